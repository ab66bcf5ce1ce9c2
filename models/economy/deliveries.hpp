// models/economy/deliveries.hpp -- what was ordered arrives in part or whole, and is paid; the rest may come from outside.
//
// Goods and money move together, to the cent: what a client receives leaves the supplier's stock, what he pays arrives
// in the supplier's cash.
#pragma once
#include "models/vocabulary/firm.hpp"
#include "models/vocabulary/indicator.hpp"
#include "sim/kernel/process.hpp"

namespace models::economy {

struct InputDeliveries {
  double substitution = 0.5;

  static constexpr std::string_view name = "input_deliveries";
  static constexpr sim::Text meaning{"inputs arrive and are paid; part of what is missing is bought outside", "les intrants arrivent et sont payés ; une part du manque est achetée ailleurs"};
  static constexpr auto parameters() {
    return std::tuple{sim::parameter(&InputDeliveries::substitution, "substitution", sim::unit::one, 0, 1, "assumed",
                                     {"part of a local shortfall that outside suppliers can replace at once", "part d'un manque local remplaçable aussitôt par l'extérieur"})};
  }
  using Uses = sim::Access<firm::all, sim::Along<firm::supply, firm::place, commune::within>, sim::Read<firm::input_order, firm::fill, firm::supply_order>,
                           sim::Update<firm::input_stock>, sim::Tally<firm::cash, firm::delivered, territory::outside, territory::unmet>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    double ordered = 0, received = 0;
    for (const auto purchase : self.along<firm::supply>()) {
      const double order = purchase.get<firm::supply_order>();
      if (order <= 0) continue;
      const auto supplier = purchase.other();
      const double arrived = sim::whole_below<firm::delivered>(order * supplier.get<firm::fill>());
      self.add<firm::delivered>(supplier.row(), arrived);
      self.add<firm::cash>(supplier.row(), arrived);
      ordered += order, received += arrived;
    }
    const double missing = ordered - received;
    const double outside = sim::whole<firm::cash>(self.get<firm::input_order>() - ordered + substitution * missing);
    self.set<firm::input_stock>(self.get<firm::input_stock>() + received + outside);
    self.add<firm::cash>(self.row(), -(received + outside));
    const auto place = self.follow<firm::place>();
    const auto territory = place ? place->follow<commune::within>() : std::nullopt;
    if (!territory) return;
    self.add<territory::outside>(territory->row(), outside);
    self.add<territory::unmet>(territory->row(), missing);
  }
};

struct Shopping {
  static constexpr std::string_view name = "shopping";
  static constexpr sim::Text meaning{"households' purchases arrive; their commune pays and tells them what they owe", "les achats des ménages arrivent ; la commune paie et leur dit ce qu'ils doivent"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<commune::all, sim::Along<firm::market, commune::within>, sim::Read<commune::planned, firm::fill, firm::market_order>,
                           sim::Update<commune::purse, commune::settled_ratio>, sim::Tally<firm::cash, firm::delivered, territory::outside, territory::unmet>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    double ordered = 0, received = 0;
    for (const auto purchase : self.along<firm::market>()) {
      const double order = purchase.get<firm::market_order>();
      if (order <= 0) continue;
      const auto shop = purchase.other();
      const double arrived = sim::whole_below<firm::delivered>(order * shop.get<firm::fill>());
      self.add<firm::delivered>(shop.row(), arrived);
      self.add<firm::cash>(shop.row(), arrived);
      ordered += order, received += arrived;
    }
    const double planned = self.get<commune::planned>(), outside = sim::whole<commune::purse>(planned - ordered);
    const double purse = sim::whole<commune::purse>(self.get<commune::purse>() - received - outside);
    self.set<commune::purse>(purse);
    self.set<commune::settled_ratio>(planned > 0 ? -purse / planned : 0);  // what rounding left in the purse goes back
    if (const auto territory = self.follow<commune::within>()) {
      self.add<territory::outside>(territory->row(), outside);
      self.add<territory::unmet>(territory->row(), ordered - received);
    }
  }
};

}  // namespace models::economy
