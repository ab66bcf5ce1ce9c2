// models/scenario_shape.cpp -- the fields of scenario, crisis and policy files.
#include "models/scenario_shape.hpp"

#include <limits>
#include <utility>

#include <fmt/format.h>

#include "models/arrivals.hpp"
#include "models/io_table_shape.hpp"

namespace models {
namespace shape {
namespace {

using sim::Field;
using sim::Shape;

constexpr double infinity = std::numeric_limits<double>::infinity();
Shape any_number(std::string meaning) { return Shape::number(-infinity, infinity, "", std::move(meaning)); }
Shape format(std::string_view name) {
  return Shape::choice({std::string(name)}, "the kind of file and its version");
}

Shape labels(std::string meaning) {
  return Shape::either({Shape::label(""), Shape::list(Shape::label(""), "")}, std::move(meaning));
}

Shape points() {
  const Shape pair = Shape::list(Shape::either({Shape::date(""), any_number("")}, ""), "", 2);
  const Shape named = Shape::object({{"date", Shape::date("the day"), true},
                                     {"value", any_number("the value on that day"), true}},
                                    "One point of a curve")
                          .named("point");
  return Shape::list(Shape::either({pair, named}, "[date, value]"), "", 1);
}

Shape curve(std::string meaning) {
  const Shape object =
      Shape::object({{"value", points(), true},
                     {"unit", Shape::text("the declared unit"), false},
                     {"source", Shape::text("where the values come from"), false}},
                    "A curve over dates: straight lines between its points, constant before and after")
          .named("curve");
  return Shape::either({points(), object}, std::move(meaning));
}

Shape codes(std::string meaning) {
  const Shape list = Shape::list(Shape::text(""), "");
  const Shape object =
      Shape::object({{"value", list, true}, {"source", Shape::text("where the choice comes from"), false}},
                    "Codes of communes or sectors; none means all")
          .named("codes");
  return Shape::either({list, object}, std::move(meaning));
}

Shape shares(std::string meaning) {
  const Shape table = Shape::table(any_number(""), "");
  const Shape object =
      Shape::object({{"value", table, true},
                     {"unit", Shape::text("the declared unit"), false},
                     {"source", Shape::text("where the values come from"), false}},
                    "Numbers by name; \"*\" stands for all who are not named, who have 0 without it")
          .named("shares");
  return Shape::either({object, table}, std::move(meaning));
}

std::string standard(const sim::ParameterInfo& info) {
  if (const double* number = std::get_if<double>(&info.standard)) return fmt::format("{}", *number);
  if (const bool* truth = std::get_if<bool>(&info.standard)) return *truth ? "true" : "false";
  return "";
}

std::string meaning(const sim::ParameterInfo& info) {
  std::string out(info.meaning.en);
  if (const auto value = standard(info); !value.empty()) out += fmt::format("; default {}", value);
  if (!info.source.empty()) out += fmt::format("; {}", info.source);
  return out;
}

Shape any_parameter() {  // of whatever process: a catalogue tells more
  return Shape::either(
             {Shape::quantity(-infinity, infinity, "", ""), Shape::boolean(""), curve(""), codes(""), shares("")},
             "a quantity, true or false, a curve, codes or numbers by name")
      .named("parameter");
}

Shape any_value() { return Shape::anything("a number or quantity, true or false, a curve, codes or numbers by name"); }

Shape any_item(Place place) {
  return item(place, Shape::text("name of a process, see `sillon describe`"),
              Shape::table(any_value(), "values of its parameters, by name"));
}

std::string_view noun(Place place) {
  return place == Place::crisis ? "event" : place == Place::policy ? "measure" : "process";
}

Shape parameter_of(const sim::Entry& entry, const sim::ParameterInfo& info) {
  return parameter(info).named(fmt::format("{}.{}", entry.name, info.name));
}

Shape known_item(Place place, const sim::Entry& entry) {
  std::vector<Field> fields;
  for (const auto& info : entry.parameters)
    fields.push_back({std::string(info.name), parameter_of(entry, info), false});
  return item(place, Shape::choice({std::string(entry.name)}, std::string(entry.meaning.en)),
              Shape::object(std::move(fields), "values of its parameters")
                  .named(fmt::format("with.{}", entry.name)))
      .named(fmt::format("{}.{}", noun(place), entry.name));
}

// One item, whatever its process.
Shape items(Place place, const sim::Catalogue& catalogue) {
  if (catalogue.entries().empty()) return any_item(place).named(std::string(noun(place)));
  std::vector<Shape> options;
  for (const auto& entry : catalogue.entries()) options.push_back(known_item(place, entry));
  return Shape::either(std::move(options), "one process").named(std::string(noun(place)));
}

// "parameters": the names that the catalogue knows, for editors; instances have names of their own.
Shape parameters(const sim::Catalogue& catalogue) {
  const std::string what =
      "values by \"process.parameter\" or \"instance.parameter\"; they win over \"with\", and in a context or strategy over the scenario's";
  if (catalogue.entries().empty()) return Shape::table(any_value(), what);
  std::vector<Field> fields;
  for (const auto& entry : catalogue.entries())
    for (const auto& info : entry.parameters)
      fields.push_back({fmt::format("{}.{}", entry.name, info.name), parameter_of(entry, info), false});
  return Shape::either(
      {Shape::object(std::move(fields), "known parameters"), Shape::table(any_parameter(), what)}, what).named("parameters");
}

Shape choice(Place place, const sim::Catalogue& catalogue) {  // a crisis or a policy, named or written out
  const Shape inline_file = file(place, items(place, catalogue), true)
                                .named(place == Place::crisis ? "crisis-in-place" : "policy-in-place");
  const Shape used = use(place, catalogue.entries().empty() ? any_value() : any_parameter())
                         .named(place == Place::crisis ? "use-of-crisis" : "use-of-policy");
  return Shape::either({used, inline_file}, "");
}

Shape period(std::string meaning) {
  return Shape::choice({"step", "day", "week", "month", "quarter", "year"}, std::move(meaning));
}

Shape territory() {
  const Shape place = Shape::object(
             {{"use", Shape::text("the territory's file, relative to this one"), true},
              {"kind", Shape::choice({std::string(io_table_kind)}, "may be said of a file of format sillon-io-table/1"), false},
              {"scale",
               Shape::number(
                   1e-4, 1, "",
                   "share of the inhabitants, jobs and establishments that are simulated; 1 if not stated"),
               false}},
             "Where it happens")
      .named("territory");
  return Shape::either({place, io_table_shape(false)}, "where it happens, or an input-output table");
}

Shape clock() {
  return Shape::object(
             {{"start", Shape::date("the day on which the simulation starts"), true},
              {"step", Shape::choice({"day", "week", "month"}, "length of a step; \"week\" if not stated"),
               false},
              {"until", Shape::date("the last day; as many whole steps as end before or on it"), true}},
             "When it happens")
      .named("clock");
}

Shape record() {
  return Shape::object(
             {{"series", period("how often series are recorded; \"step\" if not stated"), false},
              {"series_of",
               Shape::list(Shape::text(""),
                           "populations whose indicators are recorded; all that have some if not stated"),
               false},
              {"agents",
               Shape::table(period(""),
                            "how often a column or link of each agent is recorded, by \"population.column\""),
               false},
              {"networks",
               Shape::either({Shape::list(Shape::text(""), "networks that are recorded once, at the start"),
                              Shape::table(Shape::choice({"start", "step", "day", "week", "month", "quarter", "year"}, ""),
                                           "how often each network is recorded; \"start\": once")},
                             "networks that are recorded: a list (once, at the start), or by name how often"),
               false}},
             "What the run file keeps")
      .named("record");
}

}  // namespace

sim::Shape parameter(const sim::ParameterInfo& info, bool bounded) {
  const double low = bounded ? info.low : -infinity, high = bounded ? info.high : infinity;
  switch (info.type) {
    case sim::ParameterType::number:
    case sim::ParameterType::whole:
      return Shape::quantity(low, high, std::string(info.unit.symbol), meaning(info));
    case sim::ParameterType::boolean: return Shape::boolean(meaning(info));
    case sim::ParameterType::curve: return curve(meaning(info));
    case sim::ParameterType::codes: return codes(meaning(info));
    case sim::ParameterType::shares: return shares(meaning(info));
  }
  return Shape::anything("");
}

sim::Shape item(Place place, sim::Shape process, sim::Shape with) {
  std::vector<Field> fields{
      {"process", std::move(process), true},
      {"name",
       Shape::text(place == Place::list
                       ? "a name of its own, which keys its luck; needed where two are of one kind"
                       : "a name of its own, which keys its luck"),
       false},
      {"with", std::move(with), false},
      {"mechanism", Shape::text("the assumption that it embodies, which \"switches\" can turn off"), false}};
  if (place == Place::crisis) {
    fields.push_back({"from", Shape::date("the first day on which it acts"), false});
    fields.push_back({"until", Shape::date("the first day on which it no longer acts"), false});
    fields.push_back({"source", Shape::text("where it is documented"), false});
  }
  return Shape::object(std::move(fields), place == Place::crisis   ? "One dated event of a crisis"
                                          : place == Place::policy ? "One process of a policy"
                                                                   : "One process of the list");
}

sim::Shape use(Place place, sim::Shape value) {
  const bool crisis = place == Place::crisis;
  std::vector<Field> fields{
      {"use", Shape::text(crisis ? "the crisis's file" : "the policy's file"), true},
      {"name", Shape::text("a name of its own; if not stated, that of the file"), false}};
  if (crisis) {
    fields.push_back({"intensity",
                      Shape::number(0, 1e6, "", "given to each event that has a parameter \"intensity\""),
                      false});
    fields.push_back(
        {"from",
         Shape::date("the day to which the crisis's earliest date is moved; all its dates move along"),
         false});
    fields.push_back({"arrivals", scenario::arrivals_shape(), false});
  } else {
    fields.push_back({"from", Shape::date("the first day on which it acts"), false});
    fields.push_back({"until", Shape::date("the first day on which it no longer acts"), false});
  }
  fields.push_back(
      {"with", Shape::table(std::move(value), "parameters, given to each process that has them"), false});
  return Shape::object(std::move(fields), crisis ? "A crisis from a file" : "A policy from a file");
}

sim::Shape file(Place place, sim::Shape item, bool inside) {
  const bool crisis = place == Place::crisis;
  std::vector<Field> fields{{"format", format(crisis ? crisis_format : policy_format), !inside},
                            {"title", Shape::label("what people read"), !inside},
                            {"description", Shape::label("what happened, or what is done"), false},
                            {"source", Shape::text("where it is documented"), false}};
  if (inside)
    fields.push_back(
        {"name", Shape::text("a name of its own; \"crisis\" or \"policy\" if not stated"), false});
  if (crisis) {
    fields.push_back({"year", Shape::whole(0, 9999, "year", "when it was, or was first described"), false});
    fields.push_back({"events", Shape::list(std::move(item), "what happens, in order", 1), true});
  } else {
    fields.push_back(
        {"cost",
         Shape::object({{"value", Shape::number(0, 1e15, "", "the amount"), true},
                        {"unit", Shape::text("such as \"EUR/year\""), true},
                        {"source", Shape::text("where the amount comes from"), false}},
                       "What it costs, for readers; what a run pays is a matter of the processes")
             .named("cost"),
         false});
    fields.push_back({"processes", Shape::list(std::move(item), "what is done, in order", 1), true});
  }
  return Shape::object(std::move(fields), crisis ? "A crisis: dated events" : "A policy: processes");
}

sim::Shape scenario(sim::Shape item, sim::Shape parameter, sim::Shape crisis, sim::Shape policy,
                    bool is_model) {
  const bool needed = !is_model;
  const Shape off = Shape::table(Shape::boolean(""), "mechanisms by name; false turns off the processes that embody it, in its runs alone");
  const Shape context =
      Shape::object({{"title", Shape::label("what people read"), false},
                     {"crises", Shape::list(std::move(crisis), "what happens in it, in order"), false},
                     {"parameters", parameter, false},
                     {"switches", off, false}},
                    "A future: what nobody here decides")
          .named("context");
  const Shape strategy =
      Shape::object({{"title", Shape::label("what people read"), false},
                     {"policies", Shape::list(std::move(policy), "what is done, in order"), false},
                     {"parameters", parameter, false},
                     {"switches", off, false}},
                    "An option: what somebody decides")
          .named("strategy");
  const Shape factor =
      Shape::object({{"title", Shape::label("what people read"), false},
                     {"levels", Shape::table(strategy, "two or more by name; others are compared with the first"), true}},
                    "One of several things that vary together: each combination of levels is a strategy")
          .named("factor");
  return Shape::object(
      {{"format", format(scenario_format), true},
       {"extends",
        Shape::either({Shape::text(""), Shape::list(Shape::text(""), "")},
                      "a file, or a list of files, on which this one is built: objects merge, null removes, "
                      "anything else replaces"),
        false},
       {"title", Shape::label("what people read"), needed},
       {"question", Shape::label("what the simulation is to answer"), false},
       {"description", Shape::label("what it is about, for people"), false},
       {"goals", labels("the ends: what the territory wants"), false},
       {"method", labels("the means: how one proceeds to get there"), false},
       {"territory", territory(), needed},
       {"clock", clock(), needed},
       {"contexts", Shape::table(context, "futures by name; one with nothing in it if not stated"), false},
       {"strategies", Shape::table(strategy, "options by name; one with nothing in it if not stated"), false},
       {"factors", Shape::table(factor, "a factorial design: every combination of their levels is a strategy more"), false},
       {"replicates",
        Shape::whole(
            1, 10'000, "",
            "how many times each pair of context and strategy runs, each with other luck; 1 if not stated"),
        false},
       {"seed", Shape::whole(0, 9007199254740991.0, "", "of all luck; 1 if not stated"), false},
       {"processes", Shape::list(std::move(item), "what happens in a step, in order", 1), needed},
       {"parameters", std::move(parameter), false},
       {"switches",
        Shape::table(Shape::boolean(""), "mechanisms by name; false turns off the processes that embody it"),
        false},
       {"record", record(), false},
       {"sort_rows",
        Shape::choice({"never", "step", "month", "quarter", "year"},
                      "how often rows in memory are packed and sorted by commune, so that neighbours lie near; "
                      "a year if not stated. No result depends on it"),
        false}},
      is_model ? "A scenario, or a part that scenarios extend"
               : "A scenario: what is simulated, where, when and how often");
}

}  // namespace shape

sim::Shape scenario_shape(const sim::Catalogue& catalogue) {
  using shape::Place;
  return shape::scenario(shape::items(Place::list, catalogue), shape::parameters(catalogue),
                         shape::choice(Place::crisis, catalogue), shape::choice(Place::policy, catalogue),
                         false)
      .named("scenario");
}

sim::Shape model_shape(const sim::Catalogue& catalogue) {
  using shape::Place;
  return shape::scenario(shape::items(Place::list, catalogue), shape::parameters(catalogue),
                         shape::choice(Place::crisis, catalogue), shape::choice(Place::policy, catalogue),
                         true)
      .named("scenario");
}

sim::Shape crisis_shape(const sim::Catalogue& catalogue) {
  return shape::file(shape::Place::crisis, shape::items(shape::Place::crisis, catalogue)).named("crisis");
}

sim::Shape policy_shape(const sim::Catalogue& catalogue) {
  return shape::file(shape::Place::policy, shape::items(shape::Place::policy, catalogue)).named("policy");
}

}  // namespace models
