// Each measure against a case that can be worked out by hand.
#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <string>
#include <vector>

#include "sim/kernel/rng.hpp"
#include "study/resilience.hpp"
#include "tests/catch.hpp"

using namespace study;
using Catch::Approx;

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

std::vector<double> days(std::size_t count, double step = 1) {
  std::vector<double> out(count);
  for (std::size_t i = 0; i < count; ++i) out[i] = step * static_cast<double>(i);
  return out;
}
std::vector<sim::Day> dates(std::size_t count, sim::Day step = 1) {
  std::vector<sim::Day> out(count);
  for (std::size_t i = 0; i < count; ++i) out[i] = step * static_cast<sim::Day>(i);
  return out;
}

// Performance that falls by `depth` in ten days, rises again in ten, and stays until day 60.
std::vector<double> triangle(double depth) {
  std::vector<double> q(61, 1.0);
  for (std::size_t t = 0; t <= 20; ++t) q[t] = 1 - depth * (t <= 10 ? static_cast<double>(t) : 20 - static_cast<double>(t)) / 10;
  return q;
}

// An Ornstein-Uhlenbeck process of rate k and noise s, exactly, at unit steps.
std::vector<double> process(double rate, double noise, std::size_t length, std::uint64_t seed, double rate_at_end = -1) {
  sim::Rng luck(sim::luck_key(seed, 0, "process"), sim::Step{0}, 0);
  double x = noise / std::sqrt(2 * rate) * luck.normal();
  std::vector<double> out(length);
  for (std::size_t t = 0; t < length; ++t) {
    const double k = rate_at_end < 0 ? rate : rate + (rate_at_end - rate) * static_cast<double>(t) / static_cast<double>(length);
    out[t] = x;
    x = std::exp(-k) * x + noise * std::sqrt((1 - std::exp(-2 * k)) / (2 * k)) * luck.normal();
  }
  return out;
}

}  // namespace

TEST_CASE("a triangular dip of one half over twenty days loses five days", "[study]") {
  const auto q = triangle(0.5);
  const std::vector<double> control(q.size(), 80.0);
  std::vector<double> crisis;
  for (const double one : q) crisis.push_back(80 * one);
  const auto found = measure(dates(q.size()), crisis, control, 0, Polarity::more_is_better, {0.05, 28});
  CHECK(found.loss == Approx(5));
  CHECK(found.gain == 0);
  CHECK(found.resilience == Approx(1 - 5.0 / 60));
  CHECK(found.robustness == Approx(0.5));
  CHECK(found.lowest_day == 10);
  CHECK(found.recovery_time == Approx(19));  // where the line meets 0.95
  CHECK(found.censored == 0);
  CHECK(found.rapidity == Approx(0.05));
  CHECK(found.hysteresis == 0);
  CHECK(found.mean_loss == Approx(80 * 5.0 / 60));
  CHECK(found.worst_difference == Approx(-40));
  CHECK(found.end_difference == 0);
  CHECK(found.undefined == 0);
}

TEST_CASE("what is gained afterwards never makes up for what was lost", "[study]") {
  const std::vector<double> q{1, 0.8, 1.2, 1};
  const auto found = areas(days(4, 10), q);
  // the middle line crosses 1 half way: 1 + 0.5 below, 0.5 + 1 above
  CHECK(found.loss == Approx(1.5));
  CHECK(found.gain == Approx(1.5));
  CHECK(found.days == 30);
  const std::vector<double> better{1, 0.8, 3, 1};
  CHECK(areas(days(4, 10), better).loss == Approx(1 + 0.2 / 2 * 10 * (0.2 / 2.2)));
  CHECK(areas(days(4, 10), better).gain > 10);
}

TEST_CASE("a recovery counts when it lasts for the whole window and is seen to", "[study]") {
  const auto t = days(41);
  std::vector<double> q(41, 1.0);
  std::fill(q.begin() + 5, q.begin() + 10, 0.7);
  SECTION("it comes back between two instants") {
    const auto found = recovery(t, q, 0.1, 20);
    CHECK(found.fell);
    CHECK_FALSE(found.censored);
    CHECK(found.days == Approx(9 + 0.2 / 0.3));
  }
  SECTION("a relapse inside the window puts it off") {
    q[15] = 0.8;
    CHECK(recovery(t, q, 0.1, 20).days == Approx(15.5));
    CHECK(recovery(t, q, 0.1, 4).days == Approx(9 + 0.2 / 0.3));
  }
  SECTION("a window that the record cuts off is no recovery") {
    const auto found = recovery(t, q, 0.1, 32);
    CHECK(found.censored);
    CHECK(found.days == 9);  // not back on that day
  }
  SECTION("it never comes back") {
    std::fill(q.begin() + 10, q.end(), 0.85);
    const auto found = recovery(t, q, 0.1, 1);
    CHECK(found.censored);
    CHECK(found.days == 40);
  }
  SECTION("a gap in the record is no proof") {
    q[20] = none;
    CHECK(recovery(t, q, 0.1, 20).censored);
  }
  SECTION("what stays in the band needs no recovery") {
    const auto found = recovery(t, q, 0.4, 20);
    CHECK_FALSE(found.fell);
    CHECK(found.days == 0);
  }
}

TEST_CASE("where the control is zero or unknown there is no performance, and it is said", "[study]") {
  const std::vector<double> crisis{0, 3, 4, 5}, zero{0, 0, 0, 0}, unknown{none, 1, 4, 5};
  const auto failed = measure(dates(4), crisis, zero, 0, Polarity::more_is_worse);
  CHECK(failed.undefined == 4);
  CHECK(std::isnan(failed.loss));
  CHECK(std::isnan(failed.robustness));
  CHECK(std::isnan(failed.recovery_time));
  CHECK(failed.mean_loss == Approx((1.5 + 3.5 + 4.5) / 3));  // more failures: a loss, in its own unit
  CHECK(failed.mean_gain == 0);
  CHECK(failed.worst_difference == 5);
  const auto partly = measure(dates(4), crisis, unknown, 0, Polarity::more_is_better);
  CHECK(partly.undefined == 1);
  CHECK(partly.gain == Approx(1));  // from three times the control to as much: 2 / 2
  CHECK(std::isnan(performance(1, 0, Polarity::more_is_better)));
}

TEST_CASE("of what is bad a tenth more counts as of what is good a tenth less", "[study]") {
  const std::vector<double> control(30, 100.0), up(30, 110.0), down(30, 90.0);
  const auto worse = measure(dates(30), up, control, 0, Polarity::more_is_worse);
  const auto less = measure(dates(30), down, control, 0, Polarity::more_is_better);
  CHECK(worse.loss == Approx(less.loss));
  CHECK(worse.robustness == Approx(0.9));
  CHECK(worse.mean_loss == Approx(10));
  CHECK(worse.worst_difference == 10);
  CHECK(measure(dates(30), down, control, 0, Polarity::more_is_worse).gain == Approx(2.9));
  CHECK(measure(dates(30), up, control, 0, Polarity::more_is_better).worst_difference == 10);  // there is no worse
  std::vector<double> both = control;
  both[3] = 95, both[4] = 120;
  CHECK(measure(dates(30), both, control, 0, Polarity::neutral).worst_difference == 20);
  CHECK(measure(dates(30), both, control, 0, Polarity::more_is_better).worst_difference == -5);
}

TEST_CASE("a side of a series is read from its name in a file, and any other word says that none was declared", "[study]") {
  for (const auto side : {sim::better, sim::worse, sim::neither}) CHECK(sim::polarity(name(side)) == side);
  CHECK(name(sim::neither) == "neutral");
  CHECK(sim::polarity("") == Polarity::undeclared);  // a file of before
  CHECK(sim::polarity("zebras") == Polarity::undeclared);
}

TEST_CASE("where the control has next to nothing there is no performance", "[study]") {
  const std::vector<double> crisis{1, 5000, 900}, control{1, 1, 800};
  const auto q = performance(crisis, control, Polarity::more_is_worse);
  CHECK((std::isnan(q[0]) && std::isnan(q[1])));  // one unmet order against five thousand: no ratio
  CHECK(q[2] == Catch::Approx(2 - 9.0 / 8));
}

TEST_CASE("the horizon begins at the last instant before the crisis and ends with the shorter record", "[study]") {
  const auto time = dates(10, 7);
  std::vector<double> crisis(10, 1), control(10, 1);
  crisis[9] = none;
  const auto found = horizon(time, crisis, control, 17);
  CHECK(found.begin == 2);
  CHECK(found.end == 9);
  CHECK(horizon(time, crisis, control, -5).begin == 0);
  CHECK(std::isnan(measure(time, crisis, control, 60, Polarity::more_is_better).loss));  // one instant is no time
}

TEST_CASE("a change of unit changes no share, and every amount in proportion", "[study]") {
  const auto q = triangle(0.3);
  std::vector<double> crisis, control, more_crisis, more_control;
  for (std::size_t i = 0; i < q.size(); ++i) {
    control.push_back(90 + static_cast<double>(i % 7)), crisis.push_back(control.back() * q[i]);
    more_control.push_back(1024 * control.back()), more_crisis.push_back(1024 * crisis.back());
  }
  const auto one = measure(dates(q.size()), crisis, control, 0, Polarity::more_is_better),
             other = measure(dates(q.size()), more_crisis, more_control, 0, Polarity::more_is_better);
  for (const auto& its : measures()) {
    INFO(its.name);
    if (std::isnan(one.*its.value)) {
      CHECK(std::isnan(other.*its.value));
      continue;
    }
    CHECK(other.*its.value == Approx(one.*its.value * (its.unit.empty() ? 1024 : 1)).margin(1e-12));
  }
}

TEST_CASE("an exponential return has its rate, a lasting scar its depth, a new trend its slope", "[study]") {
  std::vector<double> q(200), crisis(200), control(200);
  for (std::size_t t = 0; t < q.size(); ++t) {
    const auto day = static_cast<double>(t);
    q[t] = t == 0 ? 1 : 1 - 0.4 * std::exp(-0.03 * day);
    control[t] = 50 * std::exp(0.001 * day);
    crisis[t] = t == 0 ? control[t] : 45 * std::exp(0.0015 * day);
  }
  CHECK(return_rate(days(200), q) == Approx(0.03));
  const auto found = measure(dates(200), crisis, control, 0, Polarity::more_is_better, {0.01, 30});
  CHECK(found.renewal == Approx(365.25 * 0.0005));
  double end = 0;
  for (std::size_t t = 170; t < 200; ++t) end += (crisis[t] / control[t] - 1) / 30;
  CHECK(found.hysteresis == Approx(end));
  CHECK(trend_growth(days(200), control) == Approx(0.001));
  CHECK(std::isnan(return_rate(days(3), std::vector<double>{1, 0.5, 1})));
}

TEST_CASE("an equal second crisis shows what was learnt", "[study]") {
  auto twice = triangle(0.5), learnt = twice;
  const auto weaker = triangle(0.2);
  twice.pop_back(), learnt.pop_back();
  for (std::size_t t = 0; t < 61; ++t) twice.push_back(triangle(0.5)[t]), learnt.push_back(weaker[t]);
  CHECK(adaptive_capacity(days(121), twice, 60) == Approx(0).margin(1e-12));
  CHECK(adaptive_capacity(days(121), learnt, 60) == Approx(0.6));
  CHECK(adaptive_capacity(4, 3) == Approx(0.25));
  CHECK(std::isnan(adaptive_capacity(0, 3)));
}

TEST_CASE("concentration: four equal suppliers count as four, one as one", "[study]") {
  const auto four = redundancy(std::vector<double>{2, 2, 2, 2}), one = redundancy(std::vector<double>{5, 0, 0});
  CHECK(four.without_largest == Approx(0.75));
  CHECK(four.diversity == Approx(0.75));
  CHECK(four.effective_number == Approx(4));
  CHECK(one.without_largest == 0);
  CHECK(one.effective_number == Approx(1));
  CHECK(std::isnan(redundancy(std::vector<double>{0, 0}).diversity));
  CHECK(resourcefulness(3, 4) == Approx(0.75));
  CHECK(std::isnan(resourcefulness(3, 0)));
  CHECK(macro_resilience(60, 80) == Approx(0.75));
}

TEST_CASE("reorientation lies between nothing and all, whatever the unit and the order of rows", "[study]") {
  CHECK(reorientation(std::vector<double>{1, 2, 3}, std::vector<double>{10, 20, 30}) == Approx(0).margin(1e-15));
  CHECK(reorientation(std::vector<double>{1, 0}, std::vector<double>{0, 7}) == Approx(1));
  CHECK(reorientation(std::vector<double>{5, 3, 2}, std::vector<double>{4, 4, 2}) == Approx(0.1));
  CHECK(reorientation(std::vector<double>{2, 5, 3}, std::vector<double>{2, 4, 4}) == Approx(0.1));
  CHECK(reorientation(std::vector<double>{1, 1}, std::vector<double>{2, none}) == Approx(0.5));  // gone: nothing is left of it
  CHECK(std::isnan(reorientation(std::vector<double>{0, 0}, std::vector<double>{1, 2})));
}

TEST_CASE("the Gini of losses: none when equal, two thirds when one of three bears all", "[study]") {
  CHECK(gini(std::vector<double>{3, 3, 3}) == Approx(0).margin(1e-15));
  CHECK(gini(std::vector<double>{0, 0, 1}) == Approx(2.0 / 3));
  CHECK(gini(std::vector<double>{4, 1, 3, 2}) == Approx(0.25));
  CHECK(gini(std::vector<double>{3, 1}, std::vector<double>{1, 2}) == Approx(gini(std::vector<double>{1, 1, 3})));
  CHECK(gini(std::vector<double>{2, 1, 3, 4}) == gini(std::vector<double>{4, 3, 2, 1}));
  CHECK(std::isnan(gini(std::vector<double>{0, 0})));
}

TEST_CASE("a place is judged against what its whole would have made of it", "[study]") {
  const std::vector<double> mix{0.02, -0.10}, jobs{100, 50};
  CHECK(expected_change(mix, jobs) == Approx(-3));
  CHECK(against_expected(-1.5, -3) == Approx(0.5));  // lost half as much
  CHECK(against_expected(-6, -3) == Approx(-1));
  CHECK(sensitivity(-4, 100, -10, 500) == Approx(2));
  const std::vector<double> whole{1, 0.9, 1}, hard{1, 0.8, 0.85}, soft{1, 0.95, 1.1};
  const auto worse = martin(hard, whole, lowest(whole)), better = martin(soft, whole, lowest(whole));
  CHECK(worse.sensitivity == Approx(2));
  CHECK(worse.resistance == Approx(-1));
  CHECK(worse.recoverability == Approx(-0.5));
  CHECK(better.resistance == Approx(0.5));
  CHECK(better.recoverability == Approx(0.5));
  CHECK(martin(whole, whole, 1).resistance == Approx(0).margin(1e-12));
}

TEST_CASE("the loop that a response makes over its driver has the area of its figure", "[study]") {
  const std::vector<double> driver{0, 1, 1, 0, 0}, scarred{3, 3, 1, 1, 3};
  CHECK(loop(driver, scarred).area == Approx(2));  // lower on the way back
  CHECK(loop(driver, scarred).returned);
  CHECK(loop(driver, std::vector<double>{1, 1, 3, 3, 1}).area == Approx(-2));
  CHECK(loop(driver, std::vector<double>{5, 4, 4, 5, 5}).area == Approx(0).margin(1e-12));
  std::vector<double> x, y;
  for (int i = 0; i <= 1000; ++i) x.push_back(2 * std::cos(-0.0062831853 * i)), y.push_back(3 * std::sin(-0.0062831853 * i));
  CHECK(loop(x, y).area == Approx(6 * 3.14159265).epsilon(1e-4));
  CHECK_FALSE(loop(std::vector<double>{0, 1, 2}, std::vector<double>{1, 1, 0}).returned);
}

TEST_CASE("Kendall's tau counts the pairs that agree", "[study]") {
  const std::vector<double> order{1, 2, 3, 4, 5};
  CHECK(kendall(order, std::vector<double>{3, 4, 1, 2, 5}) == Approx(0.2));
  CHECK(kendall(order, order) == Approx(1));
  CHECK(kendall(order, std::vector<double>{5, 4, 3, 2, 1}) == Approx(-1));
  CHECK(kendall(std::vector<double>{1, 2, 3}, std::vector<double>{1, 1, 2}) == Approx(2 / std::sqrt(6.0)));
  CHECK(std::isnan(kendall(order, std::vector<double>{1, 1, 1, 1, 1})));
}

TEST_CASE("a process that returns at rate k remembers exp(-k) and varies by s^2 / 2k", "[study]") {
  for (const double rate : {0.1, 0.5, 1.5}) {
    INFO(rate);
    double memory = 0, spread = 0;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
      const auto x = process(rate, 0.3, 1000, seed);
      memory += autocorrelation(x) / 200, spread += variance(x) / 200;
    }
    CHECK(memory == Approx(std::exp(-rate)).margin(0.01));  // the estimate's own bias is about (1 + 3 memory) / 1000
    CHECK(spread == Approx(0.3 * 0.3 / (2 * rate)).epsilon(0.05));
  }
}

TEST_CASE("memory that grows is noticed, and chance alone seldom looks like it", "[study]") {
  int noticed = 0, alarms = 0;
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    const EarlyWarningManner manner{0.5, 0.1, 60, seed};
    noticed += early_warning(process(2, 0.3, 400, seed, 0.02), manner).ar1_p < 0.1;
    alarms += early_warning(process(0.7, 0.3, 200, 1000 + seed), manner).ar1_p < 0.1;
  }
  CHECK(noticed >= 32);
  CHECK(alarms <= 10);  // four expected; the detrended residuals are not quite the surrogates' kind
  const auto again = early_warning(process(2, 0.3, 100, 1), {.seed = 3}), same = early_warning(process(2, 0.3, 100, 1), {.seed = 3});
  CHECK(again.ar1_p == same.ar1_p);
  CHECK(again.ar1.size() == 51);
  CHECK(std::isnan(early_warning(std::vector<double>(50, 1.0)).ar1_trend));
  CHECK(early_warning(days(10)).ar1.empty());
}

TEST_CASE("an interval is Student's, quantiles need twenty values, and unknown ones are left out", "[study]") {
  const auto four = interval(std::vector<double>{1, 2, none, 3, 4});
  CHECK(four.count == 4);
  CHECK(four.mean == Approx(2.5));
  CHECK(four.half == Approx(3.1824 * std::sqrt(5.0 / 3 / 4)));
  CHECK(std::isnan(four.median));
  CHECK(std::isnan(interval(std::vector<double>{7}).half));
  CHECK(interval(std::vector<double>{none}).count == 0);
  const auto many = interval(days(21));
  CHECK(many.low == Approx(1));
  CHECK(many.median == Approx(10));
  CHECK(many.high == Approx(19));
}

TEST_CASE("every measure has a name of its own, and words in both languages", "[study]") {
  std::set<std::string_view> names;
  for (const auto& one : measures()) {
    INFO(one.name);
    CHECK(names.insert(one.name).second);
    CHECK_FALSE(one.label.en.empty());
    CHECK_FALSE(one.label.fr.empty());
    CHECK_FALSE(one.meaning.en.empty());
    CHECK_FALSE(one.meaning.fr.empty());
  }
  CHECK(names.size() * sizeof(double) == sizeof(Measured));  // none was forgotten
}
