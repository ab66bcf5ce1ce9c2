// models/graph/clustering.cpp -- triangles, each found once from its least connected vertex (Latapy 2008, "forward").
#include <algorithm>
#include <atomic>

#include "models/graph/blocks.hpp"
#include "models/graph/measures.hpp"
#include "sim/kernel/error.hpp"

namespace models::graph {
namespace {

void count(std::uint64_t& at, std::uint64_t more) {  // whole numbers: the order of threads cannot matter
  std::atomic_ref(at).fetch_add(more, std::memory_order_relaxed);
}

}  // namespace

Clustering clustering(const Adjacency& graph) {
  sim::require(!graph.directed, "clustering is that of an undirected graph");
  const std::uint32_t n = graph.vertices();
  // Each tie is kept at the end with fewer ties, so that no list is longer than the square root of twice the ties.
  const auto before = [&](std::uint32_t a, std::uint32_t b) {
    const std::uint32_t da = graph.degree(a), db = graph.degree(b);
    return da != db ? da < db : a < b;
  };
  sim::Large<std::uint64_t> offsets(std::size_t{n} + 1, 0);
  over_blocks(n, [&](std::uint32_t begin, std::uint32_t end, std::size_t) {
    for (std::uint32_t v = begin; v < end; ++v)
      for (const std::uint32_t other : graph.neighbours(v)) offsets[v + 1] += before(v, other) ? 1 : 0;
  });
  for (std::uint32_t v = 0; v < n; ++v) offsets[v + 1] += offsets[v];
  sim::Large<std::uint32_t> ahead(offsets[n]);
  over_blocks(n, [&](std::uint32_t begin, std::uint32_t end, std::size_t) {
    for (std::uint32_t v = begin; v < end; ++v) {
      std::uint64_t at = offsets[v];
      for (const std::uint32_t other : graph.neighbours(v))
        if (before(v, other)) ahead[at++] = other;
    }
  });

  Clustering out;
  out.triangles.assign(n, 0);
  over_blocks(n, [&](std::uint32_t begin, std::uint32_t end, std::size_t) {
    for (std::uint32_t v = begin; v < end; ++v) {
      const std::uint32_t *const from = ahead.data() + offsets[v], *const upto = ahead.data() + offsets[v + 1];
      std::uint64_t own = 0;
      for (const std::uint32_t* other = from; other != upto; ++other) {
        const std::uint32_t *a = from, *b = ahead.data() + offsets[*other], *const last = ahead.data() + offsets[*other + 1];
        std::uint64_t shared = 0;
        while (a != upto && b != last)
          if (*a < *b) ++a;
          else if (*b < *a) ++b;
          else count(out.triangles[*a], 1), ++shared, ++a, ++b;
        if (shared > 0) count(out.triangles[*other], shared);
        own += shared;
      }
      if (own > 0) count(out.triangles[v], own);
    }
  });

  out.local.assign(n, 0);
  double sum = 0, corners = 0, pairs = 0;  // whole numbers below 2^53
  for (std::uint32_t v = 0; v < n; ++v) {
    const double possible = 0.5 * graph.degree(v) * (graph.degree(v) - 1.0), closed = static_cast<double>(out.triangles[v]);
    if (graph.degree(v) > 1) out.local[v] = closed / possible;
    sum += out.local[v], corners += closed, pairs += possible;
  }
  out.mean = n > 0 ? sum / n : 0;
  out.transitivity = pairs > 0 ? corners / pairs : 0;
  return out;
}

}  // namespace models::graph
