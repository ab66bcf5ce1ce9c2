// viz/figures/canvas.cpp -- elements, written one after the other.
#include "viz/figures/canvas.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "viz/figures/text.hpp"

namespace viz {

std::string coordinate(double value) {
  std::string out = fmt::format("{:.1f}", std::isfinite(value) ? value : 0.0);
  if (out.ends_with(".0")) out.resize(out.size() - 2);
  return out == "-0" ? "0" : out;
}

void Canvas::paint(const Paint& paint) {
  if (!paint.name.empty()) out_ += fmt::format(" class=\"{}\"", paint.name);
  out_ += fmt::format(" fill=\"{}\"", paint.fill);
  if (paint.opacity < 1) out_ += fmt::format(" fill-opacity=\"{}\"", paint.opacity);
  if (paint.stroke.empty()) return;
  out_ += fmt::format(" stroke=\"{}\"", paint.stroke);
  if (paint.width != 1) out_ += fmt::format(" stroke-width=\"{}\"", paint.width);
  if (!paint.dash.empty()) out_ += fmt::format(" stroke-dasharray=\"{}\"", paint.dash);
  if (paint.fade < 1) out_ += fmt::format(" stroke-opacity=\"{}\"", paint.fade);
}

void Canvas::end(std::string_view element, std::string_view tip) {
  out_ += tip.empty() ? "/>\n" : fmt::format("><title>{}</title></{}>\n", xml_text(tip), element);
}

void Canvas::rectangle(double x, double y, double width, double height, const Paint& how, std::string_view tip) {
  out_ += fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"", coordinate(x), coordinate(y), coordinate(std::max(width, 0.0)),
                      coordinate(std::max(height, 0.0)));
  paint(how);
  end("rect", tip);
}

void Canvas::line(Point from, Point to, const Paint& how) {
  out_ += fmt::format("<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"", coordinate(from.x), coordinate(from.y), coordinate(to.x), coordinate(to.y));
  paint(how);
  end("line", "");
}

namespace {
std::string listed(const std::vector<Point>& points) {
  std::string out;
  for (const auto& point : points) out += (out.empty() ? "" : " ") + coordinate(point.x) + ',' + coordinate(point.y);
  return out;
}
}  // namespace

void Canvas::polyline(const std::vector<Point>& points, const Paint& how) {
  if (points.size() < 2) return;
  out_ += fmt::format("<polyline points=\"{}\"", listed(points));
  paint(how);
  out_ += " stroke-linejoin=\"round\"";
  end("polyline", "");
}

void Canvas::polygon(const std::vector<Point>& points, const Paint& how) {
  if (points.size() < 3) return;
  out_ += fmt::format("<polygon points=\"{}\"", listed(points));
  paint(how);
  end("polygon", "");
}

void Canvas::circle(Point centre, double radius, const Paint& how, std::string_view tip) {
  out_ += fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"{}\"", coordinate(centre.x), coordinate(centre.y), coordinate(radius));
  paint(how);
  end("circle", tip);
}

void Canvas::text(Point base, std::string_view words, const Words& how) {
  if (words.empty()) return;
  out_ += fmt::format("<text x=\"{}\" y=\"{}\" font-size=\"{}\" fill=\"{}\"", coordinate(base.x), coordinate(base.y), how.size, how.colour);
  if (!how.name.empty()) out_ += fmt::format(" class=\"{}\"", how.name);
  if (how.bold) out_ += " font-weight=\"bold\"";
  if (how.anchor != Anchor::start) out_ += how.anchor == Anchor::middle ? " text-anchor=\"middle\"" : " text-anchor=\"end\"";
  if (!how.halo.empty()) out_ += fmt::format(" stroke=\"{}\" stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\"", how.halo);
  if (how.turn != 0) out_ += fmt::format(" transform=\"rotate({} {} {})\"", how.turn, coordinate(base.x), coordinate(base.y));
  out_ += '>' + xml_text(words) + "</text>\n";
}

void Canvas::lines(Point base, const std::vector<std::string>& all, double line_height, const Words& how) {
  for (const auto& one : all) {
    text(base, one, how);
    base.y += line_height;
  }
}

void Canvas::open(std::string_view name, std::string_view clip) {
  out_ += "<g" + (name.empty() ? std::string() : fmt::format(" class=\"{}\"", name));
  if (!clip.empty()) out_ += fmt::format(" clip-path=\"url(#{})\"", clip);
  out_ += ">\n";
}

void Canvas::marker(int shape, Point c, double r, const std::string& colour, const std::string& inside) {
  const Paint how{.fill = inside, .stroke = colour, .width = 1.6, .name = "marker"};
  switch (((shape % 6) + 6) % 6) {
    case 0: return circle(c, r, how);
    case 1: return rectangle(c.x - r * 0.9, c.y - r * 0.9, r * 1.8, r * 1.8, how);
    case 2: return polygon({{c.x, c.y - r * 1.15}, {c.x + r * 1.1, c.y + r * 0.85}, {c.x - r * 1.1, c.y + r * 0.85}}, how);
    case 3: return polygon({{c.x, c.y - r * 1.25}, {c.x + r * 1.25, c.y}, {c.x, c.y + r * 1.25}, {c.x - r * 1.25, c.y}}, how);
    case 4:
      line({c.x - r, c.y - r}, {c.x + r, c.y + r}, how);
      return line({c.x - r, c.y + r}, {c.x + r, c.y - r}, how);
    default:
      line({c.x - r * 1.2, c.y}, {c.x + r * 1.2, c.y}, how);
      return line({c.x, c.y - r * 1.2}, {c.x, c.y + r * 1.2}, how);
  }
}

}  // namespace viz
