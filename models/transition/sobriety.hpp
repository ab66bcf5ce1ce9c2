// models/transition/sobriety.hpp -- a practice that spreads along ties: energy sobriety at home.
//
// Complex contagion (Centola and Macy 2007): a resident adopts once enough trusted neighbours have; each counts for the
// closeness of the tie. A few start by themselves, the proactive more often, more when energy is dear.
#pragma once
#include <algorithm>

#include "models/vocabulary/citizen.hpp"
#include "sim/kernel/process.hpp"

namespace models::transition {

struct Sobriety {
  double alone = 0.0005, convinced = 0.1, cost = 50;

  static constexpr std::string_view name = "sobriety";
  static constexpr sim::Text meaning{"residents take up energy sobriety at home, alone or once trusted neighbours have", "les résidents adoptent la sobriété énergétique, seuls ou après des voisins de confiance"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = Sobriety;
    return std::tuple{
        sim::parameter(&P::alone, "alone", sim::unit::chance_per_month, 0, 1, "assumed; Bass 1969 innovators about 0.03 per year", {"chance to start alone, at full proactivity and the start's price", "probabilité de commencer seul, à proactivité entière et prix de départ"}),
        sim::parameter(&P::convinced, "convinced", sim::unit::chance_per_month, 0, 1, "assumed", {"chance to adopt once convinced", "probabilité d'adopter une fois convaincu"}),
        sim::parameter(&P::cost, "cost", sim::unit::eur, 0, 1e5, "assumed", {"cost of starting", "coût de départ"})};
  }
  using Uses = sim::Access<citizen::all, sim::Along<citizen::ties, citizen::home, commune::within>,
                           sim::Read<citizen::sober, citizen::closeness, citizen::needed, citizen::proactivity, territory::energy_price_households>,
                           sim::Update<citizen::sober, citizen::cash>, sim::Tally<territory::outside>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    if (self.get<citizen::sober>() || self.get<citizen::cash>() < cost) return;
    const auto home = self.follow<citizen::home>();
    const auto territory = home ? home->follow<commune::within>() : std::nullopt;
    if (!territory) return;
    const double price = std::max(1.0, territory->get<territory::energy_price_households>());
    const double luck = rng.uniform(), by_oneself = alone * self.get<citizen::proactivity>() * price;
    if (luck >= std::max(convinced, by_oneself)) return;  // whatever the neighbours do: most need not look at them
    std::uint32_t trusted = 0;  // in hundredths of a neighbour
    for (const auto tie : self.along<citizen::ties>())
      if (tie.other().get<citizen::sober>()) trusted += tie.get<citizen::closeness>();
    if (luck >= (trusted >= 100.0 * self.get<citizen::needed>() ? convinced : by_oneself)) return;
    self.set<citizen::sober>(true);
    self.set<citizen::cash>(self.get<citizen::cash>() - sim::whole<citizen::cash>(cost));
    self.add<territory::outside>(territory->row(), sim::whole<citizen::cash>(cost));
  }
};

}  // namespace models::transition
