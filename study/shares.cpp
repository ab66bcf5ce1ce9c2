// study/shares.cpp -- what is said of shares, groups and places: concentration, turnover, inequality, expected change.
#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "study/resilience.hpp"

namespace study {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

double known(double x) { return std::isnan(x) ? 0 : x; }
double total(std::span<const double> amounts) {
  double sum = 0;
  for (const double amount : amounts) sum += known(amount);
  return sum;
}

}  // namespace

Redundancy redundancy(std::span<const double> amounts) {
  const double sum = total(amounts);
  if (!(sum > 0)) return {none, none, none};
  double largest = 0, squares = 0, entropy = 0;
  for (const double amount : amounts) {
    const double share = known(amount) / sum;
    largest = std::max(largest, share);
    squares += share * share;
    if (share > 0) entropy -= share * std::log(share);
  }
  return {1 - largest, 1 - squares, std::exp(entropy)};
}

double resourcefulness(double mobilised, double need) { return need > 0 ? mobilised / need : none; }
double macro_resilience(double asset_loss, double welfare_loss) { return welfare_loss > 0 ? asset_loss / welfare_loss : none; }

double reorientation(std::span<const double> before, std::span<const double> after) {
  const double old = total(before), now = total(after);
  if (!(old > 0) || !(now > 0)) return none;
  double moved = 0;
  for (std::size_t i = 0; i < std::max(before.size(), after.size()); ++i)
    moved += std::abs((i < after.size() ? known(after[i]) / now : 0) - (i < before.size() ? known(before[i]) / old : 0));
  return moved / 2;
}

double gini(std::span<const double> amounts, std::span<const double> sizes) {
  std::vector<std::pair<double, double>> sorted;
  for (std::size_t i = 0; i < amounts.size(); ++i) {
    const double size = sizes.empty() ? 1 : i < sizes.size() ? sizes[i] : none;
    if (!std::isnan(amounts[i]) && size > 0) sorted.emplace_back(amounts[i], size);
  }
  std::sort(sorted.begin(), sorted.end());
  double people = 0, held = 0, under = 0;  // `under`: twice the area below Lorenz's curve, before scaling
  for (const auto& [amount, size] : sorted) {
    under += size * (2 * held + amount * size);
    people += size, held += amount * size;
  }
  return held > 0 ? 1 - under / (people * held) : none;
}

double expected_change(std::span<const double> growth, std::span<const double> level) {
  double sum = 0;
  for (std::size_t i = 0; i < std::min(growth.size(), level.size()); ++i) sum += growth[i] * level[i];
  return sum;
}
double against_expected(double change, double expected) { return expected != 0 ? (change - expected) / std::abs(expected) : none; }
double sensitivity(double own_change, double own_level, double whole_change, double whole_level) {
  return own_level != 0 && whole_level != 0 && whole_change != 0 ? own_change / own_level / (whole_change / whole_level) : none;
}

Martin martin(std::span<const double> q, std::span<const double> whole, std::size_t lowest) {
  if (lowest >= q.size() || lowest >= whole.size()) return {none, none, none};
  const double fall = q[lowest] - 1, expected_fall = whole[lowest] - 1;
  const double rise = q.back() - q[lowest], expected_rise = whole.back() - whole[lowest];
  return {sensitivity(fall, 1, expected_fall, 1), against_expected(fall, expected_fall), against_expected(rise, expected_rise)};
}

double adaptive_capacity(double first_loss, double second_loss) { return first_loss > 0 ? 1 - second_loss / first_loss : none; }

double adaptive_capacity(std::span<const double> day, std::span<const double> q, double second) {
  const std::size_t n = std::min(day.size(), q.size());
  if (n < 2) return none;
  const double length = std::min(second - day[0], day[n - 1] - second);
  const auto from = [&](double when) {
    std::vector<double> days, values;
    for (std::size_t i = 0; i < n; ++i)
      if (day[i] >= when && day[i] <= when + length) days.push_back(day[i]), values.push_back(q[i]);
    return days.size() < 2 ? none : areas(days, values).loss;
  };
  return adaptive_capacity(from(day[0]), from(second));
}

Loop loop(std::span<const double> driver, std::span<const double> response) {
  std::vector<std::pair<double, double>> path;
  for (std::size_t i = 0; i < std::min(driver.size(), response.size()); ++i)
    if (!std::isnan(driver[i]) && !std::isnan(response[i])) path.emplace_back(driver[i], response[i]);
  if (path.size() < 3) return {none, false};
  double doubled = 0;  // Gauss's formula, anticlockwise positive
  for (std::size_t i = 0; i < path.size(); ++i) {
    const auto& [x, y] = path[i];
    const auto& [next_x, next_y] = path[(i + 1) % path.size()];
    doubled += x * next_y - next_x * y;
  }
  const auto [least, most] = std::minmax_element(path.begin(), path.end());
  return {-doubled / 2, std::abs(path.back().first - path.front().first) <= 0.05 * (most->first - least->first)};
}

// ---- over replicates

double student(std::size_t degrees) {
  constexpr std::array<double, 20> small{12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.3060, 2.2622, 2.2281,
                                         2.2010,  2.1788, 2.1604, 2.1448, 2.1314, 2.1199, 2.1098, 2.1009, 2.0930, 2.0860};
  if (degrees == 0) return std::numeric_limits<double>::infinity();
  if (degrees <= small.size()) return small[degrees - 1];
  // Abramowitz and Stegun (1964), 26.7.5: within 1e-4 from here on.
  const double z = 1.959964, n = static_cast<double>(degrees), z3 = z * z * z, z5 = z3 * z * z;
  return z + (z3 + z) / (4 * n) + (5 * z5 + 16 * z3 + 3 * z) / (96 * n * n);
}

double quantile(std::vector<double> values, double share) {
  std::erase_if(values, [](double value) { return std::isnan(value); });
  if (values.empty()) return none;
  std::sort(values.begin(), values.end());
  const double place = share * static_cast<double>(values.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  if (below + 1 >= values.size()) return values.back();
  return values[below] + (place - static_cast<double>(below)) * (values[below + 1] - values[below]);
}

Interval interval(std::span<const double> values) {
  std::vector<double> known;
  for (const double value : values)
    if (!std::isnan(value)) known.push_back(value);
  Interval out{known.size(), none, none, none, none, none};
  if (known.empty()) return out;
  const auto n = static_cast<double>(known.size());
  out.mean = 0;
  for (const double value : known) out.mean += value / n;
  double squares = 0;
  for (const double value : known) squares += (value - out.mean) * (value - out.mean);
  if (known.size() > 1) out.half = student(known.size() - 1) * std::sqrt(squares / (n - 1) / n);
  if (known.size() >= 20) out.low = quantile(known, 0.05), out.median = quantile(known, 0.5), out.high = quantile(known, 0.95);
  return out;
}

}  // namespace study
