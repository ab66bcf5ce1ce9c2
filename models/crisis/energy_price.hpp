// models/crisis/energy_price.hpp -- the market price of energy moves as a crisis file says.
//
// Channel: input price. price(t) = 1 + intensity x (curve(t) - 1), for new contracts of firms and for households
// (the households' curve includes the public shields). Figures and sources stand in the crisis file. The price keeps its
// last value after the dates; of two such events the later one in the list has the last word.
#pragma once
#include <algorithm>

#include "models/vocabulary/territory.hpp"
#include "sim/kernel/process.hpp"

namespace models::crisis {

struct EnergyPrice {
  double intensity = 1.0;
  sim::Curve firms, households;

  static constexpr std::string_view name = "energy_price";
  static constexpr sim::Text meaning{"the market price of energy follows a curve over dates", "le prix de marché de l'énergie suit une courbe datée"};
  static constexpr auto parameters() {
    using P = EnergyPrice;
    return std::tuple{
        sim::parameter(&P::intensity, "intensity", sim::unit::one, 0, 10, "definition", {"multiplies the distance of the price from 1", "multiplie l'écart du prix à 1"}),
        sim::parameter(&P::firms, "firms", sim::unit::one, 0.05, 50, "the crisis file", {"price offered to firms in new contracts, 1 before the crisis", "prix proposé aux entreprises, 1 avant la crise"}),
        sim::parameter(&P::households, "households", sim::unit::one, 0.05, 50, "the crisis file", {"price paid by households, shields included, 1 before the crisis", "prix payé par les ménages, boucliers compris, 1 avant la crise"})};
  }
  using Uses = sim::Access<territory::all, sim::Update<territory::energy_price_firms, territory::energy_price_households>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto price = [&](const sim::Curve& curve) {
      return curve.points.empty() ? 1.0 : std::max(0.0, 1 + intensity * (curve.at(self.now().day) - 1));
    };
    self.set<territory::energy_price_firms>(price(firms));
    self.set<territory::energy_price_households>(price(households));
  }
};

}  // namespace models::crisis
