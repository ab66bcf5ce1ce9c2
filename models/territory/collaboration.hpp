// models/territory/collaboration.hpp -- what actors are, know, own and cannot solve at the start; what they believe of others.
//
// Works on the world's own rows, whatever their order: the luck is that of an actor's id. What a real actor states of itself
// takes the place of what is drawn, field by field: then its masks say exactly what it stated.
#pragma once
#include <cstdint>
#include <vector>

#include "models/territory/draws.hpp"
#include "models/territory/figures.hpp"
#include "sim/kernel/calendar.hpp"
#include "sim/kernel/world.hpp"

namespace models::territory {

// Fields and capabilities; then for each actor its role, skills, mentality, topics, kene, tools and first open problems;
// then what each acquaintance believes of the other. `real` holds the row of each real actor of the file, or nobody.
void add_collaboration(sim::World& world, const Figures& figures, const std::vector<std::uint32_t>& real, const Luck& luck, sim::Day start);

}  // namespace models::territory
