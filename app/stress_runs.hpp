// app/stress_runs.hpp -- the runs of a stress test: done, gone on with or found done; and probes between the points of its grid.
#pragma once
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/commands.hpp"
#include "app/stress_plan.hpp"
#include "app/text.hpp"
#include "models/territory/settle.hpp"
#include "sim/io/run_reader.hpp"
#include "sim/kernel/catalogue.hpp"

namespace app {

class StressRuns {
 public:
  StressRuns(const StressCommand& command, const StressPlan& plan, const sim::Catalogue& catalogue, const Voice& voice);

  // "runs/lesson-stress.h5" -> "runs/lesson-stress-reverse.h5"
  const std::string& output() const { return output_; }
  const std::string& reverse_output() const { return reverse_; }

  // The control and the whole grid, into `output`. `world_too`: probes will follow, so the settled world is kept.
  void grid(const std::vector<Intensity>& grid, bool world_too);
  // What an earlier search left in `reverse_output`: before any work, since it may be another's, which is a FileError.
  void recall();
  // These intensities too, with every strategy and luck, into `reverse_output`; those that it holds already are not done again.
  void probe(const std::set<Intensity>& wanted);

  // Where a run of this intensity is to be read; none: it was not done yet. 0 is the control.
  struct Found {
    const io::RunReader* file;
    std::string context;
  };
  std::optional<Found> find(Intensity intensity) const;
  const io::RunReader& file() const { return *main_; }
  std::vector<Intensity> probed() const;  // in rising order

 private:
  const models::territory::Settled& settled();
  void carry_out(const Prepared& prepared, const std::string& output, bool world_too, const std::vector<std::optional<io::Past>>& pasts,
                 bool force);
  void say(const std::string& text) const;
  [[noreturn]] void refuse(const std::string& path) const;
  void check_rows(const std::function<std::size_t(const std::string& population)>& rows) const;
  void say_version(const io::RunReader& file) const;

  const StressCommand& command_;
  const StressPlan& plan_;
  const sim::Catalogue& catalogue_;
  const Voice& voice_;
  std::string output_, reverse_;
  std::optional<models::territory::Settled> settled_;
  std::optional<io::RunReader> main_, probes_;
  std::map<Intensity, std::string> grid_, probed_;  // and the context of each
  bool begun_ = false;                              // there is OUTPUT.part, of this very plan
};

}  // namespace app
