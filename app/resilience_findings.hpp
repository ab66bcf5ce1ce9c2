// app/resilience_findings.hpp -- what a run file says of resilience: each number with its place, interval and warning.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "app/commands.hpp"
#include "app/text.hpp"
#include "sim/io/run_reader.hpp"
#include "study/run_resilience.hpp"

namespace app {

// One number of the result; every form of output is made of these.
struct ResilienceLine {
  std::string context, strategy, compared_with;  // the last: a strategy from which the difference is taken, pair by pair
  std::string population, series, row;           // series: population.column or "*"; row: a code, or "*"
  std::string polarity, measure, unit;
  study::Interval interval;
  double not_recovered = 0;  // share of the replicates in which a time to recovery is only a lower bound; else NaN
  std::string warning;
};

class ResilienceFindings {
 public:
  struct Cell {
    std::string context, strategy;
    sim::Day from = 0, until = 0;             // of the horizon
    std::vector<study::RunEffect> runs;  // by replicate
  };

  // Throws ScenarioError: no control, several, unknown names.
  ResilienceFindings(const io::RunReader& file, const ResilienceCommand& command, const Voice& voice);

  const io::RunReader& file() const { return *file_; }
  const study::Question& question() const { return question_; }
  const std::vector<Cell>& cells() const { return cells_; }
  const io::RunReader::Series& series(const study::SeriesEffect& effect) const { return file_->series()[effect.series]; }

  // Over replicates: a number of a row of the `s`-th series of a cell, of its rows together, or of the whole run.
  study::Interval row(const Cell& cell, std::size_t s, std::size_t row, double study::Measured::*value) const;
  study::Interval across(const Cell& cell, std::size_t s, double study::Across::*value) const;
  study::Interval whole(const Cell& cell, double study::Whole::*value) const;
  double not_recovered(const Cell& cell, std::size_t s, std::size_t row) const;  // share of replicates
  // Pair by pair of common luck: `cell` less the same context under the first strategy.
  const Cell* first_strategy(const Cell& cell) const;  // nothing for the first itself
  study::Interval row_difference(const Cell& cell, std::size_t s, std::size_t row, double study::Measured::*value) const;

  void each(const std::function<void(const ResilienceLine&)>& take) const;
  std::vector<ResilienceLine> extra(const Cell& cell) const;  // early warnings, loops and ratios that were asked for
  std::vector<std::string> warnings() const;

 private:
  const io::RunReader* file_;
  ResilienceCommand command_;
  Voice voice_;
  study::Question question_;
  std::vector<Cell> cells_;
};

std::string resilience_text(const ResilienceFindings& findings, const Voice& voice);

}  // namespace app
