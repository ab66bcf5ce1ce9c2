// models/territory/geography.cpp -- great distances on a small piece of the globe; zones for a whole country.
#include "models/territory/geography.hpp"

#include <algorithm>
#include <cmath>

namespace models::territory {
namespace {

constexpr double unknown_distance = 8, unknown_inside = 1.5;  // km; assumed where a place is not stated
constexpr std::size_t neighbours = 40;                        // communes within reach; keeps trade linear in their number
// km between communes whose finest common zone is themselves, their EPCI, department, region, the country. Assumed, and
// below the mean distances of such pairs: what decays with distance is ruled by the nearest of them. With a reach of 8
// km a quarter of those who work in France do so in their commune, 60 % in their EPCI, 80 % in their department, 94 % in
// their region; censuses say about a third, and eight in ten in the department (from memory).
constexpr std::array<double, Zones::levels> zone_distance{unknown_inside, 15, 33, 52, 100};

}  // namespace

Geography::Geography(const Figures& figures) : places_(figures.places), zones_(figures), by_zones_(figures.from_register) {
  if (by_zones_) return;
  const std::size_t n = places_.size(), kept = std::min(neighbours, n);
  near_.resize(n);
  std::vector<std::pair<double, std::uint32_t>> order(n);
  for (std::size_t c = 0; c < n; ++c) {
    for (std::uint32_t other = 0; other < n; ++other) order[other] = {other == c ? -1.0 : distance(c, other), other};
    std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(kept), order.end());
    for (std::size_t i = 0; i < kept; ++i) near_[c].push_back(order[i].second);
  }
}

double Geography::distance(std::size_t from, std::size_t to) const {
  if (by_zones_) {
    std::size_t level = 0;
    while (zones_.of(level, from) != zones_.of(level, to)) ++level;
    return zone_distance[level];
  }
  const Place &a = places_[from], &b = places_[to];
  if (from == to) return std::isnan(a.area) ? unknown_inside : std::sqrt(a.area / 3.141592653589793) * 2 / 3;
  constexpr double km_per_degree = 111.19;
  const double north = (a.latitude - b.latitude) * km_per_degree;
  const double east = (a.longitude - b.longitude) * km_per_degree * std::cos((a.latitude + b.latitude) / 2 * 0.017453292519943295);
  const double km = std::sqrt(north * north + east * east);
  return std::isnan(km) ? unknown_distance : km;
}

std::array<double, Zones::levels> Geography::parts(double reach) const {
  std::array<double, Zones::levels> out{};
  double beyond = 0;
  for (std::size_t level = Zones::levels; level-- > 0;) {
    const double here = std::exp(-zone_distance[level] / reach);
    out[level] = here - beyond;
    beyond = here;
  }
  return out;
}

}  // namespace models::territory
