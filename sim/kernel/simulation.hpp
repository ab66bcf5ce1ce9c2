// sim/kernel/simulation.hpp -- scenario -> world -> step -> recorder, and never back.
#pragma once
#include "sim/kernel/recorder.hpp"
#include "sim/kernel/scenario.hpp"
#include "sim/kernel/schedule.hpp"
#include "sim/kernel/world.hpp"

namespace sim {

// One step. Between two steps nobody bids, and nothing is staged: the world says all there is.
inline void advance(World& world, const Schedule& schedule, const Scenario& scenario, Step step) {
  for (const Stage& stage : schedule.due(step)) {
    stage.compute(world);
    stage.commit(world);
  }
  for (BidBook& book : world.bids()) book.offers.clear();  // what was not awarded today is asked for again tomorrow
  for (const Sorting& sorting : scenario.sortings)
    if (scenario.clock.turns(step, sorting.every)) world.sort(*sorting.population, sorting.by);
}

// From the state after step `begun` (0: from the start) to the end of the clock.
inline void run(World& world, const Schedule& schedule, const Scenario& scenario, Recorder& recorder, Step begun = Step{0}) {
  recorder.open(world, scenario);
  if (begun == Step{0}) recorder.take(world, begun);
  for (auto t = static_cast<std::uint32_t>(begun) + 1; t <= scenario.clock.steps; ++t) {
    advance(world, schedule, scenario, Step{t});
    recorder.take(world, Step{t});
  }
  recorder.close();
}

}  // namespace sim
