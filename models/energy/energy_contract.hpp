// models/energy/energy_contract.hpp -- an establishment meets the market's price when its own contract ends.
//
// Most firms met the prices of 2021-22 one to two years late (docs/methods/energy.md). Electricity and gas have contracts of
// their own, with their own ends; fuel has none. A joint purchase takes its discount off the market's price.
#pragma once
#include "models/vocabulary/firm.hpp"
#include "models/vocabulary/territory.hpp"
#include "sim/kernel/process.hpp"

namespace models::energy {

struct EnergyContract {
  double shortest = 1, longest = 3;

  static constexpr std::string_view name = "energy_contract";
  static constexpr sim::Text meaning{"energy contracts end and are renewed at the market's price", "les contrats d'énergie s'achèvent et se renouvellent au prix de marché"};
  static constexpr auto parameters() {
    using P = EnergyContract;
    return std::tuple{
        sim::parameter(&P::shortest, "shortest", sim::unit::year, 0.25, 10, "assumed", {"shortest contract", "contrat le plus court"}),
        sim::parameter(&P::longest, "longest", sim::unit::year, 0.25, 10, "assumed", {"longest contract", "contrat le plus long"})};
  }
  using Uses = sim::Access<firm::all, sim::Along<firm::place, commune::within>,
                           sim::Read<firm::tariff, firm::entered, firm::joint_discount, territory::market_electricity, territory::market_gas>,
                           sim::Update<firm::electricity_contract, firm::gas_contract, firm::contract_end, firm::gas_end>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    const sim::Day today = self.now().day;
    const std::int32_t entered = self.get<firm::entered>();
    const bool is_new = entered > 0 && today - entered <= self.now().days;  // who took premises over since the last step
    const bool electricity = self.get<firm::tariff>() != firm::Tariff::regulated && (is_new || today >= self.get<firm::contract_end>()), gas = is_new || today >= self.get<firm::gas_end>();
    if (!electricity && !gas) return;
    const auto place = self.follow<firm::place>();
    const auto territory = place ? place->follow<commune::within>() : std::nullopt;
    if (!territory) return;
    const double part = 1 - double{self.get<firm::joint_discount>()};  // of the market's price
    const auto next_end = [&] { return today + static_cast<std::int32_t>((shortest + (longest - shortest) * rng.uniform()) * sim::unit::days_per_year); };
    if (electricity) self.set<firm::electricity_contract>(territory->get<territory::market_electricity>() * part), self.set<firm::contract_end>(next_end());
    if (gas) self.set<firm::gas_contract>(territory->get<territory::market_gas>() * part), self.set<firm::gas_end>(next_end());
  }
};

}  // namespace models::energy
