// models/reference/forest_fire.hpp -- a fire that spreads from tree to tree, one burning tree after another.
//
// As the public comparison of agent frameworks declares it: the trees that burn when a step begins set fire to those above,
// below, left and right of them, and are burnt out. Fires are agents: they are born in a tree and die with it, so that a step
// costs with the front, not with the forest. A fire that was born in the step has no turn in it.
// Conserves: cells; a tree stands, burns or is burnt.
#pragma once
#include <array>

#include "models/reference/sizes.hpp"
#include "sim/kernel/process.hpp"

namespace models::reference {

namespace plot {
enum class State : std::uint8_t { bare, tree, on_fire, burnt };
constexpr std::array<sim::Member, 4> members(State) {
  return {{{0, "bare", {"bare", "nue"}}, {1, "tree", {"a tree", "un arbre"}}, {2, "on_fire", {"on fire", "en feu"}}, {3, "burnt", {"burnt", "brûlée"}}}};
}
inline constexpr sim::PopulationKey all{"plot", {"a cell of a forest", "une case d'une forêt"}};
inline constexpr sim::ColumnKey<State> state{all, "state", sim::unit::one, {"what stands there", "ce qui s'y trouve"}, {"what stands there", "ce qui s'y trouve"}};
}  // namespace plot

namespace fire {
inline constexpr sim::PopulationKey all{"fire", {"a tree that burns", "un arbre en feu"}};
inline constexpr sim::ColumnKey<std::uint32_t> at{all, "at", sim::unit::one, {"row of its plot, x + side * y", "ligne de sa case, x + côté * y"}, {"plot on fire", "case en feu"}};
}  // namespace fire

struct ForestFire {
  std::uint32_t side = 100;

  static constexpr std::string_view name = "forest_fire";
  static constexpr sim::Text meaning{"burning trees set fire to those beside them and are burnt", "les arbres en feu enflamment leurs voisins et sont brûlés"};
  static constexpr auto parameters() {
    return std::tuple{sim::parameter(&ForestFire::side, "side", sim::unit::one, 1, 65'535, "ABMFrameworksComparison: 100 (small), 500 (large)", {"cells along a side of the forest", "cases le long d'un côté de la forêt"})};
  }
  using Uses = sim::Access<fire::all, sim::Read<fire::at, plot::state>, sim::Update<fire::at, plot::state>, sim::Edit<fire::all>>;

  void turn(sim::Turn<Uses>& self, sim::Rng&) const {
    using enum plot::State;
    const std::uint32_t at = self.get<fire::at>(), x = at % side, y = at / side;
    const auto spread = [&](std::uint32_t to) {
      const sim::Row<plot::all> row{to};
      if (self.at(row).template get<plot::state>() != tree) return;
      self.put<plot::state>(row, on_fire);
      self.bear<fire::all>().template set<fire::at>(to);
    };
    if (y > 0) spread(at - side);
    if (x > 0) spread(at - 1);
    if (x + 1 < side) spread(at + 1);
    if (y + 1 < side) spread(at + side);
    self.put<plot::state>(sim::Row<plot::all>{at}, burnt);
    self.die();
  }
};

sim::World settle_forest(const ForestFireSize& size, std::uint64_t seed);

}  // namespace models::reference
