// models/knowledge/learn.hpp -- learning from partners: capabilities pass in running projects and in meetings, along trust.
//
// SKIN's learning rule (Gilbert, Pyka and Ahrweiler 2001): what is known is taken over if the partner has more expertise;
// what is not is added if there is room, with one point of expertise less, at least 2. Here each lesson succeeds with
//   rate x trust x facilitation x (1 + absorption) x culture x, if new, what one understands of the partner.
// To understand needs fields in common (Cohen and Levinthal 1990), to learn needs a difference: most is learned at an
// intermediate distance (Nooteboom et al. 2007). Nothing comes from nowhere: a lesson is something that the partner has.
#pragma once
#include <algorithm>
#include <array>

#include "models/knowledge/catalogue.hpp"
#include "models/vocabulary/attractiveness.hpp"
#include "models/vocabulary/group.hpp"
#include "models/vocabulary/project.hpp"
#include "sim/kernel/process.hpp"

namespace models::knowledge {

struct LearnFromPartners {
  double rate = 0.3, facilitated = 2, foreign = 0.1, culture = 0.5;

  static constexpr std::string_view name = "learn_from_partners";
  static constexpr sim::Text meaning{"actors learn from partners in projects and from those whom they meet in groups", "les acteurs apprennent de leurs partenaires de projet et de ceux qu'ils rencontrent en groupe"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = LearnFromPartners;
    return std::tuple{sim::parameter(&P::rate, "rate", sim::unit::chance_per_month, 0, 1, "assumed", {"chance that a lesson succeeds at full trust, without facilitation", "probabilité qu'une leçon réussisse à confiance entière, sans animation"}),
                      sim::parameter(&P::facilitated, "facilitated", sim::unit::one, 1, 5, "assumed", {"how many times likelier it is in a group of full facilitation", "combien de fois plus probable dans un groupe pleinement animé"}),
                      sim::parameter(&P::foreign, "foreign", sim::unit::one, 0, 1, "assumed after Cohen and Levinthal 1990", {"what is understood of a partner without a field in common", "ce que l'on comprend d'un partenaire sans domaine commun"}),
                      sim::parameter(&P::culture, "culture", sim::unit::one, 0, 1, "assumed", {"how much the learner's culture of cooperation changes the chance", "effet de la culture de coopération de l'apprenant sur la probabilité"})};
  }
  using Uses = sim::Access<actor::all, sim::Along<project::projects, project::partners, group::membership, group::members, actor::trust, kene::of, actor::place, commune::within>,
                           sim::Read<project::phase, project::brings, group::meets, group::kind, group::topic, group::facilitation, actor::attends, actor::good, actor::bad, actor::fields, actor::room,
                                     actor::absorption, actor::culture, actor::cooperation, capability::topic, kene::ability, kene::expertise, kene::shared>,
                           sim::Update<kene::ability, kene::expertise, kene::used>, sim::Edit<kene::of>, sim::Tally<territory::capabilities_learned>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    const double own_part = (1 + double{self.get<actor::absorption>()}) * std::max(0.0, 1 + culture * self.get<actor::culture>());
    Lessons lessons;
    for (const auto joined : self.along<project::projects>()) {  // of each partner, what it brings to the project
      const auto project = joined.other();
      if (project.get<project::phase>() != project::Phase::running) continue;
      for (const auto part : project.along<project::partners>()) {
        const auto partner = part.other();
        if (partner.row() == self.row()) continue;
        const auto kene = partner.along<kene::of>();
        if (const auto brought = place_of(kene, part.get<project::brings>())) consider(self, partner, kene[*brought], own_part, lessons, rng);
      }
    }
    if (self.get<actor::attends>())
      for (const auto seat : self.along<group::membership>())
        if (seat.other().get<group::meets>()) talk(self, seat.other(), own_part, lessons, rng);
    apply(self, lessons, rng);
  }

 private:
  struct Lesson {
    sim::Row<capability::all> capability;
    float ability;
    std::uint8_t expertise;
  };
  struct Lessons {  // of one month; more than these nobody learns
    std::array<Lesson, 16> of{};
    std::size_t count = 0;
  };

  // At a meeting an actor talks with one of those who came, about one thing that this one would share.
  void talk(const sim::Agent<Uses>& self, const sim::Other<Uses, group::all>& group, double own_part, Lessons& lessons, sim::Rng& rng) const {
    std::optional<sim::Other<Uses, actor::all>> fellow;
    std::uint32_t met = 0, told = 0;
    for (const auto member : group.along<group::members>())
      if (member.other().row() != self.row() && member.other().get<actor::attends>() && rng.below(++met) == 0) fellow.emplace(member.other());
    if (!fellow) return;
    const auto kind = group.get<group::kind>();
    const bool on_topic = kind == group::Kind::working_group || kind == group::Kind::collective;
    const auto kene = fellow->along<kene::of>();
    std::optional<std::uint32_t> topic_of_talk;
    for (std::uint32_t i = 0; i < kene.size(); ++i)
      if (kene[i].get<kene::shared>() && (!on_topic || kene[i].other().get<capability::topic>() == group.get<group::topic>()) && rng.below(++told) == 0) topic_of_talk = i;
    if (topic_of_talk) consider(self, *fellow, kene[*topic_of_talk], own_part * (1 + (facilitated - 1) * group.get<group::facilitation>()), lessons, rng);
  }

  void consider(const sim::Agent<Uses>& self, const sim::Other<Uses, actor::all>& teacher, const sim::Edge<Uses, kene::of, false>& taught, double factor, Lessons& lessons, sim::Rng& rng) const {
    const auto capability = taught.other().row();
    const auto own = self.along<kene::of>().find(capability);
    const std::uint8_t expertise = taught.get<kene::expertise>();
    if (own && own->get<kene::expertise>() >= expertise) return;
    const auto tie = self.along<actor::trust>().find(teacher.row());
    double chance = rate * factor * (tie ? actor::trust_of(tie->get<actor::good>(), tie->get<actor::bad>()) : 0.5);
    if (!own) chance *= foreign + (1 - foreign) * attractiveness::understanding(self.get<actor::fields>(), teacher.get<actor::fields>());
    if (!rng.chance(chance)) return;
    for (std::size_t i = 0; i < lessons.count; ++i) {
      Lesson& same = lessons.of[i];
      if (same.capability != capability) continue;
      if (expertise > same.expertise) same.ability = taught.get<kene::ability>(), same.expertise = expertise;
      return;
    }
    if (lessons.count < lessons.of.size()) lessons.of[lessons.count++] = {capability, taught.get<kene::ability>(), expertise};
  }

  static void apply(const sim::Agent<Uses>& self, const Lessons& lessons, sim::Rng& rng) {
    const auto kene = self.along<kene::of>();
    std::uint32_t length = kene.size(), added = 0;
    for (std::size_t i = 0; i < lessons.count; ++i) {
      const Lesson& lesson = lessons.of[i];
      if (const auto own = kene.find(lesson.capability)) {
        own->set<kene::ability>(lesson.ability);
        own->set<kene::expertise>(lesson.expertise);
        own->set<kene::used>(true);
      } else if (length < self.get<actor::room>()) {
        ++length, ++added;
        self.connect<kene::of>(self.row(), lesson.capability, sim::with<kene::ability>(lesson.ability), sim::with<kene::expertise>(static_cast<std::uint8_t>(std::max(2, lesson.expertise - 1))),
                               sim::with<kene::shared>(rng.chance(self.get<actor::cooperation>())), sim::with<kene::used>(true));
      }
    }
    if (added == 0) return;
    const auto place = self.follow<actor::place>();
    if (const auto territory = place ? place->follow<commune::within>() : std::nullopt) self.add<territory::capabilities_learned>(territory->row(), added);
  }
};

}  // namespace models::knowledge
