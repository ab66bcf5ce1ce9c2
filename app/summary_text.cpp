// app/summary_text.cpp -- the parts of the summary, top to bottom.
#include "app/summary_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "app/attribution_plan.hpp"
#include "app/comparison.hpp"
#include "app/factorial.hpp"
#include "app/ranges_findings.hpp"
#include "app/ranges_report.hpp"
#include "app/stated_figures.hpp"

namespace app {
namespace {

using io::RunPlan;
using io::RunReader;

// Shown first where the file has them: what came of it, who was helped, who works with whom, what was done together.
constexpr std::array<std::string_view, 24> preferred{
    "output",      "value_added",  "jobs",       "unemployed",       "firms_failed",    "firms_short",
    "energy_bill", "energy_help",  "unmet",      "emissions",        "public_cash",     "aid",
    "groups_cost", "members",      "ties_known", "ties_across",      "ties_trusted",    "trust",
    "innovations", "projects_delivered", "problems_solved", "map_coverage", "map_modularity", "map_path"};
constexpr std::size_t most_rows = 20, most_labels = 8, most_zero = 12;  // besides the preferred ones, unless all is asked for

std::string heading(const std::string& text) { return '\n' + wrapped(text, ""); }

std::string label(const RunReader::Series& series, const Voice& voice) {
  const bool countable =
      series.unit.empty() || series.unit == "1" || series.unit == "person" || series.unit == "job";
  return voice(series.label_en, series.label_fr) + (countable ? "" : " [" + series.unit + "]");
}

std::string title(const RunPlan::Choice& choice, const Voice& voice) {
  const std::string text = voice(choice.title_en, choice.title_fr);
  return text.empty() || text == choice.name ? choice.name : fmt::format("{} ({})", text, choice.name);
}

std::size_t rank(const RunReader::Series& series) {
  return static_cast<std::size_t>(std::find(preferred.begin(), preferred.end(), series.column) - preferred.begin());
}
bool is_preferred(const RunReader::Series& series) { return rank(series) < preferred.size(); }

// The series of the territory as a whole: populations with one row.
std::vector<RunReader::Series> whole(const RunReader& file) {
  std::vector<RunReader::Series> out;
  for (const auto& series : file.series())
    if (series.rows == 1) out.push_back(series);
  std::stable_sort(out.begin(), out.end(), [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
  return out;
}

// When what distinguishes a context or strategy begins.
sim::Day begin_of(const RunReader& file, const std::string& choice, std::string_view kind) {
  sim::Day first = file.time().empty() ? 0 : file.time().back();
  bool any = false;
  for (const auto& event : file.events())
    if (event.choice == choice && event.kind == kind) first = std::min(first, event.from), any = true;
  return any ? first : file.time().empty() ? 0 : file.time().front();
}

// Whether all is told; and what was, whose warnings have to stand below.
struct Extent {
  bool all = false;
  std::set<std::string> told{};  // POPULATION.COLUMN

  static std::string name(const RunReader::Series& series) { return fmt::format("{}.{}", series.population, series.column); }
};

std::string others(std::size_t count, const Voice& voice) {
  return voice(fmt::format("and {} more", count), fmt::format("et {} {}", count, count == 1 ? "autre" : "autres"));
}
std::string others_line(std::size_t count, const RunReader& file, const Voice& voice) {
  if (count == 0) return "";
  return fmt::format("  {}{} sillon summary {} --all\n", others(count, voice), voice(":", " :"), file.path());
}

// The rows that are shown: the preferred ones in their order, then those of the largest effect. Says how many are left out.
template <class Row, class Effect> std::size_t choose(std::vector<Row>& rows, const Extent& extent, const Effect& effect) {
  if (extent.all) return 0;
  const auto rest = std::stable_partition(rows.begin(), rows.end(), [](const Row& row) { return is_preferred(row.series); });
  std::stable_sort(rest, rows.end(), [&](const Row& a, const Row& b) { return effect(a) > effect(b); });
  const auto left_out = static_cast<std::size_t>(rows.end() - rest) - std::min<std::size_t>(most_rows, static_cast<std::size_t>(rows.end() - rest));
  rows.resize(rows.size() - left_out);
  return left_out;
}

// A list of labels, cut after the first of them.
std::string listed(const std::vector<std::string>& labels, std::string_view between, std::size_t most, const Extent& extent, const Voice& voice) {
  if (extent.all || labels.size() <= most + 1) return fmt::format("{}", fmt::join(labels, between));
  return fmt::format("{}{}{}", fmt::join(labels.begin(), labels.begin() + static_cast<std::ptrdiff_t>(most), between), between, others(labels.size() - most, voice));
}

std::string told(const RunReader& file, const Cell& reference, const Cell& other, sim::Day from, Extent& extent,
                 const Voice& voice) {
  struct Row {
    RunReader::Series series;
    Comparison found;
  };
  std::vector<Row> rows;
  std::vector<std::string> zero;
  std::uint32_t replicates = 0;
  for (const auto& series : whole(file)) {
    const Comparison found = compare(file, series, reference, other, from);
    replicates = std::max(replicates, found.replicates);
    if (found.replicates == 0) continue;
    if (found.zero)
      zero.push_back(voice(series.label_en, series.label_fr));
    else
      rows.push_back({series, found});
  }
  if (replicates == 0)
    return voice("  nothing recorded yet to compare\n", "  rien d'enregistré encore à comparer\n");
  const bool nothing = rows.empty();
  const auto left_out = choose(rows, extent, [](const Row& row) { return effect_size(row.found); });

  Table table("<>>>>>");
  if (!nothing)
    table.row({"", voice("difference", "différence"), voice("± 95 %", "± 95 %"), "%", voice("largest", "maximum"),
               voice("on", "le")});
  bool doubtful = false;
  for (const auto& [series, found] : rows) {
    extent.told.insert(Extent::name(series));
    const bool unclear = !(std::abs(found.mean.mean) > found.mean.half);
    doubtful = doubtful || (unclear && found.replicates > 1);
    table.row({shortened(label(series, voice), 43), voice.change(found.mean.mean),
               found.replicates < 2 ? "" : (unclear ? "? " : "") + ("± " + voice.amount(found.mean.half)),
               std::abs(found.base) > 0.1 * std::abs(found.mean.mean) ? voice.percent(found.mean.mean / std::abs(found.base)) : "",
               voice.change(found.largest), found.largest != 0 ? sim::format_date(found.when) : ""});
  }
  std::string out = table.text() + others_line(left_out, file, voice);
  if (doubtful)
    out += voice("  ? the interval includes zero: chance alone may explain it\n",
                 "  ? l'intervalle contient zéro : le hasard seul peut l'expliquer\n");
  if (!zero.empty())
    out += wrapped(fmt::format("{}{}",
                               nothing ? voice("exactly zero, in every run and at every step: ",
                                               "exactement zéro, dans chaque simulation et à chaque pas : ")
                                       : voice("exactly zero: ", "exactement zéro : "),
                               nothing ? voice("all of it", "tout") : listed(zero, ", ", most_zero, extent, voice)),
                   "  ");
  return out;
}

std::string what_was_asked(const RunReader& file, const Voice& voice) {
  const std::string given = voice(file.attribute("title_en"), file.attribute("title_fr"));
  const std::string name = given.empty() ? file.attribute("title") : given;
  std::string out = (name.empty() ? file.path() : name) + '\n';
  if (const auto question = voice(file.attribute("question_en"), file.attribute("question_fr"));
      !question.empty())
    out += wrapped(question, "");
  const auto runs = file.contexts().size() * file.strategies().size() * file.replicates();
  if (!file.time().empty())
    out += fmt::format(
        "{} x {} x {} = {}; {} {} {}, {} {}; {} {}\n", file.contexts().size(), file.strategies().size(),
        file.replicates(), voice(fmt::format("{} runs", runs), fmt::format("{} simulations", runs)),
        sim::format_date(file.time().front()), voice("to", "au"), sim::format_date(file.time().back()),
        file.steps(), voice("steps", "pas"), voice("seed", "graine"), file.seed());
  Table choices("<<");
  for (const auto& context : file.contexts())
    choices.row({voice("context", "contexte"), title(context, voice)});
  for (const auto& strategy : file.strategies())
    choices.row({voice("strategy", "stratégie"), title(strategy, voice)});
  choices.row(
      {voice("replicates", "réplicats"), voice(fmt::format("{}, with common luck", file.replicates()),
                                               fmt::format("{}, aux tirages communs", file.replicates()))});
  out += choices.text();
  if (file.complete()) return out;
  const std::string why = file.interrupted();
  out += why.empty() ? voice("  NOT COMPLETE: still going on, or killed\n",
                             "  INCOMPLET : en cours, ou arrêté brutalement\n")
                     : voice("  NOT COMPLETE: ", "  INCOMPLET : ") + why + '\n';
  Table progress("<>");
  for (const auto& context : file.contexts())
    for (const auto& strategy : file.strategies())
      for (std::uint32_t replicate = 0; replicate < file.replicates(); ++replicate) {
        const auto reached = file.progress(context.name, strategy.name, replicate);
        if (reached.last_step < static_cast<std::int32_t>(file.steps()))
          progress.row({fmt::format("{}/{}/{}", context.name, strategy.name, replicate),
                        reached.last_step < 0 ? voice("not begun", "pas commencé")
                                              : fmt::format("{}/{}", reached.last_step, file.steps())});
      }
  return out + progress.text("    ");
}

std::string time_line(const RunReader& file, const Voice& voice) {
  Table table("<<<<");
  for (const auto& event : file.events())
    table.row({sim::format_date(event.from), sim::format_date(event.until), event.choice,
               shortened(voice(event.title_en, event.title_fr), 60)});
  return table.empty()
             ? ""
             : heading(voice("What happens, from - until", "Ce qui se passe, du - au")) + table.text();
}

// What stands beside the figures in euros: their range, from this file or the one of ranges beside it.
class Ranges {
 public:
  explicit Ranges(const RunReader& file) {
    if (const auto found = ranges_beside(file)) path_ = found->path(), replicates_ = found->replicates(), findings_ = find_ranges(*found);
  }
  std::string line(const std::string& reference, const std::string& other, const std::string& within, const Voice& voice) const {
    if (!findings_) return "";
    const auto text = range_line(*findings_, reference, other, within, voice);
    return text.empty() ? "" : wrapped(voice(fmt::format("range over psi, stock days and essentiality ({}, {} replicates): {}", path_, replicates_, text),
                                             fmt::format("fourchette selon psi, jours de stock et intrants limitants ({}, {} réplicats) : {}", path_, replicates_, text)), "  ");
  }
  // Of a file with euros and comparisons that has no ranges.
  std::string missing(const RunReader& file, const Voice& voice) const {
    const auto all = whole(file);
    const bool euros = std::any_of(all.begin(), all.end(), [](const auto& one) { return one.unit.starts_with("EUR"); });
    if (findings_ || !euros || file.contexts().size() * file.strategies().size() < 2) return "";
    return '\n' + wrapped(voice("no range over psi, stock days and essentiality was computed: sillon ranges SCENARIO",
                                "aucune fourchette selon psi, jours de stock et intrants limitants n'a été calculée : sillon ranges SCENARIO"), "  ");
  }

 private:
  std::string path_;
  std::uint32_t replicates_ = 0;
  std::optional<RangesFindings> findings_;
};

// Strategies that are not another under other assumptions or without mechanisms: `ranges` and `attribution` say what those say.
std::vector<RunPlan::Choice> without_variants(const RunReader& file) {
  auto all = with_all_on(file.strategies());
  if (holds_ranges(file)) std::erase_if(all, [](const auto& one) { return parse_variant(one.name).has_value(); });
  return all;
}

std::string what_contexts_did(const RunReader& file, const Ranges& ranges, Extent& extent, const Voice& voice) {
  std::string out;
  const auto& reference = file.contexts().front();
  for (std::size_t i = 1; i < file.contexts().size(); ++i)
    for (const auto& strategy : without_variants(file)) {
      const auto& context = file.contexts()[i];
      const auto from = begin_of(file, context.name, "crisis");
      out += heading(voice(
          fmt::format("What \"{}\" did, compared with \"{}\"; strategy \"{}\"; mean since {}", context.name,
                      reference.name, strategy.name, sim::format_date(from)),
          fmt::format("Ce que « {} » a fait, par rapport à « {} » ; stratégie « {} » ; moyenne depuis le {}",
                      context.name, reference.name, strategy.name, sim::format_date(from))));
      out += told(file, {reference.name, strategy.name}, {context.name, strategy.name}, from, extent, voice);
      out += ranges.line(reference.name, context.name, strategy.name, voice);
    }
  return out;
}

std::string what_strategies_changed(const RunReader& file, const Ranges& ranges, Extent& extent, const Voice& voice) {
  std::string out;
  const auto strategies = without_variants(file);
  const auto& reference = strategies.front();
  for (std::size_t i = 1; i < strategies.size(); ++i)
    for (const auto& context : file.contexts()) {
      const auto& strategy = strategies[i];
      const auto from = begin_of(file, strategy.name, "policy");
      out += heading(voice(
          fmt::format("What \"{}\" changed, compared with \"{}\"; context \"{}\"; mean since {}",
                      strategy.name, reference.name, context.name, sim::format_date(from)),
          fmt::format("Ce que « {} » a changé, par rapport à « {} » ; contexte « {} » ; moyenne depuis le {}",
                      strategy.name, reference.name, context.name, sim::format_date(from))));
      out += told(file, {context.name, reference.name}, {context.name, strategy.name}, from, extent, voice);
      out += ranges.line(reference.name, strategy.name, context.name, voice);
    }
  return out;
}

std::string what_factors_did(const RunReader& file, const Voice& voice) {
  const auto found = find_factorial(file, {"territory.output", "territory.jobs", "territory.unemployed", "territory.firms_failed", "territory.trust"}, {}, {});
  if (!found || found->lines.empty()) return "";
  return factorial_text(*found, false, false, voice) +
         voice("  other series: sillon attribution SCENARIO --mechanisms no\n", "  autres séries : sillon attribution SCENARIO --mechanisms no\n");
}

std::string figure(double value, const Voice& voice) {
  return std::abs(value) >= 1000 ? voice.count(value) : voice.amount(value);
}

// Where there is nothing to compare with: the first and the last value.
std::string levels(const RunReader& file, Extent& extent, const Voice& voice) {
  if (file.contexts().size() > 1 || file.strategies().size() > 1) return "";
  struct Row {
    RunReader::Series series;
    double first = 0, mean = 0, last = 0;
  };
  std::vector<Row> rows;
  for (const auto& series : whole(file)) {
    double sum = 0, count = 0, first = 0, last = 0;
    for (std::uint32_t replicate = 0; replicate < file.replicates(); ++replicate) {
      auto values = file.series(file.contexts()[0].name, file.strategies()[0].name, replicate,
                                series.population, series.column);
      std::erase_if(values, [](double value) { return std::isnan(value); });
      if (values.empty()) continue;
      for (const double value : values) sum += value / static_cast<double>(values.size());
      first += values.front(), last += values.back(), ++count;
    }
    if (count > 0) rows.push_back({series, first / count, sum / count, last / count});
  }
  // One run has no spread: its change from start to end over the larger of the two.
  const auto left_out = choose(rows, extent, [](const Row& row) {
    const double size = std::max(std::abs(row.first), std::abs(row.last));
    return size > 0 ? std::abs(row.last - row.first) / size : 0;
  });
  Table table("<>>>");
  table.row({"", voice("start", "départ"), voice("mean", "moyenne"), voice("end", "fin")});
  for (const auto& row : rows) {
    extent.told.insert(Extent::name(row.series));
    table.row({shortened(label(row.series, voice), 50), voice.amount(row.first), voice.amount(row.mean), voice.amount(row.last)});
  }
  return heading(voice("What happened, mean over replicates", "Ce qui s'est passé, moyenne des réplicats")) +
         table.text() + others_line(left_out, file, voice);
}

// Each warning with the series that it is about: all of those that were told, and some of the others.
std::string warnings(const RunReader& file, const Extent& extent, const Voice& voice) {
  std::string out;
  for (const auto& [en, fr] : file.warnings()) out += wrapped("! " + voice(en, fr), "  ");
  struct About {
    std::string warning;
    std::set<std::string> told, others;
  };
  std::vector<About> grouped;
  for (const auto& series : file.series()) {
    const std::string warning = voice(series.warning_en, series.warning_fr);
    if (warning.empty()) continue;
    auto at = std::find_if(grouped.begin(), grouped.end(), [&](const auto& one) { return one.warning == warning; });
    if (at == grouped.end()) at = grouped.insert(grouped.end(), {warning, {}, {}});
    (extent.told.contains(Extent::name(series)) ? at->told : at->others).insert(voice(series.label_en, series.label_fr));
  }
  for (auto& [warning, told, others] : grouped) {
    std::vector<std::string> labels(told.begin(), told.end());
    for (const auto& label : others)
      if (!told.contains(label)) labels.push_back(label);
    if (extent.all) std::sort(labels.begin(), labels.end());
    out += wrapped(fmt::format("! {}", warning), "  ") +
           wrapped(fmt::format("{} {}", voice("on:", "concerne :"), listed(labels, "; ", std::max(most_labels, told.size()), extent, voice)), "      ");
  }
  return out.empty() ? "" : heading(voice("Warnings", "Avertissements")) + out;
}

std::string what_next(const RunReader& file, const Voice& voice) {
  const auto all = whole(file);
  std::string out = heading(fmt::format("{} {}", voice("The file:", "Le fichier :"), file.path()));
  out += voice("What to do next\n", "Et maintenant\n");
  Table table("<<");
  if (!all.empty())
    table.row({fmt::format("sillon export {} --series {}.{} -o series.csv", file.path(), all[0].population,
                           all[0].column),
               voice("as a table", "en tableau")});
  table.row({fmt::format("sillon digest {}", file.path()),
             voice("one hash, to compare runs", "une empreinte, pour comparer")});
  table.row({fmt::format("sillon summary {} --lang {}", file.path(), voice.french() ? "en" : "fr"),
             voice("en français", "in English")});
  out += table.text();
  out += fmt::format("  python3: xarray.open_dataset(\"{}\", group=\"runs/{}/{}/0/series/{}\")\n",
                     file.path(), file.contexts()[0].name, file.strategies()[0].name,
                     all.empty() ? "territory" : all[0].population);
  return out;
}

}  // namespace

std::string territory_text(const std::vector<sim::Statement>& statements, const Voice& voice) {
  if (statements.empty()) return "";
  const auto its = settled(statements);
  std::string out = heading(
      voice("The territory, as stated and as settled", "Le territoire : données sources et valeurs calées"));
  out += wrapped(
      voice(fmt::format("{} figures: {} met (to the whole unit where the source has decimals), {} with a "
                        "residual, {} not used yet, "
                        "{} missing in the sources; {} are imputed: from national shares or assumptions",
                        its.all, its.met, its.residual, its.unused, its.missing, its.imputed),
            fmt::format(
                "{} chiffres : {} respectés (à l'unité près quand la source a des décimales), {} avec un "
                "écart, {} pas encore "
                "utilisés, {} absents des sources ; {} sont imputés : de parts nationales ou d'hypothèses",
                its.all, its.met, its.residual, its.unused, its.missing, its.imputed)),
      "  ");
  constexpr std::size_t most_whole = 24, most_parts = 6;
  Table table("<<>>>>");
  const auto row = [&](const sim::Statement& one, bool of_whole) {
    const double residual = one.settled - one.stated;
    table.row({of_whole ? "" : shortened(one.place_name.empty() ? one.place : one.place_name, 28),
               shortened(one.label_en.empty() ? one.figure : voice(one.label_en, one.label_fr), 40), one.year > 0 ? std::to_string(one.year) : "",
               figure(one.stated, voice), figure(one.settled, voice),
               is_met(one) ? "=" : voice.percent(residual / std::abs(one.stated))});
  };
  if (!its.whole.empty())
    table.row({voice("as a whole", "ensemble"), "", voice("year", "année"), voice("stated", "source"),
               voice("settled", "calé"), voice("residual", "écart")});
  for (std::size_t i = 0; i < std::min(most_whole, its.whole.size()); ++i) row(its.whole[i], true);
  if (!its.places.empty()) table.row({voice("largest residuals by place", "plus grands écarts par lieu")});
  for (std::size_t i = 0; i < std::min(most_parts, its.places.size()); ++i) row(its.places[i], false);
  return out + table.text();
}

std::string summary_text(const io::RunReader& file, const Voice& voice, bool all) {
  const Ranges ranges(file);
  Extent extent{all};
  std::string out = what_was_asked(file, voice) + territory_text(file.statements(), voice) + time_line(file, voice);
  out += levels(file, extent, voice);
  out += what_contexts_did(file, ranges, extent, voice);
  out += what_strategies_changed(file, ranges, extent, voice);
  out += what_factors_did(file, voice) + ranges.missing(file, voice);
  return out + warnings(file, extent, voice) + what_next(file, voice);
}

}  // namespace app
