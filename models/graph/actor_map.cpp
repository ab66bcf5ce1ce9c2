// models/graph/actor_map.cpp -- every measure once, and the pairs of groups between which ties or know-how are missing.
#include "models/graph/actor_map.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "sim/kernel/error.hpp"
#include "sim/kernel/parallel.hpp"
#include "sim/kernel/rng.hpp"

namespace models::graph {
namespace {

double redundancy(const Adjacency& ties, const Components& parts, std::uint32_t pairs, std::uint64_t key) {
  std::vector<std::uint32_t> members;
  std::uint32_t largest = 0;
  while (largest < parts.sizes.size() && parts.sizes[largest] != parts.largest) ++largest;
  for (std::uint32_t v = 0; v < ties.vertices(); ++v)
    if (parts.of[v] == largest) members.push_back(v);
  if (members.size() < 2 || pairs == 0) return std::numeric_limits<double>::quiet_NaN();
  std::vector<std::uint32_t> found(pairs);
  sim::parallel::blocks(pairs, [&](std::size_t i, std::size_t) {
    sim::Rng rng(key, sim::Step{0}, i);
    const auto count = static_cast<std::uint32_t>(members.size());
    const std::uint32_t a = rng.below(count), b = rng.below(count - 1);
    found[i] = vertex_disjoint_paths(ties, members[a], members[b < a ? b : b + 1]);
  });
  std::uint64_t all = 0;
  for (const std::uint32_t one : found) all += one;
  return static_cast<double>(all) / pairs;
}

}  // namespace

ActorMap actor_map(const Adjacency& arcs, std::span<const Grouping> groupings, const MapManner& how) {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  const std::uint32_t n = arcs.vertices();
  Adjacency both;
  if (arcs.directed) {
    std::vector<Edge> edges;
    edges.reserve(arcs.targets.size());
    for (std::uint32_t v = 0; v < n; ++v)
      for (const std::uint32_t other : arcs.neighbours(v)) edges.push_back({v, other});
    both = undirected(n, edges);
  }
  const Adjacency& ties = arcs.directed ? both : arcs;

  ActorMap out;
  out.vertices = n, out.arcs = arcs.targets.size(), out.ties = ties.ties();
  out.density = n < 2 ? nan : static_cast<double>(out.ties) / (0.5 * n * (n - 1.0));
  // Each answered pair is two arcs and one tie.
  out.reciprocity = out.arcs == 0 ? nan : 2 * static_cast<double>(out.arcs - out.ties) / static_cast<double>(out.arcs);
  out.in.assign(n, 0), out.out.resize(n), out.degree.resize(n);
  for (std::uint32_t v = 0; v < n; ++v) {
    out.out[v] = arcs.degree(v), out.degree[v] = ties.degree(v);
    for (const std::uint32_t other : arcs.neighbours(v)) ++out.in[other];
  }
  out.components = components(ties);
  out.giant_share = n == 0 ? nan : static_cast<double>(out.components.largest) / n;
  out.degrees = degrees(ties);
  out.assortativity = assortativity(ties);
  out.clustering = clustering(ties);
  out.cores = cores(ties);
  out.sampled = n > how.exact_below;
  const std::uint32_t sources = out.sampled ? std::min(n, std::max(how.pivots, 2U)) : n;
  out.paths = path_lengths(ties, sources, sim::mix(how.key, 1));
  out.small_world = small_worldness(ties, sources, sim::mix(how.key, 2));
  out.communities = communities(ties, sim::mix(how.key, 3), how.tries);
  if (out.sampled) {
    out.closeness = closeness(ties, sources, sim::mix(how.key, 4));
    out.betweenness = betweenness(ties, sources, sim::mix(how.key, 5));
  } else {
    out.closeness = {closeness(ties), std::vector<double>(n, 0)};
    out.betweenness = {betweenness(ties), std::vector<double>(n, 0)};
  }
  out.eigenvector = eigenvector(ties, how.iteration);
  out.page_rank = page_rank(arcs);
  out.constraint = constraint(ties);
  out.effective_size = effective_size(ties);
  out.cuts = cuts(ties);
  out.pairs = out.sampled ? (how.pairs + 3) / 4 : how.pairs;
  out.redundancy = redundancy(ties, out.components, out.pairs, sim::mix(how.key, 6));
  for (const auto& grouping : groupings) {
    auto& its = out.by_group.emplace_back();
    its.e_i = e_i_index(ties, grouping.of);
    its.brokers = brokers(arcs, grouping.of);
    for (const auto& counts : its.brokers)
      for (std::size_t role = 0; role < broker_roles; ++role) its.all[role] += counts[role];
    its.modularity = modularity(ties, grouping.of);
  }
  return out;
}

std::vector<Hole> holes(const Adjacency& graph, const Grouping& groups, double share) {
  sim::require(!graph.directed && groups.of.size() == graph.vertices(), "holes lie between groups of an undirected graph's vertices");
  const std::uint32_t n = graph.vertices();
  const std::size_t count = groups.groups;
  std::vector<std::uint32_t> size(count, 0);
  std::vector<std::uint64_t> tied(count * count, 0);
  for (std::uint32_t v = 0; v < n; ++v) {
    ++size[groups.of[v]];
    for (const std::uint32_t other : graph.neighbours(v))
      if (groups.of[v] < groups.of[other]) ++tied[groups.of[v] * count + groups.of[other]];
  }
  const double density = n < 2 ? 0 : static_cast<double>(graph.ties()) / (0.5 * n * (n - 1.0));
  std::vector<Hole> out;
  for (std::uint32_t a = 0; a < count; ++a)
    for (std::uint32_t b = a + 1; b < count; ++b) {
      const double expected = density * size[a] * size[b];
      if (expected > 0 && static_cast<double>(tied[a * count + b]) < share * expected) out.push_back({a, b, size[a], size[b], tied[a * count + b], expected});
    }
  std::stable_sort(out.begin(), out.end(), [](const Hole& x, const Hole& y) {
    return x.expected - static_cast<double>(x.ties) > y.expected - static_cast<double>(y.ties);
  });
  return out;
}

std::vector<Complement> missing_complements(const Adjacency& graph, const Grouping& groups, const Fields& fields, double share) {
  const std::uint32_t n = graph.vertices();
  sim::require(!graph.directed && groups.of.size() == n && fields.has.size() == n && fields.lacks.size() == n,
               "complements are those of an undirected graph's vertices, each with its group and its fields");
  constexpr std::size_t most_fields = 64;
  const std::size_t count = groups.groups;
  std::vector<std::uint32_t> needs(count * most_fields, 0), able(count * most_fields, 0), met(count * count * most_fields, 0);
  std::vector<std::uint64_t> nearby(count, 0);  // fields that neighbours in each group have
  const auto each = [](std::uint64_t bits, auto&& act) {
    for (; bits != 0; bits &= bits - 1) act(static_cast<std::size_t>(std::countr_zero(bits)));
  };
  for (std::uint32_t v = 0; v < n; ++v) {
    const std::size_t own = groups.of[v];
    each(fields.has[v], [&](std::size_t field) { ++able[own * most_fields + field]; });
    if (fields.lacks[v] == 0) continue;
    each(fields.lacks[v], [&](std::size_t field) { ++needs[own * most_fields + field]; });
    for (const std::uint32_t other : graph.neighbours(v)) nearby[groups.of[other]] |= fields.has[other];
    for (const std::uint32_t other : graph.neighbours(v)) {
      const std::size_t there = groups.of[other];
      each(nearby[there] & fields.lacks[v], [&](std::size_t field) { ++met[(own * count + there) * most_fields + field]; });
      nearby[there] = 0;
    }
  }
  std::vector<Complement> out;
  for (std::uint32_t lacking = 0; lacking < count; ++lacking)
    for (std::uint32_t having = 0; having < count; ++having)
      for (std::uint32_t field = 0; field < most_fields; ++field) {
        const std::uint32_t wanted = needs[lacking * most_fields + field], offered = able[having * most_fields + field];
        const std::uint32_t served = met[(lacking * count + having) * most_fields + field];
        if (wanted > 0 && offered > 0 && served <= share * wanted) out.push_back({lacking, having, field, wanted, offered, served});
      }
  std::stable_sort(out.begin(), out.end(), [](const Complement& a, const Complement& b) {
    const std::uint32_t left_a = a.in_need - a.met, left_b = b.in_need - b.met;
    return left_a != left_b ? left_a > left_b : a.able > b.able;
  });
  return out;
}

}  // namespace models::graph
