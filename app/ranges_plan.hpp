// app/ranges_plan.hpp -- a scenario becomes itself under other assumptions: each strategy once for each variant of them.
#pragma once
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/commands.hpp"
#include "app/preparation.hpp"
#include "app/text.hpp"
#include "sim/kernel/catalogue.hpp"

namespace app {

// What euros hang on most, and nobody can observe: three assumptions, each a parameter of one process.
struct AssumptionAxis {
  std::string_view key, process, parameter;  // key: in names, "psi"
  sim::Text label;
};
inline constexpr std::array<AssumptionAxis, 3> assumption_axes{{{"psi", "production", "psi", {"psi", "psi"}},
                                                                {"stock", "usual_stocks", "factor", {"stock x", "stock x"}},
                                                                {"needs", "production", "needs", {"needs", "besoins"}}}};

// Values that differ from the scenario's own; none: the base. "psi-0_5-stock-2" in names, after "--".
struct Variant {
  std::array<std::optional<double>, assumption_axes.size()> values;
  bool is_base() const;
  std::string name() const;
  std::string text(const Voice& voice) const;  // "psi 0.5, stock x2"
  bool operator==(const Variant&) const = default;
};
std::string strategy_name(const std::string& base, const Variant& variant);
// "as-is--psi-0_5" -> "as-is" and its variant; nothing for the name of a strategy that is no variant.
std::optional<std::pair<std::string, Variant>> parse_variant(const std::string& strategy);

class RangesPlan {
 public:
  // Throws ScenarioError with what is wrong: the scenario, the lists of values, nothing to compare.
  RangesPlan(const RangesCommand& command, const sim::Catalogue& catalogue);

  const Prepared& prepared() const { return prepared_; }  // an ordinary scenario: its text alone is enough to run it again
  const std::vector<Variant>& variants() const { return variants_; }  // the base first

 private:
  Prepared prepared_;
  std::vector<Variant> variants_;
};

}  // namespace app
