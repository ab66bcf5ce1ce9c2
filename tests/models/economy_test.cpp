// tests/models/economy_test.cpp -- prices, contracts, jobs and budgets, one process at a time.
#include "tests/catch.hpp"
#include "tests/models/hamlet.hpp"

using namespace hamlet;

namespace {
const sim::Day start = sim::day({2020, 1, 6});
std::int32_t at_work(const sim::World& w, std::uint32_t firm) {
  const auto employer = w[citizen::all].link<citizen::employer>();
  return static_cast<std::int32_t>(std::count(employer.begin(), employer.end(), firm));
}
}  // namespace

TEST_CASE("the market's price follows the crisis file's curve times the intensity", "[crisis]") {
  auto w = world();
  auto s = scenario({"energy_price"}, 3);
  const sim::Curve curve{{{start, 1.0}, {start + 28, 3.0}}};
  set(s, "energy_price", "firms", curve);
  set(s, "energy_price", "intensity", 0.5);
  run(w, s);  // the third step begins on day 14: the curve says 2
  CHECK(w[territory::all].column<territory::energy_price_firms>()[0] == Catch::Approx(1.5));
  CHECK(w[territory::all].column<territory::energy_price_households>()[0] == 1);
}

TEST_CASE("jobs are lost by lot where there are too many, and employees stay the count of links", "[laws][labour]") {
  auto w = world();
  w[firm::all].column<firm::activity>()[0] = 0.5;
  auto s = scenario({"staffing", "labour_market", "layoffs", "hiring"});
  set(s, "staffing", "notice", 0.0);
  run(w, s);
  CHECK(w[firm::all].column<firm::positions>()[0] == 3);
  for (std::uint32_t f = 0; f < 4; ++f) CHECK(w[firm::all].column<firm::employees>()[f] == at_work(w, f));
  CHECK(at_work(w, 0) == 3);
  CHECK(at_work(w, 1) == 5);
}

TEST_CASE("vacancies are filled from those without work, never beyond", "[laws][labour]") {
  auto w = world();
  std::vector<sim::Network::Edge> reach;
  for (std::uint32_t c = 0; c < 2; ++c)
    for (std::uint32_t f = 0; f < 4; ++f) reach.push_back({c, f});
  const auto place = w[firm::workplaces].build(reach, w[commune::all], w[firm::all]);
  for (std::size_t e = 0; e < reach.size(); ++e) w[firm::workplaces].column<firm::workplaces_upto>()[place[e]] = static_cast<float>(reach[e].to + 1) / 4;
  w[firm::all].column<firm::base_jobs>()[2] = 8;
  run(w, scenario({"staffing", "labour_market", "layoffs", "hiring"}, 30));
  CHECK(at_work(w, 2) == 8);
  for (std::uint32_t f = 0; f < 4; ++f) CHECK(w[firm::all].column<firm::employees>()[f] == at_work(w, f));
}

TEST_CASE("a firm out of cash for good fails and its people lose their jobs", "[economy]") {
  auto w = world();
  w[firm::all].column<firm::cash>()[3] = -8 * 5000 - 1;
  run(w, scenario({"staffing", "labour_market", "layoffs", "hiring"}));
  CHECK(!w[firm::all].column<firm::active>()[3]);
  CHECK(at_work(w, 3) == 0);
  CHECK(w[firm::all].column<firm::employees>()[3] == 0);
}

TEST_CASE("pay, purchases and energy keep every cent", "[laws][economy]") {
  auto w = world();
  const double before = cents(w);
  w[territory::all].column<territory::energy_price_households>()[0] = 1.337;
  run(w, scenario({"open_books", "open_shops", "public_budget", "household_budget", "shopping_list", "household_orders", "input_orders", "production", "input_deliveries",
                   "shopping", "close_day", "shopping_elsewhere", "energy_use", "close_books", "staffing", "labour_market", "layoffs", "hiring", "sobriety"}, 50));
  CHECK(cents(w) == before);
}

TEST_CASE("a citizen whose energy is dearer spends less on the rest", "[households]") {
  auto dear = world(), calm = world();
  dear[territory::all].column<territory::energy_price_households>()[0] = 2;
  const std::vector<std::string> budget{"open_shops", "household_budget", "shopping_list", "household_orders", "shopping", "shopping_elsewhere"};
  auto s = scenario(budget, 20);
  for (const char* tax : {"income_tax", "product_tax"}) set(s, "household_budget", tax, 0.0);
  run(dear, s);
  run(calm, s);
  const auto spent = [](const sim::World& w) { return w[citizen::all].column<citizen::plan>()[0]; };
  CHECK(spent(calm) == 370);
  CHECK(spent(dear) < 350);
  CHECK(spent(dear) > 330);
}

TEST_CASE("a practice of complexity two needs two convinced neighbours", "[practices]") {
  for (const std::uint32_t convinced : {1U, 2U}) {
    auto w = world();
    std::vector<sim::Network::Edge> ties{{0, 1}, {0, 2}};
    for (const auto at : w[citizen::ties].build(ties, w[citizen::all], w[citizen::all])) w[citizen::ties].column<citizen::closeness>()[at] = 100;
    for (std::uint32_t i = 1; i <= convinced; ++i) w[citizen::all].column<citizen::sober>()[i] = true;
    auto s = scenario({"sobriety"}, 1, sim::Period::month);
    set(s, "sobriety", "alone", 0.0);
    set(s, "sobriety", "convinced", 1.0);
    run(w, s);
    CHECK(w[citizen::all].column<citizen::sober>()[0] == (convinced == 2));
  }
}

TEST_CASE("bounded confidence keeps the mean, and far opinions apart", "[laws][opinion]") {
  auto w = world();
  for (std::uint32_t i = 0; i < 40; ++i) w[citizen::all].column<citizen::proactivity>()[i] = i < 20 ? 0.125F : 0.875F;
  w[citizen::all].column<citizen::proactivity>()[0] = 0.25F;
  auto s = scenario({"discuss"}, 200, sim::Period::month);
  run(w, s);
  const auto x = w[citizen::all].column<citizen::proactivity>();
  double low = 0, high = 0;
  for (std::uint32_t i = 0; i < 20; ++i) low += x[i], high += x[i + 20];
  CHECK(low / 20 == Catch::Approx(0.125 + 0.125 / 20).margin(1e-5));
  CHECK(high / 20 == Catch::Approx(0.875).margin(1e-5));
  CHECK(*std::max_element(x.begin(), x.begin() + 20) < 0.14F);
}

TEST_CASE("a crisis wakes, and its memory halves in three years", "[opinion]") {
  auto w = world();
  for (auto& x : w[citizen::all].column<citizen::disposition>()) x = 0.2F;
  for (auto& x : w[citizen::all].column<citizen::proactivity>()) x = 0.6F;
  run(w, scenario({"experience"}, 36, sim::Period::month));
  CHECK(w[citizen::all].column<citizen::proactivity>()[0] == Catch::Approx(0.4).margin(0.005));
  w[territory::all].column<territory::energy_price_households>()[0] = 2;
  run(w, scenario({"experience"}, 12, sim::Period::month));
  CHECK(w[citizen::all].column<citizen::proactivity>()[0] > 0.4);
}
