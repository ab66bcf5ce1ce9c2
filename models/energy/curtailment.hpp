// models/energy/curtailment.hpp -- establishments for whom energy weighs much stop lines rather than sell at a loss.
//
// margin = price - unit cost now, in units of the start's price. Below -loss the stopped part grows with it, up to `most` at
// -(loss + width); it closes and opens a part of the gap each week. Staff stay; production reads the part.
#pragma once
#include <algorithm>

#include "models/energy/unit_cost.hpp"
#include "sim/kernel/process.hpp"

namespace models::energy {

struct Curtailment {
  double least_energy = 0.04, loss = 0.02, width = 0.1, most = 0.5, pace = 0.2;

  static constexpr std::string_view name = "curtailment";
  static constexpr sim::Text meaning{"energy-intensive establishments that sell at a loss stop part of their lines", "les établissements gros consommateurs d'énergie qui vendent à perte arrêtent une part de leurs lignes"};
  static constexpr auto parameters() {
    using P = Curtailment;
    return std::tuple{
        sim::parameter(&P::least_energy, "least_energy", sim::unit::one, 0, 1, "assumed", {"energy per unit of output from which it may happen", "énergie par unité produite à partir de laquelle cela peut arriver"}),
        sim::parameter(&P::loss, "loss", sim::unit::one, 0, 1, "assumed", {"loss per unit that is borne without stopping", "perte par unité supportée sans arrêt"}),
        sim::parameter(&P::width, "width", sim::unit::one, 0.001, 1, "assumed", {"further loss at which the most is stopped", "perte supplémentaire pour laquelle l'arrêt est maximal"}),
        sim::parameter(&P::most, "most", sim::unit::one, 0, 1, "assumed: steel's output fell by 27 % at the trough (INSEE 8391324)", {"most that is stopped", "part arrêtée au plus"}),
        sim::parameter(&P::pace, "pace", sim::unit::per_week, 0, 1, "assumed", {"part of the gap that is closed", "part de l'écart qui est comblée"})};
  }
  using Uses = sim::Access<firm::all, sim::Read<firm::active, firm::output, firm::used, firm::bought, firm::paid, firm::energy_coefficient, firm::energy_price, firm::base_cost, firm::price>,
                           sim::Update<firm::curtailed>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    if (!self.get<firm::active>() || self.get<firm::energy_coefficient>() < least_energy || self.get<firm::base_cost>() <= 0) return;
    const auto more = dearer(self);
    if (!more) return;
    const double margin = self.get<firm::price>() - double{self.get<firm::base_cost>()} - *more, now = double{self.get<firm::curtailed>()};
    const double goal = most * std::clamp((-margin - loss) / width, 0.0, 1.0);
    if (goal != now) self.set<firm::curtailed>(static_cast<float>(now + std::min(1.0, pace) * (goal - now)));
  }
};

}  // namespace models::energy
