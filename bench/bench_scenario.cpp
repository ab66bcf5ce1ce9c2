// bench/bench_scenario.cpp -- the shipped scenario, whole: citizen-weeks per second and core, bytes per citizen.
//
// All families on, energy shock with working groups, recording at the scenario's own settings to a real file. The run
// file's digest must be that of a second run on another number of threads, or no figure is printed.
#include <benchmark/benchmark.h>

#include <chrono>
#include <filesystem>

#include "app/preparation.hpp"
#include "models/catalogue.hpp"
#include "models/vocabulary/citizen.hpp"
#include "sim/io/digest.hpp"
#include "sim/io/run_file.hpp"
#include "sim/kernel/parallel.hpp"
#include "sim/kernel/simulation.hpp"

namespace {

struct Lesson {
  sim::Catalogue catalogue = models::catalogue();
  app::Prepared prepared = app::prepare("scenarios/loos-en-gohelle/energy-shock.json", {"/replicates=1"}, catalogue);
  models::territory::Settled settled = app::settle(prepared.plan);
};

struct Measured {
  double seconds = 0, bytes = 0;  // of stepping and recording; of one run's world at its end
  double recorded = 0;            // bytes of the run file for each step of a run
  std::string digest;
};

// Every run of the lesson at one replicate: two contexts times two strategies.
Measured run_all(const Lesson& lesson, std::size_t threads) {
  const auto path = std::filesystem::temp_directory_path() / ("sillon-bench-" + std::to_string(threads) + ".h5");
  const models::Plan& plan = lesson.prepared.plan;
  Measured out;
  sim::parallel::with_threads(threads, [&] {
    io::RunFile file(path, app::run_plan(lesson.prepared, lesson.catalogue), lesson.settled.world, true);
    const auto schedules = app::schedules(plan, lesson.catalogue);
    const auto start = std::chrono::steady_clock::now();
    std::vector<std::size_t> bytes(schedules.size());
    sim::parallel::tasks(schedules.size(), [&](std::size_t i) {
      const auto strategy = static_cast<std::uint32_t>(i % plan.strategies.size()), context = static_cast<std::uint32_t>(i / plan.strategies.size());
      const auto recorder = file.recorder(context, strategy, 0);
      sim::World world = lesson.settled.world;
      sim::run(world, schedules[i], models::variant(plan, context, strategy, 0), *recorder);
      bytes[i] = world.bytes();
    });
    file.finish();
    out.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    out.bytes = static_cast<double>(*std::max_element(bytes.begin(), bytes.end()));
    out.recorded = static_cast<double>(std::filesystem::file_size(path)) / static_cast<double>(schedules.size() * plan.clock.steps);
  });
  out.digest = io::digest(path);
  std::filesystem::remove(path);
  return out;
}

void lesson(benchmark::State& state) {
  const Lesson lesson;
  const double citizens = lesson.settled.world[models::citizen::all].living(), steps = lesson.prepared.plan.clock.steps;
  const auto threads = static_cast<std::size_t>(state.range(0));
  Measured measured;
  for (auto _ : state) measured = run_all(lesson, threads);
  if (run_all(lesson, threads == 1 ? 2 : 1).digest != measured.digest) return state.SkipWithError("another digest on another number of threads: no figure is printed");
  state.counters["citizen_weeks_per_s_per_core"] = 4 * citizens * steps / measured.seconds / static_cast<double>(threads);
  state.counters["world_bytes_per_citizen"] = measured.bytes / citizens;
  state.counters["recorded_bytes_per_step"] = measured.recorded;
  state.counters["citizens"] = citizens;
  state.counters["steps"] = steps;
}

void settling(benchmark::State& state) {
  sim::Catalogue catalogue = models::catalogue();
  const auto prepared = app::prepare("scenarios/loos-en-gohelle/energy-shock.json", {}, catalogue);
  std::size_t people = 0;
  for (auto _ : state) people = app::settle(prepared.plan).world[models::citizen::all].living();
  state.counters["citizens_per_s"] = benchmark::Counter(static_cast<double>(people), benchmark::Counter::kIsIterationInvariantRate);
}

}  // namespace

BENCHMARK(lesson)->ArgName("threads")->Arg(1)->Arg(2)->Iterations(1)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(settling)->Iterations(3)->Unit(benchmark::kMillisecond)->UseRealTime();
