// models/territory/allocation.hpp -- sharing wholes out: proportional fitting of tables, rounding that keeps the sums.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace models::territory {

struct Table {  // rows x columns; a cell of zero is a structural zero and stays so
  std::size_t rows, columns;
  std::vector<double> cells;

  Table(std::size_t rows, std::size_t columns, double value = 0) : rows(rows), columns(columns), cells(rows * columns, value) {}
  double& operator()(std::size_t r, std::size_t c) { return cells[r * columns + c]; }
  double operator()(std::size_t r, std::size_t c) const { return cells[r * columns + c]; }
};

// Iterative proportional fitting (Deming and Stephan 1940): scales rows and columns in turn until the sums agree. A margin
// that is NaN is free. Returns the largest difference left, relative to its margin; columns are met last.
double fit(Table& table, std::span<const double> rows, std::span<const double> columns);

// Whole parts of `total` in proportion to the weights, by largest remainder (Hamilton). All zero if no weight is positive.
std::vector<std::int64_t> apportion(std::span<const double> weights, std::int64_t total);

// The same between bounds. The bounds must allow the total.
std::vector<std::int64_t> apportion(std::span<const double> weights, std::span<const std::int64_t> low,
                                    std::span<const std::int64_t> high, std::int64_t total);

// Controlled rounding (in the sense of Cox 1987): whole cells, each near its own, whose rows and columns have exactly the
// given sums, which must add up to the same. Structural zeros stay as long as another cell can serve.
std::vector<std::int64_t> round_to(const Table& table, std::span<const std::int64_t> rows, std::span<const std::int64_t> columns);

}  // namespace models::territory
