// models/knowledge/public_innovation.hpp -- administrations change procedures; services open to each other; citizens wait less.
//
// A request that concerns several services is handed over between them; the more closed they are to each other, the longer
// each hand-over waits. So days until the answer = days of work x (1 + hand-overs x silo).
#pragma once
#include <algorithm>
#include <cmath>

#include "models/vocabulary/knowledge.hpp"
#include "sim/kernel/process.hpp"

namespace models::knowledge {

struct PublicInnovation {
  double rate = 0.05, alone = 0.3, start = 0.6, opened = 0.1, work = 15, handovers = 3;

  static constexpr std::string_view name = "public_innovation";
  static constexpr sim::Text meaning{"administrations change procedures, more so where they meet others; answers come faster", "les administrations changent leurs procédures, surtout quand elles rencontrent d'autres acteurs ; les réponses viennent plus vite"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = PublicInnovation;
    return std::tuple{sim::parameter(&P::rate, "rate", sim::unit::chance_per_month, 0, 1, "assumed", {"chance that an administration of full cooperation skill which meets others changes a procedure", "probabilité qu'une administration au savoir-coopérer complet, qui rencontre d'autres acteurs, change une procédure"}),
                      sim::parameter(&P::alone, "alone", sim::unit::one, 0, 1, "assumed", {"part of that chance that is left to one which meets nobody", "part de cette probabilité pour celle qui ne rencontre personne"}),
                      sim::parameter(&P::start, "start", sim::unit::one, 0, 1, "assumed", {"how closed services are to each other at the start", "cloisonnement des services au départ"}),
                      sim::parameter(&P::opened, "opened", sim::unit::one, 0, 1, "assumed", {"part of what is closed that a changed procedure opens", "part du cloisonnement que lève une procédure changée"}),
                      sim::parameter(&P::work, "work", sim::unit::day, 0, 365, "assumed", {"days until an answer if services were open to each other", "jours avant réponse si les services étaient décloisonnés"}),
                      sim::parameter(&P::handovers, "handovers", sim::unit::one, 0, 20, "assumed: two months, the delay after which silence is an answer in France, where all is closed", {"hand-overs of a request", "transmissions d'une demande entre services"})};
  }
  using Uses = sim::Access<actor::all, sim::Along<actor::place, commune::within>, sim::Read<actor::sphere, actor::attends, actor::cooperation>,
                           sim::Update<actor::procedures, actor::silo, actor::response>, sim::Tally<territory::procedures_changed>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    if (self.get<actor::sphere>() != actor::Sphere::public_sphere) return;
    std::int32_t procedures = self.get<actor::procedures>();
    if (rng.chance(rate * self.get<actor::cooperation>() * (self.get<actor::attends>() ? 1 : alone))) {
      self.set<actor::procedures>(++procedures);
      const auto place = self.follow<actor::place>();
      if (const auto territory = place ? place->follow<commune::within>() : std::nullopt) self.add<territory::procedures_changed>(territory->row(), 1);
    }
    const double silo = start * std::pow(1 - opened, procedures);
    self.set<actor::silo>(static_cast<float>(silo));
    self.set<actor::response>(static_cast<float>(work * (1 + handovers * silo)));
  }
};

}  // namespace models::knowledge
