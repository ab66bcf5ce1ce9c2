// app/attribution.cpp -- sillon attribution: the same runs without each mechanism, and which of them carries a result.
#include <cstdio>
#include <filesystem>
#include <string>

#include <fmt/format.h>

#include "app/attribution_findings.hpp"
#include "app/attribution_plan.hpp"
#include "app/attribution_report.hpp"
#include "app/commands.hpp"
#include "app/many_runs.hpp"
#include "app/text.hpp"
#include "models/catalogue.hpp"
#include "sim/io/run_reader.hpp"

namespace app {

int attribution(const AttributionCommand& command) {
  const Voice voice(language(command.run.language));

  // 1. What was asked, checked as a whole.
  const auto catalogue = models::catalogue();
  const AttributionPlan asked(command, catalogue);
  const auto& plan = asked.prepared().plan;
  check_series(command.series);
  refuse_attribution(command.report, command.run.force);
  const std::string output = command.run.output.empty() ? "runs/" + std::filesystem::path(command.run.scenario).stem().string() + "-attribution.h5" : command.run.output;
  const auto sets = asked.masks().size();
  const auto kinds = fmt::format("{} x {}", plan.strategies.size() / sets, voice(fmt::format("{} sets of mechanisms", sets), fmt::format("{} jeux de mécanismes", sets)));
  if (!command.run.quiet) std::fputs(opening(plan, kinds, voice).c_str(), stderr);

  // 2. The runs, as far as they are not done yet.
  carry_out_rest(command.run, asked.prepared(), output, catalogue, voice);

  // 3. What carries the results.
  const io::RunReader file(output);
  check_series(command.series, file);
  const auto findings = find_parts(file, asked, command.series);
  const Asked by_name{!command.series.empty(), !command.measures.empty()};
  write_attribution(file, findings, command.run.scenario, command.report, command.run.force, by_name, voice);
  if (!command.run.quiet) std::fputs(('\n' + attribution_text(file, findings, by_name, voice)).c_str(), stdout);
  return done;
}

}  // namespace app
