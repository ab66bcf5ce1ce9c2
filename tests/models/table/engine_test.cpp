// The equations of docs/methods/table.md: against a plain reading of them, and the laws that they must obey.
#include <cmath>
#include <fstream>
#include <limits>
#include <string>

#include "sim/io/json.hpp"
#include "sim/kernel/parallel.hpp"
#include "tests/catch.hpp"
#include "tests/models/table/tables.hpp"

namespace {

using namespace tables;
using models::table::felt;

// The same day, written plainly: the matrix of orders stands there, and every sum is taken as the text has it.
struct Plain {
  const Made& made;
  double psi = 0.8, restock = 60, most = 1.25, time = 365, days = 90;
  bool alternative = true;
  Numbers orders = made.flow, stock, output = made.output, alpha = Numbers(made.n(), 1), capacity, unmet;

  explicit Plain(const Made& its) : made(its) {
    for (std::size_t k = 0; k < made.sizes.products; ++k)
      for (std::size_t j = 0; j < made.n(); ++j) stock.push_back(days * made.coefficient[k * made.n() + j] * made.output[j]);
    capacity = unmet = Numbers(made.n());
  }
  // Rebuilding orders stand as builder x damaged; what is delivered is taken off `works`.
  void advance(std::uint32_t day, const Numbers& damage, const Numbers& loss, Numbers* works, double tau) {
    const std::size_t n = made.n(), products = made.sizes.products;
    Numbers demand(n), optimum(n), rebuilt(n, 0);
    for (std::size_t i = 0; i < n; ++i) {
      demand[i] = made.final_demand[i];
      for (std::size_t j = 0; j < n; ++j) demand[i] += orders[i * n + j] + (works ? (*works)[i * n + j] / tau : 0);
      if (day > 1) {
        const double scarcity = (demand[i] - output[i]) / demand[i];
        alpha[i] += scarcity != 0 ? (most - alpha[i]) * scarcity / time : (1 - alpha[i]) / time;
        if (alpha[i] < 1) alpha[i] = 1;
      }
      capacity[i] = alpha[i] * (1 - std::max(damage[i] / made.capital[i], loss[i])) * made.output[i];
      optimum[i] = std::min(demand[i], capacity[i]);
    }
    for (std::size_t j = 0; j < n; ++j) {
      double part = 1;
      for (std::size_t k = 0; k < products; ++k) {
        const double need = psi * days * made.coefficient[k * n + j] * optimum[j];
        if (need > 0) part = std::min(part, stock[k * n + j] / need);
      }
      output[j] = optimum[j] * part;
    }
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) {
        stock[i % products * n + j] += orders[i * n + j] / demand[i] * output[i];
        if (works) {
          const double done = (*works)[i * n + j] / tau / demand[i] * output[i];
          (*works)[i * n + j] -= done;
          rebuilt[i] += done;
        }
      }
      unmet[i] = made.final_demand[i] - made.final_demand[i] / demand[i] * output[i];
    }
    for (std::size_t k = 0; k < products; ++k)
      for (std::size_t j = 0; j < n; ++j) stock[k * n + j] -= made.coefficient[k * n + j] * output[j];
    for (std::size_t j = 0; j < n; ++j) {
      const double aim = std::min(demand[j] - rebuilt[j], capacity[j]);
      for (std::size_t k = 0; k < products; ++k) {
        const double gap = std::max(0.0, days * made.coefficient[k * n + j] * aim - stock[k * n + j]);
        const double order = gap / restock + made.coefficient[k * n + j] * output[j];
        double all = 0;
        for (std::size_t i = k; i < n; i += products) all += made.flow[i * n + j] * (alternative ? capacity[i] / made.output[i] : 1);
        for (std::size_t i = k; i < n; i += products) orders[i * n + j] = order * made.flow[i * n + j] * (alternative ? capacity[i] / made.output[i] : 1) / all;
      }
    }
  }
};

double distance(const Numbers& one, const Numbers& other) {
  double far = 0, size = 0;
  for (std::size_t i = 0; i < one.size(); ++i) far = std::max(far, std::abs(one[i] - other[i])), size = std::max(size, std::abs(other[i]));
  return far / std::max(size, 1e-300);
}
Numbers copy(std::span<double> some) { return {some.begin(), some.end()}; }

void follow(const Made& made, bool alternative, bool rebuilds, std::uint32_t days) {
  Economy economy(made, 90, alternative);
  Plain plain(made);
  plain.alternative = alternative;
  const std::size_t n = made.n(), products = made.sizes.products;
  Numbers blow(n, 0), share(products, 0), left(n, 1), works(n * n, 0);
  for (std::size_t j = 0; j < n; j += 2) blow[j] = 0.3 * made.capital[j];
  share[0] = 0.75, share[products - 1] += 0.25;
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < n; ++j) works[i * n + j] = blow[j] * share[i % products] * made.flow[i * n + j] / (made.coefficient[i % products * n + j] * made.output[j]);
  const double tau = 45;
  economy.begin();
  for (std::uint32_t day = 0; day < days; ++day) {
    const bool works_today = rebuilds && day >= 7;
    Numbers damage(n, 0);
    economy.damage.assign(n, 0), economy.rebuilding.assign(n, 0);
    if (works_today) {
      if (day > 7) models::table::deliver(economy.state().fill, tau, left);
      models::table::rebuild(economy.table(), {blow, share, tau}, left, economy.rebuilding, economy.damage);
      for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j) damage[j] += works[i * n + j];
    } else {
      for (std::size_t j = 0; j < n; ++j) {
        const double part = rebuilds ? (day >= 4 ? 1 : 0) : day < 4 ? 0 : day < 8 ? 1 : std::max(0.0, 1 - (day - 8.0) / 30);
        damage[j] = part * blow[j];
        economy.damage[j] = (rebuilds ? felt({4, 3}, 0, day) : felt({4, 3}, 30, day)) * blow[j];
      }
    }
    for (std::size_t j = 1; j < n; j += 3) economy.loss[j] = 0.2 * felt({20, 10}, 15, day);
    REQUIRE(distance(economy.damage, damage) < 1e-12);
    REQUIRE(economy.advance() == models::table::none);
    plain.advance(day, damage, economy.loss, works_today ? &works : nullptr, tau);
    INFO("day " << day);
    REQUIRE(distance(economy.output(), plain.output) < 1e-12);
    REQUIRE(distance(copy(economy.state().capacity), plain.capacity) < 1e-12);
    REQUIRE(distance(economy.stock(), plain.stock) < 1e-12);
    for (std::size_t i = 0; i < n; ++i) REQUIRE(std::abs(economy.state().unmet[i] - plain.unmet[i]) < 1e-12 * sum(made.output));
  }
}

// France's table, as shipped.
Made france() {
  const auto tree = io::read_scenario(SILLON_SOURCE_DIR "/scenarios/io-table/france-a17-2010.json");
  Made made{{1, tree["sectors"].items().size()}, {}, {}, {}, {}, {}, {}};
  for (const auto& row : tree["flows"].items())
    for (const auto& flow : row.items()) made.flow.push_back(flow.as_number() / 365);
  for (const auto& one : tree["final_demand"].items()) made.final_demand.push_back(one.as_number() / 365);
  made.complete();
  made.capital.clear();
  for (const auto& one : tree["capital"].items()) made.capital.push_back(one.as_number());
  // What France makes of its output, imports and taxes on products left out: a quarter of the capital.
  for (std::size_t i = 0; i < made.n(); ++i) made.value_added[i] = made.capital[i] / 4 / 365;
  return made;
}
constexpr std::size_t construction = 7;  // FZ

}  // namespace

TEST_CASE("two industries over three days are what a person finds with pencil and paper", "[table]") {
  // Output 100 and 200: each buys 10 of the other's product and nothing of its own; no second region, stocks of 2 days.
  Made made{{1, 2}, {0, 10, 10, 0}, {90, 190}, {}, {}, {}, {}};
  made.complete();
  Economy economy(made, 2);
  economy.rules.restock = 4;
  economy.begin();
  economy.advance();  // day 0: at rest
  CHECK(economy.output() == Numbers{100, 200});
  CHECK(economy.stock() == Numbers{0, 20, 20, 0});
  economy.loss = {0.5, 0};
  economy.advance();
  // Day 1: the first makes 50 of 100 asked, so half of each order; the second has 20 in stock, needs 0.8 x 20 and makes all.
  CHECK(economy.output()[0] == Catch::Approx(50));
  CHECK(economy.output()[1] == Catch::Approx(200));
  CHECK(economy.stock()[1] == Catch::Approx(20 + 5 - 10));  // of the first's product, at the second
  CHECK(economy.stock()[2] == Catch::Approx(20 + 10 - 5));  // of the second's, at the first
  CHECK(economy.state().unmet[0] == Catch::Approx(45));
  economy.advance();
  // Day 2: the second asks the first for 10 + (20 - 15)/4 = 11.25 and has 15 of the 16 that it needs; the first asks for
  // what it used, 5, having more than it aims at now. Scarcity of the first: (101.25 - 50)/101.25.
  const double alpha = 1 + 0.25 * (101.25 - 50) / 101.25 / 365;
  CHECK(economy.state().capacity[0] == Catch::Approx(50 * alpha));
  CHECK(economy.output()[0] == Catch::Approx(50 * alpha));
  // The second is asked for 195 and made 200 the day before: no less than its usual capacity, and the stock allows 15/(0.8 x 2 x 0.05).
  CHECK(economy.output()[1] == Catch::Approx(std::min(195.0, 15 / (0.8 * 2 * 0.05))));
}

TEST_CASE("every day of both orderings is what a plain reading of the equations gives, in recovery and in rebuilding", "[table]") {
  const Made two = make(1, 2, 3), more = make(3, 4, 4);
  for (const bool alternative : {true, false})
    for (const bool rebuilds : {true, false}) {
      follow(two, alternative, rebuilds, 200);
      follow(more, alternative, rebuilds, 200);
    }
}

TEST_CASE("without events nothing moves", "[laws][table]") {
  const Made made = make(5, 7, 1);
  for (const bool alternative : {true, false}) {
    Economy economy(made, 90, alternative);
    economy.begin();
    const Numbers stock = economy.stock();
    economy.run(400);
    CHECK(distance(economy.output(), made.output) < 1e-12);
    CHECK(distance(economy.stock(), stock) < 1e-12);
    for (std::size_t i = 0; i < made.n(); ++i) CHECK(std::abs(economy.state().unmet[i]) < 1e-12 * made.output[i]);
  }
}

TEST_CASE("output stays within demand and capacity and no stock falls below zero, whatever the blow", "[laws][table]") {
  const Made made = make(3, 5, 2);
  for (const double share : {0.05, 0.4, 0.95, 1.0}) {
    Economy economy(made, 10);
    economy.begin();
    for (std::uint32_t day = 0; day < 300; ++day) {
      for (std::size_t i = 0; i < 6; ++i) economy.loss[i] = share * felt({3, 40}, 20, day);
      REQUIRE(economy.advance() == models::table::none);
      const auto its = economy.state();
      for (std::size_t i = 0; i < made.n(); ++i) {
        REQUIRE(its.output[i] <= its.capacity[i] * (1 + 1e-15));
        REQUIRE(its.fill[i] <= 1);  // of all demand
        REQUIRE(its.output[i] >= 0);
      }
      for (const double stock : its.stock) REQUIRE(stock >= 0);
    }
  }
}

TEST_CASE("industries split into firms of unequal size have the same sums", "[laws][table]") {
  const std::size_t products = 4, regions = 2, firms = 5;
  const Made whole = make(regions, products, 7);
  Made split{{regions * firms, products}, {}, {}, {}, {}, {}, {}};
  Luck luck{9};
  std::vector<Numbers> size(whole.n());
  for (auto& shares : size) {
    for (std::size_t f = 0; f < firms; ++f) shares.push_back(std::pow(1 - luck(), -1 / 1.1));  // Pareto
    const double all = sum(shares);
    for (double& share : shares) share /= all;
  }
  const auto industry = [&](std::size_t firm) { return firm / products / firms * products + firm % products; };
  const auto share = [&](std::size_t firm) { return size[industry(firm)][firm / products % firms]; };
  for (std::size_t i = 0; i < split.n(); ++i) {
    for (std::size_t j = 0; j < split.n(); ++j) split.flow.push_back(whole.flow[industry(i) * whole.n() + industry(j)] * share(i) * share(j));
    split.final_demand.push_back(whole.final_demand[industry(i)] * share(i));
  }
  split.complete();
  for (const bool alternative : {true, false}) {
    Economy one(whole, 30, alternative), many(split, 30, alternative);
    one.begin(), many.begin();
    double furthest = 0;
    for (std::uint32_t day = 0; day < 250; ++day) {
      for (std::size_t i = 0; i < whole.n(); i += 3) one.loss[i] = 0.4 * felt({2, 30}, 60, day);
      for (std::size_t i = 0; i < split.n(); ++i) many.loss[i] = one.loss[industry(i)];
      one.advance(), many.advance();
      Numbers sums(whole.n(), 0);
      for (std::size_t i = 0; i < split.n(); ++i) sums[industry(i)] += many.output()[i];
      furthest = std::max(furthest, distance(sums, one.output()));
    }
    CHECK(furthest < 1e-11);
    CHECK(sum(one.output()) < sum(whole.output) * (1 - 1e-6));  // something happened
  }
}

TEST_CASE("another currency and another order of industries change nothing else", "[laws][table]") {
  const Made made = make(2, 3, 11);
  Made dear = made, turned{{2, 3}, {}, {}, {}, {}, {}, {}};
  for (double& flow : dear.flow) flow *= 6.55957;
  for (double& demand : dear.final_demand) demand *= 6.55957;
  dear.complete();
  const auto place = [](std::size_t i) { return (1 - i / 3) * 3 + (i % 3 + 1) % 3; };  // regions and sectors change places
  for (std::size_t i = 0; i < 6; ++i) {
    for (std::size_t j = 0; j < 6; ++j) turned.flow.push_back(made.flow[place(i) * 6 + place(j)]);
    turned.final_demand.push_back(made.final_demand[place(i)]);
  }
  turned.complete();
  Economy one(made), other(dear), third(turned);
  for (auto* economy : {&one, &other, &third}) economy->begin();
  for (std::uint32_t day = 0; day < 200; ++day) {
    one.loss = other.loss = {0.5 * felt({3, 20}, 20, day), 0, 0, 0.1 * felt({3, 20}, 20, day), 0, 0};
    for (std::size_t i = 0; i < 6; ++i) third.loss[i] = one.loss[place(i)];
    for (auto* economy : {&one, &other, &third}) economy->advance();
  }
  for (std::size_t i = 0; i < 6; ++i) {
    CHECK(other.output()[i] == Catch::Approx(6.55957 * one.output()[i]).epsilon(1e-12));
    CHECK(third.output()[i] == Catch::Approx(one.output()[place(i)]).epsilon(1e-12));
  }
}

TEST_CASE("a small lasting cut of final demand leads to the output that Leontief's inverse gives", "[table]") {
  // Below capacity and with stocks above psi, output is demand, and orders tend to use: x = A x + y.
  const Made made = make(2, 3, 5);
  Numbers less = made.final_demand;
  less[1] *= 0.97, less[4] *= 0.99;
  Numbers x = made.output;
  for (int round = 0; round < 2000; ++round) {
    Numbers next = less;
    for (std::size_t i = 0; i < made.n(); ++i)
      for (std::size_t j = 0; j < made.n(); ++j) next[i] += made.flow[i * made.n() + j] / made.output[j] * x[j];
    x = next;
  }
  Economy economy(made);
  economy.begin();
  economy.run(5);
  economy.table().final_demand = less;
  economy.run(6000);
  CHECK(distance(economy.output(), x) < 1e-9);
  CHECK(sum(x) < sum(made.output) * 0.995);
}

TEST_CASE("a small lasting cut of one capacity, made good by overproduction, leaves no trace at last", "[table]") {
  const Made made = make(2, 3, 5);
  Economy economy(made);
  economy.begin();
  economy.loss[2] = 0.02;
  economy.run(40);
  CHECK(sum(economy.output()) < sum(made.output) * (1 - 1e-4));
  economy.run(4000);
  CHECK(distance(economy.output(), made.output) < 1e-3);
}

TEST_CASE("the same bits come from one, two and three threads", "[laws][table]") {
  const Made made = make(9, 11, 13);
  std::vector<Numbers> found;
  for (const std::size_t threads : {1, 2, 3}) {
    Economy economy(made);
    sim::parallel::with_threads(threads, [&] {
      economy.begin();
      for (std::uint32_t day = 0; day < 120; ++day) {
        economy.loss[5] = economy.loss[70] = 0.6 * felt({2, 30}, 20, day);
        economy.advance();
      }
    });
    found.push_back(economy.output());
    const Numbers& stock = economy.stock();
    found.back().insert(found.back().end(), stock.begin(), stock.end());
  }
  CHECK(found[0] == found[1]);
  CHECK(found[0] == found[2]);
}

TEST_CASE("what is never short binds nobody", "[table]") {
  const Made made = make(1, 3, 17);
  Numbers days{5, 5, 5};
  const double infinity = std::numeric_limits<double>::infinity();
  double losses[2];
  for (const bool unlimited : {false, true}) {
    if (unlimited) days[0] = infinity;
    Economy economy(made);
    economy.rules.days = days;
    economy.begin();
    economy.loss[0] = 0.9;
    economy.run(60);
    losses[unlimited] = made.output[1] - economy.output()[1];
  }
  CHECK(losses[0] > 0.1 * made.output[1]);
  CHECK(losses[1] < 0.05 * made.output[1]);
}

TEST_CASE("on France's table small disasters cost less than they destroy, large ones much more, and the largest all", "[table]") {
  // Shape of Hallegatte 2008 and 2014: gains from rebuilding, then a threshold, then collapse. Where the threshold lies
  // follows from psi, stocks and who builds: a property of the equations.
  const Made made = france();
  const Loss tiny = disaster(made, 0.001, construction, 180, 1825), small = disaster(made, 0.005, construction, 180, 1825),
             middle = disaster(made, 0.01, construction, 180, 1825), large = disaster(made, 0.02, construction, 180, 1825),
             huge = disaster(made, 0.05, construction, 180, 1825);
  CHECK(std::abs(tiny.ratio + 0.05) < 0.05);
  CHECK(std::abs(small.ratio + 0.05) < 0.05);
  CHECK(small.trough == Catch::Approx(0.995).margin(0.001));
  CHECK(middle.ratio > small.ratio + 0.3);
  CHECK(large.ratio > 1);
  CHECK(large.ratio - middle.ratio > middle.ratio - small.ratio);  // convex
  CHECK(huge.trough < 0.01);
}

TEST_CASE("losses grow faster than the days of a closure, once stocks run low", "[table]") {  // as Colon et al. 2021 found for transport
  const Made made = make(3, 6, 21);
  const double twenty = closure(made, 0.6, 20, 600, 60), forty = closure(made, 0.6, 40, 600, 60), sixty = closure(made, 0.6, 60, 600, 60);
  CHECK(forty > 2.5 * twenty);
  CHECK(sixty - forty > 1.5 * (forty - twenty));
}

TEST_CASE("twice the days of a closure cost more than twice its strictness, once stocks run out", "[table]") {
  // The ranking of Guan et al. 2020 on lockdowns. As long as stocks cover it, the two cost the same within 1 %.
  const Made made = make(3, 6, 21);
  for (const double share : {0.3, 0.45}) CHECK(closure(made, share, 40, 900, 30) > 1.2 * closure(made, 2 * share, 20, 900, 30));
  CHECK(closure(made, 0.3, 40, 900, 90) == Catch::Approx(closure(made, 0.6, 20, 900, 90)).epsilon(0.01));
}
