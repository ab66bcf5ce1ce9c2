// models/collaboration/partner_search.hpp -- a leader looks for partners, in stages; those asked join, or not.
//
// After INFSO-SKIN (Ahrweiler, Schilperoord, Pyka and Gilbert 2015): previous partners, previous partners of previous
// partners, then anybody. Acquaintances come before strangers (as clients and suppliers do in SKIN: Gilbert, Pyka and
// Ahrweiler 2001). A platform replaces the last stage alone. Leaders choose by what they believe; what is true shows when
// somebody is asked.
#pragma once
#include <vector>

#include "models/collaboration/consortium.hpp"
#include "models/vocabulary/attractiveness.hpp"
#include "models/vocabulary/platform.hpp"

namespace models::collaboration {

// Trust counts in the choice of partners only where this process runs: a mechanism that can be switched off alone.
struct WeighTrust {
  double weight = 2;

  static constexpr std::string_view name = "weigh_trust";
  static constexpr sim::Text meaning{"trust counts when a leader chooses whom to ask", "la confiance compte dans le choix des partenaires sollicités"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    return std::tuple{sim::parameter(&WeighTrust::weight, "weight", sim::unit::one, 0, 20, "assumed", {"weight of trust in the score of a candidate", "poids de la confiance dans la note d'un candidat"})};
  }
  using Uses = sim::Access<project::all, sim::Update<project::trust_weight>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const { self.set<project::trust_weight>(static_cast<float>(weight)); }
};

// So is the search on a platform: without this process its other uses stay, and strangers are met by chance.
struct UsePlatform {
  static constexpr std::string_view name = "search_on_platform";
  static constexpr sim::Text meaning{"leaders who joined a platform look for strangers there", "les chefs de file inscrits sur une plateforme y cherchent les inconnus"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<project::all, sim::Update<project::by_platform>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const { self.set<project::by_platform>(true); }
};

// A policy: a part of the partners must be small (the inclusion rule of calls). Without it the quota is 0.
struct RequireSmall {
  double quota = 0.3;

  static constexpr std::string_view name = "require_small";
  static constexpr sim::Text meaning{"a part of the partners must be small firms, associations or citizens", "une part des partenaires doit être de petites entreprises, associations ou citoyens"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    return std::tuple{sim::parameter(&RequireSmall::quota, "quota", sim::unit::one, 0, 0.9, "the policy; Ahrweiler et al. 2015 test the participation of small firms", {"part of the partners", "part des partenaires"})};
  }
  using Uses = sim::Access<project::all, sim::Read<project::phase>, sim::Update<project::quota>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    if (self.get<project::phase>() == project::Phase::searching) self.set<project::quota>(static_cast<float>(quota));
  }
};

// Each month a leader asks a few. U = need x complementarity + kin x attractiveness + w2 x trust + near x (1 - distance) +
// a Gumbel draw: the highest win, which is a logit choice.
struct SearchPartners {
  std::int32_t search_depth = 20, asks = 3, looked = 30, directory = 5;
  double need = 3, kin = 1, near = 0.5, guess = 0.1, reach = 30, incumbents = 0;
  bool previous_first = true, acquaintances = true, full_information = false;

  static constexpr std::string_view name = "search_partners";
  static constexpr sim::Text meaning{"leaders look for partners in stages, by what they believe of others", "les chefs de file cherchent des partenaires par étapes, selon ce qu'ils croient des autres"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = SearchPartners;
    return std::tuple{
        sim::parameter(&P::search_depth, "search_depth", sim::unit::one, 1, 250, "Ahrweiler et al. 2015", {"asks in all for one project", "sollicitations en tout pour un projet"}),
        sim::parameter(&P::asks, "asks", sim::unit::one, 1, 250, "assumed", {"asks in a month", "sollicitations par mois"}),
        sim::parameter(&P::looked, "looked", sim::unit::one, 1, 1000, "assumed", {"candidates looked at among partners of partners and on the platform", "candidats examinés parmi les partenaires de partenaires et sur la plateforme"}),
        sim::parameter(&P::directory, "directory", sim::unit::one, 1, 100, "assumed: trade directories tell what somebody mainly does; 1 is chance alone, as in Ahrweiler et al. 2015", {"strangers come upon until one of the topic is asked", "inconnus rencontrés jusqu'à en solliciter un du sujet"}),
        sim::parameter(&P::need, "need", sim::unit::one, 0, 20, "assumed", {"weight of the part of what is missing that a candidate is believed to have", "poids de la part du manque qu'un candidat est supposé combler"}),
        sim::parameter(&P::kin, "kin", sim::unit::one, 0, 20, "assumed", {"weight of attractiveness", "poids de l'attractivité"}),
        sim::parameter(&P::near, "near", sim::unit::one, 0, 20, "assumed", {"weight of nearness", "poids de la proximité"}),
        sim::parameter(&P::guess, "guess", sim::unit::one, 0, 1, "assumed", {"what is expected of somebody of whom nothing is known", "ce qui est attendu de quelqu'un dont on ne sait rien"}),
        sim::parameter(&P::reach, "reach", sim::unit::km, 1, 1000, "assumed", {"distance from which all are equally far", "distance à partir de laquelle tous sont également loin"}),
        sim::parameter(&P::incumbents, "incumbents", sim::unit::one, 0, 1, "Guimera et al. 2005: their p; 0 as in Ahrweiler et al. 2015", {"chance that who is met by chance has been in a project before", "probabilité que la personne rencontrée par hasard ait déjà été dans un projet"}),
        sim::parameter(&P::previous_first, "previous_first", sim::unit::one, 0, 1, "Ahrweiler et al. 2015", {"previous partners and their partners are asked first", "anciens partenaires et leurs partenaires sollicités d'abord"}),
        sim::parameter(&P::acquaintances, "acquaintances", sim::unit::one, 0, 1, "after Gilbert, Pyka and Ahrweiler 2001: clients and suppliers before strangers", {"acquaintances are asked before strangers", "connaissances sollicitées avant les inconnus"}),
        sim::parameter(&P::full_information, "full_information", sim::unit::one, 0, 1, "an option: what blindness costs", {"leaders see what candidates truly master", "les chefs de file voient ce que les candidats maîtrisent vraiment"})};
  }
  using Uses = sim::Access<project::all,
                           sim::Along<project::leader, project::serves, project::answers, project::partners, project::approached, project::worked_with, project::everybody, problem::needs, call::asks, kene::of, capability::field,
                                      platform::listing, actor::platform, actor::trust, actor::place, actor::firm, commune::within>,
                           sim::Read<project::phase, project::most, project::quota, project::trust_weight, project::by_platform, project::topic, project::brings, actor::topic, kene::shared, actor::good, actor::bad, actor::seen, actor::image, actor::offers, actor::strategy, actor::published,
                                     actor::sphere, platform::runs, platform::profiles, commune::latitude, commune::longitude, firm::base_jobs>,
                           sim::Bid<project::proposal>,
                           sim::Tally<territory::asked_previous, territory::asked_second_hand, territory::asked_acquaintances, territory::asked_randomly, territory::asked_by_platform>, sim::Edit<project::approached>>;
  using Self = sim::Agent<Uses>;
  using Actor = sim::Other<Uses, actor::all>;

  void each(const Self& self, sim::Rng& rng) const {
    if (self.get<project::phase>() != project::Phase::searching) return;
    const auto leader = self.follow<project::leader>();
    const auto territory = leader ? territory_of(*leader) : std::nullopt;
    const std::int32_t asked = static_cast<std::int32_t>(self.along<project::approached>().size()), partners = static_cast<std::int32_t>(self.along<project::partners>().size());
    const std::int32_t count = std::min({asks, search_depth - asked, std::int32_t{self.get<project::most>()} - partners});
    if (!territory || count <= 0) return;
    Search search{self, *leader, *territory, Needed::of(self), 0, 0, false, false, static_cast<std::size_t>(count), 0, {}, {}};
    if (search.needed.count == 0) return;
    for (const auto edge : self.along<project::approached>()) search.approached.push_back(edge.other().row());
    for (const auto edge : self.along<project::partners>()) search.approached.push_back(edge.other().row());
    search.approached.push_back(leader->row());
    search.sought = search.needed.sought(self);
    search.fields = search.needed.fields(search.sought);
    const auto platform = leader->follow<actor::platform>();
    search.on_platform = self.get<project::by_platform>() && platform && platform->get<platform::runs>() && platform->get<platform::profiles>();
    search.wants_small = wants_small(self);
    if (previous_first) {
      previous(search, rng);
      if (!search.full()) second_hand(search, rng);
    }
    if (acquaintances && !search.full()) known(search, rng);
    if (search.on_platform && !search.full()) listed(search, rng);
    if (!search.full()) by_chance(search, rng);
  }

 private:
  struct Candidate {
    Actor actor;
    double score;
  };
  struct Search {  // one project's month
    const Self& self;
    Actor leader;
    sim::Row<territory::all> territory;
    Needed needed;
    std::uint64_t sought, fields;
    bool on_platform, wants_small;
    std::size_t count, taken;                      // asks that it may make this month, and has made
    std::vector<sim::Row<actor::all>> approached;  // asked this month or before, and the partners
    std::vector<Candidate> candidates;             // of this stage

    bool full() const { return taken >= count; }
    bool fresh(const Actor& actor) const { return std::find(approached.begin(), approached.end(), actor.row()) == approached.end(); }
    bool drawn(const Actor& actor) const {  // already among the candidates
      return std::any_of(candidates.begin(), candidates.end(), [&](const Candidate& one) { return one.actor.row() == actor.row(); });
    }
  };

  // Where a quota holds, a partner who is not small is asked only if the quota is still met with it.
  static bool wants_small(const Self& self) {
    const double quota = self.get<project::quota>();
    const auto partners = self.along<project::partners>();
    const double few = partners.share([](const auto& edge) { return is_small(edge.other()); }) * partners.size();
    return quota > 0 && few < quota * (partners.size() + 1) - 1e-9;
  }

  void previous(Search& search, sim::Rng& rng) const {
    for (const auto edge : search.leader.along<project::worked_with>()) weigh(search, edge.other(), project::Stage::previous, search.leader.along<actor::trust>().find(edge.other().row()), 0.5, rng);
    ask(search, project::Stage::previous);
  }
  void second_hand(Search& search, sim::Rng& rng) const {
    const auto friends = search.leader.along<project::worked_with>();
    if (friends.empty()) return;
    for (std::int32_t i = 0; i < looked; ++i) {
      const auto between = friends[rng.below(friends.size())].other();
      const auto theirs = between.along<project::worked_with>();
      if (theirs.empty()) continue;
      const auto candidate = theirs[rng.below(theirs.size())].other();
      const auto mine = search.leader.along<actor::trust>().find(between.row()), word = between.along<actor::trust>().find(candidate.row());
      consider(search, candidate, project::Stage::second_hand, by_third_party(mine && word ? trust_of_tie(*mine) * trust_of_tie(*word) : 0), rng);
    }
    ask(search, project::Stage::second_hand);
  }
  void known(Search& search, sim::Rng& rng) const {
    for (const auto edge : search.leader.along<actor::trust>()) weigh(search, edge.other(), project::Stage::acquaintance, std::optional(edge), 0.5, rng);
    ask(search, project::Stage::acquaintance);
  }
  // Profiles that name a field which is sought: as precise as they are true and fresh.
  void listed(Search& search, sim::Rng& rng) const {
    for (std::int32_t i = 0; i < looked; ++i) {
      std::uint32_t at = rng.below(static_cast<std::uint32_t>(std::popcount(search.sought)));
      std::uint64_t bits = search.sought;
      while (at-- > 0) bits &= bits - 1;
      const auto field = search.self.at(search.needed.rows[static_cast<std::size_t>(std::countr_zero(bits))]).template follow<capability::field>();
      const auto named = field ? std::optional(field->template along<platform::listing>()) : std::nullopt;
      if (named && !named->empty()) consider(search, (*named)[rng.below(named->size())].other(), project::Stage::platform, 0.5, rng);
    }
    ask(search, project::Stage::platform);
  }
  // Blind: nothing is known of who is met, and nothing is compared. With full information those who cannot help are left.
  void by_chance(Search& search, sim::Rng& rng) const {
    const auto all = search.self.at(search.territory).template along<project::everybody>();
    if (all.empty()) return;
    const std::size_t wanted = full_information ? static_cast<std::size_t>(looked) : search.count - search.taken;
    for (std::size_t tries = 8 * wanted; tries > 0 && search.candidates.size() < wanted; --tries) {
      auto met = all[rng.below(all.size())].other();
      for (std::int32_t again = 1; again < directory && met.get<actor::topic>() != search.self.get<project::topic>(); ++again) met = all[rng.below(all.size())].other();
      if (incumbents > 0 && rng.chance(incumbents))
        for (std::int32_t again = 0; again < 50 && met.along<project::worked_with>().empty(); ++again) met = all[rng.below(all.size())].other();
      if (search.wants_small && !is_small(met)) continue;
      if (full_information) consider(search, met, project::Stage::random, 0.5, rng);
      else if (search.fresh(met) && !search.drawn(met)) search.candidates.push_back({met, 0});
    }
    ask(search, project::Stage::random);
  }

  void consider(Search& search, const Actor& other, project::Stage stage, double word, sim::Rng& rng) const {
    if (search.fresh(other) && !search.drawn(other)) weigh(search, other, stage, search.leader.along<actor::trust>().find(other.row()), word, rng);
  }
  // Enters a candidate with its score, unless it is believed to have nothing of what is sought. `word`: trust where there is
  // no tie.
  template <class Tie> void weigh(Search& search, const Actor& other, project::Stage stage, const std::optional<Tie>& tie, double word, sim::Rng& rng) const {
    std::uint64_t mask = 0;
    bool told = false;
    if (tie && tie->template get<actor::seen>() > 0) mask |= tie->template get<actor::image>(), told = true;
    if (stage == project::Stage::platform) mask |= other.get<actor::published>(), told = true;  // it was found by what it published
    double complement = told ? part(mask, search.fields) : guess;
    if (full_information) complement = part(search.needed.mastered(other, search.sought), search.sought), mask = other.get<actor::offers>(), told = true;
    if (complement <= 0 || !search.fresh(other) || (search.wants_small && !is_small(other))) return;
    const double noise = -std::log(-std::log(std::max(rng.uniform(), 0x1.0p-60)));  // Gumbel
    const double trust = tie ? trust_of_tie(*tie) : word;
    const double score = need * complement + (told ? kin * attractive(search.leader, mask) : 0) + double{search.self.template get<project::trust_weight>()} * trust +
                         (near > 0 ? near * nearness(search.leader, other) : 0) + noise;
    search.candidates.push_back({other, score});
  }
  static double part(std::uint64_t has, std::uint64_t sought) { return sought == 0 ? 0 : static_cast<double>(std::popcount(has & sought)) / std::popcount(sought); }
  // By the leader's own strategy, over fields (Gilbert, Pyka and Ahrweiler 2001).
  static double attractive(const Actor& leader, std::uint64_t theirs) {
    const std::uint64_t own = leader.get<actor::offers>();
    return leader.get<actor::strategy>() == actor::Strategy::progressive ? attractiveness::progressive(own, theirs) : attractiveness::conservative(own, theirs);
  }
  double nearness(const Actor& one, const Actor& two) const {
    const auto km = distance(one, two);
    return km ? 1 - std::min(1.0, *km / reach) : 0.5;
  }

  void ask(Search& search, project::Stage stage) const {
    auto& all = search.candidates;
    std::sort(all.begin(), all.end(), [](const Candidate& a, const Candidate& b) { return a.score != b.score ? a.score > b.score : a.actor.id().value < b.actor.id().value; });
    for (std::size_t i = 0; i < all.size() && !search.full(); ++i) {
      const auto row = all[i].actor.row();
      ++search.taken;
      search.approached.push_back(row);
      search.self.template bid<project::proposal>(row, 0, 1);
      search.self.template connect<project::approached>(search.self.row(), row, sim::with<project::stage>(stage));
      const auto count = [&]<const auto& Column>() { search.self.template add<Column>(search.territory, 1); };
      switch (stage) {
        case project::Stage::previous: count.template operator()<territory::asked_previous>(); break;
        case project::Stage::second_hand: count.template operator()<territory::asked_second_hand>(); break;
        case project::Stage::acquaintance: count.template operator()<territory::asked_acquaintances>(); break;
        case project::Stage::random: count.template operator()<territory::asked_randomly>(); break;
        case project::Stage::platform: count.template operator()<territory::asked_by_platform>(); break;
      }
    }
    all.clear();
  }
};

// Who is asked joins if it truly has something that is sought, has time, and trusts the leader enough; one project a month.
struct Join {
  double steepness = 8, middle = 0.5, interest = 0.5, culture = 0.5;
  std::int32_t per_project = 5;

  static constexpr std::string_view name = "join_project";
  static constexpr sim::Text meaning{"those asked join a project if they can help, have time and trust its leader", "les acteurs sollicités rejoignent un projet s'ils peuvent aider, ont le temps et font confiance au chef de file"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = Join;
    return std::tuple{
        sim::parameter(&P::steepness, "steepness", sim::unit::one, 0, 50, "assumed; 0: trust does not count", {"how sharply the chance to accept rises with trust in the leader", "raideur de la hausse de la probabilité d'accepter avec la confiance"}),
        sim::parameter(&P::middle, "middle", sim::unit::one, 0, 1, "assumed: a stranger's trust", {"trust at which half of full cooperation skill accepts", "confiance à laquelle la moitié des coopératifs accepte"}),
        sim::parameter(&P::interest, "interest", sim::unit::one, 0, 1, "assumed", {"chance, over that of a topic of interest, to accept one outside one's topics", "probabilité, rapportée à celle d'un sujet d'intérêt, d'accepter hors de ses sujets"}),
        sim::parameter(&P::culture, "culture", sim::unit::one, 0, 1, "assumed", {"how much one's culture of cooperation changes the chance", "effet de la culture de coopération sur la probabilité"}),
        sim::parameter(&P::per_project, "per_project", sim::unit::one, 1, 50, "Ahrweiler et al. 2015", {"capabilities that one must have for each project at a time", "capacités qu'il faut pour chaque projet mené en même temps"})};
  }
  static constexpr const auto& awards = project::proposal;
  using Uses = sim::Access<actor::all,
                           sim::Along<project::projects, project::partners, project::approached, project::leader, project::serves, project::answers, problem::needs, call::asks, kene::of, actor::trust, actor::firm, actor::place,
                                      commune::within>,
                           sim::Read<project::phase, project::topic, project::brings, project::stage, kene::ability, kene::expertise, kene::shared, actor::good, actor::bad, actor::cooperation, actor::culture, actor::topic, actor::topics_mask,
                                     firm::active>,
                           sim::Tally<territory::asks_joined, territory::asks_wasted, territory::asks_wasted_platform>, sim::Edit<project::partners>>;

  void award(const sim::Agent<Uses>& self, std::span<const sim::Offer<project::proposal>> asked, sim::Rng& rng) const {
    const auto territory = territory_of(self);
    if (!territory) return;
    bool joined = false;
    for (const auto& offer : asked) {
      const auto project = self.at(offer.from);
      const auto leader = project.follow<project::leader>();
      if (!leader) continue;
      const Needed needed = Needed::of(project);
      const auto best = needed.best(self, needed.sought(project));
      if (!best) {
        self.add<territory::asks_wasted>(*territory, 1);
        const auto how = project.along<project::approached>().find(self.row());
        if (how && how->get<project::stage>() == project::Stage::platform) self.add<territory::asks_wasted_platform>(*territory, 1);
        continue;
      }
      if (joined || !able(self) || time_left(self, per_project) <= 0 || !accepts(self, *leader, project.get<project::topic>(), rng)) continue;
      self.connect<project::partners>(offer.from, self.row(), sim::with<project::brings>(*best));
      self.add<territory::asks_joined>(*territory, 1);
      joined = true;
    }
  }

 private:
  bool accepts(const sim::Agent<Uses>& self, const sim::Other<Uses, actor::all>& leader, std::uint8_t topic, sim::Rng& rng) const {
    const bool concerned = self.get<actor::topic>() == topic || (self.get<actor::topics_mask>() >> topic & 1) != 0;
    const double open = self.get<actor::cooperation>() * (concerned ? 1 : interest) * std::max(0.0, 1 + culture * self.get<actor::culture>());
    const double drawn = rng.uniform();
    return drawn < open && drawn < open / (1 + std::exp(-steepness * (trust_in(self, leader) - middle)));
  }
  static double trust_in(const sim::Agent<Uses>& self, const sim::Other<Uses, actor::all>& leader) {
    const auto known = self.along<actor::trust>();
    if (const auto tie = known.find(leader.row())) return trust_of_tie(*tie);
    double best = 0;  // what the best of common acquaintances says
    for (const auto tie : known) {
      const double in_it = trust_of_tie(tie);
      if (in_it <= 0.5) continue;  // its word could not count for more than a stranger
      if (const auto word = tie.other().along<actor::trust>().find(leader.row())) best = std::max(best, in_it * trust_of_tie(*word));
    }
    return by_third_party(best);
  }
};

// A consortium that has who it needs is submitted: to its call, or to itself. One that does not find partners gives up.
struct Submit {
  double cost = 30'000, public_part = 0.6;
  std::int32_t patience = 12, search_depth = 20;

  static constexpr std::string_view name = "submit_project";
  static constexpr sim::Text meaning{"complete consortia are submitted; those that find no partners give up", "les consortiums complets déposent ; ceux qui ne trouvent pas de partenaires abandonnent"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = Submit;
    return std::tuple{
        sim::parameter(&P::cost, "cost", sim::unit::eur, 0, 1e7, "assumed: about half a post for a year", {"cost of a project for each partner", "coût d'un projet par partenaire"}),
        sim::parameter(&P::public_part, "public_part", sim::unit::one, 0, 1, "assumed", {"part of the cost that is asked from a call", "part du coût demandée à l'appel"}),
        sim::parameter(&P::patience, "patience", sim::unit::month, 1, 120, "assumed", {"months after which a leader gives up the search", "mois après lesquels la recherche est abandonnée"}),
        sim::parameter(&P::search_depth, "search_depth", sim::unit::one, 1, 250, "Ahrweiler et al. 2015", {"asks after which a leader gives up the search", "sollicitations après lesquelles la recherche est abandonnée"})};
  }
  using Uses = sim::Access<project::all,
                           sim::Along<project::leader, project::serves, project::answers, project::partners, project::approached, problem::needs, call::asks, actor::firm, actor::place, commune::within>,
                           sim::Read<call::closes, project::brings, project::born, project::quota, project::enough, project::fewest, actor::sphere, firm::base_jobs>,
                           sim::Update<project::phase, project::match, project::ended>, sim::Bid<project::grant>,
                           sim::Tally<territory::projects_assembled, territory::assembly_days, territory::projects_given_up>, sim::Edit<project::answers>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto phase = self.get<project::phase>();
    const auto call = self.follow<project::answers>();
    if (phase == project::Phase::submitted && call) return deposit(self, *call);  // until it is selected or refused
    if (phase != project::Phase::searching) return;
    const auto territory = territory_of_project(self);
    const Needed needed = Needed::of(self);
    const int covered = std::popcount(needed.covered(self));
    self.set<project::match>(needed.count > 0 ? static_cast<float>(covered) / static_cast<float>(needed.count) : 0.0F);
    const bool late = call && self.now().day >= call->get<call::closes>();
    const std::int32_t days = self.now().day - self.get<project::born>();
    if (territory && complete(self, covered) && !(late && !self.follow<project::serves>())) {
      self.set<project::phase>(project::Phase::submitted);
      self.add<territory::projects_assembled>(*territory, 1);
      self.add<territory::assembly_days>(*territory, days);
      if (call && !late) return deposit(self, *call);
    } else if (!territory || days >= sim::unit::days_per_month * patience || static_cast<std::int32_t>(self.along<project::approached>().size()) >= search_depth ||
               (late && !self.follow<project::serves>())) {
      self.set<project::phase>(project::Phase::given_up);
      self.set<project::ended>(self.now().day);
      if (territory) self.add<territory::projects_given_up>(*territory, 1);
    }
    if (late) self.relink<project::answers>(self.row(), std::nullopt);  // too late for that money
  }

 private:
  static bool complete(const sim::Agent<Uses>& self, int covered) {
    const auto partners = self.along<project::partners>();
    return partners.size() >= self.get<project::fewest>() && covered >= self.get<project::enough>() &&
           partners.share([](const auto& edge) { return is_small(edge.other()); }) >= double{self.get<project::quota>()} - 1e-6;
  }
  void deposit(const sim::Agent<Uses>& self, const sim::Other<Uses, call::all>& call) const {
    self.bid<project::grant>(call.row(), self.get<project::match>(), sim::whole<project::granted>(public_part * cost * self.along<project::partners>().size()));
  }
};

}  // namespace models::collaboration
