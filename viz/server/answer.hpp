// viz/server/answer.hpp -- from a request to what is sent back, before any socket: status, fields, and which bytes.
#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "viz/server/request.hpp"
#include "viz/server/served_file.hpp"

namespace viz {

// What is served, all of it known before the first request but for files that are still being written.
struct Site {
  std::string page, policy;  // the policy: content_security_policy(page, port)
  std::array<std::string, piece_names.size()> pieces;  // of the page, gzipped; empty: there is none of this name
  std::string language;      // "en" or "fr" if the page should begin in it; empty: as the browser says
  std::uint16_t port = 0;
  std::vector<ServedFile> files;
};

struct Asked {
  std::string_view method, target;
  Sender sender;
  std::optional<std::string_view> range, if_range;
  bool has_body = false, upgrades = false;  // upgrades: to a WebSocket
};

struct Answer {
  unsigned status = 200;
  std::vector<std::pair<std::string, std::string>> fields;  // without those that every answer has
  std::string text;                                         // the body, unless it is part of a file or the page
  std::string_view page;                                    // the body, if not empty: the page or a piece of it
  std::shared_ptr<const OpenedFile> file;                   // `length` bytes of it, from `first` on, are the body
  std::uint64_t first = 0, length = 0;                      // length: of the body, also where it is left out
  bool sends_body = true, closes = false;                   // closes: the connection, afterwards
  bool opens_live = false;                                  // nothing is sent: a WebSocket begins
};
Answer answer(const Site& site, const Asked& asked);
// A refusal with a sentence in both languages.
Answer refusal(unsigned status);

// Status line and fields, up to the empty line. `now`: seconds since 1970.
std::string head(const Answer& answer, const std::string& policy, std::int64_t now);
// Fields that every answer has, the WebSocket's too.
std::vector<std::pair<std::string, std::string>> guards(const std::string& policy);

std::string file_list(const Site& site);  // files.json

}  // namespace viz
