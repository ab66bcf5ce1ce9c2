// tests/models/energy_test.cpp -- prices by energy and customer, contracts, public help, pass-through, credit: numbers worked out by hand.
#include "models/energy/electricity_cushion.hpp"

#include "app/preparation.hpp"
#include "tests/catch.hpp"
#include "tests/models/hamlet.hpp"

using namespace hamlet;

namespace {

const sim::Day start = sim::day({2020, 1, 6});
constexpr std::uint32_t no_end = 1 << 30;

template <const auto& C> auto& at(sim::World& w, std::uint32_t row = 0) { return w[C.of].template column<C>()[row]; }

// Half electricity, three tenths gas, a fifth fuel.
sim::World mixed() {
  auto w = world();
  at<sector::electricity>(w) = 0.5, at<sector::gas>(w) = 0.3;
  at<territory::home_electricity>(w) = 0.5, at<territory::home_gas>(w) = 0.3;
  at<territory::public_electricity>(w) = 0.5, at<territory::public_gas>(w) = 0.3;
  for (std::uint32_t f = 0; f < 4; ++f) at<firm::output>(w, f) = 10'000;  // so 500 EUR of energy at the start's prices
  return w;
}
sim::Curve flat(double value) { return {{{start, value}}}; }
const std::vector<std::string> week{"energy_tariffs", "public_energy", "public_budget", "open_books", "open_shops", "energy_contract", "household_budget", "energy_shields", "shopping_list",
                                    "household_orders", "input_orders", "production", "count_cash", "input_deliveries", "shopping", "bill", "close_day", "count_takings", "shopping_elsewhere",
                                    "energy_use"};
std::vector<std::string> week_and(std::vector<std::string> more) {
  auto out = week;
  out.insert(out.end(), more.begin(), more.end());
  return out;
}

}  // namespace

TEST_CASE("a firm meets the new price of each energy when that contract ends, not before", "[energy]") {
  auto w = mixed();
  at<territory::market_electricity>(w) = 2.5, at<territory::market_gas>(w) = 4;
  at<firm::contract_end>(w) = start + 14, at<firm::gas_end>(w) = start + 21;
  run(w, hamlet::scenario({"energy_contract"}, 2));  // days 0 and 7
  CHECK(at<firm::electricity_contract>(w) == 1);
  run(w, hamlet::scenario({"energy_contract"}, 3));
  CHECK(at<firm::electricity_contract>(w) == 2.5);
  CHECK(at<firm::gas_contract>(w) == 1);
  run(w, hamlet::scenario({"energy_contract"}, 4));
  CHECK(at<firm::gas_contract>(w) == 4);
  CHECK(at<firm::contract_end>(w) >= start + 14 + 365);
  CHECK(at<firm::contract_end>(w) <= start + 14 + 3 * 366);
  CHECK(at<firm::electricity_contract>(w, 1) == 1);
}

TEST_CASE("the discount of a joint purchase comes off the market's price", "[energy]") {
  auto w = world();
  at<firm::joint_discount>(w, 0) = 0.05F;
  at<territory::market_electricity>(w) = 2;
  at<firm::contract_end>(w, 0) = at<firm::contract_end>(w, 1) = 0;
  run(w, hamlet::scenario({"energy_contract"}));
  CHECK(at<firm::electricity_contract>(w, 0) == Catch::Approx(1.9));
  CHECK(at<firm::electricity_contract>(w, 1) == 2);
}

TEST_CASE("who buys by contract, at the tariff or by the market pays another price for the same use", "[energy]") {
  auto w = mixed();
  at<territory::market_electricity>(w) = 5, at<territory::market_fuel>(w) = 2, at<territory::retail_fuel>(w) = 2, at<territory::energy_price_fuel>(w) = 2;
  at<territory::retail_electricity>(w) = 1.5, at<territory::tariff_electricity>(w) = 1.5;
  at<firm::tariff>(w, 1) = firm::Tariff::regulated, at<firm::tariff>(w, 2) = firm::Tariff::indexed;
  for (std::uint32_t f = 0; f < 3; ++f) at<firm::gas_contract>(w, f) = 3;
  auto s = hamlet::scenario({"energy_use"});
  set(s, "energy_use", "indexed", 0.25);
  run(w, s);
  CHECK(at<firm::energy_bill>(w, 0) == Catch::Approx(500 * (0.5 * 1 + 0.3 * 3 + 0.2 * 2)));    // contract at the start's price
  CHECK(at<firm::energy_bill>(w, 1) == Catch::Approx(500 * (0.5 * 1.5 + 0.3 * 3 + 0.2 * 2)));  // regulated tariff
  CHECK(at<firm::energy_bill>(w, 2) == Catch::Approx(500 * (0.5 * (0.25 * 5 + 0.75 * 1) + 0.3 * 3 + 0.2 * 2)));
  CHECK(at<firm::energy_use>(w, 2) == 500);
}

TEST_CASE("a shield caps what households and small firms pay, and the state pays their suppliers the rest", "[laws][energy]") {
  auto w = mixed();
  at<firm::tariff>(w) = firm::Tariff::regulated;
  auto s = hamlet::scenario({"energy_price", "tariff_shield", "energy_tariffs", "household_budget", "energy_shields", "energy_use"});
  set(s, "energy_price", "households_electricity", flat(2.0));
  set(s, "energy_price", "households_gas", flat(3.0));
  set(s, "tariff_shield", "electricity", flat(1.04));
  const double before = cents(w), need = 40 * 30.0;  // forty residents, 30 EUR a week each
  run(w, s);
  CHECK(at<territory::tariff_electricity>(w) == 1.04);
  CHECK(at<territory::tariff_gas>(w) == 3);
  CHECK(at<territory::energy_price_households>(w) == Catch::Approx(1 + 0.5 * 0.04 + 0.3 * 2));
  CHECK(at<firm::energy_bill>(w) == Catch::Approx(500 * (1 + 0.5 * 0.04)));
  const double help = need * 0.5 * 0.96 + 500 * 0.5 * 0.96;
  CHECK(at<territory::energy_help>(w) == Catch::Approx(help).margin(0.02));
  CHECK(cents(w) == before);

  auto bare = mixed();
  auto without = s;
  without.processes.erase(without.processes.begin() + 1);
  run(bare, without);
  CHECK(at<territory::energy_help>(bare) == 0);
  CHECK(at<territory::energy_price_households>(bare) == Catch::Approx(1 + 0.5 * 1 + 0.3 * 2));
  // What the shield spared the residents is what the state paid for them.
  const double spared = (at<citizen::cash>(w) - at<citizen::cash>(bare)) * 40;
  CHECK(spared == Catch::Approx(need * 0.5 * 0.96).margin(0.4));
}

TEST_CASE("a cap above the market's price helps nobody, and of two shields the lower cap holds", "[energy]") {
  auto w = mixed();
  auto s = hamlet::scenario({"energy_price", "tariff_shield", "energy_tariffs", "household_budget", "energy_shields"});
  set(s, "energy_price", "households_electricity", flat(1.2));
  set(s, "tariff_shield", "electricity", flat(1.3));
  run(w, s);
  CHECK(at<territory::tariff_electricity>(w) == 1.2);
  CHECK(at<territory::energy_help>(w) == 0);
  s.processes.insert(s.processes.begin() + 1, s.processes[1]);
  s.processes[1].name = "another", s.processes[1].settings = {{"electricity", flat(1.1), "", "", ""}};
  run(w, s);
  CHECK(at<territory::tariff_electricity>(w) == 1.1);
}

TEST_CASE("the fuel rebate leaves the pump's price to the state, for residents and firms alike", "[energy]") {
  auto w = mixed();
  for (auto& part : w[citizen::all].column<citizen::fuel_need>()) part = 50;
  auto s = hamlet::scenario({"energy_price", "fuel_rebate", "energy_tariffs", "household_budget", "energy_shields", "energy_use"});
  set(s, "energy_price", "fuel", flat(1.4));
  set(s, "fuel_rebate", "rebate", flat(0.30));
  set(s, "fuel_rebate", "start_price", 1.5);  // so 0.2 of the start's price
  const double before = cents(w);
  run(w, s);
  CHECK(at<territory::energy_price_fuel>(w) == Catch::Approx(1.2));
  CHECK(at<firm::energy_bill>(w) == Catch::Approx(500 * (1 + 0.2 * 0.2)));
  CHECK(at<territory::energy_help>(w) == Catch::Approx(40 * 15 * 0.2 + 4 * 500 * 0.2 * 0.2).margin(0.05));
  CHECK(cents(w) == before);
}

TEST_CASE("the cushion pays half of what is above 180 EUR/MWh, and never more than 160", "[energy]") {
  using energy::cushion;
  CHECK(cushion(180, 180, 0.5, 160) == 0);
  CHECK(cushion(100, 180, 0.5, 160) == 0);
  CHECK(cushion(340, 180, 0.5, 160) == 80);
  CHECK(cushion(500, 180, 0.5, 160) == 160);
  CHECK(cushion(900, 180, 0.5, 160) == 160);
}

TEST_CASE("the cushion is taken off the bill of small firms and public bodies with a contract, and the state pays it", "[laws][energy]") {
  auto w = mixed();
  // 100 EUR/MWh at the start, 40 of it network: at 3.8 the energy costs 340, so the help is 80 EUR/MWh, 0.8 of the start's price.
  for (std::uint32_t f = 0; f < 4; ++f) at<firm::electricity_contract>(w, f) = 3.8;
  at<firm::base_jobs>(w, 1) = 250;
  at<firm::tariff>(w, 2) = firm::Tariff::regulated;
  at<public_body::electricity_contract>(w) = 3.8, at<public_body::energy_need>(w) = 1000;
  auto s = hamlet::scenario({"electricity_cushion", "public_cushion", "public_energy", "public_budget", "energy_use"});
  for (const auto process : {"electricity_cushion", "public_cushion"}) set(s, process, "start_price", 100.0), set(s, process, "network", 40.0);
  const double before = cents(w);
  run(w, s);
  CHECK(at<firm::energy_bill>(w, 0) == Catch::Approx(500 * (1 + 0.5 * (3.0 - 1))).margin(0.01));
  CHECK(at<firm::energy_bill>(w, 1) == Catch::Approx(500 * (1 + 0.5 * (3.8 - 1))).margin(0.01));  // too large
  CHECK(at<firm::energy_bill>(w, 2) == 500);                                                       // at the tariff
  CHECK(at<public_body::energy_price>(w) == Catch::Approx(1 + 0.5 * 2));
  CHECK(at<territory::energy_help>(w) == Catch::Approx(2 * 500 * 0.5 * 0.8 + 1000 * 0.5 * 0.8).margin(0.05));
  CHECK(cents(w) == before);
  run(w, hamlet::scenario({"public_energy", "energy_use"}));  // over: the full price again
  CHECK(at<firm::energy_bill>(w, 0) == Catch::Approx(500 * (1 + 0.5 * 2.8)).margin(0.01));
}

TEST_CASE("public bodies meet the market when their contract ends", "[energy]") {
  auto w = mixed();
  at<territory::market_electricity>(w) = 3, at<territory::market_gas>(w) = 2;
  at<public_body::contract_end>(w) = start + 7;
  run(w, hamlet::scenario({"public_energy"}, 1));
  CHECK(at<public_body::energy_price>(w) == 1);
  run(w, hamlet::scenario({"public_energy"}, 2));
  CHECK(at<public_body::energy_price>(w) == Catch::Approx(1 + 0.5 * 2 + 0.3 * 1));
  CHECK(at<public_body::energy_price>(w, 1) == 1);
}

TEST_CASE("prices settle at one plus theta times the cost share times the rise, through two levels of suppliers", "[energy]") {
  // Energy of the first is 5 % of its output, its unit cost 0.9; the second buys 40 % of its output from the first.
  auto w = world();
  at<sector::code>(w) = sim::code("C5");
  for (std::uint32_t f = 0; f < 4; ++f) at<firm::base_cost>(w, f) = 0.9F;
  at<firm::electricity_contract>(w) = 3;  // firm 0 alone has dear electricity
  at<firm::base_exports>(w) = 3000;       // the rest of its output is for firm 1
  at<firm::energy_coefficient>(w, 1) = 0;
  auto& inputs = w[firm::inputs];
  const auto edge = inputs.build(std::vector<sim::Network::Edge>{{1, 0}}, w[firm::all], w[sector::all]);
  inputs.column<firm::coefficient>()[edge[0]] = 0.4F, inputs.column<firm::stock_days>()[edge[0]] = 10, inputs.column<firm::stock>()[edge[0]] = 10 * 0.4 * 5000 / 7;
  auto& supply = w[firm::supply];
  const auto purchase = supply.build(std::vector<sim::Network::Edge>{{1, 0}}, w[firm::all], w[firm::all]);
  supply.column<firm::supply_share>()[purchase[0]] = 1;
  const double theta = 0.6;
  auto s = hamlet::scenario(week_and({"pass_through"}), 300);
  set(s, "pass_through", "theta", sim::Shares{{}, theta});
  const double before = cents(w);
  run(w, s);
  const double first = 1 + theta * 0.05 / double{0.9F} * (3 - 1), second = 1 + theta * 0.4 / double{0.9F} * (first - 1);
  CHECK(at<firm::price>(w, 0) == Catch::Approx(first).epsilon(1e-6));
  CHECK(at<firm::price>(w, 1) == Catch::Approx(second).epsilon(1e-4));  // cents of the surcharge
  CHECK(at<firm::price>(w, 2) == 1);
  CHECK(cents(w) == before);
}

TEST_CASE("branches pass on what is theirs: theta is by branch", "[energy]") {
  auto w = world();
  at<firm::energy_price>(w) = 3, at<firm::output>(w) = 1000, at<firm::base_cost>(w) = 1;
  at<sector::code>(w) = sim::code("OQ");
  run(w, hamlet::scenario({"pass_through"}, 100));
  CHECK(at<firm::price>(w) == 1);
  at<sector::code>(w) = sim::code("C5");
  run(w, hamlet::scenario({"pass_through"}, 300));
  CHECK(at<firm::price>(w) == Catch::Approx(1 + 0.52 * 0.05 * 2));
}

TEST_CASE("who has become dear loses orders from outside, by the stated elasticity", "[energy]") {
  auto w = world();
  at<firm::price>(w) = 1.21;
  auto s = hamlet::scenario({"export_response", "production"}, 2);
  set(s, "export_response", "elasticity", 0.5);
  set(s, "export_response", "shared", 0.0);
  run(w, s);
  CHECK(at<firm::exports>(w) == Catch::Approx(5000.0 / 7 / 1.1).margin(0.01));
  CHECK(at<firm::exports>(w, 1) == Catch::Approx(5000.0 / 7).margin(0.01));
}

TEST_CASE("only those for whom energy weighs much stop lines, and only at a loss", "[energy]") {
  auto w = world();
  for (std::uint32_t f = 0; f < 4; ++f) at<firm::output>(w, f) = 1000, at<firm::energy_price>(w, f) = 4, at<firm::base_cost>(w, f) = 0.95F;
  at<firm::energy_coefficient>(w, 1) = 0.03;  // below the threshold
  at<firm::energy_price>(w, 2) = 2;           // margin 0.05 - 0.05: no loss to speak of
  auto s = hamlet::scenario({"curtailment"}, 200);
  run(w, s);
  // Margin 1 - 0.95 - 0.05 x 3 = -0.1: beyond the borne 0.02 by 0.08 of the width 0.1, so 0.8 of the most.
  CHECK(at<firm::curtailed>(w, 0) == Catch::Approx(0.4).epsilon(1e-4));
  CHECK(at<firm::curtailed>(w, 1) == 0);
  CHECK(at<firm::curtailed>(w, 2) == 0);
  at<firm::energy_price>(w) = 1;
  run(w, s);
  CHECK(at<firm::curtailed>(w, 0) < 1e-4);
}

TEST_CASE("a line covers what is missing up to its limit, bears interest and is paid back, to the cent", "[laws][energy]") {
  auto w = world();
  at<firm::cash>(w, 0) = -3000, at<firm::cash>(w, 1) = -30'000;
  const double before = cents(w);
  auto s = hamlet::scenario({"credit"});
  set(s, "credit", "limit", 4.0);
  run(w, s);
  CHECK(at<firm::cash>(w, 0) == 0);
  CHECK(at<firm::loan>(w, 0) == 3000);
  CHECK(at<firm::loan>(w, 1) == 20'000);  // four weeks of 5,000
  CHECK(at<firm::cash>(w, 1) == -10'000);
  CHECK(at<territory::bank>(w) == -23'000);
  CHECK(at<firm::loan>(w, 2) == 0);
  CHECK(cents(w) == before);

  at<firm::cash>(w, 0) = 20'000 + 5000;  // earned
  at<territory::outside>(w) -= 25'000;
  set(s, "credit", "rate", 0.0);
  run(w, s);
  CHECK(at<firm::loan>(w, 0) == 0);
  CHECK(at<firm::cash>(w, 0) == 22'000);
  CHECK(cents(w) == before);
}

TEST_CASE("interest of a year is the rate times the loan", "[energy]") {
  auto w = world();
  at<firm::loan>(w) = 10'000, at<firm::cash>(w) = 10'000;
  auto s = hamlet::scenario({"credit"}, 365, sim::Period::day);
  set(s, "credit", "rate", 0.05);
  run(w, s);
  CHECK(10'000 - at<firm::cash>(w) == Catch::Approx(500).epsilon(0.01));  // cents of each day
}

TEST_CASE("a guaranteed loan is limited, and the state pays the bank its part of what a failure loses", "[laws][energy]") {
  auto w = world();
  at<firm::cash>(w) = -200'000;
  const double before = cents(w);
  run(w, hamlet::scenario({"guaranteed_loan"}, 5));
  const double most = 0.25 * 5000 * 365.25 / 7;
  CHECK(at<firm::guaranteed>(w) == Catch::Approx(most).margin(0.02));
  CHECK(at<firm::guaranteed>(w, 1) == 0);
  CHECK(at<territory::bank>(w) == Catch::Approx(-most).margin(0.02));
  at<firm::active>(w) = false;
  run(w, hamlet::scenario({"write_off"}));
  CHECK(at<firm::guaranteed>(w) == 0);
  CHECK(at<territory::bank>(w) == Catch::Approx(-0.1 * most).margin(0.02));
  CHECK(at<territory::state>(w) == Catch::Approx(-0.9 * most).margin(0.02));
  CHECK(cents(w) == before);
}

TEST_CASE("without events the processes of this family change not a bit", "[laws][energy]") {
  auto with = mixed(), without = mixed();
  for (auto* w : {&with, &without})
    for (std::uint32_t f = 0; f < 4; ++f) at<firm::base_cost>(*w, f) = 0.95F, at<firm::contract_end>(*w, f) = at<firm::gas_end>(*w, f) = no_end;
  run(with, hamlet::scenario(week_and({"pass_through", "export_response", "curtailment", "credit", "write_off"}), 20));
  run(without, hamlet::scenario(week, 20));
  CHECK(village::fingerprint(with) == village::fingerprint(without));
}

TEST_CASE("with theta, elasticity and limits at nothing a shock changes not a bit of what these mechanisms touch", "[laws][energy]") {
  const auto shocked = [] {
    auto w = mixed();
    for (std::uint32_t f = 0; f < 4; ++f) at<firm::electricity_contract>(w, f) = 4, at<firm::base_cost>(w, f) = 0.95F;
    return w;
  };
  auto off = shocked(), absent = shocked(), on = shocked();
  const auto all = week_and({"pass_through", "export_response", "curtailment", "credit", "write_off"});
  auto s = hamlet::scenario(all, 20);
  set(s, "pass_through", "theta", sim::Shares{});
  set(s, "export_response", "elasticity", 0.0);
  set(s, "curtailment", "most", 0.0);
  set(s, "credit", "limit", 0.0);
  run(off, s);
  run(absent, hamlet::scenario(week, 20));
  run(on, hamlet::scenario(all, 20));
  CHECK(village::fingerprint(off) == village::fingerprint(absent));
  CHECK(village::fingerprint(on) != village::fingerprint(absent));
}

TEST_CASE("prices by energy: each follows its own curve, the others the general one, and two events multiply", "[crisis][energy]") {
  auto w = mixed();
  auto s = hamlet::scenario({"energy_price"});
  set(s, "energy_price", "firms", flat(2.0));
  set(s, "energy_price", "gas", flat(3.0));
  s.processes.push_back(s.processes[0]);
  s.processes[1].name = "second", s.processes[1].settings = {{"electricity", flat(1.5), "", "", ""}};
  run(w, s);
  CHECK(at<territory::market_electricity>(w) == 3);
  CHECK(at<territory::market_gas>(w) == 3);
  CHECK(at<territory::market_fuel>(w) == 2);
  CHECK(at<territory::retail_electricity>(w) == 1);
  CHECK(at<territory::energy_price_households>(w) == 1);
}

TEST_CASE("in the shipped world feedstock is no energy use, sizes decide on tariffs, and the mean mix is that of the bills", "[energy]") {
  sim::Catalogue catalogue = models::catalogue();
  auto prepared = app::prepare(std::string(SILLON_SOURCE_DIR) + "/scenarios/loos-en-gohelle/energy-shock.json", {"/territory/scale=0.02", "/replicates=1"}, catalogue);
  sim::World w = app::settle(prepared.plan).world;
  const auto& firms = std::as_const(w)[firm::all];
  std::size_t feedstock = 0, regulated = 0, contracts = 0;
  double bill = 0, electricity = 0;
  for (std::uint32_t f = 0; f < firms.rows(); ++f) {
    const std::uint32_t branch = firms.link<firm::branch>()[f];
    const auto code = sim::text(w[sector::all].column<sector::code>()[branch]);
    if (code == "C2" || code == "DE") {
      ++feedstock;
      CHECK(firms.column<firm::energy_coefficient>()[f] == 0);
      CHECK(firms.column<firm::energy_bill>()[f] == 0);
    }
    const bool small = firms.column<firm::base_jobs>()[f] < 10;
    CHECK((firms.column<firm::tariff>()[f] == firm::Tariff::regulated) == small);
    (small ? regulated : contracts) += 1;
    bill += firms.column<firm::energy_bill>()[f], electricity += firms.column<firm::energy_bill>()[f] * w[sector::all].column<sector::electricity>()[branch];
  }
  CHECK(feedstock > 0);
  CHECK(regulated > contracts);
  CHECK(contracts > 0);
  CHECK(at<territory::firm_electricity>(w) == Catch::Approx(electricity / bill));
}
