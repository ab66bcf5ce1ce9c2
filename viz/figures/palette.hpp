// viz/figures/palette.hpp -- colours, dashes and markers that the colour-blind and grey printers tell apart.
#pragma once
#include <string>

namespace viz {

struct Palette {  // of a light or a dark background
  explicit Palette(bool dark);
  std::string paper, ink, soft, axis, grid, crisis, policy;
  bool dark;

  // The look of the i-th line, again from the start after six.
  std::string colour(int i) const;
  static std::string dash(int i);  // empty: solid
  std::string reference() const { return soft; }

  // 0 .. 1 from pale to strong; -1 .. 1 from orange over pale to blue. Lightness alone tells the first in grey.
  static std::string sequential(double share);
  static std::string diverging(double share);
  static std::string text_on(const std::string& colour);  // black or white, whichever reads better
};

}  // namespace viz
