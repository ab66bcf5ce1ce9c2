// tests/models/hamlet.hpp -- a world of a handful of agents, set by hand, for tests of one process at a time.
#pragma once
#include "models/catalogue.hpp"
#include "models/vocabulary/group.hpp"
#include "models/vocabulary/indicator.hpp"
#include "models/vocabulary/labour.hpp"
#include "models/vocabulary/schema.hpp"
#include "tests/sim/kernel/village.hpp"

namespace hamlet {

using namespace models;

// One territory, two communes, one branch; four firms of five jobs with their faces; forty citizens, twenty of them at
// work; a union of communes that knows every actor; two research teams, two communes and two engaged citizens as actors.
inline sim::World world() {
  sim::World w;
  models::declare(w);
  w[territory::all].settle(1);
  w[territory::all].column<territory::energy_price_firms>()[0] = 1;
  w[territory::all].column<territory::energy_price_households>()[0] = 1;
  auto& whole = w[territory::all];
  for (const auto price : {whole.column<territory::market_electricity>(), whole.column<territory::market_gas>(), whole.column<territory::market_fuel>(), whole.column<territory::retail_electricity>(),
                           whole.column<territory::retail_gas>(), whole.column<territory::retail_fuel>(), whole.column<territory::tariff_electricity>(), whole.column<territory::tariff_gas>(),
                           whole.column<territory::energy_price_fuel>(), whole.column<territory::home_electricity>()})
    price[0] = 1;
  auto& communes = w[commune::all];
  communes.settle(2);
  for (std::uint32_t i = 0; i < 2; ++i) communes.link<commune::within>()[i] = 0, communes.column<commune::settled_ratio>()[i] = communes.column<commune::access>()[i] = communes.column<commune::works_ratio>()[i] = 1, communes.column<commune::purse>()[i] = -5400;
  w[sector::all].settle(1);
  w[sector::all].column<sector::export_demand>()[0] = w[sector::all].column<sector::household_demand>()[0] = w[sector::all].column<sector::imports_available>()[0] = 1;
  w[sector::all].column<sector::electricity>()[0] = 1;
  auto& firms = w[firm::all];
  firms.settle(4);
  for (std::uint32_t i = 0; i < 4; ++i) {
    firms.link<firm::place>()[i] = i % 2;
    firms.link<firm::branch>()[i] = 0;
    firms.link<actor::face_of_firm>()[i] = i;
    firms.column<firm::active>()[i] = true;
    firms.column<firm::base_jobs>()[i] = firms.column<firm::positions>()[i] = firms.column<firm::employees>()[i] = 5;
    firms.column<firm::wage>()[i] = 400, firms.column<firm::charges>()[i] = 0.75;
    firms.column<firm::base_output>()[i] = 5000, firms.column<firm::base_exports>()[i] = 5000;
    firms.column<firm::made>()[i] = firms.column<firm::wanted>()[i] = 5000.0 / 7;
    firms.column<firm::fill_firms>()[i] = firms.column<firm::fill_households>()[i] = firms.column<firm::capacity_share>()[i] = 1;
    firms.column<firm::overproduction>()[i] = firms.column<firm::stock_factor>()[i] = 1, firms.column<firm::price>()[i] = 1;
    firms.column<firm::activity>()[i] = 1, firms.column<firm::energy_price>()[i] = 1, firms.column<firm::energy_coefficient>()[i] = 0.05;
    firms.column<firm::cash>()[i] = firms.column<firm::cash_target>()[i] = 20'000;
    firms.column<firm::contract_end>()[i] = firms.column<firm::gas_end>()[i] = 1 << 30;
    firms.column<firm::electricity_contract>()[i] = firms.column<firm::gas_contract>()[i] = 1;
  }
  auto& citizens = w[citizen::all];
  citizens.settle(40);
  for (std::uint32_t i = 0; i < 40; ++i) {
    citizens.link<citizen::home>()[i] = i % 2;
    if (i < 20) citizens.link<citizen::employer>()[i] = i / 5;
    citizens.column<citizen::benefit>()[i] = 200;
    citizens.column<citizen::cash>()[i] = 1600, citizens.column<citizen::buffer>()[i] = 1600;
    citizens.column<citizen::energy_need>()[i] = 30;
    citizens.column<citizen::habit>()[i] = citizens.column<citizen::plan>()[i] = i < 20 ? 370.0F : 170.0F;
    citizens.column<citizen::needed>()[i] = 2;
    citizens.column<citizen::proactivity>()[i] = citizens.column<citizen::disposition>()[i] = static_cast<float>(i) / 40;
  }
  w[researcher::all].settle(2);
  auto& bodies = w[public_body::all];
  bodies.settle(3);
  for (std::uint32_t i = 0; i < 3; ++i) {
    bodies.link<public_body::place>()[i] = i % 2;
    bodies.column<public_body::level>()[i] = i == 0 ? public_body::Level::epci : public_body::Level::commune;
    bodies.column<public_body::electricity_contract>()[i] = bodies.column<public_body::gas_contract>()[i] = bodies.column<public_body::energy_price>()[i] = 1;
    bodies.column<public_body::contract_end>()[i] = 1 << 30;
    bodies.column<public_body::cash>()[i] = bodies.column<public_body::cash_target>()[i] = 100'000;
  }
  auto& actors = w[actor::all];
  actors.settle(10);
  using enum actor::Sphere;
  for (std::uint32_t i = 0; i < 10; ++i) {
    actors.link<actor::place>()[i] = i % 2;
    actors.column<actor::cooperation>()[i] = 1;
    actors.column<actor::sphere>()[i] = i < 4 ? private_sphere : i < 6 ? research : i < 8 ? public_sphere : civil;
    if (i < 4) actors.link<actor::firm>()[i] = i;
    else if (i < 6) actors.link<actor::researcher>()[i] = i - 4, actors.column<actor::know_how>()[i] = 0.8F;
    else if (i < 8) actors.link<actor::public_body>()[i] = i - 5;
    else actors.link<actor::citizen>()[i] = i;
  }
  std::vector<sim::Network::Edge> known;
  for (std::uint32_t i = 0; i < 10; ++i) known.push_back({0, i});
  w[group::knows].build(known, bodies, actors);
  for (sim::Network& network : w.networks()) network.grow(w[network.key().from].rows());
  return w;
}

inline void befriend(sim::World& w, std::vector<sim::Network::Edge> edges, float good = 0, float bad = 0) {
  auto& trust = w[actor::trust];
  for (const auto at : trust.build(edges, w[actor::all], w[actor::all])) trust.column<actor::good>()[at] = good, trust.column<actor::bad>()[at] = bad;
}
inline double trust(const sim::World& w, std::uint32_t from, std::uint32_t to) {  // -1: strangers
  const auto& n = w[actor::trust];
  for (auto e = n.at(from).begin; e < n.at(from).end; ++e)
    if (n.targets()[e] == to) return actor::trust_of(n.column<actor::good>()[e], n.column<actor::bad>()[e]);
  return -1;
}

inline sim::Scenario scenario(std::vector<std::string> processes, std::uint32_t steps = 1, sim::Period step = sim::Period::week) {
  auto s = village::scenario(std::move(processes), steps);
  s.clock.step = step;
  return s;
}
inline void set(sim::Scenario& s, std::string_view process, std::string parameter, sim::SettingValue value) {
  for (auto& instance : s.processes)
    if (instance.process == process) instance.settings.push_back({std::move(parameter), std::move(value), "", "", ""});
}
inline void run(sim::World& w, const sim::Scenario& s) { village::run(w, s, models::catalogue()); }

// All accounts together, in cents.
inline double cents(const sim::World& w) {
  double sum = 0;
  for (const double x : w[citizen::all].column<citizen::cash>()) sum += sim::quanta<citizen::cash>(x);
  for (const double x : w[firm::all].column<firm::cash>()) sum += sim::quanta<firm::cash>(x);
  for (const double x : w[public_body::all].column<public_body::cash>()) sum += sim::quanta<public_body::cash>(x);
  for (const double x : w[commune::all].column<commune::purse>()) sum += sim::quanta<commune::purse>(x);
  for (const double x : w[commune::all].column<commune::works_purse>()) sum += sim::quanta<commune::works_purse>(x);
  for (const double x : w[commune::all].column<commune::home_fund>()) sum += sim::quanta<commune::home_fund>(x);
  const auto& whole = w[territory::all];
  for (const auto account : {whole.column<territory::outside>(), whole.column<territory::state>(), whole.column<territory::bank>(), whole.column<territory::insurer>()})
    for (const double x : account) sum += sim::quanta<territory::outside>(x);
  return sum;
}

}  // namespace hamlet
