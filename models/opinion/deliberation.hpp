// models/opinion/deliberation.hpp -- media, deliberation, and what actors think: who prepares, who provokes change.
//
// Bounded confidence throughout (Deffuant, Neau, Amblard and Weisbuch 2000): only those who are near enough are heard. A
// facilitator widens what is near enough. A crisis wakes; its memory fades, unless it is talked about.
#pragma once
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

#include "models/vocabulary/meeting.hpp"
#include "sim/kernel/process.hpp"

namespace models::opinion {

// A stubborn source speaks to a part of the residents each month that it is paid for.
struct Communication {
  double reach = 0.2, message = 0.9, confidence = 0.4, pull = 0.1;

  static constexpr std::string_view name = "communication";
  static constexpr sim::Text meaning{"media reach residents; those who are near enough in opinion move towards the message", "des médias atteignent les habitants ; ceux dont l'opinion est assez proche vont vers le message"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = Communication;
    return std::tuple{
        sim::parameter(&P::reach, "reach", sim::unit::chance_per_month, 0, 1, "assumed", {"part of the residents reached in a month", "part des habitants atteints en un mois"}),
        sim::parameter(&P::message, "message", sim::unit::one, 0, 1, "the policy", {"proactivity that the message stands for; it does not move", "proactivité portée par le message, qui ne bouge pas"}),
        sim::parameter(&P::confidence, "confidence", sim::unit::one, 0, 1, "assumed; bounded confidence after Deffuant et al. 2000", {"distance of opinion beyond which nobody listens", "écart d'opinion au-delà duquel personne n'écoute"}),
        sim::parameter(&P::pull, "pull", sim::unit::one, 0, 0.5, "assumed", {"part of the distance that a listener moves", "part de l'écart qu'un auditeur parcourt"})};
  }
  using Uses = sim::Access<citizen::all, sim::Along<citizen::home, commune::within>, sim::Read<territory::campaigns>, sim::Update<citizen::proactivity>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    const auto home = self.follow<citizen::home>();
    const auto whole = home ? home->follow<commune::within>() : std::nullopt;
    if (!whole || whole->get<territory::campaigns>() == 0 || !rng.chance(reach)) return;
    const double x = self.get<citizen::proactivity>();
    if (std::abs(message - x) < confidence) self.set<citizen::proactivity>(static_cast<float>(x + pull * (message - x)));
  }
};

// Four channels, each with a reach and a depth. Who takes part hears what was said in the month before and says what it
// thinks; the deeper the channel, the wider the range of opinions that it listens to.
struct Deliberation {
  double meetings_reach = 0.002, online_reach = 0.02, on_site_reach = 0.01, delegated_reach = 0.0005;
  double meetings_depth = 0.8, online_depth = 0.2, on_site_depth = 0.4, delegated_depth = 1;
  double confidence = 0.2, widening = 0.4, pull = 0.3, follow_up = 0.3;

  static constexpr std::string_view name = "deliberation";
  static constexpr sim::Text meaning{"residents deliberate in meetings, on line, on site and by delegates", "les habitants délibèrent en réunion, en ligne, sur place et par délégués"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = Deliberation;
    return std::tuple{
        sim::parameter(&P::meetings_reach, "meetings_reach", sim::unit::chance_per_month, 0, 0.25, "assumed", {"part of the residents who come to a meeting in a month, at a follow-up of a half", "part des habitants venus en réunion en un mois, pour des suites de moitié"}),
        sim::parameter(&P::online_reach, "online_reach", sim::unit::chance_per_month, 0, 0.25, "assumed", {"the same on line", "de même en ligne"}),
        sim::parameter(&P::on_site_reach, "on_site_reach", sim::unit::chance_per_month, 0, 0.25, "assumed", {"the same where people are: markets, schools, shops", "de même là où sont les gens : marchés, écoles, commerces"}),
        sim::parameter(&P::delegated_reach, "delegated_reach", sim::unit::chance_per_month, 0, 0.25, "assumed", {"the same as delegates, drawn or chosen", "de même comme délégués, tirés ou choisis"}),
        sim::parameter(&P::meetings_depth, "meetings_depth", sim::unit::one, 0, 1, "assumed", {"depth of a meeting", "profondeur d'une réunion"}),
        sim::parameter(&P::online_depth, "online_depth", sim::unit::one, 0, 1, "assumed", {"depth on line", "profondeur en ligne"}),
        sim::parameter(&P::on_site_depth, "on_site_depth", sim::unit::one, 0, 1, "assumed", {"depth on site", "profondeur sur place"}),
        sim::parameter(&P::delegated_depth, "delegated_depth", sim::unit::one, 0, 1, "assumed", {"depth of a delegation", "profondeur d'une délégation"}),
        sim::parameter(&P::confidence, "confidence", sim::unit::one, 0, 1, "assumed; as in discuss", {"distance of opinion beyond which nobody listens, without depth", "écart d'opinion au-delà duquel personne n'écoute, sans profondeur"}),
        sim::parameter(&P::widening, "widening", sim::unit::one, 0, 1, "assumed", {"added to that distance at full depth", "ajouté à cet écart à profondeur entière"}),
        sim::parameter(&P::pull, "pull", sim::unit::one, 0, 0.5, "assumed", {"part of the distance that one moves, at full depth", "part de l'écart parcourue, à profondeur entière"}),
        sim::parameter(&P::follow_up, "follow_up", sim::unit::one, 0, 1, "the policy", {"part of what was said that is followed up; more of it brings more people", "part de ce qui est dit qui est suivie d'effet ; elle fait venir plus de monde"})};
  }
  using Uses = sim::Access<citizen::all, sim::Along<citizen::home, commune::within>, sim::Read<territory::deliberations, territory::voiced>, sim::Update<citizen::proactivity>,
                           sim::Tally<territory::took_part, territory::depth_sum, territory::followed_sum, territory::voiced_sum>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    const auto home = self.follow<citizen::home>();
    const auto whole = home ? home->follow<commune::within>() : std::nullopt;
    if (!whole || whole->get<territory::deliberations>() == 0) return;
    const std::array<double, 4> reach{meetings_reach, online_reach, on_site_reach, delegated_reach}, depths{meetings_depth, online_depth, on_site_depth, delegated_depth};
    double drawn = rng.uniform() / (0.5 + follow_up);
    std::size_t channel = 0;
    while (channel < 4 && drawn >= reach[channel]) drawn -= reach[channel++];
    if (channel == 4) return;
    const double depth = depths[channel], x = self.get<citizen::proactivity>(), said = whole->get<territory::voiced>();
    const bool listens = said > 0 && std::abs(said - x) < confidence + widening * depth;
    const double now = listens ? x + pull * depth * (said - x) : x;
    if (listens) self.set<citizen::proactivity>(static_cast<float>(now));
    self.add<territory::took_part>(whole->row(), 1);
    self.add<territory::depth_sum>(whole->row(), depth);
    self.add<territory::followed_sum>(whole->row(), depth * follow_up);
    self.add<territory::voiced_sum>(whole->row(), depth * now);
  }
};

// Each who attends listens to one other at one of its tables; the two opinions move apart from each other.
struct Debate {
  double confidence = 0.2, widening = 0.3, pull = 0.2, settling = 0.2;

  static constexpr std::string_view name = "debate";
  static constexpr sim::Text meaning{"actors who meet and are near enough in opinion draw nearer; talk keeps the memory of crises", "les acteurs réunis et d'opinions assez proches se rapprochent ; en parler garde la mémoire des crises"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = Debate;
    return std::tuple{
        sim::parameter(&P::confidence, "confidence", sim::unit::one, 0, 1, "Deffuant et al. 2000: below 1/2 opinions stay apart; the value is assumed", {"distance of opinion beyond which nobody listens", "écart d'opinion au-delà duquel personne n'écoute"}),
        sim::parameter(&P::widening, "widening", sim::unit::one, 0, 1, "assumed", {"added to that distance by the best facilitator", "ajouté à cet écart par le meilleur animateur"}),
        sim::parameter(&P::pull, "pull", sim::unit::one, 0, 0.5, "Deffuant et al. 2000: 0 to 0.5; the value is assumed", {"part of the distance that one moves", "part de l'écart parcourue"}),
        sim::parameter(&P::settling, "settling", sim::unit::one, 0, 1, "assumed", {"part of what a crisis woke that a meeting turns into a lasting opinion, with the best facilitator", "part de ce qu'une crise a éveillé qu'une réunion rend durable, avec le meilleur animateur"})};
  }
  using Uses = sim::Access<actor::all, sim::Along<group::membership, group::members>, sim::Read<group::meets, group::led, actor::attends, actor::preactive, actor::proactive>,
                           sim::Update<actor::preactive, actor::proactive, actor::roused_preactive, actor::roused_proactive, actor::preactive_gain>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    if (!self.get<actor::attends>()) return;
    std::optional<sim::Other<Uses, actor::all>> heard;
    double led = 0;
    std::uint32_t met = 0;
    for (const auto seat : self.along<group::membership>()) {
      if (!seat.other().get<group::meets>()) continue;
      for (const auto member : seat.other().along<group::members>()) {
        if (member.other().row() == self.row() || !member.other().get<actor::attends>() || rng.below(++met) != 0) continue;
        heard = member.other(), led = seat.other().get<group::led>();
      }
    }
    if (!heard) return;
    const double within = confidence + widening * led, before = self.get<actor::preactive>();
    const double preactive = moved(before, heard->get<actor::preactive>(), within), proactive = moved(self.get<actor::proactive>(), heard->get<actor::proactive>(), within);
    self.set<actor::preactive>(static_cast<float>(preactive)), self.set<actor::proactive>(static_cast<float>(proactive));
    self.set<actor::preactive_gain>(static_cast<float>(double{self.get<actor::preactive_gain>()} + preactive - before));
    const double left = 1 - settling * led;
    self.set<actor::roused_preactive>(static_cast<float>(left * self.get<actor::roused_preactive>()));
    self.set<actor::roused_proactive>(static_cast<float>(left * self.get<actor::roused_proactive>()));
  }

 private:
  double moved(double x, double y, double within) const { return std::abs(x - y) < within ? x + pull * (y - x) : x; }
};

// Dear energy, few orders and want of cash wake an actor; what they woke fades with a half-life of three years.
struct LiveThrough {
  double wake = 0.02, remembered = 0.79;

  static constexpr std::string_view name = "live_through";
  static constexpr sim::Text meaning{"a crisis wakes actors; without another its memory fades", "une crise éveille les acteurs ; sans une autre, sa mémoire s'estompe"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = LiveThrough;
    return std::tuple{sim::parameter(&P::wake, "wake", sim::unit::per_month, 0, 1, "assumed; as in experience", {"part of the way to full readiness per unit of trouble", "part du chemin vers l'état d'éveil entier par unité de difficulté"}),
                      sim::parameter(&P::remembered, "remembered", sim::unit::kept_per_year, 0, 1, "assumed: half-life of three years", {"part of what a crisis woke that remains after a year", "part de ce qu'une crise a éveillé qui demeure après un an"})};
  }
  using Uses = sim::Access<actor::all, sim::Along<actor::firm, actor::place, commune::within>, sim::Read<firm::active, firm::energy_price, firm::activity, firm::cash, territory::energy_price_households>,
                           sim::Update<actor::preactive, actor::proactive, actor::roused_preactive, actor::roused_proactive, actor::preactive_gain>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const double woken = std::min(1.0, wake * trouble(self)), before = self.get<actor::preactive>();
    const auto [preactive, roused] = lived(before, self.get<actor::roused_preactive>(), woken);
    const auto [proactive, stirred] = lived(self.get<actor::proactive>(), self.get<actor::roused_proactive>(), woken);
    self.set<actor::preactive>(static_cast<float>(preactive)), self.set<actor::roused_preactive>(static_cast<float>(roused));
    self.set<actor::proactive>(static_cast<float>(proactive)), self.set<actor::roused_proactive>(static_cast<float>(stirred));
    self.set<actor::preactive_gain>(static_cast<float>(double{self.get<actor::preactive_gain>()} + preactive - before));
  }

 private:
  static double trouble(const sim::Agent<Uses>& self) {
    if (const auto firm = self.follow<actor::firm>()) {
      if (!firm->get<firm::active>()) return 0;
      return std::max(0.0, firm->get<firm::energy_price>() - 1) + std::max(0.0, 1 - double{firm->get<firm::activity>()}) + (firm->get<firm::cash>() < 0 ? 1 : 0);
    }
    const auto place = self.follow<actor::place>();
    const auto whole = place ? place->follow<commune::within>() : std::nullopt;
    return whole ? std::max(0.0, whole->get<territory::energy_price_households>() - 1) : 0;
  }
  std::pair<double, double> lived(double x, double roused, double woken) const {
    const double left = remembered * roused, rested = std::max(0.0, x - (roused - left)), gained = woken * (1 - rested);
    return {rested + gained, left + gained};
  }
};

// Who has learnt to expect trouble holds more stock, before it comes.
struct PrepareAhead {
  double lift = 0.5;

  static constexpr std::string_view name = "prepare_ahead";
  static constexpr sim::Text meaning{"establishments whose actor has become more preactive hold more stock", "les établissements dont l'acteur est devenu plus préactif tiennent plus de stock"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    return std::tuple{sim::parameter(&PrepareAhead::lift, "lift", sim::unit::one, 0, 5, "assumed", {"stock beyond the usual, part of it, for a gain in preparing from 0 to 1", "stock au-delà de l'usage, part de celui-ci, pour un gain de préparation de 0 à 1"})};
  }
  using Uses = sim::Access<firm::all, sim::Along<actor::face_of_firm>, sim::Read<actor::preactive_gain>, sim::Update<firm::stock_factor, firm::readiness>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto face = self.follow<actor::face_of_firm>();
    if (!face) return;
    const auto wanted = static_cast<float>(lift * std::max(0.0, double{face->get<actor::preactive_gain>()}));
    const float held = self.get<firm::readiness>();
    if (wanted == held) return;
    self.set<firm::stock_factor>(self.get<firm::stock_factor>() + wanted - held);
    self.set<firm::readiness>(wanted);
  }
};

}  // namespace models::opinion
