// models/territory/production.hpp -- establishments at rest: output, inputs, energy, cash; what nothing moves without a crisis.
#pragma once
#include "models/territory/draws.hpp"
#include "models/territory/establishments.hpp"
#include "models/territory/technology.hpp"
#include "sim/kernel/calendar.hpp"
#include "sim/kernel/world.hpp"

namespace models::territory {

// Adds the rows: place, branch, kind, jobs.
void add_firms(sim::World& world, const Establishments& establishments);

// Output, needs, stocks and cash of a normal week. All amounts are whole cents. `start` is day 0 of energy contracts.
void set_production(sim::World& world, const Figures& figures, const Technology& technology, const Luck& luck, sim::Day start);

}  // namespace models::territory
