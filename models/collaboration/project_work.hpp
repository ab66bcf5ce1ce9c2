// models/collaboration/project_work.hpp -- projects at work: tools, progress, money, delivery or failure, and what it leaves.
//
// Success needs both will and capacity. Coordination costs grow with the pairs of partners, n(n-1)/2; a workspace and a
// facilitator lower them. What comes of a project is stated part by part, and where nothing is known it is zero.
#pragma once
#include <vector>

#include "models/collaboration/consortium.hpp"
#include "models/vocabulary/aid.hpp"
#include "models/vocabulary/platform.hpp"

namespace models::collaboration {

// Granted, or small enough to go ahead at the partners' own expense.
struct Begin {
  double length = 12, tool_need = 0.4;
  std::int32_t own_most = 8;

  static constexpr std::string_view name = "begin_project";
  static constexpr sim::Text meaning{"projects that are granted, or small enough to pay for themselves, begin", "les projets financés, ou assez petits pour se payer eux-mêmes, commencent"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = Begin;
    return std::tuple{sim::parameter(&P::length, "length", sim::unit::month, 1, 120, "assumed; projects of European research take 32 (GREAT-SKIN)", {"planned length of the work", "durée prévue des travaux"}),
                      sim::parameter(&P::tool_need, "tool_need", sim::unit::one, 0, 1, "assumed", {"part of the projects that need a tool of one of their fields", "part des projets qui ont besoin d'un outil de l'un de leurs domaines"}),
                      sim::parameter(&P::own_most, "own_most", sim::unit::one, 2, 60, "assumed", {"most partners with whom it can go ahead without public money", "nombre maximal de partenaires sans argent public"})};
  }
  using Uses = sim::Access<project::all,
                           sim::Along<project::leader, project::serves, project::answers, project::partners, project::worked_with, problem::needs, call::asks, actor::firm, actor::place, commune::within>,
                           sim::Read<call::selected, project::granted, project::brings, project::topic, actor::role, actor::sphere, firm::base_jobs>,
                           sim::Update<project::phase, project::started, project::due, project::ended, project::tool_field, project::coverage>,
                           sim::Tally<project::brought, territory::projects_begun, territory::projects_funded, territory::projects_refused, territory::projects_given_up, territory::project_seats, territory::newcomer_seats,
                                      territory::project_pairs, territory::repeat_pairs, territory::project_seats_small, territory::projects_with_citizens, territory::projects_across, territory::project_coverage_sum>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    if (self.get<project::phase>() != project::Phase::submitted) return;
    const auto territory = territory_of_project(self);
    const auto call = self.follow<project::answers>();
    const bool funded = self.get<project::granted>() > 0;
    if (call && !funded && territory && !call->get<call::selected>()) return;  // waits for the selection
    const bool refused = call && !funded, too_large = !call && !funded && self.along<project::partners>().size() > static_cast<std::uint32_t>(own_most);
    if (refused || too_large || !territory) {
      self.set<project::phase>(refused ? project::Phase::refused : project::Phase::given_up);
      self.set<project::ended>(self.now().day);
      if (territory && refused) self.add<territory::projects_refused>(*territory, 1);
      else if (territory) self.add<territory::projects_given_up>(*territory, 1);
      return;
    }
    self.set<project::phase>(project::Phase::running);
    self.set<project::started>(self.now().day);
    self.set<project::due>(self.now().day + static_cast<std::int32_t>(std::lround(length * sim::unit::days_per_month)));
    const Needed needed = Needed::of(self);
    const bool needs_tool = needed.count > 0 && rng.chance(tool_need);
    self.set<project::tool_field>(needs_tool ? static_cast<std::uint8_t>(capability::field_of(needed.numbers[rng.below(needed.count)])) : project::no_tool);
    self.add<territory::projects_begun>(*territory, 1);
    if (funded) self.add<territory::projects_funded>(*territory, 1);
    count_partners(self, *territory, needed);
  }

 private:
  static void count_partners(const sim::Agent<Uses>& self, sim::Row<territory::all> territory, const Needed& needed) {
    const auto partners = self.along<project::partners>();
    std::uint8_t roles = 0;
    std::array<bool, actor::spheres> spheres{};
    std::int32_t newcomers = 0, repeats = 0, small = 0;
    for (std::uint32_t i = 0; i < partners.size(); ++i) {
      const auto partner = partners[i].other();
      roles = static_cast<std::uint8_t>(roles | 1U << static_cast<unsigned>(partner.get<actor::role>()));
      spheres[static_cast<std::size_t>(partner.get<actor::sphere>())] = true;
      const auto before = partner.along<project::worked_with>();
      newcomers += before.empty() ? 1 : 0;
      small += is_small(partner) ? 1 : 0;
      for (std::uint32_t j = i + 1; j < partners.size(); ++j) repeats += before.find(partners[j].other().row()) ? 1 : 0;
      if (needed.served(0, partners[i].get<project::brings>())) self.add<project::brought>({partners[i].get<project::brings>()}, 1);
    }
    // Elected office and administration stand for each other.
    if ((roles & 1U << static_cast<unsigned>(actor::Role::elected)) != 0) roles = static_cast<std::uint8_t>(roles | 1U << static_cast<unsigned>(actor::Role::administration));
    const std::uint8_t required = required_roles(self.get<project::topic>());
    const double coverage = static_cast<double>(std::popcount(static_cast<std::uint8_t>(roles & required))) / std::popcount(required);
    self.set<project::coverage>(static_cast<float>(coverage));
    self.add<territory::project_coverage_sum>(territory, coverage);
    const auto n = static_cast<std::int64_t>(partners.size());
    self.add<territory::project_seats>(territory, n);
    self.add<territory::newcomer_seats>(territory, newcomers);
    self.add<territory::project_pairs>(territory, n * (n - 1) / 2);
    self.add<territory::repeat_pairs>(territory, repeats);
    self.add<territory::project_seats_small>(territory, small);
    self.add<territory::projects_with_citizens>(territory, spheres[static_cast<std::size_t>(actor::Sphere::civil)] ? 1 : 0);
    self.add<territory::projects_across>(territory, std::count(spheres.begin(), spheres.end(), true) > 1 ? 1 : 0);
  }
};

// Bookings whose time is over leave the calendar; what is lent in a crisis is not touched.
struct FreeTools {
  static constexpr std::string_view name = "free_tools";
  static constexpr sim::Text meaning{"bookings that are over leave the calendar of a tool", "les réservations passées quittent le calendrier d'un outil"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<tool::all, sim::Along<tool::bookings>, sim::Read<tool::until, aid::lent_output>, sim::Edit<tool::bookings>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    for (const auto booking : self.along<tool::bookings>())
      if (booking.get<tool::until>() <= self.now().day && booking.get<aid::lent_output>() <= 0) self.disconnect<tool::bookings>(self.row(), booking.other().row());
  }
};

// A project that needs a tool asks for one of its partners', else for one of somebody whom its leader trusts.
struct WantTool {
  double trusted = 0.5;

  static constexpr std::string_view name = "want_tool";
  static constexpr sim::Text meaning{"projects ask for the tool that they need this month", "les projets demandent l'outil dont ils ont besoin ce mois-ci"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    return std::tuple{sim::parameter(&WantTool::trusted, "trusted", sim::unit::one, 0, 1, "assumed; 0.5 is a stranger", {"trust in an acquaintance from which its tools are asked for", "confiance envers une connaissance à partir de laquelle ses outils sont demandés"})};
  }
  using Uses = sim::Access<project::all, sim::Along<project::leader, project::partners, actor::trust, tool::tools>, sim::Read<project::phase, project::tool_field, actor::good, actor::bad, tool::field>,
                           sim::Bid<project::tool_wanted>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    if (self.get<project::phase>() != project::Phase::running || self.get<project::tool_field>() == project::no_tool) return;
    const auto leader = self.follow<project::leader>();
    if (!leader) return;
    std::optional<sim::Row<tool::all>> chosen;  // drawn evenly as they are met
    std::uint32_t met = 0;
    const auto look = [&](const sim::Other<Uses, actor::all>& owner) {
      for (const auto edge : owner.along<tool::tools>())
        if (edge.other().get<tool::field>() == self.get<project::tool_field>() && rng.below(++met) == 0) chosen = edge.other().row();
    };
    for (const auto partner : self.along<project::partners>()) look(partner.other());
    if (!chosen)
      for (const auto tie : leader->along<actor::trust>())
        if (trust_of_tie(tie) > trusted) look(tie.other());
    if (chosen) self.bid<project::tool_wanted>(*chosen, 0, 1);
  }
};

struct BookTool {
  static constexpr std::string_view name = "book_tool";
  static constexpr sim::Text meaning{"tools are booked for a month while their capacity lasts", "les outils sont réservés pour un mois tant que leur capacité suffit"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() { return std::tuple{}; }
  static constexpr const auto& awards = project::tool_wanted;
  using Uses = sim::Access<tool::all, sim::Along<tool::bookings, project::leader, actor::place, commune::within>, sim::Read<tool::capacity, tool::from, tool::until, tool::amount>,
                           sim::Tally<project::equipped, territory::tools_refused>, sim::Edit<tool::bookings>>;

  void award(const sim::Agent<Uses>& self, std::span<const sim::Offer<project::tool_wanted>> asked, sim::Rng&) const {
    const std::int32_t from = self.now().day, until = from + static_cast<std::int32_t>(std::lround(self.now().days));
    double left = self.get<tool::capacity>();
    for (const auto booking : self.along<tool::bookings>())
      if (booking.get<tool::from>() < until && booking.get<tool::until>() > from) left -= double{booking.get<tool::amount>()};
    std::vector<sim::Row<actor::all>> given;
    for (const auto& offer : asked) {
      const auto project = self.at(offer.from);
      const auto leader = project.follow<project::leader>();
      if (!leader) continue;
      const bool has_one = self.along<tool::bookings>().find(leader->row()) || std::find(given.begin(), given.end(), leader->row()) != given.end();
      if (left < 1 || has_one) {  // an actor has one booking of a tool at a time
        if (const auto territory = territory_of(*leader)) self.add<territory::tools_refused>(*territory, 1);
        continue;
      }
      left -= 1;
      given.push_back(leader->row());
      self.connect<tool::bookings>(self.row(), leader->row(), sim::with<tool::from>(from), sim::with<tool::until>(until), sim::with<tool::amount>(1.0F), sim::with<aid::lent_output>(0.0));
      self.add<project::equipped>(offer.from, 1);
    }
  }
};

// What a project of a topic leaves behind when it is delivered and fully used: assumed orders of magnitude, to be replaced
// by the figures of real projects. Noise is people who live with more of it.
struct External {
  double co2, jobs, noise, trained;
};
constexpr External external(std::uint8_t topic) {
  constexpr std::array<External, actor::topics> of{{{60, 0.3, 0, 5}, {40, 0.5, 20, 8}, {30, 0.2, -100, 3}, {15, 0.4, 0, 5}, {30, 0.5, 30, 5}, {0, 0.2, 0, 30}, {2, 0.3, 0, 10}, {10, 0.2, -50, 5}}};
  return of[topic % actor::topics];
}

struct WorkOnProject {
  double usual = 0.15, fastest = 1.5, coordination = 0.01, workspace = 0.3, facilitated = 0.3, tools = 0.1, without_tool = 0.5, co_led = 0.9, self_organised = 0.75, patience = 1, risk = 0.1,
         experiment = 4, safer = 0.3, tolerated = 0.6, cap = 50'000, need_first = 0.6, novelty_first = 0.25, buy_in = 0.15;

  static constexpr std::string_view name = "work_on_project";
  static constexpr sim::Text meaning{"partners work; projects are delivered, late or not, or fail", "les partenaires travaillent ; les projets sont réalisés, en retard ou non, ou échouent"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = WorkOnProject;
    const auto one = sim::unit::one;
    return std::tuple{
        sim::parameter(&P::usual, "usual", one, 0.001, 1, "assumed", {"will x capacity at which the work keeps its plan", "volonté x capacité à laquelle le plan est tenu"}),
        sim::parameter(&P::fastest, "fastest", one, 1, 10, "assumed", {"fastest pace over the planned one", "rythme maximal rapporté au plan"}),
        sim::parameter(&P::coordination, "coordination", one, 0, 1, "assumed; pairs of partners after Hackman 2002 (from memory)", {"part of the work that each pair of partners costs", "part du travail que coûte chaque paire de partenaires"}),
        sim::parameter(&P::workspace, "workspace", one, 0, 1, "assumed", {"part of that cost saved by a shared workspace of a platform", "part de ce coût épargnée par l'espace de travail d'une plateforme"}),
        sim::parameter(&P::facilitated, "facilitated", one, 0, 1, "assumed", {"part of that cost saved by full facilitation of a group of the leader", "part de ce coût épargnée par une animation complète d'un groupe du chef de file"}),
        sim::parameter(&P::tools, "tools", one, 0, 1, "assumed", {"gain of pace by a platform's tools for projects", "gain de rythme par les outils de projet d'une plateforme"}),
        sim::parameter(&P::without_tool, "without_tool", one, 0, 1, "assumed", {"pace in a month without the tool that is needed", "rythme d'un mois sans l'outil nécessaire"}),
        sim::parameter(&P::co_led, "co_led", one, 0, 2, "assumed; forms after Provan and Kenis 2008", {"pace where two lead, over that of one leader", "rythme d'un copilotage, rapporté à un chef de file"}),
        sim::parameter(&P::self_organised, "self_organised", one, 0, 2, "assumed; forms after Provan and Kenis 2008", {"pace of a self-organised one, over that of one leader", "rythme d'un projet auto-organisé, rapporté à un chef de file"}),
        sim::parameter(&P::patience, "patience", one, 0, 10, "assumed", {"delay after which it has failed, over its planned length", "retard après lequel il a échoué, rapporté à la durée prévue"}),
        sim::parameter(&P::risk, "risk", one, 0, 1, "assumed", {"chance that what was made does not work", "probabilité que le résultat ne marche pas"}),
        sim::parameter(&P::experiment, "experiment", one, 1, 20, "assumed", {"that chance of an experiment, over that of others", "cette probabilité pour une expérience, rapportée aux autres"}),
        sim::parameter(&P::safer, "safer", one, 0, 1, "assumed", {"part of that chance taken away by a platform's tools for projects", "part de cette probabilité ôtée par les outils de projet d'une plateforme"}),
        sim::parameter(&P::tolerated, "tolerated", one, 0, 1, "assumed", {"outcome, for trust, of an experiment that failed below its cap of cost", "issue, pour la confiance, d'une expérience échouée sous son plafond de coût"}),
        sim::parameter(&P::cap, "cap", sim::unit::eur, 0, 1e7, "assumed", {"public money up to which the failure of an experiment is tolerated", "argent public jusqu'auquel l'échec d'une expérience est toléré"}),
        sim::parameter(&P::need_first, "need_first", one, 0, 1, "assumed", {"use of what answers a problem in full", "usage de ce qui répond entièrement à un problème"}),
        sim::parameter(&P::novelty_first, "novelty_first", one, 0, 1, "assumed", {"use of what answers a call alone", "usage de ce qui ne répond qu'à un appel"}),
        sim::parameter(&P::buy_in, "buy_in", one, 0, 1, "assumed", {"gain of use by self-organisation, loss by a single leader", "gain d'usage par l'auto-organisation, perte par un chef unique"})};
  }
  using Uses = sim::Access<project::all,
                           sim::Along<project::leader, project::serves, project::answers, project::partners, problem::needs, call::asks, kene::of, actor::firm, actor::platform, group::membership, actor::place, commune::within>,
                           sim::Read<project::brings, project::governance, project::topic, project::experiment, project::started, project::due, project::spent, project::match, project::coverage, project::tool_field,
                                     kene::ability, kene::expertise, actor::proactive, actor::cooperation, firm::active, platform::runs, platform::workspace, platform::project_tools, group::meets, group::facilitation>,
                           sim::Update<project::phase, project::progress, project::equipped, project::ended, project::outcome, project::use, project::co2, project::work_made, project::noise, project::trained>,
                           sim::Tally<territory::projects_delivered, territory::projects_failed, territory::delay_days, territory::use_sum, territory::co2_avoided, territory::work_made, territory::noise_added, territory::people_trained>>;
  using Self = sim::Agent<Uses>;

  void each(const Self& self, sim::Rng& rng) const {
    if (self.get<project::phase>() != project::Phase::running) return;
    const auto leader = self.follow<project::leader>();
    const auto territory = leader ? territory_of(*leader) : std::nullopt;
    const std::int32_t length = self.get<project::due>() - self.get<project::started>(), late = self.now().day - self.get<project::due>();
    if (!territory || working(self) < 2 || late > patience * length) return fail(self, territory);
    const auto platform = leader->follow<actor::platform>();
    const bool on_line = platform && platform->get<platform::runs>(), equipped = on_line && platform->get<platform::project_tools>();
    const double planned = length > 0 ? self.now().days / length : 1;
    const bool lacks_tool = self.get<project::tool_field>() != project::no_tool && self.get<project::equipped>() == 0;
    const double done = self.get<project::progress>() + planned * std::min(fastest, will_and_capacity(self) / usual) * pace(self.get<project::governance>()) * (equipped ? 1 + tools : 1) * (lacks_tool ? without_tool : 1) /
                                                            (1 + friction(self, *leader, on_line && platform->get<platform::workspace>()));
    self.set<project::equipped>(0);
    self.set<project::progress>(static_cast<float>(std::min(1.0, done)));
    if (done < 1 - 1e-9) return;
    if (rng.chance(std::min(1.0, risk * (self.get<project::experiment>() ? experiment : 1) * (equipped ? 1 - safer : 1)))) return fail(self, territory);
    deliver(self, *territory, late, length);
  }

 private:
  static std::uint32_t working(const Self& self) {
    std::uint32_t n = 0;
    for (const auto partner : self.along<project::partners>()) n += able(partner.other()) ? 1 : 0;
    return n;
  }
  // The mean will of the partners x what they can do of what is needed. Nobody's will makes up for what nobody can do.
  static double will_and_capacity(const Self& self) {
    const Needed needed = Needed::of(self);
    std::array<double, 64> skill{};
    std::uint64_t taken = 0;
    double will = 0;
    std::uint32_t n = 0;
    for (const auto edge : self.along<project::partners>()) {
      const auto partner = edge.other();
      if (!able(partner)) continue;
      ++n, will += 0.5 * (double{partner.get<actor::proactive>()} + double{partner.get<actor::cooperation>()});
      const std::uint16_t brings = edge.get<project::brings>();
      if (const auto i = needed.served(taken, brings)) {
        taken |= std::uint64_t{1} << *i;
        if (const auto known = partner.along<kene::of>().find({brings})) skill[*i] = Needed::skill_of(*known) * (needed.numbers[*i] == brings ? 1 : Needed::related);
      }
    }
    double capacity = 0;
    for (std::uint32_t i = 0; i < needed.count; ++i) capacity += skill[i];
    return n == 0 || needed.count == 0 ? 0 : will / n * capacity / needed.count;
  }
  double friction(const Self& self, const sim::Other<Uses, actor::all>& leader, bool has_workspace) const {
    double facilitation = 0;
    for (const auto seat : leader.along<group::membership>())
      if (seat.other().get<group::meets>()) facilitation = std::max(facilitation, double{seat.other().get<group::facilitation>()});
    const double n = working(self);
    return coordination * n * (n - 1) / 2 * (has_workspace ? 1 - workspace : 1) * (1 - facilitated * facilitation);
  }
  double pace(project::Governance form) const { return form == project::Governance::co_led ? co_led : form == project::Governance::self_organised ? self_organised : 1; }
  double use_of(const Self& self) const {
    const auto form = self.get<project::governance>();
    const double taken_up = form == project::Governance::one_leader ? 1 - buy_in : form == project::Governance::self_organised ? 1 + buy_in : 1;
    const double base = self.follow<project::serves>() ? need_first * self.get<project::match>() : novelty_first;
    return std::min(1.0, base * taken_up * (0.5 + 0.5 * self.get<project::coverage>()));
  }

  void fail(const Self& self, std::optional<sim::Row<territory::all>> territory) const {
    self.set<project::phase>(project::Phase::failed);
    self.set<project::ended>(self.now().day);
    self.set<project::outcome>(self.get<project::experiment>() && self.get<project::spent>() <= cap ? static_cast<float>(tolerated) : 0.0F);
    if (territory) self.add<territory::projects_failed>(*territory, 1);
  }
  void deliver(const Self& self, sim::Row<territory::all> territory, std::int32_t late, std::int32_t length) const {
    const double use = use_of(self), after = std::max(0, late), members = self.along<project::partners>().size();
    const External left = external(self.get<project::topic>());
    self.set<project::phase>(project::Phase::delivered);
    self.set<project::ended>(self.now().day);
    self.set<project::outcome>(static_cast<float>(length > 0 ? std::max(0.5, 1 - 0.5 * after / length) : 1));
    self.set<project::use>(static_cast<float>(use));
    const double scale = use * members / 6;  // stated for six partners
    self.set<project::co2>(static_cast<float>(left.co2 * scale));
    self.set<project::work_made>(static_cast<float>(left.jobs * scale));
    self.set<project::noise>(static_cast<float>(left.noise * scale));
    self.set<project::trained>(static_cast<float>(left.trained * scale));
    self.add<territory::co2_avoided>(territory, left.co2 * scale);
    self.add<territory::work_made>(territory, left.jobs * scale);
    self.add<territory::noise_added>(territory, left.noise * scale);
    self.add<territory::people_trained>(territory, left.trained * scale);
    self.add<territory::projects_delivered>(territory, 1);
    self.add<territory::delay_days>(territory, std::max(0, late));
    self.add<territory::use_sum>(territory, use);
  }
};

// Money: a month's part of the grant is spent, half of it outside, half on the partners' own work; firms add their own part.
// What is left of a grant when the project is over goes back to who granted it. Every cent is somewhere.
struct PayForWork {
  double outside = 0.5, public_part = 0.6, effort = 200, kept = 0.5;

  static constexpr std::string_view name = "pay_for_work";
  static constexpr sim::Text meaning{"grants are spent month by month, firms add their part, what is left goes back", "les subventions sont dépensées mois par mois, les entreprises ajoutent leur part, le reste est rendu"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = PayForWork;
    return std::tuple{
        sim::parameter(&P::outside, "outside", sim::unit::one, 0, 1, "assumed", {"part of a grant that is spent outside the partners: equipment, services", "part d'une subvention dépensée hors des partenaires : équipement, services"}),
        sim::parameter(&P::public_part, "public_part", sim::unit::one, 0.01, 1, "assumed, as in submit_project", {"part of the cost that the grant covers; partner firms pay their part of the rest", "part du coût couverte par la subvention ; les entreprises paient leur part du reste"}),
        sim::parameter(&P::effort, "effort", sim::unit::eur_per_month, 0, 1e5, "assumed", {"what a partner firm pays where there is no grant", "ce que paie une entreprise partenaire sans subvention"}),
        sim::parameter(&P::kept, "kept", sim::unit::one, 0, 10, "assumed", {"part of its target of cash below which a firm pays nothing for projects", "part de sa trésorerie visée sous laquelle une entreprise ne paie rien pour les projets"})};
  }
  using Uses = sim::Access<project::all, sim::Along<project::leader, project::answers, project::partners, call::host, actor::firm, actor::public_body, actor::place, commune::within>,
                           sim::Read<project::phase, project::started, project::due, firm::active, firm::cash, firm::cash_target>, sim::Update<project::granted, project::spent>,
                           sim::Tally<firm::cash, public_body::cash, territory::outside, territory::project_spending, territory::project_own>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto phase = self.get<project::phase>();
    const double granted = self.get<project::granted>(), left = granted - self.get<project::spent>();
    if (phase == project::Phase::running) {
      const auto territory = territory_of_project(self);
      if (!territory) return;
      const double months = std::max(1.0, (self.get<project::due>() - self.get<project::started>()) / sim::unit::days_per_month);
      spend(self, *territory, std::min(left, sim::whole<project::spent>(granted / months)));
      contribute(self, *territory, granted > 0 ? granted * (1 - public_part) / public_part / months / std::max(1U, self.along<project::partners>().size()) : effort);
    } else if (left > 0 && !alive(phase)) {
      give_back(self, left);
    }
  }

 private:
  // Partners without an account here (research teams, citizens, associations) spend their part outside: assumed.
  void spend(const sim::Agent<Uses>& self, sim::Row<territory::all> territory, double amount) const {
    const auto partners = self.along<project::partners>();
    if (amount <= 0 || partners.empty()) return;
    const double each = sim::whole_below<firm::cash>((1 - outside) * amount / partners.size());
    double rest = amount;
    for (const auto edge : partners) {
      const auto firm = edge.other().follow<actor::firm>();
      const auto body = edge.other().follow<actor::public_body>();
      if (firm && firm->get<firm::active>()) self.add<firm::cash>(firm->row(), each), rest -= each;
      else if (body) self.add<public_body::cash>(body->row(), each), rest -= each;
    }
    self.add<territory::outside>(territory, sim::whole<territory::outside>(rest));
    self.add<territory::project_spending>(territory, amount);
    self.set<project::spent>(self.get<project::spent>() + amount);
  }
  void contribute(const sim::Agent<Uses>& self, sim::Row<territory::all> territory, double monthly) const {
    const double own = sim::whole<firm::cash>(monthly);
    if (own <= 0) return;
    for (const auto edge : self.along<project::partners>()) {
      const auto firm = edge.other().follow<actor::firm>();
      if (!firm || !firm->get<firm::active>() || firm->get<firm::cash>() - own < kept * firm->get<firm::cash_target>()) continue;
      self.add<firm::cash>(firm->row(), -own);
      self.add<territory::outside>(territory, own);
      self.add<territory::project_own>(territory, own);
    }
  }
  void give_back(const sim::Agent<Uses>& self, double left) const {
    const auto call = self.follow<project::answers>();
    const auto host = call ? call->follow<call::host>() : std::nullopt;
    const auto territory = territory_of_project(self);
    if (host) self.add<public_body::cash>(host->row(), left);
    else if (territory) self.add<territory::outside>(*territory, left);
    else return;
    self.set<project::granted>(self.get<project::spent>());
  }
};

// Those who worked together remember it: trust by how it ended (good + o, bad + kappa (1 - o)), acquaintance where there was
// none, and a previous partner for the next search. What the firms have of it is stated: know-how in saving energy where the
// topic is energy, nothing in their accounts.
struct RememberProject {
  double kappa = 3, lesson = 0.05;

  static constexpr std::string_view name = "remember_project";
  static constexpr sim::Text meaning{"partners remember how a project ended: trust, previous partners, know-how", "les partenaires se souviennent de l'issue d'un projet : confiance, anciens partenaires, savoir-faire"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = RememberProject;
    return std::tuple{sim::parameter(&P::kappa, "kappa", sim::unit::one, 0, 20, "assumed after the asymmetry of trust (Slovic 1993): one bad counts as three good", {"weight of a bad outcome over a good one", "poids d'une mauvaise issue rapporté à une bonne"}),
                      sim::parameter(&P::lesson, "lesson", sim::unit::one, 0, 1, "assumed; 0: projects leave firms no benefit", {"part of the missing know-how in saving energy that a partner gains from a delivered project on energy in full use", "part du savoir-faire manquant en économies d'énergie qu'un partenaire gagne d'un projet réalisé sur l'énergie, à plein usage"})};
  }
  using Uses = sim::Access<actor::all, sim::Along<project::projects, project::partners, actor::trust, project::worked_with>, sim::Read<project::phase, project::ended, project::outcome, project::topic, project::use>,
                           sim::Update<actor::good, actor::bad, actor::exchanged, actor::know_how, actor::learned, project::times>, sim::Edit<actor::trust, project::worked_with>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    for (const auto joined : self.along<project::projects>()) {
      const auto project = joined.other();
      const auto phase = project.get<project::phase>();
      if (project.get<project::ended>() != self.now().day || (phase != project::Phase::delivered && phase != project::Phase::failed)) continue;
      const double outcome = project.get<project::outcome>();
      for (const auto edge : project.along<project::partners>())
        if (edge.other().row() != self.row()) remember(self, edge.other().row(), outcome);
      if (phase == project::Phase::delivered && project.get<project::topic>() == actor::energy) {
        const double gain = lesson * project.get<project::use>() * (1 - double{self.get<actor::know_how>()});
        self.set<actor::know_how>(static_cast<float>(self.get<actor::know_how>() + gain));
        self.set<actor::learned>(static_cast<float>(self.get<actor::learned>() + gain));
      }
    }
  }

 private:
  void remember(const sim::Agent<Uses>& self, sim::Row<actor::all> partner, double outcome) const {
    const double bad = kappa * (1 - outcome);
    if (const auto tie = self.along<actor::trust>().find(partner)) {
      tie->set<actor::good>(static_cast<float>(tie->get<actor::good>() + outcome));
      tie->set<actor::bad>(static_cast<float>(tie->get<actor::bad>() + bad));
      tie->set<actor::exchanged>(self.now().day);
    } else {
      self.connect<actor::trust>(self.row(), partner, sim::with<actor::good>(static_cast<float>(outcome)), sim::with<actor::bad>(static_cast<float>(bad)), sim::with<actor::exchanged>(self.now().day));
    }
    if (const auto before = self.along<project::worked_with>().find(partner)) before->set<project::times>(static_cast<std::uint16_t>(before->get<project::times>() + 1));
    else self.connect<project::worked_with>(self.row(), partner, sim::with<project::times>(std::uint16_t{1}));
  }
};

}  // namespace models::collaboration
