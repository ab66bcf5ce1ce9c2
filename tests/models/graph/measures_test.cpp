// tests/models/graph/measures_test.cpp -- measures against published values, closed forms, plain definitions and Boost.Graph.
#include "models/graph/measures.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/clustering_coefficient.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/core_numbers.hpp>

#include "models/graph/generators.hpp"
#include "sim/kernel/error.hpp"
#include "sim/kernel/parallel.hpp"
#include "sim/kernel/rng.hpp"
#include "tests/catch.hpp"
#include "tests/models/graph/known_graphs.hpp"

using namespace models::graph;

namespace {

template <class T> T highest(const std::vector<T>& values) { return *std::max_element(values.begin(), values.end()); }

bool same(const std::vector<double>& a, const std::vector<double>& b) {  // to the bit, NaN for NaN
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); });
}

// Definitions, followed to the letter over a table of who is tied to whom.
struct Plain {
  std::uint32_t n;
  std::vector<std::vector<bool>> tied;
  explicit Plain(const Adjacency& graph) : n(graph.vertices()), tied(n, std::vector<bool>(n, false)) {
    for (std::uint32_t v = 0; v < n; ++v)
      for (const std::uint32_t other : graph.neighbours(v)) tied[v][other] = true;
  }
  int degree(std::uint32_t v) const { return static_cast<int>(std::count(tied[v].begin(), tied[v].end(), true)); }
  double local_clustering(std::uint32_t v) const {
    double closed = 0, pairs = 0;
    for (std::uint32_t a = 0; a < n; ++a)
      for (std::uint32_t b = a + 1; b < n; ++b)
        if (tied[v][a] && tied[v][b]) ++pairs, closed += tied[a][b] ? 1 : 0;
    return pairs > 0 ? closed / pairs : 0;
  }
  int core(std::uint32_t v) const {  // the largest k whose core still holds v
    for (int k = n - 1; k > 0; --k) {
      std::vector<bool> in(n, true);
      for (bool again = true; again;) {
        again = false;
        for (std::uint32_t a = 0; a < n; ++a) {
          if (!in[a]) continue;
          int inside = 0;
          for (std::uint32_t b = 0; b < n; ++b) inside += tied[a][b] && in[b] ? 1 : 0;
          if (inside < k) in[a] = false, again = true;
        }
      }
      if (in[v]) return k;
    }
    return 0;
  }
  double constraint(std::uint32_t i) const {
    const auto p = [&](std::uint32_t a, std::uint32_t b) { return tied[a][b] ? 1.0 / degree(a) : 0; };
    double sum = 0;
    for (std::uint32_t j = 0; j < n; ++j) {
      if (!tied[i][j]) continue;
      double all = p(i, j);
      for (std::uint32_t q = 0; q < n; ++q)
        if (q != i && q != j) all += p(i, q) * p(q, j);
      sum += all * all;
    }
    return sum;
  }
  // Lengths and numbers of shortest paths, by walks of growing length.
  void paths(std::vector<std::vector<int>>& length, std::vector<std::vector<double>>& number) const {
    length.assign(n, std::vector<int>(n, -1)), number.assign(n, std::vector<double>(n, 0));
    for (std::uint32_t s = 0; s < n; ++s) {
      std::vector<double> walks(n, 0);
      walks[s] = 1;
      for (int steps = 0; steps < static_cast<int>(n); ++steps) {
        for (std::uint32_t t = 0; t < n; ++t)
          if (walks[t] > 0 && length[s][t] < 0) length[s][t] = steps, number[s][t] = walks[t];
        std::vector<double> next(n, 0);
        for (std::uint32_t a = 0; a < n; ++a)
          for (std::uint32_t b = 0; b < n; ++b)
            if (tied[a][b]) next[b] += walks[a];
        walks.swap(next);
      }
    }
  }
  std::vector<double> betweenness() const {  // over ordered pairs
    std::vector<std::vector<int>> length;
    std::vector<std::vector<double>> number;
    paths(length, number);
    std::vector<double> out(n, 0);
    for (std::uint32_t s = 0; s < n; ++s)
      for (std::uint32_t t = 0; t < n; ++t)
        for (std::uint32_t v = 0; v < n; ++v)
          if (s != t && v != s && v != t && length[s][t] > 0 && length[s][v] > 0 && length[v][t] > 0 && length[s][v] + length[v][t] == length[s][t])
            out[v] += number[s][v] * number[v][t] / number[s][t];
    return out;
  }
};

}  // namespace

TEST_CASE("the karate club measures what is published", "[graph]") {
  const auto club = known::karate();
  CHECK(club.vertices() == 34);
  CHECK(club.ties() == 78);
  const auto triads = clustering(club);
  CHECK(triads.transitivity == Catch::Approx(0.2556818));
  CHECK(triads.mean == Catch::Approx(0.5706385));
  CHECK(std::accumulate(triads.triangles.begin(), triads.triangles.end(), 0ULL) == 3 * 45);
  const auto between = betweenness(club);
  CHECK(between[0] == Catch::Approx(231.0714286));
  CHECK(between[33] == Catch::Approx(160.5515873));
  CHECK(between[7] == 0);
  const auto core = cores(club);
  CHECK(highest(core) == 4);
  CHECK(std::count(core.begin(), core.end(), 4U) == 10);
  CHECK(core[11] == 1);
  CHECK(assortativity(club) == Catch::Approx(-0.4756131));
  const auto lengths = path_lengths(club, 34, 1);
  CHECK(lengths.mean == Catch::Approx(2.4081996));
  CHECK(lengths.error == 0);
  CHECK(lengths.longest == 5);
  const auto held = constraint(club);
  CHECK(held[0] == Catch::Approx(0.155423).epsilon(1e-5));
  CHECK(held[33] == Catch::Approx(0.156419).epsilon(1e-5));
  CHECK(held[11] == 1);
  CHECK(components(club).sizes == std::vector<std::uint32_t>{34});
}

TEST_CASE("the best known partition of the karate club is found, and the split of the club is worth less", "[graph]") {
  const auto club = known::karate();
  const auto found = communities(club, 1, 20);
  CHECK(found.modularity == Catch::Approx(0.4197896));  // four communities; best known (Brandes et al. 2008)
  CHECK(found.sizes.size() == 4);
  CHECK(modularity(club, found.of) == found.modularity);
  CHECK(modularity(club, known::karate_clubs) == Catch::Approx(0.3582347));
  for (std::uint64_t key = 0; key < 50; ++key) CHECK(communities(club, key).modularity > 0.39);
}

TEST_CASE("eleven ties of the karate club cross its split", "[graph]") {
  const auto index = e_i_index(known::karate(), known::karate_clubs);
  CHECK(index.external == 11);
  CHECK(index.internal == 67);
  CHECK(index.index == Catch::Approx(-56.0 / 78));
  CHECK(index.expected == Catch::Approx((17.0 * 17 - 2 * 136) / 561));
  CHECK(index.local[11] == -1);
  CHECK(index.of_group[0] == Catch::Approx((11.0 - 35) / (11 + 35)));
  const auto directed_club = directed(34, known::karate_ties);
  CHECK(e_i_index(directed_club, known::karate_clubs).index == Catch::Approx(-56.0 / 78));
}

TEST_CASE("complete graphs, stars, paths, cycles and Petersen's graph measure what their closed forms say", "[graph]") {
  const std::uint32_t n = 12;
  SECTION("complete") {
    const auto all = known::complete(n);
    CHECK(clustering(all).transitivity == 1);
    CHECK(highest(betweenness(all)) == 0);
    CHECK(cores(all) == std::vector<std::uint32_t>(n, n - 1));
    CHECK(path_lengths(all, n, 1).mean == 1);
    const double p = 1.0 / (n - 1);
    CHECK(constraint(all)[3] == Catch::Approx((n - 1) * std::pow(p + (n - 2) * p * p, 2)));
    CHECK(std::isnan(assortativity(all)));
    CHECK(communities(all, 1).sizes.size() == 1);
  }
  SECTION("star") {
    const auto rays = known::star(n);
    CHECK(betweenness(rays)[0] == n * (n - 1) / 2);
    CHECK(betweenness(rays)[1] == 0);
    CHECK(assortativity(rays) == Catch::Approx(-1));
    CHECK(clustering(rays).mean == 0);
    CHECK(highest(cores(rays)) == 1);
    CHECK(constraint(rays)[0] == Catch::Approx(1.0 / n));
    CHECK(constraint(rays)[1] == 1);
    CHECK(path_lengths(rays, n + 1, 1).mean == Catch::Approx(2.0 * n / (n + 1)));
  }
  SECTION("path") {
    const auto line = known::path(n);
    const auto between = betweenness(line);
    for (std::uint32_t v = 0; v < n; ++v) CHECK(between[v] == v * (n - 1 - v));
    CHECK(path_lengths(line, n, 1).mean == Catch::Approx((n + 1) / 3.0));
    CHECK(path_lengths(line, n, 1).longest == n - 1);
  }
  SECTION("cycle") {
    const auto ring = known::cycle(n);
    for (const double b : betweenness(ring)) CHECK(b == Catch::Approx((n - 2.0) * (n - 2) / 8));  // n even
    CHECK(highest(cores(ring)) == 2);
    CHECK(path_lengths(ring, n, 1).mean == Catch::Approx(n * n / 4.0 / (n - 1)));
    const std::vector<std::uint32_t> halves{0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1};
    CHECK(modularity(ring, halves) == Catch::Approx(10.0 / 12 - 0.5));
    CHECK(modularity(ring, std::vector<std::uint32_t>(n, 0)) == 0);
  }
  SECTION("Petersen") {
    const auto graph = known::petersen();
    CHECK(graph.ties() == 15);
    CHECK(clustering(graph).transitivity == 0);
    for (const double b : betweenness(graph)) CHECK(b == Catch::Approx(3));
    CHECK(path_lengths(graph, 10, 1).mean == Catch::Approx(5.0 / 3));
    CHECK(path_lengths(graph, 10, 1).longest == 2);
    CHECK(cores(graph) == std::vector<std::uint32_t>(10, 3));
    for (const double c : constraint(graph)) CHECK(c == Catch::Approx(1.0 / 3));
    CHECK(degrees(graph).count == std::vector<std::uint64_t>{0, 0, 0, 10});
    CHECK(degrees(graph).variance == 0);
  }
}

TEST_CASE("on random graphs every measure follows its definition", "[graph]") {
  for (std::uint64_t key = 0; key < 60; ++key) {
    const std::uint32_t n = 5 + static_cast<std::uint32_t>(key % 20);
    const auto people = numbered(n);
    const auto edges = erdos_renyi(people, 0.05 + 0.01 * static_cast<double>(key), key);
    const auto graph = undirected(n, edges);
    const Plain plain(graph);
    CAPTURE(key, n);
    const auto triads = clustering(graph);
    const auto core = cores(graph);
    const auto between = betweenness(graph), held = constraint(graph);
    const auto wanted = plain.betweenness();
    for (std::uint32_t v = 0; v < n; ++v) {
      CHECK(static_cast<int>(graph.degree(v)) == plain.degree(v));
      CHECK(triads.local[v] == Catch::Approx(plain.local_clustering(v)));
      CHECK(static_cast<int>(core[v]) == plain.core(v));
      CHECK(between[v] == Catch::Approx(wanted[v] / 2).margin(1e-9));
      if (graph.degree(v) == 0) CHECK(std::isnan(held[v]));
      else CHECK(held[v] == Catch::Approx(plain.constraint(v)));
    }
    const auto one_way = directed(n, edges);
    const auto directed_between = betweenness(one_way), directed_wanted = Plain(one_way).betweenness();
    for (std::uint32_t v = 0; v < n; ++v) CHECK(directed_between[v] == Catch::Approx(directed_wanted[v]).margin(1e-9));

    if (graph.ties() == 0) continue;
    std::vector<std::uint32_t> groups(n);
    for (std::uint32_t v = 0; v < n; ++v) groups[v] = static_cast<std::uint32_t>(sim::mix(key, v) % 3);
    const double ends = 2.0 * static_cast<double>(graph.ties());
    double q = 0;
    for (std::uint32_t a = 0; a < n; ++a)
      for (std::uint32_t b = 0; b < n; ++b)
        if (groups[a] == groups[b]) q += ((plain.tied[a][b] ? 1 : 0) - plain.degree(a) * plain.degree(b) / ends) / ends;
    CHECK(modularity(graph, groups) == Catch::Approx(q).margin(1e-12));
    double x = 0, xx = 0, xy = 0;
    for (std::uint32_t a = 0; a < n; ++a)
      for (std::uint32_t b = 0; b < n; ++b)
        if (plain.tied[a][b]) x += plain.degree(a), xx += plain.degree(a) * plain.degree(a), xy += plain.degree(a) * plain.degree(b);
    const double variance = xx / ends - x * x / ends / ends;
    if (variance > 1e-9) CHECK(assortativity(graph) == Catch::Approx((xy / ends - x * x / ends / ends) / variance).margin(1e-9));
  }
}

TEST_CASE("components, cores, betweenness and clustering agree with Boost.Graph", "[graph]") {
  using Boost = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;
  for (std::uint64_t key = 0; key < 8; ++key) {
    const std::uint32_t n = 400;
    const auto edges = key % 2 == 0 ? erdos_renyi(numbered(n), 0.5e-2 * static_cast<double>(1 + key), key) : preferential_attachment(numbered(n), 3, key);
    const auto graph = undirected(n, edges);
    Boost other(n);
    for (const auto [a, b] : edges) boost::add_edge(a, b, other);

    std::vector<std::uint32_t> part(n), core(n);
    const std::uint32_t parts = boost::connected_components(other, part.data());
    const auto ours = components(graph);
    CHECK(ours.sizes.size() == parts);
    CHECK(ours.of == part);  // Boost numbers by first vertex as well
    boost::core_numbers(other, boost::make_iterator_property_map(core.begin(), boost::get(boost::vertex_index, other)));
    CHECK(cores(graph) == core);
    std::vector<double> between(n, 0);
    boost::brandes_betweenness_centrality(other, boost::make_iterator_property_map(between.begin(), boost::get(boost::vertex_index, other)));
    const auto found = betweenness(graph);
    double worst = 0;
    for (std::uint32_t v = 0; v < n; ++v) worst = std::max(worst, std::abs(found[v] - between[v]) / std::max(1.0, between[v]));
    CHECK(worst < 1e-10);
    const auto triads = clustering(graph);
    for (std::uint32_t v = 0; v < n; ++v) CHECK(triads.local[v] == Catch::Approx(boost::clustering_coefficient(other, v)));
  }
}

TEST_CASE("sampled betweenness is unbiased, states its error, and is exact with all pivots", "[graph]") {
  const std::uint32_t n = 300;
  const auto graph = undirected(n, preferential_attachment(numbered(n), 2, 5));
  const auto exact = betweenness(graph);
  const auto all = betweenness(graph, n, 1);
  for (std::uint32_t v = 0; v < n; ++v) {
    CHECK(all.value[v] == Catch::Approx(exact[v]).margin(1e-9));
    CHECK(all.error[v] == 0);
  }
  const int runs = 200;
  std::vector<double> mean(n, 0);
  double inside = 0, squares = 0, stated = 0;
  for (int run = 0; run < runs; ++run) {
    const auto some = betweenness(graph, 60, static_cast<std::uint64_t>(run));
    for (std::uint32_t v = 0; v < n; ++v) mean[v] += some.value[v] / runs;
    const double off = some.value[0] - exact[0];
    inside += std::abs(off) <= 2 * some.error[0] ? 1.0 / runs : 0;
    squares += off * off / runs, stated += some.error[0] * some.error[0] / runs;
  }
  CHECK(std::abs(mean[0] - exact[0]) < 4 * std::sqrt(squares / runs));
  CHECK(std::abs(std::accumulate(mean.begin(), mean.end(), 0.0) / std::accumulate(exact.begin(), exact.end(), 0.0) - 1) < 0.01);
  CHECK(inside > 0.88);
  CHECK(squares / stated > 0.7);
  CHECK(squares / stated < 1.4);
}

TEST_CASE("sampled path lengths lie within their stated error", "[graph]") {
  const std::uint32_t n = 500;
  const auto graph = undirected(n, erdos_renyi(numbered(n), 0.003, 3));  // in many pieces
  const auto exact = path_lengths(graph, n, 0);
  CHECK(exact.reached < 0.9);
  double inside = 0, reached = 0;
  for (std::uint64_t key = 0; key < 200; ++key) {
    const auto some = path_lengths(graph, 50, key);
    inside += std::abs(some.mean - exact.mean) <= 2 * some.error ? 1 / 200.0 : 0;
    reached += some.reached / 200;
  }
  CHECK(inside > 0.88);
  CHECK(reached == Catch::Approx(exact.reached).epsilon(0.02));
}

TEST_CASE("planted communities are found, whatever the order, and each is in one piece", "[graph]") {
  const std::uint32_t n = 400;
  std::vector<std::uint32_t> planted(n);
  for (std::uint32_t v = 0; v < n; ++v) planted[v] = v % 4;
  std::vector<double> probability(16, 0.01);
  for (std::size_t b = 0; b < 4; ++b) probability[b * 5] = 0.2;
  for (std::uint64_t key = 0; key < 10; ++key) {
    const auto graph = undirected(n, stochastic_blocks(numbered(n), {planted, probability}, key));
    const auto found = communities(graph, key);
    CHECK(found.of == planted);  // numbered by their first vertex, as planted
    CHECK(found.sizes == std::vector<std::uint32_t>(4, 100));
  }
  for (std::uint64_t key = 0; key < 20; ++key) {
    const auto sparse = undirected(n, erdos_renyi(numbered(n), 0.004, key));
    const auto found = communities(sparse, key);
    std::vector<Edge> inside;
    for (std::uint32_t v = 0; v < n; ++v)
      for (const std::uint32_t other : sparse.neighbours(v))
        if (found.of[v] == found.of[other]) inside.push_back({v, other});
    CHECK(components(undirected(n, inside)).of == found.of);
  }
}

TEST_CASE("ten cliques in a ring are found one by one, thirty are merged, as the limit of resolution says", "[graph]") {  // Fortunato and Barthelemy 2007
  for (const std::uint32_t cliques : {10U, 30U}) {
    std::vector<Edge> edges;
    for (std::uint32_t c = 0; c < cliques; ++c) {
      for (std::uint32_t a = 0; a < 5; ++a)
        for (std::uint32_t b = a + 1; b < 5; ++b) edges.push_back({5 * c + a, 5 * c + b});
      edges.push_back({5 * c, 5 * ((c + 1) % cliques) + 1});
    }
    const auto found = communities(undirected(5 * cliques, edges), 3, 10);
    const double single = 10.0 / 11 - 1.0 / cliques, paired = 1 - 1.0 / (2 * 11) - 2.0 / cliques;  // modularity, each alone and two by two
    if (cliques == 10) CHECK(found.modularity == Catch::Approx(single));
    else CHECK((found.modularity > single + 0.01 && found.modularity < paired + 1e-9));
  }
}

TEST_CASE("measures have the same bits on one, two and seven threads", "[graph][laws]") {
  const std::uint32_t n = 5000;
  const auto graph = undirected(n, preferential_attachment(numbered(n), 4, 11));
  struct Found {
    std::vector<double> between, held, local;
    std::vector<std::uint32_t> community, core;
    double mean, length, error;
  };
  const auto measured = [&](std::size_t threads) {
    Found out{};
    sim::parallel::with_threads(threads, [&] {
      const auto sampled = betweenness(graph, 100, 3);
      out.between = sampled.value;
      out.between.insert(out.between.end(), sampled.error.begin(), sampled.error.end());
      const auto triads = clustering(graph);
      out.local = triads.local, out.mean = triads.mean;
      out.held = constraint(graph);
      out.community = communities(graph, 2).of, out.core = cores(graph);
      const auto lengths = path_lengths(graph, 50, 1);
      out.length = lengths.mean, out.error = lengths.error;
    });
    return out;
  };
  const auto one = measured(1);
  for (const std::size_t threads : {2U, 7U}) {
    const auto other = measured(threads);
    CHECK(same(one.between, other.between));
    CHECK(same(one.held, other.held));
    CHECK(same(one.local, other.local));
    CHECK(one.community == other.community);
    CHECK(one.core == other.core);
    CHECK(one.mean == other.mean);
    CHECK(one.length == other.length);
    CHECK(one.error == other.error);
  }
}

TEST_CASE("what is not defined is NaN, and an empty graph harms nobody", "[graph]") {
  const auto nobody = undirected(0, {}), alone = undirected(3, {});
  for (const auto& graph : {nobody, alone}) {
    CHECK(betweenness(graph).size() == graph.vertices());
    CHECK(cores(graph) == std::vector<std::uint32_t>(graph.vertices(), 0));
    CHECK(clustering(graph).mean == 0);
    CHECK(communities(graph, 1).sizes.size() == graph.vertices());
    CHECK(std::isnan(assortativity(graph)));
    CHECK(std::isnan(modularity(graph, std::vector<std::uint32_t>(graph.vertices(), 0))));
    CHECK(std::isnan(e_i_index(graph, std::vector<std::uint32_t>(graph.vertices(), 0)).index));
    CHECK(components(graph).sizes.size() == graph.vertices());
  }
  CHECK(std::isnan(constraint(alone)[0]));
  CHECK(std::isnan(path_lengths(alone, 3, 1).mean));
}

TEST_CASE("a directed graph is refused where an undirected one is meant", "[graph]") {
  const auto one_way = directed(34, known::karate_ties);
  CHECK(one_way.ties() == 78);
  CHECK_THROWS_AS(clustering(one_way), sim::ContractError);
  CHECK_THROWS_AS(components(one_way), sim::ContractError);
  CHECK_THROWS_AS(communities(one_way, 1), sim::ContractError);
  CHECK_THROWS_AS(modularity(known::karate(), std::vector<std::uint32_t>(33, 0)), sim::ContractError);
  CHECK_THROWS_AS(undirected(3, std::vector<Edge>{{0, 3}}), sim::ContractError);
}
