// bench/classics/plain_wolf_sheep.cpp -- see the header.
#include "bench/classics/plain_wolf_sheep.hpp"

#include <algorithm>

namespace bench::classics {

using enum models::reference::WolfSheepRules;
using models::reference::WolfSheepRules;

PlainWolfSheep::PlainWolfSheep(const models::reference::WolfSheepSize& size, Rules rules, std::uint64_t seed)
    : size_(size), rules_(rules), luck_(seed) {
  const std::uint32_t cells = size.side * size.side;
  countdown_.resize(cells);
  for (auto& left : countdown_)
    left = luck_.chance(0.5) ? std::int8_t{0} : static_cast<std::int8_t>(1 + luck_.below(size.regrowth));
  first_.assign(cells, none);
  count_.assign(cells, 0);
  const auto start = [&](double gain) {  // 1 to twice a meal; Agents.jl begins one lower
    return luck_.below(static_cast<std::uint32_t>(2 * gain)) + (rules == declared ? 1.0 : 0.0);
  };
  for (std::uint32_t i = 0; i < size.sheep; ++i) {
    const std::uint32_t cell = luck_.below(cells);
    add_sheep(cell, start(size.sheep_gain));
  }
  for (std::uint32_t i = 0; i < size.wolves; ++i) {
    const std::uint32_t cell = luck_.below(cells);
    wolves_.push_back({cell, start(size.wolf_gain)});
  }
  order_.swap(living_);
}

void PlainWolfSheep::step() {
  if (rules_ == declared) {
    sheep_turns<declared>(), wolf_turns<declared>();
  } else if (luck_.chance(0.5)) {
    sheep_turns<agents_jl>(), wolf_turns<agents_jl>();
  } else {
    wolf_turns<agents_jl>(), sheep_turns<agents_jl>();
  }
  grow_grass();
}

// One of the eight cells around; at the border one of those that exist (declaration), or held at the border (Agents.jl).
template <WolfSheepRules R> std::uint32_t PlainWolfSheep::beside(std::uint32_t cell) {
  const std::uint32_t side = size_.side, x = cell % side, y = cell / side;
  if constexpr (R == declared) {
    while (true) {
      const std::uint32_t drawn = luck_.below(8), at = drawn + (drawn >= 4 ? 1 : 0);
      const std::uint32_t nx = x + at % 3 - 1, ny = y + at / 3 - 1;  // below zero wraps to a large number
      if (nx < side && ny < side) return ny * side + nx;
    }
  } else {
    const std::uint32_t drawn = luck_.below(8), at = drawn + (drawn >= 4 ? 1 : 0);
    const auto held = [side](std::uint32_t v) { return std::min(v > 0 ? v - 1 : 0, side - 1); };
    return held(y + at / 3) * side + held(x + at % 3);
  }
}

template <WolfSheepRules R> void PlainWolfSheep::sheep_turns() {
  luck_.shuffle(order_);
  living_.clear();
  freed_.clear();
  for (const std::uint32_t i : order_) {
    if (sheep_[i].cell == none) {
      freed_.push_back(i);
      continue;
    }
    ++activations_;
    const std::uint32_t cell = beside<R>(sheep_[i].cell);
    leave(i), enter(i, cell);
    double energy = sheep_[i].energy - 1;
    if (countdown_[cell] == 0) {
      energy += size_.sheep_gain;
      countdown_[cell] = static_cast<std::int8_t>(size_.regrowth + (R == agents_jl ? 1 : 0));
    }
    if (energy < (R == declared ? 1 : 0)) {
      remove_sheep(i);
      freed_.push_back(i);
      continue;
    }
    living_.push_back(i);
    if (luck_.chance(size_.sheep_births)) {
      energy /= 2;
      add_sheep(cell, energy);
    }
    sheep_[i].energy = energy;
  }
  free_.insert(free_.end(), freed_.begin(), freed_.end());
  order_.swap(living_);
}

template <WolfSheepRules R> void PlainWolfSheep::wolf_turns() {
  luck_.shuffle(wolves_);
  kept_.clear();
  activations_ += wolves_.size();
  for (const Animal& wolf : wolves_) {
    const std::uint32_t cell = beside<R>(wolf.cell);
    double energy = wolf.energy - 1;
    if (count_[cell] > 0) {
      std::uint32_t prey = first_[cell];
      for (std::uint32_t skip = luck_.below(count_[cell]); skip > 0; --skip) prey = next_[prey];
      remove_sheep(prey);
      energy += size_.wolf_gain;
    }
    if (energy < 0) continue;
    const bool births = luck_.chance(size_.wolf_births);
    if (births) energy /= 2;
    kept_.push_back({cell, energy});
    if (births) kept_.push_back({cell, energy});
  }
  wolves_.swap(kept_);
}

void PlainWolfSheep::grow_grass() {
  for (auto& left : countdown_) left = static_cast<std::int8_t>(left - (left > 0 ? 1 : 0));
}

void PlainWolfSheep::add_sheep(std::uint32_t cell, double energy) {
  auto slot = static_cast<std::uint32_t>(sheep_.size());
  if (!free_.empty()) {
    slot = free_.back(), free_.pop_back();
  } else {
    sheep_.emplace_back(), next_.emplace_back(), before_.emplace_back();
  }
  sheep_[slot].energy = energy;
  living_.push_back(slot);
  ++sheep_living_;
  enter(slot, cell);
}

void PlainWolfSheep::enter(std::uint32_t sheep, std::uint32_t cell) {
  sheep_[sheep].cell = cell;
  next_[sheep] = first_[cell], before_[sheep] = none;
  if (first_[cell] != none) before_[first_[cell]] = sheep;
  first_[cell] = sheep;
  ++count_[cell];
}

void PlainWolfSheep::leave(std::uint32_t sheep) {
  const std::uint32_t cell = sheep_[sheep].cell;
  if (before_[sheep] == none) first_[cell] = next_[sheep];
  else next_[before_[sheep]] = next_[sheep];
  if (next_[sheep] != none) before_[next_[sheep]] = before_[sheep];
  --count_[cell];
}

void PlainWolfSheep::remove_sheep(std::uint32_t sheep) {
  leave(sheep);
  sheep_[sheep].cell = none;
  --sheep_living_;
}

double PlainWolfSheep::grass_share() const {
  return static_cast<double>(std::count(countdown_.begin(), countdown_.end(), 0)) / static_cast<double>(countdown_.size());
}

bool PlainWolfSheep::sound() const {
  std::uint32_t found = 0;
  for (std::uint32_t cell = 0; cell < first_.size(); ++cell) {
    std::uint32_t here = 0;
    for (std::uint32_t i = first_[cell]; i != none; i = next_[i], ++here)
      if (sheep_[i].cell != cell || here > sheep_living_) return false;
    if (here != count_[cell]) return false;
    found += here;
  }
  return found == sheep_living_;
}

}  // namespace bench::classics
