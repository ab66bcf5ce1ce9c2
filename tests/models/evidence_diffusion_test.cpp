// tests/models/evidence_diffusion_test.cpp -- published facts about diffusion: thresholds, cascades, simple and complex contagion, a committed minority.
//
// Facts, sources, tolerances and what came out: docs/methods/evidence.md.
#include <algorithm>
#include <cmath>
#include <vector>

#include "models/graph/generators.hpp"
#include "models/reference/adoption.hpp"
#include "models/reference/classic.hpp"
#include "models/reference/convention.hpp"
#include "tests/catch.hpp"

using namespace models::reference;
namespace graph = models::graph;

namespace {

sim::Scenario scenario(std::string process, std::uint64_t seed) {
  sim::Scenario made;
  made.name = process, made.seed = seed;
  made.clock = {sim::day({2020, 1, 6}), sim::Period::day, 1'000'000};
  made.processes.push_back({process, process, {}, {}, {}, "test", "/processes"});
  return made;
}
std::size_t adopters(const Classic& classic) {
  const auto adopted = classic.world()[adopter::all].column<adopter::adopted>();
  return static_cast<std::size_t>(std::count(adopted.begin(), adopted.end(), true));
}
struct Spread {
  double part = 0;                   // of all who have adopted at the end
  std::uint32_t until_nine_tenths = 0;  // steps; 0 if never
};
Spread spread(sim::World world) {
  Classic classic(std::move(world), scenario("adoption", 1));
  const auto people = static_cast<double>(classic.world()[adopter::all].rows());
  Spread out;
  for (std::size_t before = adopters(classic), step = 1;; ++step) {
    classic.step();
    const std::size_t now = adopters(classic);
    if (out.until_nine_tenths == 0 && now >= 0.9 * people) out.until_nine_tenths = static_cast<std::uint32_t>(step);
    if (now == before) break;
    before = now;
  }
  out.part = static_cast<double>(adopters(classic)) / people;
  return out;
}
std::vector<graph::Edge> everybody(std::uint32_t people) {
  std::vector<graph::Edge> ties;
  for (std::uint32_t i = 0; i < people; ++i)
    for (std::uint32_t j = i + 1; j < people; ++j) ties.push_back({i, j});
  return ties;
}
std::size_t crowd(const std::vector<double>& thresholds) {
  const std::vector<double> none(thresholds.size(), 0);
  return static_cast<std::size_t>(std::lround(spread(settle_adoption(thresholds, none, everybody(static_cast<std::uint32_t>(thresholds.size())), {})).part * static_cast<double>(thresholds.size())));
}
double quantile(double part) {  // of the normal law
  double low = -10, high = 10;
  for (int i = 0; i < 100; ++i) {
    const double middle = (low + high) / 2;
    (0.5 * std::erfc(-middle / std::sqrt(2.0)) < part ? low : high) = middle;
  }
  return low;
}
// A ring where each knows its eight nearest, ties led elsewhere with chance `rewired`; one and all it knows have adopted.
Spread contagion(double sources, double rewired, std::uint64_t seed) {
  constexpr std::uint32_t people = 1000;
  const auto ties = graph::small_world(graph::numbered(people), {8, rewired}, sim::luck_key(seed, 0, "ties"));
  sim::Rng rng(sim::luck_key(seed, 0, "first"), sim::Step{0}, 1);
  const std::uint32_t one = rng.below(people);
  std::vector<std::uint32_t> first{one};
  for (const auto& tie : ties)
    if (tie.from == one || tie.to == one) first.push_back(tie.from == one ? tie.to : tie.from);
  return spread(settle_adoption(std::vector<double>(people, sources), std::vector<double>(people, 0), ties, first));
}

}  // namespace

TEST_CASE("a crowd with thresholds 0 to 99 all joins, and one changed threshold leaves one alone", "[evidence][diffusion]") {
  std::vector<double> thresholds(100);
  for (std::size_t i = 0; i < 100; ++i) thresholds[i] = static_cast<double>(i);
  CHECK(crowd(thresholds) == 100);
  thresholds[1] = 2;
  CHECK(crowd(thresholds) == 1);
}

TEST_CASE("with normal thresholds of mean 25 the crowd jumps from a handful to all near a deviation of 12.2", "[evidence][diffusion]") {
  // Granovetter 1978, N = 100, thresholds at the law's own quantiles: his curve is that of the law, not of one draw.
  double jump = 0;
  std::size_t before = 0, after = 0;
  for (int tenth = 80; tenth <= 160; ++tenth) {
    std::vector<double> thresholds(100);
    for (std::size_t i = 0; i < 100; ++i) thresholds[i] = 25 + tenth / 10.0 * quantile((static_cast<double>(i) + 0.5) / 100);
    const std::size_t joined = crowd(thresholds);
    if (joined > 50 && jump == 0) jump = tenth / 10.0, after = joined;
    if (jump == 0) before = joined;
  }
  INFO("jumps at " << jump << " from " << before << " to " << after);
  CHECK(std::abs(jump - 12.2) < 0.7);
  CHECK(before <= 10);
  CHECK(after >= 95);
}

TEST_CASE("one source is enough: a random network is faster than a clustered one of the same degree", "[evidence][diffusion]") {
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    const Spread ring = contagion(1, 0, seed), random = contagion(1, 1, seed);
    CHECK(ring.part == 1);
    CHECK(random.part > 0.99);
    CHECK(random.until_nine_tenths * 5 < ring.until_nine_tenths);
  }
}

TEST_CASE("where two or three sources are needed the clustered network goes further, the ranking reversed", "[evidence][diffusion]") {
  // Centola and Macy 2007: what spreads fast by weak ties may not spread by them at all.
  for (const double sources : {2.0, 3.0}) {
    double ring = 0, random = 0;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) ring += contagion(sources, 0, seed).part / 20, random += contagion(sources, 1, seed).part / 20;
    INFO(sources << " sources: ring " << ring << ", random " << random);
    CHECK(ring == Catch::Approx(1));
    if (sources == 3) CHECK(random < 0.2);
    CHECK(ring > random);
  }
}

TEST_CASE("global cascades start from one only where people know neither too few nor too many", "[evidence][diffusion]") {
  // Watts 2002: threshold 0.18, random networks; the window of mean degrees is about 1 to 6.
  constexpr std::uint32_t people = 2000, tries = 40;
  const auto often = [&](double degree) {
    double large = 0;
    for (std::uint64_t seed = 1; seed <= tries; ++seed) {
      const auto ties = graph::erdos_renyi(graph::numbered(people), degree / (people - 1), sim::luck_key(seed, 0, "ties"));
      sim::Rng rng(sim::luck_key(seed, 0, "first"), sim::Step{0}, 1);
      const std::vector<std::uint32_t> first{rng.below(people)};
      large += spread(settle_adoption(std::vector<double>(people, 1), std::vector<double>(people, 0.18), ties, first)).part > 0.1 ? 1.0 / tries : 0;
    }
    return large;
  };
  const double below = often(0.5), inside = often(3), high = often(5), above = often(9);
  INFO("0.5: " << below << ", 3: " << inside << ", 5: " << high << ", 9: " << above);
  CHECK(below == 0);
  CHECK(inside > 0.5);
  CHECK(high > 0.1);
  CHECK(above < 0.05);
}

TEST_CASE("a committed minority overturns a convention above about a quarter, not below a fifth", "[evidence][diffusion]") {
  // Centola et al. 2018: memory of 12 partners; those who are not committed and use the new word after 200 rounds.
  const auto turned = [](std::uint32_t committed, std::uint64_t seed) {
    constexpr std::uint32_t people = 200;
    Classic talk(settle_convention(people, committed), scenario("convention", seed));
    for (int round = 0; round < 200; ++round) talk.step();
    const auto heard = talk.world()[speaker::all].column<speaker::heard>();
    double with = 0;
    for (std::uint32_t i = committed; i < people; ++i) with += std::popcount(heard[i]) > 6 ? 1 : 0;
    return with / (people - committed);
  };
  double at_fifteen = 0, at_twenty = 0, at_thirty = 0, at_thirty_five = 0;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    at_fifteen += turned(30, seed) / 20, at_twenty += turned(40, seed) / 20;
    at_thirty += turned(60, seed) / 20, at_thirty_five += turned(70, seed) / 20;
  }
  double tips = 0;  // the least part, in hundredths, at which most of ten runs have turned
  for (std::uint32_t part = 15; part <= 35 && tips == 0; ++part) {
    int most = 0;
    for (std::uint64_t seed = 1; seed <= 10; ++seed) most += turned(2 * part, seed) > 0.5 ? 1 : 0;
    if (most > 5) tips = part / 100.0;
  }
  CHECK(std::abs(tips - 0.25) <= 0.05);
  INFO("tips at " << tips << "; 15 %: " << at_fifteen << ", 20 %: " << at_twenty << ", 30 %: " << at_thirty << ", 35 %: " << at_thirty_five);
  CHECK(at_fifteen < 0.05);
  CHECK(at_twenty < 0.2);
  CHECK(at_thirty > 0.8);
  CHECK(at_thirty_five > 0.95);
}
