// app/ranges_findings.hpp -- differences between runs, with their range over assumptions that nobody can observe.
#pragma once
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/ranges_plan.hpp"
#include "app/series_measure.hpp"
#include "app/statistics.hpp"
#include "sim/io/run_reader.hpp"

namespace app {

struct RangedDifference {  // of one variant
  Variant variant;
  std::uint32_t replicates = 0;
  Estimate difference;  // mean over replicates of pairs of common luck; its half is NaN with a single one
  double share = 0;     // of the reference's value; NaN where that is 0
  bool unclear() const { return !(std::abs(difference.mean) > difference.half); }
};

struct RangedLine {  // of one series
  using Of = app::Of;
  io::RunReader::Series series;
  Of of = Of::total;
  std::string unit;  // of the difference: EUR where the series is EUR/step and summed
  bool money = false;
  std::vector<RangedDifference> all;  // the base first; variants without a whole run left out
  std::size_t low = 0, high = 0;      // of `all`, the base included
  bool zero = true;                   // in every variant
  bool changes_sign = false;          // some variant's mean has not the sign of the base's
  const RangedDifference& base() const { return all.front(); }
};

struct RangedComparison {
  bool of_strategies = false;            // else of contexts
  std::string reference, other, within;  // within: the strategy, or the context, that both share
  sim::Day from = 0;                     // first day of the crisis or policy, for means
  std::vector<RangedLine> lines;
};

struct RangesFindings {
  std::vector<std::string> strategies;  // without variants
  std::vector<Variant> variants;        // the base first
  std::vector<RangedComparison> comparisons;
};

// Sets low, high, zero and changes_sign from `all`.
void find_extremes(RangedLine& line);

// A file in which some strategy is a variant of another.
bool holds_ranges(const io::RunReader& file);
// `series`: population.column of the whole; empty: all in euros, jobs, people without one, cash shortages and failures.
RangesFindings find_ranges(const io::RunReader& file, const std::vector<std::string>& series = {});

// The file of ranges beside that of a run, "runs/x.h5" -> "runs/x-ranges.h5"; the run's own if it holds them. None where there is
// none, or not of the same scenario, seed and time.
std::optional<io::RunReader> ranges_beside(const io::RunReader& run);

}  // namespace app
