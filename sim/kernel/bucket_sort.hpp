// sim/kernel/bucket_sort.hpp -- a sort that the cores share: items are dealt to buckets in order, each bucket is sorted.
#pragma once
#include <algorithm>
#include <cstddef>
#include <vector>

#include "sim/kernel/parallel.hpp"

namespace sim {

// `bucket_of(item)` is below `buckets` and never falls as items rise; `less` is a strict total order, so the result does
// not depend on how many threads there are.
template <class T, class BucketOf, class Less>
void bucket_sort(std::vector<T>& items, std::size_t buckets, BucketOf bucket_of, Less less) {
  constexpr std::size_t few = 4096;  // below this, one thread sorts faster than several could share
  if (items.size() < few || buckets < 2) return std::sort(items.begin(), items.end(), less);
  std::vector<std::size_t> starts(buckets + 1, 0);
  for (const T& item : items) ++starts[bucket_of(item) + 1];
  for (std::size_t b = 0; b < buckets; ++b) starts[b + 1] += starts[b];
  std::vector<T> dealt(items.size());
  std::vector<std::size_t> cursor(starts.begin(), starts.end() - 1);
  for (const T& item : items) dealt[cursor[bucket_of(item)]++] = item;
  parallel::blocks(buckets, [&](std::size_t b, std::size_t) {
    std::sort(dealt.begin() + static_cast<std::ptrdiff_t>(starts[b]), dealt.begin() + static_cast<std::ptrdiff_t>(starts[b + 1]), less);
  });
  items.swap(dealt);
}

}  // namespace sim
