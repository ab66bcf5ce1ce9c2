// viz/figures/figure.hpp -- pictures as SVG text, drawn without a browser: what each is given, and the functions that draw them.
//
// Pure functions of plain data: the same input gives the same bytes. What comes back is one <svg> element with role="img",
// <title> and <desc>, with neither script, style element, style attribute nor anything from elsewhere, so that it can stand in an
// HTML page as it is (give each figure of a page another `id`); `svg_file` makes a file of it. Texts are given in the
// language of the frame, unescaped, in UTF-8; numbers and dates are written by the figure in that language. NaN: not known.
#pragma once
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/kernel/calendar.hpp"

namespace viz {

enum class Language : std::uint8_t { en, fr };
inline constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

// What every figure is given. Only `title` must be there.
struct Frame {
  std::string title, subtitle{};
  std::string summary{};                // one sentence for those who cannot see the picture; empty: the title
  std::string unit{};                   // "EUR", "person"; empty or "1": a plain number
  std::string source{};                 // printed last: whose run, which version
  std::vector<std::string> notes{};     // printed under the picture, before the warnings
  std::vector<std::string> warnings{};  // printed under the picture, wrapped; the same text only once
  Language language = Language::en;
  bool dark = false;
  double width = 800, height = 0;  // of the whole picture, in px; height 0: as high as its contents want
  std::string id = "figure";       // letters, digits, "-" and "_": begins every id in it
  bool continued = false;          // goes on from the picture above it: neither title nor key is printed again
};

// One line over the days of its panel. `middle` has as many values as there are days.
struct Line {
  std::string name;  // printed at its right end
  std::vector<double> middle{};
  std::vector<double> low{}, high{};                   // the band; empty: none
  std::vector<std::vector<double>> replicates{};       // thin lines
  bool reference = false;                              // the control run: grey and dashed
  // Its colour, dash and marker; negative: its place among the lines. Give the same where a strategy comes again in another panel.
  int style = -1;
};

// A dated crisis or policy, shaded from its first day to the day before `until`.
struct Span {
  std::string label;
  sim::Day from = 0, until = 0;
  bool policy = false;  // else a crisis
};

// The area between two lines from the shock to the recovery; its lowest point and the day of recovery are marked and labelled.
struct Triangle {
  std::size_t line = 0, reference = 1;  // places among the panel's lines
  sim::Day shock = 0;
  std::optional<sim::Day> lowest{}, recovery{};   // no recovery: shaded to the end, "not recovered by the end"
  std::string lowest_label{}, recovery_label{};   // empty: the words and dates of the figure's own
  bool fell = true;                               // false: it never left the band, so nothing is said of a return
};

struct Panel {
  std::string title{};  // printed above it among several; the frame's title stands for a single one
  std::string unit{};   // empty: that of the frame
  std::vector<sim::Day> days{};
  std::vector<Line> lines{};
  std::vector<Span> spans{};
  std::vector<Triangle> triangles{};
  bool from_zero = false;  // the axis begins at zero; otherwise where the values do
  bool zero_line = false;  // a stronger line at zero, for differences
};

std::string trajectories(const Frame& frame, const Panel& panel);
// Several panels in a grid of so many columns (0: as many as fit); the key of the lines stands once, above.
std::string small_multiples(const Frame& frame, const std::vector<Panel>& panels, std::size_t columns = 0, bool same_scale = false);

// A point with its interval, around a line at zero. One that includes zero is hollow, and said so under the picture.
struct Interval {
  std::string name;
  double value = unknown;
  double low = unknown, high = unknown;  // unknown: no interval (one replicate), drawn as a diamond
  std::string group{};                   // rows of the same group stand under its heading; keep them together
  std::string text{};                    // printed at the right; empty: value and interval as numbers of the frame's unit
  bool exactly_zero = false;             // nothing differs, ever: a bar across zero, and the words
};
struct IntervalWords {
  std::string less{}, more{};  // at the two ends of the axis: "less than as-is", "more than as-is"
  std::string interval{};      // empty: "95 % interval (Student), pairs of common luck"
  double low = 0, high = 0;    // the axis reaches at least so far: one scale for several pictures
};
std::string intervals(const Frame& frame, const std::vector<Interval>& rows, const IntervalWords& words = {});

// Rows x columns, a number in each cell; unknown cells are hatched.
struct HeatMap {
  std::string rows_word{}, columns_word{};  // "strategy", "context"
  std::vector<std::string> rows{}, columns{};
  std::vector<double> values{};      // row after row
  std::vector<std::string> texts{};  // as many, printed instead of the numbers; empty: numbers, in the unit of the scale
  std::vector<bool> unclear{};       // as many: a question mark stands behind the number; empty: none
  bool diverging = false;            // two colours around `middle`; otherwise one colour from light to dark
  double middle = 0;
};
std::string heat_map(const Frame& frame, const HeatMap& map);

// Horizontal bars from zero, one series; with an interval if it has one.
struct Bar {
  std::string name;
  double value = unknown, low = unknown, high = unknown;
  std::string group{};  // bars of the same group stand under its heading; keep them together
  std::string text{};   // printed at its end; empty: the value
};
std::string bars(const Frame& frame, const std::vector<Bar>& all);

// Circles near where the places lie, pushed apart until none overlaps: area by `size`, colour by `value`.
struct Place {
  std::string name;
  double longitude = 0, latitude = 0;  // degrees
  double size = 1;                     // not negative: inhabitants
  double value = unknown;              // unknown: hatched
};
struct PlaceMap {
  std::vector<Place> places{};
  std::string size_word{};  // what the area means: "inhabitants"
  bool diverging = false;   // around zero
  std::size_t labels = 12;  // at most so many names, of the largest first, where they fit
};
std::string schematic_map(const Frame& frame, const PlaceMap& map);

// Dated events as bars, each in its lane ("crises", "policies"), with labels; bars of a lane that meet get lines of their own.
struct Event {
  std::string lane, label;
  sim::Day from = 0, until = 0;
  bool policy = false;
};
std::string time_line(const Frame& frame, const std::vector<Event>& events, sim::Day from, sim::Day until);

// The element as a file: with the XML declaration.
std::string svg_file(std::string_view svg);

}  // namespace viz
