// app/run.cpp -- sillon run: the flow of the whole program, top to bottom.
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <numeric>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "app/checkpoints.hpp"
#include "app/commands.hpp"
#include "app/interruption.hpp"
#include "app/preparation.hpp"
#include "app/runs.hpp"
#include "app/summary_text.hpp"
#include "app/text.hpp"
#include "models/catalogue.hpp"
#include "models/territory/settle.hpp"
#include "sim/io/run_file.hpp"
#include "sim/io/run_reader.hpp"
#include "sim/kernel/parallel.hpp"
#include "study/run_resilience.hpp"

namespace app {
namespace {

std::string output_of(const RunCommand& command) {
  return command.output.empty() ? "runs/" + std::filesystem::path(command.scenario).stem().string() + ".h5"
                                : command.output;
}

// Before the work begins; the run file asks again when it is made.
void refuse_existing(const std::string& path) {
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) throw sim::FileError(path, "", "this is a folder");
  if (std::filesystem::exists(path, ignored))
    throw sim::FileError(path, "", "this file exists already; --force replaces it");
  if (std::filesystem::exists(path + ".part", ignored))
    throw sim::FileError(
        path + ".part", "",
        "another run is writing this file, or was stopped while it did; `sillon resume` goes on with it, --force starts it anew");
}

std::vector<std::string> assignments(const RunCommand& command) {
  std::vector<std::string> all;
  if (command.seed) all.push_back(fmt::format("/seed={}", *command.seed));
  if (command.replicates) all.push_back(fmt::format("/replicates={}", *command.replicates));
  all.insert(all.end(), command.set.begin(), command.set.end());
  return all;
}

std::string opening(const models::Plan& plan, const Voice& voice) {
  const auto runs = plan.contexts.size() * plan.strategies.size() * plan.replicates;
  return fmt::format("{}\n{} x {} x {} = {}, {} {} {}, {} {}\n", voice(plan.title.en, plan.title.fr),
                     plan.contexts.size(), plan.strategies.size(), plan.replicates,
                     voice(fmt::format("{} runs", runs), fmt::format("{} simulations", runs)),
                     sim::format_date(plan.clock.start), voice("to", "au"),
                     sim::format_date(plan.clock.day_of(plan.clock.steps)), plan.clock.steps,
                     voice("steps", "pas"));
}

}  // namespace

int run(const RunCommand& command) {
  const Voice voice(language(command.language));
  const auto say = [&](const std::string& text) {
    if (!command.quiet) std::fputs(text.c_str(), stderr);
  };

  // 1. What was asked, checked as a whole: nothing is written before all of it is good.
  const auto catalogue = models::catalogue();
  Prepared prepared = prepare(command.scenario, assignments(command), catalogue);
  keep(prepared.plan.contexts, command.contexts, "--context", "context");
  keep(prepared.plan.strategies, command.strategies, "--strategy", "strategy");
  end_on(prepared, command.until);
  const models::Plan& plan = prepared.plan;
  const auto schedule = schedules(plan, catalogue);
  const std::string output = output_of(command);
  if (!command.force) refuse_existing(output);
  say(opening(plan, voice));

  // 2. The territory, peopled once and shared by all runs.
  const Interruption interruption;
  sim::parallel::with_threads(command.threads, [&] {
    const auto start = std::chrono::steady_clock::now();
    models::territory::Settled settled = settle_or_load(plan, command.world);
    say(census(settled.world, !command.world.empty(),
               std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(), voice) + '\n');
    if (interruption.asked())
      throw sim::Interrupted(voice("interrupted before the first step; nothing was written",
                                   "interrompu avant le premier pas ; rien n'a été écrit"));

    // 3. The runs, each on a copy of its own, the last on the world itself; they share the cores.
    io::RunPlan described = run_plan(prepared, catalogue);
    described.statements = settled.statements;
    described.warnings.insert(described.warnings.end(), settled.warnings.begin(), settled.warnings.end());
    described.derived = study::derived(described);
    io::RunFile file(output, described, settled.world, command.force);
    Checkpoints checkpoints(output, described.scenario_json, plan.seed);
    checkpoints.prepare(manner_of(command.checkpoint_every, command.keep_checkpoints, command.world));
    Worlds worlds(std::move(settled.world), schedule.size());
    Runs runs(plan, schedule, file, checkpoints, interruption, command.quiet, voice);
    std::vector<std::size_t> all(schedule.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    runs.go(all, std::uint64_t{schedule.size()} * plan.clock.steps, [&](std::size_t) { return Standing{worlds.take(), 0, {}}; });
    study::derive(file);
    file.finish();
    if (!command.keep_checkpoints) checkpoints.clear();
  });

  // 4. What came out.
  if (!command.quiet) std::fputs(('\n' + summary_text(io::RunReader(output), voice)).c_str(), stdout);
  return done;
}

}  // namespace app
