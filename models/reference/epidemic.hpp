// models/reference/epidemic.hpp -- an epidemic on a daily contact network, everybody at once.
//
// Susceptible, exposed, infectious, recovered (Kermack and McKendrick 1927, in discrete days). Contacts follow OpenABM-Covid19
// (Hinch et al. 2021): a fixed network of ties, of which a share is met each day, and persons met at random, drawn afresh each
// day. Only the one who may be infected looks: between a susceptible and an infectious person a tie can carry one
// infection only, so whether it is met that day is drawn together with whether it infects. Random contacts are met by
// row: rows of this population do not move, since nobody is born, dies or is sorted.
// Conserves: persons; nobody is infected twice.
#pragma once
#include <array>

#include "models/reference/sizes.hpp"
#include "sim/kernel/process.hpp"

namespace models::reference {

namespace person {
enum class Health : std::uint8_t { susceptible, exposed, infectious, recovered };
constexpr std::array<sim::Member, 4> members(Health) {
  return {{{0, "susceptible", {"susceptible", "susceptible"}}, {1, "exposed", {"exposed", "exposée"}}, {2, "infectious", {"infectious", "contagieuse"}}, {3, "recovered", {"recovered", "rétablie"}}}};
}
inline constexpr sim::PopulationKey all{"person", {"somebody who meets others", "quelqu'un qui en rencontre d'autres"}};
inline constexpr sim::ColumnKey<Health> health{all, "health", sim::unit::one, {"as the day began", "au début du jour"}, {"state of health", "état de santé"}};
inline constexpr sim::NetworkKey ties{all, all, "regular_contacts", {"who meets whom regularly", "qui rencontre qui régulièrement"}};
}  // namespace person

struct Contagion {
  double transmission = 0.04, met = 0.5, onset = 0.25, recovery = 1.0 / 6;
  std::uint32_t random_contacts = 4, people = 1'000'000;

  static constexpr std::string_view name = "contagion";
  static constexpr sim::Text meaning{"people meet their contacts of the day; some are infected, fall ill, recover", "on rencontre ses contacts du jour ; certains sont infectés, tombent malades, guérissent"};
  static constexpr auto parameters() {
    using P = Contagion;
    return std::tuple{sim::parameter(&P::transmission, "transmission", sim::unit::one, 0, 1, "assumed: about 2.4 cases per case", {"chance that a contact with somebody infectious infects", "chance qu'un contact avec une personne contagieuse infecte"}),
                      sim::parameter(&P::met, "met", sim::unit::one, 0, 1, "OpenABM-Covid19, daily_fraction_work", {"share of the ties met on a day", "part des liens rencontrés un jour donné"}),
                      sim::parameter(&P::onset, "onset", sim::unit::one, 0, 1, "assumed", {"chance per day that the exposed become infectious", "chance par jour de devenir contagieux"}),
                      sim::parameter(&P::recovery, "recovery", sim::unit::one, 0, 1, "assumed", {"chance per day to recover", "chance par jour de guérir"}),
                      sim::parameter(&P::random_contacts, "random_contacts", sim::unit::person, 0, 1000, "OpenABM-Covid19, mean_random_interactions_adult", {"persons met at random on a day", "personnes rencontrées au hasard un jour donné"}),
                      sim::parameter(&P::people, "people", sim::unit::person, 1, 4e9, "settled", {"rows of the population", "lignes de la population"})};
  }
  using Uses = sim::Access<person::all, sim::Along<person::ties>, sim::Read<person::health>, sim::Update<person::health>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    using enum person::Health;
    switch (self.get<person::health>()) {
      case susceptible: {
        double escape = 1;
        for (const auto tie : self.along<person::ties>())
          if (tie.other().get<person::health>() == infectious) escape *= 1 - met * transmission;
        for (std::uint32_t k = 0; k < random_contacts; ++k)
          if (self.at(sim::Row<person::all>{rng.below(people)}).get<person::health>() == infectious) escape *= 1 - transmission;
        if (escape < 1 && rng.uniform() >= escape) self.set<person::health>(exposed);
        return;
      }
      case exposed:
        if (rng.chance(onset)) self.set<person::health>(infectious);
        return;
      case infectious:
        if (rng.chance(recovery)) self.set<person::health>(recovered);
        return;
      case recovered: return;
    }
  }
};

// A ring in which each knows `ties`/2 on either side, some of the ties leading anywhere (Watts and Strogatz 1998).
sim::World settle_epidemic(const EpidemicSize& size, const EpidemicRule& rule, std::uint64_t seed);

}  // namespace models::reference
