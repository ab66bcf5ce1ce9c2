// viz/figures/text.hpp -- how wide a text will be, without a font at hand: lines that fit, and texts as XML.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace viz {

// In px, for a common sans-serif of this size: a little more than Helvetica or Arial need, as wider fonts may stand in for them.
double text_width(std::string_view text, double size, bool bold = false);

// Lines of at most `width` px, broken at spaces, a longer word inside it. With `most` > 0 the last of them ends in an ellipsis
// where more follows.
std::vector<std::string> lines_of(std::string_view text, double width, double size, bool bold = false, std::size_t most = 0);
std::string shortened(std::string_view text, double width, double size, bool bold = false);  // one line, with an ellipsis if cut

// <, &, > and quotes as entities; characters that XML forbids left out, bytes that are no UTF-8 replaced.
std::string xml_text(std::string_view text);

}  // namespace viz
