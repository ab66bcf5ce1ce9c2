// models/territory/register.hpp -- the national register as plain data: communes, EPCI, departments, regions, inhabitants.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "models/territory/figures.hpp"
#include "sim/kernel/shape.hpp"
#include "sim/kernel/tree.hpp"

namespace models::territory {

struct Register {
  struct Count {  // one count of inhabitants: a column of the table of communes
    std::string column, source;
    std::int32_t year = 0;
  };
  struct Commune {
    std::string code, name;
    std::uint32_t department = nowhere, region = nowhere,
                  epci = nowhere;     // rows below; no EPCI on some islands and overseas
    std::vector<double> inhabitants;  // by count; unknown where nobody counted
  };
  struct Area {
    std::string code, name, kind;         // kind of an EPCI: CC, CA, CU, METRO, MET69; empty for the others
    std::uint32_t region = nowhere;       // of a department
    std::vector<std::uint32_t> communes;  // rows, in the order of their codes
  };

  struct
      Part {  // of a commune, with a code of its own: municipal arrondissements, communes that merged into it
    std::string code, name, kind;  // kind: arrondissement, delegated, associated
    std::uint32_t commune = nowhere;
  };

  std::string title, source, licence;
  std::int32_t year = 0;          // of the list of communes and members
  std::vector<Count> counts;      // the first one knows most communes
  std::vector<Commune> communes;  // in the order of their codes
  std::vector<Area> epci, departments, regions;
  std::vector<Part> parts;  // in the order of their codes

  std::uint32_t commune(std::string_view code) const;  // its row, or nowhere
  const Part* part(std::string_view code) const;       // null if there is none
};

// What register.json must look like, its tables aside.
sim::Shape register_shape();

// Reads a tree with its tables in "used". Throws ScenarioError with every mistake at its line: a code twice, a department,
// region or EPCI that is in no table, a count that is negative or no number, members that do not add up to their EPCI.
Register read_register(const sim::Tree& tree);

}  // namespace models::territory
