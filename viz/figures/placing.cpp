// viz/figures/placing.cpp -- labels side by side, labels near points, circles pushed apart.
#include "viz/figures/placing.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace viz {

std::vector<double> spread(const std::vector<double>& wanted, const std::vector<double>& heights, double low, double high) {
  std::vector<std::size_t> order(wanted.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return wanted[a] < wanted[b]; });
  struct Block {  // labels that touch; `start`: where it would like to begin
    double start, height, count;
    std::vector<std::size_t> members;
  };
  std::vector<Block> blocks;
  for (const auto i : order) {
    blocks.push_back({wanted[i] - heights[i] / 2, heights[i], 1, {i}});
    while (blocks.size() > 1 && blocks[blocks.size() - 2].start + blocks[blocks.size() - 2].height > blocks.back().start) {
      const auto last = blocks.back();
      blocks.pop_back();
      auto& first = blocks.back();
      first.start = (first.start * first.count + (last.start - first.height) * last.count) / (first.count + last.count);
      first.height += last.height, first.count += last.count;
      first.members.insert(first.members.end(), last.members.begin(), last.members.end());
    }
  }
  double floor = low;
  for (auto& block : blocks) {
    block.start = std::max(block.start, floor);
    floor = block.start + block.height;
  }
  double ceiling = high;
  for (auto block = blocks.rbegin(); block != blocks.rend(); ++block) {
    block->start = std::min(block->start, ceiling - block->height);
    ceiling = block->start;
  }
  const double push = blocks.empty() ? 0 : std::max(0.0, low - blocks.front().start);  // more than there is room for
  std::vector<double> out(wanted.size());
  for (const auto& block : blocks) {
    double at = block.start + push;
    for (const auto i : block.members) out[i] = at + heights[i] / 2, at += heights[i];
  }
  return out;
}

std::optional<Box> Labels::place(Point point, double width, double height, double gap, std::size_t most_covered) {
  constexpr std::array<std::array<double, 2>, 16> sides{{{1, 0}, {0, -1}, {0, 1}, {-1, 0}, {1, -1}, {1, 1}, {-1, -1}, {-1, 1},
                                                         {1, -0.5}, {1, 0.5}, {-1, -0.5}, {-1, 0.5}, {0.5, -1}, {0.5, 1}, {-0.5, -1}, {-0.5, 1}}};
  const auto covered = [&](const Box& box) { return static_cast<std::size_t>(std::count_if(drawn_.begin(), drawn_.end(), [&](Point one) { return box.holds(one); })); };
  std::optional<Box> best;
  double least = 1e300;
  for (const double away : {1.0, 2.0, 3.5, 5.0, 8.0, 12.0, 15.0, 18.0})
    for (std::size_t s = 0; s < sides.size(); ++s) {
      const double d = (gap + 9 * (away - 1)) * (s < 4 ? 1 : s < 8 ? 0.75 : 0.9);
      const auto [dx, dy] = sides[s];
      const Box box{point.x + dx * d + (dx > 0 ? 0 : dx < 0 ? -width : -width / 2),
                    point.y + dy * d + (dy > 0 ? 0 : dy < 0 ? -height : -height / 2), width, height};
      if (box.x < area_.x || box.y < area_.y || box.x + width > area_.x + area_.width || box.y + height > area_.y + area_.height) continue;
      if (std::any_of(taken_.begin(), taken_.end(), [&](const Box& other) { return box.meets(other); })) continue;
      const auto under = covered(box);
      if (under > most_covered) continue;
      const double cost = static_cast<double>(under) * 6 + away * 4 + static_cast<double>(s) * 0.3;
      if (cost < least) least = cost, best = box;
    }
  // Where every side of the point is crowded: anywhere in the area, the nearer the better. Many points: that is a map, which has labels to spare.
  constexpr double step = 10;
  constexpr std::size_t few = 5000;
  if (most_covered > few && drawn_.size() < few && (!best || covered(*best) > 0))
    for (double y = area_.y; y + height <= area_.y + area_.height; y += step)
      for (double x = area_.x; x + width <= area_.x + area_.width; x += step) {
        const Box box{x, y, width, height};
        const double away = std::hypot(std::clamp(point.x, x, x + width) - point.x, std::clamp(point.y, y, y + height) - point.y);
        if (away < gap * 0.75 || std::any_of(taken_.begin(), taken_.end(), [&](const Box& other) { return box.meets(other); })) continue;
        const double cost = static_cast<double>(covered(box)) * 6 + (1 + (away - gap) / 9) * 4 + 5;
        if (cost < least) least = cost, best = box;
      }
  if (best) taken_.push_back(*best);
  return best;
}

namespace {

// Pairs that may meet, by cells of the plane; larger circles look for smaller ones.
class Neighbours {
 public:
  Neighbours(const std::vector<Circle>& circles, const std::vector<std::size_t>& by_size, double gap) : gap_(gap) {
    double sum = 0;
    for (const auto& one : circles) {
      sum += one.radius;
      left_ = std::min(left_, one.centre.x), top_ = std::min(top_, one.centre.y);
      right_ = std::max(right_, one.centre.x), bottom_ = std::max(bottom_, one.centre.y);
    }
    cell_ = std::max({2 * sum / static_cast<double>(std::max<std::size_t>(circles.size(), 1)) + gap, (right_ - left_) / 1000, (bottom_ - top_) / 1000, 1e-9});
    columns_ = column(right_) + 1, rows_ = row(bottom_) + 1;
    cells_.resize(columns_ * rows_);
    rank_.resize(circles.size());
    for (std::size_t k = 0; k < by_size.size(); ++k) {
      const auto i = by_size[k];
      rank_[i] = k;
      cells_[row(circles[i].centre.y) * columns_ + column(circles[i].centre.x)].push_back(i);
    }
  }
  template <class Visit> void each(const std::vector<Circle>& circles, std::size_t i, const Visit& visit) const {
    const auto& c = circles[i];
    const double reach = 2 * c.radius + gap_ + cell_;
    for (auto y = row(c.centre.y - reach); y <= row(c.centre.y + reach); ++y)
      for (auto x = column(c.centre.x - reach); x <= column(c.centre.x + reach); ++x)
        for (const auto j : cells_[y * columns_ + x])
          if (rank_[j] > rank_[i]) visit(j);
  }

 private:
  std::size_t column(double x) const { return static_cast<std::size_t>(std::clamp(x - left_, 0.0, right_ - left_) / cell_); }
  std::size_t row(double y) const { return static_cast<std::size_t>(std::clamp(y - top_, 0.0, bottom_ - top_) / cell_); }
  double gap_, cell_ = 1, left_ = 1e300, top_ = 1e300, right_ = -1e300, bottom_ = -1e300;
  std::size_t columns_ = 1, rows_ = 1;
  std::vector<std::vector<std::size_t>> cells_;
  std::vector<std::size_t> rank_;
};

}  // namespace

void separate(std::vector<Circle>& circles, double gap) {
  if (circles.size() < 2) return;
  const auto home = circles;
  std::vector<std::size_t> by_size(circles.size());
  std::iota(by_size.begin(), by_size.end(), std::size_t{0});
  std::stable_sort(by_size.begin(), by_size.end(), [&](auto a, auto b) { return circles[a].radius > circles[b].radius; });
  constexpr int drawn_back = 200, most = 1200;
  for (int round = 0; round < most; ++round) {
    if (round < drawn_back)
      for (std::size_t i = 0; i < circles.size(); ++i) {
        circles[i].centre.x += (home[i].centre.x - circles[i].centre.x) * 0.03;
        circles[i].centre.y += (home[i].centre.y - circles[i].centre.y) * 0.03;
      }
    const Neighbours near(circles, by_size, gap);
    bool apart = true;
    for (const auto i : by_size)
      near.each(circles, i, [&](std::size_t j) {
        auto &a = circles[i], &b = circles[j];
        double dx = b.centre.x - a.centre.x, dy = b.centre.y - a.centre.y;
        double distance = std::sqrt(dx * dx + dy * dy);
        const double wanted = a.radius + b.radius + gap;
        if (distance >= wanted - 0.01) return;
        apart = false;
        if (distance < 1e-6) {  // at one place: each leaves in a direction of its own
          const double turn = 2.399963 * static_cast<double>(j);
          dx = std::cos(turn), dy = std::sin(turn), distance = 1;
        }
        const double push = (wanted - std::min(distance, wanted)) / distance, share = b.radius * b.radius / (a.radius * a.radius + b.radius * b.radius + 1e-12);
        a.centre.x -= dx * push * share, a.centre.y -= dy * push * share;
        b.centre.x += dx * push * (1 - share), b.centre.y += dy * push * (1 - share);
      });
    if (apart && round >= drawn_back) return;
    // The crowd is too dense to settle: all shrink a little.
    if (round > 400 && round % 100 == 0)
      for (auto& one : circles) one.radius *= 0.96;
  }
}

std::vector<std::size_t> rows_of(const std::vector<std::pair<double, double>>& intervals, double gap) {
  std::vector<double> ends;
  std::vector<std::size_t> out;
  for (const auto& [from, until] : intervals) {
    const auto row = static_cast<std::size_t>(std::find_if(ends.begin(), ends.end(), [&, from = from](double end) { return end + gap <= from; }) - ends.begin());
    if (row == ends.size()) ends.push_back(0);
    ends[row] = until;
    out.push_back(row);
  }
  return out;
}

}  // namespace viz
