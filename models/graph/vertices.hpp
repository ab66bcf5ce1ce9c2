// models/graph/vertices.hpp -- who stands in a graph: the living of a population, numbered in the order of their ids.
//
// Graphs are made and measured on these numbers, never on rows: so neither the order of rows nor free rows among them can
// change a result. Luck goes by id.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "sim/kernel/network.hpp"
#include "sim/kernel/population.hpp"

namespace models::graph {

using Edge = sim::Network::Edge;  // in this room its ends are vertices, until `to_rows`

struct Vertices {
  std::vector<std::uint64_t> ids;   // rising
  std::vector<std::uint32_t> rows;  // where each stands now
  std::uint32_t count() const { return static_cast<std::uint32_t>(ids.size()); }
};
Vertices living(const sim::Population& population);
Vertices numbered(std::uint32_t count);  // without a population: ids 1, 2, ... in rows 0, 1, ...

// Each tie in both directions, as a network holds one that is mutual. The reverse of edge i is edge 2i + 1.
std::vector<Edge> both_ways(std::span<const Edge> edges);

// The same edges by rows, as sim::Network::build wants them.
void to_rows(std::span<Edge> edges, const Vertices& vertices);

// What was found for each vertex, by row; `absent` where nobody lives.
template <class T>
std::vector<T> per_row(const std::vector<T>& found, const Vertices& vertices, std::uint32_t rows, T absent) {
  std::vector<T> out(rows, absent);
  for (std::uint32_t v = 0; v < vertices.count(); ++v) out[vertices.rows[v]] = found[v];
  return out;
}

}  // namespace models::graph
