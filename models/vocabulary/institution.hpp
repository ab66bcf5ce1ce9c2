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
inline constexpr sim::LinkKey place{all, commune::all, "place", {"commune of its seat", "commune du siège"}};
inline constexpr ColumnKey<Level> level{all, "level", unit::one, {"level of government", "niveau d'administration"}};
inline constexpr ColumnKey<double> revenue{all, "revenue", unit::eur_per_week, {"operating revenue for the policies simulated here", "recettes de fonctionnement"}};
inline constexpr ColumnKey<double> energy_need{all, "energy_need", unit::eur_per_week, {"energy of its buildings and lights at the start's price", "énergie des bâtiments et de l'éclairage au prix de départ"}};
inline constexpr ColumnKey<double> spending{all, "spending", unit::eur_per_week, {"other operating spending", "autres dépenses de fonctionnement"}};
inline constexpr ColumnKey<double> cash{all, "cash", unit::eur, {"cash", "trésorerie"}, 0.01};
inline constexpr ColumnKey<double> cash_target{all, "cash_target", unit::eur, {"cash that it keeps", "trésorerie conservée"}, 0.01};

}  // namespace models::public_body

namespace models::researcher {

inline constexpr sim::PopulationKey all{"researcher", {"a research team", "une équipe de recherche"}};
inline constexpr sim::LinkKey place{all, commune::all, "place", {"commune of its host", "commune de son hôte"}};

}  // namespace models::researcher
