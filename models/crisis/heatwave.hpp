// models/crisis/heatwave.hpp -- heat slows work: the part of labour lost grows with the temperature, by branch.
//
// Channel: labour available. Straight line from no loss at the comfortable temperature through one half at `half`, times the
// exposure of the branch (ILO 2019, Working on a warmer planet: loss from 24 to 26 C, one half at 33 to 34 C, moderate work).
#pragma once
#include "models/crisis/course.hpp"
#include "models/vocabulary/firm.hpp"

namespace models::crisis {

struct Heatwave {
  double intensity = 1, comfortable = 25, half = 33.5;
  sim::Curve temperature;
  sim::Shares exposure;
  sim::Codes where;

  static constexpr std::string_view name = "heatwave";
  static constexpr bool daily = true;
  static constexpr sim::Text meaning{"heat takes a part of the staff's work, by branch", "la chaleur prend une part du travail, par branche"};
  static constexpr auto parameters() {
    using P = Heatwave;
    return std::tuple{
        crisis::intensity<P>(), sim::parameter(&P::temperature, "temperature", sim::Unit{"degree C"}, -30, 60, "the crisis file", {"temperature at work by day; without any, nothing happens", "température au travail, par jour ; sans valeur, rien"}),
        sim::parameter(&P::exposure, "exposure", sim::unit::one, 0, 1, "the crisis file", {"part of the work that is done in the heat, by branch", "part du travail exposée à la chaleur, par branche"}),
        sim::parameter(&P::comfortable, "comfortable", sim::Unit{"degree C"}, 10, 40, "ILO 2019: 24 to 26", {"temperature up to which nothing is lost", "température jusqu'à laquelle rien n'est perdu"}),
        sim::parameter(&P::half, "half", sim::Unit{"degree C"}, 20, 60, "ILO 2019: 33 to 34, moderate work", {"temperature at which half of exposed work is lost", "température où la moitié du travail exposé est perdue"}),
        crisis::where<P>()};
  }
  using Uses = sim::Access<firm::all, sim::Along<firm::branch, firm::place>, sim::Read<firm::active, sector::code, commune::code>, sim::Update<firm::absent>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto branch = self.follow<firm::branch>();
    const auto place = self.follow<firm::place>();
    if (!branch || temperature.points.empty() || !self.get<firm::active>() || (place && !where.match(place->get<commune::code>()))) return;
    const double above = temperature.at(self.now().day) - comfortable;
    const double lost = part(intensity, exposure.of(sim::text(branch->get<sector::code>())) * std::clamp(0.5 * above / std::max(0.1, half - comfortable), 0.0, 1.0));
    if (lost > 0) self.set<firm::absent>(static_cast<float>(combined(double{self.get<firm::absent>()}, lost)));
  }
};

}  // namespace models::crisis
