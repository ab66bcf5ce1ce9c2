// tests/models/crisis/arrivals_test.cpp -- crises that come by chance.
#include <map>

#include "models/catalogue.hpp"
#include "models/scenario.hpp"
#include "models/vocabulary/schema.hpp"
#include "sim/io/json.hpp"
#include "tests/catch.hpp"

using Catch::Approx;

namespace {

const sim::World& declared() {
  static const sim::World world = [] {
    sim::World w;
    models::declare(w);
    return w;
  }();
  return world;
}
const sim::Catalogue& catalogue() {
  static const sim::Catalogue all = models::catalogue();
  return all;
}

const std::string flood = R"({ "format": "sillon-crisis/1", "title": "flood", "events": [
  { "process": "physical_damage", "from": "2016-05-31", "until": "2016-06-21", "with": { "footprint": { "*": 0.1 } } },
  { "process": "access_cut", "from": "2016-06-02", "until": "2016-06-12", "with": { "share": 0.5, "intensity": 2 } },
  { "process": "heatwave", "with": { "temperature": [["2016-06-05", 25], ["2016-06-09", 35]] } } ] })";
std::string text(const std::string& arrivals, const std::string& clock = R"({ "start": "2020-01-06", "until": "2030-01-07" })", const std::string& more = "") {
  const std::string use = R"({ "use": "flood.json", "used": )" + flood + (arrivals.empty() ? "" : R"(, "arrivals": )" + arrivals) + more + " }";
  return R"({ "format": "sillon-scenario/1", "title": "t", "territory": { "use": "t.json", "used": {} }, "clock": )" + clock +
         R"(, "contexts": { "calm": {}, "floods": { "crises": [)" + use + R"(] }, "both": { "crises": [{ "events": [{ "process": "closure", "from": "2021-01-01" }] }, )" + use +
         R"(] } }, "strategies": { "as-is": {}, "aware": { "policies": [{ "processes": [{ "process": "aftermath", "name": "care" }] }] } }, "replicates": 1000, "seed": 5,
    "processes": [{ "process": "aftermath" }] })";
}
models::Plan plan(const std::string& arrivals, const std::string& clock = R"({ "start": "2020-01-06", "until": "2030-01-07" })") {
  return models::expand(io::parse_json(text(arrivals, clock), "t.json"), catalogue(), declared());
}
std::vector<std::pair<std::string, std::string>> mistakes(const std::string& arrivals, const std::string& more = "", bool strict = false) {
  std::vector<std::pair<std::string, std::string>> found;
  try {
    models::expand(io::parse_json(text(arrivals, R"({ "start": "2020-01-06", "until": "2030-01-07" })", more), "t.json"), catalogue(), declared(), strict);
  } catch (const sim::ScenarioError& error) {
    for (const auto& one : error.mistakes())
      if (one.pointer.find("/contexts/floods") == 0) found.emplace_back(one.pointer, one.message);
  }
  return found;
}
std::vector<sim::Instance> floods(const sim::Scenario& run) {
  std::vector<sim::Instance> out;
  for (const auto& one : run.processes)
    if (one.name.rfind("flood.", 0) == 0) out.push_back(one);
  return out;
}
const std::string yearly = R"({ "rate": 0.5, "season": [3, 3, 1, 0, 0, 0, 0, 0, 0, 1, 2, 2], "severity": { "distribution": "lognormal", "median": 1, "sigma": 0.5 }, "source": "assumed" })";

}  // namespace

TEST_CASE("arrivals come at the stated rate, in the stated months", "[crisis][arrivals]") {
  const auto made = plan(yearly);
  const auto& arrivals = made.contexts[1].arrivals.at(0);
  const sim::Day start = made.clock.start, end = made.clock.day_of(made.clock.steps);
  double total = 0, squares = 0;
  std::map<std::uint32_t, double> months;
  for (std::uint32_t replicate = 0; replicate < 1000; ++replicate) {
    const auto here = arrivals.drawn(made.seed, replicate, start, end);
    total += static_cast<double>(here.size()), squares += static_cast<double>(here.size() * here.size());
    for (std::size_t i = 0; i < here.size(); ++i) {
      ++months[sim::date(here[i].day).month];
      if (i > 0) REQUIRE(here[i - 1].day <= here[i].day);
      REQUIRE(here[i].day >= start);
      REQUIRE(here[i].day < end);
    }
  }
  CHECK(total / 1000 == Approx(5).margin(4 * std::sqrt(5.0 / 1000)));  // ten years; four standard errors of a Poisson mean
  CHECK(squares / 1000 - total * total / 1e6 == Approx(5).epsilon(0.2));  // a Poisson variance
  for (const std::uint32_t summer : {4U, 5U, 6U, 7U, 8U, 9U}) CHECK(months[summer] == 0);
  CHECK(months[1] == Approx(total / 4).epsilon(0.15));
  CHECK(months[10] == Approx(total / 12).epsilon(0.25));
}

TEST_CASE("all contexts and strategies meet the same arrivals, and each replicate its own", "[crisis][arrivals][laws]") {
  const auto made = plan(yearly);
  REQUIRE(made.contexts[1].name == "floods");
  bool differ = false;
  for (std::uint32_t replicate = 0; replicate < 20; ++replicate) {
    const auto alone = floods(models::variant(made, 1, 0, replicate));
    for (const auto& [context, strategy] : {std::pair{1, 1}, {2, 0}, {2, 1}}) {
      const auto other = floods(models::variant(made, static_cast<std::size_t>(context), static_cast<std::size_t>(strategy), replicate));
      REQUIRE(other.size() == alone.size());
      for (std::size_t i = 0; i < alone.size(); ++i) {
        CHECK(other[i].name == alone[i].name);
        CHECK(other[i].from == alone[i].from);
      }
    }
    differ = differ || floods(models::variant(made, 1, 0, replicate + 1)).size() != alone.size();
    CHECK(floods(models::variant(made, 0, 0, replicate)).empty());
  }
  CHECK(differ);
}

TEST_CASE("a longer run meets the same first arrivals, so that a run can go on", "[crisis][arrivals]") {
  const auto shorter = plan(yearly), longer = plan(yearly, R"({ "start": "2020-01-06", "until": "2035-01-01" })");
  for (std::uint32_t replicate = 0; replicate < 50; ++replicate) {
    const auto first = floods(models::variant(shorter, 1, 0, replicate)), all = floods(models::variant(longer, 1, 0, replicate));
    REQUIRE(all.size() >= first.size());
    for (std::size_t i = 0; i < first.size(); ++i) {
      CHECK(all[i].name == first[i].name);
      CHECK(all[i].from == first[i].from);
    }
  }
}

TEST_CASE("an arrival moves all dates of the crisis, has a name of its own and multiplies the intensity", "[crisis][arrivals]") {
  const auto made = plan(R"({ "rate": 2, "severity": { "distribution": "constant", "value": 3 } })");
  const auto run = floods(models::variant(made, 1, 0, 0));
  REQUIRE(run.size() >= 6);
  for (std::size_t k = 0; 3 * k < run.size(); ++k) {
    const auto &damage = run[3 * k], &roads = run[3 * k + 1], &heat = run[3 * k + 2];
    CHECK(damage.name == "flood.physical_damage." + std::to_string(k + 1));
    CHECK(*roads.from == *damage.from + 2);
    CHECK(*roads.until == *damage.from + 12);
    for (const auto& setting : heat.settings)
      if (const auto* curve = std::get_if<sim::Curve>(&setting.value)) CHECK(curve->points[0].first == *damage.from + 5);
    const auto intensity = [](const sim::Instance& one) {
      for (const auto& setting : one.settings)
        if (setting.parameter == "intensity") return std::get<double>(setting.value);
      return -1.0;
    };
    CHECK(intensity(damage) == 3);
    CHECK(intensity(roads) == 6);
  }
}

TEST_CASE("severities follow their distribution, and its own cap", "[crisis][arrivals]") {
  using Distribution = models::Severity::Distribution;
  const auto mean = [](const models::Severity& severity) {
    double sum = 0;
    for (std::uint64_t i = 0; i < 20'000; ++i) {
      sim::Rng rng(9, sim::Step{0}, i);
      const double drawn = severity.draw(rng);
      if (severity.most) REQUIRE(drawn <= *severity.most);
      sum += drawn;
    }
    return sum / 20'000;
  };
  CHECK(mean({Distribution::constant, 1.5, 1, 1, {}}) == Approx(1.5));
  CHECK(mean({Distribution::uniform, 1, 1, 3, {}}) == Approx(2).epsilon(0.01));
  CHECK(mean({Distribution::triangular, 0, 1, 5, {}}) == Approx(2).epsilon(0.02));
  CHECK(mean({Distribution::lognormal, 2, 1, 0.5, {}}) == Approx(2 * std::exp(0.125)).epsilon(0.02));
  CHECK(mean({Distribution::pareto, 1, 1, 3, {}}) == Approx(1.5).epsilon(0.02));
  CHECK(mean({Distribution::pareto, 1, 1, 1.1, 4.0}) < 4);
}

TEST_CASE("wrong arrivals are told in sentences", "[crisis][arrivals]") {
  using Found = std::vector<std::pair<std::string, std::string>>;
  const std::string at = "/contexts/floods/crises/0/";
  CHECK(mistakes(yearly).empty());
  CHECK(mistakes(R"({ "rate": 1, "season": [1, 2] })") == Found{{at + "arrivals/season", "2 weights, expected one for each of the twelve months"}});
  CHECK(mistakes(R"({ "rate": 1, "season": [0,0,0,0,0,0,0,0,0,0,0,0] })") == Found{{at + "arrivals/season", "all weights are 0: in which month may it come?"}});
  CHECK(mistakes(R"({ "rate": 1, "severity": { "distribution": "pareto", "minimum": 1 } })") ==
        Found{{at + "arrivals/severity", "a pareto severity needs minimum and shape; \"shape\" is missing"}});
  CHECK(mistakes(R"({ "rate": 1, "severity": { "distribution": "uniform", "low": 2, "high": 1 } })") == Found{{at + "arrivals/severity", "low, high must not fall"}});
  CHECK(mistakes(R"({ "rate": 1 })", R"(, "from": "2021-01-01")") == Found{{at + "from", "\"from\" and \"arrivals\" both say when this crisis comes"}});
  const auto unsourced = mistakes(R"({ "rate": 1 })", "", true);
  CHECK(std::count(unsourced.begin(), unsourced.end(), std::pair<std::string, std::string>{at + "arrivals", "no source for these arrivals"}) == 1);
}
