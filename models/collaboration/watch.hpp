// models/collaboration/watch.hpp -- who hears of open calls: scanning that costs, word of mouth, the platform's watch.
#pragma once
#include <algorithm>
#include <cmath>

#include "models/vocabulary/agenda.hpp"
#include "models/vocabulary/platform.hpp"
#include "sim/kernel/process.hpp"

namespace models::collaboration {

// Each month an actor that an open call concerns and that has heard of none may hear of one. Without an open call nobody
// scans, and nothing is paid.
struct Watch {
  double scans = 0.2, finds = 0.4, cost = 60, told = 0.8, passed_on = 0.05;
  bool full_information = false;

  static constexpr std::string_view name = "watch";
  static constexpr sim::Text meaning{"actors hear of open calls by scanning, from acquaintances or from the platform", "des acteurs apprennent les appels en cours par leur veille, leurs connaissances ou la plateforme"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = Watch;
    return std::tuple{
        sim::parameter(&P::scans, "scans", sim::unit::chance_per_month, 0, 1, "assumed", {"chance that an actor of full proactivity scans in a month", "probabilité qu'un acteur à pleine proactivité fasse de la veille dans le mois"}),
        sim::parameter(&P::finds, "finds", sim::unit::one, 0, 1, "assumed", {"chance that scanning finds an open call", "probabilité que la veille trouve un appel ouvert"}),
        sim::parameter(&P::cost, "cost", sim::unit::eur, 0, 1e5, "assumed: two hours of an employee", {"cost of a month's scanning for a firm", "coût d'un mois de veille pour une entreprise"}),
        sim::parameter(&P::told, "told", sim::unit::chance_per_month, 0, 1, "assumed", {"chance that the platform's watch tells a member of an open call", "probabilité que la veille de la plateforme signale un appel ouvert à un membre"}),
        sim::parameter(&P::passed_on, "passed_on", sim::unit::chance_per_month, 0, 1, "assumed", {"chance that an acquaintance who has heard of a call passes it on", "probabilité qu'une connaissance informée transmette l'information"}),
        sim::parameter(&P::full_information, "full_information", sim::unit::one, 0, 1, "an option to measure what blindness costs", {"everybody hears of every call at once, at no cost", "chacun connaît aussitôt tous les appels, sans coût"})};
  }
  using Uses = sim::Access<actor::all, sim::Along<actor::place, commune::within, project::open_calls, actor::heard, actor::trust, actor::platform, actor::firm>,
                           sim::Read<actor::topic, actor::topics_mask, actor::proactive, call::topic, call::closes, call::selected, platform::runs, platform::watch, firm::active>,
                           sim::Update<actor::heard_day>, sim::Tally<firm::cash, territory::outside, territory::watch_paid>, sim::Edit<actor::heard>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    if (const auto heard = self.follow<actor::heard>()) {
      if (self.now().day < heard->get<call::closes>() && !heard->get<call::selected>()) return;
      self.relink<actor::heard>(self.row(), std::nullopt);
    }
    const auto place = self.follow<actor::place>();
    const auto territory = place ? place->follow<commune::within>() : std::nullopt;
    if (!territory) return;
    std::optional<sim::Row<call::all>> open;  // one of those that concern it, drawn evenly
    std::uint32_t met = 0;
    for (const auto edge : territory->along<project::open_calls>()) {
      const auto call = edge.other();
      const std::uint8_t topic = call.get<call::topic>();
      const bool concerns = topic >= actor::topics || topic == self.get<actor::topic>() || (self.get<actor::topics_mask>() >> topic & 1U) != 0;
      if (concerns && self.now().day < call.get<call::closes>() && rng.below(++met) == 0) open = call.row();
    }
    if (!open) return;
    const auto firm = self.follow<actor::firm>();
    if (firm && !firm->get<firm::active>()) return;
    if (!full_information && !by_platform(self, rng) && !by_scanning(self, firm, territory->row(), rng)) {
      open = from_acquaintances(self, rng);
      if (!open) return;
    }
    self.relink<actor::heard>(self.row(), open);
    self.set<actor::heard_day>(self.now().day);
  }

 private:
  bool by_platform(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    const auto platform = self.follow<actor::platform>();
    return platform && platform->get<platform::runs>() && platform->get<platform::watch>() && rng.chance(told);
  }
  bool by_scanning(const sim::Agent<Uses>& self, const std::optional<sim::Other<Uses, firm::all>>& firm, sim::Row<territory::all> territory, sim::Rng& rng) const {
    if (!rng.chance(scans * self.get<actor::proactive>())) return false;
    if (firm && cost > 0) {
      self.add<firm::cash>(firm->row(), -cost);
      self.add<territory::outside>(territory, cost);  // information is bought outside: assumed
      self.add<territory::watch_paid>(territory, cost);
    }
    return rng.chance(finds);
  }
  std::optional<sim::Row<call::all>> from_acquaintances(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    if (passed_on <= 0) return std::nullopt;
    std::optional<sim::Row<call::all>> chosen;
    std::uint32_t met = 0;
    for (const auto tie : self.along<actor::trust>())
      if (const auto theirs = tie.other().follow<actor::heard>(); theirs && self.now().day < theirs->get<call::closes>() && rng.below(++met) == 0) chosen = theirs->row();
    return met > 0 && rng.chance(1 - std::pow(1 - passed_on, met)) ? chosen : std::nullopt;
  }
};

}  // namespace models::collaboration
