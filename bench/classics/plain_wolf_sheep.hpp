// bench/classics/plain_wolf_sheep.hpp -- wolves, sheep and grass as a sequential loop over flat arrays, under either set of rules.
#pragma once
#include <cstdint>
#include <vector>

#include "bench/classics/plain_luck.hpp"
#include "models/reference/sizes.hpp"

namespace bench::classics {

class PlainWolfSheep {
 public:
  using Rules = models::reference::WolfSheepRules;
  PlainWolfSheep(const models::reference::WolfSheepSize& size, Rules rules, std::uint64_t seed);
  void step();

  std::uint32_t sheep() const { return sheep_living_; }
  std::uint32_t wolves() const { return static_cast<std::uint32_t>(wolves_.size()); }
  std::uint64_t activations() const { return activations_; }  // turns that animals had, since the start
  double grass_share() const;
  bool sound() const;  // the lists of the cells hold the living sheep, each once

 private:
  struct Animal {
    std::uint32_t cell;
    double energy;
  };
  static constexpr std::uint32_t none = 0xFFFF'FFFF;

  template <models::reference::WolfSheepRules R> void sheep_turns();
  template <models::reference::WolfSheepRules R> void wolf_turns();
  template <models::reference::WolfSheepRules R> std::uint32_t beside(std::uint32_t cell);
  void grow_grass();
  void add_sheep(std::uint32_t cell, double energy);
  void enter(std::uint32_t sheep, std::uint32_t cell);
  void leave(std::uint32_t sheep);
  void remove_sheep(std::uint32_t sheep);

  models::reference::WolfSheepSize size_;
  Rules rules_;
  PlainLuck luck_;
  std::vector<std::int8_t> countdown_;  // of each cell; 0 where grass is grown
  // Sheep have slots; `order_` lists those that live, and for a while some that died (their cell is `none`). A slot is
  // free again only when it has left that list. The sheep of a cell form a list: first, then next.
  std::vector<Animal> sheep_, wolves_, kept_;
  std::vector<std::uint32_t> next_, before_, first_, count_, free_, freed_, order_, living_;
  std::uint32_t sheep_living_ = 0;
  std::uint64_t activations_ = 0;
};

}  // namespace bench::classics
