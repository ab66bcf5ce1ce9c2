// models/territory/outline.hpp -- a territory's file from the register: places and inhabitants, and what is left to impute.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "models/territory/register.hpp"

namespace models::territory {

struct Selection {   // places of the register that make a territory
  std::string kind;  // epci, department, region, commune, communes
  std::string code;  // official code of an EPCI, a department or a region; empty for the others
  std::string name;
  std::vector<std::uint32_t> communes;  // rows, in the order of their codes
};

// Codes as a user writes them: 200039865, 57, 57463; where a department and a region share a code, region:44 or
// department:44. Throws ScenarioError with one sentence for each code that is not in the register.
Selection select(const Register& all, const std::vector<std::string>& codes);

struct Match {
  std::string kind, code, name;  // kind as above, or that of a part: arrondissement, delegated, associated
  std::string within;            // the department or region, the kind of an EPCI, or the commune of today
  double inhabitants = unknown;  // by the first count
};
// Places whose name holds every word, whatever accents, hyphens and capitals; areas first, then the most peopled.
std::vector<Match> find_places(const Register& all, std::string_view words);

struct Outline {
  sim::Tree tree;  // a file of format sillon-territory/1
  double inhabitants = 0;
  bool overseas = false;              // some of it: ages and jobs there are far from the national ratios
  std::vector<std::string> left_out;  // "98412 Archipel des Kerguelen": nobody counted its inhabitants
};
// `files` are texts for the members "$schema", "sectors" and "structure"; an empty one leaves its member out. `count` is
// one of the register's counts. A territory without inhabitants is refused.
struct OutlineFiles {
  std::string schema, sectors, structure;
};
Outline outline(const Register& all, const Selection& selection, std::size_t count,
                const OutlineFiles& files);

// Takes `figure` out of what an outline's comment calls imputed, once the file states it.
void now_stated(sim::Tree& territory, const std::string& figure);

// Letters without accents, in lower case; everything that is no letter or digit becomes one space.
std::string folded(std::string_view name);

}  // namespace models::territory
