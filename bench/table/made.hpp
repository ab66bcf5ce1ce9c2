// bench/table/made.hpp -- a table made from a formula, the same in bench/peers/table_peer.py, and an event on it.
//
// Made numbers: u(i) is splitmix64 of i, as a number between 0 and 1. Daily flow f = 10 u(2f) u(2f+1) with f = i n + j;
// final demand of i = n (4 + 6 u(2 n n + i)). On day 3 each industry of the first region loses a tenth of its capital, which
// recovers in a straight line from day 5 over 20 days.
#pragma once
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <vector>

#include "models/table/disaster.hpp"
#include "models/table/engine.hpp"

namespace bench::table {

using Numbers = std::vector<double>;
struct Size {
  std::size_t regions, products;
  std::uint32_t days;
};
inline constexpr Size small{3, 5, 100}, large{40, 50, 20};

inline double made_number(std::uint64_t i) {
  std::uint64_t z = (i + 1) * 0x9E3779B97F4A7C15U;
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
  return static_cast<double>((z ^ (z >> 31U)) >> 11U) / 9007199254740992.0;
}

class Made {
 public:
  explicit Made(const Size& size, bool alternative = true)
      : sizes_{size.regions, size.products}, n_(sizes_.industries()), days_(size.products, 90.0), large_(4, Numbers(size.products * n_)), small_(9, Numbers(n_)) {
    for (std::uint64_t f = 0; f < n_ * n_; ++f) flow_.push_back(10 * made_number(2 * f) * made_number(2 * f + 1));
    for (std::size_t i = 0; i < n_; ++i) final_demand_.push_back(static_cast<double>(n_) * (4 + 6 * made_number(2 * n_ * n_ + i)));
    output_ = final_demand_;
    coefficient_.assign(size.products * n_, 0);
    for (std::size_t i = 0; i < n_; ++i)
      for (std::size_t j = 0; j < n_; ++j) output_[i] += flow_[i * n_ + j], coefficient_[i % size.products * n_ + j] += flow_[i * n_ + j];
    for (std::size_t j = 0; j < n_; ++j) {
      double added = output_[j];
      for (std::size_t k = 0; k < size.products; ++k) added -= coefficient_[k * n_ + j], coefficient_[k * n_ + j] /= output_[j];
      value_added_.push_back(added), capital_.push_back(4 * 365 * added);
    }
    damage_ = loss_ = rebuilding_ = Numbers(n_, 0);
    rules_.days = days_, rules_.alternative = alternative;
    models::table::begin(table(), rules_, state());
  }
  Made(const Made&) = delete;
  Made& operator=(const Made&) = delete;

  void step() {
    for (std::size_t i = 0; i < sizes_.products; ++i) damage_[i] = 0.1 * capital_[i] * models::table::felt({3, 2}, 20, day_);
    models::table::advance(table(), rules_, {damage_, loss_, rebuilding_}, state(), day_++);
  }
  const Numbers& output() const { return small_[3]; }
  std::size_t bytes() const { return flow_.size() * sizeof(double); }
  const Numbers& flows() const { return flow_; }

 private:
  models::table::Table table() const { return {sizes_, flow_, coefficient_, output_, final_demand_, value_added_, capital_}; }
  models::table::State state() {
    return {large_[0], large_[1], large_[2], large_[3], small_[0], small_[1], small_[2], small_[3], small_[4], small_[5], small_[6], small_[7], small_[8]};
  }

  models::table::Sizes sizes_;
  std::size_t n_;
  models::table::Rules rules_;
  Numbers days_, flow_, final_demand_, output_, coefficient_, value_added_, capital_, damage_, loss_, rebuilding_;
  std::vector<Numbers> large_, small_;
  std::uint32_t day_ = 0;
};

// Seconds of stepping, then total output day by day, then the last day's output of the first industries.
inline std::vector<double> run(const Size& size) {
  Made made(size);
  std::vector<double> answer{0};
  for (std::uint32_t day = 0; day < size.days; ++day) {
    const auto start = std::chrono::steady_clock::now();
    made.step();
    answer[0] += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    double sum = 0;
    for (const double one : made.output()) sum += one;
    answer.push_back(sum);
  }
  for (std::size_t i = 0; i < 10; ++i) answer.push_back(made.output()[i]);
  return answer;
}

}  // namespace bench::table
