// app/ranges.cpp -- sillon ranges: the same runs under other assumptions, and what of their differences remains.
#include <cstdio>
#include <filesystem>
#include <string>

#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/many_runs.hpp"
#include "app/ranges_findings.hpp"
#include "app/ranges_plan.hpp"
#include "app/ranges_report.hpp"
#include "app/text.hpp"
#include "models/catalogue.hpp"
#include "sim/io/run_reader.hpp"

namespace app {

int ranges(const RangesCommand& command) {
  const Voice voice(language(command.run.language));

  // 1. What was asked, checked as a whole.
  const auto catalogue = models::catalogue();
  const RangesPlan asked(command, catalogue);
  const auto& plan = asked.prepared().plan;
  check_series(command.series);
  refuse_ranges(command.report, command.run.force);
  const std::string output = command.run.output.empty() ? "runs/" + std::filesystem::path(command.run.scenario).stem().string() + "-ranges.h5" : command.run.output;
  const auto variants = asked.variants().size();
  const auto kinds = fmt::format("{} x {}", plan.strategies.size() / variants, voice(fmt::format("{} variants", variants), fmt::format("{} variantes", variants)));
  if (!command.run.quiet) std::fputs(opening(plan, kinds, voice).c_str(), stderr);

  // 2. The runs, as far as they are not done yet.
  carry_out_rest(command.run, asked.prepared(), output, catalogue, voice);

  // 3. What of the differences remains.
  const io::RunReader file(output);
  check_series(command.series, file);
  const auto findings = find_ranges(file, command.series);
  write_ranges(file, findings, command.run.scenario, command.report, command.run.force, voice);
  if (!command.run.quiet) std::fputs(('\n' + ranges_text(file, findings, voice)).c_str(), stdout);
  return done;
}

}  // namespace app
