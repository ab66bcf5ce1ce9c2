// sim/kernel/network.hpp -- who is tied to whom: compressed rows, neighbours in order of their ids, edge columns beside.
//
// A network that nobody edits is a plain compressed-row matrix. The first edit gives each row its own end: a row that
// grows beyond its place moves behind the others with some slack, and what it leaves is free until a quarter of all
// places is; then the rows are packed anew. So an edit costs in proportion to its row, not to the network.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "sim/kernel/keys.hpp"
#include "sim/kernel/population.hpp"

namespace sim {

class Network {
 public:
  struct Edge {  // when a network is built: ends by row
    std::uint32_t from, to;
  };
  struct Places {  // where the out-edges of a row lie: in `targets` and in each edge column
    std::uint32_t begin, end;
  };
  struct Given {  // a value for an edge column, at most eight bytes
    const void* column;
    std::uint64_t bits;
  };
  struct Change {  // an edge to cut, or to make; one that is there already only takes the values
    std::uint32_t from, to;
    bool cut;
    std::span<const Given> values;
  };

  explicit Network(const NetworkKey& key) : key_(&key) {}
  const NetworkKey& key() const { return *key_; }
  std::uint32_t rows() const { return offsets_.empty() ? 0 : static_cast<std::uint32_t>(offsets_.size() - 1); }
  std::uint32_t edges() const { return static_cast<std::uint32_t>(targets_.size()) - free_; }

  Places at(std::uint32_t row) const { return {offsets_[row], ends()[row]}; }
  std::span<const std::uint32_t> neighbours(std::uint32_t row) const {  // rows, in order of their ids
    const Places places = at(row);
    return {targets_.data() + places.begin, targets_.data() + places.end};
  }
  const std::uint32_t* begins() const { return offsets_.data(); }
  const std::uint32_t* ends() const { return ends_.empty() ? offsets_.data() + 1 : ends_.data(); }
  std::span<const std::uint32_t> targets() const { return targets_; }  // by place; `nobody` where a place is free

  bool packed() const { return ends_.empty(); }
  void pack();  // gives free places back; row after row in order
  std::span<const std::uint32_t> offsets() const {  // of a packed network: row r from offsets[r] to offsets[r+1]
    require(packed(), "an edited network is packed before its offsets are read");
    return offsets_;
  }

  template <const auto& E> void add() { add_column(info<E>()); }
  void add_column(const ColumnInfo& info);
  bool has(const void* key) const;
  template <const auto& E> std::span<Value<E>> column() {  // by place
    return {reinterpret_cast<Value<E>*>(find(&E).front.data()), targets_.size()};
  }
  template <const auto& E> std::span<const Value<E>> column() const {
    return {reinterpret_cast<const Value<E>*>(find(&E).front.data()), targets_.size()};
  }
  Column& find(const void* key);
  const Column& find(const void* key) const;
  std::span<const Column> columns() const { return columns_; }
  std::span<Column> columns() { return columns_; }

  // Replaces the topology by `edges` (any order; a pair given twice breaks the contract). Edge columns start at zero;
  // returns where each given edge now stands, so that the caller can fill them.
  std::vector<std::uint32_t> build(std::span<const Edge> edges, const Population& from, const Population& to);

  // The same for many edges, without a list of them: says how many each row has, gives back the targets to fill (row r's
  // from offsets[r] on, in any order) and the edge columns beside; then `settle_rows` puts each row in order.
  std::span<std::uint32_t> lay_out(std::span<const std::uint32_t> degrees);
  void settle_rows(const Population& from, const Population& to);

  // For World and the commit. Changes stand in order of (from, id of `to`), those of one pair in the order of asking.
  void edit(std::span<const Change> changes, const Population& to);
  void mirror(const Network& forward, const Population& from, const Population& to);  // becomes its reverse
  void grow(std::uint32_t rows);
  // New row i of `from` is what stood at old_row[i] (empty: rows stay); new_row_of_to says where each target went.
  void reorder(std::span<const std::uint32_t> old_row_of_from, std::span<const std::uint32_t> new_row_of_to);
  void restore(std::span<const std::uint32_t> degrees, std::span<const std::uint32_t> targets);
  std::uint64_t version() const { return version_; }  // changes whenever an edge appears or goes
  std::uint64_t mirrors() const { return mirrors_; }  // of a reverse: the version of the network that it mirrors
  void mirrors(std::uint64_t version) { mirrors_ = version; }
  std::size_t bytes() const;

 private:
  void clear_columns();

  const NetworkKey* key_;
  Large<std::uint32_t> offsets_, ends_, targets_;  // ends_ is empty as long as the rows are packed
  std::vector<Column> columns_;
  std::uint32_t free_ = 0;  // places that belong to no row
  std::uint64_t version_ = 0, mirrors_ = 0;
};

}  // namespace sim
