// models/territory/outline.cpp -- choosing places, and writing down what is known of them and what is not.
#include "models/territory/outline.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "models/territory/names.hpp"

namespace models::territory {
namespace {

using sim::Tree;

Tree text(std::string_view value) { return Tree::text(std::string(value)); }
Tree texts(const std::vector<std::string>& values) {
  std::vector<Tree> items;
  for (const auto& value : values) items.push_back(text(value));
  return Tree::list(std::move(items));
}
Tree label(std::string_view en, std::string_view fr) {
  return Tree::object({{"fr", text(fr)}, {"en", text(en)}});
}

const Register::Area* area(const std::vector<Register::Area>& areas, std::string_view code) {
  const auto found =
      std::find_if(areas.begin(), areas.end(), [&](const Register::Area& one) { return one.code == code; });
  return found == areas.end() ? nullptr : &*found;
}

class Chooser {
 public:
  explicit Chooser(const Register& all) : all_(all) {}

  Selection choose(const std::vector<std::string>& codes) {
    std::vector<Selection> chosen;
    std::vector<sim::Mistake> mistakes;
    for (const auto& code : codes) {
      std::string why;
      if (auto one = choose(code, why))
        chosen.push_back(std::move(*one));
      else
        mistakes.push_back({code, "", why});
    }
    if (!mistakes.empty()) throw sim::ScenarioError(std::move(mistakes));
    if (chosen.size() == 1) return chosen.front();
    return together(chosen);
  }

 private:
  static Selection of(std::string kind, const Register::Area& area) {
    return {std::move(kind), area.code, area.name, area.communes};
  }

  std::optional<Selection> choose(const std::string& given, std::string& why) const {
    const auto colon = given.find(':');
    const std::string code = colon == std::string::npos ? given : given.substr(colon + 1);
    std::string kind = colon == std::string::npos ? "" : folded(given.substr(0, colon));
    if (kind == "departement") kind = "department";
    if (!kind.empty() && kind != "commune" && kind != "epci" && kind != "department" && kind != "region") {
      why = fmt::format("\"{}\" is no kind of place, expected commune, epci, department or region",
                        given.substr(0, colon));
      return std::nullopt;
    }
    const auto may_be = [&](std::string_view one) { return kind.empty() || kind == one; };
    if (kind.empty() && folded(code) == "france") {
      why =
          "the whole country has its own file, scenarios/france/france.json, which names the register "
          "instead of listing its communes";
      return std::nullopt;
    }
    const auto* department = may_be("department") ? area(all_.departments, code) : nullptr;
    const auto* region = may_be("region") ? area(all_.regions, code) : nullptr;
    if (department && region && department->communes != region->communes) {
      why = fmt::format("both the department {} and the region {}: write department:{} or region:{}",
                        department->name, region->name, code, code);
      return std::nullopt;
    }
    if (department) return of("department", *department);
    if (region) return of("region", *region);
    if (may_be("epci"))
      if (const auto* epci = area(all_.epci, code)) return of("epci", *epci);
    if (may_be("commune"))
      if (const auto row = all_.commune(code); row != nowhere)
        return Selection{"commune", "", all_.communes[row].name, {row}};
    why = unknown_code(code, kind);
    return std::nullopt;
  }

  std::string unknown_code(const std::string& code, const std::string& kind) const {
    if (const auto* part = all_.part(code)) {
      const auto& commune = all_.communes[part->commune];
      return fmt::format("{} is {} {}, write {}", part->name,
                         part->kind == "arrondissement" ? "a part of" : "today a part of", commune.name,
                         commune.code);
    }
    std::vector<std::string> known;
    for (const auto& one : all_.communes) known.push_back(one.code);
    for (const auto* areas : {&all_.epci, &all_.departments, &all_.regions})
      for (const auto& one : *areas) known.push_back(one.code);
    const bool is_name =
        std::any_of(code.begin(), code.end(), [](unsigned char c) { return c >= 0x80 || std::islower(c); });
    if (is_name || code.empty())
      return fmt::format("no code; `sillon territory --find {}` lists the places of that name",
                         code.empty() ? "NAME" : code);
    const std::string padded = "0" + code;
    if (code.size() == 4 && all_.commune(padded) != nowhere)
      return fmt::format("no such place; a leading zero is missing: {}", padded);
    const auto close = sim::nearest(code, known);
    return fmt::format("no {} \"{}\" in the register of {}{}", kind.empty() ? "place" : kind, code, all_.year,
                       close.empty() ? "" : fmt::format("; nearest: \"{}\"", close));
  }

  Selection together(const std::vector<Selection>& chosen) const {
    Selection out{"communes", "", "", {}};
    std::set<std::uint32_t> rows;
    std::vector<std::string> names;
    for (const auto& one : chosen) {
      rows.insert(one.communes.begin(), one.communes.end());
      if (std::find(names.begin(), names.end(), one.name) == names.end()) names.push_back(one.name);
    }
    out.communes.assign(rows.begin(), rows.end());
    const std::size_t shown = names.size() > 4 ? 3 : names.size();
    out.name =
        fmt::format("{}", fmt::join(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(shown), ", "));
    if (shown < names.size()) out.name += fmt::format(" + {}", names.size() - shown);
    return out;
  }

  const Register& all_;
};

// What an outline leaves open, figure by figure.
Tree imputed() {
  std::vector<std::string> by_size, by_branch, unused, assumed;
  for (const auto& name : figure_names) {
    const std::string figure(name.name);
    if (figure == "inhabitants") continue;
    const bool has_ratio = std::any_of(ratio_names.begin(), ratio_names.end(),
                                       [&](const RatioName& one) { return one.figure == name.name; });
    if (has_ratio)
      by_size.push_back(figure);
    else if (figure.rfind("jobs", 0) == 0 || figure.rfind("establishments", 0) == 0)
      by_branch.push_back(figure);
    else
      unused.push_back(figure);
  }
  for (const auto& name : assumption_names) assumed.emplace_back(name.name);
  const auto entry = [](std::string_view en, std::string_view fr, std::string_view what,
                        const std::vector<std::string>& names) {
    return Tree::object({{"fr", text(fr)}, {"en", text(en)}, {std::string(what), texts(names)}});
  };
  return Tree::list(
      {entry("imputed by national ratios, by size of commune where a table of structure is named",
             "imputés par des ratios nationaux, par taille de commune si une table de structure est nommée",
             "figures", by_size),
       entry("imputed from the jobs and establishments above by national shares of branches",
             "imputés à partir des emplois et établissements ci-dessus par parts nationales des branches",
             "figures", by_branch),
       entry("the program's own assumptions", "hypothèses du programme", "assumptions", assumed),
       entry("each commune has its municipality, an EPCI its office; no research team",
             "chaque commune a sa mairie, un EPCI son siège ; aucune équipe de recherche", "members",
             {"public_bodies", "research"}),
       entry("no coordinates in the register: distances are one assumed constant",
             "pas de coordonnées dans le registre : les distances valent une constante supposée", "members",
             {"latitude", "longitude", "area"}),
       entry("not stated, and nothing in the world needs them",
             "non donnés, et rien dans le monde n'en a besoin", "figures", unused)});
}

void push_folded(std::string& out, std::string_view letters) {
  if (!letters.empty())
    out += letters;
  else if (!out.empty() && out.back() != ' ')
    out += ' ';
}

}  // namespace

std::string folded(std::string_view name) {
  // The letters of French, and of the names of its overseas places, by their second byte after 0xC3.
  constexpr std::array<std::pair<std::string_view, std::string_view>, 10> plain{
      {{"\x80\x81\x82\x83\x84\x85\xA0\xA1\xA2\xA3\xA4\xA5", "a"},
       {"\x86\xA6", "ae"},
       {"\x87\xA7", "c"},
       {"\x88\x89\x8A\x8B\xA8\xA9\xAA\xAB", "e"},
       {"\x8C\x8D\x8E\x8F\xAC\xAD\xAE\xAF", "i"},
       {"\x91\xB1", "n"},
       {"\x92\x93\x94\x95\x96\x98\xB2\xB3\xB4\xB5\xB6\xB8", "o"},
       {"\x99\x9A\x9B\x9C\xB9\xBA\xBB\xBC", "u"},
       {"\x9D\xBD\xBF", "y"},
       {"\x9F", "ss"}}};
  std::string out;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const auto c = static_cast<unsigned char>(name[i]);
    if (c < 0x80) {
      if (std::isalnum(c))
        out += static_cast<char>(std::tolower(c));
      else
        push_folded(out, "");
      continue;
    }
    std::string_view letters;
    if (i + 1 < name.size() && c == 0xC3)
      for (const auto& [bytes, letter] : plain)
        if (bytes.find(name[i + 1]) != std::string_view::npos) letters = letter;
    if (i + 1 < name.size() && c == 0xC5)  // the ligature oe, and Y with two dots
      letters = static_cast<unsigned char>(name[i + 1]) == 0xB8 ? "y" : "oe";
    push_folded(out, letters);
    while (i + 1 < name.size() && (static_cast<unsigned char>(name[i + 1]) & 0xC0U) == 0x80U) ++i;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

Selection select(const Register& all, const std::vector<std::string>& codes) {
  return Chooser(all).choose(codes);
}

std::vector<Match> find_places(const Register& all, std::string_view words) {
  std::vector<std::string> wanted;
  const std::string given = folded(words);
  for (std::size_t from = 0; from < given.size();) {
    const std::size_t end = std::min(given.find(' ', from), given.size());
    wanted.push_back(given.substr(from, end - from));
    from = end + 1;
  }
  const auto fits = [&](const std::string& name) {
    const std::string here = folded(name);
    return !wanted.empty() && std::all_of(wanted.begin(), wanted.end(), [&](const std::string& word) {
      return here.find(word) != std::string::npos;
    });
  };
  const auto sum = [&](const std::vector<std::uint32_t>& rows) {
    double people = 0;
    for (const auto row : rows)
      if (const double one = all.communes[row].inhabitants.front(); !std::isnan(one)) people += one;
    return people;
  };
  std::vector<Match> areas, communes, parts;
  for (const auto& one : all.regions)
    if (fits(one.name)) areas.push_back({"region", one.code, one.name, "", sum(one.communes)});
  for (const auto& one : all.departments)
    if (fits(one.name))
      areas.push_back({"department", one.code, one.name,
                       one.region == nowhere ? "" : all.regions[one.region].name, sum(one.communes)});
  for (const auto& one : all.epci)
    if (fits(one.name)) areas.push_back({"epci", one.code, one.name, one.kind, sum(one.communes)});
  for (const auto& one : all.communes)
    if (fits(one.name))
      communes.push_back(
          {"commune", one.code, one.name, all.departments[one.department].name, one.inhabitants.front()});
  for (const auto& one : all.parts)
    if (fits(one.name))
      parts.push_back({one.kind, one.code, one.name,
                       all.communes[one.commune].code + " " + all.communes[one.commune].name, unknown});
  const auto most = [](const Match& one, const Match& other) {
    return std::isnan(other.inhabitants) ? !std::isnan(one.inhabitants) : one.inhabitants > other.inhabitants;
  };
  std::stable_sort(areas.begin(), areas.end(), most),
      std::stable_sort(communes.begin(), communes.end(), most);
  for (auto* more : {&communes, &parts}) areas.insert(areas.end(), more->begin(), more->end());
  return areas;
}

Outline outline(const Register& all, const Selection& selection, std::size_t count,
                const OutlineFiles& files) {
  Outline out;
  std::vector<Tree> communes;
  std::vector<Tree::Member> inhabitants;
  for (const std::uint32_t row : selection.communes) {
    const Register::Commune& one = all.communes[row];
    const double people = one.inhabitants[count];
    if (std::isnan(people)) {
      out.left_out.push_back(one.code + " " + one.name);
      continue;
    }
    communes.push_back(Tree::object({{"code", text(one.code)}, {"name", text(one.name)}}));
    inhabitants.emplace_back(one.code, Tree::whole(std::llround(people)));
    out.inhabitants += people;
    out.overseas = out.overseas || one.code.rfind("97", 0) == 0 || one.code.rfind("98", 0) == 0;
  }
  if (!(out.inhabitants > 0))
    throw sim::ScenarioError({{selection.name, "",
                               fmt::format("no inhabitants in the count of {}: there is nobody to simulate",
                                           all.counts[count].year)}});

  Tree& tree = out.tree = Tree::object();
  if (!files.schema.empty()) tree.put("$schema", text(files.schema));
  tree.put("format", text("sillon-territory/1"));
  tree.put("title", label(selection.name, selection.name));
  tree.put("kind", text(selection.kind));
  if (!selection.code.empty()) tree.put("code", text(selection.code));
  tree.put(
      "comment",
      Tree::object(
          {{"fr",
            text("Lieux et habitants viennent du registre. Tout le reste est imputé quand le territoire est "
                 "calé : `sillon describe` montre les valeurs, `sillon import` y met des chiffres publiés.")},
           {"en", text("Places and inhabitants come from the register. Everything else is imputed when the "
                       "territory is settled: `sillon describe` shows the values, `sillon import` puts "
                       "published figures there.")},
           {"stated", texts({"inhabitants"})},
           {"imputed", imputed()}}));
  if (out.overseas)
    tree.find("comment")->put(
        "overseas",
        label("national ratios and assumptions are those of mainland France; overseas, ages and jobs differ "
              "from them by much (fewer than 82 % are 15 and over in Guyane and Mayotte)",
              "les ratios nationaux et les hypothèses sont ceux de l'hexagone ; outre-mer, âges et emplois "
              "en diffèrent beaucoup (moins de 82 % ont 15 ans et plus en Guyane et à Mayotte)"));
  if (!out.left_out.empty()) tree.find("comment")->put("left_out", texts(out.left_out));
  tree.put("sources", Tree::object({{"register", Tree::object({{"title", text(all.counts[count].source)},
                                                               {"year", Tree::whole(all.year)},
                                                               {"licence", text(all.licence)}})}}));
  tree.put("communes", Tree::list(std::move(communes)));
  if (!files.sectors.empty()) tree.put("sectors", Tree::object({{"use", text(files.sectors)}}));
  if (!files.structure.empty()) tree.put("structure", Tree::object({{"use", text(files.structure)}}));
  tree.put(
      "figures",
      Tree::object({{"inhabitants", Tree::object({{"unit", text("person")},
                                                  {"year", Tree::whole(all.counts[count].year)},
                                                  {"source", text("register")},
                                                  {"communes", Tree::object(std::move(inhabitants))}})}}));
  return out;
}

void now_stated(sim::Tree& territory, const std::string& figure) {
  Tree* comment = territory.find("comment");
  Tree* stated = comment && comment->is(Tree::Kind::object) ? comment->find("stated") : nullptr;
  Tree* open = stated && stated->is(Tree::Kind::list) ? comment->find("imputed") : nullptr;
  if (!open || !open->is(Tree::Kind::list)) return;  // no comment of an outline
  std::vector<Tree> entries;
  for (Tree entry : open->items()) {
    if (const Tree* names = entry.is(Tree::Kind::object) ? std::as_const(entry).find("figures") : nullptr;
        names && names->is(Tree::Kind::list)) {
      std::vector<Tree> left;
      for (const Tree& name : names->items())
        if (!(name == text(figure))) left.push_back(name);
      if (left.empty()) continue;
      entry.put("figures", Tree::list(std::move(left)));
    }
    entries.push_back(std::move(entry));
  }
  comment->put("imputed", Tree::list(std::move(entries)));
  const auto& known = std::as_const(*comment)["stated"].items();
  if (std::find(known.begin(), known.end(), text(figure)) == known.end())
    comment->find("stated")->append(text(figure));
}

}  // namespace models::territory
