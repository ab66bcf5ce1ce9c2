// sim/io/csv.cpp -- CSV files as lists of objects.
#include <algorithm>

#include <fmt/format.h>

#include "sim/io/json.hpp"
#include "sim/io/source_text.hpp"

namespace io {
namespace {

void check_header(const CsvRecord& header, Findings& findings) {
  if (!header.problem.empty()) findings.add(header.problem_offset, "", header.problem);
  for (std::size_t i = 0; i < header.cells.size(); ++i) {
    const auto& name = header.cells[i];
    if (name.empty())
      findings.add(header.offsets[i], "", fmt::format("column {} has no name", i + 1));
    else if (const auto here = header.cells.begin() + static_cast<std::ptrdiff_t>(i);
             std::find(header.cells.begin(), here, name) != here)
      findings.add(header.offsets[i], "", fmt::format("the column \"{}\" stands twice", name));
  }
}

}  // namespace

sim::Tree read_csv(const std::filesystem::path& path) {
  const std::string text = load(path);
  const auto file = std::make_shared<const std::string>(path.string());
  Findings findings;
  CsvRecords records(text);
  CsvRecord header, record;
  if (!records.next(header)) findings.add(0, "", "the file is empty, expected a row of column names");
  check_header(header, findings);

  std::vector<sim::Tree> rows;
  for (std::size_t values = 0; records.next(record); values += record.cells.size()) {
    const std::string pointer = fmt::format("/{}", rows.size());
    if (values > most_values) {
      findings.add(record.offsets[0], pointer, fmt::format("more than {} values", most_values));
      break;
    }
    if (!record.problem.empty())
      findings.add(record.problem_offset, pointer, record.problem);
    else if (record.cells.size() != header.cells.size())
      findings.add(
          record.offsets[0], pointer,
          fmt::format("a row of {}, expected {} as in the header", record.cells.size(), header.cells.size()));
    std::vector<sim::Tree::Member> members;
    for (std::size_t i = 0; i < std::min(record.cells.size(), header.cells.size()); ++i) {
      members.emplace_back(header.cells[i], sim::Tree::text(std::move(record.cells[i])));
      members.back().second.place(file, pointer + sim::pointer_segment(header.cells[i]));
    }
    rows.push_back(sim::Tree::object(std::move(members)));
    rows.back().place(file, pointer);
  }
  if (!findings.empty()) throw sim::ScenarioError(findings.settle(text, *file));
  auto table = sim::Tree::list(std::move(rows));
  table.place(file, "");
  return table;
}

}  // namespace io
