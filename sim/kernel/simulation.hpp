// sim/kernel/simulation.hpp -- scenario -> world -> step -> recorder, and never back.
#pragma once
#include "sim/kernel/recorder.hpp"
#include "sim/kernel/scenario.hpp"
#include "sim/kernel/schedule.hpp"
#include "sim/kernel/world.hpp"

namespace sim {

inline void run(World& world, const Schedule& schedule, const Scenario& scenario, Recorder& recorder) {
  recorder.open(world, scenario);
  recorder.take(world, Step{0});
  for (std::uint32_t t = 1; t <= scenario.clock.steps; ++t) {
    const Step step{t};
    for (const Stage& stage : schedule.due(step)) {
      stage.compute(world);
      stage.commit(world);
    }
    for (BidBook& book : world.bids()) book.offers.clear();  // what was not awarded today is asked for again tomorrow
    recorder.take(world, step);
  }
  recorder.close();
}

}  // namespace sim
