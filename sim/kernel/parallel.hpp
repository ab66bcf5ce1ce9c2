// sim/kernel/parallel.hpp -- work handed out a block at a time; parallel.cpp is the only file that names the library.
#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>

namespace sim::parallel {

inline constexpr std::uint32_t block_rows = 4096;  // rows handed out at once

// How many lanes may be active at the same time; a lane is a thread's own staging space.
std::size_t lanes();

// Calls body(block, lane) for each block in 0 .. count-1, in any order, on any thread. Two calls with the same lane
// never overlap. Nested calls stay with the work that made them.
void blocks(std::size_t count, const std::function<void(std::size_t block, std::size_t lane)>& body);

// Calls body(begin, end) for pieces of 0 .. count-1 of at most `at_once` each.
template <class F> void ranges(std::size_t count, std::size_t at_once, F&& body) {
  blocks((count + at_once - 1) / at_once, [&](std::size_t block, std::size_t) {
    const std::size_t begin = block * at_once, end = begin + at_once;
    body(begin, end < count ? end : count);
  });
}

// Runs `body` with at most `threads` threads (0: all cores).
void with_threads(std::size_t threads, const std::function<void()>& body);

// Calls body(i) for each i in 0 .. count-1; whole runs, which share the cores with the blocks inside them.
void tasks(std::size_t count, const std::function<void(std::size_t)>& body);

}  // namespace sim::parallel
