// sim/kernel/world.cpp -- finding and moving what a world holds.
#include "sim/kernel/world.hpp"

#include <algorithm>

namespace sim {
namespace {

template <class Items, class Key> auto* search(Items& items, const Key& key) {
  for (auto& item : items)
    if (&item.key() == &key) return &item;
  return static_cast<decltype(&items[0])>(nullptr);
}

[[noreturn]] void lacks(std::string_view kind, std::string_view name) {
  throw ContractError("the world has no " + std::string(kind) + " \"" + std::string(name) + "\"", __FILE__, __LINE__);
}

}  // namespace

Population& World::add(const PopulationKey& key) {
  require(!has(key), "population \"" + std::string(key.name) + "\" is there already");
  return populations_.emplace_back(key);
}

Network& World::add(const NetworkKey& key) {
  require(!has(key), "network \"" + std::string(key.name) + "\" is there already");
  auto& network = networks_.emplace_back(key);
  network.grow((*this)[key.from].rows());
  if (key.reverse_of != nullptr) {
    require(&key.reverse_of->from == &key.to && &key.reverse_of->to == &key.from,
            "\"" + std::string(key.name) + "\" does not lead back along \"" + std::string(key.reverse_of->name) + "\"");
    mirror();
  }
  return networks_.back();
}

Space& World::add(const SpaceKey& key, std::uint32_t width, std::uint32_t height, bool periodic) {
  require(!has(key), "space \"" + std::string(key.name) + "\" is there already");
  auto& space = spaces_.emplace_back(key, width, height, periodic);
  space.grow((*this)[key.of].rows());
  return space;
}

void World::add(const BidKey& key) { bids_.push_back({&key, {}}); }

Population& World::operator[](const PopulationKey& key) {
  auto* found = search(populations_, key);
  if (found == nullptr) [[unlikely]] lacks("population", key.name);
  return *found;
}
const Population& World::operator[](const PopulationKey& key) const {
  const auto* found = search(populations_, key);
  if (found == nullptr) [[unlikely]] lacks("population", key.name);
  return *found;
}
Network& World::operator[](const NetworkKey& key) {
  auto* found = search(networks_, key);
  if (found == nullptr) [[unlikely]] lacks("network", key.name);
  return *found;
}
const Network& World::operator[](const NetworkKey& key) const {
  const auto* found = search(networks_, key);
  if (found == nullptr) [[unlikely]] lacks("network", key.name);
  return *found;
}
BidBook& World::operator[](const BidKey& key) {
  for (auto& book : bids_)
    if (book.key == &key) return book;
  throw ContractError("the world has no bids \"" + std::string(key.name) + "\"", __FILE__, __LINE__);
}

Space& World::operator[](const SpaceKey& key) {
  auto* found = search(spaces_, key);
  if (found == nullptr) [[unlikely]] lacks("space", key.name);
  return *found;
}
const Space& World::operator[](const SpaceKey& key) const {
  const auto* found = search(spaces_, key);
  if (found == nullptr) [[unlikely]] lacks("space", key.name);
  return *found;
}

bool World::has(const SpaceKey& key) const { return search(spaces_, key) != nullptr; }
bool World::has(const PopulationKey& key) const { return search(populations_, key) != nullptr; }
bool World::has(const NetworkKey& key) const { return search(networks_, key) != nullptr; }

const Population* World::population(std::string_view name) const {
  for (const auto& population : populations_)
    if (population.key().name == name) return &population;
  return nullptr;
}
const Network* World::network(std::string_view name) const {
  for (const auto& network : networks_)
    if (network.key().name == name) return &network;
  return nullptr;
}

void World::reorder(const PopulationKey& key, std::span<const std::uint32_t> old_row) {
  require(!key.numbered, "the rows of a numbered population stay where they are");
  auto& moved = (*this)[key];
  std::vector<std::uint32_t> new_row(moved.rows(), nobody);
  for (std::uint32_t i = 0; i < old_row.size(); ++i) new_row[old_row[i]] = i;
  for (auto& network : networks_) network.grow((*this)[network.key().from].rows());
  moved.reorder(old_row);
  for (auto& population : populations_)
    for (auto& link : population.links())
      if (&link.key->to == &key)
        for (auto& row : link.rows)
          if (row != nobody) row = new_row[row];
  const std::span<const std::uint32_t> same;
  for (auto& network : networks_) {
    const bool from = &network.key().from == &key, to = &network.key().to == &key;
    if (from || to) network.reorder(from ? old_row : same, to ? std::span<const std::uint32_t>(new_row) : same);
  }
  for (auto& space : spaces_)
    if (&space.key().of == &key) space.reorder(old_row, new_row);
  for (auto& book : bids_) require(book.offers.empty() || (&book.key->from != &key && &book.key->to != &key), "rows move between steps, when nobody bids");
}

namespace {
// The living rows in order of (where they are, id).
template <class Where> std::vector<std::uint32_t> sorted_rows(const Population& of, Where where) {
  const auto ids = of.ids();
  std::vector<std::uint32_t> rows;
  rows.reserve(of.living());
  for (std::uint32_t row = 0; row < of.rows(); ++row)
    if (ids[row] != Population::free_row) rows.push_back(row);
  const auto less = [&](std::uint32_t a, std::uint32_t b) {
    const std::uint32_t here = where(a), there = where(b);
    return here != there ? here < there : ids[a] < ids[b];
  };
  if (rows.size() < of.rows() || !std::is_sorted(rows.begin(), rows.end(), less)) std::sort(rows.begin(), rows.end(), less);
  return rows;
}
bool in_place(const std::vector<std::uint32_t>& rows, const Population& of) {
  if (rows.size() != of.rows()) return false;
  for (std::uint32_t row = 0; row < rows.size(); ++row)
    if (rows[row] != row) return false;
  return true;
}
}  // namespace

void World::sort(const PopulationKey& key, const LinkKey* link) {
  const Population& of = (*this)[key];
  const std::uint32_t* const to = link == nullptr ? nullptr : of.find_link(link).rows.data();
  const auto rows = sorted_rows(of, [to](std::uint32_t row) { return to == nullptr ? 0U : to[row]; });
  if (in_place(rows, of)) return;
  reorder(key, rows);
  for (auto& network : networks_)  // edges lie in the order of their rows again: scattered, they cost more than what sorting saves
    if (&network.key().from == &key) network.pack();
}

void World::sort(const SpaceKey& key) {
  const Space& space = (*this)[key];
  const Population& of = (*this)[key.of];
  const auto rows = sorted_rows(of, [&](std::uint32_t row) { return space.cell_of(row); });
  if (!in_place(rows, of)) reorder(key.of, rows);
}

void World::mirror() {
  for (auto& network : networks_) {
    const NetworkKey* forward = network.key().reverse_of;
    if (forward == nullptr) continue;
    const Network& mirrored = (*this)[*forward];
    if (network.mirrors() == mirrored.version() && network.rows() == (*this)[network.key().from].rows()) continue;
    network.mirror(mirrored, (*this)[network.key().from], (*this)[network.key().to]);
  }
}

std::size_t World::bytes() const {
  std::size_t total = 0;
  for (const auto& population : populations_) total += population.bytes();
  for (const auto& network : networks_) total += network.bytes();
  for (const auto& space : spaces_) total += space.bytes();
  return total;
}

}  // namespace sim
