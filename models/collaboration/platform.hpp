// models/collaboration/platform.hpp -- who joins the platform, what profiles say, who reads them.
//
// Without a platform on line nothing here acts. What it changes elsewhere: the search of partners looks members up by
// field (`platform.listing`), public bodies learn whom they did not know, and members hear of calls.
#pragma once
#include <algorithm>
#include <bit>
#include <cmath>

#include "models/vocabulary/platform.hpp"
#include "models/vocabulary/project.hpp"
#include "sim/kernel/process.hpp"

namespace models::collaboration {

inline double logistic(double x) { return 1 / (1 + std::exp(-x)); }

// Adoption: a monthly chance that rises with digital skill, with acquaintances who are members already (network effect),
// with drive and with the subsidy. Below some digital skill nobody joins. Whoever joined stays while the platform stays.
struct JoinPlatform {
  double pace = 0.1, base = -4, digital = 3, peers = 4, drive = 1, subsidy = 0.5, least = 0.15;

  static constexpr std::string_view name = "join_platform";
  static constexpr sim::Text meaning{"actors join the platform: digital skill, acquaintances on it, drive and subsidy", "des acteurs s'inscrivent sur la plateforme : compétence numérique, connaissances inscrites, élan et aide"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = JoinPlatform;
    return std::tuple{
        sim::parameter(&P::pace, "pace", sim::unit::chance_per_month, 0, 1, "assumed", {"chance to join in a month when everything speaks for it", "probabilité de s'inscrire dans le mois quand tout y pousse"}),
        sim::parameter(&P::base, "base", sim::unit::one, -20, 20, "assumed", {"inclination to join of an actor of middling skill and drive that knows no member, in log-odds", "inclination d'un acteur moyen qui ne connaît aucun membre, en log-cotes"}),
        sim::parameter(&P::digital, "digital", sim::unit::one, 0, 20, "assumed", {"what full digital skill adds over none, in log-odds", "effet d'une compétence numérique complète, en log-cotes"}),
        sim::parameter(&P::peers, "peers", sim::unit::one, 0, 20, "assumed; a network effect as in Katz and Shapiro 1985", {"what it adds if all acquaintances are members, in log-odds", "effet si toutes les connaissances sont inscrites, en log-cotes"}),
        sim::parameter(&P::drive, "drive", sim::unit::one, 0, 20, "assumed", {"what full proactivity adds over none, in log-odds", "effet d'une proactivité complète, en log-cotes"}),
        sim::parameter(&P::subsidy, "subsidy", sim::unit::one, 0, 20, "assumed", {"what 100 EUR of training add, in log-odds", "effet de 100 EUR de formation, en log-cotes"}),
        sim::parameter(&P::least, "least", sim::unit::one, 0, 1, "assumed", {"digital skill below which nobody joins", "compétence numérique sous laquelle on ne s'inscrit pas"})};
  }
  using Uses = sim::Access<actor::all, sim::Along<actor::platform, actor::place, commune::within, territory::platform, actor::trust, actor::firm>,
                           sim::Read<actor::digital, actor::proactive, platform::runs, platform::subsidy, platform::until, firm::active>, sim::Tally<platform::members, platform::owed>, sim::Edit<actor::platform>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    const auto place = self.follow<actor::place>();
    const auto territory = place ? place->follow<commune::within>() : std::nullopt;
    const auto platform = territory ? territory->follow<territory::platform>() : std::nullopt;
    if (!platform || !platform->get<platform::runs>() || self.follow<actor::platform>()) return;
    if (self.get<actor::digital>() < least || !rng.chance(pace)) return;  // first: most do not think of it this month
    if (const auto firm = self.follow<actor::firm>(); firm && !firm->get<firm::active>()) return;
    const double members = self.along<actor::trust>().share([&](const auto& tie) {
      const auto theirs = tie.other().template follow<actor::platform>();
      return theirs && theirs->row() == platform->row();
    });
    const double training = self.now().day < platform->get<platform::until>() ? platform->get<platform::subsidy>() : 0;  // nobody pays for it afterwards
    const double odds = base + digital * (self.get<actor::digital>() - 0.5) + peers * members + drive * (self.get<actor::proactive>() - 0.5) + subsidy * training / 100;
    if (!rng.chance(logistic(odds))) return;
    self.relink<actor::platform>(self.row(), platform->row());
    self.add<platform::members>(platform->row(), 1);
    self.add<platform::owed>(platform->row(), training);
  }
};

// Members write their profile, then bring it up to date now and then: so what it says ages. It names some of what is true
// and, here and there, a field of the same topic that is not. Whoever is gone, or whose platform is, is no longer listed.
struct Publish {
  double fill = 0.4, refresh = 0.06, frank = 0.8, wrong = 0.1;
  double patience = 6;

  static constexpr std::string_view name = "publish";
  static constexpr sim::Text meaning{"members write their profile and bring it up to date; profiles of a platform that is gone go with it", "les membres écrivent leur profil et le tiennent à jour ; ceux d'une plateforme disparue partent avec elle"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = Publish;
    return std::tuple{
        sim::parameter(&P::fill, "fill", sim::unit::chance_per_month, 0, 1, "assumed", {"chance that a member of full digital skill writes its first profile in a month", "probabilité qu'un membre à pleine compétence numérique écrive son premier profil dans le mois"}),
        sim::parameter(&P::refresh, "refresh", sim::unit::chance_per_month, 0, 1, "assumed: about every sixteen months", {"chance that a member of full digital skill brings its profile up to date", "probabilité qu'un membre à pleine compétence numérique mette son profil à jour"}),
        sim::parameter(&P::frank, "frank", sim::unit::one, 0, 1, "assumed", {"part of what is true that a profile names", "part du vrai que nomme un profil"}),
        sim::parameter(&P::wrong, "wrong", sim::unit::one, 0, 1, "assumed: a precision of 0.9 on the day of writing", {"part of what it names that is another field of the same topic", "part de ce qu'il nomme qui est un autre domaine du même sujet"}),
        sim::parameter(&P::patience, "patience", sim::unit::month, 0, 120, "assumed", {"months off line after which members and profiles are gone", "mois hors ligne après lesquels membres et profils sont perdus"})};
  }
  using Uses = sim::Access<actor::all, sim::Along<actor::platform, actor::firm, actor::place, public_body::union_of, problem::of>,
                           sim::Read<actor::digital, actor::offers, actor::offers_tools, platform::runs, platform::dark, firm::active, problem::state, problem::field>,
                           sim::Update<actor::published, actor::published_tools, actor::published_needs, actor::published_day>, sim::Tally<platform::members>,
                           sim::Edit<actor::platform, platform::listing, group::knows>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    const auto platform = self.follow<actor::platform>();
    if (!platform) return;
    const auto firm = self.follow<actor::firm>();
    const bool failed = firm && !firm->get<firm::active>();
    if (failed || (!platform->get<platform::runs>() && gone(self, *platform))) return leave(self, *platform);
    if (!platform->get<platform::runs>()) return;
    const bool first = self.get<actor::published_day>() == 0;
    if (!rng.chance((first ? fill : refresh) * self.get<actor::digital>())) return;
    std::uint64_t needs = 0;
    for (const auto declared : self.along<problem::of>())
      if (declared.other().get<problem::state>() == problem::State::open) needs |= field::bit(declared.other().get<problem::field>());
    const std::uint64_t old = self.get<actor::published>(), now = told(self.get<actor::offers>(), rng);
    relist(self, old, now);
    self.set<actor::published>(now);
    self.set<actor::published_tools>(told(self.get<actor::offers_tools>(), rng));
    self.set<actor::published_needs>(told(needs, rng));
    self.set<actor::published_day>(self.now().day);
    if (const auto place = self.follow<actor::place>(); first && place)
      if (const auto body = place->follow<public_body::union_of>()) self.connect<group::knows>(body->row(), self.row());
  }

  // What a profile names of `truth`.
  std::uint64_t told(std::uint64_t truth, sim::Rng& rng) const {
    std::uint64_t out = 0;
    for (std::uint64_t left = truth; left != 0; left &= left - 1) {
      const auto field = static_cast<std::uint32_t>(std::countr_zero(left));
      if (!rng.chance(frank)) continue;
      const std::uint32_t other = field / field::per_topic * field::per_topic + (field + 1 + rng.below(field::per_topic - 1)) % field::per_topic;
      out |= field::bit(rng.chance(wrong) ? other : field);
    }
    return out;
  }

 private:
  bool gone(const sim::Agent<Uses>& self, const sim::Other<Uses, platform::all>& platform) const {
    return platform.get<platform::dark>() > 0 && self.now().day - platform.get<platform::dark>() >= patience * sim::unit::days_per_month;
  }
  static void relist(const sim::Agent<Uses>& self, std::uint64_t old, std::uint64_t now) {
    for (std::uint64_t left = now & ~old; left != 0; left &= left - 1) self.connect<platform::listing>({static_cast<std::uint32_t>(std::countr_zero(left))}, self.row());
    for (std::uint64_t left = old & ~now; left != 0; left &= left - 1) self.disconnect<platform::listing>({static_cast<std::uint32_t>(std::countr_zero(left))}, self.row());
  }
  static void leave(const sim::Agent<Uses>& self, const sim::Other<Uses, platform::all>& platform) {
    relist(self, self.get<actor::published>(), 0);
    self.set<actor::published>(0), self.set<actor::published_tools>(0), self.set<actor::published_needs>(0), self.set<actor::published_day>(0);
    self.relink<actor::platform>(self.row(), std::nullopt);
    self.add<platform::members>(platform.row(), -1);
  }
};

// Members read what their acquaintances' profiles say. What was learnt otherwise since the profile was written stands.
struct Browse {
  double reads = 0.3;

  static constexpr std::string_view name = "browse";
  static constexpr sim::Text meaning{"members read the profiles of their acquaintances", "les membres lisent les profils de leurs connaissances"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    return std::tuple{sim::parameter(&Browse::reads, "reads", sim::unit::chance_per_month, 0, 1, "assumed", {"chance that a member of full digital skill looks its acquaintances up", "probabilité qu'un membre à pleine compétence numérique consulte ses connaissances"})};
  }
  using Uses = sim::Access<actor::all, sim::Along<actor::platform, actor::trust>, sim::Read<actor::digital, actor::published, actor::published_day, platform::runs>, sim::Update<actor::seen, actor::image>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    const auto platform = self.follow<actor::platform>();
    if (!platform || !platform->get<platform::runs>() || !rng.chance(reads * self.get<actor::digital>())) return;
    for (const auto tie : self.along<actor::trust>()) {
      const std::int32_t written = tie.other().get<actor::published_day>();
      if (written <= tie.get<actor::seen>()) continue;  // none, or older than what it knows
      tie.set<actor::image>(tie.other().get<actor::published>());
      tie.set<actor::seen>(written);
    }
  }
};

}  // namespace models::collaboration
