// tests/sim/kernel/parts_test.cpp -- calendar, luck, schedule, tallies, staging: each part alone.
#include "tests/catch.hpp"
#include "tests/sim/kernel/village.hpp"

using namespace village;

TEST_CASE("dates go there and back over four centuries", "[calendar]") {
  for (sim::Day day = -30'000; day < 120'000; day += 13) CHECK(sim::day(sim::date(day)) == day);
  CHECK(sim::format_date(sim::day({2020, 2, 29})) == "2020-02-29");
  CHECK(sim::parse_date("2019-01-07") == sim::day({2019, 1, 7}));
  for (const char* wrong : {"2019-02-29", "2019-13-01", "2019-1-7", "", "tomorrow", "2019-00-10", "2019-01-00", "2019/01/07"})
    CHECK(!sim::parse_date(wrong));
}

TEST_CASE("a weekly clock from 2019 to 2024 has 260 steps and ends before the end", "[calendar]") {
  const auto clock = sim::Clock::until(sim::day({2019, 1, 7}), sim::Period::week, sim::day({2024, 1, 1}));
  CHECK(clock.steps == 260);
  CHECK(clock.day_of(260) <= sim::day({2024, 1, 1}));
  int months = 0;
  for (std::uint32_t t = 1; t <= clock.steps; ++t) months += clock.due(sim::Step{t}, sim::Period::month) ? 1 : 0;
  CHECK(months == 60);
}

TEST_CASE("monthly steps keep to the end of the month", "[calendar]") {
  const auto clock = sim::Clock::until(sim::day({2020, 1, 31}), sim::Period::month, sim::day({2020, 12, 31}));
  CHECK(sim::format_date(clock.day_of(1)) == "2020-02-29");
  CHECK(sim::format_date(clock.day_of(2)) == "2020-03-31");
  CHECK(clock.steps == 11);
}

TEST_CASE("a rate over two half steps is the rate over one", "[calendar]") {
  const double month = sim::unit::days_per_month;
  CHECK(sim::per_interval(0.98, sim::unit::kept_per_month, month) == Catch::Approx(0.98));
  const double half = sim::per_interval(0.98, sim::unit::kept_per_month, month / 2);
  CHECK(half * half == Catch::Approx(0.98));
  const double chance = sim::per_interval(0.3, sim::unit::chance_per_month, month / 2);
  CHECK(1 - (1 - chance) * (1 - chance) == Catch::Approx(0.3));
  CHECK(sim::per_interval(12, sim::unit::per_year, month) == Catch::Approx(1.0));
  CHECK(sim::per_interval(5, sim::unit::eur, month) == 5);
}

TEST_CASE("Philox gives the published numbers", "[rng]") {  // known-answer test of Random123, kat_vectors: zeros
  const auto out = r123::Philox4x32{}({{0, 0, 0, 0}}, {{0, 0}});
  CHECK(out[0] == 0x6627e8d5U);
  CHECK(out[1] == 0xe169c58dU);
  CHECK(out[2] == 0xbc57ac4cU);
  CHECK(out[3] == 0x9b00dbd8U);
}

TEST_CASE("draws are even, normal and unbiased within sampling error", "[rng]") {
  const int n = 200'000;
  double sum = 0, square = 0, normal = 0, normal_square = 0;
  std::array<int, 7> counts{};
  for (int i = 0; i < n; ++i) {
    sim::Rng rng(99, sim::Step{3}, static_cast<std::uint64_t>(i));
    const double u = rng.uniform(), z = rng.normal();
    REQUIRE((u >= 0 && u < 1));
    sum += u, square += u * u, normal += z, normal_square += z * z;
    ++counts[rng.below(7)];
  }
  CHECK(std::abs(sum / n - 0.5) < 5 * 0.2887 / std::sqrt(n));
  CHECK(std::abs(square / n - 1.0 / 3) < 0.005);
  CHECK(std::abs(normal / n) < 5 / std::sqrt(n));
  CHECK(std::abs(normal_square / n - 1) < 0.02);
  double chi = 0;
  for (const int c : counts) chi += (c - n / 7.0) * (c - n / 7.0) / (n / 7.0);
  CHECK(chi < 22.5);  // 0.1 % of a chi-square with six degrees of freedom
}

TEST_CASE("luck differs by seed, replicate, name, step, agent and draw", "[rng]") {
  std::vector<double> seen;
  for (const std::uint64_t seed : {1U, 2U})
    for (const std::uint32_t replicate : {0U, 1U})
      for (const char* name : {"a", "b"})
        for (const std::uint32_t step : {1U, 2U})
          for (const std::uint64_t id : {1ULL, 2ULL, (1ULL << 32U) + 1}) {
            sim::Rng rng(sim::luck_key(seed, replicate, name), sim::Step{step}, id);
            for (int i = 0; i < 5; ++i) seen.push_back(rng.uniform());
          }
  std::sort(seen.begin(), seen.end());
  CHECK(std::adjacent_find(seen.begin(), seen.end()) == seen.end());
}

TEST_CASE("whole multiples of a cent survive any number of additions", "[quanta]") {
  double sum = 0;
  for (int i = 0; i < 1'000'000; ++i) sum = sim::whole<money>(sum + 0.07);
  CHECK(sum == sim::whole<money>(70'000.0));
  CHECK(sim::whole_below<money>(0.999) == sim::whole<money>(0.99));
  CHECK(sim::whole_below<money>(1.0) == 1.0);
  CHECK(sim::whole<money>(-0.017) == sim::whole<money>(-0.02));
}

namespace {
struct Flood {
  static constexpr std::string_view name = "flood";
  static constexpr sim::Text meaning{"adds far too much", "ajoute beaucoup trop"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<person, sim::Along<home>, sim::Tally<till>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const { self.add<till>(self.follow<home>()->row(), 1e13); }
};
std::string mistakes_of(const sim::Scenario& s, const sim::Catalogue& c) {
  try {
    (void)sim::Schedule::build(s, c);
  } catch (const sim::ScenarioError& error) {
    std::string all;
    for (const auto& mistake : error.mistakes()) all += mistake.message + "\n";
    return all;
  }
  return "";
}
}  // namespace

TEST_CASE("a tally that overflows names the culprit", "[laws]") {
  auto c = catalogue();
  c.add<Flood>("test");
  auto w = world(1000, 1);
  std::string said;
  try {
    run(w, scenario({"flood"}, 200), c);
  } catch (const sim::ContractError& error) {
    said = error.what();
  }
  CHECK(said.find("\"flood\"") != std::string::npos);
  CHECK(said.find("\"till\"") != std::string::npos);
}

TEST_CASE("the schedule answers every mistake of a list with a sentence", "[schedule]") {
  const auto c = catalogue();
  CHECK(mistakes_of(scenario({"drfit"}), c) == "no process \"drfit\"; nearest: \"drift\"\n");
  CHECK(mistakes_of(scenario({"pay", "pay"}), c) == "two processes are named \"pay\"; give one another \"name\"\n");
  CHECK(mistakes_of(scenario({"ask_seat"}), c) == "\"ask_seat\" bids for chair, but no later process awards it\n");
  CHECK(mistakes_of(scenario({"give_seat", "ask_seat"}), c) == "\"ask_seat\" bids for chair, but no later process awards it\n");
  auto s = scenario({"drift"});
  s.processes[0].settings = {{"pull", 4.0, "", "f", "/x"}, {"pul", 1.0, "", "f", "/y"}, {"pull", true, "", "f", "/z"}};
  CHECK(mistakes_of(s, c) == "4 is outside [0, 1] (drift, assumed)\nprocess \"drift\" has no parameter \"pul\"; nearest: \"pull\"\ntrue or false, expected a number (drift)\n");
  auto two = scenario({"ask_seat", "give_seat", "also"});
  two.processes[2].process = "give_seat";
  CHECK(mistakes_of(two, c) == "\"give_seat\" and \"also\" both award chair\n");
  auto dates = scenario({"drift"});
  dates.processes[0].from = 10, dates.processes[0].until = 5;
  CHECK(mistakes_of(dates, c) == "ends on 1970-01-06, before it begins on 1970-01-11\n");
}

TEST_CASE("processes that touch disjoint data share a stage, others do not", "[schedule]") {
  const auto c = catalogue();
  const auto s = scenario({"drift", "pay", "swap"});
  const auto schedule = sim::Schedule::build(s, c);
  const auto stages = schedule.due(sim::Step{1});
  REQUIRE(stages.size() == 2);
  CHECK(stages[0].members.size() == 2);  // drift and pay
  CHECK(sim::Schedule::conflict(*c.find("pay"), *c.find("swap")) == "person.money");
  CHECK(sim::Schedule::conflict(*c.find("drift"), *c.find("pay")).empty());
  CHECK(!sim::Schedule::conflict(*c.find("change"), *c.find("drift")).empty());
  CHECK(schedule.dot().find("person.money") != std::string::npos);
}

namespace {
struct Die {
  static constexpr std::string_view name = "die";
  static constexpr sim::Text meaning{"half die", "la moitié meurt"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<person, sim::Edit<person>>;
  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    if (rng.chance(0.5)) self.die();
  }
};
struct CountHouses {  // names no column of person
  static constexpr std::string_view name = "count_houses";
  static constexpr sim::Text meaning{"counts", "compte"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<person, sim::Along<home>, sim::Tally<visits>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    if (const auto house = self.follow<home>()) self.add<visits>(house->row(), 1);
  }
};
struct Warm {
  static constexpr std::string_view name = "warm";
  static constexpr sim::Text meaning{"ties warm up", "les liens se réchauffent"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<person, sim::Along<friends>, sim::Read<warmth>, sim::Update<warmth>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    for (const auto tie : self.along<friends>()) tie.set<warmth>(tie.get<warmth>() + 1);
  }
};
}  // namespace

TEST_CASE("who changes a population or a network runs apart from all who stand on it", "[schedule]") {
  auto c = catalogue();
  c.add<Die>("test").add<CountHouses>("test").add<Warm>("test");
  for (const char* second : {"count_houses", "warm", "drift", "pay"}) {
    const auto s = scenario({"die", second});
    CHECK(sim::Schedule::build(s, c).due(sim::Step{1}).size() == 2);
  }
  auto w = world(4000);
  run(w, scenario({"die", "count_houses", "warm"}, 1), c);
  std::int64_t counted = 0;
  for (const auto n : w[house].column<visits>()) counted += n;
  CHECK(counted == w[person].living());
}

TEST_CASE("dated processes run within their dates, and once means once", "[schedule]") {
  auto c = catalogue();
  auto s = scenario({"drift"}, 10);
  const auto start = s.clock.start;
  s.processes[0].from = start + 14, s.processes[0].until = start + 28;
  const auto schedule = sim::Schedule::build(s, c);
  std::string due;
  for (std::uint32_t t = 1; t <= 10; ++t) due += schedule.due(sim::Step{t}).empty() ? '.' : 'x';
  CHECK(due == "..xx......");
}

TEST_CASE("a curve is straight between its points and flat outside", "[scenario]") {
  const sim::Curve curve{{{10, 1.0}, {20, 3.0}}};
  CHECK(curve.at(0) == 1.0);
  CHECK(curve.at(15) == 2.0);
  CHECK(curve.at(20) == 3.0);
  CHECK(curve.at(99) == 3.0);
}

TEST_CASE("what is declared can be touched and nothing else", "[access]") {
  using Uses = sim::Access<person, sim::Along<home>, sim::Read<mood_level, seats>, sim::Update<money>>;
  using Self = sim::Agent<Uses>;
  constexpr auto reads_declared = [](auto self) { return requires { self.template get<mood_level>(); }; };
  constexpr auto reads_undeclared = [](auto self) { return requires { self.template get<mood>(); }; };
  constexpr auto reads_foreign = [](auto self) { return requires { self.template get<seats>(); }; };
  constexpr auto writes_declared = [](auto self) { return requires { self.template set<money>(1.0); }; };
  constexpr auto writes_read_only = [](auto self) { return requires { self.template set<mood_level>(1.0F); }; };
  constexpr auto adds_undeclared = [](auto self) { return requires { self.template add<till>(sim::Row<house>{0}, 1.0); }; };
  constexpr auto bids_undeclared = [](auto self) { return requires { self.template bid<chair>(sim::Row<house>{0}, 0.0, 1.0); }; };
  const sim::Frame<Uses> frame;
  const Self self(frame, 0);
  CHECK(reads_declared(self));
  CHECK(!reads_undeclared(self));
  CHECK(!reads_foreign(self));
  CHECK(writes_declared(self));
  CHECK(!writes_read_only(self));
  CHECK(!adds_undeclared(self));
  CHECK(!bids_undeclared(self));
}
