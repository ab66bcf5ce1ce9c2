// models/crisis/outage.hpp -- some establishments stand still for some days: an attack on their computers, a power cut.
//
// Channel: productive capacity. Once, like physical_damage; nothing is destroyed. Who is hit is drawn by establishment and
// event. For a cut that takes a part of everybody's day, use `closure`.
#pragma once
#include "models/crisis/course.hpp"
#include "models/vocabulary/firm.hpp"

namespace models::crisis {

struct Outage {
  double intensity = 1, days = 1, spread = 0;
  sim::Shares footprint, exposure;
  sim::Codes where;

  static constexpr std::string_view name = "outage";
  static constexpr sim::Period period = sim::Period::once;
  static constexpr sim::Text meaning{"some establishments stand still for some days", "des établissements sont à l'arrêt quelques jours"};
  static constexpr auto parameters() {
    using P = Outage;
    return std::tuple{
        crisis::intensity<P>(), sim::parameter(&P::footprint, "footprint", sim::unit::one, 0, 1, "the crisis file", {"part of a commune's establishments that stands still, by branch", "part des établissements d'une commune à l'arrêt, par branche"}),
        crisis::exposure<P>(), crisis::where<P>(),
        sim::parameter(&P::days, "days", sim::unit::day, 0, 3650, "the crisis file", {"mean days at a standstill", "jours d'arrêt moyens"}),
        sim::parameter(&P::spread, "spread", sim::unit::one, 0, 3, "assumed", {"log-normal spread of these days", "dispersion log-normale de cette durée"})};
  }
  using Uses = sim::Access<firm::all, sim::Along<firm::branch, firm::place>, sim::Read<firm::active, sector::code, commune::code>, sim::Update<firm::stricken, firm::shut_until>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    const auto branch = self.follow<firm::branch>();
    const auto place = self.follow<firm::place>();
    if (!branch || !place || !self.get<firm::active>() || !where.match(place->get<commune::code>())) return;
    const double exposed = part(intensity, footprint.of(sim::text(branch->get<sector::code>())) * factor(exposure, sim::text(place->get<commune::code>())));
    const double draw = rng.uniform(), length = days * std::exp(spread * rng.normal() - spread * spread / 2);
    if (draw >= exposed) return;
    self.set<firm::stricken>(true);
    self.set<firm::shut_until>(std::max(self.get<firm::shut_until>(), self.now().day + static_cast<std::int32_t>(std::lround(length))));
  }
};

}  // namespace models::crisis
