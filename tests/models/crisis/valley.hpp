// tests/models/crisis/valley.hpp -- a world for crises: three communes, the branches of A17, establishments of known size.
#pragma once
#include <array>

#include "models/catalogue.hpp"
#include "models/vocabulary/firm.hpp"
#include "models/vocabulary/indicator.hpp"
#include "models/vocabulary/institution.hpp"
#include "models/vocabulary/schema.hpp"
#include "tests/sim/kernel/village.hpp"

namespace valley {

using namespace models;

inline const sim::Day start = sim::day({2020, 1, 6});  // a Monday
inline constexpr std::array<std::string_view, 17> branches{"AZ", "C1", "C2", "C3", "C4", "C5", "DE", "FZ", "GZ", "HZ", "IZ", "JZ", "KZ", "LZ", "MN", "OQ", "RU"};
inline std::uint32_t branch(std::string_view code) { return static_cast<std::uint32_t>(std::find(branches.begin(), branches.end(), code) - branches.begin()); }

// Establishment i is of branch i mod 17 and stands in commune (i / 17) mod 3; it makes 7,000 EUR a week with ten jobs, needs
// one input of which it has 1,000 EUR, and has 500 EUR of finished goods. Each commune has 22,000 inhabitants and its town hall.
inline sim::World world(std::uint32_t firms = 102) {
  sim::World w;
  models::declare(w);
  w[territory::all].settle(1);
  w[territory::all].column<territory::energy_price_firms>()[0] = w[territory::all].column<territory::energy_price_households>()[0] = 1;
  w[territory::all].column<territory::service_level>()[0] = 1;
  auto& sectors = w[sector::all];
  sectors.settle(17);
  for (std::uint32_t k = 0; k < 17; ++k) {
    sectors.column<sector::code>()[k] = sim::code(branches[k]);
    sectors.column<sector::capital>()[k] = 2;
    sectors.column<sector::export_demand>()[k] = sectors.column<sector::household_demand>()[k] = sectors.column<sector::imports_available>()[k] = 1;
  }
  auto& communes = w[commune::all];
  communes.settle(3);
  for (std::uint32_t c = 0; c < 3; ++c) {
    communes.link<commune::within>()[c] = 0;
    communes.column<commune::code>()[c] = sim::code(c == 0 ? "62001" : c == 1 ? "62002" : "62003");
    communes.column<commune::inhabitants>()[c] = 22'000;
    communes.column<commune::access>()[c] = 1;
  }
  auto& all = w[firm::all];
  all.settle(firms);
  for (std::uint32_t i = 0; i < firms; ++i) {
    all.link<firm::branch>()[i] = i % 17, all.link<firm::place>()[i] = i / 17 % 3;
    all.column<firm::active>()[i] = true;
    all.column<firm::base_jobs>()[i] = all.column<firm::positions>()[i] = all.column<firm::employees>()[i] = 10;
    all.column<firm::base_output>()[i] = 7000, all.column<firm::activity>()[i] = 1;
    all.column<firm::cash>()[i] = all.column<firm::cash_target>()[i] = 10'000;
    all.column<firm::finished>()[i] = 500;
  }
  std::vector<sim::Network::Edge> needs;
  for (std::uint32_t i = 0; i < firms; ++i) needs.push_back({i, (i + 1) % 17});
  for (const auto at : w[firm::inputs].build(needs, all, w[sector::all])) w[firm::inputs].column<firm::stock>()[at] = 1000;
  auto& bodies = w[public_body::all];
  bodies.settle(5);
  for (std::uint32_t b = 0; b < 5; ++b) {
    using enum public_body::Level;
    bodies.link<public_body::place>()[b] = b % 3;
    bodies.column<public_body::level>()[b] = b < 3 ? commune : hospital;
    bodies.column<public_body::spending>()[b] = 1000 * (b + 1);  // the last town hall and the last hospital are the largest
  }
  for (sim::Network& network : w.networks()) network.grow(w[network.key().from].rows());
  return w;
}

inline sim::Instance event(std::string process, std::vector<sim::Setting> settings, std::optional<sim::Day> from = {}, std::optional<sim::Day> until = {},
                           std::string name = "") {
  return {process, name.empty() ? process : name, std::move(settings), from, until, "test", "/events"};
}
inline sim::Setting value(std::string parameter, sim::SettingValue given) { return {std::move(parameter), std::move(given), "", "", ""}; }
inline sim::Shares shares(std::vector<std::pair<std::string, double>> named, double rest = 0) {
  std::sort(named.begin(), named.end());
  return {std::move(named), rest};
}
inline void run(sim::World& w, std::vector<sim::Instance> processes, std::uint32_t steps = 1, sim::Period step = sim::Period::day, sim::Day from = start) {
  sim::Scenario s;
  s.name = "valley", s.seed = 11;
  s.clock = {from, step, steps};
  s.processes = std::move(processes);
  village::run(w, s, models::catalogue());
}
template <const auto& C> sim::Value<C> of(const sim::World& w, std::uint32_t row) { return w[C.of].template column<C>()[row]; }
template <const auto& C> double sum(const sim::World& w) {
  double total = 0;
  for (const auto x : w[C.of].template column<C>()) total += static_cast<double>(x);
  return total;
}
inline std::vector<std::uint32_t> hit(const sim::World& w) {
  std::vector<std::uint32_t> rows;
  for (std::uint32_t i = 0; i < w[firm::all].rows(); ++i)
    if (of<firm::hits>(w, i) > 0) rows.push_back(i);
  return rows;
}

}  // namespace valley
