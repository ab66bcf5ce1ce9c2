// models/economy/household_budget.hpp -- a resident settles the last purchases, is paid, pays for energy, plans what to buy.
//
// plan = habit + r (cash - buffer): habit follows income slowly (habit formation, Duesenberry 1949; Carroll 1997 for the
// buffer). Pay comes from the employer's cash; pensions, benefits and pay earned elsewhere from outside; energy is paid
// to the outside and comes before everything else.
#pragma once
#include <algorithm>
#include <cmath>

#include "models/vocabulary/citizen.hpp"
#include "sim/kernel/process.hpp"

namespace models::economy {

struct HouseholdBudget {
  double habit_pace = 0.08, rebuild = 0.02, sobriety_saving = 0.1;

  static constexpr std::string_view name = "household_budget";
  static constexpr sim::Text meaning{"residents settle purchases, are paid, pay for energy and plan what to buy", "les résidents règlent leurs achats, sont payés, paient l'énergie et prévoient leurs achats"};
  static constexpr auto parameters() {
    using P = HouseholdBudget;
    return std::tuple{
        sim::parameter(&P::habit_pace, "habit_pace", sim::unit::per_week, 0, 1, "assumed", {"pace at which spending follows income", "vitesse à laquelle la dépense suit le revenu"}),
        sim::parameter(&P::rebuild, "rebuild", sim::unit::per_week, 0, 1, "assumed", {"part of the gap to the buffer that is closed", "part de l'écart à l'épargne de précaution qui est comblée"}),
        sim::parameter(&P::sobriety_saving, "sobriety_saving", sim::unit::one, 0, 0.9, "assumed; heating one degree lower saves about 7 % (ADEME, from memory)", {"energy saved at home by the practice of sobriety", "énergie économisée par la sobriété"})};
  }
  using Uses = sim::Access<citizen::all, sim::Along<citizen::home, citizen::employer, commune::within>,
                           sim::Read<citizen::status, citizen::transfer, citizen::benefit, citizen::energy_need, citizen::buffer, citizen::sober,
                                     commune::settled_ratio, firm::wage, territory::energy_price_households>,
                           sim::Update<citizen::cash, citizen::habit, citizen::plan>, sim::Tally<commune::purse, commune::planned, firm::cash, territory::outside>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    using sim::whole;
    const auto home = self.follow<citizen::home>();
    if (!home) return;
    const auto territory = home->follow<commune::within>();
    if (!territory) return;
    const double weeks = self.now().days / 7;

    const double owed = whole<citizen::cash>(self.get<citizen::plan>() * home->get<commune::settled_ratio>());
    self.add<commune::purse>(home->row(), owed);

    double income, from_outside = 0;
    if (const auto employer = self.follow<citizen::employer>()) {
      income = whole<citizen::cash>(employer->get<firm::wage>() * weeks);
      self.add<firm::cash>(employer->row(), -income);
    } else {
      const bool seeks = self.get<citizen::status>() == citizen::Status::labour_force;
      income = from_outside = whole<citizen::cash>((seeks ? self.get<citizen::benefit>() : self.get<citizen::transfer>()) * weeks);
    }
    const double use = self.get<citizen::energy_need>() * (self.get<citizen::sober>() ? 1 - sobriety_saving : 1.0);
    const double energy = whole<citizen::cash>(use * territory->get<territory::energy_price_households>() * weeks);
    self.add<territory::outside>(territory->row(), energy - from_outside);

    const double cash = self.get<citizen::cash>() - owed + income - energy;
    self.set<citizen::cash>(cash);
    double habit = self.get<citizen::habit>();
    const double change = (income - energy) / weeks - habit, spare = cash - self.get<citizen::buffer>();
    if (std::abs(change) > 0.01) habit += habit_pace * change;  // less than a cent is rounding, not news
    const double plan = std::max(0.0, habit * weeks + (std::abs(spare) > 1 ? rebuild * spare : 0.0));
    self.set<citizen::habit>(static_cast<float>(habit));
    self.set<citizen::plan>(static_cast<float>(plan));
    self.add<commune::planned>(home->row(), static_cast<float>(plan));
  }
};

}  // namespace models::economy
