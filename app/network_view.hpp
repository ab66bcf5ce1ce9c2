// app/network_view.hpp -- one network of a run file on a day: who stands in it, what was recorded of them, what people call them.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/commands.hpp"
#include "app/text.hpp"
#include "models/graph/actor_map.hpp"
#include "sim/io/run_reader.hpp"

namespace app {

class NetworkView {
 public:
  enum class Type : std::uint8_t { text, whole, real, truth };
  struct Attribute {                  // a column of vertices or of edges, as texts; empty: not recorded
    std::string name, unit, meaning, warning;
    Type type = Type::text;
    std::vector<std::string> values;
  };
  struct Vertex {
    std::string population;
    std::uint64_t id;
    std::string label;                // "research team 12, Loos-en-Gohelle (62498)"
  };
  struct Named : models::graph::Grouping {
    std::string title;
    std::vector<std::string> names;   // of the groups
  };

  // Throws ScenarioError where the file has no such network, context, strategy, replicate, or no record on that day.
  NetworkView(const io::RunReader& file, const NetworkCommand& command, const Voice& voice);

  const std::string& file() const { return file_; }
  const io::RunReader::Network& network() const { return network_; }
  const std::string& context() const { return context_; }
  const std::string& strategy() const { return strategy_; }
  std::uint32_t replicate() const { return replicate_; }
  sim::Day day() const { return day_; }
  bool is_graph() const { return network_.from == network_.to; }  // from a population to itself
  const std::vector<std::string>& warnings() const { return warnings_; }
  const std::vector<Vertex>& vertices() const { return vertices_; }
  const std::vector<models::graph::Edge>& edges() const { return edges_; }  // ends are vertices
  const std::vector<Attribute>& columns() const { return columns_; }
  const std::vector<Attribute>& edge_columns() const { return edge_columns_; }
  const std::vector<Named>& groupings() const { return groupings_; }
  const models::graph::Fields& fields() const { return fields_; }          // empty: know-how and needs were not recorded

  void add(Attribute column) { columns_.push_back(std::move(column)); }    // something measured

 private:
  void find_vertices(const io::RunReader& file, const Voice& voice, const io::RunReader::Edges& edges);
  void read_columns(const io::RunReader& file, const Voice& voice, std::string_view population);
  void group_by(std::string name, std::string title, const std::vector<std::string>& values, const std::vector<std::string>& labels);
  void call_vertices(const Voice& voice);

  std::string file_, context_, strategy_;
  std::uint32_t replicate_ = 0, step_ = 0;
  sim::Day day_ = 0;
  io::RunReader::Network network_;
  std::vector<std::string> warnings_;
  std::vector<Vertex> vertices_;
  std::vector<std::uint32_t> slots_;  // per vertex; sim::nobody if not known
  std::vector<models::graph::Edge> edges_;
  std::vector<Attribute> columns_, edge_columns_;
  std::vector<Named> groupings_;
  models::graph::Fields fields_;
};

}  // namespace app
