// app/preparation.hpp -- from a scenario's file to a plan of runs: read, checked, cut to what was asked.
#pragma once
#include <string>
#include <vector>

#include "models/scenario.hpp"
#include "models/territory/settle.hpp"
#include "sim/io/run_file.hpp"
#include "sim/kernel/catalogue.hpp"
#include "sim/kernel/schedule.hpp"
#include "sim/kernel/tree.hpp"
#include "sim/kernel/world.hpp"

namespace app {

sim::World declared_world();  // every name, nobody there

struct Prepared {
  sim::Tree tree;  // the scenario with all that it extends and uses
  models::Plan plan;
};
// Throws ScenarioError with every mistake, those of the territory's file included.
Prepared prepare(const std::string& scenario, const std::vector<std::string>& assignments,
                 const sim::Catalogue& catalogue, bool strict = false);

// Keeps the named contexts or strategies, in the plan's order; none keeps all. `flag` is where they were
// named.
void keep(std::vector<models::Choice>& choices, const std::vector<std::string>& names,
          const std::string& flag, std::string_view what);
// Ends the run on another day than the file says.
void end_on(Prepared& prepared, const std::string& date);

// The schedule of each run, so that nothing is written before all are good: contexts x strategies x
// replicates.
std::vector<sim::Schedule> schedules(const models::Plan& plan, const sim::Catalogue& catalogue);

// The plan's territory, settled and measured: the state of step 0.
models::territory::Settled settle(const models::Plan& plan);

// What the run file says about all its runs.
io::RunPlan run_plan(const Prepared& prepared, const sim::Catalogue& catalogue);

// The value of a parameter as people read it.
std::string value_text(const sim::SettingValue& value);

// What is wrong with a territory's file and its table of sectors, as far as that shows without settling it.
std::vector<sim::Mistake> territory_mistakes(const sim::Tree& territory, bool strict);

}  // namespace app
