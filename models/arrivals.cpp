// models/arrivals.cpp -- reading, drawing and dating arrivals.
#include "models/arrivals.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

namespace models {
namespace {

using sim::Shape;
using sim::Tree;

constexpr std::array<std::string_view, 5> distributions{"constant", "uniform", "triangular", "lognormal", "pareto"};

// The first day of month `index`, counted from January of the year 0.
sim::Day first_day(std::int32_t index) { return sim::day({index / 12, static_cast<std::uint32_t>(index % 12 + 1), 1}); }

// The quantile of the standard normal distribution (Acklam 2003, one step of Halley's method to full precision).
double normal_quantile(double p) {
  constexpr double a[] = {-3.969683028665376e+01, 2.209460984245205e+02, -2.759285104469687e+02, 1.383577518672690e+02, -3.066479806614716e+01, 2.506628277459239e+00};
  constexpr double b[] = {-5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02, 6.680131188771972e+01, -1.328068155288572e+01};
  constexpr double c[] = {-7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00, -2.549732539343734e+00, 4.374664141464968e+00, 2.938163982698783e+00};
  constexpr double d[] = {7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00, 3.754408661907416e+00};
  constexpr double edge = 0.02425;
  const auto tail = [&](double q) { return (((((c[0] * q + c[1]) * q + c[2]) * q + c[3]) * q + c[4]) * q + c[5]) / ((((d[0] * q + d[1]) * q + d[2]) * q + d[3]) * q + 1); };
  double x;
  if (p < edge) {
    x = tail(std::sqrt(-2 * std::log(p)));
  } else if (p > 1 - edge) {
    x = -tail(std::sqrt(-2 * std::log(1 - p)));
  } else {
    const double q = p - 0.5, r = q * q;
    x = (((((a[0] * r + a[1]) * r + a[2]) * r + a[3]) * r + a[4]) * r + a[5]) * q / (((((b[0] * r + b[1]) * r + b[2]) * r + b[3]) * r + b[4]) * r + 1);
  }
  const double error = 0.5 * std::erfc(-x / std::sqrt(2.0)) - p, step = error * std::sqrt(2 * 3.14159265358979323846) * std::exp(x * x / 2);
  return x - step / (1 + x * step / 2);
}

}  // namespace

double Severity::draw(sim::Rng& rng) const {
  const double u = rng.uniform();
  double drawn = low;
  switch (distribution) {
    case Distribution::constant: break;
    case Distribution::uniform: drawn = low + (high - low) * u; break;
    case Distribution::triangular: {
      const double turn = high > low ? (mode - low) / (high - low) : 0;
      drawn = u < turn ? low + std::sqrt(u * (high - low) * (mode - low)) : high - std::sqrt((1 - u) * (high - low) * (high - mode));
      break;
    }
    case Distribution::lognormal: drawn = low * std::exp(high * normal_quantile(std::max(u, 0x1.0p-54))); break;
    case Distribution::pareto: drawn = low * std::pow(1 - u, -1 / high); break;
  }
  return most ? std::min(drawn, *most) : drawn;
}

std::vector<Arrival> Arrivals::drawn(std::uint64_t seed, std::uint32_t replicate, sim::Day start, sim::Day end) const {
  std::vector<Arrival> out;
  if (end <= start) return out;
  const std::uint64_t key = sim::luck_key(seed, replicate, "arrivals of " + name);
  const auto month = [](sim::Day day) {
    const sim::Date date = sim::date(day);
    return date.year * 12 + static_cast<std::int32_t>(date.month) - 1;
  };
  for (std::int32_t m = month(start); m <= month(end - 1); ++m) {  // each month has a luck of its own
    sim::Rng rng(key, sim::Step{0}, static_cast<std::uint64_t>(m));
    const double none = std::exp(-rate * season[static_cast<std::size_t>(m % 12)]);
    std::vector<Arrival> here;
    for (double left = rng.uniform(); left > none; left *= rng.uniform()) {  // Knuth's product of uniforms
      const sim::Day first_of = first_day(m), days = first_day(m + 1) - first_of;
      const auto day = first_of + static_cast<sim::Day>(rng.below(static_cast<std::uint32_t>(days)));
      here.push_back({day, severity.draw(rng)});
    }
    std::stable_sort(here.begin(), here.end(), [](const Arrival& a, const Arrival& b) { return a.day < b.day; });
    for (const Arrival& one : here)
      if (one.day >= start && one.day < end) out.push_back(one);
  }
  return out;
}

std::vector<sim::Instance> Arrivals::dated(const std::vector<Arrival>& arrivals) const {
  std::vector<sim::Instance> out;
  for (std::size_t k = 0; k < arrivals.size(); ++k) {
    const sim::Day days = arrivals[k].day - first;
    for (std::size_t i = 0; i < instances.size(); ++i) {
      sim::Instance instance = instances[i];
      instance.name += fmt::format(".{}", k + 1);
      if (instance.from) *instance.from += days;
      if (instance.until) *instance.until += days;
      bool told = most_intensity[i] < 0;
      for (auto& setting : instance.settings) {
        if (auto* curve = std::get_if<sim::Curve>(&setting.value))
          for (auto& point : curve->points) point.first += days;
        if (told || setting.parameter != "intensity") continue;
        setting.value = std::min(most_intensity[i], std::get<double>(setting.value) * arrivals[k].severity);
        told = true;
      }
      if (!told) instance.settings.push_back({"intensity", std::min(most_intensity[i], arrivals[k].severity), source, instance.file, instance.pointer});
      out.push_back(std::move(instance));
    }
  }
  return out;
}

namespace scenario {

Shape arrivals_shape() {
  constexpr double large = 1e6;
  const Shape severity =
      Shape::object({{"distribution", Shape::choice({distributions.begin(), distributions.end()}, "how severities are spread"), true},
                     {"value", Shape::number(0, large, "1", "constant: the severity"), false},
                     {"low", Shape::number(0, large, "1", "uniform, triangular: the least"), false},
                     {"mode", Shape::number(0, large, "1", "triangular: the most frequent"), false},
                     {"high", Shape::number(0, large, "1", "uniform, triangular: the largest"), false},
                     {"median", Shape::number(0, large, "1", "lognormal: the median"), false},
                     {"sigma", Shape::number(0, 5, "1", "lognormal: standard deviation of the logarithm"), false},
                     {"minimum", Shape::number(0, large, "1", "pareto: the least"), false},
                     {"shape", Shape::number(0.1, 100, "1", "pareto: its exponent; the mean exists above 1"), false},
                     {"most", Shape::number(0, large, "1", "no severity is above it"), false}},
                    "What multiplies the intensity of an arrival; 1 if not stated")
          .named("severity");
  return Shape::object({{"rate", Shape::number(0, 366, "1/year", "mean number of arrivals in a year"), true},
                        {"season", Shape::list(Shape::number(0, large, "1", "weight"), "weights of the twelve months, January first; all days alike if not stated"), false},
                        {"severity", severity, false},
                        {"source", Shape::text("where the rate and the severities come from"), false}},
                       "The crisis comes by chance, again and again, instead of on its own date")
      .named("arrivals");
}

namespace {

std::optional<Severity> read_severity(const Tree& tree, std::vector<sim::Mistake>& mistakes) {
  static const std::array<std::vector<std::string>, 5> needed{{{"value"}, {"low", "high"}, {"low", "mode", "high"}, {"median", "sigma"}, {"minimum", "shape"}}};
  const auto kind = static_cast<std::size_t>(std::find(distributions.begin(), distributions.end(), tree["distribution"].as_text()) - distributions.begin());
  Severity out;
  out.distribution = static_cast<Severity::Distribution>(kind);
  const std::size_t before = mistakes.size();
  for (const auto& name : needed[kind])
    if (!tree.has(name)) mistakes.push_back(tree.mistake(fmt::format("a {} severity needs {}; \"{}\" is missing", distributions[kind], fmt::join(needed[kind], " and "), name)));
  for (const auto& [name, value] : tree.members())
    if (value.is(Tree::Kind::number) && name != "most" && std::find(needed[kind].begin(), needed[kind].end(), name) == needed[kind].end())
      mistakes.push_back(value.mistake(fmt::format("a {} severity has no \"{}\", but {}", distributions[kind], name, fmt::join(needed[kind], " and "))));
  if (mistakes.size() > before) return std::nullopt;
  const auto number = [&](std::size_t i) { return tree[needed[kind][i]].as_number(); };
  out.low = number(0);
  out.high = number(needed[kind].size() - 1);
  if (kind == 2) out.mode = number(1);
  if (const Tree* most = tree.find("most")) out.most = most->as_number();
  const bool ordered = kind == 0 || kind > 2 || (out.low <= out.high && (kind == 1 || (out.low <= out.mode && out.mode <= out.high)));
  if (!ordered) mistakes.push_back(tree.mistake(fmt::format("{} must not fall", fmt::join(needed[kind], ", "))));
  return ordered ? std::optional(out) : std::nullopt;
}

}  // namespace

std::optional<Arrivals> read_arrivals(const Tree& tree, bool strict, std::vector<sim::Mistake>& mistakes) {
  const std::size_t before = mistakes.size();
  sim::check(tree, arrivals_shape(), mistakes);
  if (mistakes.size() > before) return std::nullopt;
  Arrivals out;
  out.rate = tree["rate"].as_number();
  if (const Tree* source = tree.find("source")) out.source = source->as_text();
  if (strict && out.source.empty()) mistakes.push_back(tree.mistake("no source for these arrivals"));
  constexpr std::array<double, 12> days{31, 28.2425, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  out.season = days;
  if (const Tree* season = tree.find("season")) {
    if (season->items().size() != 12) {
      mistakes.push_back(season->mistake(fmt::format("{} weights, expected one for each of the twelve months", season->items().size())));
      return std::nullopt;
    }
    for (std::size_t m = 0; m < 12; ++m) out.season[m] = season->items()[m].as_number();
  }
  const double sum = std::accumulate(out.season.begin(), out.season.end(), 0.0);
  if (sum <= 0) {
    mistakes.push_back(tree["season"].mistake("all weights are 0: in which month may it come?"));
    return std::nullopt;
  }
  for (double& weight : out.season) weight /= sum;
  if (const Tree* severity = tree.find("severity")) {
    const auto read = read_severity(*severity, mistakes);
    if (!read) return std::nullopt;
    out.severity = *read;
  }
  return out;
}

}  // namespace scenario
}  // namespace models
