// viz/figures/time_line.cpp -- dated events in lanes.
#include <algorithm>

#include "viz/figures/axes.hpp"
#include "viz/figures/figure.hpp"
#include "viz/figures/text.hpp"

namespace viz {

std::string time_line(const Frame& frame, const std::vector<Event>& events, sim::Day from, sim::Day until) {
  constexpr double size = 12, row_height = 32, lane_gap = 10;
  const bool french = frame.language == Language::fr;
  Page page(frame);
  std::vector<std::string> lanes;
  for (const auto& event : events)
    if (std::find(lanes.begin(), lanes.end(), event.lane) == lanes.end()) lanes.push_back(event.lane);
  double names_width = 0;
  std::vector<std::vector<std::string>> names;
  for (const auto& lane : lanes) {
    names.push_back(lines_of(page.say(lane), (page.right() - page.left()) * 0.22, size, true, 3));
    for (const auto& line : names.back()) names_width = std::max(names_width, text_width(line, size, true));
  }
  const Scale x{static_cast<double>(from), static_cast<double>(std::max(until, from + 1)), page.left() + names_width + 18, page.right() - 14};
  const double top = page.top();
  double y = top + 4;
  struct Drawn {
    const Event* event;
    std::string text;
    double text_x, y;
  };
  std::vector<Drawn> all;
  std::vector<double> lane_tops, lane_ends;
  for (std::size_t l = 0; l < lanes.size(); ++l) {
    std::vector<Drawn> here;
    std::vector<std::pair<double, double>> taken;
    for (const auto& event : events) {
      if (event.lane != lanes[l]) continue;
      const double a = std::clamp(x(event.from), x.at, x.end), b = std::clamp(x(event.until), x.at, x.end);
      const std::string dates = ", " + (event.until > event.from + 1 ? short_day(event.from, frame.language) + " – " + short_day(event.until - 1, frame.language)
                                                                   : short_day(event.from, frame.language));
      const double room = x.end - x.at;
      const std::string words = page.say(event.label);
      const std::string text = text_width(words + dates, size) <= room ? words + dates : shortened(words, room - text_width(dates, size), size) + dates;
      const double width = text_width(text, size), start = std::max(x.at, std::min(a, x.end - width));
      here.push_back({&event, text, start, 0});
      taken.emplace_back(std::min(start, a), std::max(start + width, b));
    }
    const auto rows = rows_of(taken, 12);
    std::size_t count = 1;
    for (std::size_t i = 0; i < here.size(); ++i) here[i].y = y + static_cast<double>(rows[i]) * row_height, count = std::max(count, rows[i] + 1);
    lane_tops.push_back(y);
    y += std::max(static_cast<double>(count) * row_height, static_cast<double>(names[l].size()) * 14 + 6);
    lane_ends.push_back(y);
    y += lane_gap;
    all.insert(all.end(), here.begin(), here.end());
  }
  const Box plot{x.at, top, x.end - x.at, std::max(y - top, 20.0)};
  const auto ticks = time_ticks(from, until, plot.width, tick_size, frame.language);
  for (const auto& tick : ticks) page.canvas.line({x(tick.day), top}, {x(tick.day), plot.y + plot.height}, {.stroke = page.palette.grid, .name = "grid"});
  for (std::size_t l = 0; l < lanes.size(); ++l) {
    page.canvas.lines({page.left(), lane_tops[l] + 14}, names[l], 14, {.size = size, .colour = page.palette.ink, .bold = true, .name = "lane"});
    if (l > 0) page.canvas.line({page.left(), lane_tops[l] - lane_gap / 2}, {page.right(), lane_tops[l] - lane_gap / 2}, {.stroke = page.palette.grid});
  }
  for (const auto& one : all) {
    const double a = std::clamp(x(one.event->from), x.at, x.end), b = std::clamp(x(one.event->until), x.at, x.end);
    page.canvas.text({one.text_x, one.y + size}, one.text, {.size = size, .colour = page.palette.ink, .halo = page.palette.paper, .name = "event"});
    if (one.event->policy)
      page.canvas.rectangle(a, one.y + size + 5, std::max(b - a, 3.0), 8, {.fill = page.palette.policy, .stroke = page.palette.policy, .dash = "4 2", .opacity = 0.25, .name = "event-bar policy"});
    else
      page.canvas.rectangle(a, one.y + size + 5, std::max(b - a, 3.0), 8, {.fill = page.palette.crisis, .stroke = page.palette.crisis, .name = "event-bar crisis"});
  }
  time_axis(page, ticks, x, plot);
  const bool crises = std::any_of(events.begin(), events.end(), [](const Event& e) { return !e.policy; }), policies = std::any_of(events.begin(), events.end(), [](const Event& e) { return e.policy; });
  double bottom = plot.y + plot.height + time_axis_height + 4;
  if (crises && policies) {
    std::vector<KeyEntry> entries{{french ? "crise" : "crisis", [](Page& p, Point c, int) { p.canvas.rectangle(c.x - 13, c.y - 4, 26, 8, {.fill = p.palette.crisis}); }},
                                  {french ? "politique" : "policy", [](Page& p, Point c, int) {
                                     p.canvas.rectangle(c.x - 13, c.y - 4, 26, 8, {.fill = p.palette.policy, .stroke = p.palette.policy, .dash = "4 2", .opacity = 0.25});
                                   }}};
    key(page, entries, bottom);
    bottom += key_height(page, entries);
  }
  return page.finish(bottom);
}

}  // namespace viz
