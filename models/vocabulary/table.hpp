// models/vocabulary/table.hpp -- an input-output table as a world: regions, products, industries, stocks, flows.
//
// Nobody stands here unless the scenario's territory is a table (docs/methods/table.md). Industries stand region by region;
// stocks product by product, each with the industries in their order; flows supplier by supplier, likewise. Amounts are in
// the table's own unit of money, flows per day.
#pragma once
#include <string_view>

#include "sim/kernel/keys.hpp"

namespace models {

namespace region {
inline constexpr sim::PopulationKey all{"region", {"a region of an input-output table", "une région d'un tableau entrées-sorties"}};
inline constexpr sim::ColumnKey<sim::Code> code{all, "code", sim::unit::one, {"its name, or a short code that the statements explain", "son nom, ou un code court que les énoncés expliquent"}, {"short name", "nom court"}};
inline constexpr sim::ColumnKey<std::uint64_t> key{all, "key", sim::unit::one, {"fingerprint of its name", "empreinte de son nom"}, {"fingerprint of its name", "empreinte de son nom"}};
}  // namespace region

namespace product {
inline constexpr sim::PopulationKey all{"product", {"what the industries of one sector supply, in an input-output table", "ce que fournissent les industries d'une branche, dans un tableau entrées-sorties"}};
inline constexpr sim::ColumnKey<sim::Code> code{all, "code", sim::unit::one, {"the sector's name, or a short code that the statements explain", "nom de la branche, ou un code court que les énoncés expliquent"}, {"short name", "nom court"}};
inline constexpr sim::ColumnKey<std::uint64_t> key{all, "key", sim::unit::one, {"fingerprint of its name", "empreinte de son nom"}, {"fingerprint of its name", "empreinte de son nom"}};
inline constexpr sim::ColumnKey<double> days{all, "days", sim::unit::day, {"days of use that are aimed at in stock; infinite: never short", "jours d'usage visés en stock ; infini : jamais à court"}, {"stock aimed at", "stock visé"}};
}  // namespace product

namespace industry {
inline constexpr sim::Unit money{"money"}, money_per_day{"money/day"};  // the table's own unit
using sim::ColumnKey;

inline constexpr sim::PopulationKey all{"industry", {"one sector in one region, as a single firm", "une branche dans une région, comme une seule entreprise"}};
inline constexpr sim::LinkKey place{all, region::all, "place", {"its region", "sa région"}, {"region of the industry", "région de l'industrie"}};
inline constexpr sim::LinkKey makes{all, product::all, "makes", {"its product", "son produit"}, {"product made", "produit fabriqué"}};
inline constexpr ColumnKey<sim::Code> code{all, "code", sim::unit::one, {"its name, or a short code that the statements explain", "son nom, ou un code court que les énoncés expliquent"}, {"short name", "nom court"}};
inline constexpr ColumnKey<std::uint64_t> key{all, "key", sim::unit::one, {"fingerprint of its name, \"region/sector\"", "empreinte de son nom, « région/branche »"}, {"fingerprint of its name", "empreinte de son nom"}};

// ---- as stated
inline constexpr ColumnKey<double> start_output{all, "start_output", money_per_day, {"output in the table", "production du tableau"}, {"output in the table", "production du tableau"}};
inline constexpr ColumnKey<double> final_demand{all, "final_demand", money_per_day, {"final demand in the table", "demande finale du tableau"}, {"demand in the table", "demande finale du tableau"}};
inline constexpr ColumnKey<double> start_value_added{all, "start_value_added", money_per_day, {"output minus inputs in the table", "production moins consommations intermédiaires du tableau"}, {"value added in the table", "valeur ajoutée du tableau"}};
inline constexpr ColumnKey<double> capital{all, "capital", money, {"productive capital at the start", "capital productif au départ"}, {"productive capital", "capital productif"}};

// ---- what crises do today, gathered before the day is worked out
inline constexpr ColumnKey<double> damage_today{all, "damage_today", money, {"destroyed capital of all events, not yet taken into account", "capital détruit par tous les événements, pas encore pris en compte"}, {"capital destroyed today", "capital détruit ce jour"}};
inline constexpr ColumnKey<double> loss_today{all, "loss_today", sim::unit::one, {"largest share of capacity that an event takes, not yet taken into account", "plus grande part de capacité prise par un événement, pas encore prise en compte"}, {"capacity loss today", "perte de capacité ce jour"}};
inline constexpr ColumnKey<double> loss_waiting{all, "loss_waiting", sim::unit::one, {"the same, felt tomorrow where events are felt a day late", "de même, ressenti demain si les événements agissent avec un jour de retard"}, {"capacity loss tomorrow", "perte de capacité demain"}};
inline constexpr ColumnKey<double> rebuilding_today{all, "rebuilding_today", money_per_day, {"what all rebuilding orders from it, not yet taken into account", "commandes de toutes les reconstructions, pas encore prises en compte"}, {"rebuilding ordered today", "reconstruction commandée ce jour"}};

// ---- from day to day
inline constexpr ColumnKey<double> weight{all, "weight", sim::unit::one, {"of its flows in its customers' orders: capacity over that of the start, or 1", "de ses flux dans les commandes de ses clients : capacité rapportée au départ, ou 1"}, {"weight of its flows", "poids de ses flux"}};
inline constexpr ColumnKey<double> limit{all, "limit", money_per_day, {"the most that its stocks let it make", "production maximale permise par ses stocks"}, {"limit set by stocks", "limite des stocks"}};
inline constexpr ColumnKey<double> planned{all, "planned", money_per_day, {"demand without what was rebuilt, at most the capacity", "demande hors reconstruction livrée, dans la limite de la capacité"}, {"planned output", "production prévue"}};
inline constexpr ColumnKey<double> fill{all, "fill", sim::unit::one, {"part of each order that it delivers", "part livrée de chaque commande"}, {"part delivered", "part livrée"}};

// ---- recorded
inline constexpr ColumnKey<double> output{all, "output", money_per_day, {"produced on the day", "production du jour"}, {"Output", "Production"}, 0, sim::better};
inline constexpr ColumnKey<double> capacity{all, "capacity", money_per_day, {"what it could produce, overproduction included", "ce qu'elle pourrait produire, surproduction comprise"}, {"Capacity", "Capacité"}, 0, sim::better};
inline constexpr ColumnKey<double> unmet{all, "unmet", money_per_day, {"final demand that was not met, and is lost", "demande finale non satisfaite, et perdue"}, {"Unmet final demand", "Demande finale non satisfaite"}, 0, sim::worse};
inline constexpr ColumnKey<double> rebuilding{all, "rebuilding", money_per_day, {"ordered from it for rebuilding", "commandes de reconstruction reçues"}, {"Rebuilding demand", "Demande de reconstruction"}, 0, sim::neither};
inline constexpr ColumnKey<double> damage{all, "damage", money, {"destroyed capital, not yet restored", "capital détruit, pas encore rétabli"}, {"Capital to recover", "Capital à rétablir"}, 0, sim::worse};
inline constexpr ColumnKey<double> capacity_loss{all, "capacity_loss", sim::unit::one, {"share of capacity out for other reasons than damage", "part de capacité arrêtée pour d'autres raisons que les dommages"}, {"Capacity out", "Capacité arrêtée"}, 0, sim::worse};
inline constexpr ColumnKey<double> overproduction{all, "overproduction", sim::unit::one, {"what capacity is multiplied by, from 1", "facteur de la capacité, à partir de 1"}, {"Overproduction", "Surproduction"}, 0, sim::neither};
inline constexpr ColumnKey<double> value_added{all, "value_added", money_per_day, {"output minus the inputs that it used up", "production moins les consommations intermédiaires utilisées"}, {"Value added", "Valeur ajoutée"}, 0, sim::better};
}  // namespace industry

namespace stock {
using sim::ColumnKey;
inline constexpr sim::PopulationKey all{"stock", {"what one industry holds of one product", "ce qu'une industrie détient d'un produit"}};
inline constexpr sim::LinkKey of{all, product::all, "of", {"the product", "le produit"}, {"product in stock", "produit en stock"}};
inline constexpr sim::LinkKey held_by{all, industry::all, "held_by", {"the industry", "l'industrie"}, {"industry that holds it", "industrie détentrice"}};
inline constexpr ColumnKey<double> coefficient{all, "coefficient", sim::unit::one, {"used for each unit of output", "utilisé par unité produite"}, {"use per output", "usage par production"}};
inline constexpr ColumnKey<double> order{all, "order", sim::unit::one, {"today's orders over the suppliers' weighted flows", "commandes du jour rapportées aux flux pondérés des fournisseurs"}, {"orders of the day", "commandes du jour"}};
inline constexpr ColumnKey<double> received{all, "received", industry::money_per_day, {"delivered on the day", "livré dans la journée"}, {"delivered on the day", "livré dans la journée"}};
inline constexpr ColumnKey<double> supply{all, "supply", industry::money_per_day, {"the suppliers' flows in the table, each times its weight", "flux des fournisseurs dans le tableau, chacun fois son poids"}, {"suppliers' flows", "flux des fournisseurs"}};
inline constexpr ColumnKey<double> inventory{all, "inventory", industry::money, {"in stock at the end of the day", "en stock en fin de journée"}, {"Inventory", "Stock"}, 0, sim::neither};
}  // namespace stock

namespace flow {
inline constexpr sim::PopulationKey all{"flow", {"what one industry supplies to another in the table", "ce qu'une industrie fournit à une autre dans le tableau"}};
inline constexpr sim::ColumnKey<double> value{all, "value", industry::money_per_day, {"the flow", "le flux"}, {"amount of the flow", "montant du flux"}};
}  // namespace flow

namespace works {
inline constexpr sim::PopulationKey all{"works", {"what one industry has still to rebuild after one event", "ce qu'une industrie doit encore reconstruire après un événement"}};
inline constexpr sim::ColumnKey<std::uint64_t> event{all, "event", sim::unit::one, {"fingerprint of the event; 0: none", "empreinte de l'événement ; 0 : aucun"}, {"event repaired", "événement réparé"}};
inline constexpr sim::ColumnKey<std::uint32_t> day{all, "day", sim::unit::day, {"day up to which deliveries are counted", "jour jusqu'auquel les livraisons sont comptées"}, {"deliveries counted until", "livraisons comptées jusqu'au"}};
inline constexpr sim::ColumnKey<double> left{all, "left", sim::unit::one, {"part of its share of the work that is not yet delivered", "part de son lot qui n'est pas encore livrée"}, {"work left to do", "reste à livrer"}};
}  // namespace works

// The fingerprint of a name (FNV-1a, 64 bits).
constexpr std::uint64_t name_key(std::string_view name) {
  std::uint64_t hash = 14695981039346656037U;
  for (const char one : name) hash = (hash ^ static_cast<unsigned char>(one)) * 1099511628211U;
  return hash;
}

}  // namespace models
