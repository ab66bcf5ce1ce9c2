// app/network_view.cpp -- from ids and slots to vertices; from recorded columns to attributes, groups, know-how and names.
#include "app/network_view.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "sim/kernel/error.hpp"

namespace app {
namespace {

using Column = io::RunReader::Column;
using Element = io::hdf5::Element;

[[noreturn]] void refuse(const std::string& where, const std::string& message) { throw sim::ScenarioError({{where, "", message}}); }

std::string chosen(const std::string& asked, const std::vector<io::RunPlan::Choice>& choices, const std::string& option) {
  std::vector<std::string> names;
  for (const auto& choice : choices) names.push_back(choice.name);
  if (asked.empty()) return names.front();
  if (std::find(names.begin(), names.end(), asked) == names.end()) {
    const auto close = sim::nearest(asked, names);
    refuse(option, fmt::format("no \"{}\" in this file; {}", asked,
                               close.empty() ? fmt::format("it has: {}", fmt::join(names, ", ")) : fmt::format("nearest: \"{}\"", close)));
  }
  return asked;
}

NetworkView::Type type_of(const Column& column) {
  using Type = NetworkView::Type;
  if (column.is_boolean) return Type::truth;
  switch (column.element) {
    case Element::u8:
    case Element::u16:
    case Element::i32:
    case Element::u32:
    case Element::i64: return Type::whole;
    case Element::f32:
    case Element::f64: return Type::real;
    default: return Type::text;  // names of values, codes; 64 bits without sign, which graph files have no number for
  }
}

const io::hdf5::EnumerationMember* member_of(const Column& column, double value) {
  for (const auto& one : column.members)
    if (one.value == value) return &one;
  return nullptr;
}

std::string written(const Column& column, double value) {
  if (!std::isfinite(value)) return "";
  if (column.is_boolean) return value != 0 ? "true" : "false";
  if (column.element == Element::enumeration) {
    const auto* member = member_of(column, value);
    return member == nullptr ? "" : member->name;
  }
  if (column.element == Element::f32) return fmt::format("{}", static_cast<float>(value));
  if (column.element == Element::f64) return fmt::format("{}", value);
  return fmt::format("{:.0f}", value);
}

// Topics are numbers in the file (models/vocabulary/actor.hpp).
std::string topic_name(double number, const Voice& voice) {
  constexpr std::array<std::pair<const char*, const char*>, 8> names{{{"energy", "énergie"},
                                                                      {"buildings", "bâtiment"},
                                                                      {"mobility", "mobilité"},
                                                                      {"food", "alimentation"},
                                                                      {"circularity", "circularité"},
                                                                      {"skills", "compétences"},
                                                                      {"digital", "numérique"},
                                                                      {"nature", "nature"}}};
  if (!(number >= 0 && number < static_cast<double>(names.size()))) return "";
  const auto& [en, fr] = names.at(static_cast<std::size_t>(number));
  return voice(en, fr);
}

// What one of a kind is called: by its role, else by its sphere.
std::string called(const std::string& role, const std::string& sphere, const Voice& voice) {
  if (role == "entrepreneur" || (role.empty() && sphere == "private")) return voice("firm", "entreprise");
  if (role == "researcher" || (role.empty() && sphere == "research")) return voice("research team", "équipe de recherche");
  if (role == "administration" || (role.empty() && sphere == "public")) return voice("public body", "acteur public");
  if (role == "elected") return voice("elected office", "élu");
  if (role == "citizen") return voice("engaged citizen", "citoyen engagé");
  if (role == "association") return voice("association", "association");
  if (role == "facilitator") return voice("facilitator", "animateur");
  if (sphere == "civil") return voice("citizen or association", "citoyen ou association");
  return "";
}

}  // namespace

NetworkView::NetworkView(const io::RunReader& file, const NetworkCommand& command, const Voice& voice) : file_(file.path()) {
  const auto networks = file.networks();
  std::vector<std::string> names;
  for (const auto& one : networks) names.push_back(one.name);
  if (names.empty()) refuse(file.path(), "no network was recorded; in the scenario: \"record\": { \"networks\": { \"trust\": \"year\" } }");
  const auto found = std::find(names.begin(), names.end(), command.network);
  if (found == names.end()) {
    const auto close = sim::nearest(command.network, names);
    refuse("--network",
           fmt::format("no network \"{}\" was recorded; {}", command.network,
                       close.empty() ? fmt::format("this file has: {}", fmt::join(names, ", ")) : fmt::format("nearest: \"{}\"", close)));
  }
  network_ = networks[static_cast<std::size_t>(found - names.begin())];
  context_ = chosen(command.context, file.contexts(), "--context");
  strategy_ = chosen(command.strategy, file.strategies(), "--strategy");
  replicate_ = command.replicate;
  if (replicate_ >= file.replicates())
    refuse("--replicate", fmt::format("{} is none of the {} replicates, which count from 0", replicate_, file.replicates()));

  std::vector<std::string> dates;
  for (const auto day : network_.days) dates.push_back(sim::format_date(day));
  day_ = network_.days.back();
  if (!command.at.empty()) {
    const auto day = sim::parse_date(command.at);
    if (!day) refuse("--at", fmt::format("\"{}\" is not a day of the calendar, expected a date such as \"2019-01-07\"", command.at));
    if (std::find(network_.days.begin(), network_.days.end(), *day) == network_.days.end())
      refuse("--at", fmt::format("network \"{}\" was not recorded on {}, but on: {}", network_.name, command.at, fmt::join(dates, ", ")));
    day_ = *day;
  }
  step_ = network_.steps[static_cast<std::size_t>(std::find(network_.days.begin(), network_.days.end(), day_) - network_.days.begin())];

  if (auto warning = voice(network_.warning_en, network_.warning_fr); !warning.empty()) warnings_.push_back(std::move(warning));
  const auto edges = file.edges(context_, strategy_, replicate_, network_, day_);
  find_vertices(file, voice, edges);
  for (std::size_t c = 0; c < network_.columns.size(); ++c) {
    const auto& its = network_.columns[c];
    Attribute made{its.name, its.unit, voice(its.meaning_en, its.meaning_fr), voice(its.warning_en, its.warning_fr), type_of(its), {}};
    for (const double value : edges.columns[c]) made.values.push_back(written(its, value));
    edge_columns_.push_back(std::move(made));
  }
  read_columns(file, voice, network_.from);
  if (!is_graph()) read_columns(file, voice, network_.to);
  call_vertices(voice);
}

void NetworkView::find_vertices(const io::RunReader& file, const Voice& voice, const io::RunReader::Edges& edges) {
  std::vector<std::string> populations{network_.from};
  if (!is_graph()) populations.push_back(network_.to);
  std::vector<std::unordered_map<std::uint64_t, std::uint32_t>> vertex(populations.size());
  for (std::size_t p = 0; p < populations.size(); ++p) {
    std::map<std::uint64_t, std::uint32_t> all;  // id and slot
    const auto agents = file.agents(context_, strategy_, replicate_, populations[p]);
    if (agents)
      for (std::uint32_t slot = 0; slot < agents->ids.size(); ++slot) {
        const auto born = agents->born[slot], died = agents->died[slot];
        const auto now = static_cast<std::int32_t>(step_);
        if (agents->ids[slot] != 0 && born <= now && (died < 0 || died > now)) all.emplace(agents->ids[slot], slot);
      }
    else if (step_ == 0 && p == 0)
      for (std::uint32_t slot = 0; slot < network_.settled; ++slot) all.emplace(slot + std::uint64_t{1}, slot);
    else
      warnings_.push_back(voice(
          fmt::format("no column of \"{}\" was recorded: those without ties are not shown", populations[p]),
          fmt::format("aucune colonne de « {} » n'a été enregistrée : ceux qui n'ont aucun lien ne sont pas montrés", populations[p])));
    if (p == 0)
      for (const auto id : edges.from) all.emplace(id, sim::nobody);
    if (p + 1 == populations.size())
      for (const auto id : edges.to) all.emplace(id, sim::nobody);
    for (const auto& [id, slot] : all) {
      vertex[p].emplace(id, static_cast<std::uint32_t>(vertices_.size()));
      vertices_.push_back({populations[p], id, ""});
      slots_.push_back(slot);
    }
  }
  edges_.reserve(edges.from.size());
  for (std::size_t i = 0; i < edges.from.size(); ++i) edges_.push_back({vertex.front().at(edges.from[i]), vertex.back().at(edges.to[i])});
}

void NetworkView::group_by(std::string name, std::string title, const std::vector<std::string>& values,
                           const std::vector<std::string>& labels) {
  std::map<std::string, std::uint32_t> groups;  // in order of values
  for (const auto& value : values) groups.emplace(value, 0);
  Named made;
  made.name = std::move(name), made.title = std::move(title), made.groups = static_cast<std::uint32_t>(groups.size());
  std::uint32_t next = 0;
  for (auto& [value, group] : groups) group = next++;
  made.names.resize(groups.size());
  for (std::size_t v = 0; v < values.size(); ++v) {
    made.of.push_back(groups.at(values[v]));
    made.names[made.of.back()] = values[v].empty() ? "?" : labels[v];
  }
  if (made.groups > 1) groupings_.push_back(std::move(made));
}

void NetworkView::read_columns(const io::RunReader& file, const Voice& voice, std::string_view population) {
  const auto agents = file.agents(context_, strategy_, replicate_, population);
  if (!agents) return;
  std::map<std::string, std::string> place_names;
  for (const auto& one : file.statements())
    if (!one.place_name.empty()) place_names.emplace(one.place, one.place_name);
  for (const auto& column : agents->columns) {
    const auto values = file.agents_on(context_, strategy_, replicate_, population, column, day_);
    if (!values) continue;
    std::vector<std::string> row_names;
    if (!column.links_to.empty())
      for (const auto& series : file.series())
        if (series.population == column.links_to) row_names = series.row_names;
    Attribute made{column.name,     column.unit, voice(column.meaning_en, column.meaning_fr), voice(column.warning_en, column.warning_fr),
                   type_of(column), {}};
    if (values->day != day_) made.meaning += fmt::format("{}{}", voice(" (as of ", " (au "), sim::format_date(values->day) + ")");
    if (!column.links_to.empty()) made.type = Type::text;
    std::vector<std::string> labels;
    for (std::size_t v = 0; v < vertices_.size(); ++v) {
      std::string text, label;
      if (const auto slot = slots_[v]; vertices_[v].population == population && slot != sim::nobody) {
        if (!values->codes.empty()) {
          if (slot < values->codes.size()) text = label = values->codes[slot];
        } else if (slot < values->numbers.size()) {
          const double number = values->numbers[slot];
          if (!column.links_to.empty()) {
            if (std::isfinite(number))
              text = label = number < static_cast<double>(row_names.size()) ? row_names[static_cast<std::size_t>(number)]
                                                                            : fmt::format("{:.0f}", number);
            if (const auto at = place_names.find(text); at != place_names.end()) label = fmt::format("{} ({})", at->second, text);
          } else if (!values->bits.empty()) {
            text = label = std::isfinite(number) ? fmt::format("{}", values->bits[slot]) : "";
          } else {
            text = label = written(column, number);
            if (column.name == "topic" && population == "actor")
              if (auto name = topic_name(number, voice); !name.empty()) label = std::move(name);
            if (const auto* member = member_of(column, number)) {
              const auto at = static_cast<std::size_t>(member - column.members.data());
              label = at < column.labels_en.size() ? voice(column.labels_en[at], at < column.labels_fr.size() ? column.labels_fr[at] : "")
                                                   : member->name;
            }
          }
        }
      }
      made.values.push_back(std::move(text)), labels.push_back(std::move(label));
    }
    if (is_graph()) {
      const bool groups = column.element == Element::enumeration || column.name == "topic" || column.links_to == "commune";
      if (groups) group_by(column.name, voice(column.meaning_en, column.meaning_fr), made.values, labels);
      if ((column.name == "offers" || column.name == "lacks") && !values->bits.empty()) {
        auto& bits = column.name == "offers" ? fields_.has : fields_.lacks;
        for (const auto slot : slots_) bits.push_back(slot < values->bits.size() ? values->bits[slot] : 0);
      }
    }
    columns_.push_back(std::move(made));
  }
  if (fields_.has.size() != vertices_.size() || fields_.lacks.size() != vertices_.size()) fields_ = {};
  // Spheres first, then topics and places: the order in which they are told.
  const auto rank = [](const Named& one) {
    return one.name == "sphere" ? 0 : one.name == "role" ? 1 : one.name == "topic" ? 2 : one.name == "place" ? 3 : 4;
  };
  std::stable_sort(groupings_.begin(), groupings_.end(), [&](const Named& a, const Named& b) { return rank(a) < rank(b); });
}

void NetworkView::call_vertices(const Voice& voice) {
  const auto value = [&](std::string_view name, std::size_t v) {
    for (const auto& column : columns_)
      if (column.name == name) return column.values[v];
    return std::string();
  };
  const Named* places = nullptr;
  for (const auto& one : groupings_)
    if (one.name == "place") places = &one;
  for (std::size_t v = 0; v < vertices_.size(); ++v) {
    auto& vertex = vertices_[v];
    std::string noun = called(value("role", v), value("sphere", v), voice);
    if (noun.empty()) noun = vertex.population == "actor" ? voice("actor", "acteur") : vertex.population;
    vertex.label = fmt::format("{} {}", noun, vertex.id);
    if (places != nullptr)
      vertex.label += fmt::format(", {}", places->names[places->of[v]]);
    else if (const auto place = value("place", v); !place.empty())
      vertex.label += fmt::format(", {}", place);
  }
}

}  // namespace app
