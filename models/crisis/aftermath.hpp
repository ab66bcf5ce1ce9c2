// models/crisis/aftermath.hpp -- each morning, those that were struck: shut while they clean up, run down if they close for good.
#pragma once
#include "models/crisis/course.hpp"
#include "models/vocabulary/firm.hpp"

namespace models::crisis {

struct Aftermath {
  static constexpr std::string_view name = "aftermath";
  static constexpr bool daily = true;
  static constexpr sim::Text meaning{"establishments that were struck stay shut for their clean-up; announced closures are carried out", "les établissements touchés restent fermés le temps de la remise en état ; les fermetures annoncées se font"};
  static constexpr auto parameters() { return std::tuple{}; }
  static constexpr const auto& wakes = firm::stricken;
  using Uses = sim::Access<firm::all, sim::Read<firm::shut_until, firm::closing, firm::closing_from, firm::closing_days>, sim::Update<firm::stricken, firm::closed, firm::winding>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const sim::Day today = self.now().day;
    if (today < self.get<firm::shut_until>()) self.set<firm::closed>(1);
    const float closing = self.get<firm::closing>();
    const double done = today + 1 - self.get<firm::closing_from>(), days = double{self.get<firm::closing_days>()};
    const double carried_out = done <= 0 ? 0 : done >= days ? 1 : done / days;
    self.set<firm::winding>(std::max(self.get<firm::winding>(), static_cast<float>(double{closing} * carried_out)));
    self.set<firm::stricken>(today + 1 < self.get<firm::shut_until>() || self.get<firm::winding>() < closing);
  }
};

}  // namespace models::crisis
