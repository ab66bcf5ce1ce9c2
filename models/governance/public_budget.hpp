// models/governance/public_budget.hpp -- public bodies receive local taxes and grants, light and heat, and spend the rest.
#pragma once
#include <algorithm>

#include "models/vocabulary/institution.hpp"
#include "sim/kernel/process.hpp"

namespace models::governance {

// The state collects local taxes and hands them on at the next step (as it does in France, by twelfths), with its grants.
// Spending crosses the territory's border: who supplies public bodies is not known. Energy is paid at the price of
// the body's own contracts (public_energy). A body whose cash is below its target saves on its other spending, within a limit: what a policy costs, or what
// taxes lose in a crisis, is not spent elsewhere.
struct PublicBudget {
  double thrift = 0.05;

  static constexpr std::string_view name = "public_budget";
  static constexpr sim::Text meaning{"public bodies receive taxes and grants, pay for energy and spend the rest", "les acteurs publics reçoivent impôts et dotations, paient l'énergie et dépensent le reste"};
  static constexpr auto parameters() {
    return std::tuple{sim::parameter(&PublicBudget::thrift, "thrift", sim::unit::one, 0, 1, "assumed", {"part of its other spending that a body short of cash can save", "part des autres dépenses qu'un acteur à court peut économiser"})};
  }
  using Uses = sim::Access<public_body::all, sim::Along<public_body::place, commune::within>,
                           sim::Read<public_body::grants, public_body::energy_need, public_body::spending, public_body::cash_target, public_body::energy_price>,
                           sim::Update<public_body::cash, public_body::taxes>, sim::Tally<territory::outside, territory::state>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto place = self.follow<public_body::place>();
    const auto territory = place ? place->follow<commune::within>() : std::nullopt;
    if (!territory) return;
    const double weeks = self.now().days / 7;
    const double received = self.get<public_body::taxes>() + sim::whole<public_body::cash>(self.get<public_body::grants>() * weeks);
    const double energy = sim::whole<public_body::cash>(self.get<public_body::energy_need>() * self.get<public_body::energy_price>() * weeks);
    double spent = sim::whole<public_body::cash>(self.get<public_body::spending>() * weeks);
    const double lacking = self.get<public_body::cash_target>() - (self.get<public_body::cash>() + received - energy - spent);
    spent -= sim::whole<public_body::cash>(std::clamp(lacking, 0.0, thrift * spent));
    const double cash = self.get<public_body::cash>() + received - energy - spent;
    const double spare = std::max(0.0, cash - self.get<public_body::cash_target>());  // a surplus is spent as well
    self.set<public_body::cash>(cash - spare);
    self.set<public_body::taxes>(0);
    self.add<territory::state>(territory->row(), -received);
    self.add<territory::outside>(territory->row(), energy + spent + spare);
  }
};

}  // namespace models::governance
