// models/territory/shape.cpp -- the two formats, field by field.
#include "models/territory/shape.hpp"

#include <string>
#include <utility>
#include <vector>

#include "models/territory/names.hpp"

namespace models::territory {
namespace {

using sim::Shape;

constexpr double much = std::numeric_limits<double>::infinity();

Shape optional_source() { return Shape::text("where it comes from: a key of \"sources\", or the source itself"); }
Shape year() { return Shape::whole(1800, 2200, "", "year that it describes"); }

// A list in the file, or in a file of its own whose content then stands in "used".
Shape list_or_file(Shape item, const std::string& meaning) {
  Shape list = Shape::list(std::move(item), meaning);
  return Shape::either({list, Shape::object({{"use", Shape::text("a file, JSON or CSV"), true}, {"used", list, false}}, meaning)}, meaning);
}
// Rows of CSV files hold texts alone.
Shape number_or_text(double low, double high, const std::string& unit, const std::string& meaning) {
  return Shape::either({Shape::number(low, high, unit, meaning), Shape::anything(meaning)}, meaning);
}
Shape words(const std::string& meaning) {
  return Shape::either({Shape::list(Shape::text(""), meaning), Shape::anything(meaning)}, meaning + "; in a CSV file with \";\" between");
}

Shape value(double high, const std::string& unit) {
  return Shape::either(
             {Shape::number(0, high, unit, "the figure"),
              Shape::object({{"missing", Shape::text("why it is not known"), true}}, "a figure that is not known: valid, and not zero"),
              Shape::object({{"value", Shape::number(0, high, unit, ""), true},
                             {"low", Shape::number(0, high, unit, ""), false},
                             {"high", Shape::number(0, high, unit, ""), false},
                             {"unit", Shape::choice({unit}, ""), false},
                             {"source", optional_source(), false},
                             {"note", Shape::label(""), false}},
                            "a figure with its band")},
             "a figure of one commune");
}

Shape figure(const FigureName& name) {
  const std::string unit(name.unit);
  const double high = name.name == "poverty_rate" ? 1 : much;
  Shape one = value(high, unit);
  if (name.parts != Parts::none) one = Shape::table(one, "by part");
  return Shape::object({{"unit", Shape::choice({unit}, "unit"), true},
                        {"year", year(), true},
                        {"source", optional_source(), true},
                        {"total", one, false},
                        {"communes", Shape::table(one, "by INSEE code"), false},
                        {"note", Shape::label("what a reader should know"), false}},
                       std::string(name.meaning));
}

Shape figures() {
  std::vector<sim::Field> fields;
  for (const auto& name : figure_names) fields.push_back({std::string(name.name), figure(name), name.name == "inhabitants"});
  return Shape::object(std::move(fields), "What is known, by commune");
}

Shape assumptions() {
  std::vector<sim::Field> fields;
  for (const auto& name : assumption_names)
    fields.push_back({std::string(name.name), Shape::quantity(name.low, name.high, std::string(name.unit), std::string(name.source)), false});
  return Shape::object(std::move(fields), "What nobody published and the settling needs");
}

std::vector<std::string> choices(std::span<const std::string_view> names) { return {names.begin(), names.end()}; }

Shape commune() {
  return Shape::object({{"code", Shape::text("INSEE code"), true},
                        {"name", Shape::text("name"), false},
                        {"latitude", Shape::number(-90, 90, "degree", "WGS 84"), false},
                        {"longitude", Shape::number(-180, 180, "degree", "WGS 84"), false},
                        {"area", Shape::number(0, much, "km²", "area"), false},
                        {"epci", Shape::text("code of its union of communes, where the territory has several"), false}},
                       "A commune");
}

Shape commuting() {
  const Shape flow = Shape::object({{"from", Shape::text("where they live: a commune's code, or a place outside"), true},
                                    {"to", Shape::text("where they work"), true},
                                    {"persons", number_or_text(0, much, "person", "how many"), true}},
                                   "People who live in one place and work in another");
  const Shape place = Shape::object({{"code", Shape::text("its name in the flows"), true},
                                     {"name", Shape::label(""), false},
                                     {"country", Shape::text("where it is across a border"), false}},
                                    "A place outside the territory");
  return Shape::object({{"unit", Shape::choice({"person"}, ""), false},
                        {"year", year(), true},
                        {"source", optional_source(), true},
                        {"outside", Shape::list(place, "places outside that flows name, across borders included"), false},
                        {"flows", list_or_file(flow, "flows by origin and destination"), true}},
                       "Who works where");
}

Shape public_body() {
  return Shape::object({{"name", Shape::text("name"), true},
                        {"level", Shape::choice(choices(body_levels), "level of government"), true},
                        {"commune", Shape::text("INSEE code of its seat in the territory"), true},
                        {"staff", number_or_text(0, much, "job", "jobs in the territory; an establishment of OQ stands for them"), false},
                        {"source", optional_source(), false}},
                       "A public body");
}

Shape large_employer() {
  return Shape::object({{"name", Shape::text("as the user names it"), true},
                        {"commune", Shape::text("INSEE code"), true},
                        {"sector", Shape::text("A17 or A38 code"), true},
                        {"jobs", Shape::quantity(1, much, "job", "salaried jobs, with their band"), true},
                        {"year", year(), false},
                        {"source", optional_source(), false}},
                       "An employer that the user names");
}

Shape research() {
  const Shape team = Shape::object({{"name", Shape::text(""), false},
                                    {"commune", Shape::text("INSEE code of its host"), false},
                                    {"field", Shape::text(""), false}},
                                   "A research team");
  return Shape::object({{"teams", Shape::either({Shape::whole(0, 1e6, "", "how many"), list_or_file(team, "one by one")}, "research teams"), true},
                        {"commune", Shape::text("INSEE code of the host; the university's if not stated"), false},
                        {"source", optional_source(), false}},
                       "Research in the territory");
}

Shape tools() {
  const Shape tool = Shape::object({{"field", Shape::text("field in which it serves"), true},
                                    {"capacity", Shape::number(0, much, "", "how many can use it at the same time; 1 if not stated"), false},
                                    {"output", Shape::number(0, much, "EUR/week", "output that all of it makes possible"), false}},
                                   "A tool");
  const std::string meaning = "tools that it can share: fields, each with its capacity (\"repair: 2\")";
  return Shape::either({Shape::list(Shape::either({Shape::text(""), tool}, ""), meaning), Shape::anything(meaning)}, meaning + "; in a CSV file with \";\" between");
}
Shape problems() {
  const Shape problem = Shape::object({{"fields", words("fields of know-how that it needs, at most five; the first is the main one"), true},
                                       {"severity", Shape::number(0, 1, "1", "how much it weighs"), false}},
                                      "A problem");
  const std::string meaning = "open problems: the fields that each needs (\"heat networks + funding\")";
  return Shape::either({Shape::list(Shape::either({Shape::text(""), problem}, ""), meaning), Shape::anything(meaning)}, meaning + "; in a CSV file with \";\" between");
}

Shape person_or_body() {
  return Shape::object({{"id", Shape::text("its name in \"ties\"; its name if not stated"), false},
                        {"name", Shape::text("who it is; kept out of runs unless pseudonymise is false"), true},
                        {"sphere", Shape::choice(choices(sphere_names), "whose side it stands on"), true},
                        {"commune", Shape::text("INSEE code"), true},
                        {"sector", Shape::anything("A17 or A38 code, if a firm"), false},
                        {"role", Shape::anything("entrepreneur, elected, administration, researcher, citizen, association or facilitator; as its owner if not stated"), false},
                        {"core_business", words("fields of know-how that are its core business"), false},
                        {"know_how", words("fields of know-how that it can share"), false},
                        {"tools", tools(), false},
                        {"topics", words("topics of interest: energy, buildings, mobility, food, circularity, skills, digital, nature; the first is the main one"), false},
                        {"problems", problems(), false},
                        {"cooperation", number_or_text(0, 1, "1", "cooperation skill"), false},
                        {"digital", number_or_text(0, 1, "1", "digital skill"), false},
                        {"preactive", number_or_text(0, 1, "1", "how far it prepares for change that it expects"), false},
                        {"proactive", number_or_text(0, 1, "1", "how far it provokes the change that it wishes"), false},
                        {"source", Shape::anything("where it comes from"), false}},
                       "A real actor");
}

Shape tie() {
  return Shape::object({{"from", Shape::text("who trusts"), true},
                        {"to", Shape::text("whom"), true},
                        {"trust", number_or_text(0, 1, "1", "0 to 1; 0.5 without experience"), false},
                        {"since", Shape::anything("since when they know each other: a year, month or day such as 2015-03"), false},
                        {"last_contact", Shape::anything("when they last had to do with each other, likewise"), false},
                        {"source", Shape::anything("where it comes from"), false}},
                       "An acquaintance, directed");
}

Shape all_of_a_register() {
  return Shape::object({{"use", Shape::text("a file of format sillon-register/1"), true}, {"used", Shape::anything("its content"), false}},
                       "All communes of a register, each with its EPCI, department and region");
}
Shape structure() {
  return Shape::object({{"use", Shape::text("a CSV file: figure, per, below_N ..., from_N, year, source"), true}, {"used", Shape::anything("its rows"), false}},
                       "Ratios by size of commune, for what no local figure states");
}

Shape label() { return Shape::label(""); }

}  // namespace

sim::Shape territory_shape() {
  const Shape source = Shape::object({{"title", Shape::label("what it is"), true},
                                      {"year", year(), false},
                                      {"licence", Shape::text("under which it may be used"), false},
                                      {"url", Shape::text("where it is"), false}},
                                     "A source");
  const Shape zero = Shape::object({{"sector", Shape::text("A17 code"), true},
                                    {"commune", Shape::text("INSEE code; everywhere if not stated"), false},
                                    {"source", optional_source(), false}},
                                   "A sector that is not there");
  return Shape::object({{"format", Shape::choice({"sillon-territory/1"}, "format and its version"), true},
                        {"title", label(), false},
                        {"kind", Shape::text("what kind of territory it is: epci, communes ..."), false},
                        {"code", Shape::text("its official code"), false},
                        {"sources", Shape::table(source, "sources by key"), false},
                        {"communes", Shape::either({Shape::list(commune(), "its communes", 1), all_of_a_register()}, "its communes, or the register that lists them"), true},
                        {"sectors", Shape::object({{"use", Shape::text("a file of format sillon-sectors/1"), true}, {"used", sectors_shape(), false}}, "the technology of each sector"), false},
                        {"figures", figures(), true},
                        {"structure", structure(), false},
                        {"assumptions", assumptions(), false},
                        {"structural_zeros", list_or_file(zero, "sectors that are not in the territory, or not in a commune"), false},
                        {"large_employers", list_or_file(large_employer(), "employers that the user names"), false},
                        {"commuting", commuting(), false},
                        {"public_bodies", list_or_file(public_body(), "institutions"), false},
                        {"research", research(), false},
                        {"actors", list_or_file(person_or_body(), "real actors"), false},
                        {"ties", list_or_file(tie(), "who knows and trusts whom"), false},
                        {"pseudonymise", Shape::boolean("true if not stated: names of actors stay out of runs"), false}},
                       "A territory: places, figures with source and year, assumptions")
      .named("territory_file");
}

sim::Shape sectors_shape() {
  const auto share = [](const std::string& meaning) { return Shape::number(0, 1, "1", meaning); };
  const Shape sector = Shape::object({{"code", Shape::text("A17 code"), true},
                                      {"name", label(), false},
                                      {"broad", Shape::choice({"agriculture", "industry", "construction", "trade", "services", "public"}, "broad sector"), true},
                                      {"output", Shape::number(0, much, "MEUR/year", "output"), true},
                                      {"value_added", Shape::number(0, much, "MEUR/year", "value added"), true},
                                      {"employment", Shape::number(0, much, "thousand full-time equivalents", "employment"), true},
                                      {"compensation", Shape::number(0, much, "MEUR/year", "pay of employees with contributions"), true},
                                      {"imports_share", share("imported inputs over output"), false},
                                      {"product_taxes_share", share("net taxes on inputs over output"), false},
                                      {"energy_share", share("inputs from DE and C2 over output"), true},
                                      {"energy_share_used", share("the same, feedstock left out"), true},
                                      {"co2", Shape::number(0, much, "Mt CO2/year", "emissions"), false}},
                                     "A sector");
  const Shape mix = Shape::object({{"electricity", share("of the bill"), true}, {"gas", share("of the bill"), true}}, "Energies in a bill").named("energy_mix");
  const Shape by_sector = Shape::table(Shape::number(-much, much, "MEUR/year", ""), "by sector");
  return Shape::object({{"format", Shape::choice({"sillon-sectors/1"}, "format and its version"), true},
                        {"title", label(), false},
                        {"year", year(), true},
                        {"currency", Shape::choice({"EUR"}, ""), false},
                        {"source", Shape::text("where it comes from"), true},
                        {"units", Shape::table(Shape::text(""), "units by field"), false},
                        {"caveats", Shape::anything("what a reader should know"), false},
                        {"sectors", Shape::list(sector, "sectors, in their order", 1), true},
                        {"inputs", Shape::table(Shape::table(share(""), "by supplier"), "domestic inputs per unit of output of the buyer, by buyer"), true},
                        {"imported_inputs", Shape::table(share(""), "imported inputs per unit of output of the buyer"), true},
                        {"imported_inputs_by_product", Shape::table(Shape::table(share(""), "by product"), "the same by product, by buyer; like domestic ones if not stated"), false},
                        {"stock_days", Shape::object({{"comment", Shape::text(""), false}, {"source", Shape::text("where it comes from"), true},
                                                      {"days", Shape::table(Shape::number(0, 3650, "day", ""), "by product"), true}},
                                                     "days of use in stock by product; at most 1: it cannot be stored"), false},
                        {"needs", Shape::object({{"comment", Shape::text(""), false}, {"source", Shape::text("where it comes from"), true},
                                                 {"by_buyer", Shape::table(Shape::object({{"essential", Shape::list(Shape::text(""), "products without which it stops"), false},
                                                                                          {"important", Shape::list(Shape::text(""), "products without which it runs at half"), false}}, ""), ""), true}},
                                                "inputs that bind, by buyer; the others do not. If not stated, all do"), false},
                        {"energy_mix", Shape::object({{"comment", Shape::text(""), false}, {"source", Shape::text("where it comes from"), true},
                                                      {"sectors", Shape::table(mix, "by sector"), true}, {"households", mix, false}, {"public_bodies", mix, false}},
                                                     "electricity and gas in energy bills; fuel is the rest. If not stated, all is electricity"), false},
                        {"read_together", Shape::object({{"comment", Shape::text(""), false}, {"source", Shape::text("where it comes from"), true},
                                                         {"blocks", Shape::list(Shape::list(Shape::text(""), "codes"), ""), true}},
                                                        "sectors whose bounds are not those of the jobs: they share one technology"), false},
                        {"final_demand", Shape::table(by_sector, "domestic products: households, government, investment, exports, stocks"), true}},
                       "A national table of sectors")
      .named("sectors_file");
}

}  // namespace models::territory
