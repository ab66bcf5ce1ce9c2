// models/graph/components.cpp -- connected components, by breadth-first search from the lowest vertex that is left.
#include <algorithm>

#include "models/graph/measures.hpp"
#include "sim/kernel/error.hpp"
#include "sim/kernel/keys.hpp"

namespace models::graph {

Components components(const Adjacency& graph) {
  sim::require(!graph.directed, "components are those of an undirected graph");
  Components out;
  out.of.assign(graph.vertices(), sim::nobody);
  std::vector<std::uint32_t> found;
  for (std::uint32_t start = 0; start < graph.vertices(); ++start) {
    if (out.of[start] != sim::nobody) continue;
    const auto number = static_cast<std::uint32_t>(out.sizes.size());
    found.assign(1, start);
    out.of[start] = number;
    for (std::size_t i = 0; i < found.size(); ++i)
      for (const std::uint32_t other : graph.neighbours(found[i]))
        if (out.of[other] == sim::nobody) out.of[other] = number, found.push_back(other);
    out.sizes.push_back(static_cast<std::uint32_t>(found.size()));
    out.largest = std::max(out.largest, out.sizes.back());
  }
  return out;
}

}  // namespace models::graph
