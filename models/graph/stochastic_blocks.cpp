// models/graph/stochastic_blocks.cpp -- the chance of a tie depends on the blocks of its ends.
#include <numeric>

#include "models/graph/blocks.hpp"
#include "models/graph/generators.hpp"
#include "models/graph/skips.hpp"

namespace models::graph {

std::vector<Edge> stochastic_blocks(const Vertices& vertices, const Blocks& blocks, std::uint64_t key) {
  const std::uint32_t n = vertices.count();
  std::uint32_t count = 0;
  while (std::size_t{count} * count < blocks.probability.size()) ++count;
  sim::require(std::size_t{count} * count == blocks.probability.size(), "probabilities between blocks are a square table");
  sim::require(blocks.of.size() == n, "each vertex has its block");
  std::vector<Skips> skips;
  skips.reserve(blocks.probability.size());
  for (std::size_t a = 0; a < count; ++a)
    for (std::size_t b = 0; b < count; ++b) {
      sim::require(blocks.probability[a * count + b] == blocks.probability[b * count + a], "probabilities between blocks are symmetric");
      skips.emplace_back(blocks.probability[a * count + b]);
    }
  std::vector<std::uint32_t> start(count + 1, 0), member(n), place(n);  // members of each block, rising; where each stands
  for (const std::uint32_t block : blocks.of) {
    sim::require(block < count, "a vertex stands in a block that is not there");
    ++start[block + 1];
  }
  std::partial_sum(start.begin(), start.end(), start.begin());
  std::vector<std::uint32_t> next(start.begin(), start.end() - 1);
  for (std::uint32_t v = 0; v < n; ++v) member[place[v] = next[blocks.of[v]]++] = v;

  return gathered_over<Edge>(n, [&](std::uint32_t v, std::vector<Edge>& out) {
    sim::Rng rng(key, sim::Step{0}, vertices.ids[v]);
    const std::uint32_t own = blocks.of[v];
    for (std::uint32_t block = own; block < count; ++block) {
      const std::uint32_t first = block == own ? place[v] + 1 : start[block];
      skips[std::size_t{own} * count + block].among(start[block + 1] - first, rng, [&](std::uint64_t i) { out.push_back({v, member[first + i]}); });
    }
  });
}

}  // namespace models::graph
