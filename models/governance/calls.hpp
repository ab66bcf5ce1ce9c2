// models/governance/calls.hpp -- calls for projects: money set aside, what is asked for, who is chosen, what is given back.
//
// Money: host's cash -> call's budget when it opens -> project's granted when it is chosen; the rest goes back when it closes.
#pragma once
#include <algorithm>
#include <vector>

#include "models/vocabulary/agenda.hpp"
#include "sim/kernel/process.hpp"

namespace models::governance {

// A policy: each quarter every union of communes opens a call.
struct OpenCalls {
  double budget = 200'000, purse = 0.25, days = 90, need_weight = 0.5, least_match = 0.3, quota = 0, cap = 0, open_results = 0;
  std::int32_t topic = -1, form = -1;
  bool experiments = false;

  static constexpr std::string_view name = "open_calls";
  static constexpr sim::Text meaning{"unions of communes open a call for projects each quarter", "les intercommunalités ouvrent un appel à projets chaque trimestre"};
  static constexpr sim::Period period = sim::Period::quarter;
  static constexpr auto parameters() {
    using P = OpenCalls;
    return std::tuple{
        sim::parameter(&P::budget, "budget", sim::unit::eur, 0, 1e9, "the policy", {"money of one call", "montant d'un appel"}),
        sim::parameter(&P::purse, "purse", sim::unit::one, 0, 1, "assumed", {"part of the host's cash that one call takes at most", "part de la trésorerie de l'hôte qu'un appel prend au plus"}),
        sim::parameter(&P::days, "days", sim::unit::day, 1, 1000, "assumed: GREAT-SKIN has six months", {"days from opening to selection", "jours de l'ouverture à la sélection"}),
        sim::parameter(&P::topic, "topic", sim::unit::one, -1, 7, "the policy", {"topic; -1: the line of the plan that is furthest behind", "sujet ; -1 : la ligne du plan la plus en retard"}),
        sim::parameter(&P::need_weight, "need_weight", sim::unit::one, 0, 1, "the policy", {"weight of the need met in the ranking and in what is asked; the rest is novelty", "poids du besoin dans le classement et dans la demande ; le reste va à la nouveauté"}),
        sim::parameter(&P::least_match, "least_match", sim::unit::one, 0, 1, "assumed: 8 of 25 capabilities (Ahrweiler et al. 2015)", {"part of the needed capabilities that partners must have", "part des capacités nécessaires que les partenaires doivent détenir"}),
        sim::parameter(&P::quota, "quota", sim::unit::one, 0, 1, "the policy", {"part of the partners that should be small firms, associations or citizens: projects with it come first", "part des partenaires qui devraient être petites entreprises, associations ou citoyens : ces projets passent d'abord"}),
        sim::parameter(&P::form, "form", sim::unit::one, -1, 2, "the policy; forms after Provan and Kenis 2008", {"form of governance required: 0 one leader, 1 led by two, 2 self-organised; -1: any", "forme de gouvernance exigée : 0 un chef de file, 1 copiloté, 2 auto-organisé ; -1 : toutes"}),
        sim::parameter(&P::experiments, "experiments", sim::unit::one, 0, 1, "the policy", {"it takes experiments that may fail", "admet des expériences qui peuvent échouer"}),
        sim::parameter(&P::cap, "cap", sim::unit::eur, 0, 1e9, "the policy", {"most that one project gets; 0: no cap", "plafond par projet ; 0 : aucun"}),
        sim::parameter(&P::open_results, "open_results", sim::unit::one, 0, 1, "the policy", {"part of the results that must be published", "part des résultats à publier"})};
  }
  using Uses = sim::Access<public_body::all, sim::Along<plan::lines, issue::agenda>, sim::Read<public_body::level, plan::topic, plan::part, plan::spent, issue::topic, issue::field, issue::actors>,
                           sim::Update<public_body::cash>, sim::Tally<plan::spent>, sim::Edit<call::all>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    if (self.get<public_body::level>() != public_body::Level::epci) return;
    const double cash = self.get<public_body::cash>(), amount = sim::whole_below<public_body::cash>(std::min(budget, purse * cash));
    if (amount < std::min(budget, 1000.0) || amount <= 0) return;  // too little to call anybody
    const auto [on, line] = choose(self);
    self.set<public_body::cash>(cash - amount);
    if (line) self.add<plan::spent>(*line, amount);
    self.bear<call::all>()
        .set<call::topic>(on)
        .set<call::field>(most_declared(self, on))
        .set<call::opened>(self.now().day)
        .set<call::closes>(self.now().day + static_cast<std::int32_t>(days))
        .set<call::budget>(amount)
        .set<call::need_weight>(static_cast<float>(need_weight))
        .set<call::least_match>(static_cast<float>(least_match))
        .set<call::quota>(static_cast<float>(quota))
        .set<call::form>(form < 0 ? call::any : static_cast<std::uint8_t>(form))
        .set<call::experiments>(experiments)
        .set<call::cap>(cap)
        .set<call::open_results>(static_cast<float>(open_results))
        .link<call::host>(self.row());
  }

 private:
  std::pair<std::uint8_t, std::optional<sim::Row<plan::all>>> choose(const sim::Agent<Uses>& self) const {
    double spent = budget;
    for (const auto edge : self.along<plan::lines>()) spent += edge.other().get<plan::spent>();
    std::pair<std::uint8_t, std::optional<sim::Row<plan::all>>> chosen{topic < 0 ? call::any : static_cast<std::uint8_t>(topic), std::nullopt};
    double behind = 0;
    for (const auto edge : self.along<plan::lines>()) {
      const auto line = edge.other();
      const double gap = line.get<plan::part>() * spent - line.get<plan::spent>();
      if (topic < 0 ? !chosen.second || gap > behind : line.get<plan::topic>() == topic) behind = gap, chosen = {line.get<plan::topic>(), line.row()};
    }
    return chosen;
  }
  static std::uint8_t most_declared(const sim::Agent<Uses>& self, std::uint8_t on) {
    std::uint8_t field = call::any;
    std::int32_t most = 0;
    for (const auto edge : self.along<issue::agenda>()) {
      const auto issue = edge.other();
      if ((on == call::any || issue.get<issue::topic>() == on) && issue.get<issue::actors>() > most) most = issue.get<issue::actors>(), field = issue.get<issue::field>();
    }
    return field;
  }
};

// What a new call asks for: need first, the capabilities of its field; technology first, any of the topic.
struct StateCall {
  std::int32_t asked = 25;

  static constexpr std::string_view name = "state_call";
  static constexpr sim::Text meaning{"a new call states the capabilities that it asks for", "un appel nouveau dit les capacités qu'il demande"};
  static constexpr auto parameters() {
    return std::tuple{sim::parameter(&StateCall::asked, "asked", sim::unit::one, 0, 100, "Ahrweiler et al. 2015: 25", {"capabilities that a call asks for", "capacités demandées par un appel"})};
  }
  using Uses = sim::Access<call::all, sim::Along<call::host, call::asks, group::knows, kene::of>, sim::Read<call::opened, call::topic, call::field, call::need_weight>, sim::Edit<call::asks>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    const auto host = self.follow<call::host>();
    if (!host || self.get<call::opened>() != self.now().day || !self.along<call::asks>().empty()) return;
    const auto known = host->along<group::knows>();  // without settled knowledge there is nothing to ask for
    if (known.share([](const auto& edge) { return !edge.other().template along<kene::of>().empty(); }) == 0) return;
    const std::uint32_t topic = self.get<call::topic>(), field = self.get<call::field>();
    const std::uint32_t first = topic < actor::topics ? topic * capability::per_topic : 0, last = topic < actor::topics ? first + capability::per_topic : capability::count;
    std::vector<bool> taken(capability::count);
    std::int32_t count = 0;
    for (int tries = 0; tries < 20 * asked && count < asked; ++tries) {
      const bool needed = field < field::count && rng.chance(self.get<call::need_weight>());
      const std::uint32_t chosen = needed ? begin_of(field) + rng.below(begin_of(field + 1) - begin_of(field)) : first + rng.below(last - first);
      if (taken[chosen]) continue;
      taken[chosen] = true, ++count;
      self.connect<call::asks>(self.row(), {chosen});
    }
  }

  static constexpr std::uint32_t begin_of(std::uint32_t field) { return (field * capability::per_topic + field::per_topic - 1) / field::per_topic; }
};

// On the day of selection: who may be chosen, in what order, until the money is gone.
struct SelectProjects {
  double off_agenda = 0.5;
  std::int32_t small = 50;
  bool full_information = false;

  static constexpr std::string_view name = "select_projects";
  static constexpr sim::Text meaning{"a call that closes ranks its projects by need and novelty and grants its money", "un appel qui clôt classe ses projets selon le besoin et la nouveauté et attribue son argent"};
  static constexpr auto parameters() {
    using P = SelectProjects;
    return std::tuple{
        sim::parameter(&P::off_agenda, "off_agenda", sim::unit::one, 0, 1, "assumed", {"what the need of a problem counts that is not on the host's agenda", "ce que vaut le besoin d'un problème hors de l'ordre du jour de l'hôte"}),
        sim::parameter(&P::small, "small", sim::unit::job, 1, 10'000, "the European definition of a small enterprise: fewer than 50", {"jobs from which a firm is no longer small", "emplois à partir desquels une entreprise n'est plus petite"}),
        sim::parameter(&P::full_information, "full_information", sim::unit::one, 0, 1, "an option to measure what blindness costs", {"a problem counts by how many actors have one in its field, heard of or not", "un problème compte selon le nombre d'acteurs touchés dans son domaine, entendus ou non"})};
  }
  static constexpr const auto& awards = project::grant;
  using Uses = sim::Access<call::all, sim::Along<call::host, public_body::place, commune::within, issue::agenda, project::serves, project::partners, actor::firm, problem::needs, capability::field>,
                           sim::Read<call::closes, call::need_weight, call::least_match, call::quota, call::form, call::experiments, call::cap, call::open_results, project::match, project::governance, project::experiment,
                                     project::brings, problem::field, issue::field, field::problems, actor::sphere, firm::base_jobs, capability::rarity>,
                           sim::Update<call::budget, call::selected>, sim::Tally<project::granted, project::open, territory::granted>>;

  void award(const sim::Agent<Uses>& self, std::span<const sim::Offer<project::grant>> proposals, sim::Rng&) const {
    if (self.get<call::selected>() || self.now().day < self.get<call::closes>()) return;
    self.set<call::selected>(true);
    struct Candidate {
      bool quota;
      double score;
      const sim::Offer<project::grant>* offer;
    };
    std::vector<Candidate> ranked;
    for (const auto& proposal : proposals) {
      const auto project = self.at(proposal.from);
      if (!eligible(self, project)) continue;
      const double weight = self.get<call::need_weight>();
      ranked.push_back({small_share(project) >= double{self.get<call::quota>()}, weight * need(self, project) + (1 - weight) * novelty(self, project), &proposal});
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const Candidate& a, const Candidate& b) { return a.quota != b.quota ? a.quota : a.score > b.score; });
    const auto host = self.follow<call::host>();
    const auto place = host ? host->follow<public_body::place>() : std::nullopt;
    const auto territory = place ? place->follow<commune::within>() : std::nullopt;
    double left = self.get<call::budget>();
    for (const auto& [quota, score, offer] : ranked) {
      const double cap = self.get<call::cap>(), amount = sim::whole<call::budget>(cap > 0 ? std::min(cap, offer->amount) : offer->amount);
      if (amount <= 0 || amount > left) continue;
      left -= amount;
      self.add<project::granted>(offer->from, amount);
      self.add<project::open>(offer->from, self.get<call::open_results>());
      if (territory) self.add<territory::granted>(territory->row(), amount);
    }
    self.set<call::budget>(left);
  }

 private:
  using Project = sim::Other<Uses, project::all>;
  static bool eligible(const sim::Agent<Uses>& self, const Project& project) {
    const std::uint8_t form = self.get<call::form>();
    return project.get<project::match>() >= self.get<call::least_match>() && (form == call::any || static_cast<std::uint8_t>(project.get<project::governance>()) == form) &&
           (!project.get<project::experiment>() || self.get<call::experiments>());
  }
  double small_share(const Project& project) const {
    return project.along<project::partners>().share([&](const auto& edge) {
      const auto firm = edge.other().template follow<actor::firm>();
      return edge.other().template get<actor::sphere>() == actor::Sphere::civil || (firm && firm->template get<firm::base_jobs>() < small);
    });
  }
  // Part of the needed capabilities that it has, weighed by how much its problem is wanted.
  double need(const sim::Agent<Uses>& self, const Project& project) const {
    const auto problem = project.follow<project::serves>();
    if (!problem) return off_agenda * project.get<project::match>();
    if (full_information) {
      for (const auto needed : problem->along<problem::needs>())
        if (const auto field = needed.other().follow<capability::field>(); field && field->row().value == problem->get<problem::field>()) {
          const double others = field->get<field::problems>();
          return project.get<project::match>() * (off_agenda + (1 - off_agenda) * others / (others + 10));  // ten are as good as half of very many: assumed
        }
      return off_agenda * project.get<project::match>();
    }
    const auto host = self.follow<call::host>();
    const bool wanted = host && host->along<issue::agenda>().share([&](const auto& edge) { return edge.other().template get<issue::field>() == problem->get<problem::field>(); }) > 0;
    return (wanted ? 1 : off_agenda) * project.get<project::match>();
  }
  // Part of what its partners bring that is not common.
  static double novelty(const sim::Agent<Uses>& self, const Project& project) {
    return project.along<project::partners>().share([&](const auto& edge) {
      const std::uint16_t brings = edge.template get<project::brings>();
      return brings < capability::count && self.at(sim::Row<capability::all>{brings}).template get<capability::rarity>() != capability::Rarity::common;
    });
  }
};

// What a call has not granted goes back to its host; a call that nobody answered closes too.
struct CloseCalls {
  static constexpr std::string_view name = "close_calls";
  static constexpr sim::Text meaning{"what a closed call has not granted goes back to its host", "ce qu'un appel clos n'a pas attribué revient à son hôte"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<call::all, sim::Along<call::host>, sim::Read<call::closes>, sim::Update<call::budget, call::selected>, sim::Tally<public_body::cash>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const bool over = self.get<call::selected>() || self.now().day >= self.get<call::closes>() + 45;  // the month's proposals have come in
    if (!over || self.get<call::budget>() <= 0) return;
    const auto host = self.follow<call::host>();
    if (!host) return;
    self.add<public_body::cash>(host->row(), self.get<call::budget>());
    self.set<call::budget>(0);
    self.set<call::selected>(true);
  }
};

// A policy: calls require that results are published.
struct RequireOpenResults {
  double share = 0.8;

  static constexpr std::string_view name = "require_open_results";
  static constexpr sim::Text meaning{"calls require that results are published", "les appels exigent la publication des résultats"};
  static constexpr auto parameters() {
    return std::tuple{sim::parameter(&RequireOpenResults::share, "share", sim::unit::one, 0, 1, "the policy", {"part of the results that must be published", "part des résultats à publier"})};
  }
  using Uses = sim::Access<call::all, sim::Read<call::selected>, sim::Update<call::open_results>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    if (!self.get<call::selected>()) self.set<call::open_results>(static_cast<float>(std::max(share, double{self.get<call::open_results>()})));
  }
};

}  // namespace models::governance
