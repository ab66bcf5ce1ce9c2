// sim/kernel/network.cpp -- building compressed rows whose neighbours stand in order of their ids.
#include "sim/kernel/network.hpp"

#include <algorithm>
#include <numeric>
#include <string>

namespace sim {

void Network::add_column(const ColumnInfo& info) {
  require(!has(info.key), "edge column \"" + std::string(info.name) + "\" is there already");
  auto& column = columns_.emplace_back();
  column.info = info;
  column.front.resize(info.size * targets_.size());
}

bool Network::has(const void* key) const {
  return std::any_of(columns_.begin(), columns_.end(), [&](const Column& column) { return column.info.key == key; });
}

Column& Network::find(const void* key) {
  for (auto& column : columns_)
    if (column.info.key == key) return column;
  throw ContractError("network \"" + std::string(key_->name) + "\" lacks an edge column that is asked for", __FILE__, __LINE__);
}
const Column& Network::find(const void* key) const {
  for (const auto& column : columns_)
    if (column.info.key == key) return column;
  throw ContractError("network \"" + std::string(key_->name) + "\" lacks an edge column that is asked for", __FILE__, __LINE__);
}

std::vector<std::uint32_t> Network::build(std::span<const Edge> edges, const Population& from, const Population& to) {
  require(edges.size() < 0xFFFF'FFFFU, "a network holds at most 4,294,967,294 edges");
  offsets_.assign(from.rows() + 1U, 0);
  for (const Edge& edge : edges) ++offsets_[edge.from + 1];
  std::partial_sum(offsets_.begin(), offsets_.end(), offsets_.begin());

  std::vector<std::uint32_t> order(edges.size()), cursor(offsets_.begin(), offsets_.end() - 1);
  for (std::uint32_t i = 0; i < edges.size(); ++i) order[cursor[edges[i].from]++] = i;
  const auto ids = to.ids();
  for (std::uint32_t row = 0; row < from.rows(); ++row)
    std::sort(order.begin() + offsets_[row], order.begin() + offsets_[row + 1],
              [&](std::uint32_t a, std::uint32_t b) { return ids[edges[a].to] < ids[edges[b].to]; });

  targets_.resize(edges.size());
  std::vector<std::uint32_t> place(edges.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    targets_[i] = edges[order[i]].to;
    place[order[i]] = i;
  }
  for (std::uint32_t row = 0; row < from.rows(); ++row)
    for (std::uint32_t e = offsets_[row] + 1; e < offsets_[row + 1]; ++e)
      require(targets_[e] != targets_[e - 1], "network \"" + std::string(key_->name) + "\" has an edge twice");
  for (auto& column : columns_) {
    column.front = Buffer{};
    column.back = Buffer{};
    column.front.resize(column.info.size * targets_.size());
  }
  return place;
}

void Network::grow(std::uint32_t rows) {
  if (offsets_.empty()) offsets_.push_back(0);
  offsets_.resize(rows + 1U, offsets_.back());
}

void Network::reorder(const Population& from, const Population& to, std::span<const std::uint32_t> new_row_of_from,
                      std::span<const std::uint32_t> new_row_of_to) {
  const auto moved = [](std::span<const std::uint32_t> new_row, std::uint32_t row) {
    return new_row.empty() ? row : new_row[row];
  };
  std::vector<Edge> edges(targets_.size());
  for (std::uint32_t row = 0; row < this->rows(); ++row)
    for (std::uint32_t e = offsets_[row]; e < offsets_[row + 1]; ++e)
      edges[e] = {moved(new_row_of_from, row), moved(new_row_of_to, targets_[e])};
  std::vector<Buffer> old;
  for (auto& column : columns_) old.push_back(std::move(column.front));
  const auto place = build(edges, from, to);
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    const std::size_t size = columns_[c].info.size;
    for (std::size_t e = 0; e < place.size(); ++e)
      std::memcpy(columns_[c].front.data() + size * place[e], old[c].data() + size * e, size);
  }
}

std::size_t Network::bytes() const {
  std::size_t total = (offsets_.capacity() + targets_.capacity()) * 4;
  for (const auto& column : columns_) total += column.front.capacity() + column.back.capacity();
  return total;
}

}  // namespace sim
