// models/economy/enrol.hpp -- the processes of this family: production, jobs, pay and purchases.
#pragma once
#include "sim/kernel/catalogue.hpp"

namespace models::economy {
void enrol(sim::Catalogue& catalogue);
}
