// app/network_report.hpp -- the actor map as people read it: measures, then who stands where, by role; as text, Markdown or JSON.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "app/commands.hpp"
#include "app/network_view.hpp"
#include "app/text.hpp"
#include "models/graph/actor_map.hpp"

namespace app {

struct MapReport {
  struct Cell {
    std::string text;
    double number = 0;
    bool is_number = false;
  };
  struct Line {                          // one measure of the whole
    std::string key, label;
    Cell value;
    std::string note;
  };
  struct Listing {                       // a table; keys are the names of its columns in JSON
    std::string key, title, meaning;     // meaning: how to read it
    std::string empty;                   // what is said when there is no row
    std::vector<std::string> keys, heads;
    std::vector<std::vector<Cell>> rows;
  };
  std::vector<std::string> warnings;
  std::vector<Line> whole;
  std::vector<Listing> lists;
};

// Where the network is a graph. `ties` that are proposed: of `command.rearrange`.
MapReport map_report(const NetworkView& view, const NetworkCommand& command, const Voice& voice);

// The measures of each vertex become columns of the view, so that a graph file holds them.
void add_measures(NetworkView& view, const models::graph::ActorMap& map, const Voice& voice);
models::graph::ActorMap map_of(const NetworkView& view);

std::string map_text(const NetworkView& view, const MapReport& report, const Voice& voice);
std::string map_markdown(const NetworkView& view, const MapReport& report, const Voice& voice);
std::string map_json(const NetworkView& view, const MapReport& report);

}  // namespace app
