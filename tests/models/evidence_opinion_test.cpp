// tests/models/evidence_opinion_test.cpp -- published facts about bounded confidence: how many opinions are left, and what the stubborn do.
//
// Deffuant's pairs are the program's own process `discuss`; Hegselmann and Krause's rule is a reference process. Facts,
// sources, tolerances and what came out: docs/methods/evidence.md.
#include <algorithm>
#include <cmath>
#include <vector>

#include "models/opinion/proactivity.hpp"
#include "models/reference/bounded_confidence.hpp"
#include "models/reference/classic.hpp"
#include "tests/catch.hpp"

using namespace models;
using reference::Classic;
namespace thinker = reference::thinker;

namespace {

sim::Scenario scenario(std::string process, sim::Period step, std::uint64_t seed, std::vector<std::pair<std::string, double>> settings) {
  sim::Scenario made;
  made.name = process, made.seed = seed;
  made.clock = {sim::day({2020, 1, 6}), step, 1'000'000};
  sim::Instance instance{process, process, {}, {}, {}, "test", "/processes"};
  for (const auto& [parameter, value] : settings) instance.settings.push_back({parameter, value, "test", "test", "/processes"});
  made.processes.push_back(std::move(instance));
  return made;
}
// Opinions that stand apart by more than `gap`, each held by at least `least` of all; and the widest of all differences.
template <class T> std::vector<double> clusters(std::span<const T> opinions, double gap, double least) {
  std::vector<double> sorted(opinions.begin(), opinions.end()), out;
  std::sort(sorted.begin(), sorted.end());
  for (std::size_t first = 0, i = 1; i <= sorted.size(); ++i)
    if (i == sorted.size() || sorted[i] - sorted[i - 1] > gap) {
      if (static_cast<double>(i - first) >= least * static_cast<double>(sorted.size())) out.push_back((sorted[first] + sorted[i - 1]) / 2);
      first = i;
    }
  return out;
}
std::vector<double> pairs(double confidence, std::uint64_t seed, std::uint32_t people = 1000) {
  sim::World world;
  auto& citizens = world.add(citizen::all);
  citizens.settle(people);
  citizens.add<citizen::proactivity>();
  for (std::uint32_t i = 0; i < people; ++i) citizens.column<citizen::proactivity>()[i] = static_cast<float>(reference::settling_luck(seed, i + 1).uniform());
  sim::Catalogue catalogue;
  catalogue.add<opinion::Discuss>("opinion");
  Classic talk(std::move(world), scenario("discuss", sim::Period::month, seed, {{"confidence", confidence}, {"pull", 0.5}}), std::move(catalogue));
  for (int month = 0; month < 400; ++month) talk.step();
  return clusters(std::span<const float>(talk.world()[citizen::all].column<citizen::proactivity>()), 0.02, 0.05);
}
Classic thinkers(double confidence, std::uint32_t people, std::uint32_t low, std::uint32_t high, std::uint64_t seed, int steps = 200) {
  Classic talk(reference::settle_thinkers(people, low, high, seed), scenario("bounded_confidence", sim::Period::day, seed, {{"confidence", confidence}}));
  for (int step = 0; step < steps; ++step) talk.step();
  return talk;
}
std::span<const double> opinions(const Classic& talk) { return talk.world()[thinker::all].column<thinker::opinion>(); }

}  // namespace

TEST_CASE("drawn pairs end in as many large opinions as 1/(2 epsilon) has wholes, in one from a half on", "[evidence][opinion]") {
  // Deffuant et al. 2000, with mu = 1/2; opinions of at least a twentieth of all are counted. Epsilon = 1/(2k + 1) lies in
  // the middle of the step at which 1/(2 epsilon) rounds down to k.
  for (const auto& [confidence, expected] : std::vector<std::pair<double, double>>{{0.5, 1}, {1.0 / 3, 1}, {1.0 / 5, 2}, {1.0 / 7, 3}, {1.0 / 9, 4}, {1.0 / 11, 5}}) {
    double mean = 0;
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
      const double found = static_cast<double>(pairs(confidence, seed).size());
      if (confidence >= 0.5) CHECK(found == 1);
      CHECK(std::abs(found - expected) <= 1);
      mean += found / 10;
    }
    INFO("epsilon " << confidence << ": " << mean);
    CHECK(std::abs(mean - expected) <= 0.5);
  }
}

TEST_CASE("who listens to all that are near agrees above a confidence of about 0.2", "[evidence][opinion]") {
  // Hegselmann and Krause 2002; Fortunato 2005: about 0.2 for large complete populations. The least at which most of ten
  // populations of 1,000 come to one opinion of at least 95 of 100.
  double threshold = 0;
  for (int hundredth = 10; hundredth <= 35 && threshold == 0; ++hundredth) {
    int agree = 0;
    for (std::uint64_t seed = 1; seed <= 10; ++seed) agree += clusters(opinions(thinkers(hundredth / 100.0, 1000, 0, 0, seed, 100)), 0.02, 0.95).size() == 1 ? 1 : 0;
    if (agree > 5) threshold = hundredth / 100.0;
  }
  INFO("threshold " << threshold);
  CHECK(threshold >= 0.18);
  CHECK(threshold <= 0.28);
}

TEST_CASE("below that confidence opinions stay apart", "[evidence][opinion]") {
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    CHECK(clusters(opinions(thinkers(0.1, 1000, 0, 0, seed)), 0.02, 0.05).size() >= 3);
    CHECK(clusters(opinions(thinkers(0.15, 1000, 0, 0, seed)), 0.02, 0.05).size() >= 2);
  }
}

TEST_CASE("a stubborn minority at one end pulls a population that would agree to its side", "[evidence][opinion]") {
  const auto mean_of_free = [](const Classic& talk, std::uint32_t stubborn) {
    double sum = 0;
    for (std::uint32_t i = stubborn; i < 1000; ++i) sum += opinions(talk)[i];
    return sum / (1000 - stubborn);
  };
  double pull = 0;
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    const double alone = mean_of_free(thinkers(0.3, 1000, 0, 0, seed), 0), with = mean_of_free(thinkers(0.3, 1000, 0, 100, seed), 100);
    CHECK(std::abs(alone - 0.5) < 0.05);
    CHECK(with > alone);
    pull += (with - alone) / 10;
  }
  INFO("pulled by " << pull);
  CHECK(pull > 0.05);
}

TEST_CASE("two stubborn minorities at the ends polarise a population that would agree without them", "[evidence][opinion]") {
  int apart = 0;
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    const auto alone = clusters(opinions(thinkers(0.25, 1000, 0, 0, seed)), 0.02, 0.05);
    const auto with = clusters(opinions(thinkers(0.25, 1000, 100, 100, seed)), 0.02, 0.05);
    apart += alone.size() == 1 && with.size() >= 2 ? 1 : 0;
  }
  INFO(apart << " of 10");
  CHECK(apart >= 8);
}
