// viz/figures/canvas.hpp -- shapes and texts as SVG elements: presentation attributes alone, coordinates to a tenth of a px.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace viz {

struct Point {
  double x = 0, y = 0;
};

struct Paint {
  std::string fill = "none", stroke{};
  double width = 1;         // of the stroke
  std::string dash{};       // "6 3"
  double opacity = 1;       // of the fill
  std::string name{};       // its class, for tests and for whoever restyles it
  double fade = 1;          // of the stroke
};

enum class Anchor : unsigned char { start, middle, end };
struct Words {
  double size = 12;
  std::string colour = "#1b1b1b";
  Anchor anchor = Anchor::start;
  bool bold = false;
  std::string halo{};  // a colour painted behind it
  std::string name{};
  double turn = 0;     // degrees
};

std::string coordinate(double value);

class Canvas {
 public:
  void rectangle(double x, double y, double width, double height, const Paint& paint, std::string_view tip = "");
  void line(Point from, Point to, const Paint& paint);
  void polyline(const std::vector<Point>& points, const Paint& paint);
  void polygon(const std::vector<Point>& points, const Paint& paint);
  void circle(Point centre, double radius, const Paint& paint, std::string_view tip = "");
  void text(Point base, std::string_view words, const Words& how);  // base line at `base`; escaped here
  void lines(Point first_base, const std::vector<std::string>& all, double line_height, const Words& how);
  void open(std::string_view name, std::string_view clip = "");  // a group; `clip`: the id of a clip path
  void close() { out_ += "</g>\n"; }
  void add(std::string_view elements) { out_ += elements; }  // made by this class or its like
  // Shapes that tell lines and points apart besides their colours: 0 circle, 1 square, 2 triangle, 3 diamond, 4 cross, 5 plus.
  void marker(int shape, Point centre, double radius, const std::string& colour, const std::string& inside);

  const std::string& text() const { return out_; }

 private:
  void paint(const Paint& paint);
  void end(std::string_view element, std::string_view tip);
  std::string out_;
};

}  // namespace viz
