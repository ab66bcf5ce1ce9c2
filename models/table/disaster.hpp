// models/table/disaster.hpp -- what is left of a blow as days go by: recovery over a stated time, or rebuilding.
#pragma once
#include <algorithm>
#include <cstdint>
#include <span>

#include "models/table/engine.hpp"

namespace models::table {

// A blow falls on day `first`; what follows begins `duration` days later.
struct Course {
  std::uint32_t first = 1, duration = 1;
  std::uint32_t follows() const { return first + duration; }
};

// Part of the blow that is felt on `day` when it recovers in a straight line over `recovery` days. The curve moves at the
// end of a day: on the first day of recovery, and on the one after, all of it is still felt. 0 days: over at once.
inline double felt(const Course& course, double recovery, std::uint32_t day) {
  if (day < course.first) return 0;
  if (day < course.follows()) return 1;
  if (recovery <= 0) return 0;
  const double elapsed = day > course.follows() ? static_cast<double>(day - course.follows() - 1) : 0;
  return std::max(0.0, 1 - elapsed / recovery);
}

// Rebuilding: the damage of j is ordered from the builders that stand in its column of the table, `share` by product.
// Each builder delivers the same part of its lot to all: `left` is what remains of it, per builder.
struct Rebuilding {
  std::span<const double> blow;   // per industry: capital that the event destroyed
  std::span<const double> share;  // per product: of the work
  double days;                    // in which what remains would be built
};
// Adds what builders are asked for today, and the capital that is still destroyed.
void rebuild(const Table& table, const Rebuilding& work, std::span<const double> left, std::span<double> demand, std::span<double> damage);
// After a day: what each builder delivered, `fill` of what it was asked for, is off its lot.
void deliver(std::span<const double> fill, double days, std::span<double> left);
// The industry that was hit and buys nothing from a sector which is to build for it, or `none`.
std::size_t without_builder(const Table& table, const Rebuilding& work);

}  // namespace models::table
