// viz/figures/placing.hpp -- where labels and circles go so that none covers another.
#pragma once
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "viz/figures/canvas.hpp"

namespace viz {

struct Box {
  double x = 0, y = 0, width = 0, height = 0;  // its corner at the upper left
  bool meets(const Box& other) const {
    return x < other.x + other.width && other.x < x + width && y < other.y + other.height && other.y < y + height;
  }
  bool holds(Point point) const { return point.x > x && point.x < x + width && point.y > y && point.y < y + height; }
};

// Centres as near as can be to those wanted, in their order, none meeting the next; within [low, high] if there is room, and
// from `low` down if there is none.
std::vector<double> spread(const std::vector<double>& wanted, const std::vector<double>& heights, double low, double high);

// Labels beside points: no two meet, none leaves the area, as little as possible of what is drawn lies under them.
class Labels {
 public:
  explicit Labels(const Box& area) : area_(area) {}
  void draw_over(const std::vector<Point>& points) { drawn_.insert(drawn_.end(), points.begin(), points.end()); }
  void keep_free(const Box& box) { taken_.push_back(box); }
  // A box of this size near `point`, at least `gap` px away, over at most so many points of what is drawn; nothing where there
  // is no room.
  std::optional<Box> place(Point point, double width, double height, double gap, std::size_t most_covered = 1'000'000);

 private:
  Box area_;
  std::vector<Box> taken_;
  std::vector<Point> drawn_;
};

struct Circle {
  Point centre;
  double radius = 0;
};
// Moves circles apart until none overlaps another, each drawn back towards where it was.
void separate(std::vector<Circle>& circles, double gap);

// The least row for each interval, in their order, such that intervals of a row are `gap` apart.
std::vector<std::size_t> rows_of(const std::vector<std::pair<double, double>>& intervals, double gap);

}  // namespace viz
