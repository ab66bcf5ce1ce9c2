// tests/models/graph/vertices_test.cpp -- from a population and its networks to a graph, wherever rows stand.
#include <algorithm>
#include <numeric>

#include "models/graph/generators.hpp"
#include "models/graph/measures.hpp"
#include "sim/kernel/error.hpp"
#include "sim/kernel/rng.hpp"
#include "tests/catch.hpp"
#include "tests/models/graph/known_graphs.hpp"

using namespace models::graph;

namespace {

inline constexpr sim::PopulationKey member{"member", {"a member of the club", "un membre du club"}};
inline constexpr sim::PopulationKey mat{"mat", {"a mat", "un tapis"}};
inline constexpr sim::NetworkKey meets{member, member, "meets", {"outside the club", "hors du club"}};
inline constexpr sim::NetworkKey stands_on{member, mat, "stands_on", {"a mat", "un tapis"}};

std::vector<std::uint32_t> shuffled(std::uint32_t rows, std::uint64_t key) {
  std::vector<std::uint32_t> order(rows);
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return sim::mix(key, a) < sim::mix(key, b); });
  return order;
}
sim::Network network(std::vector<Edge> edges, const Vertices& vertices, const sim::Population& members) {
  to_rows(edges, vertices);
  sim::Network out(meets);
  out.build(edges, members, members);
  return out;
}

}  // namespace

TEST_CASE("a graph and its measures are the same wherever rows stand", "[graph][laws]") {
  sim::Population members(member);
  members.settle(40);
  for (const std::uint32_t row : {3U, 17U, 18U, 30U, 31U, 39U}) members.bury(row);
  const auto in_order = living(members);
  REQUIRE(in_order.count() == 34);
  const auto first = undirected(network(known::karate_ties, in_order, members), in_order);
  CHECK(first.ties() == 78);
  const auto by_row = per_row(betweenness(first), in_order, members.rows(), -1.0);
  CHECK(by_row[0] == Catch::Approx(231.0714286));
  CHECK(by_row[3] == -1);
  CHECK(by_row[38] == Catch::Approx(160.5515873));  // the last who lives

  const auto order = shuffled(40, 5);
  members.reorder(order);
  const auto moved = living(members);
  CHECK(moved.ids == in_order.ids);
  CHECK(moved.rows != in_order.rows);
  const auto second = undirected(network(known::karate_ties, moved, members), moved);
  CHECK(second.targets == first.targets);
  const auto by_moved_row = per_row(betweenness(second), moved, members.rows(), -1.0);
  for (std::uint32_t row = 0; row < 40; ++row) CHECK(by_moved_row[row] == by_row[order[row]]);
  // What is generated depends on ids alone, too.
  const auto pairs = [](const std::vector<Edge>& edges) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> out;
    for (const auto [a, b] : edges) out.emplace_back(a, b);
    return out;
  };
  CHECK(pairs(small_world(moved, {4, 0.3}, 9)) == pairs(small_world(in_order, {4, 0.3}, 9)));
  CHECK(pairs(erdos_renyi(moved, 0.2, 9)) == pairs(erdos_renyi(in_order, 0.2, 9)));
}

TEST_CASE("a one-way tie counts once undirected, and as it points directed", "[graph]") {
  sim::Population members(member);
  members.settle(3);
  const auto vertices = living(members);
  const auto net = network({{0, 1}, {1, 0}, {1, 2}}, vertices, members);
  const auto either = undirected(net, vertices), pointed = directed(net, vertices);
  CHECK(either.ties() == 2);
  CHECK(pointed.ties() == 3);
  CHECK(either.degree(2) == 1);
  CHECK(pointed.degree(2) == 0);
  CHECK(betweenness(either)[1] == 1);   // between 0 and 2
  CHECK(betweenness(pointed)[1] == 1);  // from 0 to 2 alone
  CHECK(path_lengths(pointed, 3, 1).reached == Catch::Approx(4.0 / 6));
}

TEST_CASE("loops and repetitions are dropped from a list of edges", "[graph]") {
  const auto graph = undirected(4, std::vector<Edge>{{2, 1}, {1, 2}, {3, 3}, {0, 3}, {2, 1}});
  CHECK(graph.ties() == 2);
  CHECK(graph.degree(3) == 1);
  CHECK(std::vector<std::uint32_t>(graph.neighbours(2).begin(), graph.neighbours(2).end()) == std::vector<std::uint32_t>{1});
}

TEST_CASE("both directions of a tie stand side by side", "[graph]") {
  const auto both = both_ways(std::vector<Edge>{{0, 1}, {4, 2}});
  REQUIRE(both.size() == 4);
  CHECK(both[3].from == 2);
  CHECK(both[3].to == 4);
}

TEST_CASE("a network between two populations is no graph", "[graph]") {
  sim::Population members(member);
  members.settle(2);
  const sim::Network net(stands_on);
  CHECK_THROWS_AS(undirected(net, living(members)), sim::ContractError);
  std::vector<Edge> astray{{0, 2}};
  CHECK_THROWS_AS(to_rows(astray, living(members)), sim::ContractError);
}
