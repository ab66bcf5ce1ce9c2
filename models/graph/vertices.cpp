// models/graph/vertices.cpp -- the living in the order of their ids.
#include "models/graph/vertices.hpp"

#include <algorithm>
#include <numeric>

#include "sim/kernel/error.hpp"

namespace models::graph {

Vertices living(const sim::Population& population) {
  const auto ids = population.ids();
  Vertices out;
  out.rows.reserve(population.living());
  for (std::uint32_t row = 0; row < population.rows(); ++row)
    if (population.lives(row)) out.rows.push_back(row);
  const auto earlier = [&](std::uint32_t a, std::uint32_t b) { return ids[a] < ids[b]; };
  if (!std::is_sorted(out.rows.begin(), out.rows.end(), earlier)) std::sort(out.rows.begin(), out.rows.end(), earlier);
  out.ids.reserve(out.rows.size());
  for (const std::uint32_t row : out.rows) out.ids.push_back(ids[row]);
  return out;
}

Vertices numbered(std::uint32_t count) {
  Vertices out{std::vector<std::uint64_t>(count), std::vector<std::uint32_t>(count)};
  std::iota(out.ids.begin(), out.ids.end(), std::uint64_t{1});
  std::iota(out.rows.begin(), out.rows.end(), 0U);
  return out;
}

std::vector<Edge> both_ways(std::span<const Edge> edges) {
  std::vector<Edge> out;
  out.reserve(2 * edges.size());
  for (const auto [from, to] : edges) out.push_back({from, to}), out.push_back({to, from});
  return out;
}

void to_rows(std::span<Edge> edges, const Vertices& vertices) {
  for (auto& [from, to] : edges) {
    sim::require(from < vertices.count() && to < vertices.count(), "an edge ends at a vertex that is not there");
    from = vertices.rows[from], to = vertices.rows[to];
  }
}

}  // namespace models::graph
