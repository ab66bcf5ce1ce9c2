// tests/models/evidence_commons_test.cpp -- published experiments on public goods and common pools, against the rules of models/commons.
//
// Facts, sources, tolerances and what came out: docs/methods/evidence.md. Groups of one arm play side by side in one world.
#include <cmath>

#include "tests/catch.hpp"
#include "tests/models/allotment.hpp"

using namespace allotment;

namespace {

const std::vector<std::string> round_of{"run_commons", "commons_talk", "commons_vote", "contribute", "sanction"};
constexpr std::uint32_t groups = 100, seeds = 5;
constexpr double gain = 0.6;  // what all have of a unit given, less that unit: what yields are counted in

struct Arm {
  bool talk = false, once = false, vote = false;
  key::Sanctions sanctions = key::Sanctions::none;
  std::uint32_t players = 8;  // as in Ostrom, Walker and Gardner 1992
};
struct Yield {
  double gross = 0, net = 0;  // parts of the most that a group can have
  double voted = 0;           // part of groups with chosen sanctions
  double gross_where_voted = 0;
};

// Ten rounds without any rule, then fifteen of the arm; the last five of them are counted.
struct Changed {  // one assumed value, at another than its default
  std::string process, parameter;
  double value = 0;
};
Yield play(const Arm& arm, std::uint64_t seed, const Changed& changed = {}) {
  auto w = world(groups, arm.players, groups * arm.players, seed);
  run(w, scenario(round_of, 10, seed));
  auto& all = w[key::all];
  for (std::uint32_t i = 0; i < groups; ++i) {
    all.column<key::principles>()[i] = arm.vote ? key::principle::every : key::principle::monitoring;
    all.column<key::talk>()[i] = arm.talk;
    all.column<key::sanctions>()[i] = arm.sanctions;
  }
  Yield out;
  double in_those = 0;
  for (std::uint32_t month = 0; month < 15; ++month) {
    auto s = scenario(round_of, 1, sim::mix(seed, 1000 + month));
    if (!changed.process.empty()) set(s, changed.process, changed.parameter, changed.value);
    run(w, s);
    if (arm.once) for (auto& talk : all.column<key::talk>()) talk = false;
    if (month < 10) continue;
    out.gross += mean<key::contribution>(w) / 5;
    out.net += (mean<key::contribution>(w) - mean<key::burden>(w) / gain) / 5;
    for (std::uint32_t i = 0; i < groups; ++i)
      if (all.column<key::sanctions>()[i] == key::Sanctions::chosen) out.gross_where_voted += all.column<key::contribution>()[i], in_those += 1;
  }
  if (in_those > 0) out.gross_where_voted /= in_those;
  out.voted = in_those / 5 / groups;
  return out;
}
Yield over_seeds(const Arm& arm) {
  Yield sum;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    const Yield one = play(arm, seed);
    sum.gross += one.gross / seeds, sum.net += one.net / seeds, sum.voted += one.voted / seeds, sum.gross_where_voted += one.gross_where_voted / seeds;
  }
  return sum;
}
// Mean part given in each round, without any rule.
std::vector<double> left_alone(std::uint32_t rounds, double pull, std::uint64_t seed) {
  auto w = world(groups, 4, groups * 4, seed);
  std::vector<double> given;
  for (std::uint32_t round = 0; round < rounds; ++round) {
    auto s = scenario(round_of, 1, seed);
    set(s, "contribute", "free_rider_pull", pull);
    run(w, s);
    given.push_back(mean<key::contribution>(w));
  }
  return given;
}

}  // namespace

TEST_CASE("without a rule people begin near half and give less than a fifth in the tenth round", "[evidence][commons]") {
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    const auto given = left_alone(10, 0.5, seed);
    CHECK(given.front() > 0.40);  // Ledyard 1995: 40 to 60 %. The first beliefs were set so: no evidence, but what the decay starts from
    CHECK(given.front() < 0.60);
    CHECK(given.back() < 0.20);
    for (std::size_t round = 1; round < given.size(); ++round) CHECK(given[round] < given[round - 1]);
  }
}

TEST_CASE("were free riders as led by beliefs as others the decay would be too slow, were they not at all the start too low", "[evidence][commons]") {
  CHECK(left_alone(10, 1, 1).back() > 0.20);
  CHECK(left_alone(1, 0, 1).front() < 0.40);
}

TEST_CASE("talk that is repeated brings contributions back above half, talk held once does not last", "[evidence][commons]") {
  const Yield talk = over_seeds({.talk = true}), once = over_seeds({.talk = true, .once = true}), alone = over_seeds({});
  CHECK(talk.gross > 0.5);
  CHECK(std::abs(talk.gross - 0.73) < 0.10);  // Ostrom, Walker and Gardner 1992: 73 %
  CHECK(alone.gross < 0.21);                  // theirs: 21 %
  CHECK(once.gross > alone.gross);            // theirs: 55 %; ours forgets the agreement, and does not reach it
  CHECK(once.gross < 0.55);
  CHECK(once.gross < talk.gross);
}

TEST_CASE("sanctions that a group has chosen bring more than 85 per cent, net of fees about as much", "[evidence][commons]") {
  const Yield chosen = over_seeds({.talk = true, .vote = true});
  CHECK(chosen.gross_where_voted > 0.85);                     // theirs: 93 %
  CHECK(std::abs(chosen.gross_where_voted - 0.93) < 0.08);
  CHECK(chosen.gross - chosen.net < 0.06);                    // theirs: 93 - 90
  CHECK(chosen.voted > 0.5);
}

TEST_CASE("imposed sanctions without talk leave a group worse off than talk does, net of what they cost", "[evidence][commons]") {
  const Yield imposed = over_seeds({.sanctions = key::Sanctions::imposed}), talk = over_seeds({.talk = true}), alone = over_seeds({});
  CHECK(imposed.net < talk.net);            // theirs: 9 against 73
  CHECK(imposed.net < imposed.gross);
  CHECK(imposed.gross > alone.gross);       // theirs: 37 against 21
  CHECK(std::abs(imposed.gross - 0.37) < 0.20);
}

TEST_CASE("with talk, imposed sanctions yield between talk alone and what the group chooses", "[evidence][commons]") {
  const Yield both = over_seeds({.talk = true, .sanctions = key::Sanctions::imposed}), talk = over_seeds({.talk = true}), chosen = over_seeds({.talk = true, .vote = true});
  INFO("both " << both.gross << " gross, " << both.net << " net; chosen, all groups " << chosen.gross << " gross, " << chosen.net << " net");
  CHECK(both.gross > talk.gross);
  CHECK(both.gross < chosen.gross_where_voted);
  CHECK(std::abs(both.gross - 0.85) < 0.10);  // theirs: 85 %
}

TEST_CASE("punishment without talk raises what is given, and falls short of the 85 per cent of the published groups", "[evidence][commons]") {
  // Fehr and Gaechter 2000, four partners who may punish each other from the first round: 85 % against 38 % without. Our rule
  // does not reach it: the fined come near the mean and forget, nobody is pulled above it.
  double with = 0, without = 0;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed)
    for (const bool punish : {false, true}) {
      auto w = world(groups, 4, groups * 4, seed);
      for (std::uint32_t i = 0; i < groups; ++i)
        w[key::all].column<key::principles>()[i] = key::principle::monitoring, w[key::all].column<key::sanctions>()[i] = punish ? key::Sanctions::chosen : key::Sanctions::none;
      for (int round = 0; round < 10; ++round) {
        run(w, scenario(round_of, 1, sim::mix(seed, 50 + static_cast<std::uint64_t>(round))));
        (punish ? with : without) += mean<key::contribution>(w) / 10 / seeds;
      }
    }
  INFO("with " << with << ", without " << without);
  CHECK(with > 1.3 * without);
  CHECK(with < 0.85);
}

TEST_CASE("the order of the arms does not hang on one assumed value: each may be half or double", "[evidence][commons]") {
  const std::vector<Changed> assumed{{"contribute", "agreement", 0.125}, {"contribute", "agreement", 0.5}, {"sanction", "response", 0.75}, {"sanction", "response", 3}, {"sanction", "zeal", 0.25}, {"sanction", "zeal", 1},
                                     {"sanction", "imposed_response", 0.25}, {"sanction", "imposed_response", 1}, {"sanction", "antisocial", 0.25}, {"sanction", "antisocial", 1}, {"sanction", "tolerance", 0.1},
                                     {"sanction", "tolerance", 0.4}, {"sanction", "remembered", 0.8}, {"sanction", "remembered", 0.95}, {"commons_talk", "speaks", 0.7}, {"commons_talk", "speaks", 1}};
  for (const Changed& one : assumed) {
    INFO(one.parameter << " = " << one.value);
    const Yield alone = play({}, 1, one), imposed = play({.sanctions = key::Sanctions::imposed}, 1, one), talk = play({.talk = true}, 1, one), chosen = play({.talk = true, .vote = true}, 1, one);
    CHECK(chosen.gross_where_voted > talk.gross);
    CHECK(chosen.net > talk.net);
    CHECK(talk.net > imposed.net);
    CHECK(imposed.gross > alone.gross);
  }
}

TEST_CASE("antisocial punishment follows distrust, and costs cooperation", "[evidence][commons]") {
  // Herrmann, Thoeni and Gaechter 2008: where trust is low, those who are fined fine the generous.
  const auto after = [](float good, float bad) {
    auto w = world(60, 8, 480, 4);
    std::vector<sim::Network::Edge> ties;
    for (std::uint32_t group = 0; group < 60; ++group)
      for (std::uint32_t a = 0; a < 8; ++a)
        for (std::uint32_t b = 0; b < 8; ++b)
          if (a != b) ties.push_back({group * 8 + a, group * 8 + b});
    auto& trust = w[actor::trust];
    for (const auto at : trust.build(ties, w[actor::all], w[actor::all])) trust.column<actor::good>()[at] = good, trust.column<actor::bad>()[at] = bad;
    for (std::uint32_t i = 0; i < 60; ++i) w[key::all].column<key::principles>()[i] = key::principle::monitoring, w[key::all].column<key::sanctions>()[i] = key::Sanctions::chosen;
    run(w, scenario(round_of, 10, 4));
    double generous = 0;  // lessons of conditional cooperators: below zero where they were struck
    const auto& seats = w[key::contributors];
    for (std::uint32_t e = 0; e < seats.edges(); ++e)
      if (seats.column<key::type>()[e] == key::Type::conditional) generous += std::min(0.0F, seats.column<key::lesson>()[e]);
    return std::pair(generous, mean<key::contribution>(w));
  };
  const auto trusting = after(20, 0), distrusting = after(0, 20);
  CHECK(distrusting.first < 2 * trusting.first);
  CHECK(distrusting.second < trusting.second);
}

namespace {

// Pressure at which the stock rests at R: r (1 - R/K)(R² + a²)/R. Its folds: 1 - 2R/K - a²/R² = 0.
double resting_pressure(double stock, double capacity, double growth, double a) { return growth * (1 - stock / capacity) * (stock * stock + a * a) / stock; }
double fold(double low, double high, double capacity, double a) {
  const auto slope = [&](double stock) { return 1 - 2 * stock / capacity - a * a / (stock * stock); };
  const bool rising = slope(low) < 0;
  for (int i = 0; i < 200; ++i) {
    const double middle = (low + high) / 2;
    ((slope(middle) < 0) == rising ? low : high) = middle;
  }
  return low;
}

}  // namespace

TEST_CASE("a common pool has two stable states: it collapses and comes back at pressures known from its equation", "[evidence][commons]") {
  constexpr double capacity = 100, growth = 0.05, a = 10;
  const double collapses_at = resting_pressure(fold(20, 80, capacity, a), capacity, growth, a);
  const double returns_at = resting_pressure(fold(5, 20, capacity, a), capacity, growth, a);
  REQUIRE(returns_at < 0.8 * collapses_at);

  // The pressure goes up in small steps and down again; each holds for forty years, so that the stock follows.
  auto w = world(1, 0, 1, 1);
  auto& pool = w[key::all];
  pool.column<key::principles>()[0] = key::principle::boundaries;
  pool.column<key::stock>()[0] = capacity;
  const double step = 0.02 * collapses_at;
  double up = 0, down = 0, area = 0;
  std::vector<double> rising, falling;
  const auto settle_at = [&](double pressure) {
    pool.column<key::harvest>()[0] = pressure;
    run(w, scenario({"common_pool"}, 480, 1));
    return pool.column<key::stock>()[0];
  };
  const int steps = 60;
  for (int i = 0; i <= steps; ++i) rising.push_back(settle_at(i * step));
  for (int i = steps; i >= 0; --i) falling.push_back(settle_at(i * step));
  for (int i = 0; i <= steps; ++i) {
    const double one = rising[static_cast<std::size_t>(i)], back = falling[static_cast<std::size_t>(steps - i)];
    area += (one - back) * step;
    if (one > 30) up = i * step;          // the last at which it still stands
    if (back > 30) down = i * step;       // the highest at which it has come back
  }
  CHECK(area > 0.05 * collapses_at * capacity);
  CHECK(down < 0.8 * up);
  CHECK(up == Catch::Approx(collapses_at).margin(1.5 * step));
  CHECK(down == Catch::Approx(returns_at).margin(1.5 * step));
}

TEST_CASE("with a constant harvest there is no loop to close: a stock that collapsed stays so at any lower pressure above none", "[evidence][commons]") {
  // The contrast that the type III harvest is there for: at 0 nothing is left from which to grow.
  double stock = 100;
  for (int month = 0; month < 2000; ++month) stock = std::max(0.0, stock + key::grown(stock, 100, 0.05) - 1.5);
  CHECK(stock == 0);
  for (int month = 0; month < 2000; ++month) stock = std::max(0.0, stock + key::grown(stock, 100, 0.05) - 0.01);
  CHECK(stock == 0);
}
