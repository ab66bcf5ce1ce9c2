// app/export.cpp -- sillon export: recorded series as long CSV.
#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdio>

#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/output.hpp"
#include "app/text.hpp"
#include "sim/io/run_reader.hpp"
#include "sim/kernel/error.hpp"

namespace app {
namespace {

// The wanted series, in the order in which they were asked for.
std::vector<io::RunReader::Series> chosen(const io::RunReader& file, const std::vector<std::string>& names) {
  std::vector<std::string> known;
  for (const auto& series : file.series()) known.push_back(series.population + "." + series.column);
  if (names.empty())
    throw sim::ScenarioError(
        {{"--series", "",
          fmt::format("name at least one series; {} has: {}", file.path(), fmt::join(known, ", "))}});
  std::vector<io::RunReader::Series> out;
  std::vector<sim::Mistake> mistakes;
  for (const auto& name : names) {
    const auto at = std::find(known.begin(), known.end(), name);
    if (at != known.end()) {
      out.push_back(file.series()[static_cast<std::size_t>(at - known.begin())]);
      continue;
    }
    const auto close = sim::nearest(name, known);
    mistakes.push_back(
        {"--series", "",
         fmt::format("no series \"{}\"; {}", name,
                     close.empty() ? fmt::format("{} has: {}", file.path(), fmt::join(known, ", "))
                                   : fmt::format("nearest: \"{}\"", close))});
  }
  if (!mistakes.empty()) throw sim::ScenarioError(std::move(mistakes));
  return out;
}

}  // namespace

int export_series(const ExportCommand& command) {
  const io::RunReader file(command.file);
  const auto wanted = chosen(file, command.series);
  const Voice voice(language(command.language.empty() ? "en" : command.language));
  Output output(command.output, command.force);
  output.write("context,strategy,replicate,date,place,series,value,unit,warning\r\n");
  for (const auto& series : wanted) {
    const std::string name = series.population + "." + series.column;
    const std::string tail =
        fmt::format("{},{}\r\n", csv_cell(series.unit), csv_cell(voice(series.warning_en, series.warning_fr)));
    for (const auto& context : file.contexts())
      for (const auto& strategy : file.strategies())
        for (std::uint32_t replicate = 0; replicate < file.replicates(); ++replicate) {
          const auto values =
              file.series(context.name, strategy.name, replicate, series.population, series.column);
          std::string text;
          for (std::size_t i = 0; i < values.size(); ++i) {
            if (std::isnan(values[i])) continue;  // not recorded (yet)
            text += fmt::format("{},{},{},{},{},{},{},{}", context.name, strategy.name, replicate,
                                sim::format_date(file.time()[i / series.rows]),
                                csv_cell(series.row_names[i % series.rows]), name, values[i], tail);
          }
          output.write(text);
        }
  }
  output.finish();
  return done;
}

}  // namespace app
