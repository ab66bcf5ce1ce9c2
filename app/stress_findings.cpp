// app/stress_findings.cpp -- from recorded series to findings; every comparison is with the control of the same luck.
#include "app/stress_findings.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <set>

#include "sim/kernel/error.hpp"

namespace app {
namespace {

using io::RunReader;

constexpr std::array<std::string_view, 6> usual_columns{"jobs", "output", "unemployed", "firms_short", "firms_failed", "unmet"};

std::string name_of(const RunReader::Series& series) { return series.population + "." + series.column; }

const RunReader::Series& series_of(const RunReader& file, const std::string& name) {
  for (const auto& series : file.series())
    if (name_of(series) == name) return series;
  sim::require(false, "a series that nobody looked for before: " + name);
  return file.series().front();
}

std::vector<double> row_of(const std::vector<double>& values, std::uint32_t rows, std::uint32_t row) {
  std::vector<double> out;
  for (std::size_t i = row; i < values.size(); i += rows) out.push_back(values[i]);
  return out;
}

std::map<std::string, std::string> place_names(const RunReader& file) {
  std::map<std::string, std::string> out;
  for (const auto& one : file.statements())
    if (!one.place_name.empty()) out[one.place] = one.place_name;
  return out;
}

std::string named(const std::map<std::string, std::string>& names, const std::string& code) {
  const auto at = names.find(code);
  return at == names.end() ? "" : at->second;
}

ResponseCurve curve_of(const StressRuns& runs, const RunReader::Series& series, const std::string& strategy,
                       const std::vector<Intensity>& grid, sim::Day from) {
  const auto& file = runs.file();
  ResponseCurve out{series, series.polarity, strategy, {}};
  std::vector<std::vector<double>> usual;
  for (std::uint32_t replicate = 0; replicate < file.replicates(); ++replicate)
    usual.push_back(file.series(control, strategy, replicate, series.population, series.column));
  for (const auto intensity : grid) {
    const auto found = runs.find(intensity);
    ResponseCurve::Point point{intensity, {}};
    for (std::uint32_t replicate = 0; replicate < file.replicates(); ++replicate) {
      const auto crisis = found->file->series(found->context, strategy, replicate, series.population, series.column);
      point.each.push_back(respond(file.time(), crisis, usual[replicate], from, out.polarity));
    }
    out.points.push_back(std::move(point));
  }
  return out;
}

WorstRows worst_of(const StressRuns& runs, const RunReader::Series& series, const std::string& strategy, Intensity at, sim::Day from,
                   const std::map<std::string, std::string>& names) {
  const auto& file = runs.file();
  const auto found = runs.find(at);
  const auto polarity = series.polarity;
  WorstRows out{series, strategy, true, {}};
  std::vector<std::vector<double>> share(series.rows), loss(series.rows);
  for (std::uint32_t replicate = 0; replicate < file.replicates(); ++replicate) {
    const auto usual = file.series(control, strategy, replicate, series.population, series.column);
    const auto crisis = found->file->series(found->context, strategy, replicate, series.population, series.column);
    for (std::uint32_t row = 0; row < series.rows; ++row) {
      const auto response =
          respond(file.time(), row_of(crisis, series.rows, row), row_of(usual, series.rows, row), from, polarity);
      share[row].push_back(response.loss), loss[row].push_back(response.mean_loss);
    }
  }
  double all = 0;
  for (std::uint32_t row = 0; row < series.rows; ++row) {
    const auto its_share = band(share[row]), its_loss = band(loss[row]);
    if (its_loss.count == 0 || !(its_loss.mean > 0)) continue;
    out.rows.push_back({series.row_names[row], named(names, series.row_names[row]), its_share, its_loss, 0});
    all += its_loss.mean;
    out.by_share = out.by_share && its_share.count == its_loss.count;
  }
  for (auto& row : out.rows) row.part = row.mean_loss.mean / all;
  std::stable_sort(out.rows.begin(), out.rows.end(), [&](const auto& a, const auto& b) {
    return out.by_share ? a.share.mean > b.share.mean : a.mean_loss.mean > b.mean_loss.mean;
  });
  return out;
}

// For each row the day on which it passes the line for the first time since the crisis began; none: never.
std::vector<std::optional<sim::Day>> passes(const Threshold& line, const std::vector<sim::Day>& time, const std::vector<double>& crisis,
                                            const std::vector<double>& usual, std::uint32_t rows, sim::Day from,
                                            sim::Polarity polarity) {
  std::vector<std::optional<sim::Day>> out(rows);
  for (std::size_t i = 0; i < time.size(); ++i) {
    if (time[i] < from || (i + 1) * rows > std::min(crisis.size(), usual.size())) continue;
    for (std::uint32_t row = 0; row < rows; ++row)
      if (!out[row] && line.passed(reached(line, {&time[i], 1}, {&crisis[i * rows + row], 1}, {&usual[i * rows + row], 1}, from, polarity)))
        out[row] = time[i];
  }
  return out;
}

FirstToFail first_of(const StressRuns& runs, const Threshold& line, const RunReader::Series& series, const std::string& strategy,
                     const std::vector<Intensity>& grid, Intensity at, sim::Day from, const std::map<std::string, std::string>& names) {
  constexpr std::uint32_t few = 5'000;  // rows that are looked at for every intensity
  const auto& file = runs.file();
  FirstToFail out{line, series, strategy, {}, series.rows, series.rows <= few};
  const auto count = [&](Intensity intensity, std::vector<std::uint32_t>& times, std::vector<double>& days) {
    const auto found = runs.find(intensity);
    for (std::uint32_t replicate = 0; replicate < file.replicates(); ++replicate) {
      const auto when = passes(line, file.time(), found->file->series(found->context, strategy, replicate, series.population, series.column),
                               file.series(control, strategy, replicate, series.population, series.column), series.rows, from, series.polarity);
      for (std::uint32_t row = 0; row < series.rows; ++row)
        if (when[row]) ++times[row], days[row] += *when[row] - from;
    }
  };
  std::vector<std::optional<Intensity>> smallest(series.rows);
  if (out.intensities)
    for (const auto intensity : grid) {
      std::vector<std::uint32_t> times(series.rows, 0);
      std::vector<double> days(series.rows, 0);
      count(intensity, times, days);
      for (std::uint32_t row = 0; row < series.rows; ++row)
        if (!smallest[row] && times[row] > 0 && 2 * times[row] >= file.replicates()) smallest[row] = intensity;
    }
  std::vector<std::uint32_t> times(series.rows, 0);
  std::vector<double> days(series.rows, 0);
  count(at, times, days);
  for (std::uint32_t row = 0; row < series.rows; ++row)
    if (times[row] > 0 && 2 * times[row] >= file.replicates())
      out.rows.push_back({series.row_names[row], named(names, series.row_names[row]), times[row], days[row] / times[row], smallest[row]});
  std::stable_sort(out.rows.begin(), out.rows.end(), [](const auto& a, const auto& b) {
    const auto strength = [](const auto& row) { return row.smallest.value_or(Intensity(std::numeric_limits<std::int64_t>::max())); };
    return strength(a) != strength(b) ? strength(a) < strength(b) : a.days < b.days;
  });
  return out;
}

std::vector<Assumption> assumptions_of(const RunReader& file) {
  std::vector<Assumption> out;
  std::set<std::string> seen;
  for (auto row : file.parameters()) {
    const auto at = row.source.find("assumed");
    if (at == std::string::npos || row.parameter == "intensity") continue;
    if (const auto slash = row.instance.find('/'); slash != std::string::npos) {  // of a context or strategy: the same in each
      const auto owner = row.instance.substr(0, slash);
      const auto is = [&](const auto& choice) { return choice.name == owner; };
      if (std::any_of(file.contexts().begin(), file.contexts().end(), is)) row.instance.erase(0, slash + 1);
    }
    if (seen.insert(row.instance + '\n' + row.parameter + '\n' + row.value).second) out.push_back({row, at != 0});
  }
  return out;
}

}  // namespace

Band ResponseCurve::Point::band(double Response::*value) const {
  std::vector<double> values;
  for (const auto& one : each) values.push_back(one.*value);
  return app::band(values);
}

sim::Day crisis_begins(const RunReader& file) {
  sim::Day first = file.time().empty() ? 0 : file.time().back();
  for (const auto& event : file.events())
    if (event.kind == "crisis") first = std::min(first, event.from);
  return first;
}

std::vector<std::string> usual_series(const RunReader& file) {
  std::vector<std::string> usual, all;
  for (const auto column : usual_columns)
    for (const auto& series : file.series())
      if (series.rows == 1 && series.column == column) usual.push_back(name_of(series));
  for (const auto& series : file.series())
    if (series.rows == 1) all.push_back(name_of(series));
  return usual.empty() ? all : usual;
}

StressFindings find_out(const StressRuns& runs, const std::vector<Intensity>& grid, Intensity at, const std::vector<std::string>& series,
                        const std::vector<Threshold>& lines) {
  const auto& file = runs.file();
  StressFindings out;
  out.from = crisis_begins(file), out.at = at;
  const auto names = place_names(file);
  std::set<std::string> columns;
  for (const auto& name : series) columns.insert(name.substr(name.find('.') + 1));
  for (const auto& strategy : file.strategies()) {
    for (const auto& name : series) out.curves.push_back(curve_of(runs, series_of(file, name), strategy.name, grid, out.from));
    for (const auto& one : file.series())
      if (one.rows > 1 && columns.contains(one.column)) {
        auto worst = worst_of(runs, one, strategy.name, at, out.from, names);
        if (!worst.rows.empty()) out.worst.push_back(std::move(worst));
      }
    for (const auto& line : lines) {
      const auto& its = series_of(file, line.series());
      out.first.push_back(first_of(runs, line, its, strategy.name, grid, at, out.from, names));
    }
  }
  out.assumptions = assumptions_of(file);
  for (const auto& one : file.statements())
    if (one.imputed) out.imputed.push_back(one);
  return out;
}

}  // namespace app
