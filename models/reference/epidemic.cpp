// models/reference/epidemic.cpp -- the people at the start: their ties, and the first who are infectious.
#include "models/reference/epidemic.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "models/reference/draws.hpp"

namespace models::reference {

sim::World settle_epidemic(const EpidemicSize& size, const EpidemicRule& rule, std::uint64_t seed) {
  sim::World world;
  auto& people = world.add(person::all);
  people.settle(size.people);
  people.add<person::health>();
  sim::Rng first = settling_luck(seed, 0);
  const auto health = people.column<person::health>();
  for (std::uint32_t left = std::min(size.first_infected, size.people); left > 0;) {
    auto& drawn = health[first.below(size.people)];
    if (drawn == person::Health::susceptible) drawn = person::Health::infectious, --left;
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ties;
  ties.reserve(std::size_t{size.people} * size.ties);
  for (std::uint32_t i = 0; i < size.people; ++i) {
    sim::Rng rng = settling_luck(seed, people.ids()[i]);
    for (std::uint32_t k = 1; k <= size.ties / 2; ++k) {
      std::uint32_t other = (i + k) % size.people;
      if (rng.chance(rule.rewired)) other = (i + 1 + rng.below(size.people - 1)) % size.people;
      ties.emplace_back(i, other), ties.emplace_back(other, i);
    }
  }
  std::sort(ties.begin(), ties.end());
  ties.erase(std::unique(ties.begin(), ties.end()), ties.end());  // two in a million coincide
  std::vector<sim::Network::Edge> edges;
  edges.reserve(ties.size());
  for (const auto& [from, to] : ties) edges.push_back({from, to});
  auto& network = world.add(person::ties);
  network.build(edges, world[person::all], world[person::all]);
  return world;
}

}  // namespace models::reference
