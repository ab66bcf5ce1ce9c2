// models/vocabulary/territory.hpp -- the territory as a whole: its indicators, its prices, the account of the outside world.
#pragma once
#include "sim/kernel/keys.hpp"

namespace models::territory {

using sim::ColumnKey;
namespace unit = sim::unit;

inline constexpr sim::PopulationKey all{"territory", {"the territory as a whole; one row", "le territoire entier ; une ligne"}};

inline constexpr ColumnKey<double> outside{all, "outside", unit::eur,
    {"account of the outside world: the state, owners, suppliers and clients elsewhere; what leaves the territory arrives here",
     "compte du monde extérieur : État, propriétaires, fournisseurs et clients d'ailleurs ; ce qui quitte le territoire y arrive"}, 0.01};
inline constexpr ColumnKey<double> energy_price_firms{all, "energy_price_firms", unit::one,
    {"market price of energy offered to firms in a new contract, 1 at the start", "prix de marché de l'énergie proposé aux entreprises, 1 au départ"},
    0, {"energy price, new contracts of firms", "prix de l'énergie, nouveaux contrats des entreprises"}};
inline constexpr ColumnKey<double> energy_price_households{all, "energy_price_households", unit::one,
    {"price of energy that households pay, public shields included, 1 at the start", "prix de l'énergie payé par les ménages, boucliers compris, 1 au départ"},
    0, {"energy price, households", "prix de l'énergie, ménages"}};

}  // namespace models::territory
