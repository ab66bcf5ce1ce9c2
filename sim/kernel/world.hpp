// sim/kernel/world.hpp -- all that changes during a run, and nothing else. A copy is a fork.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "sim/kernel/network.hpp"
#include "sim/kernel/population.hpp"
#include "sim/kernel/space.hpp"

namespace sim {

struct RawOffer {  // one bid, as it waits for its award
  std::uint32_t from, to;  // rows
  std::uint64_t id, drawn;
  double priority, amount;
  std::uint32_t ordinal;
};
struct BidBook {
  const BidKey* key;
  std::vector<RawOffer> offers;
};

class World {
 public:
  // What `add` returns is good until the next `add`. A network's populations come first, and so does the network whose
  // reverse a key names.
  Population& add(const PopulationKey& key);
  Network& add(const NetworkKey& key);
  Space& add(const SpaceKey& key, std::uint32_t width, std::uint32_t height, bool periodic);
  void add(const BidKey& key);

  Population& operator[](const PopulationKey& key);
  const Population& operator[](const PopulationKey& key) const;
  Network& operator[](const NetworkKey& key);
  const Network& operator[](const NetworkKey& key) const;
  Space& operator[](const SpaceKey& key);
  const Space& operator[](const SpaceKey& key) const;
  BidBook& operator[](const BidKey& key);
  bool has(const PopulationKey& key) const;
  bool has(const NetworkKey& key) const;
  bool has(const SpaceKey& key) const;

  std::span<Population> populations() { return populations_; }
  std::span<const Population> populations() const { return populations_; }
  std::span<Network> networks() { return networks_; }
  std::span<const Network> networks() const { return networks_; }
  std::span<Space> spaces() { return spaces_; }
  std::span<const Space> spaces() const { return spaces_; }
  std::span<BidBook> bids() { return bids_; }
  const Population* population(std::string_view name) const;  // by name, or null pointer
  const Network* network(std::string_view name) const;

  // Moves rows: new row i is what stood at old_row[i]; free rows may be left out. Links, networks and spaces follow; no
  // result may change.
  void reorder(const PopulationKey& key, std::span<const std::uint32_t> old_row);
  // Leaves out free rows and puts agents in order of the row that `link` leads to, then of their ids (without a link: of
  // their ids), so that those of one place lie together in memory. The same with the cells of a space.
  void sort(const PopulationKey& key, const LinkKey* link);
  void sort(const SpaceKey& key);

  // Brings every reverse index up to the network that it mirrors.
  void mirror();

  std::size_t bytes() const;

 private:
  std::vector<Population> populations_;
  std::vector<Network> networks_;
  std::vector<Space> spaces_;
  std::vector<BidBook> bids_;
};

}  // namespace sim
