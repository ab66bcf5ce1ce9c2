// app/factorial.hpp -- main effects and interactions of a scenario's factors, from the runs of all their combinations.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/series_measure.hpp"
#include "app/text.hpp"
#include "models/scenario_factors.hpp"
#include "sim/io/run_reader.hpp"
#include "study/contrasts.hpp"

namespace app {

struct FactorContrast {
  study::Contrast::Kind kind = study::Contrast::Kind::main;
  std::vector<std::size_t> levels;
  study::Interval interval;
  bool zero = false;  // in every replicate
};
struct FactorLine {  // of one measure of one series in one context
  std::string context;
  sim::Day from = 0;  // first day of the crisis, or of the first policy: for means
  io::RunReader::Series series;
  Of of = Of::mean;
  std::vector<FactorContrast> all;
  bool zero() const;
};
struct FactorialFindings {
  models::Design design;
  std::vector<FactorLine> lines;
};

std::string_view name(study::Contrast::Kind kind);  // "main" ...
// "platform = on, groups = on": the levels that are not the first.
std::string term(const models::Design& design, const FactorContrast& contrast);

// Nothing for a file whose scenario has no factors, or in which not all combinations were run. Empty lists: all contexts, the usual
// measures.
std::optional<FactorialFindings> find_factorial(const io::RunReader& file, const std::vector<std::string>& series, const std::vector<std::string>& contexts,
                                                const std::vector<Of>& measures);

// One table for each series and context, of the first measure of each unless `all`.
std::string factorial_text(const FactorialFindings& findings, bool all, bool markdown, const Voice& voice);

}  // namespace app
