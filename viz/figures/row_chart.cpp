// viz/figures/row_chart.cpp -- the layout that intervals and bars share.
#include "viz/figures/row_chart.hpp"

#include <algorithm>
#include <cmath>

#include "viz/figures/text.hpp"

namespace viz {
namespace {
constexpr double name_size = 12, line_height = 14, group_height = 25, gap = 12;
}

double row_chart(Page& page, const Frame& frame, const std::vector<ChartRow>& rows, const RowChart& chart, double top) {
  const double room = page.right() - page.left();
  double low = chart.low, high = chart.high, names_width = 0, texts_width = 0, height = 0;
  std::vector<std::vector<std::string>> names;
  std::vector<double> heights;
  std::string group;
  for (const auto& row : rows) {
    names.push_back(lines_of(page.say(row.name), room * 0.34, name_size, false, 3));
    for (const auto& line : names.back()) names_width = std::max(names_width, text_width(line, name_size));
    texts_width = std::max(texts_width, text_width(page.say(row.text), name_size));
    heights.push_back(std::max(chart.least_row, static_cast<double>(names.back().size()) * line_height + 6));
    height += heights.back() + (row.group != group ? group_height : 0);
    group = row.group;
    if (std::isfinite(row.low)) low = std::min(low, row.low);
    if (std::isfinite(row.high)) high = std::max(high, row.high);
  }
  texts_width = std::min(texts_width, room * 0.3);
  const double left = page.left() + names_width + gap, right = page.right() - (texts_width > 0 ? texts_width + gap : 8);
  auto wanted = static_cast<std::size_t>(std::clamp((right - left) / 75, 2.0, 8.0));
  auto ticks = nice_ticks(low, high, wanted);
  while (wanted > 1 && (right - left) / static_cast<double>(ticks.at.size() - 1) < widest_tick(ticks, frame.language) + 10) ticks = nice_ticks(low, high, --wanted);
  // Inwards, so that the first and last texts of the axis stay in the picture.
  const Scale x{ticks.low(), ticks.high(), left + 10, right - 10};
  if (chart.above) top += chart.above(x, top);
  if (const double more = page.height(0, 0) - (top - page.top()) - height - level_axis_height - 20; frame.height > 0 && more > 0 && !rows.empty())
    for (auto& one : heights) one += more / static_cast<double>(rows.size()), height += more / static_cast<double>(rows.size());

  const Box plot{x.at, top, x.end - x.at, height};
  level_axis(page, ticks, x, plot, frame.language);
  page.canvas.line({x(0), top}, {x(0), top + height}, {.stroke = page.palette.ink, .width = 1.3, .name = "zero"});
  double y = top;
  group.clear();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].group != group) {
      group = rows[i].group;
      page.canvas.text({page.left(), y + group_height - 8}, shortened(page.say(group), room, name_size, true),
                       {.size = name_size, .colour = page.palette.ink, .bold = true, .halo = page.palette.paper, .name = "group"});
      y += group_height;
    }
    const double middle = y + heights[i] / 2, first = middle - static_cast<double>(names[i].size()) * line_height / 2 + line_height * 0.78;
    page.canvas.lines({left - gap, first}, names[i], line_height, {.size = name_size, .colour = page.palette.ink, .anchor = Anchor::end, .name = "row-name"});
    page.canvas.open("row");
    chart.draw(i, x, middle);
    page.canvas.close();
    page.canvas.text({page.right(), middle + name_size * 0.36}, shortened(page.say(rows[i].text), texts_width + 1, name_size),
                     {.size = name_size, .colour = page.palette.ink, .anchor = Anchor::end, .name = "row-text"});
    y += heights[i];
  }
  y += level_axis_height;
  const auto unit = scaled_unit(unit_words(frame.unit, sim::Period::step, frame.language), ticks.factor, frame.language);
  if (!unit.empty()) {
    page.canvas.text({(x.at + x.end) / 2, y + tick_size + 1}, shortened(page.say(unit), room, tick_size),
                     {.size = tick_size, .colour = page.palette.soft, .anchor = Anchor::middle, .name = "unit"});
    y += 17;
  }
  return y;
}

}  // namespace viz
