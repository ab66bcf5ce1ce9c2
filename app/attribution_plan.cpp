// app/attribution_plan.cpp -- strategies with switches put into the scenario's tree, and the way that any scenario takes.
#include "app/attribution_plan.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "app/many_runs.hpp"
#include "models/scenario_factors.hpp"
#include "sim/kernel/error.hpp"

namespace app {
namespace {

using sim::Tree;
using study::Mask;

constexpr std::size_t longest_name = 60, most_mechanisms = 60;

bool is_number_of_a_set(std::string_view name) { return name.starts_with('x') && name.find_first_not_of("0123456789abcdef", 1) == std::string_view::npos; }
bool is_plain(std::string_view name) {
  return name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") == std::string_view::npos && name != "all" && !is_number_of_a_set(name);
}

std::vector<std::string> names_of(const std::vector<models::Choice>& choices) {
  std::vector<std::string> out;
  for (const auto& choice : choices) out.push_back(choice.name);
  return out;
}
bool holds(const std::vector<std::string>& names, const std::string& name) { return std::find(names.begin(), names.end(), name) != names.end(); }

// "without mutual_aid, credit", or how many.
models::Label title_without(const models::Label& title, Mask off, const std::vector<std::string>& mechanisms) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < mechanisms.size(); ++i)
    if ((off >> i & 1U) != 0) names.push_back(mechanisms[i]);
  constexpr std::size_t few = 3;
  if (names.size() > few)
    return {fmt::format("{}; {} mechanisms off", title.en, names.size()), fmt::format("{} ; {} mécanismes désactivés", title.fr, names.size())};
  return {fmt::format("{}; without {}", title.en, fmt::join(names, ", ")), fmt::format("{} ; sans {}", title.fr, fmt::join(names, ", "))};
}

Tree switched(Tree strategy, const models::Label& title, Mask off, const std::vector<std::string>& mechanisms) {
  strategy.put("title", title_tree(title_without(title, off, mechanisms)));
  const Tree* own = strategy.find("switches");
  Tree switches = own ? *own : Tree::object();
  for (std::size_t i = 0; i < mechanisms.size(); ++i)
    if ((off >> i & 1U) != 0) switches.put(mechanisms[i], Tree::boolean(false));
  strategy.put("switches", std::move(switches));
  return strategy;
}

}  // namespace

std::string name_without(const std::string& strategy, Mask off, const std::vector<std::string>& mechanisms) {
  if (off == 0) return strategy;
  const Mask all = (Mask{1} << mechanisms.size()) - 1;
  for (std::size_t i = 0; i < mechanisms.size(); ++i)
    if (off == Mask{1} << i && is_plain(mechanisms[i]))
      if (auto name = fmt::format("{}{}{}", strategy, without_mark, mechanisms[i]); name.size() <= longest_name) return name;
  return off == all ? fmt::format("{}{}all", strategy, without_mark) : fmt::format("{}{}x{:x}", strategy, without_mark, off);
}

std::vector<io::RunPlan::Choice> with_all_on(const std::vector<io::RunPlan::Choice>& strategies) {
  auto out = strategies;
  std::erase_if(out, [&](const auto& one) {
    const auto at = one.name.rfind(without_mark);
    return at != std::string::npos && std::any_of(strategies.begin(), strategies.end(), [&](const auto& other) { return other.name == one.name.substr(0, at); });
  });
  return out;
}

study::Mask AttributionPlan::all_off() const { return (Mask{1} << mechanisms_.size()) - 1; }

AttributionPlan::AttributionPlan(const AttributionCommand& command, const sim::Catalogue& catalogue)
    : only_alone_(command.only_alone), pairs_(command.pairs) {
  Prepared own = prepare(command.run.scenario, assignments(command.run, command.keep_agents), catalogue);
  std::vector<sim::Mistake> mistakes;
  for (const auto& word : command.measures)
    if (const auto of = parse_measure(word)) measures_.push_back(*of);
    else mistakes.push_back({"--measure", "", fmt::format("\"{}\" is not one of total, mean, end, loss, recovery", word)});
  if (only_alone_ && (pairs_ || command.shapley > 0)) mistakes.push_back({"--only-alone", "", "contradicts --pairs and --shapley, which switch off several at once"});
  keep_choices(command, own.plan);
  find_mechanisms(command, own.plan, mistakes);
  if (results_.empty())
    mistakes.push_back({command.run.scenario, "", "no difference between two strategies, nor between a crisis and the only context without one: expected two of one kind"});
  const bool factors = own.tree.has("factors");
  if (mechanisms_.empty() && !factors && mistakes.empty()) mistakes.push_back({"--mechanisms", "", "nothing to switch off, and the scenario has no factors"});
  if (!mistakes.empty()) throw sim::ScenarioError(std::move(mistakes));
  choose_masks(command, own.plan.seed);
  build(std::move(own), catalogue, command.run.until);
}

// The strategies and contexts that are run, and the differences between them that are explained.
void AttributionPlan::keep_choices(const AttributionCommand& command, models::Plan& plan) {
  std::vector<std::string> calm;
  for (const auto& context : plan.contexts)
    if (context.events.empty()) calm.push_back(context.name);
  if (calm.size() == 1 && plan.contexts.size() > 1) control_ = calm[0];
  reference_ = command.against.empty() ? plan.strategies.front().name : command.against;
  if (!command.against.empty()) {
    auto checked = plan.strategies;
    keep(checked, {command.against}, "--against", "strategy");
  }
  auto contexts = command.run.contexts, strategies = command.run.strategies;
  if (!contexts.empty()) {
    auto checked = plan.contexts;
    keep(checked, contexts, "--context", "context");
    if (!control_.empty()) contexts.push_back(control_);
  }
  if (!strategies.empty()) strategies.push_back(reference_);
  keep(plan.contexts, contexts, "--context", "context");
  keep(plan.strategies, strategies, "--strategy", "strategy");

  for (const auto& name : names_of(plan.contexts))
    if (command.run.contexts.empty() || holds(command.run.contexts, name)) contexts_.push_back(name);
  for (const auto& context : contexts_)
    for (const auto& strategy : names_of(plan.strategies))
      if (!control_.empty() && context != control_) results_.push_back({false, control_, context, strategy});
  for (const auto& strategy : names_of(plan.strategies))
    for (const auto& context : contexts_)
      if (strategy != reference_) results_.push_back({true, reference_, strategy, context});
}

// Those that some process of the kept runs embodies, the list's first.
void AttributionPlan::find_mechanisms(const AttributionCommand& command, const models::Plan& plan, std::vector<sim::Mistake>& mistakes) {
  std::vector<std::string> known;
  const auto add = [&](const std::vector<std::string>& more) {
    for (const auto& name : more)
      if (!name.empty() && !holds(known, name)) known.push_back(name);
  };
  add(plan.mechanisms);
  for (const auto* choices : {&plan.contexts, &plan.strategies})
    for (const auto& choice : *choices) {
      add(choice.mechanisms);
      for (const auto& arrivals : choice.arrivals) add(arrivals.mechanisms);
    }
  if (command.mechanisms == std::vector<std::string>{"no"}) return;
  for (const auto& name : command.mechanisms) {
    if (holds(known, name)) continue;
    const auto close = sim::nearest(name, known);
    mistakes.push_back({"--mechanisms", "", fmt::format("no process of these runs embodies a mechanism \"{}\"; {}", name,
                                                        close.empty() ? fmt::format("there are: {}", fmt::join(known, ", ")) : fmt::format("nearest: \"{}\"", close))});
  }
  for (const auto& name : known)
    if (command.mechanisms.empty() || holds(command.mechanisms, name)) mechanisms_.push_back(name);
  if (mechanisms_.size() > most_mechanisms)
    mistakes.push_back({"--mechanisms", "", fmt::format("{} mechanisms, more than {}; name those that matter", mechanisms_.size(), most_mechanisms)});
}

void AttributionPlan::choose_masks(const AttributionCommand& command, std::uint64_t seed) {
  std::set<Mask> wanted;
  const std::size_t count = mechanisms_.size();
  for (std::size_t i = 0; i < count; ++i) {
    wanted.insert(Mask{1} << i);
    for (std::size_t j = 0; pairs_ && j < i; ++j) wanted.insert(Mask{1} << i | Mask{1} << j);
  }
  if (!only_alone_) wanted.insert(all_off());
  if (command.shapley > 0 && count > 0) {
    orders_ = study::orders(count, command.shapley, seed);
    for (const Mask mask : study::masks(orders_, count)) wanted.insert(mask);
  }
  wanted.erase(0);
  masks_ = {0};
  masks_.insert(masks_.end(), wanted.begin(), wanted.end());
}

void AttributionPlan::build(Prepared own, const sim::Catalogue& catalogue, const std::string& until) {
  const Tree stated = models::written_out(own.tree);
  std::vector<sim::Mistake> mistakes;
  const auto design = models::design(own.tree, mistakes);
  const auto kept = names_of(own.plan.strategies);
  // Factors stay factors where all their combinations are run, so that whoever reads the file knows them.
  const bool whole = !design.empty() && std::all_of(design.combinations.begin(), design.combinations.end(), [&](const auto& one) { return holds(kept, one.strategy); });
  Tree strategies = Tree::object();
  for (const Mask off : masks_)
    for (const auto& strategy : own.plan.strategies) {
      const bool combination = std::any_of(design.combinations.begin(), design.combinations.end(), [&](const auto& one) { return one.strategy == strategy.name; });
      if (off == 0 && whole && combination) continue;
      const Tree* list = stated.find("strategies");
      const Tree* found = list ? list->find(strategy.name) : nullptr;
      Tree one = found ? *found : Tree::object();
      const auto name = name_without(strategy.name, off, mechanisms_);
      if (name.size() > longest_name || strategies.has(name))
        mistakes.push_back({own.tree.file(), "", fmt::format("strategy \"{}\" cannot be run without mechanisms: \"{}\" would be {}", strategy.name, name,
                                                             name.size() > longest_name ? "longer than 60 characters" : "there twice")});
      if (off != 0) one = switched(std::move(one), strategy.title, off, mechanisms_);
      strategies.put(name, std::move(one));
    }
  if (!mistakes.empty()) throw sim::ScenarioError(std::move(mistakes));
  Tree contexts = contexts_tree(own.tree, own.plan.contexts);
  prepared_.tree = std::move(own.tree);
  prepared_.tree.put("contexts", std::move(contexts));
  if (!whole) prepared_.tree.drop("factors");
  if (strategies.members().empty()) prepared_.tree.drop("strategies");
  else prepared_.tree.put("strategies", std::move(strategies));
  prepared_.tree.put("title", title_tree({"Attribution: " + own.plan.title.en, "Attribution : " + own.plan.title.fr}));
  prepared_.plan = models::expand(prepared_.tree, catalogue, declared_world());
  prepared_.plan.name = own.plan.name + "-attribution";
  end_on(prepared_, until);
}

}  // namespace app
