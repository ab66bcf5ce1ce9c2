// What is carried by what, in cases whose answer is known.
#include "study/contrasts.hpp"

#include <cmath>
#include <limits>
#include <numeric>

#include "sim/kernel/rng.hpp"
#include "tests/catch.hpp"

namespace {

using study::Mask;
using study::Paired;
using Kind = study::Contrast::Kind;

// Three mechanisms: 0 carries 10 alone, 1 and 2 carry 4 only together; each replicate adds its own luck, which a difference of
// pairs takes out, to the part of 0.
Paired effect(Mask off) {
  const bool first = (off & 1U) == 0, second = (off & 2U) == 0, third = (off & 4U) == 0;
  Paired out;
  for (const double luck : {-1.0, 0.0, 1.0}) out.push_back(100 * luck + (first ? 10 + luck : 0) + (second && third ? 4 : 0));
  return out;
}

double mean(const Paired& values) { return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size()); }

const study::Contrast& find(const std::vector<study::Contrast>& all, Kind kind, const std::vector<std::size_t>& levels) {
  for (const auto& one : all)
    if (one.kind == kind && one.levels == levels) return one;
  throw std::runtime_error("no such contrast");
}

}  // namespace

TEST_CASE("a part is taken pair by pair, so that common luck is no part of its interval", "[study]") {
  CHECK(study::part(effect, 1) == Paired{9, 10, 11});
  CHECK(study::part(effect, 2) == Paired{4, 4, 4});
  CHECK(study::interval(study::part(effect, 1)).half < 5);
  CHECK(study::interval(effect(0)).half > 200);
}

TEST_CASE("what two mechanisms do only together is their interaction, and parts then add up to more than the whole", "[study]") {
  CHECK(study::interaction(effect, 1, 2) == Paired{-4, -4, -4});  // each alone already loses all of it
  CHECK(study::interaction(effect, 0, 1) == Paired{0, 0, 0});
  CHECK(study::all_zero(study::interaction(effect, 0, 1)));
  CHECK(!study::all_zero(study::part(effect, 1)));
  CHECK(study::rest(effect, 3) == Paired{-4, -4, -4});  // 14 in all, 10 + 4 + 4 one by one
}

TEST_CASE("Shapley's values share the whole out without rest, exactly over all orders", "[study]") {
  const auto all = study::orders(3, 6, 1);
  CHECK(all.exact);
  CHECK(all.all.size() == 6);
  CHECK(study::masks(all, 3).size() == 8);
  const auto values = study::shapley(effect, all, 3);
  CHECK(mean(values[0].each) == Approx(10));
  CHECK(mean(values[1].each) == Approx(2));
  CHECK(mean(values[2].each) == Approx(2));
  CHECK(values[1].orders_half == 0);
  for (std::size_t r = 0; r < 3; ++r) CHECK(values[0].each[r] + values[1].each[r] + values[2].each[r] == Approx(effect(0)[r] - effect(7)[r]));
}

TEST_CASE("drawn orders still add up, say how much they leave to chance, and are the same for the same seed", "[study]") {
  const auto some = study::orders(3, 5, 7);
  CHECK(!some.exact);
  CHECK(some.all == study::orders(3, 5, 7).all);
  CHECK(study::orders(9, 20, 7).all != study::orders(9, 20, 8).all);
  const auto values = study::shapley(effect, some, 3);
  for (std::size_t r = 0; r < 3; ++r) CHECK(values[0].each[r] == Approx(9.0 + static_cast<double>(r)));
  CHECK(values[0].orders_half == Approx(0).margin(1e-12));
  CHECK(values[1].orders_half > 0);
  CHECK(mean(values[1].each) + mean(values[2].each) == Approx(4));
  CHECK(std::abs(mean(values[1].each) - 2) <= values[1].orders_half);
}

TEST_CASE("the contrasts of two factors are the classical ones, interactions as differences of differences", "[study]") {
  // off-off, off-on, on-off, on-on
  const std::vector<Paired> results{{1, 2}, {4, 6}, {3, 4}, {16, 18}};
  const std::vector<std::size_t> levels{2, 2};
  const auto all = study::contrasts(levels, results);
  REQUIRE(all.size() == 6);
  CHECK(find(all, Kind::main, {1, 0}).each == Paired{((3 + 16) - (1 + 4)) / 2.0, ((4 + 18) - (2 + 6)) / 2.0});
  CHECK(find(all, Kind::main, {0, 1}).each == Paired{8, 9});
  CHECK(find(all, Kind::interaction, {1, 1}).each == Paired{10, 10});
  CHECK(find(all, Kind::alone, {1, 0}).each == Paired{2, 2});
  CHECK(find(all, Kind::alone, {0, 1}).each == Paired{3, 4});
  CHECK(find(all, Kind::together, {1, 1}).each == Paired{15, 16});
}

TEST_CASE("effects that only add up have no interaction, at any number of levels and factors", "[study]") {
  const std::vector<std::size_t> levels{2, 3, 2};
  std::vector<Paired> results;
  for (double a : {0.0, 5.0})
    for (double b : {0.0, 1.0, 7.0})
      for (double c : {0.0, -2.0}) results.push_back({a + b + c, 10 + a + b + c});
  const auto all = study::contrasts(levels, results);
  CHECK(find(all, Kind::main, {0, 2, 0}).each == Paired{7, 7});
  CHECK(find(all, Kind::main, {0, 0, 1}).each == Paired{-2, -2});
  std::size_t interactions = 0;
  for (const auto& one : all)
    if (one.kind == Kind::interaction) {
      ++interactions;
      for (const double value : one.each) CHECK(value == Approx(0).margin(1e-12));
    }
  CHECK(interactions == 7);  // 2 x 3 x 2 - 1 without the four main ones
  CHECK(find(all, Kind::together, {1, 2, 1}).each == Paired{10, 10});
  CHECK(study::contrasts(std::vector<std::size_t>{3}, {{1}, {2}, {4}}).size() == 2);
}

TEST_CASE("a replicate that is missing in one run is missing in what is said of it, and nowhere else", "[study]") {
  const double none = std::numeric_limits<double>::quiet_NaN();
  const auto all = study::contrasts(std::vector<std::size_t>{2, 2}, {{1, 2}, {1, none}, {5, 6}, {1, 2}});
  CHECK(study::interval(find(all, Kind::main, {1, 0}).each).count == 1);
  CHECK(study::interval(find(all, Kind::alone, {1, 0}).each).count == 2);
  CHECK(!study::all_zero(Paired{none}));
}

TEST_CASE("the interval over paired replicates holds the truth nineteen times in twenty", "[study]") {
  constexpr double truth = 3;
  std::size_t held = 0;
  constexpr std::size_t trials = 4000, replicates = 6;
  for (std::size_t t = 0; t < trials; ++t) {
    sim::Rng rng(11, sim::Step{0}, t);
    Paired with, without;
    for (std::size_t r = 0; r < replicates; ++r) {
      const double luck = 50 * rng.normal();
      with.push_back(luck + truth + rng.normal()), without.push_back(luck);
    }
    const auto found = study::interval(study::part([&](Mask off) { return off == 0 ? with : without; }, 1));
    held += std::abs(found.mean - truth) <= found.half;
  }
  CHECK(static_cast<double>(held) / trials == Approx(0.95).margin(0.01));  // 3 standard errors
}
