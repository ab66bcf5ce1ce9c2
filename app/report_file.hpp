// app/report_file.hpp -- a report as a file: FILE.json, FILE.csv or FILE.md, known again as ours by the mark that it carries.
#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "sim/kernel/tree.hpp"

namespace app {

struct ReportMark {
  std::string_view format;    // "sillon-ranges/1"
  std::string_view csv_head;  // first line of the table
  std::string comment(std::string_view version) const;  // the last line of Markdown
};

// Before any work: would it be refused? Another ending, or a file that is there and no earlier report of this kind, unless `force`.
void refuse_report_file(const ReportMark& mark, const std::string& path, bool force);
// `text`: given ".json", ".csv" or ".md". Nothing for an empty path.
void write_report_file(const ReportMark& mark, const std::string& path, bool force, const std::function<std::string(std::string_view ending)>& text);

// In JSON: null where it is no number; a text in both languages.
sim::Tree number_tree(double value);
sim::Tree text_tree(const std::string& en, const std::string& fr);

}  // namespace app
