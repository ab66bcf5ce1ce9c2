// models/graph/small_worldness.cpp -- more triangles than chance makes, at paths nearly as short as those of chance.
#include <limits>

#include "models/graph/generators.hpp"
#include "models/graph/measures.hpp"
#include "sim/kernel/error.hpp"
#include "sim/kernel/rng.hpp"

namespace models::graph {

SmallWorldness small_worldness(const Adjacency& graph, std::uint32_t sources, std::uint64_t key, std::uint32_t draws) {
  sim::require(!graph.directed, "sigma is that of an undirected graph");
  sim::require(draws > 0, "a graph is compared with one random graph at least");
  SmallWorldness out;
  out.clustering = clustering(graph).transitivity;
  out.length = path_lengths(graph, sources, key).mean;
  const auto vertices = numbered(graph.vertices());
  for (std::uint32_t draw = 0; draw < draws; ++draw) {
    const std::uint64_t luck = sim::mix(key, draw);
    const auto by_chance = undirected(graph.vertices(), erdos_renyi_of(vertices, graph.ties(), luck));
    out.by_chance_clustering += clustering(by_chance).transitivity / draws;
    out.by_chance_length += path_lengths(by_chance, sources, luck).mean / draws;
  }
  const bool defined = out.by_chance_clustering > 0 && out.by_chance_length > 0 && out.length > 0;
  out.sigma = defined ? out.clustering / out.by_chance_clustering / (out.length / out.by_chance_length) : std::numeric_limits<double>::quiet_NaN();
  return out;
}

}  // namespace models::graph
