// app/decision_report.cpp -- the report from first page to annex, and what its chapters share.
#include "app/decision_report.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <set>

#include <fmt/format.h>

#include "study/run_resilience.hpp"

namespace app {

using study::Polarity;

bool is_assumed(std::string_view source) { return source.empty() || source.find("assum") != std::string_view::npos || source.find("Assum") != std::string_view::npos; }

std::string DecisionReport::label(std::size_t series) const {
  const auto& its = findings_.series(series);
  const auto text = words_(its.label_en.empty() ? its.label_fr : its.label_en, its.label_fr);
  return text.empty() ? its.column : text;
}

std::vector<std::string> DecisionReport::warning(std::size_t series) const {
  std::vector<std::string> out;
  const auto& its = findings_.series(series);
  if (auto text = words_(its.warning_en.empty() ? its.warning_fr : its.warning_en, its.warning_fr); !text.empty()) out.push_back(std::move(text));
  return out;
}

std::vector<std::string> DecisionReport::warnings(const std::vector<std::size_t>& series) const {
  std::vector<std::string> out;
  for (const auto s : series)
    for (auto& one : warning(s))
      if (std::find(out.begin(), out.end(), one) == out.end()) out.push_back(std::move(one));
  return out;
}

std::string DecisionReport::mark(Polarity polarity) const {
  switch (polarity) {
    case Polarity::more_is_better: return "(+)";
    case Polarity::more_is_worse: return "(−)";
    case Polarity::neutral: return "(~)";
    case Polarity::undeclared: break;
  }
  return "(?)";
}

ReportCell DecisionReport::series_cell(std::size_t series) const {
  return {fmt::format("{} {}", words_.capital(label(series)), mark(findings_.polarity(series))), warning(series)};
}

std::vector<NamedEffect> DecisionReport::named(const Compared& compared, const std::vector<std::size_t>& series) const {
  std::vector<NamedEffect> out;
  for (const auto s : series)
    if (const auto* effect = compared.of(s); effect != nullptr && effect->found.replicates > 0) {
      const auto its = warning(s);
      out.push_back({label(s), findings_.series(s).unit, its.empty() ? "" : its.front(), *effect});
    }
  return out;
}

std::vector<std::size_t> DecisionReport::declared_main() const {
  std::vector<std::size_t> out;
  for (const auto s : findings_.main())
    if (findings_.polarity(s) == Polarity::more_is_better || findings_.polarity(s) == Polarity::more_is_worse) out.push_back(s);
  return out;
}

const Compared* DecisionReport::crisis_of(const std::string& context) const {
  for (const auto& one : findings_.crises())
    if (one.other == context) return &one;
  return nullptr;
}

std::vector<const Compared*> DecisionReport::options_first() const {
  std::vector<const Compared*> out;
  for (const bool crisis : {true, false})
    for (const auto& one : findings_.options())
      if ((one.within != findings_.control()) == crisis) out.push_back(&one);
  return out;
}

std::string DecisionReport::interval(const study::Interval& its, std::string_view unit, bool sign) const {
  return its.count == 0 ? words_("not defined", "non défini") : words_.with_interval(its.mean, its.half, unit, sign);
}
std::string DecisionReport::shares(const study::Interval& its) const {
  return its.count == 0 ? words_("not defined", "non défini") : words_.percent_interval(its.mean, its.half);
}

bool DecisionReport::defined(const std::string& context, const std::string& strategy, std::size_t series, std::size_t row) const {
  const auto its = findings_.row(context, strategy, series, row, "undefined");
  return its.count > 0 && its.mean < 0.5 * static_cast<double>(file_.time().size());
}

std::string DecisionReport::recovery(const std::string& context, const std::string& strategy, std::size_t series, std::size_t row) const {
  const double censored = findings_.not_recovered(context, strategy, series, row);
  if (std::isnan(censored) || !defined(context, strategy, series, row)) return words_("not defined", "non défini");
  if (censored > 0)
    return censored > 0.999 ? words_("not seen before the end", "non observé avant la fin")
                         : words_(fmt::format("not seen in {} of runs", words_.percent(censored)), fmt::format("non observé dans {} des simulations", words_.percent(censored)));
  const auto its = findings_.row(context, strategy, series, row, "recovery_time");
  if (its.count > 0 && its.mean == 0) return words_("never left the band", "jamais sorti de la bande");
  return interval(its, "day", false);
}

std::string DecisionReport::why_no_resilience() const {
  if (!file_.complete())
    return words_("The file is not complete: losses and recoveries are worked out when all runs are done (sillon resume).",
                  "Le fichier est incomplet : les pertes et les rétablissements sont calculés quand toutes les simulations sont finies (sillon resume).");
  if (file_.contexts().size() < 2)
    return words_("The file has a single context: there is no run without the crisis to compare with, so neither losses nor recoveries are defined.",
                  "Le fichier n'a qu'un contexte : sans simulation témoin à quoi comparer, ni pertes ni rétablissements ne sont définis.");
  if (!findings_.calm())
    return words_("The file has not exactly one context without a crisis, so no control is certain and losses were not worked out; sillon resilience FILE --control NAME does it.",
                  "Le fichier n'a pas exactement un contexte sans crise : le témoin n'est pas certain et les pertes n'ont pas été calculées ; sillon resilience FICHIER --control NOM le fait.");
  return words_("The file holds no group /resilience: it was written by an earlier version; sillon resilience FILE works the losses out.",
                "Le fichier ne contient pas de groupe /resilience : il vient d'une version antérieure ; sillon resilience FICHIER calcule les pertes.");
}

std::string DecisionReport::chance_note() const {
  return file_.replicates() > 1
             ? words_(fmt::format("± is half of the 95 % interval (Student) over {} pairs of runs that share their luck. (+) more is better, (−) more is worse, (~) neither, (?) nobody declared a side.", file_.replicates()),
                      fmt::format("± : demi-largeur de l'intervalle à 95 % (Student) sur {} paires de simulations aux mêmes tirages aléatoires. (+) plus est mieux, (−) plus est pire, (~) ni l'un ni l'autre, (?) sens non déclaré.", file_.replicates()))
             : words_("?: a single luck, no interval says what is chance and what is not. (+) more is better, (−) more is worse, (~) neither, (?) nobody declared a side.",
                      "? : un seul tirage, aucun intervalle ne dit ce qui relève du hasard. (+) plus est mieux, (−) plus est pire, (~) ni l'un ni l'autre, (?) sens non déclaré.");
}

// ---- figures

viz::Frame DecisionReport::frame(const std::string& title, const std::string& summary) const {
  viz::Frame out;
  out.title = words_.typeset(title);
  out.summary = words_.typeset(summary);
  out.language = words_.french() ? viz::Language::fr : viz::Language::en;
  out.width = 760;
  out.id = page_.next_figure_id();
  return out;
}

viz::Panel DecisionReport::panel(std::size_t s, const std::string& context, bool triangle) const {
  const auto& strategy = findings_.strategies().front().name;
  viz::Panel out;
  out.title = words_.typeset(words_.capital(label(s)));
  out.unit = words_.unit(findings_.series(s).unit);
  out.days = file_.time();
  const auto line = [&](const std::string& of, bool reference) {
    auto its = findings_.envelope(of, strategy, s);
    viz::Line drawn;
    drawn.name = words_.typeset(findings_.context_title(of, words_));
    drawn.middle = std::move(its.mean), drawn.low = std::move(its.low), drawn.high = std::move(its.high);
    drawn.reference = reference;
    drawn.style = reference ? -1 : 0;
    return drawn;
  };
  out.lines.push_back(line(context, false));
  if (context != findings_.control()) out.lines.push_back(line(findings_.control(), true));
  for (const auto& event : file_.events())
    if (event.kind == "crisis" && event.choice == context) out.spans.push_back({words_.typeset(words_(event.title_en, event.title_fr)), event.from, event.until, false});
  if (out.spans.size() > 3) out.spans.clear();
  const auto* crisis = crisis_of(context);
  if (triangle && crisis != nullptr && findings_.has_resilience() && defined(context, strategy, s, 0) && crisis->of(s) != nullptr && crisis->of(s)->reading() == Reading::worse) {
    viz::Triangle its;
    its.shock = study::shock(context, file_.events(), file_.time().front()).from;
    // Of the line that is drawn: the mean of the worst days of replicates may be the worst day of none.
    const auto &fallen = out.lines.front().middle, &normal = out.lines.back().middle;
    double least = 1;
    for (std::size_t i = 0; i < std::min(fallen.size(), normal.size()); ++i)
      if (const double here = study::performance(fallen[i], normal[i], findings_.polarity(s)); out.days[i] >= its.shock && here < least) least = here, its.lowest = out.days[i];
    if (const double censored = findings_.not_recovered(context, strategy, s, 0); censored == 0) {
      const auto back = findings_.row(context, strategy, s, 0, "recovery_time");
      if (back.count > 0 && back.mean > 0) its.recovery = its.shock + static_cast<sim::Day>(std::lround(back.mean));
      its.fell = back.count == 0 || back.mean > 0;
    }
    out.triangles.push_back(its);
  }
  return out;
}

viz::Panel DecisionReport::option_panel(std::size_t s, const std::string& context) const {
  viz::Panel out;
  out.title = words_.typeset(words_.capital(label(s)));
  out.unit = words_.unit(findings_.series(s).unit);
  out.days = file_.time();
  int style = 0;
  for (const auto& strategy : findings_.strategies()) {
    auto its = findings_.envelope(context, strategy.name, s);
    viz::Line drawn;
    drawn.name = words_.typeset(findings_.strategy_title(strategy.name, words_));
    drawn.middle = std::move(its.mean);
    if (findings_.strategies().size() <= 2) drawn.low = std::move(its.low), drawn.high = std::move(its.high);
    drawn.reference = style == 0;
    drawn.style = drawn.reference ? -1 : style - 1;
    ++style;
    out.lines.push_back(std::move(drawn));
  }
  return out;
}

// ---- the document

namespace {

std::string file_title(const io::RunReader& file, const Words& words) {
  const auto en = file.attribute("title_en"), fr = file.attribute("title_fr");
  const auto out = words(en.empty() ? fr : en, fr);
  return !out.empty() ? out : !file.attribute("name").empty() ? file.attribute("name") : std::filesystem::path(file.path()).filename().string();
}

}  // namespace

std::string decision_report(const std::vector<ReportedFile>& files, const sim::Tree* attribution, const Voice& voice) {
  const auto language = voice.french() ? Language::fr : Language::en;
  std::vector<Words> all;
  for (const auto& one : files) all.emplace_back(language, one.file->attribute("step"));
  const Words& words = all.front();
  Page page(words);
  const bool alone = files.size() == 1;
  std::string masthead, first;
  const auto created = files.front().file->attribute("created").substr(0, 10);
  const auto made = words(fmt::format("sillon {}: simulated trajectories, not a prediction", files.front().file->attribute("version")),
                          fmt::format("sillon {} : trajectoires simulées, et non annonce de ce qui adviendra", files.front().file->attribute("version")));
  if (alone) {
    const auto& file = *files.front().file;
    masthead = fmt::format("<header><p class=\"meta\">{}</p>\n<h1>{}</h1></header>\n", escaped(words.typeset(words("Prospective study and stress test", "Étude prospective et test de résistance"))), escaped(words.typeset(file_title(file, words))));
    DecisionReport report(*files.front().findings, attribution, words, page);
    report.synthesis();
    first = page.take();
  } else {
    masthead = fmt::format("<header><p class=\"meta\">{}</p>\n<h1>{}</h1></header>\n", escaped(words.typeset(words("Prospective studies and stress tests", "Études prospectives et tests de résistance"))),
                           escaped(words.typeset(words(fmt::format("{} studies side by side", files.size()), fmt::format("{} études côte à côte", files.size())))));
    page.plain_heading(2, words("What was asked of each, and what came out", "Ce qui a été demandé à chacune, et ce qui en sort"));
    ReportTable table{words("The studies", "Les études"), "<<<", {words("study", "étude"), words("question", "question"), words("what its options change", "ce que changent ses options")}, {}, ""};
    for (std::size_t i = 0; i < files.size(); ++i) table.rows.push_back({"", DecisionReport(*files[i].findings, attribution, all[i], page).of_many(file_title(*files[i].file, all[i]))});
    table.note = words("Each study has its own territory, contexts and options: figures of two studies are not differences between them.",
                       "Chaque étude a son territoire, ses contextes et ses options : les chiffres de deux études ne se retranchent pas.");
    page.table(table);
    page.open("div", "caution");
    page.paragraph(words("Read before use. These are simulated trajectories: what follows from stated assumptions, not what will happen. Each chapter begins with a synthesis and its own cautions.",
                         "À lire avant usage. Ce sont des trajectoires simulées : ce qui découle d'hypothèses énoncées, et non ce qui arrivera. Chaque chapitre commence par une synthèse et ses propres mises en garde."));
    page.close("div");
    first = page.take();
  }
  for (std::size_t i = 0; i < files.size(); ++i) {
    DecisionReport report(*files[i].findings, attribution, all[i], page);
    if (!alone) page.chapter(file_title(*files[i].file, all[i])), report.synthesis();
    report.asked();
    report.territory();
    report.contexts();
    report.strategies();
    report.resilience();
    report.bearers();
    report.mechanisms();
    report.limits();
    report.sources();
    report.annex();
  }
  auto title = alone ? file_title(*files.front().file, words) : words("Prospective studies", "Études prospectives");
  return page.document(title, masthead, first, created.empty() ? made : fmt::format("{} ({} {})", made, words("runs of", "simulations du"), created));
}

}  // namespace app
