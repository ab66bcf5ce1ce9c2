// app/decision_report_opening.cpp -- an answer in a sentence or two, what was asked, the territory.
#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "app/decision_report.hpp"
#include "app/series_measure.hpp"
#include "app/stated_figures.hpp"

namespace app {
namespace {

constexpr double worth_telling = 1e-3;  // of the reference, for a second effect
constexpr std::size_t most_options_told = 3;

// Files hold the first day after.
sim::Day last_day(const io::RunPlan::Event& event) { return std::max(event.from, event.until - 1); }

}  // namespace

std::vector<ReportCell> DecisionReport::of_many(const std::string& title) {
  std::string out;
  std::size_t told_here = 0;
  for (const auto* option : options_first())
    if (option->within == options_first().front()->within && ++told_here <= most_options_told) out += fmt::format("{}{}", out.empty() ? "" : " ", answer(*option));
  if (out.empty())
    for (const auto& crisis : findings_.crises()) out += fmt::format("{}{}{}{}", out.empty() ? "" : " ", findings_.context_title(crisis.other, words_), words_(": ", " : "), tally(named(crisis, declared_main()), words_));
  if (out.empty()) out = words_("A single context and a single strategy: levels alone, no difference.", "Un seul contexte et une seule stratégie : des niveaux, pas d'écart.");
  return {title, words_(file_.attribute("question_en").empty() ? file_.attribute("question_fr") : file_.attribute("question_en"), file_.attribute("question_fr")), {out, warnings(declared_main())}};
}

// The shortest answer that numbers allow: what of the crisis it makes up for, what it moves most, what it leaves as it is.
std::string DecisionReport::answer(const Compared& option) const {
  const auto its = named(option, findings_.main());
  const auto strategy = words_.quoted(findings_.strategy_title(option.other, words_));
  std::vector<std::string> parts;
  for (const auto s : declared_main()) {
    const auto* crisis = crisis_of(option.within);
    if (crisis == nullptr || crisis->of(s) == nullptr || crisis->of(s)->reading() != Reading::worse) continue;
    // Both sides since the crisis began, which the other figures of a strategy are not: said, so that nobody multiplies them.
    const auto title = words_.quoted(findings_.context_title(option.within, words_)), since = words_.date(crisis->from);
    const auto cost = words_(fmt::format("of what {} costs in {} since {}", title, label(s), since), fmt::format("de ce que {} coûte depuis le {} ({})", title, since, label(s)));
    const auto back = findings_.made_up(option, s);
    if (option.of(s)->found.zero) parts.push_back(words_("makes up for exactly nothing ", "ne compense exactement rien ") + cost);
    else if (back && back->count > 1 && may_be_chance(*back)) parts.push_back(words_("may well make up for nothing ", "ne compense peut-être rien ") + cost + words_(": chance alone may explain what is seen", " : le hasard seul peut expliquer ce qu'on voit"));
    else if (back && back->mean > 0) parts.push_back(words_("makes up for ", "compense ") + words_.percent_interval(back->mean, back->half) + " " + cost);
    else if (back) parts.push_back(words_("makes worse, by ", "aggrave de ") + words_.percent_interval(-back->mean, back->half) + words_(fmt::format(", what {} costs in {} since {}", title, label(s), since), fmt::format(" ce que {} coûte depuis le {} ({})", title, since, label(s))));
    break;
  }
  if (auto most = largest(its, 2); !most.empty()) {
    if (most.size() > 1 && !(std::abs(most[1].effect.share()) > worth_telling)) most.pop_back();
    std::vector<std::string> told_most;
    for (const auto& one : most) {
      const auto share = words_.percent_interval(one.effect.share(), one.effect.half_share(), true);
      told_most.push_back(fmt::format("{} ({}, {})", one.label, share.empty() ? words_.with_interval(one.effect.found.mean.mean, one.effect.found.mean.half, one.unit) : share, words_.name(one.effect.reading(), file_.replicates() == 1)));
    }
    parts.push_back(words_(fmt::format("moves most, as a share of the reference: {}", words_.list(told_most)), fmt::format("agit le plus, en part de la référence, sur : {}", words_.list(told_most))));
  }
  std::vector<std::string> zero, chance;
  for (const auto& one : its) {
    if (one.effect.reading() == Reading::exactly_zero) zero.push_back(one.label);
    if (one.effect.reading() == Reading::chance) chance.push_back(one.label);
  }
  std::size_t beside = 0;
  for (const auto& one : findings_.options()) beside += one.within == option.within ? 1 : 0;
  if (beside > 1) zero.clear(), chance.clear();  // told once for all
  if (!zero.empty()) parts.push_back(words_(fmt::format("leaves exactly as they are: {}", words_.list(zero, 3)), fmt::format("laisse exactement tels quels : {}", words_.list(zero, 3))));
  else if (!chance.empty()) parts.push_back(words_(fmt::format("has no effect that can be told from chance on: {}", words_.list(chance, 3)), fmt::format("n'a pas d'effet distinct du hasard sur : {}", words_.list(chance, 3))));
  if (parts.empty()) return "";
  std::string out = words_.sentence(words_(fmt::format("{} {}", strategy, fmt::join(parts, "; ")), fmt::format("{} {}", strategy, fmt::join(parts, " ; "))));
  return out + (findings_.options().size() > 1 ? " " + tally(its, words_) : "");
}

void DecisionReport::asked() {
  page_.heading(2, words_("What was asked", "Ce qui a été demandé"));
  const auto say = [&](std::string_view member, std::string_view en, std::string_view fr) {
    if (const auto text = text_of(findings_.scenario().is(sim::Tree::Kind::object) ? findings_.scenario().find(member) : nullptr, words_); !text.empty())
      page_.paragraph(fmt::format("{}{}{}", words_(en, fr), words_(": ", " : "), text));
  };
  say("question", "Question", "Question");
  say("goals", "Goals", "Objectifs");
  say("method", "Method", "Méthode");
  ReportTable table{words_("Contexts and strategies", "Contextes et stratégies"), "<<<", {words_("title", "intitulé"), words_("what it is", "nature"), words_("name in the file", "nom dans le fichier")}, {}, ""};
  for (const auto& one : file_.contexts())
    table.row({findings_.context_title(one.name, words_), one.name == findings_.control() ? (findings_.calm() ? words_("control context, without a crisis", "contexte témoin, sans crise") : words_("context that others are compared with", "contexte auquel les autres sont comparés")) : words_("context", "contexte"), one.name});
  for (const auto& one : findings_.strategies())
    table.row({findings_.strategy_title(one.name, words_), one.name == findings_.strategies().front().name ? words_("strategy of reference", "stratégie de référence") : words_("strategy", "stratégie"), one.name});
  page_.table(table);
  if (const auto hidden = file_.strategies().size() - findings_.strategies().size(); hidden > 0)
    page_.paragraph(words_(fmt::format("Strategies left out here, the same under other assumptions or without a mechanism: {}.", hidden),
                           fmt::format("Stratégies laissées de côté, qui sont les mêmes sous d'autres hypothèses ou sans un mécanisme : {}.", hidden)));
  page_.heading(3, words_("What happens when", "Ce qui se passe, et quand"));
  const auto events = file_.events();
  if (events.empty()) {
    page_.paragraph(words_("The scenario has neither dated crises nor dated policies.", "Le scénario n'a ni crise datée ni politique datée."));
    return;
  }
  time_line();
  ReportTable dated{words_("Crises and policies, with their sources", "Crises et politiques, avec leurs sources"), "<<||<",
                    {words_("title", "intitulé"), words_("of", "dans"), words_("from", "du"), words_("until", "au"), words_("source", "source")}, {}, ""};
  for (const std::string kind : {"crisis", "policy"}) {
    // The same policy of several strategies stands once.
    std::vector<std::pair<io::RunPlan::Event, std::vector<std::string>>> once;
    for (const auto& event : events) {
      if (event.kind != kind) continue;
      const auto of = kind == "crisis" ? findings_.context_title(event.choice, words_) : findings_.strategy_title(event.choice, words_);
      const auto at = std::find_if(once.begin(), once.end(), [&](const auto& one) { return one.first.title_en == event.title_en && one.first.title_fr == event.title_fr && one.first.from == event.from && one.first.until == event.until && one.first.source == event.source; });
      if (at == once.end()) once.push_back({event, {of}});
      else if (std::find(at->second.begin(), at->second.end(), of) == at->second.end()) at->second.push_back(of);
    }
    if (!once.empty()) dated.group(kind == "crisis" ? words_("Crises", "Crises") : words_("Policies", "Politiques"));
    for (const auto& [event, of] : once)
      dated.row({words_(event.title_en.empty() ? event.title_fr : event.title_en, event.title_fr), fmt::format("{}", fmt::join(of, words_("; ", " ; "))), words_.date(event.from), words_.date(last_day(event)),
                 event.source.empty() ? words_("none stated", "non indiquée") : event.source});
  }
  page_.table(dated);
}

void DecisionReport::time_line() {
  const auto& time = file_.time();
  if (time.empty()) return;
  std::vector<viz::Event> drawn;
  std::set<std::tuple<std::string, sim::Day, sim::Day>> seen;
  std::vector<std::string> told;
  for (const std::string kind : {"crisis", "policy"})
    for (const auto& event : file_.events()) {
      if (event.kind != kind) continue;
      const auto title = words_(event.title_en.empty() ? event.title_fr : event.title_en, event.title_fr);
      if (!seen.emplace(title, event.from, event.until).second) continue;
      drawn.push_back({kind == "crisis" ? words_("crises", "crises") : words_("policies", "politiques"), words_.typeset(title), event.from, event.until, kind == "policy"});
      told.push_back(fmt::format("{}, {}", title, words_(fmt::format("{} to {}", words_.date(event.from), words_.date(last_day(event))), fmt::format("du {} au {}", words_.date(event.from), words_.date(last_day(event))))));
    }
  const auto title = words_("Crises and policies in time", "Crises et politiques dans le temps");
  page_.figure(viz::time_line(frame(title, words_.sentence(fmt::format("{}", fmt::join(told, words_("; ", " ; "))))), drawn, time.front(), time.back()), words_("what is dated in the scenario, from the first to the last day of the runs.", "ce que le scénario date, du premier au dernier jour des simulations."), {});
}

void DecisionReport::territory() {
  page_.heading(2, words_("The territory: stated and settled", "Le territoire : données sources et valeurs calées"));
  const auto statements = file_.statements();
  const auto* place = findings_.scenario().is(sim::Tree::Kind::object) ? findings_.scenario().find("territory") : nullptr;
  const auto* used = place != nullptr && place->is(sim::Tree::Kind::object) ? place->find("used") : nullptr;
  if (const auto title = text_of(used != nullptr ? used->find("title") : nullptr, words_); !title.empty()) page_.paragraph(words_.sentence(title));
  if (const double scale = findings_.scale(); scale != 1)
    page_.paragraph(words_(fmt::format("The territory was simulated at a scale of {}: counts stand for a sample, not for all.", words_.number(scale)),
                           fmt::format("Le territoire est simulé à l'échelle {} : les effectifs sont ceux d'un échantillon.", words_.number(scale))));
  if (statements.empty()) {
    page_.paragraph(words_("The file states no figures of the territory.", "Le fichier ne donne pas de chiffres du territoire."));
    return;
  }
  const auto its = settled(statements);
  page_.paragraph(words_(fmt::format("{} figures were read. {} are met by the simulated territory (to the whole unit where the source has decimals), {} are missed by a residual, {} are read but nothing in the simulation shows them, {} are missing in the sources. {} ({}) are imputed: from national shares or assumptions, not observed here.",
                                     words_.count(double(its.all)), words_.count(double(its.met)), words_.count(double(its.residual)), words_.count(double(its.unused)), words_.count(double(its.missing)), words_.count(double(its.imputed)), words_.percent(double(its.imputed) / double(its.all))),
                         fmt::format("{} chiffres ont été lus. {} sont respectés par le territoire simulé (à l'unité près quand la source a des décimales), {} présentent un écart, {} sont lus sans que la simulation les montre, {} manquent dans les sources. {} ({}) sont imputés : tirés de parts nationales ou d'hypothèses, non observés ici.",
                                     words_.count(double(its.all)), words_.count(double(its.met)), words_.count(double(its.residual)), words_.count(double(its.unused)), words_.count(double(its.missing)), words_.count(double(its.imputed)), words_.percent(double(its.imputed) / double(its.all)))));
  ReportTable table{words_("Stated and settled: the whole, and the largest residuals by place", "Données sources et valeurs calées : l'ensemble, et les plus grands écarts par lieu"), "<>>>>",
                    {words_("figure", "chiffre"), words_("year", "année"), words_("stated", "source"), words_("settled", "calé"), words_("residual", "écart")}, {}, ""};
  const auto row = [&](const sim::Statement& one, bool of_place) {
    const auto name = one.label_en.empty() ? one.figure : words_(one.label_en, one.label_fr);
    table.row({of_place ? fmt::format("{}, {}", one.place_name.empty() || one.place_name == "*" ? one.place : one.place_name, name) : words_.capital(name), one.year > 0 ? std::to_string(one.year) : "", words_.number(one.stated), words_.number(one.settled),
               is_met(one) ? "=" : words_.percent_change((one.settled - one.stated) / std::abs(one.stated))});
  };
  if (!its.whole.empty()) table.group(words_("The whole", "L'ensemble"));
  for (std::size_t i = 0; i < std::min<std::size_t>(its.whole.size(), 15); ++i) row(its.whole[i], false);
  if (!its.places.empty()) table.group(words_("Largest residuals by place", "Plus grands écarts par lieu"));
  for (std::size_t i = 0; i < std::min<std::size_t>(its.places.size(), 8); ++i) row(its.places[i], true);
  page_.table(table);
  territory_map();
}

void DecisionReport::territory_map() {
  std::size_t unemployed = file_.series().size(), employed = unemployed;
  for (std::size_t s = 0; s < file_.series().size(); ++s)
    if (const auto& one = file_.series()[s]; one.population == "commune" && one.rows > 1) {
      if (one.column == "unemployed") unemployed = s;
      if (one.column == "employed") employed = s;
    }
  std::map<std::string, double> share;
  const bool seekers = unemployed < file_.series().size() && employed < file_.series().size() && !file_.time().empty() && findings_.recorded() > 0;
  if (seekers) {
    const auto &context = file_.contexts().front().name, &strategy = findings_.strategies().front().name;
    const auto& its = file_.series()[unemployed];
    const auto without = file_.series(context, strategy, 0, its.population, its.column), with = file_.series(context, strategy, 0, file_.series()[employed].population, file_.series()[employed].column);
    for (std::size_t row = 0; row < its.rows && row < without.size() && row < with.size(); ++row)
      if (without[row] + with[row] > 0) share[its.row_names[row]] = 100 * without[row] / (without[row] + with[row]);
  }
  viz::PlaceMap map;
  for (const auto& [code, place] : findings_.places()) {
    const auto value = share.find(code);
    if (std::isfinite(place.longitude) && std::isfinite(place.latitude))
      map.places.push_back({place.name, place.longitude, place.latitude, std::isfinite(place.inhabitants) ? place.inhabitants : 1, value == share.end() ? viz::unknown : value->second});
  }
  if (map.places.empty() || map.places.size() > 600) return;
  map.size_word = words_("inhabitants", "habitants");
  auto its = frame(words_("Communes of the territory at the start", "Communes du territoire au départ"),
                   words_(fmt::format("{} communes as circles: the area is the number of inhabitants, the colour the share of residents seeking a job.", map.places.size()), fmt::format("{} communes en cercles : l'aire est le nombre d'habitants, la couleur la part de résidents en recherche d'emploi.", map.places.size())));
  its.unit = "%";
  its.width = 840, its.height = 430;
  page_.figure(viz::schematic_map(its, map),
               words_("schematic: circles stand near the places, their borders mean nothing. Colour: residents without a job who seek one, as a share of them and of residents with a job in the territory, first day, first replicate.",
                      "schéma : les cercles sont près des lieux, leurs bords ne signifient rien. Couleur : résidents sans emploi qui en cherchent un, en part de ceux-ci et des résidents en emploi sur le territoire, premier jour, premier réplicat."),
               seekers ? warnings({unemployed, employed}) : std::vector<std::string>{});
}

}  // namespace app
