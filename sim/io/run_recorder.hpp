// sim/io/run_recorder.hpp -- records one run into its part of a run file.
#pragma once
#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/io/hdf5.hpp"
#include "sim/io/run_file.hpp"
#include "sim/io/run_layout.hpp"
#include "sim/kernel/recorder.hpp"

namespace io {

// What the recorders of a file share. All but `last_step` stands still once it is made; `file` is behind
// hdf5::Lock.
struct RunFile::State {
  std::string path, part;
  bool force = false;
  RunPlan plan;
  RunLayout layout;
  hdf5::File file;
  bool open = false, derived = false;
  std::optional<sim::FileError> failure;  // the first; whoever comes later hears the same
  std::uint64_t device = 0;  // of the file that we write, so that we see when its name leads elsewhere
  std::uint64_t inode = 0;
  std::vector<std::atomic<std::int32_t>> last_step;  // of each run, as the file tells; -1: none
  struct Counters {
    hdf5::Dataset recorded, last_step;
    std::uint32_t instants = 0;  // as they are to be told with the next flush
    std::int32_t step = -1;
    bool behind = false;  // the file does not tell them yet
  };
  std::vector<Counters> counters;  // of each run, from its `open` on
  std::chrono::steady_clock::time_point flushed{};
  std::chrono::steady_clock::duration took{};  // the last flush
  std::optional<HeldFile> held;  // PATH.part

  std::size_t index(std::uint32_t context, std::uint32_t strategy, std::uint32_t replicate) const;
  void still_there() const;  // throws FileError when PATH.part was removed or replaced
  void flush();              // then the counters: what they promise is in the file already
  bool due() const;          // a flush, or every run is whole
  void shut();
  void fail(const sim::FileError& failure);  // gives the file up and throws: the first failure
};

// The identities of a population's slots, as far as they have been seen.
class Identities {
 public:
  explicit Identities(std::string population) : its_{std::move(population), {}, {}, {}} {}
  explicit Identities(SlotHistory history);  // as it was up to a step; all of it is new to the file
  void watch(const sim::Population& population, std::int32_t step);
  void write(const hdf5::Group& group);  // what is new since the last time
  std::uint32_t slots() const { return static_cast<std::uint32_t>(its_.ids.size()); }
  const SlotHistory& history() const { return its_; }

 private:
  SlotHistory its_;
  std::uint32_t dead_ = 0, written_ = 0;
  bool deaths_written_ = true;
};

class RunRecorder : public RunRecording {
 public:
  RunRecorder(std::shared_ptr<RunFile::State> state, std::uint32_t context, std::uint32_t strategy,
              std::uint32_t replicate);
  void open(const sim::World& world, const sim::Scenario& scenario) override;
  void take(const sim::World& world, sim::Step step) override;
  void close() override;
  std::vector<const SlotHistory*> histories() const override;
  void go_on(std::vector<SlotHistory> histories) override;
  std::int32_t last_step() const override { return state_->last_step[index_]; }
  void flush() override;

 private:
  struct Series {
    const SeriesLayout* layout;
    std::vector<hdf5::Dataset> datasets;
  };
  void record(const sim::World& world, sim::Step step);
  void take_series(const sim::World& world, std::uint32_t instant, bool is_there);
  void compare(const hdf5::Dataset& recorded, const std::vector<double>& values, std::uint32_t instant) const;
  void take_agents(const sim::World& world, sim::Step step);
  void take_networks(const sim::World& world, sim::Step step);
  void grow(std::size_t index);
  const hdf5::Group& run() const;

  std::shared_ptr<RunFile::State> state_;
  std::string path_;
  std::size_t index_;
  std::optional<hdf5::Group> run_;
  std::vector<Series> series_;
  std::vector<Identities> identities_;
  std::vector<std::uint64_t> next_edge_;  // of each network that is recorded again and again: where its next instant begins
  const std::int32_t taken_over_;  // the last step that stood in the file before this program
};

}  // namespace io
