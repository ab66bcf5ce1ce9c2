// models/governance/platform.hpp -- a policy: one public body hosts a platform, pays for it month by month, until it no longer can.
#pragma once
#include <algorithm>

#include "models/vocabulary/platform.hpp"
#include "sim/kernel/process.hpp"

namespace models::governance {

// One platform for the territory: network effects are lost on many. Of the unions of communes that offer, the one with
// the largest revenue hosts it.
struct OfferToHost {
  static constexpr std::string_view name = "offer_to_host";
  static constexpr sim::Text meaning{"unions of communes offer to host the platform", "les intercommunalités proposent d'accueillir la plateforme"};
  static constexpr sim::Period period = sim::Period::once;
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<public_body::all, sim::Along<public_body::place, commune::within>, sim::Read<public_body::level, public_body::revenue>, sim::Bid<platform::hosting>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto place = self.follow<public_body::place>();
    const auto territory = place ? place->follow<commune::within>() : std::nullopt;
    if (territory && self.get<public_body::level>() == public_body::Level::epci) self.bid<platform::hosting>(territory->row(), self.get<public_body::revenue>(), 1);
  }
};

struct OpenPlatform {
  double cost = 8000, subsidy = 100, eases = 0.3;
  std::int32_t keepers = 200;
  bool open_source = true, profiles = true, workspace = true, project_tools = true, watch = true;

  static constexpr std::string_view name = "open_platform";
  static constexpr sim::Text meaning{"a platform for the territory is opened", "une plateforme du territoire est ouverte"};
  static constexpr sim::Period period = sim::Period::once;
  static constexpr auto parameters() {
    using P = OpenPlatform;
    return std::tuple{
        sim::parameter(&P::cost, "cost", sim::Unit{"EUR/month"}, 0, 1e6, "assumed: hosting, upkeep and one post of animation", {"cost of the platform", "coût de la plateforme"}),
        sim::parameter(&P::subsidy, "subsidy", sim::Unit{"EUR/person"}, 0, 1e5, "assumed: half a day of training", {"training paid for each new member", "formation payée pour chaque nouveau membre"}),
        sim::parameter(&P::eases, "eases", sim::unit::one, 0, 1, "assumed", {"part of the cost of answering a call that it saves", "part du coût d'une candidature qu'elle épargne"}),
        sim::parameter(&P::keepers, "keepers", sim::unit::person, 0, 1e6, "assumed", {"members enough to keep it on line without its host, if open source; 0: never", "membres suffisants pour la maintenir sans l'hôte, si le code est ouvert ; 0 : jamais"}),
        sim::parameter(&P::open_source, "open_source", sim::unit::one, 0, 1, "the policy", {"open source", "code ouvert"}),
        sim::parameter(&P::profiles, "profiles", sim::unit::one, 0, 1, "the policy", {"partners can be searched by profile", "recherche de partenaires par profil"}),
        sim::parameter(&P::workspace, "workspace", sim::unit::one, 0, 1, "the policy", {"has a shared workspace", "offre un espace de travail"}),
        sim::parameter(&P::project_tools, "project_tools", sim::unit::one, 0, 1, "the policy", {"has tools for projects", "offre des outils de projet"}),
        sim::parameter(&P::watch, "watch", sim::unit::one, 0, 1, "the policy", {"tells of calls and funding", "signale appels et financements"})};
  }
  static constexpr const auto& awards = platform::hosting;
  using Uses = sim::Access<territory::all, sim::Edit<platform::all>>;

  void award(const sim::Agent<Uses>& self, std::span<const sim::Offer<platform::hosting>> offers, sim::Rng&) const {
    self.bear<platform::all>()
        .set<platform::cost>(static_cast<float>(cost))
        .set<platform::subsidy>(static_cast<float>(subsidy))
        .set<platform::eases>(static_cast<float>(eases))
        .set<platform::keepers>(keepers)
        .set<platform::open_source>(open_source)
        .set<platform::profiles>(profiles)
        .set<platform::workspace>(workspace)
        .set<platform::project_tools>(project_tools)
        .set<platform::watch>(watch)
        .set<platform::until>(self.now().until)
        .link<platform::host>(offers[0].from);
  }
};

struct SeekPlatformFunding {
  static constexpr std::string_view name = "seek_platform_funding";
  static constexpr sim::Text meaning{"the platform asks its host for the month's cost and the training of new members", "la plateforme demande à son hôte le coût du mois et la formation des nouveaux membres"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<platform::all, sim::Along<platform::host, public_body::place, commune::within, territory::platform>, sim::Read<platform::cost, platform::owed, platform::until>,
                           sim::Bid<platform::funding>, sim::Edit<territory::platform>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto host = self.follow<platform::host>();
    if (!host || self.now().day >= self.get<platform::until>()) return;
    const auto place = host->follow<public_body::place>();
    const auto territory = place ? place->follow<commune::within>() : std::nullopt;
    if (!territory) return;
    const auto serves = territory->follow<territory::platform>();  // a new one takes the place of one that has ended
    if (!serves || (serves->row() != self.row() && self.now().day >= serves->get<platform::until>())) self.relink<territory::platform>(territory->row(), self.row());
    self.bid<platform::funding>(host->row(), 0, self.get<platform::cost>() + self.get<platform::owed>());
  }
};

struct FundPlatform {
  static constexpr std::string_view name = "fund_platform";
  static constexpr sim::Text meaning{"a host funds its platform while its cash lasts", "un hôte finance sa plateforme tant que sa trésorerie le permet"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() { return std::tuple{}; }
  static constexpr const auto& awards = platform::funding;
  using Uses = sim::Access<public_body::all, sim::Along<public_body::place, commune::within>, sim::Update<public_body::cash>, sim::Tally<platform::funded, territory::outside, territory::platform_paid>>;

  void award(const sim::Agent<Uses>& self, std::span<const sim::Offer<platform::funding>> asked, sim::Rng&) const {
    const auto place = self.follow<public_body::place>();
    const auto territory = place ? place->follow<commune::within>() : std::nullopt;
    if (!territory) return;
    double cash = self.get<public_body::cash>();
    for (const auto& request : asked) {
      const double cost = sim::whole<public_body::cash>(request.amount);
      if (cost > cash) continue;
      cash -= cost;
      self.add<platform::funded>(request.from, cost);
      self.add<territory::outside>(territory->row(), cost);  // hosting and trainers are bought outside: assumed
      self.add<territory::platform_paid>(territory->row(), cost);
    }
    self.set<public_body::cash>(cash);
  }
};

// On line if it is paid for, costs nothing while the policy lasts, or is open source with members enough to keep it going.
struct RunPlatform {
  static constexpr std::string_view name = "run_platform";
  static constexpr sim::Text meaning{"a platform is on line if it is funded, or kept going by its members", "une plateforme est en ligne si elle est financée, ou maintenue par ses membres"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<platform::all, sim::Read<platform::cost, platform::until, platform::open_source, platform::keepers, platform::members>,
                           sim::Update<platform::funded, platform::owed, platform::runs, platform::dark>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const bool paid = self.get<platform::funded>() > 0;
    const bool free = self.now().day < self.get<platform::until>() && self.get<platform::cost>() == 0;
    const bool kept = self.get<platform::open_source>() && self.get<platform::keepers>() > 0 && self.get<platform::members>() >= self.get<platform::keepers>();
    const bool runs = paid || free || kept;
    if (paid) self.set<platform::owed>(0);
    self.set<platform::funded>(0);
    self.set<platform::runs>(runs);
    if (runs) self.set<platform::dark>(0);
    else if (self.get<platform::dark>() == 0) self.set<platform::dark>(self.now().day);
  }
};

}  // namespace models::governance
