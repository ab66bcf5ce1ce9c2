// models/territory/import_plan.cpp -- what an import was asked: maps and options; and how offices write numbers, gaps and activities.
#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "models/territory/import.hpp"
#include "models/territory/names.hpp"

namespace models::territory {
namespace {

using sim::Shape;
using sim::Tree;

constexpr std::array<std::pair<std::string_view, std::string_view>, 17> usual_words{
    {{"", "not given"},
     {"s", "statistical secrecy"},
     {"secret", "statistical secrecy"},
     {"c", "statistical secrecy"},
     {"nd", "not available"},
     {"n.d.", "not available"},
     {"n/d", "not available"},
     {"na", "not available"},
     {"n/a", "not available"},
     {"nan", "not available"},
     {"nc", "not communicated"},
     {"n.c.", "not communicated"},
     {"ns", "not significant"},
     {":", "not available"},
     {"-", "not available"},
     {"..", "not available"},
     {"...", "not available"}}};

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

std::vector<std::string> columns_of(const std::string& text) {
  std::vector<std::string> all;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t end = std::min(text.find('+', from), text.size());
    all.push_back(text.substr(from, end - from));
    from = end + 1;
  }
  return all;
}

std::string text_of(const Tree& tree, std::string_view name) {
  return tree.has(name) ? tree[name].as_text() : std::string();
}

// One entry of "figures" or of "long": a column's name, or an object.
ImportPlan::Column column_of(const std::string& figure, const std::string& part, const Tree& tree) {
  ImportPlan::Column out;
  out.figure = figure, out.part = part;
  if (tree.is(Tree::Kind::text)) {
    out.columns.push_back(tree.as_text());
    return out;
  }
  if (tree.has("column")) out.columns.push_back(tree["column"].as_text());
  if (tree.has("columns"))
    for (const Tree& one : tree["columns"].items()) out.columns.push_back(one.as_text());
  if (tree.has("times")) out.times = tree["times"].as_number();
  if (tree.has("year")) out.year = static_cast<std::int32_t>(tree["year"].as_whole());
  out.source = text_of(tree, "source");
  out.part_column = text_of(tree, "part");
  return out;
}

std::vector<sim::Field> column_fields() {
  return {{"column", Shape::text("the column of its values"), false},
          {"columns", Shape::list(Shape::text(""), "columns that add up", 1), false},
          {"times", Shape::number(0, 1e9, "", "what the values are multiplied by: 0.01 for per cent"), false},
          {"year",
           Shape::whole(1800, 2200, "", "year that the figure describes, if another than that of the map"),
           false},
          {"source", Shape::text("where it comes from, if from elsewhere than the map says"), false}};
}

}  // namespace

sim::Shape import_shape() {
  const Shape column = Shape::either(
      {Shape::text("a column"), Shape::object(column_fields(), "columns, with what becomes of them")},
      "where a figure stands");
  const Shape parts = Shape::object(
      {{"parts", Shape::table(column, "by part: sector, class of dwelling, kind of service"), true}},
      "a figure that is broken down, one column for each part");
  std::vector<sim::Field> figures;
  for (const auto& name : figure_names)
    figures.push_back({std::string(name.name), name.parts == Parts::none ? column : parts, false});
  auto long_fields = column_fields();
  std::vector<std::string> broken_down;
  for (const auto& name : figure_names)
    if (name.parts != Parts::none) broken_down.emplace_back(name.name);
  long_fields.insert(
      long_fields.begin(),
      {{"figure", Shape::choice(broken_down, "a figure that is broken down"), true},
       {"part", Shape::text("column that names the part: a code of A17, A38, A88 or APE for a sector"),
        true}});
  const auto column_name = [](const std::string& meaning) { return Shape::text(meaning); };
  return Shape::object(
             {{"format", Shape::choice({std::string(import_format)}, "format and its version"), true},
              {"title", Shape::label(""), false},
              {"code", Shape::text("column of the communes' codes; CODGEO and its like if not stated"),
               false},
              {"year",
               Shape::whole(1800, 2200, "",
                            "year that the figures describe; else the year that ends a column's name"),
               false},
              {"source", Shape::text("where the figures come from"), false},
              {"licence", Shape::text("under which they may be used"), false},
              {"only", Shape::table(Shape::text(""), "column: value; other rows are passed over"), false},
              {"missing", Shape::table(Shape::text(""), "word: reason; what a cell means that is no number"),
               false},
              {"add_rows", Shape::boolean("rows of one commune add up instead of being a mistake"), false},
              {"figures", Shape::object(figures, "figures, each with its column"), false},
              {"long",
               Shape::list(Shape::object(long_fields, "a figure of which each row is one part"),
                           "tables with one row for each commune and part"),
               false},
              {"places",
               Shape::object({{"latitude", column_name("degrees, WGS 84"), false},
                              {"longitude", column_name("degrees, WGS 84"), false},
                              {"area", column_name("km²"), false},
                              {"name", column_name("name"), false}},
                             "columns that describe the communes themselves"),
               false}},
             "How columns of published tables become figures of a territory")
      .named("import_file");
}

ImportPlan read_import(const sim::Tree& map) {
  std::vector<sim::Mistake> mistakes;
  sim::check(map, import_shape(), mistakes);
  if (!mistakes.empty()) throw sim::ScenarioError(std::move(mistakes));
  ImportPlan plan;
  plan.code = text_of(map, "code"), plan.source = text_of(map, "source"),
  plan.licence = text_of(map, "licence");
  if (map.has("year")) plan.year = static_cast<std::int32_t>(map["year"].as_whole());
  if (map.has("add_rows")) plan.add_rows = map["add_rows"].as_boolean();
  const auto pairs = [&](std::string_view name, auto take) {
    if (const Tree* table = map.find(name))
      for (const auto& [key, value] : table->members())
        if (key != "comment" && key.front() != '$') take(key, value);
  };
  pairs("only",
        [&](const std::string& key, const Tree& value) { plan.only.emplace_back(key, value.as_text()); });
  pairs("missing",
        [&](const std::string& key, const Tree& value) { plan.missing[lower(key)] = value.as_text(); });
  pairs("places",
        [&](const std::string& key, const Tree& value) { plan.places.emplace_back(key, value.as_text()); });
  const auto take = [&](const std::string& figure, const std::string& part, const Tree& value) {
    plan.figures.push_back(column_of(figure, part, value));
    if (plan.figures.back().columns.empty())
      mistakes.push_back(value.mistake("no \"column\" and no \"columns\""));
  };
  pairs("figures", [&](const std::string& figure, const Tree& value) {
    const Tree* parts = value.is(Tree::Kind::object) ? value.find("parts") : nullptr;
    if (!parts) return take(figure, "", value);
    for (const auto& [part, column] : parts->members()) take(figure, part, column);
  });
  if (const Tree* rows = map.find("long"))
    for (const Tree& row : rows->items()) take(row["figure"].as_text(), "", row);
  if (!mistakes.empty()) throw sim::ScenarioError(std::move(mistakes));
  return plan;
}

ImportPlan::Column read_import_option(const std::string& text, const std::string& flag, bool is_long) {
  const auto refuse = [&](std::string message) -> sim::ScenarioError {
    return sim::ScenarioError({{flag, "", std::move(message)}});
  };
  const std::string expected = is_long ? "FIGURE=PART_COLUMN:COLUMN" : "FIGURE=COLUMN";
  const auto equals = text.find('=');
  if (equals == std::string::npos || equals == 0 || equals + 1 == text.size())
    throw refuse(fmt::format("\"{}\", expected {}", text, expected));
  ImportPlan::Column out;
  out.figure = text.substr(0, equals);
  std::string columns = text.substr(equals + 1);
  if (is_long) {
    const auto colon = columns.find(':');
    if (colon == std::string::npos || colon == 0 || colon + 1 == columns.size())
      throw refuse(fmt::format("\"{}\", expected {}", text, expected));
    out.part_column = columns.substr(0, colon);
    columns = columns.substr(colon + 1);
  } else if (const auto slash = out.figure.find('/'); slash != std::string::npos) {
    out.part = out.figure.substr(slash + 1);
    out.figure.resize(slash);
  }
  if (const auto star = columns.rfind('*'); star != std::string::npos) {
    const auto times = published_number(columns.substr(star + 1), ';');
    if (!times || !(*times > 0))
      throw refuse(fmt::format("\"{}\" is no number to multiply by", columns.substr(star + 1)));
    out.times = *times;
    columns.resize(star);
  }
  out.columns = columns_of(columns);
  if (std::any_of(out.columns.begin(), out.columns.end(), [](const auto& one) { return one.empty(); }))
    throw refuse(fmt::format("\"{}\" names an empty column", text));
  return out;
}

// By division: the first two digits (NAF rev. 2 and its A38 groups; INSEE).
std::string a38_of_activity(const std::string& code) {
  struct Divisions {
    int last;
    std::string_view a38;
  };
  constexpr std::array<Divisions, 38> table{
      {{3, "AZ"},  {9, "BZ"},  {12, "CA"}, {15, "CB"}, {18, "CC"}, {19, "CD"}, {20, "CE"}, {21, "CF"},
       {23, "CG"}, {25, "CH"}, {26, "CI"}, {27, "CJ"}, {28, "CK"}, {30, "CL"}, {33, "CM"}, {35, "DZ"},
       {39, "EZ"}, {43, "FZ"}, {47, "GZ"}, {53, "HZ"}, {56, "IZ"}, {60, "JA"}, {61, "JB"}, {63, "JC"},
       {66, "KZ"}, {68, "LZ"}, {71, "MA"}, {72, "MB"}, {75, "MC"}, {82, "NZ"}, {84, "OZ"}, {85, "PZ"},
       {86, "QA"}, {88, "QB"}, {93, "RZ"}, {96, "SZ"}, {98, "TZ"}, {99, "UZ"}}};
  int division = 0;
  const auto [end, failed] =
      std::from_chars(code.data(), code.data() + std::min<std::size_t>(2, code.size()), division);
  const bool good =
      failed == std::errc{} && end == code.data() + 2 && division > 0 &&
      std::all_of(code.begin() + 2, code.end(), [](unsigned char c) { return std::isalnum(c) || c == '.'; });
  if (!good) return code;
  for (const auto& row : table)
    if (division <= row.last) return std::string(row.a38);
  return code;
}

std::optional<std::string> missing_reason(const std::string& cell,
                                          const std::map<std::string, std::string>& more) {
  const std::string word = lower(cell);
  if (const auto found = more.find(word); found != more.end()) return found->second;
  for (const auto& [usual, reason] : usual_words)
    if (word == usual) return std::string(reason);
  return std::nullopt;
}

std::optional<double> published_number(std::string_view cell, char separator) {
  std::string digits;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    const std::string_view rest = cell.substr(i);
    const std::size_t blank = rest[0] == ' '                                                             ? 1
                              : rest.rfind("\xC2\xA0", 0) == 0                                           ? 2
                              : rest.rfind("\xE2\x80\xAF", 0) == 0 || rest.rfind("\xE2\x80\x89", 0) == 0 ? 3
                                                                                                         : 0;
    if (blank == 0)
      digits += cell[i];
    else
      i += blank - 1;
  }
  const auto comma = digits.find(',');
  if (comma != std::string::npos) {
    if (digits.find(',', comma + 1) != std::string::npos || digits.find('.') != std::string::npos)
      return std::nullopt;
    if (separator == ',' && digits.size() - comma == 4)
      return std::nullopt;  // 1,234 between commas: a thousand, or one and a bit
    digits[comma] = '.';
  }
  const std::size_t first = !digits.empty() && digits[0] == '-' ? 1 : 0;
  if (digits.size() == first ||
      (!std::isdigit(static_cast<unsigned char>(digits[first])) && digits[first] != '.'))
    return std::nullopt;
  double value = 0;
  const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (failed != std::errc{} || end != digits.data() + digits.size() || !std::isfinite(value))
    return std::nullopt;
  return value;
}

}  // namespace models::territory
