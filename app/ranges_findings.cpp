// app/ranges_findings.cpp -- every difference is taken within one variant, pair by pair of common luck; only then compared.
#include "app/ranges_findings.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <limits>

#include <fmt/format.h>

#include "models/scenario_factors.hpp"
#include "sim/io/json.hpp"
#include "sim/kernel/error.hpp"

namespace app {
namespace {

using io::RunReader;
using Of = RangedLine::Of;

constexpr double none = std::numeric_limits<double>::quiet_NaN();

class Finder {
 public:
  Finder(const RunReader& file, const std::vector<Variant>& variants) : file_(file), variants_(variants) {}

  RangedLine line(const RunReader::Series& series, Of of, const RangedComparison& comparison) const {
    RangedLine out;
    out.series = series, out.of = of, out.money = is_money(series);
    out.unit = unit_of(series, of);
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
  const auto own = models::written_out(io::parse_json(run.scenario(), run.path())), other = io::parse_json(ranges.scenario(), ranges.path());
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
  const auto all = series_of_the_whole(file, series);
  const Finder finder(file, out.variants);
  const auto add = [&](RangedComparison comparison) {
    for (const auto& one : all)
      for (const auto of : usual_measures(one))
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
