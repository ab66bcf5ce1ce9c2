// bench/classics/plain_flocking.hpp -- flocking in a random order and in place, as a sequential loop; neighbours are exact.
//
// Birds lie by cell, with all that a neighbour reads in one place; a cell holds what is within one step of `visual` of it.
#pragma once
#include <cstdint>
#include <vector>

#include "bench/classics/plain_luck.hpp"
#include "models/reference/sizes.hpp"

namespace bench::classics {

class PlainFlocking {
 public:
  PlainFlocking(const models::reference::FlockingSize& size, const models::reference::FlockingRule& rule, std::uint64_t seed);
  void step();

  double order() const;            // length of the mean velocity
  double mean_neighbours() const;  // within `visual`, counted naively
  bool sound() const;              // every velocity has length 1 (after a step), every bird lies in its cell

 private:
  struct Bird {
    double x, y, vx, vy;
    std::uint32_t id;
  };
  struct Place {
    std::uint32_t cell, slot;
  };
  std::uint32_t cell_of(double x, double y) const;
  void put(std::uint32_t cell, const Bird& bird);

  models::reference::FlockingSize size_;
  models::reference::FlockingRule rule_;
  PlainLuck luck_;
  std::uint32_t across_;  // cells
  double per_cell_;       // cells per unit of length
  std::vector<std::vector<Bird>> cells_;
  std::vector<Place> places_;
  std::vector<std::uint32_t> order_;
};

}  // namespace bench::classics
