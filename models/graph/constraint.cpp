// models/graph/constraint.cpp -- Burt's constraint: contacts that are tied to one another leave little room to move.
#include <limits>

#include "models/graph/blocks.hpp"
#include "models/graph/measures.hpp"
#include "sim/kernel/error.hpp"

namespace models::graph {

std::vector<double> constraint(const Adjacency& graph) {
  sim::require(!graph.directed, "constraint is that of an undirected graph");
  const std::uint32_t n = graph.vertices();
  std::vector<double> out(n, std::numeric_limits<double>::quiet_NaN());
  // i spends 1/degree(i) on each contact; so does each contact q, of which some goes to other contacts j of i.
  std::vector<double> share(n, 0);
  for (std::uint32_t v = 0; v < n; ++v)
    if (graph.degree(v) > 0) share[v] = 1.0 / graph.degree(v);
  std::vector<std::vector<std::uint8_t>> marks(sim::parallel::lanes());
  over_blocks(n, [&](std::uint32_t begin, std::uint32_t end, std::size_t lane) {
    auto& contact = marks[lane];
    contact.resize(n, 0);
    for (std::uint32_t i = begin; i < end; ++i) {
      const auto contacts = graph.neighbours(i);
      if (contacts.empty()) continue;
      for (const std::uint32_t q : contacts) contact[q] = 1;
      double sum = 0;
      for (const std::uint32_t j : contacts) {
        double through_others = 0;
        for (const std::uint32_t q : graph.neighbours(j))
          if (contact[q] != 0) through_others += share[q];
        const double spent = share[i] * (1 + through_others);
        sum += spent * spent;
      }
      out[i] = sum;
      for (const std::uint32_t q : contacts) contact[q] = 0;
    }
  });
  return out;
}

}  // namespace models::graph
