// study/run_resilience.hpp -- resilience of the runs of a file: which context is the control, and every row of every series.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/io/run_file.hpp"
#include "sim/io/run_reader.hpp"
#include "study/resilience.hpp"

namespace study {

struct Question {
  std::string control;                                       // a context
  std::vector<std::string> series;                           // as population.column; none: all
  std::vector<std::string> by;                               // populations; none: all
  std::vector<std::pair<std::string, Polarity>> polarities;  // of a column or population.column, instead of what the file says
  Manner manner;
};

// The contexts without dated crises.
std::vector<std::string> calm_contexts(const std::vector<io::RunPlan::Choice>& contexts,
                                       const std::vector<io::RunPlan::Event>& events);

struct Shock {
  sim::Day from = 0;              // first day of the first crisis; the first instant if the context has none
  std::optional<sim::Day> again;  // first day of the next one of the same title
};
Shock shock(std::string_view context, const std::vector<io::RunPlan::Event>& events, sim::Day start);

// All rows of one series together.
struct Across {
  double hit = 0;                      // share of the rows that leave the band
  double recovered = 0;                // share of those that are seen to come back; NaN if none was hit
  double gini = 0;                     // of the loss in days, rows weighted by their control
  double reorientation = 0;            // of shares, from the shock to the end
  double turnover = 0;                 // of shares, against the control at the end
  double without_largest = 0, diversity = 0, effective_number = 0;  // at the end; see Redundancy
  double effective_number_change = 0;  // against the control
};
std::span<const MeasureOf<Across>> across_measures();

// Functions are the series of populations with one row whose polarity is declared and not neutral.
struct Whole {
  double functions = 0, undefined = 0;  // how many have a performance; how many have none, as the control is 0
  double in_band = 0, recovered = 0;   // shares of the first that never leave the band; that leave it and are seen to come back
  double retained = 0;                 // both
  double turnover = 0;                 // mean over the series of which more is better, of populations with several rows
  double compositions = 0;             // how many
  double entries = 0, exits = 0;       // against the control at the end, where they are recorded
};
std::span<const MeasureOf<Whole>> whole_measures();

template <class Of> std::vector<double> numbers(const Of& of, std::span<const MeasureOf<Of>> measures) {
  std::vector<double> out;
  for (const auto& one : measures) out.push_back(of.*one.value);
  return out;
}

struct SeriesEffect {
  std::size_t series = 0;  // of RunReader::series()
  Polarity polarity = Polarity::undeclared;
  std::vector<Measured> rows;
  std::optional<Across> across;  // with more than one row
};
struct RunEffect {
  std::vector<SeriesEffect> series;
  Whole whole;
};
RunEffect effect(const io::RunReader& file, const Question& question, const std::string& context, const std::string& strategy,
                 std::uint32_t replicate);

// Over replicates. A time to recovery that is censored in one of them has no mean.
Interval interval_of(std::string_view measure, std::span<const double> values, std::span<const double> censored);

// What holds for all such numbers, in both languages: said wherever they are shown.
std::vector<sim::Text> caveats(std::uint32_t replicates);

// For a plan with exactly one calm context and another: what /resilience of its file will hold, and the numbers.
std::optional<io::RunPlan::Derived> derived(const io::RunPlan& plan);
void derive(io::RunFile& file);  // nothing for a file without a place for them

}  // namespace study
