// app/plot_view.hpp -- what `sillon plot` was asked of a run file, checked, and the numbers for it.
#pragma once
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "app/commands.hpp"
#include "app/comparison.hpp"
#include "app/row_names.hpp"
#include "app/text.hpp"
#include "sim/io/run_reader.hpp"
#include "study/resilience.hpp"

namespace app {

struct PlotSeries {
  std::size_t series = 0, row = 0;  // of RunReader::series()
  std::string label;                // "jobs filled", "jobs filled, Lens"
  std::string unit;                 // in words
  bool all_rows = false;            // of many: their quantiles are drawn, not a line for each
};

// Of all rows of a series, each its mean over replicates: quantiles over rows, instant by instant.
struct PlotRows {
  std::vector<double> median, quarter, three_quarters, low, high;  // low and high: the 5th and the 95th percentile
  std::size_t rows = 0;                                            // that have something in the end
  std::string lowest, highest;                                     // rows in the end, by name
  double lowest_value = 0, highest_value = 0;
};

// Of replicates, instant by instant; NaN where none is recorded.
struct PlotValues {
  std::vector<double> mean, low, high;           // low and high: as the band was asked; empty without one
  std::vector<std::vector<double>> replicates{};  // those that have something
};

class PlotView {
 public:
  // Throws ScenarioError: unknown names, days that are none, options that do not go together.
  PlotView(const io::RunReader& file, const PlotCommand& command, const Voice& voice);

  const io::RunReader& file() const { return *file_; }
  const PlotCommand& command() const { return command_; }
  const Voice& voice() const { return voice_; }
  const RowNames& names() const { return names_; }
  const io::RunReader::Series& series(const PlotSeries& its) const { return file_->series()[its.series]; }
  const std::vector<PlotSeries>& all() const { return series_; }
  const std::vector<std::string>& contexts() const { return contexts_; }
  const std::vector<std::string>& strategies() const { return strategies_; }
  const std::string& control() const { return control_; }  // a context; empty: none
  const std::string& against() const { return against_; }  // a strategy; empty: none

  // The instants that are drawn, and a series of theirs out of one of all instants.
  const std::vector<sim::Day>& days() const { return days_; }
  sim::Day from() const { return days_.front(); }
  sim::Day until() const { return days_.back(); }
  bool from_asked() const { return !command_.from.empty(); }
  std::size_t instant() const { return instant_; }  // of file().time(): that of --at, else the last that all runs reached

  std::string context_title(const std::string& name) const;
  std::string strategy_title(const std::string& name) const;
  std::string cell_title(const Cell& cell) const;  // what tells it from the other cells asked for; empty if it is the only one
  // First day of what distinguishes a context ("crisis") or a strategy ("policy"); the first day drawn if nothing does.
  sim::Day begin_of(const std::string& choice, std::string_view kind) const;

  // Over all instants of the file, one for each replicate.
  std::vector<std::vector<double>> replicates(const Cell& cell, const PlotSeries& its) const;
  PlotValues levels(const Cell& cell, const PlotSeries& its) const;        // over the days drawn
  PlotValues differences(const Cell& reference, const Cell& other, const PlotSeries& its) const;  // with Student's 95 % interval
  PlotRows rows(const std::optional<Cell>& reference, const Cell& cell, const PlotSeries& its) const;  // levels, or differences from a reference

  // Of the series, the file and how far its runs got; each once.
  std::vector<std::string> warnings(const std::vector<PlotSeries>& shown) const;
  std::string source() const;

 private:
  void choose_series();
  void choose_cells();
  void choose_days();
  std::vector<double> drawn(const std::vector<double>& all) const;

  const io::RunReader* file_;
  PlotCommand command_;
  Voice voice_;
  RowNames names_;
  std::vector<PlotSeries> series_;
  std::vector<std::string> contexts_, strategies_;
  std::string control_, against_;
  std::vector<sim::Day> days_;
  std::size_t first_ = 0, instant_ = 0;
  std::vector<sim::Mistake> mistakes_;
};

std::string capital(std::string text);  // its first letter

}  // namespace app
