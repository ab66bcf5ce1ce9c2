// models/opinion/enrol.hpp -- the processes of this family: mentality.
#pragma once
#include "sim/kernel/catalogue.hpp"

namespace models::opinion {
void enrol(sim::Catalogue& catalogue);
}
