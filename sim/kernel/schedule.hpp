// sim/kernel/schedule.hpp -- the scenario's list of processes, cut into stages that touch disjoint data.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "sim/kernel/catalogue.hpp"
#include "sim/kernel/scenario.hpp"

namespace sim {

struct Scheduled {  // one instance, ready to run
  std::string name;
  const Entry* entry;
  Runner runner;
  Luck luck;
  std::optional<Day> from, until;
  double days;  // what one call covers
};

// Processes that touch disjoint data: they run side by side, and nothing tells in which order they did. A process stands
// in the first stage after all those that it must wait for.
class Stage {
 public:
  void compute(World& world) const;
  void commit(World& world) const;  // tallies, bids, births, links, moves, edges, deaths; in the order of ids
  std::vector<std::pair<const Scheduled*, Now>> members;  // in the scenario's order
};

class Schedule {
 public:
  // Throws ScenarioError with every mistake: unknown process or parameter, value out of range, names whose luck
  // collides, a bid that nobody awards, a scarce thing that two award. `catalogue` must outlive the schedule.
  static Schedule build(const Scenario& scenario, const Catalogue& catalogue);

  // Daily processes are due once for each day of the step, together, where the last of them stands in the list.
  std::vector<Stage> due(Step step) const;
  const std::vector<Scheduled>& all() const { return all_; }

  // Why two processes may not share a stage: the first thing that both touch and one changes. Empty: they may.
  static std::string conflict(const Entry& one, const Entry& two);

  // The step drawn as a graph, for Graphviz: stages from top to bottom; an arrow leads to a process from each one that it
  // must wait for, with the reason, unless another arrow on the way says it already.
  std::string dot() const;

 private:
  Clock clock_;
  std::vector<Scheduled> all_;
  std::vector<bool> conflicts_;  // of each pair of processes: worked out once
};

}  // namespace sim
