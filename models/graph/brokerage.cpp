// models/graph/brokerage.cpp -- open triples by the groups of their three, and what contacts tell one twice.
#include "models/graph/brokerage.hpp"

#include <algorithm>
#include <limits>

#include "models/graph/blocks.hpp"
#include "models/graph/measures.hpp"
#include "sim/kernel/error.hpp"

namespace models::graph {
namespace {

constexpr std::size_t place(Broker role) { return static_cast<std::size_t>(role); }

Broker role_of(std::uint32_t a, std::uint32_t b, std::uint32_t c) {
  if (a == b) return b == c ? Broker::coordinator : Broker::representative;
  if (b == c) return Broker::gatekeeper;
  return a == c ? Broker::itinerant : Broker::liaison;
}

}  // namespace

std::vector<double> effective_size(const Adjacency& graph) {
  const auto triads = clustering(graph);
  std::vector<double> out(graph.vertices(), std::numeric_limits<double>::quiet_NaN());
  for (std::uint32_t v = 0; v < graph.vertices(); ++v)
    if (const double k = graph.degree(v); k > 0) out[v] = k - 2 * static_cast<double>(triads.triangles[v]) / k;
  return out;
}

std::vector<BrokerCounts> brokers(const Adjacency& graph, std::span<const std::uint32_t> groups) {
  const std::uint32_t n = graph.vertices();
  sim::require(groups.size() == n, "each vertex has its group");
  const std::size_t count = n == 0 ? 0 : std::size_t{*std::max_element(groups.begin(), groups.end())} + 1;
  Adjacency turned;
  if (graph.directed) {
    std::vector<Edge> edges;
    edges.reserve(graph.targets.size());
    for (std::uint32_t v = 0; v < n; ++v)
      for (const std::uint32_t other : graph.neighbours(v)) edges.push_back({other, v});
    turned = directed(n, edges);
  }
  const Adjacency& sources = graph.directed ? turned : graph;

  std::vector<BrokerCounts> out(n, BrokerCounts{});
  struct Lane {
    std::vector<std::uint8_t> leads_to;      // per vertex: b leads there
    std::vector<std::uint64_t> from_group;   // per group: how many lead to b
  };
  std::vector<Lane> lanes(sim::parallel::lanes());
  over_blocks(n, [&](std::uint32_t begin, std::uint32_t end, std::size_t lane) {
    auto& its = lanes[lane];
    its.leads_to.resize(n, 0), its.from_group.resize(count, 0);
    for (std::uint32_t b = begin; b < end; ++b) {
      const auto in = sources.neighbours(b), onward = graph.neighbours(b);
      if (in.empty() || onward.empty()) continue;
      const std::uint32_t own = groups[b];
      for (const std::uint32_t a : in) ++its.from_group[groups[a]];
      for (const std::uint32_t c : onward) its.leads_to[c] = 1;
      // All pairs by role: from the counts of groups, not one by one.
      const std::uint64_t in_own = its.from_group[own], in_other = in.size() - in_own;
      std::uint64_t onward_own = 0, around = 0;
      for (const std::uint32_t c : onward)
        if (groups[c] == own) ++onward_own;
        else around += its.from_group[groups[c]];
      const std::uint64_t onward_other = onward.size() - onward_own;
      auto& roles = out[b];
      roles[place(Broker::coordinator)] = in_own * onward_own;
      roles[place(Broker::gatekeeper)] = in_other * onward_own;
      roles[place(Broker::representative)] = in_own * onward_other;
      roles[place(Broker::itinerant)] = around;
      roles[place(Broker::liaison)] = in_other * onward_other - around;
      for (const std::uint32_t a : in) {  // less those who need no broker, and a itself
        if (its.leads_to[a] != 0) --roles[place(role_of(groups[a], own, groups[a]))];
        for (const std::uint32_t c : graph.neighbours(a))
          if (its.leads_to[c] != 0) --roles[place(role_of(groups[a], own, groups[c]))];
      }
      for (const std::uint32_t a : in) its.from_group[groups[a]] = 0;
      for (const std::uint32_t c : onward) its.leads_to[c] = 0;
    }
  });
  return out;
}

std::vector<double> concentration(const Adjacency& graph, std::span<const double> weights) {
  sim::require(weights.size() == graph.targets.size(), "each tie has its weight");
  std::vector<double> out(graph.vertices(), std::numeric_limits<double>::quiet_NaN());
  over_blocks(graph.vertices(), [&](std::uint32_t begin, std::uint32_t end, std::size_t) {
    for (std::uint32_t v = begin; v < end; ++v) {
      double all = 0, squares = 0;
      for (std::uint64_t at = graph.offsets[v]; at < graph.offsets[v + 1]; ++at) all += weights[at];
      if (!(all > 0)) continue;
      for (std::uint64_t at = graph.offsets[v]; at < graph.offsets[v + 1]; ++at) squares += weights[at] / all * (weights[at] / all);
      out[v] = squares;
    }
  });
  return out;
}

}  // namespace models::graph
