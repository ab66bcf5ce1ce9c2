// models/knowledge/profile.hpp -- what is true of an actor, by field: core business, offers, what its problems lack; its room.
//
// Platform, search and maps see fields, never kenes. How many capabilities somebody can keep alive follows the lengths of
// kenes with which INFSO-SKIN and GREAT-SKIN begin, with as much again to spare.
#pragma once
#include <algorithm>

#include "models/knowledge/catalogue.hpp"
#include "models/vocabulary/project.hpp"
#include "models/vocabulary/tool.hpp"
#include "sim/kernel/process.hpp"

namespace models::knowledge {

struct Profile {
  double research = 25, large = 25, small = 5, body = 15, civil = 10, spare = 2;
  std::int32_t large_from = 250;

  static constexpr std::string_view name = "profile";
  static constexpr sim::Text meaning{"core business, know-how and tools to share and fields lacking are brought up to date", "cœur de métier, savoir-faire et outils à partager et domaines manquants sont mis à jour"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = Profile;
    return std::tuple{sim::parameter(&P::research, "research", sim::unit::one, 1, 100, "INFSO-SKIN: kenes of 25", {"capabilities of a research team", "capacités d'une équipe de recherche"}),
                      sim::parameter(&P::large, "large", sim::unit::one, 1, 100, "INFSO-SKIN: kenes of 25", {"capabilities of a large establishment", "capacités d'un grand établissement"}),
                      sim::parameter(&P::small, "small", sim::unit::one, 1, 100, "INFSO-SKIN: kenes of 5", {"capabilities of a smaller establishment", "capacités d'un établissement plus petit"}),
                      sim::parameter(&P::body, "body", sim::unit::one, 1, 100, "assumed: between firms small and large", {"capabilities of a public body", "capacités d'un acteur public"}),
                      sim::parameter(&P::civil, "civil", sim::unit::one, 1, 100, "GREAT-SKIN: kenes of 10", {"capabilities of a citizen or association", "capacités d'une personne ou association"}),
                      sim::parameter(&P::spare, "spare", sim::unit::one, 0, 10, "assumed: twice as many as at the start", {"room over these lengths", "place rapportée à ces longueurs"}),
                      sim::parameter(&P::large_from, "large_from", sim::unit::job, 1, 10'000, "the European definition of a small or medium-sized enterprise: fewer than 250", {"jobs from which an establishment is large", "emplois à partir desquels un établissement est grand"})};
  }
  using Uses = sim::Access<actor::all, sim::Along<kene::of, tool::tools, problem::of, actor::firm>,
                           sim::Read<actor::sphere, kene::expertise, kene::shared, tool::field, problem::state, problem::fields, firm::base_jobs>,
                           sim::Update<actor::core, actor::offers, actor::offers_tools, actor::lacks, actor::fields, actor::room>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    std::uint64_t knows = 0, tools = 0, lacks = 0;
    kene::Masks masks;
    for (const auto known : self.along<kene::of>()) {
      const std::uint32_t field = capability::field_of(number_of(known));
      knows |= field::bit(field);
      masks.add(field, known.get<kene::expertise>(), known.get<kene::shared>());
    }
    for (const auto owned : self.along<tool::tools>()) tools |= field::bit(owned.other().get<tool::field>());
    for (const auto declared : self.along<problem::of>())
      if (declared.other().get<problem::state>() == problem::State::open) lacks |= declared.other().get<problem::fields>();
    self.set<actor::fields>(knows), self.set<actor::core>(masks.core), self.set<actor::offers>(masks.offers);
    self.set<actor::offers_tools>(tools), self.set<actor::lacks>(lacks);
    self.set<actor::room>(static_cast<std::uint8_t>(std::min(250.0, spare * length(self))));
  }

 private:
  double length(const sim::Agent<Uses>& self) const {
    switch (self.get<actor::sphere>()) {
      case actor::Sphere::research: return research;
      case actor::Sphere::public_sphere: return body;
      case actor::Sphere::civil: return civil;
      case actor::Sphere::private_sphere: break;
    }
    const auto firm = self.follow<actor::firm>();
    return firm && firm->get<firm::base_jobs>() >= large_from ? large : small;
  }
};

}  // namespace models::knowledge
