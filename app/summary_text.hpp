// app/summary_text.hpp -- a run file told to a person.
#pragma once
#include <string>
#include <vector>

#include "app/text.hpp"
#include "sim/io/run_reader.hpp"
#include "sim/kernel/scenario.hpp"

namespace app {

std::string summary_text(const io::RunReader& file, const Voice& voice);

// The territory as its sources state it and as it was settled: how many figures agree, the whole, the largest
// residuals.
std::string territory_text(const std::vector<sim::Statement>& statements, const Voice& voice);

}  // namespace app
