// models/economy/ranked_service.hpp -- a variant of who is served: clients whose orders have swollen least come first.
//
// Inoue and Todo 2019: a supplier that cannot serve all serves its clients in rising order of (order now / order before the
// shock). Households and clients outside count as one that has not swollen. Off unless `rank_orders.on`.
#pragma once
#include <algorithm>

#include "models/vocabulary/firm.hpp"
#include "sim/kernel/process.hpp"

namespace models::economy {

struct RankOrders {
  bool on = false;

  static constexpr std::string_view name = "rank_orders";
  static constexpr bool daily = true;
  static constexpr sim::Text meaning{"clients whose orders have swollen least ask to be served first", "les clients dont les commandes ont le moins gonflé demandent à être servis d'abord"};
  static constexpr auto parameters() {
    return std::tuple{sim::parameter(&RankOrders::on, "on", sim::unit::one, 0, 1, "a variant: Inoue and Todo 2019", {"whether establishments are served in this order instead of in proportion", "si les établissements sont servis dans cet ordre et non en proportion"})};
  }
  using Uses = sim::Access<firm::all, sim::Along<firm::inputs, firm::supply>, sim::Read<firm::active, firm::base_output, firm::coefficient, firm::ordered, firm::supply_order>,
                           sim::Update<firm::swollen>, sim::Bid<firm::order>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    if (!on || !self.get<firm::active>()) return;
    double now = 0, usual = 0;
    for (const auto input : self.along<firm::inputs>()) now += input.get<firm::ordered>(), usual += double{input.get<firm::coefficient>()};
    usual *= self.get<firm::base_output>() / 7;
    const auto swollen = static_cast<float>(usual > 0 ? now / usual : 1);
    self.set<firm::swollen>(swollen);
    for (const auto purchase : self.along<firm::supply>())
      if (const double order = purchase.get<firm::supply_order>(); order > 0) self.bid<firm::order>(purchase.other().row(), -double{swollen}, order);
  }
};

struct ServeRanked {
  static constexpr std::string_view name = "serve_ranked";
  static constexpr bool daily = true;
  static constexpr sim::Text meaning{"suppliers who cannot serve all serve in this order", "les fournisseurs qui ne peuvent servir tous servent dans cet ordre"};
  static constexpr auto parameters() { return std::tuple{}; }
  static constexpr const auto& awards = firm::order;
  using Uses = sim::Access<firm::all, sim::Along<firm::place>, sim::Read<firm::active, firm::finished, firm::demand_households, firm::exports, commune::access>,
                           sim::Update<firm::fill_firms, firm::fill_households, firm::exported, firm::served_upto, firm::served_part>>;

  void award(const sim::Agent<Uses>& self, std::span<const sim::Offer<firm::order>> orders, sim::Rng&) const {
    if (!self.get<firm::active>() || std::abs(self.get<firm::fill_firms>()) == 1) return;  // all are served
    const auto place = self.follow<firm::place>();
    const double others = self.get<firm::demand_households>() + self.get<firm::exports>();
    double left = self.get<firm::finished>() * (place ? place->get<commune::access>() : 1), modest = others;
    std::size_t i = 0;
    for (; i < orders.size() && -orders[i].priority <= 1; ++i) modest += orders[i].amount;
    const double part = modest > 0 ? std::clamp(left / modest, 0.0, 1.0) : 1;
    float upto = 1, last = static_cast<float>(part);  // those up to `upto` get all, or this part if it is not enough even for them
    left -= part * modest;
    if (part >= 1) {
      last = 1;
      while (i < orders.size()) {  // all who have swollen equally share
        std::size_t end = i;
        double asked = 0;
        while (end < orders.size() && orders[end].priority == orders[i].priority) asked += orders[end++].amount;
        upto = static_cast<float>(-orders[i].priority);
        last = static_cast<float>(std::clamp(left / asked, 0.0, 1.0));
        if (last < 1) break;
        left -= asked;
        i = end;
      }
    }
    if (last < 1) last = std::nextafter(last, 0.0F);
    const float households = part < 1 ? std::nextafter(static_cast<float>(part), 0.0F) : 1.0F;
    self.set<firm::served_upto>(upto), self.set<firm::served_part>(last);
    self.set<firm::fill_households>(households);
    self.set<firm::exported>(sim::whole_below<firm::exported>(self.get<firm::exports>() * double{households}));
    self.set<firm::fill_firms>(self.get<firm::fill_firms>() < 0 ? -firm::by_rank : firm::by_rank);
  }
};

}  // namespace models::economy
