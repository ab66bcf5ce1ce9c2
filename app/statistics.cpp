// app/statistics.cpp -- Student's t.
#include "app/statistics.hpp"

#include <array>
#include <cmath>
#include <limits>

namespace app {

double student(std::size_t degrees) {
  constexpr std::array<double, 20> small{12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646,
                                         2.3060,  2.2622, 2.2281, 2.2010, 2.1788, 2.1604, 2.1448,
                                         2.1314,  2.1199, 2.1098, 2.1009, 2.0930, 2.0860};
  if (degrees == 0) return std::numeric_limits<double>::infinity();
  if (degrees <= small.size()) return small[degrees - 1];
  // Abramowitz and Stegun (1964), 26.7.5: within 1e-4 from here on.
  const double z = 1.959964, n = static_cast<double>(degrees), z3 = z * z * z, z5 = z3 * z * z;
  return z + (z3 + z) / (4 * n) + (5 * z5 + 16 * z3 + 3 * z) / (96 * n * n);
}

Estimate estimate(const std::vector<double>& values) {
  Estimate out;
  const auto n = static_cast<double>(values.size());
  for (const double value : values) out.mean += value / n;
  double squares = 0;
  for (const double value : values) squares += (value - out.mean) * (value - out.mean);
  out.half = values.size() < 2 ? std::numeric_limits<double>::quiet_NaN()
                               : student(values.size() - 1) * std::sqrt(squares / (n - 1) / n);
  return out;
}

}  // namespace app
