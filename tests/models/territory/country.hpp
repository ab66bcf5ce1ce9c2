// tests/models/territory/country.hpp -- a made-up country: a register and a table of ratios, built by hand as trees.
#pragma once
#include <string>
#include <vector>

#include "tests/models/territory/two_communes.hpp"

namespace country {

using namespace two_communes;

// Commune i is in EPCI i / 8, department i / 40 and region i / 120. But for the last of every 40, which has no EPCI, and the
// first of each department after the first, which belongs to the EPCI across the border.
struct Shape {
  int communes = 240;
  double village = 150, town = 4000;  // inhabitants; the first of each EPCI is its town
};
inline std::string code_of(int commune) { return "C" + std::to_string(1000 + commune); }
inline int inhabitants(const Shape& shape, int i) { return static_cast<int>(i % 8 == 0 ? shape.town + 10 * (i % 7) : shape.village + i % 13); }
inline std::string epci_of(const Shape& shape, int i) {
  if (i % 40 == 39 && i + 1 < shape.communes) return "";
  return "E" + std::to_string(i % 40 == 0 && i > 0 ? i / 8 - 1 : i / 8);
}

inline Tree row(std::vector<std::pair<std::string, std::string>> cells) {
  Members members;
  for (auto& [name, cell] : cells) members.emplace_back(name, text(cell));
  return object(std::move(members));
}
inline Tree table(std::vector<Tree> rows) { return object({{"use", text("table.csv")}, {"used", list(std::move(rows))}}); }

inline Tree register_of(const Shape& shape) {
  std::vector<Tree> communes, epci, departments, regions;
  for (int i = 0; i < shape.communes; ++i) {
    communes.push_back(row({{"code", code_of(i)}, {"name", "Commune " + std::to_string(i)}, {"inhabitants", std::to_string(inhabitants(shape, i))},
                            {"department", "D" + std::to_string(i / 40)}, {"region", "R" + std::to_string(i / 120)}, {"epci", epci_of(shape, i)}}));
    if (i % 8 == 0) epci.push_back(row({{"code", "E" + std::to_string(i / 8)}, {"name", "Union " + std::to_string(i / 8)}, {"kind", "CC"}}));
    if (i % 40 == 0) departments.push_back(row({{"code", "D" + std::to_string(i / 40)}, {"name", "Department " + std::to_string(i / 40)}, {"region", "R" + std::to_string(i / 120)}}));
    if (i % 120 == 0) regions.push_back(row({{"code", "R" + std::to_string(i / 120)}, {"name", "Region " + std::to_string(i / 120)}}));
  }
  return object({{"format", text("sillon-register/1")}, {"title", text("by hand")}, {"year", whole(2026)}, {"source", text("by hand")}, {"licence", text("none")},
                 {"counts", list({object({{"column", text("inhabitants")}, {"year", whole(2023)}, {"source", text("counted by hand")}})})},
                 {"communes", table(std::move(communes))}, {"epci", table(std::move(epci))}, {"departments", table(std::move(departments))}, {"regions", table(std::move(regions))}});
}

inline std::vector<Tree> ratios() {
  const auto one = [](const char* figure, const char* per, const char* small, const char* large) {
    return row({{"figure", figure}, {"per", per}, {"below_2000", small}, {"from_2000", large}, {"year", "2018"}, {"source", "assumed"}});
  };
  return {one("inhabitants_15_64", "inhabitants", "0.6", "0.65"), one("active_15_64", "inhabitants_15_64", "0.8", "0.7"), one("unemployed_15_64", "active_15_64", "0.1", "0.15"),
          one("jobs", "inhabitants", "0.2", "0.5"), one("jobs_salaried", "jobs", "0.75", "0.9"), one("establishments", "jobs_salaried", "0.1", "0.07"),
          one("establishments_agriculture", "establishments", "0.3", "0.01"), one("median_income", "", "22000", "21000")};
}

inline Tree territory(const Shape& shape = {}) {
  return object({{"format", text("sillon-territory/1")}, {"kind", text("country")}, {"code", text("XX")},
                 {"communes", object({{"use", text("register.json")}, {"used", register_of(shape)}})},
                 {"structure", table(ratios())},
                 {"figures", object({{"inhabitants", object({{"unit", text("person")}, {"year", whole(2023)}, {"source", text("counted by hand")}})}})},
                 {"assumptions", object({{"share_15_and_over", number(0.82)}, {"residents_in_local_jobs", number(0.99)}, {"engaged_citizens", number(0.01)}})},
                 {"research", object({{"teams", whole(20)}})}});
}

}  // namespace country
