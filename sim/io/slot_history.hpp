// sim/io/slot_history.hpp -- who had each slot of a recorded population, from when to when; the world knows the living alone.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace io {

struct SlotHistory {
  std::string population;
  std::vector<std::uint64_t> ids;        // per slot; 0: born and dead within one step
  std::vector<std::int32_t> born, died;  // steps; -1: it lives
};

}  // namespace io
