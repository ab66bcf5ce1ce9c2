// models/economy/household_budget.hpp -- a resident settles the last purchases, is paid, pays tax and energy, plans what to buy.
//
// plan = habit + r (cash - buffer): habit follows income slowly (habit formation, Duesenberry 1949; Carroll 1997 for the
// buffer). Pay comes from the employer's cash; pensions and benefits from the state; pay earned elsewhere and other income
// from outside. Energy is paid to the outside and comes before everything else.
#pragma once
#include <algorithm>
#include <cmath>
#include <cstdint>

#include "models/vocabulary/citizen.hpp"
#include "models/vocabulary/public_money.hpp"
#include "sim/kernel/process.hpp"

namespace models::economy {

struct HouseholdBudget {
  double habit_pace = 0.08, rebuild = 0.02, sobriety_saving = 0.1, product_tax = public_money::product_tax, income_tax = public_money::income_tax,
         untaxed = public_money::untaxed_week, replacement = public_money::replacement, low_benefit = public_money::low_benefit;
  std::int32_t benefit_weeks = 104;

  static constexpr std::string_view name = "household_budget";
  static constexpr sim::Text meaning{"residents settle purchases, are paid, pay taxes and energy and plan what to buy", "les résidents règlent leurs achats, sont payés, paient impôts et énergie et prévoient leurs achats"};
  static constexpr auto parameters() {
    using P = HouseholdBudget;
    return std::tuple{
        sim::parameter(&P::habit_pace, "habit_pace", sim::unit::per_week, 0, 1, "assumed", {"pace at which spending follows income", "vitesse à laquelle la dépense suit le revenu"}),
        sim::parameter(&P::rebuild, "rebuild", sim::unit::per_week, 0, 1, "assumed", {"part of the gap to the buffer that is closed", "part de l'écart à l'épargne de précaution qui est comblée"}),
        sim::parameter(&P::sobriety_saving, "sobriety_saving", sim::unit::one, 0, 0.9, "assumed; heating one degree lower saves about 7 % (ADEME, from memory)", {"energy saved at home by the practice of sobriety", "énergie économisée chez soi par la sobriété"}),
        sim::parameter(&P::product_tax, "product_tax", sim::unit::one, 0, 1, "France 2019, households' value-added tax over their spending, from memory", {"taxes on products over spending without them", "taxes sur les produits rapportées à la dépense hors taxes"}),
        sim::parameter(&P::income_tax, "income_tax", sim::unit::one, 0, 0.9, "first rate of the French income tax in 2021", {"tax on income above the threshold", "impôt sur le revenu au-dessus du seuil"}),
        sim::parameter(&P::untaxed, "untaxed", sim::unit::eur_per_week, 0, 1e5, "10,084 EUR a year, France 2021", {"income below which no tax is due", "revenu en deçà duquel aucun impôt n'est dû"}),
        sim::parameter(&P::replacement, "replacement", sim::unit::one, 0, 1, "57 % of gross pay, France 2019, from memory", {"unemployment benefit over the last net pay", "allocation de chômage rapportée au dernier salaire net"}),
        sim::parameter(&P::benefit_weeks, "benefit_weeks", sim::unit::week, 0, 254, "two years below the age of 53, France 2019", {"longest time on that benefit", "durée maximale de cette allocation"}),
        sim::parameter(&P::low_benefit, "low_benefit", sim::unit::eur_per_week, 0, 1e4, "solidarity allowance 2020, from memory", {"benefit afterwards, at most", "allocation ensuite, au plus"})};
  }
  using Uses = sim::Access<citizen::all, sim::Along<citizen::home, citizen::employer, citizen::group, commune::within>,
                           sim::Read<citizen::status, citizen::transfer, citizen::energy_need, citizen::fuel_need, citizen::buffer, citizen::sober,
                                     commune::settled_ratio, firm::wage, firm::short_time, firm::short_pay, territory::energy_price_households, territory::energy_price_fuel>,
                           sim::Update<citizen::cash, citizen::habit, citizen::plan, citizen::benefit, citizen::idle>,
                           sim::Tally<territory::home_energy, territory::car_fuel, commune::purse, commune::planned, firm::cash, territory::outside, territory::state, territory::pay, people::income,
                                      people::spending, people::energy>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    using sim::whole;
    const auto home = self.follow<citizen::home>();
    if (!home) return;
    const auto territory = home->follow<commune::within>();
    if (!territory) return;
    const double weeks = self.now().days / 7;

    const double owed = whole<citizen::cash>(self.get<citizen::plan>() * home->get<commune::settled_ratio>());
    const double taxed = whole<citizen::cash>(public_money::tax_within(owed, product_tax));
    self.add<commune::purse>(home->row(), owed - taxed);

    double from_outside = 0, from_state = 0;
    const double income = earn(self, territory->row(), weeks, from_outside, from_state);
    const double tax = whole<citizen::cash>(public_money::income_tax_of(income, weeks, income_tax, untaxed));
    const double fuel = self.get<citizen::fuel_need>() / 100.0, at_home = (1 - fuel) * (self.get<citizen::sober>() ? 1 - sobriety_saving : 1.0);
    const double need = self.get<citizen::energy_need>() * weeks;
    self.add<territory::home_energy>(territory->row(), need * at_home), self.add<territory::car_fuel>(territory->row(), need * fuel);
    const double energy = whole<citizen::cash>(need *
                                               (at_home * territory->get<territory::energy_price_households>() + fuel * territory->get<territory::energy_price_fuel>()));
    self.add<territory::outside>(territory->row(), energy - from_outside);
    self.add<territory::state>(territory->row(), taxed + tax - from_state);
    if (const auto group = self.follow<citizen::group>()) {
      self.add<people::income>(group->row(), income);
      self.add<people::spending>(group->row(), owed);
      self.add<people::energy>(group->row(), energy);
    }

    const double cash = self.get<citizen::cash>() - owed + income - tax - energy;
    self.set<citizen::cash>(cash);
    double habit = self.get<citizen::habit>();
    const double change = (income - tax - energy) / weeks - habit, spare = cash - self.get<citizen::buffer>();
    if (std::abs(change) > 0.01) habit += habit_pace * change;  // less than a cent is rounding, not news
    const double plan = std::max(0.0, habit * weeks + (std::abs(spare) > 1 ? rebuild * spare : 0.0));
    self.set<citizen::habit>(static_cast<float>(habit));
    self.set<citizen::plan>(static_cast<float>(plan));
    const double meant = static_cast<float>(plan);
    self.add<commune::planned>(home->row(), meant - whole<citizen::cash>(public_money::tax_within(meant, product_tax)));
  }

 private:
  double earn(const sim::Agent<Uses>& self, sim::Row<territory::all> territory, double weeks, double& from_outside, double& from_state) const {
    using sim::whole;
    const std::uint8_t idle = self.get<citizen::idle>();
    if (const auto employer = self.follow<citizen::employer>()) {
      const double wage = employer->get<firm::wage>(), away = double{employer->get<firm::short_time>()};
      const double income = whole<citizen::cash>((away > 0 ? wage * (1 - away) + double{employer->get<firm::short_pay>()} : wage) * weeks);
      self.add<firm::cash>(employer->row(), -income);
      self.add<territory::pay>(territory, income);
      if (idle != 0) self.set<citizen::idle>(0);
      const auto insured = static_cast<float>(whole<citizen::cash>(replacement * wage));
      if (self.get<citizen::benefit>() != insured) self.set<citizen::benefit>(insured);
      return income;
    }
    if (self.get<citizen::status>() != citizen::Status::labour_force) {
      const double income = whole<citizen::cash>(self.get<citizen::transfer>() * weeks);
      (self.get<citizen::status>() == citizen::Status::retired ? from_state : from_outside) = income;
      return income;
    }
    const double benefit = double{self.get<citizen::benefit>()};
    from_state = whole<citizen::cash>((idle == citizen::idle_at_start || idle < benefit_weeks ? benefit : std::min(benefit, low_benefit)) * weeks);
    if (idle < citizen::longest_idle) {  // whole weeks of the calendar, so that the length of the step does not matter
      const auto begun = (self.now().day + static_cast<std::int32_t>(self.now().days)) / 7 - self.now().day / 7;
      self.set<citizen::idle>(static_cast<std::uint8_t>(std::min<std::int32_t>(citizen::longest_idle, idle + begun)));
    }
    return from_state;
  }
};

}  // namespace models::economy
