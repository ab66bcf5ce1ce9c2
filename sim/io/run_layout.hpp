// sim/io/run_layout.hpp -- what stands where in a run file, worked out from plan and settled world.
#pragma once
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sim/io/dimension_scales.hpp"
#include "sim/io/hdf5.hpp"
#include "sim/io/run_file.hpp"
#include "sim/kernel/calendar.hpp"
#include "sim/kernel/keys.hpp"
#include "sim/kernel/world.hpp"

namespace io {

inline constexpr std::uint32_t slots_per_chunk = 65536;

struct Instants {  // the steps at which something is recorded, in order
  std::vector<std::uint32_t> steps;
  std::optional<std::uint32_t> index(sim::Step step) const;
};
Instants instants(const sim::Clock& clock, sim::Period every);  // step 0 and those that are due

struct SeriesLayout {  // the labelled columns of one population
  std::string population;
  std::uint32_t rows;  // slots of the settled world
  std::vector<sim::ColumnInfo> columns;
};
struct AgentColumn {
  std::string name;
  sim::Period every;
  std::optional<sim::ColumnInfo> column;  // or
  const sim::LinkKey* link = nullptr;
};
struct AgentsLayout {  // one population of which agents are recorded, or linked to by recorded ones
  std::string population;
  std::uint32_t slots;  // of the settled world
  std::vector<AgentColumn> columns;
};
// How the record names a network: "trust" (once, as it was settled) or "trust@year" (then and as often as that).
struct RecordedNetwork {
  std::string name;
  std::optional<sim::Period> every;
};
RecordedNetwork recorded_network(const std::string& named);
struct NetworkLayout {  // one network that is recorded again and again
  std::string name;
  sim::Period every;
  std::uint32_t chunk;  // edges; each instant begins a chunk of its own, so that a chunk is written once
  std::uint32_t settled_chunks;  // of the settled network
  std::vector<sim::ColumnInfo> columns;
};
struct RunLayout {
  std::vector<SeriesLayout> series;
  std::vector<AgentsLayout> agents;
  std::vector<NetworkLayout> networks;
  Instants series_instants;
  std::map<sim::Period, Instants> agent_instants, network_instants;
  std::uint32_t largest_chunk_count() const;
};
RunLayout lay_out(const RunPlan& plan, const sim::World& settled);

// "Not recorded", per type: NaN, and netCDF's own default fill values, which its readers know. Of a code: one
// letter.
std::vector<std::byte> missing(sim::ValueType type);

std::string run_path(const RunPlan& plan, std::uint32_t context, std::uint32_t strategy,
                     std::uint32_t replicate);

// Writes all that the runs share, and every dataset of every run, filled with "not recorded": later steps
// then write values where their place is already known, and a killed file is whole.
void write_layout(hdf5::File& file, const RunPlan& plan, const RunLayout& layout, const sim::World& settled);

}  // namespace io
