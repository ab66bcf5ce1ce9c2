// models/territory/energy.cpp -- prices at 1, tariffs by size and use, contracts that end over three years.
#include "models/territory/energy.hpp"

#include "models/vocabulary/firm.hpp"
#include "models/vocabulary/institution.hpp"
#include "sim/kernel/agent.hpp"

namespace models::territory {
namespace {

// The regulated tariff of professionals is for fewer than ten employees (French law of November 2019 on energy and climate).
constexpr std::int32_t most_jobs_of_tariff = 9;
// Large users, whose contracts follow the market in part: assumed.
constexpr std::int32_t least_jobs_of_large = 50;
constexpr double least_energy_of_large = 0.04;
// Contracts last up to three years: those that run today end at any moment of the next three, evenly (assumed).
constexpr std::uint32_t longest_contract = 3 * 365;

firm::Tariff tariff(std::int32_t jobs, double energy_coefficient) {
  if (jobs <= most_jobs_of_tariff) return firm::Tariff::regulated;
  return jobs >= least_jobs_of_large && energy_coefficient >= least_energy_of_large ? firm::Tariff::indexed : firm::Tariff::contract;
}

void set_places(sim::World& world, const Technology& technology) {
  auto& sectors = world[sector::all];
  for (std::uint32_t k = 0; k < sectors.rows(); ++k) {
    sectors.column<sector::electricity>()[k] = technology.sectors[k].electricity;
    sectors.column<sector::gas>()[k] = technology.sectors[k].gas;
    sectors.column<sector::co2>()[k] = technology.sectors[k].co2;
  }
  auto& whole = world[territory::all];
  for (const auto price : {whole.column<territory::market_electricity>(), whole.column<territory::market_gas>(), whole.column<territory::market_fuel>(),
                           whole.column<territory::retail_electricity>(), whole.column<territory::retail_gas>(), whole.column<territory::retail_fuel>(),
                           whole.column<territory::tariff_electricity>(), whole.column<territory::tariff_gas>(), whole.column<territory::energy_price_fuel>()})
    price[0] = 1;
  whole.column<territory::home_electricity>()[0] = technology.households.electricity, whole.column<territory::home_gas>()[0] = technology.households.gas;
  whole.column<territory::public_electricity>()[0] = technology.public_bodies.electricity, whole.column<territory::public_gas>()[0] = technology.public_bodies.gas;
}

}  // namespace

void set_energy(sim::World& world, const Technology& technology, const Luck& luck, sim::Day start) {
  set_places(world, technology);
  auto& firms = world[firm::all];
  const auto branch = firms.link<firm::branch>();
  const auto jobs = firms.column<firm::base_jobs>();
  const auto output = firms.column<firm::base_output>();
  const auto coefficient = firms.column<firm::energy_coefficient>();
  const auto wage = firms.column<firm::wage>();
  const auto charges = firms.column<firm::charges>();
  const auto used = firms.column<firm::used>();
  const auto fixed_cost = firms.column<firm::fixed_cost>();
  const auto production_tax = firms.column<firm::production_tax>();
  const auto bill = firms.column<firm::energy_bill>();
  const auto tariffs = firms.column<firm::tariff>();
  const auto electricity_contract = firms.column<firm::electricity_contract>();
  const auto gas_contract = firms.column<firm::gas_contract>();
  const auto gas_end = firms.column<firm::gas_end>();
  const auto energy_use = firms.column<firm::energy_use>();
  const auto base_cost = firms.column<firm::base_cost>();
  const std::uint64_t key = luck.key("gas_contract");
  const auto ids = firms.ids();
  double all = 0, electricity = 0, gas = 0;
  for (std::uint32_t f = 0; f < firms.rows(); ++f) {
    const Sector& sector = technology.sectors[branch[f]];
    sim::Rng rng = draws(key, ids[f]);
    tariffs[f] = tariff(jobs[f], coefficient[f]);
    electricity_contract[f] = gas_contract[f] = 1;
    gas_end[f] = start + 1 + static_cast<sim::Day>(rng.below(longest_contract));
    energy_use[f] = bill[f];
    if (output[f] > 0) base_cost[f] = static_cast<float>((used[f] + bill[f] + jobs[f] * wage[f] * (1 + charges[f]) + fixed_cost[f] + production_tax[f]) / output[f]);
    all += bill[f], electricity += sector.electricity * bill[f], gas += sector.gas * bill[f];
  }
  auto& whole = world[territory::all];
  whole.column<territory::firm_electricity>()[0] = all > 0 ? electricity / all : 1;
  whole.column<territory::firm_gas>()[0] = all > 0 ? gas / all : 0;

  auto& bodies = world[public_body::all];
  const std::uint64_t body_key = luck.key("public_contract");
  for (std::uint32_t b = 0; b < bodies.rows(); ++b) {
    sim::Rng rng = draws(body_key, bodies.ids()[b]);
    bodies.column<public_body::electricity_contract>()[b] = bodies.column<public_body::gas_contract>()[b] = bodies.column<public_body::energy_price>()[b] = 1;
    bodies.column<public_body::contract_end>()[b] = start + 1 + static_cast<sim::Day>(rng.below(longest_contract));
  }
}

}  // namespace models::territory
