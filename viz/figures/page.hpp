// viz/figures/page.hpp -- what surrounds every picture: heading, notes, warnings, source, and the <svg> element itself.
#pragma once
#include <string>
#include <vector>

#include "viz/figures/canvas.hpp"
#include "viz/figures/figure.hpp"
#include "viz/figures/palette.hpp"

namespace viz {

class Page {
 public:
  static constexpr double margin = 16;
  Page(const Frame& frame, std::vector<std::string> notes = {});

  const Palette palette;
  Canvas canvas;
  std::string definitions;  // clip paths, patterns
  double left() const { return margin; }
  double right() const { return width_ - margin; }
  double top() const { return top_; }  // of the picture, under the heading
  // How high the picture may be: what remains of the frame's height, at least `least`; `usual` if the frame leaves it open.
  double height(double usual, double least) const;
  std::string say(std::string_view text) const { return typeset_(text); }
  std::string id(std::string_view part) const;  // of an element of this figure
  std::string hatch(const std::string& name, const std::string& colour, double apart);  // a pattern, as a fill

  // Notes, warnings and source are printed under `bottom`, where the picture ends.
  std::string finish(double bottom);

 private:
  std::string typeset_(std::string_view text) const;
  Frame frame_;
  double width_, top_ = margin, below_ = 0;  // height of what stands under the picture
  struct Paragraph {
    std::vector<std::string> lines;
    bool warning, source;
  };
  std::vector<Paragraph> paragraphs_;
};

}  // namespace viz
