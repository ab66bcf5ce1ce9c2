// app/comparison.cpp -- paired differences.
#include "app/comparison.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace app {

Comparison compare(const io::RunReader& file, const io::RunReader::Series& series, const Cell& reference,
                   const Cell& other, sim::Day from, std::size_t row, sim::Day until) {
  Comparison out;
  const auto& time = file.time();
  std::vector<double> sums(time.size(), 0), means;
  std::vector<std::uint32_t> counts(time.size(), 0);
  for (std::uint32_t replicate = 0; replicate < file.replicates(); ++replicate) {
    const auto a =
        file.series(reference.context, reference.strategy, replicate, series.population, series.column);
    const auto b = file.series(other.context, other.strategy, replicate, series.population, series.column);
    double base = 0, difference = 0;
    std::uint32_t instants = 0;
    for (std::size_t i = 0; i < time.size() && i * series.rows + row < std::min(a.size(), b.size()); ++i) {
      const double one = a[i * series.rows + row], two = b[i * series.rows + row];
      if (std::isnan(one) || std::isnan(two)) continue;
      out.zero = out.zero && one == two;
      if (time[i] < from || time[i] > until || (i == 0 && time.size() > 1)) continue;
      base += one, difference += two - one, ++instants;
      sums[i] += two - one, ++counts[i];
    }
    if (instants == 0) continue;
    ++out.replicates;
    out.base += base / instants;
    means.push_back(difference / instants);
  }
  if (out.replicates == 0) return out;
  out.base /= out.replicates;
  out.mean = estimate(means);
  for (std::size_t i = 0; i < time.size(); ++i) {
    if (counts[i] == 0) continue;
    const double here = sums[i] / counts[i];
    if (std::abs(here) > std::abs(out.largest)) out.largest = here, out.when = time[i];
  }
  return out;
}

std::pair<double, double> effect_size(const Comparison& comparison) {
  constexpr double none = std::numeric_limits<double>::infinity(), rounding = 1e-9;
  const double mean = std::abs(comparison.mean.mean), base = std::abs(comparison.base), spread = comparison.mean.half;
  if (mean == 0) return {0, 0};
  return {comparison.replicates < 2 ? 0 : spread > rounding * mean ? mean / spread : none, base > 0 ? mean / base : none};
}

}  // namespace app
