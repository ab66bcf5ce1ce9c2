// models/knowledge/spin_off.hpp -- an outstanding innovation finds an own-account worker who starts a business on it.
//
// SKIN founds start-ups that copy the best. Here nobody appears from nowhere: an actor has one owner, so the founder is an
// own-account worker within reach who has no face in collaboration yet, and gets one. What the spin-off can do is a copy
// of the parent's innovation hypothesis, with losses: replication is never faithful (Winter and Szulanski 2001).
#pragma once
#include <algorithm>

#include "models/vocabulary/knowledge.hpp"
#include "sim/kernel/process.hpp"

namespace models::knowledge {

struct SpinOff {
  double outstanding = 9, chance = 0.05;
  std::int32_t looks = 16;

  static constexpr std::string_view name = "spin_off";
  static constexpr sim::Text meaning{"whoever has an outstanding innovation looks for a founder among own-account workers", "qui a une innovation remarquable cherche un fondateur parmi les indépendants"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = SpinOff;
    return std::tuple{sim::parameter(&P::outstanding, "outstanding", sim::unit::one, 0, 10, "assumed", {"quality from which an innovation is outstanding", "qualité à partir de laquelle une innovation est remarquable"}),
                      sim::parameter(&P::chance, "chance", sim::unit::chance_per_month, 0, 1, "assumed", {"chance that a founder is looked for", "probabilité qu'un fondateur soit cherché"}),
                      sim::parameter(&P::looks, "looks", sim::unit::one, 1, 1000, "assumed", {"establishments that serve its commune looked at", "établissements de la zone de chalandise examinés"})};
  }
  using Uses = sim::Access<actor::all, sim::Along<actor::place, firm::market, actor::face_of_firm>, sim::Read<actor::sphere, actor::quality, actor::reward, firm::active, firm::kind>,
                           sim::Bid<actor::founding>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    const auto sphere = self.get<actor::sphere>();
    if (self.get<actor::quality>() < outstanding || self.get<actor::reward>() <= 0) return;
    if ((sphere != actor::Sphere::research && sphere != actor::Sphere::private_sphere) || !rng.chance(chance)) return;
    const auto place = self.follow<actor::place>();
    if (!place) return;
    const auto near = place->along<firm::market>();
    for (std::int32_t i = 0; i < looks && !near.empty(); ++i) {
      const auto founder = near[rng.below(near.size())].other();
      if (!founder.get<firm::active>() || founder.get<firm::kind>() != firm::Kind::own_account || founder.follow<actor::face_of_firm>()) continue;
      self.bid<actor::founding>(founder.row(), self.get<actor::quality>(), 0);
      return;
    }
  }
};

struct FoundSpinOff {
  static constexpr std::string_view name = "found_spin_off";
  static constexpr sim::Text meaning{"an own-account worker founds a spin-off and so becomes an actor", "un indépendant fonde un essaimage et devient ainsi un acteur"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() { return std::tuple{}; }
  static constexpr const auto& awards = actor::founding;
  using Uses = sim::Access<firm::all, sim::Along<firm::place, commune::within>, sim::Read<actor::topic, actor::topics_mask, actor::cooperation, actor::digital>,
                           sim::Tally<territory::spin_offs>, sim::Edit<actor::all>>;

  void award(const sim::Agent<Uses>& self, std::span<const sim::Offer<actor::founding>> offers, sim::Rng&) const {
    const auto place = self.follow<firm::place>();
    if (!place) return;
    const auto parent = self.at(offers[0].from);
    self.bear<actor::all>()
        .set<actor::sphere>(actor::Sphere::private_sphere)
        .set<actor::role>(actor::Role::entrepreneur)
        .set<actor::topic>(parent.get<actor::topic>())
        .set<actor::topics_mask>(parent.get<actor::topics_mask>())
        .set<actor::cooperation>(parent.get<actor::cooperation>())
        .set<actor::digital>(parent.get<actor::digital>())
        .set<actor::heir>(true)
        .link<actor::firm>(self.row())
        .link<actor::place>(place->row())
        .link<actor::parent>(offers[0].from);
    if (const auto territory = place->follow<commune::within>()) self.add<territory::spin_offs>(territory->row(), 1);
  }
};

struct Inherit {
  double fidelity = 0.8, acquainted = 2;

  static constexpr std::string_view name = "inherit";
  static constexpr sim::Text meaning{"a new spin-off takes over what its parent's innovation rests on, with losses", "un nouvel essaimage reprend, avec des pertes, ce sur quoi repose l'innovation de son parent"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr const auto& wakes = actor::heir;
  static constexpr auto parameters() {
    using P = Inherit;
    return std::tuple{sim::parameter(&P::fidelity, "fidelity", sim::unit::one, 0, 1, "assumed; losses in replication: Winter and Szulanski 2001", {"chance that a capability is passed on", "probabilité qu'une capacité soit transmise"}),
                      sim::parameter(&P::acquainted, "acquainted", sim::unit::one, 0, 20, "assumed", {"good experience that parent and spin-off begin with", "expérience positive de départ entre parent et essaimage"})};
  }
  using Uses = sim::Access<actor::all, sim::Along<actor::parent, actor::firm, kene::of>, sim::Read<kene::ability, kene::expertise, kene::hypothesis>, sim::Update<actor::heir>,
                           sim::Edit<kene::of, actor::trust, actor::face_of_firm>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    self.set<actor::heir>(false);
    if (const auto firm = self.follow<actor::firm>()) self.relink<actor::face_of_firm>(firm->row(), self.row());
    const auto parent = self.follow<actor::parent>();
    if (!parent) return;
    for (const auto known : parent->along<kene::of>()) {
      if (!known.get<kene::hypothesis>() || !rng.chance(fidelity)) continue;
      self.connect<kene::of>(self.row(), known.other().row(), sim::with<kene::ability>(known.get<kene::ability>()),
                             sim::with<kene::expertise>(static_cast<std::uint8_t>(std::max(1, known.get<kene::expertise>() - 1))), sim::with<kene::shared>(true), sim::with<kene::hypothesis>(true));
    }
    self.connect<actor::trust>(self.row(), parent->row(), sim::with<actor::good>(static_cast<float>(acquainted)));
    self.connect<actor::trust>(parent->row(), self.row(), sim::with<actor::good>(static_cast<float>(acquainted)));
  }
};

}  // namespace models::knowledge
