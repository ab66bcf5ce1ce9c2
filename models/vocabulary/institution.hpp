// models/vocabulary/institution.hpp -- public bodies and research teams.
#pragma once
#include "models/vocabulary/commune.hpp"

namespace models::public_body {

using sim::ColumnKey;
namespace unit = sim::unit;

enum class Level : std::uint8_t { commune, epci, departement, region, agency, chamber, university, hospital, pole };
constexpr std::array<sim::Member, 9> members(Level) {
  return {{{0, "commune", {"municipality", "commune"}}, {1, "epci", {"union of communes", "intercommunalité"}}, {2, "departement", {"département", "département"}},
           {3, "region", {"region", "région"}}, {4, "agency", {"state agency", "agence de l'État"}}, {5, "chamber", {"chamber of commerce", "chambre consulaire"}},
           {6, "university", {"university", "université"}}, {7, "hospital", {"hospital", "hôpital"}}, {8, "pole", {"inter-city pole", "pôle métropolitain"}}}};
}

inline constexpr sim::PopulationKey all{"public_body", {"a public employer seen as an institution", "un acteur public en tant qu'institution"}};
inline constexpr sim::LinkKey place{all, commune::all, "place", {"commune of its seat", "commune du siège"}, {"commune of its seat", "commune du siège"}};
inline constexpr ColumnKey<Level> level{all, "level", unit::one, {"level of government", "niveau d'administration"}, {"level of government", "niveau d'administration"}};
inline constexpr ColumnKey<double> revenue{all, "revenue", unit::eur_per_week, {"operating revenue of a normal week: local taxes and grants", "recettes de fonctionnement d'une semaine normale : impôts locaux et dotations"}, {"normal weekly revenue", "recettes hebdomadaires normales"}};
inline constexpr ColumnKey<double> grants{all, "grants", unit::eur_per_week, {"grants of the state; negative if it gives back a part of high local taxes", "dotations de l'État ; négatives s'il reverse une part d'impôts locaux élevés"}, {"grants of the state", "dotations de l'État"}};
inline constexpr ColumnKey<double> taxes{all, "taxes", unit::eur, {"its part of the taxes of the last step, with the state until the next", "sa part des impôts du dernier pas, chez l'État jusqu'au suivant"}, {"taxes to receive", "impôts à recevoir"}, 0.01};
inline constexpr ColumnKey<double> energy_need{all, "energy_need", unit::eur_per_week, {"energy of its buildings and lights at the start's price", "énergie des bâtiments et de l'éclairage au prix de départ"}, {"energy needed", "besoin d'énergie"}};
inline constexpr ColumnKey<double> electricity_contract{all, "electricity_contract", unit::one, {"price of its electricity contract, 1 at the start", "prix de son contrat d'électricité, 1 au départ"}, {"electricity contract price", "prix du contrat d'électricité"}};
inline constexpr ColumnKey<double> gas_contract{all, "gas_contract", unit::one, {"price of its gas contract, 1 at the start", "prix de son contrat de gaz, 1 au départ"}, {"gas contract price", "prix du contrat de gaz"}};
inline constexpr ColumnKey<std::int32_t> contract_end{all, "contract_end", unit::day, {"day on which its energy contracts end, since 1970-01-01", "fin de ses contrats d'énergie, jours depuis 1970-01-01"}, {"energy contracts end", "fin des contrats d'énergie"}};
inline constexpr ColumnKey<float> energy_relief{all, "energy_relief", unit::one, {"taken off the price of its electricity this step by a public help, 1 being the start's price; forgotten once paid", "aide publique retirée du prix de son électricité dans le pas, 1 étant le prix de départ ; oubliée une fois payée"}, {"public help on electricity", "aide publique sur l'électricité"}};
inline constexpr ColumnKey<double> energy_price{all, "energy_price", unit::one, {"mean price that it pays for its energies, public help deducted, 1 at the start", "prix moyen payé pour ses énergies, aides déduites, 1 au départ"}, {"energy price paid", "prix d'énergie payé"}};
inline constexpr ColumnKey<double> spending{all, "spending", unit::eur_per_week, {"other operating spending", "autres dépenses de fonctionnement"}, {"other spending", "autres dépenses"}};
inline constexpr ColumnKey<double> cash{all, "cash", unit::eur, {"cash", "trésorerie"}, {"cash at hand", "trésorerie"}, 0.01};
inline constexpr ColumnKey<double> cash_target{all, "cash_target", unit::eur, {"cash that it keeps", "trésorerie conservée"}, {"cash aimed at", "trésorerie visée"}, 0.01};

inline constexpr ColumnKey<float> capacity_lost{all, "capacity_lost", unit::one, {"part of its capacity to serve that is lost today; set each morning by events, forgotten in the evening", "part de la capacité de service perdue aujourd'hui ; fixée chaque matin par les événements, oubliée le soir"}, {"service lost today", "service perdu aujourd'hui"}};
inline constexpr ColumnKey<double> backlog{all, "backlog", unit::person, {"users who wait", "usagers en attente"}, {"users who wait", "usagers en attente"}, 0.001};
inline constexpr ColumnKey<float> lost_lately{all, "lost_lately", unit::one, {"part of its capacity to serve that was lost on the last day lived", "part de la capacité de service perdue le dernier jour vécu"}, {"service lost lately", "service perdu récemment"}};
inline constexpr sim::Unit users_per_day{"person/day"};
inline constexpr ColumnKey<double> users_lent{all, "users_lent", users_per_day, {"capacity to serve that it lends to partners", "capacité de service prêtée à des partenaires"}, {"service lent", "service prêté"}, 0.001};
inline constexpr ColumnKey<double> users_borrowed{all, "users_borrowed", users_per_day, {"capacity to serve that partners lend it", "capacité de service prêtée par des partenaires"}, {"service borrowed", "service emprunté"}, 0.001};
inline constexpr ColumnKey<double> users_usual{all, "users_usual", users_per_day, {"users on a usual day, as last seen", "usagers d'un jour habituel, selon le dernier jour vécu"}, {"usual daily users", "usagers d'un jour habituel"}};

// Who receives the local taxes of a commune.
inline constexpr sim::LinkKey municipality{commune::all, all, "municipality", {"body that receives its communal taxes", "acteur public qui reçoit ses impôts communaux"}, {"municipal authority", "mairie"}};
inline constexpr sim::LinkKey union_of{commune::all, all, "union", {"union of communes that receives its shared taxes", "intercommunalité qui reçoit ses impôts partagés"}, {"union of communes", "intercommunalité"}};

}  // namespace models::public_body

namespace models::researcher {

inline constexpr sim::PopulationKey all{"researcher", {"a research team", "une équipe de recherche"}};
inline constexpr sim::LinkKey place{all, commune::all, "place", {"commune of its host", "commune de son hôte"}, {"commune of its host", "commune de l'hôte"}};

}  // namespace models::researcher
