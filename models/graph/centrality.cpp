// models/graph/centrality.cpp -- distances from all or from a sample; power iteration with sums in a fixed order.
#include "models/graph/centrality.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/graph/blocks.hpp"
#include "models/graph/shortest_paths.hpp"
#include "sim/kernel/error.hpp"
#include "sim/kernel/rng.hpp"

namespace models::graph {
namespace {

double closeness_of(double reached, double length, double others) {
  return reached > 0 && length > 0 ? reached / others * (reached / length) : 0;
}

// term(v) summed over blocks, the blocks in order.
template <class Term> double summed(std::uint32_t count, const Term& term) {
  std::vector<double> parts((std::size_t{count} + block_vertices - 1) / block_vertices, 0);
  over_blocks(count, [&](std::uint32_t begin, std::uint32_t end, std::size_t) {
    double sum = 0;
    for (std::uint32_t v = begin; v < end; ++v) sum += term(v);
    parts[begin / block_vertices] = sum;
  });
  double all = 0;
  for (const double part : parts) all += part;
  return all;
}

}  // namespace

std::vector<double> closeness(const Adjacency& graph) {
  const std::uint32_t n = graph.vertices();
  std::vector<double> out(n, 0);
  std::vector<Search> searches(sim::parallel::lanes());
  sim::parallel::blocks(n, [&](std::size_t v, std::size_t lane) {
    auto& search = searches[lane];
    search.from(static_cast<std::uint32_t>(v), graph);
    std::uint64_t length = 0;
    for (const std::uint32_t other : search.reached) length += search.distance[other];
    out[v] = closeness_of(static_cast<double>(search.reached.size() - 1), static_cast<double>(length), n - 1.0);
  });
  return out;
}

Sampled closeness(const Adjacency& graph, std::uint32_t pivots, std::uint64_t key) {
  sim::require(!graph.directed, "sampled closeness is that of an undirected graph");
  sim::require(pivots >= 2, "an error needs two pivots at least");
  const std::uint32_t n = graph.vertices();
  const auto parts = components(graph);
  // Of each component those whose hashes are lowest, or all: so every vertex is seen by as many pivots as there are.
  std::vector<std::vector<std::uint32_t>> members(parts.sizes.size());
  for (std::uint32_t v = 0; v < n; ++v) members[parts.of[v]].push_back(v);
  std::vector<std::uint32_t> sources;
  for (const auto& all : members)
    for (const std::uint32_t i : drawn_vertices(static_cast<std::uint32_t>(all.size()), pivots, sim::mix(key, all.front()))) sources.push_back(all[i]);
  struct Sums {
    std::uint64_t length = 0, squared = 0;
  };
  std::vector<std::vector<Sums>> lanes(sim::parallel::lanes());  // whole numbers: who adds them up cannot matter
  std::vector<Search> searches(lanes.size());
  std::vector<std::uint8_t> is_source(n, 0);
  for (const std::uint32_t s : sources) is_source[s] = 1;
  sim::parallel::blocks(sources.size(), [&](std::size_t i, std::size_t lane) {
    auto& sums = lanes[lane];
    if (sums.empty()) sums.resize(n);
    searches[lane].from(sources[i], graph);
    for (const std::uint32_t v : searches[lane].reached) {
      const std::uint64_t d = searches[lane].distance[v];
      sums[v].length += d, sums[v].squared += d * d;
    }
  });
  Sampled out{std::vector<double>(n, 0), std::vector<double>(n, 0)};
  for (std::uint32_t v = 0; v < n; ++v) {
    Sums all;
    for (const auto& sums : lanes)
      if (!sums.empty()) all.length += sums[v].length, all.squared += sums[v].squared;
    const double others = parts.sizes[parts.of[v]] - 1.0;
    const double seen = std::min<double>(pivots, parts.sizes[parts.of[v]]) - (is_source[v] != 0 ? 1 : 0);  // its own distance of 0 says nothing
    if (others < 1) continue;
    const double mean = static_cast<double>(all.length) / seen;
    out.value[v] = closeness_of(others, mean * others, n - 1.0);
    if (seen < 2 || seen >= others) continue;
    const double variance = std::max(0.0, (static_cast<double>(all.squared) - seen * mean * mean) / (seen - 1));
    out.error[v] = out.value[v] * std::sqrt((1 - seen / others) * variance / seen) / mean;  // to first order
  }
  return out;
}

Iterated eigenvector(const Adjacency& graph, const Iteration& how) {
  sim::require(!graph.directed, "eigenvector centrality is that of an undirected graph");
  const std::uint32_t n = graph.vertices();
  Iterated out;
  if (graph.targets.empty()) {
    out.value.assign(n, n > 0 ? 1 / std::sqrt(static_cast<double>(n)) : 0);
    out.settled = true;
    return out;
  }
  out.value.assign(n, 1 / std::sqrt(static_cast<double>(n)));
  std::vector<double> next(n);
  while (out.rounds < how.rounds && !out.settled) {
    ++out.rounds;
    over_blocks(n, [&](std::uint32_t begin, std::uint32_t end, std::size_t) {
      for (std::uint32_t v = begin; v < end; ++v) {
        double sum = out.value[v];
        for (const std::uint32_t other : graph.neighbours(v)) sum += out.value[other];
        next[v] = sum;
      }
    });
    const double length = std::sqrt(summed(n, [&](std::uint32_t v) { return next[v] * next[v]; }));
    over_blocks(n, [&](std::uint32_t begin, std::uint32_t end, std::size_t) {
      for (std::uint32_t v = begin; v < end; ++v) next[v] /= length;
    });
    out.left = summed(n, [&](std::uint32_t v) { return std::abs(next[v] - out.value[v]); });
    out.factor = length - 1;
    out.value.swap(next);
    out.settled = out.left < how.tolerance * n;
  }
  return out;
}

Iterated page_rank(const Adjacency& graph, double damping, const Iteration& how) {
  sim::require(damping >= 0 && damping < 1, "damping lies from 0 to below 1");
  const std::uint32_t n = graph.vertices();
  Iterated out;
  out.factor = 1;
  if (n == 0) return out.settled = true, out;
  Adjacency turned;  // who leads to a vertex
  if (graph.directed) {
    std::vector<Edge> edges;
    edges.reserve(graph.targets.size());
    for (std::uint32_t v = 0; v < n; ++v)
      for (const std::uint32_t other : graph.neighbours(v)) edges.push_back({other, v});
    turned = directed(n, edges);
  }
  const Adjacency& sources = graph.directed ? turned : graph;
  out.value.assign(n, 1.0 / n);
  std::vector<double> next(n), share(n);
  while (out.rounds < how.rounds && !out.settled) {
    ++out.rounds;
    over_blocks(n, [&](std::uint32_t begin, std::uint32_t end, std::size_t) {
      for (std::uint32_t v = begin; v < end; ++v) share[v] = graph.degree(v) > 0 ? out.value[v] / graph.degree(v) : 0;
    });
    const double stuck = summed(n, [&](std::uint32_t v) { return graph.degree(v) > 0 ? 0.0 : out.value[v]; });
    const double anew = (1 - damping + damping * stuck) / n;
    over_blocks(n, [&](std::uint32_t begin, std::uint32_t end, std::size_t) {
      for (std::uint32_t v = begin; v < end; ++v) {
        double sum = 0;
        for (const std::uint32_t other : sources.neighbours(v)) sum += share[other];
        next[v] = anew + damping * sum;
      }
    });
    out.left = summed(n, [&](std::uint32_t v) { return std::abs(next[v] - out.value[v]); });
    out.value.swap(next);
    out.settled = out.left < how.tolerance;
  }
  return out;
}

}  // namespace models::graph
