// models/graph/preferential_attachment.cpp -- who has ties gets more (Barabasi and Albert 1999).
//
// An end of a tie, drawn evenly among all ends so far, belongs to a vertex with a chance in proportion to its degree
// (Batagelj and Brandes 2005). Each arrival depends on all before it, hence one thread.
#include <algorithm>

#include "models/graph/generators.hpp"
#include "sim/kernel/error.hpp"
#include "sim/kernel/rng.hpp"

namespace models::graph {

std::vector<Edge> preferential_attachment(const Vertices& vertices, std::uint32_t ties, std::uint64_t key) {
  const std::uint32_t n = vertices.count();
  sim::require(ties >= 1, "each newcomer makes at least one tie");
  sim::require(std::uint64_t{n} * ties < 1ULL << 31U, "preferential attachment makes fewer than 2,147,483,648 ties");
  std::vector<Edge> edges;
  edges.reserve(std::size_t{n} * ties);
  for (std::uint32_t v = 1; v < n && v <= ties; ++v)
    for (std::uint32_t earlier = 0; earlier < v; ++earlier) edges.push_back({v, earlier});
  for (std::uint32_t v = ties + 1; v < n; ++v) {
    sim::Rng rng(key, sim::Step{0}, vertices.ids[v]);
    const std::size_t before = edges.size();
    const auto ends = static_cast<std::uint32_t>(2 * before);
    while (edges.size() < before + ties) {
      const std::uint32_t end = rng.below(ends);
      const std::uint32_t drawn = (end & 1U) == 0 ? edges[end / 2].from : edges[end / 2].to;
      const auto known = [drawn](Edge edge) { return edge.to == drawn; };
      if (std::none_of(edges.begin() + static_cast<std::ptrdiff_t>(before), edges.end(), known)) edges.push_back({v, drawn});
    }
  }
  return edges;
}

}  // namespace models::graph
