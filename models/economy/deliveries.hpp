// models/economy/deliveries.hpp -- what was ordered today arrives in part or whole, and is paid; the rest may come from outside.
//
// Goods and money move together, to the cent: what a client receives leaves the supplier's stock in the evening, and what he
// pays is cashed then. A price other than the start's is paid as a surcharge, so that goods keep one unit.
#pragma once
#include <algorithm>
#include <array>
#include <cmath>

#include "models/economy/orders.hpp"
#include "models/vocabulary/firm.hpp"
#include "models/vocabulary/indicator.hpp"
#include "sim/kernel/process.hpp"

namespace models::economy {

struct InputDeliveries {
  double substitution = 0.5, most_substitution = 0.3;

  static constexpr std::string_view name = "input_deliveries";
  static constexpr bool daily = true;
  static constexpr sim::Text meaning{"inputs arrive and are paid; part of what is missing is bought outside", "les intrants arrivent et sont payés ; une part du manque est achetée ailleurs"};
  static constexpr auto parameters() {
    using P = InputDeliveries;
    return std::tuple{sim::parameter(&P::substitution, "substitution", sim::unit::one, 0, 1, "assumed",
                                     {"part of a local shortfall that outside suppliers replace at once", "part d'un manque local que l'extérieur remplace aussitôt"}),
                      sim::parameter(&P::most_substitution, "most_substitution", sim::unit::one, 0, 1, "assumed",
                                     {"limit of it, as a part of the day's order of the product", "sa limite, en part de la commande du jour du produit"})};
  }
  using Uses = sim::Access<firm::all, sim::Along<firm::inputs, firm::supply, firm::place, commune::within>,
                           sim::Read<firm::ordered, firm::fill_firms, firm::swollen, firm::served_upto, firm::served_part, firm::price, firm::supply_order, firm::supply_slot, sector::imports_available>,
                           sim::Update<firm::stock, firm::cash, firm::bought>, sim::Tally<firm::delivered, firm::surcharge, territory::outside, territory::unmet>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto inputs = self.along<firm::inputs>();
    std::array<double, most_products> asked, got;  // filled as far as needed: clearing all would cost more than the rest
    std::fill_n(asked.begin(), inputs.size(), 0.0), std::fill_n(got.begin(), inputs.size(), 0.0);
    double paid = 0;
    for (const auto purchase : self.along<firm::supply>()) {
      const double order = purchase.get<firm::supply_order>();
      if (order <= 0) continue;
      const auto supplier = purchase.other();
      const double fill = double{supplier.get<firm::fill_firms>()};
      if (fill == double{firm::has_failed}) continue;  // bought elsewhere
      const double part = std::abs(fill) == double{firm::by_rank} ? ranked(self.get<firm::swollen>(), supplier.get<firm::served_upto>(), supplier.get<firm::served_part>()) : std::abs(fill);
      const double arrived = sim::whole_below<firm::delivered>(order * part);
      const std::uint8_t slot = purchase.get<firm::supply_slot>();
      asked[slot] += order, got[slot] += arrived, paid += arrived;
      if (arrived <= 0) continue;
      self.add<firm::delivered>(supplier.row(), arrived);
      if (fill < 0) {
        const double more = sim::whole<firm::surcharge>(arrived * (supplier.get<firm::price>() - 1));
        self.add<firm::surcharge>(supplier.row(), more);
        paid += more;
      }
    }
    double outside = 0, missing = 0, received = 0;
    std::uint32_t slot = 0;
    for (const auto input : inputs) {
      const double ordered = input.get<firm::ordered>(), lacking = asked[slot] - got[slot];
      double elsewhere = ordered - asked[slot];
      if (lacking > 0) elsewhere = sim::whole<firm::cash>(elsewhere + std::min(substitution * lacking, most_substitution * ordered));
      if (const double arriving = input.other().get<sector::imports_available>(); arriving != 1) elsewhere = sim::whole_below<firm::cash>(elsewhere * arriving);
      input.set<firm::stock>(sim::whole<firm::cash>(input.get<firm::stock>() + got[slot] + elsewhere));
      outside += elsewhere, missing += lacking, received += got[slot] + elsewhere;
      ++slot;
    }
    self.set<firm::bought>(self.get<firm::bought>() + received);
    self.set<firm::cash>(self.get<firm::cash>() - paid - outside);
    if (outside == 0 && missing == 0) return;
    const auto place = self.follow<firm::place>();
    const auto territory = place ? place->follow<commune::within>() : std::nullopt;
    if (!territory) return;
    self.add<territory::outside>(territory->row(), outside);
    self.add<territory::unmet>(territory->row(), missing);
  }

 private:
  static double ranked(float swollen, float upto, float part) {  // nobody who has swollen at most to 1 is told from the others there
    const float place = std::max(1.0F, swollen);
    return place < upto ? 1 : place == upto ? double{part} : 0;
  }
};

struct Shopping {
  static constexpr std::string_view name = "shopping";
  static constexpr bool daily = true;
  static constexpr sim::Text meaning{"households' purchases arrive and their commune pays", "les achats des ménages arrivent et leur commune paie"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<commune::all, sim::Along<firm::market, commune::within>, sim::Read<firm::fill_households, firm::price, firm::market_order>,
                           sim::Update<commune::purse>, sim::Tally<firm::delivered, firm::surcharge, territory::unmet>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    double missing = 0, paid = 0;
    for (const auto purchase : self.along<firm::market>()) {
      const double order = purchase.get<firm::market_order>();
      if (order <= 0) continue;
      const auto shop = purchase.other();
      const double arrived = sim::whole_below<firm::delivered>(order * double{shop.get<firm::fill_households>()});
      self.add<firm::delivered>(shop.row(), arrived);
      paid += arrived, missing += order - arrived;
      if (const double price = shop.get<firm::price>(); price != 1) {
        const double more = sim::whole<firm::surcharge>(arrived * (price - 1));
        self.add<firm::surcharge>(shop.row(), more);
        paid += more;
      }
    }
    self.set<commune::purse>(self.get<commune::purse>() - paid);
    if (const auto territory = self.follow<commune::within>(); territory && missing > 0) self.add<territory::unmet>(territory->row(), missing);
  }
};

// What no shop here was meant to sell is bought elsewhere; households learn what they owe.
struct ShoppingElsewhere {
  static constexpr std::string_view name = "shopping_elsewhere";
  static constexpr sim::Text meaning{"the rest is bought elsewhere, and the commune tells its households what they owe", "le reste est acheté ailleurs, et la commune dit à ses ménages ce qu'ils doivent"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<commune::all, sim::Along<commune::within>, sim::Read<commune::planned, commune::asked>, sim::Update<commune::purse, commune::settled_ratio>,
                           sim::Tally<territory::outside>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const double planned = self.get<commune::planned>(), elsewhere = sim::whole<commune::purse>(std::max(0.0, planned - self.get<commune::asked>()));
    const double purse = self.get<commune::purse>() - elsewhere;
    self.set<commune::purse>(purse);
    self.set<commune::settled_ratio>(planned > 0 ? -purse / planned : 0);  // what rounding left in the purse goes back
    if (const auto territory = self.follow<commune::within>()) self.add<territory::outside>(territory->row(), elsewhere);
  }
};

}  // namespace models::economy
