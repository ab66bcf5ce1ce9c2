// study/run_resilience.cpp -- each run of a crisis beside the run of the control with the same strategy and luck.
#include "study/run_resilience.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include <fmt/format.h>

namespace study {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

constexpr std::array<MeasureOf<Across>, 9> of_rows{{
    {"hit", "1", {"rows hit", "lignes touchées"}, {"share of the rows that leave the band", "part des lignes qui sortent de la bande"}, &Across::hit},
    {"recovered", "1", {"of which recovered", "dont rétablies"}, {"share of the rows hit that are seen to come back", "part des lignes touchées dont le retour est observé"}, &Across::recovered},
    {"gini", "1", {"Gini of losses", "Gini des pertes"}, {"inequality of the loss in days between rows, weighted by size", "inégalité des pertes en jours entre lignes, pondérées par leur taille"}, &Across::gini},
    {"reorientation", "1", {"reorientation", "réorientation"}, {"half the sum of changes of shares, from the shock to the end", "demi-somme des variations de parts, du choc à la fin"}, &Across::reorientation},
    {"turnover", "1", {"turnover", "recomposition"}, {"half the sum of differences of shares against the control, at the end", "demi-somme des écarts de parts avec le témoin, à la fin"}, &Across::turnover},
    {"without_largest", "1", {"share outside the largest", "part hors de la plus grande"}, {"1 less the largest share, at the end", "1 moins la plus grande part, à la fin"}, &Across::without_largest},
    {"diversity", "1", {"diversity", "diversité"}, {"1 less the sum of squared shares, at the end", "1 moins la somme des carrés des parts, à la fin"}, &Across::diversity},
    {"effective_number", "1", {"effective number", "nombre effectif"}, {"exponential of the entropy of shares, at the end", "exponentielle de l'entropie des parts, à la fin"}, &Across::effective_number},
    {"effective_number_change", "1", {"its difference", "son écart"}, {"the same less that of the control", "le même, moins celui du témoin"}, &Across::effective_number_change},
}};

constexpr std::array<MeasureOf<Whole>, 9> of_all{{
    {"functions", "1", {"functions", "fonctions"}, {"series of the whole with a performance", "séries de l'ensemble ayant une performance"}, &Whole::functions},
    {"undefined", "1", {"functions left out", "fonctions laissées de côté"}, {"series of the whole without one: the control is 0 or unknown", "séries de l'ensemble qui n'en ont pas : témoin nul ou inconnu"}, &Whole::undefined},
    {"in_band", "1", {"kept", "maintenues"}, {"share of functions that never leave the band", "part des fonctions qui ne sortent pas de la bande"}, &Whole::in_band},
    {"recovered", "1", {"recovered", "rétablies"}, {"share of functions that leave it and come back", "part des fonctions qui en sortent et y reviennent"}, &Whole::recovered},
    {"retained", "1", {"retained", "retenues"}, {"share kept or recovered", "part maintenue ou rétablie"}, &Whole::retained},
    {"turnover", "1", {"structural turnover", "recomposition de la structure"}, {"mean turnover of shares against the control at the end", "moyenne des recompositions de parts par rapport au témoin, à la fin"}, &Whole::turnover},
    {"compositions", "1", {"compositions", "compositions"}, {"series whose shares are compared", "séries dont les parts sont comparées"}, &Whole::compositions},
    {"entries", "1", {"entries", "entrées"}, {"recorded entries, less those of the control, at the end", "entrées enregistrées, moins celles du témoin, à la fin"}, &Whole::entries},
    {"exits", "1", {"exits", "sorties"}, {"recorded failures and exits, less those of the control, at the end", "défaillances et sorties enregistrées, moins celles du témoin, à la fin"}, &Whole::exits},
}};

bool named(const std::vector<std::string>& names, const std::string& name) {
  return names.empty() || std::find(names.begin(), names.end(), name) != names.end();
}

Polarity polarity_of(const Question& question, const io::RunReader::Series& series) {
  for (const auto& [name, polarity] : question.polarities)
    if (name == series.column || name == series.population + "." + series.column) return polarity;
  return series.polarity;
}

// One row of values that stand instant after instant.
std::vector<double> row_of(const std::vector<double>& values, std::size_t rows, std::size_t row) {
  std::vector<double> out;
  for (std::size_t at = row; at < values.size(); at += rows) out.push_back(values[at]);
  return out;
}
std::vector<double> instant_of(const std::vector<double>& values, std::size_t rows, std::size_t instant) {
  const auto from = values.begin() + static_cast<std::ptrdiff_t>(instant * rows);
  return {from, from + static_cast<std::ptrdiff_t>(rows)};
}

struct Pair {
  std::vector<double> crisis, control;
};
Pair read(const io::RunReader& file, const Question& question, const std::string& context, const std::string& strategy,
          std::uint32_t replicate, const io::RunReader::Series& series) {
  return {file.series(context, strategy, replicate, series.population, series.column),
          file.series(question.control, strategy, replicate, series.population, series.column)};
}

struct Path {  // of performance, from the shock on
  Horizon horizon;
  std::vector<double> day, q;
};
Path path(const std::vector<sim::Day>& time, const std::vector<double>& crisis, const std::vector<double>& control,
          const Shock& shock, Polarity polarity) {
  Path out{study::horizon(time, crisis, control, shock.from), {}, {}};
  for (auto i = out.horizon.begin; i < out.horizon.end; ++i) {
    out.day.push_back(time[i] - time[out.horizon.begin]);
    out.q.push_back(performance(crisis[i], control[i], polarity));
  }
  return out;
}

// What only the whole can tell of a place, and only a second crisis of a series.
void complete(Measured& its, const Path& own, const Path* whole, const Shock& shock, const std::vector<sim::Day>& time) {
  if (whole != nullptr && !whole->q.empty() && own.q.size() == whole->q.size()) {
    const auto found = martin(own.q, whole->q, lowest(whole->q));
    its.sensitivity = found.sensitivity, its.resistance = found.resistance, its.recoverability = found.recoverability;
  }
  if (shock.again && !own.q.empty()) its.adaptive_capacity = adaptive_capacity(own.day, own.q, *shock.again - time[own.horizon.begin]);
}

Across across(const Pair& values, std::size_t rows, const Horizon& horizon, const std::vector<Measured>& measured, const Manner& manner) {
  Across out;
  if (horizon.end < horizon.begin + 2) {
    for (const auto& one : of_rows) out.*one.value = none;
    return out;
  }
  double known = 0, hit = 0, back = 0;
  std::vector<double> losses;
  for (const auto& one : measured) {
    losses.push_back(one.loss);
    if (std::isnan(one.robustness)) continue;
    ++known;
    if (one.robustness < 1 - manner.epsilon) ++hit, back += one.censored == 0;
  }
  out.hit = known > 0 ? hit / known : none;
  out.recovered = hit > 0 ? back / hit : none;
  const auto before = instant_of(values.crisis, rows, horizon.begin), after = instant_of(values.crisis, rows, horizon.end - 1),
             normal = instant_of(values.control, rows, horizon.end - 1);
  std::vector<double> sizes(rows, 0);
  for (auto at = horizon.begin; at < horizon.end; ++at)
    for (std::size_t row = 0; row < rows; ++row) {
      const double size = values.control[at * rows + row];
      if (!std::isnan(size)) sizes[row] += size;
    }
  out.gini = gini(losses, sizes);
  out.reorientation = reorientation(before, after);
  out.turnover = reorientation(normal, after);
  const auto now = redundancy(after);
  out.without_largest = now.without_largest, out.diversity = now.diversity, out.effective_number = now.effective_number;
  out.effective_number_change = now.effective_number - redundancy(normal).effective_number;
  return out;
}

bool any_of(std::initializer_list<std::string_view> names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

Whole whole(const io::RunReader& file, const std::vector<SeriesEffect>& effects, const Manner& manner) {
  Whole out;
  out.entries = out.exits = none;
  double in_band = 0, recovered = 0, moved = 0;
  for (const auto& one : effects) {
    const auto& series = file.series()[one.series];
    if (one.across && one.polarity == Polarity::more_is_better && !std::isnan(one.across->turnover))
      moved += one.across->turnover, ++out.compositions;
    if (series.rows != 1) continue;
    if (any_of({"firms_founded", "firms_entered", "entries"}, series.column)) out.entries = one.rows[0].end_difference;
    if (any_of({"firms_failed", "exits"}, series.column)) out.exits = one.rows[0].end_difference;
    const bool is_function = one.polarity == Polarity::more_is_better || one.polarity == Polarity::more_is_worse;
    if (!is_function) continue;
    if (std::isnan(one.rows[0].robustness)) {
      ++out.undefined;
      continue;
    }
    ++out.functions;
    if (one.rows[0].robustness >= 1 - manner.epsilon)
      ++in_band;
    else if (one.rows[0].censored == 0)
      ++recovered;
  }
  out.in_band = out.functions > 0 ? in_band / out.functions : none;
  out.recovered = out.functions > 0 ? recovered / out.functions : none;
  out.retained = out.in_band + out.recovered;
  out.turnover = out.compositions > 0 ? moved / out.compositions : none;
  return out;
}

template <class Of> std::vector<io::RunPlan::Derived::Measure> described(std::span<const MeasureOf<Of>> measures) {
  std::vector<io::RunPlan::Derived::Measure> out;
  for (const auto& one : measures)
    out.push_back({std::string(one.name), std::string(one.unit), std::string(one.label.en), std::string(one.label.fr),
                   std::string(one.meaning.en), std::string(one.meaning.fr)});
  return out;
}

// Replicate after replicate, the numbers that stand at one place: their mean and half-interval there.
struct Spread {
  std::vector<double> mean, half;
};
template <class Of>
Spread spread(std::span<const MeasureOf<Of>> measures, const std::vector<std::vector<double>>& by_replicate) {
  const auto censored_at = std::find_if(measures.begin(), measures.end(), [](const auto& one) { return one.name == "censored"; });
  Spread out;
  for (std::size_t at = 0; at < by_replicate.front().size(); ++at) {
    const auto measure = at % measures.size();
    std::vector<double> values, censored;
    for (const auto& numbers : by_replicate) {
      values.push_back(numbers[at]);
      if (censored_at != measures.end())
        censored.push_back(numbers[at - measure + static_cast<std::size_t>(censored_at - measures.begin())]);
    }
    const auto found = interval_of(measures[measure].name, values, censored);
    out.mean.push_back(found.mean), out.half.push_back(found.half);
  }
  return out;
}

std::vector<double> row_numbers(const SeriesEffect& effect) {
  std::vector<double> out;
  for (const auto& row : effect.rows)
    for (const auto& one : measures()) out.push_back(row.*one.value);
  return out;
}

}  // namespace

std::span<const MeasureOf<Across>> across_measures() { return of_rows; }
std::span<const MeasureOf<Whole>> whole_measures() { return of_all; }

std::vector<std::string> calm_contexts(const std::vector<io::RunPlan::Choice>& contexts,
                                       const std::vector<io::RunPlan::Event>& events) {
  std::vector<std::string> out;
  for (const auto& context : contexts)
    if (std::none_of(events.begin(), events.end(),
                     [&](const auto& event) { return event.kind == "crisis" && event.choice == context.name; }))
      out.push_back(context.name);
  return out;
}

Shock shock(std::string_view context, const std::vector<io::RunPlan::Event>& events, sim::Day start) {
  std::vector<const io::RunPlan::Event*> its;
  for (const auto& event : events)
    if (event.kind == "crisis" && event.choice == context) its.push_back(&event);
  if (its.empty()) return {start, {}};
  std::stable_sort(its.begin(), its.end(), [](const auto* a, const auto* b) { return a->from < b->from; });
  Shock out{std::max(its.front()->from, start), {}};
  for (const auto* event : its)
    if (!out.again && event->from > out.from && event->title_en == its.front()->title_en && event->title_fr == its.front()->title_fr)
      out.again = event->from;
  return out;
}

RunEffect effect(const io::RunReader& file, const Question& question, const std::string& context, const std::string& strategy,
                 std::uint32_t replicate) {
  RunEffect out;
  const auto& time = file.time();
  const auto when = shock(context, file.events(), time.empty() ? 0 : time.front());
  for (std::size_t s = 0; s < file.series().size(); ++s) {
    const auto& series = file.series()[s];
    if (!named(question.by, series.population) || !named(question.series, series.population + "." + series.column)) continue;
    SeriesEffect its{s, polarity_of(question, series), {}, {}};
    const auto values = read(file, question, context, strategy, replicate, series);
    std::optional<Path> whole_path;
    if (series.rows > 1)
      for (const auto& other : file.series())
        if (other.rows == 1 && other.column == series.column && !whole_path) {
          const auto all = read(file, question, context, strategy, replicate, other);
          whole_path = path(time, all.crisis, all.control, when, its.polarity);
        }
    Horizon common;
    for (std::size_t row = 0; row < series.rows; ++row) {
      const auto crisis = row_of(values.crisis, series.rows, row), control = row_of(values.control, series.rows, row);
      its.rows.push_back(measure(time, crisis, control, when.from, its.polarity, question.manner));
      const auto own = path(time, crisis, control, when, its.polarity);
      complete(its.rows.back(), own, whole_path ? &*whole_path : nullptr, when, time);
      if (own.horizon.end > common.end) common = own.horizon;
    }
    if (series.rows > 1) its.across = across(values, series.rows, common, its.rows, question.manner);
    out.series.push_back(std::move(its));
  }
  out.whole = whole(file, out.series, question.manner);
  return out;
}

Interval interval_of(std::string_view measure, std::span<const double> values, std::span<const double> censored) {
  auto out = interval(values);
  if (measure == "recovery_time" && std::find(censored.begin(), censored.end(), 1.0) != censored.end())
    out.mean = out.half = out.low = out.median = out.high = none;
  return out;
}

std::vector<sim::Text> caveats(std::uint32_t replicates) {
  std::vector<sim::Text> out{
      {"resilience is no single number: read the measures side by side, with their unit and horizon",
       "la résilience n'est pas un seul nombre : lire les mesures ensemble, avec leur unité et leur horizon"},
      {"everything is relative to the control run of the same luck, itself a simulation; hires and failures let two runs drift apart "
       "by chance, so a difference needs its interval",
       "tout est relatif à la simulation témoin de mêmes tirages, elle-même simulée ; embauches et défaillances font diverger deux "
       "simulations par hasard : un écart demande son intervalle"}};
  if (replicates == 1)
    out.push_back({"a single luck: no interval says what is chance and what is not",
                   "un seul tirage : aucun intervalle ne dit ce qui relève du hasard"});
  return out;
}

std::optional<io::RunPlan::Derived> derived(const io::RunPlan& plan) {
  const auto calm = calm_contexts(plan.contexts, plan.events);
  if (calm.size() != 1 || plan.contexts.size() < 2) return std::nullopt;
  const Manner manner;
  io::RunPlan::Derived out{calm[0], described(measures()), described(across_measures()), described(whole_measures())};
  out.attributes = {{"long_name", "resilience of recorded series against the control context, same strategy and replicate"},
                    {"epsilon", fmt::format("{}", manner.epsilon)},
                    {"window", fmt::format("{}", manner.window)},
                    {"window_units", "day"}};
  std::string en, fr;
  for (const auto& one : caveats(plan.replicates)) {
    en += fmt::format("{}{}", en.empty() ? "" : "; ", one.en);
    fr += fmt::format("{}{}", fr.empty() ? "" : " ; ", one.fr);
  }
  out.attributes.emplace_back("warning_en", en);
  out.attributes.emplace_back("warning_fr", fr);
  return out;
}

void derive(io::RunFile& file) {
  const io::RunReader reader(file.part());
  const auto its = reader.derived();
  if (!its) return;
  Question question;
  question.control = its->reference;
  for (const auto& context : reader.contexts()) {
    if (context.name == its->reference) continue;
    for (const auto& strategy : reader.strategies()) {
      std::vector<std::pair<std::string, std::vector<std::vector<double>>>> rows, together;  // by dataset, then by replicate
      std::vector<std::vector<double>> wholes;
      for (std::uint32_t replicate = 0; replicate < reader.replicates(); ++replicate) {
        const auto found = effect(reader, question, context.name, strategy.name, replicate);
        const auto which = std::to_string(replicate);
        std::size_t row = 0, group = 0;
        const auto keep = [&](auto& into, std::size_t& at, std::string where, std::vector<double> values) {
          file.derive(context.name, strategy.name, which, where, values);
          if (replicate == 0) into.push_back({std::move(where), {}});
          into[at++].second.push_back(std::move(values));
        };
        for (const auto& one : found.series) {
          const auto& series = reader.series()[one.series];
          const auto name = fmt::format("{}/{}", series.population, series.column);
          keep(rows, row, "rows/" + name, row_numbers(one));
          if (one.across) keep(together, group, "across/" + name, numbers(*one.across, across_measures()));
        }
        wholes.push_back(numbers(found.whole, whole_measures()));
        file.derive(context.name, strategy.name, which, "whole", wholes.back());
      }
      if (reader.replicates() == 1) continue;
      const auto tell = [&](const std::string& where, const Spread& spread) {
        file.derive(context.name, strategy.name, "mean", where, spread.mean);
        file.derive(context.name, strategy.name, "half", where, spread.half);
      };
      for (const auto& [where, values] : rows)
        if (!values.front().empty()) tell(where, spread(measures(), values));
      for (const auto& [where, values] : together) tell(where, spread(across_measures(), values));
      tell("whole", spread(whole_measures(), wholes));
    }
  }
  file.derived();
}

}  // namespace study
