// models/transition/enrol.hpp -- the processes of this family: practices that spread.
#pragma once
#include "sim/kernel/catalogue.hpp"

namespace models::transition {
void enrol(sim::Catalogue& catalogue);
}
