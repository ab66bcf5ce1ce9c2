// models/table/engine.cpp -- the day itself: rows of the table, industries, stocks.
#include "models/table/engine.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <cstring>
#include <limits>

#include "sim/kernel/parallel.hpp"

namespace models::table {
namespace {

constexpr std::size_t at_once = 256;  // industries whose stocks are worked on together
constexpr double infinity = std::numeric_limits<double>::infinity();

// Two numbers side by side: what every 64-bit processor adds at once. Written out, since the compiler does not find it.
using Pair = double __attribute__((vector_size(16)));
Pair load(const double* from) {
  Pair pair;
  std::memcpy(&pair, from, sizeof pair);
  return pair;
}
void store(double* to, Pair pair) { std::memcpy(to, &pair, sizeof pair); }

// Sums in four lanes, so that their order is the same on every processor.
template <std::size_t Rows> std::array<double, Rows> dots(const std::array<const double*, Rows>& rows, const double* by, std::size_t n) {
  Pair low[Rows] = {}, high[Rows] = {};
  std::size_t j = 0;
  for (; j + 4 <= n; j += 4) {
    const Pair first = load(by + j), second = load(by + j + 2);
    for (std::size_t r = 0; r < Rows; ++r) {
      low[r] += load(rows[r] + j) * first;
      high[r] += load(rows[r] + j + 2) * second;
    }
  }
  std::array<double, Rows> sums;
  for (std::size_t r = 0; r < Rows; ++r) {
    sums[r] = (low[r][0] + low[r][1]) + (high[r][0] + high[r][1]);
    for (std::size_t rest = j; rest < n; ++rest) sums[r] += rows[r][rest] * by[rest];
  }
  return sums;
}

// Asks for the rows that come next, `ahead` numbers further on, while these are worked on: rows lie too far apart for the
// processor to guess. Asking beyond the end of the table does no harm.
template <std::size_t Rows> void ask_ahead(const std::array<const double*, Rows>& rows, std::size_t j, std::size_t ahead) {
  constexpr std::size_t line = 8;  // numbers in a line of the cache
  if (j % line != 0) return;
  for (std::size_t r = 0; r < Rows; ++r) __builtin_prefetch(rows[r] + ahead + j);
}

// Adds rows, each times its number, one after the other.
template <std::size_t Rows>
void add_rows(const std::array<const double*, Rows>& rows, const std::array<double, Rows>& by, double* into, std::size_t n, std::size_t ahead) {
  std::size_t j = 0;
  for (; j + 2 <= n; j += 2) {
    ask_ahead<Rows>(rows, j, ahead);
    Pair sum = load(into + j);
    for (std::size_t r = 0; r < Rows; ++r) sum += load(rows[r] + j) * by[r];
    store(into + j, sum);
  }
  for (; j < n; ++j)
    for (std::size_t r = 0; r < Rows; ++r) into[j] += rows[r][j] * by[r];
}
template <std::size_t Rows>
void add_rows(const std::array<const double*, Rows>& rows, const std::array<double, Rows>& by, double* into,
              const std::array<double, Rows>& also_by, double* also_into, std::size_t n, std::size_t ahead) {
  std::size_t j = 0;
  for (; j + 2 <= n; j += 2) {
    ask_ahead<Rows>(rows, j, ahead);
    Pair sum = load(into + j), also = load(also_into + j);
    for (std::size_t r = 0; r < Rows; ++r) {
      const Pair flow = load(rows[r] + j);
      sum += flow * by[r];
      also += flow * also_by[r];
    }
    store(into + j, sum);
    store(also_into + j, also);
  }
  for (; j < n; ++j)
    for (std::size_t r = 0; r < Rows; ++r) {
      into[j] += rows[r][j] * by[r];
      also_into[j] += rows[r][j] * also_by[r];
    }
}

struct Supplier {
  double delivers, weighs;  // per unit of flow: today; in the next orders
};

// Overproduction, capacity, output and rationing of one industry, from its own state.
Supplier produce(const Table& table, const Rules& rules, const Blow& blow, const State& state, std::uint32_t day, std::size_t i,
                 double orders) {
  const double demand = orders + table.final_demand[i] + blow.rebuilding[i];
  double& alpha = state.overproduction[i];
  if (day > 1) {
    const double scarcity = demand != 0 ? (demand - state.output[i]) / demand : 0;
    if (scarcity != 0) alpha += (rules.overproduction_max - alpha) * scarcity / rules.overproduction_time;
    else alpha += (1 - alpha) / rules.overproduction_time;
    alpha = std::max(alpha, 1.0);
  }
  const double start = table.output[i], capital = table.capital[i];
  const double destroyed = capital > 0 ? std::min(1.0, blow.damage[i] / capital) : 0;
  const double capacity = alpha * (1 - std::max(destroyed, blow.capacity_loss[i])) * start;
  const double output = std::min({demand, capacity, state.limit[i]});
  const double fill = demand > 0 ? output / demand : 0;
  const double weight = !rules.alternative || start == 0 ? 1 : capacity / start;
  const Supplier supplier{state.weight[i] * fill, weight};
  state.weight[i] = weight;
  state.output[i] = output;
  state.capacity[i] = capacity;
  state.fill[i] = fill;
  state.planned[i] = std::min(demand - blow.rebuilding[i] * fill, capacity);
  state.unmet[i] = table.final_demand[i] * (1 - fill);
  state.value_added[i] = start > 0 ? output * (table.value_added[i] / start) : 0;
  return supplier;
}

template <std::size_t Rows>
void work_rows(const Table& table, const Rules& rules, const Blow& blow, const State& state, std::uint32_t day, std::size_t product,
               std::size_t region) {
  const std::size_t n = table.sizes.industries();
  std::array<const double*, Rows> rows;
  std::array<double, Rows> delivers, weighs;
  const auto industry = [&](std::size_t r) { return (region + r) * table.sizes.products + product; };
  for (std::size_t r = 0; r < Rows; ++r) rows[r] = &table.flow[industry(r) * n];
  const auto sums = dots<Rows>(rows, &state.order[product * n], n);
  for (std::size_t r = 0; r < Rows; ++r) {
    const std::size_t i = industry(r);
    const Supplier supplier = produce(table, rules, blow, state, day, i, state.weight[i] * sums[r]);
    delivers[r] = supplier.delivers, weighs[r] = supplier.weighs;
  }
  const std::size_t ahead = Rows * table.sizes.products * n;
  if (rules.alternative) add_rows<Rows>(rows, delivers, &state.received[product * n], weighs, &state.supply[product * n], n, ahead);
  else add_rows<Rows>(rows, delivers, &state.received[product * n], n, ahead);  // the weights are 1, so their sum stays
}

void set_limits(const Table& table, const Rules& rules, const State& state, std::size_t first, std::size_t last) {
  const std::size_t n = table.sizes.industries();
  double most[at_once];
  std::fill_n(most, last - first, infinity);
  for (std::size_t k = 0; k < table.sizes.products; ++k) {
    if (std::isinf(rules.days[k])) continue;
    const double psi_days = rules.psi * rules.days[k];
    const double *coefficient = &table.coefficient[k * n + first], *stock = &state.stock[k * n + first];
    for (std::size_t b = 0; b < last - first; ++b) {
      const double need = psi_days * coefficient[b];
      const double allows = need > 0 ? stock[b] : infinity;
      most[b] = std::min(most[b], allows / (need > 0 ? need : 1));
    }
  }
  std::copy_n(most, last - first, &state.limit[first]);
}

// Deliveries come in, use goes out; what is missing to the stock aimed at is ordered over `restock` days.
std::size_t settle_stocks(const Table& table, const Rules& rules, const State& state, std::size_t first, std::size_t last) {
  constexpr double noise = 1e-12;  // of the stock aimed at: below this a negative stock is rounding
  const std::size_t n = table.sizes.industries(), count = last - first;
  double use[at_once], aim[at_once], gap[at_once];
  std::size_t below_zero = none;
  for (std::size_t k = 0; k < table.sizes.products; ++k) {
    const double days = rules.days[k];
    const std::size_t at = k * n + first;
    const double *coefficient = &table.coefficient[at], *output = &state.output[first], *planned = &state.planned[first];
    double *received = &state.received[at], *order = &state.order[at], *stock = &state.stock[at];
    for (std::size_t b = 0; b < count; ++b) {
      use[b] = coefficient[b] * output[b];
      aim[b] = days * coefficient[b] * planned[b];
      gap[b] = 0;
    }
    for (std::size_t b = 0; b < count; ++b) received[b] *= order[b];
    if (!std::isinf(days)) {
      double lowest = 0;
      for (std::size_t b = 0; b < count; ++b) {
        stock[b] = stock[b] + received[b] - use[b];
        lowest = std::min(lowest, stock[b]);
      }
      for (std::size_t b = 0; lowest < 0 && b < count; ++b) {
        if (stock[b] < -noise * days * coefficient[b] * table.output[first + b]) below_zero = std::min(below_zero, at + b);
        stock[b] = std::max(0.0, stock[b]);
      }
      for (std::size_t b = 0; b < count; ++b) gap[b] = std::max(0.0, aim[b] - stock[b]);
    }
    const double* supply = &state.supply[at];
    for (std::size_t b = 0; b < count; ++b) {
      const double whole = supply[b] > 0 ? supply[b] : infinity;  // nobody supplies: nothing is ordered
      order[b] = (gap[b] / rules.restock + use[b]) / whole;
    }
  }
  set_limits(table, rules, state, first, last);
  return below_zero;
}

}  // namespace

void begin(const Table& table, const Rules& rules, const State& state) {
  const auto [regions, products] = table.sizes;
  const std::size_t n = table.sizes.industries();
  std::fill(state.supply.begin(), state.supply.end(), 0.0);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < n; ++j) state.supply[i % products * n + j] += table.flow[i * n + j];
  for (std::size_t at = 0; at < products * n; ++at) {
    const double days = rules.days[at / n];
    state.stock[at] = std::isinf(days) ? infinity : days * table.coefficient[at] * table.output[at % n];
    state.order[at] = state.supply[at] > 0 ? 1 : 0;
    state.received[at] = 0;
  }
  for (std::size_t i = 0; i < n; ++i) {
    state.weight[i] = state.overproduction[i] = 1;
    state.output[i] = state.capacity[i] = state.planned[i] = table.output[i];
    state.value_added[i] = table.value_added[i];
    state.fill[i] = 1;
    state.unmet[i] = 0;
  }
  for (std::size_t first = 0; first < n; first += at_once) set_limits(table, rules, state, first, std::min(n, first + at_once));
}

std::size_t advance(const Table& table, const Rules& rules, const Blow& blow, const State& state, std::uint32_t day) {
  const std::size_t n = table.sizes.industries();
  sim::parallel::blocks(table.sizes.products, [&](std::size_t product, std::size_t) {
    std::fill_n(&state.received[product * n], n, 0.0);
    if (rules.alternative) std::fill_n(&state.supply[product * n], n, 0.0);
    std::size_t region = 0;
    for (; region + 4 <= table.sizes.regions; region += 4) work_rows<4>(table, rules, blow, state, day, product, region);
    for (; region < table.sizes.regions; ++region) work_rows<1>(table, rules, blow, state, day, product, region);
  });
  std::atomic<std::size_t> below_zero{none};
  sim::parallel::ranges(n, at_once, [&](std::size_t first, std::size_t last) {
    const std::size_t found = settle_stocks(table, rules, state, first, last);
    for (std::size_t known = below_zero; found < known && !below_zero.compare_exchange_weak(known, found);) {}
  });
  return below_zero;
}

}  // namespace models::table
