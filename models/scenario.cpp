// models/scenario.cpp -- expansion: from the user's words to a plan of runs.
#include "models/scenario.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "models/scenario_part.hpp"
#include "models/vocabulary/schema.hpp"
#include "sim/kernel/schedule.hpp"

namespace models {
namespace {

using scenario::closest;
using scenario::Dated;
using scenario::Draft;
using shape::Place;
using sim::Shape;
using sim::Tree;

constexpr std::uint32_t most_steps = 100'000;

Label label(const Tree* tree) {
  if (tree == nullptr) return {};
  if (tree->is(Tree::Kind::text)) return {tree->as_text(), tree->as_text()};
  if (!tree->is(Tree::Kind::object)) return {};
  const auto text = [&](std::string_view name) {
    const Tree* found = tree->find(name);
    return found && found->is(Tree::Kind::text) ? found->as_text() : std::string();
  };
  Label out{text("en"), text("fr")};
  if (out.en.empty()) out.en = out.fr;
  if (out.fr.empty()) out.fr = out.en;
  return out;
}

std::string file_stem(const std::string& path) {
  const auto slash = path.find_last_of("/\\");
  std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
  if (name.ends_with(".json")) name.resize(name.size() - 5);
  return name.empty() ? "scenario" : name;
}

// What is left of a table or list that may be absent or of the wrong kind.
const std::vector<Tree::Member>& members(const Tree* tree) {
  static const std::vector<Tree::Member> none;
  return tree && tree->is(Tree::Kind::object) ? tree->members() : none;
}
const std::vector<Tree>& items(const Tree* tree) {
  static const std::vector<Tree> none;
  return tree && tree->is(Tree::Kind::list) ? tree->items() : none;
}

struct DraftChoice {
  Choice choice;
  std::vector<Draft> drafts;
};

// When an event acts: from its first day, or that of its curve, to its last.
struct Span {
  sim::Day from = std::numeric_limits<sim::Day>::min(), until = std::numeric_limits<sim::Day>::max();
};
Span span(const sim::Instance& instance) {
  Span out;
  for (const auto& setting : instance.settings)
    if (const auto* curve = std::get_if<sim::Curve>(&setting.value)) {
      const bool first = out.from == Span{}.from;
      out.from = first ? curve->points.front().first : std::min(out.from, curve->points.front().first);
      out.until =
          first ? curve->points.back().first + 1 : std::max(out.until, curve->points.back().first + 1);
    }
  if (instance.from) out.from = *instance.from, out.until = Span{}.until;
  if (instance.until) out.until = *instance.until;
  return out;
}

class Expansion {
 public:
  Expansion(const sim::Catalogue& catalogue, const sim::World& declared, bool strict,
            std::vector<sim::Mistake>& mistakes)
      : catalogue_(catalogue),
        declared_(declared),
        mistakes_(mistakes),
        reader_(catalogue, strict, mistakes) {}

  Plan scenario(const Tree& tree, bool is_model) {
    Plan plan;
    if (!reader_.has_format(tree, scenario_format)) return plan;
    const Shape anything = Shape::anything("");
    const std::size_t before = mistakes_.size();
    Tree own = tree;
    if (Tree* territory = own.find("territory")) *territory = scenario::without_used(*territory);
    reader_.check(own, shape::scenario(anything, Shape::table(anything, ""), anything, anything, is_model));
    if (!tree.is(Tree::Kind::object)) return plan;
    const bool shaped = mistakes_.size() == before;

    plan.name = file_stem(tree.file());
    plan.title = label(tree.find("title"));
    if (plan.title.en.empty()) plan.title = {plan.name, plan.name};
    plan.question = label(tree.find("question"));
    read_clock(tree, plan);
    if (const Tree* n = tree.find("replicates");
        n && n->is_whole() && n->as_whole() > 0 && n->as_whole() <= 10'000)
      plan.replicates = static_cast<std::uint32_t>(n->as_whole());
    if (const Tree* n = tree.find("seed"); n && n->is_whole() && n->as_whole() >= 0)
      plan.seed = static_cast<std::uint64_t>(n->as_whole());
    if (const Tree* territory = tree.find("territory"); territory && territory->is(Tree::Kind::object)) {
      if (const Tree* used = territory->find("used")) plan.territory = *used;
      if (const Tree* scale = territory->find("scale"); scale && scale->is(Tree::Kind::number))
        plan.scale = scale->as_number();
    }
    if (const Tree* often = tree.find("sort_rows"); often && often->is(Tree::Kind::text))
      plan.sort_rows = sim::parse_period(often->as_text());  // nothing: "never"
    find_codes(plan.territory);
    read_record(tree.find("record"), plan.record);

    if (const Tree* list = tree.find("processes"); list && list->is(Tree::Kind::list))
      list_ = reader_.list(*list, Place::list);
    read_choices(tree.find("contexts"), Place::crisis, plan, contexts_);
    read_choices(tree.find("strategies"), Place::policy, plan, strategies_);
    read_parameters(tree.find("parameters"));
    read_switches(tree.find("switches"), plan);
    check_codes();
    finish(plan);
    if (!is_model || shaped) build_all(plan);
    return plan;
  }

  // A crisis or policy file alone: its processes under a schedule of their own.
  void file(const Tree& tree, Place place) {
    if (!reader_.file(tree, place, false)) return;
    Plan plan;
    for (Draft& draft : reader_.list(tree[place == Place::crisis ? "events" : "processes"], place))
      plan.processes.push_back(draft.instance);
    std::set<std::string> names;
    for (auto& instance : plan.processes) instance.name = scenario::unique(instance.name, names);
    plan.contexts.resize(1), plan.strategies.resize(1);
    build_all(plan, false);
  }

 private:
  void say(const Tree& at, std::string message) { reader_.say(at, std::move(message)); }

  void read_clock(const Tree& tree, Plan& plan) {
    const Tree* clock = tree.find("clock");
    if (!clock || !clock->is(Tree::Kind::object)) return;
    const auto day = [&](std::string_view name) {
      const Tree* found = clock->find(name);
      return found && found->is(Tree::Kind::text) ? sim::parse_date(found->as_text()) : std::nullopt;
    };
    if (const Tree* step = clock->find("step")) {
      const auto period = step->is(Tree::Kind::text) ? sim::parse_period(step->as_text()) : std::nullopt;
      if (!period ||
          (*period != sim::Period::day && *period != sim::Period::week && *period != sim::Period::month))
        return;
      plan.clock.step = *period;
    }
    const auto start = day("start"), until = day("until");
    if (start) plan.clock.start = *start;
    if (!start || !until) return;
    const Tree& end = (*clock)["until"];
    if (*until <= *start)
      return say(end,
                 fmt::format("{} is not later than \"start\", {}", quoted(end), sim::format_date(*start)));
    plan.clock = sim::Clock::until(*start, plan.clock.step, *until);
    if (plan.clock.steps == 0)
      say(end, fmt::format("{} is less than one {} after \"start\", {}", quoted(end), name(plan.clock.step),
                           sim::format_date(*start)));
    else if (plan.clock.steps > most_steps)
      say(end, fmt::format("{} makes {} steps, more than {}", quoted(end), plan.clock.steps, most_steps));
    else
      has_clock_ = true;
  }

  // ---- what is recorded

  const sim::Population* population(const Tree& at, const std::string& name) {
    if (const auto* found = declared_.population(name)) return found;
    std::vector<std::string> names;
    for (const auto& one : declared_.populations()) names.emplace_back(one.key().name);
    say(at, fmt::format("no population \"{}\"{}", name, closest(name, names)));
    return nullptr;
  }

  static bool has_series(const sim::Population& population) {
    return std::any_of(population.columns().begin(), population.columns().end(),
                       [](const auto& column) { return !column.info.label.empty(); });
  }

  void read_record(const Tree* tree, sim::Record& record) {
    const Tree* series_of = tree && tree->is(Tree::Kind::object) ? tree->find("series_of") : nullptr;
    if (!series_of)
      for (const auto& population : declared_.populations())
        if (has_series(population)) record.series_of.emplace_back(population.key().name);
    if (!tree || !tree->is(Tree::Kind::object)) return;
    if (const Tree* every = tree->find("series"); every && every->is(Tree::Kind::text))
      record.series_every = sim::parse_period(every->as_text()).value_or(sim::Period::step);
    std::set<std::string> seen;
    for (const Tree& item : items(series_of)) {
      if (!item.is(Tree::Kind::text)) continue;
      const auto* found = population(item, item.as_text());
      if (!found) continue;
      if (!has_series(*found))
        say(item, fmt::format("population \"{}\" has no indicators, so no series", item.as_text()));
      else if (!seen.insert(item.as_text()).second)
        say(item, fmt::format("{} stands twice in this list", quoted(item)));
      else
        record.series_of.push_back(item.as_text());
    }
    for (const auto& [name, every] : members(tree->find("agents"))) read_agents(name, every, record);
    for (const Tree& item : items(tree->find("networks"))) {
      if (!item.is(Tree::Kind::text)) continue;
      std::vector<std::string> names;
      for (const auto& network : declared_.networks()) names.emplace_back(network.key().name);
      if (!declared_.network(item.as_text()))
        say(item, fmt::format("no network {}{}", quoted(item), closest(item.as_text(), names)));
      else if (std::count(record.networks.begin(), record.networks.end(), item.as_text()))
        say(item, fmt::format("{} stands twice in this list", quoted(item)));
      else
        record.networks.push_back(item.as_text());
    }
  }

  void read_agents(const std::string& name, const Tree& every, sim::Record& record) {
    const auto dot = name.find('.');
    if (dot == std::string::npos)
      return say(every, fmt::format("\"{}\" is no column, expected \"population.column\"", name));
    const auto* found = population(every, name.substr(0, dot));
    if (!found) return;
    const std::string column = name.substr(dot + 1);
    std::vector<std::string> names;
    for (const auto& one : found->columns()) names.emplace_back(one.info.name);
    for (const auto& one : found->links()) names.emplace_back(one.key->name);
    if (std::find(names.begin(), names.end(), column) == names.end())
      return say(every, fmt::format("population \"{}\" has no column or link \"{}\"{}", name.substr(0, dot),
                                    column, closest(column, names)));
    const auto period = every.is(Tree::Kind::text) ? sim::parse_period(every.as_text()) : std::nullopt;
    if (period) record.agents.push_back({name.substr(0, dot), column, *period});
  }

  // ---- contexts and strategies

  void read_choices(const Tree* tree, Place place, const Plan& plan, std::vector<DraftChoice>& out) {
    const bool crisis = place == Place::crisis;
    for (const auto& [name, value] : members(tree)) {
      if (!good_name(name))
        say(value,
            fmt::format("\"{}\" cannot be a name: letters, digits, \"-\" and \"_\", at most 60", name));
      DraftChoice made;
      made.choice.name = name;
      made.choice.title = label(value.is(Tree::Kind::object) ? value.find("title") : nullptr);
      if (made.choice.title.en.empty()) made.choice.title = {name, name};
      std::set<std::string> names;
      const Tree* list = value.is(Tree::Kind::object) ? value.find(crisis ? "crises" : "policies") : nullptr;
      for (const Tree& item : items(list)) read_choice(item, place, plan, made, names);
      out.push_back(std::move(made));
    }
    if (out.empty()) {
      DraftChoice made;
      made.choice.name = "default";
      made.choice.title = crisis ? Label{"nothing in particular", "rien de particulier"}
                                 : Label{"as it is", "au fil de l'eau"};
      out.push_back(std::move(made));
    }
  }

  static bool good_name(const std::string& name) {
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
    return name.size() <= 60 && name.find_first_not_of(letters) == std::string::npos && name != "-";
  }

  void read_choice(const Tree& item, Place place, const Plan& plan, DraftChoice& into,
                   std::set<std::string>& names) {
    if (!item.is(Tree::Kind::object)) {
      say(item, fmt::format("{}, expected an object with \"use\" or with \"{}\"", item.kind_name(),
                            place == Place::crisis ? "events" : "processes"));
      return;
    }
    const auto part = reader_.choice(item, place, names);
    if (!part || part->drafts.empty()) return;
    const Tree* used = item.find("used");
    const Tree& source = used ? *used : item;
    Event event;
    event.choice = into.choice.name;
    event.kind = place == Place::crisis ? "crisis" : "policy";
    event.title = label(source.find("title"));
    if (event.title.en.empty()) {
      const std::string name =
          part->drafts.front().instance.name.substr(0, part->drafts.front().instance.name.rfind('.'));
      event.title = {name, name};
    }
    if (const Tree* text = source.find("source"); text && text->is(Tree::Kind::text))
      event.source = text->as_text();
    const sim::Day start = plan.clock.start, end = plan.clock.day_of(plan.clock.steps);
    Span whole{std::numeric_limits<sim::Day>::max(), std::numeric_limits<sim::Day>::min()};
    bool inside = false;
    for (const Draft& draft : part->drafts) {
      const Span its = span(draft.instance);
      whole = {std::min(whole.from, its.from), std::max(whole.until, its.until)};
      inside = inside || (its.from < end && its.until > start);
    }
    if (has_clock_ && !inside)
      say(item.has("use") ? item["use"] : item,
          fmt::format("this {} ({}) is wholly outside the simulated time, {} to {}", place == Place::crisis ? "crisis" : "policy",
                      whole.from >= end ? fmt::format("from {}", sim::format_date(whole.from))
                                        : fmt::format("until {}", sim::format_date(whole.until)),
                      sim::format_date(start), sim::format_date(end)));
    event.from = std::max(whole.from, start);
    event.until = std::min(whole.until, end);
    if (event.from < event.until || !has_clock_) into.choice.events.push_back(std::move(event));
    into.drafts.insert(into.drafts.end(), part->drafts.begin(), part->drafts.end());
  }

  // ---- parameters and switches

  template <class See> void each_draft(const See& see) {
    for (auto& choice : contexts_)
      for (Draft& draft : choice.drafts) see(draft);
    for (auto& choice : strategies_)
      for (Draft& draft : choice.drafts) see(draft);
    for (Draft& draft : list_) see(draft);
  }

  // By process first, by instance after: the narrower word wins.
  void read_parameters(const Tree* tree) {
    for (const bool by_instance : {false, true})
      for (const auto& [name, value] : members(tree)) {
        const auto dot = name.rfind('.');
        if (dot == std::string::npos || dot == 0 || dot + 1 == name.size()) {
          if (!by_instance)
            say(value, fmt::format("\"{}\" is no parameter, expected \"process.parameter\"", name));
          continue;
        }
        const std::string owner = name.substr(0, dot);
        bool is_process = false, is_instance = false;
        each_draft([&](const Draft& draft) {
          is_process = is_process || draft.instance.process == owner;
          is_instance = is_instance || draft.instance.name == owner;
        });
        if (!is_process && !is_instance) {
          if (!by_instance) unknown_owner(owner, value);
        } else if (is_process ? !by_instance : by_instance) {
          set_parameter(owner, is_process, name.substr(dot + 1), value);
        }
      }
  }

  void unknown_owner(const std::string& owner, const Tree& at) {
    if (catalogue_.find(owner)) return say(at, fmt::format("process \"{}\" is not in this scenario", owner));
    std::set<std::string> names;
    each_draft(
        [&](const Draft& draft) { names.insert(draft.instance.process), names.insert(draft.instance.name); });
    say(at,
        fmt::format("no process or instance \"{}\"{}", owner, closest(owner, {names.begin(), names.end()})));
  }

  void set_parameter(const std::string& owner, bool is_process, const std::string& name, const Tree& value) {
    const sim::Entry* entry = nullptr;
    each_draft([&](const Draft& draft) {
      if ((is_process ? draft.instance.process : draft.instance.name) == owner) entry = draft.entry;
    });
    if (!entry) return;  // told already: there is no such process
    const auto* info = reader_.parameter(*entry, name, value);
    if (!info) return;
    const auto setting = reader_.setting(value, *info, entry->name);
    if (!setting) return;
    bool told = false;
    each_draft([&](Draft& draft) {
      if ((is_process ? draft.instance.process : draft.instance.name) != owner) return;
      auto& settings = draft.instance.settings;
      const auto old = std::find_if(settings.begin(), settings.end(),
                                    [&](const auto& one) { return one.parameter == name; });
      if (old == settings.end()) {
        settings.push_back(*setting);
        return;
      }
      if (const auto use = draft.by_use.find(name);
          use != draft.by_use.end() && old->value != setting->value && !told) {
        say(value,
            fmt::format("contradicts {}, which gives another value to the same parameter", use->second));
        told = true;
      }
      *old = *setting;
    });
  }

  void read_switches(const Tree* tree, Plan& plan) {
    std::set<std::string> known;
    each_draft([&](const Draft& draft) {
      if (!draft.mechanism.empty()) known.insert(draft.mechanism);
    });
    for (const auto& [name, value] : members(tree)) {
      if (!known.count(name))
        say(value, fmt::format("no process embodies a mechanism \"{}\"{}", name,
                               closest(name, {known.begin(), known.end()})));
      else if (value.is(Tree::Kind::boolean) && !value.as_boolean())
        plan.switched_off.push_back(name);
    }
    const auto off = [&](const Draft& draft) {
      return std::find(plan.switched_off.begin(), plan.switched_off.end(), draft.mechanism) !=
             plan.switched_off.end();
    };
    for (auto* choices : {&contexts_, &strategies_})
      for (auto& choice : *choices) std::erase_if(choice.drafts, off);
    std::erase_if(list_, off);
  }

  // ---- codes of communes and sectors: those that the territory's file and its table of sectors state

  void find_codes(const Tree& tree) {
    for (const auto& [name, value] : members(&tree)) {
      if (name == "code" && value.is(Tree::Kind::text)) codes_.insert(value.as_text());
      find_codes(value);
    }
    for (const Tree& item : items(&tree)) find_codes(item);
  }

  void check_codes() {
    if (codes_.empty()) return;
    const std::vector<std::string> known(codes_.begin(), codes_.end());
    each_draft([&](const Draft& draft) {
      for (const auto& setting : draft.instance.settings)
        if (const auto* codes = std::get_if<sim::Codes>(&setting.value))
          for (const auto& code : codes->codes)
            if (const std::string name(sim::text(code)); !codes_.count(name))
              mistakes_.push_back({setting.file, setting.pointer,
                                   fmt::format("no commune or sector of this territory has the code \"{}\"{}",
                                               name, closest(name, known))});
    });
  }

  // ---- the end

  void finish(Plan& plan) {
    const auto take = [](std::vector<DraftChoice>& from, std::vector<Choice>& to) {
      for (auto& choice : from) {
        for (Draft& draft : choice.drafts) choice.choice.instances.push_back(std::move(draft.instance));
        to.push_back(std::move(choice.choice));
      }
    };
    take(contexts_, plan.contexts);
    take(strategies_, plan.strategies);
    for (Draft& draft : list_) plan.processes.push_back(std::move(draft.instance));
  }

  // `whole`: all processes of a run are there, so that each bid must find its award.
  void build_all(const Plan& plan, bool whole = true) {
    for (std::size_t context = 0; context < plan.contexts.size(); ++context)
      for (std::size_t strategy = 0; strategy < plan.strategies.size(); ++strategy) {
        try {
          sim::Schedule::build(variant(plan, context, strategy, 0), catalogue_);
        } catch (const sim::ScenarioError& error) {  // several pairs find the same mistake
          for (const auto& mistake : error.mistakes())
            if (whole || mistake.message.find(" bids for ") == std::string::npos)
              mistakes_.push_back(mistake);
        }
      }
  }

  const sim::Catalogue& catalogue_;
  const sim::World& declared_;
  std::vector<sim::Mistake>& mistakes_;
  scenario::Reader reader_;
  std::vector<DraftChoice> contexts_, strategies_;
  std::vector<Draft> list_;
  std::set<std::string> codes_;
  bool has_clock_ = false;
};

// Each mistake once, in the order in which they were found.
void keep_first(std::vector<sim::Mistake>& mistakes) {
  std::set<std::string> seen;
  std::erase_if(mistakes, [&](const sim::Mistake& one) {
    return !seen.insert(one.file + '\n' + one.pointer + '\n' + one.message).second;
  });
}

}  // namespace

Plan expand(const Tree& scenario, const sim::Catalogue& catalogue, const sim::World& declared, bool strict) {
  std::vector<sim::Mistake> mistakes;
  Plan plan = Expansion(catalogue, declared, strict, mistakes).scenario(scenario, false);
  keep_first(mistakes);
  if (!mistakes.empty()) throw sim::ScenarioError(std::move(mistakes));
  return plan;
}

bool is_model(const Tree& scenario) { return !scenario.has("territory") && !scenario.has("clock"); }

std::vector<sim::Mistake> mistakes(const Tree& file, const sim::Catalogue& catalogue,
                                   const sim::World& declared, bool strict) {
  std::vector<sim::Mistake> found;
  Expansion expansion(catalogue, declared, strict, found);
  const Tree* format = file.is(Tree::Kind::object) ? file.find("format") : nullptr;
  const std::string name = format && format->is(Tree::Kind::text) ? format->as_text() : "";
  if (name == scenario_format)
    expansion.scenario(file, true);
  else if (name == crisis_format)
    expansion.file(file, Place::crisis);
  else if (name == policy_format)
    expansion.file(file, Place::policy);
  else
    sim::require(false, "a file of another format: " + name);
  keep_first(found);
  return found;
}

sim::Scenario variant(const Plan& plan, std::size_t context, std::size_t strategy, std::uint32_t replicate) {
  sim::Scenario out;
  out.name =
      fmt::format("{}/{}/{}", plan.contexts.at(context).name, plan.strategies.at(strategy).name, replicate);
  out.seed = plan.seed;
  out.replicate = replicate;
  out.clock = plan.clock;
  out.processes = plan.contexts[context].instances;
  const auto& policies = plan.strategies[strategy].instances;
  out.processes.insert(out.processes.end(), policies.begin(), policies.end());
  out.processes.insert(out.processes.end(), plan.processes.begin(), plan.processes.end());
  out.record = plan.record;
  if (plan.sort_rows) out.sortings = sortings(*plan.sort_rows);
  return out;
}

}  // namespace models
