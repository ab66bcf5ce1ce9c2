// models/energy/public_energy.hpp -- public bodies buy energy by contract, too; the state pays the cushion on their bills.
//
// Electricity and gas are bought together, for all sites of a body at once, and renewed on one day. Fuel has no contract. The
// body pays its own part in public_budget, at the mean price that is set here.
#pragma once
#include <algorithm>

#include "models/vocabulary/indicator.hpp"
#include "models/vocabulary/institution.hpp"
#include "sim/kernel/process.hpp"

namespace models::energy {

struct PublicEnergy {
  double shortest = 1, longest = 3;

  static constexpr std::string_view name = "public_energy";
  static constexpr sim::Text meaning{"public bodies renew their energy contracts; the state pays the cushion", "les acteurs publics renouvellent leurs contrats d'énergie ; l'État paie l'amortisseur"};
  static constexpr auto parameters() {
    using P = PublicEnergy;
    return std::tuple{sim::parameter(&P::shortest, "shortest", sim::unit::year, 0.25, 10, "assumed", {"shortest contract", "contrat le plus court"}),
                      sim::parameter(&P::longest, "longest", sim::unit::year, 0.25, 10, "assumed", {"longest contract", "contrat le plus long"})};
  }
  using Uses = sim::Access<public_body::all, sim::Along<public_body::place, commune::within>,
                           sim::Read<public_body::energy_need, territory::market_electricity, territory::market_gas, territory::market_fuel, territory::public_electricity,
                                     territory::public_gas>,
                           sim::Update<public_body::electricity_contract, public_body::gas_contract, public_body::contract_end, public_body::energy_relief, public_body::energy_price>,
                           sim::Tally<territory::outside, territory::state, territory::energy_help>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    const auto place = self.follow<public_body::place>();
    const auto territory = place ? place->follow<commune::within>() : std::nullopt;
    if (!territory) return;
    const sim::Day today = self.now().day;
    if (today >= self.get<public_body::contract_end>()) {
      self.set<public_body::electricity_contract>(territory->get<territory::market_electricity>());
      self.set<public_body::gas_contract>(territory->get<territory::market_gas>());
      self.set<public_body::contract_end>(today + static_cast<std::int32_t>((shortest + (longest - shortest) * rng.uniform()) * sim::unit::days_per_year));
    }
    const double electric = territory->get<territory::public_electricity>(), full = self.get<public_body::electricity_contract>();
    const double help = std::min(double{self.get<public_body::energy_relief>()}, full);
    self.set<public_body::energy_relief>(0);
    self.set<public_body::energy_price>(territory::mean_energy_price(electric, territory->get<territory::public_gas>(), full - help, self.get<public_body::gas_contract>(),
                                                                    territory->get<territory::market_fuel>()));
    const double paid = sim::whole<territory::state>(self.get<public_body::energy_need>() * self.now().days / 7 * electric * help);
    if (paid == 0) return;
    self.add<territory::state>(territory->row(), -paid);
    self.add<territory::outside>(territory->row(), paid);
    self.add<territory::energy_help>(territory->row(), paid);
  }
};

}  // namespace models::energy
