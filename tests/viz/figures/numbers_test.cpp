// tests/viz/figures/numbers_test.cpp -- numbers, dates and ticks read as people write them.
#include "viz/figures/numbers.hpp"

#include <cmath>

#include "tests/catch.hpp"
#include "viz/figures/text.hpp"

namespace {
using viz::Language;
constexpr auto en = Language::en, fr = Language::fr;
}  // namespace

TEST_CASE("numbers of figures have three digits that mean something, and the marks of their language", "[figures]") {
  CHECK(viz::number(0, en) == "0");
  CHECK(viz::number(12.345, en) == "12.3");
  CHECK(viz::number(12.345, fr) == "12,3");
  CHECK(viz::number(0.0123, fr) == "0,0123");
  CHECK(viz::number(1234.4, en) == "1,234");
  CHECK(viz::number(1234.4, fr) == "1\u202f234");
  CHECK(viz::number(-4.5e6, fr) == "−4,5\u202fM");
  CHECK(viz::number(2.5e9, fr) == "2,5\u202fMd");
  CHECK(viz::number(2.5e9, en) == "2.5\u202fbn");
  CHECK(viz::number(3e-12, en) == "3 × 10⁻¹²");
  CHECK(viz::number(viz::unknown, fr) == "–");
  CHECK(viz::decimals(-0.001, 1, en) == "0.0");
  CHECK(viz::change(5, en) == "+5");
}

TEST_CASE("a value and its interval are written in one measure, to two digits of the half-width", "[figures]") {
  CHECK(viz::value_and_interval(1.2e6, 0.8e6, 1.6e6, fr) == "+1,20 ± 0,40\u202fM");
  CHECK(viz::value_and_interval(75.61, 65.71, 85.51, en) == "+75.6 ± 9.9");
  CHECK(viz::value_and_interval(-1592, -1858, -1326, fr) == "−1\u202f592 ± 266");
  CHECK(viz::value_and_interval(1, -3, 4, en) == "+1.0 [−3.0; 4.0]");
  CHECK(viz::value_and_interval(100, 100 - 1e-13, 100 + 1e-13, en, false) == "100");
  CHECK(viz::value_and_interval(3, viz::unknown, viz::unknown, en) == "+3");
}

TEST_CASE("dates are written in words, and the first of a month is French", "[figures]") {
  const auto day = *sim::parse_date("2021-06-01");
  CHECK(viz::day_in_words(day, en) == "1 June 2021");
  CHECK(viz::day_in_words(day, fr) == "1er juin 2021");
  CHECK(viz::short_day(*sim::parse_date("2019-02-07"), fr) == "7 févr. 2019");
}

TEST_CASE("units of run files become words, with the step of the run", "[figures]") {
  CHECK(viz::unit_words("EUR/step", sim::Period::week, fr) == "€ par semaine");
  CHECK(viz::unit_words("EUR/step", sim::Period::month, en) == "€ per month");
  CHECK(viz::unit_words("1", sim::Period::week, en).empty());
  CHECK(viz::unit_words("furlong", sim::Period::week, en) == "furlong");
  CHECK(viz::unit_words("€ par semaine", sim::Period::step, fr) == "€ par semaine");
  CHECK(viz::scaled_unit("€ par semaine", 1e6, fr) == "M€ par semaine");
  CHECK(viz::scaled_unit("€ per week", 1e9, en) == "€ billion per week");
  CHECK(viz::scaled_unit("emplois", 1e6, fr) == "millions d’emplois");
  CHECK(viz::scaled_unit("personnes", 1e6, fr) == "millions de personnes");
}

TEST_CASE("ticks reach over the values in steps of 1, 2, 2.5 or 5, whatever the values", "[figures]") {
  for (const double low : {-1e9, -123.4, -1e-7, 0.0, 3.3, 70'845.0, 1e12})
    for (const double span : {0.0, 1e-9, 0.07, 1.0, 13.0, 999.0, 2.6e6, 7e11}) {
      const double high = low + span;
      const auto ticks = viz::nice_ticks(low, high, 5);
      INFO(low << " to " << high);
      REQUIRE(ticks.at.size() >= 2);
      CHECK(ticks.at.size() <= 9);
      const double step = ticks.at[1] - ticks.at[0], slack = 1e-6 * std::max(std::abs(low), step);
      CHECK(ticks.low() <= low + slack);
      CHECK(ticks.high() >= high - slack);
      const double first = step / std::pow(10, std::floor(std::log10(step) + 1e-9));
      CHECK((std::abs(first - 1) < 0.02 || std::abs(first - 2) < 0.02 || std::abs(first - 2.5) < 0.02 || std::abs(first - 5) < 0.02));
      for (std::size_t i = 1; i < ticks.at.size(); ++i) CHECK(ticks.text(i, en) != ticks.text(i - 1, en));
    }
  CHECK(viz::nice_ticks(0, 2.6e6, 5).factor == 1e6);
  CHECK(viz::nice_ticks(0, 2.4e6, 5).text(1, fr) == "0,5");
}

TEST_CASE("ticks of time follow the length of the run, and their texts never meet", "[figures]") {
  const auto from = *sim::parse_date("2019-01-07");
  for (const int days : {0, 1, 5, 9, 30, 75, 180, 400, 1000, 2000, 9000, 80'000})
    for (const double width : {120.0, 300.0, 600.0, 1500.0})
      for (const auto language : {en, fr}) {
        INFO(days << " days on " << width << " px");
        const auto ticks = viz::time_ticks(from, from + days, width, 11, language);
        REQUIRE(!ticks.empty());
        CHECK(ticks.size() <= 16);
        double end = -1e9;
        for (const auto& tick : ticks) {
          CHECK(tick.day >= from);
          CHECK(tick.day <= from + days);
          const double x = (tick.day - from) * width / std::max(1, days), half = viz::text_width(tick.text, 11) / 2;
          CHECK(x - half > end);
          end = x + half;
        }
      }
  const auto years = viz::time_ticks(from, from + 3000, 400, 11, fr);
  CHECK(years.front().text == "2020");
  const auto months = viz::time_ticks(from, from + 300, 600, 11, fr);
  CHECK(months.front().text == "févr.");
  CHECK(months.front().below == "2019");
}

TEST_CASE("French texts get narrow no-break spaces and round apostrophes, English ones stay", "[figures]") {
  CHECK(viz::typeset("l'effet : « oui » ? 5 %", fr) == "l’effet\u202f: «\u202foui\u202f»\u202f? 5\u202f%");
  CHECK(viz::typeset("it's: 5 %", en) == "it's: 5 %");
}
