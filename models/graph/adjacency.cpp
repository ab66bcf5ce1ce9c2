// models/graph/adjacency.cpp -- from edges or from a network to neighbours in rising order.
#include "models/graph/adjacency.hpp"

#include <algorithm>
#include <numeric>

#include "models/graph/blocks.hpp"
#include "sim/kernel/error.hpp"

namespace models::graph {
namespace {

// `walk(entry)` calls entry(from, to) for every entry, twice in the same order.
template <class Walk> Adjacency built(std::uint32_t vertices, bool directed, const Walk& walk) {
  Adjacency out;
  out.directed = directed;
  auto& offsets = out.offsets;
  offsets.assign(std::size_t{vertices} + 1, 0);
  walk([&](std::uint32_t from, std::uint32_t to) {
    sim::require(from < vertices && to < vertices, "an edge ends at a vertex that is not there");
    if (from == to) return;
    ++offsets[from + 1];
    if (!directed) ++offsets[to + 1];
  });
  std::partial_sum(offsets.begin(), offsets.end(), offsets.begin());
  out.targets.resize(offsets.back());
  {
    sim::Large<std::uint64_t> next(offsets.begin(), offsets.end() - 1);
    walk([&](std::uint32_t from, std::uint32_t to) {
      if (from == to) return;
      out.targets[next[from]++] = to;
      if (!directed) out.targets[next[to]++] = from;
    });
  }
  std::vector<std::uint32_t> kept(vertices);
  over_blocks(vertices, [&](std::uint32_t begin, std::uint32_t end, std::size_t) {
    for (std::uint32_t v = begin; v < end; ++v) {
      const auto first = out.targets.begin() + static_cast<std::ptrdiff_t>(offsets[v]);
      const auto last = out.targets.begin() + static_cast<std::ptrdiff_t>(offsets[v + 1]);
      std::sort(first, last);
      kept[v] = static_cast<std::uint32_t>(std::unique(first, last) - first);
    }
  });
  std::uint64_t at = 0;
  for (std::uint32_t v = 0; v < vertices; ++v) {  // closes the gaps that repetitions left
    const std::uint64_t from = offsets[v];
    if (at != from) std::copy_n(out.targets.begin() + static_cast<std::ptrdiff_t>(from), kept[v], out.targets.begin() + static_cast<std::ptrdiff_t>(at));
    offsets[v] = at;
    at += kept[v];
  }
  offsets[vertices] = at;
  out.targets.resize(at);
  return out;
}

Adjacency of_edges(std::uint32_t vertices, std::span<const Edge> edges, bool directed) {
  return built(vertices, directed, [&](auto&& entry) {
    for (const auto [from, to] : edges) entry(from, to);
  });
}

Adjacency of_network(const sim::Network& network, const Vertices& vertices, bool directed) {
  sim::require(&network.key().from == &network.key().to, "only a network from a population to itself is a graph");
  std::vector<std::uint32_t> vertex(network.rows(), sim::nobody);
  for (std::uint32_t v = 0; v < vertices.count(); ++v)
    if (vertices.rows[v] < network.rows()) vertex[vertices.rows[v]] = v;
  return built(vertices.count(), directed, [&](auto&& entry) {
    for (std::uint32_t v = 0; v < vertices.count(); ++v)
      if (vertices.rows[v] < network.rows())
        for (const std::uint32_t row : network.neighbours(vertices.rows[v])) entry(v, vertex[row]);
  });
}

}  // namespace

Adjacency undirected(std::uint32_t vertices, std::span<const Edge> edges) { return of_edges(vertices, edges, false); }
Adjacency directed(std::uint32_t vertices, std::span<const Edge> edges) { return of_edges(vertices, edges, true); }
Adjacency undirected(const sim::Network& network, const Vertices& vertices) { return of_network(network, vertices, false); }
Adjacency directed(const sim::Network& network, const Vertices& vertices) { return of_network(network, vertices, true); }

}  // namespace models::graph
