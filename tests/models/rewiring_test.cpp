// tests/models/rewiring_test.cpp -- evidence on trust as the ground for choosing partners: ties that can be cut keep cooperation alive.
//
// The published experiment (Rand, Arbesman and Christakis 2011, PNAS 108(48)): on a random network people who could cut and
// make ties often went on cooperating, those with fixed or shuffled ties did not. Here the players are plain automata: each
// gives to all partners or to none (cost 1, benefit 2), keeps for each tie the two counts of models/vocabulary, and now and
// then takes over the choice of a partner that does better. Only the reading of the counts is the model's.
#include <algorithm>
#include <vector>

#include "models/vocabulary/meeting.hpp"
#include "sim/kernel/rng.hpp"
#include "tests/catch.hpp"

namespace {

using namespace models;

struct Tie {
  std::uint32_t to;
  actor::Counts counts;
};

// Part of the players who give after `rounds`, when each round a player reviews a tie with chance `rewiring`.
double cooperation(double rewiring, std::uint64_t seed) {
  constexpr std::uint32_t players = 120, partners = 8, rounds = 200;
  sim::Rng rng(seed, sim::Step{1}, 1);
  std::vector<std::vector<Tie>> ties(players);
  std::vector<std::uint8_t> gives(players);
  for (auto& one : gives) one = rng.chance(0.6) ? 1 : 0;
  const auto tied = [&](std::uint32_t a, std::uint32_t b) { return std::any_of(ties[a].begin(), ties[a].end(), [&](const Tie& tie) { return tie.to == b; }); };
  const auto tie_up = [&](std::uint32_t a, std::uint32_t b) {
    if (a != b && !tied(a, b)) ties[a].push_back({b, {0, 0}}), ties[b].push_back({a, {0, 0}});
  };
  const auto cut = [&](std::uint32_t a, std::uint32_t b) { std::erase_if(ties[a], [&](const Tie& tie) { return tie.to == b; }); };
  for (std::uint32_t i = 0; i < players * partners / 2; ++i) tie_up(rng.below(players), rng.below(players));

  for (std::uint32_t round = 0; round < rounds; ++round) {
    std::vector<double> score(players, 0);
    for (std::uint32_t a = 0; a < players; ++a)
      for (Tie& tie : ties[a]) {
        score[a] += 2.0 * gives[tie.to] - gives[a];
        tie.counts = actor::after(tie.counts, gives[tie.to]);
      }
    for (std::uint32_t a = 0; a < players; ++a) {  // partners who are trusted less than strangers are left for strangers
      if (!rng.chance(rewiring)) continue;
      const auto worst = std::min_element(ties[a].begin(), ties[a].end(), [](const Tie& x, const Tie& y) {
        return actor::trust_of(x.counts.good, x.counts.bad) < actor::trust_of(y.counts.good, y.counts.bad);
      });
      if (worst != ties[a].end() && actor::trust_of(worst->counts.good, worst->counts.bad) < 0.5) {
        const std::uint32_t b = worst->to;
        cut(a, b), cut(b, a);
      }
      if (ties[a].size() < partners) {
        const std::uint32_t b = rng.below(players);
        if (!ties[b].empty() || rng.chance(0.5)) tie_up(a, b);
      }
    }
    const auto before = gives;
    for (std::uint32_t a = 0; a < players; ++a) {
      if (ties[a].empty() || !rng.chance(0.1)) continue;
      const std::uint32_t b = ties[a][rng.below(static_cast<std::uint32_t>(ties[a].size()))].to;
      if (score[b] > score[a]) gives[a] = before[b];
    }
  }
  double sum = 0;
  for (const auto one : gives) sum += one;
  return sum / players;
}

}  // namespace

TEST_CASE("with fixed random ties cooperation decays, with ties that are reviewed often it lasts", "[collaboration][evidence]") {
  double fixed = 0, seldom = 0, often = 0;
  for (std::uint64_t seed = 1; seed <= 10; ++seed) fixed += cooperation(0, seed) / 10, seldom += cooperation(0.01, seed) / 10, often += cooperation(0.5, seed) / 10;
  CHECK(fixed < 0.2);
  CHECK(often > 0.6);
  CHECK(often > seldom + 0.2);
}
