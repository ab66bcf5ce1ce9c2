// sim/kernel/world.hpp -- all that changes during a run, and nothing else. A copy is a fork.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "sim/kernel/network.hpp"
#include "sim/kernel/population.hpp"

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
  // What `add` returns is good until the next `add`. A network's populations come first.
  Population& add(const PopulationKey& key);
  Network& add(const NetworkKey& key);
  void add(const BidKey& key);

  Population& operator[](const PopulationKey& key);
  const Population& operator[](const PopulationKey& key) const;
  Network& operator[](const NetworkKey& key);
  const Network& operator[](const NetworkKey& key) const;
  BidBook& operator[](const BidKey& key);
  bool has(const PopulationKey& key) const;
  bool has(const NetworkKey& key) const;

  std::span<Population> populations() { return populations_; }
  std::span<const Population> populations() const { return populations_; }
  std::span<Network> networks() { return networks_; }
  std::span<const Network> networks() const { return networks_; }
  std::span<BidBook> bids() { return bids_; }
  const Population* population(std::string_view name) const;  // by name, or null pointer
  const Network* network(std::string_view name) const;

  // Moves rows: new row i is what stood at old_row[i]. Links and networks follow; no result may change.
  void reorder(const PopulationKey& key, std::span<const std::uint32_t> old_row);

  std::size_t bytes() const;

 private:
  std::vector<Population> populations_;
  std::vector<Network> networks_;
  std::vector<BidBook> bids_;
};

}  // namespace sim
