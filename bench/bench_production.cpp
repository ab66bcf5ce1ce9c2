// bench/bench_production.cpp -- a day of firms that supply each other: orders, production, deliveries, evening; twenty suppliers each.
//
// Firm-days per second on one thread, from a thousand to a million firms, and how that grows with firms and with links. A
// world that does not stay at its equilibrium, to the cent, prints no time. Suppliers are near (rows are sorted by region, as a
// run sorts them by commune) or anywhere.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

#include "models/catalogue.hpp"
#include "models/reference/supply_chain.hpp"
#include "sim/kernel/agent.hpp"
#include "sim/kernel/parallel.hpp"
#include "sim/kernel/simulation.hpp"

namespace {

using namespace models;

sim::Scenario days(std::uint32_t steps) {
  sim::Scenario out;
  out.clock = {sim::day({2020, 1, 6}), sim::Period::day, steps};
  for (const char* process : {"input_orders", "production", "input_deliveries", "close_day"}) {
    sim::Instance one;
    one.process = one.name = process;
    out.processes.push_back(one);
  }
  return out;
}

double total_made(const sim::World& world) {
  double sum = 0;
  for (const double made : world[firm::all].column<firm::made>()) sum += made;
  return sum;
}

struct Measured {
  double nanoseconds = 0;  // of a firm and day, the median day
  double bytes = 0;        // of the columns and edges of a firm that a day touches
  bool good = false;
};
Measured measure(std::uint32_t firms, std::uint32_t suppliers, std::size_t threads, bool near, bool shaken) {
  reference::SupplyChain shape;
  shape.firms = firms, shape.suppliers = suppliers;
  if (near) shape.regions = std::max(1U, firms / 1000), shape.local = 0.8;  // four in five suppliers among the thousand firms around
  sim::World world = reference::supply_chain(shape);
  world.sort(firm::all, &firm::place);
  const double before = total_made(world);
  const auto known = models::catalogue();
  const std::uint32_t steps = firms >= 300'000 ? 12 : firms >= 30'000 ? 30 : 300;
  const auto scenario = days(steps + 2);
  const auto schedule = sim::Schedule::build(scenario, known);
  if (shaken)  // a tenth loses half its capital: nothing is at rest
    for (std::uint32_t f = 0; f < firms; f += 10) world[firm::all].column<firm::damage>()[f] = world[firm::all].column<firm::base_output>()[f] * 52.18;
  std::vector<double> times;
  sim::parallel::with_threads(threads, [&] {
    for (std::uint32_t t = 1; t <= steps + 2; ++t) {
      const auto start = std::chrono::steady_clock::now();
      sim::advance(world, schedule, scenario, sim::Step{t});
      if (t > 2) times.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
  });
  std::nth_element(times.begin(), times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2), times.end());
  const double links = static_cast<double>(world[firm::supply].edges());
  return {times[times.size() / 2] / firms * 1e9, 260 + 25.0 * shape.products + 2 * 17.0 * links / firms,
          shaken ? total_made(world) < 0.99 * before : std::abs(total_made(world) - before) < 0.005};
}

void production(benchmark::State& state) {
  for (auto _ : state) {
    std::printf("\nfirms that supply each other, a day: orders, production, deliveries, evening\n");
    std::printf("%9s %9s %9s %8s %8s %16s %22s\n", "firms", "suppliers", "where", "threads", "state", "ns per firm-day", "million firm-days/s");
    for (const auto& [near, shaken] : {std::pair{true, false}, {false, false}, {true, true}})
      for (const auto& [firms, suppliers] : {std::pair{1'000U, 4U}, {10'000U, 4U}, {100'000U, 4U}, {1'000'000U, 4U}, {100'000U, 1U}, {100'000U, 2U}, {100'000U, 8U}})
        for (const std::size_t threads : {1U, 2U}) {
          const Measured m = measure(firms, suppliers, threads, near, shaken);
          if (!m.good) {
            state.SkipWithError("the world did not do what it must; no time is printed");
            return;
          }
          std::printf("%9u %9u %9s %8zu %8s %16.0f %22.2f\n", firms, suppliers * 5, near ? "near" : "anywhere", threads, shaken ? "shaken" : "at rest", m.nanoseconds, 1e3 / m.nanoseconds);
          std::fflush(stdout);
        }
  }
}
BENCHMARK(production)->Iterations(1)->Unit(benchmark::kSecond);

}  // namespace
