// app/decision_report_findings.hpp -- what the decision report tells of one run file: differences, levels, losses, who bears them.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "app/comparison.hpp"
#include "app/decision_report_words.hpp"
#include "app/row_names.hpp"
#include "sim/io/run_reader.hpp"
#include "sim/kernel/tree.hpp"
#include "study/resilience.hpp"

namespace app {

struct Effect {  // on one series of the whole
  std::size_t series = 0;  // of RunReader::series()
  study::Polarity polarity = study::Polarity::undeclared;
  Comparison found;
  Reading reading() const { return read_effect(found, polarity); }
  double share() const;  // of the reference; NaN where that is nothing, or next to it
  double half_share() const;
};

struct Compared {
  bool of_strategies = false;  // else of contexts
  std::string reference, other, within;  // within: the strategy, or the context, that both share
  sim::Day from = 0;                     // means begin here: first day of the crisis or policy
  std::vector<Effect> effects;           // of every series of the whole, in the order of the file
  const Effect* of(std::size_t series) const;
  Cell base() const { return of_strategies ? Cell{within, reference} : Cell{reference, within}; }
  Cell changed() const { return of_strategies ? Cell{within, other} : Cell{other, within}; }
};

struct Envelope {  // over replicates, instant by instant
  std::vector<double> mean, low, high;  // low and high are the smallest and the largest; empty with one replicate
};

struct FirstBreak {  // of a function in one cell
  std::size_t series = 0;
  double days = 0;           // from the shock to the first instant out of the band: median of the replicates in which it leaves it
  std::uint32_t broken = 0;  // of so many replicates
};

struct FirstMove {  // of a series of the whole, under a crisis or strategy
  std::size_t series = 0;
  double days = 0;          // from its first day to the first instant at which the series differs: median of the replicates in which it does
  std::uint32_t moved = 0;  // in so many replicates
};

struct Regret {  // of a strategy in one series: how far it stays from the best one, where that is worst
  std::string strategy, context;
  study::Interval most;
};

class DecisionFindings {
 public:
  // `series`: names as population.column, of the whole; none: those that matter most. Throws ScenarioError: unknown names.
  DecisionFindings(const io::RunReader& file, const std::vector<std::string>& series);

  const io::RunReader& file() const { return *file_; }
  const sim::Tree& scenario() const { return scenario_; }
  double scale() const;  // of how many one is simulated; 1 where the scenario does not say
  const io::RunReader::Series& series(std::size_t at) const { return file_->series()[at]; }
  study::Polarity polarity(std::size_t at) const { return series(at).polarity; }
  // Without those that are another under other assumptions or without mechanisms.
  const std::vector<io::RunPlan::Choice>& strategies() const { return strategies_; }
  const std::string& control() const { return control_; }  // the context that others are compared with
  bool calm() const { return calm_; }                      // the only one without a crisis
  const std::vector<std::size_t>& main() const { return main_; }
  const std::vector<Compared>& crises() const { return crises_; }      // each context against the control, under the first strategy
  const std::vector<Compared>& options() const { return options_; }    // each strategy against the first, in each context
  sim::Day since() const { return since_; }                            // first crisis or policy of all: means of levels begin here
  std::uint32_t recorded() const { return recorded_; }                 // instants that every run has

  Envelope envelope(const std::string& context, const std::string& strategy, std::size_t series) const;
  // Mean since `since`, by replicate; NaN where nothing is recorded.
  std::vector<double> levels(const std::string& context, const std::string& strategy, std::size_t series) const;
  // What a strategy gives back of what a crisis costs: both means since the crisis. Nothing where the crisis costs nothing.
  std::optional<study::Interval> made_up(const Compared& option, std::size_t series) const;
  // By strategy, where there are several; of a series with a declared side.
  std::vector<Regret> regrets(std::size_t series) const;

  // ---- /resilience of the file
  bool has_resilience() const { return derived_.has_value(); }
  const std::string& resilience_reference() const { return derived_->reference; }
  study::Interval row(const std::string& context, const std::string& strategy, std::size_t series, std::size_t row, std::string_view measure) const;
  // Pair by pair: the first less the second strategy.
  study::Interval row_difference(const std::string& context, const std::string& strategy, const std::string& other, std::size_t series, std::string_view measure) const;
  double not_recovered(const std::string& context, const std::string& strategy, std::size_t series, std::size_t row) const;  // share of replicates
  study::Interval across(const std::string& context, const std::string& strategy, std::size_t series, std::string_view measure) const;
  study::Interval whole(const std::string& context, const std::string& strategy, std::string_view measure) const;
  std::vector<FirstBreak> breaks(const std::string& context, const std::string& strategy) const;  // the earliest first
  // Of each row of a series, as the effects on series of the whole: mean difference since the crisis or policy, pair by pair.
  std::vector<study::Interval> row_effects(const Compared& compared, std::size_t series) const;
  // In which order series begin to differ: runs of common luck are equal to the last bit until something reaches them.
  std::vector<FirstMove> first_moves(const Compared& compared, const std::vector<std::size_t>& series) const;
  double epsilon() const { return epsilon_; }
  double window() const { return window_; }

  std::string title(const std::vector<io::RunPlan::Choice>& choices, const std::string& name, const Words& words) const;
  std::string context_title(const std::string& name, const Words& words) const { return title(file_->contexts(), name, words); }
  std::string strategy_title(const std::string& name, const Words& words) const { return title(file_->strategies(), name, words); }
  const std::map<std::string, RowNames::Place>& places() const { return names_.places(); }
  std::string row_name(const std::string& population, const std::string& code, const Words& words) const { return names_.name(population, code, words.voice()); }

 private:
  using Key = std::tuple<std::string, std::string, std::uint32_t, std::size_t>;
  const std::vector<double>& values(const std::string& context, const std::string& strategy, std::uint32_t replicate, std::size_t series) const;
  const std::vector<double>& derived_values(const std::string& context, const std::string& strategy, std::uint32_t replicate, const std::string& what) const;
  void compare_all();
  void choose_main(const std::vector<std::string>& names);

  const io::RunReader* file_;
  sim::Tree scenario_;
  std::vector<io::RunPlan::Choice> strategies_;
  RowNames names_;
  std::string control_;
  bool calm_ = false;
  std::vector<std::size_t> main_;
  std::vector<Compared> crises_, options_;
  sim::Day since_ = 0;
  std::uint32_t recorded_ = 0;
  std::optional<io::RunPlan::Derived> derived_;
  double epsilon_ = 0.05, window_ = 28;
  mutable std::map<Key, std::vector<double>> values_;
  mutable std::map<std::tuple<std::string, std::string, std::uint32_t, std::string>, std::vector<double>> derived_values_;
};

// Texts of a scenario: a word, or an object with "en" and "fr"; empty where it has none.
std::string text_of(const sim::Tree* tree, const Words& words);

}  // namespace app
