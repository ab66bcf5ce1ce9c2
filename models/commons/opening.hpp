// models/commons/opening.hpp -- a policy: a public body opens commons and pays for them; actors of the topic join.
#pragma once
#include <algorithm>
#include <vector>

#include "models/vocabulary/commons.hpp"
#include "models/vocabulary/group.hpp"
#include "sim/kernel/process.hpp"

namespace models::commons {

// Opens the commons, once, at the first step of the policy's dates; they end with them. Every public body of the EPCI level
// is a host.
struct OpenCommons {
  std::int32_t commons = 8, seats = 12;
  double information_share = 0.5, cost = 800;
  bool talk = true, imposed = false;
  bool boundaries = true, fit = true, collective_choice = true, monitoring = true, graduated_sanctions = true, conflict_arenas = true, right_to_organise = true, nesting = true;
  double capacity = 100, stock = 0.8, growth = 0.05, harvest = 1.5, half_saturation = 10;

  static constexpr std::string_view name = "open_commons";
  static constexpr sim::Text meaning{"the union of communes opens commons", "l'intercommunalité ouvre des communs"};
  static constexpr sim::Period period = sim::Period::once;
  static constexpr auto parameters() {
    using P = OpenCommons;
    constexpr std::string_view policy = "the policy", ostrom = "the policy; after Ostrom 1990";
    return std::tuple{
        sim::parameter(&P::commons, "commons", sim::unit::one, 0, 10'000, policy, {"commons opened", "communs ouverts"}),
        sim::parameter(&P::seats, "seats", sim::unit::person, 2, 100, "assumed", {"contributors that each has room for", "contributeurs que chacun peut accueillir"}),
        sim::parameter(&P::information_share, "information_share", sim::unit::one, 0, 1, policy, {"part of them that are of information; the others are physical", "part de ceux d'information ; les autres sont physiques"}),
        sim::parameter(&P::cost, "cost", sim::Unit{"EUR/month"}, 0, 1e5, "assumed: a day of a facilitator, and hosting, per month", {"cost of a commons", "coût d'un commun"}),
        sim::parameter(&P::talk, "talk", sim::unit::one, 0, 1, policy, {"contributors meet each month to talk", "les contributeurs se réunissent chaque mois pour parler"}),
        sim::parameter(&P::imposed, "imposed", sim::unit::one, 0, 1, policy, {"the host imposes sanctions from the start", "l'hôte impose des sanctions dès le départ"}),
        sim::parameter(&P::boundaries, "boundaries", sim::unit::one, 0, 1, ostrom, {"1: outsiders do not harvest", "1 : les autres ne récoltent pas"}),
        sim::parameter(&P::fit, "fit", sim::unit::one, 0, 1, ostrom, {"2: harvest is cut when the stock is low", "2 : la récolte baisse quand le stock est bas"}),
        sim::parameter(&P::collective_choice, "collective_choice", sim::unit::one, 0, 1, ostrom, {"3: contributors vote on rules", "3 : les contributeurs votent les règles"}),
        sim::parameter(&P::monitoring, "monitoring", sim::unit::one, 0, 1, ostrom, {"4: most of free riding is seen", "4 : l'essentiel du parasitisme est vu"}),
        sim::parameter(&P::graduated_sanctions, "graduated_sanctions", sim::unit::one, 0, 1, ostrom, {"5: the fine grows with each offence", "5 : l'amende croît à chaque récidive"}),
        sim::parameter(&P::conflict_arenas, "conflict_arenas", sim::unit::one, 0, 1, ostrom, {"6: fewer of those fined strike back", "6 : moins de représailles"}),
        sim::parameter(&P::right_to_organise, "right_to_organise", sim::unit::one, 0, 1, ostrom, {"7: the host does not overrule what was voted", "7 : l'hôte ne revient pas sur ce qui fut voté"}),
        sim::parameter(&P::nesting, "nesting", sim::unit::one, 0, 1, ostrom, {"8: noted, without effect in this model", "8 : noté, sans effet dans ce modèle"}),
        sim::parameter(&P::capacity, "capacity", resource, 1, 1e9, "assumed", {"capacity of a physical commons", "capacité d'un commun physique"}),
        sim::parameter(&P::stock, "stock", sim::unit::one, 0, 1, "assumed", {"its stock at the opening, over capacity", "stock à l'ouverture, rapporté à la capacité"}),
        sim::parameter(&P::growth, "growth", sim::Unit{"1/month"}, 0, 1, "assumed", {"growth of a small stock", "croissance d'un petit stock"}),
        sim::parameter(&P::harvest, "harvest", sim::Unit{"units of the resource/month"}, 0, 1e9, "assumed: beyond the upper fold when nobody holds back", {"most that is harvested when nobody holds back", "récolte maximale quand nul ne se retient"}),
        sim::parameter(&P::half_saturation, "half_saturation", resource, 1e-6, 1e9, "assumed: a tenth of the capacity, so that there are two stable states", {"stock at which half of that is harvested", "stock où la moitié est récoltée"})};
  }
  using Uses = sim::Access<public_body::all, sim::Read<public_body::level>, sim::Edit<commons::all>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    if (self.get<public_body::level>() != public_body::Level::epci) return;
    for (std::int32_t i = 0; i < commons; ++i)
      self.bear<commons::all>()
          .set<commons::kind>(i < commons * information_share ? Kind::information : Kind::physical)
          .set<commons::topic>(static_cast<std::uint8_t>(i % actor::topics))
          .set<commons::seats>(static_cast<std::uint8_t>(seats))
          .set<commons::principles>(kept())
          .set<commons::sanctions>(imposed ? Sanctions::imposed : Sanctions::none)
          .set<commons::talk>(talk)
          .set<commons::until>(self.now().until)
          .set<commons::cost>(static_cast<float>(cost))
          .set<commons::stock>(stock * capacity)
          .set<commons::capacity>(capacity)
          .set<commons::growth>(growth)
          .set<commons::harvest>(harvest)
          .set<commons::half_saturation>(half_saturation)
          .link<commons::host>(self.row());
  }

 private:
  std::uint8_t kept() const {
    namespace p = principle;
    return static_cast<std::uint8_t>((boundaries ? p::boundaries : 0) | (fit ? p::fit : 0) | (collective_choice ? p::collective_choice : 0) | (monitoring ? p::monitoring : 0) |
                                     (graduated_sanctions ? p::graduated_sanctions : 0) | (conflict_arenas ? p::conflict_arenas : 0) | (right_to_organise ? p::right_to_organise : 0) | (nesting ? p::nesting : 0));
  }
};

struct SeekFunding {
  static constexpr std::string_view name = "seek_commons_funding";
  static constexpr sim::Text meaning{"commons ask their host for the month's cost", "les communs demandent le coût du mois à leur hôte"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<commons::all, sim::Along<commons::host>, sim::Read<commons::cost, commons::until>, sim::Bid<commons::funding>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    if (self.now().day >= self.get<commons::until>() || self.get<commons::cost>() <= 0) return;
    if (const auto host = self.follow<commons::host>()) self.bid<commons::funding>(host->row(), 0, self.get<commons::cost>());
  }
};

struct FundCommons {
  static constexpr std::string_view name = "fund_commons";
  static constexpr sim::Text meaning{"a host funds its commons while its cash lasts", "un hôte finance ses communs tant que sa trésorerie le permet"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() { return std::tuple{}; }
  static constexpr const auto& awards = commons::funding;
  using Uses = sim::Access<public_body::all, sim::Along<public_body::place, commune::within>, sim::Update<public_body::cash>,
                           sim::Tally<commons::funded, territory::outside, territory::commons_cost>>;

  void award(const sim::Agent<Uses>& self, std::span<const sim::Offer<commons::funding>> asked, sim::Rng&) const {
    const auto place = self.follow<public_body::place>();
    const auto territory = place ? place->follow<commune::within>() : std::nullopt;
    if (!territory) return;
    double cash = self.get<public_body::cash>();
    for (const auto& request : asked) {
      const double cost = sim::whole<public_body::cash>(request.amount);
      if (cost > cash) continue;
      cash -= cost;
      self.add<commons::funded>(request.from, cost);
      self.add<territory::outside>(territory->row(), cost);  // facilitators are hired from outside: assumed
      self.add<territory::commons_cost>(territory->row(), cost);
    }
    self.set<public_body::cash>(cash);
  }
};

struct RunCommons {
  static constexpr std::string_view name = "run_commons";
  static constexpr sim::Text meaning{"a commons that is paid for runs this month", "un commun payé fonctionne ce mois-ci"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<commons::all, sim::Read<commons::cost, commons::until>, sim::Update<commons::funded, commons::runs>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    self.set<commons::runs>(self.now().day < self.get<commons::until>() && (self.get<commons::funded>() > 0 || self.get<commons::cost>() <= 0));
    self.set<commons::funded>(0);
  }
};

// A commons with free places invites actors of its topic that its host knows.
struct InviteContributors {
  static constexpr std::string_view name = "invite_contributors";
  static constexpr sim::Text meaning{"commons with free places invite actors of their topic", "les communs qui ont de la place invitent des acteurs de leur sujet"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<commons::all, sim::Along<commons::host, group::knows, commons::contributors>, sim::Read<commons::runs, commons::seats, commons::topic, actor::topic>,
                           sim::Bid<commons::invitation>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    const auto host = self.follow<commons::host>();
    const auto there = self.along<commons::contributors>();
    const std::size_t seats = self.get<commons::seats>();
    if (!host || !self.get<commons::runs>() || there.size() >= seats) return;
    std::vector<sim::Row<actor::all>> drawn;  // evenly, in one pass over the map
    std::uint32_t met = 0;
    for (const auto known : host->along<group::knows>()) {
      const auto candidate = known.other();
      if (candidate.get<actor::topic>() != self.get<commons::topic>() || there.find(candidate.row())) continue;
      if (drawn.size() < seats - there.size()) drawn.push_back(candidate.row());
      else if (const std::uint32_t at = rng.below(met + 1); at < drawn.size()) drawn[at] = candidate.row();
      ++met;
    }
    for (const auto candidate : drawn) self.bid<commons::invitation>(candidate, 0, 1);
  }
};

// Who accepts has a type for good in that commons, and a first belief about the others.
struct JoinCommons {
  double willing = 0.5;
  std::int32_t most = 2;
  double conditional = 0.5, free_riders = 0.33, hump = 0.14, lowest_belief = 0.3, highest_belief = 1;

  static constexpr std::string_view name = "join_commons";
  static constexpr sim::Text meaning{"an invited actor contributes to a commons if it has time and the skill to cooperate", "un acteur invité contribue à un commun s'il a le temps et le savoir-coopérer"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = JoinCommons;
    constexpr std::string_view types = "Fischbacher, Gaechter and Fehr 2001", first = "assumed: gives the 40 to 60 % of first rounds (Ledyard 1995)";
    return std::tuple{
        sim::parameter(&P::willing, "willing", sim::unit::one, 0, 1, "assumed", {"chance that an actor of full cooperation skill accepts", "probabilité d'accepter avec un savoir-coopérer complet"}),
        sim::parameter(&P::most, "most", sim::unit::one, 1, 100, "assumed", {"commons that an actor has time for", "communs pour lesquels un acteur a le temps"}),
        sim::parameter(&P::conditional, "conditional", sim::unit::one, 0, 1, types, {"part who give as others do", "part de ceux qui donnent comme les autres"}),
        sim::parameter(&P::free_riders, "free_riders", sim::unit::one, 0, 1, types, {"part of free riders (about a third)", "part de passagers clandestins (environ un tiers)"}),
        sim::parameter(&P::hump, "hump", sim::unit::one, 0, 1, types, {"part who give as others do up to half; the rest are altruists", "part de ceux qui suivent jusqu'à la moitié ; le reste est altruiste"}),
        sim::parameter(&P::lowest_belief, "lowest_belief", sim::unit::one, 0, 1, first, {"lowest first belief about the others", "plus basse première croyance"}),
        sim::parameter(&P::highest_belief, "highest_belief", sim::unit::one, 0, 1, first, {"highest first belief about the others", "plus haute première croyance"})};
  }
  static constexpr const auto& awards = commons::invitation;
  using Uses = sim::Access<actor::all, sim::Along<commons::of_actor>, sim::Read<actor::cooperation>, sim::Edit<commons::contributors>>;

  void award(const sim::Agent<Uses>& self, std::span<const sim::Offer<commons::invitation>> invitations, sim::Rng& rng) const {
    if (self.along<commons::of_actor>().size() >= static_cast<std::uint32_t>(most)) return;
    if (!rng.chance(willing * self.get<actor::cooperation>())) return;
    const double u = rng.uniform();
    const Type type = u < conditional ? Type::conditional : u < conditional + free_riders ? Type::free_rider : u < conditional + free_riders + hump ? Type::hump : Type::altruist;
    const double belief = lowest_belief + (highest_belief - lowest_belief) * rng.uniform();
    self.connect<commons::contributors>(invitations[0].from, self.row(), sim::with<commons::type>(type), sim::with<commons::belief>(static_cast<float>(belief)));
  }
};

}  // namespace models::commons
