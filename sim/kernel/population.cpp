// sim/kernel/population.cpp -- rows, columns, births and deaths of one table.
#include "sim/kernel/population.hpp"

#include <algorithm>
#include <string>

namespace sim {
namespace {

template <class Columns> auto* search(Columns& columns, const void* key) {
  for (auto& column : columns)
    if (column.info.key == key) return &column;
  return static_cast<decltype(&columns[0])>(nullptr);
}

}  // namespace

void Population::settle(std::uint32_t count) {
  ids_.reserve(ids_.size() + count);
  for (std::uint32_t i = 0; i < count; ++i) {
    ids_.push_back(next_slot_ + 1);
    slots_.push_back(next_slot_++);
  }
  for (auto& column : columns_) column.front.resize(column.info.size * ids_.size());
  for (auto& link : links_) link.rows.resize(ids_.size(), nobody);
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
  require(found != nullptr, "population \"" + std::string(key_->name) + "\" lacks a column that is asked for");
  return *found;
}
const Column& Population::find(const void* key) const {
  const auto* found = search(columns_, key);
  require(found != nullptr, "population \"" + std::string(key_->name) + "\" lacks a column that is asked for");
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

std::uint32_t Population::bear(std::uint64_t id) {
  std::uint32_t row = rows();
  if (free_ > 0) {
    row = static_cast<std::uint32_t>(std::find(ids_.begin(), ids_.end(), free_row) - ids_.begin());
    --free_;
    ids_[row] = id;
    slots_[row] = next_slot_++;
    for (auto& column : columns_)
      std::memset(column.front.data() + column.info.size * row, 0, column.info.size);
    for (auto& link : links_) link.rows[row] = nobody;
    return row;
  }
  ids_.push_back(id);
  slots_.push_back(next_slot_++);
  for (auto& column : columns_) column.front.resize(column.info.size * ids_.size());
  for (auto& link : links_) link.rows.push_back(nobody);
  return row;
}

void Population::bury(std::uint32_t row) {
  if (!lives(row)) return;
  ids_[row] = free_row;
  ++free_;
  for (auto& link : links_) link.rows[row] = nobody;
}

bool Population::taken(std::uint64_t id) const {
  return id == free_row || id <= next_slot_ || std::find(ids_.begin(), ids_.end(), id) != ids_.end();
}

void Population::reorder(std::span<const std::uint32_t> old_row) {
  require(old_row.size() == ids_.size(), "a new order names every row once");
  const auto moved = [&](auto& values) {
    auto fresh = values;
    for (std::size_t i = 0; i < old_row.size(); ++i) fresh[i] = values[old_row[i]];
    values = std::move(fresh);
  };
  moved(ids_);
  moved(slots_);
  for (auto& link : links_) moved(link.rows);
  for (auto& column : columns_) {
    Buffer fresh;
    fresh.resize(column.info.size * ids_.size());
    for (std::size_t i = 0; i < old_row.size(); ++i)
      std::memcpy(fresh.data() + column.info.size * i, column.front.data() + column.info.size * old_row[i],
                  column.info.size);
    column.front = std::move(fresh);
  }
}

std::size_t Population::bytes() const {
  std::size_t total = ids_.capacity() * 8 + slots_.capacity() * 4;
  for (const auto& column : columns_) total += column.front.capacity() + column.back.capacity();
  for (const auto& link : links_) total += link.rows.capacity() * 4;
  return total;
}

}  // namespace sim
