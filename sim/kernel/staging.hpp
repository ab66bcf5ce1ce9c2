// sim/kernel/staging.hpp -- what a process asks for and the commit carries out: births, deaths, links, edges.
#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "sim/kernel/keys.hpp"
#include "sim/kernel/world.hpp"

namespace sim {

struct StagedValue {  // a value of at most eight bytes
  const void* column;
  std::uint64_t bits;
};
template <class T> std::uint64_t to_bits(const T& value) {
  static_assert(sizeof(T) <= 8);
  std::uint64_t bits = 0;
  std::memcpy(&bits, &value, sizeof(T));
  return bits;
}

struct StagedLink {
  const LinkKey* link;
  std::uint32_t row, to;
};
struct StagedEdge {
  const NetworkKey* network;
  std::uint32_t from, to;
  bool cut;
  std::uint8_t given;  // how many values are set on the edge
  std::array<Network::Given, 4> values;
};
struct StagedMove {
  const SpaceKey* space;
  std::uint32_t row, cell;
};
struct StagedBirth {
  const PopulationKey* population;
  std::vector<StagedValue> values;
  std::vector<std::pair<const LinkKey*, std::uint32_t>> links;
  std::vector<std::pair<const SpaceKey*, std::uint32_t>> places;  // cells
};
struct StagedDeath {
  const PopulationKey* population;
  std::uint32_t row;
};
template <class What> struct Staged {
  std::uint64_t author, ordinal;  // an author runs in one lane, so its ordinals rise in the order of its asking
  What what;
};

// What one thread has staged. Lanes are merged at the commit in the order of (author, ordinal), so it does not matter
// which thread ran whom.
struct Lane {
  std::uint64_t ordinal = 0;
  std::vector<Staged<StagedLink>> links;
  std::vector<Staged<StagedEdge>> edges;
  std::vector<Staged<StagedBirth>> births;
  std::vector<Staged<StagedDeath>> deaths;
  std::vector<StagedMove> moves;  // each agent moves itself alone, so their order does not matter
  std::vector<std::vector<RawOffer>> offers;      // by slot of the declaration
  std::vector<std::vector<std::int64_t>> tallies;  // by slot: one sum per row, in quanta
  std::vector<std::uint8_t> tallied;               // by slot: has anything been added
  std::vector<std::uint64_t> turns, turns_aside;  // the order of turns, kept so that a short step asks for no memory
  std::vector<std::uint32_t> turns_begin;
  bool overflow = false;
};

// Carries out what the lanes staged and empties them: births, links, moves, edges, deaths. `namer` is the hash of the
// instance's name (not its luck): a newborn's id depends on parent, process, step and how many its parent bore before.
// An edge or a link to somebody who is dead breaks the contract; the message names `process` and the author.
void commit_edits(World& world, std::vector<Lane>& lanes, std::uint64_t namer, Step step, std::string_view process);

// Adds the lanes' sums of one column, in whole quanta.
void commit_tally(Column& column, std::uint32_t rows, std::vector<Lane>& lanes, std::size_t slot, std::string_view process);

}  // namespace sim
