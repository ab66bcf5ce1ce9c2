// sim/io/run_file.hpp -- writes a run file: all runs of one scenario (docs/formats/run-file.md).
#pragma once
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/io/slot_history.hpp"
#include "sim/kernel/recorder.hpp"
#include "sim/kernel/scenario.hpp"
#include "sim/kernel/world.hpp"

namespace io {

// What all runs of the file share: everything about them that is known before the first step.
struct RunPlan {
  struct Choice {  // a context or a strategy; the name is a folder of the file
    std::string name, title_en, title_fr;
  };
  struct Event {         // a dated crisis or policy
    std::string choice;  // the context or strategy that it belongs to
    std::string kind;    // "crisis" or "policy"
    std::string title_en, title_fr;
    sim::Day from = 0, until = 0;  // the first day of it, the first day after it
    std::string source;
  };
  struct ParameterRow {
    std::string instance, parameter, unit, value;  // instance: the process as the scenario names it
    double low = 0, high = 0;
    std::string source, meaning_en, meaning_fr;
  };

  std::string name, title_en, title_fr, question_en, question_fr;
  std::string scenario_json;
  std::uint64_t seed = 0;
  sim::Clock clock;
  std::vector<Choice> contexts, strategies;
  std::uint32_t replicates = 1;
  sim::Record record;
  std::vector<sim::Statement> statements;
  std::vector<Event> events;
  std::vector<ParameterRow> parameters;
  std::vector<std::pair<std::string, std::string>> warnings;  // en, fr
  std::vector<std::pair<std::string, std::string>> origin{};  // more attributes of the root: where a fork comes from

  // Numbers worked out from the series once all runs are whole, against those of one context: /resilience.
  struct Derived {
    struct Measure {
      std::string name, unit, label_en, label_fr, meaning_en, meaning_fr;  // unit "": that of the series
    };
    std::string reference;                   // the context, for which there are none
    std::vector<Measure> row, across, whole;  // of each row of a series; of its rows together; of a run
    std::vector<std::pair<std::string, std::string>> attributes{};  // of the group
  };
  std::optional<Derived> derived{};

  // Least time between two flushes, which take as long as the file has datasets; 0: after every step. What was recorded since
  // the last one is lost if the process is killed.
  std::chrono::milliseconds flush_every{500};
};

// A run that another file holds already, up to a step.
struct Past {
  std::string file, context, strategy;
  std::uint32_t replicate = 0;
  std::uint32_t steps = 0xFFFF'FFFF;  // no more than these are taken over
};

// Records one run. What the file holds already, because it was taken over from another, is not written again but
// compared: a FileError says that the numbers differ. So a run may begin anew at any step up to that.
class RunRecording : public sim::Recorder {
 public:
  // What a checkpoint must keep, since the world does not: one for each population with recorded agents. Good until the
  // next `take`.
  virtual std::vector<const SlotHistory*> histories() const = 0;
  // Before `open`, for a world that is not the settled one: what `histories` gave when it was saved. Throws FileError if
  // one is missing.
  virtual void go_on(std::vector<SlotHistory> histories) = 0;
  virtual std::int32_t last_step() const = 0;  // that the file holds whole, whatever happens now; -1: none
  // Whatever was taken so far is whole in the file on return: before a state of that step is saved.
  virtual void flush() = 0;
};

// Writes PATH.part and renames it to PATH when all runs are whole. From its first moment on, PATH.part can be
// read by others, and so it can after the process was killed: up to the last flush (`RunPlan::flush_every`; when the last of all
// runs is whole; when the file is interrupted or given up). Recorders may be used from several threads, one
// thread each.
class RunFile {
 public:
  // Refuses with FileError when PATH or PATH.part exists, unless `force`; then PATH stays until `finish`
  // replaces it. `pasts`, one for each run in the order of contexts, strategies and replicates, are taken over before
  // anything else; the settled world is needed no longer than the constructor runs.
  RunFile(const std::string& path, const RunPlan& plan, const sim::World& settled, bool force = false,
          const std::vector<std::optional<Past>>& pasts = {});
  ~RunFile();  // without `finish`: leaves PATH.part
  RunFile(RunFile&&) noexcept;

  // Of the run (contexts[context], strategies[strategy], replicate). May outlive this object.
  std::unique_ptr<RunRecording> recorder(std::uint32_t context, std::uint32_t strategy,
                                         std::uint32_t replicate);

  // Of a plan with derived numbers, when all runs are whole and before `finish`: `which` is a replicate, "mean" or "half",
  // `what` "rows/P/COLUMN", "across/P/COLUMN" or "whole". Their places were laid out at the start; `derived` says that
  // all of them are there.
  void derive(std::string_view context, std::string_view strategy, std::string_view which, std::string_view what,
              std::span<const double> values);
  void derived();

  // Every run is whole: writes all to the disk (fsync) and gives the file its name. A run that is not whole
  // breaks the contract, and so do derived numbers that are missing.
  void finish();
  // Closes properly and says in the file how far each run got. The file stays PATH.part: only whole files are
  // PATH.
  void interrupted(std::string_view reason);

  const std::string& path() const;
  const std::string& part() const;  // PATH.part
  std::string progress() const;     // one line for each run: "calm/as-is/0 120/262"
  std::int32_t last_step(std::uint32_t context, std::uint32_t strategy, std::uint32_t replicate) const;  // -1: none

  struct State;

 private:
  std::shared_ptr<State> state_;
};

// PATH.part, held so that no other program writes it at the same time: a FileError says that one does. The system lets go
// of it when this object or the process ends, however it ends.
class HeldFile {
 public:
  explicit HeldFile(const std::string& part);
  ~HeldFile();
  HeldFile(HeldFile&& other) noexcept;
  HeldFile& operator=(HeldFile&& other) noexcept;

 private:
  int descriptor_ = -1;
};

// Does a program hold PATH.part, as those that write it do? Asked of an open descriptor, without waiting, and without holding
// anything oneself. Nothing if this system or disk cannot tell.
std::optional<bool> is_held(int descriptor);

}  // namespace io
