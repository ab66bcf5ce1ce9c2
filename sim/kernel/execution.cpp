// sim/kernel/execution.cpp -- ordering a drawn matching.
#include "sim/kernel/execution.hpp"

namespace sim::execution {

void sort_drawn(std::vector<std::pair<std::uint32_t, std::uint32_t>>& drawn, const std::uint64_t* ids) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> other(drawn.size());
  constexpr std::uint32_t bits = 11, buckets = 1U << bits;
  for (std::uint32_t shift = 0; shift < 32; shift += bits) {
    std::vector<std::uint32_t> count(buckets + 1, 0);
    for (const auto& [key, row] : drawn) ++count[((key >> shift) & (buckets - 1)) + 1];
    for (std::uint32_t b = 1; b <= buckets; ++b) count[b] += count[b - 1];
    for (const auto& item : drawn) other[count[(item.first >> shift) & (buckets - 1)]++] = item;
    drawn.swap(other);
  }
  for (std::size_t begin = 0; begin < drawn.size();) {
    std::size_t end = begin + 1;
    while (end < drawn.size() && drawn[end].first == drawn[begin].first) ++end;
    if (end - begin > 1)
      std::sort(drawn.begin() + static_cast<std::ptrdiff_t>(begin), drawn.begin() + static_cast<std::ptrdiff_t>(end),
                [&](const auto& a, const auto& b) { return ids[a.second] < ids[b.second]; });
    begin = end;
  }
}

}  // namespace sim::execution
