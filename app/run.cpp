// app/run.cpp -- sillon run: the flow of the whole program, top to bottom.
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>

#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/interruption.hpp"
#include "app/preparation.hpp"
#include "app/progress.hpp"
#include "app/summary_text.hpp"
#include "app/text.hpp"
#include "models/catalogue.hpp"
#include "models/territory/settle.hpp"
#include "sim/io/run_file.hpp"
#include "sim/io/run_reader.hpp"
#include "sim/kernel/parallel.hpp"
#include "sim/kernel/simulation.hpp"

namespace app {
namespace {

// Hands on to the file, and stops the run at the end of a step when a signal waits.
class Watched : public sim::Recorder {
 public:
  Watched(std::unique_ptr<sim::Recorder> file, Progress& progress, const Interruption& interruption)
      : file_(std::move(file)), progress_(progress), interruption_(interruption) {}
  void open(const sim::World& world, const sim::Scenario& scenario) override {
    name_ = scenario.name;
    clock_ = scenario.clock;
    file_->open(world, scenario);
  }
  void take(const sim::World& world, sim::Step step) override {
    file_->take(world, step);
    const auto t = static_cast<std::uint32_t>(step);
    if (t > 0) progress_.step(name_, clock_.day_of(t));
    if (t < clock_.steps && interruption_.asked()) throw sim::Interrupted("interrupted");
  }
  void close() override { file_->close(); }

 private:
  std::unique_ptr<sim::Recorder> file_;
  Progress& progress_;
  const Interruption& interruption_;
  std::string name_;
  sim::Clock clock_;
};

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
        "another run is writing this file, or was stopped while it did; --force starts it anew");
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

std::string census(const sim::World& world, double seconds, const Voice& voice) {
  std::string out;
  for (const auto& population : world.populations())
    if (population.living() > 1)
      out += fmt::format("{}{} {}", out.empty() ? "" : ", ", voice.count(population.living()),
                         population.key().name);
  return fmt::format("{} {:.1f} s: {}\n", voice("settled in", "calé en"), seconds, out);
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
    const models::territory::Settled settled = settle(plan);
    say(census(settled.world, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(),
               voice));
    if (interruption.asked())
      throw sim::Interrupted(voice("interrupted before the first step; nothing was written",
                                   "interrompu avant le premier pas ; rien n'a été écrit"));

    // 3. The runs, each on a copy of its own; they share the cores.
    io::RunPlan described = run_plan(prepared, catalogue);
    described.statements = settled.statements;
    described.warnings.insert(described.warnings.end(), settled.warnings.begin(), settled.warnings.end());
    io::RunFile file(output, described, settled.world, command.force);
    try {
      Progress progress(Progress::manner(command.quiet), std::uint64_t{schedule.size()} * plan.clock.steps,
                        voice);
      sim::parallel::tasks(schedule.size(), [&](std::size_t i) {
        const auto replicate = static_cast<std::uint32_t>(i % plan.replicates);
        const auto strategy = static_cast<std::uint32_t>(i / plan.replicates % plan.strategies.size());
        const auto context = static_cast<std::uint32_t>(i / plan.replicates / plan.strategies.size());
        Watched recorder(file.recorder(context, strategy, replicate), progress, interruption);
        sim::World world = settled.world;
        sim::run(world, schedule[i], models::variant(plan, context, strategy, replicate), recorder);
      });
    } catch (const sim::Interrupted&) {  // the file tells how far it got, then so do we
      file.interrupted("stopped by a signal");
      throw sim::Interrupted(fmt::format(
          "{}\n{}\n{} {}",
          voice("interrupted; steps done of each run:", "interrompu ; pas effectués par simulation :"),
          file.progress(), voice("what was recorded is in", "ce qui a été enregistré est dans"),
          file.part()));
    }
    file.finish();
  });

  // 4. What came out.
  if (!command.quiet) std::fputs(('\n' + summary_text(io::RunReader(output), voice)).c_str(), stdout);
  return done;
}

}  // namespace app
