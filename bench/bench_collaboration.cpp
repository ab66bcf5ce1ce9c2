// bench/bench_collaboration.cpp -- all processes of collaboration on the Sillon Lorrain, week by week.
//
// 1:1, with platform, working groups and every policy of collaboration of the scenario's last strategy. In each step the
// processes of collaboration, knowledge, governance and the commons, and those that count them, are timed together, each
// with its commit; the economy runs between them untimed. The bar: 50 ms for a weekly step on two cores.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "app/preparation.hpp"
#include "models/catalogue.hpp"
#include "models/vocabulary/actor.hpp"
#include "models/vocabulary/group.hpp"
#include "sim/kernel/schedule.hpp"

namespace {

// The counts that collaboration needs; those of firms, citizens and communes are the economy's.
const std::set<std::string, std::less<>> counts{"count_actors", "actor_averages", "count_knowledge", "count_projects", "count_platform", "count_meetings", "count_commons"};

bool belongs(const sim::Entry& entry) {
  const auto over = [&](std::initializer_list<std::string_view> populations) { return std::find(populations.begin(), populations.end(), entry.over) != populations.end(); };
  if (entry.family == "indicators") return over({"actor", "project", "group", "problem", "commons", "capability", "field", "tool"}) || counts.contains(entry.name);
  return entry.family == "collaboration" || entry.family == "knowledge" || entry.family == "commons" || (entry.family == "governance" && entry.name != "public_budget");
}

void collaboration(benchmark::State& state) {
  const auto catalogue = models::catalogue();
  const auto per_mille = state.range(0);  // of the citizens are actors: 15 make some 30,000 actors in all
  auto prepared = app::prepare("scenarios/sillon-lorrain/platform-and-groups.json",
                               {"/territory/scale=1", "/replicates=1", fmt::format("/territory/used/assumptions/engaged_citizens={}", static_cast<double>(per_mille) / 1000)}, catalogue);
  const auto schedule = app::schedules(prepared.plan, catalogue).back();
  for (auto _ : state) {
    auto world = app::settle(prepared.plan).world;
    const double actors = world[models::actor::all].living(), first_ties = world[models::actor::trust].edges();
    std::vector<double> weeks;
    std::map<std::string, double> spent;
    constexpr std::uint32_t steps = 60;
    for (std::uint32_t t = 1; t <= steps; ++t) {
      double week = 0;
      for (const sim::Stage& stage : schedule.due(sim::Step{t}))
        for (const auto& member : stage.members) {
          sim::Stage alone;
          alone.members.push_back(member);
          const auto start = std::chrono::steady_clock::now();
          alone.compute(world), alone.commit(world);
          const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
          if (!belongs(*member.first->entry)) continue;
          week += seconds, spent[std::string(member.first->name)] += seconds;
        }
      for (auto& book : world.bids()) book.offers.clear();
      weeks.push_back(week);
    }
    std::vector<std::pair<double, std::string>> order;
    for (const auto& [name, seconds] : spent) order.emplace_back(seconds, name);
    std::sort(order.rbegin(), order.rend());
    for (const auto& [seconds, name] : order) fmt::print(stderr, "  {:26} {:8.3f} ms a week\n", name, 1e3 * seconds / steps);
    double sum = 0;
    for (const double week : weeks) sum += week;
    std::sort(weeks.begin(), weeks.end());
    state.counters["actors"] = actors;
    state.counters["first_ties"] = first_ties;
    state.counters["last_ties"] = world[models::actor::trust].edges();
    state.counters["groups"] = world[models::group::all].living();
    state.counters["week_mean_ms"] = 1e3 * sum / steps;
    state.counters["week_median_ms"] = 1e3 * weeks[weeks.size() / 2];
    state.counters["week_worst_ms"] = 1e3 * weeks.back();
  }
}

}  // namespace

BENCHMARK(collaboration)->ArgName("engaged_per_mille")->Arg(15)->Iterations(1)->Unit(benchmark::kSecond)->UseRealTime();
