// bench/classics/plain_forest_fire.hpp -- a forest fire as a sequential loop over the trees that burn.
#pragma once
#include <cstdint>
#include <vector>

#include "bench/classics/plain_luck.hpp"
#include "models/reference/sizes.hpp"

namespace bench::classics {

class PlainForestFire {
 public:
  PlainForestFire(const models::reference::ForestFireSize& size, std::uint64_t seed);
  void step();  // trees that burn when it begins, in an order drawn afresh, in place

  double burnt_share() const;  // of the trees that stood at the start
  std::uint32_t burning() const { return static_cast<std::uint32_t>(front_.size()); }
  bool sound() const;  // every tree stands, burns or is burnt; those that burn are the front

 private:
  enum State : std::uint8_t { bare, tree, on_fire, burnt };
  models::reference::ForestFireSize size_;
  PlainLuck luck_;
  std::uint32_t width_, trees_ = 0;  // with a border of one bare cell
  std::vector<std::uint8_t> grid_;
  std::vector<std::uint32_t> front_, next_;
};

}  // namespace bench::classics
