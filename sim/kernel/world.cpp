// sim/kernel/world.cpp -- finding and moving what a world holds.
#include "sim/kernel/world.hpp"

namespace sim {
namespace {

template <class Items, class Key> auto* search(Items& items, const Key& key) {
  for (auto& item : items)
    if (&item.key() == &key) return &item;
  return static_cast<decltype(&items[0])>(nullptr);
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
  return network;
}

void World::add(const BidKey& key) { bids_.push_back({&key, {}}); }

Population& World::operator[](const PopulationKey& key) {
  auto* found = search(populations_, key);
  require(found != nullptr, "the world has no population \"" + std::string(key.name) + "\"");
  return *found;
}
const Population& World::operator[](const PopulationKey& key) const {
  const auto* found = search(populations_, key);
  require(found != nullptr, "the world has no population \"" + std::string(key.name) + "\"");
  return *found;
}
Network& World::operator[](const NetworkKey& key) {
  auto* found = search(networks_, key);
  require(found != nullptr, "the world has no network \"" + std::string(key.name) + "\"");
  return *found;
}
const Network& World::operator[](const NetworkKey& key) const {
  const auto* found = search(networks_, key);
  require(found != nullptr, "the world has no network \"" + std::string(key.name) + "\"");
  return *found;
}
BidBook& World::operator[](const BidKey& key) {
  for (auto& book : bids_)
    if (book.key == &key) return book;
  throw ContractError("the world has no bids \"" + std::string(key.name) + "\"", __FILE__, __LINE__);
}

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
  auto& moved = (*this)[key];
  moved.reorder(old_row);
  std::vector<std::uint32_t> new_row(old_row.size());
  for (std::uint32_t i = 0; i < old_row.size(); ++i) new_row[old_row[i]] = i;
  for (auto& population : populations_)
    for (auto& link : population.links())
      if (&link.key->to == &key)
        for (auto& row : link.rows)
          if (row != nobody) row = new_row[row];
  const std::span<const std::uint32_t> same;
  for (auto& network : networks_) {
    const bool from = &network.key().from == &key, to = &network.key().to == &key;
    if (from || to)
      network.reorder((*this)[network.key().from], (*this)[network.key().to], from ? new_row : same, to ? new_row : same);
  }
}

std::size_t World::bytes() const {
  std::size_t total = 0;
  for (const auto& population : populations_) total += population.bytes();
  for (const auto& network : networks_) total += network.bytes();
  return total;
}

}  // namespace sim
