// models/scenario_part.cpp -- processes, crises and policies, from tree to instances.
#include "models/scenario_part.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace models::scenario {
namespace {

using shape::Place;
using sim::Shape;
using sim::Tree;

// "../crises/energy-price-2021.json" -> "energy-price-2021"
std::string stem(const std::string& path) {
  const auto slash = path.find_last_of("/\\");
  std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
  if (const auto dot = name.rfind('.'); dot != std::string::npos && dot > 0) name.resize(dot);
  return name.empty() ? "unnamed" : name;
}

bool is_note(std::string_view name) { return name == "comment" || name.substr(0, 1) == "$"; }

std::optional<sim::Day> day(const Tree& tree, std::string_view name) {
  const Tree* text = tree.find(name);
  return text && text->is(Tree::Kind::text) ? sim::parse_date(text->as_text()) : std::nullopt;
}

std::vector<std::string> parameter_names(const sim::Entry& entry) {
  std::vector<std::string> names;
  for (const auto& info : entry.parameters) names.emplace_back(info.name);
  return names;
}

bool knows(const sim::Entry& entry, std::string_view name) {
  return std::any_of(entry.parameters.begin(), entry.parameters.end(),
                     [&](const auto& info) { return info.name == name; });
}

void put(sim::Instance& instance, sim::Setting setting) {
  for (auto& old : instance.settings)
    if (old.parameter == setting.parameter) {
      old = std::move(setting);
      return;
    }
  instance.settings.push_back(std::move(setting));
}

template <class See> void each_date(Dated& part, const See& see) {
  for (Draft& draft : part.drafts) {
    if (draft.instance.from) see(*draft.instance.from);
    if (draft.instance.until) see(*draft.instance.until);
    for (auto& setting : draft.instance.settings)
      if (auto* curve = std::get_if<sim::Curve>(&setting.value))
        for (auto& [date, value] : curve->points) see(date);
  }
}

void find_dates(Dated& part) {
  part.first = part.last = std::nullopt;
  each_date(part, [&](sim::Day date) {
    part.first = std::min(part.first.value_or(date), date);
    part.last = std::max(part.last.value_or(date), date);
  });
}

}  // namespace

sim::Tree without_used(sim::Tree tree) {
  if (tree.is(Tree::Kind::object)) tree.drop("used");
  return tree;
}

bool good_name(std::string_view name) {
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
  return name.size() <= 60 && name.find_first_not_of(letters) == std::string_view::npos && name != "-";
}
std::string bad_name(std::string_view name) {
  return fmt::format("\"{}\" cannot be a name: letters, digits, \"-\" and \"_\", at most 60", name);
}

std::string given_name(const Tree& item, Place place) {
  const Tree* name = item.find("name");
  if (name && name->is(Tree::Kind::text) && !name->as_text().empty()) return name->as_text();
  const Tree* use = item.find("use");
  if (use && use->is(Tree::Kind::text)) return stem(use->as_text());
  return place == Place::crisis ? "crisis" : "policy";
}

std::string closest(std::string_view name, const std::vector<std::string>& known) {
  constexpr std::size_t few = 20;
  if (const auto close = sim::nearest(name, known); !close.empty())
    return fmt::format("; nearest: \"{}\"", close);
  if (known.empty() || known.size() > few) return "";
  return fmt::format("; known names: {}", fmt::join(known, ", "));
}

std::string unique(const std::string& name, std::set<std::string>& taken) {
  std::string candidate = name;
  for (int n = 2; !taken.insert(candidate).second; ++n) candidate = fmt::format("{}-{}", name, n);
  return candidate;
}

bool Reader::has_format(const Tree& tree, std::string_view expected) {
  const Tree* format = tree.is(Tree::Kind::object) ? tree.find("format") : nullptr;
  if (!format || !format->is(Tree::Kind::text) || format->as_text() == expected)
    return true;  // the shape tells the rest
  say(*format, fmt::format("format {}, expected \"{}\"", quoted(*format), expected));
  return false;
}

const sim::ParameterInfo* Reader::parameter(const sim::Entry& entry, const std::string& name,
                                            const Tree& at) {
  for (const auto& info : entry.parameters)
    if (info.name == name) return &info;
  say(at, fmt::format("process \"{}\" has no parameter \"{}\"{}", entry.name, name,
                      closest(name, parameter_names(entry))));
  return nullptr;
}

std::optional<sim::Curve> Reader::curve(const Tree& points) {
  sim::Curve out;
  bool good = true;
  for (const Tree& point : points.items()) {
    const bool pair = point.is(Tree::Kind::list);
    if (pair && (point.items().size() != 2 || !point.items()[0].is(Tree::Kind::text) ||
                 !point.items()[1].is(Tree::Kind::number))) {
      say(point, "a point of a curve is [\"2021-06-01\", 1.5]: a date and a number");
      good = false;
      continue;
    }
    const Tree& date = pair ? point.items()[0] : point["date"];
    const sim::Day when = *sim::parse_date(date.as_text());
    if (!out.points.empty() && when <= out.points.back().first) {
      say(date, fmt::format("{} is not later than the date before it, {}", quoted(date),
                            sim::format_date(out.points.back().first)));
      good = false;
    }
    out.points.emplace_back(when, (pair ? point.items()[1] : point["value"]).as_number());
  }
  return good ? std::optional(out) : std::nullopt;
}

std::optional<sim::Setting> Reader::setting(const Tree& tree, const sim::ParameterInfo& info,
                                            std::string_view process) {
  const std::size_t before = mistakes_.size();
  check(tree, shape::parameter(info, false));
  if (strict_) {  // a missing source alone does not make a value unusable
    std::vector<sim::Mistake> serious;
    sim::check(tree, shape::parameter(info, false), serious, false);
    if (!serious.empty()) return std::nullopt;
  } else if (mistakes_.size() != before) {
    return std::nullopt;
  }
  sim::Setting out{std::string(info.name), 0.0, "", tree.file(), tree.pointer()};
  const bool object = tree.is(Tree::Kind::object) &&
                      (info.type != sim::ParameterType::shares || (tree.has("value") && tree["value"].is(Tree::Kind::object)));
  const Tree& value = object ? tree["value"] : tree;
  if (object) {
    out.pointer = value.pointer();
    if (const Tree* source = tree.find("source")) out.source = source->as_text();
    const Tree* unit = tree.find("unit");
    if (unit && unit->as_text() != info.unit.symbol) {
      say(*unit, fmt::format("unit {}, expected \"{}\"", quoted(*unit), info.unit.symbol));
      return std::nullopt;
    }
  }
  switch (info.type) {
    case sim::ParameterType::number:
    case sim::ParameterType::whole: out.value = value.as_number(); break;
    case sim::ParameterType::boolean: out.value = value.as_boolean(); break;
    case sim::ParameterType::curve: {
      if (strict_ && out.source.empty())
        say(tree,
            fmt::format("no source for this curve of \"{}\"; write {{\"value\": [...], \"source\": \"...\"}}",
                        process));
      const auto read = curve(value);
      if (!read) return std::nullopt;
      out.value = *read;
      break;
    }
    case sim::ParameterType::codes: {
      sim::Codes codes;
      for (const Tree& item : value.items()) {
        if (item.as_text().size() > sim::Code{}.size()) {
          say(item,
              fmt::format("{} is no code, expected at most {} characters", quoted(item), sim::Code{}.size()));
          return std::nullopt;
        }
        codes.codes.push_back(sim::code(item.as_text()));
      }
      std::sort(codes.codes.begin(), codes.codes.end());
      codes.codes.erase(std::unique(codes.codes.begin(), codes.codes.end()), codes.codes.end());
      out.value = std::move(codes);
      break;
    }
    case sim::ParameterType::shares: {
      if (strict_ && out.source.empty())
        say(tree, fmt::format("no source for these numbers of \"{}\"; write {{\"value\": {{...}}, \"source\": \"...\"}}", process));
      sim::Shares shares;
      for (const auto& [name, number] : value.members()) {
        if (is_note(name)) continue;
        if (name == "*") shares.rest = number.as_number();
        else shares.named.emplace_back(name, number.as_number());
      }
      std::sort(shares.named.begin(), shares.named.end());
      out.value = std::move(shares);
    }
  }
  return out;
}

std::optional<Draft> Reader::item(const Tree& tree, Place place) {
  check(tree, shape::item(place, Shape::text(""), Shape::table(Shape::anything(""), "")));
  if (!tree.is(Tree::Kind::object)) return std::nullopt;
  const Tree* process = tree.find("process");
  if (!process || !process->is(Tree::Kind::text) || process->as_text().empty()) return std::nullopt;
  const auto text = [&](std::string_view name) {
    const Tree* found = tree.find(name);
    return found && found->is(Tree::Kind::text) ? found->as_text() : std::string();
  };
  Draft draft;
  draft.entry = catalogue_.find(process->as_text());
  const Tree& at = draft.entry ? tree : *process;  // the schedule says that there is no such process
  draft.instance = {process->as_text(),
                    text("name").empty() ? process->as_text() : text("name"),
                    {},
                    day(tree, "from"),
                    day(tree, "until"),
                    at.file(),
                    at.pointer()};
  draft.mechanism = text("mechanism");
  const Tree* with = tree.find("with");
  if (!draft.entry || !with || !with->is(Tree::Kind::object)) return draft;
  for (const auto& [name, value] : with->members()) {
    if (is_note(name) && !knows(*draft.entry, name)) continue;
    if (const auto* info = parameter(*draft.entry, name, value))
      if (auto read = setting(value, *info, draft.entry->name)) put(draft.instance, std::move(*read));
  }
  return draft;
}

std::vector<Draft> Reader::list(const Tree& tree, Place place) {
  std::vector<Draft> drafts;
  for (const Tree& one : tree.items())
    if (auto draft = item(one, place)) drafts.push_back(std::move(*draft));
  return drafts;
}

bool Reader::file(const Tree& tree, Place place, bool inside) {
  if (!has_format(tree, place == Place::crisis ? crisis_format : policy_format)) return false;
  check(tree, shape::file(place, Shape::anything(""), inside));
  const Tree* items =
      tree.is(Tree::Kind::object) ? tree.find(place == Place::crisis ? "events" : "processes") : nullptr;
  return items && items->is(Tree::Kind::list);
}

// Gives every process of the part that has the parameter `name` this value.
void Reader::give(Dated& part, const Tree& value, const std::string& name, std::string_view what) {
  bool known = false, unknown_process = false;
  std::vector<std::string> names;
  for (Draft& draft : part.drafts) {
    unknown_process = unknown_process || !draft.entry;
    if (!draft.entry) continue;
    for (const auto& info : draft.entry->parameters) {
      names.emplace_back(info.name);
      if (info.name != name) continue;
      const bool again = std::exchange(known, true);
      const std::size_t before = mistakes_.size();
      auto read = setting(value, info, draft.entry->name);
      if (again && mistakes_.size() > before) mistakes_.resize(before);  // said for the first of them
      if (!read) continue;
      draft.by_use[name] = value.pointer();
      put(draft.instance, std::move(*read));
    }
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  if (!known && !unknown_process)
    say(value, fmt::format("no {} has a parameter \"{}\"{}", what, name, closest(name, names)));
}

void Reader::give_all(Dated& part, const Tree& use, Place place) {
  const std::string_view what = place == Place::crisis ? "event of this crisis" : "process of this policy";
  const Tree* with = use.find("with");
  const Tree* intensity = use.find("intensity");
  if (with && with->is(Tree::Kind::object)) {
    for (const auto& [name, value] : with->members()) {
      if (name == "intensity" && intensity)
        say(value, "\"intensity\" is stated twice: here and beside \"with\"");
      give(part, value, name, what);
    }
  }
  if (place == Place::crisis && intensity && intensity->is(Tree::Kind::number) &&
      intensity->as_number() >= 0) {
    const bool strict = std::exchange(strict_, false);  // a choice of whoever asks, not a figure
    give(part, *intensity, "intensity", what);
    strict_ = strict;
  }
}

void Reader::move(Dated& part, const Tree& from) {
  find_dates(part);
  const auto to = from.is(Tree::Kind::text) ? sim::parse_date(from.as_text()) : std::nullopt;
  if (!to) return;  // the shape has told
  if (!part.first) return say(from, "this crisis has no date that could be moved");
  const sim::Day days = *to - *part.first;
  each_date(part, [&](sim::Day& date) { date += days; });
}

void Reader::date(Dated& part, const Tree& use) {
  const auto from = day(use, "from"), until = day(use, "until");
  if (from && until && *until <= *from)
    return say(use["until"], fmt::format("{} is not later than \"from\", {}", quoted(use["until"]),
                                         sim::format_date(*from)));
  for (Draft& draft : part.drafts) draft.instance.from = from, draft.instance.until = until;
}

void Reader::arrive(Dated& part, const Tree& use, const std::string& name) {
  const Tree& tree = use["arrivals"];
  auto read = read_arrivals(tree, strict_, mistakes_);
  if (use.has("from")) say(use["from"], "\"from\" and \"arrivals\" both say when this crisis comes");
  find_dates(part);
  if (!part.first) return say(tree, "this crisis has no date that could be moved");
  if (!read) return;
  const bool known = std::any_of(part.drafts.begin(), part.drafts.end(), [](const Draft& draft) { return !draft.entry || knows(*draft.entry, "intensity"); });
  if (tree.has("severity") && !known) return say(tree["severity"], "no event of this crisis has a parameter \"intensity\", which the severity would multiply");
  read->name = name;
  read->first = *part.first;
  part.arrivals = std::move(read);
}

std::optional<Dated> Reader::choice(const Tree& tree, Place place, std::set<std::string>& names) {
  const bool used = tree.is(Tree::Kind::object) && tree.has("use");
  const std::string_view list_name = place == Place::crisis ? "events" : "processes";
  if (used) check(without_used(tree), shape::use(place, Shape::anything("")));
  const Tree* source = used ? tree.find("used") : &tree;
  if (!source || !file(*source, place, !used)) return std::nullopt;

  Dated part{list((*source)[list_name], place), {}, {}, {}};
  const std::string first = unique(given_name(tree, place), names);
  std::set<std::string> inner;
  for (Draft& draft : part.drafts)
    draft.instance.name = fmt::format("{}.{}", first, unique(draft.instance.name, inner));
  if (used) {
    const bool by_chance = place == Place::crisis && tree.has("arrivals");
    if (place == Place::crisis && tree.has("from") && !by_chance) move(part, tree["from"]);
    if (place == Place::policy) date(part, tree);
    give_all(part, tree, place);
    if (by_chance) arrive(part, tree, first);
  }
  find_dates(part);
  return part;
}

}  // namespace models::scenario
