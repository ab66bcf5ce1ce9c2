// sim/io/json_syntax.cpp -- reads a broken text again, more slowly, to say what was expected where.
#include "sim/io/json_syntax.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdlib>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "sim/io/source_text.hpp"

namespace io {
namespace {

using Kind = JsonToken::Kind;
using Finding = std::pair<std::size_t, std::string>;

std::string shortened(std::string_view word) {
  constexpr std::size_t longest = 40;
  if (word.size() <= longest) return std::string(word);
  std::size_t end = longest;
  while (end > 0 && (static_cast<unsigned char>(word[end]) & 0xC0U) == 0x80U) --end;
  return fmt::format("{}...", word.substr(0, end));
}

std::string lower(std::string_view word) {
  std::string out(word);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

std::string word_mistake(std::string_view word) {
  const std::string plain = lower(
      word.substr(word.find_first_not_of("+-") == std::string_view::npos ? 0 : word.find_first_not_of("+-")));
  if (plain == "nan" || plain == "inf" || plain == "infinity")
    return fmt::format("{} is not a number of JSON, expected a finite number", word);
  if (plain == "true" || plain == "false" || plain == "null")
    return fmt::format("{} is not JSON, expected {}", word, plain);
  if (plain == "none") return fmt::format("{} is not JSON, expected null", word);
  if (word[0] == '\'') return fmt::format("a single quotation mark, expected a text in double quotes");
  if (word[0] == '#' || word.substr(0, 2) == "//" || word.substr(0, 2) == "/*")
    return "JSON has no comments, expected a member \"comment\"";
  if (word.find_first_not_of("+-.0123456789eE") == std::string_view::npos) {
    const std::string digits(word);
    char* end = nullptr;
    if (const double value = std::strtod(digits.c_str(), &end); *end == '\0' && std::isinf(value))
      return fmt::format("{} is too large for a number", shortened(word));
    return fmt::format("{} is not a number as JSON writes it, expected one such as 0.5 or -12",
                       shortened(word));
  }
  return fmt::format("{} is not JSON, expected a number, true, false, null, or a text in double quotes",
                     shortened(word));
}

Finding text_mistake(std::string_view text, const JsonToken& token) {
  for (std::size_t i = token.begin + 1; i + 1 < token.end; ++i) {
    if (static_cast<unsigned char>(text[i]) < 0x20U)
      return {i, text[i] == '\n'   ? "a line ends inside a text, expected \\n or a closing quotation mark"
                 : text[i] == '\t' ? "a tabulator inside a text, expected \\t"
                                   : "a control character inside a text, expected an escape such as \\u001f"};
    if (text[i] != '\\') continue;
    if (std::string_view("\"\\/bfnrtu").find(text[i + 1]) == std::string_view::npos)
      return {i, "a backslash that begins no escape, expected \\\\ for a backslash"};
    if (text[i + 1] == 'u')
      return {i, "a \\u escape that is no character, expected four hexadecimal digits such as \\u00e9"};
    ++i;
  }
  return {token.begin, "a text that JSON does not allow"};
}

std::size_t line_of(std::string_view text, std::size_t offset) {
  return 1 + static_cast<std::size_t>(
                 std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
}

// Follows the grammar with a stack of its own and stops at the first token that does not belong.
class Grammar {
 public:
  Grammar(std::string_view text, std::size_t position) : text_(text), position_(position) {}

  Finding first_mistake() {
    JsonTokens tokens(text_);
    for (JsonToken token = tokens.next();; token = tokens.next()) {
      if (auto finding = judge(token); !finding.second.empty()) return finding;
      if (token.kind == Kind::end) return {std::min(position_, text_.size()), "this is not JSON"};
      before_ = token;
    }
  }

 private:
  enum class Want : char { value, value_or_end, name_or_end, name, colon, comma_or_end, nothing };

  std::string shown(const JsonToken& token) const {
    return token.kind == Kind::end ? "the end of the file"
                                   : shortened(text_.substr(token.begin, token.end - token.begin));
  }
  std::string_view container() const { return text_[open_.back()] == '{' ? "object" : "list"; }
  char closing() const { return text_[open_.back()] == '{' ? '}' : ']'; }
  void valued() { want_ = open_.empty() ? Want::nothing : Want::comma_or_end; }

  Finding judge(const JsonToken& token) {
    if (token.kind == Kind::end) return judge_end(token);
    if (token.kind == Kind::open_text) return {token.begin, "this quotation mark is never closed"};
    switch (want_) {
      case Want::value: return judge_value(token);
      case Want::value_or_end: return token.mark == ']' ? close() : judge_value(token);
      case Want::name_or_end:
        if (token.mark == '}') return close();
        [[fallthrough]];
      case Want::name: return judge_name(token);
      case Want::colon:
        if (token.mark != ':')
          return {token.begin, fmt::format("{} after a name, expected a colon", shown(token))};
        want_ = Want::value;
        return {};
      case Want::comma_or_end: return judge_comma(token);
      case Want::nothing:
        return {token.begin,
                fmt::format("{} after the end of the value, expected nothing more", shown(token))};
    }
    return {};
  }

  Finding judge_end(const JsonToken& token) {
    if (want_ == Want::nothing) return {};
    if (open_.empty()) return {token.begin, "the file is empty, expected a JSON value"};
    return {token.begin, fmt::format("the file ends inside the {} that begins in line {}, expected \"{}\"",
                                     container(), line_of(text_, open_.back()), closing())};
  }

  Finding judge_value(const JsonToken& token) {
    if (token.mark == '{' || token.mark == '[') {
      open_.push_back(token.begin);
      want_ = token.mark == '{' ? Want::name_or_end : Want::value_or_end;
      return {};
    }
    if (token.kind == Kind::mark) {
      if (before_.mark == ',')
        return {before_.begin, fmt::format("nothing follows this comma, expected a value or no comma")};
      return {token.begin, fmt::format("{} in place of a value", shown(token))};
    }
    valued();
    return judge_content(token);
  }

  Finding judge_content(const JsonToken& token) const {  // what lies before `position_` has been found good
    if (token.end + 1 < position_ ||
        nlohmann::json::accept(text_.substr(token.begin, token.end - token.begin)))
      return {};
    if (token.kind == Kind::text) return text_mistake(text_, token);
    return {token.begin, word_mistake(text_.substr(token.begin, token.end - token.begin))};
  }

  Finding judge_name(const JsonToken& token) {
    if (token.mark == '}') return {before_.begin, "nothing follows this comma, expected a name or no comma"};
    if (token.kind == Kind::text) {
      want_ = Want::colon;
      return judge_content(token);
    }
    if (token.kind == Kind::word && (text_[token.begin] == '/' || text_[token.begin] == '#'))
      return {token.begin, word_mistake(text_.substr(token.begin, token.end - token.begin))};
    return {token.begin,
            fmt::format("{} in place of a name, expected a name in double quotes", shown(token))};
  }

  Finding judge_comma(const JsonToken& token) {
    if (token.mark == ',') {
      want_ = text_[open_.back()] == '{' ? Want::name : Want::value;
      return {};
    }
    if (token.mark == closing()) return close();
    if (token.mark == '}' || token.mark == ']')
      return {token.begin, fmt::format("\"{}\" inside the {} that begins in line {}, expected \"{}\"",
                                       token.mark, container(), line_of(text_, open_.back()), closing())};
    return {token.begin,
            fmt::format("{} after a value, expected a comma or \"{}\"", shown(token), closing())};
  }

  Finding close() {
    open_.pop_back();
    valued();
    return {};
  }

  std::string_view text_;
  std::size_t position_;
  std::vector<std::size_t> open_;  // offsets of the brackets that are open
  Want want_ = Want::value;
  JsonToken before_{Kind::end, 0, 0};
};

}  // namespace

std::pair<std::size_t, std::string> syntax_mistake(std::string_view text, std::size_t position) {
  return Grammar(text, position).first_mistake();
}

std::size_t start_of_token(std::string_view text, std::size_t offset) {
  JsonTokens tokens(text);
  for (JsonToken token = tokens.next(); token.kind != Kind::end; token = tokens.next())
    if (token.end >= offset || token.kind == Kind::open_text) return token.begin;
  return std::min(offset, text.size());
}

}  // namespace io
