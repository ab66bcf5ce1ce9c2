// bench/bench_scaling.cpp -- time against threads and against size: the epidemic, flocking all at once, a gather from ties.
//
// `threads`: a million agents on 1, 2, ... cores, a step on each in turn, so that a drift of the machine meets all alike; every
// number of threads must end with the same state. `size`: nanoseconds per agent and step from ten thousand to ten million
// agents; `linear` is that figure over the one at a hundred thousand.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <thread>
#include <vector>

#include "bench/classics/pairs.hpp"
#include "models/reference/bird.hpp"
#include "models/reference/classic.hpp"
#include "models/reference/epidemic.hpp"
#include "sim/kernel/parallel.hpp"

namespace {

using namespace models::reference;
using bench::classics::seconds;

std::uint64_t digest(const sim::World& world) {  // of every column, in order of rows
  std::uint64_t all = 1;
  for (const sim::Population& population : world.populations())
    for (const sim::Column& column : population.columns())
      for (std::size_t at = 0; at + 8 <= column.info.size * population.rows(); at += 8) {
        std::uint64_t word;
        std::memcpy(&word, column.front.data() + at, 8);
        all = sim::mix(all, word);
      }
  return all;
}

double middle(std::vector<double> some) {
  std::sort(some.begin(), some.end());
  return some[some.size() / 2];
}

EpidemicSize people(std::uint32_t count) { return {count, 12, 4, std::max(1U, count / 100), 60}; }
FlockingSize birds(std::uint32_t count) {  // at the density of the large flock
  const double across = std::round(std::sqrt(count / 4.0));
  return {15 * across, 15, count, 10};
}

Classic epidemic_of(std::uint32_t count) { return epidemic(people(count), {}, 1); }
Classic flock_of(std::uint32_t count) { return sorted_flocking(birds(count), {}, 1); }

void threads(benchmark::State& state, Classic (*make)(std::uint32_t)) {
  const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
  const Classic start = [&] {
    Classic classic = make(1'000'000);
    sim::parallel::with_threads(cores, [&] { classic.step(); });
    return classic;
  }();
  std::vector<Classic> classics;
  for (std::size_t count = 1; count <= cores; ++count) classics.push_back(start.fork());
  for (auto _ : state) {
    std::vector<std::vector<double>> times(cores);
    for (int step = 0; step < 15; ++step)
      for (std::size_t i = 0; i < cores; ++i)
        sim::parallel::with_threads(i + 1, [&] { times[i].push_back(seconds([&] { classics[i].step(); })); });
    for (std::size_t i = 1; i < cores; ++i)
      if (digest(classics[i].world()) != digest(classics[0].world())) return state.SkipWithError("another state on another number of threads: no time is printed");
    state.counters["ms_on_1"] = 1e3 * middle(times[0]);
    for (std::size_t i = 1; i < cores; ++i) state.counters["speedup_on_" + std::to_string(i + 1)] = middle(times[0]) / middle(times[i]);
  }
}

void size(benchmark::State& state, Classic (*make)(std::uint32_t), std::vector<std::uint32_t> sizes) {
  sim::parallel::with_threads(1, [&] {
    for (auto _ : state) {
      double unit = 0;
      for (const std::uint32_t count : sizes) {
        Classic classic = make(count);
        classic.step();
        std::vector<double> times;
        for (int step = 0; step < 9; ++step) times.push_back(seconds([&] { classic.step(); }));
        const double nanoseconds = 1e9 * middle(times) / count;
        if (count == 100'000) unit = nanoseconds;
        state.counters["ns_at_1e" + std::to_string(static_cast<int>(std::log10(count)))] = nanoseconds;
        if (count == sizes.back()) state.counters["linear"] = nanoseconds / unit;
      }
    }
  });
}

// ---- a gather: the mean of what one's ties think

inline constexpr sim::ColumnKey<float> opinion{person::all, "opinion", sim::unit::one, {"gathered", "lu chez les voisins"}};

struct Gather {
  static constexpr std::string_view name = "gather";
  static constexpr sim::Text meaning{"mean of the ties", "moyenne des liens"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<person::all, sim::Along<person::ties>, sim::Read<opinion>, sim::Update<opinion>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    float sum = 0;
    const auto known = self.along<person::ties>();
    for (const auto tie : known) sum += tie.other().get<opinion>();
    if (!known.empty()) self.set<opinion>(self.get<opinion>() + 0.25F * (sum / static_cast<float>(known.size()) - self.get<opinion>()));
  }
};

Classic gather_of(std::uint32_t count) {
  sim::World world = settle_epidemic(people(count), {}, 1);
  world[person::all].add<opinion>();
  for (std::uint32_t row = 0; row < count; ++row) world[person::all].column<opinion>()[row] = static_cast<float>(row % 1000) / 1000;
  sim::Catalogue catalogue;
  catalogue.add<Gather>("bench");
  sim::Scenario scenario;
  scenario.name = "gather", scenario.seed = 1;
  scenario.clock = {sim::day({2020, 1, 6}), sim::Period::day, 60};
  scenario.processes.push_back({"gather", "gather", {}, {}, {}, "bench", "/processes"});
  return {std::move(world), std::move(scenario), std::move(catalogue)};
}

}  // namespace

BENCHMARK_CAPTURE(threads, epidemic, epidemic_of)->Name("scaling/threads/epidemic")->Iterations(1);
BENCHMARK_CAPTURE(threads, flock, flock_of)->Name("scaling/threads/sorted_flocking")->Iterations(1);
BENCHMARK_CAPTURE(threads, gather, gather_of)->Name("scaling/threads/gather")->Iterations(1);
BENCHMARK_CAPTURE(size, epidemic, epidemic_of, {10'000, 100'000, 1'000'000, 10'000'000})->Name("scaling/size/epidemic")->Iterations(1);
BENCHMARK_CAPTURE(size, gather, gather_of, {10'000, 100'000, 1'000'000, 10'000'000})->Name("scaling/size/gather")->Iterations(1);
BENCHMARK_CAPTURE(size, flock, flock_of, {10'000, 100'000, 1'000'000})->Name("scaling/size/sorted_flocking")->Iterations(1);
