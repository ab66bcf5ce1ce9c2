// models/reference/wolf_sheep.hpp -- wolves eat sheep, sheep eat grass: two sets of published rules.
//
// The declaration of the public comparison of agent frameworks, and what Agents.jl codes there, which its table times. Sheep
// act one after another in an order drawn afresh, then wolves, then the grass grows; under Agents.jl's rules a coin says each
// step which species is first (`species_order`). A wolf eats one drawn sheep of its cell.
// Conserves: nothing but cells; energy comes from grass and is lost with every move.
#pragma once
#include "models/reference/sizes.hpp"
#include "sim/kernel/process.hpp"

namespace models::reference {

namespace pasture {
inline constexpr sim::PopulationKey all{"pasture", {"a cell of grass", "une case d'herbe"}};
inline constexpr sim::ColumnKey<std::uint8_t> growing{all, "growing", sim::unit::one, {"steps until the grass is grown; 0: it is", "pas avant que l'herbe ait poussé ; 0 : elle a poussé"}, {"steps until grass", "pas avant l'herbe"}};
}  // namespace pasture

namespace sheep {
inline constexpr sim::PopulationKey all{"sheep", {"a sheep", "un mouton"}};
inline constexpr sim::ColumnKey<double> energy{all, "energy", sim::unit::one, {"steps that it lives on without a meal", "pas qu'il vit sans repas"}, {"energy left", "énergie restante"}};
inline constexpr sim::SpaceKey meadow{all, "meadow", {"many in a cell; no edge is crossed", "plusieurs par case ; les bords ne se traversent pas"}};
}  // namespace sheep

namespace wolf {
inline constexpr sim::PopulationKey all{"wolf", {"a wolf", "un loup"}};
inline constexpr sim::ColumnKey<double> energy{all, "energy", sim::unit::one, {"steps that it lives on without a meal", "pas qu'il vit sans repas"}, {"energy left", "énergie restante"}};
inline constexpr sim::ColumnKey<std::uint32_t> at{all, "at", sim::unit::one, {"row of its pasture, x + side * y", "ligne de sa case, x + côté * y"}, {"pasture where it is", "case où il se trouve"}};
}  // namespace wolf

namespace ecosystem {
inline constexpr sim::PopulationKey all{"ecosystem", {"the whole, one row", "le tout, une ligne"}};
inline constexpr sim::ColumnKey<bool> sheep_first{all, "sheep_first", sim::unit::one, {"whether sheep act before wolves in this step", "si les moutons agissent avant les loups à ce pas"}, {"sheep act first", "moutons en premier"}};
}  // namespace ecosystem

// One of the eight cells around. At the border: drawn again until it exists (declaration), or held there (Agents.jl).
inline std::uint32_t cell_beside(std::uint32_t cell, std::uint32_t side, WolfSheepRules rules, sim::Rng& rng) {
  const std::uint32_t x = cell % side, y = cell / side;
  while (true) {
    const std::uint32_t drawn = rng.below(8), at = drawn + (drawn >= 4 ? 1 : 0);  // of nine, without the middle
    std::uint32_t to_x = x + at % 3 - 1, to_y = y + at / 3 - 1;                   // below 0 is beyond any side
    if (rules == WolfSheepRules::agents_jl) {
      if (to_x >= side) to_x = x;
      if (to_y >= side) to_y = y;
    }
    if (to_x < side && to_y < side) return to_y * side + to_x;
  }
}

struct SpeciesOrder {  // Agents.jl: the order of the species is drawn each step
  static constexpr std::string_view name = "species_order";
  static constexpr sim::Text meaning{"a coin says which species acts first", "une pièce dit quelle espèce agit d'abord"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<ecosystem::all, sim::Update<ecosystem::sheep_first>>;
  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const { self.set<ecosystem::sheep_first>(rng.chance(0.5)); }
};

inline constexpr std::string_view wolf_sheep_source = "ABMFrameworksComparison";

// What sheep do in their turn. `when`: 0 in each step; 1 only when sheep are first, 2 only when they are not.
struct Graze {
  std::uint32_t side = 25, regrowth = 20, when = 0;
  double births = 0.2, gain = 5;
  bool as_agents_jl = false;

  static constexpr std::string_view name = "graze";
  static constexpr sim::Text meaning{"sheep walk, eat grown grass, die of hunger or bear", "les moutons marchent, broutent, meurent de faim ou mettent bas"};
  static constexpr auto parameters() {
    using P = Graze;
    return std::tuple{sim::parameter(&P::side, "side", sim::unit::one, 2, 65'535, wolf_sheep_source, {"cells along a side", "cases le long d'un côté"}),
                      sim::parameter(&P::regrowth, "regrowth", sim::unit::one, 1, 254, wolf_sheep_source, {"steps until eaten grass is grown again", "pas avant que l'herbe broutée ait repoussé"}),
                      sim::parameter(&P::when, "when", sim::unit::one, 0, 2, "Agents.jl: the species that acts first is drawn", {"0 always, 1 if sheep are first, 2 if wolves are", "0 toujours, 1 si les moutons sont premiers, 2 si ce sont les loups"}),
                      sim::parameter(&P::births, "births", sim::unit::one, 0, 1, "ABMFrameworksComparison: 0.2 (small), 0.4 (large)", {"chance to bear, in a step", "chance de mettre bas, par pas"}),
                      sim::parameter(&P::gain, "gain", sim::unit::one, 0, 100, wolf_sheep_source, {"energy of a meal", "énergie d'un repas"}),
                      sim::parameter(&P::as_agents_jl, "as_agents_jl", sim::unit::one, 0, 1, wolf_sheep_source, {"the rules as Agents.jl codes them", "les règles telles que les code Agents.jl"})};
  }
  using Uses = sim::Access<sheep::all, sim::Along<sheep::meadow>, sim::Read<pasture::growing, ecosystem::sheep_first>,
                           sim::Update<sheep::energy, pasture::growing>, sim::Edit<sheep::meadow, sheep::all>>;

  void turn(sim::Turn<Uses>& self, sim::Rng& rng) const {
    if (when != 0 && self.at(sim::Row<ecosystem::all>{0}).get<ecosystem::sheep_first>() != (when == 1)) return;
    const auto rules = as_agents_jl ? WolfSheepRules::agents_jl : WolfSheepRules::declared;
    const std::uint32_t cell = cell_beside(self.cell<sheep::meadow>(), side, rules, rng);
    self.move<sheep::meadow>(cell);
    double energy = self.get<sheep::energy>() - 1;
    const sim::Row<pasture::all> here{cell};
    if (self.at(here).get<pasture::growing>() == 0) {
      energy += gain;
      self.put<pasture::growing>(here, static_cast<std::uint8_t>(regrowth + (as_agents_jl ? 1 : 0)));
    }
    if (energy < (as_agents_jl ? 0 : 1)) return self.die();
    const bool bears = rng.chance(births);
    if (bears) energy /= 2;
    self.set<sheep::energy>(energy);
    if (!bears) return;
    const auto lamb = self.bear<sheep::all>();
    lamb.set<sheep::energy>(energy);
    self.place<sheep::meadow>(lamb.row(), cell);
  }
};

struct Hunt {
  std::uint32_t side = 25;
  double births = 0.1, gain = 13;
  bool as_agents_jl = false;

  static constexpr std::string_view name = "hunt";
  static constexpr sim::Text meaning{"wolves walk, eat a sheep of their cell, die of hunger or bear", "les loups marchent, mangent un mouton de leur case, meurent de faim ou mettent bas"};
  static constexpr auto parameters() {
    using P = Hunt;
    return std::tuple{sim::parameter(&P::side, "side", sim::unit::one, 2, 65'535, wolf_sheep_source, {"cells along a side", "cases le long d'un côté"}),
                      sim::parameter(&P::births, "births", sim::unit::one, 0, 1, "ABMFrameworksComparison: 0.1 (small), 0.2 (large)", {"chance to bear, in a step", "chance de mettre bas, par pas"}),
                      sim::parameter(&P::gain, "gain", sim::unit::one, 0, 100, wolf_sheep_source, {"energy of a meal", "énergie d'un repas"}),
                      sim::parameter(&P::as_agents_jl, "as_agents_jl", sim::unit::one, 0, 1, wolf_sheep_source, {"the rules as Agents.jl codes them", "les règles telles que les code Agents.jl"})};
  }
  using Uses = sim::Access<wolf::all, sim::Along<sheep::meadow>, sim::Update<wolf::energy, wolf::at>, sim::Edit<sheep::all, sheep::meadow, wolf::all>>;

  void turn(sim::Turn<Uses>& self, sim::Rng& rng) const {
    const auto rules = as_agents_jl ? WolfSheepRules::agents_jl : WolfSheepRules::declared;
    const std::uint32_t cell = cell_beside(self.get<wolf::at>(), side, rules, rng);
    double energy = self.get<wolf::energy>() - 1;
    if (const auto prey = self.members<sheep::meadow>(cell); !prey.empty()) {
      self.kill(prey[rng.below(prey.size())].row());
      energy += gain;
    }
    if (energy < 0) return self.die();
    const bool bears = rng.chance(births);
    if (bears) energy /= 2;
    self.set<wolf::at>(cell);
    self.set<wolf::energy>(energy);
    if (bears) self.bear<wolf::all>().set<wolf::energy>(energy).set<wolf::at>(cell);
  }
};

struct GrowGrass {
  static constexpr std::string_view name = "grow_grass";
  static constexpr sim::Text meaning{"eaten grass grows", "l'herbe broutée repousse"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<pasture::all, sim::Update<pasture::growing>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const std::uint8_t left = self.get<pasture::growing>();
    self.set<pasture::growing>(static_cast<std::uint8_t>(left - (left > 0 ? 1 : 0)));
  }
};

sim::World settle_wolf_sheep(const WolfSheepSize& size, WolfSheepRules rules, std::uint64_t seed);

}  // namespace models::reference
