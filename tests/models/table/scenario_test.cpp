// A table as a scenario's territory: from the file to the series, and every mistake a sentence.
#include <fstream>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "app/preparation.hpp"
#include "models/catalogue.hpp"
#include "models/vocabulary/table.hpp"
#include "sim/io/checkpoint.hpp"
#include "sim/kernel/simulation.hpp"
#include "tests/catch.hpp"
#include "tests/folder.hpp"
#include "tests/models/table/tables.hpp"

namespace {

using Catch::Matchers::ContainsSubstring;
using tables::Numbers;
using tables::sum;
namespace industry = models::industry;

struct Series : sim::Recorder {
  std::vector<Numbers> output, damage, capacity_loss, rebuilding;
  void open(const sim::World&, const sim::Scenario&) override {}
  void take(const sim::World& world, sim::Step) override {
    const auto keep = [](std::span<const double> from, std::vector<Numbers>& into) { into.emplace_back(from.begin(), from.end()); };
    keep(world[industry::all].column<industry::output>(), output);
    keep(world[industry::all].column<industry::damage>(), damage);
    keep(world[industry::all].column<industry::capacity_loss>(), capacity_loss);
    keep(world[industry::all].column<industry::rebuilding>(), rebuilding);
  }
  void close() override {}
};

const std::string two_by_two = R"("territory": { "kind": "io_table", "sectors": ["food", "building"], "regions": ["North", "South"],
  "output": [100, 200, 300, 400], "flows": [[5, 10, 5, 10], [5, 20, 10, 20], [5, 10, 60, 10], [10, 20, 30, 40]],
  "final_demand": [70, 145, [100, 115], 300] })";

std::string scenario(const std::string& events, const std::string& more = "", const std::string& territory = two_by_two) {
  return fmt::format(R"({{ "format": "sillon-scenario/1", "title": "t", {}, "clock": {{ "start": "2020-01-06", "step": "day", "until": "2020-03-06" }},
    "contexts": {{ "shock": {{ "crises": [ {{ "title": "shock", "events": [ {} ] }} ] }} }}{} }})", territory, events, more);
}

app::Prepared prepared(const std::string& text) {
  const tests::Folder folder;
  std::ofstream(folder / "s.json") << text;
  return app::prepare(folder / "s.json", {}, models::catalogue());
}

struct Ran {
  Series series;
  sim::World world;
};
Ran ran(const std::string& text, std::uint32_t steps = 0) {
  auto its = prepared(text);
  if (steps > 0) its.plan.clock.steps = steps;
  const auto catalogue = models::catalogue();
  Ran out{{}, app::settle(its.plan).world};
  const auto variant = models::variant(its.plan, 0, 0, 0);
  sim::run(out.world, sim::Schedule::build(variant, catalogue), variant, out.series);
  return out;
}

std::string mistakes(const std::string& text, bool run = false) {
  try {
    if (run) ran(text);
    else prepared(text);
  } catch (const sim::ScenarioError& error) {
    std::string all;
    for (const auto& one : error.mistakes()) all += one.pointer + "  " + one.message + "\n";
    return all;
  }
  return "";
}

const std::string flood = R"({ "process": "table_damage", "with": { "share_of_capital": { "North": 0.1, "South/food": 0.2 }, "first_day": 3, "duration": 2, "recovery": 10 } })";

}  // namespace

TEST_CASE("the series begin with day 0 at rest, and an event falls on the day that it names", "[table]") {
  const auto its = ran(scenario(flood));
  CHECK(its.series.output.front() == Numbers{100 / 365.0, 200 / 365.0, 300 / 365.0, 400 / 365.0});
  CHECK(its.series.output[2] == its.series.output[0]);
  const auto capital = its.world[industry::all].column<industry::capital>();
  CHECK(capital[0] == Catch::Approx(4 * 75));  // four times output minus the column
  CHECK(sum(its.series.damage[2]) == 0);
  CHECK(its.series.damage[3][0] == Catch::Approx(0.1 * capital[0]));
  CHECK(its.series.damage[3][1] == Catch::Approx(0.1 * capital[1]));
  CHECK(its.series.damage[3][2] == Catch::Approx(0.2 * capital[2]));
  CHECK(its.series.damage[3][3] == 0);
  CHECK(its.series.output[3][0] == Catch::Approx(0.9 * 100 / 365));
  CHECK(its.series.damage[6][0] == its.series.damage[3][0]);  // recovery begins on day 5 and shows two days later
  CHECK(its.series.damage[7][0] == Catch::Approx(0.9 * its.series.damage[3][0]));
  CHECK(sum(its.series.damage[16]) == 0);
}

TEST_CASE("a date says the same as the day counted from the start", "[table]") {
  const auto by_day = ran(scenario(R"({ "process": "table_capacity", "with": { "share_of_capacity": { "*": 0.3 }, "first_day": 8 } })"));
  const auto by_date = ran(scenario(R"({ "process": "table_capacity", "from": "2020-01-13", "with": { "share_of_capacity": { "*": 0.3 } } })"));
  CHECK(by_day.series.output == by_date.series.output);
  CHECK(by_day.series.output[7] != by_day.series.output[8]);
}

TEST_CASE("capital losses of several events add, losses of capacity take the largest, and a lag of one day delays these alone", "[table]") {
  const std::string blow = R"({{ "process": "table_{}", "name": "{}", "with": {{ "share_of_{}": {{ "food": {} }}, "first_day": 4, "duration": 5 }} }})";
  const auto damages = ran(scenario(fmt::format(fmt::runtime(blow), "damage", "a", "capital", 0.1) + "," + fmt::format(fmt::runtime(blow), "damage", "b", "capital", 0.2)));
  const auto capital = damages.world[industry::all].column<industry::capital>();
  CHECK(damages.series.damage[4][0] == Catch::Approx(0.3 * capital[0]));
  const std::string both = fmt::format(fmt::runtime(blow), "capacity", "a", "capacity", 0.1) + "," + fmt::format(fmt::runtime(blow), "capacity", "b", "capacity", 0.2);
  CHECK(ran(scenario(both)).series.capacity_loss[4][2] == 0.2);
  const auto late = ran(scenario(both, R"(, "processes": [ { "process": "table_economy", "with": { "capacity_event_lag": 1 } } ])"));
  CHECK(late.series.capacity_loss[4][2] == 0);
  CHECK(late.series.capacity_loss[5][2] == 0.2);
  CHECK(late.series.output[5] != late.series.output[4]);
}

TEST_CASE("what is rebuilt is ordered from the sector that builds, and two events keep their works apart", "[table]") {
  const std::string works = R"({{ "process": "table_damage", "name": "{}", "with": {{ "share_of_capital": {{ "South/food": {} }}, "first_day": {}, "rebuild_by": {{ "building": 1 }}, "rebuild": 20 }} }})";
  const std::string early = fmt::format(fmt::runtime(works), "early", 0.1, 2), late = fmt::format(fmt::runtime(works), "late", 0.05, 20);
  const auto one = ran(scenario(early)), both = ran(scenario(early + "," + late));
  CHECK(one.series.damage[3][2] > one.series.damage[4][2]);
  for (std::size_t day = 0; day < 20; ++day) REQUIRE(both.series.damage[day] == one.series.damage[day]);
  CHECK(both.series.damage[21][2] > one.series.damage[21][2]);
  const Numbers& asked = one.series.rebuilding[3];
  CHECK(asked[0] == 0);  // no food is ordered
  CHECK(asked[3] == Catch::Approx(3 * asked[1]));  // as South/food buys: 10 in the North, 30 in the South
  CHECK(asked[1] + asked[3] == Catch::Approx(one.series.damage[3][2] / 20));
}

TEST_CASE("a world saved on the way goes on with the same bits", "[laws][table]") {
  const std::string text = scenario(flood + R"(, { "process": "table_damage", "name": "works", "with": { "share_of_capital": { "*": 0.02 }, "first_day": 6, "rebuild_by": { "building": 1 } } })");
  const auto whole = ran(text);
  auto its = prepared(text);
  const auto catalogue = models::catalogue();
  const auto variant = models::variant(its.plan, 0, 0, 0);
  const auto schedule = sim::Schedule::build(variant, catalogue);
  auto half = ran(text, 25);
  const tests::Folder folder;
  io::save_world(folder / "half", half.world, {});
  auto later = io::load_world(folder / "half", app::declared_world());
  Series rest;
  sim::run(later.world, schedule, variant, rest, sim::Step{25});
  REQUIRE(rest.output.size() == 35);
  for (std::size_t day = 0; day < rest.output.size(); ++day) REQUIRE(rest.output[day] == whole.series.output[26 + day]);
  CHECK(rest.damage.back() == whole.series.damage.back());
}

TEST_CASE("the inventories recorded on day 0 are those of the rules that the scenario states", "[table]") {
  const auto its = prepared(scenario(flood, R"(, "processes": [ { "process": "table_economy", "with": { "inventory_days": 1, "inventory_days_of": { "food": 30 } } } ])"));
  const auto world = app::settle(its.plan).world;
  const auto inventory = world[models::stock::all].column<models::stock::inventory>();
  CHECK(inventory[0] == Catch::Approx(30 * 10 / 365.0));  // food at North/food
  CHECK(inventory[4] == Catch::Approx(2 * 15 / 365.0));   // one day of building counts as two
}

TEST_CASE("a mistake in a table is told with its place", "[table]") {
  const std::string everybody = R"({ "process": "table_damage", "with": { "share_of_capital": { "*": 0.1 }, "first_day": 3 } })";
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string table = two_by_two;
    table.replace(table.find(from), from.size(), to);
    return mistakes(scenario(everybody, "", table));
  };
  CHECK(mistakes(scenario(flood)).empty());
  CHECK_THAT(with("[100, 200,", "[100,"), ContainsSubstring("/territory/output  \"output\" has 3 numbers, expected 4 (2 regions x 2 sectors)"));
  CHECK_THAT(with("[5, 10, 5, 10]", "[5, 10, 5]"), ContainsSubstring("/territory/flows/0  row 1 of \"flows\" has 3 numbers, expected 4"));
  CHECK_THAT(with("[5, 20, 10, 20]", "[5, -20, 10, 20]"), ContainsSubstring("/territory/flows/1/1  the flow from North/building to North/building is -20, below 0"));
  CHECK_THAT(with("[70, 145", "[-70, 145"), ContainsSubstring("the final demand for North/food is -70, below 0"));
  CHECK_THAT(with("[100, 200,", "[20, 200,"), ContainsSubstring("the output of North/food is 20, less than the inputs in its column, 25"));
  CHECK_THAT(with("\"South\"]", "\"North\"]"), ContainsSubstring("\"North\" stands twice in \"regions\""));
  CHECK_THAT(with("\"flows\"", "\"flow\""), ContainsSubstring("flows"));
  CHECK_THAT(with("\"io_table\"", "\"io_tabel\""), ContainsSubstring("io_table"));
  CHECK_THAT(mistakes(scenario(R"({ "process": "table_capacity", "with": { "share_of_capacity": { "South/foot": 0.1 } } })")),
             ContainsSubstring("no industry (\"region/sector\"), region or sector of this table has the name \"South/foot\"; nearest: \"South/food\""));
  CHECK_THAT(mistakes(scenario(R"({ "process": "table_capacity", "with": { "share_of_capacity": { "food": 1.1 } } })")), ContainsSubstring("1.1"));
  CHECK_THAT(mistakes(scenario(R"({ "process": "table_capacity", "from": "2020-01-20", "with": { "first_day": 4 } })")), ContainsSubstring("\"from\" and \"first_day\" both say when it begins"));
  CHECK_THAT(mistakes(scenario(flood, R"(, "record": { "series_of": ["commune"] })")), ContainsSubstring("population \"commune\" is empty in an input-output table"));
}

TEST_CASE("more damage than capital, builders that are none and works without end stop the run with a sentence", "[table]") {
  const std::string blow = R"({{ "process": "table_damage", "name": "{}", "with": {{ "share_of_capital": {{ "North/food": 0.7 }}, "first_day": 2{} }} }})";
  CHECK_THAT(mistakes(scenario(fmt::format(fmt::runtime(blow), "a", "") + "," + fmt::format(fmt::runtime(blow), "b", "")), true),
             ContainsSubstring("on day 2, events have destroyed 420 of the capital of industry i1, which has 300"));
  CHECK_THAT(mistakes(scenario(fmt::format(fmt::runtime(blow), "a", R"(, "rebuild_by": { "food": 0.5 })")), true), ContainsSubstring("sum to 0.5, expected 1"));
  std::string no_builder = two_by_two;
  no_builder.replace(no_builder.find("[[5, 10, 5, 10], [5, 20"), 23, "[[5, 10, 5, 10], [0, 20");
  no_builder.replace(no_builder.find("[10, 20, 30, 40]"), 16, "[ 0, 20, 30, 40]");
  CHECK_THAT(mistakes(scenario(fmt::format(fmt::runtime(blow), "a", R"(, "rebuild_by": { "building": 1 })"), "", no_builder), true),
             ContainsSubstring("buys nothing from a sector that is to rebuild it"));
}
