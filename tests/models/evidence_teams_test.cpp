// tests/models/evidence_teams_test.cpp -- team assembly against published facts; what a meeting is worth, which follows from our form.
//
// Facts, sources, tolerances and what came out: docs/methods/evidence.md.
#include <algorithm>
#include <bitset>
#include <cmath>
#include <vector>

#include "models/graph/measures.hpp"
#include "models/reference/draws.hpp"
#include "models/reference/team_assembly.hpp"
#include "models/vocabulary/group_value.hpp"
#include "tests/catch.hpp"

using namespace models::reference;
namespace graph = models::graph;
namespace value = models::group_value;

namespace {

constexpr std::uint64_t seeds = 5;
double giant(const TeamAssembly& how, std::uint64_t seed) {
  const Assembled made = assemble_teams(how, seed);
  return static_cast<double>(graph::components(graph::undirected(made.people, made.ties)).largest) / made.people;
}
double mean_giant(const TeamAssembly& how) {
  double sum = 0;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) sum += giant(how, seed) / seeds;
  return sum;
}
double repeated(double repeats, std::uint64_t seed) {
  const Assembled made = assemble_teams({.incumbents = 0.8, .repeats = repeats}, seed);
  return static_cast<double>(made.repeated) / static_cast<double>(made.places);
}
// The least p, to 0.02, from which half of all are in one component.
double half_at(std::uint32_t size, double repeats = 0.3) {
  for (int i = 1; i < 50; ++i)
    if (mean_giant({.size = size, .incumbents = i * 0.02, .repeats = repeats, .teams = 1200}) >= 0.5) return i * 0.02;
  return 1;
}

}  // namespace

TEST_CASE("one large community of collaborators appears between few incumbents and many", "[evidence][teams]") {
  // Guimera, Uzzi, Spiro and Amaral 2005: teams of four.
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    CHECK(giant({.incumbents = 0.1}, seed) < 0.1);
    CHECK(giant({.incumbents = 0.8}, seed) > 0.8);
  }
  // A phase transition and no slope: most of the way within a fifth of p.
  double before = 0, steepest = 0;
  for (int i = 1; i <= 9; ++i) {
    const double now = mean_giant({.incumbents = i * 0.1});
    CHECK(now >= before - 0.05);
    if (i > 1) steepest = std::max(steepest, now - before);
    before = now;
  }
  INFO("steepest rise within 0.1 of p: " << steepest);
  CHECK(steepest > 0.25);
}

TEST_CASE("larger teams reach one large community with fewer incumbents", "[evidence][teams]") {
  const double three = half_at(3), four = half_at(4), eight = half_at(8);
  INFO("half of all in one component at p = " << three << " (teams of 3), " << four << " (4), " << eight << " (8)");
  CHECK(eight < four);
  CHECK(four < three);
}

TEST_CASE("ties are repeated the more, the more former partners are sought", "[evidence][teams]") {
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    CHECK(repeated(0, seed) < 0.1);
    CHECK(repeated(0.5, seed) > 2 * repeated(0.1, seed));
    CHECK(repeated(0.9, seed) > repeated(0.5, seed));
  }
}

TEST_CASE("seeking former partners holds communities apart", "[evidence][teams]") { CHECK(mean_giant({.incumbents = 0.5, .repeats = 0.95}) < mean_giant({.incumbents = 0.5, .repeats = 0.05})); }

TEST_CASE("the number of collaborators is skewed: far more spread than ties at random, and a long upper tail", "[evidence][teams]") {
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    const Assembled made = assemble_teams({.incumbents = 0.8, .idle = 2000}, seed);  // nobody leaves
    const graph::Adjacency network = graph::undirected(made.people, made.ties);
    const graph::Degrees found = graph::degrees(network);
    std::vector<std::uint32_t> degree(made.people);
    for (std::uint32_t v = 0; v < made.people; ++v) degree[v] = network.degree(v);
    std::sort(degree.begin(), degree.end());
    INFO(made.people << " people, mean " << found.mean << ", variance " << found.variance << ", median " << degree[made.people / 2] << ", most " << degree.back());
    CHECK(found.variance > 3 * found.mean);  // Poisson: as much as the mean
    CHECK(degree[made.people / 2] < found.mean);
    CHECK(degree.back() > 4 * found.mean);
  }
}

TEST_CASE("a pair gains most at half the distance beyond which nothing is understood", "[hypothesis][teams]") {
  // By the form of the function: Nooteboom et al. 2007 found an inverted U, our parabola puts it in.
  static_assert(value::value_of_pair(1, 0) == 0 && value::value_of_pair(1, 1) == 0 && value::value_of_pair(1, 2) == 0);
  double best = 0;
  for (int i = 0; i <= 100; ++i)
    if (value::value_of_pair(0.7, i / 100.0, 0.8) > value::value_of_pair(0.7, best, 0.8)) best = i / 100.0;
  CHECK(best == Catch::Approx(0.4));
  CHECK(value::value_of_pair(0.9, 0.4) > value::value_of_pair(0.5, 0.4));
}

TEST_CASE("by that sum alone a large group of good pairs never loses, where exchanges are limited it does", "[hypothesis][teams]") {
  const auto worth = [](std::uint32_t size, double partners) { return value::value_of_even_meeting(0.7, 0.5, size, {.cost = 0.05, .partners = partners}); };
  for (std::uint32_t size = 3; size < 300; ++size) REQUIRE(worth(size, std::numeric_limits<double>::infinity()) > worth(size - 1, std::numeric_limits<double>::infinity()));
  std::uint32_t best = 2;
  for (std::uint32_t size = 2; size < 300; ++size)
    if (worth(size, 6) > worth(best, 6)) best = size;
  INFO("best size with six partners: " << best);
  CHECK(best >= 6);
  CHECK(best <= 12);
  CHECK(worth(60, 6) < 0);
  CHECK(worth(1, 6) == 0);
}

namespace {

// Members know some of 200 capabilities, those of one sector half of its 40; in a meeting each learns one thing of somebody.
struct Course {
  std::vector<double> worth;  // of each meeting
};
Course meetings(bool one_sector, std::uint32_t size, std::uint32_t count, std::uint64_t seed) {
  constexpr std::uint32_t sectors = 5, each = 40, common = 12;
  sim::Rng rng = settling_luck(seed, 1);
  std::vector<std::bitset<sectors * each>> knows(size);
  for (std::uint32_t i = 0; i < size; ++i) {
    const std::uint32_t sector = one_sector ? 0 : i % sectors;
    for (std::uint32_t c = 0; c < each; ++c) knows[i][sector * each + c] = rng.chance(one_sector ? 0.8 : 0.5);
    for (std::uint32_t s = 0; s < sectors; ++s)
      for (std::uint32_t c = 0; c < common; ++c) knows[i][s * each + c] = true;  // what everybody knows
  }
  Course out;
  for (std::uint32_t meeting = 0; meeting < count; ++meeting) {
    double pairs = 0;
    for (std::uint32_t i = 0; i < size; ++i)
      for (std::uint32_t j = i + 1; j < size; ++j)
        pairs += value::value_of_pair(0.7, value::distance_of(static_cast<std::uint32_t>(knows[i].count()), static_cast<std::uint32_t>(knows[j].count()), static_cast<std::uint32_t>((knows[i] & knows[j]).count())));
    out.worth.push_back(value::value_of_meeting(pairs, size, {.cost = 0.05}));
    const auto before = knows;
    for (std::uint32_t i = 0; i < size; ++i) {
      const auto news = before[rng.below(size)] & ~before[i];
      if (news.none()) continue;
      std::uint32_t skip = rng.below(static_cast<std::uint32_t>(news.count())), at = 0;
      while (!news[at] || skip-- > 0) ++at;
      knows[i][at] = true;
    }
  }
  return out;
}

}  // namespace

TEST_CASE("a group of one sector is soon worth nothing more, a mixed one for longer", "[hypothesis][teams]") {
  const auto lasts = [](const Course& course) { return std::count_if(course.worth.begin(), course.worth.end(), [](double worth) { return worth > 0; }); };
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    const Course alike = meetings(true, 8, 60, seed), mixed = meetings(false, 8, 60, seed);
    CHECK(lasts(mixed) > 2 * lasts(alike));
    CHECK(alike.worth.back() < 0);
    CHECK(mixed.worth.front() > alike.worth.front());
  }
}
