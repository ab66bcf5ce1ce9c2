// Other days of stock: where a run with them starts, and that it stays there.
#include <cmath>
#include <string>

#include "models/catalogue.hpp"
#include "models/territory/settle.hpp"
#include "models/vocabulary/firm.hpp"
#include "models/vocabulary/indicator.hpp"
#include "sim/kernel/schedule.hpp"
#include "tests/catch.hpp"
#include "tests/models/territory/two_communes.hpp"

namespace {

using namespace models;
using two_communes::number;

constexpr sim::Day start = 17903;  // 2019-01-07

// Two communes; electricity (DE) cannot be stored, farm products are kept for two days, everything else for fourteen.
sim::World settled(double usual_days) {
  auto tree = two_communes::territory();
  tree.find("assumptions")->put("input_stock", number(usual_days));
  auto sectors = two_communes::sectors();
  two_communes::Members days;
  for (const auto& sector : sectors["sectors"].items()) {
    const auto& code = sector["code"].as_text();
    days.emplace_back(code, number(code == "DE" ? 1 : code == "AZ" ? 2 : 14));
  }
  sectors.put("stock_days", two_communes::object({{"days", two_communes::object(std::move(days))}}));
  return territory::settle(tree, sectors, 1, start, 1).world;
}

void run(sim::World& world, double factor, std::uint32_t steps) {
  sim::Scenario scenario;
  scenario.clock = {start, sim::Period::week, steps};
  for (const char* process : {"usual_stocks", "open_accounts", "open_purses", "public_budget", "open_books", "open_shops", "household_budget", "shopping_list", "household_orders", "input_orders", "production",
                              "count_cash", "count_purses", "open_border", "input_deliveries", "shopping", "close_border", "bill", "close_day", "count_takings", "count_purchases",
                              "shopping_elsewhere", "close_books", "add_purchases", "equalise", "short_time", "staffing", "labour_market", "layoffs", "hiring"}) {
    sim::Instance instance;
    instance.process = instance.name = process;
    if (instance.process == "usual_stocks" && factor != 1) instance.settings.push_back({"factor", factor, "", "", ""});
    scenario.processes.push_back(instance);
  }
  const auto catalogue = models::catalogue();
  const auto schedule = sim::Schedule::build(scenario, catalogue);
  for (std::uint32_t t = 1; t <= steps; ++t) {
    for (const auto& stage : schedule.due(sim::Step{t})) stage.compute(world), stage.commit(world);
    for (auto& book : world.bids()) book.offers.clear();
  }
}

std::int64_t cents(double amount) { return std::llround(amount * 100); }

}  // namespace

TEST_CASE("with other days of stock a run starts as if it had been settled with them, and nothing moves", "[laws][economy]") {
  for (const double factor : {0.5, 1.0, 2.0}) {
    INFO("factor " << factor);
    auto world = settled(14);
    const auto expected = settled(14 * factor);
    run(world, factor, 20);
    const auto &inputs = std::as_const(world)[firm::inputs], &wanted = expected[firm::inputs];
    REQUIRE(inputs.edges() == wanted.edges());
    for (std::size_t e = 0; e < inputs.edges(); ++e) {
      REQUIRE(inputs.column<firm::stock_days>()[e] == wanted.column<firm::stock_days>()[e]);
      REQUIRE(cents(inputs.column<firm::stock>()[e]) == cents(wanted.column<firm::stock>()[e]));
      REQUIRE(cents(inputs.column<firm::ordered>()[e]) == cents(wanted.column<firm::ordered>()[e]));
    }
    const auto& firms = std::as_const(world)[firm::all];
    for (std::uint32_t f = 0; f < firms.rows(); ++f) {
      REQUIRE(firms.column<firm::output>()[f] == firms.column<firm::base_output>()[f]);
      REQUIRE(firms.column<firm::cash>()[f] == expected[firm::all].column<firm::cash>()[f]);
      REQUIRE(firms.column<firm::fill_firms>()[f] == 1);
    }
    CHECK(world[territory::all].column<territory::unmet>()[0] == 0);
  }
}

TEST_CASE("what cannot be stored stays so with twice the stock, and what can be never ceases to be", "[economy]") {
  std::size_t services = 0, short_lived = 0;
  for (const double factor : {0.1, 2.0}) {
    const auto before = settled(14);
    auto world = before;
    run(world, factor, 1);
    const auto &was = before[firm::inputs], &is = std::as_const(world)[firm::inputs];
    for (std::size_t e = 0; e < was.edges(); ++e) {
      const float listed = was.column<firm::stock_days>()[e], days = is.column<firm::stock_days>()[e];
      services += listed <= 1, short_lived += factor < 1 && listed == 2;
      if (listed <= 1) CHECK(days == listed);
      if (listed > 1) CHECK(days >= 1.5F);
      if (factor < 1 && listed == 2) CHECK(days == 1.5F);
    }
  }
  CHECK(services > 0);
  CHECK(short_lived > 0);
}
