// models/reference/bounded_confidence.hpp -- opinions of people who listen only to those who are near: everybody, all at once.
//
// Hegselmann and Krause 2002 (JASSS 5(3) 2): x_i becomes the mean of all x_j with |x_j - x_i| <= epsilon, its own included.
// Who is stubborn is heard and does not move. (The pairs of Deffuant et al. 2000 are the program's own process `discuss`.)
#pragma once
#include <algorithm>
#include <numeric>
#include <vector>

#include "models/reference/draws.hpp"
#include "sim/kernel/process.hpp"
#include "sim/kernel/world.hpp"

namespace models::reference {

namespace thinker {
inline constexpr sim::PopulationKey all{"thinker", {"somebody with an opinion", "quelqu'un qui a une opinion"}};
inline constexpr sim::ColumnKey<double> opinion{all, "opinion", sim::unit::one, {"0 to 1", "0 à 1"}, {"opinion held", "opinion défendue"}};
inline constexpr sim::ColumnKey<bool> stubborn{all, "stubborn", sim::unit::one, {"never moves", "ne change jamais"}, {"never changes opinion", "ne change jamais d'avis"}};
}  // namespace thinker

struct BoundedConfidence {
  double confidence = 0.2;

  static constexpr std::string_view name = "bounded_confidence";
  static constexpr sim::Text meaning{"everybody takes the mean opinion of those who are near", "chacun prend l'opinion moyenne de ceux qui sont proches"};
  static constexpr auto parameters() {
    return std::tuple{sim::parameter(&BoundedConfidence::confidence, "confidence", sim::unit::one, 0, 1, "Hegselmann and Krause 2002: consensus above about 0.2", {"distance of opinions up to which people listen", "écart d'opinion jusqu'auquel on écoute"})};
  }
  using Uses = sim::Access<thinker::all, sim::Read<thinker::stubborn>, sim::Update<thinker::opinion>>;

  // Sorted by opinion, those who are near stand together: sums in that order do not depend on where rows lie.
  void whole(const sim::Whole<Uses>& all, sim::Rng&) const {
    const auto opinion = all.update<thinker::opinion>();
    const auto stubborn = all.read<thinker::stubborn>();
    std::vector<double> sorted(opinion.begin(), opinion.end());
    std::sort(sorted.begin(), sorted.end());
    std::vector<double> upto(sorted.size() + 1, 0);
    std::partial_sum(sorted.begin(), sorted.end(), upto.begin() + 1);
    for (std::size_t i = 0; i < opinion.size(); ++i) {
      if (stubborn[i]) continue;
      const auto first = std::lower_bound(sorted.begin(), sorted.end(), opinion[i] - confidence) - sorted.begin();
      const auto last = std::upper_bound(sorted.begin(), sorted.end(), opinion[i] + confidence) - sorted.begin();
      opinion[i] = (upto[static_cast<std::size_t>(last)] - upto[static_cast<std::size_t>(first)]) / static_cast<double>(last - first);
    }
  }
};

// Opinions drawn evenly; the first `low` are stubborn at 0, the next `high` at 1.
inline sim::World settle_thinkers(std::uint32_t people, std::uint32_t low, std::uint32_t high, std::uint64_t seed) {
  sim::World world;
  auto& all = world.add(thinker::all);
  all.settle(people);
  all.add<thinker::opinion>(), all.add<thinker::stubborn>();
  for (std::uint32_t i = 0; i < people; ++i) {
    all.column<thinker::opinion>()[i] = i < low ? 0 : i < low + high ? 1 : settling_luck(seed, i + 1).uniform();
    all.column<thinker::stubborn>()[i] = i < low + high;
  }
  return world;
}

}  // namespace models::reference
