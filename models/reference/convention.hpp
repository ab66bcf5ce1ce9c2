// models/reference/convention.hpp -- a convention and a committed minority: pairs coordinate, each plays what it met most lately.
//
// Centola, Becker, Brackbill and Baronchelli 2018 (Science 360): everybody remembers the last `memory` partners and plays the
// word that most of them used, a coin among equals; a committed minority plays the other word whatever it meets. Above a
// critical part of about a quarter the minority overturns the convention. Conserves: who is committed stays so.
#pragma once
#include <bit>
#include <cstdint>

#include "sim/kernel/process.hpp"
#include "sim/kernel/world.hpp"

namespace models::reference {

namespace speaker {
inline constexpr sim::PopulationKey all{"speaker", {"somebody who uses one of two words", "quelqu'un qui emploie l'un de deux mots"}};
inline constexpr sim::ColumnKey<bool> committed{all, "committed", sim::unit::one, {"uses the new word whatever it meets", "emploie le nouveau mot quoi qu'il arrive"}, {"committed to the new word", "acquis au mot nouveau"}};
inline constexpr sim::ColumnKey<std::uint64_t> heard{all, "heard", sim::unit::one, {"words of the last partners, the latest in the lowest bit; 1: the new one", "mots des derniers partenaires, le plus récent au bit de poids faible ; 1 : le nouveau"}, {"words heard lately", "mots entendus récemment"}};
}  // namespace speaker

struct Convention {
  std::uint32_t memory = 12;

  static constexpr std::string_view name = "convention";
  static constexpr sim::Text meaning{"drawn pairs use the word that each met most lately", "des paires tirées emploient le mot que chacun a le plus rencontré récemment"};
  static constexpr auto parameters() {
    return std::tuple{sim::parameter(&Convention::memory, "memory", sim::unit::person, 1, 63, "Centola et al. 2018: 12", {"partners that one remembers", "partenaires dont on se souvient"})};
  }
  using Uses = sim::Access<speaker::all, sim::Read<speaker::committed>, sim::Update<speaker::heard>>;

  void pair(const sim::Agent<Uses>& one, const sim::Agent<Uses>& two, sim::Rng& rng) const {
    const bool first = word(one, rng), second = word(two, rng);
    hear(one, second), hear(two, first);
  }

 private:
  bool word(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    if (self.get<speaker::committed>()) return true;
    const auto heard = static_cast<std::uint32_t>(std::popcount(self.get<speaker::heard>()));
    return 2 * heard == memory ? rng.chance(0.5) : 2 * heard > memory;
  }
  void hear(const sim::Agent<Uses>& self, bool word) const {
    const std::uint64_t kept = (std::uint64_t{1} << memory) - 1;
    self.set<speaker::heard>((self.get<speaker::heard>() << 1U | (word ? 1U : 0U)) & kept);
  }
};

// Everybody has met nothing but the old word; the first `committed` of them use the new one.
inline sim::World settle_convention(std::uint32_t people, std::uint32_t committed) {
  sim::World world;
  auto& all = world.add(speaker::all);
  all.settle(people);
  all.add<speaker::committed>(), all.add<speaker::heard>();
  for (std::uint32_t i = 0; i < committed; ++i) all.column<speaker::committed>()[i] = true;
  return world;
}

}  // namespace models::reference
