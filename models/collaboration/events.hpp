// models/collaboration/events.hpp -- conferences, third places and screens: many who meet once, and know each other a little.
#pragma once
#include <algorithm>
#include <bit>
#include <cmath>
#include <vector>

#include "models/vocabulary/meeting.hpp"
#include "models/vocabulary/platform.hpp"
#include "models/vocabulary/tool.hpp"
#include "sim/kernel/process.hpp"

namespace models::collaboration {

// A conference gathers guests from the map of its host; a third place those who drop in from near it. Guests stand in
// drawn order in a ring; each talks with the nearest ones in it, so everybody gets the same small number of weak ties.
struct Gather {
  double coming = 0.3, elsewhere = 0.25, dropping_in = 0.05, reach = 5, contact = 0.05, chance_contact = 0.1, bringing = 0.2;
  std::int32_t talks = 4;

  static constexpr std::string_view name = "gather";
  static constexpr sim::Text meaning{"guests of conferences and users of third places meet a few others", "les invités des conférences et les usagers des tiers-lieux rencontrent quelques autres"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = Gather;
    return std::tuple{
        sim::parameter(&P::coming, "coming", sim::unit::one, 0, 1, "assumed", {"chance that an actor of full cooperation skill comes to a conference on its topic", "probabilité de venir à une conférence sur son sujet, avec un savoir-coopérer complet"}),
        sim::parameter(&P::elsewhere, "elsewhere", sim::unit::one, 0, 1, "assumed", {"the same for another topic, as a part of it", "de même pour un autre sujet, en part de la précédente"}),
        sim::parameter(&P::dropping_in, "dropping_in", sim::unit::chance_per_month, 0, 1, "assumed", {"chance that an actor of full cooperation skill next door uses a third place", "probabilité qu'un acteur voisin, au savoir-coopérer complet, vienne dans un tiers-lieu"}),
        sim::parameter(&P::reach, "reach", sim::unit::km, 0.1, 100, "assumed", {"distance at which that chance has fallen to 37 %", "distance à laquelle cette probabilité est tombée à 37 %"}),
        sim::parameter(&P::contact, "contact", sim::unit::one, 0, 5, "assumed: a quarter of a meeting of a small group", {"good experience of a talk at a conference", "expérience positive d'un échange en conférence"}),
        sim::parameter(&P::chance_contact, "chance_contact", sim::unit::one, 0, 5, "assumed: half of a meeting of a small group", {"good experience of a chance meeting in a third place", "expérience positive d'une rencontre dans un tiers-lieu"}),
        sim::parameter(&P::bringing, "bringing", sim::unit::one, 0, 1, "assumed", {"chance that a user leaves its shareable tools at a third place", "probabilité qu'un usager dépose ses outils partageables dans un tiers-lieu"}),
        sim::parameter(&P::talks, "talks", sim::unit::person, 1, 100, "assumed: 3 to 5 weak ties at a conference", {"others with whom a guest talks", "personnes avec qui un invité échange"})};
  }
  using Uses = sim::Access<group::all,
                           sim::Along<group::host, group::place, group::knows, public_body::place, commune::within, actor::place, actor::trust, tool::tools, tool::house>,
                           sim::Read<group::meets, group::kind, group::topic, group::guests, group::led, actor::topic, actor::cooperation, actor::good, commune::latitude, commune::longitude>,
                           sim::Update<group::present, group::meetings>, sim::Tally<territory::meetings_count, territory::present_count, territory::contacts_count>, sim::Edit<actor::trust, tool::house>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    const auto kind = self.get<group::kind>();
    const auto host = self.follow<group::host>();
    if (!self.get<group::meets>() || group::of_members(kind) || !host) return;
    const bool conference = kind == group::Kind::conference;
    std::vector<sim::Row<actor::all>> guests;
    for (const auto known : host->along<group::knows>()) {
      const auto actor = known.other();
      const double chance = double{actor.get<actor::cooperation>()} * (conference ? interest(self, actor) : nearness(self, actor));
      if (chance > 0 && rng.chance(chance)) guests.push_back(actor.row());
    }
    const auto most = static_cast<std::size_t>(std::max(0, self.get<group::guests>()));
    for (std::size_t i = guests.size(); i > 1; --i) std::swap(guests[i - 1], guests[rng.below(static_cast<std::uint32_t>(i))]);
    if (guests.size() > most) guests.resize(most);
    const std::size_t size = guests.size();
    self.set<group::present>(static_cast<std::int32_t>(size));
    if (size < 2) return;
    self.set<group::meetings>(self.get<group::meetings>() + 1);
    const double gained = (conference ? contact : chance_contact) * group::lift(self.get<group::led>());
    std::int64_t contacts = 0;
    const std::size_t each_side = std::min<std::size_t>(static_cast<std::size_t>(talks) / 2, (size - 1) / 2);
    const bool across = (talks % 2 == 1 || each_side == 0) && size % 2 == 0 && size / 2 > each_side;  // the one who stands opposite
    for (std::size_t i = 0; i < size; ++i) {
      for (std::size_t k = 1; k <= each_side; ++k) contacts += both(self, guests[i], guests[(i + k) % size], gained);
      if (across && i < size / 2) contacts += both(self, guests[i], guests[i + size / 2], gained);
      if (!conference && rng.chance(bringing))
        for (const auto tool : self.at(guests[i]).along<tool::tools>())
          if (!tool.other().follow<tool::house>()) self.relink<tool::house>(tool.other().row(), self.row());
    }
    const auto seat = host->follow<public_body::place>();
    const auto whole = seat ? seat->follow<commune::within>() : std::nullopt;
    if (!whole) return;
    self.add<territory::meetings_count>(whole->row(), 1);
    self.add<territory::present_count>(whole->row(), static_cast<std::int32_t>(size));
    self.add<territory::contacts_count>(whole->row(), contacts);
  }

 private:
  double interest(const sim::Agent<Uses>& self, const sim::Other<Uses, actor::all>& actor) const {
    return coming * (actor.get<actor::topic>() == self.get<group::topic>() ? 1 : elsewhere);
  }
  double nearness(const sim::Agent<Uses>& self, const sim::Other<Uses, actor::all>& actor) const {
    const auto house = self.follow<group::place>();
    const auto home = actor.follow<actor::place>();
    if (!house || !home) return 0;
    if (house->row() == home->row()) return dropping_in;
    constexpr double km_per_degree = 111.2, radians = 3.14159265358979323846 / 180;  // of a great circle of the Earth
    const double north = double{home->get<commune::latitude>()} - double{house->get<commune::latitude>()};
    const double east = (double{home->get<commune::longitude>()} - double{house->get<commune::longitude>()}) * std::cos(double{house->get<commune::latitude>()} * radians);
    const double chance = dropping_in * std::exp(-km_per_degree * std::sqrt(north * north + east * east) / reach);
    return chance > 0 ? chance : 0;  // an unknown place is too far
  }
  static std::int64_t both(const sim::Agent<Uses>& self, sim::Row<actor::all> one, sim::Row<actor::all> two, double gained) {
    become_acquainted(self, one, two, gained), become_acquainted(self, two, one, gained);
    return 2;
  }
  static void become_acquainted(const sim::Agent<Uses>& self, sim::Row<actor::all> from, sim::Row<actor::all> to, double gained) {
    const sim::Day today = self.now().day;
    if (const auto tie = self.at(from).along<actor::trust>().find(to))
      self.connect<actor::trust>(from, to, sim::with<actor::good>(static_cast<float>(double{tie->get<actor::good>()} + gained)), sim::with<actor::exchanged>(today));
    else
      self.connect<actor::trust>(from, to, sim::with<actor::good>(static_cast<float>(gained)), sim::with<actor::exchanged>(today), sim::with<actor::since>(today));
  }
};

// Members of a running platform with a shared workspace write to somebody whose profile names what they lack.
struct DigitalContact {
  double rate = 0.2, contact = 0.05;

  static constexpr std::string_view name = "digital_contact";
  static constexpr sim::Text meaning{"a shared workspace on line gives weak ties", "un espace de travail en ligne donne des liens faibles"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = DigitalContact;
    return std::tuple{sim::parameter(&P::rate, "rate", sim::unit::chance_per_month, 0, 1, "assumed", {"chance that a member of full digital skill writes to a stranger", "probabilité qu'un inscrit à la compétence numérique complète écrive à un inconnu"}),
                      sim::parameter(&P::contact, "contact", sim::unit::one, 0, 5, "assumed: a quarter of a meeting face to face", {"good experience of one exchange on line", "expérience positive d'un échange en ligne"})};
  }
  using Uses = sim::Access<actor::all, sim::Along<actor::platform, platform::listing, actor::trust>, sim::Read<platform::runs, platform::workspace, actor::digital, actor::lacks, actor::good>, sim::Edit<actor::trust>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    const auto platform = self.follow<actor::platform>();
    std::uint64_t lacking = self.get<actor::lacks>();
    if (!platform || lacking == 0 || !platform->get<platform::runs>() || !platform->get<platform::workspace>() || !rng.chance(rate * double{self.get<actor::digital>()})) return;
    for (std::uint32_t skipped = rng.below(static_cast<std::uint32_t>(std::popcount(lacking))); skipped > 0; --skipped) lacking &= lacking - 1;
    const auto listed = self.at(sim::Row<field::all>{static_cast<std::uint32_t>(std::countr_zero(lacking))}).along<platform::listing>();
    if (listed.empty()) return;
    const auto other = listed[rng.below(listed.size())].other();
    if (other.row() == self.row()) return;
    acquaint(self, self.along<actor::trust>().find(other.row()), self.row(), other.row());
    acquaint(self, other.along<actor::trust>().find(self.row()), other.row(), self.row());
  }

 private:
  template <class Tie> void acquaint(const sim::Agent<Uses>& self, const Tie& tie, sim::Row<actor::all> from, sim::Row<actor::all> to) const {
    const sim::Day today = self.now().day;
    if (tie) self.connect<actor::trust>(from, to, sim::with<actor::good>(static_cast<float>(double{tie->template get<actor::good>()} + contact)), sim::with<actor::exchanged>(today));
    else self.connect<actor::trust>(from, to, sim::with<actor::good>(static_cast<float>(contact)), sim::with<actor::exchanged>(today), sim::with<actor::since>(today));
  }
};

// A cluster pools what its members share: their tools are kept in its premises while it lives, so any member may use them.
struct PoolTools {
  static constexpr std::string_view name = "pool_tools";
  static constexpr sim::Text meaning{"members of a territorial cluster keep their shareable tools together", "les membres d'un pôle territorial mettent leurs outils partageables en commun"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<group::all, sim::Along<group::members, tool::tools, tool::house>, sim::Read<group::kind, group::meets>, sim::Edit<tool::house>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    if (self.get<group::kind>() != group::Kind::cluster || !self.get<group::meets>()) return;
    for (const auto member : self.along<group::members>())
      for (const auto tool : member.other().along<tool::tools>())
        if (!tool.other().follow<tool::house>()) self.relink<tool::house>(tool.other().row(), self.row());
  }
};

}  // namespace models::collaboration
