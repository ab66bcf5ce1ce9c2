// models/territory/settle.hpp -- settling: a peopled, connected world made from a territory's figures.
#pragma once
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "sim/kernel/calendar.hpp"
#include "sim/kernel/scenario.hpp"
#include "sim/kernel/tree.hpp"
#include "sim/kernel/world.hpp"

namespace models::territory {

struct Settled {
  sim::World world;  // as after a normal week; indicators are zero until somebody counts
  std::vector<sim::Statement> statements;
  std::vector<std::pair<std::string, std::string>> warnings;     // English, French
  std::vector<std::pair<std::uint32_t, std::string>> real_actors;  // row of each real actor, with the name to show
};

// Both trees have passed their shapes. The same trees, seed, start and scale give the same world, bit by bit. A scale
// below 1 shrinks inhabitants, jobs and establishments alike. Throws ScenarioError with every logical impossibility.
Settled settle(const sim::Tree& territory, const sim::Tree& sectors, std::uint64_t seed, sim::Day start = 0, double scale = 1);

// The same with the table of sectors where the territory names it: {"use": ..., "used": {...}}.
Settled settle(const sim::Tree& territory, std::uint64_t seed, sim::Day start = 0, double scale = 1);

}  // namespace models::territory
