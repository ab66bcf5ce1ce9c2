// study/early_warning.cpp -- critical slowing down: does memory grow before a change?
#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/kernel/rng.hpp"
#include "study/resilience.hpp"

namespace study {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t least = 20;  // values; assumed

double mean(std::span<const double> x) {
  double sum = 0;
  for (const double value : x) sum += value;
  return x.empty() ? none : sum / static_cast<double>(x.size());
}

struct Rolling {
  std::vector<double> ar1, variance;
};
Rolling rolling(std::span<const double> x, std::size_t window) {
  Rolling out;
  for (std::size_t at = 0; at + window <= x.size(); ++at) {
    out.ar1.push_back(autocorrelation(x.subspan(at, window)));
    out.variance.push_back(variance(x.subspan(at, window)));
  }
  return out;
}

double trend(std::span<const double> x) {
  std::vector<double> order(x.size());
  for (std::size_t i = 0; i < x.size(); ++i) order[i] = static_cast<double>(i);
  return kendall(order, x);
}

}  // namespace

double variance(std::span<const double> x) {
  if (x.size() < 2) return none;
  const double middle = mean(x);
  double squares = 0;
  for (const double value : x) squares += (value - middle) * (value - middle);
  return squares / static_cast<double>(x.size() - 1);
}

double autocorrelation(std::span<const double> x) {
  if (x.size() < 3) return none;
  const auto before = x.first(x.size() - 1), after = x.subspan(1);
  const double a = mean(before), b = mean(after);
  double products = 0, first = 0, second = 0;
  for (std::size_t i = 0; i < before.size(); ++i) {
    products += (before[i] - a) * (after[i] - b);
    first += (before[i] - a) * (before[i] - a), second += (after[i] - b) * (after[i] - b);
  }
  return first > 0 && second > 0 ? products / std::sqrt(first * second) : none;
}

double kendall(std::span<const double> x, std::span<const double> y) {
  const std::size_t n = std::min(x.size(), y.size());
  double score = 0, in_x = 0, in_y = 0;  // pairs that agree less those that disagree; pairs not tied
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = i + 1; j < n; ++j) {
      const int a = (x[j] > x[i]) - (x[j] < x[i]), b = (y[j] > y[i]) - (y[j] < y[i]);
      score += a * b, in_x += a != 0, in_y += b != 0;
    }
  return in_x > 0 && in_y > 0 ? score / std::sqrt(in_x * in_y) : none;
}

std::vector<double> detrended(std::span<const double> x, double bandwidth) {
  const double width = std::max(bandwidth * static_cast<double>(x.size()), 1e-9);
  std::vector<double> kernel(x.size()), out(x.size());
  for (std::size_t i = 0; i < kernel.size(); ++i) kernel[i] = std::exp(-0.5 * std::pow(static_cast<double>(i) / width, 2));
  for (std::size_t i = 0; i < x.size(); ++i) {
    double sum = 0, weights = 0;
    for (std::size_t j = 0; j < x.size(); ++j) {
      const double weight = kernel[i > j ? i - j : j - i];
      sum += weight * x[j], weights += weight;
    }
    out[i] = x[i] - sum / weights;
  }
  return out;
}

EarlyWarning early_warning(std::span<const double> x, const EarlyWarningManner& manner) {
  EarlyWarning out;
  out.ar1_trend = out.variance_trend = out.ar1_p = out.variance_p = none;
  const bool whole = std::none_of(x.begin(), x.end(), [](double value) { return !std::isfinite(value); });
  if (x.size() < least || !whole || !(variance(x) > 0)) return out;
  const auto residuals = detrended(x, manner.bandwidth);
  const auto window = std::max<std::size_t>(static_cast<std::size_t>(manner.window * static_cast<double>(x.size())), least / 2);
  auto [ar1, spread] = rolling(residuals, window);
  out.ar1 = std::move(ar1), out.variance = std::move(spread);
  out.ar1_trend = trend(out.ar1), out.variance_trend = trend(out.variance);

  const double memory = std::clamp(autocorrelation(residuals), -0.999, 0.999), deviation = std::sqrt(variance(residuals));
  const std::uint64_t key = sim::luck_key(manner.seed, 0, "early_warning");
  double as_high = 1, as_wide = 1;  // the series itself is one of them
  for (std::uint32_t s = 0; s < manner.surrogates; ++s) {
    sim::Rng luck(key, sim::Step{s}, 0);
    std::vector<double> surrogate(x.size());
    double value = deviation * luck.normal();
    for (auto& one : surrogate) {
      one = value;
      value = memory * value + std::sqrt(1 - memory * memory) * deviation * luck.normal();
    }
    const auto [a, v] = rolling(surrogate, window);
    as_high += trend(a) >= out.ar1_trend, as_wide += trend(v) >= out.variance_trend;
  }
  out.surrogates = manner.surrogates;
  out.ar1_p = as_high / (manner.surrogates + 1.0), out.variance_p = as_wide / (manner.surrogates + 1.0);
  return out;
}

}  // namespace study
