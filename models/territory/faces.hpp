// models/territory/faces.hpp -- actors: the faces of firms, teams, public bodies and engaged citizens; who knows whom.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "models/territory/establishments.hpp"
#include "sim/kernel/world.hpp"

namespace models::territory {

struct Faces {
  std::vector<std::uint32_t> real;  // row of each real actor of the file
  std::vector<std::pair<std::string, std::string>> warnings;
};

// One for each employer that does not stand for a public body, each team, each body, and the engaged among citizens. A
// real actor takes the place of a synthetic one of its sphere and commune. Then acquaintances: first ties are invented,
// those of the file excepted; and the directories of public bodies.
Faces add_faces(sim::World& world, const Figures& figures, const Establishments& establishments, const Technology& technology, const Luck& luck);

}  // namespace models::territory
