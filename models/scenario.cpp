// models/scenario.cpp -- expansion: from the user's words to a plan of runs.
#include "models/scenario.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "models/io_table_shape.hpp"
#include "models/scenario_factors.hpp"
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
  const Tree *parameters = nullptr, *switches = nullptr;
};
using Scope = std::vector<Draft*>;  // where a parameter's owner is looked for

// What the later of two words on one parameter leaves.
void put(std::vector<sim::Setting>& settings, const sim::Setting& setting) {
  const auto old = std::find_if(settings.begin(), settings.end(), [&](const auto& one) { return one.parameter == setting.parameter; });
  if (old == settings.end()) settings.push_back(setting);
  else *old = setting;
}

// Whether a mechanism is off in the runs of this pair alone.
auto is_off(const Plan& plan, std::size_t context, std::size_t strategy) {
  return [context = &plan.contexts.at(context).switched_off, strategy = &plan.strategies.at(strategy).switched_off](const std::string& mechanism) {
    return std::count(context->begin(), context->end(), mechanism) + std::count(strategy->begin(), strategy->end(), mechanism) > 0;
  };
}

// The same crisis, without the events that embody a mechanism that is off.
template <class Off> Arrivals without(Arrivals arrivals, const Off& off) {
  for (std::size_t i = arrivals.instances.size(); i-- > 0;) {
    if (!off(arrivals.mechanisms[i])) continue;
    const auto at = static_cast<std::ptrdiff_t>(i);
    arrivals.instances.erase(arrivals.instances.begin() + at);
    arrivals.mechanisms.erase(arrivals.mechanisms.begin() + at);
    arrivals.most_intensity.erase(arrivals.most_intensity.begin() + at);
  }
  return arrivals;
}

// When an event acts: from its first day, or that of its curve, to its last.
struct Span {
  sim::Day from = std::numeric_limits<sim::Day>::min(), until = std::numeric_limits<sim::Day>::max();
};
Span span(const sim::Instance& instance, sim::Day start) {
  Span out;
  for (const auto& setting : instance.settings)
    if (const auto* first = std::get_if<double>(&setting.value); first && setting.parameter == "first_day")
      out.from = start + static_cast<sim::Day>(*first) - 1;  // counted from the start
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
    if (Tree* territory = own.find("territory")) {
      *territory = scenario::without_used(std::move(*territory));
      if (territory->is(Tree::Kind::object) && territory->has("kind") && !territory->has("use")) {  // a table: its own words, and no other's, are wrong
        reader_.check(*territory, io_table_shape(false));
        *territory = Tree::object({{"use", Tree::text("-")}});
      }
    }
    const Tree* place = tree.is(Tree::Kind::object) ? tree.find("territory") : nullptr;
    const Tree* used = place && place->is(Tree::Kind::object) ? place->find("used") : nullptr;
    if (place && (is_io_table(*place) || (used && is_io_table(*used))) && !own.has("processes"))
      own.put("processes", Tree::list({Tree::object({{"process", Tree::text("table_economy")}})}));
    reader_.check(own, shape::scenario(anything, Shape::table(anything, ""), anything, anything, is_model));
    if (!tree.is(Tree::Kind::object)) return plan;
    const bool shaped = mistakes_.size() == before;

    plan.name = file_stem(tree.file());
    plan.title = label_of(tree.find("title"));
    if (plan.title.en.empty()) plan.title = {plan.name, plan.name};
    plan.question = label_of(tree.find("question"));
    read_clock(tree, plan);
    if (const Tree* n = tree.find("replicates");
        n && n->is_whole() && n->as_whole() > 0 && n->as_whole() <= 10'000)
      plan.replicates = static_cast<std::uint32_t>(n->as_whole());
    if (const Tree* n = tree.find("seed"); n && n->is_whole() && n->as_whole() >= 0)
      plan.seed = static_cast<std::uint64_t>(n->as_whole());
    if (const Tree* territory = tree.find("territory"); territory && territory->is(Tree::Kind::object)) {
      has_place_ = true;
      if (const Tree* used = territory->find("used")) plan.territory = *used;
      else if (is_io_table(*territory)) plan.territory = *territory;
      if (const Tree* scale = territory->find("scale"); scale && scale->is(Tree::Kind::number))
        plan.scale = scale->as_number();
    }
    if (const Tree* often = tree.find("sort_rows"); often && often->is(Tree::Kind::text))
      plan.sort_rows = sim::parse_period(often->as_text());  // nothing: "never"
    is_table_ = is_io_table(plan.territory);
    if (is_table_) find_names(plan.territory);
    else find_codes(plan.territory);
    read_record(tree.find("record"), plan.record);

    if (const Tree* list = own.find("processes"); list && list->is(Tree::Kind::list))
      list_ = reader_.list(*list, Place::list);
    read_choices(tree.find("contexts"), Place::crisis, plan, contexts_);
    strategies_tree_ = strategies_of(tree, mistakes_);
    read_choices(&strategies_tree_, Place::policy, plan, strategies_);
    read_parameters(tree.find("parameters"), everything(), "", [](const Override&) {});
    read_parameters_of_choices();
    read_switches(tree.find("switches"), plan);
    check_codes();
    check_names();
    set_first_days(plan.clock);
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
                       [](const auto& column) { return column.info.is_series(); });
  }

  // Whether somebody of this population can be there: a table has no communes, a place no industries.
  bool is_settled(const sim::Population& population) const {
    const auto name = population.key().name;
    return is_table_ == (name == "industry" || name == "stock");
  }

  void read_record(const Tree* tree, sim::Record& record) {
    const Tree* series_of = tree && tree->is(Tree::Kind::object) ? tree->find("series_of") : nullptr;
    if (!series_of)
      for (const auto& population : declared_.populations())
        if (has_series(population) && (is_settled(population) || !has_place_)) record.series_of.emplace_back(population.key().name);
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
      else if (has_place_ && !is_settled(*found))
        say(item, fmt::format("population \"{}\" is empty in {}", item.as_text(), is_table_ ? "an input-output table" : "a territory that is a place"));
      else if (!seen.insert(item.as_text()).second)
        say(item, fmt::format("{} stands twice in this list", quoted(item)));
      else
        record.series_of.push_back(item.as_text());
    }
    for (const auto& [name, every] : members(tree->find("agents"))) read_agents(name, every, record);
    const Tree* networks = tree->find("networks");
    for (const Tree& item : items(networks))
      if (item.is(Tree::Kind::text)) read_network(item, item.as_text(), std::nullopt, record);
    for (const auto& [name, every] : members(networks))
      if (every.is(Tree::Kind::text)) read_network(every, name, sim::parse_period(every.as_text()), record);
  }

  // Recorded as "trust", or as "trust@year" where it is recorded again and again (io::recorded_network).
  void read_network(const Tree& at, const std::string& name, std::optional<sim::Period> every, sim::Record& record) {
    std::vector<std::string> names;
    for (const auto& network : declared_.networks()) names.emplace_back(network.key().name);
    const std::string entry = every ? fmt::format("{}@{}", name, sim::name(*every)) : name;
    if (!declared_.network(name))
      say(at, fmt::format("no network \"{}\"{}", name, closest(name, names)));
    else if (std::count(record.networks.begin(), record.networks.end(), entry))
      say(at, fmt::format("\"{}\" stands twice in this list", name));
    else
      record.networks.push_back(entry);
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
      if (!scenario::good_name(name)) say(value, scenario::bad_name(name));
      DraftChoice made;
      made.choice.name = name;
      made.choice.title = label_of(value.is(Tree::Kind::object) ? value.find("title") : nullptr);
      if (made.choice.title.en.empty()) made.choice.title = {name, name};
      std::set<std::string> names;
      const Tree* list = value.is(Tree::Kind::object) ? value.find(crisis ? "crises" : "policies") : nullptr;
      for (const Tree& item : items(list)) read_choice(item, place, plan, made, names);
      made.parameters = value.is(Tree::Kind::object) ? value.find("parameters") : nullptr;
      made.switches = value.is(Tree::Kind::object) ? value.find("switches") : nullptr;
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

  // What acts once does so in the first step that begins within its dates: there must be one.
  void check_strikes(const Draft& draft, const sim::Clock& clock, const Tree& item) {
    const auto &from = draft.instance.from, &until = draft.instance.until;
    if (!has_clock_ || !draft.entry || draft.entry->period != sim::Period::once || !from || !until || *from < clock.start || *until > clock.day_of(clock.steps)) return;
    for (std::uint32_t step = 0; step < clock.steps; ++step)
      if (clock.day_of(step) >= *from) {
        if (clock.day_of(step) >= *until)
          say(item.has("use") ? item["use"] : item, fmt::format("\"{}\" acts once, in the first step that begins within its dates, but none begins from {} until {}", draft.instance.name,
                                                                 sim::format_date(*from), sim::format_date(*until)));
        return;
      }
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
    event.title = label_of(source.find("title"));
    if (event.title.en.empty()) {
      const std::string name =
          part->drafts.front().instance.name.substr(0, part->drafts.front().instance.name.rfind('.'));
      event.title = {name, name};
    }
    if (const Tree* text = source.find("source"); text && text->is(Tree::Kind::text))
      event.source = text->as_text();
    const sim::Day start = plan.clock.start, end = plan.clock.day_of(plan.clock.steps);
    Span whole{std::numeric_limits<sim::Day>::max(), std::numeric_limits<sim::Day>::min()};
    const bool by_chance = place == Place::crisis && item.has("arrivals");
    bool inside = by_chance;
    if (by_chance) whole = {start, end};
    if (part->arrivals) into.choice.arrivals.push_back(*part->arrivals);
    for (const Draft& draft : part->drafts) {
      if (by_chance) break;
      check_strikes(draft, plan.clock, item);
      const Span its = span(draft.instance, start);
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
    for (const Draft& draft : part->drafts) {
      into.drafts.push_back(draft);
      if (part->arrivals) into.drafts.back().arrives = part->arrivals->name;
    }
  }

  // ---- parameters and switches

  template <class See> void each_draft(const See& see) {
    for (auto& choice : contexts_)
      for (Draft& draft : choice.drafts) see(draft);
    for (auto& choice : strategies_)
      for (Draft& draft : choice.drafts) see(draft);
    for (Draft& draft : list_) see(draft);
  }

  Scope everything() {
    Scope all;
    each_draft([&](Draft& draft) { all.push_back(&draft); });
    return all;
  }
  // All that can stand in a run of this choice.
  Scope runs_of(DraftChoice& choice, std::vector<DraftChoice>& others) {
    Scope all;
    const auto add = [&](std::vector<Draft>& drafts) {
      for (Draft& draft : drafts) all.push_back(&draft);
    };
    add(choice.drafts), add(list_);
    for (auto& other : others) add(other.drafts);
    return all;
  }

  // By process first, by instance after: the narrower word wins. In the scenario's own (`choice` is empty) the drafts take
  // the value; in a context's or strategy's `keep` does, since they have another in other runs.
  template <class Keep> void read_parameters(const Tree* tree, const Scope& scope, const std::string& choice, const Keep& keep) {
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
        for (const Draft* draft : scope) {
          is_process = is_process || draft->instance.process == owner;
          is_instance = is_instance || draft->instance.name == owner;
        }
        if (!is_process && !is_instance) {
          if (!by_instance) unknown_owner(owner, value, scope, choice);
        } else if (is_process ? !by_instance : by_instance) {
          if (const auto read = set_parameter(owner, is_process, name.substr(dot + 1), value, scope, choice.empty())) keep(*read);
        }
      }
  }

  void read_parameters_of_choices() {
    for (auto* side : {&contexts_, &strategies_})
      for (auto& choice : *side)
        read_parameters(choice.parameters, runs_of(choice, side == &contexts_ ? strategies_ : contexts_), choice.choice.name, [&](const Override& read) {
          choice.choice.parameters.push_back(read);
          for (Draft& draft : choice.drafts)
            if (read.matches(draft.instance)) put(draft.instance.settings, read.setting);
        });
    for (const auto& context : contexts_)  // a run has one of each, and neither is the stronger
      for (const auto& strategy : strategies_)
        for (const Override& one : context.choice.parameters)
          for (const Override& other : strategy.choice.parameters)
            if (one.owner == other.owner && one.setting.parameter == other.setting.parameter && one.setting.value != other.setting.value)
              mistakes_.push_back({other.setting.file, other.setting.pointer,
                                   fmt::format("contradicts {}, which gives another value to the same parameter", one.setting.pointer)});
  }

  void unknown_owner(const std::string& owner, const Tree& at, const Scope& scope, const std::string& choice) {
    if (catalogue_.find(owner))
      return say(at, fmt::format("process \"{}\" is not in {}", owner, choice.empty() ? "this scenario" : fmt::format("the runs of \"{}\"", choice)));
    std::set<std::string> names;
    for (const Draft* draft : scope) names.insert(draft->instance.process), names.insert(draft->instance.name);
    say(at,
        fmt::format("no process or instance \"{}\"{}", owner, closest(owner, {names.begin(), names.end()})));
  }

  std::optional<Override> set_parameter(const std::string& owner, bool is_process, const std::string& name, const Tree& value, const Scope& scope,
                                        bool apply) {
    Override out{owner, is_process, {}};
    const sim::Entry* entry = nullptr;
    for (const Draft* draft : scope)
      if (out.matches(draft->instance)) entry = draft->entry;
    if (!entry) return std::nullopt;  // told already: there is no such process
    const auto* info = reader_.parameter(*entry, name, value);
    if (!info) return std::nullopt;
    const auto setting = reader_.setting(value, *info, entry->name);
    if (!setting) return std::nullopt;
    if (!apply && is_table_ && entry->name == "table_economy") {
      say(value, "a table is settled with this process's parameters, once for all runs: they are the whole scenario's");
      return std::nullopt;
    }
    out.setting = *setting;
    bool told = false;
    for (Draft* draft : scope) {
      if (!out.matches(draft->instance)) continue;
      const auto& settings = draft->instance.settings;
      const auto old = std::find_if(settings.begin(), settings.end(), [&](const auto& one) { return one.parameter == name; });
      if (const auto use = draft->by_use.find(name);
          old != settings.end() && use != draft->by_use.end() && old->value != setting->value && !told) {
        say(value,
            fmt::format("contradicts {}, which gives another value to the same parameter", use->second));
        told = true;
      }
      if (apply) put(draft->instance.settings, *setting);
    }
    return out;
  }

  // The mechanisms that a table of switches turns off.
  std::vector<std::string> read_off(const Tree* tree, const std::set<std::string>& known) {
    std::vector<std::string> off;
    for (const auto& [name, value] : members(tree)) {
      if (!known.count(name))
        say(value, fmt::format("no process embodies a mechanism \"{}\"{}", name,
                               closest(name, {known.begin(), known.end()})));
      else if (value.is(Tree::Kind::boolean) && !value.as_boolean())
        off.push_back(name);
    }
    return off;
  }

  void read_switches(const Tree* tree, Plan& plan) {
    std::set<std::string> known;
    each_draft([&](const Draft& draft) {
      if (!draft.mechanism.empty()) known.insert(draft.mechanism);
    });
    plan.switched_off = read_off(tree, known);
    for (auto* choices : {&contexts_, &strategies_})
      for (auto& choice : *choices) {
        choice.choice.switched_off = read_off(choice.switches, known);
        for (const auto& [name, value] : members(choice.switches))
          if (value.is(Tree::Kind::boolean) && value.as_boolean() && std::count(plan.switched_off.begin(), plan.switched_off.end(), name))
            say(value, fmt::format("contradicts the scenario's own \"switches\", which turn \"{}\" off in all runs", name));
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
    const auto check = [&](const sim::Setting& setting) {
      if (const auto* codes = std::get_if<sim::Codes>(&setting.value))
        for (const auto& code : codes->codes)
          if (const std::string name(sim::text(code)); !codes_.count(name))
            mistakes_.push_back({setting.file, setting.pointer,
                                 fmt::format("no commune or sector of this territory has the code \"{}\"{}",
                                             name, closest(name, known))});
    };
    each_draft([&](const Draft& draft) {
      for (const auto& setting : draft.instance.settings) check(setting);
    });
    for (const auto* side : {&contexts_, &strategies_})
      for (const auto& choice : *side)
        for (const auto& one : choice.choice.parameters) check(one.setting);
  }

  // ---- a table: names of regions and sectors; days counted from the start

  void find_names(const Tree& table) {
    for (const Tree& region : items(table.find("regions")))
      for (const Tree& sector : items(table.find("sectors")))
        if (region.is(Tree::Kind::text) && sector.is(Tree::Kind::text))
          names_.insert({region.as_text(), sector.as_text(), region.as_text() + "/" + sector.as_text()});
  }

  void check_names() {
    if (names_.empty()) return;
    const std::vector<std::string> known(names_.begin(), names_.end());
    each_draft([&](const Draft& draft) {
      if (!draft.entry || draft.entry->over != "industry") return;
      for (const auto& setting : draft.instance.settings)
        if (const auto* shares = std::get_if<sim::Shares>(&setting.value))
          for (const auto& [name, share] : shares->named)
            if (!names_.count(name))
              mistakes_.push_back({setting.file, setting.pointer,
                                   fmt::format("no industry (\"region/sector\"), region or sector of this table has the name \"{}\"{}", name,
                                               closest(name, known))});
    });
  }

  // A process that counts days from the start takes its first day from the date "from", and acts when it says so itself.
  void set_first_days(const sim::Clock& clock) {
    each_draft([&](Draft& draft) {
      if (!draft.instance.from || !counts_days(draft)) return;
      sim::Instance& instance = draft.instance;
      const bool stated = std::any_of(instance.settings.begin(), instance.settings.end(), [](const auto& one) { return one.parameter == "first_day"; });
      const sim::Day day = *instance.from - clock.start + 1;
      if (stated || day < 1)
        mistakes_.push_back({instance.file, instance.pointer,
                             stated ? std::string("\"from\" and \"first_day\" both say when it begins")
                                    : fmt::format("begins on {}, before the start, {}", sim::format_date(*instance.from), sim::format_date(clock.start))});
      else
        instance.settings.push_back({"first_day", static_cast<double>(day), "", instance.file, instance.pointer});
      instance.from.reset();
    });
  }
  static bool counts_days(const Draft& draft) {
    return draft.entry && std::any_of(draft.entry->parameters.begin(), draft.entry->parameters.end(), [](const auto& one) { return one.name == "first_day"; });
  }

  // ---- the end

  void finish(Plan& plan) {
    const auto take = [](std::vector<DraftChoice>& from, std::vector<Choice>& to) {
      for (auto& choice : from) {
        for (Draft& draft : choice.drafts) {
          auto& arrivals = choice.choice.arrivals;
          const auto by_chance = std::find_if(arrivals.begin(), arrivals.end(), [&](const Arrivals& one) { return !draft.arrives.empty() && one.name == draft.arrives; });
          if (by_chance != arrivals.end()) {
            add_arriving(*by_chance, std::move(draft));
            continue;
          }
          choice.choice.mechanisms.push_back(draft.mechanism);
          choice.choice.instances.push_back(std::move(draft.instance));
        }
        to.push_back(std::move(choice.choice));
      }
    };
    take(contexts_, plan.contexts);
    take(strategies_, plan.strategies);
    for (Draft& draft : list_) {
      plan.mechanisms.push_back(draft.mechanism);
      plan.processes.push_back(std::move(draft.instance));
    }
  }

  static void add_arriving(Arrivals& arrivals, Draft draft) {
    double most = -1;
    if (draft.entry)
      for (const auto& info : draft.entry->parameters)
        if (info.name == "intensity") most = info.high;
    arrivals.most_intensity.push_back(most);
    arrivals.mechanisms.push_back(draft.mechanism);
    arrivals.instances.push_back(std::move(draft.instance));
  }

  // `whole`: all processes of a run are there, so that each bid must find its award.
  void build_all(const Plan& plan, bool whole = true) {
    for (std::size_t context = 0; context < plan.contexts.size(); ++context)
      for (std::size_t strategy = 0; strategy < plan.strategies.size(); ++strategy) {
        try {
          auto scenario = variant(plan, context, strategy, 0);
          for (const Arrivals& all : plan.contexts[context].arrivals) {  // checked even if none comes in this run
            const Arrivals one = without(all, is_off(plan, context, strategy));
            scenario.processes.insert(scenario.processes.begin(), one.instances.begin(), one.instances.end());
          }
          sim::Schedule::build(scenario, catalogue_);
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
  Tree strategies_tree_;  // with those that factors make
  std::vector<DraftChoice> contexts_, strategies_;
  std::vector<Draft> list_;
  std::set<std::string> codes_, names_;  // of a place; of a table
  bool has_clock_ = false, is_table_ = false, has_place_ = false;
};

// Each mistake once, in the order in which they were found.
void keep_first(std::vector<sim::Mistake>& mistakes) {
  std::set<std::string> seen;
  std::erase_if(mistakes, [&](const sim::Mistake& one) {
    return !seen.insert(one.file + '\n' + one.pointer + '\n' + one.message).second;
  });
}

}  // namespace

Label label_of(const Tree* tree) {
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
  const auto off = is_off(plan, context, strategy);
  const auto take = [&](const std::vector<sim::Instance>& instances, const std::vector<std::string>& mechanisms) {
    for (std::size_t i = 0; i < instances.size(); ++i)
      if (i >= mechanisms.size() || !off(mechanisms[i])) out.processes.push_back(instances[i]);
  };
  take(plan.contexts[context].instances, plan.contexts[context].mechanisms);
  for (const Arrivals& all : plan.contexts[context].arrivals) {
    const Arrivals one = without(all, off);
    const auto arriving = one.dated(one.drawn(plan.seed, replicate, plan.clock.start, plan.clock.day_of(plan.clock.steps)));
    out.processes.insert(out.processes.end(), arriving.begin(), arriving.end());
  }
  take(plan.strategies[strategy].instances, plan.strategies[strategy].mechanisms);
  take(plan.processes, plan.mechanisms);
  out.record = plan.record;
  for (const bool is_process : {true, false})
    for (const Choice* choice : {&plan.contexts[context], &plan.strategies[strategy]})
      for (const Override& one : choice->parameters)
        if (one.is_process == is_process)
          for (auto& instance : out.processes)
            if (one.matches(instance)) put(instance.settings, one.setting);
  if (plan.sort_rows) out.sortings = sortings(*plan.sort_rows);
  return out;
}

}  // namespace models
