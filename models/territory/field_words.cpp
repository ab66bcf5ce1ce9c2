// models/territory/field_words.cpp -- words looked up in the 64 names of both languages.
#include "models/territory/field_words.hpp"

#include <fmt/format.h>

#include <map>
#include <utility>
#include <vector>

#include "models/territory/names.hpp"
#include "models/territory/outline.hpp"
#include "models/vocabulary/field_names.hpp"
#include "sim/kernel/error.hpp"

namespace models::territory {
namespace {

std::string plain(std::string_view word) {
  std::string out = folded(word);
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

// Topic first, then name: one that stands for its topic too is found with or without it.
std::map<std::string, std::uint8_t> words() {
  std::map<std::string, std::uint8_t> out;
  for (std::uint32_t f = 0; f < field::count; ++f)
    for (const std::string_view name : {field::names[f].en, field::names[f].fr}) {
      out.emplace(plain(name), static_cast<std::uint8_t>(f));
      out.emplace(fmt::format("{} {}", topic_names[f / field::per_topic], plain(name)), static_cast<std::uint8_t>(f));
    }
  return out;
}
const std::map<std::string, std::uint8_t>& known() {
  static const auto all = words();
  return all;
}

std::string_view name_of(std::uint8_t field, bool french) { return french ? field::names[field].fr : field::names[field].en; }

}  // namespace

std::optional<std::uint8_t> field_named(std::string_view word) {
  const auto found = known().find(plain(word));
  if (found == known().end()) return std::nullopt;
  return found->second;
}

std::string no_field(std::string_view word) {
  const std::string given = plain(word);
  std::string near;
  const auto add = [&](std::string_view name) { near += fmt::format("{}\"{}\"", near.empty() ? "" : ", ", name); };
  for (std::size_t t = 0; t < topic_names.size(); ++t)  // a topic is too wide: its fields
    if (given == topic_names[t])
      for (std::uint32_t f = 0; f < field::per_topic; ++f) add(field::names[t * field::per_topic + f].en);
  if (!near.empty()) return fmt::format("\"{}\" is a topic, expected one of its fields: {}", word, near);
  std::optional<std::uint8_t> told;
  for (const bool french : {false, true}) {
    std::vector<std::string> names;
    for (std::uint32_t f = 0; f < field::count; ++f) names.push_back(plain(name_of(static_cast<std::uint8_t>(f), french)));
    const std::string closest = sim::nearest(given, names);
    if (closest.empty() || field_named(closest) == told) continue;
    told = field_named(closest);
    add(name_of(*told, french));
  }
  if (near.empty())  // none is spelt like it: those that share a word with it
    for (const auto& [name, field] : known())
      for (std::size_t begin = 0, end = 0; end != std::string::npos && near.size() < 120; begin = end + 1) {
        end = given.find(' ', begin);
        const std::string part = given.substr(begin, end == std::string::npos ? end : end - begin);
        if (part.size() > 3 && name == plain(name_of(field, false)) && name.find(part) != std::string::npos) add(name_of(field, false));
      }
  return fmt::format("no field of know-how \"{}\"{}", word, near.empty() ? "; docs/guide/a-territory-of-your-own.md lists the 64" : "; nearest: " + near);
}

}  // namespace models::territory
