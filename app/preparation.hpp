// app/preparation.hpp -- from a scenario's file to a plan of runs: read, checked, cut to what was asked.
#pragma once
#include <string>
#include <vector>

#include "app/text.hpp"
#include "models/scenario.hpp"
#include "models/territory/settle.hpp"
#include "sim/io/run_file.hpp"
#include "sim/io/run_reader.hpp"
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

// The same from the text that a run file holds: its contexts, strategies, replicates and last day, as it was run.
Prepared prepare_again(const io::RunReader& file, const sim::Catalogue& catalogue);

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

// The same, as `sillon settle` saved it: "settled" notes with statements and warnings. Throws ScenarioError with all that
// differs from the plan, FileError where the file cannot be read.
models::territory::Settled load_settled(const std::string& path, const models::Plan& plan);
void save_settled(const std::string& path, const models::territory::Settled& settled, const models::Plan& plan);
// One or the other.
models::territory::Settled settle_or_load(const models::Plan& plan, const std::string& path);

// What the run file says about all its runs; the second: what it said.
io::RunPlan run_plan(const Prepared& prepared, const sim::Catalogue& catalogue);
io::RunPlan run_plan(const io::RunReader& file, const models::Plan& plan);

// Two plans that may share a past: the sentences that say why not.
std::vector<std::string> differences(const models::Plan& one, const models::Plan& other);

// "settled in 1.2 s: 193,589 citizen, ..."
std::string census(const sim::World& world, bool loaded, double seconds, const Voice& voice);

// The value of a parameter as people read it.
std::string value_text(const sim::SettingValue& value);

// What is wrong with a territory's file and its table of sectors, as far as that shows without settling it.
std::vector<sim::Mistake> territory_mistakes(const sim::Tree& territory, bool strict);

}  // namespace app
