// app/row_names.cpp -- from the scenario's territory and the statements.
#include "app/row_names.hpp"

#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "sim/io/json.hpp"
#include "sim/kernel/error.hpp"

namespace app {
namespace {

using sim::Tree;
constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

const Tree* member(const Tree* tree, std::string_view name) { return tree != nullptr && tree->is(Tree::Kind::object) ? tree->find(name) : nullptr; }
std::string text(const Tree* tree) { return tree != nullptr && tree->is(Tree::Kind::text) ? tree->as_text() : ""; }
double number(const Tree* tree) { return tree != nullptr && tree->is(Tree::Kind::number) ? tree->as_number() : unknown; }
const std::vector<Tree>& items(const Tree* tree) {
  static const std::vector<Tree> none;
  return tree != nullptr && tree->is(Tree::Kind::list) ? tree->items() : none;
}

}  // namespace

RowNames::RowNames(const io::RunReader& file) {
  Tree scenario;
  try {
    scenario = io::parse_json(file.scenario(), file.path());
  } catch (const sim::ScenarioError&) {  // a file made by another program: its codes are its names
    return;
  }
  const auto* territory = member(member(&scenario, "territory"), "used");
  for (const auto& one : items(member(territory, "communes")))
    if (const auto code = text(member(&one, "code")); !code.empty())
      places_[code] = {text(member(&one, "name")), number(member(&one, "longitude")), number(member(&one, "latitude")), unknown};
  const auto* table = member(territory, "sectors");
  if (const auto* used = member(table, "used"); used != nullptr) table = used;
  for (const auto& one : items(table != nullptr && table->is(Tree::Kind::list) ? table : member(table, "sectors"))) {
    const auto* name = member(&one, "name");
    const auto en = text(member(name, "en")), fr = text(member(name, "fr"));
    sectors_[text(member(&one, "code"))] = {en.empty() ? text(name) : en, fr.empty() ? text(name) : fr};
  }
  for (const auto& one : file.statements())
    if (one.figure == "inhabitants" && std::isfinite(one.stated))
      if (const auto at = places_.find(one.place); at != places_.end()) at->second.inhabitants = one.stated;
}

std::string RowNames::name(const std::string& population, const std::string& code, const Voice& voice) const {
  if (const auto at = places_.find(code); at != places_.end() && !at->second.name.empty()) return at->second.name;
  if (const auto at = sectors_.find(code); population == "sector" && at != sectors_.end() && !at->second.first.empty())
    return voice(at->second.first, at->second.second);
  if (population == "people" && code.size() > 3 && code[0] == 'T') {
    const auto third = code[1] == '1' ? voice("poorest third", "tiers le plus modeste") : code[1] == '2' ? voice("middle third", "tiers médian") : voice("richest third", "tiers le plus aisé");
    return third + (code.ends_with("rent") ? voice(", tenants", ", locataires") : voice(", owners", ", propriétaires"));
  }
  if (population == "size_class") return code == "own" ? voice("no employee", "sans salarié") : fmt::format("{} {}", code, voice("jobs", "emplois"));
  return code;
}

}  // namespace app
