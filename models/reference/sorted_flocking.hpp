// models/reference/sorted_flocking.hpp -- flocking, all birds at once: each sees the others where the step began.
//
// The rules are in bird.hpp. The same step as flocking.hpp but for its order; meant for many birds, whose rows are sorted by
// cell now and then (World::sort), which changes no result.
// Conserves: birds; every heading has length 1.
#pragma once
#include "models/reference/bird.hpp"

namespace models::reference {

struct SortedFlocking {
  double side = 100, visual = 5, speed = 1, separation = 1, cohere = 0.03, separate = 0.015, match = 0.05;

  static constexpr std::string_view name = "sorted_flocking";
  static constexpr sim::Text meaning{"all birds at once take the heading of those they see and fly on", "tous les oiseaux à la fois prennent la direction de ceux qu'ils voient et avancent"};
  static constexpr auto parameters() { return bird_parameters<SortedFlocking>(); }
  using Uses = BirdUses;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const { fly(self, side, visual, {speed, separation, cohere, separate, match}); }
};

}  // namespace models::reference
