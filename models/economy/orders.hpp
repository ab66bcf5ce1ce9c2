// models/economy/orders.hpp -- each day establishments order inputs, product by product, and communes order for their households.
//
// ARIO with inventories (Hallegatte 2014; Inoue and Todo 2019): what was used, plus the gap to the stock's target divided by
// the time to close it. What cannot be stored is ordered for the next day alone. Suppliers of one product share its order as
// they did at the start, or by their capacity too; what no active supplier in the territory is asked for is bought outside.
#pragma once
#include <algorithm>
#include <array>

#include "models/vocabulary/firm.hpp"
#include "sim/kernel/process.hpp"

namespace models::economy {

inline constexpr std::size_t most_products = 64;  // that one establishment buys

// Days of use aimed at; at most 1 is "cannot be stored", which no preparation changes.
constexpr double stock_target(double usual, double factor) { return usual <= 1 ? usual : std::max(1.01, usual * factor); }

struct InputOrders {
  double restock = 60;
  bool by_capacity = false;

  static constexpr std::string_view name = "input_orders";
  static constexpr bool daily = true;
  static constexpr sim::Text meaning{"establishments order inputs from their suppliers, product by product", "les établissements commandent leurs intrants, produit par produit"};
  static constexpr auto parameters() {
    using P = InputOrders;
    return std::tuple{sim::parameter(&P::restock, "restock", sim::unit::day, 1, 365, "Hallegatte 2014, restoration of inventories (60 days)",
                                     {"time to bring stocks back to their target", "délai pour ramener les stocks à leur cible"}),
                      sim::parameter(&P::by_capacity, "by_capacity", sim::unit::one, 0, 1, "Guan et al. 2020: suppliers weighted by capacity; false: fixed shares (Hallegatte 2014)",
                                     {"orders go to those suppliers of a product who can deliver", "les commandes vont aux fournisseurs du produit en état de livrer"})};
  }
  using Uses = sim::Access<firm::all, sim::Along<firm::inputs, firm::supply>,
                           sim::Read<firm::active, firm::made, firm::wanted, firm::stock_factor, firm::coefficient, firm::stock_days, firm::stock, firm::supply_share,
                                     firm::supply_slot, firm::capacity_share>,
                           sim::Update<firm::ordered, firm::supply_order>, sim::Tally<firm::demand_firms>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    using sim::whole;
    const bool active = self.get<firm::active>();
    const double made = self.get<firm::made>(), wanted = self.get<firm::wanted>(), factor = double{self.get<firm::stock_factor>()};
    std::array<double, most_products> part;  // of each product's order, per unit of share
    std::uint32_t slot = 0;
    for (const auto input : self.along<firm::inputs>()) {
      const double per_unit = double{input.get<firm::coefficient>()}, days = stock_target(double{input.get<firm::stock_days>()}, factor), stock = input.get<firm::stock>();
      double order = 0;
      if (active && days <= 1) {  // for tomorrow, less what today will leave
        const double use = whole<firm::demand_firms>(per_unit * wanted);
        order = std::max(0.0, use - std::max(0.0, stock - use));
      }
      else if (active) order = whole<firm::demand_firms>(std::max(0.0, whole<firm::demand_firms>(days * per_unit * wanted) - stock) / restock + per_unit * made);
      input.set<firm::ordered>(order);
      part[slot++] = order;
    }
    const auto purchases = self.along<firm::supply>();
    if (by_capacity) {
      std::array<double, most_products> shares{}, able{};
      for (const auto purchase : purchases) {
        const double share = double{purchase.get<firm::supply_share>()};
        shares[purchase.get<firm::supply_slot>()] += share;
        able[purchase.get<firm::supply_slot>()] += share * double{purchase.other().get<firm::capacity_share>()};
      }
      for (std::uint32_t s = 0; s < slot; ++s) part[s] = able[s] > 0 ? part[s] * shares[s] / able[s] : 0;
    }
    for (const auto purchase : purchases) {
      const auto supplier = purchase.other();
      double order = part[purchase.get<firm::supply_slot>()] * double{purchase.get<firm::supply_share>()};
      if (by_capacity) order *= double{supplier.get<firm::capacity_share>()};
      order = whole<firm::demand_firms>(order);
      purchase.set<firm::supply_order>(order);
      if (order > 0) self.add<firm::demand_firms>(supplier.row(), order);
    }
  }
};

struct HouseholdOrders {
  static constexpr std::string_view name = "household_orders";
  static constexpr bool daily = true;
  static constexpr sim::Text meaning{"households' communes order from shops and services", "les communes passent les commandes de leurs ménages"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<commune::all, sim::Along<firm::market, firm::branch>,
                           sim::Read<commune::daily, firm::active, firm::price, firm::market_share, sector::household_demand>,
                           sim::Update<firm::market_order, commune::asked>, sim::Tally<firm::demand_households>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const double daily = self.get<commune::daily>();
    double asked = 0;
    for (const auto purchase : self.along<firm::market>()) {
      const auto shop = purchase.other();
      double order = 0;
      if (shop.get<firm::active>()) {
        const double meant = sim::whole<commune::asked>(double{purchase.get<firm::market_share>()} * daily);
        const auto branch = shop.follow<firm::branch>();
        const double wish = branch ? branch->get<sector::household_demand>() : 1, price = shop.get<firm::price>();
        asked += meant;  // a wish that a crisis takes away is not bought elsewhere
        order = wish == 1 && price == 1 ? meant : sim::whole<firm::demand_households>(meant * wish / price);
      }
      purchase.set<firm::market_order>(order);
      if (order > 0) self.add<firm::demand_households>(shop.row(), order);
    }
    self.set<commune::asked>(self.get<commune::asked>() + asked);
  }
};

}  // namespace models::economy
