// models/reference/team_assembly.hpp -- teams made one after another: newcomers, incumbents, and partners of before.
//
// Guimera, Uzzi, Spiro and Amaral 2005 (Science 308): each place of a team of `size` goes to an incumbent with chance p,
// else to a newcomer. Once a team has an incumbent, its next incumbent is with chance q somebody who worked with one of
// those already in it, else any incumbent. Who has been in no team for `idle` teams leaves, and its ties with it. A plain
// function and no process: teams come one by one, each seeing what the ones before did.
#pragma once
#include <cstdint>
#include <vector>

#include "sim/kernel/network.hpp"

namespace models::reference {

struct TeamAssembly {
  std::uint32_t size = 4;     // m, people in a team
  double incumbents = 0.6;    // p
  double repeats = 0.3;       // q
  std::uint32_t teams = 2000;
  std::uint32_t idle = 300;   // teams without one's presence after which one leaves; the paper removes the idle likewise
};
struct Assembled {
  std::uint32_t people = 0;               // who are there at the end, numbered in order of coming
  std::vector<sim::Network::Edge> ties;   // of them, each pair once: have been in a team together
  std::uint64_t places = 0, repeated = 0;  // pairs of incumbents within teams, and those who had worked together before
};
Assembled assemble_teams(const TeamAssembly& how, std::uint64_t seed);

}  // namespace models::reference
