// models/graph/skips.hpp -- which of many trials succeed, by the gaps between successes (Batagelj and Brandes 2005).
#pragma once
#include <cmath>
#include <cstdint>

#include "sim/kernel/error.hpp"
#include "sim/kernel/rng.hpp"

namespace models::graph {

class Skips {
 public:
  static constexpr std::uint64_t never = 1ULL << 62U;

  explicit Skips(double probability) : possible_(probability > 0), scale_(1 / std::log1p(-probability)) {
    sim::require(probability >= 0 && probability <= 1, "a probability lies between 0 and 1");
  }
  // Trials that fail before the next success: geometric, P(gap >= g) = (1 - p)^g.
  std::uint64_t gap(sim::Rng& rng) const {
    if (!possible_) return never;
    const double drawn = std::log(1 - rng.uniform()) * scale_;
    return drawn < static_cast<double>(never) ? static_cast<std::uint64_t>(drawn) : never;
  }
  // Calls hit(i) for each success among trials 0 .. trials-1, rising.
  template <class Hit> void among(std::uint64_t trials, sim::Rng& rng, const Hit& hit) const {
    if (!possible_) return;
    for (std::uint64_t i = gap(rng); i < trials; i += 1 + gap(rng)) hit(i);
  }

 private:
  bool possible_;
  double scale_;
};

}  // namespace models::graph
