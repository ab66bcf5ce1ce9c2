// models/graph/cores.cpp -- k-cores by taking the least connected away first (Batagelj and Zaversnik 2003).
#include <algorithm>
#include <numeric>

#include "models/graph/measures.hpp"
#include "sim/kernel/error.hpp"

namespace models::graph {

std::vector<std::uint32_t> cores(const Adjacency& graph) {
  sim::require(!graph.directed, "cores are those of an undirected graph");
  const std::uint32_t n = graph.vertices();
  std::vector<std::uint32_t> left(n), order(n), place(n);  // ties left; vertices by ties left; where each stands there
  std::uint32_t highest = 0;
  for (std::uint32_t v = 0; v < n; ++v) highest = std::max(highest, left[v] = graph.degree(v));
  std::vector<std::uint32_t> start(std::size_t{highest} + 2, 0);  // of those with so many left
  for (std::uint32_t v = 0; v < n; ++v) ++start[left[v] + 1];
  std::partial_sum(start.begin(), start.end(), start.begin());
  auto next = start;
  for (std::uint32_t v = 0; v < n; ++v) order[place[v] = next[left[v]]++] = v;
  for (std::uint32_t i = 0; i < n; ++i) {
    const std::uint32_t v = order[i];
    for (const std::uint32_t other : graph.neighbours(v)) {
      if (left[other] <= left[v]) continue;
      const std::uint32_t first = start[left[other]]++, swapped = order[first];  // moves into the class below
      std::swap(order[place[other]], order[first]);
      place[swapped] = place[other], place[other] = first;
      --left[other];
    }
  }
  return left;
}

}  // namespace models::graph
