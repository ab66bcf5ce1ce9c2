// models/governance/gatherings.hpp -- policies: conferences, third places, clusters, peer groups, facilitators.
//
// Each opens its groups once, at the first step of its dates; they end with them. Every public body of the EPCI level is
// a host; a third place stands in a commune and is paid by the union that the commune belongs to.
#pragma once
#include "models/vocabulary/meeting.hpp"
#include "sim/kernel/process.hpp"

namespace models::governance {

struct OpenConference {
  std::int32_t conferences = 1, guests = 150, rhythm = 4, topic = 0;
  double cost = 15'000, facilitation = 0.5;

  static constexpr std::string_view name = "open_conference";
  static constexpr sim::Text meaning{"the union of communes holds conferences, each a few times a year", "l'intercommunalité tient des conférences, quelques fois par an"};
  static constexpr sim::Period period = sim::Period::once;
  static constexpr auto parameters() {
    using P = OpenConference;
    return std::tuple{
        sim::parameter(&P::conferences, "conferences", sim::unit::one, 0, 1000, "the policy", {"series of conferences, each on the next topic", "cycles de conférences, chacun sur le sujet suivant"}),
        sim::parameter(&P::guests, "guests", sim::unit::person, 2, 1000, "assumed: 50 to 300", {"most guests of one conference", "nombre maximal d'invités"}),
        sim::parameter(&P::rhythm, "rhythm", sim::unit::month, 1, 60, "the policy", {"months between two conferences", "mois entre deux conférences"}),
        sim::parameter(&P::topic, "topic", sim::unit::one, 0, 7, "the policy", {"topic of the first, numbered as the actors' topics", "sujet du premier, numéroté comme ceux des acteurs"}),
        sim::parameter(&P::cost, "cost", sim::unit::eur, 0, 1e6, "assumed: room, speakers and invitations", {"cost of one conference", "coût d'une conférence"}),
        sim::parameter(&P::facilitation, "facilitation", sim::unit::one, 0, 1, "assumed: 0.5 is as usual", {"quality of facilitation", "qualité de l'animation"})};
  }
  using Uses = sim::Access<public_body::all, sim::Read<public_body::level>, sim::Edit<group::all>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    if (self.get<public_body::level>() != public_body::Level::epci) return;
    for (std::int32_t i = 0; i < conferences; ++i)
      self.bear<group::all>()
          .set<group::kind>(group::Kind::conference)
          .set<group::topic>(static_cast<std::uint8_t>((topic + i) % actor::topics))
          .set<group::guests>(guests)
          .set<group::rhythm>(static_cast<std::uint8_t>(rhythm))
          .set<group::opened>(self.now().day)
          .set<group::until>(self.now().until)
          .set<group::cost>(static_cast<float>(cost))
          .set<group::facilitation>(static_cast<float>(facilitation))
          .link<group::host>(self.row());
  }
};

struct OpenThirdPlace {
  double least_inhabitants = 15'000, cost = 6'000, facilitation = 0.5;
  std::int32_t users = 60;
  sim::Codes communes;

  static constexpr std::string_view name = "open_third_place";
  static constexpr sim::Text meaning{"a house with shared tools opens in some communes", "un tiers-lieu aux outils partagés ouvre dans certaines communes"};
  static constexpr sim::Period period = sim::Period::once;
  static constexpr auto parameters() {
    using P = OpenThirdPlace;
    return std::tuple{
        sim::parameter(&P::communes, "communes", sim::unit::one, 0, 0, "the policy", {"communes by code; none means all that are large enough", "communes par code ; aucune signifie toutes celles qui sont assez grandes"}),
        sim::parameter(&P::least_inhabitants, "least_inhabitants", sim::unit::person, 0, 1e7, "the policy", {"smallest commune that has one", "plus petite commune concernée"}),
        sim::parameter(&P::users, "users", sim::unit::person, 2, 10'000, "assumed", {"most actors who use it in a month", "nombre maximal d'acteurs qui l'utilisent en un mois"}),
        sim::parameter(&P::cost, "cost", sim::Unit{"EUR/month"}, 0, 1e6, "assumed: rent, upkeep and one full-time host", {"cost of a third place", "coût d'un tiers-lieu"}),
        sim::parameter(&P::facilitation, "facilitation", sim::unit::one, 0, 1, "assumed: 0.5 is as usual", {"quality of facilitation", "qualité de l'animation"})};
  }
  using Uses = sim::Access<commune::all, sim::Along<public_body::union_of>, sim::Read<commune::code, commune::inhabitants>, sim::Edit<group::all>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto host = self.follow<public_body::union_of>();
    if (!host || !communes.match(self.get<commune::code>()) || self.get<commune::inhabitants>() < least_inhabitants) return;
    self.bear<group::all>()
        .set<group::kind>(group::Kind::third_place)
        .set<group::guests>(users)
        .set<group::opened>(self.now().day)
        .set<group::until>(self.now().until)
        .set<group::cost>(static_cast<float>(cost))
        .set<group::facilitation>(static_cast<float>(facilitation))
        .link<group::host>(host->row())
        .link<group::place>(self.row());
  }
};

// A territorial cluster (PTCE, French law 2014-856, article 9): social economy, other firms, public bodies, research.
struct OpenCluster {
  std::int32_t clusters = 1, seats = 20, topic = 4;
  double cost = 4'000, facilitation = 0.6;

  static constexpr std::string_view name = "open_cluster";
  static constexpr sim::Text meaning{"territorial clusters join social economy, firms, public bodies and research", "des pôles territoriaux réunissent économie sociale, entreprises, collectivités et recherche"};
  static constexpr sim::Period period = sim::Period::once;
  static constexpr auto parameters() {
    using P = OpenCluster;
    return std::tuple{
        sim::parameter(&P::clusters, "clusters", sim::unit::one, 0, 1000, "the policy", {"clusters opened, each on the next topic", "pôles ouverts, chacun sur le sujet suivant"}),
        sim::parameter(&P::seats, "seats", sim::unit::person, 4, 250, "assumed", {"seats in each", "places dans chacun"}),
        sim::parameter(&P::topic, "topic", sim::unit::one, 0, 7, "the policy", {"topic of the first, numbered as the actors' topics", "sujet du premier, numéroté comme ceux des acteurs"}),
        sim::parameter(&P::cost, "cost", sim::Unit{"EUR/month"}, 0, 1e6, "assumed: one full-time coordinator", {"cost of a cluster", "coût d'un pôle"}),
        sim::parameter(&P::facilitation, "facilitation", sim::unit::one, 0, 1, "assumed", {"quality of facilitation", "qualité de l'animation"})};
  }
  using Uses = sim::Access<public_body::all, sim::Along<public_body::place>, sim::Read<public_body::level>, sim::Edit<group::all>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto place = self.follow<public_body::place>();
    if (self.get<public_body::level>() != public_body::Level::epci || !place) return;
    for (std::int32_t i = 0; i < clusters; ++i)
      self.bear<group::all>()
          .set<group::kind>(group::Kind::cluster)
          .set<group::topic>(static_cast<std::uint8_t>((topic + i) % actor::topics))
          .set<group::seats>(static_cast<std::uint8_t>(seats))
          .set<group::opened>(self.now().day)
          .set<group::until>(self.now().until)
          .set<group::cost>(static_cast<float>(cost))
          .set<group::facilitation>(static_cast<float>(facilitation))
          .link<group::host>(self.row())
          .link<group::place>(place->row());
  }
};

// Groups that begin among peers of one role and mix after some months: one after the other for the roles that are named.
struct OpenPeers {
  std::int32_t groups = 12, seats = 12, peers_only = 6, roles = 0b0111111;
  double cost = 1'500, facilitation = 0.5;

  static constexpr std::string_view name = "open_peers";
  static constexpr sim::Text meaning{"groups begin among peers of one role, and mix later", "des groupes commencent entre pairs d'un même rôle, puis se mêlent"};
  static constexpr sim::Period period = sim::Period::once;
  static constexpr auto parameters() {
    using P = OpenPeers;
    return std::tuple{
        sim::parameter(&P::groups, "groups", sim::unit::one, 0, 10'000, "the policy", {"groups opened", "groupes ouverts"}),
        sim::parameter(&P::seats, "seats", sim::unit::person, 4, 250, "assumed: 6 to 12 work best (behaviours after Hackman 2002, from memory)", {"seats in each; half of them for the peers", "places dans chacun, dont la moitié pour les pairs"}),
        sim::parameter(&P::peers_only, "peers_only", sim::unit::month, 0, 120, "the policy", {"first months in which only peers meet; 0: always", "premiers mois où seuls des pairs se réunissent ; 0 : toujours"}),
        sim::parameter(&P::roles, "roles", sim::unit::one, 1, 127, "the policy", {"roles that get groups, one bit each: 1 entrepreneurs, 2 elected, 4 administration, 8 researchers, 16 citizens, 32 associations, 64 facilitators", "rôles concernés, un bit chacun : 1 entrepreneurs, 2 élus, 4 administration, 8 chercheurs, 16 citoyens, 32 associations, 64 animateurs"}),
        sim::parameter(&P::cost, "cost", sim::Unit{"EUR/month"}, 0, 1e5, "assumed: a day and a half of a facilitator per month", {"cost of a group", "coût d'un groupe"}),
        sim::parameter(&P::facilitation, "facilitation", sim::unit::one, 0, 1, "assumed: 0.5 is as usual", {"quality of facilitation", "qualité de l'animation"})};
  }
  using Uses = sim::Access<public_body::all, sim::Read<public_body::level>, sim::Edit<group::all>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    if (self.get<public_body::level>() != public_body::Level::epci) return;
    std::uint32_t left = 0;
    for (std::int32_t i = 0; i < groups; ++i, left &= left - 1) {
      if (left == 0) left = static_cast<std::uint32_t>(roles);
      self.bear<group::all>()
          .set<group::kind>(group::Kind::peers)
          .set<group::topic>(static_cast<std::uint8_t>(i % actor::topics))
          .set<group::seats>(static_cast<std::uint8_t>(seats))
          .set<group::wanted_roles>(static_cast<std::uint8_t>(left & (0U - left)))
          .set<group::peers_only>(static_cast<std::uint8_t>(peers_only))
          .set<group::opened>(self.now().day)
          .set<group::until>(self.now().until)
          .set<group::cost>(static_cast<float>(cost))
          .set<group::facilitation>(static_cast<float>(facilitation))
          .link<group::host>(self.row());
    }
  }
};

// A better facilitator for groups with members, hired by the month and paid with the group.
struct Facilitate {
  double quality = 0.9, cost = 1'000;

  static constexpr std::string_view name = "facilitate";
  static constexpr sim::Text meaning{"facilitators are hired for the groups", "des animateurs sont engagés pour les groupes"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = Facilitate;
    return std::tuple{sim::parameter(&P::quality, "quality", sim::unit::one, 0, 1, "assumed; 0.5 is as usual", {"quality of facilitation", "qualité de l'animation"}),
                      sim::parameter(&P::cost, "cost", sim::Unit{"EUR/month"}, 0, 1e5, "assumed: two more days of a trained facilitator per group and month", {"cost for each group", "coût par groupe"})};
  }
  using Uses = sim::Access<group::all, sim::Read<group::kind, group::facilitation, group::rhythm, group::opened>, sim::Update<group::helper, group::helper_cost>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const bool due = group::due(sim::date, self.get<group::rhythm>(), self.get<group::opened>(), self.now().day);
    if (!due || !group::of_members(self.get<group::kind>()) || double{self.get<group::facilitation>()} >= quality) return;
    self.set<group::helper>(static_cast<float>(quality));
    self.set<group::helper_cost>(static_cast<float>(cost));
  }
};

}  // namespace models::governance
