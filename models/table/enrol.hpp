// models/table/enrol.hpp -- the processes of this family: an economy that is an input-output table, and what hits it.
#pragma once
#include "sim/kernel/catalogue.hpp"

namespace models::table {
void enrol(sim::Catalogue& catalogue);
}
