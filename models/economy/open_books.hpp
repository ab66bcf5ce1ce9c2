// models/economy/open_books.hpp -- a new step: each establishment starts with its orders from outside, each commune with none.
#pragma once
#include "models/vocabulary/firm.hpp"
#include "sim/kernel/process.hpp"

namespace models::economy {

struct OpenBooks {
  double outside_demand = 1.0;

  static constexpr std::string_view name = "open_books";
  static constexpr sim::Text meaning{"orders from outside arrive; yesterday's orders and deliveries are closed", "les commandes extérieures arrivent ; celles d'hier sont closes"};
  static constexpr auto parameters() {
    return std::tuple{sim::parameter(&OpenBooks::outside_demand, "outside_demand", sim::unit::one, 0, 3, "definition: 1 is the start",
                                     {"orders from outside relative to the start", "commandes extérieures rapportées au départ"})};
  }
  using Uses = sim::Access<firm::all, sim::Read<firm::base_exports, firm::active>,
                           sim::Update<firm::demand, firm::exports, firm::delivered, firm::output, firm::energy_bill>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const double weeks = self.now().days / 7;
    const double orders = self.get<firm::active>() ? sim::whole<firm::demand>(self.get<firm::base_exports>() * outside_demand * weeks) : 0;
    self.set<firm::exports>(orders);
    self.set<firm::demand>(orders);
    self.set<firm::delivered>(0);
    self.set<firm::output>(0);
    self.set<firm::energy_bill>(0);
  }
};

struct OpenShops {
  static constexpr std::string_view name = "open_shops";
  static constexpr sim::Text meaning{"the communes' shopping lists are emptied", "les listes d'achats des communes sont vidées"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<commune::all, sim::Update<commune::planned>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const { self.set<commune::planned>(0); }
};

}  // namespace models::economy
