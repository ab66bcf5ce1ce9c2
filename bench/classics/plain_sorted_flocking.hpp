// bench/classics/plain_sorted_flocking.hpp -- flocking, all birds at once, as a sequential loop over columns sorted by cell.
#pragma once
#include <cstdint>
#include <vector>

#include "models/reference/sizes.hpp"

namespace bench::classics {

class PlainSortedFlocking {
 public:
  struct Bird {
    double x, y, vx, vy;
  };
  // Birds as they stand at the start, in order of their ids.
  PlainSortedFlocking(const models::reference::FlockingSize& size, const models::reference::FlockingRule& rule, const std::vector<Bird>& birds);
  void step();

  std::vector<Bird> birds() const;  // in order of their ids
  double mean_visited() const { return visited_ / size_.birds; }  // candidates that a bird looked at, in the last step

 private:
  struct Columns {
    std::vector<double> x, y, vx, vy;
    std::vector<std::uint32_t> id;
    void resize(std::size_t rows) { x.resize(rows), y.resize(rows), vx.resize(rows), vy.resize(rows), id.resize(rows); }
  };
  struct Sums {
    double count = 0, hx = 0, hy = 0, mx = 0, my = 0, sx = 0, sy = 0;
  };
  void sort();
  void look(Sums& sums, std::uint32_t first_cell, std::uint32_t last_cell, double x, double y);

  models::reference::FlockingSize size_;
  models::reference::FlockingRule rule_;
  std::uint32_t across_;
  double per_cell_, visited_ = 0;
  Columns now_, next_;
  std::vector<std::uint32_t> begin_, cell_, place_;  // first row of each cell; of each row: its cell, its new row
};

// The same step written as it is stated: every pair is looked at. For small flocks.
void naive_flocking_step(std::vector<PlainSortedFlocking::Bird>& birds, const models::reference::FlockingSize& size,
                         const models::reference::FlockingRule& rule);

}  // namespace bench::classics
