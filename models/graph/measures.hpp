// models/graph/measures.hpp -- what can be said of a graph and of each vertex in it; exact unless it says sampled.
//
// Results are by vertex, in the order of ids (`per_row` turns them), and the same on any number of threads: counts are
// whole numbers, other sums run in a fixed order. Undirected graphs are asked for unless the comment says `either`; NaN
// stands for what is not defined. Equations: docs/methods/networks.md.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "models/graph/adjacency.hpp"

namespace models::graph {

// ---- components (weak: two are connected when ties lead from one to the other, whatever their direction)
struct Components {
  std::vector<std::uint32_t> of;     // per vertex, numbered by their first vertex
  std::vector<std::uint32_t> sizes;  // per component
  std::uint32_t largest = 0;         // vertices in it
};
Components components(const Adjacency& graph);

// ---- degrees
struct Degrees {
  std::vector<std::uint64_t> count;  // vertices by degree, 0 to the highest
  double mean = 0, variance = 0;     // of all vertices
};
Degrees degrees(const Adjacency& graph);  // either; directed: of the ties that leave
double assortativity(const Adjacency& graph);  // Newman 2002: correlation of the degrees at two ends, -1 to 1; NaN if all are alike

// ---- clustering
struct Clustering {
  std::vector<std::uint64_t> triangles;  // through each vertex
  std::vector<double> local;             // part of its pairs of neighbours that are tied; 0 below two neighbours
  double mean = 0;                       // of `local` over all vertices (Watts and Strogatz 1998)
  double transitivity = 0;               // 3 triangles / pairs of ties that share an end; 0 if there are none
};
Clustering clustering(const Adjacency& graph);

// ---- k-cores (Seidman 1983): the highest k such that the vertex is among vertices tied to at least k of one another
std::vector<std::uint32_t> cores(const Adjacency& graph);

// ---- betweenness (Freeman 1977) by Brandes 2001: shortest paths through a vertex, ends left out, shared among equals.
// Not normalised; undirected, each pair counts once. Either.
std::vector<double> betweenness(const Adjacency& graph);
struct Sampled {
  std::vector<double> value, error;  // estimate and its standard error, per vertex
};
// Brandes and Pich 2007: from `pivots` vertices drawn without replacement (2 at least; all of them give the exact value and error 0).
Sampled betweenness(const Adjacency& graph, std::uint32_t pivots, std::uint64_t key);

// ---- lengths of shortest paths from `sources` drawn vertices to all that they reach. Either.
struct Paths {
  double mean = 0, error = 0;  // over ordered pairs that are connected; standard error between sources, 0 if all were taken
  double reached = 0;          // part of ordered pairs of different vertices that are connected
  std::uint32_t longest = 0;   // seen; the diameter if all were taken
};
Paths path_lengths(const Adjacency& graph, std::uint32_t sources, std::uint64_t key);

// ---- small world (Humphries and Gurney 2008): clustering and length against random graphs of as many vertices and ties
struct SmallWorldness {
  double sigma = 0;                     // (C / C of chance) / (L / L of chance), above 1 in a small world; NaN where one is 0 or not defined
  double clustering = 0, length = 0;    // transitivity; mean path from `sources`
  double by_chance_clustering = 0, by_chance_length = 0;  // mean over `draws` random graphs
};
SmallWorldness small_worldness(const Adjacency& graph, std::uint32_t sources, std::uint64_t key, std::uint32_t draws = 1);

// ---- constraint (Burt 1992, eq. 2.4) with equal ties: how much one's contacts are tied to one another. NaN for who has none.
std::vector<double> constraint(const Adjacency& graph);

// ---- E-I index (Krackhardt and Stern 1988): (external - internal) / all ties, from -1 (all inside groups) to 1. Either.
struct EIIndex {
  std::vector<double> local;         // per vertex, of its ties; NaN without
  std::vector<double> of_group;      // of the ties that have an end in it (directed: that leave it); NaN without
  std::uint64_t internal = 0, external = 0;
  double index = 0;                  // of all ties; NaN without
  double expected = 0;               // if ties fell on pairs evenly, given the sizes of groups; NaN below two vertices
};
EIIndex e_i_index(const Adjacency& graph, std::span<const std::uint32_t> groups);  // groups from 0 on

// ---- communities
double modularity(const Adjacency& graph, std::span<const std::uint32_t> communities);  // Newman and Girvan 2004, eq. 5; NaN without ties
struct Communities {
  std::vector<std::uint32_t> of;     // per vertex, numbered by their first vertex; each is connected
  std::vector<std::uint32_t> sizes;  // per community
  double modularity = 0;
};
// Louvain (Blondel et al. 2008), in an order drawn from `key`, started again on its own result until nothing moves; the best of `tries`.
Communities communities(const Adjacency& graph, std::uint64_t key, std::uint32_t tries = 1);

}  // namespace models::graph
