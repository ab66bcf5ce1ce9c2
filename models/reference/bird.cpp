// models/reference/bird.cpp -- the flock at the start: places and headings drawn evenly.
#include "models/reference/bird.hpp"

#include <vector>

#include "models/reference/draws.hpp"

namespace models::reference {

sim::World settle_flock(const FlockingSize& size, std::uint64_t seed) {
  sim::World world;
  auto& birds = world.add(bird::all);
  birds.settle(size.birds);
  birds.add<bird::x>(), birds.add<bird::y>(), birds.add<bird::vx>(), birds.add<bird::vy>();
  std::vector<std::uint32_t> cells(size.birds);
  for (std::uint32_t i = 0; i < size.birds; ++i) {
    sim::Rng rng = settling_luck(seed, birds.ids()[i]);
    const double x = birds.column<bird::x>()[i] = rng.uniform() * size.side, y = birds.column<bird::y>()[i] = rng.uniform() * size.side;
    birds.column<bird::vx>()[i] = 2 * rng.uniform() - 1;
    birds.column<bird::vy>()[i] = 2 * rng.uniform() - 1;
    cells[i] = cell_at(x, y, size.side, size.visual);
  }
  const std::uint32_t across = cells_across(size.side, size.visual);
  world.add(bird::sky, across, across, true).put_all(cells, world[bird::all].ids());
  return world;
}

}  // namespace models::reference
