// models/territory/statements.hpp -- each figure as its source states it and as the world has it.
#pragma once
#include <vector>

#include "models/territory/establishments.hpp"
#include "sim/kernel/scenario.hpp"
#include "sim/kernel/world.hpp"

namespace models::territory {

// By commune, then totals (place: the territory's code), then assumptions. With a scale below 1 what was counted is
// brought back to full size. NaN in `stated`: nobody states it; in `settled`: nothing in the world shows it.
std::vector<sim::Statement> statements(const sim::World& world, const Figures& figures, const Counts& counts,
                                       const Establishments& establishments, const Technology& technology);

}  // namespace models::territory
