// app/decision_report_losses.cpp -- resilience of all functions, what breaks first, who bears the losses.
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include <fmt/format.h>

#include "app/decision_report.hpp"

namespace app {
namespace {

constexpr std::size_t most_functions = 14, most_breaks = 10, most_rows = 6, most_bars = 12, most_circles = 600, most_cells = 24, cells_beside = 6;
constexpr double least_loss = 0.05;     // [day] that is worth telling
constexpr std::size_t most_options = 2;  // beside which the table still fits on a page

bool declared(study::Polarity polarity) { return polarity == study::Polarity::more_is_better || polarity == study::Polarity::more_is_worse; }

}  // namespace

void DecisionReport::resilience_table(const Compared& crisis) {
  struct Function {
    std::size_t series;
    study::Interval loss;
  };
  std::vector<Function> all;
  std::size_t unchanged = 0, undefined = 0;
  for (std::size_t s = 0; s < file_.series().size(); ++s) {
    if (findings_.series(s).rows != 1 || !declared(findings_.polarity(s))) continue;
    const auto loss = findings_.row(crisis.other, crisis.within, s, 0, "loss");
    const auto& column = findings_.series(s).column;
    if (column == "value_added_income" || column == "value_added_expenditure") continue;  // the same sum, counted otherwise
    if (loss.count == 0 || !defined(crisis.other, crisis.within, s, 0)) ++undefined;
    else if (loss.mean < least_loss) ++unchanged;
    else all.push_back({s, loss});
  }
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.loss.mean > b.loss.mean; });
  ReportTable table{words_(fmt::format("Functions that lose most in {}, strategy {}", words_.quoted(findings_.context_title(crisis.other, words_)), words_.quoted(findings_.strategy_title(crisis.within, words_))),
                           fmt::format("Fonctions qui perdent le plus dans {}, stratégie {}", words_.quoted(findings_.context_title(crisis.other, words_)), words_.quoted(findings_.strategy_title(crisis.within, words_)))),
                    "<>>>", {words_("function", "fonction"), words_("robustness", "robustesse"), words_("loss, days", "perte, jours"), words_("time to recovery", "rétablissement")}, {}, ""};
  std::vector<std::string> others;
  for (std::size_t i = 1; i < findings_.strategies().size() && others.size() < most_options; ++i) {
    others.push_back(findings_.strategies()[i].name);
    table.head.push_back(words_(fmt::format("change of the loss by {}", words_.quoted(findings_.strategy_title(others.back(), words_))), fmt::format("variation de la perte avec {}", words_.quoted(findings_.strategy_title(others.back(), words_)))));
    table.columns += '>';
  }
  for (std::size_t i = 0; i < std::min(most_functions, all.size()); ++i) {
    const auto s = all[i].series;
    std::vector<ReportCell> cells{series_cell(s), shares(findings_.row(crisis.other, crisis.within, s, 0, "robustness")), interval(all[i].loss, "", false), recovery(crisis.other, crisis.within, s, 0)};
    for (const auto& other : others) {
      const auto its = findings_.row_difference(crisis.other, other, crisis.within, s, "loss");
      const bool chance = its.count > 1 && its.mean != 0 && !(std::abs(its.mean) > its.half);
      cells.push_back({its.mean == 0 ? "0" : (chance ? "? " : "") + interval(its, "", true)});
    }
    table.rows.push_back({"", std::move(cells)});
  }
  table.note = words_(fmt::format("Functions that lose a twentieth of a day or more: {}; less or nothing: {}; not defined, as the control is 0 at most instants: {}. The band: up to {} below normal. Differences of strategies are taken pair by pair; below zero the strategy spares days. ?: chance alone may explain it. (+) more is better, (−) more is worse: performance is then 2 less the ratio to the control, and falls below 0 where it more than doubles.", all.size(), unchanged, undefined, words_.percent(findings_.epsilon())),
                      fmt::format("Fonctions qui perdent au moins un vingtième de jour : {} ; moins, ou rien : {} ; non définies, le témoin étant nul à la plupart des instants : {}. La bande : jusqu'à {} sous la normale. Les variations sont prises paire par paire ; sous zéro la stratégie épargne des jours. ? : le hasard seul peut l'expliquer. (+) plus est mieux, (−) plus est pire : la performance est alors 2 moins le rapport au témoin, et passe sous 0 si la série fait plus que doubler.", all.size(), unchanged, undefined, words_.percent(findings_.epsilon())));
  if (all.empty()) page_.paragraph(words_("No function loses as much as a twentieth of a day in this context.", "Aucune fonction ne perd ne serait-ce qu'un vingtième de jour dans ce contexte."));
  page_.table(table);
}

void DecisionReport::breaks_table(const Compared& crisis) {
  const auto all = findings_.breaks(crisis.other, crisis.within);
  if (all.empty()) {
    page_.paragraph(words_(fmt::format("No function leaves the band of {} below normal.", words_.percent(findings_.epsilon())), fmt::format("Aucune fonction ne sort de la bande de {} sous la normale.", words_.percent(findings_.epsilon()))));
    return;
  }
  ReportTable table{words_(fmt::format("What breaks first: functions in the order in which they fall more than {} below normal", words_.percent(findings_.epsilon())), fmt::format("Ce qui cède en premier : fonctions dans l'ordre où elles tombent de plus de {} sous la normale", words_.percent(findings_.epsilon()))), "<>>",
                    {words_("function", "fonction"), words_("after (median)", "après (médiane)"), words_("in so many replicates", "dans tant de réplicats")}, {}, ""};
  for (std::size_t i = 0; i < std::min(most_breaks, all.size()); ++i)
    table.row({series_cell(all[i].series), words_.day_count(all[i].days), words_(fmt::format("{} of {}", all[i].broken, file_.replicates()), fmt::format("{} sur {}", all[i].broken, file_.replicates()))});
  if (all.size() > most_breaks) table.note = words_(fmt::format("Further functions that leave the band later or in fewer replicates: {}.", all.size() - most_breaks), fmt::format("Autres fonctions qui sortent de la bande plus tard ou dans moins de réplicats : {}.", all.size() - most_breaks));
  page_.table(table);
}

void DecisionReport::resilience() {
  page_.heading(2, words_("Resilience: all functions, and what breaks first", "Résilience : toutes les fonctions, et ce qui cède en premier"));
  if (!findings_.has_resilience()) {
    page_.paragraph(why_no_resilience());
    return;
  }
  page_.paragraph(words_(fmt::format("Resilience is no single number. Each function (a series of the whole with a declared good side) is compared with the control context {}, strategy by strategy and luck by luck; the control is itself a simulation.", words_.quoted(findings_.context_title(findings_.resilience_reference(), words_))),
                         fmt::format("La résilience n'est pas un seul nombre. Chaque fonction (série de l'ensemble dont le sens est déclaré) est comparée au contexte témoin {}, à stratégie et tirages égaux ; le témoin est lui-même simulé.", words_.quoted(findings_.context_title(findings_.resilience_reference(), words_)))));
  for (const auto& crisis : findings_.crises()) {
    if (findings_.crises().size() > 1) page_.heading(3, findings_.context_title(crisis.other, words_));
    const auto functions = findings_.whole(crisis.other, crisis.within, "functions"), kept = findings_.whole(crisis.other, crisis.within, "in_band"), back = findings_.whole(crisis.other, crisis.within, "recovered");
    if (functions.count > 0 && functions.mean > 0)
      page_.paragraph(words_(fmt::format("Of about {} functions, {} never leave the band of {} around normal, {} leave it and are seen to come back.", words_.count(functions.mean), shares(kept), words_.percent(findings_.epsilon()), shares(back)),
                             fmt::format("Sur environ {} fonctions, {} ne sortent jamais de la bande de {} autour de la normale, {} en sortent et y reviennent avant la fin.", words_.count(functions.mean), shares(kept), words_.percent(findings_.epsilon()), shares(back))));
    page_.defer_notes();
    resilience_table(crisis);
    breaks_table(crisis);
    page_.put_deferred_notes();
  }
}

// ---- who bears the losses

namespace {

struct Borne {  // by rows of a population: days lost in a crisis under a strategy
  const Compared* crisis;
  std::string strategy;
  std::vector<study::Interval> loss;  // by row; count 0 where it is not defined
  std::vector<std::size_t> ranked{};  // rows with a loss, the largest first
};

std::string population_words(const std::string& population, const Words& words) {
  return population == "commune" ? words("communes", "communes") : population == "sector" ? words("sectors", "branches") : population == "people" ? words("groups of people", "groupes de résidents") : population == "size_class" ? words("classes of size", "classes de taille") : population;
}

}  // namespace

// The first series, of those that matter most to the population, that some row loses in some crisis under some strategy.
std::optional<std::size_t> DecisionReport::borne_series(const std::string& population) const {
  constexpr std::array<std::string_view, 8> order{"income", "output", "spending", "jobs", "employed", "unemployed", "firms_short", "firms_failed"};
  for (const auto column : order)
    for (std::size_t s = 0; s < file_.series().size(); ++s) {
      const auto& one = findings_.series(s);
      if (one.population != population || one.column != column || one.rows < 2 || !declared(findings_.polarity(s))) continue;
      for (const auto& crisis : findings_.crises())
        for (const auto& strategy : findings_.strategies())
          for (std::size_t row = 0; row < one.rows; ++row)
            if (findings_.row(crisis.other, strategy.name, s, row, "loss").mean > least_loss && defined(crisis.other, strategy.name, s, row)) return s;
    }
  return std::nullopt;
}

void DecisionReport::bearers_of(const std::string& population) {
  const auto group = population_words(population, words_);
  const auto chosen = borne_series(population);
  if (!chosen) {
    page_.paragraph(words_(fmt::format("By {}: no series with a declared side loses as much as a twentieth of a day, in any crisis.", group), fmt::format("Par {} : aucune série dont le sens est déclaré ne perd ne serait-ce qu'un vingtième de jour, dans aucune crise.", group)));
    return;
  }
  const auto s = *chosen;
  const auto& its = findings_.series(s);
  const auto name = [&](std::size_t row) { return findings_.row_name(population, its.row_names[row], words_); };
  std::vector<Borne> all;
  std::vector<double> most(its.rows, -1);  // by row, over crises and strategies
  for (const auto& crisis : findings_.crises())
    for (const auto& strategy : findings_.strategies()) {
      Borne here{&crisis, strategy.name, std::vector<study::Interval>(its.rows)};
      for (std::size_t row = 0; row < its.rows; ++row) {
        const auto loss = findings_.row(crisis.other, strategy.name, s, row, "loss");
        if (loss.count == 0 || !defined(crisis.other, strategy.name, s, row)) continue;
        here.loss[row] = loss, here.ranked.push_back(row), most[row] = std::max(most[row], loss.mean);
      }
      std::stable_sort(here.ranked.begin(), here.ranked.end(), [&](auto a, auto b) { return here.loss[a].mean > here.loss[b].mean; });
      if (!here.ranked.empty()) all.push_back(std::move(here));
    }
  if (all.empty()) return;
  const auto& worst = *std::max_element(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.loss[a.ranked.front()].mean < b.loss[b.ranked.front()].mean; });
  const auto crisis_title = [&](const Borne& one) { return findings_.context_title(one.crisis->other, words_); };
  const auto strategy_title = [&](const Borne& one) { return findings_.strategy_title(one.strategy, words_); };
  page_.heading(3, words_(fmt::format("By {}: {}", group, label(s)), fmt::format("Par {} : {}", group, label(s))));
  page_.defer_notes();
  const auto first = worst.ranked.front(), last = worst.ranked.back();
  page_.paragraph(words_(fmt::format("Worst of all: {}, {}, in {} with {}. There the least touched is {}, {}.", name(first), words_.day_count(worst.loss[first].mean), words_.quoted(crisis_title(worst)), words_.quoted(strategy_title(worst)), name(last), words_.day_count(worst.loss[last].mean)),
                         fmt::format("Le plus touché : {}, {}, dans {} avec {}. Le moins touché y est {}, {}.", name(first), words_.day_count(worst.loss[first].mean), words_.quoted(crisis_title(worst)), words_.quoted(strategy_title(worst)), name(last), words_.day_count(worst.loss[last].mean))));
  // Days are of one's own normal performance; who loses most in quantity is often another.
  const auto amount = [&](std::size_t row) { return findings_.row(worst.crisis->other, worst.strategy, s, row, "mean_loss"); };
  std::optional<std::size_t> largest;
  for (const auto row : worst.ranked)
    if (const auto here = amount(row); here.count > 0 && here.mean > 0 && (!largest || here.mean > amount(*largest).mean)) largest = row;
  if (largest)
    page_.paragraph(words_(fmt::format("These days are of the normal performance of each. In quantity, the largest mean shortfall there is that of {}: {}.", name(*largest), interval(amount(*largest), its.unit, false)),
                           fmt::format("Ces jours sont ceux de la performance normale de chacun. En quantité, le plus grand manque moyen y est celui de {} : {}.", name(*largest), interval(amount(*largest), its.unit, false))));

  // Every crisis under every strategy: a line each.
  if (all.size() > 1) {
    ReportTable table{words_("Who bears the losses in each crisis, with each strategy: days of normal performance", "Qui supporte les pertes dans chaque crise, avec chaque stratégie : jours de performance normale"), "<<>><",
                      {words_("strategy", "stratégie"), words_("loses most", "perd le plus"), words_("fall beyond the band", "sortent de la bande"), words_("Gini", "Gini"), words_("loses least", "perd le moins")}, {}, ""};
    const Compared* of = nullptr;
    for (const auto& one : all) {
      if (one.crisis != of) table.group(crisis_title(one));
      of = one.crisis;
      const auto gini = findings_.across(one.crisis->other, one.strategy, s, "gini"), hit = findings_.across(one.crisis->other, one.strategy, s, "hit");
      const auto told_row = [&](std::size_t row) { return fmt::format("{}{}{}", name(row), words_(": ", " : "), interval(one.loss[row], "", false)); };
      table.row({{strategy_title(one), warning(s)}, told_row(one.ranked.front()), hit.count == 0 ? "" : shares(hit), gini.count == 0 ? "" : words_.number(std::round(1000 * gini.mean) / 1000), told_row(one.ranked.back())});
    }
    table.note = words_(fmt::format("Fall beyond the band: share of the {} that fall more than {} below normal. Gini of losses, 0: all lose alike in proportion to their size; near 1: few lose all.", group, words_.percent(findings_.epsilon())),
                        fmt::format("Sortent de la bande : part des {} qui tombent de plus de {} sous la normale. Gini des pertes, 0 : tous perdent à proportion de leur taille ; près de 1 : quelques-uns perdent tout.", group, words_.percent(findings_.epsilon())));
    page_.table(table);
  }

  // Rows that lose most anywhere, in all cells.
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < its.rows; ++row)
    if (most[row] >= 0) rows.push_back(row);
  std::stable_sort(rows.begin(), rows.end(), [&](auto a, auto b) { return most[a] > most[b]; });
  const auto known = rows.size();
  rows.resize(std::min(rows.size(), most_bars));
  auto framed = frame(words_.capital(words_(fmt::format("{}: days of normal performance lost", label(s)), fmt::format("{} : jours de performance normale perdus", label(s)))),
                      words_(fmt::format("Largest loss: {}, {}.", name(first), words_.day_count(worst.loss[first].mean)), fmt::format("Plus grande perte : {}, {}.", name(first), words_.day_count(worst.loss[first].mean))));
  framed.unit = words_.unit("day");
  framed.width = 840;
  const auto shown = known > rows.size() ? words_(fmt::format("the {} that lose most of {}; ", rows.size(), known), fmt::format("les {} plus touchés sur {} ; ", rows.size(), known)) : std::string();
  if (all.size() == 1) {
    std::vector<viz::Bar> drawn;
    for (const auto row : rows) {
      const auto& loss = worst.loss[row];
      viz::Bar bar;
      bar.name = words_.typeset(name(row)), bar.value = loss.mean;
      if (std::isfinite(loss.half)) bar.low = loss.mean - loss.half, bar.high = loss.mean + loss.half;
      bar.text = words_.with_interval(loss.mean, loss.half, "", false);
      drawn.push_back(std::move(bar));
    }
    page_.figure(viz::bars(framed, drawn), shown + words_(fmt::format("context {}, strategy {}.", words_.quoted(crisis_title(worst)), words_.quoted(strategy_title(worst))), fmt::format("contexte {}, stratégie {}.", words_.quoted(crisis_title(worst)), words_.quoted(strategy_title(worst)))), warning(s));
  } else {
    std::string drawn;
    for (std::size_t from = 0; from < std::min(all.size(), most_cells); from += cells_beside) {
      const auto until = std::min({from + cells_beside, all.size(), most_cells});
      viz::HeatMap map;
      for (std::size_t c = from; c < until; ++c) map.columns.push_back(words_.typeset(findings_.crises().size() == 1 ? strategy_title(all[c]) : findings_.strategies().size() == 1 ? crisis_title(all[c]) : fmt::format("{} / {}", crisis_title(all[c]), strategy_title(all[c]))));
      for (const auto row : rows) {
        map.rows.push_back(words_.typeset(name(row)));
        for (std::size_t c = from; c < until; ++c) {
          const auto& loss = all[c].loss[row];
          map.values.push_back(loss.count == 0 ? viz::unknown : loss.mean);
          map.texts.push_back(loss.count == 0 ? "" : until - from <= 3 ? words_.with_interval(loss.mean, loss.half, "", false) : words_.number(loss.mean));
        }
      }
      map.columns_word = findings_.crises().size() == 1 ? words_("strategy", "stratégie") : findings_.strategies().size() == 1 ? words_("crisis", "crise") : words_("crisis / strategy", "crise / stratégie");
      auto part = framed;
      part.continued = from > 0;
      if (from > 0) part.id += fmt::format("-{}", from);
      drawn += viz::heat_map(part, map);
    }
    page_.figure(drawn, shown + words_("days of normal performance lost, mean over replicates; the darker, the more.", "jours de performance normale perdus, moyenne des réplicats ; plus c'est foncé, plus la perte est grande.") +
                            (all.size() > most_cells ? words_(fmt::format(" Further pairs of crisis and strategy, in the table: {}.", all.size() - most_cells), fmt::format(" Autres couples de crise et de stratégie, dans le tableau : {}.", all.size() - most_cells)) : ""),
                 warning(s));
  }

  ReportTable table{words_(fmt::format("Who loses most in {} with {}", words_.quoted(crisis_title(worst)), words_.quoted(strategy_title(worst))), fmt::format("Qui perd le plus dans {} avec {}", words_.quoted(crisis_title(worst)), words_.quoted(strategy_title(worst)))), "<>>>", {words_("who", "qui"), words_("loss, days", "perte, jours"), words_("mean shortfall", "manque moyen"), words_("time to recovery", "rétablissement")}, {}, ""};
  for (std::size_t i = 0; i < std::min(most_rows, worst.ranked.size()); ++i) {
    const auto row = worst.ranked[i];
    table.row({{name(row), warning(s)}, interval(worst.loss[row], "", false), interval(amount(row), its.unit, false), recovery(worst.crisis->other, worst.strategy, s, row)});
  }
  if (const auto undefined = its.rows - worst.ranked.size(); undefined > 0) table.note = words_(fmt::format("Left out, as the control is 0 at most instants: {}.", undefined), fmt::format("Laissés de côté, le témoin étant nul à la plupart des instants : {}.", undefined));
  page_.table(table);
  if (population == "commune") losses_map(*worst.crisis, worst.strategy, s);
  page_.put_deferred_notes();
}

// Where the losses lie. Nothing where the file does not say where communes are.
void DecisionReport::losses_map(const Compared& crisis, const std::string& strategy, std::size_t s) {
  const auto& its = findings_.series(s);
  viz::PlaceMap map;
  for (std::size_t row = 0; row < its.rows; ++row) {
    const auto place = findings_.places().find(its.row_names[row]);
    if (place == findings_.places().end() || !std::isfinite(place->second.longitude) || !std::isfinite(place->second.latitude)) continue;
    const auto loss = findings_.row(crisis.other, strategy, s, row, "loss");
    const bool known = loss.count > 0 && defined(crisis.other, strategy, s, row);
    map.places.push_back({place->second.name, place->second.longitude, place->second.latitude, std::isfinite(place->second.inhabitants) ? place->second.inhabitants : 1, known ? loss.mean : viz::unknown});
  }
  if (map.places.size() < 3 || map.places.size() > most_circles) return;
  map.size_word = words_("inhabitants", "habitants");
  auto framed = frame(words_(fmt::format("Where the losses lie: {}", label(s)), fmt::format("Où sont les pertes : {}", label(s))),
                      words_(fmt::format("{} communes as circles: the area is the number of inhabitants, the colour the days of normal performance lost.", map.places.size()), fmt::format("{} communes en cercles : l'aire est le nombre d'habitants, la couleur les jours de performance normale perdus.", map.places.size())));
  framed.unit = words_.unit("day");
  framed.width = 840, framed.height = 380;
  page_.figure(viz::schematic_map(framed, map),
               words_(fmt::format("schematic: circles stand near the places, their borders mean nothing. Colour: days of normal performance lost, mean over replicates, context {}, strategy {}; the days of a commune are its own, whatever its size.", words_.quoted(findings_.context_title(crisis.other, words_)), words_.quoted(findings_.strategy_title(strategy, words_))),
                      fmt::format("schéma : les cercles sont près des lieux, leurs bords ne signifient rien. Couleur : jours de performance normale perdus, moyenne des réplicats, contexte {}, stratégie {} ; les jours d'une commune sont les siens, quelle que soit sa taille.", words_.quoted(findings_.context_title(crisis.other, words_)), words_.quoted(findings_.strategy_title(strategy, words_)))),
               warning(s));
}

void DecisionReport::bearers() {
  page_.heading(2, words_("Who bears the losses", "Qui supporte les pertes"));
  if (!findings_.has_resilience()) {
    page_.paragraph(why_no_resilience());
    return;
  }
  page_.paragraph(words_("Days of normal performance lost, in every crisis with every strategy; gains are not set off.", "Jours de performance normale perdus, dans chaque crise avec chaque stratégie ; les gains ne sont pas déduits."));
  std::vector<std::string> populations;
  for (const auto& one : file_.series())
    if (one.rows > 1 && std::find(populations.begin(), populations.end(), one.population) == populations.end()) populations.push_back(one.population);
  if (populations.empty()) {
    page_.paragraph(words_("No series by commune, sector or group is recorded.", "Aucune série par commune, branche ou groupe n'est enregistrée."));
    return;
  }
  if (findings_.crises().empty()) return;
  for (const auto& population : populations) bearers_of(population);
}

}  // namespace app
