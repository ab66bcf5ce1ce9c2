// models/graph/e_i_index.cpp -- ties that leave groups against ties inside them.
#include <algorithm>
#include <limits>

#include "models/graph/measures.hpp"
#include "sim/kernel/error.hpp"

namespace models::graph {
namespace {

double index_of(double external, double internal) {
  const double all = external + internal;
  return all > 0 ? (external - internal) / all : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace

EIIndex e_i_index(const Adjacency& graph, std::span<const std::uint32_t> groups) {
  const std::uint32_t n = graph.vertices();
  sim::require(groups.size() == n, "each vertex has its group");
  const std::size_t count = n == 0 ? 0 : std::size_t{*std::max_element(groups.begin(), groups.end())} + 1;
  EIIndex out;
  out.local.resize(n), out.of_group.resize(count);
  std::vector<std::uint64_t> internal(count, 0), external(count, 0), size(count, 0);
  for (std::uint32_t v = 0; v < n; ++v) {
    std::uint64_t inside = 0;
    for (const std::uint32_t other : graph.neighbours(v)) inside += groups[other] == groups[v] ? 1U : 0U;
    const std::uint64_t outside = graph.degree(v) - inside;
    out.local[v] = index_of(static_cast<double>(outside), static_cast<double>(inside));
    internal[groups[v]] += inside, external[groups[v]] += outside;
    ++size[groups[v]];
  }
  const std::uint64_t met = graph.directed ? 1 : 2;  // how often the walk above meets a tie inside a group
  double pairs_inside = 0;
  for (std::size_t g = 0; g < count; ++g) {
    out.of_group[g] = index_of(static_cast<double>(external[g]), static_cast<double>(internal[g] / met));
    out.internal += internal[g], out.external += external[g];
    pairs_inside += 0.5 * static_cast<double>(size[g]) * (static_cast<double>(size[g]) - 1);
  }
  out.internal /= met, out.external /= met;
  out.index = index_of(static_cast<double>(out.external), static_cast<double>(out.internal));
  out.expected = index_of(0.5 * n * (n - 1.0) - pairs_inside, pairs_inside);
  return out;
}

}  // namespace models::graph
