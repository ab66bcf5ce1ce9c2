// tests/models/crowd.hpp -- many actors in two communes with one union of communes, for tests of meetings.
#pragma once
#include "models/vocabulary/meeting.hpp"
#include "models/vocabulary/tool.hpp"
#include "tests/models/hamlet.hpp"

namespace crowd {

using namespace hamlet;

// Every fourth actor is a firm, a public body, research, or civil; roles go round all seven; topics round all eight. The
// union of communes knows all of them and has money.
inline sim::World world(std::uint32_t people, double known = 1) {
  sim::World w;
  models::declare(w);
  w[territory::all].settle(1);
  w[territory::all].column<territory::energy_price_households>()[0] = 1;
  w[field::all].settle(field::count);
  auto& communes = w[commune::all];
  communes.settle(2);
  for (std::uint32_t i = 0; i < 2; ++i) {
    communes.link<commune::within>()[i] = 0, communes.link<public_body::union_of>()[i] = 0;
    communes.column<commune::code>()[i] = sim::code(i == 0 ? "62001" : "62002");
    communes.column<commune::inhabitants>()[i] = i == 0 ? 30'000 : 2'000;
    communes.column<commune::latitude>()[i] = 50.4F, communes.column<commune::longitude>()[i] = i == 0 ? 2.8F : 5.8F;  // 213 km apart
  }
  auto& bodies = w[public_body::all];
  bodies.settle(1);
  bodies.link<public_body::place>()[0] = 0;
  bodies.column<public_body::level>()[0] = public_body::Level::epci;
  bodies.column<public_body::cash>()[0] = 1e8;
  auto& actors = w[actor::all];
  actors.settle(people);
  std::vector<sim::Network::Edge> map;
  for (std::uint32_t i = 0; i < people; ++i) {
    actors.link<actor::place>()[i] = i % 2;
    actors.column<actor::cooperation>()[i] = 1;
    actors.column<actor::sphere>()[i] = static_cast<actor::Sphere>(i % 4);
    actors.column<actor::role>()[i] = static_cast<actor::Role>(i % 7);
    actors.column<actor::topic>()[i] = static_cast<std::uint8_t>(i / 4 % 8);
    actors.column<actor::social>()[i] = i % 20 == 0;
    if (i < known * people) map.push_back({0, i});
  }
  w[group::knows].build(map, bodies, actors);
  for (sim::Network& network : w.networks()) network.grow(w[network.key().from].rows());
  return w;
}

inline const std::vector<std::string> meeting{"seek_funding", "fund_groups", "convene", "invite", "accept", "fade", "attend", "meet", "gather", "hearsay", "assess_meetings", "leave_groups"};
inline std::vector<std::string> opened_by(std::string policy, std::vector<std::string> also = {}) {
  std::vector<std::string> all{std::move(policy)};
  all.insert(all.end(), meeting.begin(), meeting.end());
  all.insert(all.end(), also.begin(), also.end());
  return all;
}
inline sim::Scenario months(std::vector<std::string> processes, std::uint32_t count) {
  auto s = scenario(std::move(processes), count, sim::Period::month);
  set(s, "accept", "willing", 1.0);
  return s;
}
inline double strong_ties(const sim::World& w, double above = 0.75) {
  const auto& n = w[actor::trust];
  double count = 0;
  for (std::uint32_t row = 0; row < n.rows(); ++row)
    for (auto e = n.at(row).begin; e < n.at(row).end; ++e) count += actor::trust_of(n.column<actor::good>()[e], n.column<actor::bad>()[e]) > above ? 1 : 0;
  return count;
}
inline double all_cash(const sim::World& w) { return sim::quanta<public_body::cash>(w[public_body::all].column<public_body::cash>()[0]) + sim::quanta<territory::outside>(w[territory::all].column<territory::outside>()[0]); }

}  // namespace crowd
