// sim/kernel/network.cpp -- building compressed rows whose neighbours stand in order of their ids, and editing them.
#include "sim/kernel/network.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <string>

#include "sim/kernel/parallel.hpp"

namespace sim {
namespace {

constexpr std::size_t most_edges = 0xFFFF'FFFE;

}  // namespace

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

void Network::clear_columns() {
  for (auto& column : columns_) {
    column.front = Buffer{};
    column.back = Buffer{};
    column.front.resize(column.info.size * targets_.size());
  }
}

// ---- making

std::vector<std::uint32_t> Network::build(std::span<const Edge> edges, const Population& from, const Population& to) {
  require(edges.size() <= most_edges, "a network holds at most 4,294,967,294 edges");
  ends_.clear();
  free_ = 0;
  ++version_;
  offsets_.assign(from.rows() + 1U, 0);
  for (const Edge& edge : edges) ++offsets_[edge.from + 1];
  std::partial_sum(offsets_.begin(), offsets_.end(), offsets_.begin());

  std::vector<std::uint32_t> order(edges.size()), cursor(offsets_.begin(), offsets_.end() - 1);
  for (std::uint32_t i = 0; i < edges.size(); ++i) order[cursor[edges[i].from]++] = i;
  const auto ids = to.ids();
  targets_ = {};
  targets_.resize(edges.size());
  std::vector<std::uint32_t> place(edges.size());
  parallel::ranges(from.rows(), 1024, [&](std::size_t begin, std::size_t end) {
    for (std::size_t row = begin; row < end; ++row)
      std::sort(order.begin() + offsets_[row], order.begin() + offsets_[row + 1],
                [&](std::uint32_t a, std::uint32_t b) { return ids[edges[a].to] < ids[edges[b].to]; });
    for (std::uint32_t i = offsets_[begin]; i < offsets_[end]; ++i) {
      targets_[i] = edges[order[i]].to;
      place[order[i]] = i;
    }
  });
  for (std::uint32_t row = 0; row < from.rows(); ++row)
    for (std::uint32_t e = offsets_[row] + 1; e < offsets_[row + 1]; ++e)
      require(targets_[e] != targets_[e - 1], "network \"" + std::string(key_->name) + "\" has an edge twice");
  clear_columns();
  return place;
}

std::span<std::uint32_t> Network::lay_out(std::span<const std::uint32_t> degrees) {
  const std::uint64_t total = std::accumulate(degrees.begin(), degrees.end(), std::uint64_t{0});
  require(total <= most_edges, "a network holds at most 4,294,967,294 edges");
  ends_.clear();
  free_ = 0;
  ++version_;
  offsets_.resize(degrees.size() + 1);
  offsets_[0] = 0;
  for (std::size_t row = 0; row < degrees.size(); ++row) offsets_[row + 1] = offsets_[row] + degrees[row];
  targets_ = {};
  targets_.resize(total, nobody);
  clear_columns();
  return targets_;
}

void Network::settle_rows(const Population& from, const Population& to) {
  require(packed() && rows() == from.rows(), "rows are settled once, after they were laid out");
  const auto ids = to.ids();
  std::vector<std::uint8_t> twice((rows() + 1023) / 1024, 0);
  parallel::ranges(rows(), 1024, [&](std::size_t begin, std::size_t end) {
    std::vector<std::uint32_t> order, row_targets;
    std::vector<std::byte> values;
    for (std::size_t row = begin; row < end; ++row) {
      const std::uint32_t first = offsets_[row], count = offsets_[row + 1] - first;
      const auto less = [&](std::uint32_t a, std::uint32_t b) { return ids[a] < ids[b]; };
      const auto here = std::span(targets_).subspan(first, count);
      if (!std::is_sorted(here.begin(), here.end(), less)) {
        order.resize(count);
        std::iota(order.begin(), order.end(), 0U);
        std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return less(here[a], here[b]); });
        row_targets.assign(here.begin(), here.end());
        for (std::uint32_t i = 0; i < count; ++i) here[i] = row_targets[order[i]];
        for (Column& column : columns_) {
          const std::size_t size = column.info.size;
          std::byte* const at = column.front.data() + size * first;
          values.assign(at, at + size * count);
          for (std::uint32_t i = 0; i < count; ++i) std::memcpy(at + size * i, values.data() + size * order[i], size);
        }
      }
      for (std::uint32_t i = 1; i < count; ++i) twice[begin / 1024] |= here[i] == here[i - 1] ? 1 : 0;
    }
  });
  require(std::none_of(twice.begin(), twice.end(), [](auto t) { return t != 0; }),
          "network \"" + std::string(key_->name) + "\" has an edge twice");
}

void Network::mirror(const Network& forward, const Population& from, const Population& to) {
  std::vector<std::uint32_t> degrees(from.rows(), 0);
  for (const std::uint32_t target : forward.targets())
    if (target != nobody) ++degrees[target];
  const auto targets = lay_out(degrees);
  std::vector<std::uint32_t> cursor(offsets_.begin(), offsets_.end() - 1);
  for (std::uint32_t row = 0; row < forward.rows(); ++row)
    for (const std::uint32_t target : forward.neighbours(row)) targets[cursor[target]++] = row;
  settle_rows(from, to);
  mirrors_ = forward.version();
}

// ---- editing

void Network::edit(std::span<const Change> changes, const Population& to) {
  if (changes.empty()) return;
  ++version_;
  if (packed()) ends_.assign(offsets_.begin() + 1, offsets_.end());
  const auto ids = to.ids();

  struct RowEdit {
    std::uint32_t row, first, last;  // its changes
    std::uint32_t size;              // edges that it will have
    std::uint32_t begin;             // where they will lie
  };
  std::vector<RowEdit> edits;
  for (std::uint32_t i = 0; i < changes.size();) {
    const std::uint32_t first = i, row = changes[i].from;
    while (i < changes.size() && changes[i].from == row) ++i;
    edits.push_back({row, first, i, 0, 0});
  }

  // Calls keep(target, old place or nobody, first change, last change) for each edge that the row will have, in order.
  const auto merge = [&](const RowEdit& edit, auto&& keep) {
    std::uint32_t place = offsets_[edit.row], change = edit.first;
    const std::uint32_t end = ends_[edit.row];
    while (place < end || change < edit.last) {
      const bool old_first = change == edit.last || (place < end && ids[targets_[place]] < ids[changes[change].to]);
      if (old_first) {
        keep(targets_[place], place, change, change);
        ++place;
        continue;
      }
      const std::uint32_t target = changes[change].to, first = change;
      while (change < edit.last && changes[change].to == target) ++change;
      std::uint32_t origin = nobody, since = first;
      bool there = place < end && targets_[place] == target;
      if (there) origin = place++;
      for (std::uint32_t c = first; c < change; ++c) {
        if (changes[c].cut) there = false, origin = nobody, since = c + 1;
        else there = true;
      }
      if (there) keep(target, origin, since, change);
    }
  };

  // How long each row will be, and whether it has room where it is: only free places lie between it and the next.
  constexpr std::size_t at_once = 256;
  const std::size_t places = targets_.size();
  parallel::ranges(edits.size(), at_once, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      RowEdit& edit = edits[i];
      merge(edit, [&](std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t) { ++edit.size; });
      edit.begin = offsets_[edit.row];
      if (edit.begin == ends_[edit.row] && edit.size > 0) {  // an empty row owns no place: another may grow into it
        edit.begin = nobody;
        continue;
      }
      const std::size_t needed = std::size_t{edit.begin} + edit.size;
      for (std::size_t p = ends_[edit.row]; p < needed; ++p)
        if (p >= places || targets_[p] != nobody) {
          edit.begin = nobody;
          break;
        }
    }
  });
  std::size_t total = places;
  std::int64_t more = 0;
  for (RowEdit& edit : edits) {
    more += std::int64_t{edit.size} - (ends_[edit.row] - offsets_[edit.row]);
    if (edit.begin != nobody) continue;
    edit.begin = static_cast<std::uint32_t>(total);
    total += edit.size + edit.size / 4 + 2;
    require(total <= most_edges, "network \"" + std::string(key_->name) + "\" holds at most 4,294,967,294 edges");
  }
  if (total > places) {
    make_room(targets_, total);
    targets_.resize(total, nobody);
    for (Column& column : columns_) column.front.resize(column.info.size * total);
  }
  free_ = static_cast<std::uint32_t>(std::int64_t{free_} + static_cast<std::int64_t>(total - places) - more);

  parallel::ranges(edits.size(), at_once, [&](std::size_t first_edit, std::size_t last_edit) {
    struct Kept {
      std::uint32_t target, origin, first, last;
    };
    std::vector<Kept> kept;
    std::vector<std::byte> values;
    for (std::size_t i = first_edit; i < last_edit; ++i) {
      const RowEdit& edit = edits[i];
      const std::uint32_t old_begin = offsets_[edit.row], old_end = ends_[edit.row];
      kept.clear();
      merge(edit, [&](std::uint32_t target, std::uint32_t origin, std::uint32_t first, std::uint32_t last) {
        kept.push_back({target, origin, first, last});
      });
      for (Column& column : columns_) {
        const std::size_t size = column.info.size;
        values.assign(column.front.data() + size * old_begin, column.front.data() + size * old_end);
        for (std::size_t k = 0; k < kept.size(); ++k) {
          std::byte* const at = column.front.data() + size * (edit.begin + k);
          if (kept[k].origin != nobody) std::memcpy(at, values.data() + size * (kept[k].origin - old_begin), size);
          else std::memset(at, 0, size);
          for (std::uint32_t c = kept[k].first; c < kept[k].last; ++c)
            for (const Given& value : changes[c].values)
              if (value.column == column.info.key) std::memcpy(at, &value.bits, size);
        }
      }
      for (std::uint32_t p = old_begin; p < old_end; ++p) targets_[p] = nobody;
      for (std::size_t k = 0; k < kept.size(); ++k) targets_[edit.begin + k] = kept[k].target;
      offsets_[edit.row] = edit.begin;
      ends_[edit.row] = edit.begin + edit.size;
    }
  });
  if (std::size_t{free_} * 4 > targets_.size() + 4096) pack();
}

void Network::pack() {
  if (packed()) return;
  const std::uint32_t rows = this->rows();
  Large<std::uint32_t> offsets(rows + 1U);
  offsets[0] = 0;
  for (std::uint32_t row = 0; row < rows; ++row) offsets[row + 1] = offsets[row] + (ends_[row] - offsets_[row]);
  const auto packed = [&](std::size_t size, const std::byte* from, std::byte* into) {
    parallel::ranges(rows, 4096, [&](std::size_t begin, std::size_t end) {
      for (std::size_t row = begin; row < end; ++row)
        std::memcpy(into + size * offsets[row], from + size * offsets_[row], size * (ends_[row] - offsets_[row]));
    });
  };
  Large<std::uint32_t> targets(offsets[rows]);
  packed(sizeof(std::uint32_t), reinterpret_cast<const std::byte*>(targets_.data()), reinterpret_cast<std::byte*>(targets.data()));
  targets_ = std::move(targets);
  for (Column& column : columns_) {
    Buffer fresh;
    fresh.resize(column.info.size * targets_.size());
    packed(column.info.size, column.front.data(), fresh.data());
    column.front = std::move(fresh);
    column.back = Buffer{};
  }
  offsets_ = std::move(offsets);
  ends_ = {};
  free_ = 0;
}

void Network::grow(std::uint32_t rows) {
  if (offsets_.empty()) offsets_.push_back(0);
  if (rows <= this->rows()) return;
  const auto places = static_cast<std::uint32_t>(targets_.size());
  make_room(offsets_, rows + 1U);
  if (packed()) {
    offsets_.resize(rows + 1U, places);
    return;
  }
  offsets_.back() = places;  // an empty row begins and ends behind all others
  offsets_.resize(rows + 1U, places);
  make_room(ends_, rows);
  ends_.resize(rows, places);
}

void Network::reorder(std::span<const std::uint32_t> old_row_of_from, std::span<const std::uint32_t> new_row_of_to) {
  pack();
  const auto rows = old_row_of_from.empty() ? this->rows() : static_cast<std::uint32_t>(old_row_of_from.size());
  const auto old_row = [&](std::size_t row) { return old_row_of_from.empty() ? row : old_row_of_from[row]; };
  Large<std::uint32_t> offsets(rows + 1U);
  offsets[0] = 0;
  for (std::uint32_t row = 0; row < rows; ++row) {
    const Places places = at(static_cast<std::uint32_t>(old_row(row)));
    offsets[row + 1] = offsets[row] + (places.end - places.begin);
  }
  require(offsets[rows] == targets_.size(), "only rows without edges may be left out of a new order");
  Large<std::uint32_t> targets(targets_.size());
  parallel::ranges(rows, 4096, [&](std::size_t begin, std::size_t end) {  // ids do not change, so neither does the order
    for (std::size_t row = begin; row < end; ++row) {
      std::uint32_t to = offsets[row];
      for (const std::uint32_t target : neighbours(static_cast<std::uint32_t>(old_row(row))))
        targets[to++] = new_row_of_to.empty() ? target : new_row_of_to[target];
    }
  });
  if (!old_row_of_from.empty())
    for (Column& column : columns_) {
      Buffer fresh;
      const std::size_t size = column.info.size;
      fresh.resize(size * targets.size());
      parallel::ranges(rows, 4096, [&](std::size_t begin, std::size_t end) {
        for (std::size_t row = begin; row < end; ++row)
          std::memcpy(fresh.data() + size * offsets[row], column.front.data() + size * offsets_[old_row(row)],
                      size * (offsets[row + 1] - offsets[row]));
      });
      column.front = std::move(fresh);
      column.back = Buffer{};
    }
  offsets_ = std::move(offsets);
  targets_ = std::move(targets);
}

void Network::restore(std::span<const std::uint32_t> degrees, std::span<const std::uint32_t> targets) {
  const auto into = lay_out(degrees);
  require(into.size() == targets.size(), "as many targets as the degrees say");
  std::copy(targets.begin(), targets.end(), into.begin());
}

std::size_t Network::bytes() const {
  std::size_t total = (offsets_.capacity() + ends_.capacity() + targets_.capacity()) * 4;
  for (const auto& column : columns_) total += column.front.capacity() + column.back.capacity();
  return total;
}

}  // namespace sim
