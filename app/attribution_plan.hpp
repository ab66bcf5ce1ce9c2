// app/attribution_plan.hpp -- a scenario becomes itself with mechanisms switched off: each strategy once for each set of them.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/commands.hpp"
#include "app/preparation.hpp"
#include "app/series_measure.hpp"
#include "sim/kernel/catalogue.hpp"
#include "study/contrasts.hpp"

namespace app {

inline constexpr std::string_view without_mark = "--without-";  // between a strategy's name and what is off

// "groups--without-mutual_aid", "groups--without-all"; for other sets a number, "groups--without-x1f".
std::string name_without(const std::string& strategy, study::Mask off, const std::vector<std::string>& mechanisms);
// The strategies of a file that are not another of them with mechanisms off.
std::vector<io::RunPlan::Choice> with_all_on(const std::vector<io::RunPlan::Choice>& strategies);

struct Result {                          // that is to be explained: a difference between two arms
  bool of_strategies = false;            // else of contexts
  std::string reference, other, within;  // within: the context, or the strategy, that both share
};

class AttributionPlan {
 public:
  // Throws ScenarioError with what is wrong: the scenario, names that nobody knows, nothing to compare or to switch off.
  AttributionPlan(const AttributionCommand& command, const sim::Catalogue& catalogue);

  const Prepared& prepared() const { return prepared_; }  // an ordinary scenario: its text alone is enough to run it again
  const std::vector<std::string>& mechanisms() const { return mechanisms_; }
  const std::vector<study::Mask>& masks() const { return masks_; }  // 0, all on, first
  study::Mask all_off() const;
  bool knows_all_off() const { return !only_alone_ && !mechanisms_.empty(); }
  bool pairs() const { return pairs_; }
  const study::Orders& orders() const { return orders_; }  // none: no Shapley values were asked for
  const std::vector<Result>& results() const { return results_; }
  const std::string& control() const { return control_; }  // the only context without crisis; empty: there is none, or several
  const std::vector<std::string>& contexts() const { return contexts_; }  // whose results are told
  const std::vector<Of>& measures() const { return measures_; }  // asked for; none: the usual ones

 private:
  void keep_choices(const AttributionCommand& command, models::Plan& plan);
  void find_mechanisms(const AttributionCommand& command, const models::Plan& plan, std::vector<sim::Mistake>& mistakes);
  void choose_masks(const AttributionCommand& command, std::uint64_t seed);
  void build(Prepared own, const sim::Catalogue& catalogue, const std::string& until);

  Prepared prepared_;
  std::vector<std::string> mechanisms_, contexts_;
  std::vector<study::Mask> masks_;
  study::Orders orders_;
  std::vector<Result> results_;
  std::vector<Of> measures_;
  std::string control_, reference_;
  bool only_alone_ = false, pairs_ = false;
};

}  // namespace app
