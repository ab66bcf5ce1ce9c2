// app/threshold.hpp -- a line that a recorded series may pass, in words: "territory.jobs loss > 5%", "commune.firms_short > 3".
#pragma once
#include <span>
#include <string>

#include "sim/kernel/calendar.hpp"
#include "sim/kernel/keys.hpp"

namespace app {

// SERIES [loss|worst|end] (<|>) NUMBER[%]. With one of the three words: what was lost, as a share of the control with the
// same luck. Without: the series itself on any day since the crisis began, in its unit, or, with %, in hundredths of
// the control on that day.
struct Threshold {
  enum class Of { loss, worst, end, level, ratio };
  std::string text, population, column;
  Of of = Of::level;
  bool above = true;
  double value = 0;

  bool passed(double reached) const { return above ? reached > value : reached < value; }
  bool of_days() const { return of == Of::level || of == Of::ratio; }
  std::string series() const { return population + "." + column; }
};

// Throws ScenarioError in the name of `flag`.
Threshold parse_threshold(const std::string& text, const std::string& flag);

// How far the series, which declares whether more of it is better, went: what `passed` is asked about. Of a line over days the furthest; NaN if nothing was recorded.
double reached(const Threshold& line, std::span<const sim::Day> time, std::span<const double> crisis, std::span<const double> control,
               sim::Day from, sim::Polarity polarity);

}  // namespace app
