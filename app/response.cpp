// app/response.cpp -- the formulas are those of study; here they become shares of normal.
#include "app/response.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace app {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

// Performance at the last instant at which it is defined.
double last_performance(std::span<const double> crisis, std::span<const double> control, study::Polarity polarity) {
  for (auto i = std::min(crisis.size(), control.size()); i-- > 0;)
    if (!std::isnan(crisis[i]) && !std::isnan(control[i])) return study::performance(crisis[i], control[i], polarity);
  return unknown;
}

}  // namespace

std::span<const ResponseMeasure> response_measures() {
  constexpr std::string_view share = "1", days = "day", own;
  static constexpr std::array all{
      ResponseMeasure{"loss", share, {"share of normal lost", "part de la normale perdue"}, &Response::loss},
      ResponseMeasure{"loss_days", days, {"loss integral, days of normal", "perte intégrée, jours de la normale"}, &Response::loss_days},
      ResponseMeasure{"mean_loss", own, {"mean loss", "perte moyenne"}, &Response::mean_loss},
      ResponseMeasure{"worst", share, {"worst point, share below normal", "pire moment, part sous la normale"}, &Response::worst},
      ResponseMeasure{"worst_difference", own, {"worst difference from the control", "pire écart au témoin"}, &Response::worst_difference},
      ResponseMeasure{"end", share, {"at the end, share below normal", "à la fin, part sous la normale"}, &Response::end},
      ResponseMeasure{"end_difference", own, {"difference from the control at the end", "écart au témoin à la fin"}, &Response::end_difference},
      ResponseMeasure{"recovery_time", days, {"days to recovery", "jours jusqu'au rétablissement"}, &Response::recovery_time},
      ResponseMeasure{"censored", share, {"not seen to recover", "rétablissement non observé"}, &Response::censored}};
  return all;
}

Response respond(std::span<const sim::Day> time, std::span<const double> crisis, std::span<const double> control, sim::Day from,
                 study::Polarity polarity) {
  const auto measured = study::measure(time, crisis, control, from, polarity);
  Response out;
  out.loss = 1 - measured.resilience;
  out.loss_days = measured.loss;
  out.mean_loss = measured.mean_loss;
  out.worst = std::max(0.0, 1 - measured.robustness);
  if (std::isnan(measured.robustness)) out.worst = unknown;
  out.worst_difference = measured.worst_difference;
  out.end = 1 - last_performance(crisis, control, polarity);
  out.end_difference = measured.end_difference;
  out.recovery_time = measured.recovery_time;
  out.censored = measured.censored;
  return out;
}

Band band(std::span<const double> values) {
  constexpr std::size_t enough = 10;
  const auto interval = study::interval(values);
  Band out{interval.count, interval.mean, interval.half, unknown, unknown};
  if (interval.count < enough) return out;
  std::vector<double> defined;
  for (const double value : values)
    if (!std::isnan(value)) defined.push_back(value);
  out.low = study::quantile(defined, 0.1), out.high = study::quantile(defined, 0.9);
  return out;
}

}  // namespace app
