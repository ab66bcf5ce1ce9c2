// models/knowledge/enrol.hpp -- the processes of this family: know-how that passes between actors.
#pragma once
#include "sim/kernel/catalogue.hpp"

namespace models::knowledge {
void enrol(sim::Catalogue& catalogue);
}
