// models/reference/wolf_sheep.cpp -- the meadow at the start: half its cells grown, animals strewn evenly.
#include "models/reference/wolf_sheep.hpp"

#include <vector>

#include "models/reference/draws.hpp"

namespace models::reference {

sim::World settle_wolf_sheep(const WolfSheepSize& size, WolfSheepRules rules, std::uint64_t seed) {
  sim::World world;
  world.add(pasture::all), world.add(sheep::all), world.add(wolf::all), world.add(ecosystem::all);
  const std::uint32_t cells = size.side * size.side;
  sim::Rng rng = settling_luck(seed, 1);

  auto& pastures = world[pasture::all];
  pastures.settle(cells);
  pastures.add<pasture::growing>();
  for (auto& left : pastures.column<pasture::growing>())
    left = rng.chance(0.5) ? std::uint8_t{0} : static_cast<std::uint8_t>(1 + rng.below(size.regrowth));

  const auto energy = [&](double gain) {  // from one step to two meals; Agents.jl begins one lower
    return rng.below(static_cast<std::uint32_t>(2 * gain)) + (rules == WolfSheepRules::declared ? 1.0 : 0.0);
  };
  auto& flock = world[sheep::all];
  flock.settle(size.sheep);
  flock.add<sheep::energy>();
  std::vector<std::uint32_t> at(size.sheep);
  for (std::uint32_t i = 0; i < size.sheep; ++i) at[i] = rng.below(cells), flock.column<sheep::energy>()[i] = energy(size.sheep_gain);
  world.add(sheep::meadow, size.side, size.side, false).put_all(at, world[sheep::all].ids());

  auto& pack = world[wolf::all];
  pack.settle(size.wolves);
  pack.add<wolf::energy>(), pack.add<wolf::at>();
  for (std::uint32_t i = 0; i < size.wolves; ++i) {
    pack.column<wolf::at>()[i] = rng.below(cells);
    pack.column<wolf::energy>()[i] = energy(size.wolf_gain);
  }
  world[ecosystem::all].settle(1);
  world[ecosystem::all].add<ecosystem::sheep_first>();
  return world;
}

}  // namespace models::reference
