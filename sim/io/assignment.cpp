// sim/io/assignment.cpp -- one --set PLACE=VALUE, made in a tree.
#include <charconv>
#include <optional>

#include <fmt/format.h>

#include "sim/io/json.hpp"
#include "sim/io/source_text.hpp"

namespace io {
namespace {

using sim::Tree;
constexpr std::string_view flag = "--set";

sim::ScenarioError wrong(std::string pointer, std::string sentence) {
  return sim::ScenarioError({{std::string(flag), std::move(pointer), std::move(sentence)}});
}

Tree placed(Tree value, const std::string& pointer) {
  value.place(std::make_shared<const std::string>(flag), pointer);
  return value;
}

// A value whose parts stand under `pointer`.
Tree moved(const Tree& value, const std::string& pointer) {
  if (value.is(Tree::Kind::list)) {
    std::vector<Tree> items;
    for (const Tree& item : value.items())
      items.push_back(moved(item, fmt::format("{}/{}", pointer, items.size())));
    return placed(Tree::list(std::move(items)), pointer);
  }
  if (value.is(Tree::Kind::object)) {
    std::vector<Tree::Member> members;
    for (const auto& [name, member] : value.members())
      members.emplace_back(name, moved(member, pointer + sim::pointer_segment(name)));
    return placed(Tree::object(std::move(members)), pointer);
  }
  return placed(value, pointer);
}

Tree value_of(std::string_view text) {
  try {
    return parse_json(text, std::string(flag));
  } catch (const sim::ScenarioError&) { return Tree::text(std::string(text)); }
}

// What is left of the place, and how its next name is cut off.
class Place {
 public:
  explicit Place(std::string_view written) : left_(written), is_pointer_(written.substr(0, 1) == "/") {
    if (is_pointer_) left_.remove_prefix(1);
  }

  bool ended() const { return ended_; }

  std::string next(const Tree& tree) {
    const std::size_t length = is_pointer_ ? std::min(left_.find('/'), left_.size()) : dotted_length(tree);
    const std::string_view name = left_.substr(0, length);
    ended_ = length == left_.size();
    left_.remove_prefix(ended_ ? length : length + 1);
    return is_pointer_ ? unescaped(name) : std::string(name);
  }

 private:
  // Names may hold dots: the longest member that is there, or else as far as the next dot.
  std::size_t dotted_length(const Tree& tree) const {
    std::optional<std::size_t> longest;
    if (tree.is(Tree::Kind::object))
      for (const auto& [name, value] : tree.members()) {
        const bool fits = left_.substr(0, name.size()) == name &&
                          (left_.size() == name.size() || left_[name.size()] == '.');
        if (fits && (!longest || name.size() > *longest)) longest = name.size();
      }
    return longest ? *longest : std::min(left_.find('.'), left_.size());
  }

  static std::string unescaped(std::string_view segment) {
    std::string name;
    for (std::size_t i = 0; i < segment.size(); ++i) {
      if (segment[i] != '~') {
        name += segment[i];
        continue;
      }
      const char code = i + 1 < segment.size() ? segment[++i] : '\0';
      if (code != '0' && code != '1')
        throw wrong(
            "", fmt::format("\"{}\" is no part of a JSON pointer, expected ~0 for ~ and ~1 for /", segment));
      name += code == '0' ? '~' : '/';
    }
    return name;
  }

  std::string_view left_;
  bool is_pointer_, ended_ = false;
};

void assign(Tree& tree, Place place, const std::string& pointer, const Tree& value);

void assign_in_list(Tree& list, std::string_view name, const Place& place, const std::string& pointer,
                    const Tree& value) {
  std::vector<Tree> items = list.items();
  std::size_t index = name == "-" ? items.size() : items.size() + 1;
  std::from_chars(name.data(), name.data() + name.size(), index);
  if (index > items.size() || name.find_first_not_of("-0123456789") != std::string_view::npos ||
      (name.size() > 1 && name[0] == '-'))
    throw wrong(pointer, fmt::format("\"{}\" is no place in a list of {}, expected 0 to {}", name,
                                     items.size(), items.size()));
  const std::string here = fmt::format("{}/{}", pointer, index);
  if (place.ended() && value.is(Tree::Kind::null)) {
    if (index < items.size()) items.erase(items.begin() + static_cast<std::ptrdiff_t>(index));
  } else {
    if (index == items.size()) items.push_back(placed({}, here));
    assign(items[index], place, here, value);
  }
  Tree changed = Tree::list(std::move(items));
  changed.place(std::make_shared<const std::string>(list.file()), list.pointer());
  list = std::move(changed);
}

void assign(Tree& tree, Place place, const std::string& pointer, const Tree& value) {
  if (place.ended()) {
    tree = moved(value, pointer);
    return;
  }
  const std::string name = place.next(tree);
  if (name.empty())
    throw wrong(pointer, "an empty name in the place, expected such as clock.step or /clock/step");
  if (tree.is(Tree::Kind::list)) return assign_in_list(tree, name, place, pointer, value);
  if (tree.is(Tree::Kind::null)) tree = placed(Tree::object(), pointer);
  if (!tree.is(Tree::Kind::object))
    throw wrong(pointer, fmt::format("{} has no member \"{}\"", tree.kind_name(), name));
  if (place.ended() && value.is(Tree::Kind::null)) return tree.drop(name);
  const std::string here = pointer + sim::pointer_segment(name);
  if (!tree.has(name)) tree.put(name, placed({}, here));
  assign(*tree.find(name), place, here, value);
}

}  // namespace

void apply_set(sim::Tree& tree, std::string_view assignment) {
  if (not_utf8(assignment)) throw wrong("", "the text is not UTF-8");
  const auto equals = assignment.find('=');
  if (equals == std::string_view::npos)
    throw wrong("", fmt::format("\"{}\" has no \"=\", expected PLACE=VALUE", assignment));
  const auto written = assignment.substr(0, equals);
  if (written.empty() || written == "/")
    throw wrong("", fmt::format("\"{}\" has no place, expected such as clock.step=day", assignment));
  assign(tree, Place(written), "", value_of(assignment.substr(equals + 1)));
}

}  // namespace io
