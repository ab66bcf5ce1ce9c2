// sim/io/source_text.cpp -- reading text whole, and cutting it into tokens and records.
#include "sim/io/source_text.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <system_error>

#include <fmt/format.h>

namespace io {
namespace {

constexpr std::size_t most_bytes = std::size_t{1} << 30U;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool continues(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}  // inside a UTF-8 character

// Length of the UTF-8 character at `at`, or 0 (not overlong, no surrogate, at most U+10FFFF).
std::size_t character(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
  };
  const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  const unsigned first = byte(0), second = byte(1);
  if (first < 0x80U) return 1;
  if (first >= 0xC2U && first <= 0xDFU) return follows(1) ? 2 : 0;
  if (first >= 0xE0U && first <= 0xEFU) {
    if ((first == 0xE0U && second < 0xA0U) || (first == 0xEDU && second > 0x9FU)) return 0;
    return follows(1) && follows(2) ? 3 : 0;
  }
  if (first >= 0xF0U && first <= 0xF4U) {
    if ((first == 0xF0U && second < 0x90U) || (first == 0xF4U && second > 0x8FU)) return 0;
    return follows(1) && follows(2) && follows(3) ? 4 : 0;
  }
  return 0;
}

sim::ScenarioError about(const std::filesystem::path& path, std::string sentence) {
  return sim::ScenarioError({{path.string(), "", std::move(sentence)}});
}

std::string bytes(const std::filesystem::path& path) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"), &std::fclose);
  if (!file) throw sim::FileError(path.string(), "", fmt::format("cannot be read: {}", std::strerror(errno)));
  std::error_code unknown_size;
  const auto size = std::filesystem::file_size(path, unknown_size);
  const auto too_large = about(path, "the file is larger than 1 GiB, which is the most that is read");
  if (!unknown_size && size > most_bytes) throw too_large;
  std::string text(unknown_size ? 0 : static_cast<std::size_t>(size), '\0');
  std::size_t filled = 0;  // the file may be growing, and a virtual file says that it has no bytes
  for (;;) {
    if (filled == text.size()) text.resize(text.size() + 4096);
    const std::size_t got = std::fread(text.data() + filled, 1, text.size() - filled, file.get());
    if (std::ferror(file.get()))
      throw sim::FileError(path.string(), "", fmt::format("cannot be read: {}", std::strerror(errno)));
    filled += got;
    if (got == 0) break;
    if (filled > most_bytes) throw too_large;
  }
  text.resize(filled);
  return text;
}

// The file in the same folder that was meant; extensions are too much alike to be compared.
std::string nearest_file(const std::filesystem::path& path) {
  std::vector<std::string> names, stems;
  std::error_code failed;
  const auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
  for (std::filesystem::directory_iterator entry(folder, failed), end; !failed && entry != end;
       entry.increment(failed)) {
    const auto extension = entry->path().extension();
    if (extension == ".json" || extension == ".csv") names.push_back(entry->path().filename().string());
    if (names.size() == 10'000) break;
  }
  std::sort(names.begin(), names.end());
  for (const auto& name : names) stems.push_back(std::filesystem::path(name).stem().string());
  const auto close = sim::nearest(path.stem().string(), stems);
  const auto at = std::find(stems.begin(), stems.end(), close) - stems.begin();
  return close.empty() ? "" : names[static_cast<std::size_t>(at)];
}

}  // namespace

std::optional<std::string> unusable(const std::filesystem::path& path) {
  if (path.empty()) return "a file name is empty";
  if (path.native().find('\0') != std::string::npos) return "a file name holds a NUL character";
  std::error_code failed;
  const auto status = std::filesystem::status(path, failed);
  if (failed == std::errc::permission_denied) return std::nullopt;  // it may well be there: reading will tell
  if (failed || !std::filesystem::exists(status)) {
    const auto close = nearest_file(path);
    return fmt::format("there is no such file{}",
                       close.empty() ? "" : fmt::format("; nearest: \"{}\"", close));
  }
  if (std::filesystem::is_directory(status)) return "this is a folder, expected a file";
  if (!std::filesystem::is_regular_file(status)) return "this is a device or a pipe, expected a file";
  return std::nullopt;
}

std::string load(const std::filesystem::path& path) {
  if (auto sentence = unusable(path)) throw about(path, std::move(*sentence));
  std::string text = bytes(path);
  const std::string_view start = std::string_view(text).substr(0, 2);
  if (start == "\xFF\xFE" || start == "\xFE\xFF") throw about(path, "the file is UTF-16, expected UTF-8");
  if (std::string_view(text).substr(0, 3) == byte_order_mark) text.erase(0, byte_order_mark.size());
  if (const auto offset = not_utf8(text)) {
    Findings findings;
    findings.add(*offset, "",
                 fmt::format("the byte 0x{:02X} is not UTF-8, expected a file saved as UTF-8",
                             static_cast<unsigned char>(text[*offset])));
    throw sim::ScenarioError(findings.settle(text, path.string()));
  }
  return text;
}

std::optional<std::size_t> not_utf8(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    std::array<char, 8> eight{};
    if (at + eight.size() <= text.size()) {  // most text is ASCII: eight characters at a time
      std::memcpy(eight.data(), text.data() + at, eight.size());
      unsigned any = 0;
      for (const char c : eight) any |= static_cast<unsigned char>(c);
      if (any < 0x80U) {
        at += eight.size();
        continue;
      }
    }
    const std::size_t length = character(text, at);
    if (length == 0) return at;
    at += length;
  }
  return std::nullopt;
}

void Findings::add(std::size_t offset, std::string pointer, std::string message) {
  found_.emplace_back(offset, sim::Mistake{"", std::move(pointer), std::move(message)});
}

std::vector<sim::Mistake> Findings::settle(std::string_view text, const std::string& file) {
  std::stable_sort(found_.begin(), found_.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<sim::Mistake> mistakes;
  std::uint32_t line = 1, column = 1;
  std::size_t at = 0;
  for (auto& [offset, mistake] : found_) {
    for (; at < offset && at < text.size(); ++at) {
      if (text[at] == '\n')
        ++line, column = 1;
      else if (!continues(text[at]))
        ++column;
    }
    mistake.file = file;
    mistake.line = line;
    mistake.column = column;
    mistakes.push_back(std::move(mistake));
  }
  found_.clear();
  return mistakes;
}

JsonToken JsonTokens::next() {
  using Kind = JsonToken::Kind;
  constexpr std::string_view blank = " \t\r\n", marks = "{}[]:,";
  const auto within = [](std::string_view set, char c) { return set.find(c) != std::string_view::npos; };
  while (at_ < text_.size() && within(blank, text_[at_])) ++at_;
  const std::size_t begin = at_;
  if (begin == text_.size()) return {Kind::end, begin, begin};
  const char first = text_[at_++];
  if (within(marks, first)) return {Kind::mark, begin, at_, first};
  if (first == '"') {
    for (; at_ < text_.size(); ++at_) {
      if (text_[at_] == '"') return {Kind::text, begin, ++at_};
      if (text_[at_] == '\\' && at_ + 1 < text_.size()) ++at_;
    }
    return {Kind::open_text, begin, at_};
  }
  while (at_ < text_.size() && !within(blank, text_[at_]) && !within(marks, text_[at_]) && text_[at_] != '"')
    ++at_;
  return {Kind::word, begin, at_};
}

CsvRecords::CsvRecords(std::string_view text) : text_(text) {
  std::size_t commas = 0, semicolons = 0;
  bool quoted = false, begun = false;
  for (const char c : text) {
    if (c == '"')
      quoted = !quoted;
    else if (!quoted && begun && c == '\n')
      break;
    else if (!quoted && c == ',')
      ++commas;
    else if (!quoted && c == ';')
      ++semicolons;
    begun = begun || (c != '\n' && c != '\r');
  }
  if (semicolons > commas) separator_ = ';';
}

bool CsvRecords::next(CsvRecord& record) {
  record = {};
  while (at_ < text_.size() && (text_[at_] == '\n' || text_[at_] == '\r')) ++at_;
  if (at_ == text_.size()) return false;
  for (;;) {
    cell(record);
    if (at_ == text_.size() || text_[at_] != separator_) break;
    ++at_;
  }
  if (at_ < text_.size()) ++at_;  // the end of the line
  return true;
}

// Leaves `at_` on the separator or the end of the line that follows.
void CsvRecords::cell(CsvRecord& record) {
  const std::size_t begin = at_;
  const auto problem = [&](std::size_t offset, std::string_view sentence) {
    if (record.problem.empty()) record.problem = sentence, record.problem_offset = offset;
  };
  const auto at_line_end = [&] {
    return text_[at_] == '\n' || (text_[at_] == '\r' && (at_ + 1 == text_.size() || text_[at_ + 1] == '\n'));
  };
  record.offsets.push_back(begin);
  std::string& value = record.cells.emplace_back();
  if (at_ < text_.size() && text_[at_] == '"') {
    for (++at_;; ++at_) {
      if (at_ == text_.size()) return problem(begin, "this quotation mark is never closed");
      if (text_[at_] == '"') {
        ++at_;
        if (at_ == text_.size() || text_[at_] != '"') break;
      }
      value += text_[at_];
    }
  }
  for (; at_ < text_.size() && text_[at_] != separator_ && !at_line_end(); ++at_) {
    if (text_[begin] == '"')
      problem(at_, "text after a closing quotation mark, expected a separator or the end of the line");
    else if (text_[at_] == '"')
      problem(at_, "a quotation mark inside a cell, expected it doubled in a cell that starts with one");
    value += text_[at_];
  }
  if (at_ < text_.size() && text_[at_] == '\r') ++at_;
}

}  // namespace io
