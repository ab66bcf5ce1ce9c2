// models/graph/communities.cpp -- modularity, and the communities that Louvain finds by raising it.
//
// Gains are compared as whole numbers (modularity times the square of twice the ties), so no rounding decides a move, each
// move raises modularity, and the search ends. One thread: a move depends on those before it.
#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

#include "models/graph/blocks.hpp"
#include "models/graph/measures.hpp"
#include "sim/kernel/error.hpp"
#include "sim/kernel/rng.hpp"

namespace models::graph {
namespace {

using Whole = std::int64_t;

// A graph whose vertices are communities of the one before: weights count ties, `strength` their ends.
struct Level {
  sim::Large<std::uint64_t> offsets{0};
  sim::Large<std::uint32_t> targets;
  std::vector<std::uint32_t> weights;  // empty: all 1
  std::vector<Whole> strength;
  std::uint32_t vertices() const { return static_cast<std::uint32_t>(offsets.size() - 1); }
};

// Weight from one vertex to each community that it touches; memory of the size of the graph, cleared as it is left.
class Tallies {
 public:
  explicit Tallies(std::uint32_t vertices) : weight_(vertices, 0) {}
  void add(std::uint32_t community, Whole weight) {
    if (weight_[community] == 0) touched_.push_back(community);
    weight_[community] += weight;
  }
  Whole weight(std::uint32_t community) const { return weight_[community]; }
  std::span<const std::uint32_t> touched() const { return touched_; }
  void clear() {
    for (const std::uint32_t community : touched_) weight_[community] = 0;
    touched_.clear();
  }

 private:
  std::vector<Whole> weight_;
  std::vector<std::uint32_t> touched_;
};

// Moves vertices one by one to the community where modularity gains most, until none wants to move; a vertex is looked at
// again when a neighbour has moved away from it (Traag, Waltman and van Eck 2019). True if any has moved.
bool moved(const Level& level, std::vector<std::uint32_t>& community, Whole ends, std::uint64_t key) {
  const std::uint32_t n = level.vertices();
  std::vector<std::uint32_t> queue(n), members(n, 0);
  std::iota(queue.begin(), queue.end(), 0U);
  {
    std::vector<std::uint64_t> drawn(n);
    for (std::uint32_t v = 0; v < n; ++v) drawn[v] = sim::mix(key, v);
    std::sort(queue.begin(), queue.end(), [&](std::uint32_t a, std::uint32_t b) { return drawn[a] != drawn[b] ? drawn[a] < drawn[b] : a < b; });
  }
  std::vector<std::uint8_t> waits(n, 1);
  std::vector<Whole> total(n, 0);  // strength of each community
  for (std::uint32_t v = 0; v < n; ++v) total[community[v]] += level.strength[v], ++members[community[v]];
  std::vector<std::uint32_t> empty;  // one that nobody is in, for who would rather be alone
  for (std::uint32_t c = n; c-- > 0;)
    if (members[c] == 0) empty.push_back(c);
  Tallies near(n);
  bool any = false;
  std::size_t head = 0, waiting = n;
  while (waiting > 0) {  // the queue is a ring: nobody stands in it twice
    const std::uint32_t v = queue[head];
    head = head + 1 == n ? 0 : head + 1;
    --waiting;
    waits[v] = 0;
    const std::uint32_t own = community[v];
    for (std::uint64_t e = level.offsets[v]; e < level.offsets[v + 1]; ++e)
      if (level.targets[e] != v) near.add(community[level.targets[e]], level.weights.empty() ? 1 : level.weights[e]);
    const Whole strength = level.strength[v];
    total[own] -= strength;
    const auto gain = [&](std::uint32_t c) { return near.weight(c) * ends - strength * total[c]; };
    std::uint32_t best = own;
    Whole most = gain(own);
    if (most < 0 && !empty.empty()) best = empty.back(), most = 0;
    for (const std::uint32_t c : near.touched())
      if (const Whole g = gain(c); g > most) best = c, most = g;
    total[best] += strength;
    near.clear();
    if (best == own) continue;
    any = true;
    community[v] = best;
    if (members[best]++ == 0) empty.pop_back();
    if (--members[own] == 0) empty.push_back(own);
    for (std::uint64_t e = level.offsets[v]; e < level.offsets[v + 1]; ++e) {
      const std::uint32_t other = level.targets[e];
      if (waits[other] != 0 || community[other] == best) continue;
      waits[other] = 1;
      queue[(head + waiting++) % n] = other;
    }
  }
  return any;
}

std::uint32_t renumber(std::vector<std::uint32_t>& community) {  // by their first vertex; how many there are
  std::vector<std::uint32_t> number(community.size(), sim::nobody);
  std::uint32_t count = 0;
  for (std::uint32_t& c : community) {
    if (number[c] == sim::nobody) number[c] = count++;
    c = number[c];
  }
  return count;
}

Level merged(const Level& level, std::span<const std::uint32_t> community, std::uint32_t count) {
  Level out;
  std::vector<std::uint32_t> start(std::size_t{count} + 1, 0), member(level.vertices());
  for (const std::uint32_t c : community) ++start[c + 1];
  std::partial_sum(start.begin(), start.end(), start.begin());
  std::vector<std::uint32_t> next(start.begin(), start.end() - 1);
  for (std::uint32_t v = 0; v < level.vertices(); ++v) member[next[community[v]]++] = v;
  out.strength.assign(count, 0);
  Tallies near(count);
  for (std::uint32_t c = 0; c < count; ++c) {
    for (std::uint32_t i = start[c]; i < start[c + 1]; ++i) {
      const std::uint32_t v = member[i];
      out.strength[c] += level.strength[v];
      for (std::uint64_t e = level.offsets[v]; e < level.offsets[v + 1]; ++e)
        if (const std::uint32_t other = community[level.targets[e]]; other != c) near.add(other, level.weights.empty() ? 1 : level.weights[e]);
    }
    for (const std::uint32_t other : near.touched()) {
      out.targets.push_back(other);
      out.weights.push_back(static_cast<std::uint32_t>(near.weight(other)));
    }
    near.clear();
    out.offsets.push_back(out.targets.size());
  }
  return out;
}

// From communities of the whole graph to better ones, through as many levels as help.
bool improved(const Level& ground, std::vector<std::uint32_t>& community, Whole ends, std::uint64_t key) {
  bool any = false;
  Level above;
  const Level* level = &ground;
  std::vector<std::uint32_t> start = community, of(community.size());
  std::iota(of.begin(), of.end(), 0U);
  for (std::uint32_t depth = 0; moved(*level, start, ends, sim::mix(key, depth)); ++depth) {
    any = true;
    const std::uint32_t count = renumber(start);
    for (std::uint32_t& c : of) c = start[c];
    Level next = merged(*level, start, count);
    above = std::move(next);
    level = &above;
    start.resize(count);
    std::iota(start.begin(), start.end(), 0U);
  }
  if (any) community = of;
  return any;
}

// A community in several pieces becomes several: that never lowers modularity.
void split(const Adjacency& graph, std::vector<std::uint32_t>& community) {
  std::vector<std::uint32_t> piece(graph.vertices(), sim::nobody), found;
  std::uint32_t count = 0;
  for (std::uint32_t start = 0; start < graph.vertices(); ++start) {
    if (piece[start] != sim::nobody) continue;
    found.assign(1, start);
    piece[start] = count;
    for (std::size_t i = 0; i < found.size(); ++i)
      for (const std::uint32_t other : graph.neighbours(found[i]))
        if (piece[other] == sim::nobody && community[other] == community[start]) piece[other] = count, found.push_back(other);
    ++count;
  }
  community = std::move(piece);
}

}  // namespace

double modularity(const Adjacency& graph, std::span<const std::uint32_t> communities) {
  sim::require(!graph.directed, "modularity is that of an undirected graph");
  const std::uint32_t n = graph.vertices();
  sim::require(communities.size() == n, "each vertex has its community");
  if (graph.targets.empty()) return std::numeric_limits<double>::quiet_NaN();
  std::vector<std::uint64_t> ends(std::size_t{*std::max_element(communities.begin(), communities.end())} + 1, 0);
  std::uint64_t inside = 0;
  for (std::uint32_t v = 0; v < n; ++v) {
    ends[communities[v]] += graph.degree(v);
    for (const std::uint32_t other : graph.neighbours(v)) inside += communities[other] == communities[v] ? 1U : 0U;
  }
  const auto all = static_cast<double>(graph.targets.size());
  double expected = 0;
  for (const std::uint64_t own : ends) expected += static_cast<double>(own) / all * (static_cast<double>(own) / all);
  return static_cast<double>(inside) / all - expected;
}

Communities communities(const Adjacency& graph, std::uint64_t key, std::uint32_t tries) {
  sim::require(!graph.directed, "communities are those of an undirected graph");
  sim::require(tries >= 1, "at least one try");
  sim::require(graph.ties() <= 1'000'000'000, "communities are found among at most 1,000,000,000 ties");  // gains fit in 64 bits
  const std::uint32_t n = graph.vertices();
  Level ground{graph.offsets, graph.targets, {}, std::vector<Whole>(n)};
  for (std::uint32_t v = 0; v < n; ++v) ground.strength[v] = graph.degree(v);
  Communities best;
  for (std::uint32_t attempt = 0; attempt < tries; ++attempt) {
    std::vector<std::uint32_t> of(n);
    std::iota(of.begin(), of.end(), 0U);
    for (std::uint32_t round = 0; improved(ground, of, static_cast<Whole>(graph.targets.size()), sim::mix(sim::mix(key, attempt), round)); ++round) {}
    split(graph, of);
    const double reached = modularity(graph, of);
    if (attempt == 0 || reached > best.modularity) best = {std::move(of), {}, reached};
  }
  best.sizes.assign(renumber(best.of), 0);
  for (const std::uint32_t c : best.of) ++best.sizes[c];
  return best;
}

}  // namespace models::graph
