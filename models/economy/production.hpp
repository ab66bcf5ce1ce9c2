// models/economy/production.hpp -- output is the least of orders, labour and inputs; clients are served in proportion.
//
// x = min(orders - stock, x0 (1 + slack) jobs / jobs0, inputs / a), then every order gets the same share of what there
// is (proportional rationing, Hallegatte 2014). Orders from outside are delivered and paid here.
#pragma once
#include <algorithm>

#include "models/vocabulary/firm.hpp"
#include "models/vocabulary/indicator.hpp"
#include "sim/kernel/process.hpp"

namespace models::economy {

struct Production {
  double slack = 0.1, smoothing = 0.08;

  static constexpr std::string_view name = "production";
  static constexpr double at_most_days = 14;  // a step lives on the stock of inputs; a longer one would starve it
  static constexpr sim::Text meaning{"establishments produce what is ordered, as far as labour and inputs allow", "les établissements produisent ce qui est commandé, selon le travail et les intrants"};
  static constexpr auto parameters() {
    using P = Production;
    return std::tuple{
        sim::parameter(&P::slack, "slack", sim::unit::one, 0, 1, "assumed; Hallegatte 2008 allows 0.25 after a year", {"output above the usual that the same staff can reach", "surcroît de production possible à effectif égal"}),
        sim::parameter(&P::smoothing, "smoothing", sim::unit::per_week, 0, 1, "assumed", {"weight of this week's orders in the activity that a firm expects", "poids des commandes de la semaine dans l'activité attendue"})};
  }
  using Uses = sim::Access<firm::all, sim::Along<firm::place, commune::within>,
                           sim::Read<firm::active, firm::base_output, firm::base_jobs, firm::employees, firm::commuters, firm::demand, firm::exports, firm::input_coefficient>,
                           sim::Update<firm::output, firm::finished, firm::fill, firm::input_stock, firm::activity>,
                           sim::Tally<firm::cash, firm::delivered, territory::outside, territory::unmet>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    if (!self.get<firm::active>()) return self.set<firm::fill>(0);
    const double weeks = self.now().days / 7, base = self.get<firm::base_output>() * weeks, demand = self.get<firm::demand>();
    const double staff = double(self.get<firm::employees>() + self.get<firm::commuters>()) / self.get<firm::base_jobs>();
    const double per_unit = self.get<firm::input_coefficient>(), stock = self.get<firm::input_stock>();

    double output = std::min(std::max(0.0, demand - self.get<firm::finished>()), base * (1 + slack) * staff);
    if (per_unit * output > stock) output = stock / per_unit;
    output = sim::whole_below<firm::output>(output);
    self.set<firm::output>(output);
    self.set<firm::input_stock>(std::max(0.0, stock - sim::whole<firm::input_stock>(per_unit * output)));
    const double there_is = self.get<firm::finished>() + output;
    self.set<firm::finished>(there_is);
    const double fill = demand > 0 ? std::min(1.0, there_is / demand) : 1.0;
    self.set<firm::fill>(fill);
    if (base > 0) self.set<firm::activity>(self.get<firm::activity>() + smoothing * (demand / base - self.get<firm::activity>()));

    const double sold_outside = sim::whole_below<firm::delivered>(self.get<firm::exports>() * fill);
    const auto place = self.follow<firm::place>();
    const auto territory = place ? place->follow<commune::within>() : std::nullopt;
    if (!territory || self.get<firm::exports>() <= 0) return;
    self.add<firm::delivered>(self.row(), sold_outside);
    self.add<firm::cash>(self.row(), sold_outside);
    self.add<territory::outside>(territory->row(), -sold_outside);
    self.add<territory::unmet>(territory->row(), self.get<firm::exports>() - sold_outside);
  }
};

}  // namespace models::economy
