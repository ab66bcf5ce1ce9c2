// tests/models/crisis/damage_test.cpp -- who is hit, what is lost, who pays, who stays shut.
#include <set>

#include "tests/catch.hpp"
#include "tests/models/crisis/valley.hpp"

using namespace valley;
using Catch::Approx;

namespace {
std::vector<sim::Setting> flood(double footprint, double intensity = 1) {
  return {value("footprint", shares({}, footprint)), value("severity", shares({}, 0.2)), value("intensity", intensity), value("inputs_lost", 0.5), value("finished_lost", 0.25), value("clean_up", 10.0)};
}
double goods(const sim::World& w) { return sum<firm::finished>(w) + [&] {
  double total = 0;
  for (const double x : w[firm::inputs].column<firm::stock>()) total += x;
  return total;
}(); }
std::set<std::uint64_t> ids_hit(const sim::World& w) {
  std::set<std::uint64_t> ids;
  for (const auto row : hit(w)) ids.insert(w[firm::all].ids()[row]);
  return ids;
}
}  // namespace

TEST_CASE("a flood hits the stated part of the establishments of the branches and communes exposed, and no other", "[crisis]") {
  auto w = world(51'000);
  run(w, {event("physical_damage", {value("footprint", shares({{"AZ", 0.2}}, 0.05)), value("severity", shares({}, 0.2)), value("where", sim::Codes{{sim::code("62001"), sim::code("62002")}}),
                                    value("exposure", shares({{"62001", 1}, {"62002", 2}}))})});
  std::array<std::array<int, 2>, 3> hits{};
  for (const auto row : hit(w)) ++hits[row / 17 % 3][row % 17 == branch("AZ") ? 0 : 1];
  CHECK(hits[0][0] == Approx(200).margin(4 * std::sqrt(1000 * 0.2 * 0.8)));       // 1,000 of AZ in each commune, four standard deviations
  CHECK(hits[0][1] == Approx(800).margin(4 * std::sqrt(16'000 * 0.05 * 0.95)));
  CHECK(hits[1][0] == Approx(400).margin(4 * std::sqrt(1000 * 0.4 * 0.6)));
  CHECK(hits[1][1] == Approx(1600).margin(4 * std::sqrt(16'000 * 0.1 * 0.9)));
  CHECK(hits[2][0] + hits[2][1] == 0);
  CHECK(hits[0][0] + hits[0][1] < 17'000 / 5);  // a flood does not cover a commune
}

TEST_CASE("what is destroyed is counted to the cent: capital, stocks, claims", "[crisis][laws]") {
  auto w = world(1020);
  const double before = goods(w);
  run(w, {event("physical_damage", flood(0.3))});
  const double lost = sum<firm::goods_lost>(w);
  CHECK(hit(w).size() > 200);
  CHECK(lost == Approx(625.0 * static_cast<double>(hit(w).size())));  // half of 1,000 EUR of inputs, a quarter of 500 EUR of products
  CHECK(before - goods(w) == Approx(lost));
  CHECK(of<territory::goods_lost>(w, 0) == Approx(lost));
  CHECK(of<territory::capital_lost>(w, 0) == Approx(sum<firm::damage>(w)));
  const double capital = 2 * 7000 * sim::unit::days_per_year / 7;
  double mean = 0;
  for (const auto row : hit(w)) {
    const double damage = of<firm::damage>(w, row), total = damage + 625;
    CHECK(damage <= capital);
    CHECK(of<firm::claim>(w, row) == Approx(total - std::max(0.1 * total, 1140.0)).margin(0.01));
    mean += damage / capital / static_cast<double>(hit(w).size());
  }
  CHECK(mean == Approx(0.2).epsilon(0.15));  // drawn around the severity
}

TEST_CASE("without insurance there is no claim, and the uninsured are the stated part", "[crisis]") {
  auto w = world(5100);
  auto settings = flood(1);
  settings.push_back(value("uninsured", 0.25));
  run(w, {event("physical_damage", settings)});
  const auto claims = w[firm::all].column<firm::claim>();
  const auto without = static_cast<double>(std::count(claims.begin(), claims.end(), 0.0));
  CHECK(without == Approx(1275).margin(4 * std::sqrt(5100 * 0.25 * 0.75)));
}

TEST_CASE("establishments cannot lose more capital than they have, however often they are hit", "[crisis]") {
  auto w = world();
  std::vector<sim::Instance> floods;
  for (int i = 0; i < 30; ++i) {
    auto settings = flood(1);
    settings[1] = value("severity", shares({}, 0.9));
    floods.push_back(event("physical_damage", settings, {}, {}, "flood-" + std::to_string(i)));
  }
  run(w, floods);
  for (std::uint32_t i = 0; i < w[firm::all].rows(); ++i) {
    REQUIRE(of<firm::damage>(w, i) <= 2 * 7000 * sim::unit::days_per_year / 7);
    REQUIRE(of<firm::finished>(w, i) >= 0);
    REQUIRE(of<firm::hits>(w, i) == 30);
  }
}

TEST_CASE("luck is the agent's own: with twice as many establishments the same ones are hit", "[crisis][laws]") {
  auto small = world(510), large = world(1020);
  run(small, {event("physical_damage", flood(0.2))});
  run(large, {event("physical_damage", flood(0.2))});
  std::vector<std::uint32_t> first_half;
  for (const auto row : hit(large))
    if (row < 510) first_half.push_back(row);
  CHECK(first_half == hit(small));
  CHECK(hit(large).size() > first_half.size());
}

TEST_CASE("the order of rows does not decide who is hit", "[crisis][laws]") {
  auto straight = world(510), shuffled = world(510);
  shuffled.reorder(firm::all, village::shuffled(510, 3));
  for (auto* w : {&straight, &shuffled})
    run(*w, {event("physical_damage", flood(0.2)), event("employer_closing", {value("subcontracted", 2.0)}), event("aftermath", {})}, 5);
  CHECK(ids_hit(straight) == ids_hit(shuffled));
  CHECK(village::fingerprint(straight) == village::fingerprint(shuffled));
}

TEST_CASE("a stronger flood hits those that a weaker one hits, and more", "[crisis]") {
  auto weak = world(510), strong = world(510);
  run(weak, {event("physical_damage", flood(0.1))});
  run(strong, {event("physical_damage", flood(0.1, 2))});
  const auto few = hit(weak), many = hit(strong);
  CHECK(std::includes(many.begin(), many.end(), few.begin(), few.end()));
  CHECK(many.size() > few.size());
}

TEST_CASE("a second flood hits other places, unless it is to hit the same", "[crisis]") {
  const auto twice = [](bool same) {
    auto w = world(5100);
    auto second = flood(0.2);
    second.push_back(value("same_places", same));
    run(w, {event("physical_damage", flood(0.2), start, {}, "one"), event("physical_damage", second, start + 7, {}, "two")}, 10);
    int once = 0, both = 0;
    for (const auto row : hit(w)) ++(of<firm::hits>(w, row) == 1 ? once : both);
    return std::pair{once, both};
  };
  const auto [others, overlap] = twice(false);
  CHECK(overlap == Approx(204).margin(56));  // 4 % of 5,100, by chance alone
  CHECK(others == Approx(1632).margin(140));
  const auto [spared, again] = twice(true);
  CHECK(spared + again == Approx(1020).margin(115));
  CHECK(again == Approx(204).margin(56));  // a fifth of those hit before
}

TEST_CASE("a flood strikes once, whatever the step, and hit establishments are shut while they clean up", "[crisis]") {
  for (const auto step : {sim::Period::day, sim::Period::week}) {
    auto w = world(510);
    const auto flooded = event("physical_damage", flood(0.3), start + 7, start + 28);
    run(w, {flooded, event("aftermath", {})}, step == sim::Period::day ? 8 : 2, step);
    REQUIRE(!hit(w).empty());
    for (std::uint32_t i = 0; i < 510; ++i) {
      CHECK(of<firm::hits>(w, i) <= 1);
      CHECK(of<firm::closed>(w, i) == (of<firm::hits>(w, i) > 0 ? 1.0F : 0.0F));
    }
    const auto row = hit(w).front();
    const sim::Day opens = of<firm::shut_until>(w, row);
    CHECK(opens >= start + 7 + 5);
    CHECK(opens <= start + 7 + 15);
    w[firm::all].column<firm::closed>()[row] = 0;
    run(w, {event("aftermath", {})}, 1, sim::Period::day, opens);
    CHECK(of<firm::closed>(w, row) == 0);
    CHECK_FALSE(of<firm::stricken>(w, row));
  }
}

TEST_CASE("dwellings are hit by class, and what insurance does not cover is not claimed", "[crisis]") {
  auto w = world();
  run(w, {event("home_damage", {value("classes", shares({{"flat", 0.4}, {"house", 0.6}})), value("footprint", shares({{"house", 0.05}})), value("cost", shares({{"house", 10'000}})),
                                value("where", sim::Codes{{sim::code("62001")}}), value("uninsured", 0.1), value("deductible", 380.0), value("people", 2.2)})});
  const double hit = of<commune::homes_hit>(w, 0);
  CHECK(hit == 300);  // 22,000 / 2.2 x 0.6 x 0.05
  CHECK(of<commune::home_damage>(w, 0) == Approx(10'000 * hit));
  CHECK(of<commune::home_claim>(w, 0) == Approx(0.9 * 9620 * hit));
  CHECK(of<commune::home_damage>(w, 1) == 0);
  CHECK(of<territory::homes_lost>(w, 0) == Approx(10'000 * hit));
}

TEST_CASE("an outage shuts some establishments for some days and destroys nothing", "[crisis]") {
  auto w = world(5100);
  run(w, {event("outage", {value("footprint", shares({{"JZ", 0.5}})), value("days", 4.0)}), event("aftermath", {})}, 2);
  const auto closed = w[firm::all].column<firm::closed>();
  CHECK(static_cast<double>(std::count(closed.begin(), closed.end(), 1.0F)) == Approx(150).margin(35));
  CHECK(of<firm::closed>(w, branch("AZ")) == 0);
  CHECK(sum<firm::damage>(w) + sum<firm::goods_lost>(w) == 0);
}
