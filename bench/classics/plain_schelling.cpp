// bench/classics/plain_schelling.cpp -- see the header.
#include "bench/classics/plain_schelling.hpp"

#include <numeric>

namespace bench::classics {

PlainSchelling::PlainSchelling(const models::reference::SchellingSize& size, std::uint64_t seed)
    : size_(size), luck_(seed), width_(size.side + 2 * size.radius) {
  grid_.resize(std::size_t{width_} * width_);
  empty_.reserve(std::size_t{size.side} * size.side);
  for (std::uint32_t y = 0; y < size.side; ++y)
    for (std::uint32_t x = 0; x < size.side; ++x) empty_.push_back((y + size.radius) * width_ + x + size.radius);
  luck_.shuffle(empty_);
  for (std::uint32_t i = 0; i < size.agents; ++i) {
    position_.push_back(empty_.back()), empty_.pop_back();
    group_.push_back(i < size.agents / 2 ? 1 : 2);
    grid_[position_[i]] = group_[i];
  }
  happy_.resize(size.agents);
  order_.resize(size.agents);
  std::iota(order_.begin(), order_.end(), 0U);
}

std::uint32_t PlainSchelling::same_around(std::uint32_t at, std::uint8_t group) const {
  const std::uint32_t reach = size_.radius, across = 2 * reach + 1;
  const std::uint8_t* line = grid_.data() + at - reach * width_ - reach;
  std::uint32_t same = 0;
  for (std::uint32_t dy = 0; dy < across; ++dy, line += width_)
    for (std::uint32_t dx = 0; dx < across; ++dx) same += line[dx] == group ? 1 : 0;
  return same - 1;  // the agent itself
}

void PlainSchelling::step() {
  luck_.shuffle(order_);
  moves_ = 0;
  for (const std::uint32_t agent : order_) {
    const std::uint32_t at = position_[agent];
    const std::uint8_t group = group_[agent];
    happy_[agent] = same_around(at, group) >= size_.min_happy ? 1 : 0;
    if (happy_[agent] != 0) continue;
    std::uint32_t& target = empty_[luck_.below(static_cast<std::uint32_t>(empty_.size()))];
    grid_[at] = 0, grid_[target] = group;
    position_[agent] = target, target = at;
    ++moves_;
  }
}

double PlainSchelling::happy_share() const {
  double happy = 0;
  for (std::uint32_t i = 0; i < size_.agents; ++i) happy += same_around(position_[i], group_[i]) >= size_.min_happy ? 1 : 0;
  return happy / size_.agents;
}

double PlainSchelling::same_group_share() const {
  double sum = 0, counted = 0;
  for (std::uint32_t i = 0; i < size_.agents; ++i) {
    const double same = same_around(position_[i], group_[i]), other = same_around(position_[i], 3 - group_[i]) + 1;
    if (same + other > 0) sum += same / (same + other), ++counted;
  }
  return sum / counted;
}

bool PlainSchelling::sound() const {
  std::uint32_t taken = 0;
  for (const auto group : grid_) taken += group != 0 ? 1 : 0;
  for (std::uint32_t i = 0; i < size_.agents; ++i)
    if (grid_[position_[i]] != group_[i]) return false;
  return taken == size_.agents && empty_.size() + taken == std::size_t{size_.side} * size_.side;
}

}  // namespace bench::classics
