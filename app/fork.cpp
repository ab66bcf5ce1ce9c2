// app/fork.cpp -- sillon fork: several futures from one past.
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
#include "app/territory_file.hpp"
#include "app/text.hpp"
#include "models/catalogue.hpp"
#include "sim/io/run_file.hpp"
#include "sim/io/run_reader.hpp"
#include "sim/kernel/parallel.hpp"
#include "study/run_resilience.hpp"

namespace app {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const std::string& flag, std::string message) {
  throw sim::ScenarioError({{flag, "", std::move(message)}});
}

// The one that was named, or the first.
std::size_t choice(const std::vector<models::Choice>& choices, const std::string& name, const std::string& flag,
                   std::string_view what) {
  if (name.empty()) return 0;
  std::vector<std::string> known;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    if (choices[i].name == name) return i;
    known.push_back(choices[i].name);
  }
  refuse(flag, fmt::format("the past has no {} \"{}\"; it has {}", what, name, fmt::join(known, ", ")));
}

// The last step that ends on the day or before.
std::uint32_t step_at(const std::string& at, const models::Plan& past, const models::Plan& future) {
  const auto day = sim::parse_date(at);
  if (!day) refuse("--at", fmt::format("\"{}\" is not a day of the calendar, expected a date such as \"2019-01-07\"", at));
  const auto& clock = past.clock;
  const auto end = std::min(clock.day_of(clock.steps), future.clock.day_of(future.clock.steps));
  if (*day < clock.start || *day > end)
    refuse("--at", fmt::format("{} is outside the time that both simulate, {} to {}", at, sim::format_date(clock.start),
                               sim::format_date(end)));
  std::uint32_t step = 0;
  while (clock.day_of(step + 1) <= *day) ++step;
  if (step >= future.clock.steps)
    refuse("--at", fmt::format("{} is the last day of the scenario: nothing is left to simulate", at));
  return step;
}

// Does a file that records `past` hold all that `future` records?
bool holds(const sim::Record& past, const sim::Record& future) {
  const auto has = [](const auto& some, const auto& one) { return std::find(some.begin(), some.end(), one) != some.end(); };
  if (past.series_every != future.series_every) return false;
  const auto same = [](const sim::Record::Agents& a, const sim::Record::Agents& b) {
    return a.population == b.population && a.column == b.column && a.every == b.every;
  };
  return std::all_of(future.series_of.begin(), future.series_of.end(),
                     [&](const auto& one) { return has(past.series_of, one); }) &&
         std::all_of(future.agents.begin(), future.agents.end(), [&](const auto& one) {
           return std::any_of(past.agents.begin(), past.agents.end(), [&](const auto& other) { return same(one, other); });
         }) &&
         std::all_of(future.networks.begin(), future.networks.end(), [&](const auto& one) {
           return one.find('@') == std::string::npos || has(past.networks, one);  // once, at the start: it is written anew
         });
}

std::vector<std::string> assignments(const RunCommand& command) {
  std::vector<std::string> all;
  if (command.replicates) all.push_back(fmt::format("/replicates={}", *command.replicates));
  all.insert(all.end(), command.set.begin(), command.set.end());
  return all;
}

}  // namespace

int fork(const ForkCommand& command) {
  const RunCommand& wanted = command.future;
  const Voice voice(language(wanted.language));
  std::mutex speaking;
  const auto say = [&](const std::string& text) {
    const std::lock_guard lock(speaking);
    if (!wanted.quiet) std::fputs((text + '\n').c_str(), stderr);
  };

  // 1. The past, and the futures that are to follow it.
  const auto catalogue = models::catalogue();
  const io::RunReader reader(command.file);
  if (!reader.attribute("forked_step").empty())
    throw sim::FileError(command.file, "",
                         voice("this is a fork itself: its own past is that of another file; fork that one",
                               "c'est déjà un embranchement : son passé est dans un autre fichier ; partir de celui-là"));
  const Prepared before = prepare_again(reader, catalogue);
  Prepared after = prepare(wanted.scenario, assignments(wanted), catalogue);
  keep(after.plan.contexts, wanted.contexts, "--context", "context");
  keep(after.plan.strategies, wanted.strategies, "--strategy", "strategy");
  end_on(after, wanted.until);
  const models::Plan &past = before.plan, &plan = after.plan;
  std::vector<sim::Mistake> mistakes;
  for (auto& sentence : differences(past, plan)) mistakes.push_back({wanted.scenario, "", std::move(sentence)});
  if (!mistakes.empty()) throw sim::ScenarioError(std::move(mistakes));
  const auto step = step_at(command.at, past, plan);
  const auto context = choice(past.contexts, command.past_context, "--past-context", "context");
  const auto strategy = choice(past.strategies, command.past_strategy, "--past-strategy", "strategy");
  const auto futures = schedules(plan, catalogue);
  std::vector<sim::Schedule> past_schedules;
  std::vector<sim::Scenario> past_scenarios;
  for (std::uint32_t replicate = 0; replicate < plan.replicates; ++replicate) {
    past_scenarios.push_back(models::variant(past, context, strategy, replicate));
    past_schedules.push_back(sim::Schedule::build(past_scenarios.back(), catalogue));
  }

  const std::string output = wanted.output.empty()
                                 ? fmt::format("runs/{}-from-{}.h5", fs::path(wanted.scenario).stem().string(), command.at)
                                 : wanted.output;
  refuse_existing(output, wanted.force);
  std::error_code ignored;
  if (fs::equivalent(output, command.file, ignored) || fs::equivalent(output + ".part", command.file, ignored))
    throw sim::FileError(output, "",
                         voice("a fork does not replace its own past", "un embranchement ne remplace pas son propre passé"));
  const std::string &context_name = past.contexts[context].name, &strategy_name = past.strategies[strategy].name;
  say(fmt::format("{}\n{}", voice(plan.title.en, plan.title.fr),
                  voice(fmt::format("{} futures from {}, after {}/{} of {}", futures.size(),
                                    sim::format_date(past.clock.day_of(step)), context_name, strategy_name, command.file),
                        fmt::format("{} avenirs à partir du {}, après {}/{} de {}", futures.size(),
                                    sim::format_date(past.clock.day_of(step)), context_name, strategy_name, command.file))));

  // 2. What the file holds of the past is taken over; states beside it save stepping through it again.
  const bool recorded_alike = holds(past.record, plan.record);
  if (!recorded_alike)
    say(voice("the past was not recorded as this scenario asks: it is run again from the start",
              "le passé n'a pas été enregistré comme le demande ce scénario : il est simulé à nouveau depuis le début"));
  std::vector<std::optional<io::Past>> pasts;
  for (std::size_t i = 0; i < futures.size(); ++i)
    pasts.push_back(recorded_alike ? std::optional(io::Past{command.file, context_name, strategy_name,
                                                            static_cast<std::uint32_t>(i % plan.replicates), step})
                                   : std::nullopt);
  const std::string past_output =
      command.file.ends_with(".part") ? command.file.substr(0, command.file.size() - 5) : command.file;
  const Checkpoints states(past_output, reader.scenario(), past.seed);

  const Interruption interruption;
  sim::parallel::with_threads(wanted.threads, [&] {
    const auto start = std::chrono::steady_clock::now();
    models::territory::Settled settled = settle_or_load(plan, wanted.world);
    say(census(settled.world, !wanted.world.empty(),
               std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(), voice));
    io::RunPlan described = run_plan(after, catalogue);
    described.statements = settled.statements;
    described.warnings.insert(described.warnings.end(), settled.warnings.begin(), settled.warnings.end());
    described.origin = {{"forked_from", command.file},
                        {"forked_context", context_name},
                        {"forked_strategy", strategy_name},
                        {"forked_date", sim::format_date(past.clock.day_of(step))},
                        {"forked_step", fmt::format("{}", step)}};
    described.derived = study::derived(described);
    io::RunFile file(output, described, settled.world, wanted.force, pasts);
    Checkpoints checkpoints(output, described.scenario_json, plan.seed);
    checkpoints.prepare(manner_of(wanted.checkpoint_every, wanted.keep_checkpoints, wanted.world));

    // 3. Each past once, then its futures.
    const auto begins = [&](std::uint32_t replicate, std::int32_t recorded) {
      return states.newest_step({context_name, strategy_name, replicate},
                                std::min(step, static_cast<std::uint32_t>(std::max(recorded, 0))));
    };
    std::uint64_t steps = 0;
    std::size_t anew = 0;
    for (std::uint32_t replicate = 0; replicate < plan.replicates; ++replicate) {
      const auto from = begins(replicate, file.last_step(0, 0, replicate));
      anew += from == 0;
      steps += std::uint64_t{plan.clock.steps - from} * plan.contexts.size() * plan.strategies.size();
    }
    Worlds worlds(std::move(settled.world), anew, [&] { return settle_or_load(plan, wanted.world).world; });
    Runs runs(plan, futures, file, checkpoints, interruption, wanted.quiet, voice);
    runs.fork(steps, {past_schedules, past_scenarios, step,
                      [&](std::uint32_t replicate, std::int32_t recorded, const std::vector<std::string>& populations) {
                        const auto latest = std::min(step, static_cast<std::uint32_t>(std::max(recorded, 0)));
                        auto found = states.newest({context_name, strategy_name, replicate}, latest, say);
                        const bool knows_all =
                            found && std::all_of(populations.begin(), populations.end(), [&](const auto& name) {
                              return std::any_of(found->histories.begin(), found->histories.end(),
                                                 [&](const auto& one) { return one.population == name; });
                            });
                        return knows_all ? std::move(*found) : Standing{worlds.take(), 0, {}};
                      }});
    study::derive(file);
    file.finish();
    if (!wanted.keep_checkpoints) checkpoints.clear();
  });

  // 4. What came out.
  if (!wanted.quiet) std::fputs(('\n' + summary_text(io::RunReader(output), voice)).c_str(), stdout);
  return done;
}

}  // namespace app
