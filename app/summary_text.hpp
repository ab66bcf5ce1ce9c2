// app/summary_text.hpp -- a run file told to a person.
#pragma once
#include <string>
#include <vector>

#include "app/text.hpp"
#include "sim/io/run_reader.hpp"
#include "sim/kernel/scenario.hpp"

namespace app {

// Of each comparison the series that matter most and those of the largest effect, unless `all`; and how many are left out.
std::string summary_text(const io::RunReader& file, const Voice& voice, bool all = false);

// The territory as its sources state it and as it was settled: how many figures agree, the whole, the largest
// residuals.
std::string territory_text(const std::vector<sim::Statement>& statements, const Voice& voice);

}  // namespace app
