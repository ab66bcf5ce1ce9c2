// viz/server/request.hpp -- what a browser asks for, understood without touching a file or a socket.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "sim/kernel/keys.hpp"

namespace viz {

// What the server takes in at most; more is refused.
inline constexpr std::size_t longest_target = 1024, longest_header = 8192, longest_question = 4096;  // bytes
inline constexpr std::uint64_t longest_part = 16U << 20U;  // bytes of one answer to a range; a longer one is cut

// ---- the target

// What a page may carry packed and is served apart from it, and what it is.
struct PieceName {
  std::string_view name, type;
};
inline constexpr std::array<PieceName, 2> piece_names{{{"reader.js", "text/javascript; charset=utf-8"}, {"reader.wasm", "application/wasm"}}};

struct Route {
  enum class Kind : std::uint8_t { nothing, page, piece, list, file, live, icon };
  Kind kind = Kind::nothing;
  std::size_t file = 0;   // below `files`
  std::size_t piece = 0;  // of `piece_names`
};
// The routes are a closed list: no part of a target is ever a path. What follows "?" is not looked at.
Route route(std::string_view target, std::size_t files);

// ---- who asks

// Fields of the request, as they came; absent or given twice: nothing.
struct Sender {
  std::optional<std::string_view> host, origin, fetch_site, fetch_mode, fetch_dest;
  bool ambiguous = false;  // one of them was given twice
};
enum class Trust : std::uint8_t { granted, host, origin, site };  // else: what is wrong
// Pages of other sites must not read run files through their visitor's browser: neither under another name for this
// address (DNS rebinding: Host), nor by a script (Origin, which WebSocket needs too), nor as a picture (Sec-Fetch-Site).
// A link from elsewhere may open the page itself.
Trust trust(const Sender& sender, std::uint16_t port, Route::Kind asked);

// ---- Range (RFC 9110, section 14)

struct Slice {
  enum class Kind : std::uint8_t { whole, part, unsatisfiable };
  Kind kind = Kind::whole;
  std::uint64_t first = 0, count = 0;  // of a part: never beyond the file, at most `longest_part`, at least 1
};
// What is no single range of bytes is passed over, as the RFC allows: the whole file is the answer.
Slice slice(std::string_view range, std::uint64_t size);

// ---- questions over the WebSocket

struct Question {  // what one series holds; `context`, `strategy` and `replicate` narrow it down
  std::int64_t id = 0;
  std::size_t file = 0;
  std::string population, column;
  std::optional<std::string> context{}, strategy{};
  std::optional<std::uint32_t> replicate{};
  std::uint32_t from = 0;  // first instant that is wanted
};
struct NoQuestion {
  std::optional<std::int64_t> id;  // if that much was understood
  std::string en, fr;
};
std::variant<Question, NoQuestion> question(std::string_view text, std::size_t files);

}  // namespace viz
