// app/decision_report_findings.cpp -- reads what the report needs, each series of each run once; agents and networks never.
#include "app/decision_report_findings.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <set>

#include <fmt/format.h>

#include "app/attribution_plan.hpp"
#include "app/ranges_findings.hpp"
#include "app/ranges_plan.hpp"
#include "app/series_measure.hpp"
#include "sim/io/json.hpp"
#include "sim/kernel/error.hpp"
#include "study/run_resilience.hpp"

namespace app {
namespace {

using io::RunPlan;
using io::RunReader;
using study::Polarity;

constexpr double none = std::numeric_limits<double>::quiet_NaN();

// Always told where the file has them: even nothing is an answer. Then what is told where it moved; then the most moved.
constexpr std::array<std::string_view, 7> always{"value_added", "output", "jobs", "unemployed", "firms_short", "firms_failed", "unmet"};
constexpr std::array<std::string_view, 8> if_moved{"energy_bill", "emissions", "service_level", "ties_trusted", "ties_across", "trust", "projects_delivered", "problems_solved"};
constexpr std::size_t most_main = 13, most_moved = 3;

bool declared(Polarity polarity) { return polarity == Polarity::more_is_better || polarity == Polarity::more_is_worse; }

std::size_t place(const std::vector<RunPlan::Derived::Measure>& measures, std::string_view name) {
  const auto at = std::find_if(measures.begin(), measures.end(), [&](const auto& one) { return one.name == name; });
  return static_cast<std::size_t>(at - measures.begin());
}

// Nothing of a file that another program made without one: then its figures are told, and what was asked is not.
sim::Tree scenario_of(const RunReader& file) {
  try {
    auto out = io::parse_json(file.scenario(), file.path());
    if (out.is(sim::Tree::Kind::object)) return out;
  } catch (const sim::ScenarioError&) {
    return sim::Tree::object();
  }
  return sim::Tree::object();
}

}  // namespace

std::string text_of(const sim::Tree* tree, const Words& words) {
  if (tree == nullptr) return "";
  if (tree->is(sim::Tree::Kind::text)) return tree->as_text();
  if (!tree->is(sim::Tree::Kind::object)) return "";
  const auto of = [&](std::string_view name) {
    const auto* its = tree->find(name);
    return its != nullptr && its->is(sim::Tree::Kind::text) ? its->as_text() : std::string();
  };
  const auto en = of("en"), fr = of("fr");
  return en.empty() ? fr : words(en, fr);
}

// ---- effects

double Effect::share() const {
  return found.replicates > 0 && std::abs(found.base) > 0.1 * std::abs(found.mean.mean) ? found.mean.mean / std::abs(found.base) : none;
}
double Effect::half_share() const { return std::isnan(share()) ? none : found.mean.half / std::abs(found.base); }

const Effect* Compared::of(std::size_t series) const {
  const auto at = std::find_if(effects.begin(), effects.end(), [&](const auto& one) { return one.series == series; });
  return at == effects.end() ? nullptr : &*at;
}

// ---- one file

DecisionFindings::DecisionFindings(const RunReader& file, const std::vector<std::string>& series)
    : file_(&file), scenario_(scenario_of(file)), strategies_(with_all_on(file.strategies())), names_(file) {
  if (holds_ranges(file)) std::erase_if(strategies_, [](const auto& one) { return parse_variant(one.name).has_value(); });
  const auto calm = study::calm_contexts(file.contexts(), file.events());
  calm_ = calm.size() == 1;
  control_ = !calm.empty() ? calm.front() : file.contexts().empty() ? "" : file.contexts().front().name;
  if (file.derived_whole()) derived_ = file.derived();
  if (derived_)
    for (const auto& [name, value] : derived_->attributes) {
      if (name == "epsilon") epsilon_ = std::atof(value.c_str());
      if (name == "window") window_ = std::atof(value.c_str());
    }
  since_ = file.time().empty() ? 0 : file.time().front();
  if (const auto events = file.events(); !events.empty())
    since_ = std::max(since_, std::min_element(events.begin(), events.end(), [](const auto& a, const auto& b) { return a.from < b.from; })->from);
  recorded_ = static_cast<std::uint32_t>(file.time().size());
  for (const auto& context : file.contexts())
    for (const auto& strategy : strategies_)
      for (std::uint32_t replicate = 0; replicate < file.replicates(); ++replicate) recorded_ = std::min(recorded_, file.progress(context.name, strategy.name, replicate).recorded);
  compare_all();
  choose_main(series);
}

double DecisionFindings::scale() const {
  const auto* place = scenario_.is(sim::Tree::Kind::object) ? scenario_.find("territory") : nullptr;
  const auto* its = place != nullptr && place->is(sim::Tree::Kind::object) ? place->find("scale") : nullptr;
  return its != nullptr && its->is(sim::Tree::Kind::number) ? its->as_number() : 1;
}

void DecisionFindings::compare_all() {
  const auto all = [&](Compared one, const Cell& reference, const Cell& other) {
    for (std::size_t s = 0; s < file_->series().size(); ++s)
      if (series(s).rows == 1) one.effects.push_back({s, polarity(s), compare(*file_, series(s), reference, other, one.from)});
    return one;
  };
  if (strategies_.empty()) return;
  const auto& first = strategies_.front().name;
  for (const auto& context : file_->contexts())
    if (context.name != control_) crises_.push_back(all({false, control_, context.name, first, begin_of(*file_, context.name), {}}, {control_, first}, {context.name, first}));
  for (std::size_t i = 1; i < strategies_.size(); ++i)
    for (const auto& context : file_->contexts())
      options_.push_back(all({true, first, strategies_[i].name, context.name, begin_of(*file_, strategies_[i].name), {}}, {context.name, first}, {context.name, strategies_[i].name}));
}

void DecisionFindings::choose_main(const std::vector<std::string>& names) {
  std::vector<std::string> known;
  std::vector<std::size_t> places;
  for (std::size_t s = 0; s < file_->series().size(); ++s)
    if (series(s).rows == 1) known.push_back(name_of(series(s))), places.push_back(s);
  std::vector<sim::Mistake> mistakes;
  for (const auto& name : names) {
    const auto at = std::find(known.begin(), known.end(), name);
    if (at != known.end()) {
      const auto its = places[static_cast<std::size_t>(at - known.begin())];
      if (std::find(main_.begin(), main_.end(), its) == main_.end()) main_.push_back(its);
      continue;
    }
    const auto close = sim::nearest(name, known);
    mistakes.push_back({"--series", "", fmt::format("{} has no series \"{}\" of the whole; {}", file_->path(), name, close.empty() ? "see sillon summary" : fmt::format("nearest: \"{}\"", close))});
  }
  if (!mistakes.empty()) throw sim::ScenarioError(std::move(mistakes));
  if (!names.empty()) return;

  const auto moved = [&](std::size_t s) {
    const auto here = [&](const Compared& one) { return one.of(s) != nullptr && one.of(s)->found.replicates > 0 && !one.of(s)->found.zero; };
    return (crises_.empty() && options_.empty()) || std::any_of(crises_.begin(), crises_.end(), here) || std::any_of(options_.begin(), options_.end(), here);
  };
  const auto add = [&](std::string_view column, bool must_move) {
    for (const auto s : places)
      if (series(s).column == column && main_.size() < most_main && (!must_move || moved(s))) main_.push_back(s);
  };
  for (const auto column : always) add(column, false);
  for (const auto column : if_moved) add(column, true);
  // What options moved most, in shares; parts of a series that is there already, and figures of the map of actors, left out.
  std::vector<std::pair<double, std::size_t>> most;
  for (const auto s : places) {
    const auto& column = series(s).column;
    const bool part = std::any_of(main_.begin(), main_.end(), [&](auto m) { return column.starts_with(series(m).column); });
    if (part || column.starts_with("map_") || !declared(polarity(s))) continue;
    double size = 0;
    for (const auto* compared : {&options_, &crises_})
      for (const auto& one : *compared)
        if (const auto* effect = one.of(s); effect != nullptr && (effect->reading() == Reading::better || effect->reading() == Reading::worse) && std::isfinite(effect->share()))
          size = std::max(size, std::abs(effect->share()) * (compared == &options_ ? 1 : 1e-3));
    if (size > 0) most.emplace_back(size, s);
  }
  std::stable_sort(most.begin(), most.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  for (std::size_t i = 0; i < std::min(most_moved, most.size()) && main_.size() < most_main; ++i) main_.push_back(most[i].second);
  if (main_.empty()) main_.assign(places.begin(), places.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(places.size(), 6)));
}

const std::vector<double>& DecisionFindings::values(const std::string& context, const std::string& strategy, std::uint32_t replicate, std::size_t s) const {
  const Key key{context, strategy, replicate, s};
  if (const auto at = values_.find(key); at != values_.end()) return at->second;
  return values_[key] = file_->series(context, strategy, replicate, series(s).population, series(s).column);
}

Envelope DecisionFindings::envelope(const std::string& context, const std::string& strategy, std::size_t s) const {
  const auto length = file_->time().size();
  Envelope out;
  out.mean.assign(length, none);
  if (file_->replicates() > 1) out.low.assign(length, none), out.high.assign(length, none);
  for (std::size_t i = 0; i < length; ++i) {
    double sum = 0, count = 0, low = 0, high = 0;
    for (std::uint32_t replicate = 0; replicate < file_->replicates(); ++replicate) {
      const auto& its = values(context, strategy, replicate, s);
      if (i >= its.size() || std::isnan(its[i])) continue;
      low = count == 0 ? its[i] : std::min(low, its[i]), high = count == 0 ? its[i] : std::max(high, its[i]);
      sum += its[i], ++count;
    }
    if (count == 0) continue;
    out.mean[i] = sum / count;
    if (!out.low.empty()) out.low[i] = low, out.high[i] = high;
  }
  return out;
}

std::vector<double> DecisionFindings::levels(const std::string& context, const std::string& strategy, std::size_t s) const {
  std::vector<double> out;
  for (std::uint32_t replicate = 0; replicate < file_->replicates(); ++replicate) {
    const auto& its = values(context, strategy, replicate, s);
    double sum = 0, count = 0;
    for (std::size_t i = 0; i < std::min(its.size(), file_->time().size()); ++i)
      if (!std::isnan(its[i]) && file_->time()[i] >= since_ && (i > 0 || file_->time().size() == 1)) sum += its[i], ++count;
    out.push_back(count > 0 ? sum / count : none);
  }
  return out;
}

std::optional<study::Interval> DecisionFindings::made_up(const Compared& option, std::size_t s) const {
  const auto crisis = std::find_if(crises_.begin(), crises_.end(), [&](const auto& one) { return one.other == option.within; });
  if (crisis == crises_.end() || crisis->of(s) == nullptr || crisis->of(s)->reading() != Reading::worse) return std::nullopt;
  const auto found = compare(*file_, series(s), {option.within, option.reference}, {option.within, option.other}, crisis->from);
  if (found.replicates == 0 || found.zero) return std::nullopt;
  const double cost = crisis->of(s)->found.mean.mean;
  study::Interval out;
  out.count = found.replicates, out.mean = -found.mean.mean / cost, out.half = found.mean.half / std::abs(cost);
  return out;
}

std::vector<Regret> DecisionFindings::regrets(std::size_t s) const {
  std::vector<Regret> out;
  if (strategies_.size() < 2 || !declared(polarity(s))) return out;
  const double sign = polarity(s) == Polarity::more_is_worse ? -1 : 1;
  const auto mean = [](const std::vector<double>& values) { return study::interval(values).mean; };
  for (const auto& strategy : strategies_) {
    Regret its{strategy.name, "", {}};
    for (const auto& context : file_->contexts()) {
      std::string best;
      double most = -std::numeric_limits<double>::infinity();
      for (const auto& other : strategies_)
        if (const double here = sign * mean(levels(context.name, other.name, s)); here > most) most = here, best = other.name;
      if (best.empty()) continue;
      const auto of_best = levels(context.name, best, s), own = levels(context.name, strategy.name, s);
      std::vector<double> differences;
      for (std::size_t r = 0; r < own.size(); ++r) differences.push_back(sign * (of_best[r] - own[r]));
      if (const auto here = study::interval(differences); here.count > 0 && (its.context.empty() || here.mean > its.most.mean)) its.context = context.name, its.most = here;
    }
    if (!its.context.empty()) out.push_back(std::move(its));
  }
  return out;
}

// ---- /resilience

const std::vector<double>& DecisionFindings::derived_values(const std::string& context, const std::string& strategy, std::uint32_t replicate, const std::string& what) const {
  const std::tuple key{context, strategy, replicate, what};
  if (const auto at = derived_values_.find(key); at != derived_values_.end()) return at->second;
  return derived_values_[key] = file_->derived(context, strategy, std::to_string(replicate), what);
}

study::Interval DecisionFindings::row(const std::string& context, const std::string& strategy, std::size_t s, std::size_t row, std::string_view measure) const {
  const auto width = derived_->row.size(), at = place(derived_->row, measure), censored = place(derived_->row, "censored");
  std::vector<double> found, not_seen;
  for (std::uint32_t replicate = 0; replicate < file_->replicates(); ++replicate) {
    const auto& all = derived_values(context, strategy, replicate, fmt::format("rows/{}/{}", series(s).population, series(s).column));
    if ((row + 1) * width > all.size() || at == width) continue;
    found.push_back(all[row * width + at]);
    not_seen.push_back(censored == width ? 0 : all[row * width + censored]);
  }
  return study::interval_of(measure, found, not_seen);
}

study::Interval DecisionFindings::row_difference(const std::string& context, const std::string& strategy, const std::string& other, std::size_t s, std::string_view measure) const {
  const auto width = derived_->row.size(), at = place(derived_->row, measure);
  const auto what = fmt::format("rows/{}/{}", series(s).population, series(s).column);
  std::vector<double> differences;
  for (std::uint32_t replicate = 0; replicate < file_->replicates(); ++replicate) {
    const auto &one = derived_values(context, strategy, replicate, what), &two = derived_values(context, other, replicate, what);
    if (at < width && one.size() >= width && two.size() >= width) differences.push_back(one[at] - two[at]);
  }
  return study::interval(differences);
}

double DecisionFindings::not_recovered(const std::string& context, const std::string& strategy, std::size_t s, std::size_t row_at) const {
  const auto its = row(context, strategy, s, row_at, "censored");
  return its.count > 0 ? its.mean : none;
}

study::Interval DecisionFindings::across(const std::string& context, const std::string& strategy, std::size_t s, std::string_view measure) const {
  const auto at = place(derived_->across, measure);
  std::vector<double> found;
  for (std::uint32_t replicate = 0; replicate < file_->replicates(); ++replicate) {
    const auto& all = derived_values(context, strategy, replicate, fmt::format("across/{}/{}", series(s).population, series(s).column));
    if (at < all.size()) found.push_back(all[at]);
  }
  return study::interval(found);
}

study::Interval DecisionFindings::whole(const std::string& context, const std::string& strategy, std::string_view measure) const {
  const auto at = place(derived_->whole, measure);
  std::vector<double> found;
  for (std::uint32_t replicate = 0; replicate < file_->replicates(); ++replicate)
    if (const auto& all = derived_values(context, strategy, replicate, "whole"); at < all.size()) found.push_back(all[at]);
  return study::interval(found);
}

std::vector<FirstBreak> DecisionFindings::breaks(const std::string& context, const std::string& strategy) const {
  const auto& time = file_->time();
  const auto from = study::shock(context, file_->events(), time.empty() ? 0 : time.front()).from;
  std::vector<FirstBreak> out;
  for (std::size_t s = 0; s < file_->series().size(); ++s) {
    if (series(s).rows != 1 || !declared(polarity(s))) continue;
    std::vector<double> days;
    for (std::uint32_t replicate = 0; replicate < file_->replicates(); ++replicate) {
      const auto &crisis = values(context, strategy, replicate, s), &control = values(control_, strategy, replicate, s);
      for (std::size_t i = 0; i < std::min({crisis.size(), control.size(), time.size()}); ++i)
        if (time[i] >= from && study::performance(crisis[i], control[i], polarity(s)) < 1 - epsilon_) {
          days.push_back(time[i] - from);
          break;
        }
    }
    if (!days.empty()) out.push_back({s, study::quantile(days, 0.5), static_cast<std::uint32_t>(days.size())});
  }
  // What breaks in most lucks first, then what breaks in some.
  const auto seldom = [&](const FirstBreak& one) { return 2 * one.broken < file_->replicates(); };
  std::stable_sort(out.begin(), out.end(), [&](const auto& a, const auto& b) { return seldom(a) != seldom(b) ? seldom(b) : a.days < b.days; });
  return out;
}

// ---- accounts of a difference

std::vector<study::Interval> DecisionFindings::row_effects(const Compared& compared, std::size_t s) const {
  const auto& its = series(s);
  const auto& time = file_->time();
  const auto base = compared.base(), changed = compared.changed();
  std::vector<std::vector<double>> found(its.rows);
  for (std::uint32_t replicate = 0; replicate < file_->replicates(); ++replicate) {
    const auto before = file_->series(base.context, base.strategy, replicate, its.population, its.column), after = file_->series(changed.context, changed.strategy, replicate, its.population, its.column);
    std::vector<double> sums(its.rows, 0), counts(its.rows, 0);
    for (std::size_t i = 1; i < time.size(); ++i)
      for (std::size_t row = 0; time[i] >= compared.from && row < its.rows; ++row) {
        const auto at = i * its.rows + row;
        if (at < before.size() && at < after.size() && std::isfinite(after[at] - before[at])) sums[row] += after[at] - before[at], ++counts[row];
      }
    for (std::size_t row = 0; row < its.rows; ++row)
      if (counts[row] > 0) found[row].push_back(sums[row] / counts[row]);
  }
  std::vector<study::Interval> out;
  for (const auto& differences : found) out.push_back(study::interval(differences));
  return out;
}

std::vector<FirstMove> DecisionFindings::first_moves(const Compared& compared, const std::vector<std::size_t>& all) const {
  const auto& time = file_->time();
  const auto base = compared.base(), changed = compared.changed();
  std::vector<FirstMove> out;
  for (const auto s : all) {
    std::vector<double> days;
    for (std::uint32_t replicate = 0; replicate < file_->replicates(); ++replicate) {
      const auto &before = values(base.context, base.strategy, replicate, s), &after = values(changed.context, changed.strategy, replicate, s);
      for (std::size_t i = 0; i < std::min({before.size(), after.size(), time.size()}); ++i)
        if (std::isfinite(before[i]) && std::isfinite(after[i]) && before[i] != after[i]) {
          days.push_back(std::max(0.0, static_cast<double>(time[i] - compared.from)));
          break;
        }
    }
    if (!days.empty()) out.push_back({s, study::quantile(days, 0.5), static_cast<std::uint32_t>(days.size())});
  }
  std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.days < b.days; });
  return out;
}

// ---- names

std::string DecisionFindings::title(const std::vector<RunPlan::Choice>& choices, const std::string& name, const Words& words) const {
  for (const auto& one : choices)
    if (one.name == name) {
      const auto text = words(one.title_en.empty() ? one.title_fr : one.title_en, one.title_fr);
      return text.empty() ? name : words.capital(text);
    }
  return name;
}

}  // namespace app
