#include "models/territory/allocation.hpp"

#include <cmath>
#include <numeric>

#include "sim/kernel/error.hpp"
#include "tests/catch.hpp"

using models::territory::apportion;
using models::territory::fit;
using models::territory::round_to;
using models::territory::Table;

namespace {
std::int64_t sum(const std::vector<std::int64_t>& parts) { return std::accumulate(parts.begin(), parts.end(), std::int64_t{0}); }
}  // namespace

TEST_CASE("a fitted table meets its margins and keeps its zeros", "[territory]") {
  Table table(2, 3, 1);
  table(0, 2) = 0;
  const std::vector<double> rows{30, 70}, columns{20, 50, 30};
  CHECK(fit(table, rows, columns) < 1e-8);
  CHECK(table(0, 2) == 0);
  CHECK(table(1, 2) == Catch::Approx(30));
  CHECK(table(0, 0) + table(0, 1) == Catch::Approx(30));
  CHECK(table(0, 1) + table(1, 1) == Catch::Approx(50));
}

TEST_CASE("a free margin is left alone by the fitting", "[territory]") {
  Table table(2, 2, 1);
  const std::vector<double> rows{10, 30}, columns{std::nan(""), std::nan("")};
  fit(table, rows, columns);
  CHECK(table(0, 0) == Catch::Approx(5));
  CHECK(table(1, 1) == Catch::Approx(15));
}

TEST_CASE("parts add up to the whole and follow the weights", "[territory]") {
  const std::vector<double> weights{1, 2, 0, 4};
  const auto parts = apportion(weights, 15);
  CHECK(sum(parts) == 15);
  CHECK(parts[2] == 0);
  CHECK(parts[3] >= 8);
  CHECK(apportion(std::vector<double>{0, 0}, 5) == std::vector<std::int64_t>{0, 0});
}

TEST_CASE("bounded parts stay between their bounds and add up", "[territory]") {
  const std::vector<double> weights{1, 1, 100};
  const std::vector<std::int64_t> low{2, 0, 0}, high{9, 9, 12};
  for (const std::int64_t total : {2, 3, 17, 29, 30}) {
    const auto parts = apportion(weights, low, high, total);
    CHECK(sum(parts) == total);
    for (std::size_t i = 0; i < 3; ++i) CHECK((parts[i] >= low[i] && parts[i] <= high[i]));
  }
  CHECK_THROWS_AS(apportion(weights, low, high, 31), sim::ContractError);
}

TEST_CASE("controlled rounding meets both margins exactly and keeps zeros where it can", "[territory]") {
  Table table(3, 3);
  const std::vector<double> cells{0.4, 1.3, 0.3, 0.3, 0, 2.7, 1.3, 0.7, 0};
  table.cells = cells;
  const std::vector<std::int64_t> rows{2, 3, 2}, columns{2, 2, 3};
  const auto whole = round_to(table, rows, columns);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(whole[3 * i] + whole[3 * i + 1] + whole[3 * i + 2] == rows[i]);
    CHECK(whole[i] + whole[3 + i] + whole[6 + i] == columns[i]);
  }
  CHECK(whole[4] == 0);
  CHECK(whole[8] == 0);
}

TEST_CASE("controlled rounding goes round by other cells where a zero stands in the way", "[territory]") {
  Table table(2, 2, 1);
  table(0, 0) = 0;  // the greedy way leaves row 0 and column 0 wanting
  table(0, 1) = 0.9, table(1, 0) = 0.4, table(1, 1) = 0.7;
  const std::vector<std::int64_t> rows{1, 1}, columns{1, 1};
  const auto whole = round_to(table, rows, columns);
  CHECK(whole == std::vector<std::int64_t>{0, 1, 1, 0});
}
