// models/governance/public_budget.hpp -- public bodies receive, light and heat, and spend the rest.
#pragma once
#include <algorithm>

#include "models/vocabulary/institution.hpp"
#include "sim/kernel/process.hpp"

namespace models::governance {

// Revenue and spending cross the territory's border as stated flows; energy is paid at the firms' market price. A body
// whose cash is below its target saves on its other spending, within a limit: what a policy costs is not spent elsewhere.
struct PublicBudget {
  double thrift = 0.05;

  static constexpr std::string_view name = "public_budget";
  static constexpr sim::Text meaning{"public bodies receive revenue, pay for energy and spend the rest", "les acteurs publics reçoivent leurs recettes, paient l'énergie et dépensent le reste"};
  static constexpr auto parameters() {
    return std::tuple{sim::parameter(&PublicBudget::thrift, "thrift", sim::unit::one, 0, 1, "assumed", {"part of its other spending that a body short of cash can save", "part des autres dépenses qu'un acteur à court peut économiser"})};
  }
  using Uses = sim::Access<public_body::all, sim::Along<public_body::place, commune::within>,
                           sim::Read<public_body::revenue, public_body::energy_need, public_body::spending, public_body::cash_target, territory::energy_price_firms>,
                           sim::Update<public_body::cash>, sim::Tally<territory::outside>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto place = self.follow<public_body::place>();
    const auto territory = place ? place->follow<commune::within>() : std::nullopt;
    if (!territory) return;
    const double weeks = self.now().days / 7;
    const double energy = self.get<public_body::energy_need>() * territory->get<territory::energy_price_firms>();
    double net = sim::whole<public_body::cash>((self.get<public_body::revenue>() - self.get<public_body::spending>() - energy) * weeks);
    const double lacking = self.get<public_body::cash_target>() - self.get<public_body::cash>() - net;
    net += sim::whole<public_body::cash>(std::clamp(lacking, 0.0, thrift * self.get<public_body::spending>() * weeks));
    const double cash = self.get<public_body::cash>() + net;
    const double spare = std::max(0.0, cash - self.get<public_body::cash_target>());  // a surplus is spent as well
    self.set<public_body::cash>(cash - spare);
    self.add<territory::outside>(territory->row(), spare - net);
  }
};

}  // namespace models::governance
