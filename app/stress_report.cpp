// app/stress_report.cpp -- the report as data: JSON ("sillon-stress/1", docs/guide/stress-test.md) and long CSV.
#include "app/stress_report.hpp"

#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <fmt/format.h>

#include "app/territory_file.hpp"
#include "sim/kernel/error.hpp"
#include "sim/kernel/tree.hpp"

namespace app {
namespace {

namespace fs = std::filesystem;
using sim::Tree;

constexpr std::string_view format = "sillon-stress/1";
constexpr std::string_view csv_head = "part,strategy,series,row,intensity,measure,unit,replicates,mean,half_95,quantile_10,quantile_90\r\n";

Tree number(double value) { return std::isfinite(value) ? Tree::number(value) : Tree(); }
Tree both(const std::string& en, const std::string& fr) { return Tree::object({{"en", Tree::text(en)}, {"fr", Tree::text(fr)}}); }
Tree strength(const std::optional<Intensity>& intensity) { return intensity ? Tree::number(intensity->value()) : Tree(); }
std::string name_of(const io::RunReader::Series& series) { return series.population + "." + series.column; }
std::string unit_of(std::string_view unit, const io::RunReader::Series& series) { return std::string(unit.empty() ? series.unit : unit); }

Tree band_tree(const Band& band) {
  return Tree::object({{"replicates", Tree::whole(static_cast<std::int64_t>(band.count))},
                       {"mean", number(band.mean)},
                       {"half_95", number(band.half)},
                       {"quantile_10", number(band.low)},
                       {"quantile_90", number(band.high)}});
}

Tree curves(const StressReport& report) {
  Tree out = Tree::list();
  for (const auto& curve : report.findings.curves) {
    Tree points = Tree::list();
    for (const auto& point : curve.points) {
      Tree one = Tree::object({{"intensity", Tree::number(point.intensity.value())}});
      for (const auto& measure : response_measures()) {
        Tree its = band_tree(point.band(measure.value)), each = Tree::list();
        for (const auto& response : point.each) each.append(number(response.*measure.value));
        its.put("each", std::move(each));
        one.put(std::string(measure.name), std::move(its));
      }
      points.append(std::move(one));
    }
    out.append(Tree::object({{"series", Tree::text(name_of(curve.series))},
                             {"label", both(curve.series.label_en, curve.series.label_fr)},
                             {"unit", Tree::text(curve.series.unit)},
                             {"polarity", Tree::text(std::string(study::name(curve.polarity)))},
                             {"warning", both(curve.series.warning_en, curve.series.warning_fr)},
                             {"strategy", Tree::text(curve.strategy)},
                             {"points", std::move(points)}}));
  }
  return out;
}

Tree worst(const StressReport& report) {
  Tree out = Tree::list();
  for (const auto& list : report.findings.worst) {
    Tree rows = Tree::list();
    for (const auto& row : list.rows)
      rows.append(Tree::object({{"code", Tree::text(row.code)}, {"name", Tree::text(row.name)}, {"loss", band_tree(row.share)},
                                {"mean_loss", band_tree(row.mean_loss)}, {"part_of_all", number(row.part)}}));
    out.append(Tree::object({{"series", Tree::text(name_of(list.series))}, {"unit", Tree::text(list.series.unit)},
                             {"strategy", Tree::text(list.strategy)}, {"intensity", Tree::number(report.findings.at.value())},
                             {"ranked_by", Tree::text(list.by_share ? "loss" : "mean_loss")}, {"rows", std::move(rows)}}));
  }
  return out;
}

Tree first(const StressReport& report) {
  Tree out = Tree::list();
  for (const auto& list : report.findings.first) {
    Tree rows = Tree::list();
    for (const auto& row : list.rows)
      rows.append(Tree::object({{"code", Tree::text(row.code)}, {"name", Tree::text(row.name)}, {"replicates", Tree::whole(row.replicates)},
                                {"days", number(row.days)}, {"smallest_intensity", strength(row.smallest)}}));
    out.append(Tree::object({{"line", Tree::text(list.line.text)}, {"strategy", Tree::text(list.strategy)},
                             {"intensity", Tree::number(report.findings.at.value())}, {"of_rows", Tree::whole(static_cast<std::int64_t>(list.of))},
                             {"rows", std::move(rows)}}));
  }
  return out;
}

Tree crossing(const Crossing& one) {
  Tree out = Tree::object({{"breaks", strength(one.breaks)}, {"holds", strength(one.holds)}, {"reached", number(one.reached)},
                           {"monotone", Tree::boolean(!one.turns)}});
  if (one.turns) out.put("turns", Tree::list({Tree::number(one.turns->first.value()), Tree::number(one.turns->second.value())}));
  return out;
}

Tree reverse(const StressReport& report) {
  Tree out = Tree::list();
  for (const auto& one : report.reverse) {
    Tree each = Tree::list();
    for (const auto& replicate : one.each) each.append(crossing(replicate));
    out.append(Tree::object({{"line", Tree::text(one.line.text)}, {"strategy", Tree::text(one.strategy)},
                             {"tolerance", Tree::number(report.tolerance.value())}, {"mean", crossing(one.mean)}, {"each", std::move(each)}}));
  }
  return out;
}

Tree assumptions(const StressReport& report) {
  Tree parameters = Tree::list(), imputed = Tree::list(), warnings = Tree::list();
  for (const auto& [parameter, partly] : report.findings.assumptions)
    parameters.append(Tree::object({{"instance", Tree::text(parameter.instance)}, {"parameter", Tree::text(parameter.parameter)},
                                    {"value", Tree::text(parameter.value)}, {"unit", Tree::text(parameter.unit)},
                                    {"low", number(parameter.low)}, {"high", number(parameter.high)}, {"source", Tree::text(parameter.source)},
                                    {"in_part", Tree::boolean(partly)}, {"meaning", both(parameter.meaning_en, parameter.meaning_fr)}}));
  for (const auto& one : report.findings.imputed)
    imputed.append(Tree::object({{"place", Tree::text(one.place)}, {"figure", Tree::text(one.figure)}, {"settled", number(one.settled)},
                                 {"unit", Tree::text(one.unit)}, {"source", Tree::text(one.source)}, {"note", Tree::text(one.note)}}));
  for (const auto& [en, fr] : report.file.warnings()) warnings.append(both(en, fr));
  return Tree::object({{"parameters", std::move(parameters)}, {"imputed", std::move(imputed)}, {"warnings", std::move(warnings)}});
}

std::string cell(const std::string& text) {  // RFC 4180
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + '"';
}
std::string cell(double value) { return std::isfinite(value) ? fmt::format("{}", value) : ""; }

std::string csv_row(std::string_view part, const std::string& strategy, const std::string& series, const std::string& row, Intensity intensity,
                    std::string_view measure, const std::string& unit, const Band& band) {
  return fmt::format("{},{},{},{},{},{},{},{},{},{},{},{}\r\n", part, strategy, cell(series), cell(row), intensity.text(), measure, cell(unit),
                     band.count, cell(band.mean), cell(band.half), cell(band.low), cell(band.high));
}

// Written by an earlier stress test: by the mark that each kind of report carries.
bool ours(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  return text.starts_with(csv_head) || text.find(fmt::format("\"format\": \"{}\"", format)) != std::string::npos ||
         text.find(fmt::format("<!-- {}", format)) != std::string::npos;
}

std::vector<std::string> files(const std::string& path) {
  const auto ending = fs::path(path).extension().string();
  if (ending == ".json" || ending == ".csv" || ending == ".md") return {path};
  if (!ending.empty() && !fs::is_directory(path))
    throw sim::ScenarioError({{"--report", "", fmt::format("\"{}\" ends in none of .json, .csv and .md, and is no folder", path)}});
  return {(fs::path(path) / "stress.json").string(), (fs::path(path) / "stress.csv").string(), (fs::path(path) / "stress.md").string()};
}

}  // namespace

std::string stress_json(const StressReport& report) {
  const auto& file = report.file;
  Tree crises = Tree::list(), grid = Tree::list(), measures = Tree::list();
  for (const auto& crisis : report.crises)
    crises.append(Tree::object({{"file", Tree::text(crisis.path)}, {"from", Tree::text(crisis.from)}, {"title", both(crisis.title_en, crisis.title_fr)},
                                {"xxh3_128", Tree::text(crisis.fingerprint)}}));
  for (const auto intensity : report.grid) grid.append(Tree::number(intensity.value()));
  for (const auto& measure : response_measures())
    measures.append(Tree::object({{"name", Tree::text(std::string(measure.name))},
                                  {"unit", Tree::text(measure.unit.empty() ? "of the series" : std::string(measure.unit))},
                                  {"label", both(std::string(measure.label.en), std::string(measure.label.fr))}}));
  return readable_json(Tree::object(
      {{"format", Tree::text(std::string(format))},
       {"title", both(file.attribute("title_en"), file.attribute("title_fr"))},
       {"provenance",
        Tree::object({{"scenario", Tree::text(report.scenario)}, {"run_file", Tree::text(file.path())},
                      {"reverse_file", Tree::text(report.reverse_file)}, {"crises", std::move(crises)},
                      {"seed", Tree::whole(static_cast<std::int64_t>(file.seed()))}, {"replicates", Tree::whole(file.replicates())},
                      {"version", Tree::text(file.attribute("version"))}, {"commit", Tree::text(file.attribute("commit"))}})},
       {"measured_from", Tree::text(sim::format_date(report.findings.from))},
       {"measured_until", Tree::text(sim::format_date(file.time().back()))},
       {"intensities", std::move(grid)},
       {"measures", std::move(measures)},
       {"curves", curves(report)},
       {"worst", worst(report)},
       {"first_to_fail", first(report)},
       {"reverse", reverse(report)},
       {"assumptions", assumptions(report)}}));
}

std::string stress_csv(const StressReport& report) {
  std::string out(csv_head);
  for (const auto& curve : report.findings.curves)
    for (const auto& point : curve.points)
      for (const auto& measure : response_measures())
        out += csv_row("curve", curve.strategy, name_of(curve.series), "", point.intensity, measure.name, unit_of(measure.unit, curve.series),
                       point.band(measure.value));
  for (const auto& list : report.findings.worst)
    for (const auto& row : list.rows) {
      out += csv_row("worst", list.strategy, name_of(list.series), row.code, report.findings.at, "loss", "1", row.share);
      out += csv_row("worst", list.strategy, name_of(list.series), row.code, report.findings.at, "mean_loss", list.series.unit, row.mean_loss);
    }
  for (const auto& list : report.findings.first)
    for (const auto& row : list.rows)
      out += fmt::format("first,{},{},{},{},{},day,{},{},,,\r\n", list.strategy, name_of(list.series), cell(row.code), report.findings.at.text(),
                         cell(list.line.text), row.replicates, cell(row.days));
  for (const auto& one : report.reverse) {
    const auto row = [&](const std::string& which, const Crossing& crossing) {
      out += fmt::format("reverse,{},{},{},{},{},1,,{},,,\r\n", one.strategy, cell(one.line.series()), which,
                         crossing.breaks ? crossing.breaks->text() : "", cell(one.line.text), cell(crossing.reached));
    };
    row("mean", one.mean);
    for (std::size_t i = 0; i < one.each.size(); ++i) row(fmt::format("replicate {}", i), one.each[i]);
  }
  return out;
}

void refuse_report(const std::string& path, bool force) {
  if (path.empty()) return;
  for (const auto& file : files(path)) refuse_existing(file, force || ours(file));
}

void write_stress(const StressReport& report, const std::string& path, bool force, const Voice& voice) {
  if (path.empty()) return;
  refuse_report(path, force);
  for (const auto& file : files(path)) {
    std::error_code failed;
    if (const auto folder = fs::path(file).parent_path(); !folder.empty()) fs::create_directories(folder, failed);
    if (failed) throw sim::FileError(file, "", fmt::format("cannot make its folder: {}", failed.message()));
    const auto ending = fs::path(file).extension();
    write_text(file, ending == ".json" ? stress_json(report) : ending == ".csv" ? stress_csv(report) : stress_markdown(report, voice), true);
  }
}

}  // namespace app
