// sim/io/source_text.hpp -- the characters of a file that a user wrote, and where in them something stands.
#pragma once
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/kernel/error.hpp"

namespace io {

inline constexpr std::size_t most_values = 5'000'000;  // of one tree; about 1.3 GB of memory
inline constexpr std::size_t most_levels = 100;        // of brackets inside each other

// Why `path` cannot be an input file, as a sentence about it ("there is no such file", "this is a folder").
std::optional<std::string> unusable(const std::filesystem::path& path);

// The whole text without its byte order mark; UTF-8 for certain.
std::string load(const std::filesystem::path& path);

// Where the first byte stands that is not UTF-8.
std::optional<std::size_t> not_utf8(std::string_view text);

// Mistakes found at known offsets of one text; line and column are counted for all of them in one pass.
class Findings {
 public:
  void add(std::size_t offset, std::string pointer, std::string message);
  bool empty() const { return found_.empty(); }
  std::size_t size() const { return found_.size(); }
  std::vector<sim::Mistake> settle(std::string_view text, const std::string& file);

 private:
  std::vector<std::pair<std::size_t, sim::Mistake>> found_;
};

struct JsonToken {
  enum class Kind : char { mark, text, open_text, word, end };  // a mark is one of {}[]:,
  Kind kind;
  std::size_t begin, end;
  char mark = 0;
};

// Cuts text into tokens without judging them. `open_text` is a text whose quotation mark never closes.
class JsonTokens {
 public:
  explicit JsonTokens(std::string_view text) : text_(text) {}
  JsonToken next();

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

struct CsvRecord {
  std::vector<std::string> cells;
  std::vector<std::size_t> offsets;  // of the cells
  std::string problem;               // empty if well formed
  std::size_t problem_offset = 0;
};

// Cuts CSV text into records, the header first; skips blank lines.
class CsvRecords {
 public:
  explicit CsvRecords(std::string_view text);  // finds out the separator
  bool next(CsvRecord& record);

 private:
  void cell(CsvRecord& record);

  std::string_view text_;
  std::size_t at_ = 0;
  char separator_ = ',';
};

}  // namespace io
