// sim/io/mistakes.cpp -- the second look at a file that has mistakes, and how they are told.
#include <algorithm>
#include <map>
#include <unordered_map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "sim/io/json.hpp"
#include "sim/io/source_text.hpp"

namespace io {
namespace {

// Offsets of the wanted pointers, as far as they are found.
using Wanted = std::unordered_map<std::string, std::size_t>;
constexpr std::size_t unseen = std::string::npos;

void want(Wanted& wanted, std::string_view pointer) {
  wanted.emplace(pointer, unseen);
  for (std::size_t i = 0; i < pointer.size(); ++i)
    if (pointer[i] == '/') wanted.emplace(pointer.substr(0, i), unseen);
}

void look_in_json(std::string_view text, Wanted& wanted) {
  using Kind = JsonToken::Kind;
  struct Level {
    bool object;
    std::size_t index = 0;
    bool named = false;   // a name has been read, its value has not
    std::size_t cut = 0;  // length of the pointer of the object or list itself
  };
  std::vector<Level> levels;
  std::string pointer;
  JsonTokens tokens(text);
  for (JsonToken token = tokens.next(); token.kind != Kind::end && token.kind != Kind::open_text;
       token = tokens.next()) {
    const bool opens = token.mark == '{' || token.mark == '[';
    if (token.kind == Kind::mark && !opens) {
      if (token.mark == ':' || levels.empty()) continue;
      if (token.mark == ',')
        ++levels.back().index, levels.back().named = false;
      else
        levels.pop_back();
      continue;
    }
    if (!levels.empty()) {
      Level& level = levels.back();
      if (level.object && !level.named) {
        const auto name =
            nlohmann::json::parse(text.substr(token.begin, token.end - token.begin), nullptr, false);
        pointer.resize(level.cut);
        pointer += sim::pointer_segment(name.is_string() ? name.get<std::string>() : "");
        level.named = true;
        continue;
      }
      if (!level.object) {
        pointer.resize(level.cut);
        pointer += fmt::format("/{}", level.index);
      }
    }
    if (const auto found = wanted.find(pointer); found != wanted.end() && found->second == unseen)
      found->second = token.begin;
    if (levels.size() > most_levels) return;  // the file has been exchanged: what was read had fewer
    if (opens) levels.push_back({.object = token.mark == '{', .cut = pointer.size()});
  }
}

void look_in_csv(std::string_view text, Wanted& wanted) {
  CsvRecords records(text);
  CsvRecord header, record;
  if (!records.next(header)) return;
  wanted[""] = header.offsets[0];
  for (std::size_t row = 0; records.next(record); ++row) {
    const std::string pointer = fmt::format("/{}", row);
    const auto found = wanted.find(pointer);
    if (found == wanted.end()) continue;
    found->second = record.offsets[0];
    for (std::size_t i = 0; i < std::min(header.cells.size(), record.cells.size()); ++i)
      if (const auto cell = wanted.find(pointer + sim::pointer_segment(header.cells[i]));
          cell != wanted.end())
        cell->second = record.offsets[i];
  }
}

std::size_t offset_of(const Wanted& wanted, std::string pointer) {
  for (;;) {
    if (const auto found = wanted.find(pointer); found != wanted.end() && found->second != unseen)
      return found->second;
    if (pointer.empty()) return 0;
    pointer.resize(pointer.rfind('/') == std::string::npos ? 0 : pointer.rfind('/'));
  }
}

void locate_in(const std::string& file, const std::vector<sim::Mistake*>& mistakes) {
  const std::string text = load(file);
  Wanted wanted;
  wanted.emplace("", unseen);
  for (const auto* mistake : mistakes) want(wanted, mistake->pointer);
  if (std::filesystem::path(file).extension() == ".csv")
    look_in_csv(text, wanted);
  else
    look_in_json(text, wanted);

  std::map<std::string_view, std::vector<sim::Mistake*>> same_place;
  for (auto* mistake : mistakes) same_place[mistake->pointer].push_back(mistake);
  Findings findings;
  for (const auto& [pointer, here] : same_place)
    findings.add(offset_of(wanted, std::string(pointer)), std::string(pointer), "");
  for (const auto& found : findings.settle(text, file))
    for (auto* mistake : same_place[found.pointer])
      mistake->line = found.line, mistake->column = found.column;
}

// What a user wrote must not steer the terminal, nor fill it.
std::string printable(std::string_view text) {
  constexpr std::size_t longest = 1000;
  if (text.size() > longest) {
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return printable(text.substr(0, end)) + "...";
  }
  std::string safe;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20U || byte == 0x7FU)
      safe += fmt::format("\\u{:04x}", byte);
    else
      safe += c;
  }
  return safe;
}

std::size_t width(std::string_view text) {  // in characters
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string padded(std::string text, std::size_t to) {
  text.append(to - std::min(to, width(text)), ' ');
  return text;
}

}  // namespace

void locate(std::vector<sim::Mistake>& mistakes) {
  std::map<std::string, std::vector<sim::Mistake*>> files;
  for (auto& mistake : mistakes)
    if (mistake.line == 0 && !unusable(mistake.file)) files[mistake.file].push_back(&mistake);
  for (const auto& [file, here] : files) {
    try {
      locate_in(file, here);
    } catch (const sim::
                 ScenarioError&) {  // the file has changed, or its mistake is that it cannot be read as text
    } catch (const sim::FileError&) {}
  }
}

std::string format_mistakes(const std::vector<sim::Mistake>& mistakes) {
  constexpr std::size_t most_shown = 100, widest_pointer = 60;
  std::vector<std::pair<std::string, std::vector<const sim::Mistake*>>> files;
  std::unordered_map<std::string, std::size_t> order;
  for (const auto& mistake : mistakes) {
    const auto [at, is_new] = order.emplace(mistake.file, files.size());
    if (is_new) files.emplace_back(mistake.file, std::vector<const sim::Mistake*>());
    files[at->second].second.push_back(&mistake);
  }
  std::string out;
  for (auto& [file, all] : files) {
    std::stable_sort(all.begin(), all.end(), [](const auto* a, const auto* b) {
      return std::pair(a->line, a->column) < std::pair(b->line, b->column);
    });
    out += fmt::format("{}: {} mistake{}\n", printable(file), all.size(), all.size() == 1 ? "" : "s");
    const std::size_t shown = std::min(all.size(), most_shown);
    std::vector<std::pair<std::string, std::string>> places;
    std::size_t place_width = 0, pointer_width = 0;
    for (std::size_t i = 0; i < shown; ++i) {
      places.emplace_back(all[i]->line == 0 ? "" : fmt::format("{}:{}", all[i]->line, all[i]->column),
                          printable(all[i]->pointer));
      place_width = std::max(place_width, places[i].first.size());
      pointer_width = std::max(pointer_width, std::min(widest_pointer, width(places[i].second)));
    }
    for (std::size_t i = 0; i < shown; ++i) {
      if (place_width > 0) out += "  " + padded(places[i].first, place_width);
      if (pointer_width > 0) out += "  " + padded(places[i].second, pointer_width);
      out += "  " + printable(all[i]->message) + '\n';
    }
    if (shown < all.size()) out += fmt::format("  ... and {} more\n", all.size() - shown);
  }
  return out;
}

}  // namespace io
