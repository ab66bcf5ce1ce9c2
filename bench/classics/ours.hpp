// bench/classics/ours.hpp -- the reference models through the kernel, with the words that the gates observe.
#pragma once
#include <cstdint>

#include "bench/classics/plain_epidemic.hpp"
#include "models/reference/classic.hpp"

namespace bench::classics {

// What is counted here is read from the world from outside, so that a step is timed without it.
class OurSchelling {
 public:
  OurSchelling(const models::reference::SchellingSize& size, std::uint64_t seed);
  void step() { classic_.step(); }
  std::uint32_t moves() const;
  double happy_share() const;
  double same_group_share() const;
  bool sound() const;

 private:
  struct Around {
    std::uint32_t same, other;
  };
  Around around(std::uint32_t row) const;
  models::reference::SchellingSize size_;
  models::reference::Classic classic_;
};

class OurFlocking {
 public:
  OurFlocking(const models::reference::FlockingSize& size, const models::reference::FlockingRule& rule, std::uint64_t seed);
  void step() { classic_.step(); }
  double order() const { return order(classic_.world()); }
  double mean_neighbours() const;
  bool sound() const;
  static double order(const sim::World& world);  // of any flock

 private:
  models::reference::FlockingSize size_;
  models::reference::Classic classic_;
};

class OurWolfSheep {
 public:
  OurWolfSheep(const models::reference::WolfSheepSize& size, models::reference::WolfSheepRules rules, std::uint64_t seed);
  void step() { classic_.step(); }
  void watched_step();  // the same, counting turns
  std::uint32_t sheep() const;
  std::uint32_t wolves() const;
  double grass_share() const;
  std::uint64_t activations() const { return activations_; }
  bool sound() const;

 private:
  models::reference::WolfSheepSize size_;
  models::reference::Classic classic_;
  std::uint64_t activations_ = 0;
};

class OurForestFire {
 public:
  OurForestFire(const models::reference::ForestFireSize& size, std::uint64_t seed);
  void step() { classic_.step(); }
  double burnt_share() const;
  std::uint32_t burning() const;
  bool sound() const;

 private:
  models::reference::Classic classic_;
  std::uint32_t trees_;
};

class OurEpidemic {
 public:
  OurEpidemic(const models::reference::EpidemicSize& size, const models::reference::EpidemicRule& rule, std::uint64_t seed);
  void step() { classic_.step(); }
  EpidemicCounts counts() const;
  Ties ties() const;  // those of its world, for a loop by hand on the same network

 private:
  models::reference::Classic classic_;
};

}  // namespace bench::classics
