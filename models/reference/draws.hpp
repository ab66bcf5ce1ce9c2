// models/reference/draws.hpp -- luck for settling a classic: of the seed alone.
#pragma once
#include <cstdint>
#include <utility>
#include <vector>

#include "sim/kernel/rng.hpp"

namespace models::reference {

inline sim::Rng settling_luck(std::uint64_t seed, std::uint64_t id) { return {sim::luck_key(seed, 0, "settle"), sim::Step{0}, id}; }

inline std::vector<std::uint32_t> shuffled(std::uint32_t count, std::uint64_t seed, std::uint64_t id) {  // 0 .. count-1
  std::vector<std::uint32_t> order(count);
  for (std::uint32_t i = 0; i < count; ++i) order[i] = i;
  sim::Rng rng = settling_luck(seed, id);
  for (std::uint32_t i = count; i > 1; --i) std::swap(order[i - 1], order[rng.below(i)]);
  return order;
}

}  // namespace models::reference
