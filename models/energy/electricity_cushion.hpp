// models/energy/electricity_cushion.hpp -- the cushion of 2023: above a price, the state pays half of the electricity's price.
//
// help = min(part x (P - threshold), most) in EUR/MWh, P the price of the energy itself in the contract, network charges and
// taxes left out: P = start price x contract - network. The help is taken off the bill (energy_use, public_energy). Those on
// the regulated tariff have the shield instead; large users with indexed contracts had another scheme, which is left out.
#pragma once
#include <algorithm>

#include "models/vocabulary/firm.hpp"
#include "models/vocabulary/institution.hpp"
#include "sim/kernel/process.hpp"

namespace models::energy {

inline constexpr sim::Unit eur_per_mwh{"EUR/MWh"};

// What one MWh is helped by, in EUR.
constexpr double cushion(double price, double threshold, double part, double most) { return std::min(part * std::max(0.0, price - threshold), most); }

struct ElectricityCushion {
  double threshold = 180, part = 0.5, most = 160, start_price = 110, network = 50;
  std::int32_t most_jobs = 249;

  static constexpr std::string_view name = "electricity_cushion";
  static constexpr sim::Text meaning{"above a price, the state pays part of the electricity of small and medium establishments", "au-delà d'un prix, l'État paie une part de l'électricité des petits et moyens établissements"};
  static constexpr auto parameters() {
    using P = ElectricityCushion;
    return std::tuple{
        sim::parameter(&P::threshold, "threshold", eur_per_mwh, 0, 1000, "French cushion of 2023: 180", {"price above which help begins", "prix au-delà duquel l'aide commence"}),
        sim::parameter(&P::part, "part", sim::unit::one, 0, 1, "French cushion of 2023: half of the volume", {"part of the excess that the state pays", "part de l'excédent payée par l'État"}),
        sim::parameter(&P::most, "most", eur_per_mwh, 0, 1000, "French cushion of 2023: 160", {"highest help", "aide maximale"}),
        sim::parameter(&P::start_price, "start_price", eur_per_mwh, 10, 1000, "assumed: firms in France before the crisis, without VAT", {"whole price of electricity when the index is 1", "prix complet de l'électricité quand l'indice vaut 1"}),
        sim::parameter(&P::network, "network", eur_per_mwh, 0, 500, "assumed", {"network charges and taxes in it, which do not move", "acheminement et taxes compris, qui ne bougent pas"}),
        sim::parameter(&P::most_jobs, "most_jobs", sim::unit::job, 0, 1'000'000, "French cushion of 2023: firms below 250 employees", {"largest establishment that is helped, by its jobs at the start", "plus grand établissement aidé, selon ses emplois de départ"})};
  }
  using Uses = sim::Access<firm::all, sim::Read<firm::active, firm::tariff, firm::base_jobs, firm::electricity_contract>, sim::Update<firm::energy_relief>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    if (!self.get<firm::active>() || self.get<firm::tariff>() != firm::Tariff::contract || self.get<firm::base_jobs>() > most_jobs) return;
    const double help = cushion(start_price * self.get<firm::electricity_contract>() - network, threshold, part, most) / start_price;
    if (help > double{self.get<firm::energy_relief>()}) self.set<firm::energy_relief>(static_cast<float>(help));
  }
};

struct PublicCushion {
  double threshold = 180, part = 0.5, most = 160, start_price = 110, network = 50;

  static constexpr std::string_view name = "public_cushion";
  static constexpr sim::Text meaning{"above a price, the state pays part of the electricity of public bodies", "au-delà d'un prix, l'État paie une part de l'électricité des acteurs publics"};
  static constexpr auto parameters() {
    using P = PublicCushion;
    return std::tuple{
        sim::parameter(&P::threshold, "threshold", eur_per_mwh, 0, 1000, "French cushion of 2023: 180", {"price above which help begins", "prix au-delà duquel l'aide commence"}),
        sim::parameter(&P::part, "part", sim::unit::one, 0, 1, "French cushion of 2023: half of the volume", {"part of the excess that the state pays", "part de l'excédent payée par l'État"}),
        sim::parameter(&P::most, "most", eur_per_mwh, 0, 1000, "French cushion of 2023: 160", {"highest help", "aide maximale"}),
        sim::parameter(&P::start_price, "start_price", eur_per_mwh, 10, 1000, "assumed: as for firms", {"whole price of electricity when the index is 1", "prix complet de l'électricité quand l'indice vaut 1"}),
        sim::parameter(&P::network, "network", eur_per_mwh, 0, 500, "assumed", {"network charges and taxes in it, which do not move", "acheminement et taxes compris, qui ne bougent pas"})};
  }
  using Uses = sim::Access<public_body::all, sim::Read<public_body::electricity_contract>, sim::Update<public_body::energy_relief>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const double help = cushion(start_price * self.get<public_body::electricity_contract>() - network, threshold, part, most) / start_price;
    if (help > double{self.get<public_body::energy_relief>()}) self.set<public_body::energy_relief>(static_cast<float>(help));
  }
};

}  // namespace models::energy
