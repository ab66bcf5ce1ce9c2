// models/economy/close_books.hpp -- contributions, commuters, energy, fixed costs and owners are paid.
//
// Residents' pay has left with their own budgets. What is above the cash target goes to owners outside the territory.
#pragma once
#include <algorithm>

#include "models/vocabulary/actor.hpp"
#include "sim/kernel/process.hpp"

namespace models::economy {

struct CloseBooks {
  double saving = 0.1;

  static constexpr std::string_view name = "close_books";
  static constexpr sim::Text meaning{"establishments pay contributions, commuters, energy, fixed costs and owners", "les établissements paient cotisations, navetteurs, énergie, frais fixes et propriétaires"};
  static constexpr auto parameters() {
    return std::tuple{sim::parameter(&CloseBooks::saving, "saving", sim::unit::one, 0, 0.5, "assumed; firms' use fell by about 5 % in 2022 (SDES, from memory)",
                                     {"part of the energy use that full know-how saves", "part de l'énergie qu'un savoir-faire complet économise"})};
  }
  using Uses = sim::Access<firm::all, sim::Along<firm::place, commune::within, actor::face_of_firm>,
                           sim::Read<firm::active, firm::output, firm::employees, firm::commuters, firm::wage, firm::charges, firm::fixed_cost,
                                     firm::energy_coefficient, firm::energy_price, firm::cash, firm::cash_target, actor::learned>,
                           sim::Update<firm::energy_bill>, sim::Tally<firm::cash, territory::outside>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    if (!self.get<firm::active>()) return;
    const double weeks = self.now().days / 7, wage = self.get<firm::wage>(), charges = self.get<firm::charges>();
    const auto face = self.follow<actor::face_of_firm>();
    const double saved = face ? saving * face->get<actor::learned>() : 0;
    const double energy = sim::whole<firm::energy_bill>(self.get<firm::energy_coefficient>() * self.get<firm::output>() * self.get<firm::energy_price>() * (1 - saved));
    self.set<firm::energy_bill>(energy);
    double paid = energy + sim::whole<firm::cash>(self.get<firm::employees>() * wage * charges * weeks) +
                  sim::whole<firm::cash>(self.get<firm::commuters>() * wage * (1 + charges) * weeks) +
                  sim::whole<firm::cash>(self.get<firm::fixed_cost>() * weeks);
    paid += std::max(0.0, self.get<firm::cash>() - paid - self.get<firm::cash_target>());
    self.add<firm::cash>(self.row(), -paid);
    if (const auto place = self.follow<firm::place>())
      if (const auto territory = place->follow<commune::within>()) self.add<territory::outside>(territory->row(), paid);
  }
};

}  // namespace models::economy
