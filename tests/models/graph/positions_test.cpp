// tests/models/graph/positions_test.cpp -- centrality, brokers, cuts and disjoint paths against published values, closed forms,
// plain definitions and Boost.Graph.
#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>
#include <numeric>
#include <set>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/biconnected_components.hpp>
#include <boost/graph/page_rank.hpp>

#include "models/graph/brokerage.hpp"
#include "models/graph/centrality.hpp"
#include "models/graph/generators.hpp"
#include "sim/kernel/error.hpp"
#include "sim/kernel/parallel.hpp"
#include "sim/kernel/rng.hpp"
#include "tests/catch.hpp"
#include "tests/models/graph/known_graphs.hpp"

using namespace models::graph;

namespace {

bool same(const std::vector<double>& a, const std::vector<double>& b) {  // to the bit, NaN for NaN
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); });
}

struct Table {  // who is tied to whom, and how far
  std::uint32_t n;
  std::vector<std::vector<bool>> tied;
  explicit Table(const Adjacency& graph) : n(graph.vertices()), tied(n, std::vector<bool>(n, false)) {
    for (std::uint32_t v = 0; v < n; ++v)
      for (const std::uint32_t other : graph.neighbours(v)) tied[v][other] = true;
  }
  std::vector<std::vector<int>> distances() const {  // Floyd and Warshall
    const int never = 1'000'000;
    std::vector<std::vector<int>> d(n, std::vector<int>(n, never));
    for (std::uint32_t a = 0; a < n; ++a)
      for (std::uint32_t b = 0; b < n; ++b)
        if (a == b || tied[a][b]) d[a][b] = a == b ? 0 : 1;
    for (std::uint32_t k = 0; k < n; ++k)
      for (std::uint32_t a = 0; a < n; ++a)
        for (std::uint32_t b = 0; b < n; ++b) d[a][b] = std::min(d[a][b], d[a][k] + d[k][b]);
    for (auto& row : d)
      for (int& one : row) one = one >= never ? -1 : one;
    return d;
  }
  double closeness(std::uint32_t v) const {
    double reached = 0, length = 0;
    const auto all = distances();
    for (const int d : all[v])
      if (d > 0) reached += 1, length += d;
    return reached > 0 ? reached * reached / length / (n - 1.0) : 0;
  }
  // Sizes of the components left when `gone` (or the tie a-b) is lost, largest first.
  std::vector<std::uint32_t> pieces(std::uint32_t gone, std::uint32_t a, std::uint32_t b) const {
    std::vector<std::uint32_t> out;
    std::vector<bool> seen(n, false);
    if (gone < n) seen[gone] = true;
    for (std::uint32_t s = 0; s < n; ++s) {
      if (seen[s]) continue;
      std::vector<std::uint32_t> all{s};
      seen[s] = true;
      for (std::size_t i = 0; i < all.size(); ++i)
        for (std::uint32_t t = 0; t < n; ++t)
          if (tied[all[i]][t] && !seen[t] && !((all[i] == a && t == b) || (all[i] == b && t == a))) seen[t] = true, all.push_back(t);
      out.push_back(static_cast<std::uint32_t>(all.size()));
    }
    std::sort(out.rbegin(), out.rend());
    return out;
  }
};

Adjacency random_graph(std::uint32_t n, double p, std::uint64_t key, bool one_way) {
  if (!one_way) return undirected(n, erdos_renyi(numbered(n), p, key));
  std::vector<Edge> edges;
  for (std::uint32_t a = 0; a < n; ++a)
    for (std::uint32_t b = 0; b < n; ++b)
      if (a != b && sim::Rng(key, sim::Step{7}, a * n + b).uniform() < p) edges.push_back({a, b});
  return directed(n, edges);
}

}  // namespace

TEST_CASE("centralities of the karate club are those that are published", "[graph]") {  // networkx 3, documentation and by hand
  const auto club = known::karate();
  const auto near = closeness(club);
  CHECK(near[0] == Catch::Approx(0.5689655));
  CHECK(near[33] == Catch::Approx(0.55));
  CHECK(near[16] == Catch::Approx(0.2844828));
  const auto own = eigenvector(club);
  CHECK(own.settled);
  CHECK(own.factor == Catch::Approx(6.7256977));
  CHECK(own.value[33] == Catch::Approx(0.3733635).epsilon(1e-4));
  CHECK(own.value[0] == Catch::Approx(0.3554915).epsilon(1e-4));
  const auto rank = page_rank(club);
  CHECK(rank.settled);
  CHECK(rank.value[33] == Catch::Approx(0.1009179).epsilon(1e-4));
  CHECK(rank.value[0] == Catch::Approx(0.0970018).epsilon(1e-4));
  const auto found = cuts(club);
  CHECK(std::accumulate(found.is_cut.begin(), found.is_cut.end(), 0) == 1);
  CHECK(found.is_cut[0] == 1);
  CHECK(found.cut_off[0] == 6);  // five of the mentioned faction and the twelfth member
  REQUIRE(found.bridges.size() == 1);
  CHECK(found.bridges[0].from == 0);
  CHECK(found.bridges[0].to == 11);
  CHECK(found.bridges[0].cut_off == 1);
  CHECK(effective_size(club)[0] == Catch::Approx(13.75));  // 16 contacts, 18 ties among them
  CHECK(edge_disjoint_paths(club, 0, 33) == 10);
}

TEST_CASE("centralities of simple shapes are what their closed forms say", "[graph]") {
  const std::uint32_t n = 9;
  SECTION("star") {
    const auto rays = known::star(n);
    CHECK(closeness(rays)[0] == 1);
    CHECK(closeness(rays)[4] == Catch::Approx(n / (2.0 * n - 1)));
    const auto own = eigenvector(rays);
    CHECK(own.factor == Catch::Approx(3));  // root of the rays
    CHECK(own.value[0] == Catch::Approx(std::sqrt(0.5)));
    CHECK(own.value[1] == Catch::Approx(std::sqrt(0.5 / n)));
    const double anew = 0.15 / (n + 1), centre = (anew + 0.85 * n * anew) / (1 - 0.85 * 0.85);
    CHECK(page_rank(rays).value[0] == Catch::Approx(centre));
    CHECK(effective_size(rays)[0] == n);
    CHECK(cuts(rays).cut_off[0] == n - 1);
    CHECK(cuts(rays).bridges.size() == n);
  }
  SECTION("path") {
    const auto own = eigenvector(known::path(n), {1e-13, 100'000});
    CHECK(own.settled);
    CHECK(own.factor == Catch::Approx(2 * std::cos(std::numbers::pi / (n + 1))));
    const double scale = std::sqrt(2.0 / (n + 1));
    for (std::uint32_t v = 0; v < n; ++v) CHECK(own.value[v] == Catch::Approx(scale * std::sin((v + 1) * std::numbers::pi / (n + 1))).epsilon(1e-6));
    const auto found = cuts(known::path(n));
    CHECK(found.cut_off == std::vector<std::uint32_t>{0, 1, 2, 3, 4, 3, 2, 1, 0});
    CHECK(closeness(known::path(n))[0] == Catch::Approx(2.0 / n));
    CHECK(vertex_disjoint_paths(known::path(n), 0, n - 1) == 1);
  }
  SECTION("cycle and complete graph") {
    CHECK(cuts(known::cycle(n)).bridges.empty());
    CHECK(edge_disjoint_paths(known::cycle(n), 0, 4) == 2);
    CHECK(vertex_disjoint_paths(known::complete(n), 0, 4) == n - 1);
    CHECK(edge_disjoint_paths(known::complete(n), 0, 4) == n - 1);
    CHECK(eigenvector(known::complete(n)).factor == Catch::Approx(n - 1));
    CHECK(effective_size(known::complete(n))[3] == Catch::Approx(1));
    for (const double one : page_rank(known::cycle(n)).value) CHECK(one == Catch::Approx(1.0 / n));
  }
  SECTION("Petersen's graph is three times connected") {
    for (std::uint32_t to = 1; to < 10; ++to) {
      CHECK(vertex_disjoint_paths(known::petersen(), 0, to) == 3);
      CHECK(edge_disjoint_paths(known::petersen(), 0, to) == 3);
    }
  }
  SECTION("two triangles that share a vertex have two ways by ties and one by vertices") {
    const auto bow = undirected(5, std::vector<Edge>{{0, 1}, {1, 2}, {2, 0}, {2, 3}, {3, 4}, {4, 2}});
    CHECK(edge_disjoint_paths(bow, 0, 4) == 2);
    CHECK(vertex_disjoint_paths(bow, 0, 4) == 1);
    CHECK(cuts(bow).is_cut == std::vector<std::uint8_t>{0, 0, 1, 0, 0});
    CHECK(cuts(bow).bridges.empty());
  }
}

TEST_CASE("each broker's role is the one that its group and those of the two others give", "[graph]") {  // Gould and Fernandez 1989, figure 1
  const auto line = directed(3, std::vector<Edge>{{0, 1}, {1, 2}});
  const auto role = [&](std::vector<std::uint32_t> groups) {
    const auto counts = brokers(line, groups)[1];
    REQUIRE(std::accumulate(counts.begin(), counts.end(), std::uint64_t{0}) == 1);
    return static_cast<Broker>(std::find(counts.begin(), counts.end(), 1U) - counts.begin());
  };
  CHECK(role({0, 0, 0}) == Broker::coordinator);
  CHECK(role({1, 0, 1}) == Broker::itinerant);
  CHECK(role({1, 0, 0}) == Broker::gatekeeper);
  CHECK(role({0, 0, 1}) == Broker::representative);
  CHECK(role({0, 1, 2}) == Broker::liaison);
  const auto closed = directed(3, std::vector<Edge>{{0, 1}, {1, 2}, {0, 2}});
  CHECK(brokers(closed, std::vector<std::uint32_t>{0, 0, 0})[1] == BrokerCounts{});
  const auto ways = brokers(known::star(4), std::vector<std::uint32_t>{0, 0, 0, 1, 2});
  CHECK(ways[0] == BrokerCounts{2, 0, 4, 4, 2});  // twelve ordered pairs of rays
}

TEST_CASE("on random graphs brokers, closeness, PageRank and concentration follow their definitions", "[graph]") {
  for (std::uint64_t key = 0; key < 24; ++key) {
    const bool one_way = key % 2 == 0;
    const std::uint32_t n = 6 + static_cast<std::uint32_t>(key % 13);
    const auto graph = random_graph(n, 0.04 + 0.012 * static_cast<double>(key), key, one_way);
    const Table table(graph);
    CAPTURE(key, n, one_way);
    std::vector<std::uint32_t> groups(n);
    for (std::uint32_t v = 0; v < n; ++v) groups[v] = static_cast<std::uint32_t>(sim::mix(key, v) % 3);
    groups[0] = 2;
    const auto found = brokers(graph, groups);
    for (std::uint32_t b = 0; b < n; ++b) {
      BrokerCounts wanted{};
      for (std::uint32_t a = 0; a < n; ++a)
        for (std::uint32_t c = 0; c < n; ++c) {
          if (a == c || !table.tied[a][b] || !table.tied[b][c] || table.tied[a][c]) continue;
          const auto ga = groups[a], gb = groups[b], gc = groups[c];
          ++wanted[ga == gb && gb == gc ? 0 : ga == gc ? 1 : gb == gc ? 2 : ga == gb ? 3 : 4];
        }
      CHECK(found[b] == wanted);
    }
    const auto near = closeness(graph);
    for (std::uint32_t v = 0; v < n; ++v) CHECK(near[v] == Catch::Approx(table.closeness(v)));

    std::vector<double> rank(n, 1.0 / n);  // 400 rounds of the definition
    for (int round = 0; round < 400; ++round) {
      std::vector<double> next(n, 0);
      for (std::uint32_t a = 0; a < n; ++a)
        for (std::uint32_t b = 0; b < n; ++b) {
          const double chance = graph.degree(a) == 0 ? 1.0 / n : (table.tied[a][b] ? 1.0 / graph.degree(a) : 0);
          next[b] += rank[a] * (0.85 * chance + 0.15 / n);
        }
      rank.swap(next);
    }
    const auto ranked = page_rank(graph);
    for (std::uint32_t v = 0; v < n; ++v) CHECK(ranked.value[v] == Catch::Approx(rank[v]).margin(1e-9));
    CHECK(std::accumulate(ranked.value.begin(), ranked.value.end(), 0.0) == Catch::Approx(1));

    std::vector<double> weights(graph.targets.size());
    for (std::size_t i = 0; i < weights.size(); ++i) weights[i] = static_cast<double>(sim::mix(key, i) % 10);
    const auto held = concentration(graph, weights);
    for (std::uint32_t v = 0; v < n; ++v) {
      double sum = 0, squares = 0;
      for (auto at = graph.offsets[v]; at < graph.offsets[v + 1]; ++at) sum += weights[at], squares += weights[at] * weights[at];
      if (sum > 0) CHECK(held[v] == Catch::Approx(squares / sum / sum));
      else CHECK(std::isnan(held[v]));
    }
  }
}

TEST_CASE("cut points, bridges and what they part are those of plain removal, and Boost.Graph agrees", "[graph]") {
  using Boost = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;
  for (std::uint64_t key = 0; key < 40; ++key) {
    const std::uint32_t n = 8 + static_cast<std::uint32_t>(key % 25);
    const auto edges = erdos_renyi(numbered(n), 1.6 / n, key);
    const auto graph = undirected(n, edges);
    const Table table(graph);
    CAPTURE(key, n);
    const auto found = cuts(graph);
    const auto whole = table.pieces(n, 0, 0);
    const auto part = components(graph);
    for (std::uint32_t v = 0; v < n; ++v) {
      const auto left = table.pieces(v, 0, 0);
      const bool cut = left.size() > whole.size() - (graph.degree(v) == 0 ? 1 : 0);
      CHECK((found.is_cut[v] != 0) == cut);
      if (!cut) CHECK(found.cut_off[v] == 0);
    }
    for (const auto& bridge : found.bridges) CHECK(table.pieces(n, bridge.from, bridge.to).size() == whole.size() + 1);
    std::size_t bridges = 0;
    for (const auto [a, b] : edges) bridges += table.pieces(n, a, b).size() > whole.size() ? 1 : 0;
    CHECK(found.bridges.size() == bridges);
    Boost other(n);
    for (const auto [a, b] : edges) boost::add_edge(a, b, other);
    std::set<std::size_t> points;
    boost::articulation_points(other, std::inserter(points, points.end()));
    std::set<std::size_t> ours;
    for (std::uint32_t v = 0; v < n; ++v)
      if (found.is_cut[v] != 0) ours.insert(v);
    CHECK(ours == points);
  }
  // A tree of which the parts are known: a centre with arms of 1, 2 and 4.
  const auto tree = undirected(8, std::vector<Edge>{{0, 1}, {0, 2}, {2, 3}, {0, 4}, {4, 5}, {5, 6}, {6, 7}});
  const auto found = cuts(tree);
  CHECK(found.cut_off == std::vector<std::uint32_t>{3, 0, 1, 0, 3, 2, 1, 0});
  CHECK(found.bridges.size() == 7);
}

TEST_CASE("a long path is walked without recursion", "[graph]") {
  const std::uint32_t n = 300'000;
  const auto found = cuts(known::path(n));
  CHECK(found.bridges.size() == n - 1);
  CHECK(found.cut_off[n / 2] == n / 2 - 1);
}

TEST_CASE("disjoint paths are as many as the least that must be cut, tried on all cuts", "[graph]") {  // Menger 1927
  for (std::uint64_t key = 0; key < 30; ++key) {
    const std::uint32_t n = 8;
    const bool one_way = key % 2 == 1;
    const auto graph = random_graph(n, 0.25 + 0.015 * static_cast<double>(key), key, one_way);
    const Table table(graph);
    CAPTURE(key, one_way);
    for (std::uint32_t to = 1; to < n; ++to) {
      std::uint32_t least_ties = 1000, least_vertices = 1000;
      for (std::uint32_t side = 0; side < 1U << n; ++side) {  // on the side of 0: ties that leave it
        if ((side & 1U) == 0 || (side >> to & 1U) != 0) continue;
        std::uint32_t leaving = 0;
        for (std::uint32_t a = 0; a < n; ++a)
          for (std::uint32_t b = 0; b < n; ++b) leaving += (side >> a & 1U) != 0 && (side >> b & 1U) == 0 && table.tied[a][b] ? 1 : 0;
        least_ties = std::min(least_ties, leaving);
      }
      for (std::uint32_t gone = 0; gone < 1U << n; ++gone) {  // vertices that are lost; a tie from end to end counts by itself
        if ((gone & 1U) != 0 || (gone >> to & 1U) != 0) continue;
        std::uint32_t reached = 1;
        for (std::uint32_t round = 0; round < n; ++round)
          for (std::uint32_t a = 0; a < n; ++a)
            for (std::uint32_t b = 0; b < n; ++b)
              if ((reached >> a & 1U) != 0 && table.tied[a][b] && (gone >> b & 1U) == 0 && !(a == 0 && b == to)) reached |= 1U << b;
        if ((reached >> to & 1U) == 0) least_vertices = std::min(least_vertices, static_cast<std::uint32_t>(std::popcount(gone)) + (table.tied[0][to] ? 1 : 0));
      }
      CHECK(edge_disjoint_paths(graph, 0, to) == least_ties);
      CHECK(vertex_disjoint_paths(graph, 0, to) == least_vertices);
    }
  }
}

TEST_CASE("eigenvector and PageRank agree with Boost.Graph and with the eigenvalue's definition", "[graph]") {
  const std::uint32_t n = 300;
  const auto edges = preferential_attachment(numbered(n), 3, 4);
  const auto graph = undirected(n, edges);
  const auto own = eigenvector(graph);
  REQUIRE(own.settled);
  for (std::uint32_t v = 0; v < n; ++v) {
    double sum = 0;
    for (const std::uint32_t other : graph.neighbours(v)) sum += own.value[other];
    CHECK(sum == Catch::Approx(own.factor * own.value[v]).epsilon(1e-5));
  }
  using Boost = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS>;
  Boost other(n);
  for (const auto [a, b] : edges) boost::add_edge(a, b, other), boost::add_edge(b, a, other);
  std::vector<double> rank(n);
  boost::graph::page_rank(other, boost::make_iterator_property_map(rank.begin(), boost::get(boost::vertex_index, other)), boost::graph::n_iterations(200), 0.85);
  const auto ours = page_rank(graph);
  const double all = std::accumulate(rank.begin(), rank.end(), 0.0);  // Boost's sum to the number of vertices
  for (std::uint32_t v = 0; v < n; ++v) CHECK(ours.value[v] == Catch::Approx(rank[v] / all).epsilon(1e-6));
}

TEST_CASE("sampled closeness is exact in small pieces and lies within its stated error elsewhere", "[graph]") {
  const std::uint32_t n = 400;
  const auto graph = undirected(n, erdos_renyi(numbered(n), 0.004, 3));
  const auto exact = closeness(graph);
  const auto parts = components(graph);
  double inside = 0, all = 0;
  for (std::uint64_t key = 0; key < 40; ++key) {
    const auto some = closeness(graph, 40, key);
    for (std::uint32_t v = 0; v < n; ++v)
      if (parts.sizes[parts.of[v]] <= 40) {
        CHECK(some.value[v] == Catch::Approx(exact[v]));
        CHECK(some.error[v] == 0);
      } else {
        all += 1;
        inside += std::abs(some.value[v] - exact[v]) <= 2 * some.error[v] ? 1 : 0;
      }
  }
  REQUIRE(all > 1000);
  CHECK(inside / all > 0.88);
  CHECK(same(closeness(graph, n, 1).error, std::vector<double>(n, 0)));
}

TEST_CASE("sigma is one in a random graph and far above in a small world", "[graph]") {  // Humphries and Gurney 2008
  const std::uint32_t n = 2000, k = 10;
  const auto random = small_worldness(undirected(n, erdos_renyi_of(numbered(n), n * 30 / 2, 8)), n, 1, 3);  // 4,500 triangles: 1.5 %
  CHECK(random.sigma == Catch::Approx(1).margin(0.07));
  const double p = 0.1;
  const auto small = small_worldness(undirected(n, small_world(numbered(n), {k, p}, 8)), n, 1, 3);
  CHECK(small.clustering == Catch::Approx(0.75 * (k - 2.0) / (k - 1.0) * std::pow(1 - p, 3)).margin(0.02));
  CHECK(small.by_chance_clustering == Catch::Approx(k / (n - 1.0)).margin(0.001));
  CHECK(small.sigma == Catch::Approx(small.clustering / small.by_chance_clustering * small.by_chance_length / small.length));
  CHECK(small.sigma > 50);
  CHECK(std::isnan(small_worldness(known::star(5), 6, 1).sigma) == (small_worldness(known::star(5), 6, 1).by_chance_clustering == 0));
}

TEST_CASE("random and scale-free networks have the path lengths and clustering that theory gives", "[graph]") {
  const std::uint32_t n = 8000;
  constexpr double euler = 0.5772156649;
  SECTION("random: (ln n - gamma)/ln k + 1/2") {  // Fronczak, Fronczak and Holyst 2004, Physical Review E 70, 056110
    for (const std::uint32_t k : {6U, 10U, 20U}) {
      const auto graph = undirected(n, erdos_renyi_of(numbered(n), std::uint64_t{n} * k / 2, k));
      CHECK(path_lengths(graph, 400, 1).mean == Catch::Approx((std::log(n) - euler) / std::log(k) + 0.5).epsilon(0.03));
      CHECK(clustering(graph).transitivity == Catch::Approx(k / (n - 1.0)).epsilon(0.2));
    }
  }
  SECTION("scale-free: shorter than random, and clustered as (m - 1)/8 (ln n)^2/n") {  // Bollobas and Riordan 2003
    double mean = 0;
    const std::uint32_t m = 4;
    for (std::uint64_t key = 0; key < 5; ++key) {
      const auto graph = undirected(n, preferential_attachment(numbered(n), m, key));
      mean += clustering(graph).transitivity / 5;
      CHECK(path_lengths(graph, 300, 1).mean < (std::log(n) - euler) / std::log(2.0 * m) + 0.5);
    }
    CHECK(mean == Catch::Approx((m - 1) / 8.0 * std::log(n) * std::log(n) / n).epsilon(0.35));
  }
}

TEST_CASE("where the giant component appears, at a mean degree of one, finite ones are largest", "[graph]") {  // Erdos and Renyi 1960
  const std::uint32_t n = 20'000;
  const auto finite = [&](double degree) {  // mean size of the component of a vertex outside the largest
    double mean = 0;
    for (std::uint64_t key = 0; key < 5; ++key) {
      const auto parts = components(undirected(n, erdos_renyi(numbered(n), degree / (n - 1.0), key)));
      double vertices = 0, squares = 0;
      bool left_out = false;
      for (const double size : parts.sizes)
        if (size == parts.largest && !left_out) left_out = true;
        else vertices += size, squares += size * size;
      mean += squares / vertices / 5;
    }
    return mean;
  };
  const double below = finite(0.7), at = finite(1), above = finite(1.4);
  CHECK(at > 3 * below);
  CHECK(at > 3 * above);
  CHECK(below == Catch::Approx(1 / (1 - 0.7)).epsilon(0.15));  // 1/(1 - k) below the threshold
}

TEST_CASE("positions have the same bits on one, two and seven threads", "[graph][laws]") {
  const std::uint32_t n = 4000;
  const auto graph = undirected(n, preferential_attachment(numbered(n), 4, 11));
  std::vector<std::uint32_t> groups(n);
  for (std::uint32_t v = 0; v < n; ++v) groups[v] = v % 5;
  struct Found {
    std::vector<double> near, error, own, rank;
    std::vector<BrokerCounts> roles;
  };
  const auto measured = [&](std::size_t threads) {
    Found out;
    sim::parallel::with_threads(threads, [&] {
      const auto near = closeness(graph, 50, 3);
      out = {near.value, near.error, eigenvector(graph).value, page_rank(graph).value, brokers(graph, groups)};
    });
    return out;
  };
  const auto one = measured(1);
  for (const std::size_t threads : {2U, 7U}) {
    const auto other = measured(threads);
    CHECK(same(one.near, other.near));
    CHECK(same(one.error, other.error));
    CHECK(same(one.own, other.own));
    CHECK(same(one.rank, other.rank));
    CHECK(one.roles == other.roles);
  }
}

TEST_CASE("graphs without ties have positions too, and wrong questions are refused", "[graph]") {
  const auto alone = undirected(3, {});
  CHECK(closeness(alone) == std::vector<double>(3, 0));
  CHECK(closeness(alone, 2, 1).value == std::vector<double>(3, 0));
  CHECK(std::isnan(effective_size(alone)[0]));
  CHECK(page_rank(alone).value[1] == Catch::Approx(1 / 3.0));
  CHECK(page_rank(undirected(0, {})).value.empty());
  CHECK(cuts(alone).bridges.empty());
  CHECK(edge_disjoint_paths(alone, 0, 1) == 0);
  CHECK(vertex_disjoint_paths(alone, 0, 1) == 0);
  const auto one_way = directed(34, known::karate_ties);
  CHECK_THROWS_AS(eigenvector(one_way), sim::ContractError);
  CHECK_THROWS_AS(cuts(one_way), sim::ContractError);
  CHECK_THROWS_AS(closeness(one_way, 5, 1), sim::ContractError);
  CHECK_THROWS_AS(edge_disjoint_paths(alone, 1, 1), sim::ContractError);
  CHECK_THROWS_AS(concentration(known::karate(), std::vector<double>(3, 1)), sim::ContractError);
}
