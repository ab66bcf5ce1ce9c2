// bench/bench_change.cpp -- what it costs to change a network: 1 % of the edges of ever larger ones, with and without a
// reverse index, against packing the whole; and births and deaths. A result that fails its check prints no time.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <numeric>
#include <vector>

#include "sim/kernel/catalogue.hpp"
#include "sim/kernel/parallel.hpp"

namespace {

inline constexpr sim::PopulationKey someone{"someone", {"a row", "une ligne"}};
inline constexpr sim::ColumnKey<double> wealth{someone, "wealth", sim::unit::eur, {"a column", "une colonne"}};
inline constexpr sim::NetworkKey ties{someone, someone, "ties", {"ten each", "dix chacun"}};
inline constexpr sim::NetworkKey tied_by{someone, someone, "tied_by", {"the other way", "dans l'autre sens"}, {}, &ties};
inline constexpr sim::EdgeColumnKey<float> strength{ties, "strength", sim::unit::one, {"of the tie", "du lien"}};

struct Rewire {  // one in twenty cuts one tie and makes one: a hundredth of all edges each step
  double share = 0.05;
  static constexpr std::string_view name = "rewire";
  static constexpr sim::Text meaning{"some ties go, others come", "des liens cessent, d'autres naissent"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<someone, sim::Along<ties>, sim::Edit<ties>>;
  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    if (!rng.chance(share)) return;
    const auto known = self.along<ties>();
    if (!known.empty()) self.disconnect<ties>(self.row(), known[rng.below(known.size())].other().row());
    self.connect<ties>(self.row(), sim::Row<someone>{rng.below(count)}, sim::with<strength>(0.5F));
  }
  std::uint32_t count = 1;
};
struct Turnover {  // one in a hundred dies, as many are born
  static constexpr std::string_view name = "turnover";
  static constexpr sim::Text meaning{"some are born, some die", "certains naissent, d'autres meurent"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<someone, sim::Edit<someone>>;
  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    const double luck = rng.uniform();
    if (luck < 0.01) self.bear<someone>().set<wealth>(1);
    else if (luck < 0.02) self.die();
  }
};

sim::World people(std::uint32_t rows, bool reverse) {
  sim::World w;
  w.add(someone);
  w[someone].settle(rows);
  w[someone].add<wealth>();
  auto& network = w.add(ties);
  network.add<strength>();
  const std::vector<std::uint32_t> degrees(rows, 10);
  const auto targets = network.lay_out(degrees);
  sim::parallel::blocks((rows + 4095) / 4096, [&](std::size_t block, std::size_t) {
    for (auto row = static_cast<std::uint32_t>(block * 4096); row < std::min<std::size_t>(rows, (block + 1) * 4096); ++row) {
      sim::Rng rng(1, sim::Step{0}, row);
      const std::uint32_t far = 11 + rng.below(rows - 22);
      for (std::uint32_t k = 0; k < 10; ++k) targets[std::size_t{row} * 10 + k] = (row + (k < 9 ? k + 1 : far)) % rows;
    }
  });
  network.settle_rows(w[someone], w[someone]);
  if (reverse) w.add(tied_by);
  return w;
}

template <class F> double seconds(F&& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

bool in_order(const sim::World& w) {
  const auto ids = w[someone].ids();
  for (std::uint32_t row = 0; row < w[ties].rows(); ++row) {
    const auto known = w[ties].neighbours(row);
    for (std::size_t i = 0; i < known.size(); ++i)
      if (!w[someone].lives(known[i]) || (i > 0 && ids[known[i - 1]] >= ids[known[i]])) return false;
  }
  return true;
}

template <class P> std::vector<double> commits(P process, sim::World& w, std::uint32_t steps, std::vector<double>& asked) {
  const auto runner = sim::runner(process, {7, 7}, std::string(P::name));
  std::vector<double> times;
  for (std::uint32_t t = 1; t <= steps; ++t) {
    const sim::Now now{sim::Step{t}, 0, 7};
    asked.push_back(seconds([&] { runner.compute(w, now); }));
    times.push_back(seconds([&] { runner.commit(w, now); }));
  }
  return times;
}

void change(benchmark::State& state) {
  const auto rows = static_cast<std::uint32_t>(state.range(0));
  const bool reverse = state.range(1) != 0;
  constexpr std::uint32_t steps = 20;
  for ([[maybe_unused]] auto _ : state) {
    sim::World w = people(rows, reverse);
    const std::uint32_t edges = w[ties].edges();
    std::vector<double> asked;
    auto times = commits(Rewire{0.05, rows}, w, steps, asked);
    if (!in_order(w) || (reverse && w[tied_by].edges() != w[ties].edges())) {
      state.SkipWithError("the edges are not in order: no time is printed");
      return;
    }
    const double mean = std::accumulate(times.begin(), times.end(), 0.0) / steps, edits = 0.1 * rows;
    const double pack = seconds([&] { w[ties].pack(); });
    std::sort(times.begin(), times.end());
    fmt::print("{:>11} edges{}: 1 % of them changed: mean {:7.1f} ms a step (median {:7.1f}, worst {:7.1f}), {:4.0f} ns an edit; packing all {:6.1f} ms\n",
               edges, reverse ? ", reverse index" : "", 1e3 * mean, 1e3 * times[steps / 2], 1e3 * times.back(), 1e9 * mean / edits, 1e3 * pack);
    std::fflush(stdout);
  }
}
BENCHMARK(change)->Args({100'000, 0})->Args({1'000'000, 0})->Args({10'000'000, 0})->Args({1'000'000, 1})->Args({10'000'000, 1})->Iterations(1)->Unit(benchmark::kSecond);

void turnover(benchmark::State& state) {
  const auto rows = static_cast<std::uint32_t>(state.range(0));
  const bool reverse = state.range(1) != 0;
  for ([[maybe_unused]] auto _ : state) {
    sim::World w = people(rows, reverse);
    std::vector<double> asked;
    const auto times = commits(Turnover{}, w, 10, asked);
    if (!in_order(w)) {
      state.SkipWithError("an edge leads to the dead: no time is printed");
      return;
    }
    fmt::print("{:>11} agents{}: 1 % born, 1 % dead: mean {:7.1f} ms a step, {:4.0f} ns a birth or death with its ten ties\n", rows,
               reverse ? ", reverse index" : "", 1e2 * std::accumulate(times.begin(), times.end(), 0.0),
               1e8 * std::accumulate(times.begin(), times.end(), 0.0) / (0.02 * rows));
    std::fflush(stdout);
  }
}
BENCHMARK(turnover)->Args({100'000, 0})->Args({1'000'000, 0})->Args({1'000'000, 1})->Iterations(1)->Unit(benchmark::kSecond);

}  // namespace
