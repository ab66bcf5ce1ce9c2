// viz/figures/bars.cpp -- horizontal bars from zero.
#include <algorithm>
#include <cmath>

#include "viz/figures/figure.hpp"
#include "viz/figures/row_chart.hpp"

namespace viz {

std::string bars(const Frame& frame, const std::vector<Bar>& all) {
  std::vector<ChartRow> rows;
  const auto spans = [](const Bar& bar) { return std::isfinite(bar.low) && std::isfinite(bar.high); };
  bool any = false;
  for (const auto& bar : all) {
    any = any || spans(bar);
    rows.push_back({bar.name, bar.group, bar.text.empty() ? number(bar.value, frame.language) : bar.text, spans(bar) ? std::min(bar.low, bar.value) : bar.value,
                    spans(bar) ? std::max(bar.high, bar.value) : bar.value});
  }
  std::vector<std::string> notes;
  if (any) notes.emplace_back(frame.language == Language::fr ? "Traits : intervalles à 95 % (Student)." : "Lines: 95 % intervals (Student).");
  Page page(frame, notes);
  RowChart how;
  how.draw = [&](std::size_t i, const Scale& x, double middle) {
    const auto& bar = all[i];
    if (!std::isfinite(bar.value)) return;
    const double from = std::min(x(0), x(bar.value)), until = std::max(x(0), x(bar.value));
    page.canvas.rectangle(from, middle - 7, until - from, 14, {.fill = page.palette.colour(0), .opacity = 0.75, .name = "bar"});
    if (!spans(bar)) return;
    page.canvas.line({x(bar.low), middle}, {x(bar.high), middle}, {.stroke = page.palette.ink, .width = 1.4, .name = "interval"});
    for (const double end : {bar.low, bar.high}) page.canvas.line({x(end), middle - 3.5}, {x(end), middle + 3.5}, {.stroke = page.palette.ink, .width = 1.4});
  };
  return page.finish(row_chart(page, frame, rows, how, page.top() + 4));
}

}  // namespace viz
