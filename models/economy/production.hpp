// models/economy/production.hpp -- a day's output: the least of orders, capital, staff and the inputs that it needs; who is served.
//
// ARIO with inventories at the level of the establishment (Hallegatte 2008, 2014), inputs by product. Only inputs that are
// needed bind (Pichler et al. 2021): an essential one wholly, an important one by half, the others not. A stored input binds
// once its stock is below `psi` of the target, long before it is empty; one that cannot be stored when it is missing.
#pragma once
#include <algorithm>
#include <cmath>
#include <optional>

#include "models/economy/orders.hpp"
#include "models/vocabulary/firm.hpp"
#include "models/vocabulary/indicator.hpp"
#include "sim/kernel/process.hpp"

namespace models::economy {

struct Production {
  double psi = 0.8, most_overproduction = 1.25, overproduction_time = 365, slack = 0.1, smoothing = 0.08, outside_demand = 1;
  std::int32_t needs = 2, rationing = 0;

  static constexpr std::string_view name = "production";
  static constexpr bool daily = true;
  static constexpr sim::Text meaning{"establishments produce what is ordered, as far as capital, staff and inputs allow", "les établissements produisent ce qui est commandé, selon capital, personnel et intrants"};
  static constexpr auto parameters() {
    using P = Production;
    return std::tuple{
        sim::parameter(&P::psi, "psi", sim::unit::one, 0.01, 1, "Hallegatte 2014: 0.8; results hang on it", {"part of its target below which a stock of inputs cuts output", "part de la cible en deçà de laquelle un stock réduit la production"}),
        sim::parameter(&P::most_overproduction, "most_overproduction", sim::unit::one, 1, 3, "Hallegatte 2008: 1.25", {"capacity that lasting demand can bring about, over the usual", "capacité atteignable sous forte demande, rapportée à l'habituelle"}),
        sim::parameter(&P::overproduction_time, "overproduction_time", sim::unit::day, 1, 3650, "Hallegatte 2008: one year", {"time in which capacity adapts to demand", "délai d'adaptation de la capacité à la demande"}),
        sim::parameter(&P::slack, "slack", sim::unit::one, 0, 1, "assumed", {"output above the usual that the same staff can reach", "surcroît de production possible à effectif égal"}),
        sim::parameter(&P::smoothing, "smoothing", sim::unit::per_week, 0, 1, "assumed", {"weight of this week's orders in the activity that a firm expects", "poids des commandes de la semaine dans l'activité attendue"}),
        sim::parameter(&P::outside_demand, "outside_demand", sim::unit::one, 0, 3, "definition: 1 is the start", {"orders from outside relative to the start", "commandes extérieures rapportées au départ"}),
        sim::parameter(&P::needs, "needs", sim::unit::one, 0, 3, "Pichler et al. 2021: 2 is their half-critical variant; 3 is Leontief, as in ARIO", {"inputs that bind: 0 none, 1 essential, 2 essential and half of important, 3 all", "intrants limitants : 0 aucun, 1 essentiels, 2 essentiels et importants pour moitié, 3 tous"}),
        sim::parameter(&P::rationing, "rationing", sim::unit::one, 0, 2, "0: Hallegatte 2014; others are variants", {"who is served when not all can be: 0 all in proportion, 1 establishments first, 2 households first", "qui est servi en cas de manque : 0 tous en proportion, 1 établissements d'abord, 2 ménages d'abord"})};
  }
  using Uses = sim::Access<firm::all, sim::Along<firm::inputs, firm::branch, firm::place, commune::within>,
                           sim::Read<firm::active, firm::base_output, firm::base_exports, firm::base_jobs, firm::employees, firm::commuters, firm::demand_firms,
                                     firm::demand_households, firm::price, firm::damage, firm::winding, firm::stock_factor, firm::export_loss, firm::curtailed, firm::coefficient, firm::stock_days, firm::need, sector::capital,
                                     sector::export_demand, commune::access, firm::equipment_lent, firm::equipment_borrowed, firm::staff_lent, firm::staff_borrowed>,
                           sim::Update<firm::stock, firm::exports, firm::wanted, firm::made, firm::finished, firm::exported, firm::fill_firms, firm::fill_households,
                                       firm::capacity_share, firm::overproduction, firm::activity, firm::output, firm::used, firm::closed, firm::absent, firm::kept_away>,
                           sim::Tally<territory::unmet>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    if (!self.get<firm::active>()) return stand_still(self);
    const auto branch = self.follow<firm::branch>();
    const double usual = self.get<firm::base_output>() / 7;
    const double exports = sim::whole<firm::exports>(self.get<firm::base_exports>() / 7 * outside_demand * (branch ? branch->get<sector::export_demand>() : 1) * (1 - double{self.get<firm::export_loss>()}));
    const double from_firms = self.get<firm::demand_firms>(), from_households = self.get<firm::demand_households>();
    const double demand = from_firms + from_households + exports;

    const double able = capacity(self, branch, demand);
    const double wanted = std::min(sim::whole<firm::wanted>(std::max(0.0, demand - self.get<firm::finished>())), sim::whole<firm::wanted>(able * usual));
    const double made = make(self, wanted);
    const double there_is = self.get<firm::finished>() + made;
    self.set<firm::exports>(exports), self.set<firm::wanted>(wanted), self.set<firm::made>(made), self.set<firm::finished>(there_is);
    self.set<firm::capacity_share>(static_cast<float>(able));
    self.set<firm::output>(self.get<firm::output>() + made);
    if (usual > 0) self.set<firm::activity>(static_cast<float>(self.get<firm::activity>() + smoothing * (demand / usual - self.get<firm::activity>())));
    self.set<firm::kept_away>(self.get<firm::absent>());
    self.set<firm::closed>(0), self.set<firm::absent>(0);

    const auto place = self.follow<firm::place>();
    const double served_outside = serve(self, there_is * (place ? place->get<commune::access>() : 1), from_firms, from_households, exports);
    const double exported = sim::whole_below<firm::exported>(exports * served_outside);
    self.set<firm::exported>(exported);
    if (exports > exported && place)
      if (const auto territory = place->follow<commune::within>()) self.add<territory::unmet>(territory->row(), exports - exported);
  }

 private:
  static void stand_still(const sim::Agent<Uses>& self) {
    self.set<firm::exports>(0), self.set<firm::wanted>(0), self.set<firm::made>(0), self.set<firm::exported>(0);
    self.set<firm::fill_firms>(firm::has_failed), self.set<firm::fill_households>(0), self.set<firm::capacity_share>(0);
    self.set<firm::closed>(0), self.set<firm::absent>(0), self.set<firm::kept_away>(0);
  }

  // What it could make today, over the usual.
  double capacity(const sim::Agent<Uses>& self, const std::optional<sim::Other<Uses, sector::all>>& branch, double demand) const {
    double alpha = double{self.get<firm::overproduction>()};
    const double scarcity = demand > 0 ? (demand - self.get<firm::made>()) / demand : 0;
    alpha += (scarcity > 0 ? (most_overproduction - alpha) * scarcity : 1 - alpha) / overproduction_time;
    alpha = std::max(1.0, alpha);
    self.set<firm::overproduction>(static_cast<float>(alpha));
    const double capital = (branch ? branch->get<sector::capital>() : 0) * self.get<firm::base_output>() * sim::unit::days_per_year / 7;
    // Equipment is lent for hours in which its owner could only overproduce; what is borrowed replaces what is damaged.
    double intact = capital > 0 ? std::max(0.0, 1 - self.get<firm::damage>() / capital) : 1;
    if (const double lent = self.get<firm::equipment_lent>(); lent > 0) alpha = std::max(1.0, alpha - lent / self.get<firm::base_output>());
    if (const double borrowed = self.get<firm::equipment_borrowed>(); borrowed > 0) intact = std::min(1.0, intact + borrowed / self.get<firm::base_output>());
    // Layoffs may leave fewer than are on loan: those who are away are then all of them.
    const std::int32_t own = std::max(0, self.get<firm::employees>() + self.get<firm::commuters>() - self.get<firm::staff_lent>());
    const double staff = (own * (1 - double{self.get<firm::absent>()}) + self.get<firm::staff_borrowed>()) / self.get<firm::base_jobs>();
    return (1 - double{self.get<firm::closed>()}) * (1 - double{self.get<firm::curtailed>()}) *
           std::min(alpha * intact * (1 - double{self.get<firm::winding>()}), staff * (1 + slack));
  }

  double make(const sim::Agent<Uses>& self, double wanted) const {
    if (wanted <= 0) return 0;
    const double factor = double{self.get<firm::stock_factor>()};
    double part = 1;
    const auto inputs = self.along<firm::inputs>();
    for (const auto input : inputs) {
      const firm::Need need = needs == 3 ? firm::Need::essential : input.get<firm::need>();
      if (needs == 0 || need == firm::Need::other || (needs == 1 && need == firm::Need::important)) continue;
      const double use = double{input.get<firm::coefficient>()} * wanted, days = stock_target(double{input.get<firm::stock_days>()}, factor);
      const double safe = days <= 1 ? use : std::max(1.0, psi * days) * use;
      const double stock = input.get<firm::stock>();
      if (stock >= safe - 0.01) continue;  // a cent is rounding
      const double reached = stock / safe;
      part = std::min(part, need == firm::Need::essential ? reached : 0.5 + 0.5 * reached);
    }
    const double made = part < 1 ? sim::whole_below<firm::made>(wanted * part) : wanted;
    double used = 0;
    for (const auto input : inputs) {
      const double stock = input.get<firm::stock>(), use = std::min(stock, sim::whole<firm::used>(double{input.get<firm::coefficient>()} * made));
      input.set<firm::stock>(sim::whole<firm::used>(stock - use));
      used += use;
    }
    self.set<firm::used>(self.get<firm::used>() + used);
    return made;
  }

  static float at_most(double part) {  // never a cent more than there is
    const auto near = static_cast<float>(part);
    return near > part ? std::nextafter(near, 0.0F) : near;
  }
  static double share(double there_is, double asked) {
    return there_is > asked - 0.005 ? 1 : std::max(0.0, there_is / asked);  // sums of cents differ in their last bits
  }

  // Sets what establishments and households get of each order; gives the same for clients outside.
  double serve(const sim::Agent<Uses>& self, double there_is, double firms, double households, double exports) const {
    double to_firms, to_households, outside;
    if (rationing == 1) {
      to_firms = at_most(share(there_is, firms));
      to_households = outside = share(there_is - to_firms * firms, households + exports);
    } else if (rationing == 2) {
      to_households = at_most(share(there_is, households));
      to_firms = outside = share(there_is - to_households * households, firms + exports);
    } else {
      to_firms = to_households = outside = share(there_is, firms + households + exports);
    }
    self.set<firm::fill_firms>(self.get<firm::price>() == 1 ? at_most(to_firms) : -at_most(to_firms));
    self.set<firm::fill_households>(at_most(to_households));
    return at_most(outside);
  }
};

// The day's sales are cashed; what left is no longer in stock; the order books are empty for tomorrow.
struct CloseDay {
  static constexpr std::string_view name = "close_day";
  static constexpr bool daily = true;
  static constexpr sim::Text meaning{"the day's sales are cashed and goods leave the stock", "les ventes du jour sont encaissées et les biens quittent le stock"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<firm::all, sim::Along<firm::place, commune::within>, sim::Read<firm::exported, firm::price>,
                           sim::Update<firm::demand_firms, firm::demand_households, firm::delivered, firm::surcharge, firm::finished, firm::sold, firm::cash>,
                           sim::Tally<territory::outside>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const double exported = self.get<firm::exported>(), delivered = self.get<firm::delivered>(), gone = delivered + exported;
    const double abroad = sim::whole<firm::cash>(exported * self.get<firm::price>());
    self.set<firm::finished>(self.get<firm::finished>() - gone);
    self.set<firm::sold>(self.get<firm::sold>() + gone);
    self.set<firm::cash>(self.get<firm::cash>() + delivered + self.get<firm::surcharge>() + abroad);
    self.set<firm::demand_firms>(0), self.set<firm::demand_households>(0), self.set<firm::delivered>(0), self.set<firm::surcharge>(0);
    if (abroad == 0) return;
    if (const auto place = self.follow<firm::place>())
      if (const auto territory = place->follow<commune::within>()) self.add<territory::outside>(territory->row(), -abroad);
  }
};

}  // namespace models::economy
