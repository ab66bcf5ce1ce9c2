// models/graph/distinct.cpp -- rounds of draws until no two pairs are equal.
#include "models/graph/distinct.hpp"

#include <algorithm>
#include <numeric>

#include "models/graph/blocks.hpp"
#include "sim/kernel/error.hpp"

namespace models::graph {
namespace {

struct Claim {
  std::uint64_t pair;
  std::uint32_t slot;
  auto operator<=>(const Claim&) const = default;
};

}  // namespace

std::vector<Edge> distinct(std::size_t slots, const std::function<Edge(std::size_t, std::uint32_t)>& draw,
                           const std::function<bool(Edge)>& taken_already) {
  sim::require(slots < sim::nobody, "at most 4,294,967,294 pairs are drawn at once");
  std::vector<Edge> edges(slots);
  std::vector<std::uint32_t> waiting(slots), again;
  std::iota(waiting.begin(), waiting.end(), 0U);
  std::vector<std::uint64_t> kept;  // sorted
  for (std::uint32_t attempt = 0; !waiting.empty(); ++attempt) {
    sim::require(attempt < 100'000, "so many ties do not fit between so few vertices");
    std::vector<Claim> claims(waiting.size());
    std::vector<std::uint8_t> refused(waiting.size(), 0);
    over_blocks(static_cast<std::uint32_t>(waiting.size()), [&](std::uint32_t begin, std::uint32_t end, std::size_t) {
      for (std::uint32_t i = begin; i < end; ++i) {
        const Edge edge = draw(waiting[i], attempt);
        edges[waiting[i]] = edge;
        claims[i] = {pair_of(edge.from, edge.to), waiting[i]};
        refused[i] = taken_already(edge) || std::binary_search(kept.begin(), kept.end(), claims[i].pair);
      }
    });
    again.clear();
    std::size_t free = 0;
    for (std::size_t i = 0; i < claims.size(); ++i)
      if (refused[i] != 0) again.push_back(claims[i].slot);
      else claims[free++] = claims[i];
    claims.resize(free);
    std::uint64_t highest = 0;  // of the lower ends
    for (const Claim& claim : claims) highest = std::max(highest, claim.pair >> 32U);
    constexpr std::size_t buckets = 1024;
    claims = sorted_by_buckets(std::move(claims), buckets, [&](const Claim& claim) { return (claim.pair >> 32U) * buckets / (highest + 1); });
    std::vector<std::uint64_t> fresh;
    fresh.reserve(claims.size());
    for (const Claim& claim : claims)
      if (!fresh.empty() && fresh.back() == claim.pair) again.push_back(claim.slot);
      else fresh.push_back(claim.pair);
    if (kept.empty()) kept = std::move(fresh);
    else if (!again.empty()) {
      const auto middle = static_cast<std::ptrdiff_t>(kept.size());
      kept.insert(kept.end(), fresh.begin(), fresh.end());
      std::inplace_merge(kept.begin(), kept.begin() + middle, kept.end());
    }
    waiting.swap(again);
  }
  return edges;
}

}  // namespace models::graph
