// app/decision_report_results.cpp -- what crises do without a strategy, what strategies change, which of them hold in which future.
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include <fmt/format.h>

#include "app/decision_report.hpp"
#include "app/series_measure.hpp"

namespace app {
namespace {

constexpr std::size_t most_panels = 6, most_also = 8, most_intervals = 14;

bool moved(const Effect* effect) { return effect != nullptr && effect->found.replicates > 0 && !effect->found.zero; }

}  // namespace

// ---- tables of differences

void DecisionReport::effects_table(const std::string& caption, const std::vector<const Compared*>& all, bool groups) {
  ReportTable table{caption, "<>>><", {words_("series", "série"), words_("reference", "référence"), words_("difference", "écart"), words_("share", "part"), words_("reading", "lecture")}, {}, chance_note()};
  for (const auto* compared : all) {
    if (groups)
      table.group(compared->of_strategies ? words_(fmt::format("{}; means since {}", findings_.strategy_title(compared->other, words_), words_.date(compared->from)), fmt::format("{} ; moyennes depuis le {}", findings_.strategy_title(compared->other, words_), words_.date(compared->from)))
                                          : findings_.context_title(compared->other, words_));
    for (const auto s : findings_.main()) {
      const auto* effect = compared->of(s);
      if (effect == nullptr || effect->found.replicates == 0) continue;
      const auto& unit = findings_.series(s).unit;
      const auto reading = effect->reading();
      table.row({series_cell(s), words_.number(effect->found.base, unit), reading == Reading::exactly_zero ? "0" : words_.with_interval(effect->found.mean.mean, effect->found.mean.half, unit), reading == Reading::exactly_zero ? "" : words_.percent_change(effect->share()),
                 words_.name(reading, file_.replicates() == 1)});
    }
  }
  page_.table(table);
}

void DecisionReport::also_moved(const std::vector<const Compared*>& all) {
  ReportTable table{file_.replicates() > 1 ? words_("What else moved beyond chance, largest shares", "Ce qui a bougé aussi, au-delà du hasard : plus grandes parts") : words_("What else moved, largest shares; a single luck", "Ce qui a bougé aussi, plus grandes parts ; un seul tirage"), "<>><", {words_("series", "série"), words_("difference", "écart"), words_("share", "part"), words_("reading", "lecture")}, {}, ""};
  std::size_t others = 0;
  for (const auto* compared : all) {
    std::vector<const Effect*> found;
    for (const auto& effect : compared->effects) {
      const auto reading = effect.reading();
      if (std::find(findings_.main().begin(), findings_.main().end(), effect.series) != findings_.main().end()) continue;
      if (findings_.series(effect.series).column.starts_with("map_")) continue;  // measures of a drawing of ties: sillon network tells them
      if (reading == Reading::better || reading == Reading::worse || reading == Reading::more || reading == Reading::less) found.push_back(&effect);
    }
    const auto size = [](const Effect* one) { return std::isfinite(one->share()) ? std::abs(one->share()) : -1; };
    std::stable_sort(found.begin(), found.end(), [&](const auto* a, const auto* b) { return size(a) > size(b); });
    if (found.empty()) continue;
    table.group(compared->of_strategies ? findings_.strategy_title(compared->other, words_) : findings_.context_title(compared->other, words_));
    for (std::size_t i = 0; i < std::min(most_also, found.size()); ++i) {
      const auto& one = *found[i];
      table.row({series_cell(one.series), words_.with_interval(one.found.mean.mean, one.found.mean.half, findings_.series(one.series).unit), words_.percent_change(one.share()), words_.name(one.reading(), file_.replicates() == 1)});
    }
    others += found.size() - std::min(most_also, found.size());
  }
  if (others > 0 && file_.replicates() == 1)
    table.note = words_(fmt::format("Further series that moved, told by sillon summary FILE: {}.", others), fmt::format("Autres séries qui ont bougé, données par sillon summary FICHIER : {}.", others));
  else if (others > 0)
    table.note = words_(fmt::format("Further series beyond their interval, told by sillon summary FILE: {}. Of twenty intervals about one misses by chance.", others),
                        fmt::format("Autres séries au-delà de leur intervalle, données par sillon summary FICHIER : {}. Sur vingt intervalles, environ un se trompe par hasard.", others));
  page_.table(table);
}

// ---- where there is nothing to compare with

void DecisionReport::levels_figure() {
  if (file_.time().empty() || findings_.recorded() < 2 || findings_.strategies().empty()) return;
  std::vector<viz::Panel> panels;
  std::vector<std::size_t> shown;
  for (const auto s : findings_.main()) {
    if (shown.size() == 4) break;
    shown.push_back(s), panels.push_back(panel(s, findings_.control(), false));
  }
  if (panels.empty()) return;
  auto its = frame(words_("Simulated trajectories", "Trajectoires simulées"), words_(fmt::format("{} series of the whole over the run.", panels.size()), fmt::format("{} séries de l'ensemble au fil de la simulation.", panels.size())));
  its.width = 840;
  page_.figure(viz::small_multiples(its, panels, 2), words_("levels, compared with nothing: only differences between runs mean something.", "des niveaux, comparés à rien : seuls les écarts entre simulations ont un sens."), warnings(shown));
}

void DecisionReport::levels_table() {
  if (findings_.strategies().empty() || file_.contexts().empty()) return;
  ReportTable table{words_("Levels, mean over replicates", "Niveaux, moyenne des réplicats"), "<>>>", {words_("series", "série"), words_("start", "départ"), words_("mean", "moyenne"), words_("end", "fin")}, {}, ""};
  for (const auto s : findings_.main()) {
    auto its = findings_.envelope(file_.contexts().front().name, findings_.strategies().front().name, s).mean;
    std::erase_if(its, [](double value) { return std::isnan(value); });
    if (its.empty()) continue;
    double mean = 0;
    for (const double value : its) mean += value / static_cast<double>(its.size());
    const auto& unit = findings_.series(s).unit;
    table.row({series_cell(s), words_.number(its.front(), unit), words_.number(mean, unit), words_.number(its.back(), unit)});
  }
  page_.table(table);
}

// ---- contexts

void DecisionReport::crisis_figure(const Compared& crisis) {
  std::vector<std::size_t> shown;
  for (const auto s : findings_.main())
    if (moved(crisis.of(s)) && shown.size() < most_panels) shown.push_back(s);
  if (shown.empty() || file_.time().empty()) return;
  std::vector<viz::Panel> panels;
  std::vector<std::string> told_all;
  bool triangles = false;
  for (const auto s : shown) {
    panels.push_back(panel(s, crisis.other, true));
    triangles = triangles || !panels.back().triangles.empty();
    told_all.push_back(told(named(crisis, {s}).front(), words_));
  }
  const auto title = words_(fmt::format("{} against {}, without a new strategy", findings_.context_title(crisis.other, words_), findings_.context_title(crisis.reference, words_)),
                            fmt::format("{} face à {}, sans stratégie nouvelle", findings_.context_title(crisis.other, words_), findings_.context_title(crisis.reference, words_)));
  auto its = frame(title, words_.sentence(fmt::format("{}", fmt::join(told_all, words_("; ", " ; ")))));
  its.width = 840;
  const std::string how = file_.replicates() > 1 ? words_("mean over replicates, band from the lowest to the highest", "moyenne des réplicats, bande du plus bas au plus haut") : words_("a single luck", "un seul tirage");
  // A picture for each row of panels, so that a page may end between them.
  std::string drawn;
  for (std::size_t i = 0; i < panels.size(); i += 2) {
    auto row = its;
    row.continued = i > 0;
    if (i > 0) row.id += fmt::format("-{}", i);
    drawn += viz::small_multiples(row, {panels.begin() + static_cast<std::ptrdiff_t>(i), panels.begin() + static_cast<std::ptrdiff_t>(std::min(i + 2, panels.size()))}, 2);
  }
  page_.figure(panels.size() == 1 ? viz::trajectories(its, panels.front()) : drawn,
               how + (triangles ? words_("; the shaded area between the two lines is what the crisis costs (resilience triangle), from the shock to the recovery; at worst: of the mean.", " ; l'aire ombrée entre les deux lignes est ce que coûte la crise (triangle de résilience), du choc au rétablissement ; au pire : de la moyenne.") : "."),
               warnings(shown));
}

void DecisionReport::contexts() {
  page_.heading(2, words_("The contexts: what crises do without a new strategy", "Les contextes : ce que font les crises sans stratégie nouvelle"));
  if (findings_.crises().empty()) {
    page_.paragraph(words_(fmt::format("The file has a single context, {}: there is no crisis to compare with a run without it.", words_.quoted(findings_.context_title(findings_.control(), words_))),
                           fmt::format("Le fichier n'a qu'un contexte, {} : il n'y a pas de crise à comparer à une simulation qui en serait exempte.", words_.quoted(findings_.context_title(findings_.control(), words_)))));
    if (findings_.options().empty()) levels_table();
    return;
  }
  if (!findings_.calm())
    page_.paragraph(words_(fmt::format("Not exactly one context is without a crisis; the others are compared with {}.", words_.quoted(findings_.context_title(findings_.control(), words_))),
                           fmt::format("Il n'y a pas exactement un contexte sans crise ; les autres sont comparés à {}.", words_.quoted(findings_.context_title(findings_.control(), words_)))));
  for (const auto& crisis : findings_.crises()) {
    page_.heading(3, findings_.context_title(crisis.other, words_));
    const auto its = named(crisis, findings_.main());
    if (its.empty()) {
      page_.paragraph(words_("Nothing is recorded yet after the crisis began.", "Rien n'est encore enregistré après le début de la crise."));
      continue;
    }
    page_.defer_notes();
    page_.paragraph(tally(its, words_));
    crisis_figure(crisis);
    effects_table(words_(fmt::format("{} less {}, strategy {}, means since {}", findings_.context_title(crisis.other, words_), findings_.context_title(crisis.reference, words_), words_.quoted(findings_.strategy_title(crisis.within, words_)), words_.date(crisis.from)),
                         fmt::format("{} moins {}, stratégie {}, moyennes depuis le {}", findings_.context_title(crisis.other, words_), findings_.context_title(crisis.reference, words_), words_.quoted(findings_.strategy_title(crisis.within, words_)), words_.date(crisis.from))),
                  {&crisis}, false);
    if (!findings_.has_resilience()) {
      page_.put_deferred_notes();
      continue;
    }
    ReportTable table{words_("How it was borne", "Comment cela a été encaissé"), "<>>>>", {words_("series", "série"), words_("robustness", "robustesse"), words_("loss", "perte"), words_("time to recovery", "temps de rétablissement"), words_("difference at the end", "écart à la fin")}, {}, ""};
    for (const auto s : declared_main()) {
      if (!moved(crisis.of(s))) continue;
      const auto row = [&](std::string_view measure) { return findings_.row(crisis.other, crisis.within, s, 0, measure); };
      if (row("end_difference").count == 0 || (row("loss").mean < 0.05 && crisis.of(s)->reading() != Reading::worse)) continue;
      const bool known = defined(crisis.other, crisis.within, s, 0);
      const auto unknown = words_("not defined", "non défini");
      table.row({series_cell(s), known ? shares(row("robustness")) : unknown, known ? interval(row("loss"), "day", false) : unknown, recovery(crisis.other, crisis.within, s, 0), interval(row("end_difference"), findings_.series(s).unit, true)});
    }
    table.note = words_(fmt::format("Robustness: the smallest performance, 100 % is normal. Loss: days of normal performance lost; gains are not set off. Time to recovery: days from the shock until performance is back within {} for {} days; where it is not seen before the end, that is said, and no mean is given. Not defined: the control is 0 at most instants. Series that lose less than a twentieth of a day are left out.",
                                    words_.percent(findings_.epsilon()), words_.number(findings_.window())),
                        fmt::format("Robustesse : plus petite performance, 100 % est la normale. Perte : jours de performance normale perdus, gains non déduits. Temps de rétablissement : jours du choc au retour à moins de {} de la normale pendant {} jours ; s'il n'est pas observé avant la fin, c'est dit, et aucune moyenne n'est donnée. Non défini : le témoin est nul à la plupart des instants. Les séries qui perdent moins d'un vingtième de jour sont laissées de côté.",
                                    words_.percent(findings_.epsilon()), words_.number(findings_.window())));
    page_.table(table);
    page_.put_deferred_notes();
  }
  if (!findings_.has_resilience()) page_.paragraph(why_no_resilience());
}

// ---- strategies

void DecisionReport::differences_figure(const std::string& context) {
  std::vector<viz::Interval> rows;
  std::vector<std::size_t> shown;
  std::size_t strategies = 0, all = 0;
  for (const auto& one : findings_.options()) {
    if (one.within != context) continue;
    ++strategies;
    for (const auto s : findings_.main()) all += moved(one.of(s)) && std::isfinite(one.of(s)->share()) ? 1 : 0;
  }
  const bool beyond_chance = all > most_intervals && file_.replicates() > 1;  // else a figure of a whole page
  for (const auto& one : findings_.options()) {
    if (one.within != context) continue;
    for (const auto s : findings_.main()) {
      const auto* effect = one.of(s);
      if (!moved(effect) || !std::isfinite(effect->share()) || (beyond_chance && effect->reading() == Reading::chance)) continue;
      viz::Interval its;
      its.name = words_.typeset(fmt::format("{} {}", words_.capital(label(s)), mark(findings_.polarity(s))));
      its.value = 100 * effect->share();
      if (std::isfinite(effect->half_share())) its.low = its.value - 100 * effect->half_share(), its.high = its.value + 100 * effect->half_share();
      if (strategies > 1) its.group = words_.typeset(findings_.strategy_title(one.other, words_));
      its.text = words_.percent_change(effect->share());
      rows.push_back(std::move(its));
      if (std::find(shown.begin(), shown.end(), s) == shown.end()) shown.push_back(s);
    }
  }
  if (rows.empty()) return;
  const auto reference = findings_.strategy_title(findings_.strategies().front().name, words_);
  const bool single = file_.replicates() == 1;
  auto its = frame(file_.contexts().size() > 1 ? words_(fmt::format("Difference from {}, context {}", words_.quoted(reference), words_.quoted(findings_.context_title(context, words_))), fmt::format("Écart avec {}, contexte {}", words_.quoted(reference), words_.quoted(findings_.context_title(context, words_))))
                                               : words_(fmt::format("Difference from {}", words_.quoted(reference)), fmt::format("Écart avec {}", words_.quoted(reference))),
                   words_(fmt::format("{} differences in per cent of the reference, {}.", rows.size(), single ? "without interval: a single luck" : "each with its interval"), fmt::format("{} écarts en pour cent de la référence, {}.", rows.size(), single ? "sans intervalle : un seul tirage" : "chacun avec son intervalle")));
  its.unit = "%";
  its.width = 840;
  viz::IntervalWords said{words_("less than the reference", "moins que la référence"), words_("more than the reference", "plus que la référence"), ""};
  // A picture for each strategy, on one scale.
  for (const auto& row : rows) said.low = std::min({said.low, row.value, std::isfinite(row.low) ? row.low : 0}), said.high = std::max({said.high, row.value, std::isfinite(row.high) ? row.high : 0});
  std::string drawn;
  for (auto from = rows.begin(); from != rows.end();) {
    const auto until = std::find_if(from, rows.end(), [&](const auto& row) { return row.group != from->group; });
    auto part = its;
    part.continued = from != rows.begin();
    if (part.continued) part.id += fmt::format("-{}", from - rows.begin());
    drawn += viz::intervals(part, {from, until}, said);
    from = until;
  }
  page_.figure(drawn,
               (beyond_chance ? words_("only what is beyond chance is drawn; ", "seul ce qui dépasse le hasard est tracé ; ") : "") + words_("in per cent of the reference; ", "en pour cent de la référence ; ") +
                   (single ? words_("a hollow diamond: a single luck, no interval.", "losange creux : un seul tirage, pas d'intervalle.") : words_("a hollow mark: the interval includes zero, chance alone may explain it.", "marque creuse : l'intervalle contient zéro, le hasard seul peut l'expliquer.")) +
                   words_(" Series that are exactly unchanged, or whose reference is 0, stand in the table.", " Les séries exactement inchangées, ou de référence nulle, sont dans le tableau."),
               warnings(shown));
}

void DecisionReport::overview_figure() {
  if (findings_.options().size() < 2 || findings_.options().size() > 8) return;
  viz::HeatMap map;
  std::vector<std::size_t> shown;
  for (const auto s : declared_main())
    if (std::any_of(findings_.options().begin(), findings_.options().end(), [&](const auto& one) { return moved(one.of(s)) && std::isfinite(one.of(s)->share()); })) shown.push_back(s);
  if (shown.size() < 2) return;
  for (const auto& one : findings_.options()) {
    const auto strategy = findings_.strategy_title(one.other, words_), context = findings_.context_title(one.within, words_);
    map.columns.push_back(words_.typeset(file_.contexts().size() == 1 ? strategy : findings_.strategies().size() == 2 ? context : fmt::format("{} / {}", strategy, context)));
  }
  for (const auto s : shown) {
    map.rows.push_back(words_.typeset(fmt::format("{} {}", words_.capital(label(s)), mark(findings_.polarity(s)))));
    for (const auto& one : findings_.options()) {
      const auto* effect = one.of(s);
      const bool known = effect != nullptr && effect->found.replicates > 0 && (effect->found.zero || std::isfinite(effect->share()));
      const double sign = findings_.polarity(s) == study::Polarity::more_is_worse ? -1 : 1;
      map.values.push_back(!known ? viz::unknown : effect->found.zero ? 0 : 100 * sign * effect->share());
      map.texts.push_back(!known ? "" : effect->found.zero ? "0" : (effect->reading() == Reading::chance ? "? " : "") + words_.percent_change(effect->share()));
    }
  }
  map.rows_word = words_("series", "série");
  map.columns_word = file_.contexts().size() == 1 ? words_("strategy", "stratégie") : findings_.strategies().size() == 2 ? words_("context", "contexte") : words_("strategy / context", "stratégie / contexte");
  map.diverging = true;
  auto its = frame(words_("Better or worse than the reference, strategy by context", "Mieux ou moins bien que la référence, stratégie par contexte"),
                   words_("Differences in per cent of the reference; the colour says better or worse, the number what changes.", "Écarts en pour cent de la référence ; la couleur dit mieux ou moins bien, le nombre ce qui change."));
  its.unit = "%";
  page_.figure(viz::heat_map(its, map), words_("the number is the difference in per cent of the reference; the colour has the sign of what is good (above zero: better). ?: chance alone may explain it. 0: exactly nothing.",
                                               "le nombre est l'écart en pour cent de la référence ; la couleur a le signe de ce qui est bon (au-dessus de zéro : mieux). ? : le hasard seul peut l'expliquer. 0 : exactement rien."),
               warnings(shown));
}

void DecisionReport::robustness_table() {
  if (file_.contexts().size() < 2 || findings_.options().empty()) return;
  ReportTable table{words_("Which options hold in which futures: in how many contexts each is better, worse, undecided or without any effect", "Quelles options tiennent dans quels avenirs : nombre de contextes où chacune est mieux, moins bien, indécise ou sans aucun effet"), "<>>>><",
                    {words_("series", "série"), words_("better", "mieux"), words_("worse", "moins bien"), words_("chance", "hasard"), words_("zero", "zéro"), words_("verdict", "verdict")}, {}, ""};
  for (std::size_t i = 1; i < findings_.strategies().size(); ++i) {
    const auto& strategy = findings_.strategies()[i].name;
    if (findings_.strategies().size() > 2) table.group(findings_.strategy_title(strategy, words_));
    for (const auto s : declared_main()) {
      std::array<std::size_t, 4> counts{};  // better, worse, chance, zero
      std::size_t all = 0;
      for (const auto& one : findings_.options()) {
        if (one.other != strategy || one.of(s) == nullptr) continue;
        const auto reading = one.of(s)->reading();
        if (reading == Reading::nothing_recorded) continue;
        ++all, ++counts[reading == Reading::better ? 0 : reading == Reading::worse ? 1 : reading == Reading::chance ? 2 : 3];
      }
      if (all == 0) continue;
      const auto verdict = counts[3] == all ? words_("no effect in any", "sans effet dans aucun") : counts[0] == all ? words_("better in all", "mieux dans tous") : counts[1] == all ? words_("worse in all", "moins bien dans tous")
                           : counts[0] > 0 && counts[1] > 0 ? words_("depends on the context", "dépend du contexte") : counts[1] > 0 ? words_("never better, sometimes worse", "jamais mieux, parfois moins bien")
                           : counts[0] > 0 ? words_("never worse, sometimes better", "jamais moins bien, parfois mieux") : words_("undecided", "indécis");
      table.row({series_cell(s), std::to_string(counts[0]), std::to_string(counts[1]), std::to_string(counts[2]), std::to_string(counts[3]), verdict});
    }
  }
  page_.table(table);
}

void DecisionReport::regret_table() {
  if (findings_.strategies().size() < 2) return;
  constexpr std::size_t most_columns = 4;
  const bool columns = findings_.strategies().size() <= most_columns;  // else the strategy with the smallest regret alone
  ReportTable table{words_("Largest regret: how far each strategy stays from the best one of the same context, where that is worst", "Plus grand regret : distance de chaque stratégie à la meilleure du même contexte, là où elle est la plus grande"), "<",
                    {words_("series", "série")}, {}, ""};
  if (columns)
    for (const auto& strategy : findings_.strategies()) table.head.push_back(findings_.strategy_title(strategy.name, words_)), table.columns += '>';
  else
    table.head.insert(table.head.end(), {words_("smallest with", "le plus petit avec"), words_("largest regret", "plus grand regret")}), table.columns += "<>";
  std::vector<std::string> indifferent;
  for (const auto s : declared_main()) {
    const auto all = findings_.regrets(s);
    if (all.size() < 2) continue;
    if (std::all_of(all.begin(), all.end(), [](const auto& one) { return one.most.mean == 0; })) {
      indifferent.push_back(label(s));
      continue;
    }
    const auto best = std::min_element(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.most.mean < b.most.mean; });
    std::vector<ReportCell> cells{series_cell(s)};
    const auto told_regret = [&](const Regret& one) {
      if (one.most.mean == 0) return std::string("0");
      const bool chance = one.most.count > 1 && may_be_chance(one.most);
      return fmt::format("{}{}{}", chance ? "? " : "", words_.with_interval(one.most.mean, one.most.half, findings_.series(s).unit, false), file_.contexts().size() > 1 ? fmt::format(" ({})", findings_.context_title(one.context, words_)) : "");
    };
    if (columns)
      for (const auto& one : all) cells.push_back({told_regret(one)});
    else
      cells.push_back({findings_.strategy_title(best->strategy, words_)}), cells.push_back({told_regret(*best)});
    table.rows.push_back({"", std::move(cells)});
  }
  table.note = words_(fmt::format("0: the best in every context. Means since {}. ?: the interval includes zero, chance alone may explain the distance; the choice is then open.{}", words_.date(findings_.since()), indifferent.empty() ? "" : fmt::format(" No strategy differs from another in: {}.", words_.list(indifferent))),
                      fmt::format("0 : la meilleure dans chaque contexte. Moyennes depuis le {}. ? : l'intervalle contient zéro, le hasard seul peut expliquer la distance ; le choix reste alors ouvert.{}", words_.date(findings_.since()), indifferent.empty() ? "" : fmt::format(" Aucune stratégie ne diffère d'une autre pour : {}.", words_.list(indifferent))));
  if (table.rows.empty())
    page_.paragraph(words_("No strategy is further from the best than another in any main series: there is nothing to regret, and nothing to choose by them.", "Aucune stratégie n'est plus loin de la meilleure qu'une autre pour aucune série principale : rien à regretter, et rien pour choisir."));
  page_.table(table);
}

void DecisionReport::strategies() {
  page_.heading(2, words_("The strategies: what they change", "Les stratégies : ce qu'elles changent"));
  if (findings_.options().empty()) {
    page_.paragraph(words_("The file has a single strategy: there is no option to compare.", "Le fichier n'a qu'une stratégie : il n'y a pas d'option à comparer."));
    return;
  }
  page_.paragraph(words_(fmt::format("Each strategy is compared with {}, replicate by replicate: both runs share their luck, so that what differs is the strategy. {}", words_.quoted(findings_.strategy_title(findings_.strategies().front().name, words_)),
                                     file_.replicates() > 1 ? "Intervals are Student's, at 95 %, over these pairs." : "With a single replicate there is no interval: what is chance cannot be told."),
                         fmt::format("Chaque stratégie est comparée à {}, réplicat par réplicat : les deux simulations ont les mêmes tirages aléatoires, et ce qui diffère est la stratégie. {}", words_.quoted(findings_.strategy_title(findings_.strategies().front().name, words_)),
                                     file_.replicates() > 1 ? "Les intervalles sont ceux de Student, à 95 %, sur ces paires." : "Avec un seul tirage il n'y a pas d'intervalle : on ne sait pas ce qui relève du hasard.")));
  for (const auto& context : file_.contexts()) {
    std::vector<const Compared*> here;
    for (const auto& one : findings_.options())
      if (one.within == context.name) here.push_back(&one);
    page_.heading(3, file_.contexts().size() > 1 ? words_(fmt::format("In the context {}", words_.quoted(findings_.context_title(context.name, words_))), fmt::format("Dans le contexte {}", words_.quoted(findings_.context_title(context.name, words_)))) : words_("Differences", "Écarts"));
    page_.defer_notes();
    for (const auto* one : here)
      if (const auto sentence = tally(named(*one, findings_.main()), words_); !sentence.empty()) page_.paragraph(fmt::format("{}{}{}", words_.capital(findings_.strategy_title(one->other, words_)), words_(": ", " : "), sentence));
    differences_figure(context.name);
    effects_table(words_(fmt::format("Differences from {}{}", words_.quoted(findings_.strategy_title(findings_.strategies().front().name, words_)), file_.contexts().size() > 1 ? fmt::format(", context {}", words_.quoted(findings_.context_title(context.name, words_))) : ""),
                         fmt::format("Écarts avec {}{}", words_.quoted(findings_.strategy_title(findings_.strategies().front().name, words_)), file_.contexts().size() > 1 ? fmt::format(", contexte {}", words_.quoted(findings_.context_title(context.name, words_))) : "")),
                  here, true);
    also_moved(here);
    page_.put_deferred_notes();
  }
  page_.heading(3, words_("Which options hold in which futures", "Quelles options tiennent dans quels avenirs"));
  page_.defer_notes();
  robustness_table();
  overview_figure();
  regret_table();
  page_.put_deferred_notes();
}

}  // namespace app
