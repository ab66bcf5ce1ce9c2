// models/knowledge/research.hpp -- research: one ability a little up or down, or one capability exchanged for another.
//
// SKIN (Gilbert, Pyka and Ahrweiler 2001). Incremental: ability A of capability number C becomes A +- A/C, in the same
// direction as long as innovations reward it. Radical: a capability is exchanged for one that was not in the kene; that, and
// courses, is how what nobody here can do comes in. SKIN turns to radical research when capital is low; here, where the
// economy holds the capital, after failures in a row. An establishment pays for research; where the budgets of public teams
// are kept is outside the territory.
#pragma once
#include <algorithm>

#include "models/knowledge/catalogue.hpp"
#include "sim/kernel/process.hpp"

namespace models::knowledge {

struct Research {
  double teams = 0.5, firms = 0.01, cost = 0.005, content = 8;
  std::int32_t patience = 3;

  static constexpr std::string_view name = "research";
  static constexpr sim::Text meaning{"research teams and establishments with cash do incremental or radical research", "équipes de recherche et établissements en fonds font de la recherche incrémentale ou radicale"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = Research;
    return std::tuple{sim::parameter(&P::teams, "teams", sim::unit::chance_per_month, 0, 1, "assumed", {"chance that a research team takes a step of research", "probabilité qu'une équipe fasse un pas de recherche"}),
                      sim::parameter(&P::firms, "firms", sim::unit::chance_per_month, 0, 1, "assumed", {"chance that an establishment with cash to spare takes one", "probabilité qu'un établissement en fonds en fasse un"}),
                      sim::parameter(&P::cost, "cost", sim::unit::one, 0, 1, "SKIN: 100 of an initial capital of 20,000", {"cost of a step for an establishment, part of the cash that it keeps", "coût d'un pas pour un établissement, part de la trésorerie qu'il conserve"}),
                      sim::parameter(&P::content, "content", sim::unit::one, 0, 10, "assumed after SKIN's success threshold", {"quality of its best innovation from which nobody does research", "qualité de sa meilleure innovation à partir de laquelle on ne cherche plus"}),
                      sim::parameter(&P::patience, "patience", sim::unit::one, 1, 100, "assumed", {"failures in a row from which research is radical", "échecs de suite à partir desquels la recherche est radicale"})};
  }
  using Uses = sim::Access<actor::all, sim::Along<kene::of, actor::firm, actor::place, commune::within, capability::catalogue>,
                           sim::Read<actor::sphere, actor::quality, actor::reward, actor::failures, firm::active, firm::cash, firm::cash_target, kene::hypothesis>,
                           sim::Update<actor::research_on, actor::research_up, kene::ability, kene::used>, sim::Edit<kene::of>,
                           sim::Tally<firm::cash, territory::outside, territory::research_cost>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    const auto kene = self.along<kene::of>();
    if (kene.empty() || self.get<actor::quality>() >= content) return;
    if (self.get<actor::sphere>() != actor::Sphere::research) {
      if (!paid(self, rng)) return;
    } else if (!rng.chance(teams)) {
      return;
    }
    if (self.get<actor::failures>() >= patience) exchange(self, kene, rng);
    else improve(self, kene, rng);
  }

 private:
  using Kene = sim::Edges<Uses, kene::of>;

  bool paid(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    const auto firm = self.follow<actor::firm>();
    const auto place = self.follow<actor::place>();
    const auto territory = place ? place->follow<commune::within>() : std::nullopt;
    if (!firm || !territory || !firm->get<firm::active>() || !rng.chance(firms)) return false;
    const double price = sim::whole<firm::cash>(cost * firm->get<firm::cash_target>());
    if (firm->get<firm::cash>() < firm->get<firm::cash_target>() * 0.5 + price) return false;  // it keeps half of its usual cash
    self.add<firm::cash>(firm->row(), -price);
    self.add<territory::outside>(territory->row(), price);
    self.add<territory::research_cost>(territory->row(), price);
    return true;
  }

  static void improve(const sim::Agent<Uses>& self, const Kene& kene, sim::Rng& rng) {
    std::optional<std::uint32_t> at;
    bool up = self.get<actor::research_up>();
    const std::uint16_t last = self.get<actor::research_on>();
    if (last > 0 && self.get<actor::reward>() > 0)
      at = place_of(kene, last - 1U);
    if (!at) {  // an element of what its offer rests on; of all, if it has no offer
      std::uint32_t met = 0;
      for (std::uint32_t i = 0; i < kene.size(); ++i)
        if (kene[i].get<kene::hypothesis>() && rng.below(++met) == 0) at = i;
      if (!at) at = rng.below(kene.size());
      up = rng.chance(0.5);
    }
    const auto known = kene[*at];
    const double ability = known.get<kene::ability>(), number = number_of(known) + 1.0;
    known.set<kene::ability>(static_cast<float>(std::clamp(ability + (up ? ability : -ability) / number, 0.0, 10.0)));
    known.set<kene::used>(true);
    self.set<actor::research_on>(static_cast<std::uint16_t>(number));
    self.set<actor::research_up>(up);
  }

  static void exchange(const sim::Agent<Uses>& self, const Kene& kene, sim::Rng& rng) {
    const auto place = self.follow<actor::place>();
    const auto territory = place ? place->follow<commune::within>() : std::nullopt;
    if (!territory || territory->along<capability::catalogue>().empty()) return;
    const auto all = territory->along<capability::catalogue>();
    const auto given_up = kene[rng.below(kene.size())];
    const auto found = all[rng.below(all.size())].other().row();
    if (kene.find(found)) return;  // nothing new
    self.disconnect<kene::of>(self.row(), given_up.other().row());
    self.connect<kene::of>(self.row(), found, sim::with<kene::ability>(static_cast<float>(10 * rng.uniform())), sim::with<kene::expertise>(std::uint8_t{1}), sim::with<kene::used>(true));
    self.set<actor::research_on>(0);
  }
};

}  // namespace models::knowledge
