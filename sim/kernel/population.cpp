// sim/kernel/population.cpp -- rows, columns, births and deaths of one table.
#include "sim/kernel/population.hpp"

#include <algorithm>
#include <string>

#include "sim/kernel/parallel.hpp"
#include "sim/kernel/rng.hpp"

namespace sim {
namespace {

template <class Columns> auto* search(Columns& columns, const void* key) {
  for (auto& column : columns)
    if (column.info.key == key) return &column;
  return static_cast<decltype(&columns[0])>(nullptr);
}

[[noreturn]] void lacks_column(std::string_view population) {
  throw ContractError("population \"" + std::string(population) + "\" lacks a column that is asked for", __FILE__, __LINE__);
}

}  // namespace

bool IdSet::insert(std::uint64_t id) {
  if (2 * (size_ + 1) > table_.size()) {
    std::vector<std::uint64_t> old(std::max<std::size_t>(64, 2 * table_.size()), 0);
    old.swap(table_);
    size_ = 0;
    for (const std::uint64_t known : old)
      if (known != 0) insert(known);
  }
  std::size_t at = mix(id) & (table_.size() - 1);
  while (table_[at] != 0 && table_[at] != id) at = (at + 1) & (table_.size() - 1);
  if (table_[at] == id) return false;
  table_[at] = id;
  ++size_;
  return true;
}

void IdSet::erase(std::uint64_t id) {  // closes the gap, so that a search still ends at the first empty place
  if (size_ == 0) return;
  const std::size_t mask = table_.size() - 1;
  std::size_t gap = mix(id) & mask;
  while (table_[gap] != id) {
    if (table_[gap] == 0) return;
    gap = (gap + 1) & mask;
  }
  --size_;
  for (std::size_t at = (gap + 1) & mask; table_[at] != 0; at = (at + 1) & mask) {
    const std::size_t home = mix(table_[at]) & mask;
    if (((at - home) & mask) < ((at - gap) & mask)) continue;  // it would stand before its home
    table_[gap] = table_[at];
    gap = at;
  }
  table_[gap] = 0;
}

void Population::resize(std::size_t rows) {
  if (rows >= nobody) [[unlikely]] throw ContractError("population \"" + std::string(key_->name) + "\" holds at most 4,294,967,294 rows", __FILE__, __LINE__);
  for (auto& column : columns_) column.front.resize(column.info.size * rows);
  for (auto& link : links_) {
    make_room(link.rows, rows);
    link.rows.resize(rows, nobody);
  }
}

void Population::settle(std::uint32_t count) {
  const std::size_t before = ids_.size();
  ids_.resize(before + count);
  slots_.resize(before + count);
  for (std::size_t row = before; row < ids_.size(); ++row) {
    ids_[row] = ++settled_;
    slots_[row] = next_slot_++;
  }
  resize(ids_.size());
}

void Population::add_column(const ColumnInfo& info) {
  require(!has(info.key), "column \"" + std::string(info.name) + "\" is there already");
  auto& column = columns_.emplace_back();
  column.info = info;
  column.front.resize(info.size * ids_.size());
}

void Population::add_link(const LinkKey& key) {
  require(&key.of == key_, "a link of another population");
  require(!has(&key), "link \"" + std::string(key.name) + "\" is there already");
  links_.push_back({&key, Large<std::uint32_t>(ids_.size(), nobody)});
}

bool Population::has(const void* key) const {
  return search(columns_, key) != nullptr ||
         std::any_of(links_.begin(), links_.end(), [&](const LinkColumn& link) { return link.key == key; });
}

Column& Population::find(const void* key) {
  auto* found = search(columns_, key);
  if (found == nullptr) [[unlikely]] lacks_column(key_->name);
  return *found;
}
const Column& Population::find(const void* key) const {
  const auto* found = search(columns_, key);
  if (found == nullptr) [[unlikely]] lacks_column(key_->name);
  return *found;
}

LinkColumn& Population::find_link(const void* key) {
  for (auto& link : links_)
    if (link.key == key) return link;
  throw ContractError("population \"" + std::string(key_->name) + "\" lacks a link that is asked for", __FILE__, __LINE__);
}
const LinkColumn& Population::find_link(const void* key) const {
  for (const auto& link : links_)
    if (link.key == key) return link;
  throw ContractError("population \"" + std::string(key_->name) + "\" lacks a link that is asked for", __FILE__, __LINE__);
}

void Population::expect(std::uint32_t births) {
  if (births <= free_.size()) return;
  const std::size_t rows = ids_.size() + births - free_.size();
  make_room(ids_, rows);
  make_room(slots_, rows);
  for (auto& column : columns_) column.front.reserve(column.info.size * rows);
  for (auto& link : links_) make_room(link.rows, rows);
}

std::uint32_t Population::take_row(std::uint64_t id) {
  if (free_.empty()) {
    expect(1);
    ids_.push_back(id);
    slots_.push_back(next_slot_++);
    resize(ids_.size());
    return rows() - 1;
  }
  const std::uint32_t row = free_.back();
  free_.pop_back();
  ids_[row] = id;
  slots_[row] = next_slot_++;
  for (auto& column : columns_) if (column.info.size == 8) std::memset(column.front.data() + std::size_t{8} * row, 0, 8);  // a known size needs no call
    else std::memset(column.front.data() + column.info.size * row, 0, column.info.size);
  for (auto& link : links_) link.rows[row] = nobody;
  return row;
}

std::uint32_t Population::bear(std::uint64_t id) {
  constexpr std::uint64_t hashed_bit = born_bit >> 1U;  // hashed ids lie apart from numbered ones
  id |= born_bit | hashed_bit;
  while (!born_.insert(id)) id = mix(id) | born_bit | hashed_bit;
  return take_row(id);
}

std::uint32_t Population::bear_next() { return take_row(born_bit | ++numbered_); }

void Population::bury(std::uint32_t row) {
  if (!lives(row)) return;
  if ((ids_[row] >> 62U) == 3) born_.erase(ids_[row]);  // hashed ids alone are kept there
  ids_[row] = free_row;
  free_.push_back(row);
  for (auto& link : links_) link.rows[row] = nobody;
}

void Population::reorder(std::span<const std::uint32_t> old_row) {
  const std::size_t rows = old_row.size();
  std::size_t alive = 0;
  for (const std::uint32_t row : old_row) alive += ids_[row] != free_row;
  require(rows <= ids_.size() && alive == living(), "a new order names every living row once");
  const auto moved = [&](auto& values) {
    std::remove_cvref_t<decltype(values)> fresh(rows);
    parallel::ranges(rows, parallel::block_rows, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) fresh[i] = values[old_row[i]];
    });
    values = std::move(fresh);
  };
  moved(ids_);
  moved(slots_);
  for (auto& link : links_) moved(link.rows);
  for (auto& column : columns_) {
    Buffer fresh;
    const std::size_t size = column.info.size;
    fresh.resize(size * rows);
    parallel::ranges(rows, parallel::block_rows, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i)
        std::memcpy(fresh.data() + size * i, column.front.data() + size * old_row[i], size);
    });
    column.front = std::move(fresh);
    column.back = Buffer{};
  }
  free_.clear();
  for (auto row = static_cast<std::uint32_t>(rows); row-- > 0;)
    if (ids_[row] == free_row) free_.push_back(row);
}

void Population::restore(const State& state) {
  ids_.assign(state.ids.begin(), state.ids.end());
  slots_.assign(state.slots.begin(), state.slots.end());
  require(slots_.size() == ids_.size(), "a slot for every row");
  next_slot_ = state.slots_used, settled_ = state.settled, numbered_ = state.numbered;
  resize(ids_.size());
  free_.clear();
  born_ = {};
  for (std::uint32_t row = rows(); row-- > 0;)
    if (ids_[row] == free_row) free_.push_back(row);
    else if ((ids_[row] >> 62U) == 3) born_.insert(ids_[row]);
}

std::size_t Population::bytes() const {
  std::size_t total = ids_.capacity() * 8 + slots_.capacity() * 4 + free_.capacity() * 4 + born_.bytes();
  for (const auto& column : columns_) total += column.front.capacity() + column.back.capacity();
  for (const auto& link : links_) total += link.rows.capacity() * 4;
  return total;
}

}  // namespace sim
