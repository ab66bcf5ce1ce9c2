// models/graph/shortest_paths.cpp -- lengths of shortest paths, and betweenness, from all vertices or from a sample.
#include "models/graph/shortest_paths.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "models/graph/blocks.hpp"
#include "models/graph/measures.hpp"
#include "sim/kernel/error.hpp"
#include "sim/kernel/rng.hpp"

namespace models::graph {

std::vector<std::uint32_t> drawn_vertices(std::uint32_t vertices, std::uint32_t count, std::uint64_t key) {
  std::vector<std::uint32_t> all(vertices);
  std::iota(all.begin(), all.end(), 0U);
  if (count >= vertices) return all;
  const auto earlier = [key](std::uint32_t a, std::uint32_t b) {
    return std::pair(sim::mix(key, a), a) < std::pair(sim::mix(key, b), b);
  };
  std::nth_element(all.begin(), all.begin() + count, all.end(), earlier);
  all.resize(count);
  std::sort(all.begin(), all.end());
  return all;
}

Paths path_lengths(const Adjacency& graph, std::uint32_t sources, std::uint64_t key) {
  const std::uint32_t n = graph.vertices();
  const auto from = drawn_vertices(n, sources, key);
  struct Found {
    std::uint64_t reached = 0, length = 0;
    std::uint32_t longest = 0;
  };
  std::vector<Found> found(from.size());
  std::vector<Search> searches(sim::parallel::lanes());
  sim::parallel::blocks(from.size(), [&](std::size_t i, std::size_t lane) {
    auto& search = searches[lane];
    search.from(from[i], graph);
    for (const std::uint32_t v : search.reached) found[i].length += search.distance[v];
    found[i].reached = search.reached.size() - 1;
    found[i].longest = search.distance[search.reached.back()];
  });
  Found all;
  for (const Found& one : found) {
    all.reached += one.reached, all.length += one.length;
    all.longest = std::max(all.longest, one.longest);
  }
  Paths out;
  out.longest = all.longest;
  if (n < 2 || from.empty()) return out;
  const double k = static_cast<double>(from.size());
  out.reached = static_cast<double>(all.reached) / (k * (n - 1.0));
  out.mean = all.reached == 0 ? std::numeric_limits<double>::quiet_NaN() : static_cast<double>(all.length) / static_cast<double>(all.reached);
  if (from.size() == n || all.reached == 0) return out;
  double squares = 0;  // of a ratio of two means (Cochran 1977, eq. 2.46): residuals of length against what was reached
  for (const Found& one : found) {
    const double residual = static_cast<double>(one.length) - out.mean * static_cast<double>(one.reached);
    squares += residual * residual;
  }
  out.error = k > 1 ? std::sqrt((1 - k / n) * squares / (k - 1) / k) / (static_cast<double>(all.reached) / k) : std::numeric_limits<double>::quiet_NaN();
  return out;
}

namespace {

// What one lane needs to follow all shortest paths from a source. What is asked of a vertex lies together.
struct Brandes {
  struct Visit {
    double paths, onward;  // shortest paths from the source; (1 + dependency) / paths
    std::uint32_t distance;
  };
  std::vector<Visit> visits;
  std::vector<std::uint32_t> reached;  // in order of distance, the source first

  // Calls add(vertex, dependency of the source on it) for all that it reaches but itself.
  template <class Add> void from(std::uint32_t source, const Adjacency& graph, const Add& add) {
    if (visits.empty()) visits.assign(graph.vertices(), {0, 0, unreached});
    for (const std::uint32_t v : reached) visits[v].distance = unreached;
    reached.assign(1, source);
    visits[source] = {1, 0, 0};
    for (std::size_t i = 0; i < reached.size(); ++i) {
      const std::uint32_t v = reached[i], further = visits[v].distance + 1;
      const double paths = visits[v].paths;
      for (const std::uint32_t other : graph.neighbours(v)) {
        Visit& there = visits[other];
        if (there.distance == unreached) there = {paths, 0, further}, reached.push_back(other);
        else if (there.distance == further) there.paths += paths;
      }
    }
    for (std::size_t i = reached.size(); i-- > 1;) {  // Brandes 2001, theorem 6, along the ties that lead on
      Visit& here = visits[reached[i]];
      double sum = 0;
      for (const std::uint32_t other : graph.neighbours(reached[i]))
        if (visits[other].distance == here.distance + 1) sum += visits[other].onward;
      const double dependency = here.paths * sum;
      here.onward = (1 + dependency) / here.paths;
      add(reached[i], dependency);
    }
  }
};

// Sums of dependencies over `sources`, and of their squares where asked for. Sources are cut into a fixed number of shares,
// each with sums of its own, which are added in order: so threads do not matter.
struct Sums {
  std::vector<double> plain, squared;
};
Sums dependencies(const Adjacency& graph, std::span<const std::uint32_t> sources, bool with_squares) {
  const std::uint32_t n = graph.vertices();
  constexpr std::uint64_t budget = 1U << 25U;  // 256 MiB of sums, unless eight shares take more
  const std::size_t shares = std::min<std::uint64_t>(sources.size(), std::clamp<std::uint64_t>(budget / std::max(n, 1U), 8, 64));
  std::vector<Sums> parts(shares);
  std::vector<Brandes> lanes(sim::parallel::lanes());
  sim::parallel::blocks(shares, [&](std::size_t share, std::size_t lane) {
    Sums& part = parts[share];
    part.plain.assign(n, 0);
    if (with_squares) part.squared.assign(n, 0);
    for (std::size_t i = sources.size() * share / shares; i < sources.size() * (share + 1) / shares; ++i)
      lanes[lane].from(sources[i], graph, [&](std::uint32_t v, double dependency) {
        part.plain[v] += dependency;
        if (with_squares) part.squared[v] += dependency * dependency;
      });
  });
  Sums out{std::vector<double>(n, 0), std::vector<double>(with_squares ? n : 0, 0)};
  over_blocks(n, [&](std::uint32_t begin, std::uint32_t end, std::size_t) {
    for (const Sums& part : parts)
      for (std::uint32_t v = begin; v < end; ++v) {
        out.plain[v] += part.plain[v];
        if (with_squares) out.squared[v] += part.squared[v];
      }
  });
  return out;
}

}  // namespace

std::vector<double> betweenness(const Adjacency& graph) {
  auto sums = dependencies(graph, drawn_vertices(graph.vertices(), graph.vertices(), 0), false);
  if (!graph.directed)
    for (double& value : sums.plain) value /= 2;  // each pair was met from both ends
  return std::move(sums.plain);
}

Sampled betweenness(const Adjacency& graph, std::uint32_t pivots, std::uint64_t key) {
  const std::uint32_t n = graph.vertices();
  sim::require(pivots >= 2 || n < 2, "an error needs two pivots at least");
  const auto from = drawn_vertices(n, pivots, key);
  auto sums = dependencies(graph, from, true);
  Sampled out{std::move(sums.plain), std::vector<double>(n, 0)};
  const double k = static_cast<double>(from.size()), scale = (graph.directed ? 1.0 : 0.5) * n / std::max(k, 1.0);
  for (std::uint32_t v = 0; v < n; ++v) {
    const double variance = k > 1 ? std::max(0.0, sums.squared[v] - out.value[v] * out.value[v] / k) / (k - 1) : 0;
    out.error[v] = scale * std::sqrt(k * variance * (1 - k / n));
    out.value[v] *= scale;
  }
  return out;
}

}  // namespace models::graph
