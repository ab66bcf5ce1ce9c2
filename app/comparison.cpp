// app/comparison.cpp -- paired differences.
#include "app/comparison.hpp"

#include <algorithm>
#include <cmath>

namespace app {

Comparison compare(const io::RunReader& file, const io::RunReader::Series& series, const Cell& reference,
                   const Cell& other, sim::Day from) {
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
    for (std::size_t i = 0; i < std::min({a.size(), b.size(), time.size()}); ++i) {
      if (std::isnan(a[i]) || std::isnan(b[i])) continue;
      out.zero = out.zero && a[i] == b[i];
      if (time[i] < from || (i == 0 && time.size() > 1)) continue;
      base += a[i], difference += b[i] - a[i], ++instants;
      sums[i] += b[i] - a[i], ++counts[i];
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

}  // namespace app
