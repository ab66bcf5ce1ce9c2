// models/collaboration/acquaintance.hpp -- trust grows by contact and fades with time.
//
// Per directed tie two counts of experience (Josang and Ismail 2002, beta reputation): a contact adds 0.2 to the good
// one, months of silence let both fade by 0.98. Monthly contact takes a tie from 0.50 to about 0.76 in a year.
#pragma once
#include "models/vocabulary/meeting.hpp"
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
  using Uses = sim::Access<actor::all, sim::Along<actor::trust>, sim::Update<actor::good, actor::bad, actor::exchanged>>;

  // Millions of ties a month: the actor draws once, each tie hashes its place (neighbours stand in order of ids) and
  // compares 32 bits with the chance; no branch, no division.
  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    const auto ties = self.along<actor::trust>();
    if (ties.empty()) return;
    const std::uint64_t drawn = std::uint64_t{rng.bits()} << 32U | rng.bits();
    const auto threshold = static_cast<std::uint64_t>(meeting * 0x1.0p32);
    const auto remains = static_cast<float>(kept), gained = static_cast<float>(contact);
    const sim::Day today = self.now().day;
    const std::uint32_t count = ties.size();
    for (std::uint32_t i = 0; i < count; ++i) {
      const auto tie = ties[i];
      const bool met = sim::mix(drawn + i) >> 32U < threshold;
      tie.set<actor::good>(remains * tie.get<actor::good>() + (met ? gained : 0.0F));
      tie.set<actor::bad>(remains * tie.get<actor::bad>());
      tie.set<actor::exchanged>(met ? today : tie.get<actor::exchanged>());
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

// Those who meet have a contact with each other; strangers become acquainted. A good facilitator makes more of it.
struct Meet {
  double contact = 0.2;

  static constexpr std::string_view name = "meet";
  static constexpr sim::Text meaning{"members of a group who meet gain trust; strangers become acquainted", "les membres réunis gagnent en confiance ; les inconnus font connaissance"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    return std::tuple{sim::parameter(&Meet::contact, "contact", sim::unit::one, 0, 5, "assumed: 0.50 becomes about 0.76 in a year of monthly contact", {"good experience of one contact", "expérience positive d'un contact"})};
  }
  using Uses = sim::Access<actor::all, sim::Along<group::membership, group::members, actor::trust>, sim::Read<actor::attends, group::meets, group::led>,
                           sim::Update<actor::good, actor::exchanged>, sim::Edit<actor::trust>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    if (!self.get<actor::attends>()) return;
    const auto known = self.along<actor::trust>();
    const sim::Day today = self.now().day;
    for (const auto seat : self.along<group::membership>()) {
      const auto group = seat.other();
      if (!group.get<group::meets>()) continue;
      const auto gained = static_cast<float>(contact * group::lift(group.get<group::led>()));
      for (const auto member : group.along<group::members>()) {
        const auto other = member.other();
        if (other.row() == self.row() || !other.get<actor::attends>()) continue;
        if (const auto tie = known.find(other.row())) {
          tie->set<actor::good>(tie->get<actor::good>() + gained);
          tie->set<actor::exchanged>(today);
        } else {
          self.connect<actor::trust>(self.row(), other.row(), sim::with<actor::good>(gained), sim::with<actor::exchanged>(today), sim::with<actor::since>(today));
        }
      }
    }
  }
};

}  // namespace models::collaboration
