// models/territory/budgets.hpp -- residents' income, energy bill, habit of spending and savings; communes' shopping accounts.
#pragma once
#include "models/territory/counts.hpp"
#include "models/territory/draws.hpp"
#include "sim/kernel/world.hpp"

namespace models::territory {

// A normal week has just ended: what was planned was delivered, and the households owe it to their commune's purse.
// `first` as add_citizens gave it.
void set_budgets(sim::World& world, const Figures& figures, const Counts& counts, const std::vector<std::uint32_t>& first, const Luck& luck);

}  // namespace models::territory
