// /resilience of a run file: laid out before the first step, filled at the end, left out of the digest.
#include "study/run_resilience.hpp"

#include <cmath>
#include <filesystem>
#include <string>

#include "sim/io/digest.hpp"
#include "sim/io/run_reader.hpp"
#include "sim/kernel/error.hpp"
#include "tests/catch.hpp"
#include "tests/folder.hpp"
#include "tests/sim/io/run_file_village.hpp"

namespace {

using namespace tests;

// The village with a place for derived numbers, or without; `same`: the shock leaves no trace.
std::string write(const std::string& path, io::RunPlan plan, bool derived, bool same = false) {
  if (derived) plan.derived = study::derived(plan);
  const auto world = village::settle();
  io::RunFile file(path, plan, world);
  for (std::uint32_t context = 0; context < 2; ++context)
    for (std::uint32_t replicate = 0; replicate < plan.replicates; ++replicate) {
      const auto recorder = file.recorder(context, 0, replicate);
      sim::Scenario scenario;
      scenario.clock = plan.clock;
      auto here = world;
      recorder->open(here, scenario);
      recorder->take(here, sim::Step{0});
      for (std::uint32_t step = 1; step <= plan.clock.steps; ++step) {
        village::live(here, step, (same ? 0 : 10 * context) + replicate);
        recorder->take(here, sim::Step{step});
      }
      recorder->close();
    }
  study::derive(file);
  file.finish();
  return path;
}

}  // namespace

TEST_CASE("the control is the only context without crises", "[study]") {
  const auto plan = village::plan();
  CHECK(study::calm_contexts(plan.contexts, plan.events) == std::vector<std::string>{"calm"});
  REQUIRE(study::derived(plan));
  CHECK(study::derived(plan)->reference == "calm");
  auto two = plan;
  two.contexts.push_back({"quiet", "", ""});
  CHECK_FALSE(study::derived(two));
  auto none = plan;
  none.events.push_back(none.events[0]);
  none.events.back().choice = "calm";
  CHECK_FALSE(study::derived(none));
  auto alone = plan;
  alone.contexts.pop_back();
  CHECK_FALSE(study::derived(alone));
}

TEST_CASE("a second crisis of the same title is a repeated shock", "[study]") {
  auto events = village::plan().events;
  const auto first = events[0].from;
  CHECK(study::shock("shock", events, 0).from == first);
  CHECK_FALSE(study::shock("shock", events, 0).again);
  CHECK(study::shock("calm", events, 7).from == 7);
  events.push_back(events[0]);
  events.back().from = first + 60;
  CHECK(study::shock("shock", events, 0).again == first + 60);
  events.back().title_en = "another";
  CHECK_FALSE(study::shock("shock", events, 0).again);
}

TEST_CASE("derived numbers are read back as they are worked out again", "[study][run_file]") {
  const Folder folder;
  const auto plan = village::plan();
  const io::RunReader file(write(folder / "village.h5", plan, true));
  REQUIRE(file.derived_whole());
  const auto its = file.derived();
  REQUIRE(its);
  CHECK(its->reference == "calm");
  REQUIRE(its->row.size() == study::measures().size());
  CHECK(its->row[0].name == "loss");
  CHECK(its->row[0].unit == "day");
  CHECK(its->row[0].label_fr == "perte");

  study::Question question;
  question.control = "calm";
  double losses = 0;
  std::vector<double> first_loss;
  for (std::uint32_t replicate = 0; replicate < 2; ++replicate) {
    const auto found = study::effect(file, question, "shock", "as-is", replicate);
    REQUIRE(found.series.size() == file.series().size());
    for (const auto& one : found.series) {
      const auto& series = file.series()[one.series];
      const auto stored = file.derived("shock", "as-is", std::to_string(replicate), "rows/" + series.population + "/" + series.column);
      REQUIRE(stored.size() == series.rows * its->row.size());
      for (std::size_t row = 0; row < series.rows; ++row)
        for (std::size_t m = 0; m < its->row.size(); ++m) {
          const double there = stored[row * its->row.size() + m], here = one.rows[row].*study::measures()[m].value;
          CHECK((there == here || (std::isnan(there) && std::isnan(here))));
        }
      losses += one.rows[0].mean_loss;
      if (series.column == "trust") first_loss.push_back(one.rows[0].loss);
      CHECK(one.across.has_value() == (series.rows > 1));
    }
    CHECK(file.derived("shock", "as-is", std::to_string(replicate), "whole")[0] == found.whole.functions);
  }
  CHECK(losses > 0);
  const auto mean = file.derived("shock", "as-is", "mean", "rows/territory/trust");
  CHECK(mean[0] == Catch::Approx((first_loss[0] + first_loss[1]) / 2));
  CHECK_THROWS_AS(file.derived("calm", "as-is", "0", "whole"), sim::FileError);  // the control has none
  CHECK_THROWS_AS(file.derived("shock", "as-is", "2", "whole"), sim::FileError);
}

TEST_CASE("the digest counts what was simulated, not what was worked out from it", "[study][run_file]") {
  const Folder folder;
  const auto plan = village::plan();
  const auto with = write(folder / "with.h5", plan, true), without = write(folder / "without.h5", plan, false);
  CHECK(io::digest(with) == io::digest(without));
  CHECK_FALSE(io::RunReader(without).derived());
  CHECK_FALSE(io::RunReader(without).derived_whole());
}

TEST_CASE("until all derived numbers are there the file says so and is not finished", "[study][run_file]") {
  const Folder folder;
  auto plan = village::plan();
  plan.derived = study::derived(plan);
  const auto world = village::settle();
  {
    io::RunFile file(folder / "a.h5", plan, world);
    for (std::uint32_t i = 0; i < 4; ++i) village::run(file, plan, world, i / 2, i % 2);
    CHECK_THROWS_AS(file.finish(), sim::ContractError);
    file.derive("shock", "as-is", "0", "whole", std::vector<double>(study::whole_measures().size(), 1.0));
    CHECK_FALSE(io::RunReader(file.part()).derived_whole());
  }
  CHECK_FALSE(std::filesystem::exists(folder / "a.h5"));
  const io::RunReader left(folder / "a.h5.part");
  CHECK_FALSE(left.complete());
  CHECK_FALSE(left.derived_whole());
  CHECK(std::isnan(left.derived("shock", "as-is", "1", "whole")[0]));
}

TEST_CASE("a crisis without effect loses nothing, row by row", "[study]") {
  const Folder folder;
  const io::RunReader file(write(folder / "same.h5", village::plan(12, 1), true, true));
  study::Question question;
  question.control = "calm";
  const auto found = study::effect(file, question, "shock", "as-is", 0);
  for (const auto& one : found.series)
    for (const auto& row : one.rows) {
      CHECK(row.loss == 0);
      CHECK(row.gain == 0);
      CHECK(row.robustness == 1);
      CHECK(row.recovery_time == 0);
      CHECK(row.mean_loss == 0);
      CHECK(row.end_difference == 0);
    }
  for (const auto& one : found.series)
    if (one.across) CHECK(one.across->turnover == 0);
  CHECK(found.whole.retained == 1);
  CHECK_FALSE(file.derived()->attributes.empty());
}
