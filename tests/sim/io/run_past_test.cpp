// tests/sim/io/run_past_test.cpp -- run files that go on where others were cut off, with the same digest.
#include <chrono>
#include <filesystem>
#include <optional>
#include <string>

#include <unistd.h>

#include "sim/io/digest.hpp"
#include "sim/io/run_file.hpp"
#include "sim/io/run_reader.hpp"
#include "sim/kernel/error.hpp"
#include "tests/catch.hpp"
#include "tests/folder.hpp"
#include "tests/sim/io/run_file_village.hpp"

namespace {

namespace fs = std::filesystem;
using Catch::Matchers::ContainsSubstring;
using namespace tests;

struct State {  // what a checkpoint would hold
  sim::World world;
  std::vector<io::SlotHistory> histories;
  std::uint32_t step = 0;
};

// One run, from `from` to `to`; its state after step `keep`.
State live(io::RunFile& file, const io::RunPlan& plan, std::uint32_t context, State from, std::uint32_t to,
           std::uint32_t keep = 0) {
  const auto recorder = file.recorder(context, 0, 0);
  State kept;
  if (from.step > 0) recorder->go_on(from.histories);
  recorder->open(from.world, {});
  if (from.step == 0) recorder->take(from.world, sim::Step{0});
  for (std::uint32_t step = from.step + 1; step <= to; ++step) {
    village::live(from.world, step, 10 * context);
    recorder->take(from.world, sim::Step{step});
    if (step != keep) continue;
    kept.world = from.world;
    kept.step = step;
    for (const auto* history : recorder->histories()) kept.histories.push_back(*history);
  }
  if (to == plan.clock.steps) recorder->close();
  return kept;
}
State settled() { return {village::settle(), {}, 0}; }

std::vector<std::optional<io::Past>> pasts(const std::string& file, std::uint32_t steps = 99) {
  return {io::Past{file, "calm", "as-is", 0, steps}, io::Past{file, "shock", "as-is", 0, steps}};
}

}  // namespace

TEST_CASE("a run that was cut off anywhere goes on in a fresh file to the same digest", "[run_file][laws]") {
  const Folder folder;
  const auto plan = village::plan(12, 1);
  const auto straight = folder / "straight.h5", part = folder / "cut.h5.part";
  {
    io::RunFile file(straight, plan, village::settle());
    for (const std::uint32_t context : {0U, 1U}) live(file, plan, context, settled(), 12);
    file.finish();
  }
  for (const std::uint32_t cut : {0U, 1U, 3U, 5U, 8U, 11U, 12U})
    for (const std::uint32_t keep : {0U, 1U, 4U, 5U, 9U}) {
      if (keep > cut) continue;
      CAPTURE(cut, keep);
      State state;
      {
        io::RunFile file(folder / "cut.h5", plan, village::settle());
        live(file, plan, 0, settled(), 12);
        state = live(file, plan, 1, settled(), cut, keep);
      }
      CHECK(io::RunReader(part).progress("shock", "as-is", 0).last_step == static_cast<int>(cut));
      {
        io::RunFile file(folder / "cut.h5", plan, village::settle(), true, pasts(part));
        CHECK(file.last_step(0, 0, 0) == 12);
        CHECK(file.last_step(1, 0, 0) == static_cast<int>(cut));
        CHECK(io::RunReader(part).progress("shock", "as-is", 0).last_step == static_cast<int>(cut));  // nothing was lost
        if (keep == 0) state = settled();
        if (cut < 12) live(file, plan, 1, state, 12);
        file.finish();
      }
      CHECK(io::digest(folder / "cut.h5") == io::digest(straight));
      fs::remove(folder / "cut.h5");
    }
}

TEST_CASE("a run that was killed between two flushes goes on to the same digest from a state that was saved", "[run_file][laws]") {
  const Folder folder;
  auto plan = village::plan(12, 1);
  {
    io::RunFile file(folder / "straight.h5", plan, village::settle());
    for (const std::uint32_t context : {0U, 1U}) live(file, plan, context, settled(), 12);
    file.finish();
  }
  plan.flush_every = std::chrono::hours(1);
  State kept;
  {
    io::RunFile file(folder / "cut.h5", plan, village::settle());
    kept = live(file, plan, 0, settled(), 7, 7);
    const auto recorder = file.recorder(0, 0, 0);
    recorder->flush();
    auto on = kept;
    recorder->go_on(on.histories);
    recorder->open(on.world, {});
    for (std::uint32_t step = 8; step <= 11; ++step) {  // births, deaths, agents and networks that the counters do not tell
      village::live(on.world, step, 0);
      recorder->take(on.world, sim::Step{step});
    }
    fs::copy_file(file.part(), folder / "killed.h5.part");
  }
  const auto killed = folder / "killed.h5.part";
  CHECK(io::RunReader(killed).progress("calm", "as-is", 0).last_step == 7);
  for (const bool from_the_start : {false, true}) {
    CAPTURE(from_the_start);
    fs::copy_file(killed, folder / "again.h5.part", fs::copy_options::overwrite_existing);
    io::RunFile file(folder / "again.h5", plan, village::settle(), true, {io::Past{folder / "again.h5.part", "calm", "as-is", 0, 99}, std::nullopt});
    CHECK(file.last_step(0, 0, 0) == 7);
    live(file, plan, 0, from_the_start ? settled() : kept, 12);
    live(file, plan, 1, settled(), 12);
    file.finish();
    CHECK(io::digest(folder / "again.h5") == io::digest(folder / "straight.h5"));
  }
}

TEST_CASE("a past is taken over up to a step, as if nothing had happened after it", "[run_file][laws]") {
  const Folder folder;
  const auto plan = village::plan(12, 1);
  const auto straight = folder / "straight.h5";
  State state;
  {
    io::RunFile file(straight, plan, village::settle());
    live(file, plan, 0, settled(), 12);
    state = live(file, plan, 1, settled(), 12, 7);
    file.finish();
  }
  io::RunFile file(folder / "fork.h5", plan, village::settle(), false, pasts(straight, 7));
  CHECK(file.last_step(1, 0, 0) == 7);
  live(file, plan, 0, settled(), 12);
  live(file, plan, 1, state, 12);
  file.finish();
  CHECK(io::digest(folder / "fork.h5") == io::digest(straight));
}

TEST_CASE("numbers that differ from those recorded before are refused", "[run_file]") {
  const Folder folder;
  const auto plan = village::plan(12, 1);
  {
    io::RunFile file(folder / "a.h5", plan, village::settle());
    live(file, plan, 1, settled(), 6);
  }
  io::RunFile file(folder / "a.h5", plan, village::settle(), true, pasts(folder / "a.h5.part"));
  const auto recorder = file.recorder(1, 0, 0);
  auto world = village::settle();
  recorder->open(world, {});
  recorder->take(world, sim::Step{0});
  village::live(world, 1, 77);  // another luck
  CHECK_THROWS_WITH(recorder->take(world, sim::Step{1}), ContainsSubstring("other values on 2019-01-14"));
}

TEST_CASE("a past that recorded something else is refused, and only one program writes a file", "[run_file]") {
  const Folder folder;
  auto plan = village::plan(12, 1);
  {
    io::RunFile file(folder / "a.h5", plan, village::settle());
    live(file, plan, 0, settled(), 12);
    CHECK_THROWS_WITH(io::HeldFile(folder / "a.h5.part"), ContainsSubstring("another program is writing this file"));
    const io::RunReader reading(folder / "a.h5.part");
    CHECK_THROWS_AS(io::HeldFile(folder / "a.h5.part"), sim::FileError);
  }
  CHECK_NOTHROW(io::HeldFile(folder / "a.h5.part"));
  plan.record.agents[0].every = sim::Period::step;
  CHECK_THROWS_AS(io::RunFile(folder / "b.h5", plan, village::settle(), false, pasts(folder / "a.h5.part")), sim::FileError);
  CHECK_FALSE(fs::exists(folder / "b.h5.part"));
  plan = village::plan(12, 1);
  plan.record.series_every = sim::Period::month;
  CHECK_THROWS_WITH(io::RunFile(folder / "b.h5", plan, village::settle(), false, pasts(folder / "a.h5.part")),
                    ContainsSubstring("instants"));
}
