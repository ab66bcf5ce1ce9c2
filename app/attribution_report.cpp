// app/attribution_report.cpp -- "sillon-attribution/1" (docs/guide/attribution.md) as text, Markdown, JSON and long CSV.
#include "app/attribution_report.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "app/output.hpp"
#include "app/report_file.hpp"
#include "app/territory_file.hpp"
#include "sim/kernel/calendar.hpp"
#include "sim/kernel/tree.hpp"

namespace app {
namespace {

using sim::Tree;
using study::Interval;

constexpr ReportMark mark{"sillon-attribution/1", "kind,reference,other,within,series,measure,unit,term,of,replicates,mean,half_95,orders_half_95,exactly_zero\r\n"};

constexpr std::array<std::string_view, 8> preferred{"output", "value_added", "jobs", "unemployed", "firms_short", "firms_failed", "unmet", "energy_bill"};

// One measure of each series is enough for a reader, and a few series; the others stand in the reports that programs read.
struct Shown {
  std::vector<const AttributedLine*> lines;
  std::vector<std::string> others;  // names of series
};
Shown shown(const AttributedResult& result, const Asked& asked) {
  Shown out;
  std::string last;
  for (const auto& line : result.lines) {
    if (const auto series = name_of(line.series); std::exchange(last, series) == series && !asked.measures) continue;
    if (asked.series || std::find(preferred.begin(), preferred.end(), line.series.column) != preferred.end()) out.lines.push_back(&line);
    else if (!line.zero()) out.others.push_back(name_of(line.series));
  }
  const auto rank = [](const AttributedLine* line) { return std::find(preferred.begin(), preferred.end(), line->series.column) - preferred.begin(); };
  std::stable_sort(out.lines.begin(), out.lines.end(), [&](const auto* a, const auto* b) { return rank(a) < rank(b); });
  return out;
}

std::string what(const AttributedResult& one, const Voice& voice) {
  const auto& [of_strategies, reference, other, within] = one.result;
  const auto since = sim::format_date(one.from);
  if (of_strategies)
    return voice(fmt::format("What carries the difference that \"{}\" makes, compared with \"{}\"; context \"{}\"; means since {}", other, reference, within, since),
                 fmt::format("Ce qui porte la différence que fait « {} », par rapport à « {} » ; contexte « {} » ; moyennes depuis le {}", other, reference, within, since));
  return voice(fmt::format("What carries what \"{}\" does, compared with \"{}\"; strategy \"{}\"; means since {}", other, reference, within, since),
               fmt::format("Ce qui porte ce que fait « {} », par rapport à « {} » ; stratégie « {} » ; moyennes depuis le {}", other, reference, within, since));
}

class Page {
 public:
  Page(const AttributionFindings& findings, bool markdown, const Voice& voice) : findings_(findings), markdown_(markdown), voice_(voice) {}

  std::string paragraph(const std::string& text) const { return markdown_ ? text + "\n\n" : wrapped(text, "  "); }
  std::string heading(const std::string& text, int depth) const { return markdown_ ? fmt::format("{} {}\n\n", std::string(static_cast<std::size_t>(depth), '#'), text) : '\n' + wrapped(text, ""); }

  std::string result(const AttributedResult& result, const Asked& asked) {
    std::string out = heading(what(result, voice_), 2);
    std::vector<std::string> zero;
    const auto [lines, others] = shown(result, asked);
    for (const auto* line : lines)
      if (line->zero()) zero.push_back(measure_label(line->series, line->of, voice_));
      else out += tell(*line);
    if (!zero.empty())
      out += (markdown_ ? "" : "\n") + paragraph(voice_(fmt::format("exactly zero, with all mechanisms and without any of them: {}", fmt::join(zero, "; ")),
                                                        fmt::format("exactement zéro, avec tous les mécanismes et sans chacun d'eux : {}", fmt::join(zero, " ; "))));
    if (!others.empty())
      out += paragraph(voice_(fmt::format("not zero either, and told by --series or --report FILE.json: {}", fmt::join(others, ", ")),
                              fmt::format("non nuls aussi, et dits par --series ou --report FICHIER.json : {}", fmt::join(others, ", "))));
    return out;
  }

  bool doubtful() const { return doubtful_; }
  bool money() const { return money_; }

 private:
  std::string amount(const Interval& one) const { return one.count == 0 ? voice_("not defined", "non défini") : voice_.change(one.mean); }
  std::string half(const Interval& one, bool zero) {
    if (zero || one.count < 2) return "";
    const bool unclear = may_be_chance(one);
    doubtful_ = doubtful_ || unclear;
    return (unclear ? "? " : "") + ("± " + voice_.amount(one.half));
  }
  std::string share(const AttributedLine& line, const Interval& part) const {
    return line.whole.count > 1 && !may_be_chance(line.whole) && part.count > 0 ? voice_.percent(part.mean / line.whole.mean) : "";
  }
  std::vector<std::string> cells(const AttributedLine& line, const std::string& label, const Carried& one) {
    return {label, amount(one.without), amount(one.part), half(one.part, one.zero), share(line, one.part)};
  }

  std::string tell(const AttributedLine& line) {
    money_ = money_ || is_money(line.series);
    std::string label = measure_label(line.series, line.of, voice_) + voice_(": ", " : ") + amount(line.whole);
    if (const auto interval = half(line.whole, line.whole_zero); !interval.empty()) label += ' ' + interval;
    std::string out = markdown_ ? fmt::format("### {}\n\n", label) : '\n' + wrapped(label, "  ");
    if (const auto warning = voice_(line.series.warning_en, line.series.warning_fr); !warning.empty()) out += paragraph("! " + warning);
    if (const auto verdict = this->verdict(line); !verdict.empty()) out += paragraph(verdict);
    Table table("<>>>>");
    table.row({voice_("off", "désactivé"), voice_("the result without it", "le résultat sans lui"), voice_("the part it carries", "la part qu'il porte"), "± 95 %",
               voice_("of the result", "du résultat")});
    std::vector<std::string> nothing;
    for (const auto i : line.ranked()) table.row(cells(line, findings_.mechanisms[i], line.alone[i]));
    for (std::size_t i = 0; i < line.alone.size(); ++i)
      if (line.alone[i].zero) nothing.push_back(findings_.mechanisms[i]);
    if (line.all && line.alone.size() > 1) table.row(cells(line, voice_("all of them", "tous"), *line.all));
    const bool adds_up = line.rest && line.rest->mean == 0 && !(line.rest->half > 0);
    if (line.rest && !adds_up)
      table.row({voice_("all less the sum of each", "tous moins la somme de chacun"), "", amount(*line.rest), half(*line.rest, false), share(line, *line.rest)});
    out += markdown_ ? table.markdown() + '\n' : table.text();
    if (!nothing.empty()) out += paragraph(voice_(fmt::format("carry exactly nothing: {}", fmt::join(nothing, ", ")), fmt::format("ne portent exactement rien : {}", fmt::join(nothing, ", "))));
    if (adds_up && line.alone.size() > 1) out += paragraph(voice_("here parts add up to that of all", "ici la somme des parts est celle de tous"));
    return out + pairs(line) + shapley(line);
  }

  std::string verdict(const AttributedLine& line) const {
    if (line.whole.count < 2) return "";
    const auto first = line.first();
    if (!first)
      return voice_("no mechanism is seen to carry it alone: chance may explain every part", "aucun mécanisme ne se voit le porter seul : le hasard peut expliquer chaque part");
    const auto& one = line.alone[*first];
    const auto amounts = fmt::format("{} ± {}", voice_.change(one.part.mean), voice_.amount(one.part.half));
    const auto part = share(line, one.part);
    const auto& mechanism = findings_.mechanisms[*first];
    if (part.empty())  // the result itself may be chance
      return voice_(fmt::format("the largest part is that of {}: {}", mechanism, amounts), fmt::format("la plus grande part est celle de {} : {}", mechanism, amounts));
    const double of_it = one.part.mean / line.whole.mean;
    if (of_it >= 0.5) return voice_(fmt::format("carried by {}: {}, {} of the result", mechanism, amounts, part), fmt::format("porté par {} : {}, {} du résultat", mechanism, amounts, part));
    if (of_it < 0)
      return voice_(fmt::format("no mechanism carries half of it; the largest part, that of {}, works against it: {}", mechanism, amounts),
                    fmt::format("aucun mécanisme n'en porte la moitié ; la plus grande part, celle de {}, agit en sens contraire : {}", mechanism, amounts));
    return voice_(fmt::format("no mechanism carries half of it; the largest part is that of {}: {}, {} of the result", mechanism, amounts, part),
                  fmt::format("aucun mécanisme n'en porte la moitié ; la plus grande part est celle de {} : {}, {} du résultat", mechanism, amounts, part));
  }

  std::string pairs(const AttributedLine& line) {
    if (line.pairs.empty()) return "";
    auto all = line.pairs;
    std::erase_if(all, [](const auto& one) { return one.zero || one.interaction.count == 0; });
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return std::abs(a.interaction.mean) > std::abs(b.interaction.mean); });
    if (all.empty()) return paragraph(voice_("no two mechanisms interact: the part of both is always the sum of their parts", "aucune paire n'interagit : la part des deux est toujours la somme de leurs parts"));
    constexpr std::size_t most = 10;
    Table table("<>>>");
    table.row({voice_("both off", "les deux désactivés"), voice_("the part of both", "la part des deux"), voice_("beyond the sum", "au-delà de la somme"), "± 95 %"});
    for (std::size_t i = 0; i < std::min(most, all.size()); ++i)
      table.row({fmt::format("{}, {}", findings_.mechanisms[all[i].one], findings_.mechanisms[all[i].other]), amount(all[i].both.part), amount(all[i].interaction), half(all[i].interaction, false)});
    return markdown_ ? table.markdown() + '\n' : table.text();
  }

  std::string shapley(const AttributedLine& line) {
    if (line.shapley.empty()) return "";
    std::vector<std::size_t> all(line.shapley.size());
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
    std::erase_if(all, [&](std::size_t i) { return line.shapley[i].zero || line.shapley[i].part.count == 0; });
    std::stable_sort(all.begin(), all.end(), [&](std::size_t a, std::size_t b) { return std::abs(line.shapley[a].part.mean) > std::abs(line.shapley[b].part.mean); });
    if (all.empty()) return "";
    const bool exact = findings_.orders.exact;
    Table table(exact ? "<>>" : "<>>>");
    std::vector<std::string> head{voice_("Shapley's value", "valeur de Shapley"), voice_("share", "part"), "± 95 %"};
    if (!exact) head.push_back(voice_("± from the orders drawn", "± des ordres tirés"));
    table.row(std::move(head));
    for (const auto i : all) {
      const auto& one = line.shapley[i];
      std::vector<std::string> cells{findings_.mechanisms[i], amount(one.part), half(one.part, false)};
      if (!exact) cells.push_back(std::isnan(one.orders_half) ? "" : "± " + voice_.amount(one.orders_half));
      table.row(std::move(cells));
    }
    return markdown_ ? table.markdown() + '\n' : table.text();
  }

  const AttributionFindings& findings_;
  const bool markdown_;
  const Voice& voice_;
  bool doubtful_ = false, money_ = false;
};

std::string legend(const AttributionFindings& findings, const Voice& voice) {
  std::string out = voice(
      "The part that a mechanism carries: the result with all mechanisms less the result with this one off in both arms, pair by pair of common luck. Parts need not add up to the result: what two mechanisms do only together is lost with either of them, what either would do in the other's place with neither. "
      "The result with all of them off is what the rest of the model does. Parts are those of this model and its assumptions, not of the world.",
      "La part que porte un mécanisme : le résultat avec tous les mécanismes moins le résultat sans lui dans les deux bras, paire par paire aux tirages communs. La somme des parts n'est pas forcément le résultat : ce que deux mécanismes ne font qu'ensemble se perd avec l'un comme avec l'autre, ce que l'un ferait à la place de l'autre avec aucun. "
      "Le résultat avec tous désactivés est ce que fait le reste du modèle. Ces parts sont celles de ce modèle et de ses hypothèses, non celles du monde.");
  if (const auto intervals = findings.intervals(); intervals > 1)
    out += voice(fmt::format(" Of the {} intervals of parts about one in twenty misses by chance alone ({:.0f}).", intervals, static_cast<double>(intervals) / 20),
                 fmt::format(" Sur les {} intervalles de parts, environ un sur vingt se trompe par le seul hasard ({:.0f}).", intervals, static_cast<double>(intervals) / 20));
  if (!findings.orders.all.empty())
    out += findings.orders.exact ? voice(" Shapley's values are exact: all orders in which mechanisms are switched on.", " Les valeurs de Shapley sont exactes : tous les ordres d'activation.")
                                 : voice(fmt::format(" Shapley's values come from {} orders drawn at random; they add up to the part of all.", findings.orders.all.size()),
                                         fmt::format(" Les valeurs de Shapley viennent de {} ordres tirés au hasard ; leur somme est la part de tous.", findings.orders.all.size()));
  return out;
}

std::string page(const io::RunReader& file, const AttributionFindings& findings, const Asked& asked, bool markdown, const Voice& voice) {
  Page page(findings, markdown, voice);
  const std::string title = voice(file.attribute("title_en"), file.attribute("title_fr"));
  std::string out = markdown ? fmt::format("# {}\n\n", title) : title + '\n';
  const auto count = file.replicates();
  out += page.paragraph(voice(fmt::format("{}{} with common luck, seed {}", findings.mechanisms.empty() ? "" : fmt::format("Switched off: {}. ", fmt::join(findings.mechanisms, ", ")),
                                          count == 1 ? "1 replicate: no interval" : fmt::format("{} replicates", count), file.seed()),
                              fmt::format("{}{} aux tirages communs, graine {}", findings.mechanisms.empty() ? "" : fmt::format("Désactivés : {}. ", fmt::join(findings.mechanisms, ", ")),
                                          count == 1 ? "1 réplicat : pas d'intervalle" : fmt::format("{} réplicats", count), file.seed())));
  if (findings.factors) out += factorial_text(*findings.factors, asked.measures, markdown, voice);
  for (const auto& result : findings.results) out += page.result(result, asked);
  if (!markdown) out += '\n';
  if (page.doubtful()) out += page.paragraph(voice("?: the interval over replicates includes zero: chance alone may explain it", "? : l'intervalle sur les réplicats contient zéro : le hasard seul peut l'expliquer"));
  const bool factor_money = findings.factors && std::any_of(findings.factors->lines.begin(), findings.factors->lines.end(), [](const auto& one) { return is_money(one.series); });
  if (page.money() || factor_money)
    out += page.paragraph(voice("! Euros hang on psi, days of stock and essentiality, which nobody can observe; their range: sillon ranges SCENARIO",
                                "! Les euros dépendent de psi, des jours de stock et des intrants limitants, que nul n'observe ; leur fourchette : sillon ranges SCENARIO"));
  if (const auto warnings = file.warnings().size(); warnings > 0)
    out += page.paragraph(voice(fmt::format("! the file holds {} warnings that concern every figure: sillon summary {}", warnings, file.path()),
                                fmt::format("! le fichier contient {} avertissements qui concernent chaque chiffre : sillon summary {}", warnings, file.path())));
  if (!findings.mechanisms.empty()) out += page.paragraph(legend(findings, voice));
  return out + page.paragraph(fmt::format("{} {}", voice("The file:", "Le fichier :"), file.path()));
}

// ---- for programs

Tree interval_tree(const Interval& one) {
  return Tree::object({{"replicates", Tree::whole(static_cast<std::int64_t>(one.count))}, {"mean", number_tree(one.mean)}, {"half_95", number_tree(one.half)}});
}
Tree carried_tree(const Carried& one) {
  return Tree::object({{"without", interval_tree(one.without)}, {"part", interval_tree(one.part)}, {"exactly_zero", Tree::boolean(one.zero)},
                       {"chance_may_explain", Tree::boolean(one.zero || may_be_chance(one.part))}});
}
Tree series_tree(const io::RunReader::Series& series, Of of) {
  return Tree::object({{"series", Tree::text(name_of(series))}, {"label", text_tree(series.label_en, series.label_fr)}, {"measure", Tree::text(std::string(name(of)))},
                       {"unit", Tree::text(unit_of(series, of))}, {"warning", text_tree(series.warning_en, series.warning_fr)}});
}

Tree line_tree(const AttributedLine& line, const std::vector<std::string>& mechanisms) {
  Tree out = series_tree(line.series, line.of), alone = Tree::list(), pairs = Tree::list(), shapley = Tree::list();
  out.put("result", interval_tree(line.whole));
  for (std::size_t i = 0; i < line.alone.size(); ++i) {
    Tree one = carried_tree(line.alone[i]);
    one.put("mechanism", Tree::text(mechanisms[i]));
    alone.append(std::move(one));
  }
  out.put("mechanisms", std::move(alone));
  const auto first = line.first();
  out.put("carried_most_by", first ? Tree::text(mechanisms[*first]) : Tree());
  if (line.all) out.put("all", carried_tree(*line.all));
  if (line.rest) out.put("all_less_the_sum", interval_tree(*line.rest));
  for (const auto& pair : line.pairs)
    pairs.append(Tree::object({{"mechanisms", Tree::list({Tree::text(mechanisms[pair.one]), Tree::text(mechanisms[pair.other])})}, {"both", carried_tree(pair.both)},
                               {"interaction", interval_tree(pair.interaction)}, {"exactly_zero", Tree::boolean(pair.zero)}}));
  if (!line.pairs.empty()) out.put("pairs", std::move(pairs));
  for (std::size_t i = 0; i < line.shapley.size(); ++i)
    shapley.append(Tree::object({{"mechanism", Tree::text(mechanisms[i])}, {"part", interval_tree(line.shapley[i].part)}, {"orders_half_95", number_tree(line.shapley[i].orders_half)}}));
  if (!line.shapley.empty()) out.put("shapley", std::move(shapley));
  return out;
}

Tree factors_tree(const FactorialFindings& findings) {
  Tree factors = Tree::object(), lines = Tree::list();
  for (const auto& factor : findings.design.factors) {
    Tree levels = Tree::list();
    for (const auto& level : factor.levels) levels.append(Tree::text(level.name));
    factors.put(factor.name, std::move(levels));
  }
  for (const auto& line : findings.lines) {
    Tree out = series_tree(line.series, line.of), contrasts = Tree::list();
    for (const auto& one : line.all) {
      Tree levels = Tree::object();
      for (std::size_t f = 0; f < one.levels.size(); ++f)
        if (one.levels[f] > 0) levels.put(findings.design.factors[f].name, Tree::text(findings.design.factors[f].levels[one.levels[f]].name));
      contrasts.append(Tree::object({{"kind", Tree::text(std::string(name(one.kind)))}, {"levels", std::move(levels)}, {"effect", interval_tree(one.interval)},
                                     {"exactly_zero", Tree::boolean(one.zero)}, {"chance_may_explain", Tree::boolean(one.zero || may_be_chance(one.interval))}}));
    }
    out.put("context", Tree::text(line.context)), out.put("means_from", Tree::text(sim::format_date(line.from))), out.put("contrasts", std::move(contrasts));
    lines.append(std::move(out));
  }
  return Tree::object({{"levels", std::move(factors)}, {"lines", std::move(lines)}});
}

}  // namespace

std::string attribution_text(const io::RunReader& file, const AttributionFindings& findings, const Asked& asked, const Voice& voice) { return page(file, findings, asked, false, voice); }
std::string attribution_markdown(const io::RunReader& file, const AttributionFindings& findings, const Asked& asked, const Voice& voice) {
  return page(file, findings, asked, true, voice) + mark.comment(file.attribute("version"));
}

std::string attribution_json(const io::RunReader& file, const AttributionFindings& findings, const std::string& scenario) {
  Tree mechanisms = Tree::list(), results = Tree::list(), warnings = Tree::list();
  for (const auto& name : findings.mechanisms) mechanisms.append(Tree::text(name));
  for (const auto& one : findings.results) {
    Tree lines = Tree::list();
    for (const auto& line : one.lines) lines.append(line_tree(line, findings.mechanisms));
    results.append(Tree::object({{"kind", Tree::text(one.result.of_strategies ? "strategies" : "contexts")}, {"reference", Tree::text(one.result.reference)},
                                 {"other", Tree::text(one.result.other)}, {"within", Tree::text(one.result.within)}, {"means_from", Tree::text(sim::format_date(one.from))},
                                 {"lines", std::move(lines)}}));
  }
  for (const auto& [en, fr] : file.warnings()) warnings.append(text_tree(en, fr));
  return readable_json(Tree::object(
      {{"format", Tree::text(std::string(mark.format))},
       {"title", text_tree(file.attribute("title_en"), file.attribute("title_fr"))},
       {"provenance", Tree::object({{"scenario", Tree::text(scenario)}, {"run_file", Tree::text(file.path())}, {"seed", Tree::whole(static_cast<std::int64_t>(file.seed()))},
                                    {"replicates", Tree::whole(file.replicates())}, {"version", Tree::text(file.attribute("version"))}, {"commit", Tree::text(file.attribute("commit"))}})},
       {"mechanisms", std::move(mechanisms)},
       {"orders", Tree::object({{"count", Tree::whole(static_cast<std::int64_t>(findings.orders.all.size()))}, {"exact", Tree::boolean(findings.orders.exact)}})},
       {"note", text_tree("parts need not add up to the result", "la somme des parts n'est pas forcément le résultat")},
       {"factors", findings.factors ? factors_tree(*findings.factors) : Tree()},
       {"results", std::move(results)},
       {"warnings", std::move(warnings)}}));
}

std::string attribution_csv(const AttributionFindings& findings) {
  std::string out(mark.csv_head);
  const auto& mechanisms = findings.mechanisms;
  for (const auto& result : findings.results)
    for (const auto& line : result.lines) {
      const auto& its = result.result;
      const auto row = [&](std::string_view term, const std::string& of, const Interval& one, double orders_half, bool zero) {
        out += fmt::format("{},{},{},{},{},{},{},{},{},{},{},{},{},{}\r\n", its.of_strategies ? "strategies" : "contexts", its.reference, its.other, its.within, name_of(line.series), name(line.of),
                           csv_cell(unit_of(line.series, line.of)), term, csv_cell(of), one.count, csv_cell(one.mean), csv_cell(one.half), csv_cell(orders_half), zero ? 1 : 0);
      };
      const double none = std::nan("");
      row("result", "", line.whole, none, line.whole_zero);
      for (std::size_t i = 0; i < line.alone.size(); ++i) {
        row("without", mechanisms[i], line.alone[i].without, none, false);
        row("part", mechanisms[i], line.alone[i].part, none, line.alone[i].zero);
      }
      if (line.all) row("without", "all", line.all->without, none, false), row("part", "all", line.all->part, none, line.all->zero);
      if (line.rest) row("all_less_the_sum", "", *line.rest, none, false);
      for (const auto& pair : line.pairs) {
        const auto of = mechanisms[pair.one] + " " + mechanisms[pair.other];
        row("part", of, pair.both.part, none, pair.both.zero), row("interaction", of, pair.interaction, none, pair.zero);
      }
      for (std::size_t i = 0; i < line.shapley.size(); ++i) row("shapley", mechanisms[i], line.shapley[i].part, line.shapley[i].orders_half, line.shapley[i].zero);
    }
  if (findings.factors)
    for (const auto& line : findings.factors->lines)
      for (const auto& one : line.all)
        out += fmt::format("factors,,,{},{},{},{},{},{},{},{},{},,{}\r\n", line.context, name_of(line.series), name(line.of), csv_cell(unit_of(line.series, line.of)), name(one.kind),
                           csv_cell(term(findings.factors->design, one)), one.interval.count, csv_cell(one.interval.mean), csv_cell(one.interval.half), one.zero ? 1 : 0);
  return out;
}

void refuse_attribution(const std::string& path, bool force) { refuse_report_file(mark, path, force); }

void write_attribution(const io::RunReader& file, const AttributionFindings& findings, const std::string& scenario, const std::string& path, bool force,
                       const Asked& asked, const Voice& voice) {
  write_report_file(mark, path, force, [&](std::string_view ending) {
    return ending == ".json" ? attribution_json(file, findings, scenario) : ending == ".csv" ? attribution_csv(findings) : attribution_markdown(file, findings, asked, voice);
  });
}

}  // namespace app
