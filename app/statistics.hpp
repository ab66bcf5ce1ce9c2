// app/statistics.hpp -- a mean over replicates with its interval.
#pragma once
#include <vector>

namespace app {

struct Estimate {
  double mean = 0;
  double half = 0;  // of the 95 % interval (Student's t); NaN with a single value
};
Estimate estimate(const std::vector<double>& values);

// The 97.5 % quantile of Student's distribution.
double student(std::size_t degrees);

}  // namespace app
