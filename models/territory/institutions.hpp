// models/territory/institutions.hpp -- public bodies and research teams: seats, budgets.
#pragma once
#include "models/territory/counts.hpp"
#include "models/territory/zones.hpp"
#include "sim/kernel/world.hpp"

namespace models::territory {

// What the file leaves out: without a list, a municipality in each commune and the union of an EPCI, or, with a register,
// each EPCI, department and region, in its most peopled commune; teams without a host in those of the departments, by
// their inhabitants; a public body or team for each real actor that has none. Those are marked imputed.
void complete_institutions(Figures& figures, const Zones& zones);

// Revenue of municipalities and unions by inhabitants, energy likewise, the rest is spent; the other bodies keep no budget
// here, because the policies that are simulated do not draw on it.
void add_institutions(sim::World& world, const Figures& figures, const Counts& counts, const Zones& zones);

}  // namespace models::territory
