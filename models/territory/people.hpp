// models/territory/people.hpp -- residents of 15 and over: where they live, their age, their place in the labour market.
#pragma once
#include <cstdint>
#include <vector>

#include "models/territory/counts.hpp"
#include "models/territory/draws.hpp"
#include "models/territory/geography.hpp"
#include "sim/kernel/world.hpp"

namespace models::territory {

// Adds the citizens commune by commune (rows first[c] .. first[c+1]-1 live in commune c); rows that are near are
// neighbours. Counts by status are exact. Returns `first`.
std::vector<std::uint32_t> add_citizens(sim::World& world, const Figures& figures, const Counts& counts, const Luck& luck);

// Gives jobs to residents. Flows between communes, where stated, else distance decay; fitted to the employed of each
// commune and to the part of each commune's jobs that residents hold. The other jobs are commuters'; the other employed
// work outside.
void match_jobs(sim::World& world, const Figures& figures, const Counts& counts, const Geography& geography, const std::vector<std::uint32_t>& first, const Luck& luck);

}  // namespace models::territory
