// bench/classics/plain_schelling.hpp -- Schelling's segregation as a sequential loop over flat arrays.
#pragma once
#include <cstdint>
#include <vector>

#include "bench/classics/plain_luck.hpp"
#include "models/reference/sizes.hpp"

namespace bench::classics {

class PlainSchelling {
 public:
  PlainSchelling(const models::reference::SchellingSize& size, std::uint64_t seed);
  void step();

  std::uint32_t moves() const { return moves_; }  // in the last step
  double happy_share() const;  // as things stand now, not as each found them at its turn
  double same_group_share() const;  // mean, over agents with a neighbour, of the share of neighbours of the own group
  bool sound() const;               // one agent in a cell at most, none lost

 private:
  std::uint32_t same_around(std::uint32_t at, std::uint8_t group) const;

  models::reference::SchellingSize size_;
  PlainLuck luck_;
  std::uint32_t width_;             // of the grid with a border of `radius` empty cells, so that no neighbour is outside
  std::vector<std::uint8_t> grid_;  // group 1 or 2; 0 where nobody is
  std::vector<std::uint32_t> position_, order_, empty_;
  std::vector<std::uint8_t> group_, happy_;
  std::uint32_t moves_ = 0;
};

}  // namespace bench::classics
