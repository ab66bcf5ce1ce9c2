// models/crisis/closure.hpp -- activity forbidden or impossible: a part of each branch's capacity is shut.
//
// Channel: productive capacity. For lockdowns, water restrictions, cuts that strike everybody alike. Establishments learn:
// what they lived through under closure makes the next one lighter, if `adaptation` says so.
#pragma once
#include "models/crisis/course.hpp"
#include "models/vocabulary/firm.hpp"

namespace models::crisis {

struct Closure {
  double intensity = 1, recovery = 0, adaptation = 0, learning = 30;
  std::int32_t curve = 1;
  sim::Shares share;
  sim::Codes where;

  static constexpr std::string_view name = "closure";
  static constexpr bool daily = true;
  static constexpr sim::Text meaning{"a part of each branch's activity is shut, by order or by circumstance", "une part de l'activité de chaque branche est fermée, par ordre ou par force"};
  static constexpr auto parameters() {
    using P = Closure;
    return std::tuple{
        crisis::intensity<P>(), sim::parameter(&P::share, "share", sim::unit::one, 0, 1, "the crisis file", {"part of the capacity that is shut, by branch", "part de la capacité fermée, par branche"}),
        crisis::where<P>(), crisis::recovery<P>(), crisis::curve<P>(),
        sim::parameter(&P::adaptation, "adaptation", sim::unit::one, 0, 1, "assumed", {"part of the closure that full experience avoids", "part de la fermeture évitée par une expérience complète"}),
        sim::parameter(&P::learning, "learning", sim::unit::day, 1, 3650, "assumed", {"days of closure that give 63 % of full experience", "jours de fermeture donnant 63 % de l'expérience"})};
  }
  using Uses = sim::Access<firm::all, sim::Along<firm::branch, firm::place>, sim::Read<firm::active, sector::code, commune::code>, sim::Update<firm::closed, firm::drilled>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto branch = self.follow<firm::branch>();
    const auto place = self.follow<firm::place>();
    if (!branch || !self.get<firm::active>() || (place && !where.match(place->get<commune::code>()))) return;
    const double drilled = double{self.get<firm::drilled>()};
    const double learned = adaptation * (1 - std::exp(-drilled / learning));
    const double lost = part(intensity, share.of(sim::text(branch->get<sector::code>()))) * (1 - learned) * force(self.now(), recovery, curve);
    if (lost <= 0) return;
    self.set<firm::drilled>(static_cast<float>(drilled + lost));
    self.set<firm::closed>(static_cast<float>(combined(double{self.get<firm::closed>()}, lost)));
  }
};

}  // namespace models::crisis
