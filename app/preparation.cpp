// app/preparation.cpp -- reading, expanding, cutting; and the plan as the run file wants it.
#include "app/preparation.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "models/indicators/measure.hpp"
#include "models/io_table_shape.hpp"
#include "models/table/settle.hpp"
#include "models/territory/figures.hpp"
#include "models/territory/shape.hpp"
#include "models/territory/technology.hpp"
#include "models/vocabulary/schema.hpp"
#include "sim/io/block_file.hpp"
#include "sim/io/checkpoint.hpp"
#include "sim/io/json.hpp"
#include "sim/kernel/shape.hpp"
#include "study/run_resilience.hpp"

namespace app {
namespace {

void take(std::vector<sim::Mistake>& into, const sim::ScenarioError& error) {
  into.insert(into.end(), error.mistakes().begin(), error.mistakes().end());
}

const sim::Tree* member(const sim::Tree* tree, std::string_view name) {
  return tree && tree->is(sim::Tree::Kind::object) ? tree->find(name) : nullptr;
}

// The shape tells what is wrong with a format that is missing or no text.
bool has_format(const sim::Tree& tree, std::string_view expected, std::vector<sim::Mistake>& mistakes) {
  const sim::Tree* format = member(&tree, "format");
  if (!format || !format->is(sim::Tree::Kind::text) || format->as_text() == expected) return true;
  mistakes.push_back(format->mistake(fmt::format("format {}, expected \"{}\"", quoted(*format), expected)));
  return false;
}

[[noreturn]] void refuse(const std::string& flag, std::string message) {
  throw sim::ScenarioError({{flag, "", std::move(message)}});
}

// The parameters of one instance, stated or not.
void add_rows(const sim::Instance& instance, const std::string& prefix, const sim::Catalogue& catalogue,
              std::vector<io::RunPlan::ParameterRow>& rows) {
  const auto* entry = catalogue.find(instance.process);
  sim::require(entry != nullptr, "a plan with an unknown process");
  for (const auto& info : entry->parameters) {
    const auto stated = std::find_if(instance.settings.begin(), instance.settings.end(),
                                     [&](const auto& setting) { return setting.parameter == info.name; });
    const bool is_stated = stated != instance.settings.end();
    rows.push_back({prefix + instance.name, std::string(info.name), std::string(info.unit.symbol),
                    value_text(is_stated ? stated->value : info.standard), info.low, info.high,
                    is_stated && !stated->source.empty() ? stated->source : std::string(info.source),
                    std::string(info.meaning.en), std::string(info.meaning.fr)});
  }
}

// What a choice states of processes that are not its own: in its runs this value holds, not that of the list.
void add_overrides(const models::Choice& choice, const models::Plan& plan, const sim::Catalogue& catalogue,
                   std::vector<io::RunPlan::ParameterRow>& rows) {
  for (const auto& one : choice.parameters)
    for (sim::Instance instance : plan.processes) {
      if (!one.matches(instance)) continue;
      std::vector<io::RunPlan::ParameterRow> all;
      instance.settings = {one.setting};
      add_rows(instance, choice.name + "/", catalogue, all);
      std::erase_if(all, [&](const auto& row) { return row.parameter != one.setting.parameter; });
      rows.insert(rows.end(), all.begin(), all.end());
    }
}

}  // namespace

sim::World declared_world() {
  sim::World world;
  models::declare(world);
  return world;
}

std::vector<sim::Mistake> territory_mistakes(const sim::Tree& territory, bool strict) {
  std::vector<sim::Mistake> found;
  if (models::is_io_table(territory)) {
    sim::check(territory, models::io_table_shape(territory.has("format")), found, strict);
    return found.empty() ? models::table::table_mistakes(territory) : found;
  }
  if (!has_format(territory, "sillon-territory/1", found)) return found;
  sim::check(territory, models::territory::territory_shape(), found, strict);
  const sim::Tree* table = member(member(&territory, "sectors"), "used");
  if (!table || !found.empty()) return found;
  try {
    std::vector<std::string> codes;
    for (const auto& sector : models::territory::read_technology(*table).sectors)
      codes.push_back(sector.code);
    models::territory::read_figures(territory, codes);
  } catch (const sim::ScenarioError& error) {  // told together with what else is wrong
    take(found, error);
  }
  return found;
}

Prepared prepare(const std::string& scenario, const std::vector<std::string>& assignments,
                 const sim::Catalogue& catalogue, bool strict) {
  Prepared out{io::read_scenario(scenario, assignments), {}};
  std::vector<sim::Mistake> mistakes;
  try {
    out.plan = models::expand(out.tree, catalogue, declared_world(), strict);
  } catch (const sim::ScenarioError& error) {  // told together with those of the territory
    take(mistakes, error);
  }
  const sim::Tree* territory = member(&out.tree, "territory");
  if (const sim::Tree* used = member(territory, "used"))
    for (auto& mistake : territory_mistakes(*used, strict)) mistakes.push_back(std::move(mistake));
  else if (mistakes.empty() && territory != nullptr && models::is_io_table(*territory))
    mistakes = models::table::table_mistakes(*territory);
  if (!mistakes.empty()) throw sim::ScenarioError(std::move(mistakes));
  return out;
}

Prepared prepare_again(const io::RunReader& file, const sim::Catalogue& catalogue) {
  Prepared out{io::parse_json(file.scenario(), file.path()), {}};
  sim::Tree* clock = out.tree.is(sim::Tree::Kind::object) ? out.tree.find("clock") : nullptr;
  const sim::Tree* until = member(clock, "until");
  const auto start = file.time().empty() ? std::nullopt : std::optional(file.time().front());
  if (until == nullptr || !until->is(sim::Tree::Kind::text) || !start)
    throw sim::FileError(file.path(), "", "the scenario that it holds has no clock, so it cannot be run again");
  // A run may have been cut short, before its crisis began: so the whole time first, then the cut.
  const std::string end = until->as_text();
  const auto period = sim::parse_period(file.attribute("step")).value_or(sim::Period::week);
  constexpr std::uint32_t long_enough = 99'999;
  clock->put(
      "until",
      sim::Tree::text(sim::format_date(std::min(sim::Clock{*start, period, 0}.day_of(long_enough), sim::day({9999, 12, 31})))));
  out.plan = models::expand(out.tree, catalogue, declared_world());
  out.plan.name = file.attribute("name");
  out.plan.replicates = file.replicates();
  const auto names = [](const auto& choices) {
    std::vector<std::string> all;
    for (const auto& choice : choices) all.push_back(choice.name);
    return all;
  };
  keep(out.plan.contexts, names(file.contexts()), file.path(), "context");
  keep(out.plan.strategies, names(file.strategies()), file.path(), "strategy");
  end_on(out, end);
  if (out.plan.clock.steps != file.steps() || out.plan.clock.start != *start || out.plan.seed != file.seed())
    throw sim::FileError(
        file.path(), "",
        fmt::format("the scenario that it holds makes {} steps from {} with seed {}, the file {} from {} with seed {}",
                    out.plan.clock.steps, sim::format_date(out.plan.clock.start), out.plan.seed, file.steps(),
                    sim::format_date(*start), file.seed()));
  return out;
}

void keep(std::vector<models::Choice>& choices, const std::vector<std::string>& names, const std::string& flag,
          std::string_view what) {
  if (names.empty()) return;
  std::vector<std::string> known;
  for (const auto& choice : choices) known.push_back(choice.name);
  std::vector<sim::Mistake> mistakes;
  for (const auto& name : names) {
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    const auto close = sim::nearest(name, known);
    mistakes.push_back({flag, "",
                        fmt::format("no {} \"{}\"; {}", what, name,
                                    close.empty() ? fmt::format("known names: {}", fmt::join(known, ", "))
                                                  : fmt::format("nearest: \"{}\"", close))});
  }
  if (!mistakes.empty()) throw sim::ScenarioError(std::move(mistakes));
  std::erase_if(choices, [&](const auto& choice) {
    return std::find(names.begin(), names.end(), choice.name) == names.end();
  });
}

void end_on(Prepared& prepared, const std::string& text) {
  if (text.empty()) return;
  auto& clock = prepared.plan.clock;
  const auto end = sim::parse_date(text);
  if (!end)
    refuse("--until",
           fmt::format("\"{}\" is not a day of the calendar, expected a date such as \"2019-01-07\"", text));
  if (*end <= clock.start)
    refuse("--until", fmt::format("{} is not later than the start, {}", text, sim::format_date(clock.start)));
  clock = sim::Clock::until(clock.start, clock.step, *end);
  if (clock.steps == 0)
    refuse("--until", fmt::format("{} is less than one {} after the start, {}", text, name(clock.step),
                                  sim::format_date(clock.start)));
  constexpr std::uint32_t most_steps = 100'000;
  if (clock.steps > most_steps)
    refuse("--until", fmt::format("{} makes {} steps, more than {}", text, clock.steps, most_steps));
  for (auto* choices : {&prepared.plan.contexts, &prepared.plan.strategies})
    for (auto& choice : *choices) {
      const sim::Day last = clock.day_of(clock.steps);
      for (auto& event : choice.events) event.until = std::min(event.until, last);
      std::erase_if(choice.events, [](const auto& event) { return event.from >= event.until; });
    }
  prepared.tree.find("clock")->put("until", sim::Tree::text(text));
}

std::vector<sim::Schedule> schedules(const models::Plan& plan, const sim::Catalogue& catalogue) {
  std::vector<sim::Schedule> out;
  for (std::size_t context = 0; context < plan.contexts.size(); ++context)
    for (std::size_t strategy = 0; strategy < plan.strategies.size(); ++strategy)
      for (std::uint32_t replicate = 0; replicate < plan.replicates; ++replicate)
        out.push_back(sim::Schedule::build(models::variant(plan, context, strategy, replicate), catalogue));
  return out;
}

std::string value_text(const sim::SettingValue& value) {
  if (const auto* number = std::get_if<double>(&value)) return fmt::format("{}", *number);
  if (const auto* truth = std::get_if<bool>(&value)) return *truth ? "true" : "false";
  if (const auto* curve = std::get_if<sim::Curve>(&value)) {
    std::string out;
    for (const auto& [day, at] : curve->points)
      out += fmt::format("{}{} {}", out.empty() ? "" : ", ", sim::format_date(day), at);
    return out;
  }
  std::string out;
  if (const auto* shares = std::get_if<sim::Shares>(&value)) {
    for (const auto& [name, number] : shares->named) out += fmt::format("{}{} {}", out.empty() ? "" : ", ", name, number);
    return out.empty() || shares->rest != 0 ? fmt::format("{}{}* {}", out, out.empty() ? "" : ", ", shares->rest) : out;
  }
  for (const auto& code : std::get<sim::Codes>(value).codes)
    out += fmt::format("{}{}", out.empty() ? "" : ", ", sim::text(code));
  return out.empty() ? "all" : out;
}

models::territory::Settled settle(const models::Plan& plan) {
  if (models::is_io_table(plan.territory)) {
    const auto economy = std::find_if(plan.processes.begin(), plan.processes.end(), [](const auto& one) { return one.process == "table_economy"; });
    auto settled = models::table::settle(plan.territory, economy == plan.processes.end() ? std::vector<sim::Setting>{} : economy->settings);
    return {std::move(settled.world), std::move(settled.statements), std::move(settled.warnings), {}};
  }
  auto settled = models::territory::settle(plan.territory, plan.seed, plan.clock.start, plan.scale);
  models::indicators::measure(settled.world);
  return settled;
}

namespace {

std::string territory_fingerprint(const models::Plan& plan) { return io::fingerprint(io::to_json(plan.territory, -1)); }

}  // namespace

void save_settled(const std::string& path, const models::territory::Settled& settled, const models::Plan& plan) {
  io::WorldNotes notes;
  notes.kind = "settled", notes.name = plan.name, notes.territory = territory_fingerprint(plan);
  notes.scale = plan.scale, notes.seed = plan.seed, notes.day = plan.clock.start;
  notes.statements = settled.statements, notes.warnings = settled.warnings;
  io::save_world(path, settled.world, notes);
}

models::territory::Settled load_settled(const std::string& path, const models::Plan& plan) {
  const auto notes = io::read_notes(path);
  if (notes.kind != "settled")
    throw sim::ScenarioError(
        {{"--world", "",
          fmt::format("{} is the state of {} after step {}, not a settled world", path, notes.name, notes.step)}});
  std::vector<sim::Mistake> mistakes;
  const auto differs = [&](std::string_view what, const std::string& there, const std::string& here) {
    if (there != here)
      mistakes.push_back(
          {"--world", "", fmt::format("{} was settled with {} {}, the scenario says {}", path, what, there, here)});
  };
  if (notes.territory != territory_fingerprint(plan))
    mistakes.push_back({"--world", "",
                        fmt::format("{} was settled from another territory (that of \"{}\"), or from other figures of this one",
                                    path, notes.name)});
  differs("seed", fmt::format("{}", notes.seed), fmt::format("{}", plan.seed));
  differs("scale", fmt::format("{}", notes.scale), fmt::format("{}", plan.scale));
  differs("start", sim::format_date(notes.day), sim::format_date(plan.clock.start));
  if (!mistakes.empty()) throw sim::ScenarioError(std::move(mistakes));
  auto saved = io::load_world(path, declared_world());
  return {std::move(saved.world), std::move(saved.notes.statements), std::move(saved.notes.warnings), {}};
}

models::territory::Settled settle_or_load(const models::Plan& plan, const std::string& path) {
  return path.empty() ? settle(plan) : load_settled(path, plan);
}

std::vector<std::string> differences(const models::Plan& one, const models::Plan& other) {
  std::vector<std::string> out;
  const auto differs = [&](std::string_view what, const std::string& there, const std::string& here) {
    if (there != here) out.push_back(fmt::format("the past has {} {}, this scenario {}", what, there, here));
  };
  if (territory_fingerprint(one) != territory_fingerprint(other))
    out.emplace_back("the past is that of another territory, or of other figures of this one");
  differs("seed", fmt::format("{}", one.seed), fmt::format("{}", other.seed));
  differs("scale", fmt::format("{}", one.scale), fmt::format("{}", other.scale));
  differs("start", sim::format_date(one.clock.start), sim::format_date(other.clock.start));
  differs("steps of one", std::string(name(one.clock.step)), std::string(name(other.clock.step)));
  if (other.replicates > one.replicates)
    out.push_back(fmt::format("the past has {} replicates, this scenario asks for {}", one.replicates, other.replicates));
  return out;
}

std::string census(const sim::World& world, bool loaded, double seconds, const Voice& voice) {
  std::string out;
  for (const auto& population : world.populations())
    if (population.living() > 1)
      out += fmt::format("{}{} {}", out.empty() ? "" : ", ", voice.count(population.living()), population.key().name);
  return fmt::format("{} {:.1f} s: {}", loaded ? voice("loaded in", "chargé en") : voice("settled in", "calé en"), seconds,
                     out);
}

io::RunPlan run_plan(const io::RunReader& file, const models::Plan& plan) {
  io::RunPlan out;
  out.name = file.attribute("name");
  out.title_en = file.attribute("title_en"), out.title_fr = file.attribute("title_fr");
  out.question_en = file.attribute("question_en"), out.question_fr = file.attribute("question_fr");
  out.scenario_json = file.scenario();
  out.seed = file.seed();
  out.clock = plan.clock;
  out.contexts = file.contexts(), out.strategies = file.strategies();
  out.replicates = file.replicates();
  out.record = plan.record;
  out.statements = file.statements();
  out.events = file.events();
  out.parameters = file.parameters();
  out.warnings = file.warnings();
  for (const auto& [name, text] : file.attributes())
    if (name.starts_with("forked_")) out.origin.emplace_back(name, text);
  return out;
}

io::RunPlan run_plan(const Prepared& prepared, const sim::Catalogue& catalogue) {
  const auto& plan = prepared.plan;
  io::RunPlan out;
  out.name = plan.name;
  out.title_en = plan.title.en, out.title_fr = plan.title.fr;
  out.question_en = plan.question.en, out.question_fr = plan.question.fr;
  out.scenario_json = io::to_json(prepared.tree);
  out.seed = plan.seed;
  out.clock = plan.clock;
  out.replicates = plan.replicates;
  out.record = plan.record;
  for (const auto& [choices, into] :
       {std::pair(&plan.contexts, &out.contexts), std::pair(&plan.strategies, &out.strategies)})
    for (const auto& choice : *choices) {
      into->push_back({choice.name, choice.title.en, choice.title.fr});
      for (const auto& event : choice.events)
        out.events.push_back({event.choice, event.kind, event.title.en, event.title.fr, event.from,
                              event.until, event.source});
      for (const auto& instance : choice.instances)
        add_rows(instance, choice.name + "/", catalogue, out.parameters);
      add_overrides(choice, plan, catalogue, out.parameters);
    }
  for (const auto& instance : plan.processes) add_rows(instance, "", catalogue, out.parameters);
  if (plan.replicates == 1)
    out.warnings.emplace_back("a single luck: no interval says what is chance and what is not",
                              "un seul tirage : aucun intervalle ne dit ce qui relève du hasard");
  for (const auto& mechanism : plan.switched_off)
    out.warnings.emplace_back(fmt::format("the mechanism \"{}\" is switched off", mechanism),
                              fmt::format("le mécanisme « {} » est désactivé", mechanism));
  std::vector<std::string> off;
  for (const auto* choices : {&plan.contexts, &plan.strategies})
    for (const auto& choice : *choices)
      if (!choice.switched_off.empty()) off.push_back(fmt::format("{} ({})", choice.name, fmt::join(choice.switched_off, ", ")));
  constexpr std::size_t many = 6;
  if (!off.empty()) {
    const auto more = off.size() > many ? off.size() - many : 0;
    off.resize(off.size() - more);
    out.warnings.emplace_back(
        fmt::format("mechanisms are switched off in the runs of {}{}", fmt::join(off, "; "), more > 0 ? fmt::format("; and of {} more", more) : ""),
        fmt::format("des mécanismes sont désactivés dans les simulations de {}{}", fmt::join(off, " ; "), more > 0 ? fmt::format(" ; et de {} autres", more) : ""));
  }
  return out;
}

}  // namespace app
