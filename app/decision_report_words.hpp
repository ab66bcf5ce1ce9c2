// app/decision_report_words.hpp -- how the decision report writes numbers, units, dates and effects, in either language.
//
// Pure: no file is read. Numbers carry narrow no-break spaces, a real minus and at most three digits that mean something.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/comparison.hpp"
#include "app/text.hpp"
#include "sim/kernel/calendar.hpp"
#include "study/resilience.hpp"

namespace app {

// What a difference says once its interval and the side that is good are looked at.
enum class Reading : std::uint8_t {
  nothing_recorded,
  exactly_zero,  // in every run, at every instant
  chance,        // the interval includes zero
  better, worse, // as declared
  more, less,    // nobody declared a side, or there is none
};
Reading read_effect(const Comparison& found, study::Polarity polarity);

class Words {
 public:
  // `step`: day, week or month; what "/step" means in units.
  Words(Language language, std::string step) : voice_(language), step_(std::move(step)) {}

  const Voice& voice() const { return voice_; }
  bool french() const { return voice_.french(); }
  std::string operator()(std::string_view en, std::string_view fr) const { return voice_(en, fr); }
  std::string operator()(const sim::Text& text) const { return voice_(text); }

  // "EUR/step" is "€ per week", "€ par semaine"; empty for plain numbers.
  std::string unit(std::string_view unit) const;
  // 1,235 and 1.24 M; euros also 12.4 k.
  std::string number(double value, std::string_view unit = "") const;
  std::string change(double value, std::string_view unit = "") const;  // with its sign
  // "−1.430 ± 0.020 M€ per week": both in one scale, as precise as the half-width. Without a half-width, `change`.
  std::string with_interval(double mean, double half, std::string_view unit, bool sign = true) const;
  std::string percent(double share) const;         // "48.9 %"
  std::string percent_change(double share) const;  // "+48.9 %"
  std::string percent_interval(double share, double half, bool sign = false) const;  // "48.9 ± 1.2 %"
  std::string date(sim::Day day) const;  // "1 June 2021", "1er juin 2021"
  std::string day_count(double days) const;
  std::string count(double whole) const;  // 1,235

  // "a, b and c"; of more than `most`, "a, b and 7 others".
  std::string list(const std::vector<std::string>& names, std::size_t most = 1000) const;
  std::string quoted(std::string_view text) const;  // “x”, « x »
  std::string name(Reading reading, bool single = false) const;  // "better"; "better ?" where a single luck says so
  std::string brief(Reading reading, bool single = false) const;  // for a cell of a crowded table: "chance?"
  std::string as_written(std::string_view number) const;  // a number as a file writes it, with the comma of French; other texts as they are
  // Narrow no-break spaces where French wants them; English is left as it is.
  std::string typeset(std::string_view text) const;
  std::string capital(std::string text) const;
  std::string sentence(std::string text) const;  // with a capital and a full stop

 private:
  std::string scaled(double value, double scale, int decimals, bool sign) const;
  std::string half_width(double half, int decimals) const;
  Voice voice_;
  std::string step_;
};

// In HTML: & < > " escaped, control characters and broken UTF-8 left out.
std::string escaped(std::string_view text);

}  // namespace app
