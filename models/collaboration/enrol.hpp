// models/collaboration/enrol.hpp -- the processes of this family: who meets, trusts and helps whom.
#pragma once
#include "sim/kernel/catalogue.hpp"

namespace models::collaboration {
void enrol(sim::Catalogue& catalogue);
}
