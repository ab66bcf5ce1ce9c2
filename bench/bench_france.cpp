// bench/bench_france.cpp -- all of France at a part of its size: settling, memory, a weekly step and each process in it.
//
// `france/percent:100` is the whole country: it wants 17 GB of free memory and is skipped without. Processes are timed one
// by one, stage by stage, each with its commit, in two of the steps; the others run as they are. Beside each time stands that
// of the processor over all threads: on a machine that is busy with other work it is the one to read.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "app/preparation.hpp"
#include "models/catalogue.hpp"
#include "models/vocabulary/citizen.hpp"
#include "models/vocabulary/firm.hpp"
#include "sim/kernel/parallel.hpp"
#include "sim/kernel/schedule.hpp"

namespace {

struct Spent {
  double seconds = 0, processor = 0;
};
class Watch {
 public:
  Spent spent() const {
    return {std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count(), static_cast<double>(std::clock() - processor_) / CLOCKS_PER_SEC};
  }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  std::clock_t processor_ = std::clock();
};

double status_gib(const std::string& name) {  // a line of /proc/self/status, which counts KiB
  std::ifstream file("/proc/self/status");
  for (std::string line; std::getline(file, line);)
    if (line.rfind(name + ":", 0) == 0) return std::stod(line.substr(name.size() + 1)) / 1048576;
  return 0;
}
double available_gib() {
  std::ifstream file("/proc/meminfo");
  for (std::string line; std::getline(file, line);)
    if (line.rfind("MemAvailable:", 0) == 0) return std::stod(line.substr(13)) / 1048576;
  return 0;
}

void run_steps(sim::World& world, const sim::Schedule& schedule, std::uint32_t steps, std::vector<Spent>& weeks, std::map<std::string, Spent>& spent) {
  for (std::uint32_t t = 1; t <= steps; ++t) {
    const bool apart = t == 1 || t == 6;  // two steps are taken apart, one of them the first of a month; the others run as they are
    const Watch week;
    for (const sim::Stage& stage : schedule.due(sim::Step{t})) {
      if (!apart) {
        stage.compute(world), stage.commit(world);
        continue;
      }
      for (const auto& member : stage.members) {
        sim::Stage alone;
        alone.members.push_back(member);
        const Watch watch;
        alone.compute(world), alone.commit(world);
        spent[fmt::format("{} {}", t, member.first->name)] = watch.spent();
      }
    }
    for (auto& book : world.bids()) book.offers.clear();
    weeks.push_back(week.spent());
  }
}

void france(benchmark::State& state) {
  const auto percent = state.range(0);
  if (const double wanted = 0.17 * static_cast<double>(percent); available_gib() < wanted)
    return state.SkipWithError(fmt::format("{:.1f} GiB of free memory, {:.1f} wanted", available_gib(), wanted).c_str());
  const auto catalogue = models::catalogue();
  auto prepared = app::prepare("scenarios/france/weekly.json", {fmt::format("/territory/scale={}", 0.01 * static_cast<double>(percent))}, catalogue);
  const auto schedule = app::schedules(prepared.plan, catalogue).front();
  for (auto _ : state) {
    const Watch watch;
    sim::World world;
    std::size_t statements = 0;
    {
      auto settled = app::settle(prepared.plan);
      world = std::move(settled.world);
      statements = settled.statements.size();
      if (percent < 100)
        for (const auto& one : settled.statements)
          if (one.place == "FR" && one.figure.rfind("assumption", 0) != 0) fmt::print(stderr, "  {:44} {:14.0f} {:14.0f} {}\n", one.figure, one.stated, one.settled, one.imputed ? "imputed" : "");
      for (const auto& [en, fr] : settled.warnings) fmt::print(stderr, "  ! {}\n", en);
    }
    const Spent settling = watch.spent();
    const double peak = status_gib("VmHWM");
    const double people = world[models::citizen::all].living(), bytes = static_cast<double>(world.bytes());
    fmt::print(stderr, "settled in {:.1f} s ({:.1f} s of processors), peak {:.2f} GiB, {} citizens, {} statements\n", settling.seconds, settling.processor, peak, people, statements);
    for (const auto& population : world.populations()) fmt::print(stderr, "  {:14} {:>11} rows   {:7.2f} bytes/citizen\n", population.key().name, population.rows(), static_cast<double>(population.bytes()) / people);
    for (const auto& network : world.networks()) fmt::print(stderr, "  {:14} {:>11} edges  {:7.2f} bytes/citizen\n", network.key().name, network.edges(), static_cast<double>(network.bytes()) / people);

    std::vector<Spent> weeks;
    std::map<std::string, Spent> spent;
    run_steps(world, schedule, prepared.plan.clock.steps, weeks, spent);
    std::vector<std::pair<std::string, Spent>> order(spent.begin(), spent.end());
    std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.second.processor > b.second.processor; });
    for (std::size_t i = 0; i < std::min<std::size_t>(order.size(), 40); ++i)
      fmt::print(stderr, "  {:8.3f} s  {:8.3f} s of processors  step {}\n", order[i].second.seconds, order[i].second.processor, order[i].first);
    for (std::size_t t = 0; t < weeks.size(); ++t) fmt::print(stderr, "  step {}: {:.3f} s, {:.3f} s of processors\n", t + 1, weeks[t].seconds, weeks[t].processor);

    std::sort(weeks.begin(), weeks.end(), [](const Spent& a, const Spent& b) { return a.processor < b.processor; });
    state.counters["citizens"] = people;
    state.counters["settle_s"] = settling.seconds;
    state.counters["settle_processor_s"] = settling.processor;
    state.counters["settle_peak_gib"] = peak;
    state.counters["peak_gib"] = status_gib("VmHWM");
    state.counters["world_bytes_per_citizen"] = bytes / people;
    state.counters["later_world_bytes_per_citizen"] = static_cast<double>(world.bytes()) / people;
    state.counters["step_median_s"] = weeks[weeks.size() / 2].seconds;
    state.counters["step_median_processor_s"] = weeks[weeks.size() / 2].processor;
    state.counters["step_worst_s"] = weeks.back().seconds;
    state.counters["step_worst_processor_s"] = weeks.back().processor;
  }
}

}  // namespace

BENCHMARK(france)->ArgName("percent")->Arg(1)->Arg(10)->Arg(100)->Iterations(1)->Unit(benchmark::kSecond)->UseRealTime();
