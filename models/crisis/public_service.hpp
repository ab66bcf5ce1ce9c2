// models/crisis/public_service.hpp -- each day users come to public bodies: some are served, some wait, some give up.
//
// A queue with a daily capacity. At rest all are served and nobody waits. What an event takes from the capacity makes a queue,
// which the spare capacity works off afterwards.
#pragma once
#include <algorithm>

#include "models/vocabulary/indicator.hpp"
#include "models/vocabulary/institution.hpp"
#include "sim/kernel/process.hpp"

namespace models::crisis {

struct PublicService {
  double spare = 0.1, patience = 0.02;
  sim::Shares users{{{"agency", 50}, {"commune", 2}, {"departement", 100}, {"epci", 50}, {"hospital", 200}}, 0};

  static constexpr std::string_view name = "public_service";
  static constexpr bool daily = true;
  static constexpr sim::Text meaning{"users of public bodies are served, wait or give up", "les usagers des services publics sont servis, attendent ou renoncent"};
  static constexpr auto parameters() {
    using P = PublicService;
    return std::tuple{
        sim::parameter(&P::users, "users", sim::Unit{"person/day"}, 0, 1e6, "hospital: 6,000 stays a month at Corbeil (Banque des Territoires, 2022); the others assumed",
                       {"users of a body each day, by level; of a commune: per 1,000 inhabitants", "usagers par jour, par niveau ; pour une commune : pour 1 000 habitants"}),
        sim::parameter(&P::spare, "spare", sim::unit::one, 0, 2, "assumed", {"capacity above the usual", "capacité au-delà de l'habituelle"}),
        sim::parameter(&P::patience, "patience", sim::unit::chance_per_week, 0, 1, "assumed", {"part of those who wait that gives up or goes elsewhere", "part de ceux qui attendent qui renonce ou va ailleurs"})};
  }
  using Uses = sim::Access<public_body::all, sim::Along<public_body::place, commune::within>, sim::Read<public_body::level, public_body::users_lent, public_body::users_borrowed, commune::inhabitants>,
                           sim::Update<public_body::backlog, public_body::capacity_lost, public_body::lost_lately, public_body::users_usual>, sim::Tally<territory::users, territory::served, territory::queue>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto place = self.follow<public_body::place>();
    const auto territory = place ? place->follow<commune::within>() : std::nullopt;
    if (!territory) return;
    const auto level = self.get<public_body::level>();
    const double of_level = users.of(members(level)[static_cast<std::size_t>(level)].name);
    const double come = sim::whole<public_body::backlog>(level == public_body::Level::commune ? of_level * place->get<commune::inhabitants>() / 1000 : of_level);
    const double there = come + self.get<public_body::backlog>();
    const double lost = double{self.get<public_body::capacity_lost>()};
    const double capacity = std::max(0.0, come * (1 + spare) * (1 - lost) + self.get<public_body::users_borrowed>() - self.get<public_body::users_lent>());
    self.set<public_body::users_usual>(come), self.set<public_body::lost_lately>(static_cast<float>(lost));
    const double served = std::min(there, sim::whole<public_body::backlog>(capacity));
    const double left = sim::whole_below<public_body::backlog>(patience * (there - served));
    self.set<public_body::backlog>(there - served - left);
    self.set<public_body::capacity_lost>(0);
    self.add<territory::users>(territory->row(), come);
    self.add<territory::served>(territory->row(), served);
    self.add<territory::queue>(territory->row(), self.get<public_body::backlog>());
  }
};

struct ServiceLevel {
  static constexpr std::string_view name = "service_level";
  static constexpr bool daily = true;
  static constexpr sim::Text meaning{"the day's public services are summed up", "les services publics du jour sont résumés"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<territory::all, sim::Update<territory::users, territory::served, territory::queue, territory::service_level, territory::waiting>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const double users = self.get<territory::users>();
    self.set<territory::service_level>(users > 0 ? self.get<territory::served>() / users : 1);
    self.set<territory::waiting>(self.get<territory::queue>());
    self.set<territory::users>(0), self.set<territory::served>(0), self.set<territory::queue>(0);
  }
};

}  // namespace models::crisis
