// models/energy/enrol.hpp -- the processes of this family: prices, contracts, public help and what dear energy does to firms.
#pragma once
#include "sim/kernel/catalogue.hpp"

namespace models::energy {
void enrol(sim::Catalogue& catalogue);
}
