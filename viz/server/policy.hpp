// viz/server/policy.hpp -- the Content-Security-Policy of the page: only what stands in it may run.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace viz {

// What a browser takes as the text of the page's own <script> and <style> elements, in their order (HTML standard,
// 13.2.5: raw text, escaped scripts, CR LF as LF, NUL as U+FFFD). Scripts with a `src` have none.
struct InlineTexts {
  std::vector<std::string> scripts, styles;
};
InlineTexts inline_texts(std::string_view page);

// Nothing from elsewhere, no inline code but what the page holds now (by SHA-256), WebAssembly, workers made by the page.
std::string content_security_policy(std::string_view page, std::uint16_t port);

}  // namespace viz
