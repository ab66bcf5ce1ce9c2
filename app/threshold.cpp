// app/threshold.cpp -- words to a line, a series to how far it went.
#include "app/threshold.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <sstream>
#include <vector>

#include <fmt/format.h>

#include "app/response.hpp"
#include "sim/kernel/error.hpp"

namespace app {
namespace {

constexpr std::string_view grammar = "expected SERIES [loss|worst|end] > NUMBER or < NUMBER, such as \"territory.jobs loss > 5%\"";

std::vector<std::string> words(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> out;
  for (std::string word; in >> word;) out.push_back(word);
  return out;
}

}  // namespace

Threshold parse_threshold(const std::string& text, const std::string& flag) {
  const auto refuse = [&](const std::string& what) {
    throw sim::ScenarioError({{flag, "", fmt::format("\"{}\": {}{}", text, what, grammar)}});
  };
  Threshold out;
  const auto sign = text.find_first_of("<>");
  if (sign == std::string::npos) refuse("no \"<\" or \">\"; ");
  out.text = text, out.above = text[sign] == '>';
  const auto before = words(text.substr(0, sign)), after = words(text.substr(sign + 1));
  if (before.empty() || before.size() > 2 || after.size() != 1) refuse("");
  const auto dot = before[0].find('.');
  if (dot == std::string::npos || dot == 0 || dot + 1 == before[0].size())
    refuse(fmt::format("\"{}\" is no series, which is written population.column; ", before[0]));
  out.population = before[0].substr(0, dot), out.column = before[0].substr(dot + 1);

  std::string_view number = after[0];
  const bool percent = number.ends_with('%');
  if (percent) number.remove_suffix(1);
  const auto [end, failed] = std::from_chars(number.data(), number.data() + number.size(), out.value);
  if (failed != std::errc() || end != number.data() + number.size() || !std::isfinite(out.value))
    refuse(fmt::format("\"{}\" is not a number; ", after[0]));
  if (percent) out.value /= 100;

  using Of = Threshold::Of;
  out.of = percent ? Of::ratio : Of::level;
  if (before.size() == 2) {
    if (before[1] == "loss") out.of = Of::loss;
    else if (before[1] == "worst") out.of = Of::worst;
    else if (before[1] == "end") out.of = Of::end;
    else refuse(fmt::format("no measure \"{}\"; ", before[1]));
  }
  return out;
}

double reached(const Threshold& line, std::span<const sim::Day> time, std::span<const double> crisis, std::span<const double> control,
               sim::Day from, sim::Polarity polarity) {
  if (!line.of_days()) {
    const auto response = respond(time, crisis, control, from, polarity);
    return line.of == Threshold::Of::loss ? response.loss : line.of == Threshold::Of::worst ? response.worst : response.end;
  }
  double furthest = std::numeric_limits<double>::quiet_NaN();
  for (std::size_t i = 0; i < std::min({time.size(), crisis.size(), control.size()}); ++i) {
    if (time[i] < from) continue;
    // Written so that a line of 100 % of nothing is passed by something.
    const double here = line.of == Threshold::Of::level  ? crisis[i]
                        : control[i] != 0                ? crisis[i] / control[i]
                        : crisis[i] == 0                 ? 1.0
                                                         : std::copysign(std::numeric_limits<double>::infinity(), crisis[i]);
    if (std::isnan(here)) continue;
    if (std::isnan(furthest) || (line.above ? here > furthest : here < furthest)) furthest = here;
  }
  return furthest;
}

}  // namespace app
