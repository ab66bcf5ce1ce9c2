// tests/models/crisis/files_test.cpp -- every crisis that is shipped is right, has its sources, and does something.
#include <filesystem>
#include <fstream>
#include <iterator>

#include "models/scenario.hpp"
#include "sim/io/json.hpp"
#include "tests/catch.hpp"
#include "tests/models/crisis/valley.hpp"

namespace {
namespace fs = std::filesystem;

std::vector<fs::path> files() {
  std::vector<fs::path> out;
  for (const auto& entry : fs::directory_iterator(fs::path(SILLON_SOURCE_DIR) / "scenarios/crises"))
    if (entry.path().extension() == ".json") out.push_back(entry.path());
  std::sort(out.begin(), out.end());
  return out;
}
const sim::World& declared() {
  static const sim::World world = [] {
    sim::World w;
    models::declare(w);
    return w;
  }();
  return world;
}
// Each context uses one file, moved to the first day of the run.
models::Plan plan() {
  std::string contexts;
  for (const auto& path : files())
    contexts += (contexts.empty() ? "" : ", ") + ("\"" + path.stem().string()) + R"(": { "crises": [{ "use": ")" + path.string() + R"(", "from": "2020-01-06" }] })";
  const std::string text = R"({ "format": "sillon-scenario/1", "title": "all", "territory": { "use": "-", "used": {} }, "clock": { "start": "2020-01-06", "until": "2020-03-16" },
    "contexts": { )" + contexts + R"( }, "processes": [{ "process": "aftermath" }] })";
  auto tree = io::parse_json(text, "all.json");
  sim::Tree& all = *tree.find("contexts");
  for (const auto& path : files()) {
    sim::Tree& use = *all.find(path.stem().string());
    sim::Tree one = use.find("crises")->items().front();
    one.put("used", io::read_scenario(path.string()));
    use.put("crises", sim::Tree::list({one}));
  }
  return models::expand(tree, models::catalogue(), declared());
}
}  // namespace

TEST_CASE("every shipped crisis is right and gives a source for each of its numbers", "[crisis][scenarios]") {
  const auto catalogue = models::catalogue();
  REQUIRE(files().size() >= 19);
  for (const auto& path : files()) {
    INFO(path.filename().string());
    for (const auto& mistake : models::mistakes(io::read_scenario(path.string()), catalogue, declared(), true)) FAIL_CHECK(mistake.pointer + ": " + mistake.message);
  }
}

TEST_CASE("every shipped crisis, moved to a run's first day, changes the world", "[crisis][scenarios]") {
  const auto made = plan();
  REQUIRE(made.contexts.size() == files().size());
  const auto catalogue = models::catalogue();
  const auto run = [&](std::vector<sim::Instance> instances) {
    auto w = valley::world(510);
    for (std::uint32_t f = 0; f < 510; ++f) w[models::firm::all].column<models::firm::employees>()[f] = 250;  // large enough for any closure
    instances.push_back(valley::event("aftermath", {}, {}, {}, "last"));
    valley::run(w, std::move(instances), 60);
    return village::fingerprint(w);
  };
  const auto calm = run({});
  for (const auto& context : made.contexts) {
    INFO(context.name);
    CHECK(!context.instances.empty());
    CHECK(run(context.instances) != calm);
  }
}

TEST_CASE("the list of crises in the readme names every file, and no other", "[crisis][scenarios]") {
  std::ifstream in(fs::path(SILLON_SOURCE_DIR) / "scenarios/crises/README.md");
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  for (const auto& path : files()) CHECK(text.find("`" + path.filename().string() + "`") != std::string::npos);
  for (auto at = text.find(".json`"); at != std::string::npos; at = text.find(".json`", at + 1)) {
    const auto begin = text.rfind('`', at) + 1;
    CHECK(fs::exists(fs::path(SILLON_SOURCE_DIR) / "scenarios/crises" / text.substr(begin, at + 5 - begin)));
  }
}

TEST_CASE("an event that strikes once must have a first day of a step within its dates", "[crisis][scenarios]") {
  const auto told = [](const std::string& until) {
    const std::string text = R"({ "format": "sillon-scenario/1", "title": "t", "territory": { "use": "-", "used": {} }, "clock": { "start": "2020-01-06", "step": "week", "until": "2021-01-04" },
      "contexts": { "flood": { "crises": [{ "events": [{ "process": "physical_damage", "from": "2020-03-03", "until": ")" + until + R"(" }] }] } }, "processes": [{ "process": "aftermath" }] })";
    try {
      models::expand(io::parse_json(text, "t.json"), models::catalogue(), declared());
    } catch (const sim::ScenarioError& error) { return error.mistakes().front().message; }
    return std::string();
  };
  CHECK(told("2020-03-24").empty());
  CHECK(told("2020-03-09") == "\"crisis.physical_damage\" acts once, in the first step that begins within its dates, but none begins from 2020-03-03 until 2020-03-09");
}
