// models/territory/geography.hpp -- distances between communes: as the crow flies, or by the zones that they share.
#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "models/territory/zones.hpp"

namespace models::territory {

class Geography {
 public:
  explicit Geography(const Figures& figures);

  const Zones& zones() const { return zones_; }
  // Communes of a register have no coordinates: a distance is that of the finest zone that both are in, and what is
  // sought within reach is drawn zone by zone. Elsewhere there are points, and `near` lists the nearest.
  bool by_zones() const { return by_zones_; }
  double distance(std::size_t from, std::size_t to) const;                           // km; inside a commune: to a random point of it
  const std::vector<std::uint32_t>& near(std::size_t c) const { return near_[c]; }  // itself first, then the nearest; by points alone

  // exp(-distance / reach) as a sum over the zones that two communes share: what level l adds to all pairs inside it. So a
  // gravity model is a mixture of blind draws, one in each zone.
  std::array<double, Zones::levels> parts(double reach) const;

 private:
  std::vector<Place> places_;
  Zones zones_;
  bool by_zones_ = false;
  std::vector<std::vector<std::uint32_t>> near_;
};

}  // namespace models::territory
