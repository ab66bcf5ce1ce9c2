// bench/bench_classics.cpp -- the classics of the public comparison through the kernel against the same models by hand.
//
// Each first passes its gate over 200 seeds, and so does the loop by hand; what does not prints no time. Then the two run in
// turn: `ratio` is the median of 30 pairs of times of stepping with its 95 % interval, measured again (three times at most)
// while that is wider than 5 %; `with_settling` is the same with the making of the world.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <cmath>
#include <cstdio>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "bench/classics/gates.hpp"
#include "bench/classics/ours.hpp"
#include "bench/classics/pairs.hpp"
#include "bench/classics/plain_epidemic.hpp"
#include "bench/classics/plain_flocking.hpp"
#include "bench/classics/plain_forest_fire.hpp"
#include "bench/classics/plain_schelling.hpp"
#include "bench/classics/plain_sorted_flocking.hpp"
#include "bench/classics/plain_wolf_sheep.hpp"
#include "models/reference/bird.hpp"
#include "sim/kernel/parallel.hpp"

namespace {

using namespace bench::classics;
using namespace models::reference;

// Says why a gate is not passed.
bool passes(benchmark::State& state, const Verdict& verdict) {
  for (const std::string& failure : verdict.failures) fmt::print(stderr, "{}\n", failure);
  if (!verdict.passed()) state.SkipWithError("the gate is not passed: no time is printed");
  return verdict.passed();
}

void report(benchmark::State& state, const Ratio& ratio, std::uint32_t steps) {
  state.counters["ratio"] = ratio.median;
  state.counters["low"] = ratio.low;
  state.counters["high"] = ratio.high;
  state.counters["attempts"] = ratio.attempt;
  state.counters["ms"] = 1e3 * ratio.ours;
  state.counters["ms_by_hand"] = 1e3 * ratio.plain;
  state.counters["steps"] = steps;
}

// `ours(seed)` and `plain(seed)` make models; a pair is `repeats` whole runs of each, of other seeds in each pair.
template <class Ours, class Plain> void whole_runs(benchmark::State& state, Ours ours, Plain plain, std::uint32_t steps, int repeats) {
  const auto run = [&](auto make, bool settling) {
    return [=](int pair) {
      double sum = 0;
      for (int i = 0; i < repeats; ++i) {
        using Model = decltype(make(1));
        std::optional<Model> model;
        const auto settle = [&] { model.emplace(make(static_cast<std::uint64_t>(pair * repeats + i + 1))); };
        const auto step = [&] {
          for (std::uint32_t s = 0; s < steps; ++s) model->step();
        };
        const double settled = seconds(settle);
        sum += seconds(step) + (settling ? settled : 0);
      }
      return sum / repeats;
    };
  };
  for (auto _ : state) {
    report(state, in_turn(run(ours, false), run(plain, false)), steps);
    state.counters["with_settling"] = in_turn(run(ours, true), run(plain, true)).median;
  }
}

// Gate of both, then times, on one thread: a turn is sequential by nature.
template <class Ours, class Plain, class Observe>
void classic(benchmark::State& state, std::string_view name, Gate gate, Ours ours, Plain plain, Observe observe, std::uint32_t steps, int repeats) {
  sim::parallel::with_threads(1, [&] {
    if (!passes(state, judge(fmt::format("{} by hand", name), gate, [&](std::uint64_t seed) { return observe(plain(seed)); }))) return;
    if (!passes(state, judge(name, gate, [&](std::uint64_t seed) { return observe(ours(seed)); }))) return;
    whole_runs(state, ours, plain, steps, repeats);
  });
}

void schelling_runs(benchmark::State& state, SchellingSize size, Gate gate, int repeats) {
  classic(state, "schelling", gate, [=](std::uint64_t seed) { return OurSchelling(size, seed); },
          [=](std::uint64_t seed) { return PlainSchelling(size, seed); },
          [=](auto model) { return observe_schelling(std::move(model), size); }, size.steps, repeats);
}
void flocking_runs(benchmark::State& state, FlockingSize size, Gate gate, int repeats) {
  classic(state, "flocking", gate, [=](std::uint64_t seed) { return OurFlocking(size, {}, seed); },
          [=](std::uint64_t seed) { return PlainFlocking(size, {}, seed); },
          [=](auto model) { return observe_flocking(std::move(model), size); }, size.steps, repeats);
}
void wolf_sheep_runs(benchmark::State& state, WolfSheepSize size, WolfSheepRules rules, Gate gate, int repeats) {
  classic(state, "wolf_sheep", gate, [=](std::uint64_t seed) { return OurWolfSheep(size, rules, seed); },
          [=](std::uint64_t seed) { return PlainWolfSheep(size, rules, seed); },
          [=](auto model) { return observe_wolf_sheep(std::move(model), size, rules); }, size.steps, repeats);
}
void forest_fire_runs(benchmark::State& state, ForestFireSize size, Gate gate, int repeats) {
  classic(state, "forest_fire", gate, [=](std::uint64_t seed) { return OurForestFire(size, seed); },
          [=](std::uint64_t seed) { return PlainForestFire(size, seed); },
          [=](auto model) { return observe_forest_fire(std::move(model), size); }, size.steps, repeats);
}

// ---- all birds at once: nothing is drawn, so results are compared, not their statistics

using Birds = std::vector<PlainSortedFlocking::Bird>;

Birds birds_of(const sim::World& world) {  // in order of their ids
  const auto& all = world[bird::all];
  Birds birds(all.rows());
  for (std::uint32_t row = 0; row < all.rows(); ++row)
    birds[all.ids()[row] - 1] = {all.column<bird::x>()[row], all.column<bird::y>()[row], all.column<bird::vx>()[row], all.column<bird::vy>()[row]};
  return birds;
}
double farthest(const Birds& a, const Birds& b, double side) {
  double most = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    most = std::max({most, std::abs(std::remainder(a[i].x - b[i].x, side)), std::abs(std::remainder(a[i].y - b[i].y, side)),
                     std::abs(a[i].vx - b[i].vx), std::abs(a[i].vy - b[i].vy)});
  return most;
}

void sorted_flocking_runs(benchmark::State& state) {
  sim::parallel::with_threads(1, [&] {
    const FlockingSize few{330, 15, 2000, 20};
    Classic small = sorted_flocking(few, {}, 1);
    Birds naive = birds_of(small.world());
    PlainSortedFlocking small_by_hand(few, {}, naive);
    for (std::uint32_t step = 0; step < few.steps; ++step) small.step(), small_by_hand.step(), naive_flocking_step(naive, few, {});
    if (farthest(birds_of(small.world()), naive, few.side) > 1e-9 || farthest(small_by_hand.birds(), naive, few.side) > 1e-9)
      return state.SkipWithError("not the naive step: no time is printed");

    const FlockingSize& size = flocking_million;
    Classic ours = sorted_flocking(size, {}, 1);
    PlainSortedFlocking plain(size, {}, birds_of(ours.world()));
    for (int step = 0; step < 2; ++step) ours.step(), plain.step();
    if (farthest(birds_of(ours.world()), plain.birds(), size.side) > 1e-9) return state.SkipWithError("a million birds fly elsewhere: no time is printed");
    for (auto _ : state) {
      const Ratio ratio = in_turn([&](int) { return seconds([&] { ours.step(); }); }, [&](int) { return seconds([&] { plain.step(); }); });
      report(state, ratio, 1);
      state.counters["birds_per_s"] = size.birds / ratio.ours;
    }
  });
}

// ---- the epidemic

Statistic mixed_statistic(std::size_t i, const std::vector<std::pair<double, double>>& course) {
  constexpr std::uint32_t days[]{20, 40, 60, 120};
  const auto [infectious, ever] = course[days[i / 2] - 1];
  return {i % 2 == 0 ? "infectious, against the mean field" : "ever infected, against the mean field", i % 2 == 0 ? infectious : ever,
          gates::epidemic_mixed_deviations[i]};
}

bool epidemic_passes(benchmark::State& state) {
  const auto ours = [](const EpidemicSize& size) { return [&size](std::uint64_t seed) { return observe_epidemic(OurEpidemic(size, {}, seed), size); }; };
  const auto plain = [](const EpidemicSize& size) {
    return [&size](std::uint64_t seed) { return observe_epidemic(PlainEpidemic(size, {}, small_world(size.people, size.ties, EpidemicRule{}.rewired, seed), seed), size); };
  };
  std::vector<Statistic> mixed;
  const auto course = mean_field(epidemic_mixed, {});
  for (std::size_t i = 0; i < 8; ++i) mixed.push_back(mixed_statistic(i, course));
  return passes(state, judge("epidemic by hand", gates::epidemic_town, plain(epidemic_town))) &&
         passes(state, judge("epidemic", gates::epidemic_town, ours(epidemic_town))) &&
         passes(state, judge("well mixed epidemic by hand", mixed, plain(epidemic_mixed))) &&
         passes(state, judge("well mixed epidemic", mixed, ours(epidemic_mixed)));
}

// A pair is one day, from day 46 to 75: around the peak.
template <class Plain> void epidemic_days(benchmark::State& state) {
  sim::parallel::with_threads(1, [&] {
    if (!epidemic_passes(state)) return;
    const EpidemicSize& size = epidemic_million;
    for (auto _ : state) {
      Ratio ratio;
      for (int attempt = 1; attempt <= attempts && (attempt == 1 || ratio.width() > widest); ++attempt) {
        OurEpidemic ours(size, {}, static_cast<std::uint64_t>(attempt));
        Plain plain(size, {}, ours.ties(), static_cast<std::uint64_t>(attempt));
        for (int day = 0; day < 45; ++day) ours.step(), plain.step();
        ratio = in_turn_once([&](int) { return seconds([&] { ours.step(); }); }, [&](int) { return seconds([&] { plain.step(); }); });
        ratio.attempt = attempt;
      }
      report(state, ratio, 1);
      state.counters["person_days_per_s"] = size.people / ratio.ours;
    }
  });
}

}  // namespace

BENCHMARK_CAPTURE(schelling_runs, small, schelling_small, gates::schelling_small, 20)->Name("classics/schelling/small")->Iterations(1);
BENCHMARK_CAPTURE(schelling_runs, large, schelling_large, gates::schelling_large, 3)->Name("classics/schelling/large")->Iterations(1);
BENCHMARK_CAPTURE(flocking_runs, small, flocking_small, gates::flocking_small, 5)->Name("classics/flocking/small")->Iterations(1);
BENCHMARK_CAPTURE(flocking_runs, large, flocking_large, gates::flocking_large, 1)->Name("classics/flocking/large")->Iterations(1);
BENCHMARK_CAPTURE(wolf_sheep_runs, small, wolf_sheep_small, WolfSheepRules::agents_jl, gates::wolf_sheep_agents_jl_small, 20)->Name("classics/wolf_sheep/agents_jl/small")->Iterations(1);
BENCHMARK_CAPTURE(wolf_sheep_runs, large, wolf_sheep_large, WolfSheepRules::agents_jl, gates::wolf_sheep_agents_jl_large, 2)->Name("classics/wolf_sheep/agents_jl/large")->Iterations(1);
BENCHMARK_CAPTURE(wolf_sheep_runs, small_declared, wolf_sheep_small, WolfSheepRules::declared, gates::wolf_sheep_declared_small, 20)->Name("classics/wolf_sheep/declared/small")->Iterations(1);
BENCHMARK_CAPTURE(wolf_sheep_runs, large_declared, wolf_sheep_large, WolfSheepRules::declared, gates::wolf_sheep_declared_large, 2)->Name("classics/wolf_sheep/declared/large")->Iterations(1);
BENCHMARK_CAPTURE(forest_fire_runs, small, forest_fire_small, gates::forest_fire_small, 50)->Name("classics/forest_fire/small")->Iterations(1);
BENCHMARK_CAPTURE(forest_fire_runs, large, forest_fire_large, gates::forest_fire_large, 20)->Name("classics/forest_fire/large")->Iterations(1);
BENCHMARK(sorted_flocking_runs)->Name("classics/sorted_flocking/million")->Iterations(1);
BENCHMARK(epidemic_days<PlainEpidemic>)->Name("classics/epidemic/million")->Iterations(1);
// The same law by another way that cannot be told in parallel: only the infectious look.
BENCHMARK(epidemic_days<PlainEpidemicFromTheSick>)->Name("classics/epidemic/million_from_the_sick")->Iterations(1);
