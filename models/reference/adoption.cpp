// models/reference/adoption.cpp -- adopters at the start: their thresholds, their ties, and who has adopted.
#include "models/reference/adoption.hpp"

#include <algorithm>
#include <vector>

namespace models::reference {

sim::World settle_adoption(std::span<const double> count, std::span<const double> share, std::span<const sim::Network::Edge> ties, std::span<const std::uint32_t> first) {
  sim::require(count.size() == share.size(), "each adopter has a count and a share");
  sim::World world;
  auto& all = world.add(adopter::all);
  all.settle(static_cast<std::uint32_t>(count.size()));
  all.add<adopter::adopted>(), all.add<adopter::count>(), all.add<adopter::share>();
  std::copy(count.begin(), count.end(), all.column<adopter::count>().begin());
  std::copy(share.begin(), share.end(), all.column<adopter::share>().begin());
  for (const std::uint32_t one : first) all.column<adopter::adopted>()[one] = true;
  std::vector<sim::Network::Edge> both;
  both.reserve(2 * ties.size());
  for (const auto& tie : ties) both.push_back(tie), both.push_back({tie.to, tie.from});
  auto& network = world.add(adopter::ties);
  network.build(both, world[adopter::all], world[adopter::all]);
  return world;
}

}  // namespace models::reference
