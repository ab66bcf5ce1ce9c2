// app/text.cpp -- numbers and columns as people like them.
#include "app/text.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

#include <fmt/format.h>

namespace app {
namespace {

bool goes_on(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }  // inside a character

std::string system_language() {
  for (const char* name : {"LC_ALL", "LANG"})
    if (const char* value = std::getenv(name); value != nullptr && *value != '\0') return value;
  return "";
}

}  // namespace

Language language(const std::string& asked) {
  return (asked.empty() ? system_language() : asked).substr(0, 2) == "fr" ? Language::fr : Language::en;
}

std::string Voice::count(double whole) const {
  if (!std::isfinite(whole)) return "-";
  std::string digits = fmt::format("{:.0f}", std::abs(whole));
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
    digits.insert(static_cast<std::size_t>(at), french_ ? " " : ",");
  return (std::round(whole) < 0 ? "-" : "") + digits;
}

std::string Voice::amount(double value) const {
  if (!std::isfinite(value)) return "-";
  const double size = std::abs(value);
  std::string out;
  if (size == 0)
    out = "0";
  else if (size < 1e-4)
    out = fmt::format("{:.1e}", value);
  else if (size < 1)
    out = fmt::format("{:.4f}", value);
  else if (size < 100)
    out = value == std::round(value) ? fmt::format("{:.0f}", value) : fmt::format("{:.2f}", value);
  else if (size < 1e4 && value == std::round(value))
    return count(value);
  else if (size < 999.95)
    out = fmt::format("{:.1f}", value);
  else if (size < 99'999.5)
    return count(value);
  else if (size < 999'950)
    out = fmt::format("{:.1f} k", value / 1e3);
  else if (size < 999'995'000)
    out = fmt::format("{:.2f} M", value / 1e6);
  else
    out = fmt::format("{:.2f} {}", value / 1e9, french_ ? "Md" : "bn");
  if (french_) std::replace(out.begin(), out.end(), '.', ',');
  return out;
}

std::string Voice::change(double value) const { return (value > 0 ? "+" : "") + amount(value); }

std::string Voice::percent(double share) const {
  if (!std::isfinite(share)) return "";
  std::string out = fmt::format("{:+.{}f} %", share * 100,
                                std::abs(share) < 0.001 ? 3
                                : std::abs(share) < 0.1 ? 2
                                                        : 1);
  if (french_) std::replace(out.begin(), out.end(), '.', ',');
  return out;
}

std::size_t width(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !goes_on(c); }));
}
std::string left(std::string_view text, std::size_t to) {
  return std::string(text) + std::string(to - std::min(to, width(text)), ' ');
}
std::string right(std::string_view text, std::size_t to) {
  return std::string(to - std::min(to, width(text)), ' ') + std::string(text);
}

std::string shortened(std::string_view text, std::size_t to) {
  if (width(text) <= to) return std::string(text);
  std::size_t end = 0, seen = 0;
  while (end < text.size() && (seen + 3 < to || goes_on(text[end]))) {
    ++end;
    if (end < text.size() && !goes_on(text[end])) ++seen;
  }
  return std::string(text.substr(0, end)) + "...";
}

std::string wrapped(std::string_view text, std::string_view indent, std::size_t to) {
  std::string out, line;
  const auto flush = [&] {
    if (!line.empty()) out += std::string(indent) + line + '\n';
    line.clear();
  };
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" \n"), text.size());
    const std::string_view word = text.substr(0, end);
    if (!line.empty() && width(indent) + width(line) + 1 + width(word) > to) flush();
    if (!word.empty()) line += (line.empty() ? "" : " ") + std::string(word);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  flush();
  return out;
}

std::string Table::text(std::string_view indent) const {
  std::vector<std::size_t> widths(signs_.size(), 0);
  for (const auto& row : rows_)
    for (std::size_t i = 0; i < row.size() && i < widths.size(); ++i)
      widths[i] = std::max(widths[i], width(row[i]));
  std::string out;
  for (const auto& row : rows_) {
    std::string line(indent);
    for (std::size_t i = 0; i < row.size() && i < widths.size(); ++i)
      line += (i == 0 ? "" : "  ") + (signs_[i] == '>' ? right(row[i], widths[i]) : left(row[i], widths[i]));
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + '\n';
  }
  return out;
}

std::string Table::markdown() const {
  std::string out;
  bool head = true;
  for (const auto& row : rows_) {
    for (std::string cell : row) {
      for (std::size_t at = 0; (at = cell.find('|', at)) != std::string::npos; at += 2) cell.insert(at, "\\");
      out += "| " + cell + ' ';
    }
    out += "|\n";
    if (!std::exchange(head, false)) continue;
    for (std::size_t i = 0; i < row.size(); ++i) out += signs_[i] == '>' ? "|--:" : "|---";
    out += "|\n";
  }
  return out;
}

}  // namespace app
