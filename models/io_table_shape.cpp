// models/io_table_shape.cpp -- the members of a table, each said once.
#include "models/io_table_shape.hpp"

#include <limits>

namespace models {

sim::Shape io_table_shape(bool in_file) {
  using sim::Shape;
  constexpr double most = std::numeric_limits<double>::infinity();
  const auto amounts = [&](std::string meaning) { return Shape::list(Shape::number(-most, most, "", ""), std::move(meaning), 1); };
  const auto matrix = [&](std::string meaning) { return Shape::list(amounts(""), std::move(meaning), 1); };
  std::vector<sim::Field> fields;
  if (in_file) {
    fields.push_back({"format", Shape::choice({std::string(io_table_format)}, "the kind of file and its version"), true});
    fields.push_back({"title", Shape::label("what people read"), true});
    fields.push_back({"caveats", Shape::anything("what the figures do not say, for people"), false});
  } else {
    fields.push_back({"kind", Shape::choice({std::string(io_table_kind)}, "an input-output table instead of a place"), true});
  }
  const std::vector<sim::Field> more{
      {"sectors", Shape::list(Shape::text(""), "names of the sectors, in the table's order", 1), true},
      {"regions", Shape::list(Shape::text(""), "names of the regions, in the table's order", 1), true},
      {"output", amounts("yearly output of each industry; industries stand region by region, in each the sectors"), true},
      {"flows", matrix("yearly flows between industries: the row supplies, the column uses"), true},
      {"final_demand", Shape::list(Shape::either({Shape::number(-most, most, "", ""), amounts("")}, ""), "yearly final demand for each industry: a number, or a list of numbers that are summed", 1), true},
      {"capital", amounts("productive capital of each industry; if not stated, \"capital_ratio\" times its yearly value added"), false},
      {"capital_ratio", Shape::quantity(0, 1000, "year", "capital over yearly value added; 4 if not stated (Hallegatte 2008)"), false},
      {"currency", Shape::text("such as \"EUR\""), false},
      {"unit", Shape::text("such as \"MEUR/year\""), false},
      {"source", Shape::text("where the table comes from"), false},
      {"year", Shape::whole(0, 9999, "year", "the year that it describes"), false},
      {"rebuilding_events", Shape::whole(0, 1000, "", "for how many events that are rebuilt there is room; 8 if not stated"), false}};
  fields.insert(fields.end(), more.begin(), more.end());
  return Shape::object(std::move(fields), in_file ? "An input-output table" : "An input-output table as the territory").named(in_file ? "io-table" : "io-table-in-place");
}

bool is_io_table(const sim::Tree& territory) {
  if (!territory.is(sim::Tree::Kind::object)) return false;
  const auto says = [&](std::string_view name, std::string_view text) {
    const sim::Tree* found = territory.find(name);
    return found && found->is(sim::Tree::Kind::text) && found->as_text() == text;
  };
  return says("kind", io_table_kind) || says("format", io_table_format);
}

}  // namespace models
