// app/attribution_findings.hpp -- what of each result each mechanism carries: paired differences with their intervals.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/attribution_plan.hpp"
#include "app/factorial.hpp"
#include "app/series_measure.hpp"
#include "sim/io/run_reader.hpp"
#include "study/contrasts.hpp"

namespace app {

struct Carried {  // by what is off
  study::Interval without;  // the result without it
  study::Interval part;     // the result with all on less that
  bool zero = false;        // the part, in every replicate
};
struct PairOf {
  std::size_t one = 0, other = 0;
  Carried both;
  study::Interval interaction;  // the part of both less the part of each alone
  bool zero = false;
};
struct SharedOut {  // Shapley's value
  study::Interval part;
  double orders_half = 0;
  bool zero = false;
};

struct AttributedLine {  // of one measure of one series
  io::RunReader::Series series;
  Of of = Of::mean;
  study::Interval whole;  // the result, all on
  bool whole_zero = false;
  std::vector<Carried> alone;           // of each mechanism
  std::optional<Carried> all;           // with all off: what the rest of the model does
  std::optional<study::Interval> rest;  // the part of all less the sum of the parts of each
  std::vector<PairOf> pairs;
  std::vector<SharedOut> shapley;

  bool zero() const;  // the result and every part of it
  // Mechanisms by the size of their part, those that carry nothing left out.
  std::vector<std::size_t> ranked() const;
  // The first of them, if chance does not explain its part.
  std::optional<std::size_t> first() const;
};

struct AttributedResult {
  Result result;
  sim::Day from = 0;  // first day of the crisis or policy, for means
  std::vector<AttributedLine> lines;
};

struct AttributionFindings {
  std::vector<std::string> mechanisms;
  study::Orders orders;
  std::vector<AttributedResult> results;
  std::optional<FactorialFindings> factors;
  std::size_t intervals() const;  // how many were taken, so that some miss by chance
};

AttributionFindings find_parts(const io::RunReader& file, const AttributionPlan& plan, const std::vector<std::string>& series);

}  // namespace app
