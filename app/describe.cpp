// app/describe.cpp -- sillon describe: what the model knows, and what a scenario makes of it.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/preparation.hpp"
#include "app/summary_text.hpp"
#include "app/text.hpp"
#include "models/catalogue.hpp"
#include "models/territory/settle.hpp"
#include "sim/kernel/parallel.hpp"

namespace app {
namespace {

// The same pages as plain text or as Markdown.
class Page {
 public:
  Page(bool markdown, const Voice& voice) : markdown_(markdown), voice_(voice) {}
  void part(const std::string& title) {
    out_ += markdown_ ? "\n# " + title + "\n" : "\n" + title + "\n" + std::string(width(title), '=') + "\n";
  }
  void head(const std::string& title) { out_ += markdown_ ? "\n## " + title + "\n\n" : "\n" + title + "\n"; }
  void say(const std::string& text) { out_ += markdown_ ? text + "\n\n" : wrapped(text, "  "); }
  void add(const Table& table) {
    if (table.empty()) return;
    out_ += markdown_ ? table.markdown() + "\n" : table.text();
  }
  std::string code(std::string_view text) const {
    return markdown_ ? fmt::format("`{}`", text) : std::string(text);
  }
  std::string brief(const std::string& text) const {
    return markdown_ ? text : shortened(text, 60);
  }  // a line is a line
  const Voice& voice() const { return voice_; }
  const std::string& text() const { return out_; }

 private:
  bool markdown_;
  const Voice& voice_;
  std::string out_;
};

std::string_view type_name(sim::ValueType type) {
  constexpr std::array<std::string_view, 11> names{"bool", "choice", "u8",  "u16", "i32", "u32",
                                                   "i64",  "u64",    "f32", "f64", "code"};
  return names[static_cast<std::size_t>(type)];
}

std::string meaning(const sim::ColumnInfo& info, const Voice& voice) {
  std::string out = voice(info.meaning);
  if (!info.members.empty()) {
    out += ": ";
    for (const auto& member : info.members)
      out += fmt::format("{}{}", &member == info.members.data() ? "" : ", ", member.name);
  }
  if (!info.warning.empty()) out += fmt::format(" (! {})", voice(info.warning));
  return out;
}

std::string label(const sim::ColumnInfo& info, const Voice& voice) {
  switch (info.polarity) {
    case sim::Polarity::undeclared: break;
    case sim::Polarity::more_is_better: return voice(info.label) + voice(" (series; more is better)", " (série ; plus est mieux)");
    case sim::Polarity::more_is_worse: return voice(info.label) + voice(" (series; more is worse)", " (série ; plus est pire)");
    case sim::Polarity::neutral: return voice(info.label) + voice(" (series; neither better nor worse)", " (série ; ni mieux ni pire)");
  }
  return voice(info.label);
}

void tell_columns(Page& page, std::span<const sim::Column> columns, std::span<const sim::LinkColumn> links) {
  const Voice& voice = page.voice();
  Table table("<<<<<");
  if (columns.empty() && links.empty()) return;
  table.row({voice("column", "colonne"), voice("type", "type"), voice("unit", "unité"), voice("label", "libellé"), voice("meaning", "sens")});
  for (const auto& column : columns)
    table.row({page.code(column.info.name), std::string(type_name(column.info.type)),
               std::string(column.info.unit.symbol), label(column.info, voice), meaning(column.info, voice)});
  for (const auto& link : links)
    table.row({page.code(link.key->name), fmt::format("-> {}", link.key->to.name), "", voice(link.key->label), voice(link.key->meaning)});
  page.add(table);
}

void tell_world(Page& page, const sim::World& world) {
  const Voice& voice = page.voice();
  page.part(voice("Populations", "Populations"));
  for (const auto& population : world.populations()) {
    page.head(fmt::format("{}: {}", population.key().name, voice(population.key().meaning)));
    tell_columns(page, population.columns(), population.links());
  }
  page.part(voice("Networks", "Réseaux"));
  for (const auto& network : world.networks()) {
    page.head(fmt::format("{}, {} -> {}: {}", network.key().name, network.key().from.name,
                          network.key().to.name, voice(network.key().meaning)));
    if (!network.key().warning.empty()) page.say("! " + voice(network.key().warning));
    tell_columns(page, network.columns(), {});
  }
}

std::string range(const sim::ParameterInfo& info) {
  if (info.type == sim::ParameterType::boolean || info.type == sim::ParameterType::codes || info.type == sim::ParameterType::shares) return "";
  return fmt::format("[{}, {}]", info.low, info.high);
}

void tell_parameters(Page& page, const sim::Entry& entry, const sim::Instance* instance) {
  const Voice& voice = page.voice();
  if (entry.parameters.empty()) return;
  Table table("<><<<<");
  table.row({voice("parameter", "paramètre"),
             instance ? voice("value", "valeur") : voice("default", "défaut"), voice("unit", "unité"),
             voice("range", "domaine"), voice("source", "source"), voice("meaning", "sens")});
  for (const auto& info : entry.parameters) {
    const sim::Setting* stated = nullptr;
    if (instance)
      for (const auto& setting : instance->settings)
        if (setting.parameter == info.name) stated = &setting;
    table.row({page.code(info.name), shortened(value_text(stated ? stated->value : info.standard), 40),
               std::string(info.unit.symbol), range(info),
               stated && !stated->source.empty() ? stated->source : std::string(info.source),
               voice(info.meaning)});
  }
  page.add(table);
}

void tell_touches(Page& page, const sim::Entry& entry) {
  constexpr std::array<std::string_view, 6> names{"reads",   "follows",  "updates",
                                                  "adds to", "bids for", "edits"};
  std::map<sim::Manner, std::string> touched;
  for (const auto& touch : entry.touches) {
    auto& text = touched[touch.manner];
    text += (text.empty() ? "" : ", ") + touch.name;
  }
  if (!entry.awards_name.empty()) page.say(fmt::format("awards {}", entry.awards_name));
  for (const auto& [manner, text] : touched)
    page.say(fmt::format("{} {}", names[static_cast<std::size_t>(manner)], text));
}

std::string form(const sim::Entry& entry) {
  return fmt::format("{} {}, {}", entry.form, entry.over, sim::name(entry.period));
}

void tell_processes(Page& page, const sim::Catalogue& catalogue) {
  const Voice& voice = page.voice();
  page.part(voice("Processes", "Processus"));
  for (const auto& entry : catalogue.entries()) {
    page.head(fmt::format("{} ({}; {})", entry.name, entry.family, form(entry)));
    page.say(voice(entry.meaning));
    tell_parameters(page, entry, nullptr);
    tell_touches(page, entry);
  }
}

void tell_instances(Page& page, const std::vector<sim::Instance>& instances,
                    const sim::Catalogue& catalogue) {
  for (const auto& instance : instances) {
    const auto* entry = catalogue.find(instance.process);
    const std::string dates =
        !instance.from && !instance.until
            ? ""
            : fmt::format(", {} .. {}", instance.from ? sim::format_date(*instance.from) : "",
                          instance.until ? sim::format_date(*instance.until) : "");
    page.head(fmt::format("{} ({}{})", instance.name, form(*entry), dates));
    page.say(page.voice()(entry->meaning));
    tell_parameters(page, *entry, &instance);
  }
}

// A crisis that comes by chance: how often, and when in the first runs.
void tell_arrivals(Page& page, const models::Plan& plan, const models::Arrivals& arrivals) {
  constexpr std::uint32_t few = 3;
  const Voice& voice = page.voice();
  page.head(fmt::format("{}: {} {}", arrivals.name, voice.amount(arrivals.rate), voice("arrivals a year", "arrivées par an")));
  if (!arrivals.source.empty()) page.say(page.brief(arrivals.source));
  for (std::uint32_t replicate = 0; replicate < std::min(few, plan.replicates); ++replicate) {
    std::string dates;
    for (const auto& one : arrivals.drawn(plan.seed, replicate, plan.clock.start, plan.clock.day_of(plan.clock.steps)))
      dates += fmt::format("{}{} (x {})", dates.empty() ? "" : ", ", sim::format_date(one.day), voice.amount(one.severity));
    page.say(fmt::format("{} {}: {}", voice("replicate", "réplicat"), replicate, dates.empty() ? voice("none", "aucune") : dates));
  }
}

void tell_scenario(Page& page, const models::Plan& plan, const sim::Catalogue& catalogue) {
  const Voice& voice = page.voice();
  page.part(voice(plan.title.en, plan.title.fr));
  if (!plan.question.en.empty()) page.say(voice(plan.question.en, plan.question.fr));
  page.say(fmt::format("{} .. {}, {} x {}; {} {}; {} {}", sim::format_date(plan.clock.start),
                       sim::format_date(plan.clock.day_of(plan.clock.steps)), plan.clock.steps,
                       sim::name(plan.clock.step), plan.replicates, voice("replicates", "réplicats"),
                       voice("seed", "graine"), plan.seed));
  for (const auto& mechanism : plan.switched_off)
    page.say(voice("switched off: ", "désactivé : ") + mechanism);
  for (const auto& [choices, what] : {std::pair(&plan.contexts, voice("context", "contexte")),
                                      std::pair(&plan.strategies, voice("strategy", "stratégie"))})
    for (const auto& choice : *choices) {
      page.part(fmt::format("{} {}: {}", what, choice.name, voice(choice.title.en, choice.title.fr)));
      tell_instances(page, choice.instances, catalogue);
      for (const auto& one : choice.parameters)
        page.say(fmt::format("{}.{} = {}", one.owner, one.setting.parameter, value_text(one.setting.value)));
      for (const auto& arrivals : choice.arrivals) {
        tell_arrivals(page, plan, arrivals);
        tell_instances(page, arrivals.instances, catalogue);
      }
    }
  page.part(voice("The step, in order", "Le pas, dans l'ordre"));
  tell_instances(page, plan.processes, catalogue);
}

void tell_territory(Page& page, const std::vector<sim::Statement>& statements) {
  const Voice& voice = page.voice();
  page.part(
      voice("The territory, as stated and as settled", "Le territoire : données sources et valeurs calées"));
  page.say(voice("* settled from national shares or an assumption, not from a local figure",
                 "* tiré de parts nationales ou d'une hypothèse, pas d'un chiffre local"));
  Table table("<<<>>><");
  table.row({voice("place", "lieu"), voice("figure", "chiffre"), voice("unit", "unité"),
             voice("stated", "source"), voice("settled", "calé"), voice("residual", "écart"),
             voice("year, source, note", "année, source, note")});
  const auto figure = [&](double value) {
    return std::abs(value) >= 1000 ? voice.count(value) : voice.amount(value);
  };
  for (const auto& one : statements)
    table.row(
        {one.place, one.figure + (one.imputed ? " *" : ""), one.unit, figure(one.stated), figure(one.settled),
         std::isfinite(one.stated) && std::isfinite(one.settled) ? voice.change(one.settled - one.stated)
                                                                 : "",
         fmt::format("{}{}{}", one.year > 0 ? std::to_string(one.year) + ", " : "", page.brief(one.source),
                     one.note.empty() ? "" : "; " + one.note)});
  page.add(table);
}

}  // namespace

int describe(const DescribeCommand& command) {
  const auto catalogue = models::catalogue();
  const Voice voice(language(command.language));
  std::optional<Prepared> prepared;
  if (!command.scenario.empty()) prepared = prepare(command.scenario, command.set, catalogue);
  if (command.format == "dot") {
    if (!prepared)
      throw sim::ScenarioError({{"--format dot", "", "draws the step of a scenario, so name one"}});
    const auto& plan = prepared->plan;  // the last context and strategy: those in which most happens
    std::fputs(sim::Schedule::build(
                   models::variant(plan, plan.contexts.size() - 1, plan.strategies.size() - 1, 0), catalogue)
                   .dot()
                   .c_str(),
               stdout);
    return done;
  }
  Page page(command.format == "markdown", voice);
  if (prepared) {
    const models::Plan& plan = prepared->plan;
    tell_scenario(page, plan, catalogue);
    sim::parallel::with_threads(0, [&] {
      const auto settled = settle(plan);
      tell_territory(page, settled.statements);
    });
  } else {
    tell_world(page, declared_world());
    tell_processes(page, catalogue);
  }
  std::fputs(page.text().substr(1).c_str(), stdout);
  return done;
}

}  // namespace app
