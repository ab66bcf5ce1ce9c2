// viz/figures/text.cpp -- the table of widths, and the breaking of lines.
#include "viz/figures/text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace viz {
namespace {

// Advance widths of ASCII 32 to 126 in Helvetica and in fonts of the same measure, thousandths of the size.
constexpr std::array<std::uint16_t, 95> advances{
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556,
    556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584};
constexpr double allowance = 1.06;  // fonts that stand in, such as Liberation, Noto or DejaVu Condensed

constexpr char32_t broken = 0xFFFD;

// The character that begins at `at`, which moves behind it.
char32_t next(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned first = byte(at++);
  if (first < 0x80) return first;
  const int more = first >= 0xF0 && first < 0xF5 ? 3 : first >= 0xE0 && first < 0xF0 ? 2 : first >= 0xC2 && first < 0xE0 ? 1 : 0;
  if (more == 0 || at + static_cast<std::size_t>(more) > text.size()) return broken;
  char32_t code = more == 3 ? first & 0x07U : more == 2 ? first & 0x0FU : first & 0x1FU;
  for (int i = 0; i < more; ++i) {
    const unsigned follows = byte(at + static_cast<std::size_t>(i));
    if ((follows & 0xC0U) != 0x80) return broken;
    code = code << 6U | (follows & 0x3FU);
  }
  if ((more == 2 && code < 0x800) || (more == 3 && code < 0x10000) || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return broken;
  at += static_cast<std::size_t>(more);
  return code;
}

double advance(char32_t code) {
  if (code >= 32 && code < 127) return advances[code - 32];
  if (code < 32) return 0;
  if (code == 0x202F || code == 0x2009) return 200;
  if (code == 0x00A0 || code == 0x00B7 || code == 0x2019 || code == 0x00B9) return 290;
  if (code >= 0x0300 && code < 0x0370) return 0;                          // accents of their own
  if ((code >= 0xEC && code <= 0xEF) || code == 0xB0) return 330;         // i with accents, degree
  if (code == 0x152 || code == 0x153 || code == 0xC6 || code == 0xE6) return 944;
  if (code >= 0xC0 && code < 0xDF) return 722;
  if (code >= 0xDF && code < 0x180) return 560;
  if (code >= 0x2070 && code < 0x20A0) return 370;                         // raised and lowered digits
  if (code == 0x2014 || code == 0x2026 || code >= 0x2E80) return 1000;
  return 640;
}

void append(std::string& out, std::string_view text, std::size_t from, std::size_t to) { out += text.substr(from, to - from); }

}  // namespace

double text_width(std::string_view text, double size, bool bold) {
  double sum = 0;
  for (std::size_t at = 0; at < text.size();) sum += advance(next(text, at));
  return sum / 1000 * size * allowance * (bold ? 1.07 : 1);
}

std::string shortened(std::string_view text, double width, double size, bool bold) {
  if (text_width(text, size, bold) <= width) return std::string(text);
  std::size_t end = 0;
  double used = text_width("…", size, bold);
  for (std::size_t at = 0; at < text.size();) {
    const auto start = at;
    next(text, at);
    used += text_width(text.substr(start, at - start), size, bold);
    if (used > width) break;
    end = at;
  }
  while (end > 0 && text[end - 1] == ' ') --end;
  return std::string(text.substr(0, end)) + "…";
}

std::vector<std::string> lines_of(std::string_view text, double width, double size, bool bold, std::size_t most) {
  std::vector<std::string> out;
  std::string line;
  const auto flush = [&] {
    if (!line.empty()) out.push_back(std::move(line));
    line.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find_first_of(" \n\t\r", at), text.size());
    std::string_view word = text.substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    if (!line.empty() && text_width(line, size, bold) + text_width(" ", size, bold) + text_width(word, size, bold) > width) flush();
    while (line.empty() && text_width(word, size, bold) > width) {  // longer than a line: broken inside
      std::size_t cut = 0;
      next(word, cut);
      for (std::size_t further = cut; further < word.size();) {
        next(word, further);
        if (text_width(word.substr(0, further), size, bold) > width) break;
        cut = further;
      }
      if (cut >= word.size()) break;
      out.emplace_back(word.substr(0, cut));
      word.remove_prefix(cut);
    }
    line += (line.empty() ? "" : " ") + std::string(word);
  }
  flush();
  if (most == 0 || out.size() <= most) return out;
  std::string rest = out[most - 1];
  for (std::size_t i = most; i < out.size(); ++i) rest += ' ' + out[i];
  out.resize(most);
  out.back() = shortened(rest, width, size, bold);
  return out;
}

std::string xml_text(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto start = at;
    const char32_t code = next(text, at);
    if (code == '&') out += "&amp;";
    else if (code == '<') out += "&lt;";
    else if (code == '>') out += "&gt;";
    else if (code == '"') out += "&quot;";
    else if (code == '\n' || code == '\t' || code == '\r') out += ' ';
    else if (code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0xFFFE || code == 0xFFFF) continue;
    else if (code == broken) out += "\uFFFD";
    else append(out, text, start, at);
  }
  return out;
}

}  // namespace viz
