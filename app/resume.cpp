// app/resume.cpp -- sillon resume: a run that was stopped or killed goes on, and ends as if it had not been.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
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
#include "sim/io/provenance.hpp"
#include "sim/io/run_file.hpp"
#include "sim/io/run_reader.hpp"
#include "sim/kernel/parallel.hpp"
#include "study/run_resilience.hpp"

namespace app {
namespace {

namespace fs = std::filesystem;

// Throws FileError when there is nothing to go on with.
std::string output_of(const ResumeCommand& command, const Voice& voice) {
  const std::string output = command.file.ends_with(".part") ? command.file.substr(0, command.file.size() - 5) : command.file;
  std::error_code ignored;
  if (fs::exists(output + ".part", ignored)) return output;
  if (!fs::exists(output, ignored))
    throw sim::FileError(
        output + ".part", "",
        voice("no such file, so there is no run to go on with", "ce fichier n'existe pas : aucune simulation à reprendre"));
  const io::RunReader file(output);
  const Checkpoints left(output, file.scenario(), file.seed());  // a kill may have come between the last step and the broom
  if (const auto manner = left.remembered(); manner && !manner->keep) left.clear();
  throw sim::FileError(output, "",
                       voice("all its runs are whole: there is nothing to go on with",
                             "toutes ses simulations sont complètes : il n'y a rien à reprendre"));
}

}  // namespace

int resume(const ResumeCommand& command) {
  const Voice voice(language(command.language));
  std::mutex speaking;
  const auto say = [&](const std::string& text) {
    const std::lock_guard lock(speaking);
    if (!command.quiet) std::fputs((text + '\n').c_str(), stderr);
  };

  // 1. What was run, from the file itself; nobody else may be writing it.
  const std::string output = output_of(command, voice), part = output + ".part";
  std::optional<io::HeldFile> held(std::in_place, part);
  const auto catalogue = models::catalogue();
  std::optional<io::RunReader> reader(std::in_place, part);
  const Prepared prepared = prepare_again(*reader, catalogue);
  const models::Plan& plan = prepared.plan;
  io::RunPlan described = run_plan(*reader, plan);
  described.derived = study::derived(described);
  const std::string forked = reader->attribute("forked_step");
  if (const auto made = io::provenance();
      made.commit != reader->attribute("commit") || made.version != reader->attribute("version"))
    say(voice(
        fmt::format("the run was begun by sillon {} ({}), this is {} ({}): if their results differ, it ends with neither's",
                    reader->attribute("version"), reader->attribute("commit"), made.version, made.commit),
        fmt::format("la simulation a été commencée par sillon {} ({}), celui-ci est {} ({}) : si leurs résultats diffèrent, "
                    "elle n'aura ceux d'aucun des deux",
                    reader->attribute("version"), reader->attribute("commit"), made.version, made.commit)));
  const auto schedule = schedules(plan, catalogue);
  Checkpoints checkpoints(output, described.scenario_json, plan.seed);
  auto manner = checkpoints.remembered().value_or(Checkpoints::Manner{});
  if (!command.checkpoint_every.empty()) manner.every = sim::parse_period(command.checkpoint_every);
  if (!command.world.empty()) manner.world = command.world;

  // 2. Where each run stands.
  std::vector<std::size_t> unfinished;
  std::vector<std::optional<io::Past>> pasts;
  std::uint64_t steps = 0;
  std::size_t anew = 0;
  for (const auto& context : plan.contexts)
    for (const auto& strategy : plan.strategies)
      for (std::uint32_t replicate = 0; replicate < plan.replicates; ++replicate) {
        const auto last = reader->progress(context.name, strategy.name, replicate).last_step;
        pasts.push_back(io::Past{part, context.name, strategy.name, replicate});
        if (last == static_cast<std::int32_t>(plan.clock.steps)) continue;
        const auto from =
            checkpoints.newest_step({context.name, strategy.name, replicate}, static_cast<std::uint32_t>(std::max(last, 0)));
        unfinished.push_back(pasts.size() - 1);
        steps += plan.clock.steps - from;
        anew += from == 0;
      }
  reader.reset();
  say(fmt::format(
      "{}\n{}", voice(plan.title.en, plan.title.fr),
      voice(fmt::format("{} of {} runs to go on with, {} of them from the start", unfinished.size(), schedule.size(), anew),
            fmt::format("{} simulations sur {} à reprendre, dont {} depuis le début", unfinished.size(), schedule.size(),
                        anew))));

  const Interruption interruption;
  sim::parallel::with_threads(command.threads, [&] {
    const auto start = std::chrono::steady_clock::now();
    if (!manner.world.empty() && command.world.empty() && !fs::exists(manner.world)) {
      say(fmt::format(
          "{}: {}", manner.world,
          voice("the settled world is gone; it is settled anew", "le monde calé n'y est plus ; on le cale à nouveau")));
      manner.world.clear();
    }
    models::territory::Settled settled = settle_or_load(plan, manner.world);
    say(census(settled.world, !manner.world.empty(),
               std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(), voice));
    if (interruption.asked())
      throw sim::Interrupted(voice("interrupted before the first step; nothing was changed",
                                   "interrompu avant le premier pas ; rien n'a été changé"));

    // 3. A fresh file with all that the old one holds, which it then replaces: after a kill nothing may be added to that.
    io::RunFile file(output, described, settled.world, true, pasts);
    held.reset();
    checkpoints.manner(manner);
    const auto settle_again = [&] { return settle_or_load(plan, manner.world).world; };
    Worlds worlds(std::move(settled.world), forked.empty() ? anew : 0, settle_again);

    // 4. Each run from its newest good state.
    Runs runs(plan, schedule, file, checkpoints, interruption, command.quiet, voice);
    runs.go(unfinished, steps, [&](std::size_t run) {
      const auto place = runs.place(run);
      const auto recorded =
          static_cast<std::uint32_t>(std::max(file.last_step(place.context, place.strategy, place.replicate), 0));
      const auto name = runs.name(place);
      const auto wanted = checkpoints.newest_step(name, recorded);
      auto found = checkpoints.newest(name, recorded, say);
      if (const auto from = found ? found->step : 0; from < wanted)
        say(voice(fmt::format("{} goes on from {} instead", name.text(), sim::format_date(plan.clock.day_of(from))),
                  fmt::format("{} repart du {}", name.text(), sim::format_date(plan.clock.day_of(from)))));
      if (found) return std::move(*found);
      if (forked.empty()) return Standing{worlds.take(), 0, {}};
      if (auto past = checkpoints.past(place.replicate, say)) return std::move(*past);
      throw sim::FileError(part, "",
                           voice("this is a fork whose past was not saved (it is, once, at the date of the fork, with --checkpoint-every); fork again with --force",
                                 "c'est un embranchement dont le passé n'a pas été gardé (il l'est une fois, à la date de "
                                 "l'embranchement, avec --checkpoint-every) ; refaire "
                                 "l'embranchement avec --force"));
    });
    study::derive(file);
    file.finish();
    if (!manner.keep) checkpoints.clear();
  });

  // 5. What came out.
  if (!command.quiet && command.summary) std::fputs(('\n' + summary_text(io::RunReader(output), voice)).c_str(), stdout);
  return done;
}

}  // namespace app
