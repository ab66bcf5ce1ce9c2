// models/economy/staffing.hpp -- how many jobs an establishment wants; when it fails.
//
// Labour is hoarded: nothing happens while activity stays within a band below the usual. A firm short of cash cuts a
// part of its jobs until its cash is back; below a floor of weeks of output it fails. A firm of fewer than ten
// jobs has none to spare: it holds on or fails. Jobs of people from elsewhere follow in proportion. What closes for good
// (models/crisis/employer_closing.hpp) cuts its posts as it goes; a whole closure ends like a failure.
#pragma once
#include <algorithm>
#include <cmath>

#include "models/vocabulary/firm.hpp"
#include "sim/kernel/process.hpp"

namespace models::economy {

struct Staffing {
  double hoarding = 0.05, distress_cut = 0.1, failure = 8;

  static constexpr std::string_view name = "staffing";
  static constexpr sim::Text meaning{"establishments decide how many jobs they want, and fail when they are out of cash for good", "les établissements décident de leur effectif, et défaillent quand la trésorerie est épuisée"};
  static constexpr auto parameters() {
    using P = Staffing;
    return std::tuple{
        sim::parameter(&P::hoarding, "hoarding", sim::unit::one, 0, 0.5, "assumed", {"fall of activity that leaves jobs as they are", "baisse d'activité sans effet sur l'emploi"}),
        sim::parameter(&P::distress_cut, "distress_cut", sim::unit::one, 0, 1, "assumed", {"part of the jobs cut while cash is negative", "part des emplois supprimée tant que la trésorerie est négative"}),
        sim::parameter(&P::failure, "failure", sim::unit::week, 0, 260, "assumed", {"overdraft at which a firm fails, in weeks of its output at the start", "découvert qui entraîne la défaillance, en semaines de production de départ"})};
  }
  using Uses = sim::Access<firm::all, sim::Read<firm::base_jobs, firm::base_commuters, firm::base_output, firm::activity, firm::winding, firm::cash, firm::cash_target>,
                           sim::Update<firm::active, firm::positions, firm::commuters>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    if (!self.get<firm::active>()) return;
    const std::int32_t base = self.get<firm::base_jobs>(), now = self.get<firm::positions>();
    const double cash = self.get<firm::cash>();
    if (cash < -failure * self.get<firm::base_output>() || self.get<firm::winding>() >= 1) {
      self.set<firm::active>(false);
      self.set<firm::positions>(0);
      return self.set<firm::commuters>(0);
    }
    double wanted = std::min(1.0, double{self.get<firm::activity>()} / (1 - hoarding));
    wanted = std::min(wanted, 1 - double{self.get<firm::winding>()});
    if (cash < 0) wanted = std::min(wanted, 1 - distress_cut);
    std::int32_t positions = std::max(1, static_cast<std::int32_t>(std::ceil(base * wanted - 1e-9)));
    if (positions > now && cash < 0.5 * self.get<firm::cash_target>()) positions = now;  // hires again once it can pay
    self.set<firm::positions>(positions);
    self.set<firm::commuters>(static_cast<std::int32_t>(std::lround(double(self.get<firm::base_commuters>()) * positions / base)));
  }
};

}  // namespace models::economy
