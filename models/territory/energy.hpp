// models/territory/energy.hpp -- what each buys of energy at the start, how, and until when.
#pragma once
#include "models/territory/draws.hpp"
#include "models/territory/technology.hpp"
#include "sim/kernel/calendar.hpp"
#include "sim/kernel/world.hpp"

namespace models::territory {

// Once the firms' normal week and the public bodies are there.
void set_energy(sim::World& world, const Technology& technology, const Luck& luck, sim::Day start);

}  // namespace models::territory
