// models/knowledge/practise.hpp -- what is used gets better, what is not is forgotten; the useless is unlearned.
//
// SKIN (Gilbert, Pyka and Ahrweiler 2001): expertise rises by 1 if a capability is used, up to 10, falls by 1 if not, and at 0
// the capability is lost. As in GREAT-SKIN, each of these happens with a small chance per month.
#pragma once
#include <array>

#include "models/knowledge/catalogue.hpp"
#include "models/vocabulary/project.hpp"
#include "sim/kernel/process.hpp"

namespace models::knowledge {

inline constexpr std::uint8_t highest_expertise = 10;  // SKIN

// Used is what a running project takes from it, what it researched or its innovation rests on, what it has just learned, and
// the core business of those who are at work.
struct Practise {
  double gain = 0.0333, loss = 0.0333;

  static constexpr std::string_view name = "practise";
  static constexpr sim::Text meaning{"expertise grows with use and fades without", "la pratique croît avec l'usage et s'efface sans lui"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = Practise;
    return std::tuple{sim::parameter(&P::gain, "gain", sim::unit::chance_per_month, 0, 1, "GREAT-SKIN: 0.0333 per step of a month", {"chance that a capability in use gains a point of expertise", "probabilité qu'une capacité utilisée gagne un point de pratique"}),
                      sim::parameter(&P::loss, "loss", sim::unit::chance_per_month, 0, 1, "GREAT-SKIN: 0.0333 per step of a month", {"chance that a capability out of use loses a point of expertise", "probabilité qu'une capacité inutilisée perde un point de pratique"})};
  }
  using Uses = sim::Access<actor::all, sim::Along<kene::of, project::projects, project::partners, actor::firm>, sim::Read<project::phase, project::brings, firm::active, kene::hypothesis>,
                           sim::Update<kene::expertise, kene::used>, sim::Edit<kene::of>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    const auto kene = self.along<kene::of>();
    if (kene.empty()) return;
    const auto firm = self.follow<actor::firm>();
    const bool at_work = !firm || firm->get<firm::active>();
    std::array<std::uint32_t, 16> brought{};
    std::size_t projects = 0;
    for (const auto joined : self.along<project::projects>()) {
      const auto project = joined.other();
      if (project.get<project::phase>() != project::Phase::running || projects == brought.size()) continue;
      if (const auto part = project.along<project::partners>().find(self.row())) brought[projects++] = part->get<project::brings>();
    }
    for (const auto known : kene) {
      const std::uint8_t expertise = known.get<kene::expertise>();
      bool used = known.get<kene::used>() || known.get<kene::hypothesis>() || (at_work && expertise >= kene::core_from);
      for (std::size_t i = 0; i < projects; ++i) used = used || brought[i] == number_of(known);
      if (known.get<kene::used>()) known.set<kene::used>(false);
      if (used) {
        if (expertise < highest_expertise && rng.chance(gain)) known.set<kene::expertise>(static_cast<std::uint8_t>(expertise + 1));
      } else if (rng.chance(loss)) {
        if (expertise <= 1) self.disconnect<kene::of>(self.row(), known.other().row());
        else known.set<kene::expertise>(static_cast<std::uint8_t>(expertise - 1));
      }
    }
  }
};

// Two ways to let go. Who has no room left drops what it has hardly mastered and long not used. Who fails again and again
// gives up the recipe in which it believed: its innovation hypothesis and the direction of its research.
struct Unlearn {
  double dropped = 0.1;
  std::int32_t weak = 2, patience = 2;

  static constexpr std::string_view name = "unlearn";
  static constexpr sim::Text meaning{"what is weak and unused makes room; a recipe that keeps failing is given up", "ce qui est faible et inutilisé fait place ; une recette qui échoue est abandonnée"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = Unlearn;
    return std::tuple{sim::parameter(&P::dropped, "dropped", sim::unit::chance_per_month, 0, 1, "assumed", {"chance that a full kene drops its weakest unused capability", "probabilité qu'une liste pleine perde sa plus faible capacité inutilisée"}),
                      sim::parameter(&P::weak, "weak", sim::unit::one, 0, 10, "assumed", {"expertise up to which a capability may be dropped", "pratique jusqu'à laquelle une capacité peut être abandonnée"}),
                      sim::parameter(&P::patience, "patience", sim::unit::one, 1, 100, "assumed", {"failures in a row after which the recipe is given up", "échecs de suite après lesquels la recette est abandonnée"})};
  }
  using Uses = sim::Access<actor::all, sim::Along<kene::of>, sim::Read<actor::room, actor::failures, kene::ability, kene::expertise, kene::used>,
                           sim::Update<actor::research_on, kene::hypothesis>, sim::Edit<kene::of>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    const auto kene = self.along<kene::of>();
    if (self.get<actor::failures>() >= patience) {
      for (const auto known : kene)
        if (known.get<kene::hypothesis>()) known.set<kene::hypothesis>(false);
      self.set<actor::research_on>(0);
    }
    if (kene.empty() || kene.size() < self.get<actor::room>() || !rng.chance(dropped)) return;
    std::optional<sim::Row<capability::all>> weakest;
    double least = weak + 1;  // expertise, and ability where expertise is equal
    for (const auto known : kene) {
      if (known.get<kene::used>() || known.get<kene::hypothesis>() || known.get<kene::expertise>() > weak) continue;
      const double mastery = known.get<kene::expertise>() + known.get<kene::ability>() / 10.001;
      if (mastery < least) least = mastery, weakest = known.other().row();
    }
    if (weakest) self.disconnect<kene::of>(self.row(), *weakest);
  }
};

}  // namespace models::knowledge
