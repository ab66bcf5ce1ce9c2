// models/territory/zones.hpp -- nested zones of communes: itself, its EPCI, its department, its region, the whole.
//
// Where a country has no coordinates its zones stand for distance: the finest zone that two communes share says how far
// apart they are. Zones are nested, so what is drawn at a distance is a draw in an interval, and all costs are linear.
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "models/territory/figures.hpp"

namespace models::territory {

class Zones {
 public:
  enum Level : std::uint8_t { itself, epci, department, region, whole };
  static constexpr std::size_t levels = 5;

  // An EPCI that crosses a border counts with the department of most of its inhabitants; a commune without EPCI is one of
  // its own. Without a register all communes share every zone but
  // the finest, and their EPCI where they name it.
  explicit Zones(const Figures& figures);

  std::uint32_t count(std::size_t level) const { return static_cast<std::uint32_t>(first_[level].size() - 1); }
  std::uint32_t of(std::size_t level, std::size_t commune) const { return of_[level][commune]; }
  // Communes in an order in which every zone is one run: that of zone z is order()[begin(level, z)] .. end.
  std::span<const std::uint32_t> order() const { return order_; }
  std::uint32_t begin(std::size_t level, std::uint32_t zone) const { return first_[level][zone]; }
  std::uint32_t end(std::size_t level, std::uint32_t zone) const { return first_[level][zone + 1]; }
  std::span<const std::uint32_t> communes(std::size_t level, std::uint32_t zone) const {
    return std::span(order_).subspan(begin(level, zone), end(level, zone) - begin(level, zone));
  }

  // The most peopled commune of each zone.
  std::vector<std::uint32_t> centres(std::size_t level, const Figures& figures) const;

 private:
  std::array<std::vector<std::uint32_t>, levels> of_, first_;
  std::vector<std::uint32_t> order_;
};

}  // namespace models::territory
