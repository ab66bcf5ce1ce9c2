// models/knowledge/advice.hpp -- research teams bring know-how to the groups on energy; it passes along trust.
//
// gain = rate x T x (theirs - own), T the trust of the member in the team: learning from a partner needs acquaintance
// (after SKIN's learning rule, Gilbert, Pyka and Ahrweiler 2001; one dimension here). Somebody whom
// the member has never met counts with the trust of strangers, 1/2.
#pragma once
#include <algorithm>

#include "models/vocabulary/group.hpp"
#include "sim/kernel/process.hpp"

namespace models::knowledge {

struct Advice {
  double rate = 0.1;

  static constexpr std::string_view name = "advice";
  static constexpr sim::Text meaning{"research teams bring know-how in saving energy to the groups where they sit", "les équipes de recherche apportent leur savoir-faire aux groupes où elles siègent"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    return std::tuple{sim::parameter(&Advice::rate, "rate", sim::unit::per_month, 0, 1, "assumed", {"part of the gap in know-how closed in a month, at full trust", "part de l'écart de savoir-faire comblée par mois, à confiance entière"})};
  }
  using Uses = sim::Access<actor::all, sim::Along<group::membership, group::members, actor::trust>,
                           sim::Read<actor::attends, actor::sphere, actor::know_how, group::meets, group::topic, actor::good, actor::bad>,
                           sim::Update<actor::know_how, actor::learned>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    if (!self.get<actor::attends>() || self.get<actor::sphere>() == actor::Sphere::research) return;
    const double own = self.get<actor::know_how>();
    double gain = 0;
    for (const auto seat : self.along<group::membership>()) {
      const auto group = seat.other();
      if (!group.get<group::meets>() || group.get<group::topic>() != actor::energy) continue;
      for (const auto member : group.along<group::members>()) {
        const auto team = member.other();
        if (team.get<actor::sphere>() != actor::Sphere::research || !team.get<actor::attends>()) continue;
        const auto tie = self.along<actor::trust>().find(team.row());
        const double trust = tie ? actor::trust_of(tie->get<actor::good>(), tie->get<actor::bad>()) : 0.5;
        gain = std::max(gain, rate * trust * (team.get<actor::know_how>() - own));
      }
    }
    if (gain <= 0) return;
    self.set<actor::know_how>(static_cast<float>(own + gain));
    self.set<actor::learned>(static_cast<float>(self.get<actor::learned>() + gain));
  }
};

}  // namespace models::knowledge
