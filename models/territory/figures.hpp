// models/territory/figures.hpp -- a territory's file as plain data: places, figures, assumptions, institutions, actors.
#pragma once
#include <array>
#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "models/territory/names.hpp"
#include "sim/kernel/calendar.hpp"
#include "sim/kernel/keys.hpp"
#include "sim/kernel/tree.hpp"

namespace models::territory {

inline constexpr std::uint32_t nowhere = 0xFFFF'FFFF;  // not in the territory
inline constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

struct Stated {  // one value of the file
  double value = unknown, low = unknown, high = unknown;
  std::string missing;  // why there is none
  const sim::Tree* where = nullptr;
  bool known() const { return value == value; }
};

struct Figure {
  const FigureName* name = nullptr;  // null: the file does not have it
  std::int32_t year = 0;
  std::string source;  // resolved: the title of the source
  const sim::Tree* where = nullptr;
  Stated total;
  std::vector<Stated> communes;                      // by commune, in the file's order of communes; empty if broken down
  std::map<std::string, std::vector<Stated>> parts;  // by part (A38 codes summed to A17), then by commune
  std::map<std::string, Stated> part_totals;

  bool there() const { return name != nullptr; }
  double at(std::size_t commune) const { return there() && commune < communes.size() ? communes[commune].value : unknown; }
  double at(const std::string& part, std::size_t commune) const;
};

struct Place {
  std::string code, name;
  double latitude = unknown, longitude = unknown, area = unknown;  // degrees, km²
  std::uint32_t epci = nowhere, department = nowhere, region = nowhere;  // rows of `areas`, where the register says it
};
struct Area {
  std::string code, name;
};
// Ratios by size of commune, for what no local figure states: {figure: its base, one ratio for each class}.
struct Structure {
  struct Row {
    std::string per, source;
    std::int32_t year = 0;
    std::vector<double> ratios;  // by class
  };
  std::vector<double> below;  // inhabitants: class i is under below[i] and not under below[i - 1]; the last one has no end
  std::map<std::string, Row, std::less<>> rows;

  std::size_t class_of(double inhabitants) const;
  const Row* row(std::string_view figure) const;  // null if there is none
};
struct Assumption {
  double value = 0;
  std::string source;
  bool stated = false;
};
struct Zero {
  std::string sector;
  std::uint32_t commune = nowhere;  // everywhere
};
struct LargeEmployer {
  std::string name, sector, source;
  std::uint32_t commune = 0;
  std::int32_t year = 0;
  double jobs = 0, low = unknown, high = unknown;
};
struct Flow {
  std::uint32_t from = nowhere, to = nowhere;
  double persons = 0;
};
struct Body {
  std::string name, source;
  std::uint8_t level = 0;
  std::uint32_t commune = 0;
  double staff = 0;
  bool imputed = false;
};
struct RealTool {
  std::uint8_t field = 0;
  double capacity = 1;
  double output = unknown;  // EUR/week; not stated: as of others of its kind
};
struct RealProblem {
  std::vector<std::uint8_t> fields;  // that it needs, the main one first
  double severity = unknown;
};
struct RealActor {
  std::string id, name, sector;
  std::uint8_t sphere = 0;
  std::uint8_t role = 0xFF;  // not stated: as its owner
  std::uint32_t commune = 0;
  std::vector<std::uint8_t> topics;  // the main one first
  std::vector<std::uint8_t> core_business, know_how;  // fields
  std::vector<RealTool> tools;
  std::vector<RealProblem> problems;
  double cooperation = unknown, digital = unknown, preactive = unknown, proactive = unknown;
  bool has_profile() const { return !(core_business.empty() && know_how.empty() && tools.empty() && problems.empty()); }
};
struct RealTie {
  std::size_t from = 0, to = 0;  // actors
  double trust = unknown;
  sim::Day since = 0, last_contact = 0;  // 0: not stated
};

struct Figures {
  std::string code;  // of the territory
  bool is_epci = false;
  bool from_register = false;  // its communes are those of the register, each with its EPCI, department and region
  std::vector<Area> epci, departments, regions;
  Structure structure;
  std::vector<Place> places;
  std::map<std::string, Figure, std::less<>> figures;
  std::map<std::string, Assumption, std::less<>> assumptions;  // every one: stated, or its default
  std::vector<Zero> zeros;
  std::vector<LargeEmployer> large_employers;
  std::vector<Flow> flows;
  std::string commuting_source;
  std::int32_t commuting_year = 0;
  std::vector<Body> bodies;
  std::vector<std::uint32_t> teams;  // by research team: commune of its host, or nowhere
  std::string research_source;
  std::vector<RealActor> actors;
  std::vector<RealTie> ties;
  bool pseudonymise = true;

  const Figure& figure(std::string_view name) const;  // an empty one if the file does not have it
  // More communes than a table of pairs can hold: what is imputed is told as totals, and places are zones.
  bool is_large() const { return from_register && places.size() > 1000; }
  double assumption(std::string_view name) const { return assumptions.find(name)->second.value; }
  const Figure& census() const;  // inhabitants in the year of the census figures; today's if not stated
  std::size_t communes() const { return places.size(); }
};

// Reads a tree that has passed the shape. Throws ScenarioError with every logical contradiction, at the figure's place.
Figures read_figures(const sim::Tree& territory, const std::vector<std::string>& sectors);

// Adds what cannot be true together. Figures of different years may disagree; that is none.
void contradictions(const Figures& figures, std::vector<sim::Mistake>& mistakes);

}  // namespace models::territory
