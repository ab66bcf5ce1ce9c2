// bench/bench_table.cpp -- a day of an input-output table of 2,000 industries: milliseconds, and bytes of the table per second
// against reading the same bytes once, in turn in the same run. Dense matrix work ends where memory does.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <vector>

#include "bench/table/made.hpp"
#include "sim/kernel/parallel.hpp"

namespace {

double seconds_of(const auto& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// Reads all flows once, in as many pieces as there are rows.
double read_once(const bench::table::Numbers& flows) {
  std::vector<double> sums(64);
  sim::parallel::blocks(sums.size(), [&](std::size_t block, std::size_t) {
    const std::size_t begin = flows.size() / sums.size() * block, end = flows.size() / sums.size() * (block + 1);
    double lane[8] = {};
    for (std::size_t i = begin; i + 8 <= end; i += 8)
      for (std::size_t l = 0; l < 8; ++l) lane[l] += flows[i + l];
    for (const double one : lane) sums[block] += one;
  });
  double all = 0;
  for (const double one : sums) all += one;
  return all;
}

void table_day(benchmark::State& state, bool alternative) {
  bench::table::Made made(bench::table::large, alternative);
  std::vector<double> days, reads;
  sim::parallel::with_threads(static_cast<std::size_t>(state.range(0)), [&] {
    for (auto _ : state) {
      const double seconds = seconds_of([&] { made.step(); });
      reads.push_back(seconds_of([&] { benchmark::DoNotOptimize(read_once(made.flows())); }));
      days.push_back(seconds);
      state.SetIterationTime(seconds);
    }
  });
  const auto median = [](std::vector<double> some) {
    std::nth_element(some.begin(), some.begin() + static_cast<std::ptrdiff_t>(some.size() / 2), some.end());
    return some[some.size() / 2];
  };
  const double day = median(days), read = median(reads), gigabytes = static_cast<double>(made.bytes()) / 1e9;
  state.counters["ms"] = day * 1e3;
  state.counters["GB/s"] = gigabytes / day;
  state.counters["read_GB/s"] = gigabytes / read;
  state.counters["of_reading"] = read / day;
}

BENCHMARK_CAPTURE(table_day, alternative, true)->Name("table/2000/alternative")->Arg(1)->Arg(2)->ArgName("threads")->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(100);
BENCHMARK_CAPTURE(table_day, fixed, false)->Name("table/2000/fixed")->Arg(1)->Arg(2)->ArgName("threads")->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(100);

}  // namespace
