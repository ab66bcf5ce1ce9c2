// app/runs.hpp -- the runs of a plan, side by side, from wherever each begins to the end of the clock.
#pragma once
#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "app/checkpoints.hpp"
#include "app/interruption.hpp"
#include "app/progress.hpp"
#include "app/text.hpp"
#include "models/scenario.hpp"
#include "sim/io/run_file.hpp"
#include "sim/kernel/recorder.hpp"
#include "sim/kernel/schedule.hpp"

namespace app {

// Hands out copies of one world to so many takers, and itself to the last: where one run is to be done, there is one world.
class Worlds {
 public:
  Worlds(sim::World world, std::size_t takers, std::function<sim::World()> anew = {});
  sim::World take();  // by one more than was said: made anew

 private:
  std::mutex mutex_;
  sim::World world_;
  std::size_t left_;
  std::function<sim::World()> anew_;
};

// Hands on to the file, writes checkpoints, and stops the run at the end of a step when a signal waits.
class Watched : public sim::Recorder {
 public:
  struct Watch {
    Progress& progress;
    const Interruption& interruption;
    const Checkpoints& checkpoints;
    std::atomic<std::int64_t>& steps_told;  // how many the progress still expects
  };
  Watched(std::unique_ptr<io::RunRecording> file, RunName run, const sim::Clock& clock, Watch watch);
  void open(const sim::World& world, const sim::Scenario& scenario) override;  // a second time changes nothing
  void take(const sim::World& world, sim::Step step) override;
  void close() override;
  io::RunRecording& file() { return *file_; }
  void in_common(bool common) { common_ = common; }  // with other runs: their past needs no checkpoint of each

 private:
  std::unique_ptr<io::RunRecording> file_;
  RunName run_;
  sim::Clock clock_;
  Watch watch_;
  bool open_ = false, common_ = false;
};

// What the runs of a command share.
class Runs {
 public:
  Runs(const models::Plan& plan, const std::vector<sim::Schedule>& schedules, io::RunFile& file, const Checkpoints& checkpoints,
       const Interruption& interruption, bool quiet, const Voice& voice);

  struct Place {
    std::uint32_t context, strategy, replicate;
  };
  Place place(std::size_t run) const;
  std::size_t index(const Place& place) const;
  RunName name(const Place& place) const;
  std::size_t count() const { return schedules_.size(); }

  // Carries out `which`, each from where `begin` says. `steps`: how many that makes, for the progress.
  void go(const std::vector<std::size_t>& which, std::uint64_t steps, const std::function<Standing(std::size_t run)>& begin);
  // The same for futures with a common past of `past_steps` steps, which `past` says the beginning of.
  struct Past {
    const std::vector<sim::Schedule>& schedules;  // of each replicate
    const std::vector<sim::Scenario>& scenarios;
    std::uint32_t steps;
    // Given what the file holds of the futures already and whose history they need.
    std::function<Standing(std::uint32_t replicate, std::int32_t recorded, const std::vector<std::string>& populations)> begin;
  };
  void fork(std::uint64_t steps, const Past& past);

 private:
  void go_on(std::size_t run, sim::World world, std::uint32_t step, Watched& recorder) const;
  void stepping(std::uint64_t steps, const std::function<void(const Watched::Watch&)>& body);

  const models::Plan& plan_;
  const std::vector<sim::Schedule>& schedules_;
  io::RunFile& file_;
  const Checkpoints& checkpoints_;
  const Interruption& interruption_;
  const bool quiet_;
  const Voice& voice_;
};

}  // namespace app
