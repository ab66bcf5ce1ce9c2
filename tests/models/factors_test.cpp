// Factors become strategies, strategies switch mechanisms off, and policies of one process stand side by side.
#include "models/scenario_factors.hpp"

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include "models/scenario.hpp"
#include "sim/io/json.hpp"
#include "tests/catch.hpp"

namespace {

inline constexpr sim::PopulationKey farm{"farm", {"a farm", "une ferme"}};
inline constexpr sim::ColumnKey<double> debt{farm, "debt", sim::unit::eur, {"debt", "dette"}};

struct Lend {
  double kept = 0.9, intensity = 1;
  static constexpr std::string_view name = "lend";
  static constexpr sim::Text meaning{"a bank lends", "une banque prête"};
  static constexpr auto parameters() {
    return std::tuple{sim::parameter(&Lend::kept, "kept", sim::unit::one, 0, 1, "assumed", {"kept", "gardé"}),
                      sim::parameter(&Lend::intensity, "intensity", sim::unit::one, 0, 10, "assumed", {"how much", "force"})};
  }
  using Uses = sim::Access<farm, sim::Update<debt>>;
  void each(const sim::Agent<Uses>&, sim::Rng&) const {}
};

sim::Catalogue catalogue() {
  sim::Catalogue all;
  all.add<Lend>("finance");
  return all;
}
sim::World declared() {
  sim::World world;
  world.add(farm).add<debt>();
  return world;
}

sim::Tree tree(const std::string& more) {
  return io::parse_json(R"({ "format": "sillon-scenario/1", "title": "t", "territory": { "use": "t.json", "used": { "communes": [] } },
    "clock": { "start": "2020-01-06", "until": "2021-01-04" },
    "processes": [{ "process": "lend", "name": "usual", "mechanism": "credit" }, { "process": "lend", "name": "shop", "mechanism": "trade" }], )" + more + " }", "wheat.json");
}
models::Plan plan(const std::string& more) { return models::expand(tree(more), catalogue(), declared()); }
std::vector<std::string> mistakes(const std::string& more) {
  std::vector<std::string> out;
  try {
    plan(more);
  } catch (const sim::ScenarioError& error) {
    for (const auto& one : error.mistakes()) out.push_back(one.pointer + ": " + one.message);
  }
  return out;
}

using Names = std::vector<std::string>;
Names strategies(const models::Plan& plan) {
  Names out;
  for (const auto& one : plan.strategies) out.push_back(one.name);
  return out;
}
Names processes(const models::Plan& plan, std::size_t strategy, std::size_t context = 0) {
  Names out;
  for (const auto& one : models::variant(plan, context, strategy, 0).processes) out.push_back(one.name);
  return out;
}

std::string policy(const std::string& name, const std::string& more = "") {
  return R"({ "use": ")" + name + R"(.json", "used": { "format": "sillon-policy/1", "title": "p", "processes": [{ "process": "lend", "mechanism": ")" + name + R"(" }] })" + more + " }";
}
const std::string two = R"("factors": {
  "bank": { "title": { "en": "a bank", "fr": "une banque" }, "levels": { "off": { "title": { "en": "no bank", "fr": "sans banque" } }, "on": { "policies": [)" + policy("bank") + R"(] } } },
  "when": { "levels": { "never": {}, "early": { "policies": [)" + policy("help", R"(, "from": "2020-02-03")") + R"(] }, "late": { "policies": [)" + policy("help", R"(, "from": "2020-08-03")") + R"(] } } } })";

}  // namespace

TEST_CASE("each combination of levels is a strategy, the last factor's level changing fastest", "[models][scenario]") {
  const auto made = plan(two);
  CHECK(strategies(made) == Names{"bank-off_when-never", "bank-off_when-early", "bank-off_when-late", "bank-on_when-never", "bank-on_when-early", "bank-on_when-late"});
  CHECK(made.strategies[1].title.en == "no bank, when: early");
  CHECK(made.strategies[3].title.fr == "une banque : on, when : never");
  CHECK(processes(made, 0) == Names{"usual", "shop"});
  CHECK(processes(made, 5) == Names{"bank.lend", "help.lend", "usual", "shop"});
  CHECK(made.strategies[4].instances[1].from == sim::parse_date("2020-02-03"));
  CHECK(made.strategies[5].instances[1].from == sim::parse_date("2020-08-03"));

  std::vector<sim::Mistake> none;
  const auto design = models::design(tree(two), none);
  REQUIRE(design.factors.size() == 2);
  CHECK(design.factors[1].levels.size() == 3);
  CHECK(design.combinations[5].strategy == "bank-on_when-late");
  CHECK(design.combinations[5].levels == std::vector<std::size_t>{1, 2});
  CHECK(models::design(tree(R"("strategies": { "a": {} })"), none).empty());
}

TEST_CASE("a scenario written out is the same plan, and listed strategies follow the combinations", "[models][scenario]") {
  const auto scenario = tree(two + R"(, "strategies": { "else": {} })");
  const auto here = models::expand(scenario, catalogue(), declared()), there = models::expand(models::written_out(scenario), catalogue(), declared());
  CHECK(!models::written_out(scenario).has("factors"));
  CHECK(strategies(here).back() == "else");
  CHECK(strategies(here) == strategies(there));
  for (std::size_t s = 0; s < here.strategies.size(); ++s) CHECK(processes(here, s) == processes(there, s));
}

TEST_CASE("levels may state parameters and switches, and two that differ are a contradiction", "[models][scenario]") {
  const std::string levels = R"("factors": { "a": { "levels": { "0": {}, "1": { "parameters": { "usual.kept": 0.5 }, "switches": { "trade": false } } } }, "b": { "levels": { "0": {}, "1": )";
  const auto made = plan(levels + R"({ "parameters": { "usual.intensity": 3, "usual.kept": 0.5 } } } } })");
  CHECK(made.strategies[3].parameters.size() == 2);
  CHECK(processes(made, 3) == Names{"usual"});
  CHECK(processes(made, 1) == Names{"usual", "shop"});
  CHECK(mistakes(levels + R"({ "parameters": { "usual.kept": 0.6 } } } } })") ==
        Names{"/factors/b/levels/1/parameters/usual.kept: contradicts /factors/a/levels/1/parameters/usual.kept, which gives another value to \"usual.kept\""});
}

TEST_CASE("factors that cannot be told apart or make no design are refused where they stand", "[models][scenario]") {
  CHECK(mistakes(R"("factors": { "a": { "levels": { "one": {} } } })") == Names{"/factors/a: factor \"a\" needs two levels at least"});
  CHECK(mistakes(R"("factors": { "a.b": { "levels": { "x": {}, "y": {} } } })") == Names{"/factors/a.b: \"a.b\" cannot be a name: letters, digits, \"-\" and \"_\", at most 60"});
  CHECK(mistakes(R"("factors": { "a": { "levels": { "x": {}, "y": {} } } }, "strategies": { "a-x": {} })") == Names{"/strategies/a-x: a combination of factors is called \"a-x\" too"});
  CHECK(mistakes(R"("factors": { "a": { "levels": { "x": {}, "y": 3 } } })").size() == 1);
  CHECK(mistakes(R"("factors": { "a": { "levels": { "x": {}, "y": { "policies": [)" + policy("bank") + R"(] } } }, "b": { "levels": { "x": {}, "y": { "policies": [)" + policy("bank") + "] } } } }") ==
        Names{"/factors/b/levels/y/policies/0: factor \"a\" has a policy called \"bank\" too, and luck hangs on that name; give one of them a \"name\" of its own"});
  CHECK(mistakes(R"("factors": { "a": { "levels": { "x": {}, "y": { "policies": [)" + policy("bank") + R"(] } } }, "b": { "levels": { "x": {}, "y": { "policies": [)" + policy("bank", R"(, "name": "other")") + "] } } } }").empty());
  std::string many = R"("factors": { )";
  for (int f = 0; f < 10; ++f) many += (f == 0 ? "\"f" : ", \"f") + std::to_string(f) + R"(": { "levels": { "x": {}, "y": {} } })";
  CHECK(mistakes(many + " }") == Names{"/factors: the levels of these factors make more than 1000 combinations"});
}

TEST_CASE("a strategy or a context switches a mechanism off in its own runs alone", "[models][scenario]") {
  const std::string crisis = R"({ "format": "sillon-crisis/1", "title": "c", "events": [{ "process": "lend", "name": "rescue", "mechanism": "shield", "from": "2020-03-02" }, { "process": "lend", "name": "hit", "from": "2020-03-02" }] })";
  const std::string contexts = R"("contexts": { "calm": {}, "hard": { "crises": [)" + crisis + R"(], "switches": { "trade": false } } }, )";
  const auto made = plan(contexts + R"("strategies": { "as-is": {}, "alone": { "policies": [)" + policy("bank") + "], \"switches\": { \"shield\": false, \"bank\": false, \"trade\": true } } }");
  CHECK(processes(made, 0, 0) == Names{"usual", "shop"});
  CHECK(processes(made, 0, 1) == Names{"crisis.rescue", "crisis.hit", "usual"});
  CHECK(processes(made, 1, 1) == Names{"crisis.hit", "usual"});
  CHECK(processes(made, 1, 0) == Names{"usual", "shop"});
  CHECK(mistakes(R"("strategies": { "a": { "switches": { "trades": false } } })") == Names{"/strategies/a/switches/trades: no process embodies a mechanism \"trades\"; nearest: \"trade\""});
  CHECK(mistakes(R"("switches": { "trade": false }, "strategies": { "a": { "switches": { "trade": true } } })") ==
        Names{"/strategies/a/switches/trade: contradicts the scenario's own \"switches\", which turn \"trade\" off in all runs"});
}

TEST_CASE("crises that come by chance lose the events of a mechanism that a strategy switches off", "[models][scenario]") {
  const std::string contexts = R"("contexts": { "often": { "crises": [{ "use": "c.json", "arrivals": { "rate": 50 }, "used": { "format": "sillon-crisis/1", "title": "c", "events": [
    { "process": "lend", "name": "rescue", "mechanism": "shield", "from": "2020-03-02", "until": "2020-03-16" }, { "process": "lend", "name": "hit", "from": "2020-03-02", "until": "2020-03-16" }] } }] } }, )";
  const auto made = plan(contexts + R"("strategies": { "as-is": {}, "bare": { "switches": { "shield": false } } })");
  const auto all = processes(made, 0), bare = processes(made, 1);
  const auto rescues = std::count_if(all.begin(), all.end(), [](const auto& name) { return name.find("rescue") != std::string::npos; });
  REQUIRE(rescues > 0);
  CHECK(bare.size() + static_cast<std::size_t>(rescues) == all.size());
  CHECK(std::none_of(bare.begin(), bare.end(), [](const auto& name) { return name.find("rescue") != std::string::npos; }));
}

TEST_CASE("two policies of one process stand in one strategy, each with its dates, its values and a name of its own", "[models][scenario]") {
  const auto made = plan(R"("strategies": { "both": { "policies": [)" + policy("bank", R"(, "from": "2020-02-03", "until": "2020-06-01", "with": { "kept": 0.2 })") + ", " +
                         policy("bank", R"(, "from": "2020-06-01", "with": { "kept": 0.4 })") + ", " + policy("help", R"(, "until": "2020-03-02")") + "] } }");
  CHECK(processes(made, 0) == Names{"bank.lend", "bank-2.lend", "help.lend", "usual", "shop"});
  const auto& all = made.strategies[0].instances;
  CHECK(all[0].until == all[1].from);
  CHECK(!all[1].until);
  CHECK(!all[2].from);
  CHECK(std::get<double>(all[0].settings.at(0).value) == 0.2);
  CHECK(std::get<double>(all[1].settings.at(0).value) == 0.4);
  REQUIRE(made.strategies[0].events.size() == 3);
  CHECK(made.strategies[0].events[1].from == sim::parse_date("2020-06-01"));
}
