// bench/classics/plain_luck.hpp -- the generator of the hand-written loops: one fast stream, as a sequential program would use.
//
// xoshiro256++ (Blackman and Vigna 2021), seeded through splitmix64.
#pragma once
#include <array>
#include <bit>
#include <cstdint>
#include <utility>
#include <vector>

#include "sim/kernel/rng.hpp"

namespace bench::classics {

class PlainLuck {
 public:
  explicit PlainLuck(std::uint64_t seed) {
    for (auto& word : state_) word = sim::mix(seed++ * 0x9E3779B97F4A7C15U);
  }
  std::uint64_t bits() {
    const std::uint64_t out = std::rotl(state_[0] + state_[3], 23) + state_[0], t = state_[1] << 17U;
    state_[2] ^= state_[0], state_[3] ^= state_[1], state_[1] ^= state_[2], state_[0] ^= state_[3];
    state_[2] ^= t, state_[3] = std::rotl(state_[3], 45);
    return out;
  }
  double uniform() { return static_cast<double>(bits() >> 11U) * 0x1.0p-53; }
  bool chance(double probability) { return uniform() < probability; }
  std::uint32_t below(std::uint32_t bound) {  // unbiased (Lemire 2019)
    std::uint64_t product = (bits() >> 32U) * bound;
    if (static_cast<std::uint32_t>(product) < bound) {
      const std::uint32_t threshold = (0U - bound) % bound;
      while (static_cast<std::uint32_t>(product) < threshold) product = (bits() >> 32U) * bound;
    }
    return static_cast<std::uint32_t>(product >> 32U);
  }
  template <class T> void shuffle(std::vector<T>& order) {
    for (auto i = static_cast<std::uint32_t>(order.size()); i > 1; --i) std::swap(order[i - 1], order[below(i)]);
  }

 private:
  std::array<std::uint64_t, 4> state_{};
};

}  // namespace bench::classics
