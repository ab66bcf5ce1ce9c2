// tests/models/table/tables.hpp -- balanced tables made up for tests, and an economy of plain arrays that lives on one.
#pragma once
#include <algorithm>
#include <cstdint>
#include <vector>

#include "models/table/disaster.hpp"
#include "models/table/engine.hpp"

namespace tables {

using models::table::Sizes;
using Numbers = std::vector<double>;

// Daily flows and final demand; output is what sums them, capital four times the yearly value added.
struct Made {
  Sizes sizes;
  Numbers flow, final_demand, output, coefficient, value_added, capital;

  std::size_t n() const { return sizes.industries(); }
  void complete() {
    const std::size_t size = n(), products = sizes.products;
    output = final_demand;
    coefficient.assign(products * size, 0);
    value_added.assign(size, 0);
    for (std::size_t i = 0; i < size; ++i)
      for (std::size_t j = 0; j < size; ++j) {
        output[i] += flow[i * size + j];
        coefficient[i % products * size + j] += flow[i * size + j];
      }
    for (std::size_t j = 0; j < size; ++j) {
      value_added[j] = output[j];
      for (std::size_t k = 0; k < products; ++k) {
        value_added[j] -= coefficient[k * size + j];
        coefficient[k * size + j] /= output[j];
      }
    }
    capital.clear();
    for (const double added : value_added) capital.push_back(4 * 365 * added);
  }
  models::table::Table table() const { return {sizes, flow, coefficient, output, final_demand, value_added, capital}; }
};

struct Luck {  // a small generator of the tests' own
  std::uint64_t state;
  double operator()() {
    state = state * 6364136223846793005U + 1442695040888963407U;
    return static_cast<double>(state >> 11U) / 9007199254740992.0;
  }
};

inline Made make(std::size_t regions, std::size_t products, std::uint64_t seed) {
  Made made{{regions, products}, {}, {}, {}, {}, {}, {}};
  Luck luck{seed};
  const std::size_t n = made.n();
  for (std::size_t i = 0; i < n * n; ++i) made.flow.push_back(10 * luck() * luck());
  for (std::size_t i = 0; i < n; ++i) made.final_demand.push_back(static_cast<double>(n) * (4 + 6 * luck()));
  made.complete();
  return made;
}

class Economy {
 public:
  explicit Economy(const Made& made, double days = 90, bool alternative = true)
      : made_(made), table_(made_.table()), days_(made.sizes.products, days), large_(4, Numbers(made.sizes.products * made.n())), small_(9, Numbers(made.n())) {
    rules.days = days_;
    rules.alternative = alternative;
    const std::size_t n = made.n();
    damage = loss = rebuilding = Numbers(n, 0);
  }
  Economy(const Economy&) = delete;
  Economy& operator=(const Economy&) = delete;

  void begin() { models::table::begin(table_, rules, state()), day_ = 0; }
  std::size_t advance() { return models::table::advance(table_, rules, {damage, loss, rebuilding}, state(), day_++); }
  void run(std::uint32_t days) {
    while (days-- > 0) advance();
  }
  models::table::State state() {
    return {large_[0], large_[1], large_[2], large_[3], small_[0], small_[1], small_[2], small_[3], small_[4], small_[5], small_[6], small_[7], small_[8]};
  }
  const Numbers& output() const { return small_[3]; }
  const Numbers& stock() const { return large_[0]; }
  std::uint32_t day() const { return day_; }
  const models::table::Table& table() const { return table_; }
  models::table::Table& table() { return table_; }

  models::table::Rules rules;
  Numbers damage, loss, rebuilding;

 private:
  Made made_;
  models::table::Table table_;
  Numbers days_;
  std::vector<Numbers> large_, small_;
  std::uint32_t day_ = 0;
};

inline double sum(const Numbers& some) {
  double all = 0;
  for (const double one : some) all += one;
  return all;
}

// Value added that is lost over `days` when each industry loses `share` of its capital on day 5 and product `builder`
// rebuilds it in `rebuild` days, over the capital that was lost; and the lowest output over that of the start.
struct Loss {
  double ratio, trough;
};
inline Loss disaster(const Made& made, double share, std::size_t builder, double rebuild, std::uint32_t days) {
  Economy economy(made);
  const std::size_t n = made.n();
  Numbers blow, builders(made.sizes.products, 0), left(n, 1);
  builders[builder] = 1;
  for (const double capital : made.capital) blow.push_back(share * capital);
  const models::table::Rebuilding work{blow, builders, rebuild};
  economy.begin();
  double lost = 0, trough = 1;
  for (std::uint32_t day = 0; day < days; ++day) {
    economy.damage.assign(n, 0), economy.rebuilding.assign(n, 0);
    if (day == 5) economy.damage = blow;
    if (day > 6) models::table::deliver(economy.state().fill, rebuild, left);
    if (day > 5) models::table::rebuild(economy.table(), work, left, economy.rebuilding, economy.damage);
    economy.advance();
    for (std::size_t i = 0; i < n; ++i) lost += made.value_added[i] - economy.state().value_added[i];
    trough = std::min(trough, sum(economy.output()) / sum(made.output));
  }
  return {lost / sum(blow), trough};
}

// Output that is lost, in days of normal output, when `share` of all capacity is out for `days`.
inline double closure(const Made& made, double share, std::uint32_t days, std::uint32_t horizon, double stock_days) {
  Economy economy(made, stock_days);
  economy.begin();
  double lost = 0;
  for (std::uint32_t day = 0; day < horizon; ++day) {
    for (std::size_t i = 0; i < made.n(); ++i) economy.loss[i] = i % made.sizes.products == 0 ? share * models::table::felt({5, days}, 0, day) : 0;
    economy.advance();
    lost += 1 - sum(economy.output()) / sum(made.output);
  }
  return lost;
}

}  // namespace tables
