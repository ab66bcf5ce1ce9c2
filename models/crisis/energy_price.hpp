// models/crisis/energy_price.hpp -- the market prices of energy move as a crisis file says.
//
// Channel: input price. price(t) = 1 + intensity x (curve(t) - 1), by energy and by who buys: firms in new contracts, and
// households before any public shield (shields are measures of their own: models/energy). `firms` and `households` stand for
// every energy that has no curve of its own. Several such events multiply: the first of a step starts from 1. The price keeps
// its last value when all of them are over.
#pragma once
#include <algorithm>

#include "models/vocabulary/territory.hpp"
#include "sim/kernel/process.hpp"

namespace models::crisis {

struct EnergyPrice {
  double intensity = 1.0;
  sim::Curve firms, households, electricity, gas, fuel, households_electricity, households_gas;

  static constexpr std::string_view name = "energy_price";
  static constexpr sim::Text meaning{"the market prices of energy follow curves over dates", "les prix de marché des énergies suivent des courbes datées"};
  static constexpr auto parameters() {
    using P = EnergyPrice;
    return std::tuple{
        sim::parameter(&P::intensity, "intensity", sim::unit::one, 0, 10, "definition", {"multiplies the distance of the price from 1", "multiplie l'écart du prix à 1"}),
        sim::parameter(&P::firms, "firms", sim::unit::one, 0.05, 50, "the crisis file", {"price offered to firms, of every energy without a curve of its own; 1 before the crisis", "prix proposé aux entreprises, pour toute énergie sans courbe propre ; 1 avant la crise"}),
        sim::parameter(&P::households, "households", sim::unit::one, 0.05, 50, "the crisis file", {"price asked of households, of every energy without a curve of its own; 1 before the crisis", "prix demandé aux ménages, pour toute énergie sans courbe propre ; 1 avant la crise"}),
        sim::parameter(&P::electricity, "electricity", sim::unit::one, 0.05, 50, "the crisis file", {"electricity in new contracts of firms", "électricité, nouveaux contrats des entreprises"}),
        sim::parameter(&P::gas, "gas", sim::unit::one, 0.05, 50, "the crisis file", {"gas in new contracts of firms", "gaz, nouveaux contrats des entreprises"}),
        sim::parameter(&P::fuel, "fuel", sim::unit::one, 0.05, 50, "the crisis file", {"fuel, of firms and households alike", "carburants, entreprises comme ménages"}),
        sim::parameter(&P::households_electricity, "households_electricity", sim::unit::one, 0.05, 50, "the crisis file", {"electricity for households and small professionals, without shield", "électricité des ménages et petits professionnels, sans bouclier"}),
        sim::parameter(&P::households_gas, "households_gas", sim::unit::one, 0.05, 50, "the crisis file", {"gas for households, without shield", "gaz des ménages, sans bouclier"})};
  }
  using Uses = sim::Access<territory::all, sim::Read<territory::firm_electricity, territory::firm_gas, territory::home_electricity, territory::home_gas>,
                           sim::Update<territory::energy_day, territory::market_electricity, territory::market_gas, territory::market_fuel, territory::retail_electricity,
                                       territory::retail_gas, territory::retail_fuel, territory::tariff_electricity, territory::tariff_gas, territory::energy_price_firms,
                                       territory::energy_price_households, territory::energy_price_fuel>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    if (intensity == 0) return;
    const bool first = self.get<territory::energy_day>() != self.now().day;
    self.set<territory::energy_day>(self.now().day);
    const auto factor = [&](const sim::Curve& own, const sim::Curve& general) {
      const sim::Curve& curve = own.points.empty() ? general : own;
      return curve.points.empty() ? 1.0 : std::max(0.0, 1 + intensity * (curve.at(self.now().day) - 1));
    };
    const auto after = [&](double before, double times) { return first ? times : before * times; };
    const double electric = after(self.get<territory::market_electricity>(), factor(electricity, firms)), gaseous = after(self.get<territory::market_gas>(), factor(gas, firms)),
                 fuels = after(self.get<territory::market_fuel>(), factor(fuel, firms));
    self.set<territory::market_electricity>(electric), self.set<territory::market_gas>(gaseous), self.set<territory::market_fuel>(fuels);
    self.set<territory::energy_price_firms>(territory::mean_energy_price(self.get<territory::firm_electricity>(), self.get<territory::firm_gas>(), electric, gaseous, fuels));

    const double lights = after(self.get<territory::retail_electricity>(), factor(households_electricity, households)),
                 heat = after(self.get<territory::retail_gas>(), factor(households_gas, households)), pump = after(self.get<territory::retail_fuel>(), factor(fuel, households));
    self.set<territory::retail_electricity>(lights), self.set<territory::retail_gas>(heat), self.set<territory::retail_fuel>(pump);
    self.set<territory::tariff_electricity>(lights), self.set<territory::tariff_gas>(heat), self.set<territory::energy_price_fuel>(pump);  // until a shield acts
    self.set<territory::energy_price_households>(territory::mean_energy_price(self.get<territory::home_electricity>(), self.get<territory::home_gas>(), lights, heat, pump));
  }
};

}  // namespace models::crisis
