// models/economy/usual_stocks.hpp -- other days of stock than the territory's file says, from the first day on.
#pragma once
#include <algorithm>

#include "models/vocabulary/firm.hpp"
#include "sim/kernel/process.hpp"

namespace models::economy {

// An assumption, not a policy: goods appear or vanish before the first day and nobody pays, so that the territory stands at the
// equilibrium of these stocks, as if it had been settled with them. What cannot be stored stays so, what can be never does not.
struct UsualStocks {
  double factor = 1;

  static constexpr std::string_view name = "usual_stocks";
  static constexpr sim::Period period = sim::Period::once;
  static constexpr sim::Text meaning{"establishments hold other days of stock than the table says, from the start",
                                     "les établissements tiennent d'autres jours de stock que la table, dès le départ"};
  static constexpr auto parameters() {
    return std::tuple{sim::parameter(&UsualStocks::factor, "factor", sim::unit::one, 0.1, 20, "definition: 1 is the table's; the table's days are assumed, so results need their range over it",
                                     {"days of stock over those of the table", "jours de stock rapportés à ceux de la table"})};
  }
  using Uses = sim::Access<firm::all, sim::Along<firm::inputs>, sim::Read<firm::wanted, firm::coefficient>, sim::Update<firm::stock_days, firm::stock>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    constexpr double least_days = 1.5;  // as when settled: at 1 and below a product counts as one that cannot be stored
    if (factor == 1) return;
    for (const auto input : self.along<firm::inputs>()) {
      const double listed = double{input.get<firm::stock_days>()};
      if (listed <= 1) continue;
      input.set<firm::stock_days>(static_cast<float>(std::max(least_days, listed * factor)));
      input.set<firm::stock>(sim::whole<firm::used>(double{input.get<firm::stock_days>()} * double{input.get<firm::coefficient>()} * self.get<firm::wanted>()));
    }
  }
};

}  // namespace models::economy
