// sim/io/checkpoint.hpp -- a whole world in a file, to go on from it (docs/formats/world-file.md).
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "sim/io/slot_history.hpp"
#include "sim/kernel/scenario.hpp"
#include "sim/kernel/world.hpp"

namespace io {

// What stands beside the world, so that nobody goes on from a state that is not theirs.
struct WorldNotes {
  std::string kind;       // "checkpoint": of a run; "settled": before any
  std::string name;       // of the run, as "calm/as-is/0", or of the scenario that was settled
  std::string scenario;   // fingerprint of the text of the scenario
  std::string territory;  // fingerprint of the territory's tree
  double scale = 1;       // of the territory
  std::uint64_t seed = 0;
  std::uint32_t replicate = 0, step = 0;
  sim::Day day = 0;                                           // on which the state holds
  std::vector<sim::Statement> statements;                     // of a settled world
  std::vector<std::pair<std::string, std::string>> warnings;  // the same; English, French
  std::string version{}, commit{};                            // of the program that wrote it; filled in when it is read
};

// Between two steps only: nobody bids then. Takes a few blocks of memory whatever the size of the world. PATH is there
// when all of it is on the disk, not before. `histories` are those of the recorder.
void save_world(const std::string& path, const sim::World& world, const WorldNotes& notes,
                std::span<const SlotHistory* const> histories = {});

struct SavedWorld {
  sim::World world;
  WorldNotes notes;
  std::vector<SlotHistory> histories;
};
// `declared` has every name and nobody there. Throws FileError: no such file, another format or version, truncated,
// damaged, or made by a program with another vocabulary, in which case the message names what differs.
SavedWorld load_world(const std::string& path, sim::World declared);

WorldNotes read_notes(const std::string& path);  // without the world, the statements and the warnings

}  // namespace io
