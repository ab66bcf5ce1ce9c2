// models/vocabulary/schema.hpp -- the one list of all that a world of ours holds: populations, networks, bids.
#pragma once

namespace sim {
class World;
}

namespace models {

// Gives an empty world every population with its columns and links, every network with its edge columns, every bid.
void declare(sim::World& world);

// After rows were settled: every network reaches every row of the population that it starts from.
void reach_all_rows(sim::World& world);

}  // namespace models
