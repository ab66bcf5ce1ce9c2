// models/territory/geography.hpp -- distances between communes, as the crow flies, and who is near whom.
#pragma once
#include <cstdint>
#include <vector>

#include "models/territory/figures.hpp"

namespace models::territory {

class Geography {
 public:
  explicit Geography(const Figures& figures);

  double distance(std::size_t from, std::size_t to) const;                           // km; inside a commune: to a random point of it
  const std::vector<std::uint32_t>& near(std::size_t c) const { return near_[c]; }  // itself first, then the nearest

 private:
  std::vector<Place> places_;
  std::vector<std::vector<std::uint32_t>> near_;
};

}  // namespace models::territory
