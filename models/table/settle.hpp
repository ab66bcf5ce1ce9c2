// models/table/settle.hpp -- settling: a world made from an input-output table.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "sim/kernel/scenario.hpp"
#include "sim/kernel/tree.hpp"
#include "sim/kernel/world.hpp"

namespace models::table {

struct Settled {
  sim::World world;  // as after day 0
  std::vector<sim::Statement> statements;
  std::vector<std::pair<std::string, std::string>> warnings;  // English, French
};

// All that is wrong with a table that has passed its shape: sizes, signs, output below inputs, names.
std::vector<sim::Mistake> table_mistakes(const sim::Tree& table);

// The table has passed its shape. `economy`: the settings of the process "table_economy" in the list, so that day 0 is the one that it would have made.
// Throws ScenarioError with every mistake.
Settled settle(const sim::Tree& table, const std::vector<sim::Setting>& economy);

}  // namespace models::table
