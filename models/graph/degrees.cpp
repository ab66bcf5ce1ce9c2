// models/graph/degrees.cpp -- how many ties each has, and whether the well connected know one another.
#include <algorithm>
#include <limits>

#include "models/graph/measures.hpp"
#include "sim/kernel/error.hpp"

namespace models::graph {

Degrees degrees(const Adjacency& graph) {
  Degrees out;
  const std::uint32_t n = graph.vertices();
  if (n == 0) return out;
  std::uint32_t highest = 0;
  for (std::uint32_t v = 0; v < n; ++v) highest = std::max(highest, graph.degree(v));
  out.count.assign(std::size_t{highest} + 1, 0);
  for (std::uint32_t v = 0; v < n; ++v) ++out.count[graph.degree(v)];
  out.mean = static_cast<double>(graph.targets.size()) / n;
  for (std::size_t k = 0; k < out.count.size(); ++k) {
    const double off = static_cast<double>(k) - out.mean;
    out.variance += static_cast<double>(out.count[k]) * off * off;
  }
  out.variance /= n;
  return out;
}

double assortativity(const Adjacency& graph) {
  sim::require(!graph.directed, "assortativity is that of an undirected graph");
  double centre = 0;  // mean degree at the end of a tie
  for (std::uint32_t v = 0; v < graph.vertices(); ++v) centre += static_cast<double>(graph.degree(v)) * graph.degree(v);
  centre /= static_cast<double>(graph.targets.size());
  double together = 0, alone = 0;
  for (std::uint32_t v = 0; v < graph.vertices(); ++v) {
    const double own = graph.degree(v) - centre;
    double others = 0;
    for (const std::uint32_t other : graph.neighbours(v)) others += graph.degree(other) - centre;
    together += own * others;
    alone += own * own * graph.degree(v);
  }
  const bool alike = alone <= 1e-12 * centre * centre * static_cast<double>(graph.targets.size());
  return alike || graph.targets.empty() ? std::numeric_limits<double>::quiet_NaN() : together / alone;
}

}  // namespace models::graph
