// app/stress_report.hpp -- a stress test as people and programs read it: text, Markdown, JSON and CSV from one value.
#pragma once
#include <string>
#include <vector>

#include "app/reverse_stress.hpp"
#include "app/stress_findings.hpp"
#include "app/stress_plan.hpp"
#include "app/text.hpp"
#include "sim/io/run_reader.hpp"

namespace app {

struct StressReport {
  const io::RunReader& file;
  std::string scenario;  // as it was named
  std::vector<StressPlan::Crisis> crises;
  std::vector<Intensity> grid;  // 0 left out
  Intensity tolerance;
  StressFindings findings;
  std::vector<Reverse> reverse;
  std::string reverse_file;  // empty: no run was needed between the points of the grid
};

std::string stress_text(const StressReport& report, const Voice& voice);
std::string stress_markdown(const StressReport& report, const Voice& voice);
std::string stress_json(const StressReport& report);
std::string stress_csv(const StressReport& report);

// Into PATH by its ending (.json, .csv, .md), or into a folder as stress.json, stress.csv and stress.md. What an earlier
// stress test wrote there is replaced, anything else only if `force`.
void write_stress(const StressReport& report, const std::string& path, bool force, const Voice& voice);
// Before any work: would it be refused?
void refuse_report(const std::string& path, bool force);

}  // namespace app
