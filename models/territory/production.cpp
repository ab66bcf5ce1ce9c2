// models/territory/production.cpp -- a normal week of each establishment.
#include "models/territory/production.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "models/vocabulary/firm.hpp"
#include "models/vocabulary/public_money.hpp"
#include "sim/kernel/network.hpp"
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

namespace {

// The products that each establishment buys: those of its branch that matter, the rest added to them in proportion.
class Inputs {
 public:
  static constexpr double least_coefficient = 0.005;
  static constexpr std::size_t most_of_own_account = 4;  // a worker alone buys few things (assumed, and it saves memory)

  Inputs(sim::World& world, const Technology& technology, double usual_days)
      : network_(world[firm::inputs]), technology_(technology), scale_(usual_days / usual_stock) {
    const auto& firms = std::as_const(world)[firm::all];
    const auto branch = firms.link<firm::branch>();
    const auto kind = firms.column<firm::kind>();
    for (std::size_t k = 0; k < technology.sectors.size(); ++k)
      for (const bool employer : {false, true}) chosen_[employer].push_back(choose(technology.sectors[k], employer));
    std::vector<std::uint32_t> degrees(firms.rows());
    for (std::uint32_t f = 0; f < firms.rows(); ++f) degrees[f] = static_cast<std::uint32_t>(list(branch[f], kind[f]).size());
    const auto targets = network_.lay_out(degrees);
    for (std::uint32_t f = 0; f < firms.rows(); ++f) {
      std::size_t at = network_.at(f).begin;
      for (const auto& [product, coefficient] : list(branch[f], kind[f])) targets[at++] = product;
    }
    network_.settle_rows(firms, world[sector::all]);
    coefficient_ = network_.column<firm::coefficient>(), days_ = network_.column<firm::stock_days>(), need_ = network_.column<firm::need>();
    stock_ = network_.column<firm::stock>(), ordered_ = network_.column<firm::ordered>();
    branch_ = branch, kind_ = kind;
  }

  // Sets the stocks and orders of a normal day of this output; gives what it buys on such a day.
  double fill(std::uint32_t f, const Sector& sector, double day) const {
    double need = 0;
    const auto& products = list(branch_[f], kind_[f]);
    for (auto e = network_.at(f).begin; e < network_.at(f).end; ++e) {
      const std::uint32_t product = std::as_const(network_).targets()[e];
      const auto found = std::find_if(products.begin(), products.end(), [&](const auto& one) { return one.first == product; });
      const double listed = technology_.sectors[product].stock_days, days = listed <= 1 ? 1 : std::max(1.5, listed * scale_);
      coefficient_[e] = static_cast<float>(found->second), days_[e] = static_cast<float>(days), need_[e] = sector.needs[product];
      const double use = sim::whole<firm::used>(double{coefficient_[e]} * day);
      ordered_[e] = use;
      stock_[e] = days <= 1 ? use : sim::whole<firm::used>(double{days_[e]} * double{coefficient_[e]} * day);
      need += use;
    }
    return need;
  }

 private:
  using List = std::vector<std::pair<std::uint32_t, double>>;
  static constexpr double usual_stock = 14;  // days, for which the table's figures hold

  static List choose(const Sector& sector, bool employer) {
    List out;
    for (std::uint32_t s = 0; s < sector.all_inputs.size(); ++s)
      if (sector.all_inputs[s] > least_coefficient) out.emplace_back(s, sector.all_inputs[s]);
    if (!employer && out.size() > most_of_own_account) {
      std::stable_sort(out.begin(), out.end(), [](const auto& one, const auto& other) { return one.second > other.second; });
      out.resize(most_of_own_account);
      std::sort(out.begin(), out.end());
    }
    double kept = 0;
    for (const auto& one : out) kept += one.second;
    for (auto& one : out) one.second *= sector.input_coefficient / kept;
    return out;
  }
  const List& list(std::uint32_t branch, firm::Kind kind) const { return chosen_[kind == firm::Kind::employer][branch]; }

  sim::Network& network_;
  const Technology& technology_;
  double scale_;
  std::array<std::vector<List>, 2> chosen_;
  std::span<const std::uint32_t> branch_;
  std::span<const firm::Kind> kind_;
  std::span<float> coefficient_, days_;
  std::span<firm::Need> need_;
  std::span<double> stock_, ordered_;
};

}  // namespace

void set_production(sim::World& world, const Figures& figures, const Technology& technology, const Luck& luck, sim::Day start) {
  using sim::whole;
  auto& firms = world[firm::all];
  const auto branch = firms.link<firm::branch>();
  const auto jobs = firms.column<firm::base_jobs>();
  const auto active = firms.column<firm::active>();
  const auto wage = firms.column<firm::wage>();
  const auto charges = firms.column<firm::charges>();
  const auto base_output = firms.column<firm::base_output>();
  const auto wanted = firms.column<firm::wanted>();
  const auto made = firms.column<firm::made>();
  const auto output = firms.column<firm::output>();
  const auto sold = firms.column<firm::sold>();
  const auto used = firms.column<firm::used>();
  const auto bought = firms.column<firm::bought>();
  const auto price = firms.column<firm::price>();
  const auto fill_firms = firms.column<firm::fill_firms>();
  const auto fill_households = firms.column<firm::fill_households>();
  const auto capacity_share = firms.column<firm::capacity_share>();
  const auto overproduction = firms.column<firm::overproduction>();
  const auto activity = firms.column<firm::activity>();
  const auto stock_factor = firms.column<firm::stock_factor>();
  const auto energy_coefficient = firms.column<firm::energy_coefficient>();
  const auto energy_price = firms.column<firm::energy_price>();
  const auto energy_bill = firms.column<firm::energy_bill>();
  const auto contract_end = firms.column<firm::contract_end>();
  const auto cash = firms.column<firm::cash>();
  const auto cash_target = firms.column<firm::cash_target>();
  const auto fixed_cost = firms.column<firm::fixed_cost>();
  const auto production_tax = firms.column<firm::production_tax>();
  const Inputs inputs(world, technology, figures.assumption("input_stock"));
  const double cash_weeks = figures.assumption("firm_cash");
  const std::uint64_t key = luck.key("firm");
  const auto ids = firms.ids();
  const auto set = [&](std::uint32_t f) {
    const Sector& sector = technology.sectors[branch[f]];
    sim::Rng rng = draws(key, ids[f]);
    active[f] = true;
    wage[f] = sector.wage, charges[f] = technology.charges;
    energy_coefficient[f] = sector.energy_coefficient;
    const double day = whole<firm::made>(technology.output(sector, jobs[f]) / 7);
    base_output[f] = whole<firm::output>(7 * day);
    wanted[f] = made[f] = day;  // the state after a normal week
    output[f] = sold[f] = base_output[f];
    fill_firms[f] = fill_households[f] = capacity_share[f] = overproduction[f] = activity[f] = stock_factor[f] = 1;
    price[f] = energy_price[f] = 1;
    const double need = whole<firm::used>(7 * inputs.fill(f, sector, day));
    used[f] = bought[f] = need;
    energy_bill[f] = whole<firm::energy_bill>(energy_coefficient[f] * base_output[f]);
    const double labour = jobs[f] * wage[f] * (1 + charges[f]), costs = need + energy_bill[f] + labour;
    // Rent, debt, wear and taxes take what inputs, energy and pay leave, but for a thin margin: log-normal, spread assumed.
    const double margin = std::clamp(technology.net_margin * std::exp(0.6 * rng.normal()), 0.005, 0.3) * base_output[f];
    const double fixed = whole<firm::cash>(std::max(0.0, base_output[f] - costs - margin));
    production_tax[f] = whole<firm::cash>(std::min(fixed, public_money::production_tax * std::max(0.0, base_output[f] - need - energy_bill[f])));
    fixed_cost[f] = whole<firm::cash>(fixed - production_tax[f]);
    // Electricity contracts last up to three years: those that run today end at any moment of the next three, evenly (assumed).
    contract_end[f] = start + 1 + static_cast<sim::Day>(rng.below(3 * 365));
    // Log-normal around the median, spread assumed; larger ones keep less and have lines of credit.
    const double median = jobs[f] < 10 ? cash_weeks : 0.75 * cash_weeks;
    const double weeks = std::clamp(median * std::exp(0.8 * rng.normal()), 0.5, 52.0);
    cash[f] = cash_target[f] = whole<firm::cash>(weeks * (costs + fixed));
  };
  constexpr std::uint32_t at_once = sim::parallel::block_rows;
  sim::parallel::blocks((firms.rows() + at_once - 1) / at_once, [&](std::size_t block, std::size_t) {
    const auto begin = static_cast<std::uint32_t>(block * at_once);
    for (std::uint32_t f = begin; f < std::min(firms.rows(), begin + at_once); ++f) set(f);
  });
}

}  // namespace models::territory
