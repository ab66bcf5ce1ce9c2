// app/ranges_report.cpp -- "sillon-ranges/1" (docs/guide/ranges.md) as text, Markdown, JSON and long CSV.
#include "app/ranges_report.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "app/output.hpp"
#include "app/report_file.hpp"
#include "app/territory_file.hpp"
#include "sim/kernel/tree.hpp"

namespace app {
namespace {

using Of = RangedLine::Of;
using sim::Tree;

constexpr ReportMark mark{"sillon-ranges/1", "kind,reference,other,within,series,measure,unit,variant,psi,stock,needs,replicates,mean,half_95,share,is_lowest,is_highest,sign_changes\r\n"};
constexpr std::array<std::string_view, 8> preferred{"output", "value_added", "jobs", "unemployed", "firms_short", "firms_failed", "unmet", "energy_bill"};

// One measure of each series is enough for a reader; the others stand in the reports that programs read.
std::vector<const RangedLine*> shown(const RangedComparison& comparison) {
  std::vector<const RangedLine*> out;
  for (const auto& line : comparison.lines) {
    const bool again = !out.empty() && out.back()->series.population == line.series.population && out.back()->series.column == line.series.column;
    if (!again) out.push_back(&line);
  }
  const auto rank = [](const RangedLine* line) { return std::find(preferred.begin(), preferred.end(), line->series.column) - preferred.begin(); };
  std::stable_sort(out.begin(), out.end(), [&](const auto* a, const auto* b) { return rank(a) < rank(b); });
  return out;
}

std::string amount(const RangedDifference& one, const Voice& voice) {
  return (one.replicates > 1 && one.unclear() ? "? " : "") + voice.change(one.difference.mean);
}

std::string what(const RangedComparison& one, const Voice& voice) {
  if (one.of_strategies)
    return voice(fmt::format("What \"{}\" changed, compared with \"{}\"; context \"{}\"", one.other, one.reference, one.within),
                 fmt::format("Ce que « {} » a changé, par rapport à « {} » ; contexte « {} »", one.other, one.reference, one.within));
  return voice(fmt::format("What \"{}\" did, compared with \"{}\"; strategy \"{}\"", one.other, one.reference, one.within),
               fmt::format("Ce que « {} » a fait, par rapport à « {} » ; stratégie « {} »", one.other, one.reference, one.within));
}

struct Told {
  Table table{"<>>>><><"};
  std::vector<std::string> signs, zero;
  bool unclear = false;
};

Told tell(const RangedComparison& comparison, const Voice& voice) {
  Told out;
  for (const auto* line : shown(comparison)) {
    if (line->zero) {
      out.zero.push_back(voice(line->series.label_en, line->series.label_fr));
      continue;
    }
    if (out.table.empty())
      out.table.row({"", voice("base", "base"), "± 95 %", "%", voice("lowest", "plus bas"), voice("with", "avec"), voice("highest", "plus haut"), voice("with", "avec")});
    const auto &base = line->base(), &low = line->all[line->low], &high = line->all[line->high];
    for (const auto* one : {&base, &low, &high}) out.unclear = out.unclear || (one->replicates > 1 && one->unclear());
    out.table.row({measure_label(line->series, line->of, voice), amount(base, voice), base.replicates < 2 ? "" : "± " + voice.amount(base.difference.half),
                   std::isnan(base.share) ? "" : voice.percent(base.share), amount(low, voice), low.variant.text(voice), amount(high, voice),
                   high.variant.text(voice)});
    if (line->changes_sign)
      out.signs.push_back(voice(fmt::format("! {}: the SIGN depends on the assumption: {} with {}, {} with {}{}", line->series.label_en,
                                            voice.change(low.difference.mean), low.variant.text(voice), voice.change(high.difference.mean),
                                            high.variant.text(voice),
                                            low.unclear() || high.unclear() ? " (one of them may be chance alone)" : ""),
                                fmt::format("! {} : le SIGNE dépend de l'hypothèse : {} avec {}, {} avec {}{}", line->series.label_fr,
                                            voice.change(low.difference.mean), low.variant.text(voice), voice.change(high.difference.mean),
                                            high.variant.text(voice), low.unclear() || high.unclear() ? " (l'un des deux peut tenir au seul hasard)" : "")));
  }
  return out;
}

std::string assumptions(const io::RunReader& file, const RangesFindings& findings, const Voice& voice) {
  std::string base, others;
  for (const auto& axis : assumption_axes)
    for (const auto& row : file.parameters())
      if (row.instance == axis.process && row.parameter == axis.parameter) {
        std::string value = row.value;
        if (voice.french()) std::replace(value.begin(), value.end(), '.', ',');
        const auto its = voice(axis.label);
        base += fmt::format("{}{}{}{}", base.empty() ? "" : ", ", its, its.ends_with('x') ? "" : " ", value);
      }
  for (const auto& variant : findings.variants)
    if (!variant.is_base()) others += fmt::format("{}{}", others.empty() ? "" : "; ", variant.text(voice));
  return voice(fmt::format("{} variants, {} with common luck, seed {}. Base: {}. Others: {}.", findings.variants.size(), file.replicates() == 1 ? "1 replicate" : fmt::format("{} replicates", file.replicates()), file.seed(), base, others),
               fmt::format("{} variantes, {} aux tirages communs, graine {}. Base : {}. Autres : {}.", findings.variants.size(), file.replicates() == 1 ? "1 réplicat" : fmt::format("{} réplicats", file.replicates()), file.seed(), base, others));
}

std::string legend(const Voice& voice) {
  return voice(
      "psi: part of its target below which a stock cuts output. stock x: days of stock over the table's. needs: inputs that bind, 1 essential ones, 2 also important ones by half, 3 all. "
      "Each difference is taken within its variant; lowest and highest are means over replicates, the base included. A range over these assumptions is not an interval of confidence: nobody knows which of them holds.",
      "psi : part de la cible en deçà de laquelle un stock réduit la production. stock x : jours de stock rapportés à ceux de la table. besoins : intrants limitants, 1 essentiels, 2 importants aussi pour moitié, 3 tous. "
      "Chaque différence est prise dans sa variante ; plus bas et plus haut sont des moyennes sur les réplicats, base comprise. Une fourchette sur ces hypothèses n'est pas un intervalle de confiance : nul ne sait laquelle est vraie.");
}

std::string page(const io::RunReader& file, const RangesFindings& findings, bool markdown, const Voice& voice) {
  const auto paragraph = [&](const std::string& text) { return markdown ? text + "\n\n" : wrapped(text, "  "); };
  const std::string title = voice(file.attribute("title_en"), file.attribute("title_fr"));
  std::string out = markdown ? fmt::format("# {}\n\n", title) : title + '\n';
  out += paragraph(assumptions(file, findings, voice));
  bool unclear = false;
  for (const auto& comparison : findings.comparisons) {
    out += markdown ? fmt::format("## {}\n\n", what(comparison, voice)) : '\n' + wrapped(what(comparison, voice), "");
    const auto told = tell(comparison, voice);
    unclear = unclear || told.unclear;
    if (!told.table.empty()) out += markdown ? told.table.markdown() + '\n' : told.table.text();
    for (const auto& sign : told.signs) out += paragraph(sign);
    if (!told.zero.empty())
      out += paragraph(fmt::format("{}{}", voice("exactly zero in every variant: ", "exactement zéro dans chaque variante : "), fmt::join(told.zero, ", ")));
  }
  if (!markdown) out += '\n';
  if (unclear) out += paragraph(voice("?: the interval over replicates includes zero: chance alone may explain it", "? : l'intervalle sur les réplicats contient zéro : le hasard seul peut l'expliquer"));
  return out + paragraph(legend(voice)) + paragraph(fmt::format("{} {}", voice("The file:", "Le fichier :"), file.path()));
}

std::string variant_name(const Variant& variant) { return variant.is_base() ? "base" : variant.name(); }

Tree values(const Variant& variant) {
  Tree out = Tree::object();
  for (std::size_t a = 0; a < assumption_axes.size(); ++a)
    if (variant.values[a]) out.put(std::string(assumption_axes[a].key), Tree::number(*variant.values[a]));
  return out;
}

Tree line_tree(const RangedLine& line) {
  Tree all = Tree::list();
  for (const auto& one : line.all)
    all.append(Tree::object({{"variant", Tree::text(variant_name(one.variant))}, {"replicates", Tree::whole(one.replicates)}, {"mean", number_tree(one.difference.mean)},
                             {"half_95", number_tree(one.difference.half)}, {"share", number_tree(one.share)}}));
  return Tree::object({{"series", Tree::text(name_of(line.series))}, {"label", text_tree(line.series.label_en, line.series.label_fr)}, {"measure", Tree::text(std::string(name(line.of)))},
                       {"unit", Tree::text(line.unit)}, {"base", number_tree(line.base().difference.mean)}, {"lowest", number_tree(line.all[line.low].difference.mean)},
                       {"lowest_with", Tree::text(variant_name(line.all[line.low].variant))}, {"highest", number_tree(line.all[line.high].difference.mean)},
                       {"highest_with", Tree::text(variant_name(line.all[line.high].variant))}, {"sign_changes", Tree::boolean(line.changes_sign)},
                       {"exactly_zero", Tree::boolean(line.zero)}, {"variants", std::move(all)}});
}

}  // namespace

std::string ranges_text(const io::RunReader& file, const RangesFindings& findings, const Voice& voice) { return page(file, findings, false, voice); }
std::string ranges_markdown(const io::RunReader& file, const RangesFindings& findings, const Voice& voice) {
  return page(file, findings, true, voice) + mark.comment(file.attribute("version"));
}

std::string ranges_json(const io::RunReader& file, const RangesFindings& findings, const std::string& scenario) {
  Tree variants = Tree::list(), comparisons = Tree::list(), warnings = Tree::list();
  for (const auto& variant : findings.variants) variants.append(Tree::object({{"name", Tree::text(variant_name(variant))}, {"differs", values(variant)}}));
  for (const auto& one : findings.comparisons) {
    Tree lines = Tree::list();
    for (const auto& line : one.lines) lines.append(line_tree(line));
    comparisons.append(Tree::object({{"kind", Tree::text(one.of_strategies ? "strategies" : "contexts")}, {"reference", Tree::text(one.reference)},
                                     {"other", Tree::text(one.other)}, {"within", Tree::text(one.within)}, {"means_from", Tree::text(sim::format_date(one.from))},
                                     {"lines", std::move(lines)}}));
  }
  for (const auto& [en, fr] : file.warnings()) warnings.append(text_tree(en, fr));
  Tree base = Tree::object();
  for (const auto& axis : assumption_axes)
    for (const auto& row : file.parameters())
      if (row.instance == axis.process && row.parameter == axis.parameter) base.put(std::string(axis.key), Tree::text(row.value));
  return readable_json(Tree::object({{"format", Tree::text(std::string(mark.format))},
                                     {"title", text_tree(file.attribute("title_en"), file.attribute("title_fr"))},
                                     {"provenance", Tree::object({{"scenario", Tree::text(scenario)}, {"run_file", Tree::text(file.path())},
                                                                  {"seed", Tree::whole(static_cast<std::int64_t>(file.seed()))}, {"replicates", Tree::whole(file.replicates())},
                                                                  {"version", Tree::text(file.attribute("version"))}, {"commit", Tree::text(file.attribute("commit"))}})},
                                     {"base", std::move(base)},
                                     {"variants", std::move(variants)},
                                     {"comparisons", std::move(comparisons)},
                                     {"warnings", std::move(warnings)}}));
}

std::string ranges_csv(const RangesFindings& findings) {
  std::string out(mark.csv_head);
  for (const auto& comparison : findings.comparisons)
    for (const auto& line : comparison.lines)
      for (std::size_t i = 0; i < line.all.size(); ++i) {
        const auto& one = line.all[i];
        out += fmt::format("{},{},{},{},{},{},{},{}", comparison.of_strategies ? "strategies" : "contexts", comparison.reference, comparison.other, comparison.within,
                           name_of(line.series), name(line.of), csv_cell(line.unit), variant_name(one.variant));
        for (const auto& value : one.variant.values) out += fmt::format(",{}", value ? fmt::format("{}", *value) : "");
        out += fmt::format(",{},{},{},{},{},{},{}\r\n", one.replicates, csv_cell(one.difference.mean), csv_cell(one.difference.half), csv_cell(one.share), i == line.low ? 1 : 0,
                           i == line.high ? 1 : 0, line.changes_sign ? 1 : 0);
      }
  return out;
}

std::string range_line(const RangesFindings& findings, const std::string& reference, const std::string& other, const std::string& within, const Voice& voice) {
  std::string out;
  for (const auto& comparison : findings.comparisons) {
    if (comparison.reference != reference || comparison.other != other || comparison.within != within) continue;
    for (const auto& line : comparison.lines)
      if (line.money && line.of != Of::total && !line.zero)  // means, as the figures above it
        out += fmt::format("{}{}{}{} .. {}{}", out.empty() ? "" : "; ", voice(line.series.label_en, line.series.label_fr), voice(": ", " : "),
                           voice.change(line.all[line.low].difference.mean), voice.change(line.all[line.high].difference.mean),
                           line.changes_sign ? voice(" (the sign changes)", " (le signe change)") : "");
  }
  return out;
}

void refuse_ranges(const std::string& path, bool force) { refuse_report_file(mark, path, force); }

void write_ranges(const io::RunReader& file, const RangesFindings& findings, const std::string& scenario, const std::string& path, bool force, const Voice& voice) {
  write_report_file(mark, path, force, [&](std::string_view ending) {
    return ending == ".json" ? ranges_json(file, findings, scenario) : ending == ".csv" ? ranges_csv(findings) : ranges_markdown(file, findings, voice);
  });
}

}  // namespace app
