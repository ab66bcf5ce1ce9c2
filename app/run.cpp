// app/run.cpp -- sillon run: the flow of the whole program, top to bottom.
#include <cstdio>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/many_runs.hpp"
#include "app/preparation.hpp"
#include "app/summary_text.hpp"
#include "app/text.hpp"
#include "models/catalogue.hpp"
#include "sim/io/provenance.hpp"
#include "sim/io/run_reader.hpp"
#include "sim/kernel/error.hpp"

namespace app {
namespace {

std::string output_of(const RunCommand& command, bool again) {
  if (!command.output.empty()) return command.output;
  auto name = std::filesystem::path(command.scenario).filename();
  if (again && name.extension() == ".part") name = name.stem();
  return "runs/" + name.stem().string() + (again ? "-again.h5" : ".h5");
}

// A run file is run again from the scenario that it holds, with its contexts, strategies and replicates; contexts and
// strategies may be fewer and the end earlier, but nothing else changes: that is what the scenario's own file is for.
Prepared prepare_run_file(const RunCommand& command, const sim::Catalogue& catalogue, const Voice& voice) {
  std::vector<sim::Mistake> mistakes;
  for (const auto& [flag, is_given] : {std::pair("--set", !command.set.empty()), std::pair("--seed", command.seed.has_value()),
                                       std::pair("--replicates", command.replicates.has_value())})
    if (is_given)
      mistakes.push_back({flag, "", voice(fmt::format("{} is a run file: it is run again as it was; to change it, run the scenario's own file", command.scenario),
                                          fmt::format("{} est un fichier de simulations : il est refait tel quel ; pour le changer, partir du fichier du scénario", command.scenario))});
  if (!mistakes.empty()) throw sim::ScenarioError(std::move(mistakes));
  const io::RunReader file(command.scenario);
  if (const auto past = file.attribute("forked_from"); !past.empty())
    throw sim::FileError(command.scenario, "",
                         voice(fmt::format("this is a fork, whose past is that of {}: `sillon fork` makes it again", past),
                               fmt::format("c'est un embranchement, dont le passé est celui de {} : `sillon fork` le refait", past)));
  const auto made = io::provenance();
  if (const auto version = file.attribute("version"), commit = file.attribute("commit"); !command.quiet && (version != made.version || commit != made.commit))
    std::fputs((voice(fmt::format("{} was made by sillon {} ({}), this is {} ({}): the numbers may differ", command.scenario, version, commit, made.version, made.commit),
                      fmt::format("{} vient de sillon {} ({}), celui-ci est {} ({}) : les nombres peuvent différer", command.scenario, version, commit, made.version, made.commit)) + '\n').c_str(),
               stderr);
  auto out = prepare_again(file, catalogue);
  const auto last = out.plan.clock.day_of(out.plan.clock.steps);
  if (const auto end = sim::parse_date(command.until); end && *end > last)
    throw sim::ScenarioError({{"--until", "", voice(fmt::format("{} is later than the end of {}, {}", command.until, command.scenario, sim::format_date(last)),
                                                    fmt::format("{} est postérieur à la fin de {}, {}", command.until, command.scenario, sim::format_date(last)))}});
  return out;
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

}  // namespace

int run(const RunCommand& command) {
  const Voice voice(language(command.language));

  // 1. What was asked, checked as a whole: nothing is written before all of it is good.
  const auto catalogue = models::catalogue();
  const bool again = io::begins_as_run_file(command.scenario);
  Prepared prepared = again ? prepare_run_file(command, catalogue, voice) : prepare(command.scenario, assignments(command), catalogue);
  keep(prepared.plan.contexts, command.contexts, "--context", "context");
  keep(prepared.plan.strategies, command.strategies, "--strategy", "strategy");
  end_on(prepared, command.until);
  schedules(prepared.plan, catalogue);
  const std::string output = output_of(command, again);
  if (!command.force) refuse_existing(output);
  if (!command.quiet) std::fputs(opening(prepared.plan, std::to_string(prepared.plan.strategies.size()), voice).c_str(), stderr);

  // 2. The runs, from one settled territory.
  carry_out(command, prepared, output, catalogue, voice);

  // 3. What came out.
  if (!command.quiet) std::fputs(('\n' + summary_text(io::RunReader(output), voice)).c_str(), stdout);
  return done;
}

}  // namespace app
