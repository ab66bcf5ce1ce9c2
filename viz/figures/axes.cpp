// viz/figures/axes.cpp -- axes and keys.
#include "viz/figures/axes.hpp"

#include <algorithm>

#include "viz/figures/text.hpp"

namespace viz {

double widest_tick(const Ticks& ticks, Language language) {
  double out = 0;
  for (std::size_t i = 0; i < ticks.at.size(); ++i) out = std::max(out, text_width(ticks.text(i, language), tick_size));
  return out;
}

void value_axis(Page& page, const Ticks& ticks, const Scale& scale, const Box& plot, Language language) {
  for (std::size_t i = 0; i < ticks.at.size(); ++i) {
    const double y = scale(ticks.at[i]);
    page.canvas.line({plot.x, y}, {plot.x + plot.width, y}, {.stroke = page.palette.grid, .name = "grid"});
    page.canvas.text({plot.x - 6, y + tick_size * 0.36}, ticks.text(i, language),
                     {.size = tick_size, .colour = page.palette.soft, .anchor = Anchor::end, .name = "value-tick"});
  }
}

void level_axis(Page& page, const Ticks& ticks, const Scale& scale, const Box& plot, Language language) {
  for (std::size_t i = 0; i < ticks.at.size(); ++i) {
    const double x = scale(ticks.at[i]);
    page.canvas.line({x, plot.y}, {x, plot.y + plot.height}, {.stroke = page.palette.grid, .name = "grid"});
    page.canvas.text({x, plot.y + plot.height + 5 + tick_size}, ticks.text(i, language),
                     {.size = tick_size, .colour = page.palette.soft, .anchor = Anchor::middle, .name = "value-tick"});
  }
}

void time_axis(Page& page, const std::vector<TimeTick>& ticks, const Scale& scale, const Box& plot) {
  const double bottom = plot.y + plot.height;
  page.canvas.line({plot.x, bottom}, {plot.x + plot.width, bottom}, {.stroke = page.palette.axis});
  for (const auto& tick : ticks) {
    const double x = scale(tick.day);
    page.canvas.line({x, bottom}, {x, bottom + 4}, {.stroke = page.palette.axis});
    const Words how{.size = tick_size, .colour = page.palette.soft, .anchor = Anchor::middle, .name = "time-tick"};
    page.canvas.text({x, bottom + 5 + tick_size}, tick.text, how);
    page.canvas.text({x, bottom + 5 + tick_size * 2.2}, tick.below, how);
  }
}

namespace {
constexpr double key_size = 12, key_line = 19, symbol = 32, between = 18;

// Calls take(entry, x, line) where each goes; the number of lines.
template <class Take> std::size_t lay(const Page& page, const std::vector<KeyEntry>& entries, const Take& take) {
  double x = page.left();
  std::size_t line = 0;
  for (const auto& entry : entries) {
    const double width = symbol + text_width(page.say(entry.words), key_size);
    if (x > page.left() && x + width > page.right()) x = page.left(), ++line;
    take(entry, x, line);
    x += width + between;
  }
  return entries.empty() ? 0 : line + 1;
}
}  // namespace

double key_height(const Page& page, const std::vector<KeyEntry>& entries) {
  return static_cast<double>(lay(page, entries, [](const KeyEntry&, double, std::size_t) {})) * key_line;
}

void key(Page& page, const std::vector<KeyEntry>& entries, double y) {
  lay(page, entries, [&](const KeyEntry& entry, double x, std::size_t line) {
    const double middle = y + key_line * (static_cast<double>(line) + 0.5);
    entry.draw(page, {x + 13, middle}, entry.style);
    page.canvas.text({x + symbol, middle + key_size * 0.36}, shortened(page.say(entry.words), page.right() - x - symbol, key_size),
                     {.size = key_size, .colour = page.palette.ink, .name = "key"});
  });
}

}  // namespace viz
