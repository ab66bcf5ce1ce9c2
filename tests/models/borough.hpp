// tests/models/borough.hpp -- a place of some hundred actors who know something, buy from each other and are partly known to their union.
#pragma once
#include <set>

#include "models/collaboration/platform.hpp"
#include "models/collaboration/problems.hpp"
#include "models/collaboration/recruitment.hpp"
#include "models/collaboration/watch.hpp"
#include "models/governance/agenda.hpp"
#include "models/governance/calls.hpp"
#include "models/governance/platform.hpp"
#include "models/governance/programme.hpp"
#include "models/indicators/platform_census.hpp"
#include "models/vocabulary/schema.hpp"
#include "tests/sim/kernel/village.hpp"

namespace borough {

using namespace models;

// Of ten actors six are firms (every second one small), one a research team, one a public service, two of civil society.
// Body 0 is the union of communes, body 1 a municipality. The union knows one actor in four.
inline sim::World world(std::uint32_t actors = 400, std::uint64_t seed = 3) {
  sim::World w;
  models::declare(w);
  w[territory::all].settle(1);
  w[commune::all].settle(4);
  w[sector::all].settle(1), w[size_class::all].settle(size_class::classes);
  w[public_body::all].settle(2);
  w[firm::all].settle(actors);
  w[field::all].settle(field::count);
  auto& capabilities = w[capability::all];
  capabilities.settle(capability::count);
  for (std::uint32_t c = 0; c < capability::count; ++c) {
    capabilities.column<capability::topic>()[c] = static_cast<std::uint8_t>(capability::topic_of(c));
    capabilities.column<capability::rarity>()[c] = c % 100 >= 90 ? capability::Rarity::rare : capability::Rarity::common;
    capabilities.link<capability::field>()[c] = capability::field_of(c);
  }
  auto& bodies = w[public_body::all];
  auto& communes = w[commune::all];
  for (std::uint32_t c = 0; c < 4; ++c) communes.link<commune::within>()[c] = 0, communes.link<public_body::union_of>()[c] = 0;
  for (std::uint32_t b = 0; b < 2; ++b) {
    bodies.link<public_body::place>()[b] = 0;
    bodies.column<public_body::level>()[b] = b == 0 ? public_body::Level::epci : public_body::Level::commune;
    bodies.column<public_body::cash>()[b] = 5e6, bodies.column<public_body::energy_price>()[b] = 1;
  }
  w[territory::all].column<territory::energy_price_households>()[0] = 1;
  w[actor::all].settle(actors);
  auto& all = w[actor::all];
  auto& firms = w[firm::all];
  std::vector<sim::Network::Edge> ties, kenes, map, purchases;
  for (std::uint32_t i = 0; i < actors; ++i) {
    sim::Rng rng(seed, sim::Step{0}, i);
    const std::uint32_t kind = i % 10;
    all.link<actor::place>()[i] = i % 4;
    all.column<actor::sphere>()[i] = kind < 6 ? actor::Sphere::private_sphere : kind == 6 ? actor::Sphere::research : kind == 7 ? actor::Sphere::public_sphere : actor::Sphere::civil;
    all.column<actor::role>()[i] = kind < 6 ? actor::Role::entrepreneur : kind == 6 ? actor::Role::researcher : kind == 7 ? actor::Role::administration : kind == 8 ? actor::Role::citizen : actor::Role::association;
    all.column<actor::topic>()[i] = static_cast<std::uint8_t>(rng.below(8)), all.column<actor::topics_mask>()[i] = static_cast<std::uint8_t>(1U << all.column<actor::topic>()[i]);
    all.column<actor::cooperation>()[i] = 1;
    all.column<actor::digital>()[i] = static_cast<float>(rng.uniform()), all.column<actor::proactive>()[i] = static_cast<float>(rng.uniform());
    if (kind < 6) {
      all.link<actor::firm>()[i] = i, firms.link<actor::face_of_firm>()[i] = i;
      firms.column<firm::active>()[i] = true, firms.column<firm::base_jobs>()[i] = i % 2 == 0 ? 5 : 100;
      firms.column<firm::cash>()[i] = firms.column<firm::cash_target>()[i] = 50'000, firms.column<firm::energy_price>()[i] = 1;
      for (std::uint32_t s = 0; s < 3; ++s)
        if (const std::uint32_t supplier = rng.below(actors / 10) * 10 + rng.below(6); supplier != i) purchases.push_back({i, supplier});
    }
    std::set<std::uint32_t> has, knows;
    while (has.size() < 5) has.insert(all.column<actor::topic>()[i] * 100U + rng.below(100));
    for (const auto c : has) kenes.push_back({i, c}), all.column<actor::offers>()[i] |= field::bit(capability::field_of(c));
    all.column<actor::core>()[i] = field::bit(capability::field_of(*has.begin()));
    for (std::uint32_t k = 1; k <= 3; ++k) knows.insert((i + k) % actors);
    for (std::uint32_t k = 0; k < 3; ++k)
      if (const std::uint32_t other = rng.below(actors); other != i) knows.insert(other);
    for (const auto other : knows) ties.push_back({i, other});
    if (rng.chance(0.25)) map.push_back({0, i});
  }
  w[actor::trust].build(ties, all, all);
  auto& kene = w[kene::of];
  for (const auto at : kene.build(kenes, all, w[capability::all])) kene.column<kene::expertise>()[at] = 6, kene.column<kene::ability>()[at] = 6;
  w[group::knows].build(map, bodies, all);
  std::sort(purchases.begin(), purchases.end(), [](const auto& a, const auto& b) { return a.from != b.from ? a.from < b.from : a.to < b.to; });
  purchases.erase(std::unique(purchases.begin(), purchases.end(), [](const auto& a, const auto& b) { return a.from == b.from && a.to == b.to; }), purchases.end());
  auto& supply = w[firm::supply];
  for (const auto at : supply.build(purchases, firms, firms)) supply.column<firm::supply_share>()[at] = 0.5F;
  models::reach_all_rows(w);
  return w;
}

struct Stated {  // a problem set by hand
  std::uint32_t owner;
  std::uint8_t field;
};
inline void state(sim::World& w, const std::vector<Stated>& stated) {
  auto& problems = w[problem::all];
  const std::uint32_t first = problems.rows();
  problems.settle(static_cast<std::uint32_t>(stated.size()));
  std::vector<sim::Network::Edge> own, needs;
  for (std::uint32_t p = 0; p < stated.size(); ++p) {
    problems.link<problem::owner>()[first + p] = stated[p].owner;
    problems.column<problem::field>()[first + p] = stated[p].field, problems.column<problem::topic>()[first + p] = stated[p].field / 8;
    problems.column<problem::fields>()[first + p] = field::bit(stated[p].field);
    const std::uint32_t capability = (stated[p].field * 100U + 7) / 8;
    own.push_back({stated[p].owner, first + p}), needs.push_back({first + p, capability}), needs.push_back({first + p, capability + 1});
  }
  w[problem::of].build(own, w[actor::all], problems);
  w[problem::needs].build(needs, problems, w[capability::all]);
  models::reach_all_rows(w);
}
inline void map(sim::World& w, const std::vector<std::uint32_t>& known) {  // whom the union knows
  std::vector<sim::Network::Edge> edges;
  for (const auto who : known) edges.push_back({0, who});
  w[group::knows].build(edges, w[public_body::all], w[actor::all]);
  models::reach_all_rows(w);
}

inline sim::Scenario scenario(std::vector<std::string> processes, std::uint32_t months = 1) {
  auto s = village::scenario(std::move(processes), months);
  s.clock.step = sim::Period::month;
  return s;
}
inline void set(sim::Scenario& s, std::string_view process, std::string parameter, sim::SettingValue value) {
  for (auto& instance : s.processes)
    if (instance.process == process) instance.settings.push_back({std::move(parameter), std::move(value), "", "", ""});
}
inline sim::Catalogue catalogue() {
  using namespace collaboration;
  using namespace governance;
  using namespace indicators;
  sim::Catalogue c;
  const auto all = [&]<class... P>(std::string_view family, std::tuple<P...>*) { (c.add<P>(family), ...); };
  all("collaboration", static_cast<std::tuple<DeclareProblem, StateNeeds, GiveUp, JoinPlatform, Publish, Browse, Watch, Accept>*>(nullptr));
  all("governance", static_cast<std::tuple<DrawUpPlan, ClearPlan, ClearAgenda, ClearVoices, ClearRecurrence, VoiceProblems, SetAgenda, ReviewAgenda, RevisePlan, Expose, FindStakeholders, OpenCollectives,
                                           ChargeCollectives, InviteStakeholders, OpenCalls, StateCall, SelectProjects, CloseCalls, RequireOpenResults, OfferToHost, OpenPlatform, SeekPlatformFunding, FundPlatform,
                                           RunPlatform, HireExpert, FollowExpert, RoadmapTarget>*>(nullptr));
  all("indicators", static_cast<std::tuple<NewMapPages, NewTiePages, CountProfiles, CountBeliefs, ReadChains, CountProblems, CountIssues, ComparePlans, CountCalls, MapAverages>*>(nullptr));
  return c;
}
inline void run(sim::World& w, const sim::Scenario& s) { village::run(w, s, catalogue()); }

template <const auto& C> auto& at(sim::World& w, std::uint32_t row = 0) { return w[C.of].template column<C>()[row]; }
template <const auto& C> auto at(const sim::World& w, std::uint32_t row = 0) { return w[C.of].template column<C>()[row]; }
template <const auto& C> double sum(const sim::World& w) {
  double total = 0;
  for (std::uint32_t row = 0; row < w[C.of].rows(); ++row)
    if (w[C.of].lives(row)) total += static_cast<double>(w[C.of].template column<C>()[row]);
  return total;
}
// All money of this place, in cents: purses, calls, what is granted and not yet spent, the world outside.
inline double cents(const sim::World& w) {
  return std::round(100 * sum<public_body::cash>(w)) + std::round(100 * sum<firm::cash>(w)) + std::round(100 * sum<territory::outside>(w)) + std::round(100 * sum<call::budget>(w)) +
         std::round(100 * (sum<project::granted>(w) - sum<project::spent>(w)));
}

}  // namespace borough
