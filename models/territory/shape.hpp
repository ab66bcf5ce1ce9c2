// models/territory/shape.hpp -- what a territory's file and a table of sectors must look like.
#pragma once
#include "sim/kernel/shape.hpp"

namespace models::territory {

sim::Shape territory_shape();  // "sillon-territory/1"
sim::Shape sectors_shape();    // "sillon-sectors/1"

}  // namespace models::territory
