// models/table/table_economy.cpp -- columns in, a day of the engine, columns out.
#include "models/table/table_economy.hpp"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "models/table/named.hpp"
#include "sim/kernel/execution.hpp"

namespace models::table {
namespace {

using All = sim::Whole<TableEconomy::Uses>;

Table table_of(const All& all) {
  return {{all.read<region::key>().size(), all.read<product::key>().size()},
          all.read<flow::value>(),
          all.read<stock::coefficient>(),
          all.read<industry::start_output>(),
          all.read<industry::final_demand>(),
          all.read<industry::start_value_added>(),
          all.read<industry::capital>()};
}
State state_of(const All& all) {
  return {all.update<stock::inventory>(),     all.update<stock::order>(),        all.update<stock::received>(),
          all.update<stock::supply>(),        all.update<industry::weight>(),    all.update<industry::limit>(),
          all.update<industry::overproduction>(), all.update<industry::output>(), all.update<industry::capacity>(),
          all.update<industry::planned>(),    all.update<industry::fill>(),      all.update<industry::unmet>(),
          all.update<industry::value_added>()};
}

void set_days(const TableEconomy& its, const All& all) {
  const Named days(its.inventory_days_of), unlimited(its.unlimited);
  const auto keys = all.read<product::key>();
  const auto of = all.update<product::days>();
  for (std::size_t k = 0; k < keys.size(); ++k) {
    const double own = days.of_product(keys[k]), stated = own > 0 ? own : its.inventory_days;
    of[k] = unlimited.of_product(keys[k]) > 0 ? std::numeric_limits<double>::infinity() : stated <= 1 ? 2 : stated;
  }
  const Keys known{{}, {}, keys, {}, {}};
  require_known(its.inventory_days_of, known, "\"inventory_days_of\"");
  require_known(its.unlimited, known, "\"unlimited\"");
}

std::string name_of(const All& all, std::size_t industry) { return std::string(sim::text(all.read<industry::code>()[industry])); }

// What events said this morning becomes the day's.
void take_blows(const TableEconomy& its, const All& all) {
  const auto take = [](std::span<double> from, std::span<double> into) {
    std::copy(from.begin(), from.end(), into.begin());
    std::fill(from.begin(), from.end(), 0.0);
  };
  take(all.update<industry::damage_today>(), all.update<industry::damage>());
  take(all.update<industry::rebuilding_today>(), all.update<industry::rebuilding>());
  if (its.capacity_event_lag == 0) {
    take(all.update<industry::loss_today>(), all.update<industry::capacity_loss>());
  } else {
    take(all.update<industry::loss_waiting>(), all.update<industry::capacity_loss>());
    take(all.update<industry::loss_today>(), all.update<industry::loss_waiting>());
  }
  const auto damage = all.update<industry::damage>();
  const auto capital = all.read<industry::capital>();
  constexpr double rounding = 1e-9;
  for (std::size_t i = 0; i < damage.size(); ++i)
    if (damage[i] > capital[i] * (1 + rounding))
      throw sim::ScenarioError({{"", "",
                                 fmt::format("on day {}, events have destroyed {:g} of the capital of industry {}, which has {:g}",
                                             static_cast<std::uint32_t>(all.now().step), damage[i], name_of(all, i), capital[i])}});
}

void work(const TableEconomy& its, const All& all, std::uint32_t day) {
  const Rules rules{all.update<product::days>(),  its.psi,           its.restock, its.overproduction_max,
                    its.overproduction_time, !its.fixed_orders};
  const Table table = table_of(all);
  const State state = state_of(all);
  if (day == 0) begin(table, rules, state);
  const Blow blow{all.update<industry::damage>(), all.update<industry::capacity_loss>(), all.update<industry::rebuilding>()};
  const std::size_t short_of = advance(table, rules, blow, state, day);
  if (short_of == none) return;
  const std::size_t n = table.sizes.industries();
  throw sim::ScenarioError({{"", "",
                             fmt::format("on day {}, industry {} would use more of product {} than it has: psi times the days of stock is below 1",
                                         day, name_of(all, short_of % n), sim::text(all.read<product::code>()[short_of / n]))}});
}

}  // namespace

void TableEconomy::whole(const sim::Whole<Uses>& all, sim::Rng&) const {
  if (all.read<industry::code>().empty()) return;  // a territory of another kind
  const auto day = static_cast<std::uint32_t>(all.now().step);
  if (day <= 1) {  // day 0 may have been recorded with other rules than these
    set_days(*this, all);
    work(*this, all, 0);
  }
  if (day == 0) return;
  take_blows(*this, all);
  work(*this, all, day);
}

void first_day(sim::World& world, const TableEconomy& rules) {
  const sim::Runner runner = sim::runner(rules, {}, std::string(TableEconomy::name));
  const sim::Now now{sim::Step{0}, 0, 1};
  runner.compute(world, now);
  runner.commit(world, now);
}

}  // namespace models::table
