// app/stress.cpp -- sillon stress: the flow, top to bottom; each part has a file of its own.
#include <algorithm>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/reverse_stress.hpp"
#include "app/stress_findings.hpp"
#include "app/stress_plan.hpp"
#include "app/stress_report.hpp"
#include "app/stress_runs.hpp"
#include "app/text.hpp"
#include "models/catalogue.hpp"
#include "sim/kernel/error.hpp"

namespace app {
namespace {

Intensity one_of_the_grid(const std::string& text, const std::vector<Intensity>& grid) {
  if (text.empty()) return grid.back();
  const auto found = parse_intensity(text);
  if (!found || std::find(grid.begin(), grid.end(), *found) == grid.end())
    throw sim::ScenarioError({{"--at", "", fmt::format("\"{}\" is no intensity of the grid", text)}});
  return *found;
}

Intensity tolerance_of(const std::string& text) {
  const auto found = parse_intensity(text);
  if (!found || *found == Intensity())
    throw sim::ScenarioError({{"--tolerance", "", fmt::format("\"{}\", expected a number above 0 such as 0.01", text)}});
  return *found;
}

// Series that will be recorded: indicators of the populations that the plan names.
std::vector<std::string> recorded(const models::Plan& plan) {
  std::vector<std::string> names;
  const auto world = declared_world();
  for (const auto& name : plan.record.series_of)
    if (const auto* population = world.population(name))
      for (const auto& column : population->columns())
        if (column.info.is_series()) names.push_back(fmt::format("{}.{}", name, column.info.name));
  return names;
}

void check_known(const std::vector<std::string>& series, const std::vector<std::string>& known, const std::string& flag,
                 std::vector<sim::Mistake>& mistakes) {
  for (const auto& name : series) {
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    const auto close = sim::nearest(name, known);
    mistakes.push_back({flag, "",
                        fmt::format("no series \"{}\" is recorded; {}", name,
                                    close.empty() ? fmt::format("there are: {}", fmt::join(known, ", ")) : fmt::format("nearest: \"{}\"", close))});
  }
}

// Failures and cash shortages above those of the control, of whatever has more rows than one.
std::vector<Threshold> usual_lines(const io::RunReader& file) {
  std::vector<Threshold> lines;
  for (const auto& series : file.series())
    if (series.rows > 1 && (series.column == "firms_failed" || series.column == "firms_short"))
      lines.push_back(parse_threshold(fmt::format("{}.{} > 100%", series.population, series.column), "--threshold"));
  return lines;
}

}  // namespace

int stress(const StressCommand& command) {
  const Voice voice(language(command.run.language));

  // 1. What was asked, checked as a whole: nothing is written before all of it is good.
  const auto grid = parse_grid(command.intensity);
  const auto at = one_of_the_grid(command.at, grid), tolerance = tolerance_of(command.tolerance);
  std::vector<Threshold> lines, breaks;
  std::vector<std::string> lines_of, breaks_of;
  for (const auto& text : command.thresholds) lines.push_back(parse_threshold(text, "--threshold")), lines_of.push_back(lines.back().series());
  for (const auto& text : command.breaks) breaks.push_back(parse_threshold(text, "--break")), breaks_of.push_back(breaks.back().series());
  const auto catalogue = models::catalogue();
  const StressPlan plan(command, catalogue);
  std::vector<sim::Mistake> mistakes;
  const auto whole = plan.with(grid).plan;
  const auto known = recorded(whole);
  check_known(command.series, known, "--series", mistakes);
  check_known(lines_of, known, "--threshold", mistakes);
  check_known(breaks_of, known, "--break", mistakes);
  for (const auto& line : lines)
    if (!line.of_days())
      mistakes.push_back({"--threshold", "", fmt::format("\"{}\": a line that is passed on a day, so without loss, worst or end", line.text)});
  if (whole.contexts.back().events.empty())
    mistakes.push_back({command.run.until.empty() ? "--crisis" : "--until", "",
                        fmt::format("the crisis has not begun by then: the last day is {}", sim::format_date(whole.clock.day_of(whole.clock.steps)))});
  if (!mistakes.empty()) throw sim::ScenarioError(std::move(mistakes));
  refuse_report(command.report, command.run.force);
  StressRuns runs(command, plan, catalogue, voice);

  // 2. The control and the grid, as far as they are not done yet.
  // 3. The smallest intensities that break a line, with runs between the points of the grid.
  std::vector<Reverse> reverse;
  try {
    if (!breaks.empty()) runs.recall();
    runs.grid(grid, !breaks.empty());
    if (!breaks.empty()) reverse = ReverseSearch(runs, grid, tolerance, crisis_begins(runs.file())).search(breaks);
  } catch (const sim::Interrupted& stopped) {
    throw sim::Interrupted(fmt::format("{}\n{}", stopped.what(), voice("or the same words again", "ou la même commande à nouveau")));
  }

  // 4. What came out.
  std::vector<Intensity> measured;
  for (const auto intensity : grid)
    if (intensity != Intensity()) measured.push_back(intensity);
  const auto series = command.series.empty() ? usual_series(runs.file()) : command.series;
  const StressReport report{runs.file(),
                            command.run.scenario,
                            plan.crises(),
                            measured,
                            tolerance,
                            find_out(runs, measured, at, series, lines.empty() ? usual_lines(runs.file()) : lines),
                            std::move(reverse),
                            runs.probed().empty() ? "" : runs.reverse_output()};
  write_stress(report, command.report, command.run.force, voice);
  if (!command.run.quiet) std::fputs(('\n' + stress_text(report, voice)).c_str(), stdout);
  return done;
}

}  // namespace app
