// models/commons/rules.hpp -- rules that contributors vote, or that are imposed; fines, and those who strike back.
//
// Fee 1, fine 3 of twenty tokens as in Fehr and Gaechter 2002 (Nature 415); one fine for each who fines, as in Ostrom,
// Walker and Gardner 1992 (American Political Science Review 86). What is lost to fees and fines is effort: no money moves.
#pragma once
#include <algorithm>
#include <optional>
#include <vector>

#include "models/vocabulary/commons.hpp"
#include "sim/kernel/process.hpp"

namespace models::commons {

// Those who would not be fined vote for sanctions; without the right to organise, the host may overrule them.
struct Vote {
  double tolerance = 0.2, overruled = 0.1;

  static constexpr std::string_view name = "commons_vote";
  static constexpr sim::Text meaning{"contributors vote sanctions in by majority", "les contributeurs votent des sanctions à la majorité"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = Vote;
    return std::tuple{sim::parameter(&P::tolerance, "tolerance", sim::unit::one, 0, 1, "assumed", {"part below the mean up to which one expects no fine", "écart sous la moyenne jusqu'auquel on ne craint pas d'amende"}),
                      sim::parameter(&P::overruled, "overruled", sim::unit::chance_per_month, 0, 1, "assumed", {"chance that the host ends voted rules where there is no right to organise", "probabilité que l'hôte annule les règles votées sans droit de s'organiser"})};
  }
  using Uses = sim::Access<commons::all, sim::Along<commons::contributors>, sim::Read<commons::runs, commons::principles, commons::given, commons::rounds>, sim::Update<commons::sanctions>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    const auto principles = self.get<commons::principles>();
    if (!self.get<commons::runs>() || !keeps(principles, principle::collective_choice)) return;
    if (self.get<commons::sanctions>() == Sanctions::chosen) {
      if (!keeps(principles, principle::right_to_organise) && rng.chance(overruled)) self.set<commons::sanctions>(Sanctions::none);
      return;
    }
    double sum = 0;
    std::uint32_t voters = 0, yes = 0;
    for (const auto seat : self.along<commons::contributors>())
      if (seat.get<commons::rounds>() > 0) sum += double{seat.get<commons::given>()}, ++voters;
    if (voters < 2) return;
    for (const auto seat : self.along<commons::contributors>())
      yes += seat.get<commons::rounds>() > 0 && seat.get<commons::given>() >= (1 - tolerance) * sum / voters ? 1 : 0;
    if (yes < voters && 2 * yes > voters) self.set<commons::sanctions>(Sanctions::chosen);  // nobody to fine: nothing to vote
  }
};

struct Sanction {
  double fee = 0.05, fine = 0.15, tolerance = 0.2, zeal = 0.5, seen = 0.9, seen_without = 0.4;
  double response = 1.5, imposed_response = 0.5, remembered = 0.9, antisocial = 0.5, arena = 0.25;
  std::int32_t grades = 3;

  static constexpr std::string_view name = "sanction";
  static constexpr sim::Text meaning{"contributors fine those who give too little; some of these strike back", "les contributeurs sanctionnent ceux qui donnent trop peu ; certains se vengent"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = Sanction;
    return std::tuple{
        sim::parameter(&P::fee, "fee", sim::unit::one, 0, 1, "Fehr and Gaechter 2002: 1 of 20", {"part of effort that a fine costs who sets it", "part d'effort que coûte une amende à qui l'inflige"}),
        sim::parameter(&P::fine, "fine", sim::unit::one, 0, 1, "Fehr and Gaechter 2002: 3 of 20", {"part of effort that it takes", "part d'effort qu'elle prend"}),
        sim::parameter(&P::tolerance, "tolerance", sim::unit::one, 0, 1, "assumed", {"part below the mean from which one is fined", "écart sous la moyenne à partir duquel on est sanctionné"}),
        sim::parameter(&P::zeal, "zeal", sim::unit::one, 0, 1, "assumed", {"chance that somebody who gives the mean or more fines one of those seen", "probabilité qu'un contributeur au moins moyen sanctionne l'un de ceux qu'il voit"}),
        sim::parameter(&P::seen, "seen", sim::unit::one, 0, 1, "assumed", {"chance that giving too little is seen, with monitoring", "probabilité que donner trop peu soit vu, avec surveillance"}),
        sim::parameter(&P::seen_without, "seen_without", sim::unit::one, 0, 1, "assumed", {"the same without monitoring", "la même sans surveillance"}),
        sim::parameter(&P::response, "response", sim::unit::one, 0, 20, "assumed", {"effort that a fine adds later, per effort fined", "effort ajouté ensuite par une amende, par effort pris"}),
        sim::parameter(&P::imposed_response, "imposed_response", sim::unit::one, 0, 1, "assumed after crowding out by rules from outside (Cardenas, Stranlund and Willis 2000)", {"part of that response where sanctions are imposed", "part de cette réponse si les sanctions sont imposées"}),
        sim::parameter(&P::remembered, "remembered", sim::unit::one, 0, 1, "assumed", {"part of the response that is left a month later", "part de la réponse qui reste un mois après"}),
        sim::parameter(&P::antisocial, "antisocial", sim::unit::one, 0, 1, "assumed; that it follows distrust: Herrmann, Thoeni and Gaechter 2008", {"chance that somebody fined strikes back without any trust", "probabilité de représailles sans aucune confiance"}),
        sim::parameter(&P::arena, "arena", sim::unit::one, 0, 1, "assumed", {"part of that chance that is left with arenas for conflicts", "part de cette probabilité qui reste avec des arènes de conflit"}),
        sim::parameter(&P::grades, "grades", sim::unit::one, 1, 20, "assumed", {"offences after which a graduated fine is whole", "récidives après lesquelles une amende graduée est entière"})};
  }
  using Uses = sim::Access<commons::all, sim::Along<commons::contributors, actor::trust>,
                           sim::Read<commons::runs, commons::sanctions, commons::principles, commons::given, actor::good, actor::bad>,
                           sim::Update<commons::burden, commons::lesson, commons::fined, commons::offences, commons::payoff>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    const auto seats = self.along<commons::contributors>();
    for (const auto seat : seats) seat.set<commons::lesson>(static_cast<float>(remembered * double{seat.get<commons::lesson>()}));
    if (!self.get<commons::runs>() || self.get<commons::sanctions>() == Sanctions::none || seats.size() < 2) return;
    double mean = 0;
    for (const auto seat : seats) mean += double{seat.get<commons::given>()} / seats.size();
    const auto principles = self.get<commons::principles>();
    std::vector<std::uint32_t> caught;
    for (std::uint32_t i = 0; i < seats.size(); ++i)
      if (seats[i].get<commons::given>() < (1 - tolerance) * mean && rng.chance(keeps(principles, principle::monitoring) ? seen : seen_without)) caught.push_back(i);
    if (caught.empty()) return;
    const double learns = response * (self.get<commons::sanctions>() == Sanctions::imposed ? imposed_response : 1);
    const double strikes = antisocial * (keeps(principles, principle::conflict_arenas) ? arena : 1);
    double lost = 0;
    for (std::uint32_t i = 0; i < seats.size(); ++i) {
      if (seats[i].get<commons::given>() < mean || !rng.chance(zeal)) continue;
      const auto offender = seats[caught[rng.below(static_cast<std::uint32_t>(caught.size()))]];
      const double part = keeps(principles, principle::graduated_sanctions) ? std::min(1.0, (1.0 + offender.get<commons::offences>()) / grades) : 1;
      lost += pay(seats[i], offender, part * fine, learns);
      if (offender.get<commons::offences>() < 255) offender.set<commons::offences>(static_cast<std::uint8_t>(offender.get<commons::offences>() + 1));
      const auto tie = offender.other().along<actor::trust>().find(seats[i].other().row());
      const double trust = tie ? actor::trust_of(tie->get<actor::good>(), tie->get<actor::bad>()) : 0.5;
      if (rng.chance(strikes * (1 - trust))) lost += pay(offender, seats[i], fine, -learns);  // the generous learn to give less
    }
    self.set<commons::burden>(lost / seats.size());
  }

 private:
  // `by` pays the fee; `of` the fine, and remembers it.
  template <class Seat> double pay(const Seat& by, const Seat& of, double amount, double learns) const {
    by.template set<commons::payoff>(static_cast<float>(double{by.template get<commons::payoff>()} - fee));
    of.template set<commons::payoff>(static_cast<float>(double{of.template get<commons::payoff>()} - amount));
    of.template set<commons::fined>(static_cast<float>(double{of.template get<commons::fined>()} + amount));
    of.template set<commons::lesson>(static_cast<float>(std::clamp(double{of.template get<commons::lesson>()} + learns * amount, -0.5, 1.0)));
    return fee + amount;
  }
};

}  // namespace models::commons
