// sim/kernel/calendar.cpp -- civil dates and the clock.
#include "sim/kernel/calendar.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cmath>

#include "sim/kernel/error.hpp"

namespace sim {
namespace {

constexpr std::array<std::string_view, 7> period_names{"step", "day", "week", "month", "quarter", "year", "once"};

Day add_months(Day from, std::uint32_t months) {
  const Date start = date(from);
  const std::uint32_t total = start.month - 1 + months;
  const std::int32_t year = start.year + static_cast<std::int32_t>(total / 12);
  const std::uint32_t month = total % 12 + 1;
  const auto last = std::chrono::year_month_day_last{std::chrono::year{year},
                                                     std::chrono::month_day_last{std::chrono::month{month}}};
  return day({year, month, std::min(start.day, static_cast<unsigned>(last.day()))});
}

bool new_period(Day before, Day today, Period period) {
  const Date a = date(before), b = date(today);
  switch (period) {
    case Period::week: return (today + 3) / 7 != (before + 3) / 7;  // weeks begin on Monday; 1970-01-01 was a Thursday
    case Period::month: return a.month != b.month || a.year != b.year;
    case Period::quarter: return (a.month - 1) / 3 != (b.month - 1) / 3 || a.year != b.year;
    case Period::year: return a.year != b.year;
    default: return true;
  }
}

}  // namespace

Date date(Day day) {
  const std::chrono::year_month_day ymd{std::chrono::sys_days{std::chrono::days{day}}};
  return {static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day())};
}

Day day(Date date) {
  const std::chrono::year_month_day ymd{std::chrono::year{date.year}, std::chrono::month{date.month},
                                        std::chrono::day{date.day}};
  return static_cast<Day>(std::chrono::sys_days{ymd}.time_since_epoch().count());
}

std::optional<Day> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto digits = [&](std::size_t from, std::size_t count) {
    int value = 0;
    for (std::size_t i = from; i < from + count; ++i) {
      if (text[i] < '0' || text[i] > '9') return -1;
      value = value * 10 + (text[i] - '0');
    }
    return value;
  };
  const int year = digits(0, 4), month = digits(5, 2), dom = digits(8, 2);
  if (year < 0 || month < 0 || dom < 0) return std::nullopt;
  const std::chrono::year_month_day ymd{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                        std::chrono::day{static_cast<unsigned>(dom)}};
  if (!ymd.ok()) return std::nullopt;
  return static_cast<Day>(std::chrono::sys_days{ymd}.time_since_epoch().count());
}

std::string format_date(Day day) {
  const Date d = date(day);
  return fmt::format("{:04}-{:02}-{:02}", d.year, d.month, d.day);
}

std::string_view name(Period period) { return period_names[static_cast<std::size_t>(period)]; }

std::optional<Period> parse_period(std::string_view text) {
  for (std::size_t i = 0; i < period_names.size(); ++i)
    if (period_names[i] == text) return static_cast<Period>(i);
  return std::nullopt;
}

Clock Clock::until(Day start, Period step, Day end) {
  Clock clock{start, step, 0};
  require(step == Period::day || step == Period::week || step == Period::month, "a step is a day, a week or a month");
  while (clock.day_of(clock.steps + 1) <= end) ++clock.steps;
  return clock;
}

Day Clock::day_of(std::uint32_t step_number) const {
  switch (step) {
    case Period::day: return start + static_cast<Day>(step_number);
    case Period::month: return add_months(start, step_number);
    default: return start + 7 * static_cast<Day>(step_number);
  }
}

double Clock::days() const {
  return step == Period::day ? 1.0 : step == Period::month ? unit::days_per_month : 7.0;
}

bool Clock::due(Step at, Period period) const {
  const auto t = static_cast<std::uint32_t>(at);
  return t <= 1 || new_period(day_of(t - 2), day_of(t - 1), period);  // first days of the last span and of this one
}

bool Clock::turns(Step at, Period period) const {
  const auto t = static_cast<std::uint32_t>(at);
  return t == 0 || new_period(day_of(t - 1), day_of(t), period);
}

double Clock::days(Period period) const {
  double length = days();
  switch (period) {
    case Period::week: length = 7; break;
    case Period::month: length = unit::days_per_month; break;
    case Period::quarter: length = unit::days_per_year / 4; break;
    case Period::year: length = unit::days_per_year; break;
    default: break;
  }
  return std::max(length, days());
}

double per_interval(double stated, const Unit& unit, double days) {
  switch (unit.conversion) {
    case Conversion::none: return stated;
    case Conversion::linear: return stated * days / unit.days;
    case Conversion::hazard: return 1 - std::pow(1 - stated, days / unit.days);
    case Conversion::factor: return std::pow(stated, days / unit.days);
  }
  return stated;
}

}  // namespace sim
