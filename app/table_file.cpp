// app/table_file.cpp -- decoding, finding the separator, cutting rows.
#include "app/table_file.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <system_error>

#include <fmt/format.h>

#include "sim/io/source_text.hpp"
#include "sim/kernel/error.hpp"

namespace app {
namespace {

[[noreturn]] void refuse(const std::string& path, std::uint32_t line, std::string message) {
  throw sim::ScenarioError({{path, "", std::move(message), line, line == 0 ? 0U : 1U}});
}

std::string bytes_of(const std::filesystem::path& path) {
  if (const auto sentence = io::unusable(path)) refuse(path.string(), 0, *sentence);
  std::ifstream in(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  if (!in && !in.eof()) throw sim::FileError(path.string(), "", "cannot be read");
  return text;
}

// Windows-1252 differs from Latin-1 between 0x80 and 0x9F; 0 where it has no letter.
constexpr std::array<std::uint16_t, 32> letters_1252{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

std::string from_latin(const std::string& text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (const char byte : text) {
    std::uint32_t letter = static_cast<unsigned char>(byte);
    if (letter >= 0x80 && letter < 0xA0 && letters_1252[letter - 0x80] != 0)
      letter = letters_1252[letter - 0x80];
    if (letter < 0x80)
      out += static_cast<char>(letter);
    else if (letter < 0x800)
      out += static_cast<char>(0xC0U | letter >> 6U), out += static_cast<char>(0x80U | (letter & 0x3FU));
    else
      out += static_cast<char>(0xE0U | letter >> 12U),
          out += static_cast<char>(0x80U | (letter >> 6U & 0x3FU)),
          out += static_cast<char>(0x80U | (letter & 0x3FU));
  }
  return out;
}

// Blanks, hard ones included.
std::string trimmed(std::string text) {
  const auto blank_at_start = [&]() -> std::size_t {
    if (text.empty()) return 0;
    if (text[0] == ' ' || text[0] == '\t') return 1;
    return text.rfind("\xC2\xA0", 0) == 0 ? 2 : 0;
  };
  while (const std::size_t n = blank_at_start()) text.erase(0, n);
  while (!text.empty())
    if (text.back() == ' ' || text.back() == '\t')
      text.pop_back();
    else if (text.ends_with("\xC2\xA0"))
      text.resize(text.size() - 2);
    else
      break;
  return text;
}

char most_frequent_separator(std::string_view text) {
  constexpr std::array<char, 4> separators{';', ',', '\t', '|'};
  std::array<std::size_t, 4> counts{};
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (!quoted && (c == '\n' || c == '\r')) break;
    for (std::size_t i = 0; i < separators.size(); ++i) counts[i] += !quoted && c == separators[i];
  }
  return separators[static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) -
                                             counts.begin())];
}

}  // namespace

TableFile::TableFile(const std::filesystem::path& path) : path_(path.string()), text_(bytes_of(path)) {
  if (text_.rfind("\xFF\xFE", 0) == 0 || text_.rfind("\xFE\xFF", 0) == 0)
    refuse(path_, 1, "a file in UTF-16, expected UTF-8 or Latin-1; save it as CSV UTF-8");
  if (text_.rfind("PK\x03\x04", 0) == 0)
    refuse(path_, 1, "a packed file (zip or xlsx), expected CSV; unpack it, or save the sheet as CSV");
  if (text_.rfind("\xEF\xBB\xBF", 0) == 0) text_.erase(0, 3);
  if (text_.find('\0') != std::string::npos) refuse(path_, 1, "holds bytes that are no text, expected CSV");
  if (io::not_utf8(text_)) text_ = from_latin(text_), was_latin_ = true;
  separator_ = most_frequent_separator(text_);
  if (!next(header_)) refuse(path_, 0, "the file is empty, expected a row of column names");
  for (std::size_t i = 0; i < header_.size(); ++i) {
    const auto here = header_.begin() + static_cast<std::ptrdiff_t>(i);
    if (!header_[i].empty() && std::find(header_.begin(), here, header_[i]) != here)
      refuse(path_, row_line_, fmt::format("the column \"{}\" stands twice", header_[i]));
  }
}

bool TableFile::next(std::vector<std::string>& cells) {
  while (record(cells))
    if (cells.size() > 1 || !cells.front().empty()) return true;
  return false;
}

bool TableFile::record(std::vector<std::string>& cells) {
  cells.clear();
  if (at_ >= text_.size()) return false;
  row_line_ = line_;
  for (;;) {
    std::string cell;
    if (at_ < text_.size() && text_[at_] == '"') {
      for (++at_;; ++at_) {
        if (at_ >= text_.size()) refuse(path_, row_line_, "a quotation mark of this row is never closed");
        if (text_[at_] == '"') {
          if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') break;
          ++at_;
        }
        line_ += text_[at_] == '\n';
        cell += text_[at_];
      }
      ++at_;
    }
    const std::size_t end = std::min({text_.find(separator_, at_), text_.find('\n', at_), text_.size()});
    cell.append(text_, at_, end - at_);
    at_ = end;
    if (!cell.empty() && cell.back() == '\r' && (at_ >= text_.size() || text_[at_] == '\n')) cell.pop_back();
    cells.push_back(trimmed(std::move(cell)));
    if (at_ >= text_.size()) return true;
    if (text_[at_++] == '\n') {
      ++line_;
      return true;
    }
  }
}

}  // namespace app
