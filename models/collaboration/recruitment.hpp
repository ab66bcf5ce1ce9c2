// models/collaboration/recruitment.hpp -- groups invite from the map of actors that their host knows; actors accept few.
//
// Required roles: each of the four spheres has its share of the seats; a group first invites the spheres that it lacks.
#pragma once
#include <algorithm>
#include <array>

#include "models/vocabulary/group.hpp"
#include "sim/kernel/process.hpp"

namespace models::collaboration {

struct Invite {
  double looks = 8;

  static constexpr std::string_view name = "invite";
  static constexpr sim::Text meaning{"groups with free seats invite actors that their host knows, missing spheres first", "les groupes invitent des acteurs connus de l'hôte, sphères absentes d'abord"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    return std::tuple{sim::parameter(&Invite::looks, "looks", sim::unit::one, 1, 100, "assumed; GREAT-SKIN asks 20 per stage", {"actors looked at per free seat and month", "acteurs examinés par place libre et par mois"})};
  }
  using Uses = sim::Access<group::all, sim::Along<group::host, group::knows, group::members>, sim::Read<group::seats, group::topic, actor::sphere, actor::topic>,
                           sim::Bid<group::invitation>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    const auto host = self.follow<group::host>();
    const auto members = self.along<group::members>();
    const std::int32_t seats = self.get<group::seats>();
    std::int32_t free = seats - static_cast<std::int32_t>(members.size());
    if (!host || free <= 0) return;
    std::array<std::int32_t, actor::spheres> seated{};
    for (const auto member : members) ++seated[static_cast<std::size_t>(member.other().get<actor::sphere>())];
    const auto known = host->along<group::knows>();
    if (known.empty()) return;
    const std::int32_t share = std::max(1, seats / static_cast<std::int32_t>(actor::spheres));
    for (auto look = static_cast<std::int32_t>(looks * free); look > 0 && free > 0; --look) {
      const auto candidate = known[rng.below(known.size())].other();
      auto& of_sphere = seated[static_cast<std::size_t>(candidate.get<actor::sphere>())];
      const bool lacking = of_sphere < share, fits = candidate.get<actor::topic>() == self.get<group::topic>();
      if (!(lacking || (fits && candidate.get<actor::sphere>() == actor::Sphere::private_sphere)) || members.find(candidate.row())) continue;
      self.bid<group::invitation>(candidate.row(), fits ? 1 : 0, 1);
      ++of_sphere, --free;
    }
  }
};

struct Accept {
  double willing = 0.5;
  std::int32_t most = 1;

  static constexpr std::string_view name = "accept";
  static constexpr sim::Text meaning{"an invited actor takes a seat if it has time and the skill to cooperate", "un acteur invité accepte s'il a le temps et le savoir-coopérer"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = Accept;
    return std::tuple{sim::parameter(&P::willing, "willing", sim::unit::one, 0, 1, "assumed", {"chance that an actor of full cooperation skill accepts", "probabilité d'accepter avec un savoir-coopérer complet"}),
                      sim::parameter(&P::most, "most", sim::unit::one, 1, 20, "assumed", {"groups that one actor has time for", "groupes pour lesquels un acteur a le temps"})};
  }
  static constexpr const auto& awards = group::invitation;
  using Uses = sim::Access<actor::all, sim::Along<group::membership>, sim::Read<actor::cooperation>, sim::Edit<group::members, group::membership>>;

  void award(const sim::Agent<Uses>& self, std::span<const sim::Offer<group::invitation>> invitations, sim::Rng& rng) const {
    if (self.along<group::membership>().size() >= static_cast<std::uint32_t>(most)) return;
    if (!rng.chance(willing * self.get<actor::cooperation>())) return;
    self.connect<group::members>(invitations[0].from, self.row());
    self.connect<group::membership>(self.row(), invitations[0].from);
  }
};

}  // namespace models::collaboration
