// app/decision_report_annex.cpp -- which mechanism carries the result, limits, sources, every parameter, how to run it again.
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <set>

#include <fmt/format.h>

#include "app/decision_report.hpp"
#include "app/factorial.hpp"
#include "app/series_measure.hpp"

namespace app {
namespace {

using sim::Tree;

constexpr std::size_t most_lines = 8, most_mechanisms = 5;

const Tree* member(const Tree* tree, std::string_view name) { return tree != nullptr && tree->is(Tree::Kind::object) ? tree->find(name) : nullptr; }
std::string word(const Tree* tree, std::string_view name) {
  const auto* its = member(tree, name);
  return its != nullptr && its->is(Tree::Kind::text) ? its->as_text() : "";
}
double figure(const Tree* tree, std::string_view name) {
  const auto* its = member(tree, name);
  return its != nullptr && its->is(Tree::Kind::number) ? its->as_number() : std::nan("");
}
const std::vector<Tree>& list(const Tree* tree, std::string_view name, const std::vector<Tree>& nothing) {
  const auto* its = member(tree, name);
  return its != nullptr && its->is(Tree::Kind::list) ? its->items() : nothing;
}

}  // namespace

// ---- which mechanism

void DecisionReport::factors_table() {
  std::vector<std::string> names;
  for (const auto s : findings_.main()) names.push_back(name_of(findings_.series(s)));
  auto found = find_factorial(file_, names, {}, {});
  if (!found || found->lines.empty() || found->design.factors.size() < 2) return;  // a single factor: the chapter on strategies tells it
  const auto rank = [&](const FactorLine& line) { return std::find(names.begin(), names.end(), name_of(line.series)) - names.begin(); };
  std::stable_sort(found->lines.begin(), found->lines.end(), [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
  const auto& design = found->design;
  std::string reference;
  for (const auto& factor : design.factors) reference += fmt::format("{}{}{}{}", reference.empty() ? "" : words_("; ", " ; "), words_(factor.title.en, factor.title.fr), words_(": ", " : "), words_(factor.levels.front().title.en, factor.levels.front().title.fr));
  page_.paragraph(words_(fmt::format("The strategies are the {} combinations of {} factors ({}). On average: a level less the factor's first, averaged over the levels of the others. Interaction: what levels do together beyond what each does.", design.combinations.size(), design.factors.size(), reference),
                         fmt::format("Les stratégies sont les {} combinaisons de {} facteurs ({}). En moyenne : un niveau moins le premier du facteur, en moyenne sur les niveaux des autres. Interaction : ce que des niveaux font ensemble au-delà de ce que fait chacun.", design.combinations.size(), design.factors.size(), reference)));
  ReportTable table{words_("What carries the result: factors", "Ce qui porte le résultat : les facteurs"), "<<><", {words_("level", "niveau"), words_("effect", "effet"), words_("size", "taille"), words_("reading", "lecture")}, {}, ""};
  std::size_t told = 0;
  std::vector<std::string> zero;
  std::set<std::string> seen;
  for (const auto& line : found->lines) {
    if (!seen.insert(line.context + '\n' + name_of(line.series)).second) continue;  // the first measure of each
    const auto of = file_.contexts().size() > 1 ? fmt::format(", {}", findings_.context_title(line.context, words_)) : std::string();
    if (line.zero()) {
      zero.push_back(measure_label(line.series, line.of, words_.voice()) + of);
      continue;
    }
    if (++told > most_lines) continue;
    std::vector<std::string> its;
    if (const auto warning = words_(line.series.warning_en, line.series.warning_fr); !warning.empty()) its.push_back(warning);
    table.group(fmt::format("{}{}", words_.capital(measure_label(line.series, line.of, words_.voice())), of));
    bool first = true;
    for (const auto& one : line.all) {
      const bool main = one.kind == study::Contrast::Kind::main, interaction = one.kind == study::Contrast::Kind::interaction;
      if (!main && !interaction) continue;
      std::string level;
      for (std::size_t f = 0; f < design.factors.size(); ++f)
        if (one.levels[f] > 0) level += fmt::format("{}{}", level.empty() ? "" : " × ", words_(design.factors[f].levels[one.levels[f]].title.en, design.factors[f].levels[one.levels[f]].title.fr));
      const bool chance = !one.zero && one.interval.count > 1 && may_be_chance(one.interval);
      table.row({{words_.capital(level), first ? its : std::vector<std::string>{}}, main ? words_("on average", "en moyenne") : words_("interaction", "interaction"), one.zero ? "0" : interval(one.interval, unit_of(line.series, line.of), true),
                 one.zero ? words_.name(Reading::exactly_zero) : chance ? words_.name(Reading::chance) : one.interval.mean > 0 ? words_("more", "hausse") : words_("less", "baisse")});
      first = false;
    }
  }
  if (!zero.empty()) table.note = words_(fmt::format("Exactly zero for every combination: {}.", words_.list(zero, 10)), fmt::format("Exactement zéro pour chaque combinaison : {}.", words_.list(zero, 10)));
  if (told > most_lines) table.note += words_(fmt::format(" Further series, told by sillon attribution SCENARIO --mechanisms no: {}.", told - most_lines), fmt::format(" Autres séries, données par sillon attribution SCENARIO --mechanisms no : {}.", told - most_lines));
  page_.table(table);
}

void DecisionReport::attribution_table() {
  const std::vector<Tree> nothing;
  ReportTable table{words_("What carries the result: mechanisms switched off one by one", "Ce qui porte le résultat : mécanismes désactivés un par un"), "<>>><", {words_("mechanism", "mécanisme"), words_("result without it", "résultat sans lui"), words_("part it carries", "part qu'il porte"), words_("of the result", "du résultat"), words_("reading", "lecture")}, {}, ""};
  std::size_t told = 0, more = 0;
  const auto title_of = [&](const std::string& name) {
    const auto has = [&](const auto& choices) { return std::any_of(choices.begin(), choices.end(), [&](const auto& one) { return one.name == name; }); };
    return has(file_.contexts()) ? findings_.context_title(name, words_) : has(file_.strategies()) ? findings_.strategy_title(name, words_) : name;
  };
  const auto measure_words = [&](const std::string& measure) {
    return measure == "total" ? words_(", total", ", total") : measure == "mean" ? words_(", mean", ", moyenne") : measure == "end" ? words_(", end", ", à la fin") : measure == "loss" ? words_(", days lost", ", jours perdus") : measure == "recovery" ? words_(", time to recovery", ", rétablissement") : ", " + measure;
  };
  for (const auto& result : list(attribution_, "results", nothing)) {
    const auto other = word(&result, "other"), reference = word(&result, "reference"), within = word(&result, "within");
    std::set<std::string> seen;
    for (const auto& line : list(&result, "lines", nothing)) {
      const auto* whole = member(&line, "result");
      const auto name = word(&line, "series");
      const auto is_main = std::any_of(findings_.main().begin(), findings_.main().end(), [&](auto s) { return name_of(findings_.series(s)) == name; });
      if (!is_main || !seen.insert(name).second || !std::isfinite(figure(whole, "mean")) || figure(whole, "mean") == 0) continue;
      if (++told > most_lines) {
        ++more;
        continue;
      }
      const auto unit = word(&line, "unit");
      const double mean = figure(whole, "mean"), half = figure(whole, "half_95");
      const bool unclear = std::isfinite(half) && std::abs(mean) <= half;
      table.group(fmt::format("{}{}, {} / {} ({}){}{}", words_.capital(text_of(member(&line, "label"), words_)), measure_words(word(&line, "measure")), title_of(other), title_of(reference), title_of(within), words_(": ", " : "), words_.with_interval(mean, half, unit)));
      std::vector<std::string> its;
      if (const auto warning = text_of(member(&line, "warning"), words_); !warning.empty()) its.push_back(warning);
      std::vector<const Tree*> parts;
      for (const auto& one : list(&line, "mechanisms", nothing)) parts.push_back(&one);
      std::stable_sort(parts.begin(), parts.end(), [](const auto* a, const auto* b) { return std::abs(figure(member(a, "part"), "mean")) > std::abs(figure(member(b, "part"), "mean")); });
      const auto row = [&](const Tree* one, const std::string& title) {
        const auto *part = member(one, "part"), *without = member(one, "without"), *zero = member(one, "exactly_zero"), *chance = member(one, "chance_may_explain");
        const bool is_zero = zero != nullptr && zero->is(Tree::Kind::boolean) && zero->as_boolean(), is_chance = chance != nullptr && chance->is(Tree::Kind::boolean) && chance->as_boolean();
        table.row({{title, its}, words_.change(figure(without, "mean"), unit), is_zero ? "0" : words_.with_interval(figure(part, "mean"), figure(part, "half_95"), unit), unclear || is_zero ? "" : words_.percent_change(figure(part, "mean") / mean),
                   is_zero ? words_.name(Reading::exactly_zero) : is_chance ? words_.name(Reading::chance) : (figure(part, "mean") > 0) == (mean > 0) ? words_("carries it", "le porte") : words_("works against it", "va contre lui")});
        its.clear();
      };
      // Those that carry exactly nothing stand in one row.
      std::vector<std::string> nothing_carried;
      std::size_t rows = 0;
      for (const auto* one : parts) {
        const auto* zero = member(one, "exactly_zero");
        if (zero != nullptr && zero->is(Tree::Kind::boolean) && zero->as_boolean()) nothing_carried.push_back(word(one, "mechanism"));
        else if (++rows <= most_mechanisms) row(one, word(one, "mechanism"));
      }
      if (!nothing_carried.empty()) table.row({{words_.list(nothing_carried, 12), its}, words_.change(mean, unit), "0", "", words_.name(Reading::exactly_zero)}), its.clear();
      if (const auto* all = member(&line, "all"); all != nullptr && all->is(Tree::Kind::object)) row(all, words_("all of them", "tous ensemble"));
    }
  }
  table.note = words_("Parts need not add up to the result: what two mechanisms do only together is counted with each of them. A part is what this model does without one of its assumptions; it is no proof about the world.",
                      "La somme des parts n'est pas forcément le résultat : ce que deux mécanismes ne font qu'ensemble est compté avec chacun. Une part est ce que fait ce modèle sans l'une de ses hypothèses ; ce n'est pas une preuve sur le monde.");
  const auto* from = member(attribution_, "provenance");
  const auto scenario = std::filesystem::path(word(from, "scenario")).filename().string();
  const double seed = figure(from, "seed"), replicates = figure(from, "replicates");
  page_.paragraph(words_(fmt::format("The attribution that was given ({}, seed {:.0f}, {:.0f} replicates) rests on runs of its own; their scale and dates may differ from those of this file, so that its results stand for themselves.{}", scenario, seed, replicates,
                                     seed == static_cast<double>(file_.seed()) ? "" : " Its seed is not that of this file: the luck differs too."),
                         fmt::format("L'attribution fournie ({}, graine {:.0f}, {:.0f} réplicats) repose sur ses propres simulations, dont l'échelle et les dates peuvent différer de celles de ce fichier : ses résultats se lisent pour eux-mêmes.{}", scenario, seed, replicates,
                                     seed == static_cast<double>(file_.seed()) ? "" : " Sa graine n'est pas celle de ce fichier : les tirages diffèrent aussi.")));
  if (more > 0) table.note += words_(fmt::format(" Further results in the file: {}.", more), fmt::format(" Autres résultats dans le fichier : {}.", more));
  if (table.rows.empty()) page_.paragraph(words_("The attribution that was given holds no result other than zero for the main series of this file.", "L'attribution fournie ne contient aucun résultat non nul pour les séries principales de ce fichier."));
  page_.table(table);
}

void DecisionReport::mechanisms() {
  page_.heading(2, words_("Which mechanism carries the result", "Quel mécanisme porte le résultat"));
  factors_table();
  if (attribution_ != nullptr) {
    page_.heading(3, words_("Mechanisms switched off one by one", "Mécanismes désactivés un par un"));
    attribution_table();
    accounts();
    return;
  }
  page_.paragraph(words_("No attribution was given: this chapter cannot say which mechanism carries the result. A run says what came out, not why. What it can say, the accounts, follows; then how to get the answer.",
                         "Aucune attribution n'a été fournie : ce chapitre ne peut pas dire quel mécanisme porte le résultat. Une simulation dit ce qui sort, pas pourquoi. Ce qu'elle peut dire, les comptes, suit ; puis comment obtenir la réponse."));
  accounts();
  page_.heading(3, words_("How to get the cause", "Comment obtenir la cause"));
  std::set<std::string> seen;
  const auto collect = [&](const Tree* processes) {
    if (processes == nullptr || !processes->is(Tree::Kind::list)) return;
    for (const auto& one : processes->items())
      if (const auto its = word(&one, "mechanism"); !its.empty()) seen.insert(its);
  };
  collect(member(&findings_.scenario(), "processes"));
  page_.paragraph(words_("The runs that answer it switch each mechanism off in turn, in both arms, with the same luck; the report then shows the part that each carries:",
                         "Les simulations qui y répondent désactivent chaque mécanisme tour à tour, dans les deux bras, aux mêmes tirages ; le rapport montre alors la part que porte chacun :"));
  const auto name = std::filesystem::path(file_.path()).filename().string();
  page_.lines({"sillon attribution SCENARIO.json --report attribution.json", fmt::format("sillon report {} --attribution attribution.json -o {}", name, words_("report.html", "rapport.html"))});
  if (!seen.empty())
    page_.paragraph(words_(fmt::format("The scenario names {} mechanisms: {}. To test a few: --mechanisms NAME,NAME.", seen.size(), words_.list({seen.begin(), seen.end()})), fmt::format("Le scénario nomme {} mécanismes : {}. Pour n'en tester que quelques-uns : --mechanisms NOM,NOM.", seen.size(), words_.list({seen.begin(), seen.end()}))));
}

// ---- limits and sources

void DecisionReport::limits() {
  page_.heading(2, words_("Limits", "Limites"));
  if (!file_.complete()) {
    const auto why = file_.interrupted();
    page_.paragraph(words_(fmt::format("The runs are not finished{}: every figure stands for what was recorded so far.", why.empty() ? "" : fmt::format(" ({})", why)), fmt::format("Les simulations ne sont pas finies{} : chaque chiffre porte sur ce qui est enregistré à ce jour.", why.empty() ? "" : fmt::format(" ({})", why))));
  }
  if (file_.replicates() == 1)
    page_.paragraph(words_("There is a single replicate: no interval can be given, and no difference, however large, can be told from chance by this file alone.", "Il n'y a qu'un tirage : aucun intervalle ne peut être donné, et aucun écart, si grand soit-il, ne peut être distingué du hasard par ce seul fichier."));
  page_.heading(3, words_("Warnings of the file", "Avertissements du fichier"));
  std::vector<ReportCell> of_file;
  for (const auto& [en, fr] : file_.warnings()) of_file.push_back({words_.sentence(words_(en.empty() ? fr : en, fr))});
  if (const auto derived = file_.derived(); findings_.has_resilience() && derived)
    for (const auto& [name, value] : derived->attributes)
      if (name == words_("warning_en", "warning_fr") && !value.empty()) of_file.push_back({words_.sentence(value)});
  if (of_file.empty()) page_.paragraph(words_("The file carries none.", "Le fichier n'en porte pas."));
  const bool many = of_file.size() > 12;  // one for each missing figure, say
  if (many) page_.open("div", "many");
  page_.items(of_file);
  if (many) page_.close("div");
  page_.heading(3, words_("Warnings of the main series", "Avertissements des séries principales"));
  std::vector<std::pair<std::string, std::vector<std::string>>> grouped;
  for (const auto s : findings_.main())
    for (const auto& warning : warning(s)) {
      const auto at = std::find_if(grouped.begin(), grouped.end(), [&](const auto& one) { return one.first == warning; });
      if (at == grouped.end()) grouped.push_back({warning, {label(s)}});
      else at->second.push_back(label(s));
    }
  std::vector<ReportCell> of_series;
  for (const auto& [warning, labels] : grouped) of_series.push_back({fmt::format("{} {}{}{}", words_.sentence(warning), words_("It concerns", "Concerne"), words_(": ", " : "), words_.sentence(words_.list(labels)))});
  if (of_series.empty()) page_.paragraph(words_("None of them carries a warning.", "Aucune n'en porte."));
  page_.items(of_series);
  page_.heading(3, words_("What the model does not say", "Ce que le modèle ne dit pas"));
  page_.items({{words_("What will happen: a run is a simulated trajectory, which follows from stated assumptions.", "Ce qui arrivera : une simulation est une trajectoire simulée, qui découle d'hypothèses énoncées.")},
               {words_("That an effect exists in the world: gains from assumed mechanisms follow from our hypotheses. Most behavioural numbers are assumed and nothing was fitted to what happened.", "Qu'un effet existe dans le monde : les gains tirés de mécanismes supposés découlent de nos hypothèses. La plupart des nombres de comportement sont supposés, et rien n'a été ajusté à ce qui s'est passé.")},
               {words_("Which firm or person is concerned: establishments and residents are synthetic.", "Quelle entreprise ou quelle personne est concernée : établissements et résidents sont synthétiques.")},
               {words_("How sure a difference is beyond chance: an interval counts the luck of the draws, neither wrong assumptions nor missing mechanisms. Of twenty intervals about one misses by chance.", "À quel point un écart est sûr au-delà du hasard : un intervalle compte le hasard des tirages, ni les hypothèses fausses ni les mécanismes absents. Sur vingt intervalles, environ un se trompe par hasard.")},
               {words_("What its euros owe to stocks, substitution and needed inputs: sillon ranges SCENARIO gives their range.", "Ce que ses euros doivent aux stocks, à la substitution et aux intrants limitants : sillon ranges SCENARIO en donne la fourchette.")}});
}

void DecisionReport::sources() {
  page_.heading(2, words_("Sources", "Sources"));
  const auto* used = member(member(&findings_.scenario(), "territory"), "used");
  ReportTable table{words_("Where the figures come from", "D'où viennent les chiffres"), "<><", {words_("source", "source"), words_("year", "année"), words_("licence", "licence")}, {}, ""};
  const auto year = [](const Tree* tree) { return std::isfinite(figure(tree, "year")) ? fmt::format("{:.0f}", figure(tree, "year")) : std::string(); };
  if (const auto* all = member(used, "sources"); all != nullptr && all->is(Tree::Kind::object))
    for (const auto& [name, source] : all->members()) table.row({text_of(member(&source, "title"), words_).empty() ? name : text_of(member(&source, "title"), words_), year(&source), word(&source, "licence")});
  if (const auto* sectors = member(member(used, "sectors"), "used"); !word(sectors, "source").empty()) table.row({word(sectors, "source"), year(sectors), word(sectors, "licence")});
  if (table.rows.empty()) page_.paragraph(words_("The scenario names no sources of figures.", "Le scénario ne nomme pas de sources de chiffres."));
  page_.table(table);
  page_.paragraph(words_("The sources of crises and policies stand with their dates where what was asked is told, those of parameters in the annex. Each is quoted in the language of its file.", "Les sources des crises et des politiques sont avec leurs dates là où est dit ce qui a été demandé, celles des paramètres en annexe. Chacune est citée dans la langue de son fichier."));
}

// ---- annex

void DecisionReport::annex() {
  page_.open("div", "annex");
  page_.heading(2, words_("Annex: parameters, provenance, how to run it again", "Annexe : paramètres, provenance, comment refaire"));
  ReportTable made{words_("Provenance", "Provenance"), "<<", {words_("what", "quoi"), words_("value", "valeur")}, {}, ""};
  const auto row = [&](std::string_view en, std::string_view fr, const std::string& value) {
    if (!value.empty()) made.row({words_(en, fr), value});
  };
  const auto name = std::filesystem::path(file_.path()).filename().string();
  row("run file", "fichier de simulations", name);
  row("scenario", "scénario", file_.attribute("name"));
  row("version of the program", "version du programme", file_.attribute("version"));
  row("commit", "révision", file_.attribute("commit"));
  row("compiler", "compilateur", file_.attribute("compiler"));
  row("HDF5", "HDF5", file_.attribute("hdf5_version"));
  row("made on (UTC)", "fait le (UTC)", file_.attribute("created"));
  row("seed", "graine", fmt::format("{}", file_.seed()));
  row("replicates", "réplicats", fmt::format("{}", file_.replicates()));
  row("steps", "pas", fmt::format("{} ({})", file_.steps(), file_.attribute("step") == "week" ? words_("weeks", "semaines") : file_.attribute("step") == "day" ? words_("days", "jours") : file_.attribute("step") == "month" ? words_("months", "mois") : file_.attribute("step")));
  row("complete", "complet", file_.complete() ? words_("yes", "oui") : words_("no", "non"));
  row("forked from", "bifurqué de", file_.attribute("forked_from"));
  page_.table(made);
  if (const auto past = file_.attribute("forked_from"); !past.empty()) {
    page_.paragraph(words_(fmt::format("This file is a fork: its past is that of {}, from which `sillon fork` makes it again.", past), fmt::format("Ce fichier est un embranchement : son passé est celui de {}, à partir duquel `sillon fork` le refait.", past)));
  } else {
    page_.paragraph(words_("To run it again: the run file holds the scenario as it was read, with all that it used. The same version of the program gives the same digest, on any number of threads:",
                           "Pour refaire : le fichier de simulations contient le scénario tel qu'il a été lu, avec tout ce qu'il utilise. La même version du programme donne la même empreinte, quel que soit le nombre de fils d'exécution :"));
    page_.lines({fmt::format("sillon run {} -o again.h5", name), fmt::format("sillon digest {}", name), "sillon digest again.h5"});
  }

  const auto parameters = file_.parameters();
  if (parameters.empty()) {
    page_.paragraph(words_("The file lists no parameters.", "Le fichier ne liste pas de paramètres."));
    page_.close("div");
    return;
  }
  const auto assumed = std::count_if(parameters.begin(), parameters.end(), [](const auto& one) { return is_assumed(one.source); });
  page_.heading(3, words_("All parameters", "Tous les paramètres"));
  page_.paragraph(words_(fmt::format("{} parameters, {} of them ({}) assumed: marked *. A range is what the process accepts, not a confidence interval.", parameters.size(), assumed, words_.percent(double(assumed) / double(parameters.size()))),
                         fmt::format("{} paramètres, dont {} ({}) supposés : marqués *. Le domaine est ce que le processus accepte, non un intervalle de confiance.", parameters.size(), assumed, words_.percent(double(assumed) / double(parameters.size())))));
  ReportTable table{words_("Parameters by process", "Paramètres par processus"), "<<<<<", {words_("parameter", "paramètre"), words_("meaning", "sens"), words_("value", "valeur"), words_("range", "domaine"), words_("source", "source")}, {}, ""};
  std::string last;
  for (const auto& one : parameters) {
    if (one.instance != last) table.group(last = one.instance);
    table.row({one.parameter + (is_assumed(one.source) ? " *" : ""), words_(one.meaning_en.empty() ? one.meaning_fr : one.meaning_en, one.meaning_fr), words_.as_written(one.value) + (one.unit.empty() || one.unit == "1" ? "" : "\u202f" + words_.unit(one.unit)),
               std::isfinite(one.low) && std::isfinite(one.high) ? words_(fmt::format("{} to {}", words_.number(one.low), words_.number(one.high)), fmt::format("{} à {}", words_.number(one.low), words_.number(one.high))) : "",
               one.source.empty() ? words_("none stated", "non indiquée") : one.source});
  }
  page_.table(table);
  page_.close("div");
}

}  // namespace app
