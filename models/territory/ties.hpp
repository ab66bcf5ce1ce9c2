// models/territory/ties.hpp -- who sees whose choices: households and neighbours, circles, workmates, a few far away.
#pragma once
#include <cstdint>
#include <vector>

#include "models/territory/draws.hpp"
#include "sim/kernel/world.hpp"

namespace models::territory {

// Builds citizen::ties, the same both ways, about nine per citizen and clustered; `first` as add_citizens gave it.
void set_ties(sim::World& world, const std::vector<std::uint32_t>& first, const Luck& luck);

}  // namespace models::territory
