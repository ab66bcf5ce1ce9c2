// viz/figures/trajectories.cpp -- lines over dates: one panel with names at the lines' ends, or several with a key.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "viz/figures/axes.hpp"
#include "viz/figures/figure.hpp"
#include "viz/figures/text.hpp"

namespace viz {
namespace {

constexpr double label_size = 12, label_line = 14, event_size = 11, event_row = 21, small_label = 11;
constexpr std::size_t most_event_rows = 6;

struct Range {
  double low = 1e300, high = -1e300;
  void take(double value) {
    if (std::isfinite(value)) low = std::min(low, value), high = std::max(high, value);
  }
  void take(const std::vector<double>& values) {
    for (const double value : values) take(value);
  }
  bool empty() const { return low > high; }
};

Range range_of(const Panel& panel) {
  Range out;
  for (const auto& line : panel.lines) {
    out.take(line.middle), out.take(line.low), out.take(line.high);
    for (const auto& one : line.replicates) out.take(one);
  }
  if (out.empty()) out.low = 0, out.high = 1;
  if (panel.from_zero || panel.zero_line) out.take(0);
  return out;
}

int style_of(const Panel& panel, std::size_t i) {
  if (panel.lines[i].style >= 0) return panel.lines[i].style;
  int out = 0;
  for (std::size_t before = 0; before < i; ++before) out += panel.lines[before].reference ? 0 : 1;
  return out;
}

Paint stroke_of(const Page& page, const Line& line, int style) {
  if (line.reference) return {.stroke = page.palette.reference(), .width = 1.6, .dash = "5 3", .name = "line reference"};
  return {.stroke = page.palette.colour(style), .width = 2, .dash = Palette::dash(style), .name = "line"};
}

// Runs of finite points. Where more lie on a px than can be seen, the first, lowest, highest and last of each are kept.
std::vector<std::vector<Point>> pieces(const std::vector<sim::Day>& days, const std::vector<double>& values, const Scale& x, const Scale& y) {
  std::vector<std::vector<Point>> out;
  bool open = false;
  for (std::size_t i = 0; i < std::min(days.size(), values.size()); ++i) {
    if (!std::isfinite(values[i])) {
      open = false;
      continue;
    }
    if (!open) out.emplace_back();
    open = true;
    out.back().push_back({x(days[i]), y(values[i])});
  }
  for (auto& piece : out) {
    if (static_cast<double>(piece.size()) < 4 * (x.end - x.at)) continue;
    std::vector<Point> kept;
    for (std::size_t i = 0; i < piece.size();) {
      std::size_t end = i, low = i, high = i;
      for (; end < piece.size() && std::floor(piece[end].x) == std::floor(piece[i].x); ++end) {
        if (piece[end].y < piece[low].y) low = end;
        if (piece[end].y > piece[high].y) high = end;
      }
      for (const auto j : {i, std::min(low, high), std::max(low, high), end - 1})
        if (kept.empty() || kept.back().x != piece[j].x || kept.back().y != piece[j].y) kept.push_back(piece[j]);
      i = end;
    }
    piece = std::move(kept);
  }
  return out;
}

void band(Page& page, const Panel& panel, const Line& line, int style, const Scale& x, const Scale& y) {
  std::vector<double> low = line.low, high = line.high;
  for (std::size_t i = 0; i < std::min(low.size(), high.size()); ++i)
    if (!std::isfinite(low[i]) || !std::isfinite(high[i])) low[i] = high[i] = unknown;
  const auto under = pieces(panel.days, low, x, y), over = pieces(panel.days, high, x, y);
  for (std::size_t i = 0; i < std::min(under.size(), over.size()); ++i) {
    auto points = over[i];
    points.insert(points.end(), under[i].rbegin(), under[i].rend());
    const auto colour = line.reference ? page.palette.reference() : page.palette.colour(style);
    page.canvas.polygon(points, {.fill = colour, .stroke = colour, .width = 0.5, .opacity = 0.16, .name = "band", .fade = 0.5});
  }
}

double value_on(const Panel& panel, const Line& line, sim::Day day) {
  const auto after = std::upper_bound(panel.days.begin(), panel.days.end(), day);
  if (after == panel.days.begin()) return unknown;
  const auto i = static_cast<std::size_t>(after - panel.days.begin()) - 1;
  return i < line.middle.size() ? line.middle[i] : unknown;
}

// What labels shall not stand over.
void cover(Labels& labels, Point from, Point until) {
  const double step = std::min(1.0, 8 / std::max(1.0, std::hypot(until.x - from.x, until.y - from.y)));
  for (double f = 0; f < 1; f += step) labels.draw_over({{from.x + (until.x - from.x) * f, from.y + (until.y - from.y) * f}});
}

struct Note {  // a label beside a point, placed when all is drawn
  Point at;
  std::string words;
};

void triangle(Page& page, const Frame& frame, const Panel& panel, const Triangle& its, const Scale& x, const Scale& y, const Box& plot, std::vector<Note>& notes, Labels& labels) {
  if (its.line >= panel.lines.size() || its.reference >= panel.lines.size()) return;
  const auto &line = panel.lines[its.line], &reference = panel.lines[its.reference];
  const auto style = style_of(panel, its.line);
  const bool french = frame.language == Language::fr;
  std::vector<double> a(panel.days.size(), unknown), b = a;
  for (std::size_t i = 0; i < panel.days.size(); ++i)
    if (panel.days[i] >= its.shock && (!its.recovery || panel.days[i] <= *its.recovery) && i < line.middle.size() && i < reference.middle.size() &&
        std::isfinite(line.middle[i]) && std::isfinite(reference.middle[i]))
      a[i] = line.middle[i], b[i] = reference.middle[i];
  const auto first = pieces(panel.days, a, x, y), second = pieces(panel.days, b, x, y);
  for (std::size_t i = 0; i < std::min(first.size(), second.size()); ++i) {
    auto points = first[i];
    points.insert(points.end(), second[i].rbegin(), second[i].rend());
    page.canvas.polygon(points, {.fill = page.palette.colour(style), .opacity = 0.13, .name = "triangle"});
    page.canvas.polygon(points, {.fill = page.hatch(fmt::format("loss-{}", style), page.palette.colour(style), 6 + style), .opacity = 0.55, .name = "triangle-hatch"});
  }
  if (its.lowest) {
    const double value = value_on(panel, line, *its.lowest), normal = value_on(panel, reference, *its.lowest);
    if (std::isfinite(value)) {
      const Point at{x(*its.lowest), y(value)};
      if (std::isfinite(normal)) cover(labels, at, {at.x, y(normal)});
      if (std::isfinite(normal)) page.canvas.line(at, {at.x, y(normal)}, {.stroke = page.palette.colour(style), .width = 1.2, .name = "drop"});
      page.canvas.circle(at, 4.5, {.fill = page.palette.paper, .stroke = page.palette.colour(style), .width = 2, .name = "lowest"});
      std::string words = its.lowest_label;
      if (words.empty()) {
        words = (french ? "au pire : " : "at worst: ") + short_day(*its.lowest, frame.language);
        if (std::isfinite(normal) && normal != 0 && std::abs(value / normal - 1) < 10)
          words += fmt::format(" ({}{}{}%)", value > normal ? "+" : "", number((value / normal - 1) * 100, frame.language), french ? narrow_space : "");
      }
      notes.push_back({at, words});
    }
  }
  if (its.recovery) {
    const double value = value_on(panel, line, *its.recovery);
    if (std::isfinite(value)) {
      const Point at{x(*its.recovery), y(value)};
      cover(labels, at, {at.x, plot.y + plot.height});
      page.canvas.line({at.x, at.y}, {at.x, plot.y + plot.height}, {.stroke = page.palette.colour(style), .dash = "2 2", .name = "recovery-line"});
      page.canvas.marker(3, at, 4.5, page.palette.colour(style), page.palette.paper);
      notes.push_back({at, its.recovery_label.empty() ? (french ? "retour : " : "recovered: ") + short_day(*its.recovery, frame.language) : its.recovery_label});
    }
  } else if (its.fell && !first.empty() && !first.back().empty()) {
    notes.push_back({first.back().back(), its.recovery_label.empty() ? (french ? "pas encore de retour à la fin" : "not recovered by the end") : its.recovery_label});
  }
}

struct Strip {  // labels of spans above the plot
  std::vector<std::size_t> row;
  std::vector<double> text_x;
  std::vector<std::string> text;
  std::size_t rows = 0;
};

Strip strip_of(const Page& page, const Panel& panel, const Scale& x) {
  Strip out;
  std::vector<std::pair<double, double>> taken;
  for (const auto& span : panel.spans) {
    const double from = std::clamp(x(span.from), x.at, x.end), until = std::clamp(x(span.until), x.at, x.end);
    const std::string text = shortened(page.say(span.label), x.end - x.at, event_size);
    const double width = text_width(text, event_size), start = std::min(from, x.end - width);
    out.text.push_back(text), out.text_x.push_back(start);
    taken.emplace_back(std::min(start, from), std::max(start + width, until));
  }
  out.row = rows_of(taken, 10);
  for (const auto row : out.row) out.rows = std::max(out.rows, std::min(row + 1, most_event_rows));
  return out;
}

// What lies under the lines: shaded crises over the whole height, begun policies as dashed verticals.
void shade(Page& page, const Panel& panel, const Scale& x, double top, double bottom) {
  for (const auto& span : panel.spans) {
    const double from = std::clamp(x(span.from), x.at, x.end), until = std::clamp(x(span.until), x.at, x.end);
    if (!span.policy)
      page.canvas.rectangle(from, top, until - from, bottom - top, {.fill = page.palette.crisis, .opacity = page.palette.dark ? 0.13 : 0.07, .name = "crisis"});
    else if (from > x.at)
      page.canvas.line({from, top}, {from, bottom}, {.stroke = page.palette.policy, .dash = "2 3", .name = "policy"});
  }
}

void strip(Page& page, const Panel& panel, const Strip& its, const Scale& x, double top) {
  for (std::size_t i = 0; i < panel.spans.size(); ++i) {
    if (its.row[i] >= most_event_rows) continue;
    const auto& span = panel.spans[i];
    const double y = top + event_row * static_cast<double>(its.row[i]);
    const double from = std::clamp(x(span.from), x.at, x.end), until = std::clamp(x(span.until), x.at, x.end);
    const auto& colour = span.policy ? page.palette.policy : page.palette.crisis;
    page.canvas.text({its.text_x[i], y + event_size}, its.text[i], {.size = event_size, .colour = page.palette.ink, .name = "event"});
    if (span.policy)
      page.canvas.rectangle(from, y + event_size + 3, std::max(until - from, 2.0), 4, {.fill = page.palette.paper, .stroke = colour, .dash = "3 2", .name = "event-bar"});
    else
      page.canvas.rectangle(from, y + event_size + 3, std::max(until - from, 2.0), 4, {.fill = colour, .name = "event-bar"});
  }
}

// Everything between the axes. Notes and names are left to the caller.
void draw_lines(Page& page, const Frame& frame, const Panel& panel, const Scale& x, const Scale& y, const Box& plot, std::size_t clip, Labels& labels,
                bool markers, bool triangle_notes) {
  const std::string clip_id = page.id(fmt::format("plot-{}", clip));
  page.definitions += fmt::format("<clipPath id=\"{}\"><rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/></clipPath>\n", clip_id, coordinate(plot.x - 6),
                                  coordinate(plot.y - 6), coordinate(plot.width + 12), coordinate(plot.height + 12));
  std::vector<Note> notes;
  page.canvas.open("lines", clip_id);
  for (std::size_t i = 0; i < panel.lines.size(); ++i) band(page, panel, panel.lines[i], style_of(panel, i), x, y);
  for (std::size_t i = 0; i < panel.lines.size(); ++i)
    for (const auto& one : panel.lines[i].replicates)
      for (const auto& piece : pieces(panel.days, one, x, y)) {
        auto thin = stroke_of(page, panel.lines[i], style_of(panel, i));
        thin.width = 0.7, thin.fade = 0.35, thin.dash.clear(), thin.name = "replicate";
        page.canvas.polyline(piece, thin);
      }
  for (const auto& one : panel.triangles) triangle(page, frame, panel, one, x, y, plot, notes, labels);
  for (const bool reference : {true, false})
    for (std::size_t i = 0; i < panel.lines.size(); ++i) {
      const auto& line = panel.lines[i];
      if (line.reference != reference) continue;
      const auto style = style_of(panel, i);
      for (const auto& piece : pieces(panel.days, line.middle, x, y)) {
        if (piece.size() == 1) page.canvas.circle(piece[0], 2, {.fill = page.palette.colour(style), .name = "line"});
        page.canvas.polyline(piece, stroke_of(page, line, style));
        for (std::size_t p = 0; p + 1 < piece.size(); ++p) cover(labels, piece[p], piece[p + 1]);
      }
      if (!markers || reference) continue;
      const double apart = plot.width / 5, shift = apart / 2 / 6 * (style % 6);
      for (double at = plot.x + apart / 2 + shift; at < plot.x + plot.width; at += apart) {
        const auto day = static_cast<sim::Day>(x.from + (at - x.at) / (x.end - x.at) * (x.until - x.from));
        const auto after = std::upper_bound(panel.days.begin(), panel.days.end(), day);
        if (after == panel.days.begin()) continue;
        const auto k = static_cast<std::size_t>(after - panel.days.begin()) - 1;
        if (k < line.middle.size() && std::isfinite(line.middle[k]))
          page.canvas.marker(style, {x(panel.days[k]), y(line.middle[k])}, 3.2, page.palette.colour(style), page.palette.paper);
      }
    }
  page.canvas.close();
  if (!triangle_notes) return;
  for (const auto& note : notes) {
    const auto lines = lines_of(page.say(note.words), 150, small_label, false, 3);
    double width = 0;
    for (const auto& line : lines) width = std::max(width, text_width(line, small_label));
    const auto box = labels.place(note.at, width, static_cast<double>(lines.size()) * 13, 9);
    if (!box) continue;
    const Point middle{std::clamp(note.at.x, box->x, box->x + box->width), std::clamp(note.at.y, box->y, box->y + box->height)};
    if (std::hypot(middle.x - note.at.x, middle.y - note.at.y) > 14)
      page.canvas.line(note.at, middle, {.stroke = page.palette.axis, .width = 0.7, .name = "leader"});
    page.canvas.lines({box->x, box->y + 10}, lines, 13, {.size = small_label, .colour = page.palette.ink, .halo = page.palette.paper, .name = "note-label"});
  }
}

Scale days_scale(const Panel& panel, double left, double right) {
  const double from = panel.days.empty() ? 0 : panel.days.front(), until = panel.days.empty() ? 1 : panel.days.back();
  return {from, until > from ? until : from + 1, left, right};
}

std::vector<std::string> axis_notes(const std::vector<const Ticks*>& all, Language language) {
  const bool cut = std::any_of(all.begin(), all.end(), [](const Ticks* one) { return one->low() > 0 || one->high() < 0; });
  if (!cut) return {};
  return {language == Language::fr ? "L'axe vertical ne commence pas à zéro." : "The vertical axis does not begin at zero."};
}

std::string unit_of(const Frame& frame, const Panel& panel) { return panel.unit.empty() ? frame.unit : panel.unit; }

void axis_unit(Page& page, const Frame& frame, const Panel& panel, const Ticks& ticks, Point base, double width) {
  const auto words = scaled_unit(unit_words(unit_of(frame, panel), sim::Period::step, frame.language), ticks.factor, frame.language);
  page.canvas.text(base, shortened(page.say(words), width, tick_size), {.size = tick_size, .colour = page.palette.soft, .name = "unit"});
}

void zero(Page& page, const Panel& panel, const Scale& y, const Box& plot) {
  if (panel.zero_line) page.canvas.line({plot.x, y(0)}, {plot.x + plot.width, y(0)}, {.stroke = page.palette.ink, .width = 1.2, .name = "zero"});
}

void line_sample(Page& page, Point c, int style) {
  const bool reference = style < 0;
  page.canvas.line({c.x - 13, c.y}, {c.x + 13, c.y}, {.stroke = reference ? page.palette.reference() : page.palette.colour(style), .width = 2,
                                                      .dash = reference ? "5 3" : Palette::dash(style)});
  if (!reference) page.canvas.marker(style, c, 3.2, page.palette.colour(style), page.palette.paper);
}
void crisis_sample(Page& page, Point c, int) { page.canvas.rectangle(c.x - 13, c.y - 6, 26, 12, {.fill = page.palette.crisis, .opacity = 0.2}); }
void policy_sample(Page& page, Point c, int) { page.canvas.line({c.x, c.y - 7}, {c.x, c.y + 7}, {.stroke = page.palette.policy, .dash = "2 3"}); }

}  // namespace

std::string trajectories(const Frame& frame, const Panel& panel) {
  const auto values = range_of(panel);
  auto ticks = nice_ticks(values.low, values.high, 6);
  Page page(frame, axis_notes({&ticks}, frame.language));

  // Names at the right, as far as there are lines to name.
  struct Name {
    std::vector<std::string> lines;
    std::size_t line;
  };
  std::vector<Name> names;
  double names_width = 0, names_height = 0;
  const double most_width = std::clamp((page.right() - page.left()) * 0.27, 90.0, 260.0);
  for (std::size_t i = 0; i < panel.lines.size(); ++i) {
    const auto& middle = panel.lines[i].middle;
    if (panel.lines[i].name.empty() || std::none_of(middle.begin(), middle.end(), [](double v) { return std::isfinite(v); })) continue;
    names.push_back({lines_of(page.say(panel.lines[i].name), most_width, label_size, false, 3), i});
    for (const auto& one : names.back().lines) names_width = std::max(names_width, text_width(one, label_size));
    names_height += static_cast<double>(names.back().lines.size()) * label_line + 6;
  }
  constexpr double sample = 40;  // leader and sample of the line
  const double left = page.left() + widest_tick(ticks, frame.language) + 8, right = page.right() - (names.empty() ? 0 : names_width + sample + 2);
  const auto x = days_scale(panel, left, right);
  const auto events = strip_of(page, panel, x);
  const double unit_height = 18, strip_height = static_cast<double>(events.rows) * event_row + (events.rows > 0 ? 4 : 0);
  const double around = unit_height + strip_height + time_axis_height;
  const double height = page.height(std::max(240.0, (right - left) * 0.5) + around, 85 + around) - around;
  const Box plot{left, page.top() + unit_height + strip_height, right - left, std::max(height, names_height)};
  const Scale y{ticks.low(), ticks.high(), plot.y + plot.height, plot.y};

  axis_unit(page, frame, panel, ticks, {page.left(), page.top() + 11}, page.right() - page.left());
  shade(page, panel, x, plot.y - 3, plot.y + plot.height);
  strip(page, panel, events, x, page.top() + unit_height);
  value_axis(page, ticks, y, plot, frame.language);
  if (!panel.days.empty()) time_axis(page, time_ticks(panel.days.front(), panel.days.back(), plot.width, tick_size, frame.language), x, plot);
  zero(page, panel, y, plot);
  Labels labels({plot.x + 2, plot.y + 2, plot.width - 4, plot.height - 4});
  draw_lines(page, frame, panel, x, y, plot, 0, labels, true, true);

  std::vector<double> wanted, heights;
  std::vector<Point> ends;
  for (const auto& name : names) {
    const auto& middle = panel.lines[name.line].middle;
    std::size_t last = std::min(middle.size(), panel.days.size());
    while (last > 1 && !std::isfinite(middle[last - 1])) --last;
    ends.push_back({x(panel.days[last - 1]), std::clamp(y(middle[last - 1]), plot.y, plot.y + plot.height)});
    wanted.push_back(ends.back().y), heights.push_back(static_cast<double>(name.lines.size()) * label_line + 6);
  }
  const auto centres = spread(wanted, heights, plot.y - 8, plot.y + plot.height + 8);
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto& line = panel.lines[names[i].line];
    const auto style = style_of(panel, names[i].line);
    const auto stroke = stroke_of(page, line, style);
    const double start = right + sample;
    page.canvas.line({std::max(ends[i].x + 2, right - 0.0), ends[i].y}, {right + 10, centres[i]}, {.stroke = stroke.stroke, .width = 0.8, .name = "leader"});
    page.canvas.line({right + 10, centres[i]}, {start - 4, centres[i]}, {.stroke = stroke.stroke, .width = 2, .dash = stroke.dash, .name = "sample"});
    if (!line.reference) page.canvas.marker(style, {right + 23, centres[i]}, 3.2, stroke.stroke, page.palette.paper);
    const double half = static_cast<double>(names[i].lines.size()) * label_line / 2;
    page.canvas.lines({start, centres[i] - half + label_line * 0.78}, names[i].lines, label_line, {.size = label_size, .colour = page.palette.ink, .name = "line-name"});
  }
  return page.finish(std::max(plot.y + plot.height + time_axis_height, centres.empty() ? 0 : *std::max_element(centres.begin(), centres.end()) + label_line));
}

std::string small_multiples(const Frame& frame, const std::vector<Panel>& panels, std::size_t columns, bool same_scale) {
  std::vector<Ticks> ticks;
  Range all;
  for (const auto& panel : panels) {
    const auto one = range_of(panel);
    all.take(one.low), all.take(one.high);
  }
  for (const auto& panel : panels) {
    const auto one = same_scale ? all : range_of(panel);
    ticks.push_back(nice_ticks(one.low, one.high, 4));
  }
  std::vector<const Ticks*> seen;
  for (const auto& one : ticks) seen.push_back(&one);
  Page page(frame, axis_notes(seen, frame.language));
  if (panels.empty()) return page.finish(page.top());

  std::vector<KeyEntry> entries;
  const auto add = [&](const std::string& words, void (*draw)(Page&, Point, int), int style) {
    if (!words.empty() && std::none_of(entries.begin(), entries.end(), [&](const KeyEntry& one) { return one.words == words && one.style == style; }))
      entries.push_back({words, draw, style});
  };
  for (const auto& panel : panels)
    for (std::size_t i = 0; i < panel.lines.size(); ++i) add(panel.lines[i].name, line_sample, panel.lines[i].reference ? -1 : style_of(panel, i));
  for (const auto& panel : panels)
    for (const auto& span : panel.spans) add(span.label, span.policy ? policy_sample : crisis_sample, 100);
  if (frame.continued) entries.clear();
  const double key_top = page.top(), keys = key_height(page, entries) + (entries.empty() ? 0 : 8);
  key(page, entries, key_top);

  const double room = page.right() - page.left();
  if (columns == 0) columns = std::clamp(static_cast<std::size_t>(room / 330), std::size_t{1}, panels.size() == 4 ? std::size_t{2} : std::size_t{3});
  columns = std::min(columns, panels.size());
  const auto rows = (panels.size() + columns - 1) / columns;
  constexpr double gap = 24, heading = 12.5;
  const double width = (room - gap * static_cast<double>(columns - 1)) / static_cast<double>(columns);
  std::vector<std::vector<std::string>> titles;
  std::size_t most_lines = 1;
  for (const auto& panel : panels) {
    titles.push_back(lines_of(page.say(panel.title), width, heading, true, 3));
    most_lines = std::max(most_lines, titles.back().size());
  }
  const double above = static_cast<double>(most_lines) * 16 + 22, around = above + time_axis_height + 10;
  const double usual = static_cast<double>(rows) * (std::max(110.0, width * 0.5) + around) + keys;
  const double each = (page.height(usual, static_cast<double>(rows) * (80 + around) + keys) - keys) / static_cast<double>(rows) - around;
  double axis = 0;
  for (const auto& one : ticks) axis = std::max(axis, widest_tick(one, frame.language));
  for (std::size_t i = 0; i < panels.size(); ++i) {
    const auto& panel = panels[i];
    const double left = page.left() + static_cast<double>(i % columns) * (width + gap), top = key_top + keys + static_cast<double>(i / columns) * (each + around);
    const Box plot{left + axis + 8, top + above, width - axis - 8, each};
    const auto x = days_scale(panel, plot.x, plot.x + plot.width);
    const Scale y{ticks[i].low(), ticks[i].high(), plot.y + plot.height, plot.y};
    page.canvas.lines({left, top + heading}, titles[i], 16, {.size = heading, .colour = page.palette.ink, .bold = true, .name = "panel-title"});
    axis_unit(page, frame, panel, ticks[i], {left, top + static_cast<double>(most_lines) * 16 + 11}, width);
    shade(page, panel, x, plot.y, plot.y + plot.height);
    value_axis(page, ticks[i], y, plot, frame.language);
    if (!panel.days.empty()) time_axis(page, time_ticks(panel.days.front(), panel.days.back(), plot.width, tick_size, frame.language), x, plot);
    zero(page, panel, y, plot);
    Labels labels({plot.x + 2, plot.y + 2, plot.width - 4, plot.height - 4});
    draw_lines(page, frame, panel, x, y, plot, i, labels, true, width > 320);
  }
  return page.finish(key_top + keys + static_cast<double>(rows) * (each + around) - 10);
}

}  // namespace viz
