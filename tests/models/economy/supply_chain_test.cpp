// tests/models/economy/supply_chain_test.cpp -- production under shocks: its laws, and what published work says of its shape.
#include "models/reference/supply_chain.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <set>

#include "models/catalogue.hpp"
#include "sim/kernel/parallel.hpp"
#include "sim/kernel/simulation.hpp"
#include "tests/catch.hpp"

namespace {

using namespace models;
using models::reference::supply_chain;
using models::reference::SupplyChain;

sim::Scenario days(std::uint32_t steps, std::vector<std::pair<std::string, double>> settings = {}) {
  sim::Scenario out;
  out.clock = {sim::day({2020, 1, 6}), sim::Period::day, steps};
  for (const char* process : {"input_orders", "rank_orders", "production", "serve_ranked", "input_deliveries", "close_day"}) {
    sim::Instance one;
    one.process = one.name = process;
    for (const auto& [name, value] : settings)
      if (const auto dot = name.find('.'); name.substr(0, dot) == process) {
        sim::SettingValue setting = value;
        if (name == "input_orders.by_capacity" || name == "rank_orders.on") setting = value != 0;
        one.settings.push_back({name.substr(dot + 1), setting, "", "", ""});
      }
    out.processes.push_back(one);
  }
  return out;
}
using Settings = std::vector<std::pair<std::string, double>>;
const Settings closed_leontief{{"production.needs", 3}, {"input_deliveries.substitution", 0}};

// Output of each day over that of the start. `strike` acts before each day.
std::vector<double> simulate(sim::World& world, std::uint32_t steps, const Settings& settings, const std::function<void(sim::World&, std::uint32_t)>& strike = {}) {
  const auto known = models::catalogue();
  const auto scenario = days(steps, settings);
  const auto schedule = sim::Schedule::build(scenario, known);
  const auto total = [&] {
    const auto made = std::as_const(world)[firm::all].column<firm::made>();
    return std::accumulate(made.begin(), made.end(), 0.0);
  };
  const double start = total();
  std::vector<double> out;
  for (std::uint32_t t = 1; t <= steps; ++t) {
    if (strike) strike(world, t);
    sim::advance(world, schedule, scenario, sim::Step{t});
    out.push_back(total() / start);
  }
  return out;
}
double loss(const std::vector<double>& output) {  // in days of the usual output
  return std::accumulate(output.begin(), output.end(), 0.0, [](double sum, double now) { return sum + 1 - now; });
}
double capital(const sim::World& world, std::uint32_t f) { return 2 * world[firm::all].column<firm::base_output>()[f] * sim::unit::days_per_year / 7; }
std::function<void(sim::World&, std::uint32_t)> once(std::function<void(sim::World&)> act) {
  return [act](sim::World& w, std::uint32_t t) {
    if (t == 5) act(w);
  };
}
// Closes a share of the capacity of firms from day 5 on, for so many days.
std::function<void(sim::World&, std::uint32_t)> closing(std::vector<std::uint32_t> firms, double share, std::uint32_t length) {
  return [=](sim::World& w, std::uint32_t t) {
    if (t < 5 || t >= 5 + length) return;
    for (const std::uint32_t f : firms) w[firm::all].column<firm::closed>()[f] = static_cast<float>(share);
  };
}
std::vector<std::uint32_t> some(std::uint32_t from, std::uint32_t step, std::uint32_t below) {
  std::vector<std::uint32_t> out;
  for (std::uint32_t f = from; f < below; f += step) out.push_back(f);
  return out;
}
// So many different firms, drawn.
std::vector<std::uint32_t> drawn(std::uint32_t count, std::uint32_t among, std::uint64_t seed) {
  std::set<std::uint32_t> out;
  sim::Rng rng(seed, sim::Step{0}, 7);
  while (out.size() < count) out.insert(rng.below(among));
  return {out.begin(), out.end()};
}

}  // namespace

TEST_CASE("firms that supply each other stay at their equilibrium, to the cent", "[laws][economy]") {
  for (const double attraction : {0.0, 0.8}) {
    SupplyChain shape;
    shape.firms = 600, shape.attraction = attraction, shape.spread = 1;
    auto world = supply_chain(shape);
    const auto start = world;
    for (const double output : simulate(world, 200, {})) REQUIRE(output == 1);
    const auto same = [](const auto& a, const auto& b) { return std::equal(a.begin(), a.end(), b.begin(), b.end()); };
    CHECK(same(world[firm::all].column<firm::made>(), start[firm::all].column<firm::made>()));
    CHECK(same(world[firm::inputs].column<firm::stock>(), start[firm::inputs].column<firm::stock>()));
  }
}

TEST_CASE("stocks are never negative, output is at most demand and capacity, goods are neither made nor lost on the way", "[laws][economy]") {
  for (const double rationing : {0.0, 1.0, 2.0, 3.0})  // 3: least swollen first
    for (const double by_capacity : {0.0, 1.0}) {
      SupplyChain shape;
      shape.firms = 300, shape.attraction = 0.6, shape.stock_days = 6;
      auto world = supply_chain(shape);
      const auto known = models::catalogue();
      const auto scenario = days(120, {{"production.rationing", rationing < 3 ? rationing : 0}, {"rank_orders.on", rationing == 3}, {"input_orders.by_capacity", by_capacity}, {"production.needs", 3}});
      const auto schedule = sim::Schedule::build(scenario, known);
      const auto cents = [](auto values) { return std::accumulate(values.begin(), values.end(), std::int64_t{0}, [](std::int64_t before, double x) { return before + std::llround(x * 100); }); };
      bool short_of_something = false;
      for (std::uint32_t t = 1; t <= 120; ++t) {
        for (const std::uint32_t f : some(0, 4, 300)) world[firm::all].column<firm::closed>()[f] = t > 3 && t < 60 ? 0.7F : 0;
        const auto& firms = std::as_const(world)[firm::all];
        const std::vector<double> overproduction(firms.column<firm::overproduction>().begin(), firms.column<firm::overproduction>().end());
        const std::int64_t finished = cents(firms.column<firm::finished>()), stocks = cents(std::as_const(world)[firm::inputs].column<firm::stock>());
        const std::int64_t used = cents(firms.column<firm::used>()), bought = cents(firms.column<firm::bought>()), sold = cents(firms.column<firm::sold>()), made = cents(firms.column<firm::output>());
        sim::advance(world, schedule, scenario, sim::Step{t});
        for (const double x : std::as_const(world)[firm::inputs].column<firm::stock>()) REQUIRE(x >= 0);
        for (std::uint32_t f = 0; f < 300; ++f) {
          REQUIRE(firms.column<firm::finished>()[f] >= 0);
          REQUIRE(firms.column<firm::made>()[f] <= firms.column<firm::wanted>()[f]);
          REQUIRE(firms.column<firm::wanted>()[f] <= firms.column<firm::capacity_share>()[f] * firms.column<firm::base_output>()[f] / 7 * (1 + 1e-6) + 0.005);
          short_of_something = short_of_something || firms.column<firm::made>()[f] < firms.column<firm::wanted>()[f];
        }
        REQUIRE(finished + (cents(firms.column<firm::output>()) - made) == cents(firms.column<firm::finished>()) + (cents(firms.column<firm::sold>()) - sold));
        REQUIRE(stocks + (cents(firms.column<firm::bought>()) - bought) == cents(std::as_const(world)[firm::inputs].column<firm::stock>()) + (cents(firms.column<firm::used>()) - used));
      }
      CHECK(short_of_something);
    }
}

TEST_CASE("a supplier that serves the least swollen orders first gives nothing to the others while those are short", "[economy]") {
  SupplyChain shape;
  shape.firms = 20, shape.sectors = 10, shape.products = 1, shape.suppliers = 1, shape.stock_days = 5, shape.usual_day = 1000;
  auto world = supply_chain(shape);
  const auto& supply = std::as_const(world)[firm::supply];
  std::uint32_t supplier = 0;  // one with two clients or more
  std::vector<std::uint32_t> clients;
  for (supplier = 0; supplier < 20; ++supplier) {
    clients.clear();
    for (std::uint32_t f = 0; f < 20; ++f)
      if (supply.targets()[supply.at(f).begin] == supplier) clients.push_back(f);
    if (clients.size() == 2) break;
  }
  REQUIRE(clients.size() == 2);
  auto stock = world[firm::inputs].column<firm::stock>();
  stock[world[firm::inputs].at(clients[0]).begin] /= 2;  // its order swells
  const double modest = std::as_const(world)[firm::all].column<firm::made>()[clients[1]] * 0.5;
  simulate(world, 1, {{"rank_orders.on", 1}, {"input_orders.restock", 2}}, [&](sim::World& w, std::uint32_t) { w[firm::all].column<firm::closed>()[supplier] = 0.1F; });
  const auto& firms = std::as_const(world)[firm::all];
  CHECK(firms.column<firm::swollen>()[clients[0]] > 1.5);
  CHECK(firms.column<firm::swollen>()[clients[1]] == Catch::Approx(1).margin(1e-6));
  CHECK(firms.column<firm::bought>()[clients[1]] == Catch::Approx(modest).epsilon(1e-4));  // in full, but for what outside replaced of nothing
  CHECK(firms.column<firm::bought>()[clients[0]] < firms.column<firm::swollen>()[clients[0]] * 0.5 * firms.column<firm::base_output>()[clients[0]] / 7);
}

TEST_CASE("more stock and a second supplier are worth something when a supplier stops, and cost something before", "[economy]") {
  SupplyChain shape;
  shape.firms = 400, shape.suppliers = 1, shape.stock_days = 6;
  const auto whole = supply_chain(shape);
  const Settings fixed{{"production.needs", 3}, {"input_deliveries.substitution", 0}, {"input_orders.restock", 10}};
  const auto lost = [&](sim::World world) { return loss(simulate(world, 60, fixed, closing(drawn(8, 400, 3), 1, 40))); };
  const auto policy = [&](const char* process, std::string parameter, double value, std::uint32_t steps) {
    auto world = whole;
    auto scenario = days(steps, fixed);
    sim::Instance one;
    one.process = one.name = process;
    one.settings.push_back({std::move(parameter), value, "", "", ""});
    scenario.processes.insert(scenario.processes.begin(), one);
    const auto known = models::catalogue();
    const auto schedule = sim::Schedule::build(scenario, known);
    for (std::uint32_t t = 1; t <= steps; ++t) sim::advance(world, schedule, scenario, sim::Step{t});
    return world;
  };
  const auto stocked = policy("prepare_stocks", "factor", 3.0, 120);
  const auto paid = [](const sim::World& world) {
    const auto cash = world[firm::all].column<firm::cash>();
    return std::accumulate(cash.begin(), cash.end(), 0.0);
  };
  const auto doubled = policy("share_suppliers", "share", 1.0, 400);
  std::size_t single = 0;
  const auto& supply = doubled[firm::supply];
  for (std::uint32_t f = 0; f < 400; ++f) {
    single += supply.at(f).end - supply.at(f).begin <= shape.products ? 1 : 0;
    double shares = 0;
    for (auto e = supply.at(f).begin; e < supply.at(f).end; ++e) shares += double{supply.column<firm::supply_share>()[e]};
    REQUIRE(shares == Catch::Approx(shape.products).epsilon(1e-6));
  }
  CHECK(single < 40);
  const double before = lost(whole);
  CHECK(lost(stocked) < 0.8 * before);
  CHECK(lost(doubled) < 0.8 * before);
  auto at_rest = whole;
  simulate(at_rest, 120, fixed);
  CHECK(paid(stocked) < paid(at_rest) - 1000);
}

TEST_CASE("preparing stocks does not make storable what cannot be stored", "[economy]") {
  SupplyChain shape;
  shape.firms = 50, shape.stock_days = 1;
  const auto whole = supply_chain(shape);
  auto prepared = whole, usual = whole;
  for (auto& factor : prepared[firm::all].column<firm::stock_factor>()) factor = 5;
  const auto shut = closing(some(0, 5, 50), 0.5, 10);
  CHECK(simulate(prepared, 30, {}, shut) == simulate(usual, 30, {}, shut));
}

TEST_CASE("a shock runs through firms in the same bits on one, two and three threads", "[laws][economy]") {
  const auto after = [](std::size_t threads) {
    SupplyChain shape;
    shape.firms = 9000, shape.attraction = 0.8;
    auto world = supply_chain(shape);
    std::vector<double> made;
    sim::parallel::with_threads(threads, [&] { simulate(world, 40, closed_leontief, closing(some(0, 7, 9000), 0.8, 20)); });
    const auto column = std::as_const(world)[firm::all].column<firm::made>();
    return std::vector<double>(column.begin(), column.end());
  };
  const auto one = after(1);
  CHECK(after(2) == one);
  CHECK(after(3) == one);
}

TEST_CASE("amounts a hundred times larger make a hundred times the loss", "[laws][economy]") {
  const auto lost = [](double usual_day) {
    SupplyChain shape;
    shape.firms = 300, shape.usual_day = usual_day;
    auto world = supply_chain(shape);
    return loss(simulate(world, 90, closed_leontief, closing(some(0, 5, 300), 0.6, 30)));
  };
  CHECK(lost(1e6) > 1);
  CHECK(lost(1e6) == Catch::Approx(lost(1e4)).epsilon(1e-4));  // cents are coarser for the poorer
}

TEST_CASE("only inputs that are needed bind: losses grow from none to essential, to important, to all", "[economy]") {
  const auto lost = [](firm::Need need, double needs) {
    SupplyChain shape;
    shape.firms = 500, shape.need = need, shape.stock_days = 5;
    auto world = supply_chain(shape);
    return loss(simulate(world, 120, {{"production.needs", needs}, {"input_deliveries.substitution", 0}}, closing(some(0, 10, 500), 0.9, 40)));  // one sector of ten
  };
  const double none = lost(firm::Need::essential, 0), important = lost(firm::Need::important, 2), essential = lost(firm::Need::essential, 2);
  CHECK(none > 0);
  CHECK(lost(firm::Need::other, 2) == none);
  CHECK(important > 1.2 * none);
  CHECK(essential > 1.2 * important);
  CHECK(lost(firm::Need::other, 3) == Catch::Approx(essential));
}

namespace {

// Total over direct loss: `hit` firms of 500, drawn, lose a share of their capacity; the mean over draws. Fixed suppliers and
// no substitution unless said: the regime of the studies below. All inputs bind.
struct Trial {
  std::uint32_t hit = 5, length = 60, days = 60, suppliers = 3, regions = 1;
  double share = 1, attraction = 0, local = 0, stock_days = 6, by_capacity = 0, substitution = 0;
  bool one_region = false;  // three in ten sectors of one region instead
};
double amplification(const Trial& trial) {
  double sum = 0;
  constexpr std::uint64_t draws = 8;
  for (std::uint64_t seed = 1; seed <= draws; ++seed) {
    SupplyChain shape;
    shape.firms = 500, shape.attraction = trial.attraction, shape.local = trial.local, shape.regions = trial.regions;
    shape.stock_days = trial.stock_days, shape.seed = seed, shape.suppliers = trial.suppliers;
    auto world = supply_chain(shape);
    std::vector<std::uint32_t> who = drawn(trial.hit, 500, seed);
    if (trial.one_region) {
      who.clear();
      for (std::uint32_t f = 0; f < 500; ++f)
        if (std::as_const(world)[firm::all].link<firm::place>()[f] == seed % trial.regions && f / 50 % 10 < 3) who.push_back(f);
    }
    const auto made = std::as_const(world)[firm::all].column<firm::made>();
    const double all = std::accumulate(made.begin(), made.end(), 0.0);
    const double direct = std::accumulate(who.begin(), who.end(), 0.0, [&](double before, std::uint32_t f) { return before + made[f]; });
    const Settings settings{{"production.needs", 3}, {"input_deliveries.substitution", trial.substitution}, {"input_orders.by_capacity", trial.by_capacity}, {"input_orders.restock", 6}};
    sum += loss(simulate(world, trial.days, settings, closing(who, trial.share, trial.length))) * all / (direct * trial.share * std::min(trial.length, trial.days - 4));
  }
  return sum / draws;
}

}  // namespace

TEST_CASE("losses are convex in the duration of a disruption, and stocks and more suppliers lower them (Colon et al. 2021)", "[economy]") {
  const auto lost = [](std::uint32_t length, double stock, std::uint32_t suppliers) {  // in days of the direct loss
    Trial trial;
    trial.hit = 25, trial.days = 150, trial.length = length, trial.stock_days = stock, trial.suppliers = suppliers;
    return length * amplification(trial);
  };
  const double ten = lost(10, 15, 2), twenty = lost(20, 15, 2), forty = lost(40, 15, 2);
  CHECK(twenty > 2.2 * ten);
  CHECK(forty > 2.2 * twenty);
  CHECK(lost(40, 30, 2) < 0.7 * forty);
  CHECK(lost(40, 15, 3) < 0.7 * lost(40, 15, 1));
}

TEST_CASE("scale-free supply, damage in few firms and low substitution make shocks run further (Inoue and Todo 2019)", "[economy]") {
  Trial few;
  Trial many = few;
  many.hit = 50, many.share = 0.1;  // the same capacity lost in all
  Trial scale_free = few;
  scale_free.attraction = 0.9;
  Trial elsewhere = few;
  elsewhere.by_capacity = 1;
  Trial outside = few;
  outside.substitution = 0.5;
  const double base = amplification(few);
  CHECK(base > 2 * amplification(many));
  CHECK(amplification(scale_free) > 1.2 * base);
  CHECK(amplification(elsewhere) < 0.5 * base);
  CHECK(amplification(outside) < 0.5 * base);
}

TEST_CASE("fewer suppliers worsen losses, clusters contain them (Henriet, Hallegatte and Tabourier 2012)", "[economy]") {
  Trial spread;
  spread.regions = 5, spread.one_region = true;
  Trial clustered = spread;
  clustered.local = 0.9;
  CHECK(amplification(clustered) < 0.7 * amplification(spread));
  Trial concentrated;
  concentrated.suppliers = 1;
  Trial usual;
  usual.suppliers = 4;
  CHECK(amplification(concentrated) > 1.5 * amplification(usual));
}

TEST_CASE("few firms carry most of the systemic risk (Diem et al. 2022)", "[economy]") {
  const auto risks = [](double attraction) {  // output lost in 30 days when one firm stops, over all output, largest first
    SupplyChain shape;
    shape.firms = 400, shape.attraction = attraction, shape.suppliers = 2, shape.products = 3, shape.stock_days = 4, shape.spread = 1;
    const auto whole = supply_chain(shape);
    std::vector<double> out;
    for (std::uint32_t f = 0; f < shape.firms; f += 2) {
      auto world = whole;
      out.push_back(loss(simulate(world, 30, {{"production.psi", 0.01}, {"production.needs", 3}}, closing({f}, 1, 30))) / 26);
    }
    std::sort(out.begin(), out.end(), std::greater<>());
    return out;
  };
  const auto part_of_ten = [](const std::vector<double>& risk) {
    return std::accumulate(risk.begin(), risk.begin() + 10, 0.0) / std::accumulate(risk.begin(), risk.end(), 0.0);
  };
  const auto scale_free = risks(0.95), even = risks(0);
  CHECK(part_of_ten(scale_free) > 0.33);  // one firm in twenty carries a third
  CHECK(part_of_ten(even) < 0.2);
  CHECK(scale_free[0] > 20 * scale_free[100]);  // and the first far more than the median one
  CHECK(scale_free[100] < 0.01);
}

TEST_CASE("damage is rebuilt only as fast as it is paid for, and takes capacity until then", "[economy]") {
  SupplyChain shape;
  shape.firms = 100;
  auto world = supply_chain(shape);
  const auto output = simulate(world, 30, {{"production.needs", 0}}, once([](sim::World& w) {
    for (std::uint32_t f = 0; f < 100; ++f) w[firm::all].column<firm::damage>()[f] = 0.2 * capital(w, f);
  }));
  CHECK(output[3] == 1);
  CHECK(output[4] == Catch::Approx(0.8).epsilon(1e-3));
  CHECK(output[29] < 0.83);
}
