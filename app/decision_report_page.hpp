// app/decision_report_page.hpp -- one HTML page put together piece by piece: headings, tables, figures, notes, table of contents.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/decision_report_words.hpp"

namespace app {

// A cell's text, and the warnings that belong to the series named in it.
struct ReportCell {
  ReportCell(std::string text, std::vector<std::string> warnings = {}) : text(std::move(text)), warnings(std::move(warnings)) {}
  ReportCell(const char* text) : text(text) {}
  std::string text;
  std::vector<std::string> warnings;
  std::string lead{};  // of an item: in bold before it
};

struct ReportTable {
  std::string caption;
  std::string columns;  // one sign for each: '<' text, '>' number, '|' text that is not broken
  std::vector<std::string> head;
  struct Row {
    std::string group;  // not empty: a row that names those below it
    std::vector<ReportCell> cells{};
  };
  std::vector<Row> rows;
  std::string note;  // below, before the warnings

  void row(std::vector<ReportCell> cells) { rows.push_back({"", std::move(cells)}); }
  void group(std::string name) { rows.push_back({std::move(name), {}}); }
};

class Page {
 public:
  explicit Page(const Words& words) : words_(words) {}

  // Sections are numbered by themselves: level 2 is "3", level 3 "3.1". `id` is made unique.
  void chapter(const std::string& title);  // a part of its own, one for each file of several; a letter
  void heading(int level, const std::string& title);
  void plain_heading(int level, const std::string& title);  // no number, not in the table of contents
  void paragraph(const std::string& text, std::string_view kind = "");
  void items(const std::vector<ReportCell>& texts);
  void table(const ReportTable& table);
  // `svg` stands as it is. `caption` says how to read it; warnings of the series that it shows follow.
  void figure(const std::string& svg, const std::string& caption, const std::vector<std::string>& warnings);
  // Where several pieces stand on one page: their warnings are told once, at its end.
  void defer_notes();
  void put_deferred_notes();
  std::string next_figure_id() const;  // for the frame of the figure that comes next
  void open(std::string_view element, std::string_view kind);   // <div class="...">
  void close(std::string_view element);
  void lines(const std::vector<std::string>& code);  // commands, to be typed

  // The whole document.
  std::string document(const std::string& title, const std::string& masthead, const std::string& first_page, const std::string& footer) const;
  std::string take();  // what was put in so far, which starts anew; headings stay in the table of contents

 private:
  std::string text(std::string_view text) const { return escaped(words_.typeset(text)); }
  std::string marks(const std::vector<std::string>& warnings, std::vector<std::size_t>& used);
  std::string notes(const std::vector<std::size_t>& used) const;
  void put_notes(const std::vector<std::size_t>& used);

  struct Entry {
    int level;
    std::string number, title, id;
  };
  const Words& words_;
  std::string body_;
  std::vector<Entry> contents_;
  std::optional<std::vector<std::size_t>> deferred_;
  std::vector<std::string> warnings_;  // the first has the mark "a"
  std::size_t chapters_ = 0, sections_ = 0, parts_ = 0, figures_ = 0, tables_ = 0;
};

std::string letter_mark(std::size_t place);  // a, b ... z, aa, ab

}  // namespace app
