// models/territory/trade.hpp -- who buys where: suppliers of establishments, shops of communes, workplaces within reach.
//
// A sector's regional purchase coefficient is min(0.8, rho S/D): local supply S over local demand D, times an assumed rho
// (supply-demand pool, Isard 1953; the cap is assumed). Partners are drawn by output and exp(-distance / reach).
#pragma once
#include "models/territory/draws.hpp"
#include "models/territory/geography.hpp"
#include "models/territory/technology.hpp"
#include "sim/kernel/world.hpp"

namespace models::territory {

// Builds supply, market and workplaces, and what is left to outside clients: base_exports, never negative. Local orders
// above 90 % of a firm's output are scaled down; those purchases come from outside instead.
void set_trade(sim::World& world, const Figures& figures, const Technology& technology, const Geography& geography, const Luck& luck);

}  // namespace models::territory
