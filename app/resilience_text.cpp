// app/resilience_text.cpp -- the table of sillon resilience: the whole, its places, its structure, what strategies changed.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "app/resilience_findings.hpp"

namespace app {
namespace {

using study::Across;
using study::Interval;
using study::Measured;
using study::Polarity;
using study::Whole;
using Cell = ResilienceFindings::Cell;

constexpr std::size_t most_rows = 5;  // worst places of a series

std::string heading(const std::string& text) { return '\n' + wrapped(text, ""); }

std::string plus_minus(const Interval& its, const std::string& mean, const Voice& voice) {
  if (its.count == 0) return "-";
  return std::isnan(its.half) ? mean : fmt::format("{} ± {}", mean, voice.amount(its.half));
}
std::string days(const Interval& its, const Voice& voice) { return plus_minus(its, voice.amount(its.mean), voice); }
std::string share(double value, const Voice& voice) {
  if (!std::isfinite(value)) return "-";
  std::string out = fmt::format("{:.{}f} %", 100 * value, std::abs(value) < 0.1 ? 2 : 1);
  if (voice.french()) std::replace(out.begin(), out.end(), '.', ',');
  return out;
}

std::string recovery(const ResilienceFindings& findings, const Cell& cell, std::size_t s, std::size_t row, const Voice& voice) {
  const double censored = findings.not_recovered(cell, s, row);
  if (std::isnan(censored)) return "-";
  if (censored == 0) return days(findings.row(cell, s, row, &Measured::recovery_time), voice);
  return censored == 1 ? voice("not seen", "non observé")
                       : voice(fmt::format("not seen in {:.0f} %", 100 * censored), fmt::format("non observé : {:.0f} %", 100 * censored));
}

std::string label(const io::RunReader::Series& series, Polarity polarity, const Voice& voice) {
  const std::string mark = polarity == Polarity::more_is_worse ? " (-)" : polarity == Polarity::neutral ? " (~)" : polarity == Polarity::undeclared ? " (?)" : "";
  return shortened(voice(series.label_en, series.label_fr), 42) + mark;
}

std::string head(const ResilienceFindings& findings, const Voice& voice) {
  const auto& file = findings.file();
  const auto& manner = findings.question().manner;
  std::string out = voice(file.attribute("title_en"), file.attribute("title_fr")) + '\n';
  out += wrapped(voice(fmt::format("Resilience against the control context \"{}\", strategy by strategy and luck by luck; {} replicates. Back "
                                   "to normal: performance within {} of it for {} days.",
                                   findings.question().control, file.replicates(), share(manner.epsilon, voice), voice.amount(manner.window)),
                       fmt::format("Résilience par rapport au contexte témoin « {} », à stratégie et tirages égaux ; {} réplicats. Retour à la "
                                   "normale : performance à moins de {} pendant {} jours.",
                                   findings.question().control, file.replicates(), share(manner.epsilon, voice), voice.amount(manner.window))),
                 "");
  return out;
}

std::string of_the_whole(const ResilienceFindings& findings, const Cell& cell, const Voice& voice) {
  Table table("<>>>>>>>>");
  std::vector<std::string> unchanged;
  bool marks = false;
  std::vector<std::size_t> order;  // what is good or bad first
  for (const bool last : {false, true})
    for (std::size_t s = 0; s < cell.runs.front().series.size(); ++s)
      if ((cell.runs.front().series[s].polarity == Polarity::neutral) == last) order.push_back(s);
  for (const auto s : order) {
    const auto& effect = cell.runs.front().series[s];
    const auto& series = findings.series(effect);
    const bool neutral = effect.polarity == Polarity::neutral;
    if (series.rows != 1) continue;
    const auto worst = findings.row(cell, s, 0, &Measured::worst_difference), end = findings.row(cell, s, 0, &Measured::end_difference);
    const auto less = findings.row(cell, s, 0, &Measured::mean_loss), more = findings.row(cell, s, 0, &Measured::mean_gain);
    if (worst.count == 0) continue;
    if (less.mean == 0 && more.mean == 0) {
      unchanged.push_back(voice(series.label_en, series.label_fr));
      continue;
    }
    marks = marks || effect.polarity != Polarity::more_is_better;
    if (table.empty())
      table.row({"", voice("robustness", "robustesse"), voice("lost, days", "perdus, jours"), voice("gained, days", "gagnés, jours"),
                 voice("lowest after", "creux après"), voice("back after", "retour après"), voice("at the end", "à la fin"),
                 voice("worst difference", "pire écart"), voice("at the end", "à la fin")});
    const auto robust = findings.row(cell, s, 0, &Measured::robustness);
    table.row({label(series, effect.polarity, voice), neutral ? "" : share(robust.mean, voice),
               neutral ? "" : days(findings.row(cell, s, 0, &Measured::loss), voice),
               neutral ? "" : days(findings.row(cell, s, 0, &Measured::gain), voice),
               neutral ? "" : voice.amount(findings.row(cell, s, 0, &Measured::lowest_day).mean),
               neutral ? "" : recovery(findings, cell, s, 0, voice),
               voice.percent(findings.row(cell, s, 0, &Measured::hysteresis).mean),
               voice.change(worst.mean) + (series.unit == "1" ? "" : " " + series.unit), voice.change(end.mean)});
  }
  std::string out = table.empty() ? voice("  nothing to compare among the series of the whole\n", "  rien à comparer parmi les séries de l'ensemble\n") : table.text();
  if (table.empty() && !unchanged.empty()) out.clear();
  if (marks)
    out += wrapped(voice("(-) more is worse: performance is 2 less the ratio to the control; (~) neither good nor bad, so the largest difference; (?) not declared, read "
                         "as better; - not defined: the control is 0",
                         "(-) plus est pire : la performance est 2 moins le rapport au témoin ; (~) ni bien ni mal : plus grand écart ; (?) non déclaré, lu comme "
                         "mieux ; - non défini : témoin nul"),
                   "  ");
  if (!unchanged.empty())
    out += wrapped(fmt::format("{}{}", voice("exactly as without the crisis: ", "exactement comme sans la crise : "), fmt::join(unchanged, ", ")), "  ");
  return out;
}

std::string of_rows(const ResilienceFindings& findings, const Cell& cell, const Voice& voice) {
  Table table("<<>>>>>>");
  for (std::size_t s = 0; s < cell.runs.front().series.size(); ++s) {
    const auto& effect = cell.runs.front().series[s];
    const auto& series = findings.series(effect);
    if (!effect.across) continue;
    const auto of = [&](double Across::*value) { return findings.across(cell, s, value).mean; };
    if (std::isnan(of(&Across::hit))) continue;
    if (table.empty())
      table.row({voice("by", "par"), "", voice("hit", "touchés"), voice("recovered", "rétablis"), voice("Gini of losses", "Gini des pertes"),
                 voice("reorientation", "réorientation"), voice("turnover", "recomposition"), voice("effective number", "nombre effectif")});
    table.row({series.population, label(series, effect.polarity, voice), share(of(&Across::hit), voice), share(of(&Across::recovered), voice),
               voice.amount(of(&Across::gini)), share(of(&Across::reorientation), voice), share(of(&Across::turnover), voice),
               fmt::format("{} ({})", voice.amount(of(&Across::effective_number)), voice.change(of(&Across::effective_number_change)))});
  }
  return table.empty() ? "" : heading(voice("Places, branches, groups", "Lieux, branches, groupes")) + table.text();
}

std::map<std::string, std::string> place_names(const io::RunReader& file) {
  std::map<std::string, std::string> out;
  for (const auto& one : file.statements()) out.emplace(one.place, one.place_name);
  return out;
}

std::string worst_rows(const ResilienceFindings& findings, const Cell& cell, const Voice& voice) {
  const auto names = place_names(findings.file());
  Table table("<<>>>>");
  for (std::size_t s = 0; s < cell.runs.front().series.size(); ++s) {
    const auto& effect = cell.runs.front().series[s];
    const auto& series = findings.series(effect);
    const bool asked = !findings.question().series.empty() || !findings.question().by.empty();
    if (!effect.across || effect.polarity == Polarity::neutral || (!asked && series.column != "output" && series.column != "jobs")) continue;
    std::vector<std::pair<double, std::size_t>> lost;
    for (std::size_t row = 0; row < series.rows; ++row)
      if (const double days = findings.row(cell, s, row, &Measured::loss).mean; days > 0) lost.emplace_back(-days, row);
    std::sort(lost.begin(), lost.end());
    for (std::size_t i = 0; i < std::min(lost.size(), most_rows); ++i) {
      const auto row = lost[i].second;
      if (table.empty())
        table.row({"", "", voice("lost, days", "perdus, jours"), voice("robustness", "robustesse"), voice("back after", "retour après"),
                   voice("resistance", "résistance")});
      const auto& code = series.row_names[row];
      const auto named = names.find(code);
      table.row({i == 0 ? fmt::format("{}, {}", series.population, label(series, effect.polarity, voice)) : "",
                 named == names.end() || named->second.empty() ? code : fmt::format("{} {}", code, named->second),
                 days(findings.row(cell, s, row, &Measured::loss), voice), share(findings.row(cell, s, row, &Measured::robustness).mean, voice),
                 recovery(findings, cell, s, row, voice), voice.change(findings.row(cell, s, row, &Measured::resistance).mean)});
    }
  }
  return table.empty() ? "" : heading(voice("Hit hardest", "Les plus touchés")) + table.text();
}

// Cash shortages and failures, by branch and by size: differences, since the control often has none.
std::string failures(const ResilienceFindings& findings, const Cell& cell, const Voice& voice) {
  std::string out;
  for (const auto* population : {"sector", "size_class"}) {
    std::map<std::string_view, std::size_t> series;
    for (std::size_t s = 0; s < cell.runs.front().series.size(); ++s) {
      const auto& its = findings.series(cell.runs.front().series[s]);
      if (its.population == population && (its.column == "firms_short" || its.column == "firms_failed")) series[its.column] = s;
    }
    if (series.empty()) continue;
    const auto& rows = findings.series(cell.runs.front().series[series.begin()->second]);
    Table table("<>>>>");
    for (std::size_t row = 0; row < rows.rows; ++row) {
      const auto number = [&](std::string_view column, double Measured::*value) {
        const auto at = series.find(column);
        return at == series.end() ? Interval{} : findings.row(cell, at->second, row, value);
      };
      const auto worst_short = number("firms_short", &Measured::worst_difference), end_short = number("firms_short", &Measured::end_difference),
                 worst_failed = number("firms_failed", &Measured::worst_difference), end_failed = number("firms_failed", &Measured::end_difference);
      const auto some = [](const Interval& its) { return its.count > 0 && its.mean != 0; };
      if (!some(worst_short) && !some(end_short) && !some(worst_failed) && !some(end_failed)) continue;
      if (table.empty())
        table.row({std::string(population) == "sector" ? voice("by branch", "par branche") : voice("by size", "par taille"),
                   voice("short of cash, worst", "à court de trésorerie, au pire"), voice("at the end", "à la fin"),
                   voice("failed, worst", "défaillants, au pire"), voice("at the end", "à la fin")});
      const auto shown = [&](const Interval& its) { return plus_minus(its, voice.change(its.mean), voice); };
      table.row({rows.row_names[row], shown(worst_short), shown(end_short), shown(worst_failed), shown(end_failed)});
    }
    if (!table.empty()) out += table.text();
  }
  return out.empty() ? ""
                     : heading(voice("Cash shortages and failures of establishments, more than in the control",
                                     "Établissements à court de trésorerie et défaillants, en plus du témoin")) +
                           out;
}

std::string functions(const ResilienceFindings& findings, const Cell& cell, const Voice& voice) {
  const auto of = [&](double Whole::*value) { return findings.whole(cell, value); };
  if (of(&Whole::functions).mean == 0) return "";
  Table table("<>");
  const auto shown = [&](const Interval& its) { return share(its.mean, voice) + (std::isnan(its.half) ? "" : " ± " + share(its.half, voice)); };
  table.row({voice(fmt::format("of {} functions: kept in the band all along", voice.amount(of(&Whole::functions).mean)),
                   fmt::format("sur {} fonctions : maintenues dans la bande tout du long", voice.amount(of(&Whole::functions).mean))),
             shown(of(&Whole::in_band))});
  table.row({voice("left it and recovered", "en sont sorties et se sont rétablies"), shown(of(&Whole::recovered))});
  if (const auto undefined = of(&Whole::undefined); undefined.mean > 0)
    table.row({voice("left out, as the control is 0 (their number)", "laissées de côté, témoin nul (leur nombre)"), voice.amount(undefined.mean)});
  if (of(&Whole::compositions).mean > 0)
    table.row({voice(fmt::format("structural turnover against the control, mean of {} series of shares", voice.amount(of(&Whole::compositions).mean)),
                   fmt::format("recomposition par rapport au témoin, moyenne de {} séries de parts", voice.amount(of(&Whole::compositions).mean))),
             shown(of(&Whole::turnover))});
  if (const auto exits = of(&Whole::exits); exits.count > 0)
    table.row({voice("exits, more than in the control", "sorties, en plus du témoin"), plus_minus(exits, voice.change(exits.mean), voice)});
  if (const auto entries = of(&Whole::entries); entries.count > 0)
    table.row({voice("entries, more than in the control", "entrées, en plus du témoin"), plus_minus(entries, voice.change(entries.mean), voice)});
  return heading(voice("Functions kept against structure changed", "Fonctions maintenues et structure recomposée")) + table.text();
}

std::string extras(const ResilienceFindings& findings, const Cell& cell, const Voice& voice) {
  Table table("<<>");
  std::set<std::string> caveats;
  for (const auto& line : findings.extra(cell)) {
    table.row({line.series, line.measure, plus_minus(line.interval, voice.amount(line.interval.mean), voice)});
    if (!line.warning.empty()) caveats.insert(line.warning);
  }
  if (table.empty()) return "";
  std::string out = heading(voice("Asked for", "Demandé")) + table.text();
  for (const auto& caveat : caveats) out += wrapped("! " + caveat, "  ");
  return out;
}

std::string differences(const ResilienceFindings& findings, const Cell& cell, const Voice& voice) {
  const auto* other = findings.first_strategy(cell);
  if (other == nullptr) return "";
  Table table("<>>>>");
  bool doubtful = false;
  for (std::size_t s = 0; s < cell.runs.front().series.size(); ++s) {
    const auto& effect = cell.runs.front().series[s];
    const auto& series = findings.series(effect);
    if (series.rows != 1) continue;
    const auto mark = [&](const Interval& its) {
      if (its.count == 0) return std::string("-");
      const bool unclear = !std::isnan(its.half) && !(std::abs(its.mean) > its.half) && its.half > 0;
      doubtful = doubtful || unclear;
      return (unclear ? "? " : "") + plus_minus(its, voice.change(its.mean), voice);
    };
    const auto loss = findings.row_difference(cell, s, 0, &Measured::loss), gain = findings.row_difference(cell, s, 0, &Measured::gain),
               mean = findings.row_difference(cell, s, 0, &Measured::mean_loss), end = findings.row_difference(cell, s, 0, &Measured::end_difference);
    if (mean.count == 0 || (loss.mean == 0 && gain.mean == 0 && mean.mean == 0 && end.mean == 0)) continue;
    if (loss.count == 0 && mean.mean == 0 && end.mean == 0) continue;
    if (table.empty())
      table.row({"", voice("lost, days", "perdus, jours"), voice("gained, days", "gagnés, jours"), voice("mean shortfall", "manque moyen"),
                 voice("at the end", "à la fin")});
    table.row({label(series, effect.polarity, voice), mark(loss), mark(gain), mark(mean), mark(end)});
  }
  if (table.empty()) return "";
  std::string out = heading(voice(fmt::format("What \"{}\" changed in it, compared with \"{}\", pair by pair of luck", cell.strategy, other->strategy),
                                  fmt::format("Ce que « {} » y a changé, par rapport à « {} », tirage par tirage", cell.strategy, other->strategy))) +
                    table.text();
  if (doubtful)
    out += voice("  ? the interval includes zero: chance alone may explain it\n", "  ? l'intervalle contient zéro : le hasard seul peut l'expliquer\n");
  return out;
}

}  // namespace

std::string resilience_text(const ResilienceFindings& findings, const Voice& voice) {
  std::string out = head(findings, voice);
  for (const auto& cell : findings.cells()) {
    out += heading(voice(fmt::format("\"{}\", strategy \"{}\"; {} to {}", cell.context, cell.strategy, sim::format_date(cell.from), sim::format_date(cell.until)),
                         fmt::format("« {} », stratégie « {} » ; du {} au {}", cell.context, cell.strategy, sim::format_date(cell.from), sim::format_date(cell.until))));
    out += of_the_whole(findings, cell, voice) + of_rows(findings, cell, voice) + worst_rows(findings, cell, voice) +
           failures(findings, cell, voice) + functions(findings, cell, voice) + extras(findings, cell, voice) + differences(findings, cell, voice);
  }
  std::map<std::string, std::set<std::string>> of_series;
  for (const auto& effect : findings.cells().front().runs.front().series) {
    const auto& series = findings.series(effect);
    if (const auto warning = voice(series.warning_en, series.warning_fr); !warning.empty())
      of_series[warning].insert(voice(series.label_en, series.label_fr));
  }
  out += heading(voice("Warnings", "Avertissements"));
  for (const auto& warning : findings.warnings()) out += wrapped("! " + warning, "  ");
  for (const auto& [warning, labels] : of_series)
    out += wrapped("! " + warning, "  ") + wrapped(fmt::format("{} {}", voice("on:", "concerne :"), fmt::join(labels, "; ")), "      ");
  return out;
}

}  // namespace app
