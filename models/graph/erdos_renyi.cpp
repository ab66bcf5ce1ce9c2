// models/graph/erdos_renyi.cpp -- random graphs: each pair with the same chance, or so many pairs out of all.
#include <algorithm>
#include <cmath>

#include "models/graph/blocks.hpp"
#include "models/graph/distinct.hpp"
#include "models/graph/generators.hpp"
#include "models/graph/skips.hpp"

namespace models::graph {

std::vector<Edge> erdos_renyi(const Vertices& vertices, double probability, std::uint64_t key) {
  const std::uint32_t n = vertices.count();
  const Skips skips(probability);
  return gathered_over<Edge>(n, [&](std::uint32_t v, std::vector<Edge>& out) {
    sim::Rng rng(key, sim::Step{0}, vertices.ids[v]);
    skips.among(n - 1 - v, rng, [&](std::uint64_t i) { out.push_back({v, static_cast<std::uint32_t>(v + 1 + i)}); });
  });
}

std::vector<Edge> erdos_renyi_of(const Vertices& vertices, std::uint64_t ties, std::uint64_t key) {
  const std::uint32_t n = vertices.count();
  const std::uint64_t pairs = n < 2 ? 0 : std::uint64_t{n} * (n - 1) / 2;
  sim::require(ties <= pairs, "more ties than there are pairs");
  const bool sparse = ties <= pairs / 2;  // else those that are not tied are drawn, which are fewer
  const std::uint64_t drawn = sparse ? ties : pairs - ties;
  auto edges = distinct(
      drawn,
      [&](std::size_t slot, std::uint32_t attempt) {
        sim::Rng rng(key, sim::Step{attempt}, slot);
        const std::uint32_t a = rng.below(n), b = rng.below(n - 1);
        return b < a ? Edge{b, a} : Edge{a, b + 1};
      },
      [](Edge) { return false; });
  const auto lower = [](Edge a, Edge b) { return pair_of(a.from, a.to) < pair_of(b.from, b.to); };
  if (sparse) return edges;
  std::sort(edges.begin(), edges.end(), lower);
  std::vector<Edge> others;
  others.reserve(ties);
  auto left_out = edges.begin();
  for (std::uint32_t a = 0; a < n; ++a)
    for (std::uint32_t b = a + 1; b < n; ++b)
      if (left_out != edges.end() && left_out->from == a && left_out->to == b) ++left_out;
      else others.push_back({a, b});
  return others;
}

}  // namespace models::graph
