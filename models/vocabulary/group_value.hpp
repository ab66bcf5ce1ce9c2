// models/vocabulary/group_value.hpp -- what a meeting is worth, as a pure function of trust, distance and size.
//
//   v = facilitation attention(n) sum over pairs of T d (1 - d/farthest)  -  cost n (n - 1)/2
//
// T: trust between two who meet; d: distance of what they know (one less the part that they share, Jaccard 1912). Too near
// and nothing is new, too far and nothing is understood: the inverted U of Nooteboom et al. 2007 (Research Policy 36);
// links to keep up grow with the square of the size (Hackman 2002, from memory). The form and `cost` are assumed.
// attention(n) = min(1, partners/(n - 1)): in one meeting nobody has an exchange with more than `partners` others. With
// partners = infinity the value per pair does not depend on the size, and a large group of good pairs never loses.
#pragma once
#include <cstdint>
#include <limits>

namespace models::group_value {

struct Meeting {
  double farthest = 1;                                     // distance at which nothing is understood
  double facilitation = 1;                                 // 1: as exchanges go by themselves; above: a facilitator helps
  double cost = 0.05;                                      // of keeping up one link, in the unit of the value; assumed
  double partners = std::numeric_limits<double>::infinity();  // with whom one can have an exchange in one meeting; assumed where finite
};

// Of two who meet: highest for d = farthest/2, nothing for d = 0 and beyond `farthest`.
constexpr double value_of_pair(double trust, double distance, double farthest = 1) {
  return distance > 0 && distance < farthest ? trust * distance * (1 - distance / farthest) : 0;
}
constexpr double attention(std::uint32_t size, double partners) {
  return size < 2 || partners >= static_cast<double>(size - 1) ? 1 : partners / static_cast<double>(size - 1);
}
// Of a meeting of `size`, given the sum of value_of_pair over its pairs.
constexpr double value_of_meeting(double pairs, std::uint32_t size, const Meeting& how = {}) {
  const double links = size < 2 ? 0 : 0.5 * size * (size - 1.0);
  return how.facilitation * attention(size, how.partners) * pairs - how.cost * links;
}
// Of a meeting all of whose pairs are alike.
constexpr double value_of_even_meeting(double trust, double distance, std::uint32_t size, const Meeting& how = {}) {
  return value_of_meeting(size < 2 ? 0 : 0.5 * size * (size - 1.0) * value_of_pair(trust, distance, how.farthest), size, how);
}

// Distance of two sets of capabilities from their sizes and what both have; 0 if both are empty.
constexpr double distance_of(std::uint32_t one, std::uint32_t two, std::uint32_t shared) {
  const std::uint32_t either = one + two - shared;
  return either > 0 ? 1 - static_cast<double>(shared) / static_cast<double>(either) : 0;
}

}  // namespace models::group_value
