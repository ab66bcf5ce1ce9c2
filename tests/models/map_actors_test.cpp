// tests/models/map_actors_test.cpp -- the yearly map: closed forms on small networks, and the same map in any order of rows.
#include <cmath>
#include <set>

#include "models/vocabulary/actor_map.hpp"
#include "sim/kernel/parallel.hpp"
#include "tests/catch.hpp"
#include "tests/models/crowd.hpp"

using namespace hamlet;

namespace {
template <const auto& C> auto of(const sim::World& w) { return w[territory::all].column<C>()[0]; }
std::vector<sim::Network::Edge> both(std::vector<sim::Network::Edge> ties) {
  for (std::size_t i = 0, n = ties.size(); i < n; ++i) ties.push_back({ties[i].to, ties[i].from});
  return ties;
}
}  // namespace

TEST_CASE("a ring of ten actors has the measures of a ring", "[indicators][map]") {
  auto w = world();
  std::vector<sim::Network::Edge> ring;
  for (std::uint32_t i = 0; i < 10; ++i) ring.push_back({i, (i + 1) % 10});
  befriend(w, both(ring));
  run(w, scenario({"map_actors"}));
  CHECK(of<territory::map_density>(w) == Catch::Approx(10.0 / 45));
  CHECK(of<territory::map_degree>(w) == 2);
  CHECK(of<territory::map_components>(w) == 1);
  CHECK(of<territory::map_giant>(w) == 1);
  CHECK(of<territory::map_clustering>(w) == 0);
  CHECK(of<territory::map_path>(w) == Catch::Approx(25.0 / 9));  // 2 (1 + 2 + 3 + 4) + 5 over nine others
  CHECK(of<territory::map_core>(w) == 2);
  CHECK(of<territory::map_cuts>(w) == 0);
  CHECK(of<territory::map_redundancy>(w) == 2);
  CHECK(of<territory::map_constraint>(w) == Catch::Approx(0.5));  // two contacts that do not know each other: 2 (1/2)^2
  CHECK(of<territory::map_effective>(w) == Catch::Approx(2));
  CHECK(of<territory::map_ei_sphere>(w) == Catch::Approx((4.0 - 6.0) / 10));  // spheres stand in four runs of the ring
  CHECK(of<territory::map_ei_commune>(w) == 1);                               // neighbours live in turn in the two communes
  CHECK(of<territory::map_ei_sector>(w) == -1);                               // one branch
  for (const float x : w[actor::all].column<actor::map_pagerank>()) CHECK(x == Catch::Approx(0.1).margin(1e-6));
}

TEST_CASE("ties between bodies and firms, ties across topics and closed triples are parts of all", "[indicators][map]") {
  auto w = world();
  befriend(w, both({{0, 6}, {1, 7}, {0, 1}, {6, 7}, {0, 7}}));  // two firms, two public bodies; two triangles with a tie in common
  w[actor::all].column<actor::topic>()[6] = 2;
  run(w, scenario({"map_actors"}));
  CHECK(of<territory::map_public_private>(w) == Catch::Approx(3.0 / 5));
  CHECK(of<territory::map_ei_topic>(w) == Catch::Approx((2.0 - 3.0) / 5));
  CHECK(of<territory::map_transitivity>(w) == Catch::Approx(6.0 / 8));
}

TEST_CASE("a ring of neighbours is a small world, ties drawn by chance are none", "[indicators][map]") {
  const auto sigma = [](bool drawn) {
    auto w = crowd::world(60);
    std::set<std::pair<std::uint32_t, std::uint32_t>> joined;  // each tie once, the lower end first
    sim::Rng rng(11, sim::Step{0}, 1);
    for (std::uint32_t i = 0; i < 60; ++i)
      for (std::uint32_t k = 1; k <= 3; ++k) {
        const std::uint32_t other = (i + (drawn ? 1 + rng.below(59) : k)) % 60;
        joined.insert({std::min(i, other), std::max(i, other)});
      }
    std::vector<sim::Network::Edge> ties;
    for (const auto& [one, two] : joined) ties.push_back({one, two});
    befriend(w, both(std::move(ties)));
    run(w, scenario({"map_actors"}));
    return of<territory::map_sigma>(w);
  };
  CHECK(sigma(false) > 1.7);  // 6 times the clustering of chance at 2.3 times its paths
  CHECK(sigma(true) == Catch::Approx(1).margin(0.5));
}

TEST_CASE("a broker between two pieces is a cut, and its ties are bridges", "[indicators][map]") {
  auto w = world();
  befriend(w, both({{0, 1}, {1, 2}, {0, 2}, {2, 5}, {5, 6}, {6, 8}, {5, 8}}));  // two triangles and a tie between them
  run(w, scenario({"map_actors"}));
  CHECK(of<territory::map_bridges>(w) == 1);
  CHECK(of<territory::map_cuts>(w) == 2);
  CHECK(of<territory::map_components>(w) == 5);
  CHECK(w[actor::all].column<actor::map_cut>()[2]);
  CHECK(!w[actor::all].column<actor::map_cut>()[0]);
  CHECK(of<territory::map_giant>(w) == Catch::Approx(0.6));
  CHECK(of<territory::map_liaisons>(w) > 0);
}

TEST_CASE("beyond the size that it is meant for the map leaves costly measures out, and says so by NaN", "[indicators][map]") {
  auto w = world();
  befriend(w, both({{0, 1}, {1, 2}}));
  auto s = scenario({"map_actors"});
  set(s, "map_actors", "most", 5.0);
  run(w, s);
  CHECK(std::isnan(of<territory::map_path>(w)));
  CHECK(std::isnan(w[actor::all].column<actor::map_constraint>()[0]));
  CHECK(of<territory::map_degree>(w) == Catch::Approx(0.4));
}

TEST_CASE("one supplier alone is full concentration, four alike a quarter", "[indicators][map]") {
  auto w = world();
  const std::vector<sim::Network::Edge> supply{{0, 1}, {1, 0}, {1, 2}, {1, 3}};
  for (const auto at : w[firm::supply].build(supply, w[firm::all], w[firm::all])) w[firm::supply].column<firm::supply_share>()[at] = 0.25F;
  run(w, scenario({"map_suppliers"}));
  CHECK(of<territory::supplier_concentration>(w) == Catch::Approx((1 + 1.0 / 3) / 2));
}

TEST_CASE("the map does not depend on threads nor on the order of rows", "[indicators][map][laws]") {
  const auto measured = [](std::size_t threads, bool turned) {
    auto w = world();
    befriend(w, both({{0, 1}, {1, 2}, {0, 2}, {2, 5}, {5, 6}, {6, 8}, {5, 8}, {3, 9}, {9, 4}}));
    if (turned) {
      const std::vector<std::uint32_t> order{3, 9, 1, 0, 7, 8, 2, 6, 5, 4};
      w.reorder(actor::all, order);
    }
    auto s = scenario({"map_actors"});
    set(s, "map_actors", "exact_below", 2.0);
    set(s, "map_actors", "pivots", 4.0);
    sim::parallel::with_threads(threads, [&] { run(w, s); });
    return std::vector<double>{of<territory::map_path>(w), of<territory::map_modularity>(w), of<territory::map_closeness>(w), of<territory::map_betweenness>(w), of<territory::map_redundancy>(w), of<territory::map_constraint>(w)};
  };
  const auto first = measured(1, false);
  CHECK(measured(3, false) == first);
  CHECK(measured(7, true) == first);
}
