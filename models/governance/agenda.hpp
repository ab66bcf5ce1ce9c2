// models/governance/agenda.hpp -- what a union of communes hears of, takes up, plans for, and whom it asks to the table.
//
// Its agenda is what it can see: whom it knows, what the platform says, what is passed on. With full information it would
// see every problem: the difference between the two runs is what blindness costs.
#pragma once
#include <algorithm>
#include <array>
#include <bit>
#include <tuple>
#include <vector>

#include "models/vocabulary/agenda.hpp"
#include "models/vocabulary/platform.hpp"
#include "sim/kernel/process.hpp"

namespace models::governance {

// ---- the plan: how the money for projects is split over topics

struct DrawUpPlan {
  static constexpr std::string_view name = "draw_up_plan";
  static constexpr sim::Text meaning{"unions of communes draw up a plan with a line for each topic, all alike", "les intercommunalités établissent un plan, une ligne par sujet, toutes égales"};
  static constexpr sim::Period period = sim::Period::once;
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<public_body::all, sim::Along<plan::lines>, sim::Read<public_body::level>, sim::Edit<plan::all>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    if (self.get<public_body::level>() != public_body::Level::epci || !self.along<plan::lines>().empty()) return;
    for (std::uint8_t topic = 0; topic < actor::topics; ++topic)
      self.bear<plan::all>().set<plan::topic>(topic).set<plan::part>(1.0F / actor::topics).link<plan::host>(self.row());
  }
};

// What was heard last month is forgotten; a line that is new is entered in its host's plan.
struct ClearPlan {
  static constexpr std::string_view name = "clear_plan";
  static constexpr sim::Text meaning{"what each line of a plan was asked for is counted anew", "ce qui est demandé à chaque ligne d'un plan est recompté"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<plan::all, sim::Along<plan::host, plan::lines>, sim::Update<plan::asked, plan::declared>, sim::Edit<plan::lines>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    self.set<plan::asked>(0), self.set<plan::declared>(0);
    if (const auto host = self.follow<plan::host>(); host && !host->along<plan::lines>().find(self.row())) self.connect<plan::lines>(host->row(), self.row());
  }
};
struct ClearAgenda {
  static constexpr std::string_view name = "clear_agenda";
  static constexpr sim::Text meaning{"who declares a problem on the agenda is counted anew", "ceux qui déclarent un problème à l'ordre du jour sont recomptés"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<issue::all, sim::Update<issue::actors>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const { self.set<issue::actors>(0); }
};
struct ClearVoices {
  static constexpr std::string_view name = "clear_voices";
  static constexpr sim::Text meaning{"problems heard by each channel are counted anew", "les problèmes entendus par chaque canal sont recomptés"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<territory::all, sim::Update<territory::heard_on_site, territory::heard_online, territory::heard_delegated>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const { self.set<territory::heard_on_site>(0), self.set<territory::heard_online>(0), self.set<territory::heard_delegated>(0); }
};
struct ClearRecurrence {
  static constexpr std::string_view name = "clear_recurrence";
  static constexpr sim::Text meaning{"open problems are counted anew by field", "les problèmes ouverts sont recomptés par domaine"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<field::all, sim::Update<field::problems, field::problems_heard>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const { self.set<field::problems>(0), self.set<field::problems_heard>(0); }
};

// Three channels by which a problem reaches the union of communes of its owner's place: reach is the chance that it does
// in a month, depth how much such a word weighs in the plan.
struct VoiceProblems {
  double on_site = 1, online = 1, delegated = 0, depth_on_site = 1, depth_online = 0.5, depth_delegated = 0.3;
  bool full_information = false;

  static constexpr std::string_view name = "voice_problems";
  static constexpr sim::Text meaning{"open problems reach the union of communes: on site, on line or passed on", "les problèmes ouverts parviennent à l'intercommunalité : sur place, en ligne ou relayés"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = VoiceProblems;
    return std::tuple{
        sim::parameter(&P::on_site, "on_site", sim::unit::one, 0, 1, "assumed", {"reach: chance that the body hears in a month from somebody whom it knows", "portée : probabilité d'entendre dans le mois quelqu'un qu'il connaît"}),
        sim::parameter(&P::online, "online", sim::unit::one, 0, 1, "assumed", {"reach: chance that it reads what a profile on the platform names", "portée : probabilité de lire ce qu'un profil de la plateforme nomme"}),
        sim::parameter(&P::delegated, "delegated", sim::unit::one, 0, 1, "assumed: no such channel", {"reach: chance that an acquaintance who is elected or an association, and whom the body knows, passes it on", "portée : probabilité qu'une connaissance élue ou associative, connue de l'acteur public, la relaie"}),
        sim::parameter(&P::depth_on_site, "depth_on_site", sim::unit::one, 0, 1, "assumed", {"weight in the plan of what was heard on site", "poids dans le plan de ce qui est entendu sur place"}),
        sim::parameter(&P::depth_online, "depth_online", sim::unit::one, 0, 1, "assumed", {"weight in the plan of what was read on line", "poids dans le plan de ce qui est lu en ligne"}),
        sim::parameter(&P::depth_delegated, "depth_delegated", sim::unit::one, 0, 1, "assumed", {"weight in the plan of what was passed on", "poids dans le plan de ce qui est relayé"}),
        sim::parameter(&P::full_information, "full_information", sim::unit::one, 0, 1, "an option to measure what blindness costs", {"the body sees every open problem", "l'acteur public voit tous les problèmes ouverts"})};
  }
  using Uses = sim::Access<problem::all, sim::Along<problem::owner, problem::needs, capability::field, actor::place, commune::within, public_body::union_of, plan::lines, group::knows, actor::platform, actor::trust>,
                           sim::Read<problem::state, problem::field, problem::topic, plan::topic, actor::published_needs, platform::runs, actor::role>,
                           sim::Tally<plan::asked, plan::declared, field::problems, field::problems_heard, territory::heard_on_site, territory::heard_online, territory::heard_delegated>, sim::Bid<problem::voice>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    if (self.get<problem::state>() != problem::State::open || self.along<problem::needs>().empty()) return;
    const auto owner = self.follow<problem::owner>();
    const auto place = owner ? owner->follow<actor::place>() : std::nullopt;
    const auto body = place ? place->follow<public_body::union_of>() : std::nullopt;
    const auto territory = place ? place->follow<commune::within>() : std::nullopt;
    if (!body || !territory) return;
    double depth = 0;
    if (body->along<group::knows>().find(owner->row()) && rng.chance(on_site)) depth = depth_on_site, self.add<territory::heard_on_site>(territory->row(), 1);
    else if (written(self, *owner) && rng.chance(online)) depth = depth_online, self.add<territory::heard_online>(territory->row(), 1);
    else if (delegated > 0 && passed_on(*owner, *body) && rng.chance(delegated)) depth = depth_delegated, self.add<territory::heard_delegated>(territory->row(), 1);
    const bool heard = depth > 0 || full_information;
    for (const auto edge : body->along<plan::lines>()) {
      if (edge.other().get<plan::topic>() != self.get<problem::topic>()) continue;
      self.add<plan::declared>(edge.other().row(), 1);
      if (heard) self.add<plan::asked>(edge.other().row(), full_information ? 1 : depth);
    }
    for (const auto needed : self.along<problem::needs>()) {  // through the first capability of its main field
      const auto field = needed.other().follow<capability::field>();
      if (!field || field->row().value != self.get<problem::field>()) continue;
      self.add<field::problems>(field->row(), 1);
      if (heard) self.add<field::problems_heard>(field->row(), 1);
      break;
    }
    if (heard) self.bid<problem::voice>(body->row(), 0, depth);
  }

 private:
  static bool written(const sim::Agent<Uses>& self, const sim::Other<Uses, actor::all>& owner) {
    const auto platform = owner.follow<actor::platform>();
    return platform && platform->get<platform::runs>() && (owner.get<actor::published_needs>() & field::bit(self.get<problem::field>())) != 0;
  }
  static bool passed_on(const sim::Other<Uses, actor::all>& owner, const sim::Other<Uses, public_body::all>& body) {
    const auto known = body.along<group::knows>();
    for (const auto tie : owner.along<actor::trust>()) {
      const auto role = tie.other().get<actor::role>();
      if ((role == actor::Role::elected || role == actor::Role::association) && known.find(tie.other().row())) return true;
    }
    return false;
  }
};

// An issue opens when enough actors of enough spheres are heard with a problem in one field; an agenda is short.
struct SetAgenda {
  std::int32_t actors = 3, spheres = 2, most = 8;

  static constexpr std::string_view name = "set_agenda";
  static constexpr sim::Text meaning{"an issue opens when enough actors of enough spheres declare a problem in one field", "un enjeu s'ouvre quand assez d'acteurs d'assez de sphères déclarent un problème dans un même domaine"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = SetAgenda;
    return std::tuple{sim::parameter(&P::actors, "actors", sim::unit::person, 1, 10'000, "assumed", {"actors who must declare it", "acteurs qui doivent le déclarer"}),
                      sim::parameter(&P::spheres, "spheres", sim::unit::one, 1, 4, "assumed", {"spheres that they must come from", "sphères dont ils doivent venir"}),
                      sim::parameter(&P::most, "most", sim::unit::one, 0, 64, "assumed: attention is scarce", {"issues on an agenda at most", "enjeux à l'ordre du jour au plus"})};
  }
  static constexpr const auto& awards = problem::voice;
  using Uses = sim::Access<public_body::all, sim::Along<problem::owner, issue::agenda>, sim::Read<problem::field, actor::sphere, issue::field>, sim::Tally<issue::actors>, sim::Edit<issue::all>>;

  void award(const sim::Agent<Uses>& self, std::span<const sim::Offer<problem::voice>> voices, sim::Rng&) const {
    std::vector<std::tuple<std::uint8_t, std::uint64_t, std::uint8_t>> heard;  // field, who, sphere
    for (const auto& voice : voices) {
      const auto problem = self.at(voice.from);
      if (const auto owner = problem.template follow<problem::owner>()) heard.emplace_back(problem.template get<problem::field>(), owner->id().value, static_cast<std::uint8_t>(owner->template get<actor::sphere>()));
    }
    std::sort(heard.begin(), heard.end());
    heard.erase(std::unique(heard.begin(), heard.end()), heard.end());
    std::array<std::int32_t, field::count> count{};
    std::array<std::uint8_t, field::count> from{};
    for (const auto& [field, who, sphere] : heard) ++count[field], from[field] = static_cast<std::uint8_t>(from[field] | 1U << sphere);
    const auto agenda = self.along<issue::agenda>();
    for (const auto edge : agenda) {
      const auto issue = edge.other();
      const std::uint8_t field = issue.get<issue::field>();
      self.add<issue::actors>(issue.row(), count[field]);
      from[field] = 0;  // it is there already
    }
    std::vector<std::pair<std::int32_t, std::uint8_t>> wanted;
    for (std::uint8_t field = 0; field < field::count; ++field)
      if (count[field] >= actors && std::popcount(from[field]) >= spheres) wanted.emplace_back(-count[field], field);
    std::sort(wanted.begin(), wanted.end());
    const auto room = static_cast<std::size_t>(std::max(0, most - static_cast<std::int32_t>(agenda.size())));
    for (std::size_t i = 0; i < std::min(room, wanted.size()); ++i)
      self.bear<issue::all>()
          .set<issue::field>(wanted[i].second)
          .set<issue::topic>(static_cast<std::uint8_t>(wanted[i].second / field::per_topic))
          .set<issue::actors>(-wanted[i].first)
          .set<issue::opened>(self.now().day)
          .set<issue::voiced>(self.now().day)
          .link<issue::host>(self.row());
  }
};

struct ReviewAgenda {
  std::int32_t actors = 1;
  double patience = 12;

  static constexpr std::string_view name = "review_agenda";
  static constexpr sim::Text meaning{"an issue that nobody declares any more leaves the agenda after a time", "un enjeu que plus personne ne déclare quitte l'ordre du jour au bout d'un temps"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = ReviewAgenda;
    return std::tuple{sim::parameter(&P::actors, "actors", sim::unit::person, 1, 10'000, "assumed", {"actors heard in a month that keep an issue alive", "acteurs entendus dans le mois qui maintiennent un enjeu"}),
                      sim::parameter(&P::patience, "patience", sim::unit::month, 0, 600, "assumed", {"months without them after which it leaves the agenda", "mois sans eux après lesquels il quitte l'ordre du jour"})};
  }
  using Uses = sim::Access<issue::all, sim::Along<issue::host, issue::agenda>, sim::Read<issue::actors>, sim::Update<issue::voiced, issue::closed>, sim::Edit<issue::agenda>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto host = self.follow<issue::host>();
    if (!host || self.get<issue::closed>() > 0) return;
    if (self.get<issue::actors>() >= actors) self.set<issue::voiced>(self.now().day);
    if (self.now().day - self.get<issue::voiced>() > patience * sim::unit::days_per_month) {
      self.set<issue::closed>(self.now().day);
      self.disconnect<issue::agenda>(host->row(), self.row());
    } else if (!host->along<issue::agenda>().find(self.row())) {
      self.connect<issue::agenda>(host->row(), self.row());
    }
  }
};

// A policy: what is declared changes the split of the money (S1-58). Without it a plan stays as it was drawn up.
struct RevisePlan {
  double voice = 0.5;
  bool full_information = false;

  static constexpr std::string_view name = "revise_plan";
  static constexpr sim::Text meaning{"the split of a plan moves towards the problems that are declared", "la répartition d'un plan se rapproche des problèmes déclarés"};
  static constexpr sim::Period period = sim::Period::quarter;
  static constexpr auto parameters() {
    using P = RevisePlan;
    return std::tuple{sim::parameter(&P::voice, "voice", sim::unit::one, 0, 1, "the policy", {"weight of declared problems against the plan as it was, each quarter", "poids des problèmes déclarés face au plan antérieur, chaque trimestre"}),
                      sim::parameter(&P::full_information, "full_information", sim::unit::one, 0, 1, "an option to measure what blindness costs", {"all declared problems count, heard of or not", "tous les problèmes déclarés comptent, entendus ou non"})};
  }
  using Uses = sim::Access<plan::all, sim::Along<plan::host, plan::lines>, sim::Read<plan::asked, plan::declared>, sim::Update<plan::part>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto host = self.follow<plan::host>();
    if (!host) return;
    const auto wish = [&](const auto& line) { return full_information ? line.template get<plan::declared>() : line.template get<plan::asked>(); };
    double all = 0;
    for (const auto edge : host->along<plan::lines>()) all += wish(edge.other());
    if (all > 0) self.set<plan::part>(static_cast<float>((1 - voice) * self.get<plan::part>() + voice * wish(self) / all));
  }
};

// ---- who has a stake

// Definition 1 in part: who has an open problem in a field is threatened by what happens there.
struct Expose {
  static constexpr std::string_view name = "expose";
  static constexpr sim::Text meaning{"actors are exposed to the fields of their open problems", "les acteurs sont exposés aux domaines de leurs problèmes ouverts"};
  static constexpr sim::Period period = sim::Period::quarter;
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<actor::all, sim::Along<problem::of>, sim::Read<problem::state, problem::field>, sim::Update<actor::threatened>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    std::uint64_t fields = 0;
    for (const auto declared : self.along<problem::of>()) {
      const auto state = declared.other().get<problem::state>();
      if (state == problem::State::open || state == problem::State::in_project) fields |= field::bit(declared.other().get<problem::field>());
    }
    self.set<actor::threatened>(fields);
  }
};

// Definition 1: threatened, or with an opportunity: the field is its core business. Definition 2: hit by the solution: a
// firm that buys much from a threatened one, somebody employed by one. This is the truth, which nobody sees whole.
struct FindStakeholders {
  double leaning = 0.5;

  static constexpr std::string_view name = "find_stakeholders";
  static constexpr sim::Text meaning{"who is threatened by an issue, could gain by it, or would be hit by its solution", "qui est menacé par un enjeu, y gagnerait, ou serait touché par sa solution"};
  static constexpr sim::Period period = sim::Period::quarter;
  static constexpr auto parameters() {
    return std::tuple{sim::parameter(&FindStakeholders::leaning, "leaning", sim::unit::one, 0, 1, "assumed", {"part of its orders of a product that makes a buyer depend on a supplier", "part des commandes d'un produit qui rend un acheteur dépendant d'un fournisseur"})};
  }
  using Uses = sim::Access<actor::all,
                           sim::Along<actor::place, public_body::union_of, issue::agenda, issue::stakes, actor::firm, actor::citizen, citizen::employer, firm::supply, actor::face_of_firm>,
                           sim::Read<actor::threatened, actor::core, issue::field, issue::why, firm::supply_share>, sim::Edit<issue::stakes>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto place = self.follow<actor::place>();
    const auto body = place ? place->follow<public_body::union_of>() : std::nullopt;
    if (!body || body->along<issue::agenda>().empty()) return;
    const std::uint64_t first = self.get<actor::threatened>() | self.get<actor::core>(), second = downstream(self);
    for (const auto edge : body->along<issue::agenda>()) {
      const auto issue = edge.other();
      const std::uint64_t bit = field::bit(issue.get<issue::field>());
      const auto why = static_cast<std::uint8_t>(((first & bit) != 0 ? issue::threatened : 0) | ((second & bit) != 0 ? issue::hit : 0));
      const auto stake = issue.along<issue::stakes>().find(self.row());
      if (why != 0 && (!stake || stake->get<issue::why>() != why)) self.connect<issue::stakes>(issue.row(), self.row(), sim::with<issue::why>(why));
      else if (why == 0 && stake) self.disconnect<issue::stakes>(issue.row(), self.row());
    }
  }

 private:
  std::uint64_t downstream(const sim::Agent<Uses>& self) const {
    std::uint64_t fields = 0;
    const auto of = [](const sim::Other<Uses, firm::all>& firm) {
      const auto face = firm.follow<actor::face_of_firm>();
      return face ? face->get<actor::threatened>() : std::uint64_t{0};
    };
    if (const auto firm = self.follow<actor::firm>())
      for (const auto purchase : firm->along<firm::supply>())
        if (purchase.get<firm::supply_share>() >= leaning) fields |= of(purchase.other());
    if (const auto person = self.follow<actor::citizen>())
      if (const auto employer = person->follow<citizen::employer>()) fields |= of(*employer);
    return fields;
  }
};

// ---- policies: a collective in charge of each issue, and who is asked to it

struct OpenCollectives {
  std::int32_t seats = 15;
  double cost = 1500;

  static constexpr std::string_view name = "open_collectives";
  static constexpr sim::Text meaning{"each issue on the agenda gets a collective in charge of it", "chaque enjeu à l'ordre du jour reçoit un collectif qui en a la charge"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = OpenCollectives;
    return std::tuple{sim::parameter(&P::seats, "seats", sim::unit::person, 2, 250, "assumed", {"seats in each", "places dans chacun"}),
                      sim::parameter(&P::cost, "cost", sim::Unit{"EUR/month"}, 0, 1e5, "assumed: a day and a half of a facilitator per month", {"cost of a collective", "coût d'un collectif"})};
  }
  using Uses = sim::Access<issue::all, sim::Along<issue::host, issue::group>, sim::Read<issue::topic, issue::closed>, sim::Edit<group::all>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto host = self.follow<issue::host>();
    if (!host || self.get<issue::closed>() > 0 || self.follow<issue::group>()) return;
    self.bear<group::all>()
        .set<group::kind>(group::Kind::collective)
        .set<group::topic>(self.get<issue::topic>())
        .set<group::seats>(static_cast<std::uint8_t>(seats))
        .set<group::cost>(static_cast<float>(cost))
        .set<group::opened>(self.now().day)
        .set<group::until>(self.now().until)
        .link<group::host>(host->row())
        .link<group::issue>(self.row());
  }
};

struct ChargeCollectives {
  static constexpr std::string_view name = "charge_collectives";
  static constexpr sim::Text meaning{"a collective takes charge of its issue, and ends with it", "un collectif prend en charge son enjeu, et s'achève avec lui"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<group::all, sim::Along<group::issue, issue::group>, sim::Read<group::kind, issue::closed>, sim::Update<group::until>, sim::Edit<issue::group>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto issue = self.get<group::kind>() == group::Kind::collective ? self.follow<group::issue>() : std::nullopt;
    if (!issue) return;
    if (!issue->follow<issue::group>()) self.relink<issue::group>(issue->row(), self.row());
    if (issue->get<issue::closed>() > 0) self.set<group::until>(std::min(self.get<group::until>(), issue->get<issue::closed>()));
  }
};

// The rule of inclusion: whose stake opens the door. Nobody is asked of whom the host does not know.
struct InviteStakeholders {
  bool threatened = true, hit = true, full_information = false;

  static constexpr std::string_view name = "invite_stakeholders";
  static constexpr sim::Text meaning{"collectives invite those with a stake in their issue, by the rule of inclusion", "les collectifs invitent les parties prenantes de leur enjeu, selon la règle d'inclusion"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = InviteStakeholders;
    return std::tuple{sim::parameter(&P::threatened, "threatened", sim::unit::one, 0, 1, "the policy", {"definition 1: who is threatened or has an opportunity", "définition 1 : qui est menacé ou a une opportunité"}),
                      sim::parameter(&P::hit, "hit", sim::unit::one, 0, 1, "the policy", {"definition 2: who would be hit by the solution", "définition 2 : qui serait touché par la solution"}),
                      sim::parameter(&P::full_information, "full_information", sim::unit::one, 0, 1, "an option to measure what blindness costs", {"the host knows everybody with a stake", "l'hôte connaît toutes les parties prenantes"})};
  }
  using Uses = sim::Access<group::all, sim::Along<group::issue, group::host, group::knows, group::members, issue::stakes, actor::platform>,
                           sim::Read<group::kind, group::seats, group::until, issue::closed, issue::why, platform::runs, actor::published_day>, sim::Bid<group::invitation>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    const auto issue = self.get<group::kind>() == group::Kind::collective ? self.follow<group::issue>() : std::nullopt;
    const auto host = self.follow<group::host>();
    const auto members = self.along<group::members>();
    if (!issue || !host || issue->get<issue::closed>() > 0 || self.now().day >= self.get<group::until>() || members.size() >= self.get<group::seats>()) return;
    const std::uint32_t free = self.get<group::seats>() - members.size();
    const auto rule = static_cast<std::uint8_t>((threatened ? issue::threatened : 0) | (hit ? issue::hit : 0));
    std::vector<sim::Row<actor::all>> drawn;
    std::uint32_t met = 0;
    for (const auto stake : issue->along<issue::stakes>()) {
      const auto who = stake.other();
      if ((stake.get<issue::why>() & rule) == 0 || members.find(who.row()) || !(full_information || on_line(who) || host->along<group::knows>().find(who.row()))) continue;
      if (drawn.size() < free) drawn.push_back(who.row());
      else if (const std::uint32_t at = rng.below(met + 1); at < free) drawn[at] = who.row();
      ++met;
    }
    for (const auto who : drawn) self.bid<group::invitation>(who, 2, 1);  // before those invited for their sphere
  }

 private:
  static bool on_line(const sim::Other<Uses, actor::all>& who) {
    const auto platform = who.follow<actor::platform>();
    return platform && platform->get<platform::runs>() && who.get<actor::published_day>() > 0;
  }
};

}  // namespace models::governance
