// sim/io/run_reader.hpp -- reads a run file, whole or still PATH.part (docs/formats/run-file.md).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/io/hdf5.hpp"
#include "sim/io/run_file.hpp"
#include "sim/kernel/calendar.hpp"
#include "sim/kernel/scenario.hpp"

namespace io {

class RunReader {
 public:
  struct Series {  // one indicator of a population; the same in every run
    std::string population, column, unit;
    std::string label_en, label_fr, meaning_en, meaning_fr, warning_en, warning_fr;
    std::uint32_t rows = 1;
    std::vector<std::string> row_names;  // official codes, else slot numbers
    sim::Polarity polarity = sim::Polarity::undeclared;  // of a file written before series said it
  };
  // A column of agents or of edges; the names of its values if it is an enumeration, by value.
  struct Column {
    std::string name, unit, meaning_en, meaning_fr, warning_en, warning_fr, links_to;  // links_to: a population, if a link
    hdf5::Element element = hdf5::Element::other;
    bool is_boolean = false;
    std::vector<hdf5::EnumerationMember> members;
    std::vector<std::string> labels_en, labels_fr;  // of the members
  };
  struct Network {
    std::string name, from, to;  // populations
    std::string meaning_en, meaning_fr, warning_en, warning_fr;
    std::vector<Column> columns;
    std::vector<sim::Day> days;  // on which it was recorded in every run; the first: as it was settled
    std::vector<std::uint32_t> steps;  // of those days
    std::uint32_t settled = 0;   // agents of `from` in the settled world: ids 1 to this
  };
  struct Edges {  // in order of the ids of both ends
    std::vector<std::uint64_t> from, to;
    std::vector<std::vector<double>> columns;  // as in `Network::columns`; NaN: not recorded
  };
  // Of a population of which agents are recorded: who had each slot, and its columns. `born`, `died`: steps.
  struct Agents {
    std::vector<std::uint64_t> ids;
    std::vector<std::int32_t> born, died;
    std::vector<Column> columns;
  };
  struct Values {  // of one column, by slot, as they stood at the last instant recorded on or before a day
    sim::Day day = 0;
    std::vector<double> numbers;      // NaN: not recorded; a link: the slot that it leads to
    std::vector<std::uint64_t> bits;  // besides, of a column of uint64: all 64; 0 where not recorded
    std::vector<std::string> codes;   // instead, of a column of codes
  };
  struct Progress {
    std::uint32_t recorded = 0;   // instants of `time()` that are recorded
    std::int32_t last_step = -1;  // recorded whole; -1: none
  };

  // Throws FileError: no such file, empty, not HDF5, truncated, another format, a newer version.
  explicit RunReader(const std::string& path);

  const std::string& path() const { return path_; }
  bool complete() const { return complete_; }
  std::string interrupted() const { return attribute("interrupted"); }  // why; empty if it was not
  std::string attribute(std::string_view name) const;  // of the root, as text; empty if absent
  std::vector<std::pair<std::string, std::string>> attributes() const;  // all of the root
  std::string scenario() const { return attribute("scenario"); }
  std::uint64_t seed() const;
  std::uint32_t steps() const;
  std::uint32_t replicates() const { return replicates_; }

  const std::vector<RunPlan::Choice>& contexts() const { return contexts_; }
  const std::vector<RunPlan::Choice>& strategies() const { return strategies_; }
  const std::vector<sim::Day>& time() const { return time_; }  // of the series
  const std::vector<Series>& series() const { return series_; }

  Progress progress(std::string_view context, std::string_view strategy, std::uint32_t replicate) const;
  // Instant after instant, each with its rows: value (t, row) stands at [t * rows + row]. NaN: not recorded.
  std::vector<double> series(std::string_view context, std::string_view strategy, std::uint32_t replicate,
                             std::string_view population, std::string_view column) const;

  // Networks that were recorded, in the order of their names. `edges`: as recorded on `day`, one of `days`; a FileError says that
  // the run did not get that far.
  std::vector<Network> networks() const;
  Edges edges(std::string_view context, std::string_view strategy, std::uint32_t replicate, const Network& network, sim::Day day) const;
  // Nothing if no agents of this population are recorded, or the column not by that day.
  std::optional<Agents> agents(std::string_view context, std::string_view strategy, std::uint32_t replicate,
                               std::string_view population) const;
  std::optional<Values> agents_on(std::string_view context, std::string_view strategy, std::uint32_t replicate,
                                  std::string_view population, const Column& column, sim::Day day) const;

  // What was derived from the series when the runs were whole: its measures and attributes, nothing if the file has none.
  // `derived_whole`: its numbers are there. `which` is a replicate, "mean" or "half"; `what` "rows/P/COLUMN",
  // "across/P/COLUMN" or "whole".
  std::optional<RunPlan::Derived> derived() const;
  bool derived_whole() const;
  std::vector<double> derived(std::string_view context, std::string_view strategy, std::string_view which,
                              std::string_view what) const;

  std::vector<sim::Statement> statements() const;
  std::vector<RunPlan::Event> events() const;
  std::vector<RunPlan::ParameterRow> parameters() const;
  std::vector<std::pair<std::string, std::string>> warnings() const;  // en, fr

 private:
  std::string run_path(std::string_view context, std::string_view strategy, std::uint32_t replicate) const;
  std::optional<hdf5::Group> table(std::string_view name) const;
  std::vector<RunPlan::Choice> choices(std::string_view name) const;
  void find_series();
  std::string rhythm_of(const hdf5::Dataset& dataset) const;  // "" or "_year": along which scale of time it stands

  std::string path_;
  hdf5::File file_;
  bool complete_ = false;
  std::uint32_t replicates_ = 0;
  std::vector<RunPlan::Choice> contexts_, strategies_;
  std::vector<sim::Day> time_;
  std::vector<Series> series_;
};

// Is it a run file rather than a scenario, going by its first bytes? They are those of HDF5, which no JSON begins with.
bool begins_as_run_file(const std::string& path);

// Opens a file and makes sure that it is a run file of a version that this program reads.
hdf5::File open_run_file(const std::string& path);

}  // namespace io
