// models/territory/register.cpp -- from the tables to plain data; what contradicts itself is a mistake of its line.
#include "models/territory/register.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>

#include <fmt/format.h>

namespace models::territory {
namespace {

using sim::Tree;
using Rows = std::map<std::string, std::uint32_t, std::less<>>;  // row by code

class Reader {
 public:
  explicit Reader(const Tree& tree) : tree_(tree) {}

  Register read() {
    sim::check(tree_, register_shape(), mistakes_);
    settle();
    read_head();
    const Rows regions = read_areas("regions", {"code", "name"}, out_.regions);
    const Rows departments = read_areas("departments", {"code", "name", "region"}, out_.departments);
    const Rows epci = read_areas("epci", {"code", "name", "kind"}, out_.epci);
    for (std::size_t d = 0; d < out_.departments.size(); ++d)
      out_.departments[d].region = row_of(table("departments")[d], "region", regions, "region");
    settle();
    read_communes(regions, departments, epci);
    if (tree_.has("parts")) read_parts();
    settle();
    check_sums();
    settle();
    return std::move(out_);
  }

 private:
  void settle() {
    if (!mistakes_.empty()) throw sim::ScenarioError(std::move(mistakes_));
  }
  void say(const Tree& where, std::string message) { mistakes_.push_back(where.mistake(std::move(message))); }

  static std::string label(const Tree& tree) {
    if (tree.is(Tree::Kind::text)) return tree.as_text();
    return (tree.has("en") ? tree["en"] : tree["fr"]).as_text();
  }

  void read_head() {
    out_.title = label(tree_["title"]);
    out_.source = tree_["source"].as_text();
    out_.licence = tree_["licence"].as_text();
    out_.year = static_cast<std::int32_t>(tree_["year"].as_whole());
    for (const Tree& count : tree_["counts"].items())
      out_.counts.push_back({count["column"].as_text(), count["source"].as_text(),
                             static_cast<std::int32_t>(count["year"].as_whole())});
  }

  // The rows of a table; none, and a mistake, where a column is not there.
  const std::vector<Tree>& table(std::string_view name, const std::vector<std::string>& columns = {}) {
    static const std::vector<Tree> none;
    const Tree* used = tree_[name].find("used");
    if (!used || !used->is(Tree::Kind::list) || used->items().empty()) {
      say(tree_[name], "holds no rows, expected a table such as \"communes.csv\"");
      return none;
    }
    for (const Tree& row : used->items())
      if (!row.is(Tree::Kind::object)) {
        say(row, fmt::format("{}, expected a row with names", row.kind_name()));
        return none;
      }
    const Tree& first = used->items().front();
    std::size_t absent = 0;
    for (const auto& column : columns)
      if (!first.has(column)) ++absent, say(first, fmt::format("the table has no column \"{}\"", column));
    return absent > 0 ? none : used->items();
  }

  std::string text(const Tree& row, std::string_view column) {
    const Tree* cell = row.find(column);
    if (cell && cell->is(Tree::Kind::text)) return cell->as_text();
    say(cell ? *cell : row,
        fmt::format("the {} is {}, expected a text", column, cell ? cell->kind_name() : "not there"));
    return "";
  }

  // The row of another table that a cell names; nowhere if it is empty.
  std::uint32_t row_of(const Tree& row, std::string_view column, const Rows& rows, std::string_view what) {
    const std::string code = text(row, column);
    if (code.empty()) return nowhere;
    const auto found = rows.find(code);
    if (found != rows.end()) return found->second;
    say(row[column], fmt::format("no {} \"{}\" in the register", what, code));
    return nowhere;
  }

  // A cell that counts; unknown if it is empty.
  double number(const Tree& row, std::string_view column) {
    const Tree* cell = row.find(column);
    if (!cell) return unknown;
    double value = 0;
    if (cell->is(Tree::Kind::number)) {
      value = cell->as_number();
    } else {
      const std::string digits = text(row, column);
      if (digits.empty()) return unknown;
      const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
      if (failed != std::errc{} || end != digits.data() + digits.size() || !std::isfinite(value)) {
        say(*cell, fmt::format("{} is not a number", sim::quoted(*cell)));
        return unknown;
      }
    }
    if (value < 0)
      say(*cell, fmt::format("{} is negative", sim::quoted(*cell)));
    else if (value != std::floor(value))
      say(*cell, fmt::format("{} is no whole number", sim::quoted(*cell)));
    return value;
  }

  std::string fresh_code(const Tree& row, const Rows& rows, std::string_view what) {
    std::string code = text(row, "code");
    if (code.empty())
      say(row, fmt::format("a {} without code", what));
    else if (rows.count(code))
      say(row["code"], fmt::format("{} \"{}\" is there twice", what, code));
    if (row.has("name") && text(row, "name").empty())
      say(row, fmt::format("{} \"{}\" has no name", what, code));
    return code;
  }

  Rows read_areas(std::string_view name, const std::vector<std::string>& columns,
                  std::vector<Register::Area>& into) {
    const std::string what(name == "epci" ? name : name.substr(0, name.size() - 1));
    Rows rows;
    for (const Tree& row : table(name, columns)) {
      const std::string code = fresh_code(row, rows, what);
      rows.emplace(code, static_cast<std::uint32_t>(into.size()));
      into.push_back({code, text(row, "name"), row.has("kind") ? text(row, "kind") : "", nowhere, {}});
    }
    return rows;
  }

  void read_communes(const Rows& regions, const Rows& departments, const Rows& epci) {
    std::vector<std::string> columns{"code", "name", "department", "region", "epci"};
    for (const auto& count : out_.counts) columns.push_back(count.column);
    const auto& table_of = table("communes", columns);
    std::vector<const Tree*> ordered;
    for (const Tree& row : table_of) ordered.push_back(&row);
    std::stable_sort(ordered.begin(), ordered.end(), [this](const Tree* one, const Tree* other) {
      return text(*one, "code") < text(*other, "code");
    });
    settle();  // a code that is no text would be told at each comparison
    Rows rows;
    for (const Tree* row : ordered) {
      Register::Commune one;
      one.code = fresh_code(*row, rows, "commune");
      one.name = text(*row, "name");
      one.department = row_of(*row, "department", departments, "department");
      one.region = row_of(*row, "region", regions, "region");
      one.epci = row_of(*row, "epci", epci, "EPCI");
      if (one.department == nowhere && text(*row, "department").empty())
        say(*row, fmt::format("commune \"{}\" has no department", one.code));
      else if (one.department != nowhere && one.region != nowhere &&
               out_.departments[one.department].region != one.region)
        say((*row)["region"], fmt::format("commune \"{}\" is in region {}, its department {} in another",
                                          one.code, text(*row, "region"), text(*row, "department")));
      for (const auto& count : out_.counts) one.inhabitants.push_back(number(*row, count.column));
      const auto at = static_cast<std::uint32_t>(out_.communes.size());
      rows.emplace(one.code, at);
      const std::array<std::pair<std::uint32_t, std::vector<Register::Area>*>, 3> homes{
          {{one.department, &out_.departments}, {one.region, &out_.regions}, {one.epci, &out_.epci}}};
      for (const auto& [home, areas] : homes)
        if (home != nowhere) (*areas)[home].communes.push_back(at);
      out_.communes.push_back(std::move(one));
    }
  }

  void read_parts() {
    Rows rows, communes;
    for (std::size_t c = 0; c < out_.communes.size(); ++c)
      communes.emplace(out_.communes[c].code, static_cast<std::uint32_t>(c));
    for (const Tree& row : table("parts", {"code", "name", "kind", "commune"})) {
      const std::string code = fresh_code(row, rows, "part");
      rows.emplace(code, 0);
      if (communes.count(code)) say(row["code"], fmt::format("part \"{}\" is a commune as well", code));
      out_.parts.push_back(
          {code, text(row, "name"), text(row, "kind"), row_of(row, "commune", communes, "commune")});
    }
    std::sort(out_.parts.begin(), out_.parts.end(),
              [](const auto& one, const auto& other) { return one.code < other.code; });
  }

  // What the table of EPCI says of its own about members and inhabitants.
  void check_sums() {
    const auto& rows = table("epci");
    for (std::size_t e = 0; e < out_.epci.size(); ++e) {
      const Register::Area& area = out_.epci[e];
      if (const double stated = number(rows[e], "communes");
          stated != static_cast<double>(area.communes.size()) && !std::isnan(stated))
        say(rows[e], fmt::format("EPCI \"{}\" has {} communes here and {} in the table of communes",
                                 area.code, stated, area.communes.size()));
      for (std::size_t k = 0; k < out_.counts.size(); ++k) {
        double sum = 0;
        for (const std::uint32_t member : area.communes) sum += out_.communes[member].inhabitants[k];
        if (const double stated = number(rows[e], out_.counts[k].column);
            stated != sum && !std::isnan(stated))
          say(rows[e],
              fmt::format("EPCI \"{}\" has {} inhabitants of {} here and {} in the table of communes",
                          area.code, stated, out_.counts[k].year, sum));
      }
    }
  }

  const Tree& tree_;
  Register out_;
  std::vector<sim::Mistake> mistakes_;
};

}  // namespace

std::uint32_t Register::commune(std::string_view code) const {
  const auto found =
      std::lower_bound(communes.begin(), communes.end(), code,
                       [](const Commune& one, std::string_view wanted) { return one.code < wanted; });
  return found != communes.end() && found->code == code ? static_cast<std::uint32_t>(found - communes.begin())
                                                        : nowhere;
}

const Register::Part* Register::part(std::string_view code) const {
  const auto found =
      std::lower_bound(parts.begin(), parts.end(), code,
                       [](const Part& one, std::string_view wanted) { return one.code < wanted; });
  return found != parts.end() && found->code == code ? &*found : nullptr;
}

sim::Shape register_shape() {
  using sim::Shape;
  const auto table = [](const std::string& meaning) {
    return Shape::object(
        {{"use", Shape::text("a file, CSV or JSON"), true}, {"used", Shape::anything("its rows"), false}},
        meaning);
  };
  const Shape year = Shape::whole(1800, 2200, "", "year that it describes");
  const Shape count =
      Shape::object({{"column", Shape::text("column of the table of communes, and of EPCI"), true},
                     {"year", year, true},
                     {"source", Shape::text("where it comes from"), true}},
                    "A count of inhabitants");
  return Shape::object(
             {{"format", Shape::choice({"sillon-register/1"}, "format and its version"), true},
              {"title", Shape::label(""), true},
              {"year", year, true},
              {"source", Shape::text("where it comes from"), true},
              {"licence", Shape::text("under which it may be used"), true},
              {"counts", Shape::list(count, "counts of inhabitants; the first one knows most communes", 1),
               true},
              {"communes",
               table("code, name, department, region, epci (may be empty), and one column for each count"),
               true},
              {"parts",
               table(
                   "code, name, kind, commune: arrondissements, and communes that merged into the one named"),
               false},
              {"epci", table("code, name, kind; communes and counts are compared with the table of communes"),
               true},
              {"departments", table("code, name, region"), true},
              {"regions", table("code, name"), true}},
             "A register of communes")
      .named("register_file");
}

Register read_register(const sim::Tree& tree) { return Reader(tree).read(); }

}  // namespace models::territory
