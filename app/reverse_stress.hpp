// app/reverse_stress.hpp -- the smallest intensity that breaks a stated line: the grid first, then bisection on common luck.
#pragma once
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "app/stress_runs.hpp"
#include "app/threshold.hpp"

namespace app {

// The answer for one luck, or for the mean over all.
struct Crossing {
  std::optional<Intensity> breaks;         // the smallest that does, as far as was tested; none: not even the highest of the grid
  std::optional<Intensity> holds;          // the highest tested below it; none: 0 breaks already
  double reached = 0;                      // at `breaks`, else at the highest of the grid
  // The first two neighbours of the grid between which the series comes back from the line: then there may be several crossings.
  std::optional<std::pair<Intensity, Intensity>> turns;
};

struct Reverse {
  Threshold line;
  std::string strategy;
  Crossing mean;
  std::vector<Crossing> each;  // by replicate
};

// The answer, or what must be known first: `value` has nothing for intensities that were not tried. `grid` rises from 0.
struct Asked {
  Crossing crossing;
  std::optional<Intensity> missing;
};
Asked cross(const Threshold& line, const std::vector<Intensity>& grid, Intensity tolerance,
            const std::function<std::optional<double>(Intensity)>& value);

class ReverseSearch {
 public:
  ReverseSearch(StressRuns& runs, std::vector<Intensity> grid, Intensity tolerance, sim::Day from);
  // All lines under all strategies, which share their probes; each round of them is one plan of runs.
  std::vector<Reverse> search(const std::vector<Threshold>& lines);

 private:
  struct Target {
    const Threshold* line;
    std::string strategy;
    std::optional<std::uint32_t> replicate;  // none: the mean
  };
  // How far it went in this run; nothing if the run was not done yet.
  std::optional<double> value(const Target& target, Intensity intensity);
  double in_one_run(const Target& target, const StressRuns::Found& found, Intensity intensity, std::uint32_t replicate);

  StressRuns& runs_;
  std::vector<Intensity> grid_;  // rising, from 0
  Intensity tolerance_;
  sim::Day from_;
  std::map<std::tuple<std::string, std::string, Intensity, std::uint32_t>, double> known_;
};

}  // namespace app
