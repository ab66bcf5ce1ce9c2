// sim/kernel/scenario.cpp -- curves over dates, lists of codes, numbers by name.
#include "sim/kernel/scenario.hpp"

#include <algorithm>

namespace sim {

double Curve::at(Day day) const {
  if (points.empty()) return 0;
  const auto after = std::upper_bound(points.begin(), points.end(), day,
                                      [](Day value, const auto& point) { return value < point.first; });
  if (after == points.begin()) return after->second;
  const auto before = after - 1;
  if (after == points.end()) return before->second;
  const double share = static_cast<double>(day - before->first) / (after->first - before->first);
  return before->second + share * (after->second - before->second);
}

bool Codes::match(const Code& code) const {
  return codes.empty() || std::binary_search(codes.begin(), codes.end(), code);
}

double Shares::of(std::string_view name) const {
  const auto found = std::lower_bound(named.begin(), named.end(), name, [](const auto& one, std::string_view wanted) { return one.first < wanted; });
  return found != named.end() && found->first == name ? found->second : rest;
}

}  // namespace sim
