// viz/server/request.cpp -- whatever comes is either one of few things, or refused.
#include "viz/server/request.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "sim/io/json.hpp"
#include "sim/kernel/error.hpp"
#include "sim/kernel/tree.hpp"

namespace viz {
namespace {

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool same_letters(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return small(x) == small(y); });
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// Digits and nothing else; what is too large for 64 bits becomes the largest number.
std::optional<std::uint64_t> digits(std::string_view text) {
  if (text.empty() || !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) return std::nullopt;
  std::uint64_t value = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  return failed == std::errc::result_out_of_range ? std::numeric_limits<std::uint64_t>::max() : value;
}

bool is_here(std::string_view host, std::uint16_t port) {
  for (const std::string_view name : {"127.0.0.1", "localhost"})
    if (same_letters(host, fmt::format("{}:{}", name, port)) || (port == 80 && same_letters(host, name))) return true;
  return false;
}

}  // namespace

Route route(std::string_view target, std::size_t files) {
  constexpr std::string_view file_prefix = "/files/";
  if (target.size() > longest_target) return {};
  const auto path = target.substr(0, target.find('?'));
  if (path == "/") return {Route::Kind::page};
  if (path == "/files.json") return {Route::Kind::list};
  if (path == "/live") return {Route::Kind::live};
  if (path == "/favicon.ico") return {Route::Kind::icon};
  for (std::size_t i = 0; i < piece_names.size(); ++i)
    if (path.starts_with('/') && path.substr(1) == piece_names[i].name) return {Route::Kind::piece, 0, i};
  if (!path.starts_with(file_prefix)) return {};
  const auto name = path.substr(file_prefix.size());
  const auto number = digits(name);
  if (!number || *number >= files || (name.size() > 1 && name.front() == '0')) return {};
  return {Route::Kind::file, static_cast<std::size_t>(*number)};
}

Trust trust(const Sender& sender, std::uint16_t port, Route::Kind asked) {
  constexpr std::string_view scheme = "http://";
  if (sender.ambiguous || !sender.host || !is_here(*sender.host, port)) return Trust::host;
  if (sender.origin && !(sender.origin->starts_with(scheme) && is_here(sender.origin->substr(scheme.size()), port)))
    return Trust::origin;
  const auto site = sender.fetch_site.value_or("none");
  if (site == "none" || site == "same-origin") return Trust::granted;
  const bool opens_the_page =
      asked == Route::Kind::page && sender.fetch_mode == std::string_view("navigate") && sender.fetch_dest == std::string_view("document");
  return opens_the_page ? Trust::granted : Trust::site;
}

Slice slice(std::string_view range, std::uint64_t size) {
  constexpr std::string_view unit = "bytes=";
  if (!same_letters(range.substr(0, unit.size()), unit)) return {};
  range = trimmed(range.substr(unit.size()));
  const auto dash = range.find('-');
  if (dash == std::string_view::npos) return {};
  const auto left = range.substr(0, dash), right = range.substr(dash + 1);
  const auto first = digits(left), last = digits(right);
  const auto part = [&](std::uint64_t from, std::uint64_t count) {
    return Slice{Slice::Kind::part, from, std::min(count, longest_part)};
  };
  if (left.empty() && last) {  // the last so many bytes
    const auto count = std::min(*last, size);
    return count == 0 ? Slice{Slice::Kind::unsatisfiable} : part(size - count, count);
  }
  if (!first || (!right.empty() && !last) || (last && *last < *first)) return {};
  if (*first >= size) return {Slice::Kind::unsatisfiable};
  return part(*first, std::min(last.value_or(size), size - 1) - *first + 1);
}

namespace {

using sim::Tree;

// Gathers one sentence in two languages; the first mistake counts.
class Understanding {
 public:
  explicit Understanding(const Tree& tree) : tree_(&tree) {}

  std::optional<std::uint64_t> number(std::string_view name, bool required, std::uint64_t most) {
    const Tree* value = tree_->find(name);
    if (value == nullptr && !required) return std::nullopt;
    if (value != nullptr && value->is_whole() && value->as_whole() >= 0 && static_cast<std::uint64_t>(value->as_whole()) <= most)
      return static_cast<std::uint64_t>(value->as_whole());
    wrong(fmt::format("\"{}\" must be a whole number from 0 to {}", name, most),
          fmt::format("« {} » doit être un nombre entier de 0 à {}", name, most));
    return std::nullopt;
  }
  std::optional<std::string> text(std::string_view name, bool required) {
    const Tree* value = tree_->find(name);
    if (value == nullptr && !required) return std::nullopt;
    if (value != nullptr && value->is(Tree::Kind::text)) return value->as_text();
    wrong(fmt::format("\"{}\" must be a text", name), fmt::format("« {} » doit être un texte", name));
    return std::nullopt;
  }
  void wrong(std::string en, std::string fr) {
    if (en_.empty()) en_ = std::move(en), fr_ = std::move(fr);
  }
  bool good() const { return en_.empty(); }
  NoQuestion sentence(std::optional<std::int64_t> id) && { return {id, std::move(en_), std::move(fr_)}; }

 private:
  const Tree* tree_;
  std::string en_, fr_;
};

}  // namespace

std::variant<Question, NoQuestion> question(std::string_view text, std::size_t files) {
  constexpr std::uint64_t largest_id = (std::uint64_t{1} << 53U) - 1;  // what JavaScript keeps exactly
  const NoQuestion no_object{std::nullopt, "a question is one JSON object of at most 4096 bytes", "une question est un objet JSON d’au plus 4096 octets"};
  if (text.size() > longest_question) return no_object;
  Tree tree;
  try {
    tree = io::parse_json(text, "question");
  } catch (const sim::ScenarioError&) { return no_object; }
  if (!tree.is(Tree::Kind::object)) return no_object;

  Understanding it(tree);
  Question asked;
  const auto id = it.number("id", true, largest_id);
  const auto file = it.number("file", true, files == 0 ? 0 : files - 1);
  const auto series = it.text("series", true);
  asked.context = it.text("context", false);
  asked.strategy = it.text("strategy", false);
  const auto replicate = it.number("replicate", false, std::numeric_limits<std::uint32_t>::max());
  const auto from = it.number("from", false, std::numeric_limits<std::uint32_t>::max());
  if (series) {
    const auto dot = series->find('.');
    if (dot == std::string::npos)
      it.wrong("\"series\" must be population.column", "« series » doit être population.colonne");
    else
      asked.population = series->substr(0, dot), asked.column = series->substr(dot + 1);
  }
  if (files == 0) it.wrong("there is no file", "il n’y a aucun fichier");
  if (!it.good()) return std::move(it).sentence(id ? std::optional(static_cast<std::int64_t>(*id)) : std::nullopt);
  asked.id = static_cast<std::int64_t>(*id);
  asked.file = static_cast<std::size_t>(*file);
  if (replicate) asked.replicate = static_cast<std::uint32_t>(*replicate);
  asked.from = static_cast<std::uint32_t>(from.value_or(0));
  return asked;
}

}  // namespace viz
