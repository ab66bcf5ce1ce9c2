// sim/kernel/execution.cpp -- ordering bids and drawn matchings, the same on any number of threads.
#include "sim/kernel/execution.hpp"

#include <utility>

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

namespace {

// Items whose keys agree in their first `known` bits, put in order: dealt by the next bits into `spare`, where a handful at
// most share a place, and back.
void order_near(std::span<Drawn> items, std::uint32_t known, const std::uint64_t* ids, std::vector<Drawn>& spare, std::vector<std::uint32_t>& starts) {
  const auto less = [ids](const Drawn& a, const Drawn& b) { return a.key != b.key ? a.key < b.key : ids[a.row] < ids[b.row]; };
  std::uint32_t bits = 0;
  while (bits < 13 && known + bits < 32 && (std::size_t{2} << bits) < items.size()) ++bits;
  if (bits == 0) return std::sort(items.begin(), items.end(), less);
  const std::uint32_t shift = 32 - known - bits, mask = (1U << bits) - 1;
  starts.assign(std::size_t{mask} + 2, 0);
  for (const Drawn& one : items) ++starts[((one.key >> shift) & mask) + 1];
  for (std::uint32_t b = 0; b <= mask; ++b) starts[b + 1] += starts[b];
  spare.resize(items.size());
  for (const Drawn& one : items) spare[starts[(one.key >> shift) & mask]++] = one;  // afterwards starts[b] is where b ends
  std::uint32_t begin = 0;
  for (std::uint32_t b = 0; b <= mask; begin = starts[b++]) {
    if (starts[b] - begin > 24) {
      std::sort(spare.begin() + begin, spare.begin() + starts[b], less);
      continue;
    }
    for (std::uint32_t at = begin + 1; at < starts[b]; ++at) {  // insertion: a handful of items
      const Drawn one = spare[at];
      std::uint32_t to = at;
      for (; to > begin && less(one, spare[to - 1]); --to) spare[to] = spare[to - 1];
      spare[to] = one;
    }
  }
  std::copy(spare.begin(), spare.end(), items.begin());
}

}  // namespace

std::vector<Drawn> order_drawn(std::vector<std::vector<Drawn>> parts, const std::uint64_t* ids) {
  std::size_t total = 0;
  for (const auto& part : parts) total += part.size();
  std::uint32_t bits = 0;  // as many buckets as leave each within a core's own cache
  while (bits < 11 && (std::size_t{16384} << bits) < total) ++bits;
  std::vector<Drawn> ordered(total);
  const std::size_t buckets = std::size_t{1} << bits, shares = std::min<std::size_t>(parts.size(), bits == 0 ? 1 : 64);
  const auto bucket_of = [bits](const Drawn& one) { return bits == 0 ? 0U : one.key >> (32U - bits); };
  const auto each_part = [&](std::size_t share, auto&& f) {
    for (std::size_t p = share * parts.size() / shares; p < (share + 1) * parts.size() / shares; ++p) f(parts[p]);
  };
  std::vector<std::size_t> cursor(shares * buckets, 0), starts(buckets + 1, 0);  // by share, then bucket
  parallel::blocks(shares, [&](std::size_t share, std::size_t) {
    each_part(share, [&](const std::vector<Drawn>& part) {
      for (const Drawn& one : part) ++cursor[share * buckets + bucket_of(one)];
    });
  });
  std::size_t sum = 0;
  for (std::size_t b = 0; b < buckets; ++b) {
    starts[b] = sum;
    for (std::size_t share = 0; share < shares; ++share) sum += std::exchange(cursor[share * buckets + b], sum);
  }
  starts[buckets] = sum;
  parallel::blocks(shares, [&](std::size_t share, std::size_t) {
    each_part(share, [&](std::vector<Drawn>& part) {
      for (const Drawn& one : part) ordered[cursor[share * buckets + bucket_of(one)]++] = one;
      part = {};
    });
  });
  parallel::blocks(buckets, [&](std::size_t b, std::size_t) {
    std::vector<Drawn> spare;
    std::vector<std::uint32_t> near;
    order_near(std::span(ordered).subspan(starts[b], starts[b + 1] - starts[b]), bits, ids, spare, near);
  });
  return ordered;
}

void order_turns(Lane& lane, const std::uint64_t* ids) {
  auto& items = lane.turns;
  const std::size_t total = items.size();
  std::uint32_t bits = 1;
  while (bits < 16 && (std::size_t{1} << bits) < total) ++bits;
  const std::uint32_t shift = 64 - bits;
  auto& begin = lane.turns_begin;
  begin.assign((std::size_t{1} << bits) + 1, 0);
  for (const std::uint64_t item : items) ++begin[(item >> shift) + 1];
  for (std::size_t b = 1; b < begin.size(); ++b) begin[b] += begin[b - 1];
  auto& out = lane.turns_aside;
  out.resize(total);
  for (const std::uint64_t item : items) out[begin[item >> shift]++] = item;
  const auto later = [ids](std::uint64_t a, std::uint64_t b) {
    return (a >> 32U) != (b >> 32U) ? a > b : ids[static_cast<std::uint32_t>(a)] > ids[static_cast<std::uint32_t>(b)];
  };
  for (std::size_t i = 1; i < total; ++i) {  // insertion: buckets stand in order already
    const std::uint64_t item = out[i];
    std::size_t to = i;
    for (; to > 0 && later(out[to - 1], item); --to) out[to] = out[to - 1];
    out[to] = item;
  }
  items.swap(out);
}

}  // namespace sim::execution
