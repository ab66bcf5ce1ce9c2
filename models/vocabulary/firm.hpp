// models/vocabulary/firm.hpp -- an establishment: jobs, production, stocks, cash, energy contract.
//
// A synthetic establishment is not a company: it carries no name. Amounts are EUR in the prices of the territory's file.
#pragma once
#include "models/vocabulary/commune.hpp"
#include "models/vocabulary/sector.hpp"

namespace models::firm {

using sim::ColumnKey;
namespace unit = sim::unit;

enum class Kind : std::uint8_t { employer, own_account };
constexpr std::array<sim::Member, 2> members(Kind) {
  return {{{0, "employer", {"employer establishment", "établissement employeur"}}, {1, "own_account", {"own-account worker", "indépendant sans salarié"}}}};
}

inline constexpr sim::PopulationKey all{"firm", {"an establishment with or without employees", "un établissement, avec ou sans salariés"}};
inline constexpr sim::LinkKey place{all, commune::all, "place", {"commune where it stands", "commune d'implantation"}};
inline constexpr sim::LinkKey branch{all, sector::all, "branch", {"its branch", "sa branche"}};

inline constexpr ColumnKey<Kind> kind{all, "kind", unit::one, {"employer or own-account worker", "employeur ou indépendant"}};
inline constexpr ColumnKey<bool> active{all, "active", unit::one, {"false once it has failed", "faux après défaillance"}};

// ---- jobs
inline constexpr ColumnKey<std::int32_t> base_jobs{all, "base_jobs", unit::job, {"jobs at the start", "emplois au départ"}};
inline constexpr ColumnKey<std::int32_t> positions{all, "positions", unit::job, {"jobs that it wants to fill", "emplois souhaités"}};
inline constexpr ColumnKey<std::int32_t> employees{all, "employees", unit::job, {"jobs held by residents of the territory", "emplois occupés par des résidents"}};
inline constexpr ColumnKey<std::int32_t> commuters{all, "commuters", unit::job, {"jobs held by people who live elsewhere", "emplois occupés par des non-résidents"}};
inline constexpr ColumnKey<std::int32_t> base_commuters{all, "base_commuters", unit::job, {"jobs held by people who live elsewhere, at the start", "emplois occupés par des non-résidents, au départ"}};
inline constexpr ColumnKey<double> wage{all, "wage", unit::eur_per_job_week, {"net pay per job and week", "salaire net par emploi et par semaine"}};
inline constexpr ColumnKey<double> charges{all, "charges", unit::one, {"contributions and taxes on pay, per euro of net pay", "cotisations et impôts par euro de salaire net"}};

// ---- production: EUR per week at the start's prices
inline constexpr ColumnKey<double> base_output{all, "base_output", unit::eur_per_week, {"output at the start", "production au départ"}};
inline constexpr ColumnKey<double> base_exports{all, "base_exports", unit::eur_per_week, {"orders from outside the territory at the start", "commandes extérieures au départ"}};
inline constexpr ColumnKey<double> exports{all, "exports", unit::eur, {"orders from outside the territory this step", "commandes extérieures de ce pas"}, 0.01};
inline constexpr ColumnKey<double> demand{all, "demand", unit::eur, {"orders received this step", "commandes reçues à ce pas"}, 0.01};
inline constexpr ColumnKey<double> output{all, "output", unit::eur, {"produced this step", "production du pas"}, 0.01};
inline constexpr ColumnKey<double> fill{all, "fill", unit::one, {"part of each order that is delivered this step, 0 to 1", "part de chaque commande livrée à ce pas, 0 à 1"}};
inline constexpr ColumnKey<double> finished{all, "finished", unit::eur, {"stock of finished goods", "stock de produits finis"}, 0.01};
inline constexpr ColumnKey<double> delivered{all, "delivered", unit::eur, {"delivered to all clients this step", "livré à tous les clients à ce pas"}, 0.01};
inline constexpr ColumnKey<double> activity{all, "activity", unit::one, {"smoothed demand over base output, 1 at the start", "demande lissée rapportée au départ, 1 au départ"}};

// ---- inputs, energy left out
inline constexpr ColumnKey<double> input_coefficient{all, "input_coefficient", unit::one, {"inputs without energy per unit of output", "consommations intermédiaires hors énergie par unité produite"}};
inline constexpr ColumnKey<double> input_stock{all, "input_stock", unit::eur, {"stock of inputs", "stock de consommations intermédiaires"}, 0.01};
inline constexpr ColumnKey<double> input_target{all, "input_target", unit::eur, {"stock of inputs that it aims at", "stock visé"}, 0.01};
inline constexpr ColumnKey<double> input_order{all, "input_order", unit::eur, {"inputs needed this step, from all suppliers", "besoins du pas, tous fournisseurs"}, 0.01};

// ---- energy
inline constexpr ColumnKey<double> energy_coefficient{all, "energy_coefficient", unit::one, {"energy at the start's price per unit of output", "énergie au prix de départ par unité produite"}};
inline constexpr ColumnKey<double> energy_price{all, "energy_price", unit::one, {"price of its own energy contract, 1 at the start", "prix de son contrat d'énergie, 1 au départ"}};
inline constexpr ColumnKey<std::int32_t> contract_end{all, "contract_end", unit::day, {"day on which its energy contract ends, since 1970-01-01", "fin de son contrat d'énergie, jours depuis 1970-01-01"}};
inline constexpr ColumnKey<double> energy_bill{all, "energy_bill", unit::eur, {"paid for energy this step", "facture d'énergie du pas"}, 0.01};

// ---- money
inline constexpr ColumnKey<double> cash{all, "cash", unit::eur, {"cash", "trésorerie"}, 0.01};
inline constexpr ColumnKey<double> fixed_cost{all, "fixed_cost", unit::eur_per_week, {"rent, debt service, wear and taxes that do not follow output", "loyers, dette, usure et impôts qui ne suivent pas la production"}};
inline constexpr ColumnKey<double> cash_target{all, "cash_target", unit::eur, {"cash that it keeps before paying its owners", "trésorerie conservée avant de payer les propriétaires"}, 0.01};
inline constexpr ColumnKey<double> debt{all, "debt", unit::eur, {"owed to a partner who helped", "dette envers un partenaire qui a aidé"}, 0.01};
inline constexpr ColumnKey<double> lent{all, "lent", unit::eur, {"lent to partners in need", "prêté à des partenaires en difficulté"}, 0.01};

inline constexpr sim::NetworkKey supply{all, all, "supply", {"from a buyer to a supplier in the territory", "d'un acheteur à un fournisseur du territoire"},
                                        {"imputed from national tables, distance and size", "imputé : tables nationales, distance et taille"}};
inline constexpr sim::EdgeColumnKey<float> supply_share{supply, "share", unit::one, {"part of the buyer's inputs ordered here", "part des achats passée à ce fournisseur"}};
inline constexpr sim::EdgeColumnKey<double> supply_order{supply, "order", unit::eur, {"ordered this step", "commandé à ce pas"}};

inline constexpr sim::NetworkKey market{commune::all, all, "market", {"from a commune's households to their shops and services", "des ménages d'une commune à leurs commerces et services"},
                                        {"imputed from national tables, distance and size", "imputé : tables nationales, distance et taille"}};
inline constexpr sim::EdgeColumnKey<float> market_share{market, "share", unit::one, {"part of the households' spending that goes here", "part de la dépense des ménages qui va ici"}};
inline constexpr sim::EdgeColumnKey<double> market_order{market, "order", unit::eur, {"ordered this step", "commandé à ce pas"}};

// Where people look for work: the establishments of a commune and its neighbours, larger ones more often.
inline constexpr sim::NetworkKey workplaces{commune::all, all, "workplaces", {"from a commune to the establishments within reach of its residents", "d'une commune aux établissements à portée de ses habitants"}};
inline constexpr sim::EdgeColumnKey<float> workplaces_upto{workplaces, "upto", unit::one, {"cumulated weight up to this establishment, 1 at the last", "poids cumulé jusqu'à cet établissement, 1 au dernier"}};

}  // namespace models::firm
