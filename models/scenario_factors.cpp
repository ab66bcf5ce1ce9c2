// models/scenario_factors.cpp -- levels side by side: their policies one after the other, their parameters and switches together.
#include "models/scenario_factors.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "models/scenario_part.hpp"

namespace models {
namespace {

using sim::Tree;

constexpr std::size_t most_combinations = 1000;

bool is_object(const Tree* tree) { return tree != nullptr && tree->is(Tree::Kind::object); }
bool is_note(std::string_view name) { return name == "comment" || name.starts_with('$'); }

// The members of an object that mean something; none of anything else, which the shape has told.
std::vector<Tree::Member> members(const Tree* tree) {
  std::vector<Tree::Member> out;
  if (is_object(tree))
    for (const auto& one : tree->members())
      if (!is_note(one.first)) out.push_back(one);
  return out;
}
std::vector<Tree> items(const Tree* tree) { return tree != nullptr && tree->is(Tree::Kind::list) ? tree->items() : std::vector<Tree>{}; }
const Tree* member(const Tree* tree, std::string_view name) { return is_object(tree) ? tree->find(name) : nullptr; }

Tree both(const Label& label) { return Tree::object({{"en", Tree::text(label.en)}, {"fr", Tree::text(label.fr)}}); }

// The luck of a policy hangs on its name, which must not depend on what the other factors add.
void check_policies(const std::vector<std::pair<std::string, const Tree*>>& factors, std::vector<sim::Mistake>& mistakes) {
  std::map<std::string, std::string> first;  // name of a policy, and the factor that has it
  for (const auto& [factor, tree] : factors)
    for (const auto& [level, value] : members(member(tree, "levels")))
      for (const Tree& item : items(value.is(Tree::Kind::object) ? value.find("policies") : nullptr)) {
        if (!item.is(Tree::Kind::object)) continue;
        const auto name = scenario::given_name(item, shape::Place::policy);
        if (const auto [at, is_new] = first.emplace(name, factor); !is_new && at->second != factor)
          mistakes.push_back(item.mistake(fmt::format("factor \"{}\" has a policy called \"{}\" too, and luck hangs on that name; give one of them a \"name\" of its own",
                                                      at->second, name)));
      }
}

std::string name_of(const Design& design, const std::vector<std::size_t>& levels) {
  std::string out;
  for (std::size_t f = 0; f < levels.size(); ++f)
    out += fmt::format("{}{}-{}", f == 0 ? "" : "_", design.factors[f].name, design.factors[f].levels[levels[f]].name);
  return out;
}

// Takes over what `from` states; another value for the same name is a contradiction.
void merge(Tree& into, const Tree* from, std::vector<sim::Mistake>& mistakes) {
  for (const auto& [name, value] : members(from)) {
    const Tree* known = into.find(name);
    if (known != nullptr && !(*known == value))
      mistakes.push_back(value.mistake(fmt::format("contradicts {}, which gives another value to \"{}\"", known->pointer(), name)));
    else if (known == nullptr)
      into.put(name, value);
  }
}

Tree combined(const Design& design, const std::vector<std::size_t>& levels, const Tree& factors, std::vector<sim::Mistake>& mistakes) {
  Label title;
  Tree policies = Tree::list(), parameters = Tree::object(), switches = Tree::object();
  for (std::size_t f = 0; f < levels.size(); ++f) {
    const auto& factor = design.factors[f];
    const auto& level = factor.levels[levels[f]];
    const Tree& own = factors[factor.name]["levels"][level.name];
    const std::string_view comma = f == 0 ? "" : ", ";
    title.en += fmt::format("{}{}", comma, level.title.en), title.fr += fmt::format("{}{}", comma, level.title.fr);
    for (const Tree& item : items(own.find("policies"))) policies.append(item);
    merge(parameters, own.find("parameters"), mistakes);
    merge(switches, own.find("switches"), mistakes);
  }
  Tree out = Tree::object({{"title", both(title)}});
  if (!policies.items().empty()) out.put("policies", std::move(policies));
  if (!parameters.members().empty()) out.put("parameters", std::move(parameters));
  if (!switches.members().empty()) out.put("switches", std::move(switches));
  out.place(std::make_shared<const std::string>(factors.file()), factors.pointer());
  return out;
}

}  // namespace

Design design(const Tree& scenario, std::vector<sim::Mistake>& mistakes) {
  Design out;
  const std::size_t before = mistakes.size();
  const Tree* factors = member(&scenario, "factors");
  std::vector<std::pair<std::string, const Tree*>> trees;
  std::size_t combinations = 1;
  for (const auto& [name, value] : members(factors)) {
    Factor factor{name, label_of(member(&value, "title")), {}};
    if (factor.title.en.empty()) factor.title = {name, name};
    if (!scenario::good_name(name)) mistakes.push_back(value.mistake(scenario::bad_name(name)));
    for (const auto& [level, tree] : members(member(&value, "levels"))) {
      if (!tree.is(Tree::Kind::object)) return {};  // told by the shape
      if (!scenario::good_name(level)) mistakes.push_back(tree.mistake(scenario::bad_name(level)));
      Label title = label_of(tree.find("title"));
      if (title.en.empty()) title = {fmt::format("{}: {}", factor.title.en, level), fmt::format("{} : {}", factor.title.fr, level)};
      factor.levels.push_back({level, std::move(title)});
    }
    if (factor.levels.size() < 2) mistakes.push_back(value.mistake(fmt::format("factor \"{}\" needs two levels at least", name)));
    combinations = std::min(combinations * std::max<std::size_t>(1, factor.levels.size()), most_combinations + 1);
    trees.emplace_back(name, factors->find(name));
    out.factors.push_back(std::move(factor));
  }
  if (combinations > most_combinations) mistakes.push_back(factors->mistake(fmt::format("the levels of these factors make more than {} combinations", most_combinations)));
  check_policies(trees, mistakes);
  if (mistakes.size() != before || out.factors.empty()) return {};
  std::set<std::string> names;
  std::vector<std::size_t> levels(out.factors.size(), 0);
  for (std::size_t i = 0; i < combinations; ++i) {
    std::size_t left = i;
    for (std::size_t f = levels.size(); f-- > 0; left /= out.factors[f].levels.size()) levels[f] = left % out.factors[f].levels.size();
    out.combinations.push_back({name_of(out, levels), levels});
    if (const auto& name = out.combinations.back().strategy; !names.insert(name).second)
      mistakes.push_back(factors->mistake(fmt::format("two combinations of levels are called \"{}\"", name)));
  }
  return mistakes.size() == before ? out : Design{};
}

Tree strategies_of(const Tree& scenario, std::vector<sim::Mistake>& mistakes) {
  const Tree* listed = member(&scenario, "strategies");
  const Design its = design(scenario, mistakes);
  Tree out = Tree::object();
  for (const auto& one : its.combinations) out.put(one.strategy, combined(its, one.levels, scenario["factors"], mistakes));
  if (!is_object(listed)) return out;
  for (const auto& [name, value] : listed->members())
    if (out.has(name)) mistakes.push_back(value.mistake(fmt::format("a combination of factors is called \"{}\" too", name)));
    else out.put(name, value);
  return out;
}

Tree written_out(Tree scenario) {
  std::vector<sim::Mistake> mistakes;
  Tree strategies = strategies_of(scenario, mistakes);
  sim::require(mistakes.empty(), "factors of a scenario that was not expanded before");
  if (!scenario.has("factors")) return scenario;
  scenario.put("strategies", std::move(strategies));
  scenario.drop("factors");
  return scenario;
}

}  // namespace models
