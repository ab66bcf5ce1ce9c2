// viz/figures/numbers.hpp -- numbers, dates, units and ticks of axes, as people write them in English and in French.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "sim/kernel/calendar.hpp"
#include "viz/figures/figure.hpp"

namespace viz {

inline constexpr std::string_view narrow_space = "\u202f";  // no line breaks at it

std::string decimals(double value, int places, Language language);  // 1,234.50; 1 234,50
// About three digits that mean something: 0.0123, 12.3, 1,234, 4.56 M, 1.2 bn (Md in French); an en dash if unknown.
std::string number(double value, Language language);
std::string change(double value, Language language);  // the same with its sign
// +12.3 ± 3.1, or +12 [9; 16] where it is lopsided; both to two digits of the half-width, without one where that is nothing.
std::string value_and_interval(double value, double low, double high, Language language, bool sign = true);

std::string day_in_words(sim::Day day, Language language);  // 7 January 2019; 7 janvier 2019
std::string short_day(sim::Day day, Language language);     // 7 Jan 2019; 7 janv. 2019

// What stands in run files, in words: "EUR/step" and a step of a week give "€ per week", "€ par semaine". "1" gives nothing;
// what is not known stays as it is, and so do words.
std::string unit_words(std::string_view unit, sim::Period step, Language language);
// With the factor that the numbers of an axis were divided by (1, 1e6, 1e9): "€ million per week", "M€ par semaine".
std::string scaled_unit(std::string_view unit, double factor, Language language);

struct Ticks {
  std::vector<double> at;  // rising
  int places = 0;          // decimals that they need, once divided
  double factor = 1;       // what their numbers are divided by
  double low() const { return at.front(); }
  double high() const { return at.back(); }
  std::string text(std::size_t i, Language language) const;
};
// Steps of 1, 2, 2.5 or 5 times a power of ten that reach over [low, high], about `wanted` of them, at least two.
Ticks nice_ticks(double low, double high, std::size_t wanted);

struct TimeTick {
  sim::Day day = 0;
  std::string text, below;  // "avr." over "2020"
};
// Days, weeks, months or years on [from, until]: the finest rhythm of which the texts fit on so many px.
std::vector<TimeTick> time_ticks(sim::Day from, sim::Day until, double width, double text_size, Language language);

// French: narrow no-break spaces where they belong, round apostrophes. English is left as it is.
std::string typeset(std::string_view text, Language language);

}  // namespace viz
