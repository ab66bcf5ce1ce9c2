// app/ranges_findings.cpp -- every difference is taken within one variant, pair by pair of common luck; only then compared.
#include "app/ranges_findings.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <limits>
#include <map>

#include <fmt/format.h>

#include "sim/io/json.hpp"
#include "sim/kernel/error.hpp"

namespace app {
namespace {

using io::RunReader;
using Of = RangedLine::Of;

constexpr std::array<std::string_view, 5> counted{"jobs", "unemployed", "firms_short", "firms_failed", "on_short_time"};
constexpr double none = std::numeric_limits<double>::quiet_NaN();

bool is_money(const RunReader::Series& series) { return series.unit == "EUR" || series.unit == "EUR/step"; }
std::string name_of(const RunReader::Series& series) { return series.population + "." + series.column; }

// Value added by income and by expenditure is the same number.
std::vector<RunReader::Series> chosen(const RunReader& file, const std::vector<std::string>& names) {
  std::vector<RunReader::Series> out;
  for (const auto& series : file.series()) {
    if (series.rows != 1) continue;
    const bool usual = (is_money(series) && !series.column.starts_with("value_added_")) || std::find(counted.begin(), counted.end(), series.column) != counted.end();
    if (names.empty() ? usual : std::find(names.begin(), names.end(), name_of(series)) != names.end()) out.push_back(series);
  }
  return out;
}

// A flow of euros is summed; what piles up, and cash, is read at the end; the rest is a mean.
std::vector<Of> measures(const RunReader::Series& series) {
  if (series.unit == "EUR/step") return {Of::total, Of::mean};
  if (series.unit == "EUR" || series.column == "firms_failed") return {Of::end};
  return {Of::mean, Of::end};
}

// Of a run that is whole; NaN else. The first instant is the settled world, in which nothing has flowed yet.
double measured(const std::vector<double>& values, const std::vector<sim::Day>& time, std::uint32_t steps, Of of, sim::Day from) {
  if (values.empty() || values.size() != time.size() || std::isnan(values.back())) return none;
  if (of == Of::end) return values.back();
  double sum = 0;
  std::size_t count = 0;
  for (std::size_t i = time.size() > 1 ? 1 : 0; i < time.size(); ++i) {
    if (of == Of::mean && time[i] < from) continue;
    sum += values[i], ++count;
  }
  if (count == 0) return none;
  return of == Of::total ? sum * (static_cast<double>(steps) / static_cast<double>(count)) : sum / static_cast<double>(count);
}

sim::Day begin_of(const RunReader& file, const std::string& choice) {
  if (file.time().empty()) return 0;
  sim::Day first = file.time().back();
  bool any = false;
  for (const auto& event : file.events())
    if (event.choice == choice) first = std::min(first, event.from), any = true;
  return any ? first : file.time().front();
}

class Finder {
 public:
  Finder(const RunReader& file, const std::vector<Variant>& variants) : file_(file), variants_(variants) {}

  RangedLine line(const RunReader::Series& series, Of of, const RangedComparison& comparison) const {
    RangedLine out;
    out.series = series, out.of = of, out.money = is_money(series);
    out.unit = of == Of::total ? "EUR" : series.unit == "1" ? "" : series.unit;
    for (const auto& variant : variants_) {
      const auto found = difference(series, of, comparison, variant);
      if (found.replicates == 0 && out.all.empty()) return out;  // no base: nothing that others could be compared with
      if (found.replicates > 0) out.all.push_back(found);
    }
    find_extremes(out);
    return out;
  }

 private:
  RangedDifference difference(const RunReader::Series& series, Of of, const RangedComparison& comparison, const Variant& variant) const {
    const bool strategies = comparison.of_strategies;
    const auto reference = strategies ? comparison.within : comparison.reference, other = strategies ? comparison.within : comparison.other;
    const auto with = strategy_name(strategies ? comparison.reference : comparison.within, variant),
               against = strategy_name(strategies ? comparison.other : comparison.within, variant);
    RangedDifference out{variant, 0, {}, none};
    std::vector<double> differences;
    double base = 0;
    for (std::uint32_t replicate = 0; replicate < file_.replicates(); ++replicate) {
      const auto value = [&](const std::string& context, const std::string& strategy) {
        return measured(file_.series(context, strategy, replicate, series.population, series.column), file_.time(), file_.steps(), of, comparison.from);
      };
      const double one = value(reference, with), two = value(other, against);
      if (std::isnan(one) || std::isnan(two)) continue;
      differences.push_back(two - one), base += one;
    }
    out.replicates = static_cast<std::uint32_t>(differences.size());
    if (differences.empty()) return out;
    out.difference = estimate(differences);
    base /= out.replicates;
    if (base != 0) out.share = out.difference.mean / std::abs(base);
    return out;
  }

  const RunReader& file_;
  const std::vector<Variant>& variants_;
};

// What must be the same for the ranges of one run to say something of another.
bool of_the_same(const RunReader& run, const RunReader& ranges) {
  if (run.seed() != ranges.seed() || run.steps() != ranges.steps() || run.time() != ranges.time()) return false;
  const auto own = io::parse_json(run.scenario(), run.path()), other = io::parse_json(ranges.scenario(), ranges.path());
  const auto bare = [](sim::Tree tree) {
    for (const auto* member : {"contexts", "strategies", "title", "record", "replicates", "comment"}) tree.drop(member);
    return tree;
  };
  if (!(bare(own) == bare(other))) return false;
  const auto same = [&](const char* list, const std::vector<io::RunPlan::Choice>& choices) {
    for (const auto& choice : choices) {
      const auto* here = own.find(list) ? own[list].find(choice.name) : nullptr;
      const auto* there = other.find(list) ? other[list].find(choice.name) : nullptr;
      if (there == nullptr) continue;  // not run under other assumptions
      if (here == nullptr ? !there->members().empty() : !(*here == *there)) return false;
    }
    return true;
  };
  return same("contexts", run.contexts()) && same("strategies", run.strategies());
}

}  // namespace

std::string_view name(RangedLine::Of of) {
  constexpr std::array<std::string_view, 3> names{"total", "mean", "end"};
  return names[static_cast<std::size_t>(of)];
}

void find_extremes(RangedLine& line) {
  for (std::size_t i = 0; i < line.all.size(); ++i) {
    const double mean = line.all[i].difference.mean, base = line.base().difference.mean;
    if (mean < line.all[line.low].difference.mean) line.low = i;
    if (mean > line.all[line.high].difference.mean) line.high = i;
    line.zero = line.zero && mean == 0;
    line.changes_sign = line.changes_sign || (mean < 0 && base > 0) || (mean > 0 && base < 0);
  }
}

bool holds_ranges(const RunReader& file) {
  const auto& all = file.strategies();
  return std::any_of(all.begin(), all.end(), [&](const auto& one) {
    const auto variant = parse_variant(one.name);
    return variant && std::any_of(all.begin(), all.end(), [&](const auto& other) { return other.name == variant->first; });
  });
}

RangesFindings find_ranges(const RunReader& file, const std::vector<std::string>& series) {
  RangesFindings out;
  out.variants.emplace_back();
  for (const auto& strategy : file.strategies())
    if (const auto variant = parse_variant(strategy.name); !variant)
      out.strategies.push_back(strategy.name);
    else if (std::find(out.variants.begin(), out.variants.end(), variant->second) == out.variants.end())
      out.variants.push_back(variant->second);
  const auto all = chosen(file, series);
  const Finder finder(file, out.variants);
  const auto add = [&](RangedComparison comparison) {
    for (const auto& one : all)
      for (const auto of : measures(one))
        if (auto line = finder.line(one, of, comparison); !line.all.empty()) comparison.lines.push_back(std::move(line));
    if (!comparison.lines.empty()) out.comparisons.push_back(std::move(comparison));
  };
  for (std::size_t c = 1; c < file.contexts().size(); ++c)
    for (const auto& strategy : out.strategies)
      add({false, file.contexts().front().name, file.contexts()[c].name, strategy, begin_of(file, file.contexts()[c].name), {}});
  for (std::size_t s = 1; s < out.strategies.size(); ++s)
    for (const auto& context : file.contexts()) add({true, out.strategies.front(), out.strategies[s], context.name, begin_of(file, out.strategies[s]), {}});
  return out;
}

std::optional<RunReader> ranges_beside(const RunReader& run) {
  if (holds_ranges(run)) return RunReader(run.path());
  std::filesystem::path path(run.path());
  if (path.extension() == ".part") return std::nullopt;
  path.replace_filename(path.stem().string() + "-ranges" + path.extension().string());
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) return std::nullopt;
  try {
    RunReader ranges(path.string());
    if (ranges.complete() && holds_ranges(ranges) && of_the_same(run, ranges)) return ranges;
  } catch (const sim::FileError&) {  // a broken neighbour must not keep the run's own summary from its reader
  }
  return std::nullopt;
}

}  // namespace app
