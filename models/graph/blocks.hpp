// models/graph/blocks.hpp -- work over vertices in blocks, whose results are put together in the order of the blocks.
#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

#include "sim/kernel/parallel.hpp"

namespace models::graph {

inline constexpr std::uint32_t block_vertices = 1024;  // few enough that a block of well-connected ones does not last

// Calls body(begin, end, lane) for ranges that cover 0 .. count-1.
template <class Body> void over_blocks(std::uint32_t count, const Body& body) {
  sim::parallel::blocks((std::size_t{count} + block_vertices - 1) / block_vertices, [&](std::size_t block, std::size_t lane) {
    const auto begin = static_cast<std::uint32_t>(block * block_vertices);
    body(begin, static_cast<std::uint32_t>(std::min<std::uint64_t>(count, std::uint64_t{begin} + block_vertices)), lane);
  });
}

// One after another what body(part, out) puts into `out` for part 0 .. parts-1, whatever thread did which.
template <class T, class Body> std::vector<T> gathered(std::size_t parts, const Body& body) {
  std::vector<std::vector<T>> found(parts);
  sim::parallel::blocks(parts, [&](std::size_t part, std::size_t) { body(part, found[part]); });
  std::vector<std::size_t> start(parts + 1, 0);
  for (std::size_t part = 0; part < parts; ++part) start[part + 1] = start[part] + found[part].size();
  std::vector<T> all(start[parts]);
  sim::parallel::blocks(parts, [&](std::size_t part, std::size_t) {
    std::copy(found[part].begin(), found[part].end(), all.begin() + static_cast<std::ptrdiff_t>(start[part]));
    std::vector<T>().swap(found[part]);
  });
  return all;
}
template <class T, class Body> std::vector<T> gathered_over(std::uint32_t count, const Body& body) {
  return gathered<T>((std::size_t{count} + block_vertices - 1) / block_vertices, [&](std::size_t part, std::vector<T>& out) {
    const std::uint64_t begin = part * block_vertices, end = std::min<std::uint64_t>(count, begin + block_vertices);
    for (std::uint64_t v = begin; v < end; ++v) body(static_cast<std::uint32_t>(v), out);
  });
}

// Sorted by `<`. bucket(value) rises with the value, from 0 to below `buckets`: each bucket fits in a cache, and threads share them.
template <class T, class Bucket> std::vector<T> sorted_by_buckets(std::vector<T> values, std::size_t buckets, const Bucket& bucket) {
  if (values.size() < 16 * buckets) {
    std::sort(values.begin(), values.end());
    return values;
  }
  std::vector<std::size_t> start(buckets + 1, 0);
  for (const T& value : values) ++start[bucket(value) + 1];
  std::partial_sum(start.begin(), start.end(), start.begin());
  std::vector<T> dealt(values.size());
  std::vector<std::size_t> next(start.begin(), start.end() - 1);
  for (const T& value : values) dealt[next[bucket(value)]++] = value;
  std::vector<T>().swap(values);
  sim::parallel::blocks(buckets, [&](std::size_t b, std::size_t) {
    std::sort(dealt.begin() + static_cast<std::ptrdiff_t>(start[b]), dealt.begin() + static_cast<std::ptrdiff_t>(start[b + 1]));
  });
  return dealt;
}

}  // namespace models::graph
