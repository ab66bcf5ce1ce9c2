// sim/kernel/schedule.cpp -- checking the list, finding stages, drawing them.
#include "sim/kernel/schedule.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "sim/kernel/parallel.hpp"

namespace sim {
namespace {

std::string in_unit(double value, const Unit& unit) {
  return unit.symbol == "1" ? fmt::format("{}", value) : fmt::format("{} {}", value, unit.symbol);
}

void check_setting(const Setting& setting, const Entry& entry, std::vector<Mistake>& mistakes) {
  const auto complain = [&](std::string message) { mistakes.push_back({setting.file, setting.pointer, std::move(message)}); };
  const auto found = std::find_if(entry.parameters.begin(), entry.parameters.end(),
                                  [&](const ParameterInfo& p) { return p.name == setting.parameter; });
  if (found == entry.parameters.end()) {
    std::vector<std::string> names;
    for (const auto& p : entry.parameters) names.emplace_back(p.name);
    const std::string close = nearest(setting.parameter, names);
    return complain(fmt::format("process \"{}\" has no parameter \"{}\"{}", entry.name, setting.parameter,
                                close.empty() ? "" : fmt::format("; nearest: \"{}\"", close)));
  }
  if (setting.value.index() != found->standard.index()) {
    constexpr std::array<std::string_view, 5> kinds{"a number", "true or false", "a curve over dates", "a list of codes", "numbers by name"};
    return complain(fmt::format("{}, expected {} ({})", kinds[setting.value.index()], kinds[found->standard.index()], entry.name));
  }
  const auto check_range = [&](double value) {
    if (!(value >= found->low && value <= found->high))
      complain(fmt::format("{} is outside [{}, {}] ({}, {})", in_unit(value, found->unit), found->low, found->high, entry.name,
                           found->source));
    else if (found->type == ParameterType::whole && value != std::floor(value))
      complain(fmt::format("{} is not a whole number ({})", value, entry.name));
  };
  if (const double* value = std::get_if<double>(&setting.value)) check_range(*value);
  if (const Curve* curve = std::get_if<Curve>(&setting.value))
    for (const auto& [day, value] : curve->points) check_range(value);
  if (const Shares* shares = std::get_if<Shares>(&setting.value)) {
    for (const auto& [name, value] : shares->named) check_range(value);
    check_range(shares->rest);
  }
}

bool holds(const std::vector<const void*>& some, const void* key) { return std::find(some.begin(), some.end(), key) != some.end(); }

// What `one` changes in the rows or edges that `two` stands on; empty if nothing.
std::string upsets(const Entry& one, const Entry& two) {
  for (const TouchInfo& a : one.touches)
    for (const void* changed : a.changes) {
      if (changed == two.over_key) return a.name;
      for (const TouchInfo& b : two.touches)
        if (holds(b.needs, changed) || holds(b.changes, changed)) return a.name;
    }
  return {};
}

// For each process, the stage in which it runs: one after the last of those before it that it is in conflict with.
template <class Conflict> std::vector<std::size_t> levels(std::size_t count, Conflict conflict) {
  std::vector<std::size_t> level(count, 0);
  for (std::size_t i = 0; i < count; ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (level[j] >= level[i] && conflict(j, i)) level[i] = level[j] + 1;
  return level;
}

bool writes(Manner manner) { return manner != Manner::read && manner != Manner::along; }

// Every award needs one bidder before it, every bid one award after it.
void check_bids(const std::vector<Scheduled>& all, const Scenario& scenario, std::vector<Mistake>& mistakes) {
  std::map<const void*, std::pair<const Instance*, std::string>> award_of;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Entry& entry = *all[i].entry;
    const Instance& instance = scenario.processes[i];
    const auto complain = [&](std::string m) { mistakes.push_back({instance.file, instance.pointer, std::move(m)}); };
    if (entry.awards == nullptr) continue;
    if (const auto other = award_of.find(entry.awards); other != award_of.end())
      complain(fmt::format("\"{}\" and \"{}\" both award {}", other->second.first->name, instance.name, entry.awards_name));
    award_of[entry.awards] = {&instance, std::string(entry.awards_name)};
  }
  for (std::size_t i = 0; i < all.size(); ++i)
    for (const TouchInfo& touch : all[i].entry->touches) {
      if (touch.manner != Manner::bid) continue;
      const Instance& instance = scenario.processes[i];
      bool awarded = false;
      for (std::size_t j = i + 1; j < all.size(); ++j) awarded = awarded || all[j].entry->awards == touch.key;
      if (!awarded)
        mistakes.push_back({instance.file, instance.pointer,
                            fmt::format("\"{}\" bids for {}, but no later process awards it", instance.name, touch.name)});
    }
}

}  // namespace

Schedule Schedule::build(const Scenario& scenario, const Catalogue& catalogue) {
  Schedule schedule;
  schedule.clock_ = scenario.clock;
  std::vector<Mistake> mistakes;
  std::map<std::string, const Instance*> names;
  std::map<std::uint64_t, const Instance*> keys;
  std::vector<const Instance*> known;
  for (const Instance& instance : scenario.processes) {
    const auto complain = [&](std::string m) { mistakes.push_back({instance.file, instance.pointer, std::move(m)}); };
    const Entry* entry = catalogue.find(instance.process);
    if (entry == nullptr) {
      const std::string close = nearest(instance.process, catalogue.names());
      complain(fmt::format("no process \"{}\"{}", instance.process, close.empty() ? "" : fmt::format("; nearest: \"{}\"", close)));
      continue;
    }
    if (!names.emplace(instance.name, &instance).second)
      complain(fmt::format("two processes are named \"{}\"; give one another \"name\"", instance.name));
    const Luck luck{luck_key(scenario.seed, scenario.replicate, instance.name), hash(instance.name)};
    if (const auto [other, fresh] = keys.emplace(luck.key, &instance); !fresh && other->second->name != instance.name)
      complain(fmt::format("\"{}\" and \"{}\" would share their luck; rename one", other->second->name, instance.name));
    if (instance.from && instance.until && *instance.until <= *instance.from)
      complain(fmt::format("ends on {}, before it begins on {}", format_date(*instance.until), format_date(*instance.from)));
    const std::size_t before = mistakes.size();
    for (const Setting& setting : instance.settings) check_setting(setting, *entry, mistakes);
    const double days = entry->daily ? 1 : scenario.clock.days(entry->period);
    if (days > entry->at_most_days)
      complain(fmt::format("process \"{}\" covers at most {:g} days at a time, but a step lasts {:g}; choose a shorter step", entry->name, entry->at_most_days, days));
    Runner runner = mistakes.size() == before ? entry->make(instance.settings, luck, instance.name, days) : Runner{};
    schedule.all_.push_back({instance.name, entry, std::move(runner), luck, instance.from, instance.until, days});
    known.push_back(&instance);
  }
  if (known.size() == scenario.processes.size()) check_bids(schedule.all_, scenario, mistakes);
  if (!mistakes.empty()) throw ScenarioError(std::move(mistakes));
  const std::size_t count = schedule.all_.size();
  schedule.conflicts_.resize(count * count);
  for (std::size_t i = 0; i < count; ++i)
    for (std::size_t j = 0; j < i; ++j)
      schedule.conflicts_[i * count + j] = !conflict(*schedule.all_[j].entry, *schedule.all_[i].entry).empty();
  return schedule;
}

std::string Schedule::conflict(const Entry& one, const Entry& two) {
  const auto writes_to = [](const Entry& entry, const void* key) {
    return std::any_of(entry.touches.begin(), entry.touches.end(), [&](const TouchInfo& touch) { return touch.key == key && writes(touch.manner); });
  };
  if (one.wakes != nullptr && writes_to(two, one.wakes)) return one.wakes_name;
  if (two.wakes != nullptr && writes_to(one, two.wakes)) return two.wakes_name;
  for (const TouchInfo& a : one.touches)
    for (const TouchInfo& b : two.touches)
      if (a.key == b.key && (writes(a.manner) || writes(b.manner)) && !(a.manner == Manner::tally && b.manner == Manner::tally))
        return a.name;  // additions commute, other writes do not
  if (const std::string why = upsets(one, two); !why.empty()) return why;
  if (const std::string why = upsets(two, one); !why.empty()) return why;
  if (one.awards != nullptr && one.awards == two.awards) return std::string(one.awards_name);
  for (const TouchInfo& b : two.touches)
    if (b.manner == Manner::bid && b.key == one.awards) return b.name;
  for (const TouchInfo& a : one.touches)
    if (a.manner == Manner::bid && a.key == two.awards) return a.name;
  return {};
}

std::vector<Stage> Schedule::due(Step step) const {
  using Due = std::vector<std::pair<std::size_t, Now>>;
  const auto t = static_cast<std::uint32_t>(step);
  const Day first = clock_.day_of(t - 1), next = clock_.day_of(t);
  const auto acts = [](const Scheduled& process, Day day) {
    return (!process.from || day >= *process.from) && (!process.until || day < *process.until);
  };
  const auto until = [](const Scheduled& process) { return process.until.value_or(std::numeric_limits<Day>::max()); };
  // Daily processes run where the last of them stands in the list.
  std::size_t block = 0;
  for (std::size_t i = 0; i < all_.size(); ++i)
    if (all_[i].entry->daily) block = i;
  std::vector<Stage> stages;
  const auto add = [&](const Due& due) {
    const std::size_t before = stages.size();
    const auto level = levels(due.size(), [&](std::size_t j, std::size_t i) { return conflicts_[due[i].first * all_.size() + due[j].first]; });
    for (std::size_t i = 0; i < due.size(); ++i) {
      if (before + level[i] >= stages.size()) stages.resize(before + level[i] + 1);
      stages[before + level[i]].members.emplace_back(&all_[due[i].first], due[i].second);
    }
  };
  const auto add_others = [&](std::size_t begin, std::size_t end) {
    Due due;
    for (std::size_t i = begin; i < end; ++i) {
      const Scheduled& process = all_[i];
      if (process.entry->daily || !clock_.due(step, process.entry->period) || !acts(process, first)) continue;
      if (process.entry->period == Period::once && t > 1 && (!process.from || clock_.day_of(t - 2) >= *process.from)) continue;
      due.emplace_back(i, Now{step, first, process.days, until(process)});
    }
    add(due);
  };
  add_others(0, block);
  for (Day day = first; day < next; ++day) {  // a day's luck is that of a clock of days, whatever the step
    Due due;
    for (std::size_t i = 0; i < all_.size(); ++i)
      if (all_[i].entry->daily && acts(all_[i], day))
        due.emplace_back(i, Now{Step{static_cast<std::uint32_t>(day - clock_.start) + 1}, day, 1, until(all_[i])});
    if (due.empty()) continue;
    add(due);
  }
  add_others(block, all_.size());
  return stages;
}

void Stage::compute(World& world) const {
  world.mirror();
  if (members.size() == 1) return members[0].first->runner.compute(world, members[0].second);
  parallel::tasks(members.size(), [&](std::size_t i) { members[i].first->runner.compute(world, members[i].second); });
}
void Stage::commit(World& world) const {
  for (const auto& [process, now] : members) process->runner.commit(world, now);
}

std::string Schedule::dot() const {
  std::string out = "digraph step {\n  rankdir=TB; node [shape=box, style=rounded, fontname=\"sans-serif\"]; edge [fontname=\"sans-serif\", fontsize=9];\n";
  const std::size_t count = all_.size();
  std::vector<const Entry*> entries;
  for (const Scheduled& process : all_) entries.push_back(process.entry);
  const std::vector<std::size_t> level = levels(count, [&](std::size_t j, std::size_t i) { return conflicts_[i * count + j]; });
  const std::size_t stages = count == 0 ? 0 : *std::max_element(level.begin(), level.end()) + 1;
  for (std::size_t s = 0; s < stages; ++s) {
    out += fmt::format("  subgraph cluster_{} {{ label=\"{}\"; color=gray;\n", s + 1, s + 1);
    for (std::size_t i = 0; i < count; ++i) {
      if (level[i] != s) continue;
      const Scheduled& process = all_[i];
      std::string dates;
      if (process.from || process.until)
        dates = fmt::format("\\n{} .. {}", process.from ? format_date(*process.from) : "", process.until ? format_date(*process.until) : "");
      out += fmt::format("    \"{}\" [label=\"{}\\n{}, {} {}{}\"];\n", process.name, process.name, process.entry->over,
                         process.entry->form, process.entry->daily ? "day" : sim::name(process.entry->period), dates);
    }
    out += "  }\n";
  }
  // Nearest first, so that a way by others is known before a longer arrow would be drawn.
  std::vector<std::vector<bool>> waits(count, std::vector<bool>(count, false));
  for (std::size_t i = 0; i < count; ++i)
    for (std::size_t j = i; j-- > 0;) {
      if (waits[i][j]) continue;
      const std::string why = conflict(*entries[j], *entries[i]);
      if (why.empty()) continue;
      out += fmt::format("  \"{}\" -> \"{}\" [label=\"{}\"];\n", all_[j].name, all_[i].name, why);
      waits[i][j] = true;
      for (std::size_t k = 0; k < j; ++k) waits[i][k] = waits[i][k] || waits[j][k];
    }
  return out + "}\n";
}

}  // namespace sim
