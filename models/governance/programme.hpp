// models/governance/programme.hpp -- policies of a programme: an outside expert who sees more, a roadmap of dated targets.
//
// A programme of transition is a strategy of the scenario: its policies with their dates, its calls, its plan, its targets.
#pragma once
#include "models/vocabulary/agenda.hpp"
#include "models/vocabulary/platform.hpp"
#include "models/vocabulary/project_count.hpp"
#include "sim/kernel/process.hpp"

namespace models::governance {

// Paid whole or not hired. What it brings is a diagnosis: it sees the problems that nobody told the body.
struct HireExpert {
  double cost = 350'000;

  static constexpr std::string_view name = "hire_expert";
  static constexpr sim::Text meaning{"unions of communes hire an outside expert, if they can pay", "les intercommunalités recourent à un expert extérieur, si elles peuvent payer"};
  static constexpr sim::Period period = sim::Period::once;
  static constexpr auto parameters() {
    return std::tuple{sim::parameter(&HireExpert::cost, "cost", sim::unit::eur, 0, 1e8, "about the price of the master plan of Nord-Pas de Calais (2013), from memory", {"cost of the expertise", "coût de l'expertise"})};
  }
  using Uses = sim::Access<public_body::all, sim::Along<public_body::place, commune::within>, sim::Read<public_body::level>, sim::Update<public_body::cash, public_body::advised>,
                           sim::Tally<territory::outside, territory::expert_paid>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto place = self.follow<public_body::place>();
    const auto territory = place ? place->follow<commune::within>() : std::nullopt;
    const double price = sim::whole<public_body::cash>(cost);
    if (!territory || self.get<public_body::level>() != public_body::Level::epci || self.get<public_body::cash>() < price) return;
    self.set<public_body::cash>(self.get<public_body::cash>() - price);
    self.set<public_body::advised>(self.now().day);
    self.add<territory::outside>(territory->row(), price);
    self.add<territory::expert_paid>(territory->row(), price);
  }
};

// Its host's plan moves to what the expert saw of all declared problems, once.
struct FollowExpert {
  double insight = 0.8;

  static constexpr std::string_view name = "follow_expert";
  static constexpr sim::Text meaning{"a plan moves to the problems that an outside expert saw", "un plan se rapproche des problèmes qu'un expert extérieur a vus"};
  static constexpr sim::Period period = sim::Period::once;
  static constexpr auto parameters() {
    return std::tuple{sim::parameter(&FollowExpert::insight, "insight", sim::unit::one, 0, 1, "assumed", {"weight of its diagnosis against the plan as it was", "poids de son diagnostic face au plan antérieur"})};
  }
  using Uses = sim::Access<plan::all, sim::Along<plan::host, plan::lines>, sim::Read<plan::declared, public_body::advised>, sim::Update<plan::part>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto host = self.follow<plan::host>();
    if (!host || host->get<public_body::advised>() != self.now().day) return;
    double all = 0;
    for (const auto edge : host->along<plan::lines>()) all += edge.other().get<plan::declared>();
    if (all > 0) self.set<plan::part>(static_cast<float>((1 - insight) * self.get<plan::part>() + insight * self.get<plan::declared>() / all));
  }
};

// One stop of a roadmap: on the last step of its dates each number that it states is met or missed.
struct RoadmapTarget {
  double solved = 0, delivered = 0, members = 0, coverage = 0;

  static constexpr std::string_view name = "roadmap_target";
  static constexpr sim::Text meaning{"targets of a roadmap are met or missed on their day", "les objectifs d'une feuille de route sont atteints ou manqués à leur date"};
  static constexpr auto parameters() {
    using P = RoadmapTarget;
    return std::tuple{sim::parameter(&P::solved, "solved", sim::unit::one, 0, 1e9, "the policy", {"problems solved since the start; 0: no target", "problèmes résolus depuis le départ ; 0 : pas d'objectif"}),
                      sim::parameter(&P::delivered, "delivered", sim::unit::one, 0, 1e9, "the policy", {"projects delivered since the start; 0: no target", "projets réalisés depuis le départ ; 0 : pas d'objectif"}),
                      sim::parameter(&P::members, "members", sim::unit::person, 0, 1e9, "the policy", {"members of the platform; 0: no target", "membres de la plateforme ; 0 : pas d'objectif"}),
                      sim::parameter(&P::coverage, "coverage", sim::unit::one, 0, 1, "the policy", {"coverage of the map of public bodies; 0: no target", "couverture de la carte des acteurs publics ; 0 : pas d'objectif"})};
  }
  using Uses = sim::Access<territory::all, sim::Read<territory::problems_solved, territory::projects_delivered, territory::platform_members, territory::public_coverage>,
                           sim::Update<territory::targets_met, territory::targets_missed>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    if (self.now().until - self.now().day >= self.now().days + 1) return;  // a later step is still within the dates
    std::int32_t met = 0, missed = 0;
    const auto hold = [&](double target, double reached) {
      if (target > 0) ++(reached >= target ? met : missed);
    };
    hold(solved, self.get<territory::problems_solved>());
    hold(delivered, static_cast<double>(self.get<territory::projects_delivered>()));
    hold(members, self.get<territory::platform_members>());
    hold(coverage, self.get<territory::public_coverage>());
    self.set<territory::targets_met>(self.get<territory::targets_met>() + met);
    self.set<territory::targets_missed>(self.get<territory::targets_missed>() + missed);
  }
};

}  // namespace models::governance
