// models/vocabulary/commune.hpp -- the statistical unit of a territory: place, and the shopping account of its households.
#pragma once
#include "models/vocabulary/territory.hpp"

namespace models::commune {

using sim::ColumnKey;
namespace unit = sim::unit;

inline constexpr sim::PopulationKey all{"commune", {"statistical unit of the territory", "unité statistique du territoire"}};
inline constexpr sim::LinkKey within{all, territory::all, "within", {"the territory that it belongs to", "le territoire dont elle fait partie"}, {"territory it is in", "territoire d'appartenance"}};

inline constexpr ColumnKey<sim::Code> code{all, "code", unit::one, {"INSEE code", "code INSEE"}, {"INSEE code", "code INSEE"}};
inline constexpr ColumnKey<std::uint32_t> inhabitants{all, "inhabitants", unit::person, {"inhabitants of all ages", "habitants de tous âges"}, {"inhabitants of all ages", "habitants de tous âges"}};
inline constexpr ColumnKey<float> latitude{all, "latitude", unit::degree, {"latitude of the centre, WGS 84; NaN if unknown", "latitude du centre, WGS 84 ; NaN si inconnue"}, {"latitude of the centre", "latitude du centre"}};
inline constexpr ColumnKey<float> longitude{all, "longitude", unit::degree, {"longitude of the centre, WGS 84; NaN if unknown", "longitude du centre, WGS 84 ; NaN si inconnue"}, {"longitude of the centre", "longitude du centre"}};

// Households' purchases, pooled by commune: they plan, the commune's account pays the shops, they settle the next step.
inline constexpr ColumnKey<double> planned{all, "planned", unit::eur, {"what households mean to spend on goods and services this step", "dépense prévue des ménages pour ce pas"}, {"planned spending", "dépense prévue"}, 0.01};
inline constexpr ColumnKey<double> settled_ratio{all, "settled_ratio", unit::one, {"part of what was planned that was delivered and is to be paid", "part du prévu qui a été livrée et reste à payer"}, {"part delivered", "part livrée"}};
inline constexpr ColumnKey<double> purse{all, "purse", unit::eur, {"shopping account: paid out to shops, refilled by households a step later", "compte d'achats : payé aux commerces, réglé par les ménages au pas suivant"}, {"shopping account", "compte d'achats"}, 0.01};
inline constexpr ColumnKey<double> daily{all, "daily", unit::eur, {"what households mean to spend on goods and services each day of this step", "dépense prévue des ménages par jour de ce pas"}, {"planned daily spending", "dépense prévue par jour"}};
inline constexpr ColumnKey<double> asked{all, "asked", unit::eur, {"asked of shops in the territory this step, at their prices", "demandé aux commerces du territoire dans le pas, à leurs prix"}, {"asked of shops here", "demandé aux commerces d'ici"}, 0.01};
inline constexpr ColumnKey<double> access{all, "access", unit::one, {"part of the goods that can leave its establishments today, 1 is normal; set each morning by events", "part des biens qui peut sortir de ses établissements aujourd'hui ; 1 est normal"}, {"access of goods", "accès des biens"}};

inline constexpr ColumnKey<double> bought_here{all, "bought_here", unit::eur, {"paid this step to establishments of the territory for purchases, and for rebuilding", "payé dans le pas aux établissements du territoire pour les achats, et pour la reconstruction"}, {"purchases made here", "achats faits ici"}, 0.01};
inline constexpr ColumnKey<std::int32_t> base_unemployed{all, "base_unemployed", unit::person, {"residents in the labour force without a job at the start", "résidents actifs sans emploi au départ"}, {"unemployed at the start", "chômeurs au départ"}};

// Rebuilding, pooled by commune: those who were hit order, builders work, they pay what was built.
inline constexpr ColumnKey<double> works{all, "works", unit::eur, {"building work ordered today", "travaux commandés aujourd'hui"}, {"building work ordered", "travaux commandés"}, 0.01};
inline constexpr ColumnKey<double> works_ratio{all, "works_ratio", unit::one, {"part of yesterday's orders of work that was done and is to be paid", "part des travaux commandés hier qui a été faite et reste à payer"}, {"part of works done", "part des travaux faite"}};
inline constexpr ColumnKey<double> works_purse{all, "works_purse", unit::eur, {"account of the works: paid out to builders, refilled a day later", "compte des travaux : payé aux entreprises, réglé un jour plus tard"}, {"account of the works", "compte des travaux"}, 0.01};
inline constexpr ColumnKey<double> home_damage{all, "home_damage", unit::eur, {"dwellings: destroyed and not yet rebuilt", "logements : détruit et pas encore reconstruit"}, {"damage to dwellings", "dommages aux logements"}, 0.01};
inline constexpr ColumnKey<std::int32_t> homes_hit{all, "homes_hit", unit::one, {"dwellings damaged by events since the start, each time counted", "logements sinistrés depuis le départ, chaque fois comptée"}, {"dwellings damaged", "logements sinistrés"}, 1};
inline constexpr ColumnKey<double> home_claim{all, "home_claim", unit::eur, {"dwellings: insurance agreed and not yet paid", "logements : indemnités dues et non versées"}, {"home insurance due", "indemnités logement dues"}, 0.01};
inline constexpr ColumnKey<double> home_fund{all, "home_fund", unit::eur, {"dwellings: money at hand to rebuild", "logements : argent disponible pour reconstruire"}, {"money to rebuild homes", "argent pour reconstruire"}, 0.01};
inline constexpr ColumnKey<double> home_works{all, "home_works", unit::eur, {"dwellings: work ordered today", "logements : travaux commandés aujourd'hui"}, {"works on dwellings", "travaux sur logements"}, 0.01};

}  // namespace models::commune
