// models/economy/preparedness.hpp -- what firms can do before a crisis: hold more stock, know a second supplier.
#pragma once
#include <algorithm>
#include <array>

#include "models/economy/orders.hpp"
#include "models/vocabulary/firm.hpp"
#include "sim/kernel/process.hpp"

namespace models::economy {

// Stocks are built up by ordering, so preparing costs money and time.
struct PrepareStocks {
  double factor = 1.5, share = 1, least_jobs = 0;
  sim::Codes sectors;

  static constexpr std::string_view name = "prepare_stocks";
  static constexpr sim::Period period = sim::Period::once;
  static constexpr sim::Text meaning{"some establishments decide to hold more days of stock", "des établissements décident de tenir plus de jours de stock"};
  static constexpr auto parameters() {
    using P = PrepareStocks;
    return std::tuple{sim::parameter(&P::factor, "factor", sim::unit::one, 0.1, 20, "a choice", {"days of stock over the usual of the branch", "jours de stock rapportés à l'usage de la branche"}),
                      sim::parameter(&P::share, "share", sim::unit::one, 0, 1, "a choice", {"part of the establishments that do it", "part des établissements qui le font"}),
                      sim::parameter(&P::least_jobs, "least_jobs", sim::unit::job, 0, 1e6, "a choice", {"smallest establishment that does it", "plus petit établissement concerné"}),
                      sim::parameter(&P::sectors, "sectors", sim::unit::one, 0, 0, "a choice", {"branches; none means all", "branches ; aucune signifie toutes"})};
  }
  using Uses = sim::Access<firm::all, sim::Along<firm::branch>, sim::Read<firm::base_jobs, sector::code>, sim::Update<firm::stock_factor>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    if (self.get<firm::base_jobs>() < least_jobs || !rng.chance(share)) return;
    const auto branch = self.follow<firm::branch>();
    if (branch && sectors.match(branch->get<sector::code>())) self.set<firm::stock_factor>(static_cast<float>(factor));
  }
};

// Two establishments meet and tell each other of a supplier of something that the other buys from one alone.
struct ShareSuppliers {
  double share = 0.2;

  static constexpr std::string_view name = "share_suppliers";
  static constexpr sim::Period period = sim::Period::month;
  static constexpr sim::Text meaning{"establishments recommend suppliers to each other, so that fewer depend on one", "des établissements se recommandent des fournisseurs, pour dépendre moins d'un seul"};
  static constexpr auto parameters() {
    return std::tuple{sim::parameter(&ShareSuppliers::share, "share", sim::unit::one, 0, 1, "assumed", {"part of the establishments that meet each month", "part des établissements qui se rencontrent chaque mois"})};
  }
  using Uses = sim::Access<firm::all, sim::Along<firm::supply, firm::branch>, sim::Read<firm::active>, sim::Update<firm::supply_share>,
                           sim::Read<firm::supply_slot>, sim::Edit<firm::supply>>;

  bool joins(const sim::Agent<Uses>& self) const {
    // Whoever's turn it is this month: by id, so that nothing hangs on the order of rows.
    return self.get<firm::active>() && !self.along<firm::supply>().empty() &&
           static_cast<double>(sim::mix(self.id().value, static_cast<std::uint32_t>(self.now().step)) >> 11U) * 0x1.0p-53 < share;
  }
  void pair(const sim::Agent<Uses>& one, const sim::Agent<Uses>& two, sim::Rng&) const { take(one, two), take(two, one); }

 private:
  static void take(const sim::Agent<Uses>& self, const sim::Agent<Uses>& from) {
    std::array<std::uint8_t, most_products> suppliers{};
    for (const auto purchase : self.along<firm::supply>()) ++suppliers[purchase.get<firm::supply_slot>()];
    for (const auto purchase : self.along<firm::supply>()) {
      const std::uint8_t slot = purchase.get<firm::supply_slot>();
      const auto product = purchase.other().follow<firm::branch>();
      if (suppliers[slot] != 1 || !product) continue;
      for (const auto known : from.along<firm::supply>()) {
        const auto supplier = known.other();
        const auto branch = supplier.follow<firm::branch>();
        if (!branch || branch->row() != product->row() || supplier.row() == self.row() || supplier.row() == purchase.other().row() || !supplier.get<firm::active>()) continue;
        const float half = purchase.get<firm::supply_share>() / 2;
        purchase.set<firm::supply_share>(half);
        self.connect<firm::supply>(self.row(), supplier.row(), sim::with<firm::supply_share>(half), sim::with<firm::supply_slot>(slot));
        return;  // one at a time
      }
    }
  }
};

}  // namespace models::economy
