// models/graph/configuration.cpp -- a random graph of given degrees: ends in random order, matched two by two.
#include <utility>

#include "models/graph/adjacency.hpp"
#include "models/graph/blocks.hpp"
#include "models/graph/generators.hpp"
#include "sim/kernel/error.hpp"
#include "sim/kernel/rng.hpp"

namespace models::graph {

std::vector<Edge> configuration(const Vertices& vertices, std::span<const std::uint32_t> degrees, std::uint64_t key) {
  const std::uint32_t n = vertices.count();
  sim::require(degrees.size() == n, "each vertex has its degree");
  struct End {
    std::uint64_t drawn;
    std::uint32_t vertex;
    auto operator<=>(const End&) const = default;
  };
  auto ends = gathered_over<End>(n, [&](std::uint32_t v, std::vector<End>& out) {
    const std::uint64_t own = sim::mix(key, vertices.ids[v]);  // one hash for an end: they are many
    for (std::uint32_t i = 0; i < degrees[v]; ++i) out.push_back({sim::mix(own, i), v});
  });
  ends = sorted_by_buckets(std::move(ends), 4096, [](const End& end) { return end.drawn >> 52U; });
  std::vector<Edge> edges;
  edges.reserve(ends.size() / 2);
  for (std::size_t i = 0; i + 1 < ends.size(); i += 2) edges.push_back({ends[i].vertex, ends[i + 1].vertex});
  std::vector<End>().swap(ends);

  const Adjacency simple = undirected(n, edges);
  edges.clear();
  for (std::uint32_t v = 0; v < n; ++v)
    for (const std::uint32_t other : simple.neighbours(v))
      if (v < other) edges.push_back({v, other});
  return edges;
}

}  // namespace models::graph
