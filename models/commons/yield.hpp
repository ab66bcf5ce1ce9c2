// models/commons/yield.hpp -- what a commons yields: a harvest that may collapse, or items that are copied and not used up.
#pragma once
#include <algorithm>

#include "models/vocabulary/commons.hpp"
#include "sim/kernel/process.hpp"

namespace models::commons {

// dR/dt = rR(1 - R/K) - p R²/(R² + a²): for K > 5.2 a two stable states, and a stock that collapsed comes back only at a
// pressure well below the one at which it did (Noy-Meir 1975; May 1977, Nature 269).
struct CommonPool {
  double restraint = 0.5, outsiders = 0.3, cut_below = 0.5;

  static constexpr std::string_view name = "common_pool";
  static constexpr sim::Text meaning{"the stock of a physical commons grows and is harvested", "le stock d'un commun physique croît et est récolté"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = CommonPool;
    return std::tuple{sim::parameter(&P::restraint, "restraint", sim::unit::one, 0, 1, "assumed", {"part of its harvest that somebody who gives everything forgoes", "part de sa récolte à laquelle renonce qui donne tout"}),
                      sim::parameter(&P::outsiders, "outsiders", sim::unit::one, 0, 10, "assumed", {"harvest of outsiders where there are no boundaries, per harvest of contributors who do not hold back", "récolte des autres sans limites, rapportée à celle de contributeurs sans retenue"}),
                      sim::parameter(&P::cut_below, "cut_below", sim::unit::one, 0, 1, "assumed", {"stock over capacity below which rules that fit cut the harvest in proportion", "stock rapporté à la capacité sous lequel des règles adaptées réduisent la récolte"})};
  }
  using Uses = sim::Access<commons::all, sim::Along<commons::contributors>,
                           sim::Read<commons::kind, commons::principles, commons::capacity, commons::growth, commons::harvest, commons::half_saturation, commons::contribution>,
                           sim::Update<commons::stock, commons::benefit, commons::spilled>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    if (self.get<commons::kind>() != Kind::physical || self.get<commons::capacity>() <= 0) return;
    const double capacity = self.get<commons::capacity>(), most = self.get<commons::harvest>(), a = self.get<commons::half_saturation>();
    const auto principles = self.get<commons::principles>();
    const double held_back = 1 - restraint * self.get<commons::contribution>(), others = keeps(principles, principle::boundaries) ? 0 : outsiders;
    constexpr int parts = 32;  // of a month; explicit steps are stable while r < 64 per month
    const double span = self.now().days / sim::unit::days_per_month / parts;
    double stock = self.get<commons::stock>(), own = 0, spilled = 0;
    for (int i = 0; i < parts; ++i) {
      const double low = cut_below * capacity, adapted = keeps(principles, principle::fit) && stock < low ? stock / low : 1;
      const double mine = span * harvested(stock, most * held_back * adapted, a), theirs = span * harvested(stock, most * others, a);
      stock = std::max(0.0, stock + span * grown(stock, capacity, self.get<commons::growth>()) - mine - theirs);
      own += mine, spilled += theirs;
    }
    self.set<commons::stock>(stock);
    self.set<commons::benefit>(own / std::max<double>(1, self.along<commons::contributors>().size()));
    self.set<commons::spilled>(spilled);
  }
};

// Effort given is codified into items; contributors copy them; both lose their worth with time. Copying takes nothing away.
struct Codify {
  double rate = 0.5, fidelity = 0.8, copied = 0.2, kept = 0.98;

  static constexpr std::string_view name = "codify";
  static constexpr sim::Text meaning{"contributors codify practices and copy those of others", "les contributeurs codifient des pratiques et copient celles des autres"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = Codify;
    return std::tuple{sim::parameter(&P::rate, "rate", sim::unit::one, 0, 1000, "assumed", {"items that a contributor codifies in a month of all its effort", "éléments codifiés en un mois de tout son effort"}),
                      sim::parameter(&P::fidelity, "fidelity", sim::unit::one, 0, 1, "assumed", {"part of what is codified that a copy keeps", "part de ce qui est codifié que garde une copie"}),
                      sim::parameter(&P::copied, "copied", sim::unit::one, 0, 1, "assumed", {"part of what it lacks that a contributor copies in a month", "part de ce qui lui manque que copie un contributeur en un mois"}),
                      sim::parameter(&P::kept, "kept", sim::unit::kept_per_month, 0, 1, "assumed", {"part of items that are not out of date a month later", "part des éléments non périmés un mois après"})};
  }
  using Uses = sim::Access<commons::all, sim::Along<commons::contributors>, sim::Read<commons::kind, commons::given>, sim::Update<commons::items, commons::benefit, commons::held>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    if (self.get<commons::kind>() != Kind::information) return;
    const auto seats = self.along<commons::contributors>();
    double items = kept * self.get<commons::items>(), held = 0;
    for (const auto seat : seats) items += rate * double{seat.get<commons::given>()};
    for (const auto seat : seats) {
      const double own = kept * double{seat.get<commons::held>()}, now = own + copied * std::max(0.0, fidelity * items - own);
      seat.set<commons::held>(static_cast<float>(now));
      held += now;
    }
    self.set<commons::items>(items);
    self.set<commons::benefit>(seats.empty() ? 0 : held / seats.size());
  }
};

}  // namespace models::commons
