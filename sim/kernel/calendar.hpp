// sim/kernel/calendar.hpp -- real dates: days since 1970-01-01 (Gregorian), the clock of a run, periods.
#pragma once
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "sim/kernel/keys.hpp"

namespace sim {

using Day = std::int32_t;  // days since 1970-01-01

struct Date {
  std::int32_t year;
  std::uint32_t month, day;  // from 1
};
Date date(Day day);
Day day(Date date);
std::optional<Day> parse_date(std::string_view text);  // "2019-01-07"; nothing if it is no day of the calendar
std::string format_date(Day day);

enum class Period : std::uint8_t { step, day, week, month, quarter, year, once };  // once: on the first step of its dates
std::string_view name(Period period);
std::optional<Period> parse_period(std::string_view text);

// The moment that a process sees. `day` is the first day of the step's span.
struct Now {
  Step step;
  Day day;
  double days;  // length of what one call of the process covers, in days (its period, or the step)
  Day until = std::numeric_limits<Day>::max();  // first day after the dates of the process; far away if it has none
};

// Steps 1 .. steps; step t covers [day_of(t-1), day_of(t)). The state of step 0 is that of the start day.
struct Clock {
  Day start = 0;
  Period step = Period::week;  // day, week or month
  std::uint32_t steps = 0;

  static Clock until(Day start, Period step, Day end);  // as many whole steps as end before or on `end`
  Day day_of(std::uint32_t step) const;                 // the day on which the state after this step holds
  double days() const;                                  // mean length of a step
  bool due(Step step, Period period) const;  // step 1 is always due; later ones when a new period has begun
  bool turns(Step step, Period period) const;  // the state after this step is the first of a new period (step 0: of all)
  double days(Period period) const;            // length of a period, at least a step
};

// A rate as stated becomes a rate per `days` (see Conversion). Halving the step changes only the discretisation error.
double per_interval(double stated, const Unit& unit, double days);

}  // namespace sim
