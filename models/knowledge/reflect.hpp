// models/knowledge/reflect.hpp -- three loops of learning from the outcome of projects; the culture of cooperation that they leave.
//
// Single loop: do the same thing better. Double loop: do another thing (Argyris and Schon 1978). Triple loop: learn how to learn;
// the third loop goes by many definitions (Tosey, Visser and Saunders 2012), ours is the last lines of `each`.
#pragma once
#include <algorithm>

#include "models/knowledge/catalogue.hpp"
#include "models/vocabulary/project.hpp"
#include "sim/kernel/process.hpp"

namespace models::knowledge {

// Success: a project delivered. Failure: it failed, was refused or given up. Each month an actor looks back on those of its
// projects that ended since it last did, up to yesterday.
struct Reflect {
  double single = 0.1, triple = 0.1, fastest = 1;
  std::int32_t patience = 3;

  static constexpr std::string_view name = "reflect";
  static constexpr sim::Text meaning{"actors learn from the outcome of their projects, in three loops", "les acteurs tirent les leçons de leurs projets, en trois boucles"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = Reflect;
    return std::tuple{sim::parameter(&P::single, "single", sim::unit::one, 0, 1, "assumed", {"single loop: part of the way to 10, or to 0, that the ability brought goes after a success or failure", "boucle simple : part du chemin vers 10, ou vers 0, que fait la maîtrise apportée après un succès ou un échec"}),
                      sim::parameter(&P::patience, "patience", sim::unit::one, 1, 250, "assumed", {"double loop: failures in a row after which the way to choose partners is changed; 250: never", "boucle double : échecs de suite après lesquels la manière de choisir ses partenaires change ; 250 : jamais"}),
                      sim::parameter(&P::triple, "triple", sim::unit::one, 0, 1, "assumed", {"triple loop: part of what is left to the fastest learning that a success after such a change brings", "boucle triple : part de ce qui reste jusqu'à l'apprentissage le plus rapide qu'apporte un succès après un tel changement"}),
                      sim::parameter(&P::fastest, "fastest", sim::unit::one, 0, 10, "assumed", {"how much faster than at the start an actor can learn at most, 1: twice as fast", "accélération maximale de l'apprentissage, 1 : deux fois plus vite"})};
  }
  using Uses = sim::Access<actor::all, sim::Along<project::projects, project::partners, kene::of, actor::place, commune::within>, sim::Read<project::phase, project::ended, project::brings>,
                           sim::Update<actor::reflected, actor::setbacks, actor::turns, actor::strategy, actor::absorption, kene::ability>, sim::Tally<territory::strategy_changes>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const std::int32_t since = self.get<actor::reflected>(), today = self.now().day;
    self.set<actor::reflected>(today);
    const auto kene = self.along<kene::of>();
    std::int32_t setbacks = self.get<actor::setbacks>(), turns = self.get<actor::turns>(), successes = 0;
    for (const auto joined : self.along<project::projects>()) {
      const auto project = joined.other();
      const std::int32_t ended = project.get<project::ended>();
      if (ended == 0 || ended < since || ended >= today) continue;
      const bool success = project.get<project::phase>() == project::Phase::delivered;
      successes += success ? 1 : 0;
      setbacks = success ? 0 : std::min(250, setbacks + 1);
      const auto part = project.along<project::partners>().find(self.row());
      const auto brought = part ? place_of(kene, part->get<project::brings>()) : std::nullopt;
      if (!brought) continue;
      const double ability = kene[*brought].get<kene::ability>();
      kene[*brought].set<kene::ability>(static_cast<float>(ability + single * ((success ? 10 : 0) - ability)));
    }
    if (setbacks >= patience && patience < 250) {
      const bool was_conservative = self.get<actor::strategy>() == actor::Strategy::conservative;
      self.set<actor::strategy>(was_conservative ? actor::Strategy::progressive : actor::Strategy::conservative);
      setbacks = 0, turns = std::min(250, turns + 1);
      const auto place = self.follow<actor::place>();
      if (const auto territory = place ? place->follow<commune::within>() : std::nullopt) self.add<territory::strategy_changes>(territory->row(), 1);
    }
    if (successes > 0 && turns > 0) {  // it has seen that changing the way it learns can pay
      self.set<actor::absorption>(static_cast<float>(self.get<actor::absorption>() + triple * (fastest - self.get<actor::absorption>())));
      turns = 0;
    }
    self.set<actor::setbacks>(static_cast<std::uint8_t>(setbacks)), self.set<actor::turns>(static_cast<std::uint8_t>(turns));
  }
};

// A slow variable: projects that work strengthen the norm of cooperation, projects that fail weaken it, and everybody drifts
// towards what is usual in the territory.
struct Culture {
  double pace = 0.05, conformity = 0.01;

  static constexpr std::string_view name = "culture";
  static constexpr sim::Text meaning{"the outcome of projects slowly moves the culture of cooperation", "l'issue des projets déplace lentement la culture de coopération"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = Culture;
    return std::tuple{sim::parameter(&P::pace, "pace", sim::unit::one, 0, 1, "assumed", {"part of the way to 1, or to -1, that a project delivered, or failed, takes its partners", "part du chemin vers 1, ou vers -1, qu'un projet réalisé, ou échoué, fait faire à ses partenaires"}),
                      sim::parameter(&P::conformity, "conformity", sim::unit::per_month, 0, 1, "assumed", {"part of the way to the territory's mean gone in a month", "part du chemin vers la moyenne du territoire faite en un mois"})};
  }
  using Uses = sim::Access<actor::all, sim::Along<project::projects, actor::place, commune::within>, sim::Read<project::phase, project::ended, territory::culture>,
                           sim::Update<actor::culture, actor::attuned>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const std::int32_t since = self.get<actor::attuned>(), today = self.now().day;
    self.set<actor::attuned>(today);
    double culture = self.get<actor::culture>();
    for (const auto joined : self.along<project::projects>()) {
      const auto project = joined.other();
      const std::int32_t ended = project.get<project::ended>();
      if (ended == 0 || ended < since || ended >= today) continue;
      if (project.get<project::phase>() == project::Phase::delivered) culture += pace * (1 - culture);
      else if (project.get<project::phase>() == project::Phase::failed) culture += pace * (-1 - culture);
    }
    const auto place = self.follow<actor::place>();
    const auto territory = place ? place->follow<commune::within>() : std::nullopt;
    if (territory) culture += std::min(1.0, conformity) * (territory->get<territory::culture>() - culture);
    self.set<actor::culture>(static_cast<float>(culture));
  }
};

}  // namespace models::knowledge
