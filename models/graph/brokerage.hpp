// models/graph/brokerage.hpp -- who stands between others: brokers by role, room to move, cut points, disjoint paths.
//
// By vertex, in the order of ids, the same on any number of threads. Equations: docs/methods/networks.md.
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "models/graph/adjacency.hpp"

namespace models::graph {

// Burt 1992 (p. 52) with equal ties, in the form of Borgatti 1997: contacts less what is redundant among them, k - 2t/k, t the
// ties between contacts. NaN for who has none. Undirected.
std::vector<double> effective_size(const Adjacency& graph);

// Gould and Fernandez 1989: b brokers between a and c when a -> b -> c and not a -> c, a and c different. Its role goes by the
// groups of the three. Undirected ties are read in both directions, so each pair counts twice.
enum class Broker : std::uint8_t {
  coordinator,     // all three in one group
  itinerant,       // a and c in one group, b in another ("consultant")
  gatekeeper,      // b and c in one group: b lets in
  representative,  // a and b in one group: b speaks for it
  liaison          // three groups
};
inline constexpr std::size_t broker_roles = 5;
using BrokerCounts = std::array<std::uint64_t, broker_roles>;
std::vector<BrokerCounts> brokers(const Adjacency& graph, std::span<const std::uint32_t> groups);  // groups from 0 on; either

// Hopcroft and Tarjan 1973: vertices and ties whose loss takes a component apart. Undirected.
struct Cuts {
  struct Bridge {
    std::uint32_t from, to;      // from < to
    std::uint32_t cut_off;       // vertices on its smaller side
  };
  std::vector<std::uint8_t> is_cut;     // per vertex: an articulation point
  std::vector<std::uint32_t> cut_off;   // vertices that would be parted from the largest piece left of its component
  std::vector<Bridge> bridges;          // in order of from, to
};
Cuts cuts(const Adjacency& graph);

// Menger 1927, as a flow of units (Ford and Fulkerson 1956; Dinic 1970): how many paths from one to the other share no tie, or no vertex but
// their ends. A tie between the two is one of them. Either; directed, along the ties.
std::uint32_t edge_disjoint_paths(const Adjacency& graph, std::uint32_t from, std::uint32_t to);
std::uint32_t vertex_disjoint_paths(const Adjacency& graph, std::uint32_t from, std::uint32_t to);

// Herfindahl 1950, Hirschman 1945: sum of squared shares of the weights of a vertex's ties, 1/k (even) to 1 (all on one). `weights`
// stand beside `graph.targets`, none below 0. NaN where they sum to 0. Either.
std::vector<double> concentration(const Adjacency& graph, std::span<const double> weights);

}  // namespace models::graph
