// models/vocabulary/citizen.hpp -- a resident of 15 and over: home, work, budget, practices, mentality, ties.
#pragma once
#include "models/vocabulary/classes.hpp"
#include "models/vocabulary/commune.hpp"
#include "models/vocabulary/firm.hpp"

namespace models::citizen {

using sim::ColumnKey;
namespace unit = sim::unit;

enum class Age : std::uint8_t { from_15, from_25, from_40, from_55, from_65 };
constexpr std::array<sim::Member, 5> members(Age) {
  return {{{0, "from_15", {"15 to 24", "15 à 24 ans"}}, {1, "from_25", {"25 to 39", "25 à 39 ans"}}, {2, "from_40", {"40 to 54", "40 à 54 ans"}},
           {3, "from_55", {"55 to 64", "55 à 64 ans"}}, {4, "from_65", {"65 and over", "65 ans et plus"}}}};
}
// Of the labour force without an employer: unemployed, in the census sense.
enum class Status : std::uint8_t { labour_force, works_outside, retired, inactive };
constexpr std::array<sim::Member, 4> members(Status) {
  return {{{0, "labour_force", {"works or seeks work in the territory", "travaille ou cherche sur le territoire"}},
           {1, "works_outside", {"works outside the territory", "travaille hors du territoire"}},
           {2, "retired", {"retired", "à la retraite"}}, {3, "inactive", {"studies, keeps house or is otherwise inactive", "études, foyer, autre inactivité"}}}};
}

inline constexpr sim::PopulationKey all{"citizen", {"a resident of 15 and over", "une personne résidente de 15 ans et plus"}};
inline constexpr sim::LinkKey home{all, commune::all, "home", {"commune of the dwelling", "commune du logement"}, {"commune of residence", "commune de résidence"}};
inline constexpr sim::LinkKey employer{all, firm::all, "employer", {"establishment where the citizen works", "établissement où la personne travaille"}, {"employing establishment", "établissement employeur"}};

inline constexpr sim::LinkKey group{all, people::all, "group", {"group of income and tenure that the citizen is counted in", "groupe de revenu et de statut d'occupation où la personne est comptée"}, {"income and tenure group", "groupe de revenu"}};

inline constexpr ColumnKey<Age> age{all, "age", unit::one, {"age band", "tranche d'âge"}, {"age band", "tranche d'âge"}};
inline constexpr ColumnKey<Status> status{all, "status", unit::one, {"place in the labour market", "situation sur le marché du travail"}, {"labour market status", "situation d'emploi"}};
inline constexpr ColumnKey<bool> owner{all, "owner", unit::one, {"lives in an owned dwelling", "habite un logement possédé"}, {"owns the dwelling", "propriétaire du logement"}};
inline constexpr ColumnKey<float> transfer{all, "transfer", unit::eur_per_week, {"income of those who neither work nor seek work here: pension, pay earned elsewhere, other income", "revenu de qui ne travaille ni ne cherche ici : pension, salaire gagné ailleurs, autre revenu"}, {"income other than pay here", "revenu hors salaire d'ici"}};
inline constexpr ColumnKey<float> benefit{all, "benefit", unit::eur_per_week, {"unemployment benefit while without work; of somebody at work, what a loss of the job would give", "allocation de chômage ; pour une personne en emploi, celle qui suivrait sa perte"}, {"unemployment benefit", "allocation de chômage"}};
inline constexpr ColumnKey<float> energy_need{all, "energy_need", unit::eur_per_week, {"dwelling energy and fuel at the start's price", "énergie du logement et carburant au prix de départ"}, {"energy needed", "besoin d'énergie"}};
inline constexpr ColumnKey<std::uint8_t> fuel_need{all, "fuel_need", unit::percent, {"part of that energy that is fuel", "part de cette énergie qui est du carburant"}, {"part of fuel", "part du carburant"}};
// Weeks without work since a job was lost; those who sought work at the start keep the benefit that they had.
inline constexpr ColumnKey<std::uint8_t> idle{all, "idle", unit::week, {"weeks since the job was lost, 254 stands for more; 255: without one since before the start", "semaines depuis la perte de l'emploi, 254 vaut davantage ; 255 : sans emploi dès avant le départ"}, {"weeks without a job", "semaines sans emploi"}};
inline constexpr std::uint8_t longest_idle = 254, idle_at_start = 255;
inline constexpr ColumnKey<double> cash{all, "cash", unit::eur, {"money at hand", "argent disponible"}, {"money at hand", "argent disponible"}, 0.01};
inline constexpr ColumnKey<float> buffer{all, "buffer", unit::eur, {"money that the citizen likes to keep", "épargne de précaution souhaitée"}, {"savings aimed at", "épargne de précaution"}};
inline constexpr ColumnKey<float> habit{all, "habit", unit::eur_per_week, {"spending that the citizen is used to, taxes on it included, energy left out", "dépense habituelle, taxes comprises, hors énergie"}, {"usual spending", "dépense habituelle"}};
inline constexpr ColumnKey<float> plan{all, "plan", unit::eur, {"spending planned for the last step, to be settled", "dépense prévue au dernier pas, à régler"}, {"planned spending", "dépense prévue"}};

inline constexpr ColumnKey<float> proactivity{all, "proactivity", unit::one, {"0 reactive, 1 prepares and provokes change", "0 réactif, 1 prépare et provoque le changement"}, {"proactive attitude", "attitude proactive"}};
inline constexpr ColumnKey<float> disposition{all, "disposition", unit::one, {"proactivity that the citizen falls back to", "proactivité vers laquelle la personne revient"}, {"lasting proactivity", "proactivité de fond"}};
inline constexpr ColumnKey<bool> sober{all, "sober", unit::one, {"has taken up energy sobriety at home", "a adopté la sobriété énergétique chez soi"}, {"energy sobriety", "sobriété énergétique"}};
inline constexpr ColumnKey<float> needed{all, "needed", unit::one, {"trusted neighbours with the practice that it takes to convince", "voisins de confiance convaincus nécessaires pour adopter"}, {"neighbours to convince it", "voisins pour convaincre"}};

inline constexpr sim::NetworkKey ties{all, all, "ties", {"who sees whose choices, both ways", "qui voit les choix de qui, dans les deux sens"},
                                      {"invented: clustered ties near home, a few far ones", "inventé : liens groupés près du domicile, quelques liens lointains"}};
// One byte: a country holds ten of these for each resident.
inline constexpr sim::EdgeColumnKey<std::uint8_t> closeness{ties, "closeness", unit::percent, {"trust in this person, 0 to 100", "confiance en cette personne, de 0 à 100"}, {"trust in this person", "confiance en cette personne"}};

}  // namespace models::citizen
