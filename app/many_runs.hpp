// app/many_runs.hpp -- what all commands that run many runs share: words as changes of the scenario, runs into a file, names of series.
#pragma once
#include <string>
#include <vector>

#include "app/commands.hpp"
#include "app/preparation.hpp"
#include "app/text.hpp"
#include "models/scenario.hpp"
#include "sim/io/run_reader.hpp"
#include "sim/kernel/catalogue.hpp"
#include "sim/kernel/tree.hpp"

namespace app {

// --seed, --replicates, --set; without agents and networks where the runs are many and series are what is asked.
std::vector<std::string> assignments(const RunCommand& command, bool keep_agents = true);

// Title, "2 x 3 x 10 = 60 runs", dates. `kinds`: what is between contexts and replicates, "3" or "3 x 7 variants".
std::string opening(const models::Plan& plan, const std::string& kinds, const Voice& voice);

// One settled world, all runs of the plan, the file whole at the end. Throws Interrupted.
void carry_out(const RunCommand& command, const Prepared& prepared, const std::string& output, const sim::Catalogue& catalogue, const Voice& voice);

// The same as far as it is not done yet: a file of these very runs is gone on with or left alone, one of others is refused.
void carry_out_rest(const RunCommand& command, const Prepared& prepared, const std::string& output, const sim::Catalogue& catalogue, const Voice& voice);

// --series: before any run, names that no population has; afterwards, those that are not of the whole. Throw ScenarioError.
void check_series(const std::vector<std::string>& wanted);
void check_series(const std::vector<std::string>& wanted, const io::RunReader& file);

// The words of a scenario.
sim::Tree title_tree(const models::Label& label);
sim::Tree contexts_tree(const sim::Tree& scenario, const std::vector<models::Choice>& kept);  // "contexts" with these alone

}  // namespace app
