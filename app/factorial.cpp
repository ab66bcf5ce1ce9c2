// app/factorial.cpp -- reads the runs of a design and tells its contrasts.
#include "app/factorial.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "sim/io/json.hpp"
#include "sim/kernel/error.hpp"
#include "study/run_resilience.hpp"

namespace app {
namespace {

using io::RunReader;
using Kind = study::Contrast::Kind;

// Means begin with the crisis, else with the first policy of any combination.
sim::Day begin_of_design(const RunReader& file, const models::Design& design, const std::string& context) {
  sim::Day first = file.time().empty() ? 0 : file.time().back();
  bool crisis = false, any = false;
  for (const auto& event : file.events())
    if (event.kind == "crisis" && event.choice == context) first = crisis ? std::min(first, event.from) : event.from, crisis = any = true;
  for (const auto& event : file.events())
    if (!crisis && event.kind == "policy" && std::any_of(design.combinations.begin(), design.combinations.end(), [&](const auto& one) { return one.strategy == event.choice; }))
      first = std::min(first, event.from), any = true;
  return any || file.time().empty() ? first : file.time().front();
}

std::string title(Kind kind, const Voice& voice) {
  switch (kind) {
    case Kind::main: return voice("on average", "en moyenne");
    case Kind::interaction: return voice("interaction", "interaction");
    case Kind::alone: return voice("alone", "seul");
    case Kind::together: return voice("together", "ensemble");
  }
  return "";
}

}  // namespace

bool FactorLine::zero() const {
  return std::all_of(all.begin(), all.end(), [](const auto& one) { return one.zero; });
}

std::string_view name(Kind kind) {
  constexpr std::array<std::string_view, 4> names{"main", "interaction", "alone", "together"};
  return names[static_cast<std::size_t>(kind)];
}

std::string term(const models::Design& design, const FactorContrast& contrast) {
  std::string out;
  for (std::size_t f = 0; f < design.factors.size(); ++f)
    if (contrast.levels[f] > 0) out += fmt::format("{}{} = {}", out.empty() ? "" : ", ", design.factors[f].name, design.factors[f].levels[contrast.levels[f]].name);
  return out;
}

std::optional<FactorialFindings> find_factorial(const RunReader& file, const std::vector<std::string>& series, const std::vector<std::string>& contexts,
                                                const std::vector<Of>& measures) {
  const auto scenario = io::parse_json(file.scenario(), file.path());
  std::vector<sim::Mistake> mistakes;
  FactorialFindings out{models::design(scenario, mistakes), {}};
  const auto& strategies = file.strategies();
  const auto was_run = [&](const auto& one) { return std::any_of(strategies.begin(), strategies.end(), [&](const auto& other) { return other.name == one.strategy; }); };
  if (out.design.empty() || !std::all_of(out.design.combinations.begin(), out.design.combinations.end(), was_run)) return std::nullopt;
  std::vector<std::size_t> levels;
  for (const auto& factor : out.design.factors) levels.push_back(factor.levels.size());
  const auto calm = study::calm_contexts(file.contexts(), file.events());
  const std::string control = calm.size() == 1 && file.contexts().size() > 1 ? calm[0] : "";

  for (const auto& one : series_of_the_whole(file, series)) {
    MeasuredSeries measured(file, one, control);
    for (const auto& context : file.contexts()) {
      if (!contexts.empty() && std::find(contexts.begin(), contexts.end(), context.name) == contexts.end()) continue;
      const sim::Day from = begin_of_design(file, out.design, context.name);
      for (const Of of : measures.empty() ? usual_measures(one) : measures) {
        if (!measured.knows(of, context.name)) continue;
        std::vector<study::Paired> results;
        for (const auto& combination : out.design.combinations) results.push_back(measured.values(of, context.name, combination.strategy, from));
        FactorLine line{context.name, from, one, of, {}};
        bool recorded = false;
        for (const auto& contrast : study::contrasts(levels, results)) {
          line.all.push_back({contrast.kind, contrast.levels, mean_of(of, contrast.each), study::all_zero(contrast.each)});
          recorded = recorded || line.all.back().interval.count > 0;
        }
        if (recorded) out.lines.push_back(std::move(line));
      }
    }
  }
  std::stable_sort(out.lines.begin(), out.lines.end(), [&](const auto& a, const auto& b) {
    const auto rank = [&](const std::string& context) {
      return std::find_if(file.contexts().begin(), file.contexts().end(), [&](const auto& one) { return one.name == context; }) - file.contexts().begin();
    };
    return rank(a.context) < rank(b.context);
  });
  return out;
}

std::string factorial_text(const FactorialFindings& findings, bool all, bool markdown, const Voice& voice) {
  const auto heading = [&](const std::string& text) { return markdown ? fmt::format("### {}\n\n", text) : '\n' + wrapped(text, ""); };
  const auto paragraph = [&](const std::string& text) { return markdown ? text + "\n\n" : wrapped(text, "  "); };
  std::string out, reference;
  for (const auto& factor : findings.design.factors) reference += fmt::format("{}{} = {}", reference.empty() ? "" : ", ", factor.name, factor.levels.front().name);
  const auto combinations = findings.design.combinations.size();
  out += markdown ? fmt::format("## {}\n\n", voice("Factors", "Facteurs")) : '\n' + wrapped(voice("Factors", "Facteurs"), "");
  out += paragraph(voice(fmt::format("{} combinations, compared with: {}", combinations, reference), fmt::format("{} combinaisons, comparées à : {}", combinations, reference)));
  std::map<std::string, std::vector<std::string>> zero;
  std::string last;
  bool doubtful = false;
  for (const auto& line : findings.lines) {
    const std::string key = line.context + '\n' + name_of(line.series);
    if (std::exchange(last, key) == key && !all) continue;
    if (line.zero()) {
      zero[line.context].push_back(measure_label(line.series, line.of, voice));
      continue;
    }
    out += heading(voice(fmt::format("{}; context \"{}\"{}", measure_label(line.series, line.of, voice), line.context, line.of == Of::mean ? " since " + sim::format_date(line.from) : ""),
                         fmt::format("{} ; contexte « {} »{}", measure_label(line.series, line.of, voice), line.context, line.of == Of::mean ? " depuis le " + sim::format_date(line.from) : "")));
    Table table("<<>>");
    table.row({"", "", voice("effect", "effet"), "± 95 %"});
    for (const auto& one : line.all) {
      const bool unclear = one.interval.count > 1 && !one.zero && may_be_chance(one.interval);
      doubtful = doubtful || unclear;
      table.row({term(findings.design, one), title(one.kind, voice), one.zero ? "0" : one.interval.count == 0 ? voice("not defined", "non défini") : voice.change(one.interval.mean),
                 one.zero || one.interval.count < 2 ? "" : (unclear ? "? " : "") + ("± " + voice.amount(one.interval.half))});
    }
    out += markdown ? table.markdown() + '\n' : table.text();
    if (const auto warning = voice(line.series.warning_en, line.series.warning_fr); !warning.empty()) out += paragraph("! " + warning);
  }
  if (!markdown) out += '\n';
  for (const auto& [context, labels] : zero)
    out += paragraph(voice(fmt::format("exactly zero in context \"{}\", for every combination: {}", context, fmt::join(labels, "; ")),
                           fmt::format("exactement zéro dans le contexte « {} », pour chaque combinaison : {}", context, fmt::join(labels, " ; "))));
  if (doubtful) out += paragraph(voice("?: the interval over replicates includes zero: chance alone may explain it", "? : l'intervalle sur les réplicats contient zéro : le hasard seul peut l'expliquer"));
  return out + paragraph(voice(
      "On average: at this level less at the factor's first, averaged over the levels of the other factors. Interaction: what levels do together beyond what fewer of them do. Alone: the other factors at their first level. Together: all of them.",
      "En moyenne : à ce niveau moins au premier niveau du facteur, en moyenne sur les niveaux des autres. Interaction : ce que des niveaux font ensemble au-delà de ce que font moins d'entre eux. Seul : les autres facteurs à leur premier niveau. Ensemble : tous."));
}

}  // namespace app
