// models/vocabulary/territory.hpp -- the territory as a whole: its indicators, its prices, the account of the outside world.
#pragma once
#include "sim/kernel/keys.hpp"

namespace models::territory {

using sim::ColumnKey;
namespace unit = sim::unit;

inline constexpr sim::PopulationKey all{"territory", {"the territory as a whole; one row", "le territoire entier ; une ligne"}};

inline constexpr ColumnKey<double> outside{all, "outside", unit::eur,
    {"account of the world outside: owners, suppliers, clients and employers elsewhere; what leaves the territory arrives here",
     "compte du monde extérieur : propriétaires, fournisseurs, clients et employeurs d'ailleurs ; ce qui quitte le territoire y arrive"}, 0.01};
inline constexpr ColumnKey<double> state{all, "state", unit::eur, {"account of the state and of social security", "compte de l'État et de la sécurité sociale"}, 0.01};
inline constexpr ColumnKey<double> bank{all, "bank", unit::eur, {"account of the banks", "compte des banques"}, 0.01};
inline constexpr ColumnKey<double> insurer{all, "insurer", unit::eur, {"account of the insurers", "compte des assureurs"}, 0.01};
inline constexpr ColumnKey<double> energy_price_firms{all, "energy_price_firms", unit::one,
    {"market price of energy offered to firms in a new contract, 1 at the start", "prix de marché de l'énergie proposé aux entreprises, 1 au départ"},
    0, {"energy price, new contracts of firms", "prix de l'énergie, nouveaux contrats des entreprises"}};
inline constexpr ColumnKey<double> energy_price_households{all, "energy_price_households", unit::one,
    {"price of energy that households pay, public shields included, 1 at the start", "prix de l'énergie payé par les ménages, boucliers compris, 1 au départ"},
    0, {"energy price, households", "prix de l'énergie, ménages"}};

// Events multiply the prices of energy; the first of a step starts from 1.
inline constexpr ColumnKey<std::int32_t> energy_day{all, "energy_day", unit::day, {"step of which events last set the prices of energy, by its first day since 1970-01-01", "pas dont les événements ont fixé les prix de l'énergie, par son premier jour depuis 1970-01-01"}};
// Public services of one day, added up over public bodies.
inline constexpr ColumnKey<double> users{all, "users", unit::person, {"who comes to a public service today", "usagers venus aujourd'hui dans un service public"}, 0.001};
inline constexpr ColumnKey<double> served{all, "served", unit::person, {"who is served by a public service today", "usagers servis aujourd'hui par un service public"}, 0.001};
inline constexpr ColumnKey<double> queue{all, "queue", unit::person, {"who waits for a public service tonight", "usagers en attente d'un service public ce soir"}, 0.001};

}  // namespace models::territory
