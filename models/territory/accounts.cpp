// models/territory/accounts.cpp -- the flows of a normal week, with the formulas of the processes that pay them.
#include "models/territory/accounts.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "models/vocabulary/citizen.hpp"
#include "models/vocabulary/indicator.hpp"
#include "models/vocabulary/institution.hpp"
#include "models/vocabulary/public_money.hpp"
#include "sim/kernel/agent.hpp"
#include "sim/kernel/network.hpp"

namespace models::territory {
namespace {

using sim::whole;

double cents(double amount) { return sim::quanta<firm::cash>(amount); }

struct People {  // a normal week of a resident
  explicit People(const sim::World& world)
      : status(world[citizen::all].column<citizen::status>()), transfer(world[citizen::all].column<citizen::transfer>()), benefit(world[citizen::all].column<citizen::benefit>()),
        plan(world[citizen::all].column<citizen::plan>()), employer(world[citizen::all].link<citizen::employer>()), wage(world[firm::all].column<firm::wage>()) {}
  double income(std::uint32_t i) const {
    if (employer[i] != sim::nobody) return whole<citizen::cash>(wage[employer[i]]);
    return whole<citizen::cash>(status[i] == citizen::Status::labour_force ? benefit[i] : transfer[i]);
  }
  double from_state(std::uint32_t i) const {
    return employer[i] == sim::nobody && (status[i] == citizen::Status::labour_force || status[i] == citizen::Status::retired) ? income(i) : 0;
  }
  std::span<const citizen::Status> status;
  std::span<const float> transfer, benefit, plan;
  std::span<const std::uint32_t> employer;
  std::span<const double> wage;
};

// Incomes up to which the first and the second third of residents reach, in tenths of a euro.
std::array<std::size_t, 2> terciles(const People& people, std::uint32_t rows) {
  std::vector<std::uint64_t> bins(100'000, 0);
  const auto bin = [&](double income) { return std::min(bins.size() - 1, static_cast<std::size_t>(std::max(0.0, income * 10))); };
  for (std::uint32_t i = 0; i < rows; ++i) ++bins[bin(people.income(i))];
  std::array<std::size_t, 2> out{};
  std::uint64_t seen = 0;
  std::size_t next = 0;
  for (std::size_t b = 0; b < bins.size() && next < 2; ++b) {
    seen += bins[b];
    while (next < 2 && 3 * seen >= (next + 1) * std::uint64_t{rows}) out[next++] = b;
  }
  return out;
}

double set_people(sim::World& world) {  // gives what the state receives from residents, in cents
  auto& classes = world[people::all];
  classes.settle(people::groups);
  for (std::uint32_t g = 0; g < people::groups; ++g) {
    constexpr std::array<const char*, people::groups> names{"T1-own", "T1-rent", "T2-own", "T2-rent", "T3-own", "T3-rent"};
    classes.column<people::code>()[g] = sim::code(names[g]);
  }
  auto& citizens = world[citizen::all];
  const auto group = citizens.link<citizen::group>();
  const auto owner = citizens.column<citizen::owner>();
  const auto sober = citizens.column<citizen::sober>();
  const People people(world);
  const auto limits = terciles(people, citizens.rows());
  std::array<double, people::groups> income{}, spending{}, energy{};
  double to_state = 0;
  for (std::uint32_t i = 0; i < citizens.rows(); ++i) {
    const double earned = people.income(i), tax = whole<citizen::cash>(public_money::income_tax_of(earned, 1, public_money::income_tax, public_money::untaxed_week));
    const auto bin = static_cast<std::size_t>(std::max(0.0, earned * 10));
    group[i] = (bin <= limits[0] ? 0U : bin <= limits[1] ? 2U : 4U) + (owner[i] ? 0U : 1U);
    const double owed = whole<citizen::cash>(people.plan[i]);
    income[group[i]] += cents(earned), spending[group[i]] += cents(owed);
    energy[group[i]] += cents(std::max(0.0, earned - tax - owed));  // all that is left, in a normal week
    to_state += cents(tax) + cents(public_money::tax_within(owed, public_money::product_tax)) - cents(people.from_state(i));
  }
  for (std::uint32_t g = 0; g < people::groups; ++g) {
    classes.column<people::income>()[g] = income[g] / 100, classes.column<people::spending>()[g] = spending[g] / 100;
    classes.column<people::energy>()[g] = energy[g] / 100;
  }
  auto& communes = world[commune::all];
  const auto without = communes.column<commune::base_unemployed>();
  const auto home = citizens.link<citizen::home>();
  for (std::uint32_t i = 0; i < citizens.rows(); ++i)
    without[home[i]] += people.employer[i] == sim::nobody && people.status[i] == citizen::Status::labour_force ? 1 : 0;
  return to_state;
}

void set_sizes(sim::World& world) {
  auto& classes = world[size_class::all];
  classes.settle(size_class::classes);
  for (std::uint32_t s = 0; s < size_class::classes; ++s) {
    constexpr std::array<const char*, size_class::classes> names{"own", "1-9", "10-49", "50-249", "250+"};
    classes.column<size_class::code>()[s] = sim::code(names[s]);
  }
  auto& firms = world[firm::all];
  const auto size = firms.link<firm::size>();
  const auto jobs = firms.column<firm::base_jobs>();
  const auto kind = firms.column<firm::kind>();
  for (std::uint32_t f = 0; f < firms.rows(); ++f) size[f] = size_class::of(jobs[f], kind[f] == firm::Kind::own_account);
}

struct Sums {  // over establishments, in cents
  double to_state = 0, pay = 0, commuters_pay = 0, contributions = 0, taxes = 0, surplus = 0, energy = 0, produced = 0, paid = 0, exports = 0;
};

Sums set_firms(sim::World& world, std::vector<double>& to_body) {
  auto& firms = world[firm::all];
  const auto &fixed = std::as_const(firms);
  const auto base_output = fixed.column<firm::base_output>(), used = fixed.column<firm::used>(), energy = fixed.column<firm::energy_bill>(), wage = fixed.column<firm::wage>(),
             charges = fixed.column<firm::charges>(), tax = fixed.column<firm::production_tax>(), fixed_cost = fixed.column<firm::fixed_cost>(), exports = fixed.column<firm::base_exports>();
  const auto employees = fixed.column<firm::employees>(), commuters = fixed.column<firm::commuters>();
  const auto takings = firms.column<firm::takings>(), paid = firms.column<firm::paid>(), base_wage = firms.column<firm::base_wage>();
  const auto place = fixed.link<firm::place>();
  const auto municipality = world[commune::all].link<public_body::municipality>(), council = world[commune::all].link<public_body::union_of>();
  Sums sums;
  for (std::uint32_t f = 0; f < firms.rows(); ++f) {
    takings[f] = base_output[f], paid[f] = used[f], base_wage[f] = wage[f];
    const double per_job = whole<firm::cash>(wage[f]), contributions = whole<firm::cash>((employees[f] + commuters[f]) * wage[f] * charges[f]);
    const double pay = employees[f] * per_job, to_commuters = commuters[f] * per_job;
    const double left = base_output[f] - used[f] - energy[f] - pay - to_commuters - contributions - tax[f];
    const double profit = whole<firm::cash>(std::max(0.0, left - fixed_cost[f]));
    sums.pay += cents(pay), sums.commuters_pay += cents(to_commuters), sums.contributions += cents(contributions), sums.taxes += cents(tax[f]);
    sums.surplus += cents(left), sums.energy += cents(energy[f]), sums.produced += cents(base_output[f]) - cents(used[f]) - cents(energy[f]);
    sums.paid += cents(used[f]), sums.exports += cents(exports[f]);
    sums.to_state += cents(contributions) + cents(tax[f]) + cents(public_money::profit_tax * profit);
    if (const std::uint32_t town = municipality[place[f]]; town != sim::nobody) to_body[town] += cents(public_money::to_commune * tax[f]);
    if (const std::uint32_t body = council[place[f]]; body != sim::nobody) to_body[body] += cents(public_money::to_union * tax[f]);
  }
  return sums;
}

double set_bodies(sim::World& world, const std::vector<double>& to_body) {  // gives what the state pays them, in cents
  auto& bodies = world[public_body::all];
  const auto revenue = bodies.column<public_body::revenue>();
  const auto grants = bodies.column<public_body::grants>();
  const auto taxes = bodies.column<public_body::taxes>();
  double paid = 0;
  for (std::uint32_t b = 0; b < bodies.rows(); ++b) {
    taxes[b] = to_body[b] / 100;
    grants[b] = (cents(revenue[b]) - to_body[b]) / 100;
    paid += cents(revenue[b]);
  }
  return paid;
}

double set_purchases(sim::World& world) {  // of communes, in cents
  const auto& market = std::as_const(world)[firm::market];
  const auto order = market.column<firm::market_order>();
  const auto bought = world[commune::all].column<commune::bought_here>();
  double all = 0;
  for (std::uint32_t c = 0; c < bought.size(); ++c) {
    double here = 0;
    for (auto e = market.at(c).begin; e < market.at(c).end; ++e) here += 7 * cents(order[e]);
    bought[c] = here / 100;
    all += here;
  }
  return all;
}

}  // namespace

void set_accounts(sim::World& world) {
  set_sizes(world);
  for (auto& activity : world[sector::all].column<sector::activity>()) activity = 1;
  std::vector<double> to_body(world[public_body::all].rows(), 0);
  const double from_residents = set_people(world);
  const Sums firms = set_firms(world, to_body);
  const double to_bodies = set_bodies(world, to_body), purchases = set_purchases(world);
  double local = 0;
  for (const double order : std::as_const(world)[firm::supply].column<firm::supply_order>()) local += 7 * cents(order);

  auto& whole = world[territory::all];
  const auto set = [&](auto column, double in_cents) { column[0] = in_cents / 100; };
  set(whole.column<territory::equalisation>(), to_bodies - from_residents - firms.to_state);
  set(whole.column<territory::produced>(), firms.produced);
  set(whole.column<territory::pay>(), firms.pay);
  set(whole.column<territory::commuters_pay>(), firms.commuters_pay);
  set(whole.column<territory::contributions>(), firms.contributions);
  set(whole.column<territory::production_taxes>(), firms.taxes);
  set(whole.column<territory::surplus>(), firms.surplus);
  set(whole.column<territory::energy_paid>(), firms.energy);
  set(whole.column<territory::purchases>(), purchases);
  set(whole.column<territory::exports>(), firms.exports);
  set(whole.column<territory::imports>(), firms.paid - local);
}

}  // namespace models::territory
