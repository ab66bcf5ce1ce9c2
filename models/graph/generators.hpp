// models/graph/generators.hpp -- networks with known statistics, made from luck alone.
//
// `key` is the luck (sim::luck_key of seed, replicate and a name). Each draw is a function of key and id, so neither
// threads nor the order of rows enter. All are undirected and simple: each pair stands once (`both_ways` makes both
// directions), no loops; `from` is the end that made the tie. Equations and statistics: docs/methods/networks.md.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "models/graph/vertices.hpp"

namespace models::graph {

// G(n, p) of Gilbert 1959, called after Erdos and Renyi: each pair is tied with the same chance.
std::vector<Edge> erdos_renyi(const Vertices& vertices, double probability, std::uint64_t key);

// G(n, m), Erdos and Renyi 1959: so many ties, all choices alike.
std::vector<Edge> erdos_renyi_of(const Vertices& vertices, std::uint64_t ties, std::uint64_t key);

// Watts and Strogatz 1998: a ring in the order of ids where each is tied to its `neighbours` nearest; each tie is then
// rewired with chance `rewired`: it keeps the end that made it and gets another at random.
struct SmallWorld {
  std::uint32_t neighbours;  // even, less than the vertices
  double rewired;            // 0 to 1
};
std::vector<Edge> small_world(const Vertices& vertices, const SmallWorld& how, std::uint64_t key);

// Barabasi and Albert 1999: vertices arrive in the order of ids, each with `ties` ties to different earlier ones, drawn in
// proportion to their degree at its arrival. The first ties + 1 know one another. One thread.
std::vector<Edge> preferential_attachment(const Vertices& vertices, std::uint32_t ties, std::uint64_t key);

// Stochastic blocks (Holland, Laskey and Leinhardt 1983): the chance of a tie depends on the two blocks.
struct Blocks {
  std::span<const std::uint32_t> of;    // per vertex: 0 .. blocks-1
  std::span<const double> probability;  // blocks x blocks, symmetric
};
std::vector<Edge> stochastic_blocks(const Vertices& vertices, const Blocks& blocks, std::uint64_t key);

// Given degrees, ends matched at random; loops and repetitions are then erased (Britton, Deijfen and Martin-Lof 2006), so
// degrees are reached but for these few. If the sum of degrees is odd, one end stays free.
std::vector<Edge> configuration(const Vertices& vertices, std::span<const std::uint32_t> degrees, std::uint64_t key);

// Ties whose chance falls with distance: `nearest` times
//   exponential  exp(-d/reach)             (Waxman 1988)
//   power        (1 + d/reach)^-exponent
struct Point { double x, y; };  // in a plane, in any unit of length
enum class Decay : std::uint8_t { exponential, power };
struct Geography {
  double nearest;  // chance of a tie at distance 0, 0 to 1
  double reach;    // in the unit of the points, above 0
  Decay decay = Decay::exponential;
  double exponent = 2;  // of the power alone, above 0
};
double tie_probability(const Geography& how, double distance);
std::vector<Edge> geographic(const Vertices& vertices, std::span<const Point> points, const Geography& how, std::uint64_t key);

// The chance at distance 0 that gives so many ties each on average, to a few per cent.
double nearest_for(std::span<const Point> points, const Geography& how, double mean_degree);

}  // namespace models::graph
