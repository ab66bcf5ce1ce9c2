// models/graph/adjacency.hpp -- a graph as the measures read it: for each vertex its neighbours in rising order.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "models/graph/vertices.hpp"
#include "sim/kernel/memory.hpp"

namespace models::graph {

// A simple graph: no loops, no pair twice. Undirected, each tie stands at both of its ends; directed, at the end it leaves.
// 8 bytes per vertex and 4 per entry.
struct Adjacency {
  sim::Large<std::uint64_t> offsets{0};  // neighbours of v: targets[offsets[v]] .. targets[offsets[v + 1] - 1]
  sim::Large<std::uint32_t> targets;
  bool directed = false;

  std::uint32_t vertices() const { return static_cast<std::uint32_t>(offsets.size() - 1); }
  std::uint64_t ties() const { return directed ? targets.size() : targets.size() / 2; }
  std::uint32_t degree(std::uint32_t v) const { return static_cast<std::uint32_t>(offsets[v + 1] - offsets[v]); }
  std::span<const std::uint32_t> neighbours(std::uint32_t v) const { return std::span(targets).subspan(offsets[v], offsets[v + 1] - offsets[v]); }
};

// Edges may come in any order. Loops and repetitions are dropped; undirected, so is the direction.
Adjacency undirected(std::uint32_t vertices, std::span<const Edge> edges);
Adjacency directed(std::uint32_t vertices, std::span<const Edge> edges);

// Of a network from a population to itself; `vertices` are that population's living.
Adjacency undirected(const sim::Network& network, const Vertices& vertices);
Adjacency directed(const sim::Network& network, const Vertices& vertices);

}  // namespace models::graph
