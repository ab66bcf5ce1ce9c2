// models/graph/cuts.cpp -- articulation points and bridges by one depth-first walk; disjoint paths by a flow of units.
#include <algorithm>
#include <limits>
#include <numeric>

#include "models/graph/brokerage.hpp"
#include "models/graph/shortest_paths.hpp"
#include "sim/kernel/error.hpp"

namespace models::graph {

Cuts cuts(const Adjacency& graph) {
  sim::require(!graph.directed, "cuts are those of an undirected graph");
  const std::uint32_t n = graph.vertices();
  constexpr std::uint32_t none = unreached;
  Cuts out{std::vector<std::uint8_t>(n, 0), std::vector<std::uint32_t>(n, 0), {}};
  std::vector<std::uint32_t> met(n, none), lowest(n), parent(n, none), below(n, 1);  // in order of meeting; highest that the subtree reaches
  std::vector<std::uint32_t> parted(n, 0), largest(n, 0);  // by the loss of v: in pieces of its subtree, and in the largest of them
  std::vector<std::uint64_t> next(n);
  std::vector<std::uint32_t> path, order;
  for (std::uint32_t root = 0; root < n; ++root) {
    if (met[root] != none) continue;
    order.clear();
    const auto meet = [&](std::uint32_t v) {
      met[v] = lowest[v] = static_cast<std::uint32_t>(order.size());
      next[v] = graph.offsets[v];
      order.push_back(v), path.push_back(v);
    };
    meet(root);
    std::uint32_t pieces_of_root = 0;
    const std::size_t first_bridge = out.bridges.size();
    while (!path.empty()) {
      const std::uint32_t v = path.back();
      if (next[v] < graph.offsets[v + 1]) {
        const std::uint32_t other = graph.targets[next[v]++];
        if (met[other] == none) parent[other] = v, meet(other);
        else if (other != parent[v]) lowest[v] = std::min(lowest[v], met[other]);
        continue;
      }
      path.pop_back();
      const std::uint32_t up = parent[v];
      if (up == none) continue;
      lowest[up] = std::min(lowest[up], lowest[v]);
      below[up] += below[v];
      if (lowest[v] >= met[up]) {
        if (up == root) ++pieces_of_root;
        else out.is_cut[up] = 1;
        parted[up] += below[v];
        largest[up] = std::max(largest[up], below[v]);
      }
      if (lowest[v] > met[up]) out.bridges.push_back({std::min(up, v), std::max(up, v), below[v]});
    }
    out.is_cut[root] = pieces_of_root > 1 ? 1 : 0;
    const auto size = static_cast<std::uint32_t>(order.size());
    for (const std::uint32_t v : order)
      if (out.is_cut[v] != 0) out.cut_off[v] = size - 1 - std::max(largest[v], size - 1 - parted[v]);
    for (std::size_t i = first_bridge; i < out.bridges.size(); ++i) out.bridges[i].cut_off = std::min(out.bridges[i].cut_off, size - out.bridges[i].cut_off);
  }
  std::sort(out.bridges.begin(), out.bridges.end(), [](const auto& a, const auto& b) { return a.from != b.from ? a.from < b.from : a.to < b.to; });
  return out;
}

namespace {

// Arcs with room for units; arc i and arc i ^ 1 lead back and forth between the same two nodes. Phases of Dinic 1970: distances
// by breadth, then as many ways as go one step further each time.
class Flow {
 public:
  Flow(std::uint32_t nodes, std::uint64_t joins) : first_(nodes, none), step_(nodes), level_(nodes) { arcs_.reserve(2 * joins); }
  void join(std::uint32_t from, std::uint32_t to, std::uint32_t room, std::uint32_t room_back) {
    add(from, to, room), add(to, from, room_back);
  }
  std::uint32_t most(std::uint32_t from, std::uint32_t to) {
    std::uint32_t units = 0;
    while (reach(from, to)) {
      step_ = first_;
      while (send(from, to)) ++units;
    }
    return units;
  }

 private:
  struct Arc {
    std::uint32_t to, next, room;
  };
  static constexpr std::uint32_t none = 0xFFFF'FFFF;
  void add(std::uint32_t from, std::uint32_t to, std::uint32_t room) {
    arcs_.push_back({to, first_[from], room});
    first_[from] = static_cast<std::uint32_t>(arcs_.size() - 1);
  }
  bool reach(std::uint32_t from, std::uint32_t to) {
    std::fill(level_.begin(), level_.end(), none);
    queue_.assign(1, from);
    level_[from] = 0;
    for (std::size_t i = 0; i < queue_.size() && level_[to] == none; ++i)
      for (std::uint32_t arc = first_[queue_[i]]; arc != none; arc = arcs_[arc].next)
        if (arcs_[arc].room > 0 && level_[arcs_[arc].to] == none) level_[arcs_[arc].to] = level_[queue_[i]] + 1, queue_.push_back(arcs_[arc].to);
    return level_[to] != none;
  }
  bool send(std::uint32_t from, std::uint32_t to) {  // one unit; an arc that led nowhere is not tried again in this phase
    way_.clear();
    for (std::uint32_t at = from; at != to;) {
      std::uint32_t& arc = step_[at];
      while (arc != none && (arcs_[arc].room == 0 || level_[arcs_[arc].to] != level_[at] + 1)) arc = arcs_[arc].next;
      if (arc != none) {
        way_.push_back(arc);
        at = arcs_[arc].to;
      } else {
        if (way_.empty()) return false;
        at = arcs_[way_.back() ^ 1U].to;
        step_[at] = arcs_[way_.back()].next;
        way_.pop_back();
      }
    }
    for (const std::uint32_t arc : way_) --arcs_[arc].room, ++arcs_[arc ^ 1U].room;
    return true;
  }

  std::vector<std::uint32_t> first_, step_, level_, queue_, way_;
  std::vector<Arc> arcs_;
};

void check_ends(const Adjacency& graph, std::uint32_t from, std::uint32_t to) {
  sim::require(from < graph.vertices() && to < graph.vertices() && from != to, "disjoint paths lead from one vertex to another");
}

}  // namespace

std::uint32_t edge_disjoint_paths(const Adjacency& graph, std::uint32_t from, std::uint32_t to) {
  check_ends(graph, from, to);
  Flow flow(graph.vertices(), graph.targets.size());
  for (std::uint32_t v = 0; v < graph.vertices(); ++v)
    for (const std::uint32_t other : graph.neighbours(v))
      if (graph.directed) flow.join(v, other, 1, 0);
      else if (v < other) flow.join(v, other, 1, 1);
  return flow.most(from, to);
}

std::uint32_t vertex_disjoint_paths(const Adjacency& graph, std::uint32_t from, std::uint32_t to) {
  check_ends(graph, from, to);
  Flow flow(2 * graph.vertices(), graph.targets.size() + graph.vertices());  // one enters v at 2v and leaves it at 2v + 1, through one place
  for (std::uint32_t v = 0; v < graph.vertices(); ++v) {
    if (v != from && v != to) flow.join(2 * v, 2 * v + 1, 1, 0);
    for (const std::uint32_t other : graph.neighbours(v)) flow.join(2 * v + 1, 2 * other, 1, 0);
  }
  return flow.most(2 * from + 1, 2 * to);
}

}  // namespace models::graph
