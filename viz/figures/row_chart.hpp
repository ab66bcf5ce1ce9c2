// viz/figures/row_chart.hpp -- rows with a name at the left, something drawn over a common scale, and words at the right.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "viz/figures/axes.hpp"

namespace viz {

struct ChartRow {
  std::string name, group, text;
  double low = 0, high = 0;  // what its drawing spans, zero besides; NaN: nothing
};

struct RowChart {
  // Scale and plot for what stands above the rows; `top` is where that may begin, and the height it takes is returned.
  std::function<double(const Scale& x, double top)> above{};
  std::function<void(std::size_t row, const Scale& x, double middle)> draw;
  double least_row = 22;
  double low = 0, high = 0;  // the scale reaches at least so far
};

// Draws axis, headings of groups, names, rows and texts from `top` on; where it ends.
double row_chart(Page& page, const Frame& frame, const std::vector<ChartRow>& rows, const RowChart& chart, double top);

}  // namespace viz
