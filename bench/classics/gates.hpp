// bench/classics/gates.hpp -- what an implementation of a classic must show over 200 seeds before it prints a time.
//
// Mean and standard deviation across seeds of the statistics of each model and size. They come from a sequential C++
// program written from the public declarations, 200 seeds, cross-checked against Mesa 3.2.0 where rules agree. The mean
// over n seeds passes within 4 standard deviations of the difference of two means: 4 sd sqrt(1/n + 1/200).
// Lost species: none in the reference's 200 seeds. The plain loop here, with 10,000 seeds, loses the wolves of the small
// size in 41 (declared) and 1 (Agents.jl): that share is expected, with the deviation of a yes or no.
#pragma once
#include <fmt/format.h>

#include <cmath>
#include <concepts>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/reference/sizes.hpp"

namespace bench::classics {

inline constexpr std::uint32_t gate_seeds = 200, reference_seeds = 200;

struct Statistic {
  std::string_view name;
  double mean, deviation;
};
using Gate = std::span<const Statistic>;

// What a run of each model showed, in the order of its gate; empty when an invariant broke.
using Observed = std::vector<double>;

struct Verdict {
  std::vector<std::string> failures;  // sentences; none: the gate is passed
  std::vector<double> means;
  bool passed() const { return failures.empty(); }
};

// `run(seed)` gives what one run showed.
template <class Run> Verdict judge(std::string_view model, Gate gate, Run run, std::uint32_t seeds = gate_seeds) {
  Verdict verdict;
  verdict.means.resize(gate.size());
  for (std::uint32_t seed = 1; seed <= seeds; ++seed) {
    const Observed seen = run(std::uint64_t{seed});
    if (seen.size() != gate.size()) {
      verdict.failures.push_back(fmt::format("{}: an invariant is broken with seed {}", model, seed));
      return verdict;
    }
    for (std::size_t i = 0; i < gate.size(); ++i) verdict.means[i] += seen[i] / seeds;
  }
  for (std::size_t i = 0; i < gate.size(); ++i) {
    const double allowed = 4 * gate[i].deviation * std::sqrt(1.0 / seeds + 1.0 / reference_seeds);
    if (!(std::abs(verdict.means[i] - gate[i].mean) <= allowed))
      verdict.failures.push_back(fmt::format("{}: {} is {:.5g} over {} seeds; expected {:.5g} within {:.2g}", model, gate[i].name,
                                             verdict.means[i], seeds, gate[i].mean, allowed));
  }
  return verdict;
}

// ---- the gates

namespace gates {
inline constexpr Statistic schelling_small[]{{"moves in step 1", 481.9, 17.5},
                                             {"moves in step 2", 296.7, 14.5},
                                             {"moves in step 3", 213.7, 14.0},
                                             {"moves in step 5", 122, 13},
                                             {"moves in step 10", 32.8, 7.1},
                                             {"moves in step 20", 2.3, 1.7},
                                             {"moves in 20 steps", 1671, 108},
                                             {"share of happy agents at the end", 0.9982, 0.0014},
                                             {"share of the own group among neighbours at the end", 0.874, 0.0125}};
inline constexpr Statistic schelling_large[]{{"moves in step 1", 1892, 41},
                                             {"moves in step 2", 1214, 39},
                                             {"moves in step 3", 925, 36},
                                             {"moves in step 5", 555, 33},
                                             {"moves in step 10", 142, 25},
                                             {"moves in step 20", 4.2, 5.4},
                                             {"moves in 20 steps", 7004, 245},
                                             {"share of happy agents at the end", 0.99965, 0.0005},
                                             {"share of the own group among neighbours at the end", 0.831, 0.011}};
inline constexpr Statistic flocking_small[]{{"order at step 10", 0.077, 0.038},
                                            {"order at step 50", 0.140, 0.069},
                                            {"order at step 100", 0.222, 0.109},
                                            {"mean neighbours at step 100", 4.05, 0.46}};
inline constexpr Statistic flocking_large[]{{"order at step 10", 0.052, 0.028},
                                            {"order at step 50", 0.070, 0.034},
                                            {"order at step 100", 0.138, 0.072},
                                            {"mean neighbours at step 100", 51.5, 8.9}};
inline constexpr Statistic wolf_sheep_agents_jl_small[]{{"sheep at step 50", 81.5, 19.7},    {"wolves at step 50", 36.9, 11.3},
                                                        {"sheep at step 100", 86.1, 20.5},   {"wolves at step 100", 35.9, 11.3},
                                                        {"grass at step 100", 0.396, 0.072}, {"turns of animals", 12'208, 496},
                                                        {"runs that lose a species", 0.0001, 0.02}};
inline constexpr Statistic wolf_sheep_agents_jl_large[]{{"sheep at step 50", 1413, 165},     {"wolves at step 50", 1804, 212},
                                                        {"sheep at step 100", 1416, 169},    {"wolves at step 100", 2498, 226},
                                                        {"grass at step 100", 0.626, 0.029}, {"turns of animals", 427'940, 4319},
                                                        {"runs that lose a species", 0, 0}};
inline constexpr Statistic wolf_sheep_declared_small[]{{"sheep at step 100", 87.4, 17.0}, {"wolves at step 100", 21.4, 9.7}, {"runs that lose a species", 0.0041, 0.064}};
inline constexpr Statistic wolf_sheep_declared_large[]{{"sheep at step 100", 1341, 121}, {"wolves at step 100", 2387, 164}, {"runs that lose a species", 0, 0}};
inline constexpr Statistic forest_fire_small[]{{"burnt share of trees at step 100", 0.734, 0.021}, {"burning trees at step 100", 52, 8.3}};
inline constexpr Statistic forest_fire_large[]{{"burnt share of trees at step 100", 0.1873, 0.0005}, {"burning trees at step 100", 424, 8.9}};
// From 200 seeds of NaiveEpidemic, each on a network of its own; shares of the people. The model without fixed ties is
// judged by the mean-field recursion instead, with the deviations of the naive one.
inline constexpr Statistic epidemic_town[]{{"infectious on day 20", 0.01817, 0.00236}, {"ever infected on day 20", 0.06452, 0.00677},
                                           {"infectious on day 40", 0.07469, 0.00704}, {"ever infected on day 40", 0.30295, 0.02775},
                                           {"infectious on day 60", 0.10890, 0.00380}, {"ever infected on day 60", 0.67412, 0.02398},
                                           {"infectious on day 120", 0.00171, 0.00046}, {"ever infected on day 120", 0.86033, 0.00482}};
inline constexpr double epidemic_mixed_deviations[]{0.00254, 0.00744, 0.00731, 0.02964, 0.00571, 0.01539, 0.00025, 0.00392};
}  // namespace gates

// ---- what is observed, of any implementation that has these words; a broken invariant gives nothing

template <class Model> Observed observe_schelling(Model model, const models::reference::SchellingSize& size) {
  Observed seen;
  double all = 0;
  for (std::uint32_t step = 1; step <= size.steps; ++step) {
    model.step();
    all += model.moves();
    if (step <= 3 || step == 5 || step == 10 || step == 20) seen.push_back(model.moves());
    if (!model.sound()) return {};
  }
  seen.push_back(all), seen.push_back(model.happy_share()), seen.push_back(model.same_group_share());
  return seen;
}

template <class Model> Observed observe_flocking(Model model, const models::reference::FlockingSize& size) {
  Observed seen;
  for (std::uint32_t step = 1; step <= size.steps; ++step) {
    model.step();
    if (!model.sound()) return {};
    if (step == 10 || step == 50 || step == 100) seen.push_back(model.order());
  }
  seen.push_back(model.mean_neighbours());
  return seen;
}

template <class Model>
Observed observe_wolf_sheep(Model model, const models::reference::WolfSheepSize& size, models::reference::WolfSheepRules rules) {
  const bool all = rules == models::reference::WolfSheepRules::agents_jl;
  bool lost = false;
  Observed seen;
  for (std::uint32_t step = 1; step <= size.steps; ++step) {
    if constexpr (requires { model.watched_step(); }) model.watched_step();
    else model.step();
    if (!model.sound()) return {};
    lost = lost || model.sheep() == 0 || model.wolves() == 0;
    if ((all && step == 50) || step == 100) seen.push_back(model.sheep()), seen.push_back(model.wolves());
  }
  if (all) seen.push_back(model.grass_share()), seen.push_back(static_cast<double>(model.activations()));
  seen.push_back(lost ? 1 : 0);
  return seen;
}

template <class Model> Observed observe_forest_fire(Model model, const models::reference::ForestFireSize& size) {
  for (std::uint32_t step = 1; step <= size.steps; ++step) {
    model.step();
    if (!model.sound()) return {};
  }
  return {model.burnt_share(), static_cast<double>(model.burning())};
}

template <class Model> Observed observe_epidemic(Model model, const models::reference::EpidemicSize& size) {
  Observed seen;
  std::uint32_t before = 0;
  for (std::uint32_t day = 1; day <= size.days; ++day) {
    model.step();
    const auto counts = model.counts();
    if (counts.ever_infected < before || counts.infectious > counts.ever_infected) return {};
    before = counts.ever_infected;
    if (day == 20 || day == 40 || day == 60 || day == 120)
      seen.push_back(static_cast<double>(counts.infectious) / size.people), seen.push_back(static_cast<double>(before) / size.people);
  }
  return seen;
}

}  // namespace bench::classics
