// app/stated_figures.cpp -- counts them, and finds the residuals that surprise most.
#include "app/stated_figures.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

namespace app {

bool is_met(const sim::Statement& one) {
  return one.stated == one.settled || (one.stated != std::round(one.stated) && std::abs(one.stated) >= 1 && std::abs(one.settled - one.stated) < 1);
}

Settled settled(const std::vector<sim::Statement>& statements) {
  Settled out;
  std::map<std::string, std::size_t> counts;
  for (const auto& one : statements) ++counts[one.place];
  const auto most = std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  for (const auto& one : statements) {
    ++out.all;
    out.imputed += one.imputed ? 1 : 0;
    if (!std::isfinite(one.stated)) ++out.missing;
    else if (!std::isfinite(one.settled)) ++out.unused;
    else ++(is_met(one) ? out.met : out.residual);
    if (!std::isfinite(one.stated) || !std::isfinite(one.settled)) continue;
    if (one.place == most->first && !one.imputed) out.whole.push_back(one);
    if (one.place != most->first && !is_met(one)) out.places.push_back(one);
  }
  // How surprising a residual is: large counts may differ by more.
  const auto size = [](const sim::Statement& one) { return std::abs(one.settled - one.stated) / std::sqrt(std::max(1.0, std::abs(one.stated))); };
  std::stable_sort(out.places.begin(), out.places.end(), [&](const auto& a, const auto& b) { return size(a) > size(b); });
  return out;
}

}  // namespace app
