// app/table_file.hpp -- tables as statistical offices publish them: row by row, with the line on which each one stands.
#pragma once
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace app {

// A CSV file (RFC 4180) whose separator is the one that its header holds most often: ; , tab or |. Text is UTF-8; a file
// that is not is read as Windows-1252, of which Latin-1 is the larger part. A file of UTF-16 is refused.
class TableFile {
 public:
  explicit TableFile(const std::filesystem::path& path);

  const std::string& path() const { return path_; }
  const std::vector<std::string>& header() const { return header_; }
  char separator() const { return separator_; }
  bool was_latin() const { return was_latin_; }

  // The next row that is not blank, into `cells`, without blanks around them; false at the end. Its line counts from 1.
  bool next(std::vector<std::string>& cells);
  std::uint32_t line() const { return row_line_; }

 private:
  bool record(std::vector<std::string>& cells);

  std::string path_, text_;
  std::vector<std::string> header_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1, row_line_ = 0;
  char separator_ = ';';
  bool was_latin_ = false;
};

}  // namespace app
