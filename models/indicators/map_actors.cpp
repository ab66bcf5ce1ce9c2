// models/indicators/map_actors.cpp -- from the network of trust to a graph, and from its measures to columns.
#include "models/indicators/map_actors.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "models/graph/actor_map.hpp"

namespace models::indicators {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

// NaN is left out; NaN if nothing is left.
double mean(const std::vector<double>& values) {
  double sum = 0;
  std::size_t count = 0;
  for (const double value : values)
    if (!std::isnan(value)) sum += value, ++count;
  return count > 0 ? sum / static_cast<double>(count) : undefined;
}

double held_by_top_tenth(std::vector<double> values) {
  double sum = 0, top = 0;
  for (const double value : values) sum += value;
  std::sort(values.begin(), values.end(), std::greater<>());
  for (std::size_t i = 0; i < (values.size() + 9) / 10; ++i) top += values[i];
  return sum > 0 ? top / sum : undefined;
}

// Numbers from 0 on, in the order in which rows of `of` come up: groups that nobody is in have none.
std::vector<std::uint32_t> numbered(const std::vector<std::uint32_t>& of) {
  std::map<std::uint32_t, std::uint32_t> number;
  std::vector<std::uint32_t> out;
  out.reserve(of.size());
  for (const std::uint32_t one : of) out.push_back(number.emplace(one, static_cast<std::uint32_t>(number.size())).first->second);
  return out;
}

// (external - internal) / all of the ties between vertices that have a group; NaN without any.
double e_i(const graph::Adjacency& ties, const std::vector<std::uint32_t>& group) {
  std::int64_t external = 0, all = 0;
  for (std::uint32_t v = 0; v < ties.vertices(); ++v)
    for (const std::uint32_t u : ties.neighbours(v))
      if (group[v] != sim::nobody && group[u] != sim::nobody) ++all, external += group[v] != group[u] ? 1 : 0;
  return all > 0 ? (2.0 * static_cast<double>(external) - static_cast<double>(all)) / static_cast<double>(all) : undefined;
}

}  // namespace

void MapActors::whole(const sim::Whole<Uses>& all, sim::Rng& rng) const {
  const auto set = [&]<const auto& C>(sim::Value<C> value) {
    for (auto& one : all.template update<C>()) one = value;
  };
  const graph::Vertices vertices = graph::living(all.ends<actor::trust>());
  const std::uint32_t n = vertices.count();
  const graph::Adjacency ties = graph::undirected(all.network<actor::trust>(), vertices);
  const std::uint64_t key = sim::mix(rng.below(0x7FFF'FFFF), rng.below(0x7FFF'FFFF));

  std::vector<std::uint32_t> sphere(n), topic(n), commune(n), branch(n);
  const auto spheres = all.read<actor::sphere>();
  const auto topics = all.read<actor::topic>();
  const auto places = all.link<actor::place>(), firms = all.link<actor::firm>(), branches = all.link<firm::branch>();
  for (std::uint32_t v = 0; v < n; ++v) {
    const std::uint32_t row = vertices.rows[v];
    sphere[v] = static_cast<std::uint32_t>(spheres[row]), topic[v] = topics[row], commune[v] = places[row];
    branch[v] = firms[row] == sim::nobody ? sim::nobody : branches[firms[row]];
  }
  std::uint64_t joined = 0;
  for (std::uint32_t v = 0; v < n; ++v)
    for (const std::uint32_t u : ties.neighbours(v)) joined += sphere[v] == 0 && sphere[u] == 1 ? 1 : 0;
  set.operator()<territory::map_public_private>(ties.ties() > 0 ? static_cast<double>(joined) / static_cast<double>(ties.ties()) : undefined);
  set.operator()<territory::map_ei_sphere>(e_i(ties, sphere)), set.operator()<territory::map_ei_topic>(e_i(ties, topic));
  set.operator()<territory::map_ei_commune>(e_i(ties, commune)), set.operator()<territory::map_ei_sector>(e_i(ties, branch));
  const graph::Components components = graph::components(ties);
  set.operator()<territory::map_components>(static_cast<std::int32_t>(components.sizes.size()));
  set.operator()<territory::map_giant>(n > 0 ? static_cast<double>(components.largest) / n : undefined);
  const graph::Degrees degrees = graph::degrees(ties);
  set.operator()<territory::map_degree>(n > 0 ? degrees.mean : undefined);
  set.operator()<territory::map_density>(n > 1 ? degrees.mean / (n - 1) : undefined);
  const auto degree = all.update<actor::map_degree>();
  for (std::uint32_t v = 0; v < n; ++v) degree[vertices.rows[v]] = ties.degree(v);

  const auto unmeasured = [&]<const auto&... C>() { (set.operator()<C>(static_cast<sim::Value<C>>(undefined)), ...); };
  unmeasured.operator()<territory::map_clustering, territory::map_transitivity, territory::map_path, territory::map_sigma, territory::map_modularity, territory::map_assortativity, territory::map_constraint,
                        territory::map_effective, territory::map_closeness, territory::map_betweenness, territory::map_redundancy, actor::map_closeness, actor::map_betweenness, actor::map_eigenvector,
                        actor::map_pagerank, actor::map_constraint>();
  if (n < 3 || n > static_cast<std::uint32_t>(most)) return;

  const graph::Adjacency arcs = graph::directed(all.network<actor::trust>(), vertices);
  const std::vector<graph::Grouping> groupings{{"sphere", numbered(sphere), actor::spheres}};
  const graph::ActorMap map = graph::actor_map(arcs, groupings, {key, static_cast<std::uint32_t>(exact_below), static_cast<std::uint32_t>(pivots), 1});
  set.operator()<territory::map_clustering>(map.clustering.mean), set.operator()<territory::map_transitivity>(map.clustering.transitivity);
  set.operator()<territory::map_path>(map.paths.mean), set.operator()<territory::map_sigma>(map.small_world.sigma);
  set.operator()<territory::map_core>(static_cast<std::int32_t>(*std::max_element(map.cores.begin(), map.cores.end())));
  set.operator()<territory::map_modularity>(map.communities.modularity), set.operator()<territory::map_assortativity>(map.assortativity);
  set.operator()<territory::map_constraint>(mean(map.constraint)), set.operator()<territory::map_effective>(mean(map.effective_size));
  set.operator()<territory::map_closeness>(mean(map.closeness.value)), set.operator()<territory::map_betweenness>(held_by_top_tenth(map.betweenness.value));
  const auto count = [&](graph::Broker role) { return static_cast<std::int64_t>(map.by_group[0].all[static_cast<std::size_t>(role)]); };
  set.operator()<territory::map_coordinators>(count(graph::Broker::coordinator)), set.operator()<territory::map_itinerants>(count(graph::Broker::itinerant));
  set.operator()<territory::map_gatekeepers>(count(graph::Broker::gatekeeper)), set.operator()<territory::map_representatives>(count(graph::Broker::representative));
  set.operator()<territory::map_liaisons>(count(graph::Broker::liaison));
  set.operator()<territory::map_cuts>(static_cast<std::int32_t>(std::count(map.cuts.is_cut.begin(), map.cuts.is_cut.end(), 1)));
  set.operator()<territory::map_bridges>(static_cast<std::int32_t>(map.cuts.bridges.size()));
  double paths = 0;
  for (std::int32_t i = 0; i < pairs; ++i) {
    const std::uint32_t from = rng.below(n), other = rng.below(n - 1);
    paths += graph::edge_disjoint_paths(ties, from, other < from ? other : other + 1);
  }
  set.operator()<territory::map_redundancy>(pairs > 0 ? paths / pairs : undefined);

  const double others = 0.5 * (n - 1.0) * (n - 2.0);
  const auto closeness = all.update<actor::map_closeness>(), betweenness = all.update<actor::map_betweenness>(), eigenvector = all.update<actor::map_eigenvector>(), pagerank = all.update<actor::map_pagerank>(),
             constraint = all.update<actor::map_constraint>();
  const auto core = all.update<actor::map_core>();
  const auto cut = all.update<actor::map_cut>();
  for (std::uint32_t v = 0; v < n; ++v) {
    const std::uint32_t row = vertices.rows[v];
    closeness[row] = static_cast<float>(map.closeness.value[v]), betweenness[row] = static_cast<float>(map.betweenness.value[v] / others);
    eigenvector[row] = static_cast<float>(map.eigenvector.value[v]), pagerank[row] = static_cast<float>(map.page_rank.value[v]), constraint[row] = static_cast<float>(map.constraint[v]);
    core[row] = map.cores[v], cut[row] = map.cuts.is_cut[v] != 0;
  }
}

void MapSuppliers::whole(const sim::Whole<Uses>& all, sim::Rng&) const {
  const graph::Vertices buyers = graph::living(all.ends<firm::supply>());
  const auto& supply = all.network<firm::supply>();
  const auto share = all.read<firm::supply_share>();
  const auto active = all.read<firm::active>();
  double sum = 0;
  std::int64_t count = 0;
  for (const std::uint32_t row : buyers.rows) {  // in the order of ids
    if (!active[row]) continue;
    double orders = 0, squares = 0;
    const auto places = supply.at(row);
    for (std::uint32_t at = places.begin; at < places.end; ++at) orders += double{share[at]}, squares += double{share[at]} * double{share[at]};
    if (orders > 0) sum += squares / (orders * orders), ++count;
  }
  for (auto& one : all.update<territory::supplier_concentration>()) one = count > 0 ? sum / static_cast<double>(count) : undefined;
}

}  // namespace models::indicators
