// models/territory/budgets.cpp -- a normal week of each resident, to the cent.
#include "models/territory/budgets.hpp"

#include <cmath>

#include "models/vocabulary/citizen.hpp"
#include "models/vocabulary/indicator.hpp"
#include "models/vocabulary/public_money.hpp"
#include "sim/kernel/agent.hpp"
#include "sim/kernel/parallel.hpp"

namespace models::territory {
namespace {

float whole_cents(double amount) { return static_cast<float>(std::round(amount * 100) / 100); }

double spread(double sigma, sim::Rng& rng) { return std::exp(sigma * rng.normal() - sigma * sigma / 2); }  // mean 1

// How much of the energy bill is fuel; assumed: near half for those who drive to work (about 45 % in all, INSEE, from memory).
std::uint8_t fuel_percent(citizen::Status status, bool works_at_home) {
  if (status == citizen::Status::works_outside) return 55;
  if (status == citizen::Status::labour_force) return works_at_home ? 40 : 50;
  return 30;
}

// Median living standard of each commune over the mean of the territory: 1 where it is not stated.
std::vector<double> relative_incomes(const Counts& counts) {
  double sum = 0, people = 0;
  for (const auto& here : counts.communes)
    if (!std::isnan(here.income)) sum += here.income * static_cast<double>(here.adults), people += static_cast<double>(here.adults);
  std::vector<double> out;
  for (const auto& here : counts.communes) out.push_back(std::isnan(here.income) || sum <= 0 ? 1 : here.income / (sum / people));
  return out;
}

}  // namespace

void set_budgets(sim::World& world, const Figures& figures, const Counts& counts, const std::vector<std::uint32_t>& first, const Luck& luck) {
  using citizen::Status;
  using sim::whole;
  auto& people = world[citizen::all];
  const auto employer = people.link<citizen::employer>();
  const auto status = people.column<citizen::status>();
  const auto sober = people.column<citizen::sober>();
  const auto transfer = people.column<citizen::transfer>();
  const auto benefit = people.column<citizen::benefit>();
  const auto energy_need = people.column<citizen::energy_need>();
  const auto fuel_need = people.column<citizen::fuel_need>();
  const auto idle = people.column<citizen::idle>();
  const auto home = people.link<citizen::home>();
  const auto place = world[firm::all].link<firm::place>();
  const auto cash = people.column<citizen::cash>();
  const auto buffer = people.column<citizen::buffer>();
  const auto habit = people.column<citizen::habit>();
  const auto plan = people.column<citizen::plan>();
  const auto wage = world[firm::all].column<firm::wage>();
  auto& communes = world[commune::all];
  const auto planned = communes.column<commune::planned>();

  const auto relative = relative_incomes(counts);
  const double outside_pay = figures.assumption("weekly_wage"), pension = figures.assumption("weekly_pension"),
               unemployed = figures.assumption("weekly_benefit"), other = figures.assumption("weekly_other_income"),
               energy_share = figures.assumption("energy_share_households"), saved = figures.assumption("sobriety_saving"),
               weeks = figures.assumption("household_cash");
  const std::uint64_t key = luck.key("income");
  const auto ids = people.ids();
  const auto budget = [&](std::uint32_t i, std::size_t c) {
    sim::Rng rng = draws(key, ids[i]);
    const double here = relative[c];
    switch (status[i]) {  // spreads are assumed: log-normal, the means kept
      case Status::works_outside: transfer[i] = whole_cents(outside_pay * here * spread(0.30, rng)); break;
      case Status::retired: transfer[i] = whole_cents(pension * here * spread(0.35, rng)); break;
      case Status::inactive: transfer[i] = whole_cents(other * here * spread(0.50, rng)); break;
      case Status::labour_force: benefit[i] = whole_cents(unemployed * here * spread(0.30, rng)); break;
    }
    const double income = employer[i] != sim::nobody ? wage[employer[i]]
                                                     : whole<citizen::cash>(status[i] == Status::labour_force ? benefit[i] : transfer[i]);
    const bool seeks = status[i] == Status::labour_force && employer[i] == sim::nobody;
    idle[i] = seeks ? citizen::idle_at_start : 0;
    if (employer[i] != sim::nobody) benefit[i] = static_cast<float>(whole<citizen::cash>(public_money::replacement * wage[employer[i]]));
    energy_need[i] = whole_cents(energy_share * income);
    fuel_need[i] = fuel_percent(status[i], employer[i] != sim::nobody && place[employer[i]] == home[i]);
    const double fuel = fuel_need[i] / 100.0, at_home = (1 - fuel) * (sober[i] ? 1 - saved : 1.0);
    const double energy = whole<citizen::cash>(energy_need[i] * (at_home + fuel));
    const double tax = whole<citizen::cash>(public_money::income_tax_of(income, 1, public_money::income_tax, public_money::untaxed_week));
    habit[i] = plan[i] = static_cast<float>(std::max(0.0, income - tax - energy));
    buffer[i] = static_cast<float>(std::round(weeks * income));  // whole euros, so that cash equals it exactly
    cash[i] = buffer[i];
    const double net = plan[i] - whole<citizen::cash>(public_money::tax_within(plan[i], public_money::product_tax));
    planned[c] += sim::quanta<commune::planned>(net);  // in cents until all are there
  };
  sim::parallel::blocks(communes.rows(), [&](std::size_t c, std::size_t) {
    for (std::uint32_t i = first[c]; i < first[c + 1]; ++i) budget(i, c);
  });
  const auto ratio = communes.column<commune::settled_ratio>();
  const auto purse = communes.column<commune::purse>();
  const auto residents = communes.column<commune::residents>();
  for (std::uint32_t c = 0; c < communes.rows(); ++c) {
    planned[c] /= 100;
    purse[c] = -planned[c];
    ratio[c] = 1;
    residents[c] = static_cast<std::int32_t>(counts.communes[c].adults);
  }
}

}  // namespace models::territory
