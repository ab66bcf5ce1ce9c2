// app/decision_report_accounts.cpp -- what a run file shows of a difference by itself: which accounts and parts add up to it, what moved first.
//
// Accounting, not cause: what carries a result is told by runs without it (sillon attribution), and the report says so.
#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "app/decision_report.hpp"
#include "app/series_measure.hpp"

namespace app {
namespace {

constexpr std::size_t most_accounts = 7, most_parts = 5, most_moves = 10;
constexpr double adds_up = 0.01;  // of the difference: what parts may miss of it

// What the crisis itself sets from outside: it would fill the list, and says nothing of the territory.
bool is_given(std::string_view column) { return column.starts_with("energy_price_") || column.starts_with("market_") || column.starts_with("retail_") || column.starts_with("tariff_") || column.starts_with("map_"); }

bool tells(const Effect* effect) {
  if (effect == nullptr || effect->found.replicates == 0) return false;
  const auto reading = effect->reading();
  return reading != Reading::exactly_zero && reading != Reading::chance;
}

}  // namespace

std::string DecisionReport::compared_title(const Compared& one) const {
  const bool where = one.of_strategies && file_.contexts().size() > 1;
  const auto title = one.of_strategies ? findings_.strategy_title(one.other, words_) : findings_.context_title(one.other, words_);
  const auto reference = words_.quoted(one.of_strategies ? findings_.strategy_title(one.reference, words_) : findings_.context_title(one.reference, words_));
  return words_(fmt::format("{} less {}{}", title, reference, where ? ", in " + words_.quoted(findings_.context_title(one.within, words_)) : ""),
                fmt::format("{} moins {}{}", title, reference, where ? ", dans " + words_.quoted(findings_.context_title(one.within, words_)) : ""));
}

// Flows of euros of the whole, those that the difference moves most in quantity.
void DecisionReport::accounts_table(const std::vector<const Compared*>& all) {
  ReportTable table{words_("In which accounts the difference shows: flows of euros, the largest first", "Dans quels comptes se voit l'écart : flux d'euros, le plus grand d'abord"), "<>>", {words_("account", "compte"), words_("difference", "écart"), words_("share of the reference", "part de la référence")}, {}, ""};
  for (const auto* compared : all) {
    std::vector<const Effect*> flows;
    for (const auto& effect : compared->effects) {
      const auto& its = findings_.series(effect.series);
      if (tells(&effect) && is_money(its) && its.unit.ends_with("/step") && !its.column.starts_with("value_added_")) flows.push_back(&effect);
    }
    if (flows.empty()) continue;
    std::stable_sort(flows.begin(), flows.end(), [](const auto* a, const auto* b) { return std::abs(a->found.mean.mean) > std::abs(b->found.mean.mean); });
    table.group(compared_title(*compared));
    for (std::size_t i = 0; i < std::min(most_accounts, flows.size()); ++i)
      table.row({series_cell(flows[i]->series), words_.with_interval(flows[i]->found.mean.mean, flows[i]->found.mean.half, findings_.series(flows[i]->series).unit), words_.percent_change(flows[i]->share())});
  }
  table.note = words_("These flows overlap (what one pays another receives; output contains what is bought for it): they are not to be added.", "Ces flux se recouvrent (ce que l'un paie, l'autre le reçoit ; la production contient ce qui est acheté pour elle) : ils ne s'additionnent pas.");
  page_.table(table);
}

// Parts that add up: rows of a population whose sum is a series of the whole.
void DecisionReport::parts_table(const std::vector<const Compared*>& all, const std::string& population) {
  constexpr std::array<std::string_view, 5> order{"output", "jobs", "energy_bill", "unemployed", "emissions"};
  const auto group = population == "sector" ? words_("branch", "branche") : population == "size_class" ? words_("class of size", "classe de taille") : words_("commune", "commune");
  ReportTable table{words_(fmt::format("Which parts add up to the difference, by {}", group), fmt::format("Quelles parts composent l'écart, par {}", group)), "<>>", {group, words_("difference", "écart"), words_("part of the whole", "part de l'ensemble")}, {}, ""};
  for (const auto* compared : all) {
    bool told_one = false;
    for (std::size_t k = 0; k < order.size() && !told_one; ++k)
      for (std::size_t s = 0; s < file_.series().size() && !told_one; ++s) {
        const auto& its = findings_.series(s);
        if (its.population != population || its.column != order[k] || its.rows < 2) continue;
        const auto whole = std::find_if(compared->effects.begin(), compared->effects.end(), [&](const auto& one) { return findings_.series(one.series).population == "territory" && findings_.series(one.series).column == its.column; });
        if (whole == compared->effects.end() || !tells(&*whole)) continue;
        const auto parts = findings_.row_effects(*compared, s);
        const double all_of_it = whole->found.mean.mean;
        double sum = 0;
        std::vector<std::size_t> rows;
        for (std::size_t row = 0; row < parts.size(); ++row)
          if (parts[row].count > 0) sum += parts[row].mean, rows.push_back(row);
        if (std::abs(sum - all_of_it) > adds_up * std::abs(all_of_it)) continue;
        std::stable_sort(rows.begin(), rows.end(), [&](auto a, auto b) { return std::abs(parts[a].mean) > std::abs(parts[b].mean); });
        told_one = true;
        table.group(fmt::format("{}{}{} ({})", compared_title(*compared), words_(": ", " : "), label(s), words_.change(all_of_it, its.unit)));
        double rest = all_of_it;
        const std::size_t shown = rows.size() <= most_parts + 1 ? rows.size() : most_parts;
        for (std::size_t i = 0; i < shown; ++i) {
          const auto& part = parts[rows[i]];
          rest -= part.mean;
          table.row({{findings_.row_name(population, its.row_names[rows[i]], words_), warning(s)}, words_.with_interval(part.mean, part.half, its.unit), words_.percent(part.mean / all_of_it)});
        }
        if (shown < rows.size()) table.row({words_(fmt::format("{} others together", rows.size() - shown), fmt::format("{} autres ensemble", rows.size() - shown)), words_.change(rest, its.unit), words_.percent(rest / all_of_it)});
      }
  }
  page_.table(table);
}

// Runs of common luck are the same to the last bit until something differs: so the first instant at which a series does is exact.
void DecisionReport::order_table(const std::vector<const Compared*>& all) {
  ReportTable table{words_("What moved first: series in the order in which they begin to differ", "Ce qui a bougé en premier : séries dans l'ordre où elles commencent à différer"), "<>><", {words_("series", "série"), words_("after (median)", "après (médiane)"), words_("in so many replicates", "dans tant de réplicats"), words_("in the end", "au bout du compte")}, {}, ""};
  for (const auto* compared : all) {
    std::vector<std::size_t> series;
    for (const auto& effect : compared->effects)
      if (tells(&effect) && !is_tiny(effect) && !is_given(findings_.series(effect.series).column)) series.push_back(effect.series);
    auto moves = findings_.first_moves(*compared, series);
    std::stable_sort(moves.begin(), moves.end(), [&](const auto& a, const auto& b) {  // of the same day, the largest first
      const auto size = [&](const FirstMove& one) { const double share = compared->of(one.series)->share(); return std::isfinite(share) ? std::abs(share) : 0; };
      return a.days != b.days ? a.days < b.days : size(a) > size(b);
    });
    if (moves.empty()) continue;
    table.group(compared_title(*compared));
    for (std::size_t i = 0; i < std::min(most_moves, moves.size()); ++i) {
      const auto& effect = *compared->of(moves[i].series);
      const auto share = words_.percent_change(effect.share());
      table.row({series_cell(moves[i].series), moves[i].days == 0 ? words_("at once", "aussitôt") : words_.day_count(moves[i].days), words_(fmt::format("{} of {}", moves[i].moved, file_.replicates()), fmt::format("{} sur {}", moves[i].moved, file_.replicates())),
                 share.empty() ? words_.change(effect.found.mean.mean, findings_.series(moves[i].series).unit) : share});
    }
  }
  table.note = words_("Since the first day of the crisis or policy; series that end up beyond chance and by more than 0.1 % of the reference; energy prices, which the crisis itself sets, left out. Runs that share their luck are equal to the last digit until something reaches a series. To come first is not to be the cause.",
                      "Depuis le premier jour de la crise ou de la politique ; séries qui finissent au-delà du hasard et de plus de 0,1 % de la référence ; sans les prix de l'énergie, que la crise fixe elle-même. Des simulations aux mêmes tirages sont égales au dernier chiffre près tant que rien n'atteint une série. Venir en premier n'est pas être la cause.");
  page_.table(table);
}

void DecisionReport::accounts() {
  const auto all = told_first();
  if (all.empty()) return;
  page_.heading(3, words_("Accounts of the difference, not its cause", "Comptes de l'écart, et non sa cause"));
  page_.paragraph(words_("What this file shows by itself: in which accounts a difference is found, which parts add up to it, in what order series moved. That is accounting. It does not say what would be left without a mechanism.",
                         "Ce que ce fichier montre à lui seul : dans quels comptes se trouve un écart, quelles parts le composent, dans quel ordre les séries ont bougé. C'est de la comptabilité. Elle ne dit pas ce qui resterait sans un mécanisme."));
  page_.defer_notes();
  accounts_table(all);
  parts_table(all, "sector");
  parts_table(all, "commune");
  order_table(all);
  page_.put_deferred_notes();
}

}  // namespace app
