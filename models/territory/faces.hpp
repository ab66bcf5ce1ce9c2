// models/territory/faces.hpp -- actors: the faces of firms, teams, public bodies and engaged citizens; who knows whom.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "models/territory/establishments.hpp"
#include "models/territory/zones.hpp"
#include "sim/kernel/world.hpp"

namespace models::territory {

struct Faces {
  std::vector<std::uint32_t> real;  // row of each real actor of the file
  std::vector<std::pair<std::string, std::string>> warnings;
};

// One for each employer that does not stand for a public body, each team, each body, and the engaged among citizens. A
// real actor takes the place of a synthetic one of its sphere and commune. Then acquaintances: first ties are invented,
// those of the file excepted; and the directories of public bodies. In a country an acquaintance is of the department, and
// a body knows actors of its own EPCI, department or region. A part of the employers by branch is of the social economy:
// associations, which are of the civil sphere, and cooperatives, which stay private.
Faces add_faces(sim::World& world, const Figures& figures, const Zones& zones, const Establishments& establishments, const Technology& technology, const Luck& luck, sim::Day start);

}  // namespace models::territory
