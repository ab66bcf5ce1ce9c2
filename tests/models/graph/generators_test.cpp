// tests/models/graph/generators_test.cpp -- generators against the statistics that are known of them, over many seeds.
//
// Bounds are four standard errors or the published approximation's own, so a sound generator fails about once in 16,000
// comparisons; keys are fixed, so a test that passes goes on passing.
#include "models/graph/generators.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <set>
#include <utility>

#include "models/graph/measures.hpp"
#include "sim/kernel/error.hpp"
#include "sim/kernel/parallel.hpp"
#include "sim/kernel/rng.hpp"
#include "tests/catch.hpp"

using namespace models::graph;

namespace {

std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs(const std::vector<Edge>& edges) {  // low end first, in order
  std::vector<std::pair<std::uint32_t, std::uint32_t>> out;
  for (const auto [a, b] : edges) out.emplace_back(std::min(a, b), std::max(a, b));
  std::sort(out.begin(), out.end());
  return out;
}
bool same(const std::vector<Edge>& a, const std::vector<Edge>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](Edge x, Edge y) { return x.from == y.from && x.to == y.to; });
}

std::vector<Point> scattered(std::uint32_t n, std::uint64_t key) {  // in a square of 100, half of them in ten towns
  std::vector<Point> points(n);
  for (std::uint32_t v = 0; v < n; ++v) {
    sim::Rng rng(key, sim::Step{0}, v);
    points[v] = {100 * rng.uniform(), 100 * rng.uniform()};
    if (v % 2 == 0) {
      sim::Rng town(key, sim::Step{1}, v / 2 % 10);
      points[v] = {100 * town.uniform() + rng.normal(), 100 * town.uniform() + rng.normal()};
    }
    if (v % 50 == 0) points[v] = points[0];  // some at the very same place
  }
  return points;
}

struct Named {
  const char* name;
  std::function<std::vector<Edge>(const Vertices&, std::uint64_t)> make;
};
const std::vector<Named> every_generator{
    {"erdos_renyi", [](const Vertices& v, std::uint64_t key) { return erdos_renyi(v, 8.0 / v.count(), key); }},
    {"erdos_renyi_of", [](const Vertices& v, std::uint64_t key) { return erdos_renyi_of(v, 4 * v.count(), key); }},
    {"small_world", [](const Vertices& v, std::uint64_t key) { return small_world(v, {8, 0.3}, key); }},
    {"small_world, all rewired", [](const Vertices& v, std::uint64_t key) { return small_world(v, {8, 1}, key); }},
    {"preferential_attachment", [](const Vertices& v, std::uint64_t key) { return preferential_attachment(v, 4, key); }},
    {"stochastic_blocks",
     [](const Vertices& v, std::uint64_t key) {
       std::vector<std::uint32_t> of(v.count());
       for (std::uint32_t i = 0; i < v.count(); ++i) of[i] = i % 3;
       const double p = 8.0 / v.count();
       return stochastic_blocks(v, {of, std::vector<double>{3 * p, p, 0, p, p, p, 0, p, 2 * p}}, key);
     }},
    {"configuration",
     [](const Vertices& v, std::uint64_t key) {
       std::vector<std::uint32_t> degrees(v.count());
       for (std::uint32_t i = 0; i < v.count(); ++i) degrees[i] = i % 17;
       return configuration(v, degrees, key);
     }},
    {"geographic", [](const Vertices& v, std::uint64_t key) { return geographic(v, scattered(v.count(), 3), {0.05, 3}, key); }},
    {"geographic, power", [](const Vertices& v, std::uint64_t key) { return geographic(v, scattered(v.count(), 3), {0.2, 1, Decay::power, 2.5}, key); }}};

double mean_of(const std::vector<double>& values) { return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size()); }
double variance_of(const std::vector<double>& values) {
  const double mean = mean_of(values);
  double sum = 0;
  for (const double value : values) sum += (value - mean) * (value - mean);
  return sum / (static_cast<double>(values.size()) - 1);
}

}  // namespace

TEST_CASE("every generator makes simple graphs, with the same bits on any number of threads", "[graph][laws]") {
  const auto people = numbered(5000);
  for (const auto& [name, make] : every_generator) {
    CAPTURE(name);
    const auto edges = make(people, 7);
    CHECK(edges.size() > 5000);
    const auto sorted = pairs(edges);
    CHECK(std::adjacent_find(sorted.begin(), sorted.end()) == sorted.end());
    CHECK(std::none_of(edges.begin(), edges.end(), [](Edge edge) { return edge.from == edge.to; }));
    CHECK(std::all_of(edges.begin(), edges.end(), [](Edge edge) { return edge.from < 5000 && edge.to < 5000; }));
    for (const std::size_t threads : {1U, 2U, 7U}) sim::parallel::with_threads(threads, [&] { CHECK(same(make(people, 7), edges)); });
    CHECK(pairs(make(people, 8)) != sorted);
  }
}

TEST_CASE("luck goes by id: other ids of the same vertices give another network", "[graph]") {
  auto others = numbered(200);
  for (auto& id : others.ids) id += 1000;
  for (const auto& [name, make] : every_generator) {
    if (std::string(name) == "erdos_renyi_of") continue;  // its draws belong to ties, not to vertices
    CAPTURE(name);
    CHECK(pairs(make(others, 7)) != pairs(make(numbered(200), 7)));
  }
}

TEST_CASE("in a random graph ties, degrees and triangles are as many as chance makes", "[graph]") {
  const std::uint32_t n = 400;
  const double p = 0.02, pairs_of = n * (n - 1) / 2.0;
  std::vector<double> ties, variances, transitivities;
  std::vector<double> with_degree(40, 0);
  for (std::uint64_t key = 0; key < 300; ++key) {
    const auto graph = undirected(n, erdos_renyi(numbered(n), p, key));
    ties.push_back(static_cast<double>(graph.ties()));
    const auto spread = degrees(graph);
    variances.push_back(spread.variance);
    for (std::size_t k = 0; k < std::min<std::size_t>(40, spread.count.size()); ++k) with_degree[k] += static_cast<double>(spread.count[k]);
    transitivities.push_back(clustering(graph).transitivity);
  }
  CHECK(std::abs(mean_of(ties) - p * pairs_of) < 4 * std::sqrt(pairs_of * p * (1 - p) / 300));
  CHECK(variance_of(ties) / (pairs_of * p * (1 - p)) == Catch::Approx(1).margin(4 * std::sqrt(2 / 299.0)));
  CHECK(mean_of(variances) == Catch::Approx((n - 1) * p * (1 - p)).epsilon(0.02));
  CHECK(std::abs(mean_of(transitivities) - p) < 4 * std::sqrt(variance_of(transitivities) / 300));
  double binomial = std::pow(1 - p, n - 1);
  for (std::uint32_t k = 0; k < 20; ++k) {  // P(k) = C(n-1, k) p^k (1-p)^(n-1-k)
    const double expected = 300 * n * binomial;
    if (expected > 50) CHECK(std::abs(with_degree[k] - expected) < 5 * std::sqrt(expected));
    binomial *= (n - 1.0 - k) / (k + 1.0) * p / (1 - p);
  }
}

TEST_CASE("a giant component appears when the mean degree passes one", "[graph]") {  // Erdos and Renyi 1960
  const std::uint32_t n = 20'000;
  const auto largest = [&](double mean_degree) {
    std::vector<double> shares;
    for (std::uint64_t key = 0; key < 20; ++key)
      shares.push_back(static_cast<double>(components(undirected(n, erdos_renyi(numbered(n), mean_degree / n, key))).largest) / n);
    return mean_of(shares);
  };
  CHECK(largest(0.5) < 0.005);                                       // of order ln n
  CHECK(largest(1) * n / std::pow(n, 2.0 / 3) > 0.3);                // of order n^(2/3)
  CHECK(largest(1) * n / std::pow(n, 2.0 / 3) < 3);
  CHECK(largest(1.5) == Catch::Approx(0.5828116).margin(0.01));      // S = 1 - exp(-c S)
  CHECK(largest(2) == Catch::Approx(0.7968121).margin(0.005));
}

TEST_CASE("so many ties are drawn, every choice alike, few or many", "[graph]") {
  for (const std::uint64_t ties : {0ULL, 4ULL, 7ULL, 8ULL, 12ULL, 15ULL}) {  // of 15 pairs
    std::vector<double> seen(36, 0);
    const int runs = 3000;
    for (std::uint64_t key = 0; key < runs; ++key) {
      const auto edges = erdos_renyi_of(numbered(6), ties, key);
      REQUIRE(edges.size() == ties);
      const auto chosen = pairs(edges);
      REQUIRE(std::adjacent_find(chosen.begin(), chosen.end()) == chosen.end());
      for (const auto& [a, b] : chosen) ++seen[a * 6 + b];
    }
    const double p = static_cast<double>(ties) / 15;
    for (std::uint32_t a = 0; a < 6; ++a)
      for (std::uint32_t b = a + 1; b < 6; ++b) CHECK(std::abs(seen[a * 6 + b] - runs * p) <= 4.5 * std::sqrt(runs * p * (1 - p)));
  }
  CHECK_THROWS_AS(erdos_renyi_of(numbered(6), 16, 1), sim::ContractError);
}

TEST_CASE("a ring that is rewired loses its triangles as (1-p)^3 and its length much sooner", "[graph]") {  // Watts and Strogatz 1998; Barrat and Weigt 2000
  const std::uint32_t n = 1000, k = 10;
  const auto people = numbered(n);
  const auto ring = undirected(n, small_world(people, {k, 0}, 1));
  const double whole = clustering(ring).mean, length = path_lengths(ring, n, 1).mean;
  CHECK(whole == Catch::Approx(3.0 * (k - 2) / (4.0 * (k - 1))));
  CHECK(length == Catch::Approx(50.45045045));  // 100 at each distance 1 .. 99 in ties of 10, 9 at distance 100
  CHECK(degrees(ring).variance == 0);
  for (const double p : {0.01, 0.1, 0.3, 0.6, 1.0}) {
    CAPTURE(p);
    std::vector<double> closed, spread, ties, lengths;
    for (std::uint64_t key = 0; key < 30; ++key) {
      const auto edges = small_world(people, {k, p}, key);
      const auto graph = undirected(n, edges);
      CHECK(graph.ties() == n * k / 2);
      closed.push_back(clustering(graph).transitivity);
      spread.push_back(degrees(graph).variance);
      lengths.push_back(path_lengths(graph, 20, key).mean);
    }
    CHECK(mean_of(closed) / whole == Catch::Approx(std::pow(1 - p, 3)).margin(0.015));  // and of order 1/n
    CHECK(mean_of(spread) == Catch::Approx(k / 2.0 * p * (2 - p)).epsilon(0.05));
    if (p == 0.01) CHECK((mean_of(lengths) < 0.25 * length && mean_of(closed) > 0.95 * whole));
    if (p == 1.0) CHECK(mean_of(lengths) == Catch::Approx(std::log(n) / std::log(k)).epsilon(0.15));
  }
}

TEST_CASE("a ring so tight that a vertex is tied to nearly all is rewired all the same", "[graph]") {
  for (std::uint64_t key = 0; key < 50; ++key) {
    CHECK(undirected(5, small_world(numbered(5), {2, 1}, key)).ties() == 5);
    CHECK(undirected(5, small_world(numbered(5), {4, 1}, key)).ties() == 10);
    CHECK(undirected(9, small_world(numbered(9), {6, 0.7}, key)).ties() == 27);
  }
  CHECK_THROWS_AS(small_world(numbered(4), {4, 0.1}, 1), sim::ContractError);
  CHECK_THROWS_AS(small_world(numbered(9), {3, 0.1}, 1), sim::ContractError);
}

TEST_CASE("preferential attachment gives P(k) = 2m(m+1)/(k(k+1)(k+2)), exponent 3", "[graph]") {  // Dorogovtsev et al. 2000; Bollobas et al. 2001
  const std::uint32_t n = 20'000;
  for (const std::uint32_t m : {1U, 3U}) {
    CAPTURE(m);
    const int runs = 30;
    std::vector<double> with_degree(n, 0);
    for (std::uint64_t key = 0; key < runs; ++key) {
      const auto edges = preferential_attachment(numbered(n), m, key);
      REQUIRE(edges.size() == m * (m + 1) / 2 + std::size_t{n - m - 1} * m);
      const auto graph = undirected(n, edges);
      CHECK(components(graph).sizes.size() == 1);
      const auto found = degrees(graph);
      for (std::size_t k = 0; k < found.count.size(); ++k) with_degree[k] += static_cast<double>(found.count[k]);
    }
    const double all = static_cast<double>(n) * runs;
    for (std::uint32_t k = 0; k < m; ++k) CHECK(with_degree[k] == 0);
    for (std::uint32_t k = m; k < m + 12; ++k)
      CHECK(with_degree[k] / all == Catch::Approx(2.0 * m * (m + 1) / (k * (k + 1.0) * (k + 2.0))).epsilon(0.03 + 4 / std::sqrt(with_degree[k])));
    const auto at_least = [&](std::uint32_t k) { return std::accumulate(with_degree.begin() + k, with_degree.end(), 0.0); };
    const double slope = std::log(at_least(10 * m) / at_least(40 * m)) / std::log(4.0);  // of the tail: exponent - 1
    CHECK(slope + 1 == Catch::Approx(3).margin(0.12));
  }
}

TEST_CASE("the oldest are the best connected", "[graph]") {  // degree of vertex i about m sqrt(n/i)
  double old = 0, young = 0;
  for (std::uint64_t key = 0; key < 50; ++key) {
    const auto graph = undirected(4000, preferential_attachment(numbered(4000), 2, key));
    for (std::uint32_t v = 0; v < 100; ++v) old += graph.degree(90 + v), young += graph.degree(3510 + v);
  }
  CHECK(old / young == Catch::Approx(std::sqrt(3560.0 / 140)).epsilon(0.1));
}

TEST_CASE("blocks are tied as densely as asked, and not at all where the chance is zero", "[graph]") {
  const std::uint32_t n = 300;
  std::vector<std::uint32_t> of(n);
  for (std::uint32_t v = 0; v < n; ++v) of[v] = v % 10 == 0 ? 0 : v % 2 + 1;  // 30, and the rest by parity
  std::vector<double> size(3, 0);
  for (const std::uint32_t block : of) ++size[block];
  const std::vector<double> probability{1, 0, 0.05, 0, 0.1, 0.02, 0.05, 0.02, 0.2};
  const int runs = 200;
  std::vector<double> ties(9, 0);
  for (std::uint64_t key = 0; key < runs; ++key)
    for (const auto [a, b] : stochastic_blocks(numbered(n), {of, probability}, key)) ++ties[std::min(of[a], of[b]) * 3 + std::max(of[a], of[b])];
  for (std::size_t a = 0; a < 3; ++a)
    for (std::size_t b = a; b < 3; ++b) {
      const double among = runs * (a == b ? size[a] * (size[a] - 1) / 2 : size[a] * size[b]), p = probability[a * 3 + b];
      CAPTURE(a, b);
      CHECK(std::abs(ties[a * 3 + b] - among * p) <= 4 * std::sqrt(among * p * (1 - p)));
    }
  CHECK_THROWS_AS(stochastic_blocks(numbered(n), {of, std::vector<double>{1, 0, 0.5, 1}}, 1), sim::ContractError);
  CHECK_THROWS_AS(stochastic_blocks(numbered(n), {of, std::vector<double>{1, 0, 0, 1}}, 1), sim::ContractError);
}

TEST_CASE("a chance of one ties all, a chance of zero nobody", "[graph]") {
  CHECK(erdos_renyi(numbered(50), 1, 3).size() == 50 * 49 / 2);
  CHECK(erdos_renyi(numbered(50), 0, 3).empty());
  CHECK(erdos_renyi(numbered(1), 1, 3).empty());
  CHECK(erdos_renyi(numbered(0), 1, 3).empty());
  CHECK_THROWS_AS(erdos_renyi(numbered(5), 1.5, 3), sim::ContractError);
  const std::vector<Point> together(50, Point{3, 4});
  CHECK(geographic(numbered(50), together, {1, 2}, 3).size() == 50 * 49 / 2);
  CHECK(geographic(numbered(50), together, {0, 2}, 3).empty());
  CHECK(geographic(numbered(50), std::vector<Point>(50, Point{1e9, -1e9}), {1, 1e-6}, 3).size() == 50 * 49 / 2);
}

TEST_CASE("ties fall with distance as the chance that was asked for", "[graph]") {
  const std::uint32_t n = 400;
  const auto points = scattered(n, 5);
  const auto apart = [&](std::uint32_t a, std::uint32_t b) { return std::hypot(points[a].x - points[b].x, points[a].y - points[b].y); };
  for (const Geography& how : {Geography{0.5, 2}, Geography{0.05, 20}, Geography{0.9, 0.5, Decay::power, 1.5}, Geography{0.02, 5, Decay::power, 3}}) {
    CAPTURE(how.nearest, how.reach, how.exponent);
    const int runs = 100;
    std::vector<double> expected(12, 0), variance(12, 0), found(12, 0);
    const auto bin = [](double distance) { return static_cast<std::size_t>(std::min(11.0, std::floor(1.7 * std::log2(1 + distance)))); };
    for (std::uint32_t a = 0; a < n; ++a)
      for (std::uint32_t b = a + 1; b < n; ++b) {
        const double p = tie_probability(how, apart(a, b));
        expected[bin(apart(a, b))] += runs * p, variance[bin(apart(a, b))] += runs * p * (1 - p);
      }
    std::vector<double> counts;
    for (std::uint64_t key = 0; key < runs; ++key) {
      const auto edges = geographic(numbered(n), points, how, key);
      counts.push_back(static_cast<double>(edges.size()));
      for (const auto [a, b] : edges) ++found[bin(apart(a, b))];
    }
    for (std::size_t i = 0; i < 12; ++i) {
      CAPTURE(i, expected[i], found[i]);
      CHECK(std::abs(found[i] - expected[i]) <= 4.5 * std::sqrt(variance[i]) + 1);
    }
    // Ties of different pairs are independent, so their number varies as the sum of its parts.
    const double per_run = std::accumulate(variance.begin(), variance.end(), 0.0) / runs;
    CHECK(variance_of(counts) / per_run == Catch::Approx(1).margin(4.5 * std::sqrt(2 / 99.0)));
  }
}

TEST_CASE("the chance at distance zero can be had from a mean degree", "[graph]") {
  const std::uint32_t n = 2000;
  const auto points = scattered(n, 8);
  for (Geography how : {Geography{1, 3}, Geography{1, 50}, Geography{1, 2, Decay::power, 2.5}}) {
    how.nearest = nearest_for(points, how, 6);
    double expected = 0;
    for (std::uint32_t a = 0; a < n; ++a)
      for (std::uint32_t b = a + 1; b < n; ++b) expected += tie_probability(how, std::hypot(points[a].x - points[b].x, points[a].y - points[b].y));
    CHECK(2 * expected / n == Catch::Approx(6).epsilon(0.02));
  }
  CHECK_THROWS_AS(nearest_for(points, {1, 0.001}, 600), sim::ContractError);
}

TEST_CASE("given degrees are met but for the few ties that are erased", "[graph]") {
  const std::uint32_t n = 2000;
  std::vector<std::uint32_t> asked(n);
  for (std::uint32_t v = 0; v < n; ++v) asked[v] = 1 + static_cast<std::uint32_t>(sim::mix(4, v) % 9);
  asked[0] = 60, asked[1] = 80;
  if (std::accumulate(asked.begin(), asked.end(), 0U) % 2 == 1) ++asked[2];
  const double ends = std::accumulate(asked.begin(), asked.end(), 0.0);
  double both = 0, ties = 0, squares = 0;
  const int runs = 400;
  for (const std::uint32_t k : asked) squares += static_cast<double>(k) * (k - 1.0);
  for (std::uint64_t key = 0; key < runs; ++key) {
    const auto graph = undirected(n, configuration(numbered(n), asked, key));
    ties += static_cast<double>(graph.ties()) / runs;
    bool within = true;
    for (std::uint32_t v = 0; v < n; ++v) within = within && graph.degree(v) <= asked[v];
    CHECK(within);
    const auto known = graph.neighbours(0);
    both += std::binary_search(known.begin(), known.end(), 1U) ? 1.0 / runs : 0;
  }
  const double nu = squares / ends;  // loops: nu/2, repetitions: nu^2/4 (Bollobas 1980)
  CHECK(ends / 2 - ties == Catch::Approx(nu / 2 + nu * nu / 4).epsilon(0.1));
  const double expected = 1 - std::exp(-60.0 * 80 / ends);  // ties of two ends are nearly Poisson
  CHECK(std::abs(both - expected) < 4 * std::sqrt(expected * (1 - expected) / runs) + 0.005);
}
