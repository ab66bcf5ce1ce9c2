// app/many_runs.cpp -- settle, run, go on, look again.
#include "app/many_runs.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <numeric>
#include <utility>

#include <fmt/format.h>

#include "app/checkpoints.hpp"
#include "app/interruption.hpp"
#include "app/runs.hpp"
#include "models/territory/settle.hpp"
#include "sim/io/json.hpp"
#include "sim/io/provenance.hpp"
#include "sim/io/run_file.hpp"
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

void go_on(const RunCommand& command, const std::string& output) {
  ResumeCommand going_on;
  going_on.file = output, going_on.threads = command.threads, going_on.quiet = command.quiet;
  going_on.checkpoint_every = command.checkpoint_every, going_on.world = command.world;
  going_on.language = command.language, going_on.summary = false;
  resume(going_on);
}

// A sentence for each name that is not known.
void refuse_unknown(const std::vector<std::string>& wanted, const std::vector<std::string>& known, std::string_view what) {
  std::vector<sim::Mistake> mistakes;
  for (const auto& name : wanted) {
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    const auto close = sim::nearest(name, known);
    mistakes.push_back({"--series", "", fmt::format("no series \"{}\"{}{}", name, what, close.empty() ? "" : fmt::format("; nearest: \"{}\"", close))});
  }
  if (!mistakes.empty()) throw sim::ScenarioError(std::move(mistakes));
}

}  // namespace

std::vector<std::string> assignments(const RunCommand& command, bool keep_agents) {
  std::vector<std::string> all;
  if (command.seed) all.push_back(fmt::format("/seed={}", *command.seed));
  if (command.replicates) all.push_back(fmt::format("/replicates={}", *command.replicates));
  all.insert(all.end(), command.set.begin(), command.set.end());
  if (!keep_agents) {
    all.emplace_back("/record/agents=null");
    all.emplace_back("/record/networks=null");
  }
  return all;
}

std::string opening(const models::Plan& plan, const std::string& kinds, const Voice& voice) {
  const auto runs = plan.contexts.size() * plan.strategies.size() * plan.replicates;
  return fmt::format("{}\n{} x {} x {} = {}, {} {} {}, {} {}\n", voice(plan.title.en, plan.title.fr), plan.contexts.size(), kinds, plan.replicates,
                     voice(fmt::format("{} runs", runs), fmt::format("{} simulations", runs)), sim::format_date(plan.clock.start), voice("to", "au"),
                     sim::format_date(plan.clock.day_of(plan.clock.steps)), plan.clock.steps, voice("steps", "pas"));
}

void carry_out(const RunCommand& command, const Prepared& prepared, const std::string& output, const sim::Catalogue& catalogue, const Voice& voice) {
  const models::Plan& plan = prepared.plan;
  const auto schedule = schedules(plan, catalogue);
  const Interruption interruption;
  sim::parallel::with_threads(command.threads, [&] {
    // 1. The territory, peopled once and shared by all runs.
    const auto start = std::chrono::steady_clock::now();
    models::territory::Settled settled = settle_or_load(plan, command.world);
    if (!command.quiet)
      std::fputs((census(settled.world, !command.world.empty(), std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(), voice) + '\n').c_str(), stderr);
    if (interruption.asked())
      throw sim::Interrupted(voice("interrupted before the first step; nothing was written", "interrompu avant le premier pas ; rien n'a été écrit"));

    // 2. The runs, each on a copy of its own, the last on the world itself; they share the cores.
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
}

void carry_out_rest(const RunCommand& command, const Prepared& prepared, const std::string& output, const sim::Catalogue& catalogue, const Voice& voice) {
  const auto say = [&](const std::string& text) {
    if (!command.quiet) std::fputs((text + '\n').c_str(), stderr);
  };
  try {
    if (!command.force && there(output + ".part")) {
      {
        const io::HeldFile held(output + ".part");
        if (!is_of(io::RunReader(output + ".part"), prepared)) refuse(output + ".part", voice);
      }
      go_on(command, output);
    } else if (!command.force && there(output)) {
      const io::RunReader file(output);
      if (!is_of(file, prepared)) refuse(output, voice);
      const auto made = io::provenance();
      const auto version = file.attribute("version"), commit = file.attribute("commit");
      say(voice(fmt::format("{} holds these runs already", output), fmt::format("{} contient déjà ces simulations", output)));
      if (made.version != version || made.commit != commit)
        say(voice(fmt::format("they were made by sillon {} ({}), this is {} ({}); --force begins anew", version, commit, made.version, made.commit),
                  fmt::format("elles viennent de sillon {} ({}), celui-ci est {} ({}) ; --force recommence", version, commit, made.version, made.commit)));
    } else {
      carry_out(command, prepared, output, catalogue, voice);
    }
  } catch (const sim::Interrupted& stopped) {
    throw sim::Interrupted(fmt::format("{}\n{}", stopped.what(), voice("or the same words again", "ou la même commande à nouveau")));
  }
}

void check_series(const std::vector<std::string>& wanted) {
  std::vector<std::string> known;
  const auto world = declared_world();
  for (const auto& population : world.populations())
    for (const auto& column : population.columns())
      if (column.info.is_series()) known.push_back(fmt::format("{}.{}", population.key().name, column.info.name));
  refuse_unknown(wanted, known, "");
}

void check_series(const std::vector<std::string>& wanted, const io::RunReader& file) {
  std::vector<std::string> known;
  for (const auto& series : file.series())
    if (series.rows == 1) known.push_back(series.population + "." + series.column);
  refuse_unknown(wanted, known, " of the whole is recorded");
}

sim::Tree title_tree(const models::Label& label) { return sim::Tree::object({{"en", sim::Tree::text(label.en)}, {"fr", sim::Tree::text(label.fr)}}); }

sim::Tree contexts_tree(const sim::Tree& scenario, const std::vector<models::Choice>& kept) {
  const sim::Tree* all = scenario.find("contexts");
  sim::Tree out = sim::Tree::object();
  for (const auto& context : kept) {
    const sim::Tree* own = all ? all->find(context.name) : nullptr;
    out.put(context.name, own ? *own : sim::Tree::object());
  }
  return out;
}

}  // namespace app
