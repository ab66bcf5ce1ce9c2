// models/reference/forest_fire.cpp -- the forest at the start: trees drawn cell by cell, those of the left column on fire.
#include "models/reference/forest_fire.hpp"

#include <vector>

#include "models/reference/draws.hpp"

namespace models::reference {

sim::World settle_forest(const ForestFireSize& size, std::uint64_t seed) {
  using enum plot::State;
  sim::World world;
  world.add(plot::all), world.add(fire::all);
  auto& plots = world[plot::all];
  plots.settle(size.side * size.side);
  plots.add<plot::state>();
  const auto state = plots.column<plot::state>();
  std::vector<std::uint32_t> alight;
  sim::Rng rng = settling_luck(seed, 1);
  for (std::uint32_t at = 0; at < state.size(); ++at) {
    if (!rng.chance(size.density)) continue;
    const bool left = at % size.side == 0;
    state[at] = left ? on_fire : tree;
    if (left) alight.push_back(at);
  }
  auto& fires = world[fire::all];
  fires.settle(static_cast<std::uint32_t>(alight.size()));
  fires.add<fire::at>();
  for (std::size_t i = 0; i < alight.size(); ++i) fires.column<fire::at>()[i] = alight[i];
  return world;
}

}  // namespace models::reference
