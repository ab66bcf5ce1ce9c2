// app/stress_runs.cpp -- one settled world, one plan after the other; nothing that is there is done twice.
#include "app/stress_runs.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <utility>

#include <fmt/format.h>

#include "app/checkpoints.hpp"
#include "app/interruption.hpp"
#include "app/preparation.hpp"
#include "app/runs.hpp"
#include "app/threshold.hpp"
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

std::vector<std::string> names(const auto& choices) {
  std::vector<std::string> all;
  for (const auto& choice : choices) all.push_back(choice.name);
  return all;
}

// "x0_55" -> 0.55
std::optional<Intensity> intensity_of(std::string name) {
  if (!name.starts_with('x')) return std::nullopt;
  std::replace(name.begin(), name.end(), '_', '.');
  return parse_intensity(name.substr(1));
}

// The contexts of the plan that this file's scenario holds too: their runs are the same runs. Empty if the rest differs.
std::set<std::string> shared(const io::RunReader& file, const Prepared& prepared) {
  const auto tree = io::parse_json(file.scenario(), file.path());
  const auto own = io::parse_json(io::to_json(prepared.tree), "");  // as the file would give it back
  std::set<std::string> out;
  if (!same_but_contexts(tree, own) || file.seed() != prepared.plan.seed || file.replicates() != prepared.plan.replicates ||
      names(file.strategies()) != names(prepared.plan.strategies))
    return out;
  for (const auto& [name, context] : own["contexts"].members()) {
    const auto* same = tree["contexts"].find(name);
    if (same != nullptr && *same == context) out.insert(name);
  }
  return out;
}

}  // namespace

StressRuns::StressRuns(const StressCommand& command, const StressPlan& plan, const sim::Catalogue& catalogue, const Voice& voice)
    : command_(command), plan_(plan), catalogue_(catalogue), voice_(voice) {
  output_ = command.run.output.empty() ? "runs/" + fs::path(command.run.scenario).stem().string() + "-stress.h5" : command.run.output;
  const fs::path path(output_);
  reverse_ = (path.parent_path() / (path.stem().string() + "-reverse" + path.extension().string())).string();
}

void StressRuns::say(const std::string& text) const {
  if (!command_.run.quiet) std::fputs((text + '\n').c_str(), stderr);
}

void StressRuns::check_rows(const std::function<std::size_t(const std::string&)>& rows) const {
  std::vector<sim::Mistake> mistakes;
  const auto check = [&](const std::string& series, const std::string& flag) {
    if (const auto count = rows(series.substr(0, series.find('.'))); count != 1)
      mistakes.push_back({flag, "",
                          fmt::format("\"{}\" is recorded for each of {} rows, expected a series of the whole such as territory.jobs", series, count)});
  };
  for (const auto& series : command_.series) check(series, "--series");
  for (const auto& line : command_.breaks) check(parse_threshold(line, "--break").series(), "--break");
  if (!mistakes.empty()) throw sim::ScenarioError(std::move(mistakes));
}

void StressRuns::say_version(const io::RunReader& file) const {
  const auto made = io::provenance();
  const auto version = file.attribute("version"), commit = file.attribute("commit");
  if (made.commit != commit || made.version != version)
    say(voice_(fmt::format("{} was written by sillon {} ({}), this is {} ({}); --force begins anew", file.path(), version, commit, made.version, made.commit),
               fmt::format("{} a été écrit par sillon {} ({}), celui-ci est {} ({}) ; --force recommence", file.path(), version, commit, made.version,
                           made.commit)));
}

const models::territory::Settled& StressRuns::settled() {
  if (settled_) return *settled_;
  const auto start = std::chrono::steady_clock::now();
  settled_ = settle_or_load(plan_.with({Intensity(Intensity::one)}).plan, command_.run.world);
  say(census(settled_->world, !command_.run.world.empty(),
             std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(), voice_));
  return *settled_;
}

void StressRuns::carry_out(const Prepared& prepared, const std::string& output, bool world_too,
                           const std::vector<std::optional<io::Past>>& pasts, bool force) {
  const auto schedule = schedules(prepared.plan, catalogue_);
  const Interruption interruption;
  sim::parallel::with_threads(command_.run.threads, [&] {
    const auto& its = settled();
    if (interruption.asked())
      throw sim::Interrupted(voice_("interrupted before the first step; nothing was written",
                                    "interrompu avant le premier pas ; rien n'a été écrit"));
    check_rows([&](const std::string& population) { return its.world.population(population)->rows(); });
    io::RunPlan described = run_plan(prepared, catalogue_);
    described.statements = its.statements;
    described.warnings.insert(described.warnings.end(), its.warnings.begin(), its.warnings.end());
    described.warnings.insert(described.warnings.end(), plan_.warnings().begin(), plan_.warnings().end());
    described.derived = study::derived(described);
    io::RunFile file(output, described, its.world, force, pasts);
    Checkpoints checkpoints(output, described.scenario_json, prepared.plan.seed);
    checkpoints.prepare(manner_of(command_.run.checkpoint_every, command_.run.keep_checkpoints, command_.run.world));

    std::vector<std::size_t> wanted;
    for (std::size_t run = 0; run < schedule.size(); ++run) {
      const auto replicate = static_cast<std::uint32_t>(run % prepared.plan.replicates);
      const auto strategy = static_cast<std::uint32_t>(run / prepared.plan.replicates % prepared.plan.strategies.size());
      const auto context = static_cast<std::uint32_t>(run / prepared.plan.replicates / prepared.plan.strategies.size());
      if (file.last_step(context, strategy, replicate) < static_cast<std::int32_t>(prepared.plan.clock.steps)) wanted.push_back(run);
    }
    // The last run takes the world itself, unless probes will need it.
    Worlds worlds = world_too ? Worlds(settled_->world, wanted.size()) : Worlds(std::move(settled_->world), wanted.size());
    if (!world_too) settled_.reset();
    Runs runs(prepared.plan, schedule, file, checkpoints, interruption, command_.run.quiet, voice_);
    runs.go(wanted, std::uint64_t{wanted.size()} * prepared.plan.clock.steps, [&](std::size_t) { return Standing{worlds.take(), 0, {}}; });
    study::derive(file);
    file.finish();
    if (!command_.run.keep_checkpoints) checkpoints.clear();
  });
}

void StressRuns::grid(const std::vector<Intensity>& grid, bool world_too) {
  const Prepared prepared = plan_.with(grid);
  for (const auto intensity : grid)
    if (intensity != Intensity()) grid_[intensity] = intensity.name();
  const std::string text = io::to_json(prepared.tree), part = output_ + ".part";
  const auto same = [&](const io::RunReader& file) {
    return file.scenario() == text && file.replicates() == prepared.plan.replicates &&
           names(file.strategies()) == names(prepared.plan.strategies) && file.steps() == prepared.plan.clock.steps;
  };
  const auto runs = prepared.plan.contexts.size() * prepared.plan.strategies.size() * prepared.plan.replicates;
  say(fmt::format("{}\n{} x {} x {} = {}, {} {} {}, {} {}", voice_(prepared.plan.title.en, prepared.plan.title.fr),
                  prepared.plan.contexts.size(), prepared.plan.strategies.size(), prepared.plan.replicates,
                  voice_(fmt::format("{} runs", runs), fmt::format("{} simulations", runs)), sim::format_date(prepared.plan.clock.start),
                  voice_("to", "au"), sim::format_date(prepared.plan.clock.day_of(prepared.plan.clock.steps)), prepared.plan.clock.steps,
                  voice_("steps", "pas")));
  if (!command_.run.force && there(part)) {
    {
      const io::HeldFile held(part);
      if (!same(io::RunReader(part))) refuse(part);
    }
    ResumeCommand going_on;
    going_on.file = output_, going_on.threads = command_.run.threads, going_on.quiet = command_.run.quiet;
    going_on.checkpoint_every = command_.run.checkpoint_every, going_on.world = command_.run.world;
    going_on.language = command_.run.language, going_on.summary = false;
    resume(going_on);
  } else if (!command_.run.force && there(output_)) {
    const io::RunReader file(output_);
    if (!same(file)) refuse(output_);
    say_version(file);
    say(voice_(fmt::format("{} holds these runs already", output_), fmt::format("{} contient déjà ces simulations", output_)));
  } else {
    std::error_code ignored;  // of the runs that are about to be replaced
    if (command_.run.force)
      for (const auto& old : {reverse_, reverse_ + ".part"}) fs::remove(old, ignored);
    carry_out(prepared, output_, world_too, {}, command_.run.force);
  }
  main_.emplace(output_);
  check_rows([&](const std::string& population) {
    for (const auto& series : main_->series())
      if (series.population == population) return std::size_t{series.rows};
    return std::size_t{0};
  });
}

void StressRuns::refuse(const std::string& path) const {
  throw sim::FileError(path, "", voice_("this file exists already and is not of this stress test; --force replaces it",
                                        "ce fichier existe déjà et n'est pas celui de ce test de résistance ; --force le remplace"));
}

void StressRuns::recall() {
  if (command_.run.force || !there(reverse_)) return;
  probes_.emplace(reverse_);
  say_version(*probes_);
  for (const auto& context : probes_->contexts())
    if (const auto intensity = intensity_of(context.name)) probed_[*intensity] = context.name;
  if (shared(*probes_, plan_.with(probed())).size() != probes_->contexts().size()) refuse(reverse_);
}

void StressRuns::probe(const std::set<Intensity>& wanted) {
  std::set<Intensity> all = wanted;
  for (const auto& [intensity, name] : probed_) all.insert(intensity);
  const Prepared prepared = plan_.with({all.begin(), all.end()});

  // From the grid's file, from an earlier search and from one that was killed: what is whole there is taken over.
  std::vector<std::optional<io::Past>> pasts(prepared.plan.contexts.size() * prepared.plan.strategies.size() * prepared.plan.replicates);
  const auto take = [&](const std::string& path) {
    const io::RunReader file(path);
    const auto contexts = shared(file, prepared);
    if (contexts.empty()) refuse(path);
    std::size_t i = 0;
    for (const auto& context : prepared.plan.contexts)
      for (const auto& strategy : prepared.plan.strategies)
        for (std::uint32_t replicate = 0; replicate < prepared.plan.replicates; ++replicate, ++i)
          if (!pasts[i] && contexts.contains(context.name) &&
              file.progress(context.name, strategy.name, replicate).last_step == static_cast<std::int32_t>(prepared.plan.clock.steps))
            pasts[i] = io::Past{path, context.name, strategy.name, replicate};
  };
  probes_.reset();
  take(output_);
  if (there(reverse_)) take(reverse_);
  if (const auto part = reverse_ + ".part"; there(part)) {
    const io::HeldFile held(part);  // nobody else may be writing it
    take(part);
  }
  const auto left = std::count(pasts.begin(), pasts.end(), std::nullopt);
  say(voice_(fmt::format("between the points of the grid: {} intensities, {} of {} runs to do", all.size(), left, pasts.size()),
             fmt::format("entre les points de la grille : {} intensités, {} simulations sur {} à faire", all.size(), left, pasts.size())));
  carry_out(prepared, reverse_, true, pasts, true);
  for (const auto intensity : all) probed_[intensity] = intensity.name();
  probes_.emplace(reverse_);
}

std::optional<StressRuns::Found> StressRuns::find(Intensity intensity) const {
  if (intensity == Intensity()) return Found{&*main_, std::string(control)};
  if (const auto at = grid_.find(intensity); at != grid_.end()) return Found{&*main_, at->second};
  if (const auto at = probed_.find(intensity); at != probed_.end()) return Found{&*probes_, at->second};
  return std::nullopt;
}

std::vector<Intensity> StressRuns::probed() const {
  std::vector<Intensity> all;
  for (const auto& [intensity, name] : probed_) all.push_back(intensity);
  return all;
}

}  // namespace app
