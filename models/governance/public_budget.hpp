// models/governance/public_budget.hpp -- public bodies receive, light and heat, and spend the rest.
#pragma once
#include <algorithm>

#include "models/vocabulary/institution.hpp"
#include "sim/kernel/process.hpp"

namespace models::governance {

// Revenue and spending cross the territory's border as stated flows; energy is paid at the firms' market price.
struct PublicBudget {
  static constexpr std::string_view name = "public_budget";
  static constexpr sim::Text meaning{"public bodies receive revenue, pay for energy and spend the rest", "les acteurs publics reçoivent leurs recettes, paient l'énergie et dépensent le reste"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<public_body::all, sim::Along<public_body::place, commune::within>,
                           sim::Read<public_body::revenue, public_body::energy_need, public_body::spending, public_body::cash_target, territory::energy_price_firms>,
                           sim::Update<public_body::cash>, sim::Tally<territory::outside>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto place = self.follow<public_body::place>();
    const auto territory = place ? place->follow<commune::within>() : std::nullopt;
    if (!territory) return;
    const double weeks = self.now().days / 7;
    const double net = sim::whole<public_body::cash>((self.get<public_body::revenue>() - self.get<public_body::spending>() -
                                                      self.get<public_body::energy_need>() * territory->get<territory::energy_price_firms>()) * weeks);
    const double cash = self.get<public_body::cash>() + net;
    const double spare = std::max(0.0, cash - self.get<public_body::cash_target>());  // a surplus is spent as well
    self.set<public_body::cash>(cash - spare);
    self.add<territory::outside>(territory->row(), spare - net);
  }
};

}  // namespace models::governance
