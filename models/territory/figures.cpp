// models/territory/figures.cpp -- from the tree to plain data; what is not known in the file's own lists is a mistake.
#include "models/territory/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <set>

#include "models/territory/field_words.hpp"
#include "models/territory/register.hpp"

namespace models::territory {
namespace {

using sim::Mistake;
using sim::Tree;

const std::vector<Tree> nothing;
const std::vector<Tree>& rows(const Tree* list) {  // a list, or the content of the file that stands in its place
  if (!list) return nothing;
  if (list->is(Tree::Kind::list)) return list->items();
  const Tree* used = list->find("used");
  return used && used->is(Tree::Kind::list) ? used->items() : nothing;
}

std::string text(const Tree& row, std::string_view name) {
  const Tree* member = row.find(name);
  return member && member->is(Tree::Kind::text) ? member->as_text() : std::string{};
}

std::vector<std::string> words(const Tree& row, std::string_view name) {
  std::vector<std::string> all;
  const Tree* member = row.find(name);
  if (member && member->is(Tree::Kind::list))
    for (const Tree& word : member->items()) all.push_back(word.as_text());
  else if (member && member->is(Tree::Kind::text)) {
    std::string rest = member->as_text();
    for (std::size_t end = 0; end != std::string::npos; rest = end == std::string::npos ? "" : rest.substr(end + 1)) {
      end = rest.find(';');
      const std::string word = rest.substr(0, end);
      const auto first = word.find_first_not_of(' ');
      if (first != std::string::npos) all.push_back(word.substr(first, word.find_last_not_of(' ') - first + 1));
    }
  }
  return all;
}

class Reader {
 public:
  Reader(const Tree& tree, const std::vector<std::string>& sectors) : tree_(tree), sectors_(sectors) {}

  Figures read() {
    read_places();
    read_assumptions();
    read_structure();
    for (const auto& name : figure_names)
      if (const Tree* figure = tree_["figures"].find(name.name)) read_figure(name, *figure);
    read_zeros();
    read_employers();
    read_commuting();
    read_bodies();
    read_research();
    read_actors();
    if (mistakes_.empty()) contradictions(out_, mistakes_);
    if (!mistakes_.empty()) throw sim::ScenarioError(std::move(mistakes_));
    return std::move(out_);
  }

 private:
  void say(const Tree& where, std::string message) { mistakes_.push_back(where.mistake(std::move(message))); }

  static std::string near(const std::string& name, const std::vector<std::string>& known) {
    const auto close = sim::nearest(name, known);
    return close.empty() ? "" : fmt::format("; nearest: \"{}\"", close);
  }

  std::uint32_t commune(const std::string& code, const Tree& where) {
    const auto found = rows_.find(code);
    if (found != rows_.end()) return found->second;
    say(where, fmt::format("no commune \"{}\" in this territory{}", code, near(code, codes_)));
    return 0;
  }
  std::uint32_t commune(const Tree& row) {
    const Tree* member = row.find("commune");
    return member ? commune(member->as_text(), *member) : nowhere;
  }

  std::string sector(const Tree& row, std::string_view name) {
    const std::string code(a17(text(row, name)));
    if (std::find(sectors_.begin(), sectors_.end(), code) == sectors_.end())
      say(row.has(name) ? row[name] : row, fmt::format("no sector \"{}\" in the table of sectors{}", text(row, name), near(code, sectors_)));
    return code;
  }

  std::string source(const Tree& row) const {
    const std::string key = text(row, "source");
    const Tree* sources = tree_.find("sources");
    const Tree* found = sources ? sources->find(key) : nullptr;
    const Tree* title = found ? found->find("title") : nullptr;
    if (!title) return key;
    if (title->is(Tree::Kind::text)) return title->as_text();
    return title->has("en") ? text(*title, "en") : text(*title, "fr");
  }

  double number(const Tree& row, std::string_view name, double otherwise) {
    const Tree* member = row.find(name);
    if (!member) return otherwise;
    double value = otherwise;
    if (member->is(Tree::Kind::number)) value = member->as_number();
    else if (member->is(Tree::Kind::text) && !member->as_text().empty()) {
      char* end = nullptr;
      value = std::strtod(member->as_text().c_str(), &end);
      if (*end != '\0') say(*member, fmt::format("{} is not a number", sim::quoted(*member)));
    }
    if (value < 0) say(*member, fmt::format("{} is negative", sim::quoted(*member)));
    return value;
  }

  Stated stated(const Tree& tree) {
    Stated out;
    out.where = &tree;
    if (tree.is(Tree::Kind::object)) {
      out.missing = text(tree, "missing");
      if (const Tree* value = tree.find("value")) out.value = value->as_number(), out.where = value;
      out.low = number(tree, "low", unknown), out.high = number(tree, "high", unknown);
      if (out.low > out.value || out.high < out.value) say(*out.where, fmt::format("{} is outside its own band", sim::quoted(*out.where)));
    } else {
      out.value = tree.as_number();
    }
    if (out.value < 0) say(*out.where, fmt::format("{} is negative", sim::quoted(*out.where)));
    return out;
  }

  void read_places() {
    out_.code = text(tree_, "code").empty() ? "territory" : text(tree_, "code");
    out_.is_epci = text(tree_, "kind") == "epci";
    if (const Tree* flag = tree_.find("pseudonymise")) out_.pseudonymise = flag->as_boolean();
    if (const Tree& communes = tree_["communes"]; !communes.is(Tree::Kind::list)) {
      if (const Tree* used = communes.find("used")) read_communes_of(*used);
      else say(communes, "the register of communes was not read");
      return;
    }
    for (const Tree& row : tree_["communes"].items()) {
      Place place{row["code"].as_text(), text(row, "name")};
      const auto read = [&](std::string_view name, double& into) {
        if (const Tree* member = row.find(name)) into = member->as_number();
      };
      read("latitude", place.latitude), read("longitude", place.longitude), read("area", place.area);
      place.epci = union_of(text(row, "epci"));
      if (place.code.size() > sim::Code{}.size()) say(row["code"], fmt::format("\"{}\" is longer than a commune's code", place.code));
      if (!rows_.emplace(place.code, static_cast<std::uint32_t>(out_.places.size())).second)
        say(row["code"], fmt::format("commune \"{}\" is there twice", place.code));
      codes_.push_back(place.code);
      out_.places.push_back(std::move(place));
    }
  }

  std::uint32_t union_of(const std::string& code) {  // one that the communes of the file name
    if (code.empty()) return nowhere;
    const auto found = std::find_if(out_.epci.begin(), out_.epci.end(), [&](const Area& one) { return one.code == code; });
    if (found != out_.epci.end()) return static_cast<std::uint32_t>(found - out_.epci.begin());
    out_.epci.push_back({code, code});
    return static_cast<std::uint32_t>(out_.epci.size() - 1);
  }
  void read_communes_of(const Tree& tree) {
    Register all = read_register(tree);
    out_.from_register = true;
    for (const auto& [from, into] : {std::pair(&all.epci, &out_.epci), std::pair(&all.departments, &out_.departments), std::pair(&all.regions, &out_.regions)})
      for (Register::Area& area : *from) into->push_back({std::move(area.code), std::move(area.name)});
    for (Register::Commune& one : all.communes) {
      Place place{one.code, one.name};
      place.epci = one.epci, place.department = one.department, place.region = one.region;
      if (place.code.size() > sim::Code{}.size()) say(tree, fmt::format("\"{}\" is longer than a commune's code", place.code));
      rows_.emplace(place.code, static_cast<std::uint32_t>(out_.places.size()));
      codes_.push_back(place.code);
      counted_.push_back(std::move(one.inhabitants));
      out_.places.push_back(std::move(place));
    }
    for (const auto& count : all.counts) counts_.push_back(count.year);
  }

  // Inhabitants that the file leaves to the register: its count of the figure's year.
  void take_count(Figure& figure) {
    for (std::size_t k = 0; k < counts_.size(); ++k) {
      if (counts_[k] != figure.year) continue;
      for (std::size_t c = 0; c < out_.places.size(); ++c) {
        Stated& here = figure.communes[c];
        if (here.where) continue;
        here.value = counted_[c][k], here.where = figure.where;
        if (std::isnan(here.value)) here.value = 0, here.missing = "nobody counted, settled empty";  // lands without inhabitants, by and large
      }
      return;
    }
    std::string known;
    for (const auto year : counts_) known += fmt::format("{}{}", known.empty() ? "" : ", ", year);
    say((*figure.where)["year"], fmt::format("the register has no count of {}; it has {}", figure.year, known));
  }

  void read_structure() {
    const Tree* named = tree_.find("structure");
    const auto& table = rows(named);
    if (!named) return;
    if (table.empty()) return say(*named, "holds no rows, expected a table such as \"france-size-classes.csv\"");
    const auto bound = [](const std::string& name, std::string_view prefix) { return name.rfind(prefix, 0) == 0 ? std::strtod(name.c_str() + prefix.size(), nullptr) : unknown; };
    std::vector<std::string> columns;
    for (const auto& [name, cell] : table.front().members()) {
      const double below = bound(name, "below_"), from = bound(name, "from_");
      if (std::isnan(below) && std::isnan(from)) continue;
      const double before = out_.structure.below.empty() ? 0 : out_.structure.below.back();
      if (std::isnan(from) ? !(below > before) : from != before) say(cell, fmt::format("class \"{}\" does not follow the one before it", name));
      columns.push_back(name), out_.structure.below.push_back(std::isnan(from) ? below : std::numeric_limits<double>::infinity());
    }
    if (columns.empty() || out_.structure.below.back() < std::numeric_limits<double>::infinity())
      return say(table.front(), "the classes of size have no end, expected columns \"below_500\" ... and a last one \"from_100000\"");
    std::vector<std::string> known;
    for (const auto& one : ratio_names) known.emplace_back(one.figure);
    for (const Tree& row : table) {
      const std::string figure = text(row, "figure");
      const auto found = std::find_if(ratio_names.begin(), ratio_names.end(), [&](const RatioName& one) { return one.figure == figure; });
      if (found == ratio_names.end()) { say(row, fmt::format("no figure \"{}\" by size of commune{}", figure, near(figure, known))); continue; }
      if (text(row, "per") != found->per) say(row, fmt::format("{} per \"{}\", expected per \"{}\"", figure, text(row, "per"), found->per));
      Structure::Row out{text(row, "per"), source(row), static_cast<std::int32_t>(number(row, "year", 0)), {}};
      for (const auto& column : columns) {
        out.ratios.push_back(number(row, column, unknown));
        if (!(out.ratios.back() <= found->most)) say(row.has(column) ? row[column] : row, fmt::format("{} of {} {}: expected a number from 0 to {}", column, figure, out.ratios.back(), found->most));
      }
      if (!out_.structure.rows.emplace(figure, std::move(out)).second) say(row, fmt::format("figure \"{}\" is there twice", figure));
    }
  }

  void read_assumptions() {
    for (const auto& name : assumption_names) {
      Assumption& assumption = out_.assumptions[std::string(name.name)];
      assumption = {name.value, std::string(name.source), false};
      const Tree* all = tree_.find("assumptions");
      const Tree* given = all ? all->find(name.name) : nullptr;
      if (!given) continue;
      assumption.value = given->is(Tree::Kind::object) ? (*given)["value"].as_number() : given->as_number();
      assumption.source = given->is(Tree::Kind::object) ? source(*given) : "";
      assumption.stated = true;
    }
  }

  std::string part_of(const FigureName& name, const std::string& part, const Tree& where) {
    if (name.parts != Parts::sector) return part;
    const std::string code(a17(part));
    if (std::find(sectors_.begin(), sectors_.end(), code) == sectors_.end())
      say(where, fmt::format("no sector \"{}\" in the table of sectors{}", part, near(part, sectors_)));
    return code;
  }

  static void add(Stated& sum, const Stated& one) {
    if (!sum.known()) sum = one;
    else if (one.known()) sum.value += one.value;
  }
  void read_figure(const FigureName& name, const Tree& tree) {
    Figure& figure = out_.figures[std::string(name.name)];
    figure.name = &name;
    figure.year = static_cast<std::int32_t>(tree["year"].as_number());
    figure.source = source(tree);
    figure.where = &tree;
    const std::size_t n = out_.places.size();
    if (name.parts == Parts::none) figure.communes.resize(n);
    if (const Tree* total = tree.find("total")) {
      if (name.parts == Parts::none) figure.total = stated(*total);
      else
        for (const auto& [part, value] : total->members()) add(figure.part_totals[part_of(name, part, value)], stated(value));
    }
    if (tree.has("communes")) read_values(name, tree["communes"], figure);
    if (name.name == "inhabitants" && out_.from_register) take_count(figure);
  }

  void read_values(const FigureName& name, const Tree& tree, Figure& figure) {
    const std::size_t n = out_.places.size();
    for (const auto& [code, value] : tree.members()) {
      const std::uint32_t row = commune(code, value);
      if (row >= n) continue;
      if (name.parts == Parts::none) {
        figure.communes[row] = stated(value);
        continue;
      }
      if (value.has("missing")) continue;
      for (const auto& [part, one] : value.members()) {
        auto& communes = figure.parts[part_of(name, part, one)];
        communes.resize(n);
        add(communes[row], stated(one));
      }
    }
  }

  void read_zeros() {
    for (const Tree& row : rows(tree_.find("structural_zeros"))) out_.zeros.push_back({sector(row, "sector"), commune(row)});
  }

  void read_employers() {
    for (const Tree& row : rows(tree_.find("large_employers"))) {
      LargeEmployer employer{row["name"].as_text(), sector(row, "sector"), source(row), commune(row)};
      const Stated jobs = stated(row["jobs"]);
      employer.jobs = jobs.value, employer.low = jobs.low, employer.high = jobs.high;
      employer.year = static_cast<std::int32_t>(number(row, "year", 0));
      out_.large_employers.push_back(std::move(employer));
    }
  }

  void read_commuting() {
    const Tree* commuting = tree_.find("commuting");
    if (!commuting) return;
    out_.commuting_source = source(*commuting);
    out_.commuting_year = static_cast<std::int32_t>((*commuting)["year"].as_number());
    std::set<std::string> outside;
    for (const Tree& place : rows(commuting->find("outside"))) {
      outside.insert(place["code"].as_text());
      if (rows_.count(place["code"].as_text())) say(place["code"], fmt::format("\"{}\" is a commune of this territory", place["code"].as_text()));
    }
    for (const Tree& row : rows(commuting->find("flows"))) {
      const auto end = [&](std::string_view name) {
        return outside.count(text(row, name)) ? nowhere : commune(text(row, name), row[name]);
      };
      const std::uint32_t from = end("from"), to = end("to");
      out_.flows.push_back({from, to, number(row, "persons", 0)});
    }
  }

  void read_bodies() {
    for (const Tree& row : rows(tree_.find("public_bodies"))) {
      const auto level = std::find(body_levels.begin(), body_levels.end(), text(row, "level"));
      out_.bodies.push_back({row["name"].as_text(), source(row), static_cast<std::uint8_t>(level - body_levels.begin()),
                             commune(row), number(row, "staff", 0)});
    }
  }

  void read_research() {
    const Tree* research = tree_.find("research");
    if (!research) return;
    out_.research_source = source(*research);
    const std::uint32_t host = commune(*research);
    const Tree& teams = (*research)["teams"];
    if (teams.is(Tree::Kind::number)) {
      out_.teams.assign(static_cast<std::size_t>(teams.as_number()), host);
      return;
    }
    for (const Tree& row : rows(&teams)) out_.teams.push_back(row.has("commune") ? commune(row) : host);
  }

  // ---- what real actors say of themselves
  using Word = std::pair<std::string, const Tree*>;  // with the place to name in a mistake; empty: an object
  static std::vector<Word> named(const Tree& row, std::string_view name) {
    std::vector<Word> out;
    const Tree* member = row.find(name);
    if (!member) return out;
    if (member->is(Tree::Kind::list)) {
      for (const Tree& one : member->items()) out.emplace_back(one.is(Tree::Kind::text) ? one.as_text() : "", &one);
      return out;
    }
    for (std::string& word : words(row, name)) out.emplace_back(std::move(word), member);
    return out;
  }
  std::optional<std::uint8_t> field(const std::string& word, const Tree& where) {
    const auto found = field_named(word);
    if (!found) say(where, no_field(word));
    return found;
  }
  std::vector<std::uint8_t> fields(const Tree& row, std::string_view name) {
    std::vector<std::uint8_t> out;
    for (const auto& [word, where] : named(row, name))
      if (const auto one = field(word, *where); one && std::find(out.begin(), out.end(), *one) == out.end()) out.push_back(*one);
    return out;
  }
  double part(const Tree& row, std::string_view name) {
    const double value = number(row, name, unknown);
    if (value > 1) say(row[name], fmt::format("{} is more than 1", sim::quoted(row[name])));
    return value;
  }
  void read_topics(const Tree& row, RealActor& real) {
    const std::vector<std::string> known(topic_names.begin(), topic_names.end());
    for (const std::string& word : words(row, "topics")) {
      const auto topic = std::find(topic_names.begin(), topic_names.end(), word);
      if (topic == topic_names.end()) say(row["topics"], fmt::format("no topic \"{}\"{}", word, near(word, known)));
      else real.topics.push_back(static_cast<std::uint8_t>(topic - topic_names.begin()));
    }
  }
  void read_role(const Tree& row, RealActor& real) {
    const std::string role = text(row, "role");
    if (role.empty()) return;
    const auto found = std::find(role_names.begin(), role_names.end(), role);
    if (found == role_names.end()) return say(row["role"], fmt::format("no role \"{}\"{}", role, near(role, {role_names.begin(), role_names.end()})));
    real.role = static_cast<std::uint8_t>(found - role_names.begin());
  }
  // "digital fabrication: 3", or an object that says the output too.
  void read_tool(const std::string& word, const Tree& where, RealActor& real) {
    const bool spelt_out = where.is(Tree::Kind::object);
    const std::size_t colon = word.rfind(':');
    const auto in = field(spelt_out ? text(where, "field") : word.substr(0, colon), where);
    if (!in) return;
    RealTool tool{*in};
    if (spelt_out) tool.capacity = number(where, "capacity", 1), tool.output = number(where, "output", unknown);
    else if (colon != std::string::npos) {
      char* end = nullptr;
      tool.capacity = std::strtod(word.c_str() + colon + 1, &end);
      if (*end != '\0' || end == word.c_str() + colon + 1) return say(where, fmt::format("\"{}\" is no capacity, expected a field and a number such as \"repair: 2\"", word.substr(colon + 1)));
    }
    if (!(tool.capacity > 0)) return say(where, "a tool without capacity is none, expected more than 0");
    real.tools.push_back(tool);
  }
  // "heat networks + funding": the main field first; or an object that says how severe it is.
  void read_problem(const std::string& word, const Tree& where, RealActor& real) {
    RealProblem problem;
    std::vector<std::string> parts;
    if (where.is(Tree::Kind::object)) parts = words(where, "fields"), problem.severity = part(where, "severity");
    else
      for (std::size_t begin = 0, end = 0; end != std::string::npos; begin = end + 1)
        end = word.find('+', begin), parts.push_back(word.substr(begin, end == std::string::npos ? end : end - begin));
    for (const std::string& one : parts)
      if (const auto in = field(one, where); in && std::find(problem.fields.begin(), problem.fields.end(), *in) == problem.fields.end()) problem.fields.push_back(*in);
    if (problem.fields.size() > most_needs) say(where, fmt::format("a problem needs at most {} fields", most_needs));
    if (!problem.fields.empty()) real.problems.push_back(std::move(problem));
  }
  sim::Day day(const Tree& row, std::string_view name) {  // "2015", "2015-03" or "2015-03-01"
    const Tree* member = row.find(name);
    if (!member) return 0;
    const std::string given = member->is(Tree::Kind::number) ? fmt::format("{:.0f}", member->as_number()) : text(row, name);
    if (given.empty()) return 0;
    const auto found = sim::parse_date(given + std::string(given.size() == 4 ? "-01-01" : given.size() == 7 ? "-01" : ""));
    if (!found || *found <= 0) say(row[name], fmt::format("\"{}\" is no day after 1970, expected \"2015\", \"2015-03\" or \"2015-03-01\"", given));
    return found.value_or(0);
  }

  void read_actors() {
    std::map<std::string, std::size_t> by_id;
    for (const Tree& row : rows(tree_.find("actors"))) {
      RealActor real;
      real.name = row["name"].as_text();
      real.id = text(row, "id").empty() ? real.name : text(row, "id");
      if (!text(row, "sector").empty()) real.sector = sector(row, "sector");
      const auto sphere = std::find(sphere_names.begin(), sphere_names.end(), text(row, "sphere"));
      real.sphere = static_cast<std::uint8_t>(sphere - sphere_names.begin());
      real.commune = commune(row);
      read_topics(row, real);
      read_role(row, real);
      real.core_business = fields(row, "core_business"), real.know_how = fields(row, "know_how");
      for (const auto& [word, where] : named(row, "tools")) read_tool(word, *where, real);
      for (const auto& [word, where] : named(row, "problems")) read_problem(word, *where, real);
      real.cooperation = part(row, "cooperation"), real.digital = part(row, "digital");
      real.preactive = part(row, "preactive"), real.proactive = part(row, "proactive");
      if (!by_id.emplace(real.id, out_.actors.size()).second) say(row, fmt::format("actor \"{}\" is there twice", real.id));
      out_.actors.push_back(std::move(real));
    }
    std::vector<std::string> ids;
    for (const auto& [id, index] : by_id) ids.push_back(id);
    std::set<std::pair<std::size_t, std::size_t>> seen;
    for (const Tree& row : rows(tree_.find("ties"))) {
      const auto end = [&](std::string_view name) {
        const auto found = by_id.find(text(row, name));
        if (found != by_id.end()) return found->second;
        say(row[name], fmt::format("no actor \"{}\" in the list{}", text(row, name), near(text(row, name), ids)));
        return std::size_t{0};
      };
      const std::size_t before = mistakes_.size();
      const RealTie tie{end("from"), end("to"), number(row, "trust", unknown), day(row, "since"), day(row, "last_contact")};
      if (mistakes_.size() > before) continue;
      if (tie.trust > 1) say(row["trust"], fmt::format("{} is more than 1", sim::quoted(row["trust"])));
      if (tie.last_contact != 0 && tie.last_contact < tie.since) say(row["last_contact"], "the last contact is before the day since which they know each other");
      if (tie.from == tie.to) say(row, fmt::format("actor \"{}\" is tied to itself", text(row, "from")));
      else if (!seen.emplace(tie.from, tie.to).second) say(row, fmt::format("the tie from \"{}\" to \"{}\" is there twice", text(row, "from"), text(row, "to")));
      out_.ties.push_back(tie);
    }
  }

  const Tree& tree_;
  const std::vector<std::string>& sectors_;
  Figures out_;
  std::vector<Mistake> mistakes_;
  std::map<std::string, std::uint32_t> rows_;
  std::vector<std::string> codes_;
  std::vector<std::int32_t> counts_;           // of the register: their years
  std::vector<std::vector<double>> counted_;  // by commune and count
};

}  // namespace

std::size_t Structure::class_of(double inhabitants) const {
  return static_cast<std::size_t>(std::upper_bound(below.begin(), below.end(), inhabitants) - below.begin());
}
const Structure::Row* Structure::row(std::string_view figure) const {
  const auto found = rows.find(figure);
  return found == rows.end() ? nullptr : &found->second;
}

double Figure::at(const std::string& part, std::size_t commune) const {
  const auto found = parts.find(part);
  return found == parts.end() || commune >= found->second.size() ? unknown : found->second[commune].value;
}

const Figure& Figures::figure(std::string_view name) const {
  static const Figure none;
  const auto found = figures.find(name);
  return found == figures.end() ? none : found->second;
}

const Figure& Figures::census() const {
  for (const std::string_view name : {"inhabitants_2018", "inhabitants_census"})
    if (figure(name).there()) return figure(name);
  return figure("inhabitants");
}

Figures read_figures(const sim::Tree& territory, const std::vector<std::string>& sectors) {
  return Reader(territory, sectors).read();
}

std::string_view a17(std::string_view code) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 32> table{
      {{"BZ", "DE"}, {"DZ", "DE"}, {"EZ", "DE"}, {"CA", "C1"}, {"CD", "C2"}, {"CI", "C3"}, {"CJ", "C3"}, {"CK", "C3"},
       {"CL", "C4"}, {"CB", "C5"}, {"CC", "C5"}, {"CE", "C5"}, {"CF", "C5"}, {"CG", "C5"}, {"CH", "C5"}, {"CM", "C5"},
       {"JA", "JZ"}, {"JB", "JZ"}, {"JC", "JZ"}, {"MA", "MN"}, {"MB", "MN"}, {"MC", "MN"}, {"NZ", "MN"}, {"OZ", "OQ"},
       {"PZ", "OQ"}, {"QA", "OQ"}, {"QB", "OQ"}, {"RZ", "RU"}, {"SZ", "RU"}, {"TZ", "RU"}, {"UZ", "RU"}, {"", ""}}};
  for (const auto& [a38, sector] : table)
    if (code == a38) return sector;
  return code;
}

}  // namespace models::territory
