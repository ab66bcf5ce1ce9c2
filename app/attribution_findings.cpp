// app/attribution_findings.cpp -- each result is taken within one set of mechanisms, in both arms; only then compared.
#include "app/attribution_findings.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace app {
namespace {

using io::RunReader;
using study::Mask;
using study::Paired;

class Finder {
 public:
  Finder(const AttributionPlan& plan, MeasuredSeries& series, const Result& result, sim::Day from, Of of)
      : plan_(plan), series_(series), result_(result), from_(from), of_(of) {}

  // Other arm less reference, with these mechanisms off in both.
  Paired result(Mask off) {
    const auto [at, is_new] = known_.try_emplace(off);
    if (!is_new) return at->second;
    const auto strategy = [&](const std::string& base) { return name_without(base, off, plan_.mechanisms()); };
    const bool of_strategies = result_.of_strategies;
    const auto reference = series_.values(of_, of_strategies ? result_.within : result_.reference, strategy(of_strategies ? result_.reference : result_.within), from_),
               other = series_.values(of_, of_strategies ? result_.within : result_.other, strategy(of_strategies ? result_.other : result_.within), from_);
    return at->second = study::minus(other, reference);
  }

  AttributedLine line() {
    const study::EffectOf effect = [this](Mask off) { return result(off); };
    const std::size_t count = plan_.mechanisms().size();
    AttributedLine out;
    out.series = series_.series(), out.of = of_;
    out.whole = mean_of(of_, result(0)), out.whole_zero = study::all_zero(result(0));
    for (std::size_t i = 0; i < count; ++i) out.alone.push_back(carried(effect, Mask{1} << i));
    if (plan_.knows_all_off()) {
      out.all = carried(effect, plan_.all_off());
      out.rest = mean_of(of_, study::rest(effect, count));
    }
    for (std::size_t j = 0; plan_.pairs() && j < count; ++j)
      for (std::size_t i = 0; i < j; ++i) {
        const Paired both = study::interaction(effect, i, j);
        out.pairs.push_back({i, j, carried(effect, Mask{1} << i | Mask{1} << j), mean_of(of_, both), study::all_zero(both)});
      }
    if (!plan_.orders().all.empty())
      for (const auto& one : study::shapley(effect, plan_.orders(), count)) out.shapley.push_back({mean_of(of_, one.each), one.orders_half, study::all_zero(one.each)});
    return out;
  }

 private:
  Carried carried(const study::EffectOf& effect, Mask off) {
    const Paired part = study::part(effect, off);
    return {mean_of(of_, effect(off)), mean_of(of_, part), study::all_zero(part)};
  }

  const AttributionPlan& plan_;
  MeasuredSeries& series_;
  const Result& result_;
  sim::Day from_;
  Of of_;
  std::map<Mask, Paired> known_;
};

// What can be said of a series in this result.
std::vector<Of> measures(const AttributionPlan& plan, const MeasuredSeries& series, const Result& result) {
  std::vector<Of> out = plan.measures();
  if (out.empty()) {
    out = usual_measures(series.series());
    out.insert(out.end(), {Of::loss, Of::recovery});
  }
  std::erase_if(out, [&](Of of) { return !series.knows(of, result.of_strategies ? result.within : result.other); });
  return out;
}

}  // namespace

bool AttributedLine::zero() const {
  return whole_zero && std::all_of(alone.begin(), alone.end(), [](const auto& one) { return one.zero; }) && (!all || all->zero);
}

std::vector<std::size_t> AttributedLine::ranked() const {
  std::vector<std::size_t> out(alone.size());
  std::iota(out.begin(), out.end(), std::size_t{0});
  std::erase_if(out, [&](std::size_t i) { return alone[i].zero || alone[i].part.count == 0; });
  std::stable_sort(out.begin(), out.end(), [&](std::size_t a, std::size_t b) { return std::abs(alone[a].part.mean) > std::abs(alone[b].part.mean); });
  return out;
}

std::optional<std::size_t> AttributedLine::first() const {
  for (const auto i : ranked())
    if (!may_be_chance(alone[i].part)) return i;
  return std::nullopt;
}

std::size_t AttributionFindings::intervals() const {
  std::size_t out = 0;
  for (const auto& result : results)
    for (const auto& line : result.lines) out += static_cast<std::size_t>(std::count_if(line.alone.begin(), line.alone.end(), [](const auto& one) { return !one.zero && one.part.count > 1; }));
  return out;
}

AttributionFindings find_parts(const RunReader& file, const AttributionPlan& plan, const std::vector<std::string>& series) {
  AttributionFindings out{plan.mechanisms(), plan.orders(), {}, find_factorial(file, series, plan.contexts(), plan.measures())};
  if (plan.mechanisms().empty()) return out;
  for (const auto& result : plan.results()) out.results.push_back({result, begin_of(file, result.other), {}});
  for (const auto& one : series_of_the_whole(file, series)) {
    MeasuredSeries measured(file, one, plan.control());
    for (auto& result : out.results)
      for (const Of of : measures(plan, measured, result.result))
        if (auto line = Finder(plan, measured, result.result, result.from, of).line(); line.whole.count > 0) result.lines.push_back(std::move(line));
  }
  return out;
}

}  // namespace app
