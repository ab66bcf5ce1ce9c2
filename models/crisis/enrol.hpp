// models/crisis/enrol.hpp -- the processes of this family: events from outside.
#pragma once
#include "sim/kernel/catalogue.hpp"

namespace models::crisis {
void enrol(sim::Catalogue& catalogue);
}
