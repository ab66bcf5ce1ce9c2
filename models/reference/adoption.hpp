// models/reference/adoption.hpp -- adoption by thresholds on a network: one source is enough, several, or a part of all known.
//
// Somebody adopts, for good, when at least `count` of those it is tied to have adopted (Granovetter 1978, where everybody
// sees everybody; Centola and Macy 2007, where 1 is simple and 2 or more is complex contagion), or when they are at least
// the part `share` of them (Watts 2002). All at once, from where the step began: whoever has adopted stays so, so the end
// does not depend on the order. Conserves: adopters are never lost.
#pragma once
#include <cstdint>
#include <span>

#include "sim/kernel/process.hpp"
#include "sim/kernel/world.hpp"

namespace models::reference {

namespace adopter {
inline constexpr sim::PopulationKey all{"adopter", {"somebody who may adopt", "quelqu'un qui peut adopter"}};
inline constexpr sim::ColumnKey<bool> adopted{all, "adopted", sim::unit::one, {"has adopted", "a adopté"}, {"has it adopted", "a-t-il adopté"}};
inline constexpr sim::ColumnKey<double> count{all, "count", sim::unit::person, {"adopters that it must see; 0 or less: adopts by itself", "adopteurs qu'il doit voir ; 0 ou moins : adopte de lui-même"}, {"adopters it must see", "adopteurs à voir"}};
inline constexpr sim::ColumnKey<double> share{all, "share", sim::unit::one, {"part of those it is tied to that must have adopted; 0: counts do", "part de ses liens qui doit avoir adopté ; 0 : le nombre compte"}, {"share it must see", "part à voir"}};
inline constexpr sim::NetworkKey ties{all, all, "adopter_ties", {"who sees whom", "qui voit qui"}};
}  // namespace adopter

struct Adoption {
  static constexpr std::string_view name = "adoption";
  static constexpr sim::Text meaning{"who sees enough adopters adopts", "qui voit assez d'adopteurs adopte"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<adopter::all, sim::Along<adopter::ties>, sim::Read<adopter::adopted, adopter::count, adopter::share>, sim::Update<adopter::adopted>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    if (self.get<adopter::adopted>()) return;
    const auto ties = self.along<adopter::ties>();
    double seen = 0;
    for (const auto tie : ties) seen += tie.other().get<adopter::adopted>() ? 1 : 0;
    const double share = self.get<adopter::share>();
    const bool enough = share > 0 ? seen > 0 && seen >= share * ties.size() : seen >= self.get<adopter::count>();
    if (enough) self.set<adopter::adopted>(true);
  }
};

// One adopter per entry of `count` and `share`; ties hold in both directions; `first` have adopted at the start.
sim::World settle_adoption(std::span<const double> count, std::span<const double> share, std::span<const sim::Network::Edge> ties, std::span<const std::uint32_t> first);

}  // namespace models::reference
