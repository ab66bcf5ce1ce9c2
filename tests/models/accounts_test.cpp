// tests/models/accounts_test.cpp -- every account closed at every step; value added from three sides; taxes, short-time work, entry.
#include <functional>

#include "app/preparation.hpp"
#include "tests/catch.hpp"
#include "tests/models/hamlet.hpp"

using namespace hamlet;

namespace {

const sim::Day start = sim::day({2020, 1, 6});
const std::vector<std::string> week{"open_accounts", "open_purses", "public_budget", "open_books", "open_shops", "household_budget", "shopping_list", "household_orders",
                                    "input_orders", "production", "count_cash", "count_purses", "open_border", "input_deliveries", "shopping", "close_border", "bill",
                                    "close_day", "count_takings", "count_purchases", "shopping_elsewhere", "energy_use", "close_books", "add_purchases", "equalise", "short_time",
                                    "staffing", "entry", "labour_market", "layoffs", "hiring", "national_accounts"};

template <const auto& C> double whole_territory(const sim::World& w) { return static_cast<double>(w[territory::all].column<C>()[0]); }
template <const auto& C> auto of_firm(const sim::World& w, std::uint32_t firm) { return w[firm::all].column<C>()[firm]; }

// Two of the four firms buy from the other two and from outside; both communes shop at all of them.
sim::World market() {
  auto w = world();
  auto& firms = w[firm::all];
  const std::vector<sim::Network::Edge> needs{{0, 0}, {1, 0}};
  for (const auto e : w[firm::inputs].build(needs, firms, w[sector::all])) {
    w[firm::inputs].column<firm::coefficient>()[e] = 0.15F, w[firm::inputs].column<firm::stock_days>()[e] = 14;
    w[firm::inputs].column<firm::need>()[e] = firm::Need::essential;
    w[firm::inputs].column<firm::stock>()[e] = 14 * 107.14;
  }
  const std::vector<sim::Network::Edge> supply{{0, 2}, {1, 3}};
  for (const auto e : w[firm::supply].build(supply, firms, firms)) w[firm::supply].column<firm::supply_share>()[e] = 0.6F;
  std::vector<sim::Network::Edge> shops;
  for (std::uint32_t c = 0; c < 2; ++c)
    for (std::uint32_t f = 0; f < 4; ++f) shops.push_back({c, f});
  for (const auto e : w[firm::market].build(shops, w[commune::all], firms)) w[firm::market].column<firm::market_share>()[e] = 0.15F;
  for (std::uint32_t f = 0; f < 4; ++f) {
    firms.column<firm::base_exports>()[f] = 3500, firms.column<firm::fixed_cost>()[f] = 300, firms.column<firm::production_tax>()[f] = 90;
    firms.column<firm::made>()[f] = firms.column<firm::wanted>()[f] = 714.28;
  }
  return w;
}

struct Ways {
  double production, income, expenditure;
};
Ways ways(const sim::World& w) {
  return {whole_territory<territory::value_added>(w), whole_territory<territory::value_added_income>(w), whole_territory<territory::value_added_expenditure>(w)};
}
void check_equal(const Ways& one) {
  CHECK(one.production == Catch::Approx(one.income).margin(0.005).epsilon(0));
  CHECK(one.production == Catch::Approx(one.expenditure).margin(0.005).epsilon(0));
}

}  // namespace

TEST_CASE("value added is the same by production, income and expenditure, to the cent, in bad weeks too", "[laws][accounts]") {
  auto w = market();
  const double before = cents(w);
  for (int step = 0; step < 12; ++step) {
    if (step == 3) w[territory::all].column<territory::energy_price_households>()[0] = 2.3, w[firm::all].column<firm::electricity_contract>()[1] = 3.1;
    if (step == 5) w[firm::all].column<firm::closed>()[2] = 0.8F, w[firm::all].column<firm::absent>()[3] = 0.5F;
    if (step == 6) w[sector::all].column<sector::household_demand>()[0] = 0.4;
    if (step == 8) w[sector::all].column<sector::imports_available>()[0] = 0.5;
    run(w, hamlet::scenario(week));
    const auto now = ways(w);
    CHECK(now.production > 0);
    check_equal(now);
    CHECK(cents(w) == before);
  }
}

TEST_CASE("the three ways agree at prices other than the start's", "[laws][accounts]") {
  auto w = market();
  run(w, hamlet::scenario(week, 2));
  const double cheap = ways(w).production;
  w[firm::all].column<firm::price>()[0] = 1.07, w[firm::all].column<firm::price>()[2] = 1.213;
  run(w, hamlet::scenario(week));
  check_equal(ways(w));
  CHECK(ways(w).production > cheap + 100);  // what is billed above the start's prices is value added here
  CHECK(whole_territory<territory::surplus>(w) > 0);
}

TEST_CASE("the three ways disagree when one flow is left out", "[accounts]") {
  for (const char* missing : {"close_border", "count_purchases", "household_budget", "close_day", "bill"}) {
    auto w = market();
    auto list = week;
    list.erase(std::find(list.begin(), list.end(), missing));
    run(w, hamlet::scenario(list));
    const auto now = ways(w);
    INFO(missing << ": " << now.production << ", " << now.income << ", " << now.expenditure);
    CHECK((std::abs(now.production - now.income) > 1 || std::abs(now.production - now.expenditure) > 1));
  }
}

TEST_CASE("taxes, contributions, pensions and benefits meet in the account of the state", "[accounts]") {
  auto w = world();
  auto& people = w[citizen::all];
  people.column<citizen::status>()[39] = citizen::Status::retired, people.column<citizen::transfer>()[39] = 300;
  people.column<citizen::status>()[38] = citizen::Status::works_outside, people.column<citizen::transfer>()[38] = 500;
  const double outside = whole_territory<territory::outside>(w);
  run(w, hamlet::scenario({"open_accounts", "open_shops", "household_budget"}));
  const double products = 20 * std::round(100 * (370 - 370 / 1.115)) / 100 + 20 * std::round(100 * (170 - 170 / 1.115)) / 100;
  const double incomes = 20 * 22.77 + 18 * 0.77 + std::round(0.11 * 107 * 100) / 100 + std::round(0.11 * 307 * 100) / 100;
  CHECK(whole_territory<territory::state>(w) == Catch::Approx(products + incomes - 18 * 200 - 300).margin(1e-6));
  CHECK(whole_territory<territory::outside>(w) - outside == Catch::Approx(40 * 30 * 1.0 - 500).margin(1e-6));  // energy, and pay earned elsewhere
}

TEST_CASE("fuel has its own price", "[accounts][households]") {
  auto w = world();
  w[citizen::all].column<citizen::fuel_need>()[0] = 40;
  w[territory::all].column<territory::energy_price_fuel>()[0] = 2;
  run(w, hamlet::scenario({"open_shops", "household_budget"}));
  const auto cash = w[citizen::all].column<citizen::cash>();
  CHECK(cash[1] - cash[0] == Catch::Approx(30 * 0.4).margin(0.005));
}

TEST_CASE("unemployment benefit follows the last pay, ends after its time and begins anew with a job", "[accounts][labour]") {
  auto w = world();
  const std::vector<std::string> budget{"open_shops", "household_budget"};
  run(w, hamlet::scenario(budget));
  CHECK(w[citizen::all].column<citizen::benefit>()[0] == 288);  // 72 % of 400
  w[citizen::all].link<citizen::employer>()[0] = sim::nobody;
  w[citizen::all].column<citizen::idle>()[30] = citizen::idle_at_start;
  auto s = hamlet::scenario(budget);
  set(s, "household_budget", "benefit_weeks", 3.0);
  std::vector<double> received;
  for (int i = 0; i < 5; ++i) {
    s.clock.start = start + 7 * i;
    run(w, s);
    received.push_back(w[citizen::all].column<citizen::idle>()[0]);
  }
  CHECK(received == std::vector<double>{1, 2, 3, 4, 5});
  CHECK(w[citizen::all].column<citizen::idle>()[30] == citizen::idle_at_start);
  const auto gain = [&](std::uint32_t who) {  // in a week without purchases
    auto one = w;
    one[citizen::all].column<citizen::plan>()[who] = 0;
    const double then = one[citizen::all].column<citizen::cash>()[who];
    run(one, s);
    return one[citizen::all].column<citizen::cash>()[who] - then;
  };
  CHECK(gain(0) == Catch::Approx(118 - 30).margin(0.005));
  CHECK(gain(30) == Catch::Approx(200 - 0.77 - 30).margin(0.005));
  w[citizen::all].link<citizen::employer>()[0] = 0;
  run(w, s);
  CHECK(w[citizen::all].column<citizen::idle>()[0] == 0);
}

TEST_CASE("short-time work keeps jobs, most of the pay and the employer's cash; the state pays", "[laws][accounts][labour]") {
  const auto after = [&](bool scheme, double& state, double& cash, double& pay) {
    auto w = world();
    const double before = cents(w);
    auto list = week;
    if (!scheme) list.erase(std::find(list.begin(), list.end(), "short_time"));
    for (int step = 0; step < 3; ++step) {
      auto s = hamlet::scenario(list);
      set(s, "production", "outside_demand", 0.5);
      set(s, "household_budget", "product_tax", 0.0);
      const double had = w[citizen::all].column<citizen::cash>()[0];
      const double owed = double{w[citizen::all].column<citizen::plan>()[0]} * w[commune::all].column<commune::settled_ratio>()[0];
      run(w, s);
      state = whole_territory<territory::state>(w), cash = of_firm<firm::cash>(w, 0);
      pay = w[citizen::all].column<citizen::cash>()[0] - had + owed + 30;
      check_equal(ways(w));
      CHECK(cents(w) == before);
    }
    CHECK(of_firm<firm::employees>(w, 0) == 5);
    return of_firm<firm::short_time>(w, 0);
  };
  double state_with = 0, state_without = 0, cash_with = 0, cash_without = 0, pay_with = 0, pay_without = 0;
  CHECK(after(true, state_with, cash_with, pay_with) == Catch::Approx(0.5).margin(0.01));
  CHECK(after(false, state_without, cash_without, pay_without) == 0);
  CHECK(pay_without == Catch::Approx(400 - 0.11 * 207).margin(0.03));
  CHECK(pay_with == Catch::Approx(400 * 0.92 - 0.11 * (368 - 193)).margin(0.05));  // half of the hours at 84 %
  CHECK(cash_with > cash_without + 2 * 5 * 200);
  CHECK(state_with < state_without - 2 * 20 * 168);
}

TEST_CASE("at the minimum wage short-time work costs the employee nothing, and its weeks are counted", "[accounts][labour]") {
  auto w = world();
  w[firm::all].column<firm::wage>()[0] = 281, w[firm::all].column<firm::output>()[0] = 1000;
  w[firm::all].column<firm::output>()[1] = 4900, w[firm::all].column<firm::output>()[2] = 1000, w[firm::all].column<firm::kind>()[2] = firm::Kind::own_account;
  w[firm::all].column<firm::output>()[3] = 1000, w[firm::all].column<firm::short_weeks>()[3] = 52;
  run(w, hamlet::scenario({"short_time"}));
  CHECK(of_firm<firm::short_time>(w, 0) == Catch::Approx(0.8));
  CHECK(of_firm<firm::short_pay>(w, 0) == Catch::Approx(0.8 * 281));
  CHECK(of_firm<firm::short_weeks>(w, 0) == 1);
  for (std::uint32_t f = 1; f < 4; ++f) CHECK(of_firm<firm::short_time>(w, f) == 0);
}

TEST_CASE("layoffs take effect after their notice, unless orders come back", "[accounts][labour]") {
  for (const bool recovers : {false, true}) {
    auto w = world();
    w[firm::all].column<firm::activity>()[0] = 0.5;
    auto s = hamlet::scenario({"staffing", "labour_market", "layoffs", "hiring"});
    for (int step = 0; step < 12; ++step) {
      s.clock.start = start + 7 * step;
      if (recovers && step == 4) w[firm::all].column<firm::activity>()[0] = 1;
      run(w, s);
      CHECK(of_firm<firm::employees>(w, 0) == (recovers || step < 8 ? 5 : 3));
    }
  }
}

TEST_CASE("a failed firm's stocks are sold, the bank bears what is still owed, and no cent is lost", "[laws][accounts]") {
  auto w = market();
  w[firm::all].column<firm::cash>()[0] = -50'000, w[firm::all].column<firm::finished>()[0] = 1000;
  const double before = cents(w), stock = w[firm::inputs].column<firm::stock>()[w[firm::inputs].at(0).begin];
  run(w, hamlet::scenario({"staffing"}));
  CHECK(!of_firm<firm::active>(w, 0));
  CHECK(of_firm<firm::cash>(w, 0) == 0);
  CHECK(whole_territory<territory::bank>(w) == Catch::Approx(-50'000 + 0.3 * (1000 + stock)).margin(0.01));
  CHECK(of_firm<firm::finished>(w, 0) == 0);
  CHECK(of_firm<firm::sold>(w, 0) == 1000);
  CHECK(w[firm::inputs].column<firm::stock>()[w[firm::inputs].at(0).begin] == 0);
  CHECK(cents(w) == before);
}

TEST_CASE("a closure for good pays its cash to owners outside and is not taken over", "[accounts]") {
  auto w = world();
  w[firm::all].column<firm::winding>()[0] = 1;
  w[firm::all].column<firm::winding>()[1] = 0.4F;
  auto s = hamlet::scenario({"staffing", "entry", "labour_market", "layoffs", "hiring"});
  set(s, "entry", "chance", 1.0);
  const double before = cents(w);
  run(w, s);
  CHECK(!of_firm<firm::active>(w, 0));
  CHECK(whole_territory<territory::outside>(w) == 20'000);
  CHECK(of_firm<firm::employees>(w, 1) == 3);  // two of five posts are closed, without a further notice
  CHECK(cents(w) == before);
}

TEST_CASE("empty premises are taken over with one job, which grows; the money comes from a bank and from outside", "[laws][accounts]") {
  auto w = market();
  for (auto& activity : w[sector::all].column<sector::activity>()) activity = 1;
  std::vector<sim::Network::Edge> reach{{0, 0}, {1, 0}};
  for (const auto e : w[firm::workplaces].build(reach, w[commune::all], w[firm::all])) w[firm::workplaces].column<firm::workplaces_upto>()[e] = 1;
  w[firm::all].column<firm::cash>()[0] = -60'000;
  auto s = hamlet::scenario(week);
  set(s, "entry", "chance", 1.0);
  const double before = cents(w);
  run(w, s);  // fails and is taken over at the month's turn
  REQUIRE(of_firm<firm::active>(w, 0));
  CHECK(of_firm<firm::positions>(w, 0) == 1);
  CHECK(of_firm<firm::cash>(w, 0) == 8000);  // eight weeks of one job's output
  CHECK(of_firm<firm::start_loan>(w, 0) > 4000);
  CHECK(whole_territory<territory::entries>(w) == 1);
  CHECK(cents(w) == before);
  const double loan = of_firm<firm::start_loan>(w, 0);
  std::int32_t jobs = 0;
  for (int step = 1; step < 80; ++step) {
    s.clock.start = start + 7 * step;
    run(w, s);
    jobs = std::max(jobs, of_firm<firm::employees>(w, 0));
    check_equal(ways(w));
    REQUIRE(cents(w) == before);
  }
  CHECK(of_firm<firm::active>(w, 0));
  CHECK(jobs >= 3);
  CHECK(of_firm<firm::start_loan>(w, 0) < loan);
}

TEST_CASE("nobody takes over premises of a branch that has lost half of its orders", "[accounts]") {
  for (const double activity : {0.4, 1.0}) {
    auto w = world();
    w[sector::all].column<sector::activity>()[0] = activity;
    for (auto& active : w[firm::all].column<firm::active>()) active = false;
    auto s = hamlet::scenario({"entry"});
    set(s, "entry", "chance", 1.0);
    run(w, s);
    CHECK(whole_territory<territory::entries>(w) == (activity > 0.5 ? 4 : 0));
  }
}

TEST_CASE("public bodies live on local taxes and grants; what a crisis takes from taxes they spend less", "[accounts]") {
  auto w = world();
  w[commune::all].link<public_body::municipality>()[0] = 1, w[commune::all].link<public_body::municipality>()[1] = 2;
  w[commune::all].link<public_body::union_of>()[0] = w[commune::all].link<public_body::union_of>()[1] = 0;
  for (std::uint32_t f = 0; f < 4; ++f) w[firm::all].column<firm::production_tax>()[f] = 400, w[firm::all].column<firm::output>()[f] = f == 0 ? 2500 : 5000;
  const double before = cents(w);
  run(w, hamlet::scenario({"close_books"}));
  const auto taxes = w[public_body::all].column<public_body::taxes>();
  CHECK(taxes[0] == 0.25 * (3 * 400 + 300));  // the union shares all; one firm made half
  CHECK(taxes[1] == 0.25 * (300 + 400));
  CHECK(taxes[2] == 0.25 * (400 + 400));
  for (auto& spending : w[public_body::all].column<public_body::spending>()) spending = 1000;
  for (auto& grants : w[public_body::all].column<public_body::grants>()) grants = 700;
  run(w, hamlet::scenario({"public_budget"}));
  CHECK(w[public_body::all].column<public_body::cash>()[0] == 100'000);
  CHECK(w[public_body::all].column<public_body::cash>()[1] == 100'000 + 700 + 175 - 950);  // thrift: 5 % at most
  CHECK(w[public_body::all].column<public_body::taxes>()[1] == 0);
  CHECK(cents(w) == before);
}

TEST_CASE("wages rise where work is short and never fall", "[accounts][labour]") {
  auto w = world();
  for (auto& wage : w[firm::all].column<firm::base_wage>()) wage = 400;
  for (std::uint32_t c = 0; c < 2; ++c) w[commune::all].column<commune::base_unemployed>()[c] = 10;
  w[commune::all].column<commune::unemployed>()[0] = 5, w[commune::all].column<commune::unemployed>()[1] = 20;
  run(w, hamlet::scenario({"wages"}, 4, sim::Period::quarter));
  CHECK(of_firm<firm::wage>(w, 0) > 401);
  CHECK(of_firm<firm::wage>(w, 0) < 400 * std::pow(2, 0.1));
  CHECK(of_firm<firm::wage>(w, 1) == 400);
}

TEST_CASE("in the settled territory every account closes, value added agrees three ways in every week of each kind of crisis, and groups add up", "[laws][accounts]") {
  const sim::Catalogue catalogue = models::catalogue();
  class Watch : public sim::Recorder {
   public:
    explicit Watch(std::function<void(const sim::World&)> look) : look_(std::move(look)) {}
    void open(const sim::World&, const sim::Scenario&) override {}
    void take(const sim::World& now, sim::Step) override { look_(now); }
    void close() override {}

   private:
    std::function<void(const sim::World&)> look_;
  };
  struct Time {
    const char *crisis, *from, *until;
  };
  for (const auto& [crisis, from, until] : {Time{"energy-price-2021", "2021-06-07", "2022-10-03"}, Time{"lockdown-2020-spring", "2020-02-03", "2020-09-07"},
                                            Time{"flood-2023-pas-de-calais", "2023-10-02", "2024-06-03"}}) {
    INFO(crisis);
    auto prepared = app::prepare(std::string(SILLON_SOURCE_DIR) + "/scenarios/loos-en-gohelle/energy-shock.json",
                                 {"/territory/scale=0.02", "/replicates=1", std::string("/clock/start=") + from, std::string("/clock/until=") + until,
                                  R"(/contexts/energy-shock/crises/0={"use": ")" + std::string(SILLON_SOURCE_DIR) + "/scenarios/crises/" + crisis + R"(.json"})"}, catalogue);
    auto w = app::settle(prepared.plan).world;
    const Plan plan = std::move(prepared.plan);
    std::size_t context = 0;
    while (plan.contexts[context].name != "energy-shock") ++context;
    const double money = cents(w);
    double lowest = 1e300, first = 0, owed = 0;
    std::int32_t away = 0;
    Watch watch([&](const sim::World& now) {
      REQUIRE(cents(now) == money);
      const auto value = ways(now);
      check_equal(value);
      if (first == 0) first = value.production;
      lowest = std::min(lowest, value.production), owed += whole_territory<territory::state_balance>(now);
      away = std::max(away, now[territory::all].column<territory::on_short_time>()[0]);
      std::int64_t residents = 0, employed = 0, jobs = 0;
      for (const auto count : now[people::all].column<people::residents>()) residents += count;
      for (const auto count : now[people::all].column<people::employed>()) employed += count;
      for (const auto count : now[size_class::all].column<size_class::jobs>()) jobs += count;
      CHECK(residents == now[citizen::all].rows());
      CHECK(employed == now[territory::all].column<territory::employed>()[0]);
      CHECK(jobs == now[territory::all].column<territory::jobs>()[0]);
    });
    sim::run(w, sim::Schedule::build(variant(plan, context, 0, 0), catalogue), variant(plan, context, 0, 0), watch);
    INFO("value added " << first << ", lowest " << lowest << "; state " << owed << "; short-time " << away << "; state account " << whole_territory<territory::state>(w) << "; bank "
         << whole_territory<territory::bank>(w) << "; insurer " << whole_territory<territory::insurer>(w) << "; failed " << w[territory::all].column<territory::firms_failed>()[0]
         << "; entries " << w[territory::all].column<territory::entries>()[0]);
    CHECK(first > 0);
    CHECK(lowest < first);
    CHECK(owed < 0);  // taxes fall short of a normal week, or aid is paid
    CHECK(owed == Catch::Approx(whole_territory<territory::state>(w)).margin(0.01));
    if (std::string(crisis) == "lockdown-2020-spring") CHECK(away > 100);
    const auto income = w[people::all].column<people::income>();
    const auto residents = w[people::all].column<people::residents>();
    for (std::uint32_t g = 2; g < people::groups; ++g) CHECK(income[g] / residents[g] > income[g - 2] / residents[g - 2]);
#ifdef SHOW
    FAIL_CHECK("shown");
#endif
  }
}
