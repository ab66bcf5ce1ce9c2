// models/graph/small_world.cpp -- the ring of Watts and Strogatz 1998, some of whose ties are rewired.
#include <algorithm>

#include "models/graph/blocks.hpp"
#include "models/graph/distinct.hpp"
#include "models/graph/generators.hpp"
#include "sim/kernel/error.hpp"
#include "sim/kernel/rng.hpp"

namespace models::graph {

std::vector<Edge> small_world(const Vertices& vertices, const SmallWorld& how, std::uint64_t key) {
  const std::uint32_t n = vertices.count(), laps = how.neighbours / 2;
  sim::require(how.neighbours % 2 == 0 && how.neighbours < n, "neighbours on a ring are an even number below that of vertices");
  sim::require(how.rewired >= 0 && how.rewired <= 1, "a probability lies between 0 and 1");
  // The tie of v on lap j leads to the j-th after it. What becomes of it is a function of (key, lap, id): asked again
  // whenever somebody wants to know whether it still stands.
  const auto luck = [&](std::uint32_t v, std::uint32_t lap, std::uint32_t attempt) {
    return sim::Rng(sim::mix(key, lap), sim::Step{attempt}, vertices.ids[v]);
  };
  const auto leaves = [&](std::uint32_t v, std::uint32_t lap) { return luck(v, lap, 0).chance(how.rewired); };
  const auto after = [n](std::uint32_t v, std::uint32_t steps) { return static_cast<std::uint32_t>((std::uint64_t{v} + steps) % n); };

  auto edges = gathered_over<Edge>(n, [&](std::uint32_t v, std::vector<Edge>& out) {
    for (std::uint32_t lap = 1; lap <= laps; ++lap)
      if (!leaves(v, lap)) out.push_back({v, after(v, lap)});
  });
  struct Tie { std::uint32_t vertex, lap; };
  const auto loose = gathered_over<Tie>(n, [&](std::uint32_t v, std::vector<Tie>& out) {
    for (std::uint32_t lap = 1; lap <= laps; ++lap)
      if (leaves(v, lap)) out.push_back({v, lap});
  });

  constexpr std::uint32_t patience = 64;  // attempts before a vertex that is tied to nearly all lets any other pair be tied
  const auto rewired = distinct(
      loose.size(),
      [&](std::size_t slot, std::uint32_t attempt) {
        const auto [v, lap] = loose[slot];
        auto rng = luck(v, lap, attempt + 1);
        const std::uint32_t from = attempt < patience ? v : rng.below(n);
        return Edge{from, after(from, 1 + rng.below(n - 1))};
      },
      [&](Edge edge) {  // the tie of the ring between the two stands
        const std::uint32_t ahead = edge.to > edge.from ? edge.to - edge.from : n - (edge.from - edge.to), behind = n - ahead;
        return (ahead <= laps && !leaves(edge.from, ahead)) || (behind <= laps && !leaves(edge.to, behind));
      });
  edges.insert(edges.end(), rewired.begin(), rewired.end());
  return edges;
}

}  // namespace models::graph
