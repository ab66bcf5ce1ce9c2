// app/stated_figures.hpp -- figures of the territory as their sources state them, against those that were settled.
#pragma once
#include <cstddef>
#include <vector>

#include "sim/kernel/scenario.hpp"

namespace app {

struct Settled {
  std::size_t all = 0, met = 0, residual = 0, unused = 0, missing = 0, imputed = 0;
  std::vector<sim::Statement> whole, places;  // of the whole; of places, the most surprising residual first
};
// The whole is the place of which most is said.
Settled settled(const std::vector<sim::Statement>& statements);
// Met to the whole unit: sources weight what they count, so that a commune may have 998.8 unemployed.
bool is_met(const sim::Statement& one);

}  // namespace app
