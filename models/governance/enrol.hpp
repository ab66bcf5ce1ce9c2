// models/governance/enrol.hpp -- the processes of this family: budgets and policies of public bodies.
#pragma once
#include "sim/kernel/catalogue.hpp"

namespace models::governance {
void enrol(sim::Catalogue& catalogue);
}
