// models/indicators/platform_census.hpp -- once a month: what is known of whom, who is on the platform, which problems and issues are open.
//
// Means that pass over all acquaintances or purchases are taken once a quarter: they move slowly, and ties are many.
#pragma once
#include <algorithm>
#include <vector>

#include "models/vocabulary/agenda.hpp"
#include "models/vocabulary/platform.hpp"
#include "sim/kernel/process.hpp"

namespace models::indicators {

struct NewMapPages {
  static constexpr std::string_view name = "new_map_pages";
  static constexpr sim::Text meaning{"the month's counts of profiles, problems, issues and calls start anew", "les comptages mensuels des profils, problèmes, enjeux et appels repartent de zéro"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<territory::all,
                           sim::Update<territory::map_actors, territory::platform_members, territory::platform_profiles, territory::entries_true, territory::entries_public, territory::tools_true, territory::tools_public,
                                       territory::offers_true, territory::offers_told, territory::told, territory::in_private, territory::in_public, territory::in_research, territory::in_civil, territory::off_private,
                                       territory::off_public, territory::off_research, territory::off_civil, territory::problems_open, territory::problems_crisis, territory::problems_tackled, territory::problems_solved,
                                       territory::problems_given_up, territory::issues_open, territory::at_stake, territory::at_table, territory::plan_distance_sum, territory::plans, territory::calls_open,
                                       territory::calls_money, territory::concerned, territory::aware, territory::lead_days>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    wipe<territory::map_actors, territory::platform_members, territory::platform_profiles, territory::entries_true, territory::entries_public, territory::tools_true, territory::tools_public, territory::offers_true,
         territory::offers_told, territory::told>(self);
    wipe<territory::in_private, territory::in_public, territory::in_research, territory::in_civil, territory::off_private, territory::off_public, territory::off_research, territory::off_civil>(self);
    wipe<territory::problems_open, territory::problems_crisis, territory::problems_tackled, territory::problems_solved, territory::problems_given_up, territory::issues_open, territory::at_stake, territory::at_table>(self);
    wipe<territory::plan_distance_sum, territory::plans, territory::calls_open, territory::calls_money, territory::concerned, territory::aware, territory::lead_days>(self);
  }

 private:
  template <const auto&... C> static void wipe(const sim::Agent<Uses>& self) { (self.template set<C>(0), ...); }
};

struct NewTiePages {
  static constexpr std::string_view name = "new_tie_pages";
  static constexpr sim::Text meaning{"the quarter's counts of acquaintances and purchases start anew", "les comptages trimestriels des liens et des achats repartent de zéro"};
  static constexpr sim::Period period = sim::Period::quarter;
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<territory::all, sim::Update<territory::beliefs, territory::beliefs_right, territory::beliefs_beyond, territory::images, territory::image_days, territory::ties_counted, territory::ties_exchanging,
                                                       territory::chains_true, territory::chains_read, territory::chains_right>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    self.set<territory::beliefs>(0), self.set<territory::beliefs_right>(0), self.set<territory::beliefs_beyond>(0), self.set<territory::images>(0), self.set<territory::image_days>(0);
    self.set<territory::ties_counted>(0), self.set<territory::ties_exchanging>(0), self.set<territory::chains_true>(0), self.set<territory::chains_read>(0), self.set<territory::chains_right>(0);
  }
};

// What is true of each actor, what its profile says of it, what its union of communes can see: the core business of whom
// it knows, and what profiles on line name.
struct CountProfiles {
  static constexpr std::string_view name = "count_profiles";
  static constexpr sim::Text meaning{"profiles are held against the truth", "les profils sont confrontés à la réalité"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<actor::all, sim::Along<actor::place, commune::within, public_body::union_of, group::knows, actor::platform, actor::firm, actor::heard, project::open_calls>,
                           sim::Read<actor::sphere, actor::offers, actor::offers_tools, actor::lacks, actor::core, actor::published, actor::published_tools, actor::published_needs, actor::published_day, actor::topic,
                                     actor::topics_mask, actor::heard_day, platform::runs, firm::active, call::topic, call::closes, call::selected>,
                           sim::Tally<territory::map_actors, territory::platform_members, territory::platform_profiles, territory::entries_true, territory::entries_public, territory::tools_true, territory::tools_public,
                                      territory::offers_true, territory::offers_told, territory::told, territory::in_private, territory::in_public, territory::in_research, territory::in_civil, territory::off_private,
                                      territory::off_public, territory::off_research, territory::off_civil, territory::concerned, territory::aware, territory::lead_days>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    using platform::count;
    const auto place = self.follow<actor::place>();
    const auto within = place ? place->follow<commune::within>() : std::nullopt;
    if (!within) return;
    const auto row = within->row();
    const auto firm = self.follow<actor::firm>();
    if (firm && !firm->get<firm::active>()) return;
    const auto joined = self.follow<actor::platform>();
    const bool on_line = joined && joined->get<platform::runs>(), filled = joined && self.get<actor::published_day>() > 0;
    const std::uint64_t offers = self.get<actor::offers>(), tools = self.get<actor::offers_tools>(), lacks = self.get<actor::lacks>();
    const std::uint64_t told = on_line ? self.get<actor::published>() : 0, told_tools = on_line ? self.get<actor::published_tools>() : 0, told_needs = on_line ? self.get<actor::published_needs>() : 0;
    const auto body = place->follow<public_body::union_of>();
    const std::uint64_t met = body && body->along<group::knows>().find(self.row()) ? self.get<actor::core>() : 0;
    self.add<territory::map_actors>(row, 1);
    self.add<territory::platform_members>(row, joined ? 1 : 0);
    self.add<territory::platform_profiles>(row, filled ? 1 : 0);
    self.add<territory::entries_true>(row, count(offers) + count(tools) + count(lacks));
    self.add<territory::entries_public>(row, body ? count(offers & (met | told)) + count(tools & told_tools) + count(lacks & told_needs) : 0);
    self.add<territory::tools_true>(row, count(tools));
    self.add<territory::tools_public>(row, count(tools & told_tools));
    self.add<territory::offers_true>(row, count(offers));
    self.add<territory::offers_told>(row, count(offers & told));
    self.add<territory::told>(row, count(told));
    by_sphere(self, row, !on_line);
    if (firm) calls(self, *within);
  }

 private:
  static void by_sphere(const sim::Agent<Uses>& self, sim::Row<territory::all> row, bool off) {
    switch (self.get<actor::sphere>()) {
      case actor::Sphere::private_sphere: self.add<territory::in_private>(row, 1), self.add<territory::off_private>(row, off ? 1 : 0); break;
      case actor::Sphere::public_sphere: self.add<territory::in_public>(row, 1), self.add<territory::off_public>(row, off ? 1 : 0); break;
      case actor::Sphere::research: self.add<territory::in_research>(row, 1), self.add<territory::off_research>(row, off ? 1 : 0); break;
      case actor::Sphere::civil: self.add<territory::in_civil>(row, 1), self.add<territory::off_civil>(row, off ? 1 : 0); break;
    }
  }
  static void calls(const sim::Agent<Uses>& self, const sim::Other<Uses, territory::all>& territory) {
    bool concerned = false;
    for (const auto edge : territory.along<project::open_calls>()) {
      const std::uint8_t topic = edge.other().get<call::topic>();
      concerned = concerned || topic >= actor::topics || topic == self.get<actor::topic>() || (self.get<actor::topics_mask>() >> topic & 1U) != 0;
    }
    if (!concerned) return;
    self.add<territory::concerned>(territory.row(), 1);
    const auto heard = self.follow<actor::heard>();
    if (!heard || heard->get<call::selected>() || self.now().day >= heard->get<call::closes>()) return;
    self.add<territory::aware>(territory.row(), 1);
    self.add<territory::lead_days>(territory.row(), heard->get<call::closes>() - self.get<actor::heard_day>());
  }
};

// What actors believe of their acquaintances; what a belief adds to the profiles that a member can read anyway.
struct CountBeliefs {
  static constexpr std::string_view name = "count_beliefs";
  static constexpr sim::Text meaning{"what actors believe of their acquaintances is held against the truth", "ce que les acteurs croient de leurs connaissances est confronté à la réalité"};
  static constexpr sim::Period period = sim::Period::quarter;
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<actor::all, sim::Along<actor::place, commune::within, actor::trust, actor::platform>,
                           sim::Read<actor::offers, actor::published, platform::runs, actor::image, actor::seen, actor::exchanged>,
                           sim::Tally<territory::beliefs, territory::beliefs_right, territory::beliefs_beyond, territory::images, territory::image_days, territory::ties_counted, territory::ties_exchanging>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    using platform::count;
    const auto place = self.follow<actor::place>();
    const auto within = place ? place->follow<commune::within>() : std::nullopt;
    if (!within) return;
    const auto joined = self.follow<actor::platform>();
    const bool reads = joined && joined->get<platform::runs>();
    std::int64_t beliefs = 0, right = 0, beyond = 0, images = 0, days = 0, ties = 0, exchanging = 0;
    for (const auto tie : self.along<actor::trust>()) {
      ++ties;
      exchanging += tie.get<actor::exchanged>() > 0 && self.now().day - tie.get<actor::exchanged>() < 365 ? 1 : 0;
      if (tie.get<actor::seen>() == 0) continue;
      const std::uint64_t image = tie.get<actor::image>(), truth = tie.other().get<actor::offers>();
      ++images;
      days += self.now().day - tie.get<actor::seen>();
      beliefs += count(image), right += count(image & truth);
      beyond += count(image & truth & ~(reads ? tie.other().get<actor::published>() : 0));
    }
    const auto row = within->row();
    self.add<territory::beliefs>(row, beliefs), self.add<territory::beliefs_right>(row, right), self.add<territory::beliefs_beyond>(row, beyond);
    self.add<territory::images>(row, images), self.add<territory::image_days>(row, days);
    self.add<territory::ties_counted>(row, ties), self.add<territory::ties_exchanging>(row, exchanging);
  }
};

// A reader of profiles takes two firms that both publish, and know each other, for buyer and supplier: how often is that
// right, and how much of the true purchases does it find?
struct ReadChains {
  static constexpr std::string_view name = "read_chains";
  static constexpr sim::Text meaning{"value chains read from profiles are held against the true purchases", "les chaînes de valeur lues dans les profils sont confrontées aux vrais achats"};
  static constexpr sim::Period period = sim::Period::quarter;
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<actor::all, sim::Along<actor::place, commune::within, actor::trust, actor::platform, actor::firm, firm::supply>, sim::Read<actor::published, platform::runs, firm::active>,
                           sim::Tally<territory::chains_true, territory::chains_read, territory::chains_right>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto firm = self.follow<actor::firm>();
    const auto place = self.follow<actor::place>();
    const auto within = place ? place->follow<commune::within>() : std::nullopt;
    if (!within || !firm || !firm->get<firm::active>()) return;
    const auto purchases = firm->along<firm::supply>();
    self.add<territory::chains_true>(within->row(), purchases.size());
    const auto joined = self.follow<actor::platform>();
    if (!joined || !joined->get<platform::runs>() || self.get<actor::published>() == 0) return;
    std::int64_t read = 0, right = 0;
    for (const auto tie : self.along<actor::trust>()) {
      const auto other = tie.other().follow<actor::firm>();
      if (!other || tie.other().get<actor::published>() == 0) continue;
      ++read;
      right += purchases.find(other->row()) ? 1 : 0;
    }
    self.add<territory::chains_read>(within->row(), read);
    self.add<territory::chains_right>(within->row(), right);
  }
};

struct CountProblems {
  static constexpr std::string_view name = "count_problems";
  static constexpr sim::Text meaning{"problems are counted by what has become of them", "les problèmes sont comptés selon ce qu'ils sont devenus"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<problem::all, sim::Along<problem::owner, actor::place, commune::within>, sim::Read<problem::state, problem::crisis>,
                           sim::Tally<territory::problems_open, territory::problems_crisis, territory::problems_tackled, territory::problems_solved, territory::problems_given_up>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto owner = self.follow<problem::owner>();
    const auto place = owner ? owner->follow<actor::place>() : std::nullopt;
    const auto within = place ? place->follow<commune::within>() : std::nullopt;
    if (!within) return;
    switch (self.get<problem::state>()) {
      case problem::State::open: self.add<territory::problems_open>(within->row(), 1), self.add<territory::problems_crisis>(within->row(), self.get<problem::crisis>() ? 1 : 0); break;
      case problem::State::in_project: self.add<territory::problems_tackled>(within->row(), 1); break;
      case problem::State::solved: self.add<territory::problems_solved>(within->row(), 1); break;
      case problem::State::given_up: self.add<territory::problems_given_up>(within->row(), 1); break;
    }
  }
};

struct CountIssues {
  static constexpr std::string_view name = "count_issues";
  static constexpr sim::Text meaning{"issues are counted, and who has a stake in them without a seat", "les enjeux sont comptés, ainsi que les parties prenantes sans siège"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<issue::all, sim::Along<issue::host, public_body::place, commune::within, issue::stakes, issue::group, group::members>, sim::Read<issue::closed>,
                           sim::Tally<territory::issues_open, territory::at_stake, territory::at_table>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto host = self.follow<issue::host>();
    const auto place = host ? host->follow<public_body::place>() : std::nullopt;
    const auto within = place ? place->follow<commune::within>() : std::nullopt;
    if (!within || self.get<issue::closed>() > 0) return;
    const auto stakes = self.along<issue::stakes>();
    std::int64_t seated = 0;
    if (const auto group = self.follow<issue::group>()) {
      const auto members = group->along<group::members>();
      for (const auto member : members) seated += stakes.find(member.other().row()) ? 1 : 0;
    }
    self.add<territory::issues_open>(within->row(), 1);
    self.add<territory::at_stake>(within->row(), stakes.size());
    self.add<territory::at_table>(within->row(), seated);
  }
};

struct ComparePlans {
  static constexpr std::string_view name = "compare_plans";
  static constexpr sim::Text meaning{"plans are held against the problems that are declared", "les plans sont confrontés aux problèmes déclarés"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<public_body::all, sim::Along<public_body::place, commune::within, plan::lines>, sim::Read<plan::part, plan::declared>, sim::Tally<territory::plan_distance_sum, territory::plans>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto place = self.follow<public_body::place>();
    const auto within = place ? place->follow<commune::within>() : std::nullopt;
    std::vector<double> parts, declared;
    double all = 0;
    for (const auto edge : self.along<plan::lines>()) parts.push_back(edge.other().get<plan::part>()), declared.push_back(edge.other().get<plan::declared>()), all += declared.back();
    if (!within || all <= 0) return;
    self.add<territory::plan_distance_sum>(within->row(), plan::distance(parts, declared));
    self.add<territory::plans>(within->row(), 1);
  }
};

struct CountCalls {
  static constexpr std::string_view name = "count_calls";
  static constexpr sim::Text meaning{"open calls and their money are counted", "les appels ouverts et leur argent sont comptés"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<call::all, sim::Along<call::host, public_body::place, commune::within>, sim::Read<call::opened, call::closes, call::selected, call::budget>,
                           sim::Tally<territory::calls_open, territory::calls_money>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto host = self.follow<call::host>();
    const auto place = host ? host->follow<public_body::place>() : std::nullopt;
    const auto within = place ? place->follow<commune::within>() : std::nullopt;
    if (!within) return;
    self.add<territory::calls_open>(within->row(), !self.get<call::selected>() && self.now().day < self.get<call::closes>() ? 1 : 0);
    self.add<territory::calls_money>(within->row(), self.get<call::budget>());
  }
};

struct MapAverages {
  static constexpr std::string_view name = "map_averages";
  static constexpr sim::Text meaning{"coverage, freshness and error of the map; who is left out", "couverture, fraîcheur et erreur de la carte ; qui est laissé de côté"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<territory::all,
                           sim::Read<territory::map_actors, territory::platform_members, territory::platform_profiles, territory::entries_true, territory::entries_public, territory::tools_true, territory::tools_public,
                                     territory::offers_true, territory::offers_told, territory::told, territory::beliefs, territory::beliefs_right, territory::beliefs_beyond, territory::images, territory::image_days,
                                     territory::ties_counted, territory::ties_exchanging, territory::in_private, territory::in_public, territory::in_research, territory::in_civil, territory::off_private,
                                     territory::off_public, territory::off_research, territory::off_civil, territory::chains_true, territory::chains_read, territory::chains_right, territory::at_stake, territory::at_table,
                                     territory::plan_distance_sum, territory::plans, territory::concerned, territory::aware, territory::lead_days, platform::runs>,
                           sim::Along<territory::platform>,
                           sim::Update<territory::map_coverage, territory::public_coverage, territory::tools_coverage, territory::profile_recall, territory::profile_precision, territory::belief_age, territory::belief_error,
                                       territory::exchanging, territory::offline_private, territory::offline_public, territory::offline_research, territory::offline_civil, territory::chain_recall,
                                       territory::chain_precision, territory::excluded_share, territory::plan_distance, territory::unaware_share, territory::lead_time>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto part = [](double some, double all) { return all > 0 ? some / all : 0.0; };
    const double actors = self.get<territory::map_actors>(), members = self.get<territory::platform_members>();
    // Each member reads all profiles but its own; what others know from acquaintance comes on top.
    const double read = self.get<territory::offers_told>() * std::max(0.0, members - 1);
    self.set<territory::map_coverage>(part(read + static_cast<double>(self.get<territory::beliefs_beyond>()), static_cast<double>(self.get<territory::offers_true>()) * std::max(0.0, actors - 1)));
    self.set<territory::public_coverage>(part(self.get<territory::entries_public>(), self.get<territory::entries_true>()));
    self.set<territory::tools_coverage>(part(self.get<territory::tools_public>(), self.get<territory::tools_true>()));
    self.set<territory::profile_recall>(part(self.get<territory::platform_profiles>(), members));
    self.set<territory::profile_precision>(part(self.get<territory::offers_told>(), self.get<territory::told>()));
    self.set<territory::belief_age>(part(self.get<territory::image_days>(), self.get<territory::images>()));
    self.set<territory::belief_error>(part(self.get<territory::beliefs>() - self.get<territory::beliefs_right>(), self.get<territory::beliefs>()));
    self.set<territory::exchanging>(part(self.get<territory::ties_exchanging>(), self.get<territory::ties_counted>()));
    const auto platform = self.follow<territory::platform>();
    const double runs = platform && platform->get<platform::runs>() ? 1 : 0;
    self.set<territory::offline_private>(runs * part(self.get<territory::off_private>(), self.get<territory::in_private>()));
    self.set<territory::offline_public>(runs * part(self.get<territory::off_public>(), self.get<territory::in_public>()));
    self.set<territory::offline_research>(runs * part(self.get<territory::off_research>(), self.get<territory::in_research>()));
    self.set<territory::offline_civil>(runs * part(self.get<territory::off_civil>(), self.get<territory::in_civil>()));
    self.set<territory::chain_recall>(part(self.get<territory::chains_right>(), self.get<territory::chains_true>()));
    self.set<territory::chain_precision>(part(self.get<territory::chains_right>(), self.get<territory::chains_read>()));
    self.set<territory::excluded_share>(part(self.get<territory::at_stake>() - self.get<territory::at_table>(), self.get<territory::at_stake>()));
    self.set<territory::plan_distance>(part(self.get<territory::plan_distance_sum>(), self.get<territory::plans>()));
    self.set<territory::unaware_share>(part(self.get<territory::concerned>() - self.get<territory::aware>(), self.get<territory::concerned>()));
    self.set<territory::lead_time>(part(self.get<territory::lead_days>(), self.get<territory::aware>()));
  }
};

}  // namespace models::indicators
