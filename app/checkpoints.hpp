// app/checkpoints.hpp -- the folder OUTPUT.checkpoints: states from which runs go on, and how they were asked to be kept.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sim/io/checkpoint.hpp"
#include "sim/io/run_file.hpp"
#include "sim/kernel/calendar.hpp"

namespace app {

// Which run of a plan; its name in files is "calm.as-is.0", in messages "calm/as-is/0".
struct RunName {
  std::string context, strategy;
  std::uint32_t replicate = 0;
  std::string text() const;
};

// Where a run stands: what `io::save_world` and a recorder know of it.
struct Standing {
  sim::World world;
  std::uint32_t step = 0;
  std::vector<io::SlotHistory> histories;
};

class Checkpoints {
 public:
  struct Manner {
    std::optional<sim::Period> every;  // none: no checkpoints
    bool keep = false;                 // all of them, also when the run file is whole; else two of each run until then
    std::string world;                 // the settled world that the runs began with; empty: settled anew
  };
  // `scenario`: the text in the run file; a state of another scenario is not taken.
  Checkpoints(const std::string& output, const std::string& scenario, std::uint64_t seed);

  const std::string& folder() const { return folder_; }
  void prepare(const Manner& manner);  // makes the folder, empty of what an earlier run left
  void manner(const Manner& manner);   // goes on in a folder that is there, or makes it
  const Manner& manner() const { return manner_; }
  std::optional<Manner> remembered() const;  // as the killed run was asked; none if there is no folder
  void clear() const;                        // removes all that a run leaves there, and the folder if nothing else is in it

  // Is there one to be written after this step?
  bool due(const sim::Clock& clock, sim::Step step) const;
  // Two runs never write under one name, so any thread may.
  void write(const RunName& run, const sim::World& world, std::uint32_t step, sim::Day day,
             const std::vector<const io::SlotHistory*>& histories) const;
  void whole(const RunName& run) const;  // it needs none any more

  // The past of a fork, common to all runs of a replicate.
  void write_past(const sim::World& world, std::uint32_t replicate, std::uint32_t step, sim::Day day,
                  const std::vector<const io::SlotHistory*>& histories) const;

  // The newest good one at `latest` or before; the newest is looked for by name. Each that cannot be used is told to
  // `say`, with the reason.
  std::optional<Standing> newest(const RunName& run, std::uint32_t latest,
                                 const std::function<void(const std::string&)>& say) const;
  std::optional<Standing> past(std::uint32_t replicate, const std::function<void(const std::string&)>& say) const;
  std::uint32_t newest_step(const RunName& run, std::uint32_t latest) const;  // of its name alone; 0: none

 private:
  struct File {
    std::string path;
    std::uint32_t step;
  };
  std::vector<File> files(const std::string& stem) const;  // newest first
  std::optional<Standing> load(const std::string& stem, const std::string& name, std::uint32_t replicate, std::uint32_t latest,
                               const std::function<void(const std::string&)>& say) const;
  void save(const std::string& stem, const std::string& name, std::uint32_t replicate, const sim::World& world,
            std::uint32_t step, sim::Day day, const std::vector<const io::SlotHistory*>& histories) const;

  std::string folder_, scenario_;
  std::uint64_t seed_;
  Manner manner_;
};

// As the command line says it: every quarter where they are kept and it does not say how often.
Checkpoints::Manner manner_of(const std::string& every, bool keep, const std::string& world);

}  // namespace app
