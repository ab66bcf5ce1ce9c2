// models/territory/import.cpp -- rows in, figures out, and everything that was wrong on the way.
#include "models/territory/import.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "models/territory/outline.hpp"

namespace models::territory {
namespace {

using sim::Tree;

// Column names of communes' codes, folded; in the order in which they are tried.
constexpr std::array<std::string_view, 12> usual_codes{
    "codgeo",      "code commune", "code insee",         "code commune insee", "depcom", "com",
    "codecommune", "insee com",    "code insee commune", "code geo",           "geo",    "code"};

bool is_commune_code(const std::string& code) {
  return code.size() == 5 && std::isdigit(static_cast<unsigned char>(code[0])) &&
         std::all_of(code.begin() + 2, code.end(), [](unsigned char c) { return std::isdigit(c); });
}

// "nb_etab_2022" is of 2022.
std::int32_t year_at_end(const std::string& column) {
  if (column.size() < 4) return 0;
  const std::string tail = column.substr(column.size() - 4);
  if (column.size() > 4 && std::isdigit(static_cast<unsigned char>(column[column.size() - 5]))) return 0;
  if (!std::all_of(tail.begin(), tail.end(), [](unsigned char c) { return std::isdigit(c); })) return 0;
  const int year = std::stoi(tail);
  return year >= 1900 && year <= 2100 ? year : 0;
}

// Twelve digits that mean something: 15.2 times 0.01 is 0.152.
Tree number(double value) {
  const std::string digits = fmt::format("{:.12g}", value);
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  constexpr double widest = 9e15;
  return value == std::floor(value) && std::abs(value) < widest
             ? Tree::whole(static_cast<std::int64_t>(value))
             : Tree::number(value);
}
Tree missing(const std::string& why) { return Tree::object({{"missing", Tree::text(why)}}); }

enum class From : std::uint8_t { itself, merged, arrondissement };

struct Value {  // of one commune, one part and one origin
  double sum = 0;
  std::size_t rows = 0;
  std::string missing;  // the first reason
  std::size_t table = 0;
  std::uint32_t line = 0;
};

}  // namespace

class Importer::Work {
 public:
  Work(const Tree& territory, ImportPlan plan, const Register* known)
      : tree_(territory), plan_(std::move(plan)), known_(known) {
    if (const Tree* sectors = tree_.find("sectors"); sectors && sectors->has("used"))
      for (const Tree& one : (*sectors)["used"]["sectors"].items()) sectors_.push_back(one["code"].as_text());
    const Tree& communes = std::as_const(tree_)["communes"];
    if (communes.is(Tree::Kind::list)) {
      for (const Tree& one : communes.items()) add_commune(one["code"].as_text());
    } else {
      for (const auto& one : read_register(communes["used"]).communes) add_commune(one.code);
      if (!plan_.places.empty())
        say("--place", 0,
            "the communes of this territory are those of the register; coordinates go to a territory that "
            "lists its own");
    }
    check_plan();
  }

  void header(const std::string& file, char separator, const std::vector<std::string>& names) {
    Table table{file, separator, names, 0, {}, {}, {}, {}};
    table.code = code_column(table);
    for (const auto& [column, value] : plan_.only) table.only.push_back(column_of(table, column, true));
    for (const auto& one : plan_.figures) {
      table.figures.emplace_back();
      for (const auto& column : one.columns) table.figures.back().push_back(column_of(table, column, false));
      table.parts.push_back(one.part_column.empty() ? nowhere_at : column_of(table, one.part_column, false));
    }
    for (const auto& [what, column] : plan_.places) table.places.push_back(column_of(table, column, false));
    tables_.push_back(std::move(table));
  }

  void row(std::uint32_t line, const std::vector<std::string>& cells) {
    ++out_.rows;
    const Table& table = tables_.back();
    line_ = line;
    std::size_t width = cells.size();
    while (width > table.names.size() && cells[width - 1].empty())
      --width;  // separators too many at the end of a row
    if (width != table.names.size())
      return say(fmt::format("a row of {}, expected {} as in the header", cells.size(), table.names.size()));
    if (table.code == nowhere_at) return;
    for (std::size_t i = 0; i < plan_.only.size(); ++i)
      if (table.only[i] == nowhere_at || cells[table.only[i]] != plan_.only[i].second)
        return void(++out_.passed_over);
    std::string code = cells[table.code];
    std::transform(code.begin(), code.end(), code.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    From from = From::itself;
    const std::uint32_t commune = commune_of(code, cells[table.code], from);
    if (commune == nowhere) return;
    ++out_.inside;
    bool told = false;
    for (std::size_t k = 0; k < plan_.figures.size(); ++k) take(k, code, commune, from, cells, told);
    if (from == From::itself) take_places(commune, cells);
  }

  Imported finish() {
    for (const auto& table : tables_) tell_absent(table);
    if (mistakes_.empty() && out_.inside == 0) {
      std::string first;
      for (const auto& [what, rows] : out_.outside)
        if (first.size() < 60) first += fmt::format("{}{}", first.empty() ? "" : ", ", what);
      say(tables_.empty() ? "" : tables_.front().file, 0,
          fmt::format("no row is of a commune of this territory; {} rows of others{}", out_.rows,
                      first.empty() ? "" : fmt::format(" ({})", first)));
    }
    if (mistakes_.empty()) write();
    if (!mistakes_.empty()) throw sim::ScenarioError(std::move(mistakes_));
    out_.tree = std::move(tree_);
    return std::move(out_);
  }

  void blame(std::vector<sim::Mistake>& mistakes) const {
    for (auto& mistake : mistakes)
      if (const auto found = lines_.find(mistake.pointer);
          found != lines_.end() && mistake.line == 0 && mistake.file == tables_[found->second.first].file)
        mistake.line = found->second.second, mistake.column = 1;
  }

 private:
  static constexpr std::size_t nowhere_at = static_cast<std::size_t>(-1);
  struct Table {
    std::string file;
    char separator;
    std::vector<std::string> names;
    std::size_t code;
    std::vector<std::size_t> only;
    std::vector<std::vector<std::size_t>> figures;  // by entry of the plan, by column
    std::vector<std::size_t> parts, places;
  };
  struct Key {
    std::size_t entry;
    std::string part;
    std::uint32_t commune;
    From from;
    auto operator<=>(const Key&) const = default;
  };

  void say(std::string file, std::uint32_t line, std::string message) {
    constexpr std::size_t most = 10'000;
    if (mistakes_.size() < most)
      mistakes_.push_back({std::move(file), "", std::move(message), line, line == 0 ? 0U : 1U});
  }
  void say(std::string message) { say(tables_.back().file, line_, std::move(message)); }

  static std::string near(const std::string& name, const std::vector<std::string>& known) {
    const auto close = sim::nearest(name, known);
    return close.empty() ? "" : fmt::format("; nearest: \"{}\"", close);
  }

  void add_commune(const std::string& code) {
    rows_.emplace(code, static_cast<std::uint32_t>(codes_.size())), codes_.push_back(code);
  }

  static const FigureName* name_of(const std::string& figure) {
    const auto found = std::find_if(figure_names.begin(), figure_names.end(),
                                    [&](const FigureName& one) { return one.name == figure; });
    return found == figure_names.end() ? nullptr : &*found;
  }
  // Rates and medians of two places make none of both.
  static bool adds_up(const FigureName& name) { return name.unit != "1" && name.unit != "EUR/year"; }

  void check_plan() {
    if (plan_.figures.empty() && plan_.places.empty())
      say("--figure", 0, "nothing to import: name at least one FIGURE=COLUMN, or a --map");
    std::vector<std::string> known;
    for (const auto& name : figure_names) known.emplace_back(name.name);
    std::set<std::pair<std::string, std::string>> seen;
    std::map<std::string, std::int32_t> years;
    for (auto& one : plan_.figures) {
      const FigureName* name = name_of(one.figure);
      if (!name) {
        say("--figure", 0,
            fmt::format("no figure \"{}\" in a territory{}", one.figure, near(one.figure, known)));
        continue;
      }
      const bool is_long = !one.part_column.empty();
      if (name->parts == Parts::none && (is_long || !one.part.empty()))
        say(is_long ? "--long" : "--figure", 0,
            fmt::format("{} is not broken down; figures that are: jobs_by_sector, jobs_salaried_by_sector, "
                        "establishments_by_sector, dwellings_by_class, services",
                        one.figure));
      if (name->parts != Parts::none && !is_long && one.part.empty())
        say("--figure", 0,
            fmt::format("{} is broken down: write {}/PART=COLUMN, or --long {}=PART_COLUMN:COLUMN",
                        one.figure, one.figure, one.figure));
      if (!one.part.empty()) one.part = part_of(*name, one.part, "--figure", 0);
      if (!seen.emplace(one.figure, is_long ? "*" : one.part).second)
        say("--figure", 0,
            fmt::format("{}{} is filled twice", one.figure, one.part.empty() ? "" : "/" + one.part));
      years_from_column_.push_back(false);
      if (one.year == 0) one.year = plan_.year;
      if (one.year == 0)
        one.year = year_at_end(one.columns.back()), years_from_column_.back() = one.year != 0;
      if (one.year == 0)
        say("--year", 0,
            fmt::format("of which year is {}? {} does not end in one", one.figure, one.columns.back()));
      else if (one.year < 1800 || one.year > 2200)
        say("--year", 0, fmt::format("{} is no year", one.year));
      if (const auto [at, fresh] = years.emplace(one.figure, one.year); !fresh && at->second != one.year)
        say("--year", 0,
            fmt::format("{} is of {} in one column and of {} in another", one.figure, at->second, one.year));
      if (one.source.empty()) one.source = plan_.source;
      if (one.source.empty() && !sourceless_)
        sourceless_ = true,
        say("--source", 0, "where do the figures come from? A territory's file says it for each of them");
    }
  }

  std::string part_of(const FigureName& name, const std::string& given, const std::string& file,
                      std::uint32_t line) {
    if (name.parts == Parts::sector) {
      const std::string code(a17(a38_of_activity(given)));
      if (sectors_.empty() || std::find(sectors_.begin(), sectors_.end(), code) != sectors_.end())
        return code;
      say(file, line,
          fmt::format("no sector \"{}\" in the table of sectors{}; A17, A38, A88 and APE codes are known",
                      given, near(given, sectors_)));
    } else if (name.parts == Parts::dwelling_class) {
      if (given.size() == 1 && given[0] >= 'A' && given[0] <= 'G') return given;
      say(file, line, fmt::format("no class \"{}\", expected A to G", given));
    }
    return given;
  }

  std::size_t code_column(const Table& table) {
    if (!plan_.code.empty()) return column_of(table, plan_.code, true);
    for (const auto usual : usual_codes)
      for (std::size_t i = 0; i < table.names.size(); ++i)
        if (folded(table.names[i]) == usual) return i;
    say(table.file, 1,
        fmt::format("which column holds the communes' codes? --code COLUMN; there are {}",
                    some(table.names)));
    return nowhere_at;
  }

  static std::string some(const std::vector<std::string>& names) {
    constexpr std::size_t most = 12;
    return fmt::format(
        "{}{}",
        fmt::join(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(std::min(most, names.size())),
                  ", "),
        names.size() > most ? " ..." : "");
  }

  std::size_t column_of(const Table& table, const std::string& name, bool wanted) {
    const auto found = std::find(table.names.begin(), table.names.end(), name);
    if (found != table.names.end()) {
      present_.insert(name);
      return static_cast<std::size_t>(found - table.names.begin());
    }
    if (wanted) {
      const auto close = sim::nearest(name, table.names);
      say(table.file, 1,
          fmt::format(
              "no column \"{}\"; {}", name,
              close.empty() ? "there are " + some(table.names) : fmt::format("nearest: \"{}\"", close)));
    }
    return nowhere_at;
  }

  // Columns that no table has.
  void tell_absent(const Table& table) {
    std::vector<std::string> wanted;
    for (const auto& one : plan_.figures) {
      wanted.insert(wanted.end(), one.columns.begin(), one.columns.end());
      if (!one.part_column.empty()) wanted.push_back(one.part_column);
    }
    for (const auto& [what, column] : plan_.places) wanted.push_back(column);
    for (const auto& name : wanted)
      if (!present_.count(name)) column_of(table, name, true), present_.insert(name);
  }

  std::uint32_t commune_of(std::string& code, const std::string& given, From& from) {
    if (const auto found = rows_.find(code); found != rows_.end()) return found->second;
    if (code.size() == 4 &&
        std::all_of(code.begin(), code.end(), [](unsigned char c) { return std::isdigit(c); }))
      if (const auto found = rows_.find("0" + code); found != rows_.end()) {
        ++out_.zeros_restored;
        code = "0" + code;
        return found->second;
      }
    if (const auto* part = known_ ? known_->part(code) : nullptr)
      if (const auto found = rows_.find(known_->communes[part->commune].code); found != rows_.end()) {
        from = part->kind == "arrondissement" ? From::arrondissement : From::merged;
        ++out_.from_parts[code];
        return found->second;
      }
    const bool is_commune = is_commune_code(code) || (code.size() == 4 && is_commune_code("0" + code));
    ++out_.outside[is_commune ? "commune" : given.empty() ? "(no code)" : given];
    return nowhere;
  }

  void take(std::size_t k, const std::string& code, std::uint32_t commune, From from,
            const std::vector<std::string>& cells, bool& told) {
    const Table& table = tables_.back();
    const auto& one = plan_.figures[k];
    const FigureName* name = name_of(one.figure);
    if (!name ||
        std::find(table.figures[k].begin(), table.figures[k].end(), nowhere_at) != table.figures[k].end())
      return;
    std::string raw = one.part, part = one.part;
    if (!one.part_column.empty()) {
      if (table.parts[k] == nowhere_at) return;
      raw = cells[table.parts[k]];
      if (raw.empty()) return say(fmt::format("{} is empty: of which part is this row?", one.part_column));
      part = part_of(*name, raw, table.file, line_);
    }
    const auto [first, fresh] = seen_.emplace(std::tuple(k, code, raw), std::pair(tables_.size() - 1, line_));
    if (!fresh && !plan_.add_rows) {
      if (told) return;
      told = true;
      const auto& [before, line] = first->second;
      return say(
          fmt::format("commune {}{} is there twice, first on line {}{}; --add-rows adds rows up, --only "
                      "keeps some of them",
                      code, one.part_column.empty() ? "" : " with " + raw, line,
                      before + 1 == tables_.size() ? "" : " of " + tables_[before].file));
    }
    Value& value = values_[{k, part, commune, from}];
    double sum = 0;
    std::string why;
    for (const std::size_t at : table.figures[k]) {
      const std::string& cell = cells[at];
      const auto read = published_number(cell, table.separator);
      if (read && *read < 0)
        say(fmt::format("{}: {} is negative", table.names[at], cell));
      else if (read)
        sum += *read;
      else if (const auto reason = missing_reason(cell, plan_.missing))
        why = why.empty() ? *reason : why;
      else
        say(fmt::format("{}: \"{}\" is no number{}", table.names[at], cell, hint(cell, table.separator)));
    }
    sum *= one.times;
    if (name->unit == "1" && sum > 1 && why.empty())
      say(fmt::format("{}: {} is more than 1; if it is per cent, write {}={}*0.01", one.figure, sum,
                      one.figure, fmt::join(one.columns, "+")));
    if (!why.empty() && value.missing.empty()) value.missing = why;
    value.sum += sum;
    if (value.rows++ == 0) value.table = tables_.size() - 1, value.line = line_;
    if (value.rows > 1 && !adds_up(*name) && value.missing.empty())
      value.missing = "several rows, which have no common value";
  }

  static std::string hint(const std::string& cell, char separator) {
    if (cell.find('%') != std::string::npos) return "; leave out the sign and write COLUMN*0.01";
    if (separator == ',' && cell.find(',') != std::string::npos) return " that can be read in one way only";
    return fmt::format("; if it means that there is none: --missing {}=REASON", cell);
  }

  void take_places(std::uint32_t commune, const std::vector<std::string>& cells) {
    const Table& table = tables_.back();
    for (std::size_t i = 0; i < plan_.places.size(); ++i) {
      if (table.places[i] == nowhere_at) continue;
      const auto& [what, column] = plan_.places[i];
      const std::string& cell = cells[table.places[i]];
      if (cell.empty() || missing_reason(cell, plan_.missing)) continue;
      Tree value = Tree::text(cell);
      if (what != "name") {
        const auto read = published_number(cell, table.separator);
        const double most = what == "latitude"    ? 90
                            : what == "longitude" ? 180
                                                  : 1e6,
                     least = what == "area" ? 0 : -most;
        if (!read)
          say(fmt::format("{}: \"{}\" is no number", column, cell));
        else if (*read < least || *read > most)
          say(fmt::format("{}: {} is out of range, expected {} to {}", column, cell, least, most));
        if (!read) continue;
        value = Tree::number(*read);
      }
      described_[commune].insert_or_assign(what, std::move(value));
    }
  }

  // ---- what was read becomes figures

  // The value of a commune: its own rows with those of communes that merged into it; else those of its arrondissements.
  Tree value_of(const FigureName& name, std::size_t k, const std::string& part, std::uint32_t commune,
                const Value*& where) const {
    const auto find = [&](From from) {
      const auto found = values_.find({k, part, commune, from});
      return found == values_.end() ? nullptr : &found->second;
    };
    const Value *own = find(From::itself), *merged = find(From::merged), *parts = find(From::arrondissement);
    const bool whole_is_there = own != nullptr;
    if (!own) own = parts;
    where = own ? own : merged;
    if (!where) return {};
    if (!own && plan_.figures[k].part_column.empty())
      return missing("only communes that merged into it have a row");
    if (!where->missing.empty()) return missing(where->missing);
    if (((merged && own) || (!whole_is_there && where->rows > 1)) && !adds_up(name))
      return missing("several rows, which have no common value");
    if (own && merged && !merged->missing.empty())
      return missing(merged->missing + ", in a commune that merged into it");
    return number(where->sum + (own && merged ? merged->sum : 0));
  }

  void write() {
    std::set<std::string> done;
    for (std::size_t k = 0; k < plan_.figures.size(); ++k)
      if (done.insert(plan_.figures[k].figure).second) write_figure(plan_.figures[k].figure, k);
    write_places();
  }

  std::string files() const {
    std::string all;
    for (const auto& table : tables_)
      all += (all.empty() ? "" : ", ") + table.file.substr(table.file.rfind('/') + 1);
    return all;
  }

  // The key of a source with this title and year, made if there is none.
  std::string source_key(const ImportPlan::Column& one) {
    if (!tree_.has("sources")) tree_.put("sources", Tree::object());
    Tree& sources = *tree_.find("sources");
    for (const auto& [key, source] : sources.members())
      if (source["title"].is(Tree::Kind::text) && source["title"].as_text() == one.source &&
          source.has("year") && source["year"].as_number() == one.year)
        return key;
    std::string key = folded(one.source).substr(0, 32);
    std::replace(key.begin(), key.end(), ' ', '-');
    while (!key.empty() && key.back() == '-') key.pop_back();
    if (key.empty()) key = "import";
    const std::string year = fmt::format("-{}", one.year);
    if (!key.ends_with(year)) key += year;
    std::string name = key;
    for (int n = 2; sources.has(name); ++n) name = fmt::format("{}-{}", key, n);
    Tree source = Tree::object({{"title", Tree::text(one.source)}, {"year", Tree::whole(one.year)}});
    if (!plan_.licence.empty()) source.put("licence", Tree::text(plan_.licence));
    sources.put(name, std::move(source));
    return name;
  }

  void write_figure(const std::string& figure, std::size_t first) {
    const FigureName& name = *name_of(figure);
    const auto& one = plan_.figures[first];
    const std::string key = source_key(one);
    Tree& figures = *tree_.find("figures");
    const Tree* old = std::as_const(figures).find(figure);
    const bool same = old && (*old)["year"].as_number() == one.year &&
                      (*old)["source"].is(Tree::Kind::text) && (*old)["source"].as_text() == key;
    Imported::Figure told{figure,
                          one.year,
                          0,
                          0,
                          0,
                          static_cast<bool>(years_from_column_[first]),
                          old && !same,
                          old && old->has("total")};

    Tree communes = same && old->has("communes") ? (*old)["communes"] : Tree::object();
    for (std::uint32_t c = 0; c < codes_.size(); ++c) {
      const std::string pointer =
          fmt::format("/figures/{}/communes/{}", figure, sim::pointer_segment(codes_[c]).substr(1));
      Tree value = name.parts == Parts::none ? placed(name, first, "", c, pointer)
                                             : parts_of(name, c, communes, pointer);
      const bool found = !value.is(Tree::Kind::null);
      if (!found)
        ++told.without_row;
      else if (value.is(Tree::Kind::object) && value.has("missing"))
        ++told.missing;
      else
        ++told.stated;
      if (found)
        communes.put(codes_[c], std::move(value));
      else if (!communes.has(codes_[c]) && name.parts == Parts::none && name.name != "inhabitants")
        communes.put(codes_[c], missing("no row in " + files()));
    }
    Tree fresh = Tree::object({{"unit", Tree::text(std::string(name.unit))},
                               {"year", Tree::whole(one.year)},
                               {"source", Tree::text(key)},
                               {"communes", std::move(communes)}});
    if (old && old->has("note")) fresh.put("note", (*old)["note"]);
    fresh.place(std::make_shared<const std::string>(tables_.front().file), "/figures/" + figure);
    figures.put(figure, std::move(fresh));
    now_stated(tree_, figure);
    out_.figures.push_back(std::move(told));
  }

  // One value with the table and line from which it comes; null if no row has it.
  Tree placed(const FigureName& name, std::size_t k, const std::string& part, std::uint32_t c,
              const std::string& pointer) {
    const Value* where = nullptr;
    Tree value = value_of(name, k, part, c, where);
    if (!where) return {};
    value.place(std::make_shared<const std::string>(tables_[where->table].file), pointer);
    lines_[pointer] = {where->table, where->line};
    return value;
  }

  Tree parts_of(const FigureName& name, std::uint32_t c, const Tree& communes, const std::string& pointer) {
    const Tree* before = communes.find(codes_[c]);
    Tree parts = before && !before->has("missing") ? *before : Tree::object();
    bool any = false;
    for (std::size_t k = 0; k < plan_.figures.size(); ++k) {
      if (plan_.figures[k].figure != name.name) continue;
      std::set<std::string> here;
      for (const auto& [key, value] : values_)
        if (key.entry == k && key.commune == c) here.insert(key.part);
      for (const auto& part : here) {
        Tree value = placed(name, k, part, c, pointer + sim::pointer_segment(part));
        if (!value.is(Tree::Kind::null)) parts.put(part, std::move(value)), any = true;
      }
    }
    if (any) parts.place(std::make_shared<const std::string>(tables_.front().file), pointer);
    return any ? parts : Tree();
  }

  void write_places() {
    if (described_.empty()) return;
    std::vector<Tree> communes = std::as_const(tree_)["communes"].items();
    for (auto& [c, members] : described_)
      for (auto& [what, value] : members) communes[c].put(what, std::move(value));
    out_.places = described_.size();
    tree_.put("communes", Tree::list(std::move(communes)));
  }

  Tree tree_;
  ImportPlan plan_;
  const Register* known_;
  std::vector<std::string> sectors_, codes_;
  std::map<std::string, std::uint32_t, std::less<>> rows_;
  std::vector<Table> tables_;
  std::uint32_t line_ = 0;
  std::set<std::string> present_;  // columns that a table has
  std::vector<bool> years_from_column_;
  bool sourceless_ = false;
  std::map<Key, Value> values_;
  std::map<std::tuple<std::size_t, std::string, std::string>, std::pair<std::size_t, std::uint32_t>>
      seen_;  // entry, code, part as written; table, line
  std::map<std::uint32_t, std::map<std::string, Tree>> described_;
  std::map<std::string, std::pair<std::size_t, std::uint32_t>> lines_;  // pointer; table, line
  std::vector<sim::Mistake> mistakes_;
  Imported out_;
};

Importer::Importer(const sim::Tree& territory, ImportPlan plan, const Register* known)
    : work_(std::make_unique<Work>(territory, std::move(plan), known)) {}
Importer::~Importer() = default;
void Importer::header(const std::string& file, char separator, const std::vector<std::string>& names) {
  work_->header(file, separator, names);
}
void Importer::row(std::uint32_t line, const std::vector<std::string>& cells) { work_->row(line, cells); }
Imported Importer::finish() { return work_->finish(); }
void Importer::blame(std::vector<sim::Mistake>& mistakes) const { work_->blame(mistakes); }

}  // namespace models::territory
