// app/plot_view.cpp -- names to series, rows, contexts and days; replicates to means, bands and differences.
#include "app/plot_view.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <filesystem>

#include <fmt/format.h>

#include "app/statistics.hpp"
#include "sim/kernel/error.hpp"
#include "study/run_resilience.hpp"
#include "viz/figures/numbers.hpp"

namespace app {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t most_rows = 12;  // of a series that is drawn row by row when no row was named

std::string lower(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

std::vector<std::string> names_of(const std::vector<io::RunPlan::Choice>& choices) {
  std::vector<std::string> out;
  for (const auto& one : choices) out.push_back(one.name);
  return out;
}

}  // namespace

std::string capital(std::string text) {
  if (!text.empty()) text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  if (text.size() > 1 && text[0] == '\xC3' && static_cast<unsigned char>(text[1]) >= 0xA0) text[1] = static_cast<char>(text[1] - 0x20);  // é, à ...
  return text;
}

PlotView::PlotView(const io::RunReader& file, const PlotCommand& command, const Voice& voice)
    : file_(&file), command_(command), voice_(voice), names_(file) {
  if (file.time().empty() || file.contexts().empty() || file.strategies().empty())
    throw sim::FileError(file.path(), "", voice_("has nothing to draw: no instant, context or strategy", "n'a rien à tracer : ni instant, ni contexte, ni stratégie"));
  choose_series();
  choose_cells();
  choose_days();
  if (!mistakes_.empty()) throw sim::ScenarioError(std::move(mistakes_));
}

void PlotView::choose_series() {
  std::vector<std::string> known;
  for (const auto& one : file_->series()) known.push_back(one.population + "." + one.column);
  const auto step = sim::parse_period(file_->attribute("step")).value_or(sim::Period::step);
  const auto figure_language = voice_.french() ? viz::Language::fr : viz::Language::en;
  const auto wrong = [&](std::string message) { mistakes_.push_back({"--series", "", std::move(message)}); };
  const auto add = [&](std::size_t s, std::size_t row) {
    const auto& its = file_->series()[s];
    std::string label = voice_(its.label_en, its.label_fr);
    if (label.empty()) label = its.column;
    if (its.rows > 1) label += ", " + names_.name(its.population, its.row_names[row], voice_);
    series_.push_back({s, row, capital(label), viz::unit_words(its.unit, step, figure_language)});
  };
  if (command_.series.empty())
    wrong(voice_(fmt::format("name at least one series; {} has: {}", file_->path(), fmt::join(known, ", ")),
                 fmt::format("nommer au moins une série ; {} contient : {}", file_->path(), fmt::join(known, ", "))));
  for (const auto& asked : command_.series) {
    const auto sign = asked.find('@');
    const std::string name = asked.substr(0, sign), row = sign == std::string::npos ? "" : asked.substr(sign + 1);
    const auto at = std::find(known.begin(), known.end(), name);
    if (at == known.end()) {
      const auto close = sim::nearest(name, known);
      wrong(close.empty() ? voice_(fmt::format("no series \"{}\"; {} has: {}", name, file_->path(), fmt::join(known, ", ")),
                                   fmt::format("aucune série « {} » ; {} contient : {}", name, file_->path(), fmt::join(known, ", ")))
                          : voice_(fmt::format("no series \"{}\"; nearest: \"{}\"", name, close), fmt::format("aucune série « {} » ; la plus proche : « {} »", name, close)));
      continue;
    }
    const auto s = static_cast<std::size_t>(at - known.begin());
    const auto& its = file_->series()[s];
    if (row.empty()) {
      if (its.rows <= 1 || command_.kind == "map") {
        add(s, 0);
        if (command_.kind == "map") series_.back().label = capital(voice_(its.label_en, its.label_fr));
      } else if (its.rows <= most_rows) {
        for (std::size_t r = 0; r < its.rows; ++r) add(s, r);
      } else if (command_.kind == "trajectory" || command_.kind == "difference") {
        add(s, 0);
        series_.back().label = capital(voice_(its.label_en.empty() ? its.column : its.label_en, its.label_fr));
        series_.back().all_rows = true;
      } else {
        const auto example = fmt::format("{}@{}", name, its.row_names.front());
        wrong(voice_(fmt::format("\"{}\" has {} rows: name one of them, as in \"{}\"", name, its.rows, example),
                     fmt::format("« {} » a {} lignes : en nommer une, comme dans « {} »", name, its.rows, example)));
      }
      continue;
    }
    std::vector<std::string> rows;
    std::optional<std::size_t> found;
    for (std::size_t r = 0; r < its.rows && r < its.row_names.size(); ++r) {
      const auto called = names_.name(its.population, its.row_names[r], voice_);
      rows.push_back(its.row_names[r]);
      if (called != its.row_names[r]) rows.push_back(called);
      if (!found && (its.row_names[r] == row || lower(called) == lower(row))) found = r;
    }
    if (its.rows > 1 && found) {
      add(s, *found);
      continue;
    }
    const auto close = sim::nearest(row, rows);
    wrong(its.rows <= 1 ? voice_(fmt::format("\"{}\" has a single row, \"@{}\" is none of it", name, row), fmt::format("« {} » n'a qu'une ligne, « @{} » n'en est pas une", name, row))
          : close.empty() ? voice_(fmt::format("no row \"{}\" in \"{}\"; there is: {}", row, name, fmt::join(its.row_names, ", ")),
                                   fmt::format("aucune ligne « {} » dans « {} » ; il y a : {}", row, name, fmt::join(its.row_names, ", ")))
                          : voice_(fmt::format("no row \"{}\" in \"{}\"; nearest: \"{}\"", row, name, close),
                                   fmt::format("aucune ligne « {} » dans « {} » ; la plus proche : « {} »", row, name, close)));
  }
}

void PlotView::choose_cells() {
  const auto check = [&](const char* flag, const std::string& name, const std::vector<std::string>& known) {
    if (std::find(known.begin(), known.end(), name) != known.end()) return true;
    const auto close = sim::nearest(name, known);
    mistakes_.push_back({flag, "", close.empty() ? voice_(fmt::format("no \"{}\" in this file; there is: {}", name, fmt::join(known, ", ")),
                                                          fmt::format("pas de « {} » dans ce fichier ; il y a : {}", name, fmt::join(known, ", ")))
                                                 : voice_(fmt::format("no \"{}\" in this file; nearest: \"{}\"", name, close),
                                                          fmt::format("pas de « {} » dans ce fichier ; le plus proche : « {} »", name, close))});
    return false;
  };
  const auto known_contexts = names_of(file_->contexts()), known_strategies = names_of(file_->strategies());
  contexts_ = command_.contexts.empty() ? known_contexts : command_.contexts;
  strategies_ = command_.strategies.empty() ? known_strategies : command_.strategies;
  for (const auto& one : command_.contexts) check("--context", one, known_contexts);
  for (const auto& one : command_.strategies) check("--strategy", one, known_strategies);
  control_ = command_.control, against_ = command_.against;
  if (!control_.empty()) check("--control", control_, known_contexts);
  if (!against_.empty()) check("--against", against_, known_strategies);
  const auto& kind = command_.kind;
  const auto refuse = [&](const char* flag, std::string message) { mistakes_.push_back({flag, "", std::move(message)}); };
  if (!control_.empty() && !against_.empty()) refuse("--control", voice_("either --control or --against, not both", "soit --control, soit --against, pas les deux"));
  if (!command_.at.empty() && kind != "map") refuse("--at", voice_("a single day is drawn by --kind map alone", "seul --kind map trace un jour donné"));
  if (!against_.empty() && (kind == "trajectory" || kind == "triangle"))
    refuse("--against", voice_("goes with --kind difference, interval, heat or map", "va avec --kind difference, interval, heat ou map"));
  if (std::any_of(series_.begin(), series_.end(), [](const auto& one) { return one.all_rows; }) && !std::all_of(series_.begin(), series_.end(), [](const auto& one) { return one.all_rows; }))
    refuse("--series", voice_("a series of many rows is drawn as bands over them: name one of its rows (@ROW), or draw it alone", "une série de nombreuses lignes est tracée en bandes : nommer une de ses lignes (@LIGNE), ou la tracer seule"));
  if ((kind == "heat" || kind == "map") && series_.size() > 1)
    refuse("--series", voice_(fmt::format("--kind {} draws one series and row, {} were named", kind, series_.size()), fmt::format("--kind {} trace une seule série et ligne, {} sont nommées", kind, series_.size())));
  if (kind == "triangle" || kind == "trajectory") {
    const auto calm = study::calm_contexts(file_->contexts(), file_->events());
    if (control_.empty() && calm.size() == 1 && file_->contexts().size() > 1) control_ = calm.front();
    if (kind == "triangle" && control_.empty())
      refuse("--control", voice_(fmt::format("which context is the control? {}", fmt::join(known_contexts, ", ")), fmt::format("quel contexte est le témoin ? {}", fmt::join(known_contexts, ", "))));
    if (kind == "triangle") std::erase(contexts_, control_);
    if (kind == "triangle" && contexts_.empty())
      refuse("--context", voice_("there is no context besides the control: nothing to compare it with", "aucun contexte en dehors du témoin : rien à quoi le comparer"));
  }
  if (kind == "difference" || kind == "interval") {
    if (control_.empty() && against_.empty()) against_ = file_->strategies().front().name;
    if (!control_.empty()) std::erase(contexts_, control_);
    if (control_.empty()) std::erase(strategies_, against_);
    if (contexts_.empty() || strategies_.empty())
      refuse("--kind", voice_("there is nothing to compare: a single strategy, or a single context", "rien à comparer : une seule stratégie, ou un seul contexte"));
  }
  if (kind == "map") {  // of one cell: the first asked for that is not the reference itself
    if (contexts_.size() > 1 && !control_.empty()) std::erase(contexts_, control_);
    if (strategies_.size() > 1 && !against_.empty()) std::erase(strategies_, against_);
    contexts_.resize(1), strategies_.resize(1);
    if (!series_.empty()) {
      const auto& rows = series(series_.front()).row_names;
      if (std::none_of(rows.begin(), rows.end(), [&](const auto& code) { return names_.places().contains(code); }))
        refuse("--series", voice_("--kind map wants a series of communes, such as commune.jobs", "--kind map veut une série par commune, telle que commune.jobs"));
    }
  }
}

void PlotView::choose_days() {
  const auto& time = file_->time();
  const auto parsed = [&](const char* flag, const std::string& text, sim::Day otherwise) {
    if (text.empty()) return otherwise;
    const auto day = sim::parse_date(text);
    if (!day)
      mistakes_.push_back({flag, "", voice_(fmt::format("\"{}\" is not a day of the calendar, expected a date such as \"2019-01-07\"", text),
                                            fmt::format("« {} » n'est pas un jour du calendrier ; une date telle que « 2019-01-07 » est attendue", text))});
    return day.value_or(otherwise);
  };
  const auto from = parsed("--from", command_.from, time.front()), until = parsed("--until", command_.until, time.back());
  first_ = static_cast<std::size_t>(std::lower_bound(time.begin(), time.end(), from) - time.begin());
  const auto end = static_cast<std::size_t>(std::upper_bound(time.begin(), time.end(), until) - time.begin());
  if (first_ < end) days_.assign(time.begin() + static_cast<std::ptrdiff_t>(first_), time.begin() + static_cast<std::ptrdiff_t>(end));
  const auto span = fmt::format("{} - {}", sim::format_date(time.front()), sim::format_date(time.back()));
  if (days_.empty())
    mistakes_.push_back({command_.from.empty() ? "--until" : "--from", "", voice_("nothing was recorded then; the file has " + span, "rien n'est enregistré alors ; le fichier va de " + span)});
  std::uint32_t reached = static_cast<std::uint32_t>(time.size());
  if (mistakes_.empty() && command_.kind == "map")
    for (std::uint32_t r = 0; r < file_->replicates(); ++r)
      if (const auto recorded = file_->progress(contexts_.front(), strategies_.front(), r).recorded; recorded > 0) reached = std::min(reached, recorded);
  const auto at = parsed("--at", command_.at, time[reached - 1]);
  if (at < time.front() || at > time.back())
    mistakes_.push_back({"--at", "", voice_("nothing was recorded then; the file has " + span, "rien n'est enregistré alors ; le fichier va de " + span)});
  else
    instant_ = static_cast<std::size_t>(std::upper_bound(time.begin(), time.end(), at) - time.begin()) - 1;
}

namespace {
std::string title_of(const std::vector<io::RunPlan::Choice>& choices, const std::string& name, const Voice& voice) {
  for (const auto& one : choices)
    if (one.name == name) {
      const auto text = voice(one.title_en, one.title_fr);
      return text.empty() ? name : capital(text);
    }
  return name;
}
}  // namespace

std::string PlotView::context_title(const std::string& name) const { return title_of(file_->contexts(), name, voice_); }
std::string PlotView::strategy_title(const std::string& name) const { return title_of(file_->strategies(), name, voice_); }
std::string PlotView::cell_title(const Cell& cell) const {
  if (contexts_.size() > 1 && strategies_.size() > 1) return context_title(cell.context) + " · " + strategy_title(cell.strategy);
  return contexts_.size() > 1 ? context_title(cell.context) : strategies_.size() > 1 ? strategy_title(cell.strategy) : "";
}

sim::Day PlotView::begin_of(const std::string& choice, std::string_view kind) const {
  std::optional<sim::Day> first;
  for (const auto& event : file_->events())
    if (event.choice == choice && event.kind == kind) first = std::min(first.value_or(event.from), event.from);
  return std::max(first.value_or(from()), from());
}

std::vector<std::vector<double>> PlotView::replicates(const Cell& cell, const PlotSeries& its) const {
  const auto& series = this->series(its);
  std::vector<std::vector<double>> out;
  for (std::uint32_t r = 0; r < file_->replicates(); ++r) {
    const auto values = file_->series(cell.context, cell.strategy, r, series.population, series.column);
    std::vector<double> row(file_->time().size(), none);
    for (std::size_t i = 0; i < row.size() && i * series.rows + its.row < values.size(); ++i) row[i] = values[i * series.rows + its.row];
    out.push_back(std::move(row));
  }
  return out;
}

std::vector<double> PlotView::drawn(const std::vector<double>& all) const {
  const auto from = all.begin() + static_cast<std::ptrdiff_t>(first_);
  return {from, from + static_cast<std::ptrdiff_t>(days_.size())};
}

PlotValues PlotView::levels(const Cell& cell, const PlotSeries& its) const {
  PlotValues out;
  for (const auto& one : replicates(cell, its)) out.replicates.push_back(drawn(one));
  const bool band = command_.band != "none" && file_->replicates() > 1;
  for (std::size_t i = 0; i < days_.size(); ++i) {
    std::vector<double> here;
    for (const auto& one : out.replicates)
      if (std::isfinite(one[i])) here.push_back(one[i]);
    out.mean.push_back(here.empty() ? none : estimate(here).mean);
    if (!band) continue;
    const bool range = command_.band == "range";
    out.low.push_back(here.size() < 2 ? none : study::quantile(here, range ? 0 : 0.05));
    out.high.push_back(here.size() < 2 ? none : study::quantile(here, range ? 1 : 0.95));
  }
  std::erase_if(out.replicates, [](const auto& one) { return std::none_of(one.begin(), one.end(), [](double v) { return std::isfinite(v); }); });
  return out;
}

PlotValues PlotView::differences(const Cell& reference, const Cell& other, const PlotSeries& its) const {
  const auto a = replicates(reference, its), b = replicates(other, its);
  PlotValues out;
  for (std::size_t r = 0; r < a.size(); ++r) {
    std::vector<double> one(a[r].size(), none);
    for (std::size_t i = 0; i < one.size(); ++i) one[i] = b[r][i] - a[r][i];
    out.replicates.push_back(drawn(one));
  }
  for (std::size_t i = 0; i < days_.size(); ++i) {
    std::vector<double> here;
    for (const auto& one : out.replicates)
      if (std::isfinite(one[i])) here.push_back(one[i]);
    const auto found = estimate(here);
    out.mean.push_back(here.empty() ? none : found.mean);
    if (file_->replicates() < 2 || command_.band == "none") continue;
    out.low.push_back(here.size() < 2 ? none : found.mean - found.half);
    out.high.push_back(here.size() < 2 ? none : found.mean + found.half);
  }
  return out;
}

PlotRows PlotView::rows(const std::optional<Cell>& reference, const Cell& cell, const PlotSeries& its) const {
  const auto& series = this->series(its);
  std::vector<double> sums(days_.size() * series.rows, 0), counts = sums;
  for (std::uint32_t r = 0; r < file_->replicates(); ++r) {
    const auto values = file_->series(cell.context, cell.strategy, r, series.population, series.column);
    const auto base = reference ? file_->series(reference->context, reference->strategy, r, series.population, series.column) : std::vector<double>(values.size(), 0.0);
    for (std::size_t i = 0; i < sums.size(); ++i) {
      const auto at = first_ * series.rows + i;
      if (at < values.size() && at < base.size() && std::isfinite(values[at] - base[at])) sums[i] += values[at] - base[at], ++counts[i];
    }
  }
  PlotRows out;
  for (std::size_t i = 0; i < days_.size(); ++i) {
    std::vector<double> here;
    for (std::size_t row = 0; row < series.rows; ++row)
      if (counts[i * series.rows + row] > 0) here.push_back(sums[i * series.rows + row] / counts[i * series.rows + row]);
    std::sort(here.begin(), here.end());
    const auto add = [&](std::vector<double>& to, double share) { to.push_back(here.empty() ? none : study::quantile(here, share)); };
    add(out.median, 0.5), add(out.quarter, 0.25), add(out.three_quarters, 0.75), add(out.low, 0.05), add(out.high, 0.95);
    if (here.empty()) continue;
    out.rows = here.size(), out.lowest_value = here.front(), out.highest_value = here.back();
    if (i + 1 < days_.size() && std::any_of(counts.begin() + static_cast<std::ptrdiff_t>((i + 1) * series.rows), counts.end(), [](double n) { return n > 0; })) continue;
    for (std::size_t row = 0; row < series.rows; ++row) {  // of the last instant that has something
      const auto at = i * series.rows + row;
      if (counts[at] == 0) continue;
      if (out.lowest.empty() && sums[at] / counts[at] == out.lowest_value) out.lowest = names_.name(series.population, series.row_names[row], voice_);
      if (out.highest.empty() && sums[at] / counts[at] == out.highest_value) out.highest = names_.name(series.population, series.row_names[row], voice_);
    }
  }
  return out;
}

std::vector<std::string> PlotView::warnings(const std::vector<PlotSeries>& shown) const {
  std::vector<std::string> out;
  const auto add = [&](const std::string& text) {
    if (!text.empty() && std::find(out.begin(), out.end(), text) == out.end()) out.push_back(text);
  };
  if (!file_->complete()) {
    std::int32_t least = std::numeric_limits<std::int32_t>::max(), most = -1;
    for (const auto& context : file_->contexts())
      for (const auto& strategy : file_->strategies())
        for (std::uint32_t r = 0; r < file_->replicates(); ++r) {
          const auto step = file_->progress(context.name, strategy.name, r).last_step;
          least = std::min(least, step), most = std::max(most, step);
        }
    add(voice_(fmt::format("The file is not complete: of {} steps, its runs have done between {} and {}. Means are of what is recorded.", file_->steps(), std::max(least, 0), std::max(most, 0)),
               fmt::format("Le fichier est incomplet : sur {} pas, ses simulations en ont fait entre {} et {}. Les moyennes portent sur ce qui est enregistré.", file_->steps(), std::max(least, 0), std::max(most, 0))));
  }
  if (file_->replicates() == 1) add(voice_("A single replicate: what chance does cannot be told from what differs.", "Un seul réplicat : on ne peut pas distinguer le hasard de ce qui diffère."));
  // A warning that not all series have names those that have it.
  for (const auto& one : shown) {
    const auto text = voice_(series(one).warning_en, series(one).warning_fr);
    if (text.empty()) continue;
    std::vector<std::string> labels;
    bool all = true;
    for (const auto& other : shown) {
      const bool has = voice_(series(other).warning_en, series(other).warning_fr) == text;
      all = all && has;
      if (const auto& label = voice_(series(other).label_en, series(other).label_fr); has && std::find(labels.begin(), labels.end(), label) == labels.end()) labels.push_back(label);
    }
    add(all ? capital(text) + "." : fmt::format("{}{}{}.", capital(fmt::format("{}", fmt::join(labels, ", "))), voice_(": ", " : "), text));
  }
  for (const auto& [en, fr] : file_->warnings())
    if (const auto text = voice_(en, fr); !text.empty()) add(capital(text) + ".");
  return out;
}

std::string PlotView::source() const {
  const auto name = std::filesystem::path(file_->path()).filename().string();
  const auto commit = file_->attribute("commit");
  const auto program = fmt::format("sillon {}{}", file_->attribute("version"), commit.size() > 9 ? " (" + commit.substr(0, 9) + ")" : "");
  return voice_(fmt::format("Simulated trajectories: {}, {}, {} replicate{} with common luck, seed {}.", name, program, file_->replicates(), file_->replicates() > 1 ? "s" : "", file_->seed()),
                fmt::format("Trajectoires simulées : {}, {}, {} réplicat{} aux mêmes tirages, graine {}.", name, program, file_->replicates(), file_->replicates() > 1 ? "s" : "", file_->seed()));
}

}  // namespace app
