// sim/kernel/space.hpp -- a population laid out on cells: each cell lists its members, in order of their ids.
#pragma once
#include <cstdint>
#include <span>

#include "sim/kernel/population.hpp"

namespace sim {

// Cells are numbered row by row: x + width * y. Distances between agents are the model's own; a space only says who is
// near. Members stand in `stride` places per cell, filled from the front, `nobody` behind them.
class Space {
 public:
  Space(const SpaceKey& key, std::uint32_t width, std::uint32_t height, bool periodic);
  const SpaceKey& key() const { return *key_; }
  std::uint32_t width() const { return width_; }
  std::uint32_t height() const { return height_; }
  std::uint32_t cells() const { return width_ * height_; }
  bool periodic() const { return periodic_; }

  std::uint32_t cell_of(std::uint32_t row) const { return row < cell_of_.size() ? cell_of_[row] : nobody; }
  std::span<const std::uint32_t> members(std::uint32_t cell) const {
    const std::uint32_t* const first = members_.data() + std::size_t{cell} * stride_;
    std::uint32_t count = 0;
    while (count < stride_ && first[count] != nobody) ++count;
    return {first, count};
  }

  // Places, moves, or with `nobody` takes off the grid. `ids` are the population's.
  void put(std::uint32_t row, std::uint32_t cell, const std::uint64_t* ids) {
    if (row >= cell_of_.size()) grow(row + 1);
    const std::uint32_t before = cell_of_[row];
    if (before == cell) return;
    if (before != nobody) {
      std::uint32_t* at = members_.data() + std::size_t{before} * stride_;
      std::uint32_t* const last = at + stride_ - 1;
      while (*at != row) ++at;
      for (; at != last && at[1] != nobody; ++at) *at = at[1];
      *at = nobody;
    }
    cell_of_[row] = cell;
    if (cell == nobody) return;
    if (cell >= cells()) [[unlikely]] refuse();
    if (members_[std::size_t{cell} * stride_ + stride_ - 1] != nobody) [[unlikely]] widen();
    std::uint32_t* const first = members_.data() + std::size_t{cell} * stride_;
    std::uint32_t count = 0;
    while (first[count] != nobody) ++count;
    for (; count > 0 && ids[first[count - 1]] > ids[row]; --count) first[count] = first[count - 1];
    first[count] = row;
  }
  void put_all(std::span<const std::uint32_t> cell_of, std::span<const std::uint64_t> ids);
  void grow(std::uint32_t rows);
  void reorder(std::span<const std::uint32_t> old_row, std::span<const std::uint32_t> new_row);
  std::size_t bytes() const { return (members_.capacity() + cell_of_.capacity()) * 4; }

  // What the accessors of agents hold, so that they reach members without a second pointer.
  struct View {
    const std::uint32_t* members;
    const std::uint32_t* cell_of;
    std::uint32_t stride, width, height;
    bool periodic;
  };
  View view() const { return {members_.data(), cell_of_.data(), stride_, width_, height_, periodic_}; }
  std::span<const std::uint32_t> cells_of_rows() const { return cell_of_; }

 private:
  void widen();
  [[noreturn]] void refuse() const;

  const SpaceKey* key_;
  std::uint32_t width_, height_, stride_ = 1;
  bool periodic_;
  Large<std::uint32_t> members_, cell_of_;
};

}  // namespace sim
