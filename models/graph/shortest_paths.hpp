// models/graph/shortest_paths.hpp -- breadth-first search with memory of its own, used again and again by one lane.
#pragma once
#include <cstdint>
#include <vector>

#include "models/graph/adjacency.hpp"

namespace models::graph {

inline constexpr std::uint32_t unreached = 0xFFFF'FFFF;

struct Search {
  std::vector<std::uint32_t> distance, reached;  // per vertex; vertices in order of distance, the source first

  void from(std::uint32_t source, const Adjacency& graph) {
    if (distance.empty()) distance.assign(graph.vertices(), unreached);
    for (const std::uint32_t v : reached) distance[v] = unreached;
    reached.assign(1, source);
    distance[source] = 0;
    for (std::size_t i = 0; i < reached.size(); ++i) {
      const std::uint32_t v = reached[i], further = distance[v] + 1;
      for (const std::uint32_t other : graph.neighbours(v))
        if (distance[other] == unreached) distance[other] = further, reached.push_back(other);
    }
  }
};

// `count` different vertices in rising order, all choices alike: those whose hashes are lowest. All, if there are no more.
std::vector<std::uint32_t> drawn_vertices(std::uint32_t vertices, std::uint32_t count, std::uint64_t key);

}  // namespace models::graph
