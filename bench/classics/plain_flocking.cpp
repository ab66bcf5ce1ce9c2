// bench/classics/plain_flocking.cpp -- see the header.
#include "bench/classics/plain_flocking.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace bench::classics {

PlainFlocking::PlainFlocking(const models::reference::FlockingSize& size, const models::reference::FlockingRule& rule, std::uint64_t seed)
    : size_(size), rule_(rule), luck_(seed), across_(static_cast<std::uint32_t>(size.side / size.visual)), per_cell_(across_ / size.side) {
  cells_.resize(std::size_t{across_} * across_);
  places_.resize(size.birds);
  order_.resize(size.birds);
  std::iota(order_.begin(), order_.end(), 0U);
  for (std::uint32_t i = 0; i < size.birds; ++i) {
    Bird bird{luck_.uniform() * size.side, luck_.uniform() * size.side, 2 * luck_.uniform() - 1, 2 * luck_.uniform() - 1, i};
    put(cell_of(bird.x, bird.y), bird);
  }
}

std::uint32_t PlainFlocking::cell_of(double x, double y) const {
  const auto along = [&](double v) { return std::min(static_cast<std::uint32_t>(v * per_cell_), across_ - 1); };
  return along(y) * across_ + along(x);
}

void PlainFlocking::put(std::uint32_t cell, const Bird& bird) {
  places_[bird.id] = {cell, static_cast<std::uint32_t>(cells_[cell].size())};
  cells_[cell].push_back(bird);
}

void PlainFlocking::step() {
  const double side = size_.side, sees = size_.visual * size_.visual, near = rule_.separation * rule_.separation;
  luck_.shuffle(order_);
  for (const std::uint32_t id : order_) {
    const Place place = places_[id];
    Bird self = cells_[place.cell][place.slot];
    const std::uint32_t cx = place.cell % across_, cy = place.cell / across_;
    double count = 0, hx = 0, hy = 0, mx = 0, my = 0, sx = 0, sy = 0;
    for (std::uint32_t dy = 0; dy < 3; ++dy) {
      // The own position as seen from the neighbouring cell, so that no pair needs to be wrapped.
      const bool low = dy == 0 && cy == 0, high = dy == 2 && cy == across_ - 1;
      const double y = low ? self.y + side : high ? self.y - side : self.y;
      const std::uint32_t line = (low ? across_ - 1 : high ? 0 : cy + dy - 1) * across_;
      for (std::uint32_t dx = 0; dx < 3; ++dx) {
        const bool left = dx == 0 && cx == 0, right = dx == 2 && cx == across_ - 1;
        const double x = left ? self.x + side : right ? self.x - side : self.x;
        for (const Bird& other : cells_[line + (left ? across_ - 1 : right ? 0 : cx + dx - 1)]) {
          const double ax = other.x - x, ay = other.y - y, distance = ax * ax + ay * ay;
          if (distance > sees) continue;
          count += 1, hx += ax, hy += ay, mx += other.vx, my += other.vy;
          if (distance < near) sx += ax, sy += ay;
        }
      }
    }
    count -= 1, mx -= self.vx, my -= self.vy;  // the bird itself, whose heading is zero
    if (count > 0) {
      const double part = 1 / count;
      self.vx += (hx * rule_.cohere + mx * rule_.match - sx * rule_.separate) * part;
      self.vy += (hy * rule_.cohere + my * rule_.match - sy * rule_.separate) * part;
    }
    const double scale = 1 / std::sqrt(self.vx * self.vx + self.vy * self.vy);
    self.vx *= scale, self.vy *= scale;
    self.x += self.vx * rule_.speed, self.y += self.vy * rule_.speed;
    if (self.x < 0) self.x += side;
    if (self.x >= side) self.x -= side;
    if (self.y < 0) self.y += side;
    if (self.y >= side) self.y -= side;
    const std::uint32_t cell = cell_of(self.x, self.y);
    if (cell == place.cell) {
      cells_[cell][place.slot] = self;
      continue;
    }
    auto& left = cells_[place.cell];
    left[place.slot] = left.back();
    places_[left[place.slot].id].slot = place.slot;
    left.pop_back();
    put(cell, self);
  }
}

double PlainFlocking::order() const {
  double x = 0, y = 0;
  for (const auto& cell : cells_)
    for (const Bird& bird : cell) x += bird.vx, y += bird.vy;
  return std::sqrt(x * x + y * y) / size_.birds;
}

double PlainFlocking::mean_neighbours() const {
  std::vector<Bird> all;
  for (const auto& cell : cells_) all.insert(all.end(), cell.begin(), cell.end());
  const auto apart = [&](double a, double b) {
    const double d = std::abs(a - b);
    return std::min(d, size_.side - d);
  };
  double pairs = 0;
  for (const Bird& a : all)
    for (const Bird& b : all)
      if (a.id != b.id && std::hypot(apart(a.x, b.x), apart(a.y, b.y)) <= size_.visual) ++pairs;
  return pairs / size_.birds;
}

bool PlainFlocking::sound() const {
  std::size_t found = 0;
  for (std::uint32_t cell = 0; cell < cells_.size(); ++cell)
    for (const Bird& bird : cells_[cell]) {
      ++found;
      if (cell_of(bird.x, bird.y) != cell || std::abs(bird.vx * bird.vx + bird.vy * bird.vy - 1) > 1e-12) return false;
    }
  return found == size_.birds;
}

}  // namespace bench::classics
