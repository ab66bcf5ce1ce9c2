// app/decision_report_synthesis.cpp -- the page that is read alone: the answer, how sure it is, what to do with it, before use.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "app/decision_report.hpp"
#include "app/series_measure.hpp"

namespace app {
namespace {

constexpr double next_to_nothing = 0.01, a_part = 0.05;  // of what a crisis costs
constexpr std::size_t most_crises = 2, most_columns = 4, most_named = 3, most_costs = 2, most_warnings = 3, most_beside_a_figure = 10;  // rows of a table, so that one page holds both

bool is_cost(std::string_view column) { return column.ends_with("_cost") || column.ends_with("_paid") || column.ends_with("_spending"); }

}  // namespace

std::vector<const Compared*> DecisionReport::told_first() const {
  std::vector<const Compared*> out;
  for (const auto& crisis : findings_.crises())
    if (out.size() < most_crises) out.push_back(&crisis);
  const auto options = options_first();
  for (const auto* option : options)
    if (option->within == options.front()->within && out.size() < most_columns) out.push_back(option);
  return out;
}

std::string DecisionReport::made_up_told(const Compared& option) const {
  const auto* crisis = crisis_of(option.within);
  if (crisis == nullptr) return "";
  for (const auto s : declared_main()) {
    if (crisis->of(s) == nullptr || crisis->of(s)->reading() != Reading::worse) continue;
    // Both sides since the crisis began, which the other figures of a strategy are not: said, so that nobody multiplies them.
    const auto since = words_.date(crisis->from), title = words_.quoted(findings_.context_title(option.within, words_));
    const auto of = words_(fmt::format("of what {} costs ({}, since {})", title, label(s), since), fmt::format("de ce que {} coûte depuis le {} ({})", title, since, label(s)));
    const auto back = findings_.made_up(option, s);
    if (option.of(s)->found.zero || !back) return words_(fmt::format("Makes up for exactly nothing {}.", of), fmt::format("Ne compense exactement rien {}.", of));
    const auto part = words_.percent_interval(std::abs(back->mean), back->half);
    if (back->count > 1 && may_be_chance(*back)) return words_(fmt::format("May well make up for nothing {}: chance alone may explain what is seen.", of), fmt::format("Ne compense peut-être rien {} : le hasard seul peut expliquer ce qu'on voit.", of));
    if (back->mean < 0) return words_(fmt::format("Adds to the crisis: {} {}.", part, of), fmt::format("Aggrave la crise : {} {}.", part, of));
    if (back->mean < next_to_nothing) return words_(fmt::format("Makes up for next to nothing {}: {}.", of, part), fmt::format("Ne compense presque rien {} : {}.", of, part));
    return words_(fmt::format("Makes up for {} {}.", part, of), fmt::format("Compense {} {}.", part, of));
  }
  return "";
}

// One comparison in a few words; its numbers with their intervals stand in the table below.
ReportCell DecisionReport::in_short(const Compared& compared) const {
  const auto its = named(compared, findings_.main());
  const bool option = compared.of_strategies;
  std::string text = option ? made_up_told(compared) : "";
  const auto add = [&](const std::string& sentence) {
    if (!sentence.empty()) text += (text.empty() ? "" : " ") + sentence;
  };
  add(in_brief(its, most_named, words_));
  std::vector<std::size_t> shown = findings_.main();
  if (option) {
    std::vector<const Effect*> costs;
    for (const auto& effect : compared.effects)
      if (is_cost(findings_.series(effect.series).column) && effect.found.replicates > 0 && !effect.found.zero && effect.found.mean.mean > 0 && effect.reading() != Reading::chance) costs.push_back(&effect);
    std::stable_sort(costs.begin(), costs.end(), [](const auto* a, const auto* b) { return a->found.mean.mean > b->found.mean.mean; });
    std::vector<std::string> told_costs;
    for (std::size_t i = 0; i < std::min(most_costs, costs.size()); ++i) {
      shown.push_back(costs[i]->series);
      told_costs.push_back(fmt::format("{} ({})", label(costs[i]->series), words_.change(costs[i]->found.mean.mean, findings_.series(costs[i]->series).unit)));
    }
    if (!told_costs.empty()) add(words_(fmt::format("Costs recorded: {}.", words_.list(told_costs)), fmt::format("Coûts enregistrés : {}.", words_.list(told_costs))));
  }
  if (its.empty()) add(words_("Nothing is recorded yet.", "Rien n'est encore enregistré."));
  ReportCell out(text, warnings(shown));
  const auto title = words_.quoted(option ? findings_.strategy_title(compared.other, words_) : findings_.context_title(compared.other, words_));
  const bool where = option && file_.contexts().size() > 1;
  const auto context = where ? words_.quoted(findings_.context_title(compared.within, words_)) : std::string();
  out.lead = option ? words_(fmt::format("What {} changes{}.", title, where ? fmt::format(", in {}", context) : ""), fmt::format("Ce que change {}{}.", title, where ? fmt::format(", dans {}", context) : ""))
                    : words_(fmt::format("What {} does.", title), fmt::format("Ce que fait {}.", title));
  return out;
}

ReportCell DecisionReport::how_sure(const std::vector<const Compared*>& all) const {
  std::size_t differences = 0, beyond = 0, chance = 0, zero = 0;
  for (const auto* compared : all)
    for (const auto s : findings_.main()) {
      const auto* effect = compared->of(s);
      if (effect == nullptr || effect->found.replicates == 0) continue;
      const auto reading = effect->reading();
      ++differences, ++(reading == Reading::chance ? chance : reading == Reading::exactly_zero ? zero : beyond);
    }
  std::string text;
  if (file_.replicates() > 1)
    text = words_(fmt::format("Within the model: of the {} differences in the table, {} are beyond chance ({} pairs of runs that share their luck), {} are not, {} are exactly nothing.", differences, beyond, file_.replicates(), chance, zero),
                  fmt::format("Dans le modèle : sur les {} écarts du tableau, {} dépassent le hasard ({} paires de simulations aux mêmes tirages), {} non, {} sont exactement nuls.", differences, beyond, file_.replicates(), chance, zero));
  else
    text = words_("No: a single luck, and nothing says what is chance and what is not.", "Non : un seul tirage, et rien ne dit ce qui relève du hasard.");
  const auto parameters = file_.parameters();
  const auto assumed = std::count_if(parameters.begin(), parameters.end(), [](const auto& one) { return is_assumed(one.source); });
  if (!parameters.empty())
    text += words_(fmt::format(" Of the world nothing is proved: {} of {} parameters are assumed; what follows from them follows from our hypotheses.", assumed, parameters.size()),
                   fmt::format(" Du monde réel, rien n'est prouvé : {} paramètres sur {} sont supposés ; ce qui en découle découle de nos hypothèses.", assumed, parameters.size()));
  ReportCell out(text);
  out.lead = words_("How sure is it?", "Est-ce sûr ?");
  return out;
}

// What of a strategy holds in all contexts, and what it makes worse in some; both by more than a thousandth.
std::string DecisionReport::conclusion(const Compared& option) const {
  std::vector<std::string> holds, price;
  for (const auto s : declared_main()) {
    bool better = true, worse = false;
    for (const auto& one : findings_.options()) {
      if (one.other != option.other || one.of(s) == nullptr) continue;
      const auto& effect = *one.of(s);
      better = better && effect.reading() == Reading::better && !is_tiny(effect);
      worse = worse || (effect.reading() == Reading::worse && !is_tiny(effect));
    }
    if (better) holds.push_back(label(s));
    if (worse) price.push_back(label(s));
  }
  const bool several = file_.contexts().size() > 1;
  const auto title = words_.quoted(findings_.strategy_title(option.other, words_));
  if (holds.empty() && price.empty())
    return words_(fmt::format("{} moves no main series for the better or the worse{}, beyond chance and by more than 0.1 %.", title, several ? " in every context" : ""),
                  fmt::format("{} ne rend mieux ou moins bien aucune série principale{}, au-delà du hasard et de plus de 0,1 %.", title, several ? " dans tous les contextes" : ""));
  std::string out = title + (holds.empty() ? words_(" makes nothing better", " n'améliore rien") : words_(" makes better: ", " améliore : ") + words_.list(holds, 4)) + (several ? words_(", whatever the context", ", quel que soit le contexte") : "");
  out += price.empty() ? words_("; it makes no main series worse", " ; aucune série principale ne s'en trouve moins bien")
                       : words_("; its price: ", " ; son prix : ") + words_.list(price, 4) + (several ? words_(", worse in at least one context", ", moins bien dans au moins un contexte") : "");
  return out + ".";
}

ReportCell DecisionReport::what_to_do(const std::vector<const Compared*>& all) const {
  std::string text;
  for (const auto* compared : all) {
    if (!compared->of_strategies || file_.replicates() == 1) continue;
    if (const auto* crisis = crisis_of(compared->within); crisis != nullptr)
      for (const auto s : declared_main()) {
        if (crisis->of(s) == nullptr || crisis->of(s)->reading() != Reading::worse) continue;
        const auto back = findings_.made_up(*compared, s);
        if (!back || back->mean - back->half < a_part)
          text += words_(fmt::format("In this model {} is no protection against this crisis ({}). ", words_.quoted(findings_.strategy_title(compared->other, words_)), label(s)),
                         fmt::format("Dans ce modèle, {} ne protège pas de cette crise ({}). ", words_.quoted(findings_.strategy_title(compared->other, words_)), label(s)));
        break;
      }
    text += conclusion(*compared) + " ";
  }
  if (file_.replicates() == 1) text += words_("Nothing can be drawn from a single luck: run it again with more replicates. ", "Rien ne se tire d'un seul tirage : refaire avec plus de réplicats. ");
  text += words_("Before deciding: discuss the assumptions (annex, marked *) with those concerned, see what carries the result (chapter 8), and whether it holds under others (sillon ranges).",
                 "Avant de décider : discuter les hypothèses (annexe, marquées *) avec les personnes concernées, voir ce qui porte le résultat (chapitre 8), et s'il tient sous d'autres hypothèses (sillon ranges).");
  ReportCell out(text);
  out.lead = words_("What can be drawn from it?", "Que peut-on en tirer ?");
  return out;
}

// How many rows it has.
std::size_t DecisionReport::summary_table(const std::vector<const Compared*>& all) {
  ReportTable table{words_("Main series: difference in share of the reference, and how it reads", "Séries principales : écart en part de la référence, et sa lecture"), "<", {words_("series", "série")}, {}, ""};
  std::string since;
  for (const auto* one : all) {
    const auto title = one->of_strategies ? findings_.strategy_title(one->other, words_) : findings_.context_title(one->other, words_);
    const auto reference = one->of_strategies ? findings_.strategy_title(one->reference, words_) : findings_.context_title(one->reference, words_);
    table.head.push_back(words_(fmt::format("{}, against {}", title, words_.quoted(reference)), fmt::format("{}, par rapport à {}", title, words_.quoted(reference))));
    table.columns += '<';
    since += fmt::format("{}{}{}{}", since.empty() ? "" : words_("; ", " ; "), title, words_(": ", " : "), words_.date(one->from));
  }
  std::vector<std::string> same;
  for (const auto s : findings_.main()) {
    std::vector<ReportCell> cells{series_cell(s)};
    bool any = false;
    if (std::all_of(all.begin(), all.end(), [&](const auto* one) { return one->of(s) != nullptr && one->of(s)->reading() == Reading::exactly_zero; })) {
      same.push_back(label(s));
      continue;
    }
    for (const auto* one : all) {
      const auto* effect = one->of(s);
      if (effect == nullptr || effect->found.replicates == 0) {
        cells.push_back({""});
        continue;
      }
      any = true;
      const auto reading = effect->reading();
      const double size = std::abs(effect->share()) + (std::isfinite(effect->half_share()) ? effect->half_share() : 0);
      const auto share = is_tiny(*effect) || size < 1e-3 ? words_("less than 0.1 %", "moins de 0,1 %") : words_.percent_interval(effect->share(), effect->half_share(), true);
      const auto amount = reading == Reading::exactly_zero ? "" : !share.empty() ? share : words_.with_interval(effect->found.mean.mean, effect->found.mean.half, findings_.series(s).unit);
      cells.push_back({fmt::format("{}{}{}", amount, amount.empty() ? "" : ", ", words_.brief(reading, file_.replicates() == 1))});
    }
    if (any) table.rows.push_back({"", std::move(cells)});
  }
  table.note = words_("Means since: ", "Moyennes depuis : ") + since + ". " + chance_note();
  if (file_.replicates() > 1) table.note += words_(" Chance?: chance alone may explain it. Of twenty intervals about one misses by chance.", " Hasard ? : le hasard seul peut l'expliquer. Sur vingt intervalles, environ un se trompe par hasard.");
  if (!same.empty()) table.note = words_(fmt::format("Exactly unchanged in all of them: {}. ", words_.list(same)), fmt::format("Exactement inchangé dans tous : {}. ", words_.list(same))) + table.note;
  const auto left = findings_.crises().size() + static_cast<std::size_t>(std::count_if(findings_.options().begin(), findings_.options().end(), [&](const auto& one) { return one.within == options_first().front()->within; })) - all.size();
  if (left > 0) table.note += words_(fmt::format(" Further crises or strategies, in the chapters: {}.", left), fmt::format(" Autres crises ou stratégies, dans les chapitres : {}.", left));
  page_.table(table);
  return table.rows.size();
}

void DecisionReport::summary_figure() {
  if (file_.time().empty() || findings_.crises().empty()) return;
  const auto& crisis = findings_.crises().front();
  for (const auto s : declared_main()) {
    if (crisis.of(s) == nullptr || crisis.of(s)->reading() != Reading::worse) continue;
    auto its = frame(words_.capital(label(s)), told(named(crisis, {s}).front(), words_));
    auto drawn = panel(s, crisis.other, true);
    its.unit = drawn.unit, drawn.title.clear(), drawn.spans.clear();
    its.width = 840, its.height = 100, its.continued = true;  // the caption names it
    page_.figure(viz::trajectories(its, drawn), words_(fmt::format("{}, the first series that the crisis makes worse: mean over replicates and its worst day, band from the lowest to the highest.", label(s)), fmt::format("{}, première série que la crise dégrade : moyenne des réplicats et son pire jour, bande du plus bas au plus haut.", label(s))), warning(s));
    return;
  }
}

void DecisionReport::cautions() {
  const auto& main = findings_.main();
  std::string text = words_("Read before use. These are simulated trajectories: what follows from stated assumptions, not what will happen. Who needs a date, a sum for a budget or the probability of an event must not take it from here; what can be read are differences between runs.",
                            "À lire avant usage. Ce sont des trajectoires simulées : ce qui découle d'hypothèses énoncées, et non ce qui arrivera. Qui cherche une date, un montant budgétaire ou la probabilité d'un événement ne doit pas les prendre ici ; ce qui se lit, ce sont les écarts entre simulations.");
  if (!file_.complete()) text += words_(fmt::format(" The runs are not finished: {} of {} instants are recorded in all of them.", findings_.recorded(), file_.time().size()), fmt::format(" Les simulations ne sont pas finies : {} instants sur {} sont enregistrés dans toutes.", findings_.recorded(), file_.time().size()));
  const auto untouched = [&](const Compared& one) { return std::any_of(main.begin(), main.end(), [&](auto s) { return one.of(s) != nullptr && one.of(s)->reading() == Reading::exactly_zero; }); };
  if (std::any_of(findings_.crises().begin(), findings_.crises().end(), untouched) || std::any_of(findings_.options().begin(), findings_.options().end(), untouched))
    text += words_(" Exactly unchanged: nothing in the model reached it in these runs; that does not say that nothing would.", " Exactement inchangé : rien dans le modèle ne l'a atteint dans ces simulations ; cela ne dit pas que rien ne le ferait.");
  auto of_file = file_.warnings();
  std::erase_if(of_file, [](const auto& one) { return one.first.find("single luck") != std::string::npos; });  // said above
  for (std::size_t i = 0; i < std::min(of_file.size(), most_warnings); ++i) text += " " + words_.sentence(words_(of_file[i].first, of_file[i].second));
  if (of_file.size() > most_warnings) text += words_(fmt::format(" Further warnings, in the chapter on limits: {}.", of_file.size() - most_warnings), fmt::format(" Autres avertissements, au chapitre des limites : {}.", of_file.size() - most_warnings));
  page_.open("div", "caution");
  page_.paragraph(text);
  page_.close("div");
}

void DecisionReport::synthesis() {
  const auto question = words_(file_.attribute("question_en").empty() ? file_.attribute("question_fr") : file_.attribute("question_en"), file_.attribute("question_fr"));
  const auto& time = file_.time();
  page_.heading(2, words_("Synthesis", "Synthèse"));
  page_.paragraph(question, "question");
  if (!time.empty()) {
    const auto contexts = file_.contexts().size(), strategies = findings_.strategies().size();
    page_.paragraph(words_(fmt::format("{} {}, {} {}, {}, runs compared by the same luck; {} to {}.", contexts, contexts == 1 ? "context" : "contexts", strategies, strategies == 1 ? "strategy" : "strategies",
                                       file_.replicates() == 1 ? "one replicate" : fmt::format("{} replicates", file_.replicates()), words_.date(time.front()), words_.date(time.back())),
                           fmt::format("{} {}, {} {}, {} ; du {} au {}.", contexts, contexts == 1 ? "contexte" : "contextes", strategies, strategies == 1 ? "stratégie" : "stratégies",
                                       file_.replicates() == 1 ? "un seul tirage" : fmt::format("{} réplicats, simulations comparées à tirages égaux", file_.replicates()), words_.date(time.front()), words_.date(time.back()))),
                    "meta");
  }
  if (const double scale = findings_.scale(); scale != 1)
    page_.paragraph(words_(fmt::format("Simulated at a scale of {}: jobs, euros, ties and every other quantity below are those of a sample, not of the territory; shares can be compared.", words_.number(scale)),
                           fmt::format("Simulé à l'échelle {} : les emplois, les euros, les liens et toute autre quantité qui suit sont ceux d'un échantillon, non du territoire ; les parts se comparent.", words_.number(scale))),
                    "caution");
  page_.defer_notes();
  page_.plain_heading(3, words_("The answer", "La réponse"));
  const auto all = told_first();
  if (findings_.recorded() == 0 || findings_.main().empty()) {
    page_.paragraph(words_("Nothing is recorded yet in every run: there is no result to tell.", "Rien n'est encore enregistré dans toutes les simulations : il n'y a pas de résultat à dire."), "lead");
  } else if (all.empty()) {
    page_.paragraph(words_("The file has a single context and a single strategy: it shows a simulated trajectory, and compares it with nothing.",
                           "Le fichier n'a qu'un contexte et qu'une stratégie : il montre une trajectoire simulée, sans rien à quoi la comparer."), "lead");
    levels_figure();
  } else {
    std::vector<ReportCell> items;
    for (const auto* one : all) items.push_back(in_short(*one));
    items.push_back(how_sure(all));
    items.push_back(what_to_do(all));
    page_.open("div", "brief");
    page_.items(items);
    page_.close("div");
    if (const auto rows = summary_table(all); rows <= most_beside_a_figure && all.size() <= 2) summary_figure();
  }
  page_.put_deferred_notes();
  cautions();
}

}  // namespace app
