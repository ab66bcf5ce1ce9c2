// models/catalogue.hpp -- the one list of families.
#pragma once
#include "sim/kernel/catalogue.hpp"

namespace models {
sim::Catalogue catalogue();
}
