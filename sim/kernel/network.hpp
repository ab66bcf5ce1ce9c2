// sim/kernel/network.hpp -- who is tied to whom: compressed rows, neighbours in order of their ids, edge columns beside.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "sim/kernel/keys.hpp"
#include "sim/kernel/population.hpp"

namespace sim {

// Out-edges of row r are offsets[r] .. offsets[r+1]-1. Edge columns are indexed like `targets`.
class Network {
 public:
  struct Edge {  // when a network is built or rebuilt: ends by row
    std::uint32_t from, to;
  };

  explicit Network(const NetworkKey& key) : key_(&key) {}
  const NetworkKey& key() const { return *key_; }
  std::uint32_t rows() const { return offsets_.empty() ? 0 : static_cast<std::uint32_t>(offsets_.size() - 1); }
  std::uint32_t edges() const { return static_cast<std::uint32_t>(targets_.size()); }
  std::span<const std::uint32_t> offsets() const { return offsets_; }
  std::span<const std::uint32_t> targets() const { return targets_; }

  template <const auto& E> void add() { add_column(info<E>()); }
  void add_column(const ColumnInfo& info);
  bool has(const void* key) const;
  template <const auto& E> std::span<Value<E>> column() {
    return {reinterpret_cast<Value<E>*>(find(&E).front.data()), targets_.size()};
  }
  template <const auto& E> std::span<const Value<E>> column() const {
    return {reinterpret_cast<const Value<E>*>(find(&E).front.data()), targets_.size()};
  }
  Column& find(const void* key);
  const Column& find(const void* key) const;
  std::span<const Column> columns() const { return columns_; }

  // Replaces the topology by `edges` (any order; a pair given twice breaks the contract). Edge columns start at zero;
  // returns where each given edge now stands, so that the caller can fill them.
  std::vector<std::uint32_t> build(std::span<const Edge> edges, const Population& from, const Population& to);

  // For World: the same network after its populations moved, grew or shrank.
  void grow(std::uint32_t rows);
  void reorder(const Population& from, const Population& to, std::span<const std::uint32_t> new_row_of_from,
               std::span<const std::uint32_t> new_row_of_to);
  std::size_t bytes() const;

 private:
  const NetworkKey* key_;
  Large<std::uint32_t> offsets_, targets_;
  std::vector<Column> columns_;
};

}  // namespace sim
