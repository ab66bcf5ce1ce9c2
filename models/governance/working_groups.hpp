// models/governance/working_groups.hpp -- a policy: a public body opens multi-sector working groups and pays for them. What it
// pays for by the month, groups of every kind, it pays for here.
#pragma once
#include <algorithm>

#include "models/vocabulary/meeting.hpp"
#include "sim/kernel/process.hpp"

namespace models::governance {

// Opens the groups, once, at the first step of the policy's dates; they end with them. Every public body of the EPCI
// level is a host.
struct OpenGroups {
  std::int32_t groups = 20, seats = 10, rhythm = 1, peers_only = 0;
  double cost = 1500, energy_share = 0.5, facilitation = 0.5;

  static constexpr std::string_view name = "open_groups";
  static constexpr sim::Text meaning{"the union of communes opens multi-sector working groups", "l'intercommunalité ouvre des groupes de travail multisectoriels"};
  static constexpr sim::Period period = sim::Period::once;
  static constexpr auto parameters() {
    using P = OpenGroups;
    return std::tuple{
        sim::parameter(&P::groups, "groups", sim::unit::one, 0, 10'000, "the policy", {"groups opened", "groupes ouverts"}),
        sim::parameter(&P::seats, "seats", sim::unit::person, 2, 250, "assumed: 6 to 12 work best (behaviours after Hackman 2002, from memory)", {"seats in each", "places dans chacun"}),
        sim::parameter(&P::cost, "cost", sim::Unit{"EUR/month"}, 0, 1e5, "assumed: a day and a half of a facilitator per month", {"cost of a group", "coût d'un groupe"}),
        sim::parameter(&P::energy_share, "energy_share", sim::unit::one, 0, 1, "the policy", {"part of the groups that work on energy; the others share the other topics", "part des groupes sur l'énergie ; les autres se partagent les autres sujets"}),
        sim::parameter(&P::rhythm, "rhythm", sim::unit::month, 1, 60, "the policy", {"months between two meetings", "mois entre deux réunions"}),
        sim::parameter(&P::peers_only, "peers_only", sim::unit::month, 0, 60, "the policy", {"first months in which only entrepreneurs meet, before the groups mix", "premiers mois où seuls des entrepreneurs se réunissent, avant de se mêler"}),
        sim::parameter(&P::facilitation, "facilitation", sim::unit::one, 0, 1, "assumed: 0.5 is a facilitator as usual", {"quality of facilitation", "qualité de l'animation"})};
  }
  using Uses = sim::Access<public_body::all, sim::Read<public_body::level>, sim::Edit<group::all>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    if (self.get<public_body::level>() != public_body::Level::epci) return;
    for (std::int32_t i = 0; i < groups; ++i) {
      const bool on_energy = i < groups * energy_share;
      self.bear<group::all>()
          .set<group::topic>(on_energy ? actor::energy : static_cast<std::uint8_t>(1 + i % (actor::topics - 1)))
          .set<group::seats>(static_cast<std::uint8_t>(seats))
          .set<group::opened>(self.now().day)
          .set<group::until>(self.now().until)
          .set<group::cost>(static_cast<float>(cost))
          .set<group::rhythm>(static_cast<std::uint8_t>(rhythm))
          .set<group::peers_only>(static_cast<std::uint8_t>(peers_only))
          .set<group::facilitation>(static_cast<float>(facilitation))
          .link<group::host>(self.row());
    }
  }
};

// In a month in which it is due to meet, a group asks its host for the cost; what the host grants decides whether it meets.
struct SeekFunding {
  static constexpr std::string_view name = "seek_funding";
  static constexpr sim::Text meaning{"groups that are due to meet ask their host for the month's cost", "les groupes qui doivent se réunir demandent le coût du mois à leur hôte"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<group::all, sim::Along<group::host>, sim::Read<group::cost, group::helper_cost, group::until, group::rhythm, group::opened>, sim::Bid<group::funding>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    if (self.now().day >= self.get<group::until>() || !group::due(sim::date, self.get<group::rhythm>(), self.get<group::opened>(), self.now().day)) return;
    if (const auto host = self.follow<group::host>()) self.bid<group::funding>(host->row(), 0, double{self.get<group::cost>()} + double{self.get<group::helper_cost>()});
  }
};

struct FundGroups {
  static constexpr std::string_view name = "fund_groups";
  static constexpr sim::Text meaning{"a host funds its groups while its cash lasts", "un hôte finance ses groupes tant que sa trésorerie le permet"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() { return std::tuple{}; }
  static constexpr const auto& awards = group::funding;
  using Uses = sim::Access<public_body::all, sim::Along<public_body::place, commune::within>, sim::Update<public_body::cash>,
                           sim::Tally<group::funded, territory::outside, territory::groups_cost>>;

  void award(const sim::Agent<Uses>& self, std::span<const sim::Offer<group::funding>> asked, sim::Rng&) const {
    const auto place = self.follow<public_body::place>();
    const auto territory = place ? place->follow<commune::within>() : std::nullopt;
    if (!territory) return;
    double cash = self.get<public_body::cash>();
    for (const auto& request : asked) {
      const double cost = sim::whole<public_body::cash>(request.amount);
      if (cost > cash) continue;
      cash -= cost;
      self.add<group::funded>(request.from, cost);
      self.add<territory::outside>(territory->row(), cost);  // facilitators are hired from outside: assumed
      self.add<territory::groups_cost>(territory->row(), cost);
    }
    self.set<public_body::cash>(cash);
  }
};

struct Convene {
  static constexpr std::string_view name = "convene";
  static constexpr sim::Text meaning{"a group that is due and funded meets this month", "un groupe financé se réunit le mois prévu"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<group::all, sim::Read<group::cost, group::until, group::rhythm, group::opened, group::facilitation>,
                           sim::Update<group::funded, group::meets, group::led, group::helper, group::helper_cost>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const bool due = self.now().day < self.get<group::until>() && group::due(sim::date, self.get<group::rhythm>(), self.get<group::opened>(), self.now().day);
    const bool paid = self.get<group::funded>() > 0;
    self.set<group::meets>(due && (paid || (self.get<group::cost>() == 0 && self.get<group::helper_cost>() == 0)));
    self.set<group::led>(std::max(self.get<group::facilitation>(), paid ? self.get<group::helper>() : 0.0F));
    self.set<group::helper>(0), self.set<group::helper_cost>(0);
    self.set<group::funded>(0);
  }
};

}  // namespace models::governance
