// app/attribution_report.hpp -- attribution as people and programs read it: text, Markdown, JSON and CSV from one value.
#pragma once
#include <string>

#include "app/attribution_findings.hpp"
#include "app/text.hpp"
#include "sim/io/run_reader.hpp"

namespace app {

struct Asked {  // by name: all that was is told; else the series and the measure of each that matter most
  bool series = false, measures = false;
};
std::string attribution_text(const io::RunReader& file, const AttributionFindings& findings, const Asked& asked, const Voice& voice);
std::string attribution_markdown(const io::RunReader& file, const AttributionFindings& findings, const Asked& asked, const Voice& voice);
std::string attribution_json(const io::RunReader& file, const AttributionFindings& findings, const std::string& scenario);
std::string attribution_csv(const AttributionFindings& findings);

// FILE.json, FILE.csv or FILE.md; an earlier report is replaced, anything else only if `force`.
void write_attribution(const io::RunReader& file, const AttributionFindings& findings, const std::string& scenario, const std::string& path, bool force,
                       const Asked& asked, const Voice& voice);
// Before any work: would it be refused?
void refuse_attribution(const std::string& path, bool force);

}  // namespace app
