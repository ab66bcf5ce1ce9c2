// models/economy/short_time.hpp -- hours that are not worked are paid by a scheme, and jobs are kept (activité partielle).
//
// The hours that are missing are those of this step's output against what the staff makes usually; pay follows at the next
// step. The employer pays the allowance, the state refunds it. No contributions are due on it (docs/methods/labour.md).
#pragma once
#include <algorithm>

#include "models/vocabulary/firm.hpp"
#include "sim/kernel/process.hpp"

namespace models::economy {

struct ShortTime {
  double threshold = 0.1, most = 1, longest = 52, kept = 0.84, minimum = 281, refunded = 1;

  static constexpr std::string_view name = "short_time";
  static constexpr sim::Text meaning{"employers with too little work use short-time work", "les employeurs qui manquent de travail recourent à l'activité partielle"};
  static constexpr auto parameters() {
    using P = ShortTime;
    return std::tuple{
        sim::parameter(&P::threshold, "threshold", sim::unit::one, 0, 1, "assumed", {"part of the hours that must be missing", "part des heures qui doit manquer"}),
        sim::parameter(&P::most, "most", sim::unit::one, 0, 1, "France 2020: up to all hours; 0.4 in the long-term scheme", {"most of the hours that the scheme pays", "part des heures que le dispositif paie au plus"}),
        sim::parameter(&P::longest, "longest", sim::unit::week, 0, 520, "France 2020: twelve months", {"longest use, in weeks", "durée maximale, en semaines"}),
        sim::parameter(&P::kept, "kept", sim::unit::one, 0, 1, "France 2020: 70 % of gross pay, about 84 % of net", {"allowance over net pay", "indemnité rapportée au salaire net"}),
        sim::parameter(&P::minimum, "minimum", sim::unit::eur_per_job_week, 0, 1e4, "net minimum wage, France 2020: 1,219 EUR a month", {"net pay below which nothing is lost", "salaire net en deçà duquel rien n'est perdu"}),
        sim::parameter(&P::refunded, "refunded", sim::unit::one, 0, 1, "France 2020: 1 until May, then 0.85 (from memory)", {"part of the allowance that the state refunds", "part de l'indemnité que l'État rembourse"})};
  }
  using Uses = sim::Access<firm::all, sim::Read<firm::active, firm::kind, firm::base_jobs, firm::positions, firm::base_output, firm::output, firm::wage>,
                           sim::Update<firm::short_time, firm::short_weeks, firm::short_pay, firm::short_aid>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const double weeks = self.now().days / 7, used = double{self.get<firm::short_weeks>()};
    double away = 0;
    if (self.get<firm::active>() && self.get<firm::kind>() == firm::Kind::employer && used < longest) {
      const double usual = self.get<firm::base_output>() * weeks * self.get<firm::positions>() / self.get<firm::base_jobs>();
      const double missing = usual > 0 ? 1 - self.get<firm::output>() / usual : 0;
      if (missing > threshold) away = std::min(most, missing);
    }
    if (away == 0 && used == 0) {
      if (self.get<firm::short_time>() != 0) clear(self);
      return;
    }
    const double wage = self.get<firm::wage>(), allowance = std::max(std::min(wage, minimum), kept * wage);
    self.set<firm::short_time>(static_cast<float>(away));
    self.set<firm::short_weeks>(static_cast<float>(away > 0 ? used + weeks : std::max(0.0, used - weeks)));  // a right that comes back
    self.set<firm::short_pay>(static_cast<float>(away * allowance));
    self.set<firm::short_aid>(static_cast<float>(away * allowance * refunded));
  }

 private:
  static void clear(const sim::Agent<Uses>& self) { self.set<firm::short_time>(0), self.set<firm::short_pay>(0), self.set<firm::short_aid>(0); }
};

}  // namespace models::economy
