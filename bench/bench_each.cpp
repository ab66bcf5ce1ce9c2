// bench/bench_each.cpp -- an `each` process through the public API against the same loop written by hand over plain arrays.
//
// The two run in turn in one process; what is printed is the median of 30 pairs of times with its 95 % interval (order
// statistics). A result that does not equal the hand-written one to the bit prints no time.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "sim/kernel/catalogue.hpp"
#include "sim/kernel/parallel.hpp"
#include "sim/kernel/simulation.hpp"

namespace {

using sim::unit::one;

inline constexpr sim::PopulationKey someone{"someone", {"a row", "une ligne"}};
inline constexpr sim::ColumnKey<double> wealth{someone, "wealth", one, {"streamed", "parcouru"}};
inline constexpr sim::ColumnKey<double> income{someone, "income", one, {"streamed", "parcouru"}};
inline constexpr sim::ColumnKey<float> opinion{someone, "opinion", one, {"gathered", "lu chez les voisins"}};
inline constexpr sim::NetworkKey ties{someone, someone, "ties", {"ten each", "dix chacun"}};

struct Stream {
  double rate = 0.01;
  static constexpr std::string_view name = "stream";
  static constexpr sim::Text meaning{"streaming update", "mise à jour en flux"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<someone, sim::Read<income>, sim::Update<wealth>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const { self.set<wealth>(self.get<wealth>() * (1 + rate) + self.get<income>()); }
};

struct Gather {
  float pull = 0.25F;
  static constexpr std::string_view name = "gather";
  static constexpr sim::Text meaning{"ten-neighbour gather", "lecture de dix voisins"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<someone, sim::Along<ties>, sim::Read<opinion>, sim::Update<opinion>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    float sum = 0;
    const auto known = self.along<ties>();
    for (const auto tie : known) sum += tie.other().get<opinion>();
    const float own = self.get<opinion>();
    self.set<opinion>(own + pull * (sum / static_cast<float>(known.size()) - own));
  }
};

sim::World people(std::uint32_t rows) {
  sim::World w;
  w.add(someone);
  auto& p = w[someone];
  p.settle(rows);
  p.add<wealth>(), p.add<income>(), p.add<opinion>();
  std::vector<sim::Network::Edge> edges;
  edges.reserve(rows * 10ULL);
  for (std::uint32_t i = 0; i < rows; ++i) {
    sim::Rng rng(1, sim::Step{0}, i);
    p.column<wealth>()[i] = rng.uniform(), p.column<income>()[i] = rng.uniform();
    p.column<opinion>()[i] = static_cast<float>(rng.uniform());
    for (std::uint32_t k = 1; k <= 8; ++k) edges.push_back({i, (i + k * k) % rows});  // eight near
    const std::uint32_t far = rng.below(rows - 400) + 200;
    edges.push_back({i, (i + far) % rows});
    edges.push_back({i, (i + far + 101) % rows});
  }
  auto& n = w.add(ties);
  n.build(edges, w[someone], w[someone]);
  return w;
}

double seconds(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// The loop as somebody would write it by hand, over plain arrays, in the same blocks on the same threads.
struct ByHand {
  std::vector<double> wealth, income;
  std::vector<float> opinion, next;
  std::vector<std::uint32_t> offsets, targets;
  explicit ByHand(const sim::World& w) {
    const auto& p = w[someone];
    wealth.assign(p.column<::wealth>().begin(), p.column<::wealth>().end());
    income.assign(p.column<::income>().begin(), p.column<::income>().end());
    opinion.assign(p.column<::opinion>().begin(), p.column<::opinion>().end());
    next = opinion;
    offsets.assign(w[ties].offsets().begin(), w[ties].offsets().end());
    targets.assign(w[ties].targets().begin(), w[ties].targets().end());
  }
  void blocks(const std::function<void(std::size_t, std::size_t)>& body) const {
    const std::size_t rows = wealth.size(), count = (rows + sim::parallel::block_rows - 1) / sim::parallel::block_rows;
    sim::parallel::blocks(count, [&](std::size_t block, std::size_t) {
      body(block * sim::parallel::block_rows, std::min<std::size_t>(rows, (block + 1) * sim::parallel::block_rows));
    });
  }
  void stream() {
    blocks([&](std::size_t begin, std::size_t end) {
      double* const w = wealth.data();
      const double* const i = income.data();
      for (std::size_t row = begin; row < end; ++row) w[row] = w[row] * (1 + 0.01) + i[row];
    });
  }
  void gather() {
    blocks([&](std::size_t begin, std::size_t end) {
      const float* const old = opinion.data();
      float* const fresh = next.data();
      const std::uint32_t *const o = offsets.data(), *const t = targets.data();
      for (std::size_t row = begin; row < end; ++row) {
        float sum = 0;
        for (std::uint32_t e = o[row]; e < o[row + 1]; ++e) sum += old[t[e]];
        fresh[row] = old[row] + 0.25F * (sum / static_cast<float>(o[row + 1] - o[row]) - old[row]);
      }
    });
    opinion.swap(next);
  }
};

template <class P> void against_by_hand(benchmark::State& state, void (ByHand::*by_hand)(), std::uint64_t rows_per_pair, bool same(const sim::World&, const ByHand&)) {
  const auto rows = static_cast<std::uint32_t>(state.range(0));
  const auto threads = static_cast<std::size_t>(state.range(1));
  auto w = people(rows);
  ByHand plain(w);
  const auto runner = sim::runner(P{}, {1, 1}, "bench");
  const sim::Now now{sim::Step{1}, 0, 7};
  const int repeats = std::max(4, static_cast<int>(rows_per_pair / rows));
  const std::function<void()> ours = [&] { runner.compute(w, now), runner.commit(w, now); };
  const std::function<void()> theirs = [&] { (plain.*by_hand)(); };
  std::vector<double> ratios, times;
  sim::parallel::with_threads(threads, [&] {
    ours(), theirs();  // warm, and the gate
    if (!same(w, plain)) return;
    for (auto _ : state) {
      ratios.clear(), times.clear();
      for (int pair = 0; pair < 30; ++pair) {
        double a = 0, b = 0;
        for (int i = 0; i < repeats; ++i) {  // step by step in turn, so that a drift of the machine meets both alike
          if (i % 2 == 0) a += seconds(ours), b += seconds(theirs);
          else b += seconds(theirs), a += seconds(ours);
        }
        ratios.push_back(a / b), times.push_back(a / repeats);
      }
    }
  });
  if (ratios.empty()) return state.SkipWithError("the two results differ: no time is printed");
  std::sort(ratios.begin(), ratios.end());
  std::sort(times.begin(), times.end());
  state.counters["ratio"] = (ratios[14] + ratios[15]) / 2;
  state.counters["low"] = ratios[9];    // 95 % interval of the median of 30: 10th and 21st
  state.counters["high"] = ratios[20];
  state.counters["rows_per_s"] = rows / times[15];
}

bool same_wealth(const sim::World& w, const ByHand& plain) { return std::equal(plain.wealth.begin(), plain.wealth.end(), w[someone].column<wealth>().begin()); }
bool same_opinion(const sim::World& w, const ByHand& plain) { return std::equal(plain.opinion.begin(), plain.opinion.end(), w[someone].column<opinion>().begin()); }

void stream(benchmark::State& state) { against_by_hand<Stream>(state, &ByHand::stream, 80'000'000, same_wealth); }
void gather(benchmark::State& state) { against_by_hand<Gather>(state, &ByHand::gather, 8'000'000, same_opinion); }
}  // namespace

BENCHMARK(stream)->ArgNames({"rows", "threads"})->Args({200'000, 1})->Args({4'000'000, 1})->Args({4'000'000, 2})->Iterations(1)->Unit(benchmark::kMillisecond);
BENCHMARK(gather)->ArgNames({"rows", "threads"})->Args({200'000, 1})->Args({4'000'000, 1})->Args({4'000'000, 2})->Iterations(1)->Unit(benchmark::kMillisecond);
