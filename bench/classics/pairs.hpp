// bench/classics/pairs.hpp -- two ways of computing one thing, timed in turn: the median ratio of 30 pairs and its interval.
#pragma once
#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <functional>

namespace bench::classics {

inline constexpr int pairs = 30, attempts = 3;
inline constexpr double widest = 0.05;  // of the interval, relative to the median; wider than this is measured again

inline double seconds(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

struct Ratio {
  double median = 0, low = 0, high = 0;  // 95 % interval of the median, by order statistics: the 10th and 21st of 30
  double ours = 0, plain = 0;            // median seconds
  int attempt = 0;
  double width() const { return (high - low) / median; }
};

// `ours(pair)` and `plain(pair)` give seconds. Which of them is first alternates.
template <class Ours, class Plain> Ratio in_turn_once(Ours ours, Plain plain) {
  std::array<double, pairs> a{}, b{}, ratios{};
  for (int pair = 0; pair < pairs; ++pair) {
    const auto at = static_cast<std::size_t>(pair);
    if (pair % 2 == 0) a[at] = ours(pair), b[at] = plain(pair);
    else b[at] = plain(pair), a[at] = ours(pair);
    ratios[at] = a[at] / b[at];
  }
  const auto middle = [](std::array<double, pairs>& some) {
    std::sort(some.begin(), some.end());
    return (some[14] + some[15]) / 2;
  };
  Ratio ratio;
  ratio.median = middle(ratios), ratio.low = ratios[9], ratio.high = ratios[20];
  ratio.ours = middle(a), ratio.plain = middle(b);
  return ratio;
}

// The same, again while the interval is too wide.
template <class Ours, class Plain> Ratio in_turn(Ours ours, Plain plain) {
  Ratio ratio;
  for (int attempt = 1; attempt <= attempts && (attempt == 1 || ratio.width() > widest); ++attempt) {
    ratio = in_turn_once(ours, plain);
    ratio.attempt = attempt;
  }
  return ratio;
}

}  // namespace bench::classics
