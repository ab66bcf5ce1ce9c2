// bench/classics/plain_forest_fire.cpp -- see the header.
#include "bench/classics/plain_forest_fire.hpp"

#include <algorithm>

namespace bench::classics {

PlainForestFire::PlainForestFire(const models::reference::ForestFireSize& size, std::uint64_t seed)
    : size_(size), luck_(seed), width_(size.side + 2), grid_(std::size_t{width_} * width_, bare) {
  for (std::uint32_t y = 1; y <= size.side; ++y)
    for (std::uint32_t x = 1; x <= size.side; ++x) {
      if (!luck_.chance(size.density)) continue;
      ++trees_;
      grid_[y * width_ + x] = x == 1 ? on_fire : tree;
      if (x == 1) front_.push_back(y * width_ + x);
    }
}

void PlainForestFire::step() {
  luck_.shuffle(front_);
  next_.clear();
  for (const std::uint32_t at : front_) {
    for (const std::uint32_t beside : {at - width_, at - 1, at + 1, at + width_}) {
      if (grid_[beside] != tree) continue;
      grid_[beside] = on_fire;
      next_.push_back(beside);
    }
    grid_[at] = burnt;
  }
  front_.swap(next_);
}

double PlainForestFire::burnt_share() const {
  return static_cast<double>(std::count(grid_.begin(), grid_.end(), burnt)) / trees_;
}

bool PlainForestFire::sound() const {
  const auto bare_cells = static_cast<std::size_t>(std::count(grid_.begin(), grid_.end(), bare));
  return grid_.size() - bare_cells == trees_ && static_cast<std::size_t>(std::count(grid_.begin(), grid_.end(), on_fire)) == front_.size() &&
         std::all_of(front_.begin(), front_.end(), [&](std::uint32_t at) { return grid_[at] == on_fire; });
}

}  // namespace bench::classics
