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
  static constexpr auto parameters() {
    using P = Flocking;
    return std::tuple{sim::parameter(&P::side, "side", sim::unit::one, 3, 1e6, "ABMFrameworksComparison: 100 (small), 150 (large)", {"length of a side of the square", "longueur d'un côté du carré"}),
                      sim::parameter(&P::visual, "visual", sim::unit::one, 0.1, 1e3, "ABMFrameworksComparison: 5 (small), 15 (large)", {"how far a bird sees; a third of the side at most", "portée de la vue ; un tiers du côté au plus"}),
                      sim::parameter(&P::speed, "speed", sim::unit::one, 0, 1e3, "ABMFrameworksComparison", {"length of a step; less than the side", "longueur d'un pas ; moins que le côté"}),
                      sim::parameter(&P::separation, "separation", sim::unit::one, 0, 1e3, "ABMFrameworksComparison", {"distance below which birds keep off", "distance en deçà de laquelle on s'écarte"}),
                      sim::parameter(&P::cohere, "cohere", sim::unit::one, 0, 1, "ABMFrameworksComparison", {"weight of where the neighbours are", "poids de la position des voisins"}),
                      sim::parameter(&P::separate, "separate", sim::unit::one, 0, 1, "ABMFrameworksComparison", {"weight of keeping off", "poids de l'écartement"}),
                      sim::parameter(&P::match, "match", sim::unit::one, 0, 1, "ABMFrameworksComparison", {"weight of the neighbours' heading", "poids de la direction des voisins"})};
  }
  using Uses = sim::Access<bird::all, sim::Along<bird::sky>, sim::Read<bird::x, bird::y, bird::vx, bird::vy>,
                           sim::Update<bird::x, bird::y, bird::vx, bird::vy>, sim::Edit<bird::sky>>;

  void turn(sim::Turn<Uses>& self, sim::Rng&) const { fly(self, side, visual, {speed, separation, cohere, separate, match}); }
};

}  // namespace models::reference
