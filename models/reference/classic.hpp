// models/reference/classic.hpp -- a classic ready to step: its world, and the schedule that its scenario builds.
#pragma once
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "models/reference/sizes.hpp"
#include "sim/kernel/catalogue.hpp"
#include "sim/kernel/simulation.hpp"

namespace models::reference {

sim::Catalogue catalogue();  // of the reference models alone

class Classic {
 public:
  Classic(sim::World world, sim::Scenario scenario, sim::Catalogue known = catalogue());
  Classic fork() const;  // of the same past; a schedule holds no state
  void step();  // one, as sim::run does it, recording nothing
  template <class F> void step(F before) {  // the same; `before(name)` is told of each process that is about to run
    for (const sim::Stage& stage : schedule_.due(sim::Step{++step_})) {
      for (const auto& [process, now] : stage.members) before(process->name);
      stage.compute(world_);
      stage.commit(world_);
    }
  }
  sim::World& world() { return world_; }
  const sim::World& world() const { return world_; }
  const sim::Scenario& scenario() const { return scenario_; }

 private:
  sim::World world_;
  sim::Scenario scenario_;
  std::unique_ptr<const sim::Catalogue> catalogue_;  // where it lies, so that a classic may move
  sim::Schedule schedule_;
  std::uint32_t step_ = 0;
};

// Each classic at a size of its own, daily steps.
Classic schelling(const SchellingSize& size, std::uint64_t seed);
Classic flocking(const FlockingSize& size, const FlockingRule& rule, std::uint64_t seed);
Classic wolf_sheep(const WolfSheepSize& size, WolfSheepRules rules, std::uint64_t seed);
Classic forest_fire(const ForestFireSize& size, std::uint64_t seed);
Classic sorted_flocking(const FlockingSize& size, const FlockingRule& rule, std::uint64_t seed);
Classic epidemic(const EpidemicSize& size, const EpidemicRule& rule, std::uint64_t seed);

}  // namespace models::reference
