// models/reference/supply_chain.hpp -- firms that supply each other, made up: to test what published work says of shocks, and to time.
//
// Sectors stand in a circle; a firm buys from the next few. Who supplies whom is drawn: evenly, in proportion to a heavy-tailed
// attractiveness (scale-free in-degrees), or mostly from one's own region (clusters). The start is an equilibrium to the cent.
#pragma once
#include <cstdint>

#include "models/vocabulary/firm.hpp"
#include "sim/kernel/world.hpp"

namespace models::reference {

struct SupplyChain {
  std::uint32_t firms = 1000, sectors = 10, regions = 1;
  std::uint32_t products = 5, suppliers = 4;  // products that each firm buys, and suppliers of each
  double attraction = 0;   // weight of the i-th of n firms of a sector as a supplier: (n / i)^attraction; 0: all alike
  double local = 0;        // chance that a supplier is sought in the own region first
  double intermediate = 0.5;  // inputs per unit of output
  double spread = 0;       // of final demand between firms: standard deviation of its logarithm
  double stock_days = 15;
  double usual_day = 10'000;  // EUR of final demand of a firm and day, on average
  firm::Need need = firm::Need::essential;
  std::uint64_t seed = 1;
};

// Populations and networks of the vocabulary, one territory, a commune for each region; nobody else lives there. A firm's
// staff never binds: its jobs are held by commuters, a hundred each.
sim::World supply_chain(const SupplyChain& shape);

}  // namespace models::reference
