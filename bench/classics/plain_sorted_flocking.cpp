// bench/classics/plain_sorted_flocking.cpp -- see the header.
#include "bench/classics/plain_sorted_flocking.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace bench::classics {

PlainSortedFlocking::PlainSortedFlocking(const models::reference::FlockingSize& size, const models::reference::FlockingRule& rule,
                                         const std::vector<Bird>& birds)
    : size_(size), rule_(rule), across_(static_cast<std::uint32_t>(size.side / size.visual)), per_cell_(across_ / size.side) {
  now_.resize(birds.size()), next_.resize(birds.size());
  for (std::size_t i = 0; i < birds.size(); ++i)
    now_.x[i] = birds[i].x, now_.y[i] = birds[i].y, now_.vx[i] = birds[i].vx, now_.vy[i] = birds[i].vy;
  std::iota(now_.id.begin(), now_.id.end(), 0U);
  begin_.resize(std::size_t{across_} * across_ + 1);
  cell_.resize(birds.size()), place_.resize(birds.size());
  sort();
}

// Counting sort: rows of a cell stay in the order in which they were.
void PlainSortedFlocking::sort() {
  std::fill(begin_.begin(), begin_.end(), 0U);
  const auto along = [&](double v) { return std::min(static_cast<std::uint32_t>(v * per_cell_), across_ - 1); };
  for (std::uint32_t i = 0; i < size_.birds; ++i) ++begin_[(cell_[i] = along(now_.y[i]) * across_ + along(now_.x[i])) + 1];
  std::partial_sum(begin_.begin(), begin_.end(), begin_.begin());
  for (std::uint32_t i = 0; i < size_.birds; ++i) {
    const std::uint32_t to = begin_[cell_[i]]++;
    next_.x[to] = now_.x[i], next_.y[to] = now_.y[i], next_.vx[to] = now_.vx[i], next_.vy[to] = now_.vy[i], next_.id[to] = now_.id[i];
  }
  std::copy_backward(begin_.begin(), begin_.end() - 1, begin_.end());  // each cell's end is the next one's beginning
  begin_[0] = 0;
  std::swap(now_, next_);
}

void PlainSortedFlocking::look(Sums& sums, std::uint32_t first_cell, std::uint32_t last_cell, double x, double y) {
  const double sees = size_.visual * size_.visual, near = rule_.separation * rule_.separation;
  const std::uint32_t end = begin_[last_cell + 1];
  visited_ += end - begin_[first_cell];
  for (std::uint32_t j = begin_[first_cell]; j < end; ++j) {
    const double ax = now_.x[j] - x, ay = now_.y[j] - y, distance = ax * ax + ay * ay;
    if (distance > sees) continue;
    sums.count += 1, sums.hx += ax, sums.hy += ay, sums.mx += now_.vx[j], sums.my += now_.vy[j];
    if (distance < near) sums.sx += ax, sums.sy += ay;
  }
}

void PlainSortedFlocking::step() {
  const double side = size_.side;
  visited_ = 0;
  for (std::uint32_t cy = 0; cy < across_; ++cy)
    for (std::uint32_t cx = 0; cx < across_; ++cx) {
      const std::uint32_t own = cy * across_ + cx;
      for (std::uint32_t i = begin_[own]; i < begin_[own + 1]; ++i) {
        Sums sums;
        for (std::uint32_t dy = 0; dy < 3; ++dy) {
          const bool low = dy == 0 && cy == 0, high = dy == 2 && cy == across_ - 1;
          const double y = low ? now_.y[i] + side : high ? now_.y[i] - side : now_.y[i];
          const std::uint32_t line = (low ? across_ - 1 : high ? 0 : cy + dy - 1) * across_;
          // Cells of a line lie one behind the other, so that three are one stretch, except at the seam.
          if (cx == 0) look(sums, line + across_ - 1, line + across_ - 1, now_.x[i] + side, y);
          look(sums, line + (cx > 0 ? cx - 1 : 0), line + std::min(cx + 1, across_ - 1), now_.x[i], y);
          if (cx == across_ - 1) look(sums, line, line, now_.x[i] - side, y);
        }
        const double others = sums.count - 1;
        double vx = now_.vx[i], vy = now_.vy[i];
        if (others > 0) {
          const double mx = sums.mx - vx, my = sums.my - vy, part = 1 / others;
          vx += (sums.hx * rule_.cohere + mx * rule_.match - sums.sx * rule_.separate) * part;
          vy += (sums.hy * rule_.cohere + my * rule_.match - sums.sy * rule_.separate) * part;
        }
        const double scale = 1 / std::sqrt(vx * vx + vy * vy);
        vx *= scale, vy *= scale;
        const auto wrapped = [side](double v) {
          v = v < 0 ? v + side : v;
          return v >= side ? v - side : v;
        };
        next_.vx[i] = vx, next_.vy[i] = vy;
        next_.x[i] = wrapped(now_.x[i] + vx * rule_.speed), next_.y[i] = wrapped(now_.y[i] + vy * rule_.speed);
      }
    }
  std::swap(now_.x, next_.x), std::swap(now_.y, next_.y), std::swap(now_.vx, next_.vx), std::swap(now_.vy, next_.vy);
  sort();
}

std::vector<PlainSortedFlocking::Bird> PlainSortedFlocking::birds() const {
  std::vector<Bird> all(size_.birds);
  for (std::uint32_t i = 0; i < size_.birds; ++i) all[now_.id[i]] = {now_.x[i], now_.y[i], now_.vx[i], now_.vy[i]};
  return all;
}

void naive_flocking_step(std::vector<PlainSortedFlocking::Bird>& birds, const models::reference::FlockingSize& size,
                         const models::reference::FlockingRule& rule) {
  const auto before = birds;
  const auto displacement = [&](double from, double to) { return std::remainder(to - from, size.side); };
  const auto wrapped = [&](double v) { return v - size.side * std::floor(v / size.side); };
  for (std::size_t i = 0; i < birds.size(); ++i) {
    double n = 0, cohere_x = 0, cohere_y = 0, match_x = 0, match_y = 0, separate_x = 0, separate_y = 0;
    for (std::size_t j = 0; j < birds.size(); ++j) {
      if (i == j) continue;
      const double dx = displacement(before[i].x, before[j].x), dy = displacement(before[i].y, before[j].y);
      const double distance = std::hypot(dx, dy);
      if (distance > size.visual) continue;
      ++n;
      cohere_x += dx, cohere_y += dy, match_x += before[j].vx, match_y += before[j].vy;
      if (distance < rule.separation) separate_x -= dx, separate_y -= dy;
    }
    const double weight = n > 0 ? 1 / n : 0;
    auto& self = birds[i];
    self.vx += weight * (rule.cohere * cohere_x + rule.match * match_x + rule.separate * separate_x);
    self.vy += weight * (rule.cohere * cohere_y + rule.match * match_y + rule.separate * separate_y);
    const double length = std::hypot(self.vx, self.vy);
    self.vx /= length, self.vy /= length;
    self.x = wrapped(self.x + rule.speed * self.vx), self.y = wrapped(self.y + rule.speed * self.vy);
  }
}

}  // namespace bench::classics
