// models/opinion/proactivity.hpp -- mentality: residents who are near enough in opinion draw nearer; a crisis wakes them.
//
// Bounded confidence in drawn pairs (Deffuant, Neau, Amblard and Weisbuch 2000). The memory of a crisis fades with a
// half-life: the vulnerability of forgetting (assumed).
#pragma once
#include <algorithm>
#include <cmath>

#include "models/vocabulary/citizen.hpp"
#include "sim/kernel/process.hpp"

namespace models::opinion {

struct Discuss {
  double confidence = 0.2, pull = 0.1;

  static constexpr std::string_view name = "discuss";
  static constexpr sim::Text meaning{"drawn pairs of residents whose opinions are near draw nearer", "des paires tirées de résidents d'opinions proches se rapprochent"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = Discuss;
    return std::tuple{sim::parameter(&P::confidence, "confidence", sim::unit::one, 0, 1, "Deffuant et al. 2000: below 1/2 opinions stay apart; the value is assumed", {"distance of opinions beyond which people do not listen", "écart d'opinion au-delà duquel on n'écoute pas"}),
                      sim::parameter(&P::pull, "pull", sim::unit::one, 0, 0.5, "Deffuant et al. 2000: 0 to 0.5; the value is assumed", {"part of the distance that each side moves", "part de l'écart que chacun parcourt"})};
  }
  using Uses = sim::Access<citizen::all, sim::Update<citizen::proactivity>>;

  void pair(const sim::Agent<Uses>& one, const sim::Agent<Uses>& two, sim::Rng&) const {
    const float x = one.get<citizen::proactivity>(), y = two.get<citizen::proactivity>();
    if (std::abs(x - y) >= confidence) return;
    one.set<citizen::proactivity>(static_cast<float>(x + pull * (y - x)));
    two.set<citizen::proactivity>(static_cast<float>(y + pull * (x - y)));
  }
};

struct Experience {
  double wake = 0.02, remembered = 0.79;

  static constexpr std::string_view name = "experience";
  static constexpr sim::Text meaning{"dear energy wakes residents; without a crisis they fall back to their disposition", "l'énergie chère éveille les résidents ; sans crise ils reviennent à leur disposition"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = Experience;
    return std::tuple{sim::parameter(&P::wake, "wake", sim::unit::per_month, 0, 1, "assumed", {"part of the way to full proactivity per unit of price above the start", "part du chemin vers la proactivité entière par unité de prix au-dessus du départ"}),
                      sim::parameter(&P::remembered, "remembered", sim::unit::kept_per_year, 0, 1, "assumed: half-life of three years", {"part of the distance from the disposition that remains after a year", "part de l'écart à la disposition qui demeure après un an"})};
  }
  using Uses = sim::Access<citizen::all, sim::Along<citizen::home, commune::within>, sim::Read<citizen::disposition, territory::energy_price_households>,
                           sim::Update<citizen::proactivity>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto home = self.follow<citizen::home>();
    const auto territory = home ? home->follow<commune::within>() : std::nullopt;
    if (!territory) return;
    const double disposition = self.get<citizen::disposition>(), dear = std::max(0.0, territory->get<territory::energy_price_households>() - 1);
    double x = disposition + remembered * (self.get<citizen::proactivity>() - disposition);
    x += std::min(1.0, wake * dear) * (1 - x);
    self.set<citizen::proactivity>(static_cast<float>(x));
  }
};

}  // namespace models::opinion
