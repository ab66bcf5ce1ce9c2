// models/territory/draws.hpp -- the luck of settling: each kind of draw has a name, each agent its own draws.
#pragma once
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/kernel/rng.hpp"

namespace models::territory {

struct Luck {
  std::uint64_t seed;
  std::uint64_t key(std::string_view what) const { return sim::luck_key(seed, 0, "settle." + std::string(what)); }
  sim::Rng of(std::string_view what, std::uint64_t id) const { return {key(what), sim::Step{0}, id}; }
};

inline sim::Rng draws(std::uint64_t key, std::uint64_t id) { return {key, sim::Step{0}, id}; }

template <class T> void shuffle(std::span<T> items, sim::Rng& rng) {  // Fisher and Yates 1938
  for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[rng.below(static_cast<std::uint32_t>(i))]);
}

// One of several, in proportion to weights that were cumulated.
inline std::uint32_t draw_from(std::span<const double> upto, sim::Rng& rng) {
  const double drawn = rng.uniform() * upto.back();
  const auto found = std::upper_bound(upto.begin(), upto.end(), drawn);
  return static_cast<std::uint32_t>(std::min<std::ptrdiff_t>(found - upto.begin(), std::ssize(upto) - 1));
}
inline std::vector<double> cumulated(std::span<const double> weights) {
  std::vector<double> upto(weights.size());
  std::partial_sum(weights.begin(), weights.end(), upto.begin());
  return upto;
}

// `count` different ones in rising order, the likelier the heavier (Efraimidis and Spirakis 2006); never one of weight 0.
inline std::vector<std::uint32_t> sample(std::span<const double> weights, std::size_t count, sim::Rng& rng) {
  std::vector<std::pair<double, std::uint32_t>> keys;
  for (std::uint32_t i = 0; i < weights.size(); ++i) {
    const double waiting = -std::log(1 - rng.uniform());
    if (weights[i] > 0) keys.emplace_back(waiting / weights[i], i);
  }
  count = std::min(count, keys.size());
  std::nth_element(keys.begin(), keys.begin() + static_cast<std::ptrdiff_t>(count), keys.end());
  std::vector<std::uint32_t> chosen;
  for (std::size_t i = 0; i < count; ++i) chosen.push_back(keys[i].second);
  std::sort(chosen.begin(), chosen.end());
  return chosen;
}

// Kumaraswamy 1980: like a beta law, from one uniform draw. (1.6, 3.7): mean 0.35, standard deviation 0.19.
inline double bounded(double a, double b, double uniform) { return std::pow(1 - std::pow(1 - uniform, 1 / b), 1 / a); }

}  // namespace models::territory
