// app/series_measure.cpp -- totals, means and ends from recorded values, losses from pairs of runs.
#include "app/series_measure.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include <fmt/format.h>

#include "study/run_resilience.hpp"

namespace app {
namespace {

using io::RunReader;

constexpr std::array<std::string_view, 5> counted{"jobs", "unemployed", "firms_short", "firms_failed", "on_short_time"};
constexpr double none = std::numeric_limits<double>::quiet_NaN();

}  // namespace

std::string_view name(Of of) {
  constexpr std::array<std::string_view, 5> names{"total", "mean", "end", "loss", "recovery"};
  return names[static_cast<std::size_t>(of)];
}

std::optional<Of> parse_measure(std::string_view text) {
  for (const Of of : all_measures)
    if (name(of) == text) return of;
  return std::nullopt;
}

bool is_money(const RunReader::Series& series) { return series.unit == "EUR" || series.unit == "EUR/step"; }
std::string name_of(const RunReader::Series& series) { return series.population + "." + series.column; }

std::string unit_of(const RunReader::Series& series, Of of) {
  if (of == Of::loss || of == Of::recovery) return "day";
  if (of == Of::total && series.unit == "EUR/step") return "EUR";
  return series.unit == "1" ? "" : series.unit;
}

std::string measure_label(const RunReader::Series& series, Of of, const Voice& voice) {
  const std::string unit = unit_of(series, of);
  const bool said = unit == "EUR" || unit == "EUR/step" || unit == "day";
  const std::string what = of == Of::total  ? voice(", total", ", total")
                           : of == Of::mean ? voice(", mean", ", moyenne")
                           : of == Of::end  ? voice(", at the end", ", à la fin")
                           : of == Of::loss ? voice(", normal performance lost", ", performance normale perdue")
                                            : voice(", time to recovery", ", temps de retour");
  return shortened(voice(series.label_en, series.label_fr), 40) + what + (said ? " [" + unit + "]" : "");
}

// Value added by income and by expenditure is the same number.
std::vector<RunReader::Series> series_of_the_whole(const RunReader& file, const std::vector<std::string>& names) {
  std::vector<RunReader::Series> out;
  for (const auto& series : file.series()) {
    if (series.rows != 1) continue;
    const bool usual = (is_money(series) && !series.column.starts_with("value_added_")) || std::find(counted.begin(), counted.end(), series.column) != counted.end();
    if (names.empty() ? usual : std::find(names.begin(), names.end(), name_of(series)) != names.end()) out.push_back(series);
  }
  return out;
}

// A flow of euros is summed; what piles up, and cash, is read at the end; the rest is a mean.
std::vector<Of> usual_measures(const RunReader::Series& series) {
  if (series.unit == "EUR/step") return {Of::total, Of::mean};
  if (series.unit == "EUR" || series.column == "firms_failed") return {Of::end};
  return {Of::mean, Of::end};
}

// The first instant is the settled world, in which nothing has flowed yet.
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

MeasuredSeries::MeasuredSeries(const RunReader& file, RunReader::Series series, std::string control)
    : file_(file), series_(std::move(series)), control_(std::move(control)), polarity_(series_.polarity) {}

bool MeasuredSeries::knows(Of of, const std::string& context) const {
  if (of == Of::total) return series_.unit == "EUR/step";
  if (of == Of::loss || of == Of::recovery) return !control_.empty() && context != control_ && polarity_ != study::Polarity::neutral;
  return true;
}

std::vector<double> MeasuredSeries::values(Of of, const std::string& context, const std::string& strategy, sim::Day from) {
  std::vector<double> out;
  const bool against = of == Of::loss || of == Of::recovery;
  for (std::uint32_t replicate = 0; replicate < file_.replicates(); ++replicate) {
    const auto& own = read(context, strategy, replicate);
    if (!against) {
      out.push_back(measured(own, file_.time(), file_.steps(), of, from));
      continue;
    }
    const bool whole = own.size() == file_.time().size() && !own.empty() && !std::isnan(own.back());
    if (context == control_) {
      out.push_back(whole ? 0 : none);
      continue;
    }
    const auto shock = study::shock(context, file_.events(), file_.time().empty() ? 0 : file_.time().front());
    const auto its = study::measure(file_.time(), own, read(control_, strategy, replicate), shock.from, polarity_);
    out.push_back(!whole ? none : of == Of::loss ? its.loss : its.censored > 0 ? none : its.recovery_time);
  }
  return out;
}

const std::vector<double>& MeasuredSeries::read(const std::string& context, const std::string& strategy, std::uint32_t replicate) {
  const auto [at, is_new] = read_.try_emplace({context, strategy, replicate});
  if (is_new) at->second = file_.series(context, strategy, replicate, series_.population, series_.column);
  return at->second;
}

study::Interval mean_of(Of of, const std::vector<double>& values) {
  if (of == Of::recovery && std::any_of(values.begin(), values.end(), [](double value) { return std::isnan(value); })) return study::interval({});
  return study::interval(values);
}

bool may_be_chance(const study::Interval& interval) { return !(std::abs(interval.mean) > interval.half); }

}  // namespace app
