// viz/server/policy.hpp -- the page as it is sent, and its Content-Security-Policy: only what stands in it may run.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "viz/server/request.hpp"

namespace viz {

// What a browser takes as the text of the page's own <script> and <style> elements, in their order (HTML standard,
// 13.2.5: raw text, escaped scripts, CR LF as LF, NUL as U+FFFD). Scripts with a `src` have none.
struct InlineTexts {
  std::vector<std::string> scripts, styles;
};
InlineTexts inline_texts(std::string_view page);

// The page without <script type="application/gzip" id="NAME">, NAME one of `piece_names`, and what these held: bytes in
// base64, gzipped. Empty: the page has no such element, or not in base64.
struct SplitPage {
  std::string page;
  std::array<std::string, piece_names.size()> pieces;
};
SplitPage split_page(std::string_view page);

// Nothing from elsewhere, no inline code but what the page holds now (by SHA-256), WebAssembly, workers that the page makes
// or that are a piece of it.
std::string content_security_policy(std::string_view page, std::uint16_t port);

}  // namespace viz
