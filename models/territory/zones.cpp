// models/territory/zones.cpp -- nesting the register's areas.
#include "models/territory/zones.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

namespace models::territory {

Zones::Zones(const Figures& figures) {
  const auto& places = figures.places;
  const std::size_t n = places.size();
  const Figure& inhabitants = figures.figure("inhabitants");
  using Key = std::array<std::uint32_t, levels>;  // from the coarsest to the finest
  std::vector<Key> keys(n);
  std::vector<std::map<std::pair<std::uint32_t, std::uint32_t>, double>> people(figures.epci.size());  // by region and department
  for (const Place& place : places)
    if (place.epci != nowhere) people[place.epci][{place.region, place.department}] += std::max(0.0, inhabitants.at(static_cast<std::size_t>(&place - places.data())));
  for (std::uint32_t c = 0; c < n; ++c) {
    const Place& place = places[c];
    auto within = std::pair{place.region, place.department};
    if (place.epci != nowhere)
      within = std::max_element(people[place.epci].begin(), people[place.epci].end(), [](const auto& a, const auto& b) { return a.second < b.second; })->first;
    const std::uint32_t own = static_cast<std::uint32_t>(figures.epci.size()) + c;
    if (figures.from_register) keys[c] = {0, within.first, within.second, place.epci != nowhere ? place.epci : own, c};
    else keys[c] = {0, 0, 0, figures.epci.empty() ? 0 : place.epci != nowhere ? place.epci : own, c};
  }
  order_.resize(n);
  std::iota(order_.begin(), order_.end(), 0U);
  std::sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) { return keys[a] < keys[b]; });
  for (std::size_t level = 0; level < levels; ++level) {
    const std::size_t depth = levels - level;  // leading parts of the key that a zone shares
    of_[level].resize(n);
    for (std::uint32_t i = 0; i < n; ++i) {
      const bool same = i > 0 && std::equal(keys[order_[i]].begin(), keys[order_[i]].begin() + static_cast<std::ptrdiff_t>(depth), keys[order_[i - 1]].begin());
      if (!same) first_[level].push_back(i);
      of_[level][order_[i]] = static_cast<std::uint32_t>(first_[level].size() - 1);
    }
    first_[level].push_back(static_cast<std::uint32_t>(n));
  }
}

std::vector<std::uint32_t> Zones::centres(std::size_t level, const Figures& figures) const {
  const Figure& inhabitants = figures.figure("inhabitants");
  std::vector<std::uint32_t> out;
  for (std::uint32_t zone = 0; zone < count(level); ++zone) {
    const auto all = communes(level, zone);
    out.push_back(*std::max_element(all.begin(), all.end(), [&](std::uint32_t a, std::uint32_t b) { return inhabitants.at(a) != inhabitants.at(b) ? inhabitants.at(a) < inhabitants.at(b) : a > b; }));
  }
  return out;
}

}  // namespace models::territory
