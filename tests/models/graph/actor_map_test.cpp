// tests/models/graph/actor_map_test.cpp -- the map is its measures; proposed ties are the best that brute force finds.
#include "models/graph/actor_map.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <queue>

#include "models/graph/generators.hpp"
#include "sim/kernel/error.hpp"
#include "sim/kernel/parallel.hpp"
#include "sim/kernel/rng.hpp"
#include "tests/catch.hpp"
#include "tests/models/graph/known_graphs.hpp"

using namespace models::graph;

namespace {

Grouping by_three(std::uint32_t n) {
  Grouping out{"three", std::vector<std::uint32_t>(n), 3};
  for (std::uint32_t v = 0; v < n; ++v) out.of[v] = v % 3;
  return out;
}

double efficiency(std::uint32_t n, const std::vector<Edge>& edges) {
  std::vector<std::vector<std::uint32_t>> next(n);
  for (const auto [a, b] : edges) next[a].push_back(b), next[b].push_back(a);
  double sum = 0;
  for (std::uint32_t s = 0; s < n; ++s) {
    std::vector<int> distance(n, -1);
    std::queue<std::uint32_t> waiting;
    distance[s] = 0, waiting.push(s);
    for (; !waiting.empty(); waiting.pop())
      for (const auto other : next[waiting.front()])
        if (distance[other] < 0) distance[other] = distance[waiting.front()] + 1, waiting.push(other), sum += 1.0 / distance[other];
  }
  return sum / (n * (n - 1.0));
}

int needs_met(const std::vector<Edge>& edges, const Fields& fields) {
  std::vector<std::uint64_t> near(fields.has.size(), 0);
  for (const auto [a, b] : edges) near[a] |= fields.has[b], near[b] |= fields.has[a];
  int met = 0;
  for (std::size_t v = 0; v < near.size(); ++v) met += std::popcount(fields.lacks[v] & near[v]);
  return met;
}

Fields drawn_fields(std::uint32_t n, std::uint64_t key) {  // two fields of eight known, two others lacked
  Fields out{std::vector<std::uint64_t>(n), std::vector<std::uint64_t>(n)};
  for (std::uint32_t v = 0; v < n; ++v) {
    const auto luck = sim::mix(key, v);
    out.has[v] = 1ULL << luck % 8 | 1ULL << (luck >> 8) % 8;
    out.lacks[v] = (1ULL << (luck >> 16) % 8 | 1ULL << (luck >> 24) % 8) & ~out.has[v];
  }
  return out;
}

}  // namespace

TEST_CASE("the map of a directed network holds each measure, of arcs or of ties as it says", "[graph]") {
  const auto arcs = directed(6, std::vector<Edge>{{0, 1}, {1, 0}, {1, 2}, {2, 3}, {3, 1}, {4, 5}});
  const auto groups = by_three(6);
  const auto map = actor_map(arcs, std::vector{groups});
  CHECK(map.arcs == 6);
  CHECK(map.ties == 5);
  CHECK(map.density == Catch::Approx(5.0 / 15));
  CHECK(map.reciprocity == Catch::Approx(2.0 / 6));
  CHECK(map.giant_share == Catch::Approx(4.0 / 6));
  CHECK(map.in == std::vector<std::uint32_t>{1, 2, 1, 1, 0, 1});
  CHECK(map.out == std::vector<std::uint32_t>{1, 2, 1, 1, 1, 0});
  CHECK(map.degree == std::vector<std::uint32_t>{1, 3, 2, 2, 1, 1});
  CHECK_FALSE(map.sampled);
  CHECK(map.cuts.is_cut[1] == 1);
  CHECK(map.cuts.bridges.size() == 2);
  REQUIRE(map.by_group.size() == 1);
  CHECK(map.by_group[0].brokers == brokers(arcs, groups.of));
  const auto ties = undirected(6, std::vector<Edge>{{0, 1}, {1, 2}, {2, 3}, {3, 1}, {4, 5}});
  CHECK(map.betweenness.value == betweenness(ties));
  CHECK(map.closeness.value == closeness(ties));
  CHECK(map.page_rank.value == page_rank(arcs).value);
  CHECK(map.by_group[0].e_i.index == e_i_index(ties, groups.of).index);
  CHECK(map.by_group[0].modularity == modularity(ties, groups.of));
  const auto club = actor_map(known::karate(), {});
  CHECK(club.reciprocity == 1);
  CHECK(club.degree == club.in);
  CHECK(club.small_world.clustering == Catch::Approx(0.2556818));
  const auto nobody = actor_map(undirected(0, {}), {});
  CHECK(std::isnan(nobody.density));
}

TEST_CASE("a map beyond the exact size samples, says so, and has the same bits on any threads", "[graph][laws]") {
  const std::uint32_t n = 3500;
  const auto graph = undirected(n, preferential_attachment(numbered(n), 3, 2));
  const auto one_map = [&](std::size_t threads) {
    ActorMap out;
    sim::parallel::with_threads(threads, [&] { out = actor_map(graph, std::vector{by_three(n)}, {.key = 3, .exact_below = 1000, .pivots = 60}); });
    return out;
  };
  const auto a = one_map(1), b = one_map(3);
  CHECK(a.sampled);
  CHECK(a.betweenness.error[0] > 0);
  CHECK(a.betweenness.value == b.betweenness.value);
  CHECK(a.closeness.value == b.closeness.value);
  CHECK(a.small_world.sigma == b.small_world.sigma);
  CHECK(a.communities.of == b.communities.of);
  CHECK(a.by_group[0].all == b.by_group[0].all);
}

TEST_CASE("a hole is a pair of groups with fewer ties than chance would make", "[graph]") {
  // Two cliques of five and one of four; the first two know one another, the third is alone.
  std::vector<Edge> edges;
  Grouping groups{"clique", {}, 3};
  for (std::uint32_t v = 0; v < 14; ++v) groups.of.push_back(v < 5 ? 0 : v < 10 ? 1 : 2);
  for (std::uint32_t a = 0; a < 14; ++a)
    for (std::uint32_t b = a + 1; b < 14; ++b)
      if (groups.of[a] == groups.of[b] || (a < 5 && b >= 5 && b < 10)) edges.push_back({a, b});
  const auto found = holes(undirected(14, edges), groups);
  REQUIRE(found.size() == 2);
  CHECK(found[0].a == 0);
  CHECK(found[0].b == 2);
  CHECK(found[0].ties == 0);
  CHECK(found[0].size_a == 5);
  CHECK(found[0].size_b == 4);
  CHECK(found[0].expected == Catch::Approx(static_cast<double>(edges.size()) / 91 * 20));
}

TEST_CASE("a complement is missing where some lack what others have and no tie joins them", "[graph]") {
  // 0 and 1 (group 0) lack field 3; 2 (group 1) has it and is tied to 0; 3 (group 2) has it and is tied to nobody.
  const auto graph = undirected(4, std::vector<Edge>{{0, 2}, {0, 1}});
  const Grouping groups{"g", {0, 0, 1, 2}, 3};
  const Fields fields{{0, 0, 8, 8}, {8, 8, 0, 0}};
  const auto found = missing_complements(graph, groups, fields, 0.1);
  REQUIRE(found.size() == 1);
  CHECK(found[0].lacking == 0);
  CHECK(found[0].having == 2);
  CHECK(found[0].field == 3);
  CHECK(found[0].in_need == 2);
  CHECK(found[0].able == 1);
  CHECK(found[0].met == 0);
  const auto wider = missing_complements(graph, groups, fields, 0.5);  // half of the needs are met by group 1
  CHECK(wider.size() == 2);
}

TEST_CASE("the first tie proposed is the best of all, tried one by one", "[graph]") {
  for (std::uint64_t key = 0; key < 30; ++key) {
    const std::uint32_t n = 7 + static_cast<std::uint32_t>(key % 8);
    const auto edges = erdos_renyi(numbered(n), 0.25, key);
    const auto graph = undirected(n, edges);
    CAPTURE(key, n);
    double best = efficiency(n, edges);
    for (std::uint32_t a = 0; a < n; ++a)
      for (std::uint32_t b = a + 1; b < n; ++b) {
        auto more = edges;
        more.push_back({a, b});
        const auto known = graph.neighbours(a);
        if (!std::binary_search(known.begin(), known.end(), b)) best = std::max(best, efficiency(n, more));
      }
    const auto found = rearranged(graph, {}, {.ties = 1});
    CHECK(found.efficiency_before == Catch::Approx(efficiency(n, edges)));
    REQUIRE(found.ties.size() == 1);
    CHECK(found.efficiency_after == Catch::Approx(best));
    auto with = edges;
    with.push_back({found.ties[0].from, found.ties[0].to});
    CHECK(efficiency(n, with) == Catch::Approx(best));
  }
}

TEST_CASE("a path is bent so that it is shortest on the whole", "[graph]") {
  const std::uint32_t n = 13;
  std::vector<Edge> line;
  for (std::uint32_t v = 1; v < n; ++v) line.push_back({v - 1, v});
  double best = 0;
  for (std::uint32_t a = 0; a < n; ++a)
    for (std::uint32_t b = a + 2; b < n; ++b) {
      auto more = line;
      more.push_back({a, b});
      best = std::max(best, efficiency(n, more));
    }
  const auto found = rearranged(known::path(n), {}, {.ties = 1});
  CHECK(found.efficiency_after == Catch::Approx(best));
  CHECK(found.path_after < found.path_before);
  CHECK(found.no_loss > 0.8);
}

TEST_CASE("needs are met at least as well as (1 - 1/e) of the best pair of ties, and often as well", "[graph]") {
  int as_good = 0;
  for (std::uint64_t key = 0; key < 20; ++key) {
    const std::uint32_t n = 8;
    const auto edges = erdos_renyi(numbered(n), 0.15, key);
    const auto graph = undirected(n, edges);
    const auto fields = drawn_fields(n, key);
    const int before = needs_met(edges, fields);
    int best = 0;
    std::vector<Edge> all;
    for (std::uint32_t a = 0; a < n; ++a)
      for (std::uint32_t b = a + 1; b < n; ++b) all.push_back({a, b});
    for (const Edge one : all)
      for (const Edge two : all) {
        auto more = edges;
        more.push_back(one), more.push_back(two);
        best = std::max(best, needs_met(more, fields) - before);
      }
    const auto found = rearranged(graph, fields, {.aim = Aim::coverage, .ties = 2});
    auto with = edges;
    for (const auto& tie : found.ties) with.push_back({tie.from, tie.to});
    const int gained = needs_met(with, fields) - before;
    CAPTURE(key, gained, best);
    CHECK(gained >= (1 - std::exp(-1.0)) * best - 1e-9);
    as_good += gained == best ? 1 : 0;
    int needs = 0, reach = 0;
    for (const auto bits : fields.lacks) needs += std::popcount(bits);
    for (const auto more : found.reach) reach += more;
    CHECK(reach == gained);
    CHECK((found.coverage_after - found.coverage_before) * needs == Catch::Approx(gained).margin(1e-9));
  }
  CHECK(as_good >= 12);
}

TEST_CASE("gains of each are those of the measures, before and after; who loses is counted", "[graph]") {
  // 1 is the only link between 0 and 2. A tie between these takes its hole away: it loses, they gain.
  const auto line = known::path(3);
  const auto found = rearranged(line, {}, {.ties = 5});
  REQUIRE(found.ties.size() == 1);  // no pair is left
  CHECK(found.ties[0].from == 0);
  CHECK(found.ties[0].to == 2);
  const auto before = constraint(line), after = constraint(known::complete(3));
  for (std::uint32_t v = 0; v < 3; ++v) CHECK(found.constraint[v] == Catch::Approx(after[v] - before[v]));
  CHECK(found.closeness[0] == Catch::Approx(1 - 0.75));
  CHECK(found.closeness[1] == 0);
  CHECK(found.constraint[1] > 0);
  CHECK(found.constraint[0] > 0);  // one contact held it wholly, two that know one another hold it a little more
  CHECK(found.no_loss == 0);
  // Two pieces far apart: joining them harms nobody.
  const auto apart = undirected(8, std::vector<Edge>{{0, 1}, {1, 2}, {2, 3}, {4, 5}, {5, 6}, {6, 7}});
  const auto joined = rearranged(apart, {}, {.ties = 1});
  CHECK(joined.no_loss == 1);
  CHECK(joined.better == 1);
  CHECK(joined.reached_before == Catch::Approx(12.0 / 28));
  CHECK(joined.reached_after == 1);
}

TEST_CASE("no actor is asked for more ties than it has time for, and none is asked for what it has", "[graph]") {
  const std::uint32_t n = 400;
  const auto graph = undirected(n, erdos_renyi(numbered(n), 0.006, 5));
  for (const Aim aim : {Aim::efficiency, Aim::coverage}) {
    const auto fields = drawn_fields(n, 9);
    const Wish wish{.aim = aim, .ties = 25, .most_each = 2, .key = 1, .pivots = 100, .candidates = 2'000};
    const auto found = rearranged(graph, fields, wish);
    CHECK(found.ties.size() == 25);
    std::vector<int> given(n, 0);
    for (const auto& tie : found.ties) {
      CHECK(tie.from < tie.to);
      ++given[tie.from], ++given[tie.to];
      const auto known = graph.neighbours(tie.from);
      CHECK_FALSE(std::binary_search(known.begin(), known.end(), tie.to));
    }
    CHECK(*std::max_element(given.begin(), given.end()) <= 2);
    for (std::size_t i = 1; i < found.ties.size(); ++i) {
      CHECK(found.ties[i].efficiency >= found.ties[i - 1].efficiency - 1e-12);
      CHECK(found.ties[i].coverage >= found.ties[i - 1].coverage - 1e-12);
    }
    const auto drawn = [&] {  // what ties drawn at random would have gained, on the same pivots
      std::vector<Edge> edges = erdos_renyi(numbered(n), 0.006, 5);
      for (std::uint32_t i = 0; i < 25; ++i) edges.push_back({static_cast<std::uint32_t>(sim::mix(1, i) % n), static_cast<std::uint32_t>(sim::mix(2, i) % n)});
      return rearranged(undirected(n, edges), fields, {.aim = aim, .ties = 0, .key = 1, .pivots = 100});
    }();
    if (aim == Aim::efficiency) CHECK(found.efficiency_after > drawn.efficiency_after);
    else CHECK(found.coverage_after > drawn.coverage_after);
    std::vector<double> other;
    sim::parallel::with_threads(1, [&] { other = rearranged(graph, fields, wish).closeness; });
    CHECK(other == found.closeness);
  }
  CHECK_THROWS_AS(rearranged(graph, {}, {.aim = Aim::coverage}), sim::ContractError);
}
