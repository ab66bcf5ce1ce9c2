// tests/models/territory/two_communes.hpp -- a small territory and a small table of sectors, built by hand as trees.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "sim/kernel/tree.hpp"

namespace two_communes {

using sim::Tree;
using Members = std::vector<Tree::Member>;

inline Tree text(std::string value) { return Tree::text(std::move(value)); }
inline Tree number(double value) { return Tree::number(value); }
inline Tree whole(std::int64_t value) { return Tree::whole(value); }
inline Tree object(Members members) { return Tree::object(std::move(members)); }
inline Tree list(std::vector<Tree> items) { return Tree::list(std::move(items)); }
inline Tree missing(std::string why) { return object({{"missing", text(std::move(why))}}); }

// Two communes, "A" the town and "B" the village; a NaN is a figure that is missing.
inline Tree figure(std::string unit, double a, double b) {
  const auto value = [](double v) { return v == v ? number(v) : missing("statistical secrecy"); };
  return object({{"unit", text(std::move(unit))}, {"year", whole(2018)}, {"source", text("by hand")},
                 {"communes", object({{"A", value(a)}, {"B", value(b)}})}});
}

inline Tree sectors() {
  struct Row { const char *code, *broad; double output, value_added, employment, compensation, energy; };
  const std::vector<Row> rows{{"AZ", "agriculture", 89000, 36000, 760, 11500, 0.045}, {"DE", "industry", 92000, 31000, 204, 16500, 0},
                              {"C2", "industry", 74000, 11000, 19, 1400, 0},          {"C5", "industry", 397000, 89000, 1440, 86000, 0.058},
                              {"FZ", "construction", 243000, 108000, 1780, 79000, 0.022}, {"GZ", "trade", 343000, 177000, 3300, 148000, 0.028},
                              {"HZ", "services", 167000, 86000, 1190, 65000, 0.05},   {"MN", "services", 464000, 248000, 3765, 230000, 0.012},
                              {"OQ", "public", 488000, 395000, 7460, 382000, 0.014}};
  std::vector<Tree> all;
  Members inputs, imported, households;
  for (const Row& row : rows) {
    all.push_back(object({{"code", text(row.code)}, {"broad", text(row.broad)}, {"output", number(row.output)}, {"value_added", number(row.value_added)},
                          {"employment", number(row.employment)}, {"compensation", number(row.compensation)},
                          {"energy_share", number(row.energy)}, {"energy_share_used", number(row.energy)}}));
    const double bought = 1 - row.value_added / row.output;  // a third of it imported, the rest spread over the suppliers
    Members from;
    for (const Row& supplier : rows) from.emplace_back(supplier.code, number(bought * 2 / 3 / static_cast<double>(rows.size())));
    inputs.emplace_back(row.code, object(std::move(from)));
    imported.emplace_back(row.code, number(bought / 3));
    households.emplace_back(row.code, number(row.output * 0.2));
  }
  return object({{"format", text("sillon-sectors/1")}, {"year", whole(2010)}, {"source", text("by hand")}, {"sectors", list(std::move(all))},
                 {"inputs", object(std::move(inputs))}, {"imported_inputs", object(std::move(imported))},
                 {"final_demand", object({{"households", object(std::move(households))}})}});
}

inline Tree territory() {
  const auto commune = [](const char* code, double latitude, double longitude) {
    return object({{"code", text(code)}, {"name", text(code)}, {"latitude", number(latitude)}, {"longitude", number(longitude)}, {"area", number(10)}});
  };
  return object(
      {{"format", text("sillon-territory/1")}, {"kind", text("epci")}, {"code", text("AB")},
       {"communes", list({commune("A", 50.45, 2.79), commune("B", 50.42, 2.71)})},
       {"figures", object({{"inhabitants", figure("person", 2400, 600)},
                           {"inhabitants_2018", figure("person", 2500, 580)},
                           {"inhabitants_15_64", figure("person", 1550.4, 360.2)},
                           {"active_15_64", figure("person", 1100, 270)},
                           {"unemployed_15_64", figure("person", 200.5, 30)},
                           {"households", figure("household", 1000, 230)},
                           {"owner_occupied", figure("dwelling", 500, 190)},
                           {"median_income", figure("EUR/year", 18000, 24000)},
                           {"jobs", figure("job", 900.4, 120)},
                           {"jobs_salaried", figure("job", 800.2, 80.6)},
                           {"establishments", figure("establishment", 60, 12)},
                           {"establishments_agriculture", figure("establishment", 1, 4)},
                           {"establishments_industry", figure("establishment", 8, 1)},
                           {"establishments_construction", figure("establishment", 6, 2)},
                           {"establishments_services", figure("establishment", 33, 4)},
                           {"establishments_trade", figure("establishment", 14, 1)},
                           {"establishments_public", figure("establishment", 12, 1)},
                           {"establishments_1_9", figure("establishment", 40, 10)},
                           {"establishments_10_plus", figure("establishment", 15, 1)}})},
       {"assumptions", object({{"share_15_and_over", number(0.8)}, {"residents_in_local_jobs", number(0.6)}, {"early_adopters", number(0.05)}, {"engaged_citizens", number(0.01)}})},
       {"structural_zeros", list({object({{"sector", text("C2")}})})},
       {"public_bodies", list({object({{"name", text("Town hall of A")}, {"level", text("commune")}, {"commune", text("A")}, {"staff", whole(40)}}),
                               object({{"name", text("Town hall of B")}, {"level", text("commune")}, {"commune", text("B")}, {"staff", whole(5)}}),
                               object({{"name", text("Union of A and B")}, {"level", text("epci")}, {"commune", text("A")}, {"staff", whole(20)}}),
                               object({{"name", text("A university")}, {"level", text("university")}, {"commune", text("A")}, {"staff", whole(12)}})})},
       {"research", object({{"teams", whole(2)}})}});
}

// The member at the end of a path of names.
inline Tree& at(Tree& tree, std::initializer_list<std::string_view> path) {
  Tree* here = &tree;
  for (const auto name : path) here = here->find(name);
  return *here;
}
// Gives every value its place, as a reader of files does: mistakes can then be told apart.
inline void place(Tree& tree, const std::string& pointer = "") {
  static const auto file = std::make_shared<const std::string>("territory.json");
  tree.place(file, pointer);
  if (tree.is(Tree::Kind::object)) {
    std::vector<std::string> names;
    for (const auto& [name, value] : tree.members()) names.push_back(name);
    for (const auto& name : names) place(*tree.find(name), pointer + sim::pointer_segment(name));
  } else if (tree.is(Tree::Kind::list)) {
    std::vector<Tree> items = tree.items();
    for (std::size_t i = 0; i < items.size(); ++i) place(items[i], pointer + "/" + std::to_string(i));
    Tree placed = Tree::list(std::move(items));
    placed.place(file, pointer);
    tree = std::move(placed);
  }
}

}  // namespace two_communes
