// bench/peers/ours.cpp -- our side of the comparison with peers: reads "model size seed" lines, answers "seconds statistic...".
#include <chrono>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "bench/classics/ours.hpp"
#include "bench/table/made.hpp"
#include "sim/kernel/parallel.hpp"

namespace {

using namespace models::reference;
using namespace bench::classics;

template <class Model, class Look> std::vector<double> timed(Model model, std::uint32_t steps, Look look) {
  const auto start = std::chrono::steady_clock::now();
  for (std::uint32_t step = 0; step < steps; ++step) model.step();
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  std::vector<double> all = look(model);
  all.insert(all.begin(), seconds);
  return all;
}

double order_of(const Classic& flock) { return OurFlocking::order(flock.world()); }

std::vector<double> answer(const std::string& model, const std::string& size, std::uint64_t seed) {
  const bool large = size == "large";
  if (model == "schelling") {
    const auto& at = large ? schelling_large : schelling_small;
    std::uint32_t moves = 0;
    OurSchelling ours(at, seed);
    const auto start = std::chrono::steady_clock::now();
    for (std::uint32_t step = 0; step < at.steps; ++step) ours.step(), moves += ours.moves();
    return {std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(), static_cast<double>(moves)};
  }
  if (model == "flocking") {
    const auto& at = large ? flocking_large : flocking_small;
    return timed(OurFlocking(at, {}, seed), at.steps, [](const auto& m) { return std::vector{m.order()}; });
  }
  if (model == "wolf_sheep") {
    const auto& at = large ? wolf_sheep_large : wolf_sheep_small;
    return timed(OurWolfSheep(at, WolfSheepRules::agents_jl, seed), at.steps,
                 [](const auto& m) { return std::vector<double>{double(m.sheep()), double(m.wolves())}; });
  }
  if (model == "forest_fire") {
    const auto& at = large ? forest_fire_large : forest_fire_small;
    return timed(OurForestFire(at, seed), at.steps, [](const auto& m) { return std::vector<double>{m.burnt_share(), double(m.burning())}; });
  }
  if (model == "sorted_flocking") {
    FlockingSize at = size == "million" ? flocking_million : large ? flocking_large : flocking_small;
    if (size == "million") at.steps = 3;
    return timed(sorted_flocking(at, {}, seed), at.steps, [](const Classic& m) { return std::vector{order_of(m)}; });
  }
  if (model == "epidemic") {
    const auto& at = size == "million" ? epidemic_million : epidemic_town;
    return timed(OurEpidemic(at, {}, seed), at.days, [&](const auto& m) { return std::vector<double>{double(m.counts().ever_infected) / at.people}; });
  }
  if (model == "table") return bench::table::run(size == "large" ? bench::table::large : bench::table::small);
  return {};
}

}  // namespace

int main() {
  std::cout.precision(17);
  std::string line;
  sim::parallel::with_threads(1, [&] {  // the peers run on one core
    while (std::getline(std::cin, line)) {
      std::istringstream words(line);
      std::string model, size;
      std::uint64_t seed = 0;
      words >> model >> size >> seed;
      const auto values = answer(model, size, seed);
      if (values.empty()) std::cout << "none";
      for (std::size_t i = 0; i < values.size(); ++i) std::cout << (i > 0 ? " " : "") << values[i];
      std::cout << std::endl;
    }
  });
}
