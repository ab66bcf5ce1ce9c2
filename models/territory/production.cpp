// models/territory/production.cpp -- a normal week of each establishment.
#include "models/territory/production.hpp"

#include <algorithm>
#include <cmath>

#include "models/vocabulary/firm.hpp"
#include "sim/kernel/agent.hpp"
#include "sim/kernel/parallel.hpp"

namespace models::territory {

void add_firms(sim::World& world, const Establishments& establishments) {
  auto& firms = world[firm::all];
  firms.settle(static_cast<std::uint32_t>(establishments.all.size()));
  const auto place = firms.link<firm::place>();
  const auto branch = firms.link<firm::branch>();
  const auto kind = firms.column<firm::kind>();
  const auto jobs = firms.column<firm::base_jobs>();
  for (std::uint32_t f = 0; f < firms.rows(); ++f) {
    const Establishment& one = establishments.all[f];
    place[f] = one.commune, branch[f] = one.sector, jobs[f] = one.jobs;
    kind[f] = one.employer ? firm::Kind::employer : firm::Kind::own_account;
  }
}

void set_production(sim::World& world, const Figures& figures, const Technology& technology, const Luck& luck, sim::Day start) {
  using sim::whole;
  auto& firms = world[firm::all];
  const auto branch = firms.link<firm::branch>();
  const auto jobs = firms.column<firm::base_jobs>();
  const auto active = firms.column<firm::active>();
  const auto wage = firms.column<firm::wage>();
  const auto charges = firms.column<firm::charges>();
  const auto base_output = firms.column<firm::base_output>();
  const auto demand = firms.column<firm::demand>();
  const auto output = firms.column<firm::output>();
  const auto delivered = firms.column<firm::delivered>();
  const auto fill = firms.column<firm::fill>();
  const auto activity = firms.column<firm::activity>();
  const auto input_coefficient = firms.column<firm::input_coefficient>();
  const auto input_stock = firms.column<firm::input_stock>();
  const auto input_target = firms.column<firm::input_target>();
  const auto input_order = firms.column<firm::input_order>();
  const auto energy_coefficient = firms.column<firm::energy_coefficient>();
  const auto energy_price = firms.column<firm::energy_price>();
  const auto energy_bill = firms.column<firm::energy_bill>();
  const auto contract_end = firms.column<firm::contract_end>();
  const auto cash = firms.column<firm::cash>();
  const auto cash_target = firms.column<firm::cash_target>();
  const auto fixed_cost = firms.column<firm::fixed_cost>();
  const double stock_weeks = figures.assumption("input_stock") / 7, cash_weeks = figures.assumption("firm_cash");
  const std::uint64_t key = luck.key("firm");
  const auto ids = firms.ids();
  const auto set = [&](std::uint32_t f) {
    const Sector& sector = technology.sectors[branch[f]];
    sim::Rng rng = draws(key, ids[f]);
    active[f] = true;
    wage[f] = sector.wage, charges[f] = technology.charges;
    input_coefficient[f] = sector.input_coefficient, energy_coefficient[f] = sector.energy_coefficient;
    base_output[f] = whole<firm::output>(technology.output(sector, jobs[f]));
    demand[f] = output[f] = delivered[f] = base_output[f];  // the state after a normal week
    fill[f] = activity[f] = energy_price[f] = 1;
    const double need = whole<firm::input_order>(input_coefficient[f] * base_output[f]);
    input_order[f] = need;
    input_stock[f] = input_target[f] = whole<firm::input_stock>(stock_weeks * need);
    energy_bill[f] = whole<firm::energy_bill>(energy_coefficient[f] * base_output[f]);
    const double labour = jobs[f] * wage[f] * (1 + charges[f]), costs = need + energy_bill[f] + labour;
    // Rent, debt, wear and taxes take what inputs, energy and pay leave, but for a thin margin: log-normal, spread assumed.
    const double margin = std::clamp(technology.net_margin * std::exp(0.6 * rng.normal()), 0.005, 0.3) * base_output[f];
    fixed_cost[f] = whole<firm::cash>(std::max(0.0, base_output[f] - costs - margin));
    // Contracts last up to three years: those that run today end at any moment of the next three, evenly (assumed).
    contract_end[f] = start + 1 + static_cast<sim::Day>(rng.below(3 * 365));
    // Log-normal around the median, spread assumed; larger ones keep less and have lines of credit.
    const double median = jobs[f] < 10 ? cash_weeks : 0.75 * cash_weeks;
    const double weeks = std::clamp(median * std::exp(0.8 * rng.normal()), 0.5, 52.0);
    cash[f] = cash_target[f] = whole<firm::cash>(weeks * (costs + fixed_cost[f]));
  };
  constexpr std::uint32_t at_once = sim::parallel::block_rows;
  sim::parallel::blocks((firms.rows() + at_once - 1) / at_once, [&](std::size_t block, std::size_t) {
    const auto begin = static_cast<std::uint32_t>(block * at_once);
    for (std::uint32_t f = begin; f < std::min(firms.rows(), begin + at_once); ++f) set(f);
  });
}

}  // namespace models::territory
