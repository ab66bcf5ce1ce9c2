// models/vocabulary/attractiveness.hpp -- how attractive a partner is by what it can do: more of the same, or something else.
//
// Two strategies (Gilbert, Pyka and Ahrweiler 2001, and later SKIN models). Who is conservative looks for partners who know
// what it knows itself; who is progressive wants partners who add something, yet share enough to be understood.
#pragma once
#include <algorithm>
#include <bit>
#include <cstdint>

namespace models::attractiveness {

inline constexpr double threshold = 0.3;  // from which a partner is asked (SKIN's standard value)

// From counts: what each of the two has, and what they have in common. 0 if either has nothing.
constexpr double conservative(std::uint32_t own, std::uint32_t theirs, std::uint32_t common) {
  const std::uint32_t smaller = std::min(own, theirs);
  return smaller == 0 ? 0 : static_cast<double>(common) / smaller;
}
constexpr double progressive(std::uint32_t own, std::uint32_t theirs, std::uint32_t common) {
  return common == 0 ? 0 : static_cast<double>(own + theirs - 2 * common) / (own + theirs);
}

// The same from fields, one bit each: what a profile names, or what one believes of somebody.
constexpr double conservative(std::uint64_t own, std::uint64_t theirs) {
  return conservative(static_cast<std::uint32_t>(std::popcount(own)), static_cast<std::uint32_t>(std::popcount(theirs)), static_cast<std::uint32_t>(std::popcount(own & theirs)));
}
constexpr double progressive(std::uint64_t own, std::uint64_t theirs) {
  return progressive(static_cast<std::uint32_t>(std::popcount(own)), static_cast<std::uint32_t>(std::popcount(theirs)), static_cast<std::uint32_t>(std::popcount(own & theirs)));
}

// The part of another's fields in which one knows something oneself: what is needed to understand it (absorptive capacity
// depends on related prior knowledge: Cohen and Levinthal 1990; on the pair: Lane and Lubatkin 1998).
constexpr double understanding(std::uint64_t own, std::uint64_t theirs) {
  return theirs == 0 ? 0 : static_cast<double>(std::popcount(own & theirs)) / std::popcount(theirs);
}

}  // namespace models::attractiveness
