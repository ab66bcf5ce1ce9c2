// sim/kernel/population.hpp -- a table of agents: one contiguous column per key, an id for life, a row that may move.
#pragma once
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <vector>

#include "sim/kernel/error.hpp"
#include "sim/kernel/keys.hpp"
#include "sim/kernel/memory.hpp"

namespace sim {

// Bytes on a cache line of their own, copied as a whole.
class Buffer {
 public:
  void resize(std::size_t bytes) {
    const std::size_t lines = (bytes + sizeof(Line) - 1) / sizeof(Line);
    make_room(lines_, lines);
    lines_.resize(lines);
  }
  void reserve(std::size_t bytes) { make_room(lines_, (bytes + sizeof(Line) - 1) / sizeof(Line)); }
  std::byte* data() { return reinterpret_cast<std::byte*>(lines_.data()); }
  const std::byte* data() const { return reinterpret_cast<const std::byte*>(lines_.data()); }
  std::size_t capacity() const { return lines_.size() * sizeof(Line); }

 private:
  struct alignas(64) Line {
    std::byte bytes[64];
  };
  Large<Line> lines_;
};

struct Column {
  ColumnInfo info;
  Buffer front, back;  // the back is filled only by a process that reads and updates the column
};
struct LinkColumn {
  const LinkKey* key;
  Large<std::uint32_t> rows;  // of the population `key->to`, or `nobody`
};

// Hashed ids of the living (two highest bits set; settled ids have neither, numbered ones the highest): no two are the same.
class IdSet {
 public:
  bool insert(std::uint64_t id);  // false if it is there already; 0 is no id
  void erase(std::uint64_t id);
  std::size_t size() const { return size_; }
  std::size_t bytes() const { return table_.capacity() * sizeof(std::uint64_t); }

 private:
  std::vector<std::uint64_t> table_;  // open addressing, at most half full, a power of two long
  std::size_t size_ = 0;
};

// Deaths leave free rows (id 0), births fill them, the last one first: which row somebody has is never seen. Slots number the agents in order of appearance
// and are never reused: recorders address by slot, so a row may move without changing a file.
class Population {
 public:
  static constexpr std::uint64_t free_row = 0;
  static constexpr std::uint64_t born_bit = std::uint64_t{1} << 63U;  // set in the id of everybody who was not settled

  explicit Population(const PopulationKey& key) : key_(&key) {}
  const PopulationKey& key() const { return *key_; }

  std::uint32_t rows() const { return static_cast<std::uint32_t>(ids_.size()); }  // living and free
  std::uint32_t living() const { return rows() - static_cast<std::uint32_t>(free_.size()); }
  std::uint32_t slots_used() const { return next_slot_; }
  std::span<const std::uint64_t> ids() const { return ids_; }      // per row; free_row where nobody lives
  std::span<const std::uint32_t> slots() const { return slots_; }  // per row
  bool lives(std::uint32_t row) const { return ids_[row] != free_row; }

  // Settling: adds `count` agents with ids 1, 2, ... after those that exist; values start at zero, links at nobody.
  void settle(std::uint32_t count);

  template <const auto& C> void add() { add_column(info<C>()); }
  void add_column(const ColumnInfo& info);
  void add_link(const LinkKey& key);

  bool has(const void* key) const;  // of a column or a link
  template <const auto& C> std::span<Value<C>> column() {
    require(&C.of == key_, "a column of another population");
    return {reinterpret_cast<Value<C>*>(find(&C).front.data()), ids_.size()};
  }
  template <const auto& C> std::span<const Value<C>> column() const {
    require(&C.of == key_, "a column of another population");
    return {reinterpret_cast<const Value<C>*>(find(&C).front.data()), ids_.size()};
  }
  template <const LinkKey& L> std::span<std::uint32_t> link() { return find_link(&L).rows; }
  template <const LinkKey& L> std::span<const std::uint32_t> link() const { return find_link(&L).rows; }

  Column& find(const void* key);
  const Column& find(const void* key) const;
  LinkColumn& find_link(const void* key);
  const LinkColumn& find_link(const void* key) const;
  std::span<Column> columns() { return columns_; }
  std::span<const Column> columns() const { return columns_; }
  std::span<LinkColumn> links() { return links_; }
  std::span<const LinkColumn> links() const { return links_; }

  // For World and the commit, which keep links, networks and spaces true to what happens here.
  void expect(std::uint32_t births);     // makes room for so many, so that they move nothing
  std::uint32_t bear(std::uint64_t id);  // returns the row; the id is changed if somebody alive has it
  std::uint32_t bear_next();             // the same with the next number in order of birth as its id
  void bury(std::uint32_t row);
  void reorder(std::span<const std::uint32_t> old_row);  // new row i is what stood at old_row[i]; free rows may be left out
  std::size_t bytes() const;

  // For checkpoints: everything that the columns and links do not say.
  struct State {
    std::span<const std::uint64_t> ids;
    std::span<const std::uint32_t> slots;
    std::uint32_t slots_used, settled, numbered;
  };
  State state() const { return {ids_, slots_, next_slot_, settled_, numbered_}; }
  void restore(const State& state);  // columns and links get the rows, their values are the caller's to fill

 private:
  std::uint32_t take_row(std::uint64_t id);
  void resize(std::size_t rows);

  const PopulationKey* key_;
  Large<std::uint64_t> ids_;
  Large<std::uint32_t> slots_;
  std::vector<Column> columns_;
  std::vector<LinkColumn> links_;
  std::vector<std::uint32_t> free_;  // rows that wait for births
  IdSet born_;                       // the hashed ids of the living
  std::uint32_t next_slot_ = 0, settled_ = 0, numbered_ = 0;
};

}  // namespace sim
