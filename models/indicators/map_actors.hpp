// models/indicators/map_actors.hpp -- the actor map measured: every measure of a network, once a year, for each actor and for all.
#pragma once
#include "models/vocabulary/actor_map.hpp"
#include "models/vocabulary/group.hpp"
#include "sim/kernel/process.hpp"

namespace models::indicators {

// A measure, not a behaviour: nobody in the model sees it. Beyond `exact_below` actors paths, closeness and betweenness are
// estimated from drawn ones; beyond `most` only counts, components, degrees and E-I indices are taken, and the rest is NaN.
struct MapActors {
  std::int32_t exact_below = 500, pivots = 64, pairs = 5, most = 100'000;

  static constexpr std::string_view name = "map_actors";
  static constexpr sim::Period period = sim::Period::year;
  static constexpr sim::Text meaning{"the map of actors is measured: centralities, brokers, communities, small world", "la carte des acteurs est mesurée : centralités, intermédiaires, communautés, petit monde"};
  static constexpr auto parameters() {
    using P = MapActors;
    return std::tuple{sim::parameter(&P::exact_below, "exact_below", sim::unit::one, 2, 1e6, "cost", {"actors up to which paths are exact", "nombre d'acteurs jusqu'auquel les chemins sont exacts"}),
                      sim::parameter(&P::pivots, "pivots", sim::unit::one, 2, 1e6, "cost; Brandes and Pich 2007", {"drawn actors from which paths are measured beyond", "acteurs tirés d'où les chemins sont mesurés au-delà"}),
                      sim::parameter(&P::pairs, "pairs", sim::unit::one, 0, 1e6, "cost", {"drawn pairs between which disjoint paths are counted", "paires tirées entre lesquelles les chemins disjoints sont comptés"}),
                      sim::parameter(&P::most, "most", sim::unit::one, 2, 1e9, "cost", {"actors beyond which only cheap measures are taken", "nombre d'acteurs au-delà duquel seules les mesures peu coûteuses sont prises"})};
  }
  using Uses = sim::Access<territory::all, sim::Along<actor::trust, actor::place, actor::firm, firm::branch>, sim::Read<actor::sphere, actor::topic>,
                           sim::Update<actor::map_degree, actor::map_closeness, actor::map_betweenness, actor::map_eigenvector, actor::map_pagerank, actor::map_constraint, actor::map_core, actor::map_cut,
                                       territory::map_density, territory::map_degree, territory::map_components, territory::map_giant, territory::map_clustering, territory::map_transitivity, territory::map_path,
                                       territory::map_sigma, territory::map_core, territory::map_modularity, territory::map_assortativity, territory::map_ei_sphere, territory::map_ei_topic,
                                       territory::map_ei_sector, territory::map_ei_commune, territory::map_public_private, territory::map_constraint, territory::map_effective, territory::map_closeness,
                                       territory::map_betweenness, territory::map_coordinators, territory::map_itinerants, territory::map_gatekeepers, territory::map_representatives, territory::map_liaisons,
                                       territory::map_cuts, territory::map_bridges, territory::map_redundancy>>;
  void whole(const sim::Whole<Uses>& all, sim::Rng& rng) const;
};

// How much an establishment hangs on one supplier: the sum of squared shares of its local orders.
struct MapSuppliers {
  static constexpr std::string_view name = "map_suppliers";
  static constexpr sim::Period period = sim::Period::year;
  static constexpr sim::Text meaning{"the concentration of local suppliers is measured", "la concentration des fournisseurs locaux est mesurée"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<territory::all, sim::Along<firm::supply>, sim::Read<firm::supply_share, firm::active>, sim::Update<territory::supplier_concentration>>;
  void whole(const sim::Whole<Uses>& all, sim::Rng& rng) const;
};

}  // namespace models::indicators
