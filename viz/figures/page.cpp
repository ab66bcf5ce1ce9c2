// viz/figures/page.cpp -- heading above, notes below, one element around all.
#include "viz/figures/page.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "viz/figures/numbers.hpp"
#include "viz/figures/text.hpp"

namespace viz {
namespace {
constexpr double title_size = 17, subtitle_size = 13, note_size = 11, note_line = 15;
constexpr std::string_view fonts = "Helvetica Neue, Helvetica, Arial, Liberation Sans, Noto Sans, Segoe UI, DejaVu Sans Condensed, sans-serif";
}  // namespace

Page::Page(const Frame& frame, std::vector<std::string> notes)
    : palette(frame.dark), frame_(frame), width_(std::clamp(frame.width, 320.0, 4000.0)) {
  const double room = right() - left();
  for (const auto& line : frame_.continued ? std::vector<std::string>{} : lines_of(typeset_(frame_.title), room, title_size, true)) {
    canvas.text({left(), top_ + title_size * 0.85}, line, {.size = title_size, .colour = palette.ink, .bold = true, .name = "title"});
    top_ += title_size * 1.25;
  }
  for (const auto& line : lines_of(typeset_(frame_.subtitle), room, subtitle_size)) {
    canvas.text({left(), top_ + subtitle_size * 0.95}, line, {.size = subtitle_size, .colour = palette.soft, .name = "subtitle"});
    top_ += subtitle_size * 1.3;
  }
  top_ += 8;
  std::vector<std::string> seen;
  const auto add = [&](const std::string& text, bool warning, bool source) {
    if (text.empty() || std::find(seen.begin(), seen.end(), text) != seen.end()) return;
    seen.push_back(text);
    paragraphs_.push_back({lines_of(typeset_(text), room - (warning ? 18 : 0), note_size), warning, source});
    below_ += static_cast<double>(paragraphs_.back().lines.size()) * note_line + 3;
  };
  for (const auto& note : frame_.notes) add(note, false, false);
  for (const auto& note : notes) add(note, false, false);
  for (const auto& warning : frame_.warnings) add(warning, true, false);
  if (!frame_.source.empty()) add(frame_.source, false, true);
  if (below_ > 0) below_ += 10;
}

std::string Page::typeset_(std::string_view text) const { return typeset(text, frame_.language); }

std::string Page::id(std::string_view part) const {
  std::string out;
  for (const char c : frame_.id + '-' + std::string(part))
    out += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ? c : '_';
  return out;
}

double Page::height(double usual, double least) const {
  return std::max(least, frame_.height > 0 ? frame_.height - top_ - below_ - margin : usual);
}

std::string Page::hatch(const std::string& name, const std::string& colour, double apart) {
  const std::string its = id(name);
  if (definitions.find("id=\"" + its + '"') == std::string::npos)
    definitions += fmt::format(
        "<pattern id=\"{0}\" width=\"{1}\" height=\"{1}\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
        "<line x1=\"0\" y1=\"0\" x2=\"0\" y2=\"{1}\" stroke=\"{2}\" stroke-width=\"1.6\"/></pattern>\n",
        its, apart, colour);
  return "url(#" + its + ')';
}

std::string Page::finish(double bottom) {
  double y = bottom + (below_ > 0 ? 10 : 0);
  for (const auto& paragraph : paragraphs_) {
    if (paragraph.warning) {  // a triangle with its sign, as no font is sure to have one
      const double x = left(), base = y + note_size;
      canvas.polygon({{x + 6, base - 10}, {x + 12, base + 0.5}, {x, base + 0.5}}, {.stroke = palette.crisis, .width = 1.3, .name = "warning-sign"});
      canvas.line({x + 6, base - 6.5}, {x + 6, base - 3}, {.stroke = palette.crisis, .width = 1.3});
      canvas.circle({x + 6, base - 1.4}, 0.7, {.fill = palette.crisis});
    }
    for (const auto& line : paragraph.lines) {
      canvas.text({left() + (paragraph.warning ? 18 : 0), y + note_size}, line,
                  {.size = note_size, .colour = paragraph.source ? palette.soft : palette.ink,
                   .name = paragraph.warning ? "warning" : paragraph.source ? "source" : "note"});
      y += note_line;
    }
    y += 3;
  }
  const double height = std::max(y + margin, frame_.height);
  const std::string summary = typeset_(frame_.summary.empty() ? frame_.title : frame_.summary);
  std::string out = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\" role=\"img\" "
      "aria-labelledby=\"{2} {3}\" lang=\"{4}\" font-family=\"{5}\">\n<title id=\"{2}\">{6}</title>\n<desc id=\"{3}\">{7}</desc>\n",
      coordinate(width_), coordinate(height), id("title"), id("summary"), frame_.language == Language::fr ? "fr" : "en", fonts,
      xml_text(typeset_(frame_.title)), xml_text(summary));
  if (!definitions.empty()) out += "<defs>\n" + definitions + "</defs>\n";
  out += fmt::format("<rect class=\"paper\" width=\"{}\" height=\"{}\" fill=\"{}\"/>\n", coordinate(width_), coordinate(height), palette.paper);
  return out + canvas.text() + "</svg>\n";
}

std::string svg_file(std::string_view svg) { return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + std::string(svg); }

}  // namespace viz
