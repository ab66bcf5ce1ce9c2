// models/commons/enrol.hpp -- the processes of this family: contributions, talk, rules and what a commons yields.
#pragma once
#include "sim/kernel/catalogue.hpp"

namespace models::commons {
void enrol(sim::Catalogue& catalogue);
}
