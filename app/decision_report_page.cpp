// app/decision_report_page.cpp -- valid, accessible, printable HTML without script and without anything from elsewhere.
#include "app/decision_report_page.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace app {
namespace {

constexpr std::string_view manner = R"(
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 1.5rem; background: #fff; color: #1a1a1a; font: 16px/1.5 "Source Sans 3", "Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .4rem; }
h2 { font-size: 1.35rem; margin: 2.2rem 0 .6rem; padding-bottom: .2rem; border-bottom: 2px solid #1f4e79; color: #1f4e79; }
h3 { font-size: 1.08rem; margin: 1.5rem 0 .4rem; color: #1f4e79; }
p { margin: .5rem 0; }
ul { margin: .4rem 0; padding-left: 1.3rem; }
a { color: #1f4e79; }
table { border-collapse: collapse; width: 100%; margin: .3rem 0; font-size: .88em; line-height: 1.35; }
caption { text-align: left; font-weight: 600; padding: .5rem 0 .25rem; }
th, td { padding: .22rem .5rem; border-bottom: 1px solid #d4d4d4; text-align: left; vertical-align: top; overflow-wrap: break-word; }
thead th { border-bottom: 1.5px solid #555; vertical-align: bottom; overflow-wrap: normal; }
th[scope=row] { font-weight: 400; }
th[scope=rowgroup] { background: #eef3f8; font-weight: 600; }
.d { white-space: nowrap; }
.n { text-align: right; font-variant-numeric: tabular-nums; overflow-wrap: normal; }
figure { margin: 1rem 0; }
figure svg { display: block; width: 100%; height: auto; }
figcaption, .notes { font-size: .82em; color: #3c3c3c; line-height: 1.4; }
.notes { margin: .2rem 0 .9rem; }
.notes sup, th sup, td sup, li sup { font-size: .75em; line-height: 0; }
.question { font-size: 1.1em; font-style: italic; margin: .3rem 0 .6rem; }
.lead { border-left: 4px solid #1f4e79; padding: .1rem 0 .1rem .9rem; margin: .6rem 0; }
.caution { border: 1.5px solid #8a5a00; background: #fff8e8; padding: .4rem .8rem; margin: .7rem 0; }
.annex table:last-of-type { table-layout: fixed; }
.annex table:last-of-type th:nth-child(1) { width: 15%; } .annex table:last-of-type th:nth-child(3) { width: 16%; } .annex table:last-of-type th:nth-child(4) { width: 10%; } .annex table:last-of-type th:nth-child(5) { width: 25%; }
.meta { color: #3c3c3c; font-size: .9em; margin: 0 0 .5rem; }
.brief { border-left: 4px solid #1f4e79; padding: .05rem 0 .05rem .9rem; margin: .6rem 0; }
.brief ul { list-style: none; padding: 0; margin: 0; } .brief li { margin: .35rem 0; }
.many ul { columns: 2; font-size: .82em; color: #3c3c3c; }
th[scope=row] { width: 33%; }
figure.rows svg + svg { margin-top: -.5rem; }
nav ol { list-style: none; padding-left: 0; margin: .3rem 0; }
nav li { margin: .12rem 0; }
nav li.inner { padding-left: 1.6rem; font-size: .93em; }
nav li.part { font-weight: 600; margin-top: .7rem; }
pre { background: #f4f4f4; padding: .6rem .8rem; margin: .4rem 0; white-space: pre-wrap; overflow-wrap: anywhere; font-size: .85em; }
footer { margin-top: 2rem; border-top: 1px solid #bbb; padding-top: .4rem; font-size: .82em; color: #3c3c3c; }
@media (max-width: 40rem) { .many ul { columns: 1; } table { display: block; overflow-x: auto; } }
@page { size: A4; margin: 10mm 15mm 12mm; @bottom-center { content: counter(page); font: 8.5pt Helvetica, Arial, sans-serif; } }
@media print {
  body { max-width: none; padding: 0; font-size: 9.8pt; line-height: 1.4; }
  h1 { font-size: 16pt; } h2 { font-size: 13.5pt; margin-top: 16pt; } h3 { font-size: 11pt; margin-top: 11pt; }
  .first { break-after: page; font-size: 8.5pt; line-height: 1.24; }
  .first h1 { font-size: 14pt; }
  .first h2 { margin: 5pt 0 3pt; font-size: 11.5pt; border-bottom-width: 1px; }
  .first table { font-size: 8.3pt; } .first figure { margin: 2pt 0; } .first .notes, .first figcaption { font-size: 7pt; margin: 0 0 1.5pt; line-height: 1.2; }
  .first p { margin: 2.5pt 0; } .first ul { margin: 1.5pt 0; } .first h3 { margin: 5pt 0 2pt; } .first .lead { padding: 0 0 0 6pt; } .first li { margin-bottom: 1pt; } .first .caution { margin: 3pt 0 0; padding: 1pt 6pt; font-size: 7.7pt; line-height: 1.2; } .first .caution p { margin: 1.5pt 0; } .first .brief { margin: 3pt 0; padding: 0 0 0 6pt; font-size: 8.3pt; line-height: 1.2; } .first .brief li { margin: 1.4pt 0; } .first caption { padding-top: 2pt; } .first td, .first th { padding-top: .4pt; padding-bottom: .4pt; }
  h2, h3, caption { break-after: avoid; }
  figure { margin: 6pt 0; }
  figure, tr, .caution { break-inside: avoid; } figure.rows { break-inside: auto; } figure svg { break-inside: avoid; } figcaption { break-before: avoid; } .first .caution { break-inside: auto; }
  thead { display: table-header-group; break-after: avoid; break-inside: avoid; }
  tbody:first-of-type tr:nth-child(-n+2) { break-before: avoid; }
  th[scope=rowgroup] { break-after: avoid; }
  pre { break-inside: avoid; }
  .short { break-inside: avoid; }
  .chapter { break-before: page; }
  .annex table { font-size: 7.4pt; } .annex td, .annex th { padding: 1.2pt 3pt; }
  a { color: inherit; text-decoration: none; }
  p, li { orphans: 3; widows: 3; }
}
)";

}  // namespace

std::string letter_mark(std::size_t place) {
  std::string out;
  for (std::size_t rest = place + 1; rest > 0; rest = (rest - 1) / 26) out.insert(out.begin(), static_cast<char>('a' + (rest - 1) % 26));
  return out;
}

void Page::chapter(const std::string& title) {
  const auto id = fmt::format("f{}", ++chapters_);
  sections_ = parts_ = 0;
  contents_.push_back({1, "", title, id});
  body_ += fmt::format("<h1 id=\"{}\" class=\"chapter\">{}</h1>\n", id, text(title));
}

void Page::heading(int level, const std::string& title) {
  if (level == 2) ++sections_, parts_ = 0;
  else ++parts_;
  const auto number = level == 2 ? fmt::format("{}", sections_) : fmt::format("{}.{}", sections_, parts_);
  const auto id = fmt::format("{}s{}{}", chapters_ > 0 ? fmt::format("f{}-", chapters_) : "", sections_, level == 2 ? "" : fmt::format("-{}", parts_));
  contents_.push_back({level, number, title, id});
  body_ += fmt::format("<h{0} id=\"{1}\">{2} {3}</h{0}>\n", level, id, number, text(title));
}

void Page::plain_heading(int level, const std::string& title) { body_ += fmt::format("<h{0}>{1}</h{0}>\n", level, text(title)); }

void Page::paragraph(const std::string& given, std::string_view kind) {
  if (given.empty()) return;
  body_ += kind.empty() ? fmt::format("<p>{}</p>\n", text(given)) : fmt::format("<p class=\"{}\">{}</p>\n", kind, text(given));
}

std::string Page::marks(const std::vector<std::string>& warnings, std::vector<std::size_t>& used) {
  std::string out;
  for (const auto& warning : warnings) {
    if (warning.empty()) continue;
    const auto at = static_cast<std::size_t>(std::find(warnings_.begin(), warnings_.end(), warning) - warnings_.begin());
    if (at == warnings_.size()) warnings_.push_back(warning);
    if (std::find(used.begin(), used.end(), at) == used.end()) used.push_back(at);
    out += fmt::format("{}{}", out.empty() ? "" : ",", letter_mark(at));
  }
  return out.empty() ? "" : fmt::format("<sup>{}</sup>", out);
}

std::string Page::notes(const std::vector<std::size_t>& used) const {
  std::string out;
  auto sorted = used;
  std::sort(sorted.begin(), sorted.end());
  for (const auto at : sorted) out += fmt::format("{}<sup>{}</sup>\u202f{}", out.empty() ? "" : " ", letter_mark(at), text(words_.sentence(warnings_[at])));
  return out;
}

void Page::put_notes(const std::vector<std::size_t>& used) {
  if (!deferred_) {
    if (!used.empty()) body_ += fmt::format("<p class=\"notes\">{}</p>\n", notes(used));
    return;
  }
  for (const auto at : used)
    if (std::find(deferred_->begin(), deferred_->end(), at) == deferred_->end()) deferred_->push_back(at);
}
void Page::defer_notes() { deferred_.emplace(); }
void Page::put_deferred_notes() {
  const auto used = std::exchange(deferred_, std::nullopt);
  if (used) put_notes(*used);
}

void Page::items(const std::vector<ReportCell>& texts) {
  if (texts.empty()) return;
  std::vector<std::size_t> used;
  body_ += "<ul>\n";
  for (const auto& one : texts) {
    const auto marked = marks(one.warnings, used);
    body_ += fmt::format("<li>{}{}{}</li>\n", one.lead.empty() ? "" : fmt::format("<strong>{}</strong> ", text(one.lead)), text(one.text), marked);
  }
  body_ += "</ul>\n";
  put_notes(used);
}

void Page::table(const ReportTable& table) {
  if (table.rows.empty()) return;
  const auto kind = [&](std::size_t column) { return column >= table.columns.size() ? "" : table.columns[column] == '>' ? " class=\"n\"" : table.columns[column] == '|' ? " class=\"d\"" : ""; };
  std::vector<std::size_t> used;
  ++tables_;
  std::string out = fmt::format("<table{}>\n<caption>{} {}{}</caption>\n<thead><tr>", table.rows.size() <= 8 ? " class=\"short\"" : "", words_("Table", "Tableau"), tables_,
                                text((words_.french() ? " : " : ": ") + table.caption));
  for (std::size_t i = 0; i < table.head.size(); ++i) out += fmt::format("<th scope=\"col\"{}>{}</th>", kind(i), text(table.head[i]));
  out += "</tr></thead>\n";
  bool inside = false;
  for (const auto& row : table.rows) {
    if (!row.group.empty() || !inside) {
      if (inside) out += "</tbody>\n";
      out += "<tbody>\n";
      inside = true;
    }
    if (!row.group.empty()) {
      out += fmt::format("<tr><th scope=\"rowgroup\" colspan=\"{}\">{}</th></tr>\n", table.head.size(), text(row.group));
      continue;
    }
    out += "<tr>";
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const auto marked = marks(row.cells[i].warnings, used);
      out += i == 0 ? fmt::format("<th scope=\"row\">{}{}</th>", text(row.cells[i].text), marked) : fmt::format("<td{}>{}{}</td>", kind(i), text(row.cells[i].text), marked);
    }
    out += "</tr>\n";
  }
  out += "</tbody>\n</table>\n";
  body_ += out;
  if (!table.note.empty()) body_ += fmt::format("<p class=\"notes\">{}</p>\n", text(table.note));
  put_notes(used);
}

std::string Page::next_figure_id() const { return fmt::format("fig{}", figures_ + 1); }

void Page::figure(const std::string& svg, const std::string& caption, const std::vector<std::string>& warnings) {
  ++figures_;
  std::vector<std::size_t> used;
  const auto marked = marks(warnings, used);
  const auto told = deferred_ ? marked : used.empty() ? "" : " " + notes(used);
  if (deferred_) put_notes(used);
  const bool several = svg.find("<svg ") != svg.rfind("<svg ");  // under one caption, and a page may end between them
  body_ += fmt::format("<figure id=\"figure-{0}\"{5}>\n{1}\n<figcaption>{2} {0}{3}{4}</figcaption>\n</figure>\n", figures_, svg, words_("Figure", "Figure"), text((words_.french() ? " : " : ": ") + caption),
                       told, several ? " class=\"rows\"" : "");
}

void Page::open(std::string_view element, std::string_view kind) { body_ += fmt::format("<{} class=\"{}\">\n", element, kind); }
void Page::close(std::string_view element) { body_ += fmt::format("</{}>\n", element); }

void Page::lines(const std::vector<std::string>& code) {
  body_ += "<pre>";
  for (const auto& line : code) body_ += escaped(line) + '\n';
  body_ += "</pre>\n";
}

std::string Page::take() { return std::exchange(body_, ""); }

std::string Page::document(const std::string& title, const std::string& masthead, const std::string& first_page, const std::string& footer) const {
  std::string out = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<meta name=\"generator\" content=\"{}\">\n<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n",
      words_("en", "fr"), escaped(footer), text(title), manner);
  out += fmt::format("<main>\n<div class=\"first\">\n{}{}</div>\n<nav aria-label=\"{}\">\n<h2>{}</h2>\n<ol>\n", masthead, first_page, words_("Contents", "Sommaire"), words_("Contents", "Sommaire"));
  for (const auto& entry : contents_)
    out += fmt::format("<li{}><a href=\"#{}\">{}{}</a></li>\n", entry.level == 1 ? " class=\"part\"" : entry.level == 3 ? " class=\"inner\"" : "", entry.id, entry.number.empty() ? "" : entry.number + " ", text(entry.title));
  return out + "</ol>\n</nav>\n" + body_ + fmt::format("</main>\n<footer>{}</footer>\n</body>\n</html>\n", text(footer));
}

}  // namespace app
