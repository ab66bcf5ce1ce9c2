// sim/kernel/space.cpp -- keeping the members of each cell in order of their ids.
#include "sim/kernel/space.hpp"

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

namespace sim {

Space::Space(const SpaceKey& key, std::uint32_t width, std::uint32_t height, bool periodic)
    : key_(&key), width_(width), height_(height), periodic_(periodic) {
  require(width > 0 && height > 0 && std::uint64_t{width} * height < nobody,
          "space \"" + std::string(key.name) + "\" has from 1 to 4,294,967,294 cells");
  members_.resize(cells(), nobody);
}

void Space::widen() {  // half as many places again in every cell
  const std::uint32_t wider = stride_ + std::max(1U, stride_ / 2);
  Large<std::uint32_t> fresh(std::size_t{cells()} * wider, nobody);
  for (std::size_t cell = 0; cell < cells(); ++cell)
    std::copy_n(members_.begin() + static_cast<std::ptrdiff_t>(cell * stride_), stride_,
                fresh.begin() + static_cast<std::ptrdiff_t>(cell * wider));
  members_ = std::move(fresh);
  stride_ = wider;
}

void Space::refuse() const {
  throw ContractError("a cell outside space \"" + std::string(key_->name) + "\"", __FILE__, __LINE__);
}

void Space::put_all(std::span<const std::uint32_t> cell_of, std::span<const std::uint64_t> ids) {
  std::vector<std::uint32_t> count(cells(), 0), order;
  for (std::uint32_t row = 0; row < cell_of.size(); ++row) {
    if (cell_of[row] == nobody) continue;
    require(cell_of[row] < cells(), "a cell outside space \"" + std::string(key_->name) + "\"");
    ++count[cell_of[row]];
    order.push_back(row);
  }
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return ids[a] < ids[b]; });
  stride_ = std::max(1U, count.empty() ? 0U : *std::max_element(count.begin(), count.end()));
  members_.assign(std::size_t{cells()} * stride_, nobody);
  cell_of_.assign(cell_of.begin(), cell_of.end());
  std::fill(count.begin(), count.end(), 0);
  for (const std::uint32_t row : order) members_[std::size_t{cell_of[row]} * stride_ + count[cell_of[row]]++] = row;
}

void Space::grow(std::uint32_t rows) {
  if (rows <= cell_of_.size()) return;
  make_room(cell_of_, rows);
  cell_of_.resize(rows, nobody);
}

void Space::reorder(std::span<const std::uint32_t> old_row, std::span<const std::uint32_t> new_row) {
  Large<std::uint32_t> fresh(old_row.size());
  for (std::size_t i = 0; i < old_row.size(); ++i) fresh[i] = cell_of(old_row[i]);
  cell_of_ = std::move(fresh);
  for (auto& member : members_)
    if (member != nobody) member = new_row[member];
}

}  // namespace sim
