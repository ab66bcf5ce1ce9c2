// models/vocabulary/schema.hpp -- the one list of all that a world of ours holds: populations, networks, bids.
#pragma once
#include <cstdint>
#include <vector>

namespace sim {
class World;
struct Sorting;
enum class Period : std::uint8_t;
}  // namespace sim

namespace models {

// Gives an empty world every population with its columns and links, every network with its edge columns, every bid.
void declare(sim::World& world);

// After rows were settled: every network reaches every row of the population that it starts from.
void reach_all_rows(sim::World& world);

// Who lives, works or sits in one commune lies together in memory.
std::vector<sim::Sorting> sortings(sim::Period every);

}  // namespace models
