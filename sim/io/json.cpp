// sim/io/json.cpp -- JSON text to tree and back.
#include "sim/io/json.hpp"

#include <cmath>
#include <limits>
#include <memory>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "sim/io/json_syntax.hpp"
#include "sim/io/source_text.hpp"

namespace io {
namespace {

// Walks through the text and keeps count of how far the parser has come.
class Counted {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  Counted(const char* at, const char** furthest) : at_(at), furthest_(furthest) {}
  reference operator*() const { return *at_; }
  Counted& operator++() {
    *furthest_ = ++at_;
    return *this;
  }
  Counted operator++(int) {
    Counted before = *this;
    ++*this;
    return before;
  }
  bool operator==(const Counted& other) const { return at_ == other.at_; }
  bool operator!=(const Counted& other) const { return at_ != other.at_; }

 private:
  const char* at_;
  const char** furthest_;
};

// Takes the parser's events; keeps its own stack, so depth costs no recursion.
class Builder {
 public:
  Builder(std::string_view text, std::string file, std::string pointer)
      : text_(text),
        furthest_(text.data()),
        file_(std::make_shared<const std::string>(std::move(file))),
        root_pointer_(std::move(pointer)) {}

  sim::Tree build() {
    const char* end = text_.data() + text_.size();
    nlohmann::json::sax_parse(Counted(text_.data(), &furthest_), Counted(end, &furthest_), this);
    if (!findings_.empty()) throw sim::ScenarioError(findings_.settle(text_, *file_));
    return std::move(root_);
  }

  bool null() { return add({}); }
  bool boolean(bool value) { return add(sim::Tree::boolean(value)); }
  bool number_integer(std::int64_t value) { return add(sim::Tree::whole(value)); }
  bool number_unsigned(std::uint64_t value) {
    if (value <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
      return add(sim::Tree::whole(static_cast<std::int64_t>(value)));
    return too_many_digits(std::to_string(value));
  }
  bool number_float(double value, const std::string& digits) {
    constexpr double exact = 9007199254740992.0;  // 2^53: up to here each whole number is a double of its own
    if (digits.find_first_of(".eE") == std::string::npos) return too_many_digits(digits);
    const bool whole =
        std::trunc(value) == value && std::abs(value) <= exact && !(value == 0 && std::signbit(value));
    return add(whole ? sim::Tree::whole(static_cast<std::int64_t>(value)) : sim::Tree::number(value));
  }
  bool string(std::string& value) { return add(sim::Tree::text(std::move(value))); }
  bool binary(std::vector<std::uint8_t>&) { return false; }  // never in JSON text
  bool start_object(std::size_t) { return open(true); }
  bool start_array(std::size_t) { return open(false); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }

  bool key(std::string& name) {
    constexpr std::size_t enough = 100;
    Level& level = levels_.back();
    level.pointer.resize(level.cut);
    level.pointer += sim::pointer_segment(name);
    level.name = std::move(name);
    if (level.names.insert(level.name).second) return true;
    findings_.add(start_of_token(text_, offset()), level.pointer,
                  fmt::format("the name \"{}\" stands twice in this object", level.name));
    return findings_.size() < enough;
  }

  bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception&) {
    auto [offset, sentence] = syntax_mistake(text_, position);
    findings_.add(offset, levels_.empty() ? root_pointer_ : levels_.back().container, std::move(sentence));
    return false;
  }

 private:
  struct Level {
    bool object;
    std::string container, pointer;  // of the object or list; of its member or item
    std::size_t cut;
    std::string name;
    std::unordered_set<std::string> names;
    std::vector<sim::Tree::Member> members;
    std::vector<sim::Tree> items;
  };

  std::size_t offset() const { return static_cast<std::size_t>(furthest_ - text_.data()); }

  std::string pointer() {
    if (levels_.empty()) return root_pointer_;
    Level& level = levels_.back();
    return level.object ? level.pointer : fmt::format("{}/{}", level.container, level.items.size());
  }

  bool add(sim::Tree value) { return keep(std::move(value), pointer()); }

  bool keep(sim::Tree value, std::string pointer) {
    if (++values_ > most_values) {
      findings_.add(offset(), std::move(pointer), fmt::format("more than {} values", most_values));
      return false;
    }
    value.place(file_, std::move(pointer));
    if (levels_.empty())
      root_ = std::move(value);
    else if (levels_.back().object)
      levels_.back().members.emplace_back(std::move(levels_.back().name), std::move(value));
    else
      levels_.back().items.push_back(std::move(value));
    return true;
  }

  bool open(bool object) {
    if (levels_.size() == most_levels) {
      findings_.add(offset() - 1, "",
                    fmt::format("more than {} levels of brackets inside each other", most_levels));
      return false;
    }
    std::string here = pointer();
    const std::size_t cut = here.size();
    levels_.push_back({object, here, std::move(here), cut, {}, {}, {}, {}});
    return true;
  }

  bool close() {
    Level level = std::move(levels_.back());
    levels_.pop_back();
    return keep(
        level.object ? sim::Tree::object(std::move(level.members)) : sim::Tree::list(std::move(level.items)),
        std::move(level.container));
  }

  bool too_many_digits(const std::string& digits) {
    // The parser has looked one character beyond the number.
    findings_.add(
        start_of_token(text_, offset() - 1), pointer(),
        fmt::format(
            "{}{} has too many digits for a whole number, expected at most {}; write an amount as 1.5e19",
            digits.substr(0, 40), digits.size() > 40 ? "..." : "", std::numeric_limits<std::int64_t>::max()));
    return add({});
  }

  std::string_view text_;
  const char* furthest_;
  std::shared_ptr<const std::string> file_;
  std::string root_pointer_;
  std::vector<Level> levels_;
  std::size_t values_ = 0;
  sim::Tree root_;
  Findings findings_;
};

void write_text(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default:
        if (static_cast<unsigned char>(c) < 0x20U)
          out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        else
          out += c;
    }
  }
  out += '"';
}

void write_number(std::string& out, const sim::Tree& tree) {
  if (tree.is_whole()) {
    out += fmt::format("{}", tree.as_whole());
    return;
  }
  sim::require(std::isfinite(tree.as_number()), "JSON has no number for NaN and infinity: " + tree.pointer());
  auto digits = fmt::format("{}", tree.as_number());  // the shortest that reads back as the same double
  if (digits.find_first_of(".e") == std::string::npos) digits += ".0";
  out += digits;
}

void write(std::string& out, const sim::Tree& tree, int indent, int depth) {
  const auto line = [&](int level) {
    if (indent < 0) return;
    out += '\n';
    out.append(static_cast<std::size_t>(indent) * static_cast<std::size_t>(level), ' ');
  };
  switch (tree.kind()) {
    case sim::Tree::Kind::null: out += "null"; return;
    case sim::Tree::Kind::boolean: out += tree.as_boolean() ? "true" : "false"; return;
    case sim::Tree::Kind::number: write_number(out, tree); return;
    case sim::Tree::Kind::text: write_text(out, tree.as_text()); return;
    case sim::Tree::Kind::list: {
      out += '[';
      bool first = true;
      for (const auto& item : tree.items()) {
        if (!std::exchange(first, false)) out += ',';
        line(depth + 1);
        write(out, item, indent, depth + 1);
      }
      if (!first) line(depth);
      out += ']';
      return;
    }
    case sim::Tree::Kind::object: {
      out += '{';
      bool first = true;
      for (const auto& [name, value] : tree.members()) {
        if (!std::exchange(first, false)) out += ',';
        line(depth + 1);
        write_text(out, name);
        out += indent < 0 ? ":" : ": ";
        write(out, value, indent, depth + 1);
      }
      if (!first) line(depth);
      out += '}';
      return;
    }
  }
}

}  // namespace

sim::Tree read_json(const std::filesystem::path& path) {
  return Builder(load(path), path.string(), "").build();
}

sim::Tree parse_json(std::string_view text, std::string file) {
  if (const auto bad = not_utf8(text)) {
    Findings findings;
    findings.add(*bad, "", "this is not UTF-8");
    throw sim::ScenarioError(findings.settle(text, file));
  }
  return Builder(text, std::move(file), "").build();
}

std::string to_json(const sim::Tree& tree, int indent) {
  std::string out;
  write(out, tree, indent, 0);
  return out;
}

}  // namespace io
