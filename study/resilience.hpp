// study/resilience.hpp -- what a crisis did to a recorded series, against the run without it: formulas alone.
//
// docs/methods/resilience.md gives each formula with its source. Times are in days, growth per day unless said. Pure
// functions of numbers: they read no file, and NaN in means "not recorded", NaN out means "not defined".
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/kernel/calendar.hpp"
#include "sim/kernel/keys.hpp"

namespace study {

// ---- what is good

// Is more of it better? Every series declares an answer (sim/kernel/keys.hpp), its run file holds it, and every table of
// results shows it. `neutral`: neither (a price, a response); `undeclared`: a file of before, so it is read as better and says so.
using sim::Polarity;
using sim::name;

// Performance Q, 1 = as without the crisis: crisis / control; of what is bad 2 - crisis / control, so that a tenth more of
// it counts as a tenth less of what is good (below 0 when it more than doubles). NaN where the control is 0 or unknown.
double performance(double crisis, double control, Polarity polarity);
std::vector<double> performance(std::span<const double> crisis, std::span<const double> control, Polarity polarity);

// ---- one curve Q(t): straight lines between instants, `day` rising. Pieces with an undefined end are left out.

struct Areas {
  double loss = 0, gain = 0;  // [day]: under 1, above 1; never set off against each other
  double days = 0;            // over which Q is defined
};
Areas areas(std::span<const double> day, std::span<const double> q);

struct Recovery {
  bool fell = false;      // Q was below 1 - epsilon at some instant
  bool censored = false;  // it fell and is not seen to come back for a whole window
  double days = 0;        // since day.front(); if censored, the last day on which it had not come back
};
// First instant from the lowest on from which Q >= 1 - epsilon for `window` days, all of them recorded.
Recovery recovery(std::span<const double> day, std::span<const double> q, double epsilon, double window);

// Rate k [1/day] of the return |1 - Q| ~ exp(-k t) from the lowest point to the recovery or the end; NaN with less than
// four instants off 1.
double return_rate(std::span<const double> day, std::span<const double> q);

// ---- a series of the crisis against that of the control

struct Manner {
  double epsilon = 0.05;  // how far from normal is still normal; assumed
  double window = 28;     // [day] that it must last; assumed
};

struct Measured {
  double loss = 0;              // [day] of normal performance lost; Bruneau et al. 2003: RL = 100 times this, in % day
  double gain = 0;              // [day] above normal
  double resilience = 1;        // 1 - loss / days; Cimellaro et al. 2010, gains left out
  double gain_share = 0;        // gain / days
  double robustness = 1;        // smallest Q
  double lowest_day = 0;        // [day] from the shock to it
  double rapidity = 0;          // [1/day] mean slope of Q from the lowest to recovery, or to the end
  double recovery_time = 0;     // [day] from the shock; see Recovery
  double censored = 0;          // 1 if that is only a lower bound
  double return_rate = 0;       // [1/day]
  double hysteresis = 0;        // mean Q of the last window - 1
  double renewal = 0;           // [1/year] trend growth after the lowest point less that of the control
  double mean_loss = 0;         // [unit of the series] mean of the shortfall, of the excess if more is worse
  double mean_gain = 0;         // [unit of the series] the contrary
  double worst_difference = 0;  // [unit of the series] crisis - control where it is worst; largest, if neutral
  double end_difference = 0;    // [unit of the series] crisis - control at the end
  double undefined = 0;         // instants without Q: the control is 0 or unknown
  // NaN unless somebody knows the whole that the place is part of (martin), or a second crisis (adaptive_capacity).
  double sensitivity = 0, resistance = 0, recoverability = 0, adaptive_capacity = 0;
};
template <class Of> struct MeasureOf {  // one number of Measured or the like, for files and people
  std::string_view name, unit;          // unit "": that of the series
  sim::Text label, meaning;
  double Of::*value;
};
using Measure = MeasureOf<Measured>;
std::span<const Measure> measures();

// From the last instant on or before the first day of the crisis to the last at which both are recorded.
struct Horizon {
  std::size_t begin = 0, end = 0;  // instants [begin, end)
};
Horizon horizon(std::span<const sim::Day> time, std::span<const double> crisis, std::span<const double> control, sim::Day from);

// The whole row of numbers. `from`: first day of the crisis. A horizon of less than two instants gives NaN everywhere.
Measured measure(std::span<const sim::Day> time, std::span<const double> crisis, std::span<const double> control,
                 sim::Day from, Polarity polarity, const Manner& manner = {});

// ---- shares, groups, places

struct Redundancy {
  double without_largest = 0;   // 1 - largest share
  double diversity = 0;         // 1 - sum of squared shares (Herfindahl-Hirschman)
  double effective_number = 0;  // exp(-sum s ln s)
};
Redundancy redundancy(std::span<const double> amounts);  // >= 0, made into shares; NaN if they sum to 0

double resourcefulness(double mobilised, double need);       // NaN without a need
double macro_resilience(double asset_loss, double welfare_loss);  // Hallegatte 2014; NaN without a welfare loss

// 1/2 sum |s_i(after) - s_i(before)|, from 0 to 1; a NaN counts as 0; NaN if either sums to 0.
double reorientation(std::span<const double> before, std::span<const double> after);

// Of amounts >= 0 per unit of size; 0 equal, towards 1 unequal; NaN if there is nothing to share out. NaNs are left out.
double gini(std::span<const double> amounts, std::span<const double> sizes = {});

double expected_change(std::span<const double> growth, std::span<const double> level);  // sum g_i E_i (Martin et al. 2016)
double against_expected(double change, double expected);  // (change - expected) / |expected|: resistance, recoverability
double sensitivity(double own_change, double own_level, double whole_change, double whole_level);  // beta

struct Martin {
  double sensitivity = 0, resistance = 0, recoverability = 0;
};
// Of a place with performance `q` within a whole `whole`: contraction until `lowest` (an instant of the whole), then expansion.
Martin martin(std::span<const double> q, std::span<const double> whole, std::size_t lowest);
std::size_t lowest(std::span<const double> q);  // instant of the smallest defined value; 0 if none is

double adaptive_capacity(double first_loss, double second_loss);  // 1 - RL2 / RL1; NaN if nothing was lost at first
// The same of Q(t) from the first shock on, over windows of one length that begin on day 0 and on day `second`.
double adaptive_capacity(std::span<const double> day, std::span<const double> q, double second);

// Area that the response encloses over the driver, positive when it is lower while the driver comes back than while it rose
// (clockwise); `returned`: the driver ended within a twentieth of its range from where it began. Left open, it is closed
// by a straight line.
struct Loop {
  double area = 0;
  bool returned = false;
};
Loop loop(std::span<const double> driver, std::span<const double> response);

// Ordinary least squares slope of ln x per day; NaN with less than three positive values.
double trend_growth(std::span<const double> day, std::span<const double> x);

// ---- critical slowing down (Dakos et al. 2012)

double kendall(std::span<const double> x, std::span<const double> y);  // tau-b
double autocorrelation(std::span<const double> x);                     // at lag 1, mean removed
double variance(std::span<const double> x);                            // n - 1
std::vector<double> detrended(std::span<const double> x, double bandwidth);  // Gaussian kernel, bandwidth as share of the length

struct EarlyWarning {
  std::vector<double> ar1, variance;             // one for each full window
  double ar1_trend = 0, variance_trend = 0;      // Kendall's tau against time
  double ar1_p = 1, variance_p = 1;              // share of surrogates whose trend is at least as high, itself counted
  std::uint32_t surrogates = 0;
};
struct EarlyWarningManner {
  double window = 0.5, bandwidth = 0.1;  // shares of the length
  std::uint32_t surrogates = 200;        // AR(1) series with the same autocorrelation and variance
  std::uint64_t seed = 0;
};
// Less than twenty values, or no variance: empty, with NaN.
EarlyWarning early_warning(std::span<const double> x, const EarlyWarningManner& manner = {});

// ---- over replicates

struct Interval {
  std::size_t count = 0;                     // of defined values
  double mean = 0, half = 0;                 // 95 %, Student's t; half is NaN with a single value
  double low = 0, median = 0, high = 0;      // quantiles 0.05, 0.5, 0.95; NaN with less than 20 values
};
Interval interval(std::span<const double> values);  // NaNs left out
double quantile(std::vector<double> values, double share);  // straight lines between order statistics (Hyndman and Fan type 7)
double student(std::size_t degrees);                        // 97.5 % quantile of Student's distribution

}  // namespace study
