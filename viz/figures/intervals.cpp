// viz/figures/intervals.cpp -- points with intervals around zero.
#include <algorithm>
#include <cmath>

#include "viz/figures/figure.hpp"
#include "viz/figures/row_chart.hpp"
#include "viz/figures/text.hpp"

namespace viz {
namespace {

enum class Kind : unsigned char { clear, unclear, single, zero, absent };
Kind kind(const Interval& row) {
  if (row.exactly_zero) return Kind::zero;
  if (!std::isfinite(row.value)) return Kind::absent;
  if (!std::isfinite(row.low) || !std::isfinite(row.high)) return Kind::single;
  return row.low > 0 || row.high < 0 ? Kind::clear : Kind::unclear;
}

void draw_point(Page& page, Kind kind, double low, Point at, double high) {
  const auto colour = kind == Kind::clear ? page.palette.colour(0) : kind == Kind::unclear ? page.palette.soft : page.palette.colour(1);
  const auto whisker = [&](const std::string& dash) {
    page.canvas.line({low, at.y}, {high, at.y}, {.stroke = colour, .width = 2, .dash = dash, .name = "interval"});
    for (const double end : {low, high}) page.canvas.line({end, at.y - 4}, {end, at.y + 4}, {.stroke = colour, .width = 1.5});
  };
  switch (kind) {
    case Kind::clear:
      whisker("");
      return page.canvas.circle(at, 4.5, {.fill = colour, .stroke = colour, .width = 1.8, .name = "point clear"});
    case Kind::unclear:
      whisker("3 2");
      return page.canvas.circle(at, 4.5, {.fill = page.palette.paper, .stroke = colour, .width = 1.8, .name = "point unclear"});
    case Kind::single: return page.canvas.marker(3, at, 4.5, colour, page.palette.paper);
    case Kind::zero: return page.canvas.line({at.x, at.y - 6}, {at.x, at.y + 6}, {.stroke = page.palette.ink, .width = 4, .name = "exactly-zero"});
    case Kind::absent: return;
  }
}

template <Kind which> void sample(Page& page, Point c, int) { draw_point(page, which, c.x - 13, c, c.x + 13); }

}  // namespace

std::string intervals(const Frame& frame, const std::vector<Interval>& rows, const IntervalWords& words) {
  const bool french = frame.language == Language::fr;
  const auto say = [&](const char* en, const char* fr) { return std::string(french ? fr : en); };
  std::vector<ChartRow> chart;
  std::vector<KeyEntry> entries;
  const auto has = [&](Kind wanted) { return std::any_of(rows.begin(), rows.end(), [&](const Interval& row) { return kind(row) == wanted; }); };
  std::vector<std::string> notes;
  if (!frame.continued && (has(Kind::clear) || has(Kind::unclear)))
    notes.push_back(!words.interval.empty() ? words.interval
                                            : say("Points: means; lines: 95 % intervals (Student), pair by pair of common luck.",
                                                  "Points : moyennes ; traits : intervalles à 95 % (Student), tirage par tirage."));
  if (has(Kind::clear)) entries.push_back({say("interval without zero", "intervalle sans zéro"), sample<Kind::clear>});
  if (has(Kind::unclear))
    entries.push_back({say("interval with zero: chance alone may explain it", "intervalle avec zéro : le hasard seul peut l'expliquer"), sample<Kind::unclear>});
  if (has(Kind::single)) entries.push_back({say("without an interval: a single run", "sans intervalle : un seul tirage"), sample<Kind::single>});
  if (has(Kind::zero)) entries.push_back({say("exactly zero: nothing differs, ever", "exactement zéro : rien ne diffère, jamais"), sample<Kind::zero>});
  for (const auto& row : rows) {
    const bool spans = kind(row) == Kind::clear || kind(row) == Kind::unclear;
    std::string text = row.text;
    if (text.empty()) text = kind(row) == Kind::zero ? "0" : value_and_interval(row.value, spans ? row.low : unknown, spans ? row.high : unknown, frame.language);
    const double value = kind(row) == Kind::zero ? 0 : row.value;
    chart.push_back({row.name, row.group, text, spans ? std::min(row.low, value) : value, spans ? std::max(row.high, value) : value});
  }
  if (frame.continued) entries.clear();
  Page page(frame, notes);
  double top = page.top();
  key(page, entries, top);
  top += key_height(page, entries) + 6;
  RowChart how;
  how.low = std::min(0.0, words.low), how.high = std::max(0.0, words.high);
  how.above = [&](const Scale& x, double y) {
    constexpr double size = 11.5;
    if (frame.continued) return 0.0;
    const auto less = words.less.empty() ? "" : "← " + page.say(words.less), more = words.more.empty() ? "" : page.say(words.more) + " →";
    if (less.empty() && more.empty()) return 0.0;
    const double less_width = text_width(less, size), more_width = text_width(more, size);
    const double end = std::max(x(0) - 8, page.left() + less_width), start = std::min(x(0) + 8, page.right() - more_width);
    const bool two = end + 6 > start && !less.empty() && !more.empty();
    const Words words_how{.size = size, .colour = page.palette.soft, .name = "direction"};
    auto left = words_how;
    left.anchor = Anchor::end;
    page.canvas.text({end, y + 12}, less, left);
    page.canvas.text({start, y + (two ? 27 : 12)}, more, words_how);
    return two ? 35.0 : 20.0;
  };
  how.draw = [&](std::size_t i, const Scale& x, double middle) {
    const auto its = kind(rows[i]);
    const double value = its == Kind::zero ? 0 : rows[i].value;
    draw_point(page, its, x(std::isfinite(rows[i].low) ? rows[i].low : 0), {x(std::isfinite(value) ? value : 0), middle}, x(std::isfinite(rows[i].high) ? rows[i].high : 0));
  };
  return page.finish(row_chart(page, frame, chart, how, top));
}

}  // namespace viz
