// models/territory/allocation.cpp -- proportional fitting and whole parts.
#include "models/territory/allocation.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/kernel/error.hpp"

namespace models::territory {

double fit(Table& table, std::span<const double> rows, std::span<const double> columns) {
  constexpr int rounds = 500;
  constexpr double enough = 1e-10;
  double worst = 0;
  for (int round = 0; round < rounds; ++round) {
    worst = 0;
    for (std::size_t r = 0; r < table.rows; ++r) {
      double sum = 0;
      for (std::size_t c = 0; c < table.columns; ++c) sum += table(r, c);
      if (std::isnan(rows[r])) continue;
      worst = std::max(worst, std::abs(sum - rows[r]) / std::max(1.0, rows[r]));
      if (sum <= 0) continue;
      for (std::size_t c = 0; c < table.columns; ++c) table(r, c) *= rows[r] / sum;
    }
    for (std::size_t c = 0; c < table.columns; ++c) {
      double sum = 0;
      for (std::size_t r = 0; r < table.rows; ++r) sum += table(r, c);
      if (std::isnan(columns[c]) || sum <= 0) continue;
      for (std::size_t r = 0; r < table.rows; ++r) table(r, c) *= columns[c] / sum;
    }
    if (round > 0 && worst < enough) break;
  }
  return worst;
}

std::vector<std::int64_t> apportion(std::span<const double> weights, std::int64_t total) {
  std::vector<std::int64_t> parts(weights.size(), 0);
  double sum = 0;
  for (const double weight : weights) sum += std::max(0.0, weight);
  if (sum <= 0) return parts;
  std::vector<std::pair<double, std::size_t>> rests;
  std::int64_t given = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const double exact = std::max(0.0, weights[i]) / sum * static_cast<double>(total);
    parts[i] = static_cast<std::int64_t>(std::floor(exact + 1e-9));
    given += parts[i];
    if (weights[i] > 0) rests.emplace_back(-(exact - static_cast<double>(parts[i])), i);
  }
  std::stable_sort(rests.begin(), rests.end());
  for (std::size_t i = 0; given < total; i = (i + 1) % rests.size(), ++given) ++parts[rests[i].second];
  for (std::size_t i = rests.size(); given > total; i = i > 0 ? i : rests.size()) {  // rounding of rounding
    auto& part = parts[rests[--i].second];
    if (part > 0) --part, --given;
  }
  return parts;
}

std::vector<std::int64_t> apportion(std::span<const double> weights, std::span<const std::int64_t> low,
                                    std::span<const std::int64_t> high, std::int64_t total) {
  const std::size_t n = weights.size();
  sim::require(std::accumulate(low.begin(), low.end(), std::int64_t{0}) <= total, "lower bounds exceed the total");
  sim::require(std::accumulate(high.begin(), high.end(), std::int64_t{0}) >= total, "upper bounds fall short of the total");
  const auto at = [&](std::size_t i, double factor) {
    return std::clamp(factor * std::max(weights[i], 1e-9), static_cast<double>(low[i]), static_cast<double>(high[i]));
  };
  double below = 0, above = 1;  // the factor is found by halving
  const auto sum = [&](double factor) {
    double all = 0;
    for (std::size_t i = 0; i < n; ++i) all += at(i, factor);
    return all;
  };
  while (sum(above) < static_cast<double>(total) && above < 1e30) above *= 2;
  for (int i = 0; i < 100; ++i) (sum((below + above) / 2) < static_cast<double>(total) ? below : above) = (below + above) / 2;

  std::vector<std::int64_t> parts(n);
  std::vector<std::pair<double, std::size_t>> rests;
  std::int64_t given = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const double exact = at(i, above);
    parts[i] = std::clamp(static_cast<std::int64_t>(std::floor(exact + 1e-9)), low[i], high[i]);
    given += parts[i];
    rests.emplace_back(-(exact - static_cast<double>(parts[i])), i);
  }
  std::stable_sort(rests.begin(), rests.end());
  while (given != total) {
    const std::int64_t one = given < total ? 1 : -1;
    for (std::size_t i = 0; i < n && given != total; ++i) {
      const std::size_t which = rests[one > 0 ? i : n - 1 - i].second;
      if (parts[which] + one < low[which] || parts[which] + one > high[which]) continue;
      parts[which] += one, given += one;
    }
  }
  return parts;
}

std::vector<std::int64_t> round_to(const Table& table, std::span<const std::int64_t> rows,
                                   std::span<const std::int64_t> columns) {
  sim::require(std::accumulate(rows.begin(), rows.end(), std::int64_t{0}) ==
                   std::accumulate(columns.begin(), columns.end(), std::int64_t{0}),
               "the margins of a table add up to different totals");
  std::vector<std::int64_t> whole(table.cells.size());
  std::vector<std::int64_t> row_left(rows.begin(), rows.end()), column_left(columns.begin(), columns.end());
  std::vector<std::pair<double, std::size_t>> rests;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    const std::size_t r = i / table.columns, c = i % table.columns;
    whole[i] = std::min({static_cast<std::int64_t>(std::floor(table.cells[i] + 1e-9)), row_left[r], column_left[c]});
    row_left[r] -= whole[i], column_left[c] -= whole[i];
    if (table.cells[i] > 0) rests.emplace_back(-(table.cells[i] - static_cast<double>(whole[i])), i);
  }
  std::stable_sort(rests.begin(), rests.end());
  for (const bool all : {false, true})  // once one more in each cell that has a rest, then as many as are wanting
    for (const auto& [rest, i] : rests) {
      const std::size_t r = i / table.columns, c = i % table.columns;
      const std::int64_t more = std::min({row_left[r], column_left[c], all ? row_left[r] : std::int64_t{1}});
      if (more <= 0) continue;
      whole[i] += more, row_left[r] -= more, column_left[c] -= more;
    }
  // What zeros kept apart: row r and column c still want one. Move one along r -> k -> j -> c.
  for (std::size_t r = 0; r < table.rows; ++r)
    for (std::size_t c = 0; c < table.columns; ++c)
      while (row_left[r] > 0 && column_left[c] > 0) {
        bool moved = false;
        for (std::size_t k = 0; k < table.columns && !moved; ++k)
          for (std::size_t j = 0; j < table.rows && !moved && table(r, k) > 0; ++j) {
            if (j == r || whole[j * table.columns + k] <= 0 || table(j, c) <= 0) continue;
            ++whole[r * table.columns + k], --whole[j * table.columns + k], ++whole[j * table.columns + c];
            moved = true;
          }
        if (!moved) ++whole[r * table.columns + c];  // no other way: the sums come before the zero
        --row_left[r], --column_left[c];
      }
  return whole;
}

}  // namespace models::territory
