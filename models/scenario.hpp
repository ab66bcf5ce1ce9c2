// models/scenario.hpp -- a scenario becomes a plan: contexts and strategies as dated processes, checked.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "models/arrivals.hpp"
#include "models/scenario_shape.hpp"
#include "sim/kernel/catalogue.hpp"
#include "sim/kernel/scenario.hpp"
#include "sim/kernel/tree.hpp"
#include "sim/kernel/world.hpp"

namespace models {

struct Label {  // what people read; a text that the user gave in one language stands for both
  std::string en, fr;
};
Label label_of(const sim::Tree* tree);  // empty where there is none

struct Event {               // of the time line: a crisis of a context, or a policy of a strategy
  std::string choice, kind;  // name of the context or strategy; "crisis" or "policy"
  Label title;
  sim::Day from = 0, until = 0;  // first day, and first day after
  std::string source;
};

struct Override {  // of a choice's "parameters": one value in all its runs, whatever stands elsewhere
  std::string owner;  // a process, or an instance of that name
  bool is_process = true;
  sim::Setting setting;
  bool matches(const sim::Instance& instance) const { return (is_process ? instance.process : instance.name) == owner; }
};

struct Choice {  // a context or a strategy
  std::string name;
  Label title;
  std::vector<Override> parameters;  // of processes before those of instances, whose narrower word wins
  std::vector<sim::Instance> instances;
  std::vector<std::string> mechanisms;    // that each instance embodies; empty: none
  std::vector<std::string> switched_off;  // mechanisms, in all its runs, wherever their processes stand
  std::vector<Event> events;
  std::vector<Arrivals> arrivals;  // of crises that come by chance
};

// All runs of a scenario: each context with each strategy, `replicates` times, with common luck.
struct Plan {
  std::string name;  // the file's, without its ending
  Label title, question;
  sim::Clock clock;
  std::uint64_t seed = 1;
  std::uint32_t replicates = 1;
  sim::Record record;
  std::vector<Choice> contexts, strategies;  // never empty
  std::vector<sim::Instance> processes;      // the list, in order, without those that a switch turned off
  std::vector<std::string> mechanisms;       // that each of them embodies; empty: none
  std::vector<std::string> switched_off;     // mechanisms
  sim::Tree territory;                       // the territory's file, to be settled
  double scale = 1;                          // of the territory
  std::optional<sim::Period> sort_rows = sim::Period::year;  // how often; none: never
};

// Throws ScenarioError with every mistake: of shape, of meaning, and those that the schedule finds in any
// pair of context and strategy. `declared` is a world without agents: the names that can be recorded. The
// territory's own file is left to settling. `strict` also wants a source for every number.
Plan expand(const sim::Tree& scenario, const sim::Catalogue& catalogue, const sim::World& declared,
            bool strict = false);

// Without place and time: a file that scenarios extend.
bool is_model(const sim::Tree& scenario);

// The mistakes of a file of its own: a model, a crisis or a policy. Recognised by its "format".
std::vector<sim::Mistake> mistakes(const sim::Tree& file, const sim::Catalogue& catalogue,
                                   const sim::World& declared, bool strict = false);

// What one run does. Order: the crises' events, those that come by chance, the policies' processes, the list.
sim::Scenario variant(const Plan& plan, std::size_t context, std::size_t strategy, std::uint32_t replicate);

}  // namespace models
