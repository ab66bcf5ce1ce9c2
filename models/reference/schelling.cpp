// models/reference/schelling.cpp -- the board at the start: both groups strewn evenly over empty cells.
#include "models/reference/schelling.hpp"

#include "models/reference/draws.hpp"

namespace models::reference {

sim::World settle_schelling(const SchellingSize& size, std::uint64_t seed) {
  sim::World world;
  world.add(square::all), world.add(resident::all), world.add(vacancy::all);
  const std::uint32_t cells = size.side * size.side, width = schelling_width(size);
  auto& squares = world[square::all];
  squares.settle(width * width);
  squares.add<square::taken>();
  auto& residents = world[resident::all];
  residents.settle(size.agents);
  residents.add<resident::group>(), residents.add<resident::happy>(), residents.add<resident::at>();
  auto& vacancies = world[vacancy::all];
  vacancies.settle(cells - size.agents);
  vacancies.add<vacancy::at>();
  const auto drawn = shuffled(cells, seed, 1);
  for (std::uint32_t i = 0; i < cells; ++i) {
    const std::uint32_t at = (drawn[i] / size.side + size.radius) * width + drawn[i] % size.side + size.radius;
    if (i >= size.agents) {
      vacancies.column<vacancy::at>()[i - size.agents] = at;
      continue;
    }
    const auto group = i < size.agents / 2 ? resident::Group::one : resident::Group::two;
    residents.column<resident::at>()[i] = at;
    residents.column<resident::group>()[i] = group;
    squares.column<square::taken>()[at] = static_cast<std::uint8_t>(1 + static_cast<std::uint8_t>(group));
  }
  return world;
}

}  // namespace models::reference
