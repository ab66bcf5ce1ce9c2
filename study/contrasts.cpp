// study/contrasts.cpp -- differences of differences, replicate by replicate.
#include "study/contrasts.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

#include "sim/kernel/error.hpp"
#include "sim/kernel/rng.hpp"

namespace study {
namespace {

// Weighted sums of results. What terms of this size leave over by rounding alone is 0: results are sums of a run's thousands.
class Sum {
 public:
  explicit Sum(std::size_t replicates) : values_(replicates, 0.0), sizes_(replicates, 0.0) {}
  void add(const Paired& values, double weight) {
    sim::require(values.size() == values_.size(), "a sum over unlike numbers of replicates");
    for (std::size_t r = 0; r < values.size(); ++r) values_[r] += weight * values[r], sizes_[r] += std::abs(weight * values[r]);
  }
  Paired whole() const {
    constexpr double rounding = 1e-9;
    Paired out = values_;
    for (std::size_t r = 0; r < out.size(); ++r)
      if (std::abs(out[r]) <= rounding * sizes_[r]) out[r] = 0;
    return out;
  }

 private:
  Paired values_;
  std::vector<double> sizes_;
};

Mask all_of(std::size_t mechanisms) { return mechanisms == 0 ? 0 : ~Mask{0} >> (64 - mechanisms); }

class Factorial {
 public:
  Factorial(std::span<const std::size_t> levels, const std::vector<Paired>& results) : levels_(levels), results_(results) {}

  const Paired& at(const std::vector<std::size_t>& levels) const {
    std::size_t index = 0;
    for (std::size_t f = 0; f < levels_.size(); ++f) index = index * levels_[f] + levels[f];
    return results_[index];
  }

  // Factors whose level is not the first stand at it or at the first, with alternating signs; the others anywhere, averaged.
  Paired contrast(const std::vector<std::size_t>& levels) const {
    std::vector<std::size_t> in, others;
    for (std::size_t f = 0; f < levels.size(); ++f) (levels[f] > 0 ? in : others).push_back(f);
    double combinations = 1;
    for (const auto f : others) combinations *= static_cast<double>(levels_[f]);
    Sum out(results_.front().size());
    std::vector<std::size_t> here(levels.size(), 0);
    do {
      for (std::uint64_t chosen = 0; chosen < (std::uint64_t{1} << in.size()); ++chosen) {
        auto there = here;
        for (std::size_t i = 0; i < in.size(); ++i)
          if ((chosen >> i & 1U) != 0) there[in[i]] = levels[in[i]];
        const bool plus = (in.size() - static_cast<std::size_t>(std::popcount(chosen))) % 2 == 0;
        out.add(at(there), (plus ? 1.0 : -1.0) / combinations);
      }
    } while (next(here, others));
    return out.whole();
  }

  // The next levels of `free`, all others as they are; false after the last.
  bool next(std::vector<std::size_t>& levels, const std::vector<std::size_t>& free) const {
    for (auto f = free.rbegin(); f != free.rend(); ++f) {
      if (++levels[*f] < levels_[*f]) return true;
      levels[*f] = 0;
    }
    return false;
  }

 private:
  std::span<const std::size_t> levels_;
  const std::vector<Paired>& results_;
};

}  // namespace

Paired minus(const Paired& one, const Paired& other) {
  sim::require(one.size() == other.size(), "a difference between unlike numbers of replicates");
  Paired out = one;
  for (std::size_t r = 0; r < out.size(); ++r) out[r] -= other[r];
  return out;
}

bool all_zero(const Paired& values) {
  bool any = false;
  for (const double value : values) {
    if (std::isnan(value)) continue;
    if (value != 0) return false;
    any = true;
  }
  return any;
}

Paired part(const EffectOf& effect, Mask off) { return minus(effect(0), effect(off)); }

Paired interaction(const EffectOf& effect, std::size_t i, std::size_t j) {
  const Mask one = Mask{1} << i, other = Mask{1} << j;
  const Paired with_all = effect(0);
  Sum out(with_all.size());
  out.add(with_all, -1), out.add(effect(one | other), -1), out.add(effect(one), 1), out.add(effect(other), 1);
  return out.whole();
}

Paired rest(const EffectOf& effect, std::size_t mechanisms) {
  const Paired with_all = effect(0);
  Sum out(with_all.size());
  out.add(with_all, 1 - static_cast<double>(mechanisms)), out.add(effect(all_of(mechanisms)), -1);
  for (std::size_t i = 0; i < mechanisms; ++i) out.add(effect(Mask{1} << i), 1);
  return out.whole();
}

Orders orders(std::size_t mechanisms, std::size_t wanted, std::uint64_t seed) {
  Orders out;
  std::vector<std::size_t> order(mechanisms);
  std::iota(order.begin(), order.end(), std::size_t{0});
  double all = 1;
  for (std::size_t i = 2; i <= mechanisms; ++i) all *= static_cast<double>(i);
  out.exact = all <= static_cast<double>(wanted);
  if (out.exact) {
    do out.all.push_back(order);
    while (std::next_permutation(order.begin(), order.end()));
    return out;
  }
  for (std::size_t n = 0; n < wanted; ++n) {  // Fisher and Yates (1938)
    sim::Rng rng(sim::luck_key(seed, 0, "orders of mechanisms"), sim::Step{0}, n);
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[rng.below(static_cast<std::uint32_t>(i))]);
    out.all.push_back(order);
  }
  return out;
}

std::vector<Mask> masks(const Orders& orders, std::size_t mechanisms) {
  std::set<Mask> out;
  for (const auto& order : orders.all) {
    Mask off = all_of(mechanisms);
    out.insert(off);
    for (const auto i : order) out.insert(off &= ~(Mask{1} << i));
  }
  return {out.begin(), out.end()};
}

std::vector<Shapley> shapley(const EffectOf& effect, const Orders& orders, std::size_t mechanisms) {
  std::map<Mask, Paired> known;
  for (const Mask mask : masks(orders, mechanisms)) known.emplace(mask, effect(mask));
  std::vector<Shapley> out(mechanisms);
  if (known.empty()) return out;
  const auto n = static_cast<double>(orders.all.size());
  std::vector<std::vector<double>> by_order(mechanisms);  // mean over replicates
  std::vector<Sum> sums(mechanisms, Sum(known.begin()->second.size()));
  for (const auto& order : orders.all) {
    Mask off = all_of(mechanisms);
    for (const auto i : order) {
      const Mask before = off;
      off &= ~(Mask{1} << i);
      sums[i].add(known.at(off), 1 / n), sums[i].add(known.at(before), -1 / n);
      Sum added(known.at(off).size());
      added.add(known.at(off), 1), added.add(known.at(before), -1);
      by_order[i].push_back(interval(added.whole()).mean);
    }
  }
  for (std::size_t i = 0; i < mechanisms; ++i) {
    const Interval drawn = interval(by_order[i]);
    out[i].each = sums[i].whole();
    out[i].orders_half = orders.exact || drawn.half <= 1e-9 * std::abs(drawn.mean) ? 0 : drawn.half;
  }
  return out;
}

std::vector<Contrast> contrasts(std::span<const std::size_t> levels, const std::vector<Paired>& results) {
  std::size_t combinations = 1;
  for (const auto count : levels) combinations *= count;
  sim::require(!levels.empty() && results.size() == combinations, "a design whose results are not all there");
  const Factorial design(levels, results);
  std::vector<std::size_t> all(levels.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  const std::vector<std::size_t> first(levels.size(), 0);

  std::vector<std::vector<std::size_t>> others;  // those with few factors off their first level before those with many
  for (auto here = first; design.next(here, all);) others.push_back(here);
  const auto moved = [](const std::vector<std::size_t>& one) { return one.size() - static_cast<std::size_t>(std::count(one.begin(), one.end(), std::size_t{0})); };
  std::stable_sort(others.begin(), others.end(), [&](const auto& a, const auto& b) { return moved(a) < moved(b); });

  std::vector<Contrast> out;
  for (const auto& one : others) out.push_back({moved(one) == 1 ? Contrast::Kind::main : Contrast::Kind::interaction, one, design.contrast(one)});
  if (levels.size() < 2) return out;
  for (const auto& one : others) {
    if (moved(one) == 1) out.push_back({Contrast::Kind::alone, one, minus(design.at(one), design.at(first))});
    if (moved(one) == levels.size()) out.push_back({Contrast::Kind::together, one, minus(design.at(one), design.at(first))});
  }
  return out;
}

}  // namespace study
