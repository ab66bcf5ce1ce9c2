// sim/io/run_tables.cpp -- root attributes, contexts, strategies, statements, events, parameters, warnings.
#include "sim/io/run_tables.hpp"

#include <fmt/format.h>

#include "sim/io/provenance.hpp"

namespace io {
namespace {

using hdf5::Dataset;
using hdf5::DimensionScales;
using hdf5::Group;

// ---- a table: parallel one-dimensional datasets along a dimension `row`; absent when it has no rows

class Table {
 public:
  Table(Group& root, std::string_view name, std::size_t rows, DimensionScales& scales)
      : group_(root.create_group(name)), row_(scales.declare(group_, "row", rows)), scales_(&scales) {}

  template <class Rows, class Column> Dataset add(std::string_view name, const Rows& rows, Column column) {
    using Cell = std::remove_cvref_t<decltype(column(rows.front()))>;
    std::vector<Cell> cells;
    for (const auto& row : rows) cells.push_back(column(row));
    auto made = group_.create(name, std::span<const Cell>(cells));
    scales_->attach(made, {&row_});
    return made;
  }

 private:
  Group group_;
  Dataset row_;
  DimensionScales* scales_;
};

void write_choices(Group& root, std::string_view name, const std::vector<RunPlan::Choice>& rows,
                   DimensionScales& scales) {
  Table table(root, name, rows.size(), scales);
  table.add("name", rows, [](const auto& row) { return row.name; });
  table.add("title_en", rows, [](const auto& row) { return row.title_en; });
  table.add("title_fr", rows, [](const auto& row) { return row.title_fr; });
}

void write_statements(Group& root, const std::vector<sim::Statement>& rows, DimensionScales& scales) {
  if (rows.empty()) return;
  Table table(root, "statements", rows.size(), scales);
  table.add("place", rows, [](const auto& row) { return row.place; });
  table.add("place_name", rows, [](const auto& row) { return row.place_name; });
  table.add("label_en", rows, [](const auto& row) { return row.label_en; });
  table.add("label_fr", rows, [](const auto& row) { return row.label_fr; });
  table.add("figure", rows, [](const auto& row) { return row.figure; });
  table.add("unit", rows, [](const auto& row) { return row.unit; });
  table.add("source", rows, [](const auto& row) { return row.source; });
  table.add("note", rows, [](const auto& row) { return row.note; });
  table.add("year", rows, [](const auto& row) { return row.year; });
  table.add("stated", rows, [](const auto& row) { return row.stated; });
  table.add("settled", rows, [](const auto& row) { return row.settled; });
  auto imputed = table.add("imputed", rows, [](const auto& row) { return std::uint8_t{row.imputed}; });
  const std::vector<std::uint8_t> values{0, 1};
  imputed.put("flag_values", std::span<const std::uint8_t>(values));
  imputed.put("flag_meanings", "false true");
}

void write_events(Group& root, const std::vector<RunPlan::Event>& rows, DimensionScales& scales) {
  if (rows.empty()) return;
  Table table(root, "events", rows.size(), scales);
  table.add("choice", rows, [](const auto& row) { return row.choice; });
  table.add("kind", rows, [](const auto& row) { return row.kind; });
  table.add("title_en", rows, [](const auto& row) { return row.title_en; });
  table.add("title_fr", rows, [](const auto& row) { return row.title_fr; });
  auto from = table.add("from", rows, [](const auto& row) { return row.from; });
  auto until = table.add("until", rows, [](const auto& row) { return row.until; });
  mark_days(from);
  mark_days(until);
  table.add("source", rows, [](const auto& row) { return row.source; });
}

void write_parameters(Group& root, const std::vector<RunPlan::ParameterRow>& rows, DimensionScales& scales) {
  if (rows.empty()) return;
  Table table(root, "parameters", rows.size(), scales);
  table.add("instance", rows, [](const auto& row) { return row.instance; });
  table.add("parameter", rows, [](const auto& row) { return row.parameter; });
  table.add("unit", rows, [](const auto& row) { return row.unit; });
  table.add("value", rows, [](const auto& row) { return row.value; });
  table.add("low", rows, [](const auto& row) { return row.low; });
  table.add("high", rows, [](const auto& row) { return row.high; });
  table.add("source", rows, [](const auto& row) { return row.source; });
  table.add("meaning_en", rows, [](const auto& row) { return row.meaning_en; });
  table.add("meaning_fr", rows, [](const auto& row) { return row.meaning_fr; });
}

void write_warnings(Group& root, const std::vector<std::pair<std::string, std::string>>& rows,
                    DimensionScales& scales) {
  if (rows.empty()) return;
  Table table(root, "warnings", rows.size(), scales);
  table.add("en", rows, [](const auto& row) { return row.first; });
  table.add("fr", rows, [](const auto& row) { return row.second; });
}

}  // namespace

void mark_days(Dataset& dataset) {
  dataset.put("units", "days since 1970-01-01");
  dataset.put("calendar", "proleptic_gregorian");
}

void write_root(Group& root, const RunPlan& plan) {
  root.put("format", run_format);
  root.put("format_version", run_format_version);
  root.put("Conventions", "CF-1.8");
  root.put("title", plan.title_en);
  root.put("name", plan.name);
  root.put("title_en", plan.title_en);
  root.put("title_fr", plan.title_fr);
  root.put("question_en", plan.question_en);
  root.put("question_fr", plan.question_fr);
  root.put("scenario", plan.scenario_json);
  root.put("seed", plan.seed);
  root.put("replicates", plan.replicates);
  root.put("steps", plan.clock.steps);
  root.put("step", sim::name(plan.clock.step));
  const auto from = provenance();
  root.put("version", from.version);
  root.put("commit", from.commit);
  root.put("compiler", from.compiler);
  for (const auto& [library, version] : from.libraries) root.put(library + "_version", version);
  root.put("created", from.created);
  for (const auto& [name, text] : plan.origin) root.put(name, text);
  root.put("complete", std::int32_t{0});
}

void write_tables(Group& root, const RunPlan& plan, DimensionScales& scales) {
  write_choices(root, "contexts", plan.contexts, scales);
  write_choices(root, "strategies", plan.strategies, scales);
  write_statements(root, plan.statements, scales);
  write_events(root, plan.events, scales);
  write_parameters(root, plan.parameters, scales);
  write_warnings(root, plan.warnings, scales);
}

}  // namespace io
