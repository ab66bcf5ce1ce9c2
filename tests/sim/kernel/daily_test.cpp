// tests/sim/kernel/daily_test.cpp -- days inside longer steps, and processes over whole columns.
#include "sim/kernel/catalogue.hpp"
#include "sim/kernel/simulation.hpp"
#include "tests/catch.hpp"

namespace {

constexpr sim::PopulationKey shop{"shop", {"a shop", "un commerce"}};
constexpr sim::ColumnKey<double> sales{shop, "sales", sim::unit::eur, {"sold so far", "vendu"}, {}, 0.01};
constexpr sim::ColumnKey<double> noise{shop, "noise", sim::unit::one, {"last number drawn", "dernier tirage"}};
constexpr sim::ColumnKey<std::int32_t> visits{shop, "visits", sim::unit::one, {"days open", "jours d'ouverture"}};
constexpr sim::ColumnKey<std::int32_t> seen{shop, "seen", sim::unit::one, {"days open when the books were closed", "jours d'ouverture à la clôture"}};

struct Open {
  double a_day = 0;
  static constexpr std::string_view name = "open";
  static constexpr bool daily = true;
  static constexpr sim::Text meaning{"a day of sales", "un jour de ventes"};
  static constexpr auto parameters() { return std::tuple{sim::parameter(&Open::a_day, "a_day", sim::unit::per_week, 0, 100, "test", {"", ""})}; }
  using Uses = sim::Access<shop, sim::Update<sales, noise, visits>>;
  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    whole_day(self.now());
    self.set<noise>(rng.uniform());
    self.set<sales>(self.get<sales>() + a_day + 0.01 * static_cast<double>(rng.below(100)));
    self.set<visits>(self.get<visits>() + 1);
  }
  static void whole_day(const sim::Now& now) { sim::require(now.days == 1, "a daily process covers a day"); }
};
struct Close {
  static constexpr std::string_view name = "close";
  static constexpr sim::Text meaning{"the books are closed", "la clôture"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<shop, sim::Read<visits>, sim::Update<seen>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const { self.set<seen>(self.get<visits>()); }
};
struct Double {
  sim::Shares factor;
  static constexpr std::string_view name = "double";
  static constexpr sim::Text meaning{"all at once", "tout d'un coup"};
  static constexpr auto parameters() { return std::tuple{sim::parameter(&Double::factor, "factor", sim::unit::one, 0, 10, "test", {"", ""})}; }
  using Uses = sim::Access<shop, sim::Read<visits>, sim::Update<noise>>;
  void whole(const sim::Whole<Uses>& all, sim::Rng&) const {
    for (std::size_t i = 0; i < all.read<visits>().size(); ++i) all.update<noise>()[i] = factor.of(i == 0 ? "first" : "others") * all.read<visits>()[i];
  }
};

sim::Catalogue catalogue() {
  sim::Catalogue out;
  out.add<Open>("test").add<Close>("test").add<Double>("test");
  return out;
}
sim::World world() {
  sim::World w;
  auto& shops = w.add(shop);
  shops.add<sales>(), shops.add<noise>(), shops.add<visits>(), shops.add<seen>();
  shops.settle(300);
  return w;
}
sim::Scenario scenario(std::vector<std::string> names, sim::Period step, std::uint32_t steps) {
  sim::Scenario s;
  s.seed = 3, s.clock = {sim::day({2021, 2, 1}), step, steps};
  for (auto& name : names) {
    sim::Instance one;
    one.process = one.name = name;
    s.processes.push_back(one);
  }
  return s;
}
void run(sim::World& w, const sim::Scenario& s) {
  const auto known = catalogue();
  const auto schedule = sim::Schedule::build(s, known);
  for (std::uint32_t t = 1; t <= s.clock.steps; ++t) sim::advance(w, schedule, s, sim::Step{t});
}

}  // namespace

TEST_CASE("daily processes make the same days in steps of a day, a week and a month", "[laws]") {
  auto by_day = world(), by_week = world(), by_month = world();
  auto days = scenario({"open"}, sim::Period::day, 28), weeks = scenario({"open"}, sim::Period::week, 4), month = scenario({"open"}, sim::Period::month, 1);
  for (auto* s : {&days, &weeks, &month}) s->processes[0].settings.push_back({"a_day", 14.0, "", "", ""});
  run(by_day, days), run(by_week, weeks), run(by_month, month);  // February 2021 has 28 days
  for (std::uint32_t i = 0; i < 300; ++i) {
    CHECK(by_day[shop].column<visits>()[i] == 28);
    CHECK(by_day[shop].column<sales>()[i] == by_week[shop].column<sales>()[i]);
    CHECK(by_day[shop].column<noise>()[i] == by_month[shop].column<noise>()[i]);
    CHECK(by_day[shop].column<sales>()[i] == by_month[shop].column<sales>()[i]);
  }
  CHECK(by_day[shop].column<sales>()[0] > 56);  // a rate per week is one per day in a daily process
  CHECK(by_day[shop].column<sales>()[0] < 56 + 28);
}

TEST_CASE("daily processes run where the last of them stands, and their dates are days", "[kernel]") {
  auto w = world();
  auto s = scenario({"open", "close"}, sim::Period::week, 2);
  run(w, s);
  CHECK(w[shop].column<seen>()[7] == 14);
  auto other = world();
  auto twice = scenario({"open", "close", "open"}, sim::Period::week, 2);
  twice.processes[2].name = "open-again";
  run(other, twice);
  CHECK(other[shop].column<visits>()[7] == 28);
  CHECK(other[shop].column<seen>()[7] == 14);  // closed before the days of the second week
  auto dated = world();
  s.processes[0].from = s.clock.start + 3, s.processes[0].until = s.clock.start + 9;
  run(dated, s);
  CHECK(dated[shop].column<visits>()[7] == 6);
}

TEST_CASE("a process over whole columns sees numbers by name", "[kernel]") {
  auto w = world();
  auto s = scenario({"open", "double"}, sim::Period::week, 1);
  sim::Shares shares;
  shares.named = {{"first", 2.0}}, shares.rest = 3;
  s.processes[1].settings.push_back({"factor", shares, "", "", ""});
  run(w, s);
  CHECK(w[shop].column<noise>()[0] == 14);
  CHECK(w[shop].column<noise>()[1] == 21);
  shares.rest = 11;
  s.processes[1].settings[0].value = shares;
  CHECK_THROWS_AS(sim::Schedule::build(s, catalogue()), sim::ScenarioError);
}
