// models/energy/energy_use.hpp -- what an establishment used in the step, by energy, and who pays for it.
//
// Electricity: at its contract's price; at the regulated tariff, shield included, for small professionals; partly at the
// market's price of the day for large users. Gas: at its contract's price. Fuel: at the market's price, rebate deducted. What
// the public helps with is paid by the state. Feedstock of refining and of energy supply is no energy use: the coefficient is 0.
#pragma once
#include <algorithm>

#include "models/vocabulary/actor.hpp"
#include "models/vocabulary/indicator.hpp"
#include "sim/kernel/process.hpp"

namespace models::energy {

struct EnergyUse {
  double saving = 0.1, indexed = 0.5;

  static constexpr std::string_view name = "energy_use";
  static constexpr sim::Text meaning{"establishments use energy and pay for it, the state what it helps with", "les établissements consomment de l'énergie et la paient, l'État ce qu'il aide"};
  static constexpr auto parameters() {
    using P = EnergyUse;
    return std::tuple{
        sim::parameter(&P::saving, "saving", sim::unit::one, 0, 0.5, "assumed; firms' use fell by about 5 % in 2022 (SDES, from memory)", {"part of the energy use that full know-how saves", "part de l'énergie qu'un savoir-faire complet économise"}),
        sim::parameter(&P::indexed, "indexed", sim::unit::one, 0, 1, "assumed", {"part of a large user's electricity at the market's price of the day", "part de l'électricité d'un gros consommateur au prix de marché du jour"})};
  }
  using Uses = sim::Access<firm::all, sim::Along<firm::place, firm::branch, commune::within, actor::face_of_firm>,
                           sim::Read<firm::active, firm::output, firm::energy_coefficient, firm::tariff, firm::electricity_contract, firm::gas_contract, sector::electricity, sector::gas,
                                     actor::learned, territory::market_electricity, territory::market_fuel, territory::retail_electricity, territory::tariff_electricity,
                                     territory::retail_fuel, territory::energy_price_fuel>,
                           sim::Update<firm::energy_relief, firm::energy_price, firm::energy_use, firm::energy_bill, firm::cash>,
                           sim::Tally<territory::outside, territory::state, territory::energy_help>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const double relief = double{self.get<firm::energy_relief>()};
    self.set<firm::energy_relief>(0);
    self.set<firm::energy_use>(0), self.set<firm::energy_bill>(0);
    const auto place = self.follow<firm::place>();
    const auto territory = place ? place->follow<commune::within>() : std::nullopt;
    const auto branch = self.follow<firm::branch>();
    if (!self.get<firm::active>() || !territory || !branch) return;
    const auto face = self.follow<actor::face_of_firm>();
    const double saved = face ? saving * face->get<actor::learned>() : 0;
    const double used = sim::whole<firm::energy_use>(self.get<firm::energy_coefficient>() * self.get<firm::output>() * (1 - saved));

    double electricity = self.get<firm::electricity_contract>(), help = 0;
    if (self.get<firm::tariff>() == firm::Tariff::regulated) {
      electricity = territory->get<territory::retail_electricity>();
      help = std::max(0.0, electricity - territory->get<territory::tariff_electricity>());
    } else {
      if (self.get<firm::tariff>() == firm::Tariff::indexed) electricity += indexed * (territory->get<territory::market_electricity>() - electricity);
      help = std::min(relief, electricity);
    }
    const double fuel = territory->get<territory::market_fuel>(), rebate = std::clamp(territory->get<territory::retail_fuel>() - territory->get<territory::energy_price_fuel>(), 0.0, fuel);
    const double electric = branch->get<sector::electricity>(), gas = branch->get<sector::gas>();
    const double price = territory::mean_energy_price(electric, gas, electricity - help, self.get<firm::gas_contract>(), fuel - rebate);
    const double bill = sim::whole<firm::energy_bill>(used * price), state = sim::whole<firm::energy_bill>(used * (electric * help + (1 - electric - gas) * rebate));
    self.set<firm::energy_price>(price), self.set<firm::energy_use>(used), self.set<firm::energy_bill>(bill);
    self.set<firm::cash>(self.get<firm::cash>() - bill);
    self.add<territory::outside>(territory->row(), bill + state);
    if (state == 0) return;
    self.add<territory::state>(territory->row(), -state);
    self.add<territory::energy_help>(territory->row(), state);
  }
};

}  // namespace models::energy
