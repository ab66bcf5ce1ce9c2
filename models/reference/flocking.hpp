// models/reference/flocking.hpp -- flocking, one bird after another: each sees those before it where they now are.
//
// The rules are in bird.hpp; the order is drawn afresh each step, as the public comparison of agent frameworks declares.
// Conserves: birds; every heading has length 1.
#pragma once
#include "models/reference/bird.hpp"

namespace models::reference {

struct Flocking {
  double side = 100, visual = 5, speed = 1, separation = 1, cohere = 0.03, separate = 0.015, match = 0.05;

  static constexpr std::string_view name = "flocking";
  static constexpr sim::Text meaning{"each bird in its turn takes the heading of those it sees and flies on", "chaque oiseau, à son tour, prend la direction de ceux qu'il voit et avance"};
  static constexpr auto parameters() { return bird_parameters<Flocking>(); }
  using Uses = BirdUses;

  void turn(sim::Turn<Uses>& self, sim::Rng&) const { fly(self, side, visual, {speed, separation, cohere, separate, match}); }
};

}  // namespace models::reference
