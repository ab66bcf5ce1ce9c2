// models/graph/distinct.hpp -- pairs that are drawn at random and must differ from one another.
#pragma once
#include <cstdint>
#include <functional>
#include <vector>

#include "models/graph/vertices.hpp"

namespace models::graph {

constexpr std::uint64_t pair_of(std::uint32_t a, std::uint32_t b) {  // the same whichever comes first
  return a < b ? std::uint64_t{a} << 32U | b : std::uint64_t{b} << 32U | a;
}

// Every slot draws a pair. Of the slots that draw the same, the lowest keeps it and the others draw again, as do those
// whose pair is taken already. draw(slot, attempt) is a function of its arguments and never gives a loop.
std::vector<Edge> distinct(std::size_t slots, const std::function<Edge(std::size_t slot, std::uint32_t attempt)>& draw,
                           const std::function<bool(Edge)>& taken_already);

}  // namespace models::graph
