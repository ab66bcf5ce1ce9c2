// models/crisis/access_cut.hpp -- roads and services cut: a part of the goods cannot leave a commune.
//
// Channel: transport link. Each event multiplies the column; the evening sets it back to 1.
#pragma once
#include "models/crisis/course.hpp"
#include "models/vocabulary/commune.hpp"

namespace models::crisis {

struct AccessCut {
  double intensity = 1, share = 0, recovery = 0;
  std::int32_t curve = 1;
  sim::Shares exposure;
  sim::Codes where;

  static constexpr std::string_view name = "access_cut";
  static constexpr bool daily = true;
  static constexpr sim::Text meaning{"a part of the goods cannot leave the establishments of a commune", "une part des biens ne peut sortir des établissements d'une commune"};
  static constexpr auto parameters() {
    using P = AccessCut;
    return std::tuple{crisis::intensity<P>(), sim::parameter(&P::share, "share", sim::unit::one, 0, 1, "the crisis file", {"part of the goods that cannot leave", "part des biens qui ne peut sortir"}),
                      crisis::exposure<P>(), crisis::where<P>(), crisis::recovery<P>(), crisis::curve<P>()};
  }
  using Uses = sim::Access<commune::all, sim::Read<commune::code>, sim::Update<commune::access>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const sim::Code code = self.get<commune::code>();
    if (!where.match(code)) return;
    const double lost = part(intensity, share * factor(exposure, sim::text(code))) * force(self.now(), recovery, curve);
    if (lost > 0) self.set<commune::access>(self.get<commune::access>() * (1 - lost));
  }
};

struct EveningCommunes {
  static constexpr std::string_view name = "evening_communes";
  static constexpr bool daily = true;
  static constexpr sim::Text meaning{"what events did to the roads of communes today is forgotten", "l'effet du jour des événements sur les routes des communes est oublié"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<commune::all, sim::Update<commune::access>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const { self.set<commune::access>(1); }
};

}  // namespace models::crisis
