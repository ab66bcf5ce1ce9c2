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
template <class Weight> std::vector<std::uint32_t> sample(std::uint32_t of, const Weight& weight, std::size_t count, sim::Rng& rng) {
  std::vector<std::pair<double, std::uint32_t>> keys;  // a heap of the `count` that waited least
  for (std::uint32_t i = 0; i < of; ++i) {
    const double drawn = rng.uniform(), here = weight(i);
    if (here <= 0 || count == 0) continue;
    if (keys.size() == count && drawn / here > keys.front().first) continue;  // -log(1 - x) is at least x: spares most logarithms
    const std::pair key(-std::log(1 - drawn) / here, i);
    if (keys.size() == count && !(key < keys.front())) continue;
    if (keys.size() == count) std::pop_heap(keys.begin(), keys.end()), keys.pop_back();
    keys.push_back(key), std::push_heap(keys.begin(), keys.end());
  }
  std::vector<std::uint32_t> chosen;
  for (const auto& [waiting, i] : keys) chosen.push_back(i);
  std::sort(chosen.begin(), chosen.end());
  return chosen;
}
inline std::vector<std::uint32_t> sample(std::span<const double> weights, std::size_t count, sim::Rng& rng) {
  return sample(static_cast<std::uint32_t>(weights.size()), [&](std::uint32_t i) { return weights[i]; }, count, rng);
}

// Kumaraswamy 1980: like a beta law, from one uniform draw. (1.6, 3.7): mean 0.35, standard deviation 0.19.
inline double bounded(double a, double b, double uniform) { return std::pow(1 - std::pow(1 - uniform, 1 / b), 1 / a); }

}  // namespace models::territory
