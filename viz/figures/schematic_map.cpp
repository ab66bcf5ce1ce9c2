// viz/figures/schematic_map.cpp -- places as circles near where they lie.
#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <utility>

#include <fmt/format.h>

#include "viz/figures/axes.hpp"
#include "viz/figures/figure.hpp"
#include "viz/figures/text.hpp"

namespace viz {
namespace {

struct Extent {
  double left = 1e300, top = 1e300, right = -1e300, bottom = -1e300;
  void take(const Circle& c) {
    left = std::min(left, c.centre.x - c.radius), right = std::max(right, c.centre.x + c.radius);
    top = std::min(top, c.centre.y - c.radius), bottom = std::max(bottom, c.centre.y + c.radius);
  }
  double width() const { return right - left; }
  double height() const { return bottom - top; }
};

// Degrees to a plane with north above: a degree of longitude is shorter by the cosine of the mean latitude.
std::vector<Circle> laid_out(const std::vector<Place>& places) {
  double latitude = 0, total = 0;
  for (const auto& one : places) latitude += one.latitude / static_cast<double>(places.size()), total += std::max(one.size, 0.0);
  const double shorter = std::cos(latitude * std::numbers::pi / 180);
  std::vector<Circle> out;
  Extent extent;
  for (const auto& one : places) {
    out.push_back({{one.longitude * shorter, -one.latitude}, 0});
    extent.take(out.back());
  }
  const double unit = 1000 / std::max({extent.width(), extent.height(), 1e-6});  // pushing apart works to a hundredth
  const Extent degrees = std::exchange(extent, {});
  for (auto& one : out) {
    one.centre = {(one.centre.x - degrees.left) * unit, (one.centre.y - degrees.top) * unit};
    extent.take(one);
  }
  const double span = std::max({extent.width(), extent.height(), 1e-6});
  const double area = std::max(extent.width(), span * 0.3) * std::max(extent.height(), span * 0.3);
  constexpr double filled = 0.42;  // share of the rectangle that circles cover together
  const double count = static_cast<double>(places.size());
  const double least = 0.22 * std::sqrt(filled * area / std::numbers::pi / count);
  for (std::size_t i = 0; i < out.size(); ++i) {
    const double share = total > 0 ? std::max(places[i].size, 0.0) / total : 1 / count;
    out[i].radius = std::max(least, std::min(std::sqrt(filled * area * share / std::numbers::pi), span * 0.16));
  }
  separate(out, least * 0.35);
  return out;
}

double widest_word(const std::string& text, double size) {
  double out = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find(' ', at), text.size());
    out = std::max(out, text_width(text.substr(at, end - at), size));
    at = end + 1;
  }
  return out;
}

}  // namespace

std::string schematic_map(const Frame& frame, const PlaceMap& map) {
  const bool french = frame.language == Language::fr;
  std::vector<Place> places;
  double low = 1e300, high = -1e300;
  bool missing = false, below_zero = false;
  for (const auto& one : map.places) {
    if (!std::isfinite(one.longitude) || !std::isfinite(one.latitude)) continue;
    places.push_back(one);
    if (!std::isfinite(places.back().size)) places.back().size = 0;
    if (std::isfinite(one.value))
      low = std::min(low, one.value), high = std::max(high, one.value), below_zero = below_zero || (map.diverging && one.value < 0);
    else
      missing = true;
  }
  std::vector<std::string> notes;
  if (!map.size_word.empty()) notes.push_back((french ? "Surface des cercles : " : "Area of circles: ") + map.size_word + ".");
  notes.emplace_back(french ? "Carte schématique : chaque cercle est près de sa place, sans contours." : "Schematic map: each circle is near its place; there are no outlines.");
  if (below_zero) notes.emplace_back(french ? "Contour tireté : valeur négative." : "Dashed outline: negative value.");
  if (places.size() < map.places.size())
    notes.push_back(fmt::format(fmt::runtime(french ? "Sans coordonnées, donc absents : {}." : "Without coordinates, so not shown: {}."), map.places.size() - places.size()));
  Page page(frame, notes);
  if (places.empty()) return page.finish(page.top());
  if (low > high) low = 0, high = 1;
  if (map.diverging) low = std::min(low, 0.0), high = std::max(high, 0.0);
  const auto ticks = nice_ticks(low, high, 5);
  const double reach = std::max(std::abs(ticks.low()), std::abs(ticks.high()));
  const auto colour_of_class = [&](std::size_t i) {
    const double middle = (ticks.at[i] + ticks.at[i + 1]) / 2;
    return map.diverging ? Palette::diverging(middle / reach) : Palette::sequential((static_cast<double>(i) + 0.5) / static_cast<double>(ticks.at.size() - 1));
  };
  const auto colour = [&](double value) {
    if (map.diverging && value == 0) return Palette::diverging(0);
    std::size_t i = 0;
    while (i + 2 < ticks.at.size() && value >= ticks.at[i + 1]) ++i;
    return colour_of_class(i);
  };

  auto circles = laid_out(places);
  Extent extent;
  for (const auto& one : circles) extent.take(one);
  const double room = page.right() - page.left(), legend = 46;
  const double wanted = std::clamp(room * extent.height() / extent.width(), room * 0.3, room * 0.72);
  const double height = page.height(wanted + legend, 160 + legend) - legend;
  constexpr double border = 8;
  const double scale = std::min((room - 2 * border) / extent.width(), (height - 2 * border) / extent.height());
  const double x0 = page.left() + (room - extent.width() * scale) / 2, y0 = page.top() + (height - extent.height() * scale) / 2;
  for (auto& one : circles) {
    one.centre = {x0 + (one.centre.x - extent.left) * scale, y0 + (one.centre.y - extent.top) * scale};
    one.radius *= scale;
  }
  Labels labels({page.left(), page.top(), room, height});
  page.canvas.open("places");
  for (std::size_t i = 0; i < places.size(); ++i) {
    const auto& c = circles[i];
    const bool known = std::isfinite(places[i].value);
    Paint how{.fill = known ? colour(places[i].value) : page.hatch("missing", page.palette.axis, 5), .stroke = page.palette.dark ? "#8f9aa5" : "#4a4a4a", .width = 0.8, .name = "place"};
    if (known && map.diverging && places[i].value < 0) how.dash = "3 2", how.width = 1.3;
    page.canvas.circle(c.centre, c.radius, how, fmt::format("{}{}{}", page.say(places[i].name), french ? "\u202f: " : ": ", number(places[i].value, frame.language)));
    labels.draw_over({c.centre});
    for (const double ring : {0.5, 0.9})  // so that no name stands over a large neighbour
      for (int k = 0; k < 12; ++k) {
        const double turn = k * std::numbers::pi / 6;
        labels.draw_over({{c.centre.x + c.radius * ring * std::cos(turn), c.centre.y + c.radius * ring * std::sin(turn)}});
      }
  }
  page.canvas.close();

  std::vector<std::size_t> order(places.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return circles[a].radius > circles[b].radius; });
  constexpr double size = 11, line = 12.5;
  struct Inside {
    std::size_t place;
    std::vector<std::string> lines;
  };
  std::vector<Inside> inside, outside;
  for (std::size_t k = 0; k < std::min(map.labels, order.size()); ++k) {
    const auto i = order[k];
    const auto& c = circles[i];
    const std::string name = page.say(places[i].name), its = number(places[i].value / ticks.factor, frame.language);
    auto folded = lines_of(name, 1.5 * c.radius, size);
    folded.push_back(its);
    double widest = 0;
    for (const auto& one : folded) widest = std::max(widest, text_width(one, size) / 2);
    const double rows = static_cast<double>(folded.size());
    if (widest_word(name, size) > 1.5 * c.radius || rows > 4 || std::hypot(widest * 0.92, rows * line / 2 - 3) > c.radius) {
      outside.push_back({i, {name, its}});
      continue;
    }
    inside.push_back({i, folded});
    labels.keep_free({c.centre.x - widest, c.centre.y - rows * line / 2, 2 * widest, rows * line});
  }
  for (const auto& one : inside) {
    const auto& c = circles[one.place];
    const bool known = std::isfinite(places[one.place].value);
    page.canvas.lines({c.centre.x, c.centre.y - (static_cast<double>(one.lines.size()) - 1) * line / 2 + size * 0.36}, one.lines, line,
                      {.size = size, .colour = known ? Palette::text_on(colour(places[one.place].value)) : page.palette.ink, .anchor = Anchor::middle, .halo = known ? "" : page.palette.paper, .name = "place-name"});
  }
  for (const auto& one : outside) {
    const auto& c = circles[one.place];
    const double width = std::max(text_width(one.lines[0], size), text_width(one.lines[1], size));
    const auto box = labels.place(c.centre, width, 2 * line, c.radius + 3, 4);
    if (!box) continue;
    const bool at_left = box->x + box->width / 2 < c.centre.x - c.radius, at_right = box->x > c.centre.x + c.radius;
    const Point near{std::clamp(c.centre.x, box->x, box->x + box->width), std::clamp(c.centre.y, box->y, box->y + box->height)};
    const double away = std::hypot(near.x - c.centre.x, near.y - c.centre.y);
    if (away > c.radius + 60) continue;  // too far to be read as its name
    if (away > c.radius + 8)
      page.canvas.line({c.centre.x + (near.x - c.centre.x) * c.radius / away, c.centre.y + (near.y - c.centre.y) * c.radius / away}, near, {.stroke = page.palette.axis, .width = 0.8, .name = "leader"});
    page.canvas.lines({at_right ? box->x : at_left ? box->x + box->width : box->x + box->width / 2, box->y + size * 0.9}, one.lines, line,
                      {.size = size, .colour = page.palette.ink, .anchor = at_right ? Anchor::start : at_left ? Anchor::end : Anchor::middle, .halo = page.palette.paper, .name = "place-name"});
  }

  // The scale of colours, by classes.
  const double top = page.top() + height + 10, classes = static_cast<double>(ticks.at.size() - 1);
  double wide = std::max(44.0, widest_tick(ticks, frame.language) + 10);
  wide = std::min(wide, room * 0.6 / classes);
  for (std::size_t i = 0; i + 1 < ticks.at.size(); ++i)
    page.canvas.rectangle(page.left() + 14 + wide * static_cast<double>(i), top, wide, 12, {.fill = colour_of_class(i), .stroke = page.palette.axis, .width = 0.5, .name = "shade"});
  for (std::size_t i = 0; i < ticks.at.size(); ++i)
    page.canvas.text({page.left() + 14 + wide * static_cast<double>(i), top + 14 + tick_size}, ticks.text(i, frame.language),
                     {.size = tick_size, .colour = page.palette.soft, .anchor = Anchor::middle, .name = "value-tick"});
  double x = page.left() + 14 + wide * classes + 16;
  const auto unit = page.say(scaled_unit(unit_words(frame.unit, sim::Period::step, frame.language), ticks.factor, frame.language));
  page.canvas.text({x, top + 10}, shortened(unit, page.right() - x, tick_size), {.size = tick_size, .colour = page.palette.soft, .name = "unit"});
  if (missing) {
    x += text_width(unit, tick_size) + 24;
    page.canvas.rectangle(x, top, 22, 12, {.fill = page.hatch("missing", page.palette.axis, 5), .stroke = page.palette.axis, .width = 0.8});
    page.canvas.text({x + 28, top + 10}, french ? "pas de valeur" : "no value", {.size = tick_size, .colour = page.palette.soft});
  }
  return page.finish(top + 30);
}

}  // namespace viz
