// models/indicators/enrol.hpp -- the processes of this family: what is measured.
#pragma once
#include "sim/kernel/catalogue.hpp"

namespace models::indicators {
void enrol(sim::Catalogue& catalogue);
}
