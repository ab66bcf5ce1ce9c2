// What the keys of the vocabulary say of themselves: every series which side is better, every column a label, every unit one spelling.
#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "models/catalogue.hpp"
#include "models/vocabulary/schema.hpp"
#include "sim/kernel/world.hpp"
#include "tests/catch.hpp"

namespace {

sim::World declared() {
  sim::World world;
  models::declare(world);
  return world;
}

struct Line {
  std::string of;  // population or network
  sim::ColumnInfo info;
  std::string full() const { return fmt::format("{}.{}", of, info.name); }
};
std::vector<Line> series(const sim::World& world) {
  std::vector<Line> out;
  for (const auto& population : world.populations())
    for (const auto& column : population.columns())
      if (column.info.is_series()) out.push_back({std::string(population.key().name), column.info});
  return out;
}

std::vector<std::string> words(std::string_view name) {
  std::vector<std::string> out(1);
  for (const char letter : name)
    if (letter == '_')
      out.emplace_back();
    else
      out.back() += letter;
  return out;
}
bool has_word(std::string_view name, const std::set<std::string>& of) {
  const auto all = words(name);
  return std::any_of(all.begin(), all.end(), [&](const auto& word) { return of.contains(word); });
}

std::string plain(std::string_view text) {
  std::string out(text);
  std::replace(out.begin(), out.end(), '_', ' ');
  std::transform(out.begin(), out.end(), out.begin(), [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
  return out;
}
std::size_t letters(std::string_view text) {  // of UTF-8
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }));
}

// `short_one`: of a column of agents or edges; a series may say more.
void check_label(std::string_view name, const sim::Text& label, const sim::Text& meaning, bool short_one,
                 std::map<std::string, std::string>& en, std::map<std::string, std::string>& fr) {
  INFO(name << ": " << label.en << " / " << label.fr);
  CHECK(!label.en.empty());
  CHECK(!label.fr.empty());
  CHECK(!meaning.fr.empty());
  for (const auto text : {label.en, label.fr}) {
    CHECK(text.find("  ") == std::string_view::npos);
    if (short_one) CHECK(letters(text) < 40);
    if (short_one) CHECK(plain(text) != plain(name));
  }
  const auto [one, new_en] = en.emplace(std::string(label.en), std::string(name));
  const auto [other, new_fr] = fr.emplace(std::string(label.fr), std::string(name));
  INFO("also the label of " << one->second << " / " << other->second);
  CHECK(new_en);
  CHECK(new_fr);
}

}  // namespace

TEST_CASE("every series of every family says on purpose whether more of it is better", "[vocabulary]") {
  const auto world = declared();
  std::map<std::string, sim::Polarity> known;
  std::map<sim::Polarity, std::size_t> count;
  for (const auto& line : series(world)) {
    INFO(line.full());
    ++count[line.info.polarity];
    CHECK(sim::polarity(sim::name(line.info.polarity)) == line.info.polarity);
    known[line.full()] = line.info.polarity;
  }
  CHECK(count[sim::better] > 50);
  CHECK(count[sim::worse] > 30);
  CHECK(count[sim::neither] > 80);
  for (const auto* good : {"territory.output", "territory.jobs", "commune.employed", "people.income", "territory.value_added", "territory.service_level",
                           "territory.trust", "territory.problems_solved", "territory.crisis_problems_solved", "territory.targets_met",
                           "territory.people_trained", "territory.co2_avoided", "territory.lead_time", "territory.map_coverage", "industry.output"}) {
    INFO(good);
    CHECK(known.at(good) == sim::better);
  }
  for (const auto* bad : {"territory.unemployed", "territory.firms_failed", "territory.unmet", "people.energy_share", "territory.waiting",
                          "territory.capital_lost", "territory.excluded_share", "territory.noise_added", "territory.response_time",
                          "territory.asks_wasted", "territory.plan_distance", "territory.belief_error", "field.problems", "industry.capacity_loss"}) {
    INFO(bad);
    CHECK(known.at(bad) == sim::worse);
  }
  for (const auto* side : {"territory.energy_price_firms", "territory.tariff_gas", "territory.groups_cost", "commune.energy_bill", "territory.state_balance",
                           "territory.aid", "territory.aids_given", "territory.asked_ties", "territory.members", "territory.sober", "territory.map_bridges",
                           "territory.e_i_public", "territory.actors_proactive_variance", "territory.projects_begun", "territory.profile_precision", "territory.meetings_value",
                           "territory.culture", "stock.inventory"}) {
    INFO(side);
    CHECK(known.at(side) == sim::neither);
  }
}

TEST_CASE("a price, a cost, a request and the shape of a network have no better side, and what is lost or refused has a worse one", "[vocabulary]") {
  for (const auto& line : series(declared())) {
    INFO(line.full());
    if (has_word(line.info.name, {"price", "cost", "paid", "bill", "help", "market", "retail", "tariff", "asked", "calls", "begun", "variance"}) || line.info.name.starts_with("map_"))
      CHECK((line.info.polarity == sim::neither || line.info.name == "map_coverage"));
    if (has_word(line.info.name, {"lost", "failed", "unmet", "missed", "refused", "wasted", "excluded", "offline", "unemployed", "error", "delay", "unaware", "emissions"}))
      CHECK(line.info.polarity == sim::worse);
  }
}

TEST_CASE("a series of places has the side of the series of the same name of their whole", "[vocabulary]") {
  std::map<std::string, Line> first;
  for (const auto& line : series(declared())) {
    const auto [at, is_new] = first.emplace(std::string(line.info.name), line);
    INFO(line.full() << " and " << at->second.full());
    CHECK(at->second.info.polarity == line.info.polarity);
  }
  CHECK(first.contains("jobs"));
}

TEST_CASE("every column and link has a short label in both languages, unlike its name and unlike any other of its population", "[vocabulary]") {
  std::size_t seen = 0;
  const auto world = declared();
  for (const auto& population : world.populations()) {
    INFO(population.key().name);
    std::map<std::string, std::string> en, fr;
    for (const auto& column : population.columns()) check_label(column.info.name, column.info.label, column.info.meaning, !column.info.is_series(), en, fr), ++seen;
    for (const auto& link : population.links()) check_label(link.key->name, link.key->label, link.key->meaning, true, en, fr), ++seen;
  }
  for (const auto& network : world.networks()) {
    INFO(network.key().name);
    std::map<std::string, std::string> en, fr;
    for (const auto& column : network.columns()) check_label(column.info.name, column.info.label, column.info.meaning, true, en, fr), ++seen;
  }
  CHECK(seen > 700);
}

TEST_CASE("a unit is spelled in one way in every column and parameter", "[vocabulary]") {
  // What units are made of. Singular, whole words: no "days", "persons", "people", "euros", "EUR per week", "jobs".
  const std::set<std::string> known{"1", "%", "EUR", "person", "dwelling", "job", "day", "week", "month", "year", "step", "degree", "degree C",
                                    "km", "l", "MWh", "t CO2", "probability", "kept", "money", "units of the resource"};
  std::set<std::string> found;
  const auto check = [&](std::string_view where, std::string_view name, std::string_view symbol) {
    INFO(where << "." << name << " [" << symbol << "]");
    REQUIRE(!symbol.empty());
    for (std::size_t from = 0; from <= symbol.size();) {
      const auto to = std::min(symbol.find('/', from), symbol.size());
      const std::string part(symbol.substr(from, to - from));
      CHECK(known.contains(part));
      found.insert(part);
      from = to + 1;
    }
  };
  const auto world = declared();
  for (const auto& population : world.populations())
    for (const auto& column : population.columns()) check(population.key().name, column.info.name, column.info.unit.symbol);
  for (const auto& network : world.networks())
    for (const auto& column : network.columns()) check(network.key().name, column.info.name, column.info.unit.symbol);
  const auto catalogue = models::catalogue();
  for (const auto& entry : catalogue.entries())
    for (const auto& parameter : entry.parameters) check(entry.name, parameter.name, parameter.unit.symbol);
  CHECK(found == known);
}
