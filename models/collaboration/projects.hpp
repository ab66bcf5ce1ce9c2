// models/collaboration/projects.hpp -- who starts a project, and what becomes of the problem that it would solve.
//
// After INFSO-SKIN (Ahrweiler, Schilperoord, Pyka and Gilbert 2015), with problems of actors beside calls for projects.
#pragma once
#include "models/collaboration/consortium.hpp"
#include "models/vocabulary/platform.hpp"

namespace models::collaboration {

// Whom one can come upon by chance: every actor of the territory. Newcomers are entered once.
struct ListActors {
  static constexpr std::string_view name = "list_actors";
  static constexpr sim::Text meaning{"new actors are entered among those who can be met by chance", "les nouveaux acteurs entrent parmi ceux que l'on peut rencontrer par hasard"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<actor::all, sim::Along<actor::place, commune::within>, sim::Update<project::listed>, sim::Edit<project::everybody>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    if (self.get<project::listed>()) return;
    const auto territory = territory_of(self);
    if (!territory) return;
    self.set<project::listed>(true);
    self.connect<project::everybody>(*territory, self.row());
  }
};

struct AnnounceCalls {
  static constexpr std::string_view name = "announce_calls";
  static constexpr sim::Text meaning{"calls for projects are made public while they take proposals", "les appels à projets sont publics tant qu'ils reçoivent des propositions"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<call::all, sim::Along<call::host, public_body::place, commune::within>, sim::Read<call::opened, call::closes, call::selected>, sim::Edit<project::open_calls>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto host = self.follow<call::host>();
    const auto place = host ? host->follow<public_body::place>() : std::nullopt;
    const auto territory = place ? place->follow<commune::within>() : std::nullopt;
    if (!territory) return;
    if (self.now().day >= self.get<call::opened>() && self.now().day < self.get<call::closes>() && !self.get<call::selected>()) self.connect<project::open_calls>(territory->row(), self.row());
    else self.disconnect<project::open_calls>(territory->row(), self.row());
  }
};

// A problem is in hand while a project works on it, solved when one delivers, open again when it fails.
struct FollowProblems {
  static constexpr std::string_view name = "follow_problems";
  static constexpr sim::Text meaning{"problems are in hand, solved or open again with the project that works on them", "les problèmes sont pris en charge, résolus ou rouverts selon le projet qui y travaille"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<problem::all, sim::Along<project::tackled_by, problem::owner, actor::place, commune::within>, sim::Read<project::phase, problem::crisis>, sim::Update<problem::state, problem::closed>,
                           sim::Tally<territory::crisis_problems_solved>, sim::Edit<project::tackled_by>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    using State = problem::State;
    const State state = self.get<problem::state>();
    if (state == State::solved || state == State::given_up) return;
    const auto project = self.follow<project::tackled_by>();
    if (project && project->get<project::phase>() == project::Phase::delivered) {
      self.set<problem::state>(State::solved);
      self.set<problem::closed>(self.now().day);
      const auto owner = self.follow<problem::owner>();
      const auto territory = owner ? territory_of(*owner) : std::nullopt;
      if (territory && self.get<problem::crisis>()) self.add<territory::crisis_problems_solved>(*territory, 1);
      return;
    }
    const bool in_hand = project && alive(project->get<project::phase>());
    self.set<problem::state>(in_hand ? State::in_project : State::open);
    if (project && !in_hand) self.relink<project::tackled_by>(self.row(), std::nullopt);
  }
};

// An actor with time and drive starts a project: for its gravest open problem, with public money if it has heard of a call on
// that topic; without a problem of its own, for the call alone (technology first).
struct Propose {
  double initiative = 0.2, funded = 0.3, experiments = 0.1, co_led = 0.2, self_organised = 0.1;
  std::int32_t per_project = 5;

  static constexpr std::string_view name = "propose_project";
  static constexpr sim::Text meaning{"actors with a problem or a call, time and drive start a project", "des acteurs qui ont un problème ou un appel, du temps et de l'élan lancent un projet"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = Propose;
    return std::tuple{
        sim::parameter(&P::initiative, "initiative", sim::unit::chance_per_month, 0, 1, "assumed", {"chance to act in a month, at full proactivity and full cooperation skill", "probabilité d'agir dans le mois, à proactivité et savoir-coopérer complets"}),
        sim::parameter(&P::funded, "funded", sim::unit::one, 0, 10, "assumed", {"what a call on its topic adds to the severity of a problem when one is chosen", "ce qu'un appel sur son sujet ajoute à la gravité d'un problème lors du choix"}),
        sim::parameter(&P::experiments, "experiments", sim::unit::one, 0, 1, "assumed", {"part of the projects that are experiments, where the call admits them or there is none", "part des projets qui sont des expériences, si l'appel les admet ou sans appel"}),
        sim::parameter(&P::co_led, "co_led", sim::unit::one, 0, 0.5, "assumed; forms after Provan and Kenis 2008", {"part led by two", "part copilotée"}),
        sim::parameter(&P::self_organised, "self_organised", sim::unit::one, 0, 0.5, "assumed; forms after Provan and Kenis 2008", {"part that organises itself", "part auto-organisée"}),
        sim::parameter(&P::per_project, "per_project", sim::unit::one, 1, 50, "Ahrweiler et al. 2015", {"capabilities that one must have for each project at a time", "capacités qu'il faut pour chaque projet mené en même temps"})};
  }
  using Uses = sim::Access<actor::all,
                           sim::Along<actor::firm, actor::heard, actor::platform, problem::of, project::tackled_by, project::projects, kene::of>,
                           sim::Read<actor::proactive, actor::cooperation, actor::topic, firm::active, problem::state, problem::topic, problem::severity, call::topic, call::closes, call::selected, call::experiments, call::form,
                                     call::quota, project::phase, platform::runs, platform::eases>,
                           sim::Edit<project::all>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    auto call = self.follow<actor::heard>();
    if (call && (call->get<call::selected>() || self.now().day >= call->get<call::closes>())) call.reset();
    // A platform that saves work on applications makes those who heard of a call likelier to answer.
    const auto platform = self.follow<actor::platform>();
    const double eased = call && platform && platform->get<platform::runs>() ? double{platform->get<platform::eases>()} : 0;
    if (!rng.chance(std::min(1.0, initiative * (1 + eased)) * self.get<actor::proactive>() * self.get<actor::cooperation>())) return;
    if (!able(self) || time_left(self, per_project) <= 0) return;
    const auto covers = [&](std::uint8_t topic) { return call && (call->get<call::topic>() == call::any || call->get<call::topic>() == topic); };
    std::optional<sim::Other<Uses, problem::all>> chosen;
    double gravest = -1;
    for (const auto edge : self.along<problem::of>()) {
      const auto problem = edge.other();
      if (problem.get<problem::state>() != problem::State::open || problem.follow<project::tackled_by>()) continue;
      const double weight = problem.get<problem::severity>() + (covers(problem.get<problem::topic>()) ? funded : 0);
      if (weight > gravest) gravest = weight, chosen.emplace(problem);
    }
    if (chosen && !covers(chosen->get<problem::topic>())) call.reset();
    if (!chosen && !call) return;
    const bool admits = call ? call->get<call::experiments>() : true;
    const double form = rng.uniform();
    auto governance = form < co_led ? project::Governance::co_led : form < co_led + self_organised ? project::Governance::self_organised : project::Governance::one_leader;
    if (call && call->get<call::form>() != call::any) governance = static_cast<project::Governance>(call->get<call::form>());
    auto project = self.bear<project::all>();
    project.set<project::phase>(project::Phase::searching)
        .set<project::governance>(governance)
        .set<project::topic>(chosen ? chosen->get<problem::topic>() : call->get<call::topic>() != call::any ? call->get<call::topic>() : self.get<actor::topic>())
        .set<project::experiment>(admits && rng.chance(experiments))
        .set<project::born>(self.now().day)
        .link<project::leader>(self.row());
    if (chosen) project.link<project::serves>(chosen->row());
    if (call) project.set<project::quota>(call->get<call::quota>()).link<project::answers>(call->row());
  }
};

// Whoever starts a project is its first partner and brings what it can do best of what is needed.
struct Lead {
  double match = 0.6;
  std::int32_t fewest = 3, most = 12;

  static constexpr std::string_view name = "lead_project";
  static constexpr sim::Text meaning{"who starts a project becomes its leader and first partner", "qui lance un projet en devient le chef de file et le premier partenaire"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = Lead;
    return std::tuple{
        sim::parameter(&P::match, "match", sim::unit::one, 0, 1, "assumed", {"part of a problem's capabilities that a consortium must have", "part des capacités d'un problème qu'un consortium doit réunir"}),
        sim::parameter(&P::fewest, "fewest", sim::unit::one, 2, 60, "assumed: calls commonly ask for three", {"fewest partners", "nombre minimal de partenaires"}),
        sim::parameter(&P::most, "most", sim::unit::one, 2, 60, "assumed", {"most partners", "nombre maximal de partenaires"})};
  }
  using Uses = sim::Access<project::all, sim::Along<project::leader, project::serves, project::answers, project::partners, problem::needs, call::asks, kene::of, actor::place, commune::within>,
                           sim::Read<call::least_match, kene::ability, kene::expertise, kene::shared>, sim::Update<project::phase, project::ended, project::enough, project::fewest, project::most>,
                           sim::Tally<territory::projects_proposed>, sim::Edit<project::partners, project::tackled_by>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    if (self.get<project::phase>() != project::Phase::searching || !self.along<project::partners>().empty()) return;
    const auto leader = self.follow<project::leader>();
    const Needed needed = Needed::of(self);
    const auto best = leader ? needed.best(*leader, needed.all()) : std::nullopt;
    const auto brought = best ? best : leader ? Needed::best_of_all(*leader) : std::nullopt;
    if (!brought || needed.count == 0) {
      self.set<project::phase>(project::Phase::given_up);
      self.set<project::ended>(self.now().day);
      return;
    }
    const auto serves = self.follow<project::serves>();
    const auto call = self.follow<project::answers>();  // which may ask for more, and alone says how much where no problem is served
    const double part = std::max(serves ? match : 0.0, call ? double{call->get<call::least_match>()} : 0.0);
    self.set<project::enough>(static_cast<std::uint8_t>(std::ceil(part * needed.count - 1e-6)));
    self.set<project::fewest>(static_cast<std::uint8_t>(fewest));
    self.set<project::most>(static_cast<std::uint8_t>(std::max(fewest, most)));
    self.connect<project::partners>(self.row(), leader->row(), sim::with<project::brings>(*brought));
    if (serves) self.relink<project::tackled_by>(serves->row(), self.row());
    if (const auto territory = territory_of(*leader)) self.add<territory::projects_proposed>(*territory, 1);
  }
};

// What is over is forgotten after a time; what it did to trust, problems and counts stays.
struct Archive {
  std::int32_t kept = 36, kept_unbuilt = 2;

  static constexpr std::string_view name = "archive_projects";
  static constexpr sim::Text meaning{"projects that are over leave the list after a time", "les projets terminés quittent la liste après un temps"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = Archive;
    return std::tuple{sim::parameter(&P::kept, "kept", sim::unit::month, 1, 600, "assumed", {"months for which a delivered or failed project is remembered as such", "mois pendant lesquels un projet réalisé ou échoué reste en mémoire"}),
                      sim::parameter(&P::kept_unbuilt, "kept_unbuilt", sim::unit::month, 1, 600, "assumed", {"the same for one that was refused or given up", "de même pour un projet refusé ou abandonné"})};
  }
  using Uses = sim::Access<project::all, sim::Read<project::phase, project::ended>, sim::Edit<project::all>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto phase = self.get<project::phase>();
    if (alive(phase)) return;
    const bool built = phase == project::Phase::delivered || phase == project::Phase::failed;
    if (self.now().day - self.get<project::ended>() >= sim::unit::days_per_month * (built ? kept : kept_unbuilt)) self.die();
  }
};

}  // namespace models::collaboration
