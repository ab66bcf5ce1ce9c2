// models/collaboration/recruitment.hpp -- groups invite from the map of actors that their host knows; actors accept few.
//
// Required roles: each of the four spheres has its share of the seats. For every free seat a group looks, on its host's
// map, for somebody of the sphere that it lacks most; among firms it wants those whose main topic is its own. A group that
// names roles lacks those first; a cluster needs social economy, other firms, a public body and research; peers begin among
// themselves. A small member has time for one group, a research team or public body for several (INFSO-SKIN: one against
// five; Ahrweiler, Schilperoord, Pyka and Gilbert 2015).
#pragma once
#include <algorithm>
#include <array>
#include <bit>
#include <vector>

#include "models/vocabulary/meeting.hpp"
#include "sim/kernel/process.hpp"

namespace models::collaboration {

struct Invite {
  double share = 0.2;

  static constexpr std::string_view name = "invite";
  static constexpr sim::Text meaning{"groups with free seats invite actors that their host knows, missing spheres or roles first", "les groupes invitent des acteurs connus de l'hôte, sphères ou rôles absents d'abord"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    return std::tuple{sim::parameter(&Invite::share, "share", sim::unit::one, 0, 0.25, "assumed", {"part of the seats that each of public bodies, research and citizens has; firms take the rest", "part des places de chacune des sphères publique, recherche et civile ; le reste aux entreprises"})};
  }
  using Uses = sim::Access<group::all, sim::Along<group::host, group::knows, group::members>,
                           sim::Read<group::kind, group::seats, group::topic, group::wanted_roles, group::peers_only, group::opened, actor::sphere, actor::role, actor::social, actor::topic>, sim::Bid<group::invitation>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    const auto host = self.follow<group::host>();
    const auto members = self.along<group::members>();
    const std::int32_t seats = self.get<group::seats>();
    if (!host || !group::of_members(self.get<group::kind>()) || static_cast<std::int32_t>(members.size()) >= seats) return;
    Table table = laid_for(self, seats);
    std::int32_t free = std::min(table.open, seats) - static_cast<std::int32_t>(members.size());
    for (const auto member : members)
      if (const std::size_t chair = table.chair(member.other()); chair < chairs) --table.lacking[chair];

    // One pass over the map: the candidates for each kind of chair are drawn evenly, as many as are lacking.
    std::array<std::vector<sim::Row<actor::all>>, chairs> drawn;
    std::array<std::uint32_t, chairs> met{};
    for (const auto known : host->along<group::knows>()) {
      const auto candidate = known.other();
      const std::size_t chair = table.chair(candidate);
      if (chair >= chairs) continue;
      const auto wanted = static_cast<std::uint32_t>(std::max(0, table.lacking[chair]));
      if (wanted == 0 || (chair == table.on_topic && candidate.get<actor::topic>() != self.get<group::topic>()) || members.find(candidate.row())) continue;
      if (drawn[chair].size() < wanted) drawn[chair].push_back(candidate.row());
      else if (const std::uint32_t at = rng.below(met[chair] + 1); at < wanted) drawn[chair][at] = candidate.row();
      ++met[chair];
    }
    for (const std::size_t chair : {2U, 1U, 3U, 0U, 4U, 5U, 6U})  // of spheres the rarest first, should seats be few
      for (const auto candidate : drawn[chair])
        if (free-- > 0) self.bid<group::invitation>(candidate, at(self, candidate), 1);
  }

 private:
  using One = sim::Other<Uses, actor::all>;
  static constexpr std::size_t chairs = actor::roles, none = chairs;

  // Who is to sit where: chairs are for spheres, for roles or for the parts of a cluster.
  struct Table {
    enum class Chairs : std::uint8_t { spheres, roles, parts } by = Chairs::spheres;
    std::array<std::int32_t, chairs> lacking{};
    std::int32_t open = 0;        // seats that may be taken yet
    std::size_t on_topic = none;  // chair whose holders must work on the group's topic

    std::size_t chair(const One& one) const {
      const auto sphere = one.get<actor::sphere>();
      if (by == Chairs::roles) return static_cast<std::size_t>(one.get<actor::role>());
      if (by == Chairs::spheres) return static_cast<std::size_t>(sphere);
      if (sphere == actor::Sphere::private_sphere && !one.get<actor::social>()) return 0;
      return sphere == actor::Sphere::public_sphere ? 1 : sphere == actor::Sphere::research ? 2 : one.get<actor::social>() || sphere == actor::Sphere::civil ? 3 : none;
    }
  };
  Table laid_for(const sim::Agent<Uses>& self, std::int32_t seats) const {
    Table table;
    table.open = seats;
    const std::uint32_t wanted = self.get<group::wanted_roles>() & ((1U << actor::roles) - 1);
    const std::int32_t alone = self.get<group::peers_only>();
    if (alone > 0 || self.get<group::kind>() == group::Kind::peers) {  // peers have half of the seats, the others come later
      const auto peer = static_cast<std::size_t>(wanted == 0 ? 0 : std::countr_zero(wanted));
      const std::int32_t half = std::max(2, seats / 2), others = static_cast<std::int32_t>(actor::roles) - 1;
      const bool mixed = alone > 0 && group::months(sim::date, self.get<group::opened>(), self.now().day) >= alone;
      table.by = Table::Chairs::roles;
      if (mixed) table.lacking.fill(std::max(1, (seats - half) / others + ((seats - half) % others > 0 ? 1 : 0)));
      else table.open = alone > 0 ? half : seats;
      table.lacking[peer] = alone > 0 ? half : seats;
      return table;
    }
    if (wanted != 0) {
      const std::int32_t count = std::popcount(wanted);
      table.by = Table::Chairs::roles;
      for (std::size_t role = 0; role < actor::roles; ++role)
        if ((wanted >> role & 1U) != 0) table.lacking[role] = std::max(1, (seats + count - 1) / count);
      return table;
    }
    std::int32_t for_firms = seats;
    for (std::size_t chair = 1; chair < actor::spheres; ++chair) for_firms -= table.lacking[chair] = std::max(1, static_cast<std::int32_t>(share * seats));
    table.lacking[0] = std::max(1, for_firms);
    table.on_topic = 0;
    if (self.get<group::kind>() == group::Kind::cluster) table.by = Table::Chairs::parts;
    return table;
  }
  static double at(const sim::Agent<Uses>& self, sim::Row<actor::all> candidate) {  // an actor prefers its own topic
    return self.at(candidate).get<actor::topic>() == self.get<group::topic>() ? 1 : 0;
  }
};

struct Accept {
  double willing = 0.5;
  std::int32_t most = 1, most_of_institutions = 5;

  static constexpr std::string_view name = "accept";
  static constexpr sim::Text meaning{"an invited actor takes a seat if it has time and the skill to cooperate", "un acteur invité accepte s'il a le temps et le savoir-coopérer"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = Accept;
    return std::tuple{sim::parameter(&P::willing, "willing", sim::unit::one, 0, 1, "assumed", {"chance that an actor of full cooperation skill accepts", "probabilité d'accepter avec un savoir-coopérer complet"}),
                      sim::parameter(&P::most, "most", sim::unit::one, 1, 20, "Ahrweiler et al. 2015: a small firm is in one project", {"groups that a firm or citizen has time for", "groupes pour lesquels une entreprise ou une personne a le temps"}),
                      sim::parameter(&P::most_of_institutions, "most_of_institutions", sim::unit::one, 1, 100, "Ahrweiler et al. 2015: an institute is in five", {"groups that a research team or public body has time for", "groupes pour lesquels une équipe de recherche ou un acteur public a le temps"})};
  }
  static constexpr const auto& awards = group::invitation;
  using Uses = sim::Access<actor::all, sim::Along<group::membership>, sim::Read<actor::cooperation, actor::sphere>, sim::Edit<group::members, group::membership>>;

  void award(const sim::Agent<Uses>& self, std::span<const sim::Offer<group::invitation>> invitations, sim::Rng& rng) const {
    const auto sphere = self.get<actor::sphere>();
    const bool institution = sphere == actor::Sphere::research || sphere == actor::Sphere::public_sphere;
    if (self.along<group::membership>().size() >= static_cast<std::uint32_t>(institution ? most_of_institutions : most)) return;
    if (!rng.chance(willing * self.get<actor::cooperation>())) return;
    self.connect<group::members>(invitations[0].from, self.row());
    self.connect<group::membership>(self.row(), invitations[0].from);
  }
};

}  // namespace models::collaboration
