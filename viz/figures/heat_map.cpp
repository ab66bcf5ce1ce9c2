// viz/figures/heat_map.cpp -- a coloured table.
#include <algorithm>
#include <cmath>

#include "viz/figures/axes.hpp"
#include "viz/figures/figure.hpp"
#include "viz/figures/text.hpp"

namespace viz {

std::string heat_map(const Frame& frame, const HeatMap& map) {
  constexpr double head = 12, head_line = 14, legend_height = 12;
  double low = 1e300, high = -1e300;
  bool missing = false;
  const auto value = [&](std::size_t r, std::size_t c) {
    const auto i = r * map.columns.size() + c;
    return i < map.values.size() ? map.values[i] : unknown;
  };
  for (std::size_t r = 0; r < map.rows.size(); ++r)
    for (std::size_t c = 0; c < map.columns.size(); ++c)
      if (const double v = value(r, c); std::isfinite(v))
        low = std::min(low, v), high = std::max(high, v);
      else
        missing = true;
  if (low > high) low = 0, high = 1;
  const double reach = std::max({std::abs(high - map.middle), std::abs(low - map.middle), 1e-300});
  const auto colour = [&](double v) { return map.diverging ? Palette::diverging((v - map.middle) / reach) : Palette::sequential(high > low ? (v - low) / (high - low) : 0.3); };

  const double from = map.diverging ? map.middle - reach : low, until = map.diverging ? map.middle + reach : high;
  const auto ticks = nice_ticks(from, until, 5);
  Page page(frame);
  const double room = page.right() - page.left();
  std::vector<std::vector<std::string>> names, heads;
  double names_width = text_width(page.say(map.rows_word), head);
  for (const auto& row : map.rows) {
    names.push_back(lines_of(page.say(row), room * 0.32, head, false, 3));
    for (const auto& line : names.back()) names_width = std::max(names_width, text_width(line, head));
  }
  const double left = page.left() + names_width + 12;
  const double cell = std::min((page.right() - left) / static_cast<double>(std::max<std::size_t>(map.columns.size(), 1)), 190.0);
  const double right = left + cell * static_cast<double>(map.columns.size());
  // Heads in lines where their words fit, else turned upright.
  bool turned = false;
  std::size_t most = 1;
  double longest = 0;
  for (const auto& column : map.columns) {
    const auto its = page.say(column);
    heads.push_back(lines_of(its, cell - 8, head, false, 4));
    most = std::max(most, heads.back().size());
    longest = std::max(longest, std::min(text_width(its, head), 170.0));
    for (std::size_t at = 0; at < its.size();) {
      const auto end = std::min(its.find(' ', at), its.size());
      turned = turned || text_width(its.substr(at, end - at), head) > cell - 6;
      at = end + 1;
    }
  }
  double top = page.top();
  if (!map.columns_word.empty() || !map.rows_word.empty()) {
    const Words how{.size = tick_size, .colour = page.palette.soft, .name = "axis-word"};
    page.canvas.text({left, top + 11}, shortened(page.say(map.columns_word), page.right() - left, tick_size), how);
    top += 18;
  }
  const double heads_height = turned ? longest + 12 : static_cast<double>(most) * head_line + 4;
  if (!map.rows_word.empty()) page.canvas.text({page.left(), top + heads_height - 6}, page.say(map.rows_word), {.size = tick_size, .colour = page.palette.soft, .name = "axis-word"});
  for (std::size_t c = 0; c < map.columns.size(); ++c) {
    const double middle = left + cell * (static_cast<double>(c) + 0.5);
    const Words how{.size = head, .colour = page.palette.ink, .anchor = Anchor::middle, .name = "column-name"};
    if (turned) {
      auto upright = how;
      upright.anchor = Anchor::start, upright.turn = -90;
      page.canvas.text({middle + head * 0.36, top + heads_height - 6}, shortened(page.say(map.columns[c]), 170, head), upright);
    } else {
      page.canvas.lines({middle, top + heads_height - 5 - static_cast<double>(heads[c].size() - 1) * head_line}, heads[c], head_line, how);
    }
  }
  top += heads_height;
  const double below = legend_height + 34;
  double row_height = map.rows.size() > 8 ? 27 : 34;  // of many rows, so that a page still has room for them
  for (const auto& name : names) row_height = std::max(row_height, static_cast<double>(name.size()) * head_line + 8);
  if (!map.rows.empty())
    row_height = std::clamp((page.height(0, 0) - (top - page.top()) - below) / static_cast<double>(map.rows.size()), row_height, std::max(row_height, 70.0));
  const auto words = [&](std::size_t r, std::size_t c) {
    const auto i = r * map.columns.size() + c;
    if (i < map.texts.size() && !map.texts[i].empty()) return page.say(map.texts[i]);
    const double its = value(r, c) / ticks.factor;
    return (map.diverging && map.middle == 0 ? change(its, frame.language) : number(its, frame.language)) + (i < map.unclear.size() && map.unclear[i] ? "\u202f?" : "");
  };
  double size = 13;  // one for all cells
  for (std::size_t r = 0; r < map.rows.size(); ++r)
    for (std::size_t c = 0; c < map.columns.size(); ++c)
      size = std::min(size, std::max(7.0, std::floor(2 * 13 * (cell - 8) / std::max(text_width(words(r, c), 13), 1.0)) / 2));
  for (std::size_t r = 0; r < map.rows.size(); ++r) {
    const double y = top + row_height * static_cast<double>(r);
    page.canvas.lines({left - 10, y + row_height / 2 - static_cast<double>(names[r].size()) * head_line / 2 + head_line * 0.78}, names[r], head_line,
                      {.size = head, .colour = page.palette.ink, .anchor = Anchor::end, .name = "row-name"});
    for (std::size_t c = 0; c < map.columns.size(); ++c) {
      const double x = left + cell * static_cast<double>(c), v = value(r, c);
      const bool known = std::isfinite(v);
      const std::string fill = known ? colour(v) : page.hatch("missing", page.palette.axis, 6);
      page.canvas.rectangle(x + 1, y + 1, cell - 2, row_height - 2, {.fill = fill, .stroke = known ? "" : page.palette.axis, .name = known ? "cell" : "cell missing"});
      if (!known) continue;
      page.canvas.text({x + cell / 2, y + row_height / 2 + size * 0.36}, shortened(words(r, c), cell - 2, size),
                       {.size = size, .colour = Palette::text_on(fill), .anchor = Anchor::middle, .name = "cell-text"});
    }
  }
  top += row_height * static_cast<double>(map.rows.size()) + 14;

  // The scale of colours.
  const double width = std::clamp(right - left, 160.0, 280.0);
  constexpr int shades = 28;
  if (until > from) {
    for (int i = 0; i < shades; ++i)
      page.canvas.rectangle(left + width * i / shades, top, width / shades + 0.4, legend_height, {.fill = colour(from + (until - from) * (i + 0.5) / shades), .name = "shade"});
    const Scale scale{from, until, left, left + width};
    double end = -1e9;
    for (std::size_t i = 0; i < ticks.at.size(); ++i) {
      if (ticks.at[i] < from - (until - from) * 1e-6 || ticks.at[i] > until + (until - from) * 1e-6) continue;
      const double x = scale(ticks.at[i]), half = text_width(ticks.text(i, frame.language), tick_size) / 2;
      if (x - half < end + 6) continue;
      end = x + half;
      page.canvas.line({x, top + legend_height}, {x, top + legend_height + 3}, {.stroke = page.palette.axis});
      page.canvas.text({x, top + legend_height + 3 + tick_size}, ticks.text(i, frame.language), {.size = tick_size, .colour = page.palette.soft, .anchor = Anchor::middle, .name = "value-tick"});
    }
    const auto unit = page.say(scaled_unit(unit_words(frame.unit, sim::Period::step, frame.language), ticks.factor, frame.language));
    const double start = left + width + std::max(14.0, end - left - width + 8);
    page.canvas.text({start, top + legend_height - 2}, shortened(unit, page.right() - start, tick_size), {.size = tick_size, .colour = page.palette.soft, .name = "unit"});
  }
  top += legend_height + 18;
  if (missing) {
    page.canvas.rectangle(left, top, 22, 12, {.fill = page.hatch("missing", page.palette.axis, 6), .stroke = page.palette.axis});
    page.canvas.text({left + 30, top + 10}, frame.language == Language::fr ? "pas de valeur" : "no value", {.size = tick_size, .colour = page.palette.soft});
    top += 18;
  }
  return page.finish(top);
}

}  // namespace viz
