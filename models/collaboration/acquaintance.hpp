// models/collaboration/acquaintance.hpp -- trust grows by contact and fades with time.
//
// Per directed tie two counts of experience (Josang and Ismail 2002, beta reputation): a contact adds 0.2 to the good
// one, months of silence let both fade by 0.98. Monthly contact takes a tie from 0.50 to about 0.76 in a year.
#pragma once
#include "models/vocabulary/group.hpp"
#include "sim/kernel/process.hpp"

namespace models::collaboration {

// Old ties fade; people who know each other meet now and then anyway. Without groups a tie without bad memories tends to
// good = meeting contact / (1 - kept) = 0.5, that is to a trust of 0.60.
struct Fade {
  double kept = 0.98, contact = 0.2, meeting = 0.05;

  static constexpr std::string_view name = "fade";
  static constexpr sim::Text meaning{"experiences fade; acquaintances meet now and then", "les expériences s'estompent ; les connaissances se croisent de temps à autre"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = Fade;
    return std::tuple{
        sim::parameter(&P::kept, "kept", sim::unit::kept_per_month, 0, 1, "assumed after beta reputation with forgetting (Josang and Ismail 2002)", {"part of past experience that still counts after a month", "part de l'expérience passée qui compte encore après un mois"}),
        sim::parameter(&P::contact, "contact", sim::unit::one, 0, 5, "assumed", {"good experience of one contact", "expérience positive d'un contact"}),
        sim::parameter(&P::meeting, "meeting", sim::unit::chance_per_month, 0, 1, "assumed", {"chance that two acquaintances meet without any group", "probabilité que deux connaissances se croisent hors de tout groupe"})};
  }
  using Uses = sim::Access<actor::all, sim::Along<actor::trust>, sim::Update<actor::good, actor::bad>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    for (const auto tie : self.along<actor::trust>()) {
      const double met = rng.chance(meeting) ? contact : 0;
      tie.set<actor::good>(static_cast<float>(kept * tie.get<actor::good>() + met));
      tie.set<actor::bad>(static_cast<float>(kept * tie.get<actor::bad>()));
    }
  }
};

// Who comes to this month's meeting.
struct Attend {
  double presence = 0.8;

  static constexpr std::string_view name = "attend";
  static constexpr sim::Text meaning{"members come to the month's meeting, or not", "les membres viennent à la réunion du mois, ou non"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    return std::tuple{sim::parameter(&Attend::presence, "presence", sim::unit::one, 0, 1, "assumed", {"chance that a member comes", "probabilité qu'un membre vienne"})};
  }
  using Uses = sim::Access<actor::all, sim::Along<group::membership>, sim::Read<group::meets>, sim::Update<actor::attends>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    bool comes = false;
    for (const auto seat : self.along<group::membership>()) comes = comes || (seat.other().get<group::meets>() && rng.chance(presence));
    self.set<actor::attends>(comes);
  }
};

// Those who meet have a contact with each other; strangers become acquainted.
struct Meet {
  double contact = 0.2;

  static constexpr std::string_view name = "meet";
  static constexpr sim::Text meaning{"members of a group who meet gain trust; strangers become acquainted", "les membres réunis gagnent en confiance ; les inconnus font connaissance"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    return std::tuple{sim::parameter(&Meet::contact, "contact", sim::unit::one, 0, 5, "assumed: 0.50 becomes about 0.76 in a year of monthly contact", {"good experience of one contact", "expérience positive d'un contact"})};
  }
  using Uses = sim::Access<actor::all, sim::Along<group::membership, group::members, actor::trust>, sim::Read<actor::attends, group::meets>,
                           sim::Update<actor::good>, sim::Edit<actor::trust>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    if (!self.get<actor::attends>()) return;
    const auto known = self.along<actor::trust>();
    for (const auto seat : self.along<group::membership>()) {
      const auto group = seat.other();
      if (!group.get<group::meets>()) continue;
      for (const auto member : group.along<group::members>()) {
        const auto other = member.other();
        if (other.row() == self.row() || !other.get<actor::attends>()) continue;
        if (const auto tie = known.find(other.row())) tie->set<actor::good>(static_cast<float>(tie->get<actor::good>() + contact));
        else self.connect<actor::trust>(self.row(), other.row(), sim::with<actor::good>(static_cast<float>(contact)));
      }
    }
  }
};

}  // namespace models::collaboration
