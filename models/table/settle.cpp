// models/table/settle.cpp -- figures of the table, then rows of the world, then day 0.
#include "models/table/settle.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include <fmt/format.h>

#include "models/table/table_economy.hpp"
#include "models/vocabulary/schema.hpp"
#include "sim/kernel/catalogue.hpp"
#include "sim/kernel/shape.hpp"

namespace models::table {
namespace {

using sim::Tree;

constexpr double days_per_year = 365;  // as published: a year of 365 equal days
constexpr std::size_t most_industries = 20'000;
constexpr std::size_t most_mistakes = 20;
constexpr double rounding = 1e-9;  // of an output: how far printed figures may contradict each other

std::vector<std::string> texts(const Tree& list) {
  std::vector<std::string> out;
  for (const Tree& item : list.items()) out.push_back(item.as_text());
  return out;
}
std::vector<double> numbers(const Tree& list) {
  std::vector<double> out;
  out.reserve(list.items().size());
  for (const Tree& item : list.items()) out.push_back(item.as_number());
  return out;
}
std::vector<double> sums(const Tree& list) {  // of numbers, or of lists of numbers
  std::vector<double> out;
  for (const Tree& item : list.items()) {
    double sum = 0;
    if (item.is(Tree::Kind::list))
      for (const Tree& part : item.items()) sum += part.as_number();
    else
      sum = item.as_number();
    out.push_back(sum);
  }
  return out;
}

std::string text_of(const Tree& tree, std::string_view name) {
  const Tree* found = tree.find(name);
  return found && found->is(Tree::Kind::text) ? found->as_text() : std::string();
}

class Checking {
 public:
  explicit Checking(const Tree& table) : table_(table), sectors_(texts(table["sectors"])), regions_(texts(table["regions"])), n_(sectors_.size() * regions_.size()) {}

  std::vector<sim::Mistake> all() {
    look_names("sectors", sectors_);
    look_names("regions", regions_);
    if (n_ > most_industries)
      say(table_["sectors"], fmt::format("{} regions and {} sectors make {} industries, more than {}", regions_.size(), sectors_.size(), n_, most_industries));
    for (const std::string_view name : {"output", "flows", "final_demand", "capital"}) look_size(name);
    if (!mistakes_.empty()) return std::move(mistakes_);
    for (const std::string_view name : {"output", "capital"})
      if (const Tree* list = table_.find(name))
        for (std::size_t i = 0; i < n_; ++i)
          if (list->items()[i].as_number() < 0) say(list->items()[i], fmt::format("the {} of {} is below 0", name, industry(i)));
    look_final_demand();
    look_flows();
    if (told_ > most_mistakes) say(table_, fmt::format("and {} more of the same", told_ - most_mistakes), true);
    return std::move(mistakes_);
  }

 private:
  void say(const Tree& at, std::string message, bool always = false) {
    if (always || told_++ < most_mistakes) mistakes_.push_back(at.mistake(std::move(message)));
  }
  std::string industry(std::size_t i) const { return fmt::format("{}/{}", regions_[i / sectors_.size()], sectors_[i % sectors_.size()]); }

  void look_names(std::string_view what, const std::vector<std::string>& names) {
    std::set<std::string> seen;
    for (std::size_t i = 0; i < names.size(); ++i) {
      const Tree& at = table_[what].items()[i];
      if (!seen.insert(names[i]).second) say(at, fmt::format("{} stands twice in \"{}\"", quoted(at), what));
      if (names[i] == "*" || names[i].find('/') != std::string::npos) say(at, fmt::format("{} cannot be a name here: \"*\" stands for all, \"/\" between region and sector", quoted(at)));
    }
  }

  void look_size(std::string_view name) {
    const Tree* list = table_.find(name);
    if (!list) return;
    const auto wrong = [&](const Tree& at, std::string_view what, std::size_t found) {
      say(at, fmt::format("{} has {} numbers, expected {} ({} regions x {} sectors)", what, found, n_, regions_.size(), sectors_.size()));
    };
    if (list->items().size() != n_) wrong(*list, fmt::format("\"{}\"", name), list->items().size());
    if (name == "flows")
      for (std::size_t i = 0; i < list->items().size(); ++i)
        if (const auto& row = list->items()[i]; row.items().size() != n_) wrong(row, fmt::format("row {} of \"flows\"", i + 1), row.items().size());
  }

  void look_final_demand() {
    const auto sum = sums(table_["final_demand"]);
    for (std::size_t i = 0; i < n_; ++i)
      if (sum[i] < 0) say(table_["final_demand"].items()[i], fmt::format("the final demand for {} is {:g}, below 0", industry(i), sum[i]));
  }

  void look_flows() {
    std::vector<double> inputs(n_, 0);
    for (std::size_t i = 0; i < n_; ++i)
      for (std::size_t j = 0; j < n_; ++j) {
        const Tree& at = table_["flows"].items()[i].items()[j];
        const double flow = at.as_number();
        if (flow < 0) say(at, fmt::format("the flow from {} to {} is {:g}, below 0", industry(i), industry(j), flow));
        inputs[j] += flow;
      }
    for (std::size_t j = 0; j < n_; ++j) {
      const Tree& at = table_["output"].items()[j];
      if (inputs[j] > at.as_number() * (1 + rounding)) say(at, fmt::format("the output of {} is {:g}, less than the inputs in its column, {:g}", industry(j), at.as_number(), inputs[j]));
    }
  }

  const Tree& table_;
  std::vector<std::string> sectors_, regions_;
  std::size_t n_;
  std::size_t told_ = 0;
  std::vector<sim::Mistake> mistakes_;
};

// The name itself where it fits, else a letter and a number.
std::vector<sim::Code> codes(const std::vector<std::string>& names, char letter) {
  std::set<std::string> taken;
  for (const auto& name : names)
    if (name.size() <= sim::Code{}.size()) taken.insert(name);
  std::vector<sim::Code> out;
  std::size_t number = 0;
  for (const auto& name : names) {
    std::string code = name;
    while (code.size() > sim::Code{}.size() || (code != name && !taken.insert(code).second)) code = fmt::format("{}{}", letter, ++number);
    out.push_back(sim::code(code));
  }
  return out;
}

struct Names {
  std::vector<std::string> regions, sectors, industries;
};
Names names_of(const Tree& table) {
  Names out{texts(table["regions"]), texts(table["sectors"]), {}};
  for (const auto& region : out.regions)
    for (const auto& sector : out.sectors) out.industries.push_back(region + "/" + sector);
  return out;
}

template <const auto& Code, const auto& Key> void name_rows(sim::Population& population, const std::vector<std::string>& names, char letter) {
  population.settle(static_cast<std::uint32_t>(names.size()));
  const auto short_names = codes(names, letter);
  std::copy(short_names.begin(), short_names.end(), population.column<Code>().begin());
  for (std::size_t i = 0; i < names.size(); ++i) population.column<Key>()[i] = name_key(names[i]);
}

void fill_flows(sim::World& world, const Tree& table, std::size_t n, std::size_t products) {
  world[flow::all].settle(static_cast<std::uint32_t>(n * n));
  const auto value = world[flow::all].column<flow::value>();
  std::size_t at = 0;
  for (const Tree& row : table["flows"].items())
    for (const Tree& item : row.items()) value[at++] = item.as_number() / days_per_year;

  auto& stocks = world[stock::all];
  stocks.settle(static_cast<std::uint32_t>(products * n));
  const auto coefficient = stocks.column<stock::coefficient>();
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < n; ++j) coefficient[i % products * n + j] += value[i * n + j];
  for (std::size_t s = 0; s < products * n; ++s) {
    stocks.link<stock::of>()[s] = static_cast<std::uint32_t>(s / n);
    stocks.link<stock::held_by>()[s] = static_cast<std::uint32_t>(s % n);
  }
}

void fill_industries(sim::World& world, const Tree& table, std::size_t n, std::size_t products) {
  auto& industries = world[industry::all];
  const auto output = numbers(table["output"]), final_demand = sums(table["final_demand"]);
  const auto coefficient = world[stock::all].column<stock::coefficient>();
  const Tree* capital = table.find("capital");
  const double ratio = table.has("capital_ratio") ? sim::quantity(table["capital_ratio"]) : 4;
  for (std::size_t i = 0; i < n; ++i) {
    industries.link<industry::place>()[i] = static_cast<std::uint32_t>(i / products);
    industries.link<industry::makes>()[i] = static_cast<std::uint32_t>(i % products);
    const double start = output[i] / days_per_year;
    double inputs = 0;
    for (std::size_t k = 0; k < products; ++k) {
      double& used = coefficient[k * n + i];
      inputs += used;
      used = start > 0 ? used / start : 0;
    }
    const double value_added = std::max(0.0, start - inputs);
    industries.column<industry::start_output>()[i] = start;
    industries.column<industry::final_demand>()[i] = final_demand[i] / days_per_year;
    industries.column<industry::start_value_added>()[i] = value_added;
    industries.column<industry::capital>()[i] = capital ? capital->items()[i].as_number() : ratio * value_added * days_per_year;
  }
}

std::vector<sim::Statement> statements(const sim::World& world, const Tree& table, const Names& names) {
  const auto& industries = world[industry::all];
  const std::string unit = table.has("unit") ? text_of(table, "unit") : table.has("currency") ? text_of(table, "currency") + "/year" : "money/year";
  const auto year = table.has("year") ? static_cast<std::int32_t>(table["year"].as_whole()) : 0;
  const std::string source = table.has("source") ? text_of(table, "source") : "the scenario";
  std::vector<sim::Statement> out;
  for (std::size_t i = 0; i < names.industries.size(); ++i) {
    sim::Statement one{std::string(sim::text(industries.column<industry::code>()[i])), "output", unit, source, "", year};
    one.stated = table["output"].items()[i].as_number();
    one.settled = industries.column<industry::start_output>()[i] * days_per_year;
    one.place_name = names.industries[i];
    one.label_en = "output of " + names.industries[i], one.label_fr = "production de " + names.industries[i];
    out.push_back(std::move(one));
  }
  return out;
}

// A table whose rows do not sum to its output has no rest: it moves from day 0.
void warn(const sim::World& world, const Names& names, std::vector<std::pair<std::string, std::string>>& warnings) {
  const auto& industries = world[industry::all];
  const auto flows = world[flow::all].column<flow::value>();
  const std::size_t n = names.industries.size();
  double largest = 0;
  std::size_t where = 0;
  for (std::size_t i = 0; i < n; ++i) {
    double demand = industries.column<industry::final_demand>()[i];
    for (std::size_t j = 0; j < n; ++j) demand += flows[i * n + j];
    const double output = industries.column<industry::start_output>()[i];
    const double gap = std::abs(demand - output) / std::max(output, std::numeric_limits<double>::min());
    if (gap > largest) largest = gap, where = i;
  }
  if (largest > 1e-6)
    warnings.emplace_back(fmt::format("the table is not balanced: demand for {} is {:.3g} % away from its output, so that the economy moves without any event", names.industries[where], largest * 100),
                          fmt::format("le tableau n'est pas équilibré : la demande adressée à {} s'écarte de {:.3g} % de sa production, si bien que l'économie bouge sans événement", names.industries[where], largest * 100));
  warnings.emplace_back("a closed economy in which every input binds: losses are those of the equations, not a forecast; vary psi, days of stock and essential inputs",
                        "une économie fermée où chaque intrant contraint : les pertes sont celles des équations, non une prévision ; faire varier psi, jours de stock et intrants essentiels");
}

}  // namespace

std::vector<sim::Mistake> table_mistakes(const Tree& table) { return Checking(table).all(); }

Settled settle(const Tree& table, const std::vector<sim::Setting>& economy) {
  if (auto mistakes = table_mistakes(table); !mistakes.empty()) throw sim::ScenarioError(std::move(mistakes));
  const Names its = names_of(table);
  const std::size_t n = its.industries.size(), products = its.sectors.size();
  Settled settled;
  sim::World& world = settled.world;
  declare(world);
  name_rows<region::code, region::key>(world[region::all], its.regions, 'r');
  name_rows<product::code, product::key>(world[product::all], its.sectors, 's');
  name_rows<industry::code, industry::key>(world[industry::all], its.industries, 'i');
  fill_flows(world, table, n, products);
  fill_industries(world, table, n, products);
  const auto rooms = table.has("rebuilding_events") ? static_cast<std::size_t>(table["rebuilding_events"].as_whole()) : 8;
  world[works::all].settle(static_cast<std::uint32_t>(rooms * n));
  reach_all_rows(world);
  first_day(world, sim::describe::configured<TableEconomy>(economy, 1));
  settled.statements = statements(world, table, its);
  warn(world, its, settled.warnings);
  return settled;
}

}  // namespace models::table
