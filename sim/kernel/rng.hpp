// sim/kernel/rng.hpp -- luck: a function of (seed, replicate, process instance, step, id, draw), never a stream.
//
// Philox 4x32-10 (Salmon, Moraes, Dror and Shaw, SC 2011) through Random123. Key: hash of seed, replicate and the
// instance's name. Counter: step, id, block of draws. No thread, row, variant or other process enters. One block serves
// two doubles or four 32-bit draws; nothing is computed before the first draw.
#pragma once
#include <Random123/philox.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <string_view>

#include "sim/kernel/keys.hpp"

namespace sim {

// One round of the splitmix64 finaliser (Steele, Lea and Flood 2014): a bijection that mixes all 64 bits.
constexpr std::uint64_t mix(std::uint64_t x) {
  x += 0x9E3779B97F4A7C15U;
  x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9U;
  x = (x ^ (x >> 27U)) * 0x94D049BB133111EBU;
  return x ^ (x >> 31U);
}
constexpr std::uint64_t mix(std::uint64_t a, std::uint64_t b) { return mix(mix(a) ^ b); }
constexpr std::uint64_t hash(std::string_view text) {  // FNV-1a, then mixed
  std::uint64_t h = 0xCBF29CE484222325U;
  for (const char c : text) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  return mix(h);
}
constexpr std::uint64_t luck_key(std::uint64_t seed, std::uint32_t replicate, std::string_view instance) {
  return mix(mix(mix(seed), replicate), hash(instance));
}

class Rng {
 public:
  Rng(std::uint64_t key, Step step, std::uint64_t id)
      : key_(key), id_(id), step_(static_cast<std::uint32_t>(step)) {}

  double uniform() {  // in [0, 1), 53 bits
    if (left_ < 2) refill();
    left_ -= 2;
    const std::uint64_t high = block_[left_ + 1] >> 5U, low = block_[left_] >> 6U;
    return static_cast<double>(high * 67108864U + low) * 0x1.0p-53;
  }
  double normal() {  // mean 0, standard deviation 1 (Box and Muller 1958)
    const double radius = std::sqrt(-2.0 * std::log(1.0 - uniform()));
    return radius * std::cos(6.283185307179586476925 * uniform());
  }
  bool chance(double probability) { return uniform() < probability; }
  std::uint32_t below(std::uint32_t bound) {  // in 0 .. bound-1, unbiased (Lemire 2019); bound > 0
    std::uint64_t product = std::uint64_t{bits()} * bound;
    if (static_cast<std::uint32_t>(product) < bound) {
      const std::uint32_t threshold = (0U - bound) % bound;
      while (static_cast<std::uint32_t>(product) < threshold) product = std::uint64_t{bits()} * bound;
    }
    return static_cast<std::uint32_t>(product >> 32U);
  }
  std::uint32_t bits() {
    if (left_ < 1) refill();
    return block_[--left_];
  }

 private:
  void refill() {
    const r123::Philox4x32::ctr_type counter{
        {step_, static_cast<std::uint32_t>(id_), static_cast<std::uint32_t>(id_ >> 32U), block_number_++}};
    const r123::Philox4x32::key_type key{{static_cast<std::uint32_t>(key_), static_cast<std::uint32_t>(key_ >> 32U)}};
    const auto out = r123::Philox4x32{}(counter, key);
    block_ = {out[0], out[1], out[2], out[3]};
    left_ = 4;
  }

  std::uint64_t key_, id_;
  std::uint32_t step_, block_number_ = 0, left_ = 0;
  std::array<std::uint32_t, 4> block_{};
};

}  // namespace sim
