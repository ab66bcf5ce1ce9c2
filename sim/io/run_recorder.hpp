// sim/io/run_recorder.hpp -- records one run into its part of a run file.
#pragma once
#include <atomic>
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
  bool open = false;
  std::optional<sim::FileError> failure;  // the first; whoever comes later hears the same
  std::uint64_t device = 0;  // of the file that we write, so that we see when its name leads elsewhere
  std::uint64_t inode = 0;
  std::vector<std::atomic<std::int32_t>> last_step;  // of each run; -1: none

  std::size_t index(std::uint32_t context, std::uint32_t strategy, std::uint32_t replicate) const;
  void still_there() const;  // throws FileError when PATH.part was removed or replaced
};

// The identities of a population's slots, as far as they have been seen.
class Identities {
 public:
  void watch(const sim::Population& population, std::int32_t step);
  void write(const hdf5::Group& group);  // what is new since the last time
  std::uint32_t slots() const { return static_cast<std::uint32_t>(ids_.size()); }

 private:
  std::vector<std::uint64_t> ids_;  // per slot
  std::vector<std::int32_t> born_, died_;
  std::uint32_t dead_ = 0, written_ = 0;
  bool deaths_written_ = true;
};

class RunRecorder : public sim::Recorder {
 public:
  RunRecorder(std::shared_ptr<RunFile::State> state, std::uint32_t context, std::uint32_t strategy,
              std::uint32_t replicate);
  void open(const sim::World& world, const sim::Scenario& scenario) override;
  void take(const sim::World& world, sim::Step step) override;
  void close() override;

 private:
  struct Series {
    const SeriesLayout* layout;
    std::vector<hdf5::Dataset> datasets;
  };
  void record(const sim::World& world, sim::Step step);
  void take_series(const sim::World& world, std::uint32_t instant);
  void take_agents(const sim::World& world, sim::Step step);
  void grow(std::size_t index);
  const hdf5::Group& run() const;

  std::shared_ptr<RunFile::State> state_;
  std::string path_;
  std::size_t index_;
  std::optional<hdf5::Group> run_;
  std::vector<Series> series_;
  std::vector<Identities> identities_;
  hdf5::Dataset recorded_, last_step_;
};

}  // namespace io
