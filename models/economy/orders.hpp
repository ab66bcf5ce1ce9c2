// models/economy/orders.hpp -- establishments order inputs, households' communes order from shops and services.
//
// Inputs follow ARIO (Hallegatte 2014; Inoue and Todo 2019): what will be used, plus the gap to the stock's target
// divided by the time to close it; one pooled product here. What no active local supplier can be asked for is bought
// outside.
#pragma once
#include <algorithm>

#include "models/vocabulary/firm.hpp"
#include "sim/kernel/process.hpp"

namespace models::economy {

struct InputOrders {
  double restock = 60;

  static constexpr std::string_view name = "input_orders";
  static constexpr sim::Text meaning{"establishments order inputs from their suppliers", "les établissements commandent à leurs fournisseurs"};
  static constexpr auto parameters() {
    return std::tuple{sim::parameter(&InputOrders::restock, "restock", sim::unit::day, 1, 365, "Hallegatte 2014, restoration of inventories (60 days)",
                                     {"time to bring stocks back to their target", "délai pour ramener les stocks à leur cible"})};
  }
  using Uses = sim::Access<firm::all, sim::Along<firm::supply>,
                           sim::Read<firm::active, firm::base_output, firm::activity, firm::input_coefficient, firm::input_stock, firm::input_target, firm::supply_share>,
                           sim::Update<firm::input_order, firm::supply_order>, sim::Tally<firm::demand>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const double days = self.now().days;
    const double use = self.get<firm::input_coefficient>() * self.get<firm::base_output>() * self.get<firm::activity>() * days / 7;
    const double gap = self.get<firm::input_target>() - self.get<firm::input_stock>();
    const double need = self.get<firm::active>() ? sim::whole<firm::input_order>(std::max(0.0, use + gap * std::min(1.0, days / restock))) : 0;
    self.set<firm::input_order>(need);
    for (const auto purchase : self.along<firm::supply>()) {
      const auto supplier = purchase.other();
      const double order = supplier.get<firm::active>() ? sim::whole<firm::demand>(double{purchase.get<firm::supply_share>()} * need) : 0;
      purchase.set<firm::supply_order>(order);
      if (order > 0) self.add<firm::demand>(supplier.row(), order);
    }
  }
};

struct HouseholdOrders {
  static constexpr std::string_view name = "household_orders";
  static constexpr sim::Text meaning{"households' communes order from shops and services", "les communes passent les commandes de leurs ménages"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<commune::all, sim::Along<firm::market>, sim::Read<commune::planned, firm::active, firm::market_share>,
                           sim::Update<firm::market_order>, sim::Tally<firm::demand>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const double planned = self.get<commune::planned>();
    for (const auto purchase : self.along<firm::market>()) {
      const auto shop = purchase.other();
      const double order = shop.get<firm::active>() ? sim::whole<firm::demand>(double{purchase.get<firm::market_share>()} * planned) : 0;
      purchase.set<firm::market_order>(order);
      if (order > 0) self.add<firm::demand>(shop.row(), order);
    }
  }
};

}  // namespace models::economy
