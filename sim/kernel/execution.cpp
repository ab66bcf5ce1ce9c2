// sim/kernel/execution.cpp -- ordering bids and drawn matchings, the same on any number of threads.
#include "sim/kernel/execution.hpp"

#include "sim/kernel/bucket_sort.hpp"

namespace sim::execution {
void order_offers(std::vector<RawOffer>& offers, std::span<const std::uint64_t> ids, std::uint32_t targets) {
  std::erase_if(offers, [&](const RawOffer& offer) { return offer.from >= ids.size() || ids[offer.from] != offer.id; });
  const auto less = [](const RawOffer& a, const RawOffer& b) {
    if (a.to != b.to) return a.to < b.to;
    if (a.priority != b.priority) return a.priority > b.priority;
    if (a.drawn != b.drawn) return a.drawn < b.drawn;
    return a.id != b.id ? a.id < b.id : a.ordinal < b.ordinal;
  };
  const std::size_t buckets = std::min<std::size_t>({targets, 1024, offers.size() / 512});
  bucket_sort(offers, buckets, [&](const RawOffer& offer) { return std::size_t{offer.to} * buckets / targets; }, less);
}

std::vector<Drawn> order_drawn(const std::vector<std::vector<Drawn>>& parts, const std::uint64_t* ids) {
  std::size_t total = 0;
  for (const auto& part : parts) total += part.size();
  const auto less = [ids](const Drawn& a, const Drawn& b) { return a.key != b.key ? a.key < b.key : ids[a.row] < ids[b.row]; };
  std::vector<Drawn> ordered(total);
  // Keys are spread evenly, so a bucket for every few of them leaves next to nothing to sort.
  std::uint32_t bits = 0;
  while (bits < 16 && (std::size_t{4} << bits) < total) ++bits;
  const std::size_t buckets = std::size_t{1} << bits;
  const auto bucket_of = [bits](const Drawn& one) { return bits == 0 ? 0U : one.key >> (32U - bits); };
  std::vector<std::uint32_t> starts(buckets + 1, 0);
  for (const auto& part : parts)
    for (const Drawn& one : part) ++starts[bucket_of(one) + 1];
  for (std::size_t b = 0; b < buckets; ++b) starts[b + 1] += starts[b];
  std::vector<std::uint32_t> cursor(starts.begin(), starts.end() - 1);
  for (const auto& part : parts)
    for (const Drawn& one : part) ordered[cursor[bucket_of(one)]++] = one;
  const auto tidy = [&](std::size_t first, std::size_t last) {
    for (std::size_t b = first; b < last; ++b) {
      const auto begin = ordered.begin() + starts[b], end = ordered.begin() + starts[b + 1];
      if (end - begin > 24) std::sort(begin, end, less);
      else
        for (auto at = begin; at < end; ++at) {  // insertion: a handful of items
          const Drawn one = *at;
          auto to = at;
          for (; to > begin && less(one, to[-1]); --to) *to = to[-1];
          *to = one;
        }
    }
  };
  if (total < 4096) tidy(0, buckets);
  else
    parallel::blocks((buckets + 255) / 256, [&](std::size_t block, std::size_t) { tidy(block * 256, std::min(buckets, (block + 1) * 256)); });
  return ordered;
}

}  // namespace sim::execution
