// sim/io/run_file.hpp -- writes a run file: all runs of one scenario (docs/formats/run-file.md).
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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
};

// Writes PATH.part and renames it to PATH when all runs are whole. From its first moment on, PATH.part can be
// read by others, and so it can after the process was killed. Recorders may be used from several threads, one
// thread each.
class RunFile {
 public:
  // Refuses with FileError when PATH or PATH.part exists, unless `force`; then PATH stays until `finish`
  // replaces it.
  RunFile(const std::string& path, const RunPlan& plan, const sim::World& settled, bool force = false);
  ~RunFile();  // without `finish`: leaves PATH.part
  RunFile(RunFile&&) noexcept;

  // Of the run (contexts[context], strategies[strategy], replicate). May outlive this object.
  std::unique_ptr<sim::Recorder> recorder(std::uint32_t context, std::uint32_t strategy,
                                          std::uint32_t replicate);

  // Every run is whole: writes all to the disk (fsync) and gives the file its name. A run that is not whole
  // breaks the contract.
  void finish();
  // Closes properly and says in the file how far each run got. The file stays PATH.part: only whole files are
  // PATH.
  void interrupted(std::string_view reason);

  const std::string& path() const;
  const std::string& part() const;  // PATH.part
  std::string progress() const;     // one line for each run: "calm/as-is/0 120/262"

  struct State;

 private:
  std::shared_ptr<State> state_;
};

}  // namespace io
