// viz/server/policy.cpp -- finds the inline elements as a browser does, and hashes them.
#include "viz/server/policy.hpp"

#include <algorithm>
#include <cstddef>

#include <fmt/format.h>

#include "sim/io/sha256.hpp"

namespace viz {
namespace {

constexpr std::size_t none = std::string_view::npos;

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_letter(char c) { return small(c) >= 'a' && small(c) <= 'z'; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
bool ends_name(char c) { return is_space(c) || c == '/' || c == '>'; }

bool starts(std::string_view text, std::size_t at, std::string_view word) {
  if (at > text.size() || text.size() - at < word.size()) return false;
  return std::equal(word.begin(), word.end(), text.begin() + static_cast<std::ptrdiff_t>(at), [](char a, char b) { return a == small(b); });
}
// `word` and then the end of a tag's name.
bool starts_tag(std::string_view text, std::size_t at, std::string_view word) {
  return starts(text, at, word) && at + word.size() < text.size() && ends_name(text[at + word.size()]);
}

struct Tag {
  std::string name;
  bool has_source = false;
  std::string id, type;
  std::size_t end = 0;  // after its ">"
};
// A start tag, whose name begins at `at`.
Tag read_tag(std::string_view text, std::size_t at) {
  Tag tag;
  for (; at < text.size() && !ends_name(text[at]); ++at) tag.name += small(text[at]);
  while (at < text.size() && text[at] != '>') {
    if (is_space(text[at]) || text[at] == '/') {
      ++at;
      continue;
    }
    std::string attribute(1, small(text[at++]));  // may begin with "="
    for (; at < text.size() && !ends_name(text[at]) && text[at] != '='; ++at) attribute += small(text[at]);
    tag.has_source = tag.has_source || attribute == "src";
    while (at < text.size() && is_space(text[at])) ++at;
    if (at >= text.size() || text[at] != '=') continue;
    do ++at;
    while (at < text.size() && is_space(text[at]));
    std::size_t begin = at, end = at;
    if (at < text.size() && (text[at] == '"' || text[at] == '\'')) {
      begin = at + 1;
      end = std::min(text.find(text[at], begin), text.size());
      at = std::min(end + 1, text.size());
    } else {
      while (at < text.size() && !is_space(text[at]) && text[at] != '>') ++at;
      end = at;
    }
    const auto value = text.substr(begin, end - begin);
    if (attribute == "id") tag.id = value;
    if (attribute == "type") tag.type = value;
  }
  tag.end = std::min(at + 1, text.size());
  return tag;
}

// Where the text of an element ends that only its own end tag ends.
std::size_t end_of_raw_text(std::string_view text, std::size_t at, std::string_view name) {
  const std::string close = "</" + std::string(name);
  for (at = text.find('<', at); at != none; at = text.find('<', at + 1))
    if (starts_tag(text, at, close)) return at;
  return none;
}

// The same for a script, in which "<!--" and "<script" hide the next end tag.
std::size_t end_of_script(std::string_view text, std::size_t at) {
  enum class In { code, comment, nested } in = In::code;
  for (; at < text.size(); ++at) {
    if (in != In::code && text.substr(at, 3) == "-->") {
      in = In::code;
    } else if (text[at] != '<') {
      continue;
    } else if (in == In::code && text.substr(at, 4) == "<!--") {
      in = In::comment;
      at += 1;  // its dashes may already belong to "-->"
    } else if (starts_tag(text, at, "</script")) {
      if (in != In::nested) return at;
      in = In::comment;
    } else if (in == In::comment && starts_tag(text, at, "<script")) {
      in = In::nested;
    }
  }
  return none;
}

std::string as_read(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\0')
      out += "\xEF\xBF\xBD";
    else if (text[i] != '\r')
      out += text[i];
    else if (i + 1 == text.size() || text[i + 1] != '\n')
      out += '\n';
  }
  return out;
}

std::string base64(std::string_view bytes) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
    std::uint32_t bits = 0;
    for (std::size_t k = 0; k < 3; ++k) bits = bits << 8U | (k < count ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    for (std::size_t k = 0; k < 4; ++k) out += k <= count ? letters[bits >> (18U - 6U * k) & 63U] : '=';
  }
  return out;
}

// Empty if it is no base64 (RFC 4648, with its padding, nothing in between).
std::string from_base64(std::string_view text) {
  const auto value = [](char c) -> int {
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (c >= '0' && c <= '9') return c - '0' + 52;
    return c == '+' ? 62 : c == '/' ? 63 : -1;
  };
  if (text.empty() || text.size() % 4 != 0) return {};
  const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
  std::string out;
  out.reserve(text.size() / 4 * 3);
  std::uint32_t bits = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int six = i < text.size() - padding ? value(text[i]) : 0;
    if (six < 0) return {};
    bits = bits << 6U | static_cast<std::uint32_t>(six);
    if (i % 4 != 3) continue;
    for (const unsigned shift : {16U, 8U, 0U}) out += static_cast<char>(bits >> shift & 255U);
    bits = 0;
  }
  out.resize(out.size() - padding);
  return out;
}

std::string hashes(std::vector<std::string> texts) {
  std::string out;
  std::vector<std::string> seen;
  for (const auto& text : texts) {
    const auto hash = io::sha256(text);
    const std::string word = base64({reinterpret_cast<const char*>(hash.data()), hash.size()});
    if (std::find(seen.begin(), seen.end(), word) != seen.end()) continue;
    seen.push_back(word);
    out += " 'sha256-" + word + "'";
  }
  return out;
}

}  // namespace

namespace {

struct Element {
  Tag tag;
  std::size_t begin = 0, text = 0, end = 0;  // its "<", its text, its end tag
};
// Each element whose text is no markup and which is closed, in their order.
template <class Meet> void for_each_element(std::string_view page, const Meet& meet) {
  for (std::size_t at = page.find('<'); at != none && at + 1 < page.size(); at = page.find('<', at)) {
    if (page.substr(at, 4) == "<!--") {
      const auto end = page.find("-->", at + 2);
      if (end == none) return;
      at = end + 3;
      continue;
    }
    if (!is_letter(page[at + 1])) {
      ++at;
      continue;
    }
    const auto begin = at;
    const Tag tag = read_tag(page, at + 1);
    at = tag.end;
    const bool is_script = tag.name == "script";
    if (!is_script && tag.name != "style" && tag.name != "title" && tag.name != "textarea") continue;
    const auto end = is_script ? end_of_script(page, at) : end_of_raw_text(page, at, tag.name);
    if (end == none) return;
    meet(Element{tag, begin, at, end});
    at = end;
  }
}

}  // namespace

InlineTexts inline_texts(std::string_view page) {
  InlineTexts found;
  for_each_element(page, [&](const Element& one) {
    const auto text = page.substr(one.text, one.end - one.text);
    if (one.tag.name == "script" && !one.tag.has_source) found.scripts.push_back(as_read(text));
    if (one.tag.name == "style") found.styles.push_back(as_read(text));
  });
  return found;
}

SplitPage split_page(std::string_view page) {
  SplitPage split;
  std::size_t kept = 0;  // what comes before is in `split`
  for_each_element(page, [&](const Element& one) {
    if (one.tag.name != "script" || one.tag.type != "application/gzip") return;
    for (std::size_t i = 0; i < piece_names.size(); ++i) {
      if (one.tag.id != piece_names[i].name || !split.pieces[i].empty()) continue;
      split.pieces[i] = from_base64(page.substr(one.text, one.end - one.text));
      if (split.pieces[i].empty()) continue;
      split.page += page.substr(kept, one.begin - kept);
      kept = read_tag(page, one.end + 1).end;
    }
  });
  split.page += page.substr(kept);
  return split;
}

std::string content_security_policy(std::string_view page, std::uint16_t port) {
  const auto texts = inline_texts(page);
  const std::string styles = hashes(texts.styles);
  return fmt::format(
      "default-src 'none'; script-src 'wasm-unsafe-eval'{}; style-src{}; worker-src blob: 'self'; img-src 'self' blob: data:; "
      "font-src data:; connect-src 'self' ws://127.0.0.1:{} ws://localhost:{}; base-uri 'none'; form-action 'none'; "
      "frame-ancestors 'none'",
      hashes(texts.scripts), styles.empty() ? " 'none'" : styles, port, port);
}

}  // namespace viz
