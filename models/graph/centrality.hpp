// models/graph/centrality.hpp -- who is near to all, who is tied to the well tied: closeness, eigenvector centrality, PageRank.
//
// By vertex, in the order of ids, the same on any number of threads. Equations: docs/methods/networks.md.
#pragma once
#include <cstdint>
#include <vector>

#include "models/graph/measures.hpp"

namespace models::graph {

// Closeness as Wasserman and Faust 1994 (eq. 5.22) have it for graphs in several pieces: (r/(n-1)) * (r / sum of distances), r
// the others that the vertex reaches; 0 for who reaches nobody. Directed: along the ties that leave. Either.
std::vector<double> closeness(const Adjacency& graph);
// Eppstein and Wang 2004: distances to `pivots` vertices of its own component only (2 at least). Components that are no larger
// are measured exactly, with error 0. Undirected.
Sampled closeness(const Adjacency& graph, std::uint32_t pivots, std::uint64_t key);

struct Iterated {
  std::vector<double> value;
  double factor = 0;             // the eigenvalue; 1 for PageRank
  double left = 0;               // how far the last round still moved: sum of absolute changes
  std::uint32_t rounds = 0;
  bool settled = false;          // `left` fell below the tolerance
};
struct Iteration {
  double tolerance = 1e-10;      // of `left`, per vertex for eigenvectors, in all for PageRank
  std::uint32_t rounds = 10'000;  // at most
};
// Bonacich 1972: each is as central as its neighbours together; of length 1, none below 0. Power iteration on A + I, so that
// graphs of two sides settle too. In several components only those of the largest eigenvalue keep a share. Undirected.
Iterated eigenvector(const Adjacency& graph, const Iteration& how = {});
// Brin and Page 1998: where one stands who follows ties at random and starts anew with chance 1 - damping, or where no tie
// leaves. Sums to 1. Either.
Iterated page_rank(const Adjacency& graph, double damping = 0.85, const Iteration& how = {});

}  // namespace models::graph
