// models/collaboration/recruitment.hpp -- groups invite from the map of actors that their host knows; actors accept few.
//
// Required roles: each of the four spheres has its share of the seats. For every free seat a group looks, on its host's
// map, for somebody of the sphere that it lacks most; among firms it wants those whose main topic is its own. A small
// member has time for one group, a research team or public body for several (INFSO-SKIN: one against five; Ahrweiler,
// Schilperoord, Pyka and Gilbert 2015).
#pragma once
#include <algorithm>
#include <array>
#include <vector>

#include "models/vocabulary/group.hpp"
#include "sim/kernel/process.hpp"

namespace models::collaboration {

struct Invite {
  double share = 0.2;

  static constexpr std::string_view name = "invite";
  static constexpr sim::Text meaning{"groups with free seats invite actors that their host knows, missing spheres first", "les groupes invitent des acteurs connus de l'hôte, sphères absentes d'abord"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    return std::tuple{sim::parameter(&Invite::share, "share", sim::unit::one, 0, 0.25, "assumed", {"part of the seats that each of public bodies, research and citizens has; firms take the rest", "part des places de chacune des sphères publique, recherche et civile ; le reste aux entreprises"})};
  }
  using Uses = sim::Access<group::all, sim::Along<group::host, group::knows, group::members>, sim::Read<group::seats, group::topic, actor::sphere, actor::topic>,
                           sim::Bid<group::invitation>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    const auto host = self.follow<group::host>();
    const auto members = self.along<group::members>();
    const std::int32_t seats = self.get<group::seats>();
    if (!host || static_cast<std::int32_t>(members.size()) >= seats) return;
    std::array<std::int32_t, actor::spheres> lacking{};
    std::int32_t for_firms = seats;
    for (std::size_t sphere = 1; sphere < actor::spheres; ++sphere) for_firms -= lacking[sphere] = std::max(1, static_cast<std::int32_t>(share * seats));
    lacking[0] = std::max(1, for_firms);
    std::int32_t free = seats - static_cast<std::int32_t>(members.size());
    for (const auto member : members) --lacking[place(member.other())];

    // One pass over the map: each sphere's candidates are drawn evenly, as many as it lacks.
    std::array<std::vector<sim::Row<actor::all>>, actor::spheres> drawn;
    std::array<std::uint32_t, actor::spheres> met{};
    for (const auto known : host->along<group::knows>()) {
      const auto candidate = known.other();
      const std::size_t sphere = place(candidate);
      const auto wanted = static_cast<std::uint32_t>(std::max(0, lacking[sphere]));
      if (wanted == 0 || (sphere == 0 && candidate.get<actor::topic>() != self.get<group::topic>()) || members.find(candidate.row())) continue;
      if (drawn[sphere].size() < wanted) drawn[sphere].push_back(candidate.row());
      else if (const std::uint32_t at = rng.below(met[sphere] + 1); at < wanted) drawn[sphere][at] = candidate.row();
      ++met[sphere];
    }
    for (const std::size_t sphere : {2U, 1U, 3U, 0U})  // the rarest first, should seats be few
      for (const auto candidate : drawn[sphere])
        if (free-- > 0) self.bid<group::invitation>(candidate, at(self, candidate), 1);
  }

 private:
  static std::size_t place(const sim::Other<Uses, actor::all>& actor) { return static_cast<std::size_t>(actor.get<actor::sphere>()); }
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
