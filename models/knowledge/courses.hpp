// models/knowledge/courses.hpp -- training and online courses: who wants one, who pays, who completes it.
//
// Two policies, with dates: each month actors ask their union of communes for a place; it pays while the money lasts, and
// what it pays leaves the territory. Whoever completes gains cooperation skill, digital skill and a capability; courses and
// radical research are the two doors by which a capability comes in that nobody here has. Most who begin an online course
// do not complete it (Jordan 2014, 2015), and some never begin: they lack the digital skill. That is measured by sphere.
#pragma once
#include <algorithm>
#include <bit>

#include "models/knowledge/catalogue.hpp"
#include "sim/kernel/process.hpp"

namespace models::knowledge {

struct Train {
  double interest = 0.01, cost = 600, completed = 0.9, months = 3;

  static constexpr std::string_view name = "train";
  static constexpr sim::Text meaning{"actors ask their union of communes for a place in a training", "les acteurs demandent une place de formation à leur intercommunalité"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = Train;
    return std::tuple{sim::parameter(&P::interest, "interest", sim::unit::chance_per_month, 0, 1, "assumed", {"chance that an actor asks for a place", "probabilité qu'un acteur demande une place"}),
                      sim::parameter(&P::cost, "cost", sim::unit::eur, 0, 1e5, "assumed: two days in a group", {"cost of a place", "coût d'une place"}),
                      sim::parameter(&P::completed, "completed", sim::unit::one, 0, 1, "assumed", {"part of those who begin that completes", "part de ceux qui commencent qui vont au bout"}),
                      sim::parameter(&P::months, "months", sim::unit::month, 0, 60, "assumed", {"length of a training", "durée d'une formation"})};
  }
  using Uses = sim::Access<actor::all, sim::Along<actor::place, public_body::union_of>, sim::Read<actor::lacks, actor::fields>,
                           sim::Update<actor::course, actor::course_until, actor::course_completed>, sim::Bid<actor::course_place>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    if (self.get<actor::course>() != actor::Course::none || !rng.chance(interest)) return;
    const auto place = self.follow<actor::place>();
    const auto host = place ? place->follow<public_body::union_of>() : std::nullopt;
    if (!host) return;
    self.set<actor::course>(actor::Course::classroom);
    self.set<actor::course_until>(self.now().day + static_cast<std::int32_t>(months * sim::unit::days_per_month));
    self.set<actor::course_completed>(static_cast<float>(completed));
    self.bid<actor::course_place>(host->row(), std::popcount(self.get<actor::lacks>() & ~self.get<actor::fields>()), cost);  // those who lack most first
  }
};

struct OnlineCourses {
  double interest = 0.02, cost = 40, completed = 0.1, months = 2, needed = 0.4;

  static constexpr std::string_view name = "online_courses";
  static constexpr sim::Text meaning{"actors with the digital skill enrol in an online course, which their union of communes pays", "les acteurs qui ont la compétence numérique s'inscrivent à un cours en ligne, payé par leur intercommunalité"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = OnlineCourses;
    return std::tuple{sim::parameter(&P::interest, "interest", sim::unit::chance_per_month, 0, 1, "assumed", {"chance that an actor wants to enrol", "probabilité qu'un acteur veuille s'inscrire"}),
                      sim::parameter(&P::cost, "cost", sim::unit::eur, 0, 1e5, "assumed: licence and tutoring per learner", {"cost of an enrolment", "coût d'une inscription"}),
                      sim::parameter(&P::completed, "completed", sim::unit::one, 0, 1, "Jordan 2014, 2015, from memory: 5 to 15 % of those who enrol", {"part of those who begin that completes", "part de ceux qui commencent qui vont au bout"}),
                      sim::parameter(&P::months, "months", sim::unit::month, 0, 60, "assumed", {"length of a course", "durée d'un cours"}),
                      sim::parameter(&P::needed, "needed", sim::unit::one, 0, 1, "assumed", {"digital skill that it takes to enrol", "compétence numérique nécessaire pour s'inscrire"})};
  }
  using Uses = sim::Access<actor::all, sim::Along<actor::place, commune::within, public_body::union_of>, sim::Read<actor::lacks, actor::fields, actor::digital, actor::sphere>,
                           sim::Update<actor::course, actor::course_until, actor::course_completed>, sim::Bid<actor::course_place>,
                           sim::Tally<territory::excluded_firms, territory::excluded_public, territory::excluded_research, territory::excluded_civil>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    if (self.get<actor::course>() != actor::Course::none || !rng.chance(interest)) return;
    const auto place = self.follow<actor::place>();
    if (!place) return;
    if (self.get<actor::digital>() < needed) {
      if (const auto territory = place->follow<commune::within>()) exclude(self, territory->row());
      return;
    }
    const auto host = place->follow<public_body::union_of>();
    if (!host) return;
    self.set<actor::course>(actor::Course::online);
    self.set<actor::course_until>(self.now().day + static_cast<std::int32_t>(months * sim::unit::days_per_month));
    self.set<actor::course_completed>(static_cast<float>(completed));
    self.bid<actor::course_place>(host->row(), std::popcount(self.get<actor::lacks>() & ~self.get<actor::fields>()), cost);
  }

 private:
  static void exclude(const sim::Agent<Uses>& self, sim::Row<territory::all> territory) {
    switch (self.get<actor::sphere>()) {
      case actor::Sphere::private_sphere: return self.add<territory::excluded_firms>(territory, 1);
      case actor::Sphere::public_sphere: return self.add<territory::excluded_public>(territory, 1);
      case actor::Sphere::research: return self.add<territory::excluded_research>(territory, 1);
      case actor::Sphere::civil: return self.add<territory::excluded_civil>(territory, 1);
    }
  }
};

// The union of communes pays places one by one, those who lack most first, up to a part of its cash.
struct FundCourses {
  double part = 0.02;

  static constexpr std::string_view name = "fund_courses";
  static constexpr sim::Text meaning{"the union of communes pays places in courses, up to a part of its cash", "l'intercommunalité paie des places de cours, dans la limite d'une part de sa trésorerie"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    return std::tuple{sim::parameter(&FundCourses::part, "part", sim::unit::one, 0, 1, "assumed", {"part of its cash that a host spends on courses in a month at most", "part de sa trésorerie qu'un hôte consacre au plus aux cours en un mois"})};
  }
  static constexpr const auto& awards = actor::course_place;
  using Uses = sim::Access<public_body::all, sim::Along<public_body::place, commune::within>, sim::Update<public_body::cash>,
                           sim::Tally<actor::admitted, territory::outside, territory::courses_cost, territory::courses_begun>>;

  void award(const sim::Agent<Uses>& self, std::span<const sim::Offer<actor::course_place>> asked, sim::Rng&) const {
    const auto place = self.follow<public_body::place>();
    const auto territory = place ? place->follow<commune::within>() : std::nullopt;
    if (!territory) return;
    double cash = self.get<public_body::cash>(), left = part * cash;
    for (const auto& request : asked) {
      const double cost = sim::whole<public_body::cash>(request.amount);
      if (cost > left) continue;
      cash -= cost, left -= cost;
      self.add<actor::admitted>(request.from, 1);
      self.add<territory::outside>(territory->row(), cost);  // teachers come from outside: assumed
      self.add<territory::courses_cost>(territory->row(), cost);
      self.add<territory::courses_begun>(territory->row(), 1);
    }
    self.set<public_body::cash>(cash);
  }
};

// Who was not admitted goes home; who was learns until the course ends, and completes it or not.
struct Study {
  double digital = 0.1, cooperation = 0.1, ability = 5;
  std::int32_t expertise = 3;

  static constexpr std::string_view name = "study";
  static constexpr sim::Text meaning{"those who complete a course gain skills and a capability", "ceux qui terminent un cours gagnent des compétences et une capacité"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = Study;
    return std::tuple{sim::parameter(&P::digital, "digital", sim::unit::one, 0, 1, "assumed", {"part of the digital skill still lacking that a course gives, twice that if online", "part de la compétence numérique manquante que donne un cours, le double en ligne"}),
                      sim::parameter(&P::cooperation, "cooperation", sim::unit::one, 0, 1, "assumed", {"part of the cooperation skill still lacking that a training with others gives", "part du savoir-coopérer manquant que donne une formation en groupe"}),
                      sim::parameter(&P::ability, "ability", sim::unit::one, 0, 10, "assumed: the middle of SKIN's range", {"ability in what is taught", "maîtrise de ce qui est enseigné"}),
                      sim::parameter(&P::expertise, "expertise", sim::unit::one, 1, 10, "assumed: little practice", {"expertise in what is taught", "pratique de ce qui est enseigné"})};
  }
  using Uses = sim::Access<actor::all, sim::Along<kene::of, actor::place, commune::within, capability::catalogue>, sim::Read<actor::lacks, actor::topic, actor::room, capability::rarity>,
                           sim::Update<actor::course, actor::course_until, actor::course_completed, actor::admitted, actor::digital, actor::cooperation, kene::used>, sim::Edit<kene::of>,
                           sim::Tally<territory::courses_completed>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    const auto course = self.get<actor::course>();
    if (course == actor::Course::none || (self.get<actor::admitted>() > 0 && self.now().day < self.get<actor::course_until>())) return;
    self.set<actor::course>(actor::Course::none);
    if (self.get<actor::admitted>() == 0) return;
    self.set<actor::admitted>(0);
    if (!rng.chance(self.get<actor::course_completed>())) return;
    const bool online = course == actor::Course::online;
    self.set<actor::digital>(raised(self.get<actor::digital>(), online ? 2 * digital : digital));
    if (!online) self.set<actor::cooperation>(raised(self.get<actor::cooperation>(), cooperation));
    teach(self, rng);
    const auto place = self.follow<actor::place>();
    if (const auto territory = place ? place->follow<commune::within>() : std::nullopt) self.add<territory::courses_completed>(territory->row(), 1);
  }

 private:
  static float raised(float skill, double part) { return static_cast<float>(skill + std::min(1.0, part) * (1 - double{skill})); }

  // A common capability of a field that its problems lack; without problems, of its topic. Known: practised once more.
  void teach(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    const auto kene = self.along<kene::of>();
    const auto place = self.follow<actor::place>();
    const auto territory = place ? place->follow<commune::within>() : std::nullopt;
    if (!territory || territory->along<capability::catalogue>().size() < capability::count) return;
    const auto all = territory->along<capability::catalogue>();
    const std::uint64_t lacks = self.get<actor::lacks>();
    const std::uint32_t topic = lacks != 0 ? static_cast<std::uint32_t>(std::countr_zero(lacks)) / models::field::per_topic : self.get<actor::topic>();
    for (std::int32_t tries = 0; tries < 64; ++tries) {
      const std::uint32_t number = topic * capability::per_topic + rng.below(capability::per_topic);
      const auto taught = all[number].other();
      if (taught.get<capability::rarity>() != capability::Rarity::common || (lacks != 0 && (lacks & models::field::bit(capability::field_of(number))) == 0)) continue;
      if (const auto own = kene.find(taught.row())) own->set<kene::used>(true);
      else if (kene.size() < self.get<actor::room>())
        self.connect<kene::of>(self.row(), taught.row(), sim::with<kene::ability>(static_cast<float>(ability)), sim::with<kene::expertise>(static_cast<std::uint8_t>(expertise)), sim::with<kene::used>(true));
      return;
    }
  }
};

}  // namespace models::knowledge
