// app/response.hpp -- what a crisis did to one series in one run, as numbers of a response curve; and over replicates.
#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "sim/kernel/calendar.hpp"
#include "sim/kernel/keys.hpp"
#include "study/resilience.hpp"

namespace app {

// Against the control with the same luck, from the crisis's first day to the end. What is good and what is bad: each series says it (Polarity).
struct Response {
  double loss = 0;              // share of normal performance lost, gains left out
  double loss_days = 0;         // [day] the same as an integral
  double mean_loss = 0;         // [unit of the series] mean shortfall, or excess where more is worse
  double worst = 0;             // share by which performance was below normal at its lowest
  double worst_difference = 0;  // [unit of the series] with its sign
  double end = 0;               // share below normal at the end; negative: above
  double end_difference = 0;    // [unit of the series] with its sign
  double recovery_time = 0;     // [day]; a lower bound where censored
  double censored = 0;          // 1: not seen to recover
};

struct ResponseMeasure {
  std::string_view name, unit;  // unit "": that of the series
  sim::Text label;
  double Response::*value;
};
std::span<const ResponseMeasure> response_measures();

Response respond(std::span<const sim::Day> time, std::span<const double> crisis, std::span<const double> control, sim::Day from,
                 study::Polarity polarity);

struct Band {
  std::size_t count = 0;       // replicates in which it is defined
  double mean = 0, half = 0;   // 95 %, Student's t; half is NaN with a single one
  double low = 0, high = 0;    // quantiles 0.1 and 0.9; NaN with less than ten
};
Band band(std::span<const double> values);

}  // namespace app
