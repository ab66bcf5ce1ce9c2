// viz/figures/numbers.cpp -- digits, dates and ticks.
#include "viz/figures/numbers.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "viz/figures/text.hpp"

namespace viz {
namespace {

constexpr std::array<std::string_view, 12> months_en{"January", "February", "March",     "April",   "May",      "June",
                                                     "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<std::string_view, 12> months_fr{"janvier", "février", "mars",      "avril",   "mai",      "juin",
                                                     "juillet", "août",    "septembre", "octobre", "novembre", "décembre"};
constexpr std::array<std::string_view, 12> short_en{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<std::string_view, 12> short_fr{"janv.", "févr.", "mars",  "avr.", "mai",  "juin",
                                                    "juil.", "août",  "sept.", "oct.", "nov.", "déc."};
constexpr std::array<std::string_view, 10> raised{"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};

void replace_all(std::string& text, std::string_view what, std::string_view with) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += with.size()) text.replace(at, what.size(), with);
}

// So many decimals that three digits are significant, without zeros at the end.
std::string significant(double value, Language language) {
  const double size = std::abs(value);
  int places = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 2 - static_cast<int>(std::floor(std::log10(size)));
  while (places > 0 && std::abs(std::round(value * std::pow(10, places - 1)) - value * std::pow(10, places - 1)) < 0.05 * 0.1) --places;
  std::string out = decimals(value, places, language);
  const char point = language == Language::fr ? ',' : '.';
  if (places > 0 && out.find(point) != std::string::npos) {
    while (out.back() == '0') out.pop_back();
    if (out.back() == point) out.pop_back();
  }
  return out;
}

double power_of_ten(double size) { return std::pow(10, std::floor(std::log10(size))); }

}  // namespace

std::string decimals(double value, int places, Language language) {
  if (!std::isfinite(value)) return "–";
  std::string digits = fmt::format("{:.{}f}", std::abs(value), places);
  const bool zero = digits.find_first_not_of("0.") == std::string::npos;
  const auto point = std::min(digits.find('.'), digits.size());
  if (language == Language::fr && point < digits.size()) digits[point] = ',';
  for (auto at = static_cast<std::ptrdiff_t>(point) - 3; at > 0; at -= 3)
    digits.insert(static_cast<std::size_t>(at), language == Language::fr ? narrow_space : ",");
  return (value < 0 && !zero ? "−" : "") + digits;
}

std::string number(double value, Language language) {
  if (!std::isfinite(value)) return "–";
  const bool french = language == Language::fr;
  const double size = std::abs(value);
  if (size == 0) return "0";
  if (size < 1e-4) {
    int power = static_cast<int>(std::floor(std::log10(size)));
    std::string out = significant(std::round(value / std::pow(10, power) * 10) / 10, language) + " × 10⁻";
    power = -power;
    if (power >= 100) out += raised[static_cast<std::size_t>(power / 100 % 10)];
    if (power >= 10) out += raised[static_cast<std::size_t>(power / 10 % 10)];
    return out + std::string(raised[static_cast<std::size_t>(power % 10)]);
  }
  if (size < 999.5) return significant(value, language);
  if (size < 999'999.5) return decimals(value, 0, language);
  if (size < 999.5e6) return significant(value / 1e6, language) + std::string(narrow_space) + "M";
  return significant(value / 1e9, language) + std::string(narrow_space) + (french ? "Md" : "bn");
}

std::string change(double value, Language language) { return (value > 0 ? "+" : "") + number(value, language); }

std::string value_and_interval(double value, double low, double high, Language language, bool sign) {
  const auto alone = [&] { return sign ? change(value, language) : number(value, language); };
  if (!std::isfinite(value) || !std::isfinite(low) || !std::isfinite(high)) return alone();
  const double below = value - low, above = high - value, largest = std::max({std::abs(value), std::abs(low), std::abs(high)});
  if (std::max(below, above) <= 1e-9 * largest) return alone();
  // All in one measure: 1.2 ± 0.4 M, never 1.2 M ± 400,000.
  const double factor = largest >= 999.5e6 ? 1e9 : largest >= 999'999.5 ? 1e6 : 1;
  const std::string measure = factor == 1 ? "" : std::string(narrow_space) + (factor == 1e6 ? "M" : language == Language::fr ? "Md" : "bn");
  const int places = std::max(0, 1 - static_cast<int>(std::floor(std::log10(std::max(below, above) / factor))));
  const auto part = [&](double one) { return places > 5 ? number(one / factor, language) : decimals(one / factor, places, language); };
  const std::string first = (sign && value > 0 ? "+" : "") + part(value);
  if (std::abs(below - above) <= 1e-6 * std::max(largest, above)) return first + " ± " + part(above) + measure;
  return fmt::format("{} [{}{} {}]{}", first, part(low), language == Language::fr ? "\u202f;" : ";", part(high), measure);
}

std::string day_in_words(sim::Day day, Language language) {
  const auto [year, month, of_month] = sim::date(day);
  const auto& names = language == Language::fr ? months_fr : months_en;
  return fmt::format("{}{} {} {}", of_month, language == Language::fr && of_month == 1 ? "er" : "", names[month - 1], year);
}
std::string short_day(sim::Day day, Language language) {
  const auto [year, month, of_month] = sim::date(day);
  const auto& names = language == Language::fr ? short_fr : short_en;
  return fmt::format("{}{} {} {}", of_month, language == Language::fr && of_month == 1 ? "er" : "", names[month - 1], year);
}

std::string unit_words(std::string_view unit, sim::Period step, Language language) {
  if (unit == "1") return "";
  const bool french = language == Language::fr;
  const auto slash = unit.find('/');
  const auto word = [&](std::string_view symbol) -> std::string {
    if (symbol == "EUR") return "€";
    if (symbol == "person") return french ? "personnes" : "people";
    if (symbol == "job") return french ? "emplois" : "jobs";
    if (symbol == "t CO2") return french ? "t de CO₂" : "t of CO₂";
    if (symbol == "day") return french ? "jours" : "days";
    if (symbol == "week") return french ? "semaines" : "weeks";
    if (symbol == "month") return french ? "mois" : "months";
    if (symbol == "year") return french ? "années" : "years";
    return std::string(symbol);
  };
  const auto per = [&](std::string_view symbol) -> std::string {
    if (symbol == "step" && step == sim::Period::day) symbol = "day";
    if (symbol == "step" && step == sim::Period::week) symbol = "week";
    if (symbol == "step" && step == sim::Period::month) symbol = "month";
    constexpr std::array<std::pair<std::string_view, std::string_view>, 6> words{
        {{"step", "pas"}, {"day", "jour"}, {"week", "semaine"}, {"month", "mois"}, {"year", "an"}, {"person", "personne"}}};
    for (const auto& [en, fr] : words)
      if (symbol == en) return std::string(french ? fr : en);
    return std::string(symbol);
  };
  if (slash == std::string_view::npos) return word(unit);
  const auto top = unit.substr(0, slash), bottom = unit.substr(slash + 1);
  if (bottom.find('/') != std::string_view::npos) return std::string(unit);
  return fmt::format("{}{}{} {}", top == "1" ? "" : word(top), top == "1" ? "" : " ", french ? "par" : "per", per(bottom));
}

std::string scaled_unit(std::string_view unit, double factor, Language language) {
  const std::string rest(unit == "1" ? "" : unit);
  if (factor == 1) return rest;
  const bool french = language == Language::fr, billions = factor >= 1e9;
  const std::string_view euro = "€";
  if (rest.starts_with(euro))
    return french ? (billions ? "Md€" : "M€") + rest.substr(euro.size()) : (billions ? "€ billion" : "€ million") + rest.substr(euro.size());
  const std::string many = french ? (billions ? "milliards" : "millions") : (billions ? "billion" : "million");
  if (rest.empty()) return many;
  const bool per = rest.starts_with("par ") || rest.starts_with("per ");
  const bool vowel = std::string_view("aeiouhAEIOUH").find(rest[0]) != std::string_view::npos || rest.starts_with("é");
  return many + (!french || per ? " " : vowel ? " d’" : " de ") + rest;
}

std::string Ticks::text(std::size_t i, Language language) const { return decimals(at[i] / factor, places, language); }

Ticks nice_ticks(double low, double high, std::size_t wanted) {
  if (!std::isfinite(low) || !std::isfinite(high)) low = 0, high = 1;
  if (low > high) std::swap(low, high);
  if (high - low <= 1e-9 * std::max(std::abs(low), std::abs(high)) || high == low) {
    const double room = low == 0 ? 1 : std::abs(low) * 0.1;
    low -= low == 0 ? 0 : room, high += room;
  }
  const double rough = (high - low) / static_cast<double>(std::max<std::size_t>(wanted, 1)), power = power_of_ten(rough);
  double step = 10 * power;
  for (const double one : {1.0, 2.0, 2.5, 5.0})
    if (one * power >= rough * 0.999) {
      step = one * power;
      break;
    }
  Ticks out;
  const double first = std::floor(low / step + 1e-9), last = std::max(std::ceil(high / step - 1e-9), first + 1);
  for (double i = first; i <= last; ++i) out.at.push_back(i == 0 ? 0 : i * step);
  const double largest = std::max(std::abs(out.low()), std::abs(out.high()));
  out.factor = largest >= 1e9 ? 1e9 : largest >= 1e6 ? 1e6 : 1;
  for (out.places = 0; out.places < 12; ++out.places) {
    const double grown = step / out.factor * std::pow(10, out.places);
    if (std::abs(grown - std::round(grown)) < 1e-6 * grown && grown > 0.5) break;
  }
  return out;
}

namespace {

struct Rhythm {
  int days, months;  // one of them
};

std::vector<TimeTick> rhythm_ticks(sim::Day from, sim::Day until, Rhythm rhythm, Language language) {
  const auto& names = language == Language::fr ? short_fr : short_en;
  std::vector<TimeTick> out;
  if (rhythm.months > 0) {
    const auto start = sim::date(from);
    auto count = start.year * 12 + static_cast<int>(start.month) - 1;
    count -= ((count % rhythm.months) + rhythm.months) % rhythm.months;
    for (;; count += rhythm.months) {
      const int year = count >= 0 ? count / 12 : -((11 - count) / 12);
      const auto month = static_cast<std::uint32_t>(count - year * 12 + 1);
      const auto day = sim::day({year, month, 1});
      if (day > until) break;
      if (day < from) continue;
      if (rhythm.months >= 12)
        out.push_back({day, std::to_string(year), ""});
      else
        out.push_back({day, std::string(names[month - 1]), out.empty() || month == 1 ? std::to_string(year) : ""});
    }
    return out;
  }
  // Monday is day 4 of the count that began on a Thursday.
  auto day = rhythm.days % 7 == 0 ? from + (((4 - from) % 7) + 7) % 7 : from;
  for (std::uint32_t last_month = 0; day <= until; day += rhythm.days) {
    const auto its = sim::date(day);
    out.push_back({day, std::to_string(its.day), its.month != last_month ? fmt::format("{} {}", names[its.month - 1], its.year) : ""});
    last_month = its.month;
  }
  return out;
}

bool fits(const std::vector<TimeTick>& ticks, sim::Day from, sim::Day until, double width, double size) {
  const double scale = width / std::max(1, until - from);
  for (const bool below : {false, true}) {
    double end = -1e9;
    for (const auto& tick : ticks) {
      const auto& text = below ? tick.below : tick.text;
      if (text.empty()) continue;
      const double x = (tick.day - from) * scale, half = text_width(text, size) / 2;
      if (x - half < end) return false;
      end = x + half + size * (below ? 0.5 : 0.9);
    }
  }
  return true;
}

}  // namespace

std::vector<TimeTick> time_ticks(sim::Day from, sim::Day until, double width, double text_size, Language language) {
  std::vector<TimeTick> ticks;
  if (until - from > 80'000'000) return ticks;
  for (const Rhythm rhythm : {Rhythm{1, 0}, {2, 0}, {7, 0}, {14, 0}, {0, 1}, {0, 2}, {0, 3}, {0, 6}, {0, 12}, {0, 24}, {0, 60}, {0, 120},
                              {0, 240}, {0, 600}, {0, 1200}}) {
    const double count = (until - from) / (rhythm.days > 0 ? rhythm.days : rhythm.months * 30.4);
    if (count > width / text_size || count > 14) continue;
    ticks = rhythm_ticks(from, until, rhythm, language);
    if (fits(ticks, from, until, width, text_size)) break;
  }
  if (ticks.empty()) ticks.push_back({from, short_day(from, language), ""});
  return ticks;
}

std::string typeset(std::string_view text, Language language) {
  std::string out(text);
  if (language == Language::en) return out;
  for (const std::string_view sign : {":", ";", "?", "!", "%", "»"})
    for (const std::string_view space : {" ", "\u00a0"}) replace_all(out, std::string(space) + std::string(sign), std::string(narrow_space) + std::string(sign));
  for (const std::string_view space : {" ", "\u00a0"}) replace_all(out, "«" + std::string(space), "«" + std::string(narrow_space));
  replace_all(out, "'", "’");
  return out;
}

}  // namespace viz
