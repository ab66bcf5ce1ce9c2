// app/run.cpp -- sillon run: the flow of the whole program, top to bottom.
#include <cstdio>
#include <filesystem>
#include <string>

#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/many_runs.hpp"
#include "app/preparation.hpp"
#include "app/summary_text.hpp"
#include "app/text.hpp"
#include "models/catalogue.hpp"
#include "sim/io/run_reader.hpp"
#include "sim/kernel/error.hpp"

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

}  // namespace

int run(const RunCommand& command) {
  const Voice voice(language(command.language));

  // 1. What was asked, checked as a whole: nothing is written before all of it is good.
  const auto catalogue = models::catalogue();
  Prepared prepared = prepare(command.scenario, assignments(command), catalogue);
  keep(prepared.plan.contexts, command.contexts, "--context", "context");
  keep(prepared.plan.strategies, command.strategies, "--strategy", "strategy");
  end_on(prepared, command.until);
  schedules(prepared.plan, catalogue);
  const std::string output = output_of(command);
  if (!command.force) refuse_existing(output);
  if (!command.quiet) std::fputs(opening(prepared.plan, std::to_string(prepared.plan.strategies.size()), voice).c_str(), stderr);

  // 2. The runs, from one settled territory.
  carry_out(command, prepared, output, catalogue, voice);

  // 3. What came out.
  if (!command.quiet) std::fputs(('\n' + summary_text(io::RunReader(output), voice)).c_str(), stdout);
  return done;
}

}  // namespace app
