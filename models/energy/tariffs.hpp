// models/energy/tariffs.hpp -- what households and small professionals are asked to pay, and who pays the rest.
//
// A shield caps a regulated price, a rebate is taken off fuel: both are measures with dates, set before the list of the step
// and forgotten once applied. What a household does not pay of its supplier's price, the state pays.
#pragma once
#include <algorithm>

#include "models/vocabulary/indicator.hpp"
#include "models/vocabulary/territory.hpp"
#include "sim/kernel/process.hpp"

namespace models::energy {

struct TariffShield {
  sim::Curve electricity, gas;

  static constexpr std::string_view name = "tariff_shield";
  static constexpr sim::Text meaning{"the state caps the regulated prices of electricity and gas", "l'État plafonne les prix réglementés de l'électricité et du gaz"};
  static constexpr auto parameters() {
    using P = TariffShield;
    return std::tuple{
        sim::parameter(&P::electricity, "electricity", sim::unit::one, 0.05, 50, "the policy file", {"highest price of electricity for households and small professionals, 1 at the start; empty: none", "prix maximal de l'électricité des ménages et petits professionnels, 1 au départ ; vide : aucun"}),
        sim::parameter(&P::gas, "gas", sim::unit::one, 0.05, 50, "the policy file", {"highest price of gas for households, 1 at the start; empty: none", "prix maximal du gaz des ménages, 1 au départ ; vide : aucun"})};
  }
  using Uses = sim::Access<territory::all, sim::Update<territory::cap_electricity, territory::cap_gas>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {  // of two shields the lower cap holds
    const auto lower = [&](double before, const sim::Curve& cap) {
      if (cap.points.empty()) return before;
      const double here = cap.at(self.now().day);
      return before > 0 ? std::min(before, here) : here;
    };
    self.set<territory::cap_electricity>(lower(self.get<territory::cap_electricity>(), electricity));
    self.set<territory::cap_gas>(lower(self.get<territory::cap_gas>(), gas));
  }
};

struct FuelRebate {
  sim::Curve rebate;
  double start_price = 1.45;

  static constexpr std::string_view name = "fuel_rebate";
  static constexpr sim::Text meaning{"the state pays a part of each litre of fuel", "l'État paie une part de chaque litre de carburant"};
  static constexpr auto parameters() {
    using P = FuelRebate;
    return std::tuple{
        sim::parameter(&P::rebate, "rebate", sim::Unit{"EUR/l"}, 0, 5, "the policy file", {"taken off the price of a litre", "retiré du prix du litre"}),
        sim::parameter(&P::start_price, "start_price", sim::Unit{"EUR/l"}, 0.1, 10, "assumed: France, June 2021, between diesel and petrol", {"price of a litre when the price index is 1", "prix du litre quand l'indice vaut 1"})};
  }
  using Uses = sim::Access<territory::all, sim::Update<territory::fuel_rebate>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    self.set<territory::fuel_rebate>(std::max(self.get<territory::fuel_rebate>(), rebate.at(self.now().day) / start_price));
  }
};

struct EnergyTariffs {
  static constexpr std::string_view name = "energy_tariffs";
  static constexpr sim::Text meaning{"shields and rebates make the prices that households and small professionals pay", "boucliers et remises font les prix payés par les ménages et les petits professionnels"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<territory::all, sim::Read<territory::retail_electricity, territory::retail_gas, territory::retail_fuel, territory::home_electricity, territory::home_gas>,
                           sim::Update<territory::cap_electricity, territory::cap_gas, territory::fuel_rebate, territory::tariff_electricity, territory::tariff_gas,
                                       territory::energy_price_households, territory::energy_price_fuel>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto capped = [](double price, double cap) { return cap > 0 ? std::min(price, cap) : price; };
    const double electricity = capped(self.get<territory::retail_electricity>(), self.get<territory::cap_electricity>()),
                 gas = capped(self.get<territory::retail_gas>(), self.get<territory::cap_gas>()), fuel = self.get<territory::retail_fuel>();
    self.set<territory::tariff_electricity>(electricity), self.set<territory::tariff_gas>(gas);
    self.set<territory::energy_price_households>(territory::mean_energy_price(self.get<territory::home_electricity>(), self.get<territory::home_gas>(), electricity, gas, fuel));
    self.set<territory::energy_price_fuel>(std::max(0.0, fuel - self.get<territory::fuel_rebate>()));
    self.set<territory::cap_electricity>(0), self.set<territory::cap_gas>(0), self.set<territory::fuel_rebate>(0);
  }
};

// Households have paid their price for what they used; their supplier gets the rest from the state.
struct EnergyShields {
  static constexpr std::string_view name = "energy_shields";
  static constexpr sim::Text meaning{"the state pays suppliers what shields and rebates spare households", "l'État paie aux fournisseurs ce que boucliers et remises épargnent aux ménages"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<territory::all, sim::Read<territory::retail_electricity, territory::retail_gas, territory::retail_fuel, territory::home_electricity, territory::home_gas,
                                                     territory::energy_price_households, territory::energy_price_fuel>,
                           sim::Update<territory::home_energy, territory::car_fuel, territory::energy_help, territory::state, territory::outside>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const double full = territory::mean_energy_price(self.get<territory::home_electricity>(), self.get<territory::home_gas>(), self.get<territory::retail_electricity>(),
                                                     self.get<territory::retail_gas>(), self.get<territory::retail_fuel>());
    const double spared = std::max(0.0, full - self.get<territory::energy_price_households>()), rebate = std::max(0.0, self.get<territory::retail_fuel>() - self.get<territory::energy_price_fuel>());
    const double paid = sim::whole<territory::state>(self.get<territory::home_energy>() * spared) + sim::whole<territory::state>(self.get<territory::car_fuel>() * rebate);
    self.set<territory::home_energy>(0), self.set<territory::car_fuel>(0);
    if (paid == 0) return;
    self.set<territory::state>(self.get<territory::state>() - paid);
    self.set<territory::outside>(self.get<territory::outside>() + paid);
    self.set<territory::energy_help>(self.get<territory::energy_help>() + paid);
  }
};

}  // namespace models::energy
