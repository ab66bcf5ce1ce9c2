// app/stress_plan.cpp -- contexts put into the scenario's tree, and the way that any scenario takes.
#include "app/stress_plan.hpp"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "models/scenario.hpp"
#include "sim/io/block_file.hpp"
#include "sim/io/json.hpp"
#include "sim/kernel/calendar.hpp"

namespace app {
namespace {

using sim::Tree;

// FILE or FILE@DATE.
std::pair<std::string, std::string> path_and_date(const std::string& word) {
  const auto at = word.rfind('@');
  if (at == std::string::npos || !sim::parse_date(word.substr(at + 1))) return {word, ""};
  return {word.substr(0, at), word.substr(at + 1)};
}

std::string label(const Tree& tree, std::string_view name, std::string_view language) {
  const Tree* found = tree.is(Tree::Kind::object) ? tree.find(name) : nullptr;
  if (found && found->is(Tree::Kind::object)) {
    const Tree* said = found->find(language);
    if (!said) said = found->find(language == "en" ? "fr" : "en");
    found = said;
  }
  return found && found->is(Tree::Kind::text) ? found->as_text() : "";
}

Tree both(std::string en, std::string fr) {
  return Tree::object({{"en", Tree::text(std::move(en))}, {"fr", Tree::text(std::move(fr))}});
}

std::vector<std::string> assignments(const StressCommand& command, const std::vector<StressPlan::Crisis>& crises) {
  std::vector<std::string> all;
  if (command.run.seed) all.push_back(fmt::format("/seed={}", *command.run.seed));
  if (command.run.replicates) all.push_back(fmt::format("/replicates={}", *command.run.replicates));
  all.insert(all.end(), command.run.set.begin(), command.run.set.end());
  Tree list = Tree::list();
  for (const auto& crisis : crises) {
    Tree one = Tree::object({{"use", Tree::text(crisis.path)}});
    if (!crisis.from.empty()) one.put("from", Tree::text(crisis.from));
    one.put("intensity", Tree::whole(1));
    list.append(std::move(one));
  }
  const Tree contexts = Tree::object({{std::string(control), Tree::object()}, {"crisis", Tree::object({{"crises", std::move(list)}})}});
  all.push_back("/contexts=" + io::to_json(contexts, -1));
  if (!command.keep_agents) {
    all.emplace_back("/record/agents=null");
    all.emplace_back("/record/networks=null");
  }
  return all;
}

void refuse_missing(const std::vector<StressPlan::Crisis>& crises) {
  std::vector<sim::Mistake> mistakes;
  std::error_code ignored;
  for (const auto& crisis : crises)
    if (!std::filesystem::exists(crisis.path, ignored))
      mistakes.push_back({"--crisis", "", fmt::format("\"{}\": no such file", crisis.path)});
  if (!mistakes.empty()) throw sim::ScenarioError(std::move(mistakes));
}

}  // namespace

StressPlan::StressPlan(const StressCommand& command, const sim::Catalogue& catalogue) : command_(command), catalogue_(catalogue) {
  for (const auto& word : command.crises) {
    const auto [path, date] = path_and_date(word);
    crises_.push_back({path, date, "", "", ""});
  }
  refuse_missing(crises_);
  // First without the runs: what no intensity changes is told by the name of its events.
  const Tree tree = io::read_scenario(command.run.scenario, assignments(command, crises_));
  list_ = tree["contexts"]["crisis"]["crises"];
  for (std::size_t i = 0; i < crises_.size(); ++i) {
    const Tree* used = list_.items()[i].find("used");
    if (used == nullptr) continue;
    look_for_intensity(*used, catalogue);
    crises_[i].title_en = label(*used, "title", "en"), crises_[i].title_fr = label(*used, "title", "fr");
    crises_[i].fingerprint = io::fingerprint(io::to_json(*used, -1));
  }
  if (!mistakes_.empty()) throw sim::ScenarioError(mistakes_);
  prepared_ = prepare(command.run.scenario, assignments(command, crises_), catalogue);
  keep(prepared_.plan.strategies, command.run.strategies, "--strategy", "strategy");
}

void StressPlan::look_for_intensity(const Tree& crisis, const sim::Catalogue& catalogue) {
  const Tree* events = crisis.is(Tree::Kind::object) ? crisis.find("events") : nullptr;
  if (events == nullptr || !events->is(Tree::Kind::list)) return;  // told by whoever reads the whole scenario
  std::vector<sim::Mistake> without;
  std::size_t with = 0;
  std::vector<std::pair<std::string, std::string>> said;
  for (const Tree& event : events->items()) {
    const Tree* process = event.is(Tree::Kind::object) ? event.find("process") : nullptr;
    const auto* entry = process && process->is(Tree::Kind::text) ? catalogue.find(process->as_text()) : nullptr;
    if (entry == nullptr) return;  // told there too
    if (std::any_of(entry->parameters.begin(), entry->parameters.end(), [](const auto& info) { return info.name == "intensity"; })) {
      ++with;
      continue;
    }
    const Tree* name = event.find("name");
    const std::string called = name && name->is(Tree::Kind::text) ? name->as_text() : process->as_text();
    without.push_back(event.mistake(
        fmt::format("event \"{}\" (process \"{}\") has no parameter \"intensity\": it would act alike at every intensity", called,
                    process->as_text())));
    said.emplace_back(
        fmt::format("{}: event \"{}\" has no parameter \"intensity\"; it acts in full at every intensity above 0", crisis.file(), called),
        fmt::format("{} : l'événement « {} » n'a pas de paramètre « intensity » ; il agit entièrement à toute intensité non nulle",
                    crisis.file(), called));
  }
  if (with == 0)
    mistakes_.insert(mistakes_.end(), without.begin(), without.end());
  else
    warnings_.insert(warnings_.end(), said.begin(), said.end());
}

Prepared StressPlan::with(const std::vector<Intensity>& intensities) const {
  Prepared out{prepared_.tree, {}};
  Tree contexts = Tree::object();
  contexts.put(std::string(control), Tree::object({{"title", both("control, without crisis", "témoin, sans crise")}}));
  for (const auto intensity : intensities) {
    if (intensity == Intensity()) continue;  // the control
    Tree crises = Tree::list();
    for (Tree one : list_.items()) {
      one.put("intensity", intensity.millionths() % Intensity::one == 0 ? Tree::whole(intensity.millionths() / Intensity::one)
                                                                        : Tree::number(intensity.value()));
      crises.append(std::move(one));
    }
    std::string french = intensity.text();
    std::replace(french.begin(), french.end(), '.', ',');
    contexts.put(intensity.name(), Tree::object({{"title", both("intensity " + intensity.text(), "intensité " + french)},
                                                 {"crises", std::move(crises)}}));
  }
  out.tree.put("contexts", std::move(contexts));
  out.tree.put("title", both("Stress test: " + prepared_.plan.title.en, "Test de résistance : " + prepared_.plan.title.fr));
  out.plan = models::expand(out.tree, catalogue_, declared_world());
  out.plan.name = prepared_.plan.name + "-stress";
  keep(out.plan.strategies, command_.run.strategies, "--strategy", "strategy");
  end_on(out, command_.run.until);
  return out;
}

bool same_but_contexts(const Tree& one, const Tree& other) {
  const auto bare = [](Tree tree) {
    if (tree.is(Tree::Kind::object))
      for (const auto* name : {"contexts", "title"}) tree.drop(name);
    return tree;
  };
  return bare(one) == bare(other);
}

}  // namespace app
