// app/ranges_report.hpp -- ranges as people and programs read them: text, Markdown, JSON and CSV from one value.
#pragma once
#include <string>

#include "app/ranges_findings.hpp"
#include "app/text.hpp"
#include "sim/io/run_reader.hpp"

namespace app {

std::string ranges_text(const io::RunReader& file, const RangesFindings& findings, const Voice& voice);
std::string ranges_markdown(const io::RunReader& file, const RangesFindings& findings, const Voice& voice);
std::string ranges_json(const io::RunReader& file, const RangesFindings& findings, const std::string& scenario);
std::string ranges_csv(const RangesFindings& findings);

// One sentence for the summary of a run: the range of euros that this comparison was found to have; empty if it has none.
std::string range_line(const RangesFindings& findings, const std::string& reference, const std::string& other, const std::string& within,
                       const Voice& voice);

// FILE.json, FILE.csv or FILE.md; an earlier report is replaced, anything else only if `force`.
void write_ranges(const io::RunReader& file, const RangesFindings& findings, const std::string& scenario, const std::string& path, bool force,
                  const Voice& voice);
// Before any work: would it be refused?
void refuse_ranges(const std::string& path, bool force);

}  // namespace app
