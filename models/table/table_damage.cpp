// models/table/table_damage.cpp -- the blow by industry, and the lots of its builders.
#include "models/table/table_damage.hpp"

#include <bit>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "models/table/named.hpp"

namespace models::table {
namespace {

using All = sim::Whole<TableDamage::Uses>;

Keys keys_of(const All& all) {
  return {all.read<industry::key>(), all.read<region::key>(), all.read<product::key>(), all.link<industry::place>(), all.link<industry::makes>()};
}

std::vector<double> blow_of(const TableDamage& its, const Keys& keys, std::span<const double> capital) {
  const Named shares(its.share_of_capital);
  std::vector<double> blow(capital.size());
  for (std::size_t i = 0; i < blow.size(); ++i) blow[i] = capital[i] * shares.of_industry(keys, i);
  return blow;
}

std::vector<double> builders_of(const TableDamage& its, const Keys& keys) {
  const Named shares(its.rebuild_by);
  std::vector<double> share(keys.product.size());
  for (std::size_t k = 0; k < share.size(); ++k) share[k] = shares.of_product(keys.product[k]);
  return share;
}

// Two events that say the same have the same works: they share them.
std::uint64_t fingerprint(const TableDamage& its) {
  std::uint64_t hash = 1;
  const auto add = [&](std::uint64_t value) { hash = (hash ^ value) * 1099511628211U, hash ^= hash >> 29U; };
  const auto number = [&](double value) { add(std::bit_cast<std::uint64_t>(value)); };
  for (const auto* shares : {&its.share_of_capital, &its.rebuild_by}) {
    for (const auto& [name, value] : shares->named) add(name_key(name)), number(value);
    number(shares->rest);
  }
  add(its.first_day), add(its.duration), number(its.rebuild);
  return hash == 0 ? 1 : hash;
}

// The rows of this event's works; taken when it asks for the first time.
std::span<double> works_of(const TableDamage& its, const All& all, std::size_t n, std::uint32_t today) {
  const auto event = all.update<works::event>();
  const auto day = all.update<works::day>();
  const auto left = all.update<works::left>();
  const std::uint64_t mine = fingerprint(its);
  for (std::size_t first = 0; first + n <= event.size(); first += n) {
    if (event[first] != 0 && event[first] != mine) continue;
    const auto lots = left.subspan(first, n);
    if (event[first] == 0) {
      for (std::size_t i = 0; i < n; ++i) event[first + i] = mine, day[first + i] = today, lots[i] = 1;
    } else if (day[first] < today) {
      const auto fill = all.read<industry::fill>();
      for (std::size_t i = 0; i < n; ++i) day[first + i] = today;
      deliver(fill, its.rebuild, lots);
    }
    return lots;
  }
  throw sim::ScenarioError({{"", "",
                             fmt::format("more than {} events are rebuilt; the territory's \"rebuilding_events\" says for how many there is room",
                                         event.size() / n)}});
}

void require_builders(const All& all, const Table& table, const Rebuilding& work) {
  double sum = 0;
  for (const double share : work.share) sum += share;
  if (std::abs(sum - 1) > 1e-9)
    throw sim::ScenarioError({{"", "", fmt::format("the shares of \"rebuild_by\" sum to {:g}, expected 1", sum)}});
  if (const std::size_t j = without_builder(table, work); j != none)
    throw sim::ScenarioError({{"", "",
                               fmt::format("industry {} buys nothing from a sector that is to rebuild it: the table names no builder",
                                           sim::text(all.read<industry::code>()[j]))}});
}

}  // namespace

void TableDamage::whole(const sim::Whole<Uses>& all, sim::Rng&) const {
  const auto capital = all.read<industry::capital>();
  const std::size_t n = capital.size();
  const auto day = static_cast<std::uint32_t>(all.now().step);
  const Course course{first_day, duration};
  if (n == 0 || day < course.first) return;
  const bool rebuilds = !rebuild_by.empty();
  const double share = rebuilds ? (day < course.follows() ? 1 : 0) : felt(course, recovery, day);
  if (!rebuilds && share == 0) return;
  const Keys keys = keys_of(all);
  if (day == course.first) {
    require_known(share_of_capital, keys, "\"share_of_capital\"");
    require_known(rebuild_by, {{}, {}, keys.product, {}, {}}, "\"rebuild_by\"");
  }
  const auto blow = blow_of(*this, keys, capital);
  const auto damage = all.update<industry::damage_today>();
  for (std::size_t i = 0; i < n; ++i) damage[i] += share * blow[i];
  if (!rebuilds) return;
  const Table table{{keys.region.size(), keys.product.size()}, all.read<flow::value>(), all.read<stock::coefficient>(), all.read<industry::start_output>(),
                    all.read<industry::final_demand>(), all.read<industry::start_value_added>(), capital};
  const auto builders = builders_of(*this, keys);
  const Rebuilding work{blow, builders, rebuild};
  if (day == course.first) require_builders(all, table, work);
  if (day < course.follows()) return;
  models::table::rebuild(table, work, works_of(*this, all, n, day), all.update<industry::rebuilding_today>(), damage);
}

}  // namespace models::table
