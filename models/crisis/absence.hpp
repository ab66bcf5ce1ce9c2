// models/crisis/absence.hpp -- people cannot come to work: illness, schools shut, blocked roads, strike.
//
// Channel: labour available. Who can work from home still works.
#pragma once
#include "models/crisis/course.hpp"
#include "models/vocabulary/firm.hpp"

namespace models::crisis {

struct Absence {
  double intensity = 1, recovery = 0;
  std::int32_t curve = 1;
  sim::Shares share, telework;
  sim::Codes where;

  static constexpr std::string_view name = "absence";
  static constexpr bool daily = true;
  static constexpr sim::Text meaning{"a part of the staff is kept from its workplace; some of it works from home", "une part du personnel est empêchée de venir ; une partie télétravaille"};
  static constexpr auto parameters() {
    using P = Absence;
    return std::tuple{
        crisis::intensity<P>(), sim::parameter(&P::share, "share", sim::unit::one, 0, 1, "the crisis file", {"part of the staff kept from its workplace, by branch", "part du personnel empêchée de venir, par branche"}),
        sim::parameter(&P::telework, "telework", sim::unit::one, 0, 1, "the crisis file", {"part of these who work from home as well as at work, by branch", "part de ceux-ci qui travaillent aussi bien de chez eux, par branche"}),
        crisis::where<P>(), crisis::recovery<P>(), crisis::curve<P>()};
  }
  using Uses = sim::Access<firm::all, sim::Along<firm::branch, firm::place>, sim::Read<firm::active, sector::code, commune::code>, sim::Update<firm::absent>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto branch = self.follow<firm::branch>();
    const auto place = self.follow<firm::place>();
    if (!branch || !self.get<firm::active>() || (place && !where.match(place->get<commune::code>()))) return;
    const auto code = sim::text(branch->get<sector::code>());
    const double lost = part(intensity, share.of(code)) * (1 - telework.of(code)) * force(self.now(), recovery, curve);
    if (lost > 0) self.set<firm::absent>(static_cast<float>(combined(double{self.get<firm::absent>()}, lost)));
  }
};

}  // namespace models::crisis
