// models/vocabulary/sector.hpp -- branches of activity (INSEE A17) and what is known of them nationally.
#pragma once
#include "sim/kernel/keys.hpp"

namespace models::sector {

using sim::ColumnKey;
namespace unit = sim::unit;

inline constexpr sim::PopulationKey all{"sector", {"branch of activity, INSEE A17", "branche d'activité, INSEE A17"}};
inline constexpr ColumnKey<sim::Code> code{all, "code", unit::one, {"A17 code", "code A17"}, {"A17 code", "code A17"}};
inline constexpr ColumnKey<double> capital{all, "capital", unit::year, {"productive capital in years of output", "capital productif en années de production"}, {"years of capital", "années de capital"}};
inline constexpr ColumnKey<double> electricity{all, "electricity", unit::one, {"electricity's part of its energy bill at the start; fuel is the rest", "part de l'électricité dans sa facture d'énergie au départ ; le carburant est le reste"}, {"part of electricity", "part de l'électricité"}};
inline constexpr ColumnKey<double> gas{all, "gas", unit::one, {"gas's part of its energy bill at the start", "part du gaz dans sa facture d'énergie au départ"}, {"part of gas", "part du gaz"}};
inline constexpr ColumnKey<double> co2{all, "co2", sim::Unit{"t CO2/EUR"}, {"emissions per unit of output", "émissions par unité produite"}, {"emissions per output", "émissions par production"}};

// What a crisis does, by branch: set each morning by events, forgotten in the evening. 1 is normal.
inline constexpr ColumnKey<double> export_demand{all, "export_demand", unit::one, {"orders from outside over the usual", "commandes extérieures rapportées à l'habitude"}, {"orders from outside", "commandes extérieures"}};
inline constexpr ColumnKey<double> household_demand{all, "household_demand", unit::one, {"what households want of it over the usual", "demande des ménages rapportée à l'habitude"}, {"demand of households", "demande des ménages"}};
inline constexpr ColumnKey<double> imports_available{all, "imports_available", unit::one, {"part of what is ordered outside that arrives", "part des commandes à l'extérieur qui arrive"}, {"imports that arrive", "importations qui arrivent"}};

}  // namespace models::sector
