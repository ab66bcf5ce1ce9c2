// app/plot_figures.cpp -- from the numbers of a view to the figures of viz/figures, one function for each kind.
#include "app/plot_figures.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "app/statistics.hpp"
#include "study/run_resilience.hpp"
#include "viz/figures/figure.hpp"
#include "viz/figures/numbers.hpp"

namespace app {
namespace {

viz::Language language_of(const PlotView& view) { return view.voice().french() ? viz::Language::fr : viz::Language::en; }

viz::Frame frame(const PlotView& view, const std::string& title, const std::vector<std::string>& subtitle) {
  const auto& voice = view.voice();
  const auto& file = view.file();
  const auto place = voice(file.attribute("title_en"), file.attribute("title_fr"));
  viz::Frame out{.title = title.empty() ? place : title};
  for (const auto& part : subtitle)
    if (!part.empty()) out.subtitle += (out.subtitle.empty() ? "" : " · ") + part;
  if (!title.empty() && !place.empty()) out.subtitle = place + (out.subtitle.empty() ? "" : " · ") + out.subtitle;
  out.warnings = view.warnings(view.all());
  out.source = view.source();
  out.language = language_of(view), out.dark = view.command().dark;
  out.width = view.command().width, out.height = view.command().height;
  if (view.all().size() == 1) out.unit = view.all().front().unit;
  return out;
}

std::vector<viz::Span> spans(const PlotView& view, const std::vector<std::string>& contexts, const std::vector<std::string>& strategies) {
  std::vector<viz::Span> out;
  for (const auto& event : view.file().events()) {
    const bool policy = event.kind == "policy";
    const auto& among = policy ? strategies : contexts;
    if (std::find(among.begin(), among.end(), event.choice) == among.end() || event.until <= view.from() || event.from > view.until()) continue;
    const viz::Span one{view.voice()(event.title_en, event.title_fr), event.from, event.until, policy};
    if (std::none_of(out.begin(), out.end(), [&](const viz::Span& other) { return other.label == one.label && other.from == one.from && other.until == one.until; })) out.push_back(one);
  }
  return out;
}

std::string means(const PlotView& view) {
  const auto n = view.file().replicates();
  const auto& voice = view.voice();
  if (n < 2) return voice("one replicate", "un réplicat");
  std::string out = voice(fmt::format("means of {} replicates", n), fmt::format("moyennes de {} réplicats", n));
  if (view.command().band == "90") out += voice(", band: 5th to 95th percentile", ", bande : du 5e au 95e centile");
  if (view.command().band == "range") out += voice(", band: lowest to highest", ", bande : du plus bas au plus haut");
  return out;
}

std::string paired(const PlotView& view) {
  const auto n = view.file().replicates();
  return n < 2 ? view.voice()("one replicate, no interval", "un réplicat, sans intervalle")
               : view.voice()(fmt::format("means of {} pairs of common luck, 95 % interval (Student)", n), fmt::format("moyennes de {} paires aux mêmes tirages, intervalle à 95 % (Student)", n));
}

// First and last recorded value of a line, for those who cannot see it.
std::string ends(const PlotView& view, const viz::Line& line) {
  std::size_t first = 0, last = line.middle.size();
  while (first < last && !std::isfinite(line.middle[first])) ++first;
  while (last > first && !std::isfinite(line.middle[last - 1])) --last;
  if (first >= last) return "";
  const auto language = language_of(view);
  return view.voice()(fmt::format("{}{} on {}, {} on {}", line.name.empty() ? "" : line.name + ": ", viz::number(line.middle[first], language), viz::day_in_words(view.days()[first], language),
                                  viz::number(line.middle[last - 1], language), viz::day_in_words(view.days()[last - 1], language)),
                      fmt::format("{}{} le {}, {} le {}", line.name.empty() ? "" : line.name + " : ", viz::number(line.middle[first], language), viz::day_in_words(view.days()[first], language),
                                  viz::number(line.middle[last - 1], language), viz::day_in_words(view.days()[last - 1], language)));
}
std::string told(const PlotView& view, const std::vector<viz::Panel>& panels) {
  std::string out;
  for (const auto& panel : panels)
    for (const auto& line : panel.lines)
      if (const auto text = ends(view, line); !text.empty() && out.size() < 700) out += (out.empty() ? "" : view.voice()("; ", " ; ")) + (panels.size() > 1 ? panel.title + ", " : std::string()) + text;
  return out.empty() ? view.voice()("Nothing is recorded yet.", "Rien n'est encore enregistré.") : out + ".";
}

std::string drawn(viz::Frame its, const std::vector<viz::Panel>& panels, bool same_scale) {
  if (panels.size() == 1) return viz::trajectories(its, panels.front());
  its.unit.clear();
  return viz::small_multiples(its, panels, 0, same_scale);
}

// Of a series of many rows: a panel for each cell, the middle of the rows as a line and most of them as bands.
struct Rows {
  std::vector<viz::Panel> panels;
  std::vector<std::string> notes;
};
void add_rows(const PlotView& view, const PlotSeries& series, const std::optional<Cell>& reference, const Cell& cell, Rows& out) {
  const auto& voice = view.voice();
  const auto language = language_of(view);
  const auto found = view.rows(reference, cell, series);
  const auto title = view.cell_title(cell);
  const auto label = view.all().size() > 1 ? series.label + (title.empty() ? "" : " · " + title) : title.empty() ? series.label : title;
  viz::Panel panel{.title = label, .unit = series.unit, .days = view.days(), .spans = spans(view, {cell.context}, {cell.strategy}), .zero_line = reference.has_value()};
  panel.lines.push_back({.name = voice("median", "médiane"), .middle = found.median, .low = found.quarter, .high = found.three_quarters, .style = 0});
  panel.lines.push_back({.name = "", .low = found.low, .high = found.high, .style = 0});
  if (found.rows > 0)
    out.notes.push_back(voice(fmt::format("{}in the end the lowest is {} ({}), the highest {} ({}).", out.panels.empty() && view.contexts().size() * view.strategies().size() == 1 ? "" : label + ": ", found.lowest, viz::number(found.lowest_value, language), found.highest, viz::number(found.highest_value, language)),
                              fmt::format("{}à la fin, le plus bas est {} ({}), le plus haut {} ({}).", out.panels.empty() && view.contexts().size() * view.strategies().size() == 1 ? "" : label + " : ", found.lowest, viz::number(found.lowest_value, language), found.highest, viz::number(found.highest_value, language))));
  if (found.rows > 0) out.notes.back() = capital(out.notes.back());
  out.panels.push_back(std::move(panel));
}
std::string how_many_rows(const PlotView& view) {
  const auto& its = view.series(view.all().front());
  const auto what = its.population == "commune" ? "communes" : view.voice()("rows", "lignes");
  return view.voice()(fmt::format("{} {}: the line is their median, half of them lie in the dark band, nine tenths in the light one", viz::number(static_cast<double>(its.rows), language_of(view)), what),
                      fmt::format("{} {} : la ligne est leur médiane ; la moitié est dans la bande foncée, neuf sur dix dans la claire", viz::number(static_cast<double>(its.rows), language_of(view)), what));
}
bool of_rows(const PlotView& view) { return std::any_of(view.all().begin(), view.all().end(), [](const PlotSeries& one) { return one.all_rows; }); }
std::string rows_drawn(const PlotView& view, Rows rows, const std::string& what) {
  auto its = frame(view, view.all().size() == 1 ? view.all().front().label : "", {rows.panels.size() == 1 ? view.context_title(view.contexts().front()) + ", " + view.strategy_title(view.strategies().front()) : "", what, how_many_rows(view)});
  its.notes = std::move(rows.notes);
  its.notes.push_back(view.voice()("Bands are over rows, each a mean over replicates: they show how rows differ, not what is sure. Name one to see it: population.column@ROW.",
                                   "Les bandes portent sur les lignes, chacune moyenne des réplicats : elles disent combien les lignes diffèrent, non ce qui est sûr. Pour en voir une : population.colonne@LIGNE."));
  its.summary = how_many_rows(view) + ". " + fmt::format("{}", fmt::join(its.notes, " "));
  return drawn(its, rows.panels, view.all().size() == 1);
}

std::string trajectory(const PlotView& view) {
  if (of_rows(view)) {
    Rows rows;
    for (const auto& series : view.all())
      for (const auto& context : view.contexts())
        for (const auto& strategy : view.strategies()) add_rows(view, series, std::nullopt, {context, strategy}, rows);
    return rows_drawn(view, std::move(rows), "");
  }
  std::vector<viz::Panel> panels;
  const auto& control = view.control();
  const bool one_control = view.strategies().size() == 1 && view.contexts().size() > 1;
  for (const auto& series : view.all()) {
    viz::Panel panel{.title = series.label, .unit = series.unit, .days = view.days(), .spans = spans(view, view.contexts(), view.strategies())};
    int style = 0;
    for (const auto& context : view.contexts())
      for (const auto& strategy : view.strategies()) {
        const auto found = view.levels({context, strategy}, series);
        viz::Line line{.name = view.cell_title({context, strategy}), .middle = found.mean, .low = found.low, .high = found.high};
        line.reference = one_control && context == control;
        line.style = line.reference ? -1 : style++;
        if (view.command().replicates) line.replicates = found.replicates;
        panel.lines.push_back(std::move(line));
      }
    panels.push_back(std::move(panel));
  }
  const bool single = view.contexts().size() == 1 && view.strategies().size() == 1;
  auto its = frame(view, panels.size() == 1 ? view.all().front().label : "",
                   {single ? view.context_title(view.contexts().front()) + ", " + view.strategy_title(view.strategies().front()) : "", means(view)});
  its.summary = told(view, panels);
  return drawn(its, panels, false);
}

struct Versus {  // two cells that are compared
  Cell reference, other;
};
Versus versus(const PlotView& view, const std::string& context, const std::string& strategy) {
  return view.control().empty() ? Versus{{context, view.against()}, {context, strategy}} : Versus{{view.control(), strategy}, {context, strategy}};
}
std::string reference_title(const PlotView& view) { return view.control().empty() ? view.strategy_title(view.against()) : view.context_title(view.control()); }
std::string compared_with(const PlotView& view) {
  return view.voice()("compared with “" + reference_title(view) + "”", "par rapport à « " + reference_title(view) + " »");
}
// Where one strategy is compared in one context: which.
std::string only_cell(const PlotView& view) {
  if (view.contexts().size() * view.strategies().size() > 1) return "";
  return view.context_title(view.contexts().front()) + ", " + view.strategy_title(view.strategies().front());
}

std::string difference(const PlotView& view) {
  if (of_rows(view)) {
    Rows rows;
    for (const auto& series : view.all())
      for (const auto& context : view.contexts())
        for (const auto& strategy : view.strategies()) {
          const auto [reference, other] = versus(view, context, strategy);
          add_rows(view, series, reference, other, rows);
        }
    return rows_drawn(view, std::move(rows), view.voice()("difference, ", "écart, ") + compared_with(view));
  }
  std::vector<viz::Panel> panels;
  std::vector<std::string> zero;
  for (const auto& series : view.all()) {
    viz::Panel panel{.title = series.label, .unit = series.unit, .days = view.days(), .spans = spans(view, view.contexts(), view.strategies()), .zero_line = true};
    for (const auto& context : view.contexts())
      for (const auto& strategy : view.strategies()) {
        const auto [reference, other] = versus(view, context, strategy);
        const auto found = view.differences(reference, other, series);
        viz::Line line{.name = view.cell_title(other), .middle = found.mean, .low = found.low, .high = found.high};
        line.style = static_cast<int>(panel.lines.size());
        if (view.command().replicates) line.replicates = found.replicates;
        if (const auto never = compare(view.file(), view.series(series), reference, other, view.from(), series.row, view.until()); never.replicates > 0 && never.zero)
          zero.push_back(series.label + (line.name.empty() ? "" : " (" + line.name + ")"));
        panel.lines.push_back(std::move(line));
      }
    panels.push_back(std::move(panel));
  }
  const auto what = view.voice()("difference, ", "écart, ") + compared_with(view);
  auto its = frame(view, panels.size() == 1 ? view.all().front().label : "", {only_cell(view), what, paired(view)});
  its.summary = capital(what) + view.voice()(": ", " : ") + told(view, panels);
  if (!zero.empty())
    its.notes.push_back(fmt::format("{}{}.", view.voice()("Exactly zero, in every run and at every step: ", "Exactement zéro, dans chaque simulation et à chaque pas : "), fmt::join(zero, view.voice()("; ", " ; "))));
  if (view.file().replicates() > 1)
    its.notes.push_back(view.voice()("Where the band includes zero, chance alone may explain the difference on that day.", "Là où la bande contient zéro, le hasard seul peut expliquer l'écart ce jour-là."));
  return drawn(its, panels, false);
}

std::string interval(const PlotView& view) {
  const auto& voice = view.voice();
  const bool as_share = view.all().size() > 1 && std::any_of(view.all().begin(), view.all().end(), [&](const PlotSeries& one) { return one.unit != view.all().front().unit; });
  const bool many = view.contexts().size() * view.strategies().size() > 1;
  std::vector<viz::Interval> rows;
  std::string summary;
  sim::Day from = view.until();
  bool without_share = false;
  for (const auto& series : view.all())
    for (const auto& context : view.contexts())
      for (const auto& strategy : view.strategies()) {
        const auto [reference, other] = versus(view, context, strategy);
        const auto begin = view.from_asked() ? view.from() : view.control().empty() ? view.begin_of(strategy, "policy") : view.begin_of(context, "crisis");
        from = std::min(from, begin);
        const auto found = compare(view.file(), view.series(series), reference, other, begin, series.row, view.until());
        const auto label = series.label + (as_share && !series.unit.empty() ? " (" + series.unit + ")" : "");
        viz::Interval row{.name = many ? view.cell_title(other) : label, .group = many ? label : ""};
        row.exactly_zero = found.replicates > 0 && found.zero;
        const double by = as_share ? 100 / std::abs(found.base) : 1;
        if (as_share && found.replicates > 0)  // the axis has per cent, the words the series' own unit
          row.text = row.exactly_zero ? "0" : viz::value_and_interval(found.mean.mean, found.mean.mean - found.mean.half, found.mean.mean + found.mean.half, language_of(view));
        if (found.replicates > 0 && std::isfinite(by)) {
          row.value = found.mean.mean * by;
          if (found.replicates > 1) row.low = (found.mean.mean - found.mean.half) * by, row.high = (found.mean.mean + found.mean.half) * by;
        }
        if (found.replicates > 0 && !row.exactly_zero && !std::isfinite(by)) without_share = true;
        if (found.replicates == 0) row.text = voice("not recorded", "non enregistré");
        if (summary.size() < 600)
          summary += fmt::format("{}{}{}{}{}", summary.empty() ? std::string() : voice("; ", " ; "), row.group.empty() ? "" : row.group + ", ", row.name, voice(": ", " : "),
                                 row.exactly_zero ? "0" : row.text.empty() ? viz::value_and_interval(row.value, row.low, row.high, language_of(view)) : row.text);
        rows.push_back(std::move(row));
      }
  const auto since = voice("mean from " + viz::day_in_words(from, language_of(view)) + " to " + viz::day_in_words(view.until(), language_of(view)),
                           "moyenne du " + viz::day_in_words(from, language_of(view)) + " au " + viz::day_in_words(view.until(), language_of(view)));
  auto its = frame(view, !many && view.all().size() > 1 ? only_cell(view) : view.all().size() == 1 ? view.all().front().label : "", {!many && view.all().size() == 1 ? only_cell(view) : "", compared_with(view), since});
  its.unit = as_share ? voice("% of the reference", "% de la référence") : view.all().front().unit;
  its.summary = summary + ".";
  if (as_share) its.notes.push_back(voice("Axis: per cent of the reference; at the right: the difference in the unit of the series.", "Axe : % de la référence ; à droite : l'écart dans l'unité de la série."));
  if (without_share) its.notes.push_back(voice("Where the reference is zero there is no percentage, and no point.", "Là où la référence est nulle, il n'y a ni pourcentage ni point."));
  return viz::intervals(its, rows, {voice("less than “" + reference_title(view) + "”", "moins que « " + reference_title(view) + " »"), voice("more", "plus"),
                                    view.file().replicates() > 1 ? voice(fmt::format("Points: means of {} pairs of common luck; lines: 95 % intervals (Student).", view.file().replicates()),
                                                                         fmt::format("Points : moyennes de {} paires aux mêmes tirages ; traits : intervalles à 95 % (Student).", view.file().replicates()))
                                                                 : std::string()});
}

// Over replicates, a measure of a row against the control: from /resilience where the file holds it, else worked out.
study::Interval measured(const PlotView& view, const Cell& cell, const PlotSeries& series, std::string_view measure, double study::Measured::*member,
                         std::vector<study::Measured>& worked_out) {
  const auto& file = view.file();
  const auto& its = view.series(series);
  const auto all = study::measures();
  const auto derived = file.derived();
  if (derived && file.derived_whole() && derived->reference == view.control()) {
    const auto what = fmt::format("rows/{}/{}", its.population, its.column);
    const auto at = std::find_if(derived->row.begin(), derived->row.end(), [&](const auto& one) { return one.name == measure; });
    if (at != derived->row.end()) {
      const auto i = series.row * derived->row.size() + static_cast<std::size_t>(at - derived->row.begin());
      const auto read = [&](std::string_view which) {
        const auto values = file.derived(cell.context, cell.strategy, which, what);
        return i < values.size() ? values[i] : viz::unknown;
      };
      study::Interval out;
      out.count = file.replicates();
      out.mean = read(file.replicates() > 1 ? "mean" : "0"), out.half = file.replicates() > 1 ? read("half") : viz::unknown;
      return out;
    }
  }
  if (worked_out.empty()) {
    const auto from = study::shock(cell.context, file.events(), file.time().front()).from;
    const auto a = view.replicates(cell, series), b = view.replicates({view.control(), cell.strategy}, series);
    for (std::size_t r = 0; r < a.size(); ++r) worked_out.push_back(study::measure(file.time(), a[r], b[r], from, its.polarity));
  }
  std::vector<double> values, censored;
  for (const auto& one : worked_out) values.push_back(one.*member), censored.push_back(one.censored);
  return study::interval_of(measure, values, censored);
}

std::string triangle(const PlotView& view) {
  const auto& voice = view.voice();
  const auto language = language_of(view);
  std::vector<viz::Panel> panels;
  std::vector<std::string> facts;
  const auto plus_minus = [&](const study::Interval& one, double by) {
    return viz::value_and_interval(one.mean * by, (one.mean - one.half) * by, (one.mean + one.half) * by, language, false);
  };
  const bool many = view.all().size() * view.contexts().size() * view.strategies().size() > 1;
  for (const auto& series : view.all())
    for (const auto& context : view.contexts())
      for (const auto& strategy : view.strategies()) {
        const Cell crisis{context, strategy}, control{view.control(), strategy};
        const auto cell = view.cell_title(crisis);
        viz::Panel panel{.title = view.all().size() > 1 ? series.label + (cell.empty() ? "" : " · " + cell) : cell.empty() ? series.label : cell,
                         .unit = series.unit, .days = view.days(), .spans = spans(view, {context}, {})};
        const auto a = view.levels(crisis, series), b = view.levels(control, series);
        panel.lines.push_back({.name = view.context_title(view.control()) + voice(" (control)", " (témoin)"), .middle = b.mean, .low = b.low, .high = b.high, .reference = true});
        panel.lines.push_back({.name = view.context_title(context), .middle = a.mean, .low = a.low, .high = a.high, .style = 0});
        if (view.command().replicates) panel.lines[0].replicates = b.replicates, panel.lines[1].replicates = a.replicates;
        const auto shock = study::shock(context, view.file().events(), view.from()).from;
        const auto polarity = view.series(series).polarity;
        const auto horizon = study::horizon(view.days(), a.mean, b.mean, shock);
        if (horizon.begin + 2 <= horizon.end && polarity != study::Polarity::neutral) {
          // Where the marks stand follows from the lines drawn, the numbers below from each replicate.
          const auto mean = study::measure(view.days(), a.mean, b.mean, shock, polarity);
          const auto start = view.days()[horizon.begin];
          viz::Triangle mark{.line = 1, .reference = 0, .shock = shock};
          if (std::isfinite(mean.lowest_day) && mean.robustness < 1) mark.lowest = start + static_cast<sim::Day>(std::lround(mean.lowest_day));
          const bool fell = mean.robustness < 1 - study::Manner{}.epsilon;
          if (fell && mean.censored == 0 && std::isfinite(mean.recovery_time)) mark.recovery = start + static_cast<sim::Day>(std::lround(mean.recovery_time));
          mark.fell = fell;
          panel.triangles.push_back(mark);
        }
        if (polarity != study::Polarity::neutral) {
          std::vector<study::Measured> worked_out;
          const auto robust = measured(view, crisis, series, "robustness", &study::Measured::robustness, worked_out);
          const auto loss = measured(view, crisis, series, "loss", &study::Measured::loss, worked_out);
          const auto back = measured(view, crisis, series, "recovery_time", &study::Measured::recovery_time, worked_out);
          std::string fact = voice(fmt::format("robustness {} %, {} days of normal performance lost, ", plus_minus(robust, 100), plus_minus(loss, 1)),
                                   fmt::format("robustesse {} %, {} jours de performance normale perdus, ", plus_minus(robust, 100), plus_minus(loss, 1)));
          fact += std::isfinite(back.mean) ? back.mean == 0 ? voice("never left the 5 % band", "jamais sorti de la bande de 5 %")
                                                            : voice("recovered after " + plus_minus(back, 1) + " days", "retour après " + plus_minus(back, 1) + " jours")
                                           : voice("not recovered by the end in every replicate", "retour non acquis à la fin dans tous les réplicats");
          facts.push_back((many ? panel.title + voice(": ", " : ") : std::string()) + fact);
        } else if (const auto fact = (view.all().size() > 1 ? series.label + voice(": ", " : ") : std::string()) +
                                     voice("neither more nor less of it is better, so nothing is lost or recovered", "ni plus ni moins n'en est meilleur : rien n'est perdu ni rétabli");
                   std::find(facts.begin(), facts.end(), fact) == facts.end()) {
          facts.push_back(fact);
        }
        panels.push_back(std::move(panel));
      }
  auto its = frame(view, view.all().size() == 1 ? view.all().front().label : "", {many ? "" : view.strategy_title(view.strategies().front()), means(view)});
  for (auto& fact : facts) fact = capital(fact) + ".";
  its.summary = fmt::format("{}", fmt::join(facts, " "));
  // Numbers first, then what they are.
  if (std::any_of(view.all().begin(), view.all().end(), [&](const PlotSeries& one) { return view.series(one).polarity != study::Polarity::neutral; }))
    facts.push_back(voice("Robustness: the lowest level relative to the control; losses and days are means over replicates, marks are of the mean lines; recovered: within 5 % of the control for 28 days.",
                          "Robustesse : plus bas niveau relatif ; pertes et jours : moyennes sur les réplicats, repères : ceux des lignes moyennes ; retour : à moins de 5 % du témoin pendant 28 jours."));
  its.notes = std::move(facts);
  for (const auto& caveat : study::caveats(view.file().replicates()))
    if (const auto text = capital(voice(caveat)) + "."; std::find(its.warnings.begin(), its.warnings.end(), text) == its.warnings.end()) its.warnings.push_back(text);
  return drawn(its, panels, view.all().size() == 1);
}

std::string heat(const PlotView& view) {
  const auto& voice = view.voice();
  const auto language = language_of(view);
  const auto& series = view.all().front();
  const bool compares = !view.control().empty() || !view.against().empty();
  sim::Day from = view.until();
  bool crisis = false;
  for (const auto& event : view.file().events())
    if (event.kind == "crisis") from = std::min(from, event.from), crisis = true;
  from = view.from_asked() || !crisis ? view.from() : std::max(from, view.from());
  viz::HeatMap map{.rows_word = voice("strategy", "stratégie"), .columns_word = voice("context", "contexte"), .diverging = compares};
  std::string summary;
  for (const auto& context : view.contexts()) map.columns.push_back(view.context_title(context));
  for (const auto& strategy : view.strategies()) {
    map.rows.push_back(view.strategy_title(strategy));
    for (const auto& context : view.contexts()) {
      // A cell compared with itself has its own level as base.
      const auto [reference, other] = compares ? versus(view, context, strategy) : Versus{{context, strategy}, {context, strategy}};
      const auto found = compare(view.file(), view.series(series), reference, other, from, series.row, view.until());
      const double value = found.replicates == 0 ? viz::unknown : compares ? found.mean.mean : found.base;
      const std::string text = compares ? viz::change(value, language) : viz::number(value, language);
      map.unclear.push_back(compares && found.replicates > 1 && !found.zero && !(std::abs(found.mean.mean) > found.mean.half));
      map.values.push_back(value);
      if (summary.size() < 600) summary += fmt::format("{}{}, {}{}{}", summary.empty() ? std::string() : voice("; ", " ; "), map.rows.back(), view.context_title(context), voice(": ", " : "), text);
    }
  }
  const auto since = voice("mean from " + viz::day_in_words(from, language) + " to " + viz::day_in_words(view.until(), language),
                           "moyenne du " + viz::day_in_words(from, language) + " au " + viz::day_in_words(view.until(), language));
  auto its = frame(view, series.label, {compares ? voice("difference, ", "écart, ") + compared_with(view) : "", since});
  its.summary = summary + ".";
  if (std::find(map.unclear.begin(), map.unclear.end(), true) != map.unclear.end())
    its.notes.push_back(voice("?: the 95 % interval (Student, pairs of common luck) includes zero, chance alone may explain it.", "? : l'intervalle à 95 % (Student, paires aux mêmes tirages) contient zéro, le hasard seul peut l'expliquer."));
  return viz::heat_map(its, map);
}

std::string map(const PlotView& view) {
  const auto& voice = view.voice();
  const auto& series = view.all().front();
  const auto& its_series = view.series(series);
  const bool compares = !view.control().empty() || !view.against().empty();
  const std::string context = view.contexts().front(), strategy = view.strategies().front();
  const auto [reference, other] = compares ? versus(view, context, strategy) : Versus{{context, strategy}, {context, strategy}};
  // Means over replicates of each row on the day, or of its paired difference.
  std::vector<double> sums(its_series.rows, 0), counts(its_series.rows, 0);
  for (std::uint32_t r = 0; r < view.file().replicates(); ++r) {
    const auto a = view.file().series(other.context, other.strategy, r, its_series.population, its_series.column);
    const auto b = compares ? view.file().series(reference.context, reference.strategy, r, its_series.population, its_series.column) : std::vector<double>(a.size(), 0.0);
    for (std::size_t row = 0; row < its_series.rows; ++row) {
      const auto i = view.instant() * its_series.rows + row;
      if (i >= a.size() || i >= b.size() || !std::isfinite(a[i] - b[i])) continue;
      sums[row] += a[i] - b[i], ++counts[row];
    }
  }
  viz::PlaceMap out{.size_word = voice("inhabitants", "habitants"), .diverging = compares};
  bool inhabited = true;
  double lowest = 1e300, highest = -1e300;
  std::string low_name, high_name;
  for (std::size_t row = 0; row < its_series.rows; ++row) {
    const auto at = view.names().places().find(its_series.row_names[row]);
    viz::Place place{.name = view.names().name(its_series.population, its_series.row_names[row], voice), .longitude = viz::unknown, .latitude = viz::unknown};
    if (at != view.names().places().end()) place.longitude = at->second.longitude, place.latitude = at->second.latitude, place.size = at->second.inhabitants;
    inhabited = inhabited && std::isfinite(place.size);
    if (counts[row] > 0) {
      place.value = sums[row] / counts[row];
      if (place.value < lowest) lowest = place.value, low_name = place.name;
      if (place.value > highest) highest = place.value, high_name = place.name;
    }
    out.places.push_back(std::move(place));
  }
  if (!inhabited) {  // then all are of one size
    out.size_word.clear();
    for (auto& place : out.places) place.size = 1;
  }
  const auto language = language_of(view);
  const auto day = viz::day_in_words(view.file().time()[view.instant()], language);
  auto its = frame(view, series.label, {view.context_title(context) + ", " + view.strategy_title(strategy), compares ? voice("difference, ", "écart, ") + compared_with(view) : "", voice("on " + day, "le " + day)});
  its.summary = low_name.empty() ? voice("Nothing is recorded.", "Rien n'est enregistré.")
                                 : voice(fmt::format("On {}, from {} in {} to {} in {}.", day, viz::number(lowest, language), low_name, viz::number(highest, language), high_name),
                                         fmt::format("Le {}, de {} à {} jusqu'à {} à {}.", day, viz::number(lowest, language), low_name, viz::number(highest, language), high_name));
  return viz::schematic_map(its, out);
}

}  // namespace

std::string plot_figure(const PlotView& view) {
  const auto& kind = view.command().kind;
  if (kind == "difference") return difference(view);
  if (kind == "interval") return interval(view);
  if (kind == "triangle") return triangle(view);
  if (kind == "heat") return heat(view);
  if (kind == "map") return map(view);
  return trajectory(view);
}

}  // namespace app
