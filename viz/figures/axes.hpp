// viz/figures/axes.hpp -- scales from values to px, axes with their ticks, the key of symbols above a picture.
#pragma once
#include <string>
#include <vector>

#include "viz/figures/figure.hpp"
#include "viz/figures/numbers.hpp"
#include "viz/figures/page.hpp"
#include "viz/figures/placing.hpp"

namespace viz {

struct Scale {
  double from, until, at, end;  // values, and the px where they lie
  double operator()(double value) const { return at + (value - from) / (until - from) * (end - at); }
};

inline constexpr double tick_size = 11;

double widest_tick(const Ticks& ticks, Language language);
// Grid lines over `plot`, texts to its left.
void value_axis(Page& page, const Ticks& ticks, const Scale& scale, const Box& plot, Language language);
// The same for values that run to the right: texts under `plot`.
void level_axis(Page& page, const Ticks& ticks, const Scale& scale, const Box& plot, Language language);
void time_axis(Page& page, const std::vector<TimeTick>& ticks, const Scale& scale, const Box& plot);
inline constexpr double time_axis_height = 34, level_axis_height = 20;

// Symbols with their words, in lines from the left to the right. What `draw` paints fits on 26 x 12 px around its centre.
struct KeyEntry {
  std::string words;
  void (*draw)(Page& page, Point centre, int style);
  int style = 0;
};
double key_height(const Page& page, const std::vector<KeyEntry>& entries);
void key(Page& page, const std::vector<KeyEntry>& entries, double y);

}  // namespace viz
