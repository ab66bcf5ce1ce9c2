// models/graph/rearrange.cpp -- the next best tie, again and again: what it does to the distances between pivots, and to needs.
#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <tuple>

#include "models/graph/actor_map.hpp"
#include "models/graph/blocks.hpp"
#include "models/graph/distinct.hpp"
#include "models/graph/shortest_paths.hpp"
#include "sim/kernel/error.hpp"
#include "sim/kernel/rng.hpp"

namespace models::graph {
namespace {

constexpr std::uint16_t far = 0x7FFF;  // no path leads there; two of them still add up

// Distances from the pivots to all, on the graph and the ties added so far.
class Distances {
 public:
  Distances(const Adjacency& graph, std::vector<std::uint32_t> pivots)
      : graph_(&graph), pivots_(std::move(pivots)), of_(pivots_.size()), more_(graph.vertices()), inverse_(2 * std::size_t{far} + 2, 0.0) {
    for (std::size_t d = 1; d < far; ++d) inverse_[d] = 1 / static_cast<double>(d);
    sim::parallel::blocks(pivots_.size(), [&](std::size_t p, std::size_t) { of_[p] = from(pivots_[p]); });
  }

  // What a tie would add to the sum of 1/distance over pairs of pivots. A way over it is new only from those nearer to one end
  // by two steps or more, to those nearer to the other.
  double gain(std::uint32_t u, std::uint32_t v) const {
    std::vector<std::uint32_t> near_u, near_v;
    for (std::uint32_t p = 0; p < pivots_.size(); ++p)
      if (of_[p][u] + 1 < of_[p][v]) near_u.push_back(p);
      else if (of_[p][v] + 1 < of_[p][u]) near_v.push_back(p);
    double sum = 0;
    for (const std::uint32_t p : near_u)
      for (const std::uint32_t q : near_v) {
        const std::uint32_t now = of_[p][pivots_[q]], then = of_[p][u] + 1U + of_[q][v];
        if (then < now) sum += inverse_[then] - inverse_[now];
      }
    return sum;
  }

  void add(std::uint32_t u, std::uint32_t v) {
    const auto from_u = from(u), from_v = from(v);
    sim::parallel::blocks(pivots_.size(), [&](std::size_t p, std::size_t) {
      auto& its = of_[p];
      const std::uint32_t over_u = its[u] + 1U, over_v = its[v] + 1U;
      for (std::uint32_t x = 0; x < its.size(); ++x)
        its[x] = static_cast<std::uint16_t>(std::min({std::uint32_t{its[x]}, over_u + from_v[x], over_v + from_u[x]}));
    });
    more_[u].push_back(v), more_[v].push_back(u);
  }

  struct Whole {
    double efficiency = 0, path = 0, reached = 0;
  };
  Whole whole() const {
    std::uint64_t connected = 0, length = 0;
    double sum = 0;
    for (std::size_t p = 0; p < pivots_.size(); ++p)
      for (std::size_t q = 0; q < p; ++q)
        if (const std::uint16_t d = of_[p][pivots_[q]]; d < far) ++connected, length += d, sum += inverse_[d];
    const double pairs = 0.5 * static_cast<double>(pivots_.size()) * (static_cast<double>(pivots_.size()) - 1);
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    return {pairs > 0 ? sum / pairs : nan, connected > 0 ? static_cast<double>(length) / static_cast<double>(connected) : nan,
            pairs > 0 ? static_cast<double>(connected) / pairs : nan};
  }

  std::vector<double> nearness() const {  // per vertex: mean of 1/distance to the other pivots
    std::vector<double> out(graph_->vertices(), 0);
    std::vector<std::uint32_t> others(graph_->vertices(), static_cast<std::uint32_t>(pivots_.size()));
    for (const std::uint32_t p : pivots_) --others[p];
    for (const auto& its : of_)
      for (std::uint32_t v = 0; v < out.size(); ++v) out[v] += inverse_[its[v]];
    for (std::uint32_t v = 0; v < out.size(); ++v) out[v] = others[v] > 0 ? out[v] / others[v] : 0;
    return out;
  }

 private:
  std::vector<std::uint16_t> from(std::uint32_t source) const {
    std::vector<std::uint16_t> distance(graph_->vertices(), far);
    std::vector<std::uint32_t> reached{source};
    distance[source] = 0;
    for (std::size_t i = 0; i < reached.size(); ++i) {
      const auto further = static_cast<std::uint16_t>(std::min(distance[reached[i]] + 1, far - 1));
      const auto meet = [&](std::uint32_t other) {
        if (distance[other] == far) distance[other] = further, reached.push_back(other);
      };
      for (const std::uint32_t other : graph_->neighbours(reached[i])) meet(other);
      for (const std::uint32_t other : more_[reached[i]]) meet(other);
    }
    return distance;
  }

  const Adjacency* graph_;
  std::vector<std::uint32_t> pivots_;
  std::vector<std::vector<std::uint16_t>> of_;
  std::vector<std::vector<std::uint32_t>> more_;
  std::vector<double> inverse_;
};

// Needs that nobody near meets.
class Needs {
 public:
  Needs(const Adjacency& graph, const Fields& fields) : fields_(&fields), unmet_(fields.lacks) {
    for (std::uint32_t v = 0; v < unmet_.size(); ++v) {
      all_ += static_cast<std::uint64_t>(std::popcount(unmet_[v]));
      for (const std::uint32_t other : graph.neighbours(v)) unmet_[v] &= ~fields.has[other];
      left_ += static_cast<std::uint64_t>(std::popcount(unmet_[v]));
    }
  }
  bool empty() const { return fields_->empty(); }
  int gain(std::uint32_t u, std::uint32_t v) const {
    return empty() ? 0 : std::popcount(unmet_[u] & fields_->has[v]) + std::popcount(unmet_[v] & fields_->has[u]);
  }
  void add(std::uint32_t u, std::uint32_t v) {
    if (empty()) return;
    left_ -= static_cast<std::uint64_t>(gain(u, v));
    unmet_[u] &= ~fields_->has[v], unmet_[v] &= ~fields_->has[u];
  }
  double coverage() const { return all_ > 0 ? 1 - static_cast<double>(left_) / static_cast<double>(all_) : std::numeric_limits<double>::quiet_NaN(); }
  const std::vector<std::uint64_t>& unmet() const { return unmet_; }

 private:
  const Fields* fields_;
  std::vector<std::uint64_t> unmet_;
  std::uint64_t all_ = 0, left_ = 0;
};

struct Pair {
  std::uint32_t u, v;
};

std::vector<Pair> all_pairs(std::span<const std::uint32_t> ends) {
  std::vector<Pair> out;
  for (std::size_t i = 0; i < ends.size(); ++i)
    for (std::size_t j = i + 1; j < ends.size(); ++j) out.push_back({std::min(ends[i], ends[j]), std::max(ends[i], ends[j])});
  return out;
}

// Those that hold their communities together: the nearest to all first, one of each community in turn, the largest first.
std::vector<std::uint32_t> ends_between(const Adjacency& graph, const std::vector<double>& nearness, std::size_t most, std::uint64_t key) {
  const auto parts = communities(graph, key);
  std::vector<std::vector<std::uint32_t>> members(parts.sizes.size());
  for (std::uint32_t v = 0; v < graph.vertices(); ++v) members[parts.of[v]].push_back(v);
  for (auto& its : members)
    std::sort(its.begin(), its.end(), [&](std::uint32_t a, std::uint32_t b) { return nearness[a] != nearness[b] ? nearness[a] > nearness[b] : a < b; });
  std::stable_sort(members.begin(), members.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
  std::vector<std::uint32_t> out;
  for (std::size_t turn = 0; out.size() < most; ++turn) {
    bool some = false;
    for (const auto& its : members)
      if (turn < its.size() && out.size() < most) out.push_back(its[turn]), some = true;
    if (!some) break;
  }
  return out;
}

// Those with most unmet needs against those who can meet some, of each field as many.
std::vector<Pair> pairs_in_need(const Needs& needs, const Fields& fields, std::size_t most) {
  const auto side = static_cast<std::size_t>(std::sqrt(static_cast<double>(most)));
  const auto richest = [](const std::vector<std::uint64_t>& bits) {
    std::vector<std::uint32_t> out;
    for (std::uint32_t v = 0; v < bits.size(); ++v)
      if (bits[v] != 0) out.push_back(v);
    std::stable_sort(out.begin(), out.end(), [&](std::uint32_t a, std::uint32_t b) { return std::popcount(bits[a]) > std::popcount(bits[b]); });
    return out;
  };
  auto wanting = richest(needs.unmet());
  if (wanting.size() > side) wanting.resize(side);
  const auto able = richest(fields.has);
  std::vector<std::uint8_t> taken(fields.has.size(), 0);
  std::vector<std::uint32_t> giving;
  for (std::size_t field = 0, quota = std::max<std::size_t>(1, side / 64); field < 64; ++field) {
    std::size_t left = quota;
    for (std::size_t i = 0; i < able.size() && left > 0; ++i)
      if ((fields.has[able[i]] >> field & 1U) != 0 && taken[able[i]] == 0) taken[able[i]] = 1, giving.push_back(able[i]), --left;
  }
  for (std::size_t i = 0; i < able.size() && giving.size() < side; ++i)
    if (taken[able[i]] == 0) giving.push_back(able[i]);
  std::vector<Pair> out;
  for (const std::uint32_t u : wanting)
    for (const std::uint32_t v : giving)
      if (u != v) out.push_back({std::min(u, v), std::max(u, v)});
  std::sort(out.begin(), out.end(), [](Pair a, Pair b) { return pair_of(a.u, a.v) < pair_of(b.u, b.v); });
  out.erase(std::unique(out.begin(), out.end(), [](Pair a, Pair b) { return a.u == b.u && a.v == b.v; }), out.end());
  return out;
}

}  // namespace

Rearrangement rearranged(const Adjacency& graph, const Fields& fields, const Wish& wish) {
  const std::uint32_t n = graph.vertices();
  sim::require(!graph.directed, "ties are proposed for an undirected graph");
  sim::require(fields.empty() || (fields.has.size() == n && fields.lacks.size() == n), "each vertex has its fields");
  sim::require(wish.aim == Aim::efficiency || !fields.empty(), "coverage needs to know who has and who lacks what");
  sim::require(wish.pivots >= 2 && wish.candidates > 0, "two pivots and one candidate at least");
  Rearrangement out;
  Distances distances(graph, drawn_vertices(n, wish.pivots, wish.key));
  Needs needs(graph, fields);
  const auto before = distances.whole();
  const auto near_before = distances.nearness();
  const auto unmet_before = needs.unmet();
  out.efficiency_before = before.efficiency, out.path_before = before.path, out.reached_before = before.reached;
  out.coverage_before = needs.coverage();

  const bool all = std::uint64_t{n} * (n > 0 ? n - 1 : 0) / 2 <= wish.candidates;
  std::vector<std::uint32_t> ends;
  if (all)
    for (std::uint32_t v = 0; v < n; ++v) ends.push_back(v);
  else if (wish.aim == Aim::efficiency)
    ends = ends_between(graph, near_before, static_cast<std::size_t>(std::sqrt(2.0 * wish.candidates)), sim::mix(wish.key, 1));
  std::vector<Pair> candidates = all_pairs(ends);
  std::vector<std::uint32_t> given(n, 0);
  std::vector<std::vector<std::uint32_t>> added(n);
  const auto is_free = [&](Pair pair) {
    if (given[pair.u] >= wish.most_each || given[pair.v] >= wish.most_each) return false;
    const auto known = graph.neighbours(pair.u);
    return !std::binary_search(known.begin(), known.end(), pair.v) && std::find(added[pair.u].begin(), added[pair.u].end(), pair.v) == added[pair.u].end();
  };
  while (out.ties.size() < wish.ties) {
    if (!all && wish.aim == Aim::coverage) candidates = pairs_in_need(needs, fields, wish.candidates);
    std::erase_if(candidates, [&](Pair pair) { return !is_free(pair); });
    std::vector<Pair> best = candidates;
    if (wish.aim == Aim::coverage) {
      int most = 1;  // a tie that meets no need is not proposed
      for (const Pair pair : best) most = std::max(most, needs.gain(pair.u, pair.v));
      std::erase_if(best, [&](Pair pair) { return needs.gain(pair.u, pair.v) < most; });
    }
    std::vector<double> gains(best.size());
    over_blocks(static_cast<std::uint32_t>(best.size()), [&](std::uint32_t begin, std::uint32_t end, std::size_t) {
      for (std::uint32_t i = begin; i < end; ++i) gains[i] = distances.gain(best[i].u, best[i].v);
    });
    std::size_t chosen = best.size();
    for (std::size_t i = 0; i < best.size(); ++i)
      if (chosen == best.size() || std::tuple(-gains[i], best[i].u, best[i].v) < std::tuple(-gains[chosen], best[chosen].u, best[chosen].v)) chosen = i;
    if (chosen == best.size() || (wish.aim == Aim::efficiency && !(gains[chosen] > 0))) break;
    const auto [u, v] = best[chosen];
    distances.add(u, v), needs.add(u, v);
    ++given[u], ++given[v];
    added[u].push_back(v), added[v].push_back(u);
    out.ties.push_back({u, v, distances.whole().efficiency, needs.coverage()});
  }

  const auto after = distances.whole();
  out.efficiency_after = after.efficiency, out.path_after = after.path, out.reached_after = after.reached;
  out.coverage_after = needs.coverage();
  std::vector<Edge> edges;
  edges.reserve(graph.targets.size() / 2 + out.ties.size());
  for (std::uint32_t v = 0; v < n; ++v)
    for (const std::uint32_t other : graph.neighbours(v))
      if (v < other) edges.push_back({v, other});
  for (const auto& tie : out.ties) edges.push_back({tie.from, tie.to});
  const auto held_before = constraint(graph), held_after = constraint(undirected(n, edges));
  out.closeness = distances.nearness();
  out.constraint.resize(n), out.reach.assign(n, 0);
  std::uint32_t unharmed = 0, better = 0;
  for (std::uint32_t v = 0; v < n; ++v) {
    out.closeness[v] -= near_before[v];
    out.constraint[v] = held_after[v] - held_before[v];
    if (!needs.empty()) out.reach[v] = std::popcount(unmet_before[v]) - std::popcount(needs.unmet()[v]);
    constexpr double rounding = 1e-12;
    const bool harmed = out.constraint[v] > rounding || out.closeness[v] < -rounding || out.reach[v] < 0;
    const bool gains = out.constraint[v] < -rounding || out.closeness[v] > rounding || out.reach[v] > 0 || (std::isnan(held_before[v]) && !std::isnan(held_after[v]));
    unharmed += harmed ? 0 : 1, better += !harmed && gains ? 1 : 0;
  }
  out.no_loss = n > 0 ? static_cast<double>(unharmed) / n : std::numeric_limits<double>::quiet_NaN();
  out.better = n > 0 ? static_cast<double>(better) / n : std::numeric_limits<double>::quiet_NaN();
  return out;
}

}  // namespace models::graph
