// tests/models/allotment.hpp -- a world of commons and their contributors alone, for tests of rules and of published experiments.
#pragma once
#include "models/commons/enrol.hpp"
#include "models/indicators/commons_census.hpp"
#include "models/vocabulary/commons.hpp"
#include "models/vocabulary/group.hpp"
#include "models/vocabulary/schema_commons.hpp"
#include "tests/sim/kernel/village.hpp"

namespace allotment {

using namespace models;
namespace key = models::commons;

// One territory of one commune whose union of communes is the host of `number` commons; `each` contributors to each (none:
// nobody has joined yet), drawn as `join_commons` draws them, and `actors` actors in all, whom the host knows.
inline sim::World world(std::uint32_t number, std::uint32_t each, std::uint32_t actors, std::uint64_t seed) {
  sim::World w;
  for (const sim::PopulationKey* population : {&territory::all, &commune::all, &public_body::all, &actor::all, &citizen::all, &firm::all, &researcher::all, &group::all}) w.add(*population);
  w[territory::all].settle(1);
  w[territory::all].add<territory::outside>(), w[territory::all].add<territory::actors>();
  w[commune::all].add_link(commune::within);
  w[commune::all].settle(1);
  w[commune::all].link<commune::within>()[0] = 0;
  auto& bodies = w[public_body::all];
  bodies.add<public_body::level>(), bodies.add<public_body::cash>(), bodies.add_link(public_body::place);
  bodies.settle(1);
  bodies.column<public_body::level>()[0] = public_body::Level::epci, bodies.column<public_body::cash>()[0] = 1e6, bodies.link<public_body::place>()[0] = 0;
  auto& faces = w[actor::all];
  faces.add<actor::topic>(), faces.add<actor::cooperation>(), faces.add_link(actor::place);
  faces.settle(actors);
  for (std::uint32_t i = 0; i < actors; ++i) faces.column<actor::cooperation>()[i] = 1, faces.link<actor::place>()[i] = 0;
  auto& trust = w.add(actor::trust);
  trust.add<actor::good>(), trust.add<actor::bad>();
  std::vector<sim::Network::Edge> map;
  for (std::uint32_t i = 0; i < actors; ++i) map.push_back({0, i});
  w.add(group::knows).build(map, w[public_body::all], w[actor::all]);
  declare_commons(w);
  auto& all = w[key::all];
  all.settle(number);
  for (std::uint32_t i = 0; i < number; ++i) {
    all.column<key::seats>()[i] = static_cast<std::uint8_t>(each), all.column<key::until>()[i] = 1 << 30, all.link<key::host>()[i] = 0;
    all.column<key::capacity>()[i] = 100, all.column<key::stock>()[i] = 80, all.column<key::growth>()[i] = 0.05, all.column<key::harvest>()[i] = 1.5, all.column<key::half_saturation>()[i] = 10;
  }
  std::vector<sim::Network::Edge> edges;
  for (std::uint32_t i = 0; i < number; ++i)
    for (std::uint32_t k = 0; k < each; ++k) edges.push_back({i, (i * each + k) % actors});
  auto& seats = w[key::contributors];
  for (const auto at : seats.build(edges, all, w[actor::all])) {
    sim::Rng rng(seed, sim::Step{0}, at);
    const double u = rng.uniform();
    seats.column<key::type>()[at] = u < 0.5 ? key::Type::conditional : u < 0.83 ? key::Type::free_rider : u < 0.97 ? key::Type::hump : key::Type::altruist;
    seats.column<key::belief>()[at] = static_cast<float>(0.3 + 0.7 * rng.uniform());
  }
  for (sim::Network& network : w.networks()) network.grow(w[network.key().from].rows());
  w.mirror();
  return w;
}

inline sim::Catalogue catalogue() {
  sim::Catalogue all;
  models::commons::enrol(all);
  all.add<indicators::NewCommonsPages>("indicators").add<indicators::CountCommons>("indicators").add<indicators::CountCommoners>("indicators").add<indicators::CommonsAverages>("indicators");
  return all;
}
inline sim::Scenario scenario(std::vector<std::string> processes, std::uint32_t months, std::uint64_t seed) {
  auto s = village::scenario(std::move(processes), months);
  s.clock.step = sim::Period::month;
  s.seed = seed;
  return s;
}
inline void set(sim::Scenario& s, std::string_view process, std::string parameter, sim::SettingValue value) {
  for (auto& instance : s.processes)
    if (instance.process == process) instance.settings.push_back({std::move(parameter), std::move(value), "", "", ""});
}
inline void run(sim::World& w, const sim::Scenario& s) { village::run(w, s, catalogue()); }
template <const auto& C> double mean(const sim::World& w) {
  double sum = 0;
  for (const auto x : w[C.of].template column<C>()) sum += static_cast<double>(x);
  return sum / w[C.of].template column<C>().size();
}

}  // namespace allotment
