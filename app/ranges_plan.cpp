// app/ranges_plan.cpp -- strategies put into the scenario's tree, and the way that any scenario takes.
#include "app/ranges_plan.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "app/many_runs.hpp"
#include "models/scenario.hpp"
#include "models/scenario_factors.hpp"
#include "sim/kernel/error.hpp"
#include "sim/kernel/tree.hpp"

namespace app {
namespace {

using sim::Tree;

constexpr std::string_view mark = "--";  // between a strategy's name and its variant's

std::string with_underscore(double value) {
  std::string out = fmt::format("{}", value);
  std::replace(out.begin(), out.end(), '.', '_');
  return out;
}

std::optional<double> number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

struct Axis {
  double base = 0;
  std::vector<double> others;
};

// The values that were asked for, without the base, which is what the scenario itself says.
Axis read_axis(const AssumptionAxis& axis, const std::string& text, const models::Plan& plan, const sim::Catalogue& catalogue,
               std::vector<sim::Mistake>& mistakes) {
  Axis out;
  if (text == "no") return out;
  const std::string flag = fmt::format("--{}", axis.key);
  const auto say = [&](std::string message) { mistakes.push_back({flag, "", std::move(message)}); };
  const auto instance = std::find_if(plan.processes.begin(), plan.processes.end(), [&](const auto& one) { return one.process == axis.process; });
  if (instance == plan.processes.end()) {
    say(fmt::format("process \"{}\" is not in this scenario; {} no leaves this assumption alone", axis.process, flag));
    return out;
  }
  const auto* entry = catalogue.find(axis.process);
  const auto info = std::find_if(entry->parameters.begin(), entry->parameters.end(), [&](const auto& one) { return one.name == axis.parameter; });
  sim::require(info != entry->parameters.end(), "an assumption whose process does not know it");
  out.base = std::get<double>(info->standard);
  for (const auto& setting : instance->settings)
    if (setting.parameter == axis.parameter) out.base = std::get<double>(setting.value);
  for (const auto* choices : {&plan.contexts, &plan.strategies})
    for (const auto& choice : *choices)
      for (const auto& one : choice.parameters)
        if (one.matches(*instance) && one.setting.parameter == axis.parameter)
          say(fmt::format("\"{}\" states {}.{} itself; {} no leaves it alone", choice.name, one.owner, axis.parameter, flag));

  std::size_t from = 0;
  while (from <= text.size()) {
    const auto comma = std::min(text.find(',', from), text.size());
    const auto word = text.substr(from, comma - from);
    from = comma + 1;
    const auto value = number(word);
    const bool whole = info->type == sim::ParameterType::whole;
    if (!value || (whole && *value != std::floor(*value)) || fmt::format("{}", *value).find('e') != std::string::npos)
      say(fmt::format("\"{}\", expected {} with commas, or no", word, whole ? "whole numbers" : "numbers such as 0.5"));
    else if (*value < info->low || *value > info->high)
      say(fmt::format("{} is outside [{}, {}]", *value, info->low, info->high));
    else if (*value != out.base && std::find(out.others.begin(), out.others.end(), *value) == out.others.end())
      out.others.push_back(*value);
  }
  return out;
}

// The base, then one value at a time, or all combinations.
std::vector<Variant> variants_of(const std::array<Axis, assumption_axes.size()>& axes, bool full) {
  std::vector<Variant> out(1);
  for (std::size_t a = 0; a < axes.size(); ++a) {
    const std::size_t before = full ? out.size() : 1;
    for (std::size_t i = 0; i < before; ++i)
      for (const double value : axes[a].others) {
        Variant one = out[i];
        one.values[a] = value;
        out.push_back(one);
      }
  }
  return out;
}

Tree varied(Tree strategy, const models::Label& title, const Variant& variant) {
  const Voice en(Language::en), fr(Language::fr);
  strategy.put("title", title_tree({fmt::format("{}; {}", title.en, variant.text(en)), fmt::format("{} ; {}", title.fr, variant.text(fr))}));
  Tree parameters = strategy.has("parameters") ? strategy["parameters"] : Tree::object();
  for (std::size_t a = 0; a < assumption_axes.size(); ++a)
    if (variant.values[a]) {
      const double value = *variant.values[a];
      parameters.put(fmt::format("{}.{}", assumption_axes[a].process, assumption_axes[a].parameter),
                     Tree::object({{"value", value == std::floor(value) ? Tree::whole(static_cast<std::int64_t>(value)) : Tree::number(value)},
                                   {"source", Tree::text("a variant, for the range of results over it")}}));
    }
  strategy.put("parameters", std::move(parameters));
  return strategy;
}

}  // namespace

bool Variant::is_base() const { return std::none_of(values.begin(), values.end(), [](const auto& one) { return one.has_value(); }); }

std::string Variant::name() const {
  std::string out;
  for (std::size_t a = 0; a < values.size(); ++a)
    if (values[a]) out += fmt::format("{}{}-{}", out.empty() ? "" : "-", assumption_axes[a].key, with_underscore(*values[a]));
  return out;
}

std::string Variant::text(const Voice& voice) const {
  std::string out;
  for (std::size_t a = 0; a < values.size(); ++a) {
    if (!values[a]) continue;
    std::string value = fmt::format("{}", *values[a]);
    if (voice.french()) std::replace(value.begin(), value.end(), '.', ',');
    const auto label = voice(assumption_axes[a].label);
    out += fmt::format("{}{}{}{}", out.empty() ? "" : ", ", label, label.ends_with('x') ? "" : " ", value);
  }
  return out.empty() ? voice("base", "base") : out;
}

std::string strategy_name(const std::string& base, const Variant& variant) {
  return variant.is_base() ? base : fmt::format("{}{}{}", base, mark, variant.name());
}

std::optional<std::pair<std::string, Variant>> parse_variant(const std::string& strategy) {
  const auto at = strategy.rfind(mark);
  if (at == std::string::npos || at == 0) return std::nullopt;
  std::string rest = strategy.substr(at + mark.size());
  std::replace(rest.begin(), rest.end(), '_', '.');
  Variant out;
  for (std::size_t a = 0; a < assumption_axes.size() && !rest.empty(); ++a) {
    const std::string key = fmt::format("{}-", assumption_axes[a].key);
    if (!rest.starts_with(key)) continue;
    const auto end = std::min(rest.find('-', key.size()), rest.size());
    out.values[a] = number(std::string_view(rest).substr(key.size(), end - key.size()));
    if (!out.values[a]) return std::nullopt;
    rest = end < rest.size() ? rest.substr(end + 1) : "";
  }
  if (!rest.empty() || strategy_name(strategy.substr(0, at), out) != strategy) return std::nullopt;
  return std::pair(strategy.substr(0, at), out);
}

RangesPlan::RangesPlan(const RangesCommand& command, const sim::Catalogue& catalogue) {
  Prepared own = prepare(command.run.scenario, assignments(command.run, command.keep_agents), catalogue);
  keep(own.plan.contexts, command.run.contexts, "--context", "context");
  keep(own.plan.strategies, command.run.strategies, "--strategy", "strategy");

  std::vector<sim::Mistake> mistakes;
  std::array<Axis, assumption_axes.size()> axes;
  const std::array<const std::string*, assumption_axes.size()> asked{&command.psi, &command.stock, &command.needs};
  for (std::size_t a = 0; a < axes.size(); ++a) axes[a] = read_axis(assumption_axes[a], *asked[a], own.plan, catalogue, mistakes);
  variants_ = variants_of(axes, command.full);
  if (mistakes.empty() && variants_.size() == 1)
    mistakes.push_back({"--psi", "", "no value differs from the scenario's own, neither here nor in --stock and --needs"});
  if (own.plan.contexts.size() * own.plan.strategies.size() < 2)
    mistakes.push_back({command.run.scenario, "", "one context and one strategy: expected two of one kind, so that there is a difference to give a range of"});
  for (const auto& strategy : own.plan.strategies)
    if (parse_variant(strategy.name)) mistakes.push_back({command.run.scenario, "", fmt::format("strategy \"{}\" is named like a variant", strategy.name)});
  if (!mistakes.empty()) throw sim::ScenarioError(std::move(mistakes));

  own.tree = models::written_out(std::move(own.tree));
  const Tree* listed = own.tree.find("strategies");
  Tree strategies = Tree::object();
  for (const auto& variant : variants_)
    for (const auto& strategy : own.plan.strategies) {
      const Tree* stated = listed ? listed->find(strategy.name) : nullptr;
      Tree one = stated ? *stated : Tree::object();
      if (!variant.is_base()) one = varied(std::move(one), strategy.title, variant);
      strategies.put(strategy_name(strategy.name, variant), std::move(one));
    }
  Tree contexts = contexts_tree(own.tree, own.plan.contexts);
  prepared_.tree = std::move(own.tree);
  prepared_.tree.put("contexts", std::move(contexts));
  prepared_.tree.put("strategies", std::move(strategies));
  prepared_.tree.put("title", title_tree({"Ranges: " + own.plan.title.en, "Fourchettes : " + own.plan.title.fr}));
  prepared_.plan = models::expand(prepared_.tree, catalogue, declared_world());
  prepared_.plan.name = own.plan.name + "-ranges";
  end_on(prepared_, command.run.until);
}

}  // namespace app
