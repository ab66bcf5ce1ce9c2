// From the user's words to a plan of runs, with a catalogue of four small processes.
#include "models/scenario.hpp"

#include <algorithm>
#include <string>
#include <tuple>

#include "sim/io/json.hpp"
#include "sim/kernel/schedule.hpp"
#include "tests/catch.hpp"

namespace {

namespace unit = sim::unit;

inline constexpr sim::PopulationKey farm{"farm", {"a farm", "une ferme"}};
inline constexpr sim::PopulationKey market{"market", {"a market", "un marché"}};
inline constexpr sim::ColumnKey<double> price{
    farm, "price", unit::one, {"price", "prix"}, {"price of wheat", "prix du blé"}, 0, sim::neither};
inline constexpr sim::ColumnKey<double> debt{farm, "debt", unit::eur, {"debt", "dette"}};
inline constexpr sim::ColumnKey<double> stall{market, "stall", unit::one, {"stalls", "étals"}};
inline constexpr sim::LinkKey sells_at{farm, market, "sells_at", {"its market", "son marché"}};
inline constexpr sim::NetworkKey lanes{farm, farm, "lanes", {"who is near whom", "qui est près de qui"}};
inline constexpr sim::BidKey place{farm, market, "place", {"a place in the market", "une place au marché"}};

struct Drought {
  double intensity = 1;
  sim::Curve loss;
  sim::Codes where;
  static constexpr std::string_view name = "drought";
  static constexpr sim::Text meaning{"it does not rain", "il ne pleut pas"};
  static constexpr auto parameters() {
    using P = Drought;
    return std::tuple{
        sim::parameter(&P::intensity, "intensity", unit::one, 0, 10, "assumed", {"how bad", "gravité"}),
        sim::parameter(&P::loss, "loss", unit::one, 0, 1, "assumed", {"part lost", "part perdue"}),
        sim::parameter(&P::where, "where", unit::one, 0, 0, "the crisis", {"places", "lieux"})};
  }
  using Uses = sim::Access<farm, sim::Update<price>>;
  void each(const sim::Agent<Uses>&, sim::Rng&) const {}
};
struct Lend {
  double kept = 0.9;
  int times = 1;
  bool open = true;
  static constexpr std::string_view name = "lend";
  static constexpr sim::Text meaning{"a bank lends", "une banque prête"};
  static constexpr auto parameters() {
    using P = Lend;
    return std::tuple{
        sim::parameter(&P::kept, "kept", unit::kept_per_month, 0, 1, "assumed", {"kept", "gardé"}),
        sim::parameter(&P::times, "times", unit::one, 0, 9, "assumed", {"times", "fois"}),
        sim::parameter(&P::open, "open", unit::one, 0, 1, "definition", {"open", "ouvert"})};
  }
  using Uses = sim::Access<farm, sim::Update<debt>>;
  void each(const sim::Agent<Uses>&, sim::Rng&) const {}
};
struct Queue {
  static constexpr std::string_view name = "queue";
  static constexpr sim::Text meaning{"farms ask for a place", "les fermes demandent une place"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<farm, sim::Bid<place>>;
  void each(const sim::Agent<Uses>&, sim::Rng&) const {}
};
struct Admit {
  static constexpr const auto& awards = place;
  static constexpr std::string_view name = "admit";
  static constexpr sim::Text meaning{"a market admits", "un marché admet"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<market, sim::Update<stall>>;
  void award(const sim::Agent<Uses>&, std::span<const sim::Offer<place>>, sim::Rng&) const {}
};

sim::Catalogue catalogue() {
  sim::Catalogue all;
  all.add<Drought>("crisis").add<Lend>("finance").add<Queue>("trade").add<Admit>("trade");
  return all;
}

sim::World declared() {
  sim::World world;
  world.add(market).add<stall>();
  auto& farms = world.add(farm);
  farms.add<price>();
  farms.add<debt>();
  farms.add_link(sells_at);
  world.add(lanes);
  world.add(place);
  return world;
}

// A right scenario with `more` members in it; what stands under "use" is given as "used".
std::string text(const std::string& more, const std::string& processes = R"([{ "process": "lend" }])") {
  return R"({ "format": "sillon-scenario/1", "title": { "en": "Wheat", "fr": "Blé" },
    "territory": { "use": "t.json", "used": { "communes": [{ "code": "62498" }, { "code": "62510" }] } },
    "clock": { "start": "2020-01-06", "until": "2021-01-04" }, "processes": )" +
         processes + (more.empty() ? "" : ", " + more) + " }";
}
models::Plan plan(const std::string& more, const std::string& processes = R"([{ "process": "lend" }])",
                  bool strict = false) {
  return models::expand(io::parse_json(text(more, processes), "wheat.json"), catalogue(), declared(), strict);
}

using Found = std::vector<std::pair<std::string, std::string>>;  // pointer and message, sorted
Found sorted(const std::vector<sim::Mistake>& mistakes) {
  Found found;
  for (const auto& mistake : mistakes) found.emplace_back(mistake.pointer, mistake.message);
  std::sort(found.begin(), found.end());
  return found;
}
Found mistakes(const std::string& more, const std::string& processes = R"([{ "process": "lend" }])",
               bool strict = false) {
  try {
    plan(more, processes, strict);
  } catch (const sim::ScenarioError& error) { return sorted(error.mistakes()); }
  return {};
}

const std::string dry =
    R"({ "format": "sillon-crisis/1", "title": { "en": "Dry", "fr": "Sec" }, "source": "a book", "events": [
    { "process": "drought", "with": { "loss": [["2020-03-01", 0], ["2020-05-01", 0.5]] } },
    { "process": "lend", "name": "rescue", "from": "2020-04-01", "until": "2020-06-01" } ] })";
const std::string bank =
    R"({ "format": "sillon-policy/1", "title": "bank", "processes": [{ "process": "lend", "with": { "times": 3 } }] })";

std::string shock(const std::string& entry) {
  return R"("contexts": { "calm": {}, "shock": { "crises": [)" + entry + "] } }";
}
std::string use_dry(const std::string& more = "") {
  return R"({ "use": "crises/dry-2020.json", "used": )" + dry + more + " }";
}
std::string use_bank(const std::string& more = "") {
  return R"({ "use": "bank.json", "used": )" + bank + more + " }";
}

std::vector<std::string> names(const sim::Scenario& scenario) {
  std::vector<std::string> all;
  for (const auto& instance : scenario.processes) all.push_back(instance.name);
  return all;
}
template <class T> T value(const sim::Instance& instance, const std::string& parameter) {
  for (const auto& setting : instance.settings)
    if (setting.parameter == parameter) return std::get<T>(setting.value);
  throw std::runtime_error("no setting " + parameter);
}
sim::Day day(const std::string& date) { return *sim::parse_date(date); }

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a run does the crisis first, then the policy, then the list", "[models][scenario]") {
  const auto made = plan(
      shock(use_dry()) + R"(, "strategies": { "as-is": {}, "bank": { "policies": [)" + use_bank() + "] } }",
      R"([{ "process": "lend", "name": "usual" }, { "process": "drought" }])");
  REQUIRE(made.contexts.size() == 2);
  REQUIRE(made.strategies.size() == 2);
  CHECK(names(models::variant(made, 0, 0, 0)) == Names{"usual", "drought"});
  CHECK(names(models::variant(made, 1, 1, 0)) ==
        Names{"dry-2020.drought", "dry-2020.rescue", "bank.lend", "usual", "drought"});
  const auto run = models::variant(made, 1, 0, 3);
  CHECK(run.name == "shock/as-is/3");
  CHECK(run.replicate == 3);
  CHECK(run.clock.steps == 52);
  CHECK(made.name == "wheat");
  CHECK(made.title.fr == "Blé");
}

TEST_CASE("without contexts and strategies there is one of each, in which nothing is added",
          "[models][scenario]") {
  for (const std::string more : {"", R"("contexts": {}, "strategies": {})"}) {
    const auto made = plan(more);
    REQUIRE(made.contexts.size() == 1);
    REQUIRE(made.strategies.size() == 1);
    CHECK(made.contexts[0].name == "default");
    CHECK(names(models::variant(made, 0, 0, 0)) == Names{"lend"});
  }
}

TEST_CASE("what is used twice in one context has two names, and so two lucks", "[models][scenario]") {
  const auto made = plan(
      shock(use_dry() + ", " + use_dry(R"(, "from": "2020-07-01")") + ", " + use_dry(R"(, "name": "last")")));
  CHECK(names(models::variant(made, 1, 0, 0)) == Names{"dry-2020.drought", "dry-2020.rescue",
                                                       "dry-2020-2.drought", "dry-2020-2.rescue",
                                                       "last.drought", "last.rescue", "lend"});
}

TEST_CASE("intensity reaches each event that knows it, and no other", "[models][scenario]") {
  const auto made = plan(shock(use_dry(R"(, "intensity": 2.5)")));
  const auto& instances = made.contexts[1].instances;
  CHECK(value<double>(instances[0], "intensity") == 2.5);
  CHECK(instances[1].settings.empty());
  CHECK(
      mistakes(shock(
          R"({ "use": "c.json", "intensity": 2, "used": { "format": "sillon-crisis/1", "title": "c", "events": [{ "process": "lend", "name": "x" }] } })")) ==
      Found{{"/contexts/shock/crises/0/intensity",
             "no event of this crisis has a parameter \"intensity\"; known names: kept, open, times"}});
}

TEST_CASE("a crisis that is moved moves all its dates by as many days", "[models][scenario]") {
  const auto made = plan(shock(use_dry(R"(, "from": "2020-03-11")")));
  const auto& instances = made.contexts[1].instances;
  const auto curve = value<sim::Curve>(instances[0], "loss");
  CHECK(curve.points == sim::Curve{{{day("2020-03-11"), 0.0}, {day("2020-05-11"), 0.5}}}.points);
  CHECK(instances[1].from == day("2020-04-11"));
  CHECK(instances[1].until == day("2020-06-11"));
  REQUIRE(made.contexts[1].events.size() == 1);
  const auto& event = made.contexts[1].events[0];
  CHECK(event.from == day("2020-03-11"));
  CHECK(event.until == day("2020-06-11"));
  CHECK(event.kind == "crisis");
  CHECK(event.title.fr == "Sec");
  CHECK(event.source == "a book");
}

TEST_CASE("a crisis that lies partly outside the simulated time is right, one wholly outside is not",
          "[models][scenario]") {
  CHECK(mistakes(shock(use_dry(R"(, "from": "2020-12-20")"))).empty());
  CHECK(mistakes(shock(use_dry(R"(, "from": "2019-11-20")"))).empty());
  CHECK(
      mistakes(shock(use_dry(R"(, "from": "2031-01-01")"))) ==
      Found{
          {"/contexts/shock/crises/0/use",
           "this crisis (from 2031-01-01) is wholly outside the simulated time, 2020-01-06 to 2021-01-04"}});
  CHECK(
      mistakes(shock(use_dry(R"(, "from": "2001-01-01")"))) ==
      Found{
          {"/contexts/shock/crises/0/use",
           "this crisis (until 2001-04-03) is wholly outside the simulated time, 2020-01-06 to 2021-01-04"}});
}

TEST_CASE("a policy's dates and values go to its processes", "[models][scenario]") {
  const auto made = plan(
      R"("strategies": { "bank": { "policies": [)" +
      use_bank(
          R"(, "from": "2020-02-01", "until": "2020-09-01", "with": { "kept": { "value": 0.5, "source": "me" } })") +
      "] } }");
  const auto& instance = made.strategies[0].instances.at(0);
  CHECK(instance.from == day("2020-02-01"));
  CHECK(instance.until == day("2020-09-01"));
  CHECK(value<double>(instance, "kept") == 0.5);
  CHECK(value<double>(instance, "times") == 3);
  CHECK(made.strategies[0].events.at(0).from == day("2020-02-01"));
  CHECK(mistakes(R"("strategies": { "bank": { "policies": [)" + use_bank(R"(, "with": { "keep": 1 })") +
                 "] } }") ==
        Found{{"/strategies/bank/policies/0/with/keep",
               "no process of this policy has a parameter \"keep\"; nearest: \"kept\""}});
}

TEST_CASE("parameters win over what is written with the process, and the instance over its process",
          "[models][scenario]") {
  const auto made = plan(
      R"("parameters": { "early.kept": 0.1, "lend.kept": 0.2, "lend.times": 4, "late.open": false })",
      R"([{ "process": "lend", "name": "early", "with": { "kept": 0.7 } }, { "process": "lend", "name": "late", "with": { "kept": 0.8 } }])");
  CHECK(value<double>(made.processes[0], "kept") == 0.1);
  CHECK(value<double>(made.processes[1], "kept") == 0.2);
  CHECK(value<double>(made.processes[0], "times") == 4);
  CHECK(value<bool>(made.processes[1], "open") == false);
}

TEST_CASE("parameters of a context or strategy hold in its runs alone, for every process of them", "[models][scenario]") {
  const auto made = plan(R"("contexts": { "calm": {}, "shock": { "crises": [)" + use_dry() + R"(], "parameters": { "lend.kept": 0.3 } } },
      "strategies": { "as-is": {}, "bank": { "policies": [)" + use_bank() + R"(], "parameters": { "lend.times": 5, "late.times": 7 } } },
      "parameters": { "lend.times": 3, "early.times": 2 })",
                         R"([{ "process": "lend", "name": "early" }, { "process": "lend", "name": "late", "with": { "kept": 0.8 } }])");
  const auto find = [](const sim::Scenario& run, const std::string& name) {
    return *std::find_if(run.processes.begin(), run.processes.end(), [&](const auto& one) { return one.name == name; });
  };
  const auto plain = models::variant(made, 0, 0, 0), shock = models::variant(made, 1, 0, 0), all = models::variant(made, 1, 1, 0);
  CHECK(value<double>(find(plain, "early"), "times") == 2);
  CHECK(value<double>(find(plain, "late"), "times") == 3);
  CHECK(value<double>(find(plain, "late"), "kept") == 0.8);
  CHECK(value<double>(find(shock, "late"), "kept") == 0.3);
  CHECK(value<double>(find(shock, "late"), "times") == 3);
  CHECK(value<double>(find(shock, "dry-2020.rescue"), "kept") == 0.3);
  CHECK(value<double>(find(all, "early"), "times") == 5);
  CHECK(value<double>(find(all, "late"), "times") == 7);
  CHECK(value<double>(find(all, "late"), "kept") == 0.3);
  CHECK(value<double>(find(all, "bank.lend"), "times") == 5);
  CHECK(value<double>(find(all, "dry-2020.rescue"), "times") == 5);
}

TEST_CASE("wrong parameters of a context or strategy are told where they stand", "[models][scenario]") {
  const auto two = [](const std::string& context, const std::string& strategy) {
    return mistakes(R"("contexts": { "calm": { "parameters": )" + context + R"( } }, "strategies": { "a": {}, "b": { "parameters": )" + strategy + " } }");
  };
  CHECK(two(R"({ "lend.times": 2 })", R"({ "lend.times": 2 })").empty());
  CHECK(two(R"({ "lend.times": 2 })", R"({ "lend.times": 3 })") ==
        Found{{"/strategies/b/parameters/lend.times", "contradicts /contexts/calm/parameters/lend.times, which gives another value to the same parameter"}});
  CHECK(two("{}", R"({ "lend.time": 2 })") == Found{{"/strategies/b/parameters/lend.time", "process \"lend\" has no parameter \"time\"; nearest: \"times\""}});
  CHECK(two(R"({ "drought.intensity": 2 })", "{}") == Found{{"/contexts/calm/parameters/drought.intensity", "process \"drought\" is not in the runs of \"calm\""}});
  CHECK(two("{}", R"({ "lend.times": 99 })").size() == 1);
  CHECK(two("3", "{}").size() == 1);
  CHECK(mistakes(R"("contexts": { "shock": { "crises": [{ "use": "d.json", "intensity": 2, "used": )" + dry + R"( }], "parameters": { "drought.intensity": 3 } } })") ==
        Found{{"/contexts/shock/parameters/drought.intensity", "contradicts /contexts/shock/crises/0/intensity, which gives another value to the same parameter"}});
}

TEST_CASE("two values for one parameter are a contradiction, the same value twice is none",
          "[models][scenario]") {
  const std::string used =
      R"("strategies": { "bank": { "policies": [)" + use_bank(R"(, "with": { "kept": 0.5 })") + "] } }";
  CHECK(mistakes(used + R"(, "parameters": { "lend.kept": 0.5 })").empty());
  CHECK(mistakes(used + R"(, "parameters": { "bank.lend.kept": 0.6 })") ==
        Found{{"/parameters/bank.lend.kept",
               "contradicts /strategies/bank/policies/0/with/kept, which gives another value to the same "
               "parameter"}});
}

TEST_CASE("a switch turns off the processes of its mechanism, and the plan says so", "[models][scenario]") {
  const std::string list =
      R"([{ "process": "lend", "mechanism": "credit" }, { "process": "drought", "mechanism": "weather" }])";
  const auto made =
      plan(R"("switches": { "credit": false, "weather": true }, "parameters": { "lend.kept": 0.3 })", list);
  CHECK(names(models::variant(made, 0, 0, 0)) == Names{"drought"});
  CHECK(made.switched_off == Names{"credit"});
  CHECK(mistakes(R"("switches": { "credits": false })", list) ==
        Found{{"/switches/credits", "no process embodies a mechanism \"credits\"; nearest: \"credit\""}});
}

TEST_CASE("curves and codes can be written in each of their forms", "[models][scenario]") {
  for (const std::string loss :
       {R"([["2020-02-01", 0.1], ["2020-03-01", 1]])",
        R"([{ "date": "2020-02-01", "value": 0.1 }, ["2020-03-01", 1]])",
        R"({ "value": [["2020-02-01", 0.1], ["2020-03-01", 1]], "unit": "1", "source": "s" })"}) {
    const auto made = plan("", R"([{ "process": "drought", "with": { "loss": )" + loss +
                                   R"(, "where": ["62510", "62498"] } }])");
    CHECK(value<sim::Curve>(made.processes[0], "loss") ==
          sim::Curve{{{day("2020-02-01"), 0.1}, {day("2020-03-01"), 1.0}}});
    CHECK(value<sim::Codes>(made.processes[0], "where") ==
          sim::Codes{{sim::code("62498"), sim::code("62510")}});
  }
}

TEST_CASE("a code that the territory does not have is a mistake", "[models][scenario]") {
  CHECK(mistakes("", R"([{ "process": "drought", "with": { "where": ["62499"] } }])") ==
        Found{{"/processes/0/with/where",
               "no commune or sector of this territory has the code \"62499\"; nearest: \"62498\""}});
  CHECK(mistakes("", R"([{ "process": "drought", "with": { "where": ["much too long"] } }])") ==
        Found{{"/processes/0/with/where/0", "\"much too long\" is no code, expected at most 8 characters"}});
}

TEST_CASE("a whole number stays whole, and true is no number", "[models][scenario]") {
  CHECK(mistakes("", R"([{ "process": "lend", "with": { "times": 2.5 } }])") ==
        Found{{"/processes/0/with/times", "2.5 is not a whole number (lend)"}});
  CHECK(mistakes("", R"([{ "process": "lend", "with": { "kept": true } }])") ==
        Found{{"/processes/0/with/kept", "true, expected a number (kept/month)"}});
  CHECK(mistakes("", R"([{ "process": "lend", "with": { "open": 1 } }])") ==
        Found{{"/processes/0/with/open", "a number, expected true or false"}});
}

TEST_CASE(
    "what is recorded is looked up in the vocabulary, and every indicator is recorded if nothing is named",
    "[models][scenario]") {
  CHECK(plan("").record.series_of == Names{"farm"});
  CHECK(plan("").record.series_every == sim::Period::step);
  const auto record =
      plan(
          R"("record": { "series": "month", "series_of": ["farm"], "agents": { "farm.debt": "year", "farm.sells_at": "quarter" }, "networks": ["lanes"] })")
          .record;
  CHECK(record.series_every == sim::Period::month);
  REQUIRE(record.agents.size() == 2);
  CHECK(record.agents[1].column == "sells_at");
  CHECK(record.networks == Names{"lanes"});
  CHECK(plan(R"("record": { "networks": { "lanes": "year" } })").record.networks == Names{"lanes@year"});
  CHECK(plan(R"("record": { "networks": { "lanes": "start" } })").record.networks == Names{"lanes"});
  CHECK(
      mistakes(
          R"("record": { "series_of": ["market", "farms"], "agents": { "farm.depth": "year" }, "networks": ["lane", "lanes", "lanes"] })") ==
      Found{{"/record/agents/farm.depth",
             "population \"farm\" has no column or link \"depth\"; nearest: \"debt\""},
            {"/record/networks/0", "no network \"lane\"; nearest: \"lanes\""},
            {"/record/networks/2", "\"lanes\" stands twice in this list"},
            {"/record/series_of/0", "population \"market\" has no indicators, so no series"},
            {"/record/series_of/1", "no population \"farms\"; nearest: \"farm\""}});
}

TEST_CASE("what the schedule finds is told once, however many runs it concerns", "[models][scenario]") {
  CHECK(mistakes(shock(use_dry()), R"([{ "process": "admit" }, { "process": "queue" }])") ==
        Found{{"/processes/1", "\"queue\" bids for place, but no later process awards it"}});
  CHECK(mistakes("", R"([{ "process": "queue" }, { "process": "admit" }])").empty());
  CHECK(mistakes(shock(use_dry()), R"([{ "process": "lend", "with": { "kept": 2 } }])") ==
        Found{{"/processes/0/with/kept", "2 kept/month is outside [0, 1] (lend, assumed)"}});
}

TEST_CASE("strict wants a source for every number that the scenario states", "[models][scenario]") {
  const std::string sourced =
      R"([{ "process": "lend", "with": { "kept": { "value": 0.5, "unit": "kept/month", "source": "a book" }, "open": true } }])";
  CHECK(mistakes(R"("seed": 3, "replicates": 2)", sourced, true).empty());
  CHECK(plan("", sourced).processes[0].settings[0].source == "a book");
  CHECK(
      mistakes(
          "",
          R"([{ "process": "lend", "with": { "kept": 0.5 } }, { "process": "drought", "with": { "loss": [["2020-02-01", 1]] } }])",
          true) ==
      Found{{"/processes/0/with/kept", "no source for 0.5 kept/month"},
            {"/processes/1/with/loss",
             "no source for this curve of \"drought\"; write {\"value\": [...], \"source\": \"...\"}"}});
}

TEST_CASE("crises and policies can be checked alone, and so can a part that scenarios extend",
          "[models][scenario]") {
  const auto found = [](const std::string& text) {
    return sorted(models::mistakes(io::parse_json(text, "f.json"), catalogue(), declared()));
  };
  CHECK(found(dry).empty());
  CHECK(found(bank).empty());
  CHECK(found(R"({ "format": "sillon-crisis/1", "title": "c", "events": [{ "process": "queue" }] })")
            .empty());  // its award is elsewhere
  CHECK(
      found(
          R"({ "format": "sillon-policy/1", "title": "p", "processes": [{ "process": "lent", "name": "a" }, { "process": "lend", "with": { "kept": -1 } }] })") ==
      Found{{"/processes/0/process", "no process \"lent\"; nearest: \"lend\""},
            {"/processes/1/with/kept", "-1 kept/month is outside [0, 1] (lend, assumed)"}});
  CHECK(found(R"({ "format": "sillon-scenario/1", "processes": [{ "process": "lend" }] })").empty());
  CHECK(
      found(
          R"({ "format": "sillon-scenario/1", "processes": [{ "process": "lend", "with": { "keep": 1 } }] })") ==
      Found{{"/processes/0/with/keep", "process \"lend\" has no parameter \"keep\"; nearest: \"kept\""}});
}

TEST_CASE("the same luck goes with the same name, whatever stands before it in the run", "[laws][scenario]") {
  const auto made = plan(shock(use_dry()));
  const auto all = catalogue();
  const auto calm = sim::Schedule::build(models::variant(made, 0, 0, 1), all),
             shocked = sim::Schedule::build(models::variant(made, 1, 0, 1), all);
  CHECK(calm.all().back().name == shocked.all().back().name);
  CHECK(calm.all().back().luck.key == shocked.all().back().luck.key);
  CHECK(shocked.all()[0].luck.key != shocked.all()[1].luck.key);
}
