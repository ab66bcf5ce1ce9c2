// models/energy/pass_through.hpp -- dearer costs move prices, and prices move the orders of clients outside.
//
// Goal = 1 + theta x (unit cost now / unit cost at the start - 1); the price closes a part of the gap each week. Clients in the
// territory pay it (deliveries), households buy less for the same money (household_orders), clients outside turn elsewhere.
#pragma once
#include <algorithm>
#include <cmath>

#include "models/energy/unit_cost.hpp"
#include "sim/kernel/process.hpp"

namespace models::energy {

struct PassThrough {
  sim::Shares theta{{{"LZ", 0.0}, {"OQ", 0.0}}, 0.52};
  double pace = 0.08;

  static constexpr std::string_view name = "pass_through";
  static constexpr sim::Text meaning{"establishments pass part of their dearer costs on to their prices", "les établissements répercutent une part de leurs coûts dans leurs prix"};
  static constexpr auto parameters() {
    using P = PassThrough;
    return std::tuple{
        sim::parameter(&P::theta, "theta", sim::unit::one, 0, 1.5, "assumed: 52 % of firms raised prices, 45 % cut margins, 30 % used cash (Banque de France, by latribune 939537); rents and public services do not follow",
                       {"part of dearer unit costs that ends in the price, by branch", "part de la hausse du coût unitaire répercutée, par branche"}),
        sim::parameter(&P::pace, "pace", sim::unit::per_week, 0, 1, "assumed: prices are reviewed about once a quarter", {"part of the gap to that price that is closed", "part de l'écart à ce prix qui est comblée"})};
  }
  using Uses = sim::Access<firm::all, sim::Along<firm::branch>,
                           sim::Read<firm::active, firm::output, firm::used, firm::bought, firm::paid, firm::energy_coefficient, firm::energy_price, firm::base_cost, sector::code>,
                           sim::Update<firm::price>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    if (!self.get<firm::active>()) return;
    const auto more = dearer(self);
    const auto branch = self.follow<firm::branch>();
    if (!more || !branch) return;
    const double base = self.get<firm::base_cost>() > 0 ? double{self.get<firm::base_cost>()} : 1;
    const double goal = std::max(0.1, 1 + theta.of(sim::text(branch->get<sector::code>())) * *more / base);
    self.set<firm::price>(self.get<firm::price>() + std::min(1.0, pace) * (goal - self.get<firm::price>()));
  }
};

// Constant elasticity in the price over that of competitors, who bear a part of the same costs.
struct ExportResponse {
  double elasticity = 0.8, shared = 0.5;

  static constexpr std::string_view name = "export_response";
  static constexpr sim::Text meaning{"clients outside order less from whom has become dear", "les clients extérieurs commandent moins à qui est devenu cher"};
  static constexpr auto parameters() {
    using P = ExportResponse;
    return std::tuple{sim::parameter(&P::elasticity, "elasticity", sim::unit::one, 0, 10, "assumed", {"part of orders lost for each part of relative price", "part des commandes perdue par part de prix relatif"}),
                      sim::parameter(&P::shared, "shared", sim::unit::one, 0, 1, "assumed", {"part of its rise of price that its competitors outside have as well", "part de sa hausse de prix que ses concurrents extérieurs connaissent aussi"})};
  }
  using Uses = sim::Access<firm::all, sim::Read<firm::price>, sim::Update<firm::export_loss>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const double price = self.get<firm::price>(), relative = price / (1 + shared * (price - 1));
    self.set<firm::export_loss>(static_cast<float>(price == 1 ? 0.0 : std::clamp(1 - std::pow(relative, -elasticity), -1.0, 0.99)));
  }
};

}  // namespace models::energy
