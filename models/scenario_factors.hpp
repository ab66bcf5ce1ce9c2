// models/scenario_factors.hpp -- a factorial design: each combination of the levels of some factors is a strategy.
#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "models/scenario.hpp"
#include "sim/kernel/error.hpp"
#include "sim/kernel/tree.hpp"

namespace models {

struct Factor {
  struct Level {
    std::string name;
    Label title;
  };
  std::string name;
  Label title;
  std::vector<Level> levels;  // at least two; the first is what others are compared with
};

struct Design {
  struct Combination {
    std::string strategy;             // "platform-on_groups-off"
    std::vector<std::size_t> levels;  // of each factor
  };
  std::vector<Factor> factors;
  std::vector<Combination> combinations;  // the level of the last factor changes fastest
  bool empty() const { return factors.empty(); }
};

// The design that the scenario's "factors" state; empty without any, or when `mistakes` say why not.
Design design(const sim::Tree& scenario, std::vector<sim::Mistake>& mistakes);

// "strategies" with one for each combination of factors before those that the scenario lists. Always an object.
sim::Tree strategies_of(const sim::Tree& scenario, std::vector<sim::Mistake>& mistakes);

// The same scenario without "factors": all strategies stand in it. Of a scenario that `expand` accepts.
sim::Tree written_out(sim::Tree scenario);

}  // namespace models
