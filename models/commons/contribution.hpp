// models/commons/contribution.hpp -- what contributors give: by type, by what they believe of the others, by what was agreed.
//
// Decay comes from imperfect conditional cooperation: people give a little less than they believe that others do
// (Fischbacher and Gaechter 2010, American Economic Review 100).
#pragma once
#include <algorithm>

#include "models/vocabulary/commons.hpp"
#include "sim/kernel/process.hpp"

namespace models::commons {

// A talk in which enough speak leaves an agreement that holds for some months.
struct Talk {
  double speaks = 0.8, quorum = 2.0 / 3;
  std::int32_t months = 3;

  static constexpr std::string_view name = "commons_talk";
  static constexpr sim::Text meaning{"contributors talk; when enough speak, an agreement holds for some months", "les contributeurs parlent ; si assez s'expriment, un accord tient quelques mois"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = Talk;
    return std::tuple{sim::parameter(&P::speaks, "speaks", sim::unit::one, 0, 1, "assumed", {"chance that a contributor speaks", "probabilité qu'un contributeur s'exprime"}),
                      sim::parameter(&P::quorum, "quorum", sim::unit::one, 0, 1, "assumed", {"part who must speak", "part qui doit s'exprimer"}),
                      sim::parameter(&P::months, "months", sim::unit::month, 1, 120, "assumed", {"months for which the agreement counts", "mois pendant lesquels l'accord compte"})};
  }
  using Uses = sim::Access<commons::all, sim::Along<commons::contributors>, sim::Read<commons::runs, commons::talk>, sim::Update<commons::agreed>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    const std::int32_t left = std::max(0, self.get<commons::agreed>() - 1);
    self.set<commons::agreed>(static_cast<std::uint8_t>(left));
    const std::uint32_t present = self.along<commons::contributors>().size();
    if (!self.get<commons::talk>() || !self.get<commons::runs>() || present < 2) return;
    std::uint32_t spoke = 0;
    for (std::uint32_t i = 0; i < present; ++i) spoke += rng.chance(speaks) ? 1 : 0;
    if (spoke >= quorum * present) self.set<commons::agreed>(static_cast<std::uint8_t>(months));
  }
};

struct Contribute {
  double own_belief = 0.57, others = 0.42, by_belief = 0.67, by_preference = 0.24, free_rider_pull = 0.5, agreement = 0.25, multiplier = 1.6;

  static constexpr std::string_view name = "contribute";
  static constexpr sim::Text meaning{"contributors give a part of their effort, after what they believe of the others", "les contributeurs donnent une part de leur effort, selon ce qu'ils croient des autres"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = Contribute;
    constexpr std::string_view learnt = "Fischbacher and Gaechter 2010, from memory";
    return std::tuple{
        sim::parameter(&P::own_belief, "own_belief", sim::unit::one, 0, 1, learnt, {"weight of the old belief", "poids de l'ancienne croyance"}),
        sim::parameter(&P::others, "others", sim::unit::one, 0, 1, learnt, {"weight of what the others gave last", "poids de ce que les autres ont donné"}),
        sim::parameter(&P::by_belief, "by_belief", sim::unit::one, 0, 1, learnt, {"weight of the belief in what one gives", "poids de la croyance dans ce que l'on donne"}),
        sim::parameter(&P::by_preference, "by_preference", sim::unit::one, 0, 1, learnt, {"weight of what one's type would give", "poids de ce que donnerait son type"}),
        sim::parameter(&P::free_rider_pull, "free_rider_pull", sim::unit::one, 0, 1, "assumed: 1 (all alike) ends too high, 0 starts too low (docs/methods/evidence.md)", {"part of the belief's weight that holds for free riders", "part du poids de la croyance valable pour les passagers clandestins"}),
        sim::parameter(&P::agreement, "agreement", sim::unit::one, 0, 1, "assumed", {"part of effort that an agreement adds", "part d'effort qu'ajoute un accord"}),
        sim::parameter(&P::multiplier, "multiplier", sim::unit::one, 0, 100, "Fehr and Gaechter 2000: four players, each has 0.4 of every unit given", {"what all have together of one unit given", "ce que tous ont ensemble d'une unité donnée"})};
  }
  using Uses = sim::Access<commons::all, sim::Along<commons::contributors>, sim::Read<commons::until, commons::agreed, commons::type, commons::lesson>,
                           sim::Update<commons::contribution, commons::burden, commons::preference, commons::belief, commons::given, commons::rounds, commons::fined, commons::payoff>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto seats = self.along<commons::contributors>();
    self.set<commons::burden>(0);
    self.set<commons::contribution>(0);
    if (self.now().day >= self.get<commons::until>()) {  // it has ended
      for (const auto seat : seats) seat.set<commons::given>(0), seat.set<commons::fined>(0), seat.set<commons::payoff>(0);
      return;
    }
    double last = 0, played = 0;
    for (const auto seat : seats)
      if (seat.get<commons::rounds>() > 0) last += double{seat.get<commons::given>()}, played += 1;
    double sum = 0;
    for (const auto seat : seats) {
      const bool took_part = seat.get<commons::rounds>() > 0;
      double belief = seat.get<commons::belief>();
      const double others_there = played - (took_part ? 1 : 0);
      if (others_there > 0) belief = own_belief * belief + others * (last - (took_part ? double{seat.get<commons::given>()} : 0)) / others_there;
      const Type type = seat.get<commons::type>();
      const double preference = preferred(type, belief), pull = type == Type::free_rider ? free_rider_pull : 1;
      const double gives = std::clamp(pull * by_belief * belief + by_preference * preference + (self.get<commons::agreed>() > 0 ? agreement : 0) + double{seat.get<commons::lesson>()}, 0.0, 1.0);
      seat.set<commons::belief>(static_cast<float>(belief));
      seat.set<commons::preference>(static_cast<float>(preference));
      seat.set<commons::given>(static_cast<float>(gives));
      seat.set<commons::fined>(0);
      if (seat.get<commons::rounds>() < 0xFFFF) seat.set<commons::rounds>(static_cast<std::uint16_t>(seat.get<commons::rounds>() + 1));
      sum += gives;
    }
    if (seats.empty()) return;
    const double mean = sum / seats.size();
    self.set<commons::contribution>(mean);
    for (const auto seat : seats) seat.set<commons::payoff>(static_cast<float>(1 - double{seat.get<commons::given>()} + multiplier * mean));
  }
};

}  // namespace models::commons
