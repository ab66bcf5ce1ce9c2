// models/territory/commuting.cpp -- tables for a few communes, pools for a country.
#include "models/territory/commuting.hpp"

#include <cmath>

#include "models/territory/allocation.hpp"
#include "sim/kernel/parallel.hpp"
#include "sim/kernel/population.hpp"

namespace models::territory {
namespace {

std::vector<std::int64_t> sizes(const std::vector<std::vector<std::uint32_t>>& lists) {
  std::vector<std::int64_t> out;
  for (const auto& list : lists) out.push_back(std::ssize(list));
  return out;
}
double sum(std::span<const double> values) { return std::accumulate(values.begin(), values.end(), 0.0); }

// Sums of a value over each zone of a level.
using ByZone = std::array<std::vector<double>, Zones::levels>;
ByZone by_zone(const Zones& zones, std::span<const double> values) {
  ByZone out;
  for (std::size_t level = 0; level < Zones::levels; ++level) {
    out[level].assign(zones.count(level), 0);
    for (std::size_t c = 0; c < values.size(); ++c) out[level][zones.of(level, c)] += values[c];
  }
  return out;
}

// Flow between h and w: a[h] b[w] (sum of `part` over the levels of the zones that they share); to the outside: a[h] o.
struct Gravity {
  std::vector<double> a, b;
  double outside = 0;
  ByZone a_in, b_in;
};

Gravity fitted(const Zones& zones, const std::array<double, Zones::levels>& part, std::span<const std::int64_t> rows, std::span<const std::int64_t> columns, std::int64_t outside) {
  constexpr int rounds = 300;
  constexpr double enough = 1e-6;
  const std::size_t n = rows.size();
  Gravity out{std::vector<double>(n, 0), std::vector<double>(columns.begin(), columns.end()), 0, {}, {}};
  out.outside = 0.1 * std::max(1.0, sum(out.b));
  const auto reached = [&](const ByZone& in, std::size_t c) {
    double all = 0;
    for (std::size_t level = 0; level < Zones::levels; ++level) all += part[level] * in[level][zones.of(level, c)];
    return all;
  };
  for (int round = 0; round < rounds; ++round) {
    double worst = 0;
    out.b_in = by_zone(zones, out.b);
    for (std::size_t h = 0; h < n; ++h) {
      const double weight = reached(out.b_in, h) + out.outside, before = out.a[h];
      out.a[h] = weight > 0 ? static_cast<double>(rows[h]) / weight : 0;
      if (out.a[h] > 0) worst = std::max(worst, std::abs(out.a[h] - before) / out.a[h]);
    }
    out.a_in = by_zone(zones, out.a);
    for (std::size_t w = 0; w < n; ++w) {
      const double weight = reached(out.a_in, w);
      out.b[w] = weight > 0 ? static_cast<double>(columns[w]) / weight : 0;
    }
    const double all = out.a_in.back().empty() ? 0 : out.a_in.back()[0];
    out.outside = all > 0 ? static_cast<double>(outside) / all : 0;
    if (worst < enough) break;
  }
  out.b_in = by_zone(zones, out.b);
  return out;
}

// Cuts `total` in proportion to the weights: running sums from a drawn start, so that no part is favoured by rounding.
std::array<std::int64_t, Zones::levels> cut(const std::array<double, Zones::levels>& weights, std::int64_t total, sim::Rng& rng) {
  std::array<std::int64_t, Zones::levels> out{};
  const double all = sum(weights), start = rng.uniform();
  double upto = 0;
  std::int64_t given = 0;
  for (std::size_t level = 0; level < Zones::levels; ++level) {
    upto += weights[level];
    const bool last = level + 1 == Zones::levels;
    const double exact = all > 0 ? upto / all * static_cast<double>(total) : 0;
    out[level] = last ? total - given : std::clamp<std::int64_t>(static_cast<std::int64_t>(std::floor(exact + start)), given, total) - given;
    given += out[level];
  }
  return out;
}

using Pools = std::vector<std::vector<std::uint32_t>>;  // by zone of a level

}  // namespace

void pair_by_table(const Sides& sides, const Figures& figures, const Geography& geography, const Hire& hire) {
  const std::size_t n = sides.workers.size();
  const auto employed = sizes(sides.workers);
  auto columns = sizes(sides.posts);
  const double employed_all = static_cast<double>(std::accumulate(employed.begin(), employed.end(), std::int64_t{0}));
  const double reach = figures.assumption("commuting_distance");
  Table flows(n, n + 1);  // the last column is outside
  for (std::size_t h = 0; h < n; ++h) {
    for (std::size_t w = 0; w < n; ++w)
      flows(h, w) = figures.flows.empty() ? static_cast<double>(employed[h]) * static_cast<double>(columns[w]) * std::exp(-geography.distance(h, w) / reach)
                                          : 1e-3;  // a flow that is not stated is small, not impossible
    flows(h, n) = figures.flows.empty() ? static_cast<double>(employed[h]) * std::max(1.0, employed_all) * 0.1 : 1e-3;
  }
  for (const Flow& flow : figures.flows)
    if (flow.from != nowhere) flows(flow.from, flow.to == nowhere ? n : flow.to) += flow.persons;
  columns.push_back(sides.outside);
  const std::vector<double> row_sums(employed.begin(), employed.end()), column_sums(columns.begin(), columns.end());
  fit(flows, row_sums, column_sums);
  const auto matched = round_to(flows, employed, columns);

  std::vector<std::size_t> next(n, 0);
  for (std::size_t h = 0; h < n; ++h) {
    std::size_t worker = 0;
    for (std::size_t w = 0; w < n; ++w)
      for (std::int64_t i = 0; i < matched[h * (n + 1) + w]; ++i) hire(sides.workers[h][worker++], sides.posts[w][next[w]++]);
    for (std::int64_t i = 0; i < matched[h * (n + 1) + n]; ++i) hire(sides.workers[h][worker++], sim::nobody);
  }
}

void pair_by_zones(const Sides& sides, const Figures& figures, const Geography& geography, const Luck& luck, const Hire& hire) {
  const Zones& zones = geography.zones();
  const std::size_t n = sides.workers.size();
  const auto part = geography.parts(figures.assumption("commuting_distance"));
  const auto employed = sizes(sides.workers), columns = sizes(sides.posts);
  const Gravity gravity = fitted(zones, part, employed, columns, sides.outside);

  std::vector<double> leave(n);
  for (std::size_t h = 0; h < n; ++h) leave[h] = gravity.a[h] * gravity.outside;
  const auto left = apportion(leave, std::vector<std::int64_t>(n, 0), employed, sides.outside);

  // Where each commune's workers and posts are cut into pools: the place where the part of each level begins.
  using Cuts = std::array<std::int64_t, Zones::levels + 1>;
  std::vector<Cuts> worker_cuts(n), post_cuts(n);
  for (std::size_t c = 0; c < n; ++c) {
    sim::Rng rng = luck.of("pools", c);
    std::array<double, Zones::levels> out{}, in{};
    for (std::size_t level = 0; level < Zones::levels; ++level) {
      out[level] = part[level] * gravity.b_in[level][zones.of(level, c)];
      in[level] = part[level] * gravity.a_in[level][zones.of(level, c)];
    }
    const auto workers = cut(out, employed[c] - left[c], rng), posts = cut(in, columns[c], rng);
    worker_cuts[c][0] = left[c];
    for (std::size_t level = 0; level < Zones::levels; ++level) {
      worker_cuts[c][level + 1] = worker_cuts[c][level] + workers[level];
      post_cuts[c][level + 1] = post_cuts[c][level] + posts[level];
    }
    for (std::int64_t i = 0; i < left[c]; ++i) hire(sides.workers[c][static_cast<std::size_t>(i)], sim::nobody);
  }

  const auto take = [](Pools::value_type& pool, const std::vector<std::uint32_t>& from, const Cuts& cuts, std::size_t level) {
    pool.insert(pool.end(), from.begin() + cuts[level], from.begin() + cuts[level + 1]);
  };
  Pools workers_left, posts_left;  // of the level below
  for (std::size_t level = 0; level < Zones::levels; ++level) {
    Pools workers(zones.count(level)), posts(zones.count(level));
    const std::uint64_t key = luck.key("pool." + std::to_string(level));
    sim::parallel::blocks(zones.count(level), [&](std::size_t zone, std::size_t) {
      auto &hands = workers[zone], &jobs = posts[zone];
      std::uint32_t below = sim::nobody;
      for (const std::uint32_t c : zones.communes(level, static_cast<std::uint32_t>(zone))) {
        if (level > 0 && zones.of(level - 1, c) != below) {
          below = zones.of(level - 1, c);
          hands.insert(hands.end(), workers_left[below].begin(), workers_left[below].end());
          jobs.insert(jobs.end(), posts_left[below].begin(), posts_left[below].end());
        }
        take(hands, sides.workers[c], worker_cuts[c], level), take(jobs, sides.posts[c], post_cuts[c], level);
      }
      sim::Rng rng = draws(key, zone);
      shuffle(std::span(hands), rng), shuffle(std::span(jobs), rng);
      const std::size_t pairs = std::min(hands.size(), jobs.size());
      for (std::size_t i = 0; i < pairs; ++i) hire(hands[i], jobs[i]);
      hands.erase(hands.begin(), hands.begin() + static_cast<std::ptrdiff_t>(pairs)), jobs.erase(jobs.begin(), jobs.begin() + static_cast<std::ptrdiff_t>(pairs));
    });
    workers_left = std::move(workers), posts_left = std::move(posts);
  }
  sim::require(workers_left[0].empty() && posts_left[0].empty(), "workers and posts do not pair off");
}

}  // namespace models::territory
