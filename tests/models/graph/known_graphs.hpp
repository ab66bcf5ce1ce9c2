// tests/models/graph/known_graphs.hpp -- graphs whose measures are known: Zachary's club, Petersen's graph, simple shapes.
#pragma once
#include <cstdint>
#include <vector>

#include "models/graph/adjacency.hpp"

namespace known {

using models::graph::Edge;

// Zachary, W. W. (1977), Journal of Anthropological Research 33(4): who met whom outside a karate club; members from 0.
inline const std::vector<Edge> karate_ties{
    {0, 1},   {0, 2},   {0, 3},   {0, 4},   {0, 5},   {0, 6},   {0, 7},   {0, 8},   {0, 10},  {0, 11},  {0, 12},  {0, 13},  {0, 17},
    {0, 19},  {0, 21},  {0, 31},  {1, 2},   {1, 3},   {1, 7},   {1, 13},  {1, 17},  {1, 19},  {1, 21},  {1, 30},  {2, 3},   {2, 7},
    {2, 8},   {2, 9},   {2, 13},  {2, 27},  {2, 28},  {2, 32},  {3, 7},   {3, 12},  {3, 13},  {4, 6},   {4, 10},  {5, 6},   {5, 10},
    {5, 16},  {6, 16},  {8, 30},  {8, 32},  {8, 33},  {9, 33},  {13, 33}, {14, 32}, {14, 33}, {15, 32}, {15, 33}, {18, 32}, {18, 33},
    {19, 33}, {20, 32}, {20, 33}, {22, 32}, {22, 33}, {23, 25}, {23, 27}, {23, 29}, {23, 32}, {23, 33}, {24, 25}, {24, 27}, {24, 31},
    {25, 31}, {26, 29}, {26, 33}, {27, 33}, {28, 31}, {28, 33}, {29, 32}, {29, 33}, {30, 32}, {30, 33}, {31, 32}, {31, 33}, {32, 33}};
// The same paper: with whom each stayed when the club split (1: the officers).
inline const std::vector<std::uint32_t> karate_clubs{0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 1, 0, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};

inline models::graph::Adjacency karate() { return models::graph::undirected(34, karate_ties); }

inline models::graph::Adjacency complete(std::uint32_t n) {
  std::vector<Edge> edges;
  for (std::uint32_t a = 0; a < n; ++a)
    for (std::uint32_t b = a + 1; b < n; ++b) edges.push_back({a, b});
  return models::graph::undirected(n, edges);
}
inline models::graph::Adjacency star(std::uint32_t rays) {  // centre 0
  std::vector<Edge> edges;
  for (std::uint32_t v = 1; v <= rays; ++v) edges.push_back({0, v});
  return models::graph::undirected(rays + 1, edges);
}
inline models::graph::Adjacency path(std::uint32_t n) {
  std::vector<Edge> edges;
  for (std::uint32_t v = 1; v < n; ++v) edges.push_back({v - 1, v});
  return models::graph::undirected(n, edges);
}
inline models::graph::Adjacency cycle(std::uint32_t n) {
  std::vector<Edge> edges;
  for (std::uint32_t v = 0; v < n; ++v) edges.push_back({v, (v + 1) % n});
  return models::graph::undirected(n, edges);
}
inline models::graph::Adjacency petersen() {
  std::vector<Edge> edges;
  for (std::uint32_t v = 0; v < 5; ++v) edges.push_back({v, (v + 1) % 5}), edges.push_back({v, v + 5}), edges.push_back({v + 5, (v + 2) % 5 + 5});
  return models::graph::undirected(10, edges);
}

}  // namespace known
