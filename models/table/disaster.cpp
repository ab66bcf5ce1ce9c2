// models/table/disaster.cpp -- rebuilding as orders to the builders in the damaged industry's column.
#include "models/table/disaster.hpp"

#include "sim/kernel/parallel.hpp"

namespace models::table {
namespace {

// The lot of builder i for j is flow(i, j) times this: j's order of the product over what j buys of it before the blow.
double lot(const Table& table, const Rebuilding& work, std::size_t product, std::size_t j) {
  const std::size_t n = table.sizes.industries();
  const double bought = table.coefficient[product * n + j] * table.output[j];
  return bought > 0 ? work.blow[j] * work.share[product] / bought : 0;
}

}  // namespace

std::size_t without_builder(const Table& table, const Rebuilding& work) {
  const std::size_t n = table.sizes.industries();
  for (std::size_t k = 0; k < table.sizes.products; ++k)
    for (std::size_t j = 0; j < n; ++j)
      if (work.share[k] > 0 && work.blow[j] > 0 && table.coefficient[k * n + j] <= 0) return j;
  return none;
}

void rebuild(const Table& table, const Rebuilding& work, std::span<const double> left, std::span<double> demand, std::span<double> damage) {
  const auto [regions, products] = table.sizes;
  const std::size_t n = table.sizes.industries();
  sim::parallel::ranges(n, 64, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      if (work.share[i % products] <= 0) continue;
      double asked = 0;
      for (std::size_t j = 0; j < n; ++j)
        if (work.blow[j] > 0) asked += table.flow[i * n + j] * lot(table, work, i % products, j);
      demand[i] += left[i] * asked / work.days;
    }
  });
  sim::parallel::ranges(n, 64, [&](std::size_t first, std::size_t last) {
    for (std::size_t k = 0; k < products; ++k) {
      if (work.share[k] <= 0) continue;
      for (std::size_t j = first; j < last; ++j) {
        if (work.blow[j] <= 0) continue;
        double remains = 0;
        for (std::size_t i = k; i < n; i += products) remains += left[i] * table.flow[i * n + j];
        damage[j] += remains * lot(table, work, k, j);
      }
    }
  });
}

void deliver(std::span<const double> fill, double days, std::span<double> left) {
  for (std::size_t i = 0; i < left.size(); ++i) left[i] *= std::max(0.0, 1 - fill[i] / days);
}

}  // namespace models::table
