// models/reference/schelling.hpp -- Schelling's segregation: who has too few neighbours of the own group moves.
//
// Schelling (1971), as the public comparison of agent frameworks declares it: agents act one after another in an order
// drawn afresh each step; whoever is unhappy moves at once to an empty cell drawn evenly from the grid. Nobody looks again
// before the next step.
// Conserves: agents and empty squares; at most one agent stands on a square.
#pragma once
#include <array>

#include "models/reference/sizes.hpp"
#include "sim/kernel/process.hpp"

namespace models::reference {

namespace resident {
enum class Group : std::uint8_t { one, two };
constexpr std::array<sim::Member, 2> members(Group) { return {{{0, "one", {"group one", "groupe un"}}, {1, "two", {"group two", "groupe deux"}}}}; }

inline constexpr sim::PopulationKey all{"resident", {"an agent on a checkerboard", "un agent sur un damier"}};
inline constexpr sim::ColumnKey<Group> group{all, "group", sim::unit::one, {"never changes", "ne change jamais"}, {"group of the resident", "groupe du résident"}};
inline constexpr sim::ColumnKey<bool> happy{all, "happy", sim::unit::one, {"as found at the last turn", "constaté au dernier tour"}, {"happy with the place", "satisfait de sa place"}};
inline constexpr sim::ColumnKey<std::uint32_t> at{all, "at", sim::unit::one, {"row of its square", "ligne de sa case"}, {"square lived on", "case habitée"}};
}  // namespace resident

// The squares of the board, row by row, with a border of `radius` squares that nobody enters, so that all around is there.
namespace square {
inline constexpr sim::PopulationKey all{"square", {"a square of the board or of its border", "une case du damier ou de sa bordure"}};
inline constexpr sim::ColumnKey<std::uint8_t> taken{all, "taken", sim::unit::one, {"0: by nobody; else 1 + group", "0 : libre ; sinon 1 + groupe"}, {"taken by whom", "occupée par qui"}};
}  // namespace square

namespace vacancy {
inline constexpr sim::PopulationKey all{"vacancy", {"an empty square", "une case vide"}};
inline constexpr sim::ColumnKey<std::uint32_t> at{all, "at", sim::unit::one, {"row of the square", "ligne de la case"}, {"free square", "case libre"}};
}  // namespace vacancy

struct Schelling {
  std::uint32_t radius = 1, min_happy = 3, width = 42, vacancies = 600;

  static constexpr std::string_view name = "schelling";
  static constexpr sim::Text meaning{"agents with too few neighbours of their own group move to an empty cell", "les agents dont trop peu de voisins sont de leur groupe vont vers une case vide"};
  static constexpr auto parameters() {
    using P = Schelling;
    return std::tuple{sim::parameter(&P::radius, "radius", sim::unit::one, 1, 10, "ABMFrameworksComparison: 1 (small), 2 (large)", {"cells, in both directions, that an agent sees", "cases, dans les deux directions, que voit un agent"}),
                      sim::parameter(&P::min_happy, "min_happy", sim::unit::person, 0, 440, "ABMFrameworksComparison: 3 (small), 8 (large)", {"neighbours of the own group that make happy", "voisins de son groupe qui rendent heureux"}),
                      sim::parameter(&P::width, "width", sim::unit::one, 3, 60'000, "settled: the side and twice the radius", {"squares in a row, border included", "cases par rangée, bordure comprise"}),
                      sim::parameter(&P::vacancies, "vacancies", sim::unit::one, 1, 4e9, "settled", {"empty squares", "cases vides"})};
  }
  using Uses = sim::Access<resident::all, sim::Read<resident::group, square::taken, vacancy::at>,
                           sim::Update<resident::happy, resident::at, square::taken, vacancy::at>>;

  void turn(sim::Turn<Uses>& self, sim::Rng& rng) const {
    const std::uint32_t at = self.get<resident::at>(), across = 2 * radius + 1;
    const auto own = static_cast<std::uint8_t>(1 + static_cast<std::uint8_t>(self.get<resident::group>()));
    std::uint32_t same = 0;
    for (std::uint32_t j = 0, line = at - radius * width - radius; j < across; ++j, line += width)
      for (std::uint32_t i = 0; i < across; ++i) same += self.at(sim::Row<square::all>{line + i}).get<square::taken>() == own ? 1 : 0;
    const bool happy = same - 1 >= min_happy;  // not counting itself
    self.set<resident::happy>(happy);
    if (happy) return;
    const sim::Row<vacancy::all> drawn{rng.below(vacancies)};
    const std::uint32_t target = self.at(drawn).get<vacancy::at>();
    self.put<square::taken>({target}, own);
    self.put<square::taken>({at}, 0);
    self.put<vacancy::at>(drawn, at);
    self.set<resident::at>(target);
  }
};

inline std::uint32_t schelling_width(const SchellingSize& size) { return size.side + 2 * size.radius; }
sim::World settle_schelling(const SchellingSize& size, std::uint64_t seed);

}  // namespace models::reference
