// app/ranges.cpp -- sillon ranges: the same runs under other assumptions, and what of their differences remains.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "app/checkpoints.hpp"
#include "app/commands.hpp"
#include "app/interruption.hpp"
#include "app/preparation.hpp"
#include "app/ranges_findings.hpp"
#include "app/ranges_plan.hpp"
#include "app/ranges_report.hpp"
#include "app/runs.hpp"
#include "app/text.hpp"
#include "models/catalogue.hpp"
#include "sim/io/json.hpp"
#include "sim/io/provenance.hpp"
#include "sim/io/run_file.hpp"
#include "sim/io/run_reader.hpp"
#include "sim/kernel/error.hpp"
#include "sim/kernel/parallel.hpp"
#include "study/run_resilience.hpp"

namespace app {
namespace {

namespace fs = std::filesystem;

bool there(const std::string& path) {
  std::error_code ignored;
  return fs::exists(path, ignored);
}

bool is_of(const io::RunReader& file, const Prepared& prepared) {
  return file.scenario() == io::to_json(prepared.tree) && file.replicates() == prepared.plan.replicates && file.steps() == prepared.plan.clock.steps &&
         file.contexts().size() == prepared.plan.contexts.size() && file.strategies().size() == prepared.plan.strategies.size();
}

[[noreturn]] void refuse(const std::string& path, const Voice& voice) {
  throw sim::FileError(path, "", voice("this file exists already and is not of these variants; --force replaces it",
                                       "ce fichier existe déjà et n'est pas celui de ces variantes ; --force le remplace"));
}

void carry_out(const RangesCommand& command, const Prepared& prepared, const std::string& output, const sim::Catalogue& catalogue, const Voice& voice) {
  const models::Plan& plan = prepared.plan;
  const auto schedule = schedules(plan, catalogue);
  const Interruption interruption;
  sim::parallel::with_threads(command.run.threads, [&] {
    const auto start = std::chrono::steady_clock::now();
    auto settled = settle_or_load(plan, command.run.world);
    if (!command.run.quiet)
      std::fputs((census(settled.world, !command.run.world.empty(), std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(), voice) + '\n').c_str(), stderr);
    if (interruption.asked())
      throw sim::Interrupted(voice("interrupted before the first step; nothing was written", "interrompu avant le premier pas ; rien n'a été écrit"));
    io::RunPlan described = run_plan(prepared, catalogue);
    described.statements = settled.statements;
    described.warnings.insert(described.warnings.end(), settled.warnings.begin(), settled.warnings.end());
    described.derived = study::derived(described);
    io::RunFile file(output, described, settled.world, command.run.force);
    Checkpoints checkpoints(output, described.scenario_json, plan.seed);
    checkpoints.prepare(manner_of(command.run.checkpoint_every, command.run.keep_checkpoints, command.run.world));
    Worlds worlds(std::move(settled.world), schedule.size());
    Runs runs(plan, schedule, file, checkpoints, interruption, command.run.quiet, voice);
    std::vector<std::size_t> all(schedule.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    runs.go(all, std::uint64_t{schedule.size()} * plan.clock.steps, [&](std::size_t) { return Standing{worlds.take(), 0, {}}; });
    study::derive(file);
    file.finish();
    if (!command.run.keep_checkpoints) checkpoints.clear();
  });
}

void go_on(const RangesCommand& command, const std::string& output) {
  ResumeCommand going_on;
  going_on.file = output, going_on.threads = command.run.threads, going_on.quiet = command.run.quiet;
  going_on.checkpoint_every = command.run.checkpoint_every, going_on.world = command.run.world;
  going_on.language = command.run.language, going_on.summary = false;
  resume(going_on);
}

// Before any run: names that no population has. How many rows it will have is known only once it is settled.
void check_names(const std::vector<std::string>& wanted) {
  std::vector<std::string> known;
  const auto world = declared_world();
  for (const auto& population : world.populations())
    for (const auto& column : population.columns())
      if (!column.info.label.empty()) known.push_back(fmt::format("{}.{}", population.key().name, column.info.name));
  std::vector<sim::Mistake> mistakes;
  for (const auto& name : wanted)
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      const auto close = sim::nearest(name, known);
      mistakes.push_back({"--series", "", fmt::format("no series \"{}\"{}", name, close.empty() ? "" : fmt::format("; nearest: \"{}\"", close))});
    }
  if (!mistakes.empty()) throw sim::ScenarioError(std::move(mistakes));
}

void check_rows(const std::vector<std::string>& wanted, const io::RunReader& file) {
  std::vector<sim::Mistake> mistakes;
  std::vector<std::string> known;
  for (const auto& series : file.series())
    if (series.rows == 1) known.push_back(series.population + "." + series.column);
  for (const auto& name : wanted)
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      const auto close = sim::nearest(name, known);
      mistakes.push_back({"--series", "", fmt::format("no series \"{}\" of the whole is recorded{}", name, close.empty() ? "" : fmt::format("; nearest: \"{}\"", close))});
    }
  if (!mistakes.empty()) throw sim::ScenarioError(std::move(mistakes));
}

}  // namespace

int ranges(const RangesCommand& command) {
  const Voice voice(language(command.run.language));
  const auto say = [&](const std::string& text) {
    if (!command.run.quiet) std::fputs((text + '\n').c_str(), stderr);
  };

  // 1. What was asked, checked as a whole.
  const auto catalogue = models::catalogue();
  const RangesPlan asked(command, catalogue);
  const auto& plan = asked.prepared().plan;
  check_names(command.series);
  refuse_ranges(command.report, command.run.force);
  const std::string output = command.run.output.empty() ? "runs/" + fs::path(command.run.scenario).stem().string() + "-ranges.h5" : command.run.output;
  const auto runs = plan.contexts.size() * plan.strategies.size() * plan.replicates;
  say(fmt::format("{}\n{} x {} x {} x {} = {}, {} {} {}, {} {}", voice(plan.title.en, plan.title.fr), plan.contexts.size(),
                  plan.strategies.size() / asked.variants().size(), voice(fmt::format("{} variants", asked.variants().size()), fmt::format("{} variantes", asked.variants().size())),
                  plan.replicates, voice(fmt::format("{} runs", runs), fmt::format("{} simulations", runs)), sim::format_date(plan.clock.start), voice("to", "au"),
                  sim::format_date(plan.clock.day_of(plan.clock.steps)), plan.clock.steps, voice("steps", "pas")));

  // 2. The runs, as far as they are not done yet.
  try {
    if (!command.run.force && there(output + ".part")) {
      {
        const io::HeldFile held(output + ".part");
        if (!is_of(io::RunReader(output + ".part"), asked.prepared())) refuse(output + ".part", voice);
      }
      go_on(command, output);
    } else if (!command.run.force && there(output)) {
      const io::RunReader file(output);
      if (!is_of(file, asked.prepared())) refuse(output, voice);
      const auto made = io::provenance();
      const auto version = file.attribute("version"), commit = file.attribute("commit");
      say(voice(fmt::format("{} holds these runs already", output), fmt::format("{} contient déjà ces simulations", output)));
      if (made.version != version || made.commit != commit)
        say(voice(fmt::format("they were made by sillon {} ({}), this is {} ({}); --force begins anew", version, commit, made.version, made.commit),
                  fmt::format("elles viennent de sillon {} ({}), celui-ci est {} ({}) ; --force recommence", version, commit, made.version, made.commit)));
    } else {
      carry_out(command, asked.prepared(), output, catalogue, voice);
    }
  } catch (const sim::Interrupted& stopped) {
    throw sim::Interrupted(fmt::format("{}\n{}", stopped.what(), voice("or the same words again", "ou la même commande à nouveau")));
  }

  // 3. What of the differences remains.
  const io::RunReader file(output);
  check_rows(command.series, file);
  const auto findings = find_ranges(file, command.series);
  write_ranges(file, findings, command.run.scenario, command.report, command.run.force, voice);
  if (!command.run.quiet) std::fputs(('\n' + ranges_text(file, findings, voice)).c_str(), stdout);
  return done;
}

}  // namespace app
