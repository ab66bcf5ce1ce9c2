// app/intensity_grid.cpp -- decimal numbers counted in millionths.
#include "app/intensity_grid.hpp"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

#include "sim/kernel/error.hpp"

namespace app {
namespace {

constexpr std::int64_t most = 1'000'000 * Intensity::one;  // as scenario files allow
constexpr std::size_t decimals = 6, most_points = 1'000;

[[noreturn]] void refuse(std::string message) { throw sim::ScenarioError({{"--intensity", "", std::move(message)}}); }

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const auto end = std::min(text.find(separator, begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

Intensity number(std::string_view text) {
  const auto found = parse_intensity(text);
  if (!found)
    refuse(fmt::format("\"{}\" is not an intensity, expected a number from 0 to 1000000 with at most {} decimals", text, decimals));
  return *found;
}

}  // namespace

// Both are whole and below 2^53, so that the quotient is rounded once, to the double that the text would give.
double Intensity::value() const { return static_cast<double>(millionths_) / static_cast<double>(one); }

std::string Intensity::text() const {
  std::string out = fmt::format("{}.{:06}", millionths_ / one, millionths_ % one);
  out.erase(out.find_last_not_of('0') + 1);
  if (out.back() == '.') out.pop_back();
  return out;
}

std::string Intensity::name() const {
  std::string out = "x" + text();
  std::replace(out.begin(), out.end(), '.', '_');
  return out;
}

std::optional<Intensity> parse_intensity(std::string_view text) {
  const auto digit = [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; };
  const auto point = std::min(text.find('.'), text.size());
  const auto whole = text.substr(0, point), fraction = point < text.size() ? text.substr(point + 1) : std::string_view();
  if (whole.empty() && fraction.empty()) return std::nullopt;
  if (whole.size() > 7 || fraction.size() > decimals || !std::all_of(whole.begin(), whole.end(), digit) ||
      !std::all_of(fraction.begin(), fraction.end(), digit))
    return std::nullopt;
  std::int64_t value = 0;
  for (const char c : whole) value = value * 10 + (c - '0');
  for (std::size_t i = 0; i < decimals; ++i) value = value * 10 + (i < fraction.size() ? fraction[i] - '0' : 0);
  return value > most ? std::nullopt : std::optional(Intensity(value));
}

std::vector<Intensity> parse_grid(const std::string& text) {
  std::vector<Intensity> grid;
  if (text.find(':') == std::string::npos) {
    for (const auto part : split(text, ',')) {
      const auto next = number(part);
      if (!grid.empty() && next <= grid.back())
        refuse(fmt::format("{} after {}: expected numbers in rising order, each once", next.text(), grid.back().text()));
      grid.push_back(next);
    }
  } else {
    const auto parts = split(text, ':');
    if (parts.size() != 3) refuse(fmt::format("\"{}\", expected FIRST:LAST:STEP such as 0:2:0.1, or numbers such as 0,0.5,1", text));
    const auto first = number(parts[0]).millionths(), last = number(parts[1]).millionths(), step = number(parts[2]).millionths();
    if (step == 0) refuse(fmt::format("\"{}\" has a step of 0, expected one above 0", text));
    if (last < first) refuse(fmt::format("\"{}\" ends at {}, below its first number, {}", text, parts[1], parts[0]));
    if ((last - first) % step != 0)
      refuse(fmt::format("\"{}\" does not reach {}: the last number before it is {}", text, parts[1],
                         Intensity(last - (last - first) % step).text()));
    if ((last - first) / step >= static_cast<std::int64_t>(most_points))
      refuse(fmt::format("\"{}\" has {} numbers, more than {}", text, (last - first) / step + 1, most_points));
    for (auto at = first; at <= last; at += step) grid.emplace_back(at);
  }
  if (grid.size() > most_points) refuse(fmt::format("{} numbers, more than {}", grid.size(), most_points));
  if (grid.back() == Intensity()) refuse(fmt::format("\"{}\" holds no intensity above 0: there is nothing to test", text));
  return grid;
}

}  // namespace app
