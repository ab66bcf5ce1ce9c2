// models/economy/energy_contract.hpp -- an establishment meets the market's price when its own contract ends.
//
// Most firms met the prices of 2021-22 one to two years late (docs/methods/energy.md). A member of a working group on
// energy buys jointly: an assumed discount, which can be switched off by setting it to 0.
#pragma once
#include "models/vocabulary/group.hpp"
#include "sim/kernel/process.hpp"

namespace models::economy {

struct EnergyContract {
  double shortest = 1, longest = 3, joint_discount = 0.05;

  static constexpr std::string_view name = "energy_contract";
  static constexpr sim::Text meaning{"energy contracts end and are renewed at the market's price", "les contrats d'énergie s'achèvent et se renouvellent au prix de marché"};
  static constexpr auto parameters() {
    using P = EnergyContract;
    return std::tuple{
        sim::parameter(&P::shortest, "shortest", sim::unit::year, 0.25, 10, "assumed", {"shortest contract", "contrat le plus court"}),
        sim::parameter(&P::longest, "longest", sim::unit::year, 0.25, 10, "assumed", {"longest contract", "contrat le plus long"}),
        sim::parameter(&P::joint_discount, "joint_discount", sim::unit::one, 0, 0.5, "assumed", {"discount of a joint purchase by members of an energy group", "remise d'un achat groupé entre membres d'un groupe énergie"})};
  }
  using Uses = sim::Access<firm::all, sim::Along<firm::place, commune::within, actor::face_of_firm, group::membership>,
                           sim::Read<territory::energy_price_firms, group::topic, group::until>, sim::Update<firm::energy_price, firm::contract_end>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    if (self.now().day < self.get<firm::contract_end>()) return;
    const auto place = self.follow<firm::place>();
    const auto territory = place ? place->follow<commune::within>() : std::nullopt;
    if (!territory) return;
    double price = territory->get<territory::energy_price_firms>();
    if (const auto face = self.follow<actor::face_of_firm>())
      for (const auto seat : face->along<group::membership>())
        if (seat.other().get<group::topic>() == actor::energy && self.now().day < seat.other().get<group::until>()) {
          price *= 1 - joint_discount;
          break;
        }
    self.set<firm::energy_price>(price);
    const double years = shortest + (longest - shortest) * rng.uniform();
    self.set<firm::contract_end>(self.now().day + static_cast<std::int32_t>(years * sim::unit::days_per_year));
  }
};

}  // namespace models::economy
