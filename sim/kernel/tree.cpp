// sim/kernel/tree.cpp -- building and asking a tree.
#include "sim/kernel/tree.hpp"

#include <fmt/format.h>

namespace sim {

Tree Tree::boolean(bool value) {
  Tree tree;
  tree.kind_ = Kind::boolean;
  tree.truth_ = value;
  return tree;
}

Tree Tree::number(double value) {
  Tree tree;
  tree.kind_ = Kind::number;
  tree.number_ = value;
  return tree;
}

Tree Tree::whole(std::int64_t value) {
  Tree tree = number(static_cast<double>(value));
  tree.is_whole_ = true;
  tree.whole_ = value;
  return tree;
}

Tree Tree::text(std::string value) {
  Tree tree;
  tree.kind_ = Kind::text;
  tree.text_ = std::move(value);
  return tree;
}

Tree Tree::list(std::vector<Tree> items) {
  Tree tree;
  tree.kind_ = Kind::list;
  tree.items_ = std::move(items);
  return tree;
}

Tree Tree::object(std::vector<Member> members) {
  Tree tree;
  tree.kind_ = Kind::object;
  tree.members_ = std::move(members);
  return tree;
}

std::string_view Tree::kind_name() const {
  switch (kind_) {
    case Kind::null: return "null";
    case Kind::boolean: return "true or false";
    case Kind::number: return "a number";
    case Kind::text: return "a text";
    case Kind::list: return "a list";
    case Kind::object: return "an object";
  }
  return "nothing";
}

bool Tree::as_boolean() const {
  require(is(Kind::boolean), "not true or false: " + pointer_);
  return truth_;
}

double Tree::as_number() const {
  require(is(Kind::number), "not a number: " + pointer_);
  return number_;
}

std::int64_t Tree::as_whole() const {
  require(is_whole(), "not a whole number: " + pointer_);
  return whole_;
}

const std::string& Tree::as_text() const {
  require(is(Kind::text), "not a text: " + pointer_);
  return text_;
}

const std::vector<Tree>& Tree::items() const {
  require(is(Kind::list), "not a list: " + pointer_);
  return items_;
}

const std::vector<Tree::Member>& Tree::members() const {
  require(is(Kind::object), "not an object: " + pointer_);
  return members_;
}

const Tree* Tree::find(std::string_view name) const {
  for (const auto& [key, value] : members_)
    if (key == name) return &value;
  return nullptr;
}

Tree* Tree::find(std::string_view name) {
  for (auto& [key, value] : members_)
    if (key == name) return &value;
  return nullptr;
}

const Tree& Tree::operator[](std::string_view name) const {
  const Tree* found = find(name);
  require(found != nullptr, fmt::format("no member \"{}\" in {}", name, pointer_));
  return *found;
}

Tree& Tree::put(std::string name, Tree value) {
  require(is(Kind::object), "not an object: " + pointer_);
  if (Tree* old = find(name)) return *old = std::move(value);
  return members_.emplace_back(std::move(name), std::move(value)).second;
}

void Tree::drop(std::string_view name) {
  std::erase_if(members_, [&](const Member& member) { return member.first == name; });
}

void Tree::append(Tree item) {
  require(is(Kind::list), "not a list: " + pointer_);
  items_.push_back(std::move(item));
}

const std::string& Tree::file() const {
  static const std::string nowhere;
  return file_ ? *file_ : nowhere;
}

void Tree::place(std::shared_ptr<const std::string> file, std::string pointer) {
  file_ = std::move(file);
  pointer_ = std::move(pointer);
}

Mistake Tree::mistake(std::string message) const { return {file(), pointer_, std::move(message)}; }

bool Tree::operator==(const Tree& other) const {
  if (kind_ != other.kind_) return false;
  switch (kind_) {
    case Kind::null: return true;
    case Kind::boolean: return truth_ == other.truth_;
    case Kind::number: return number_ == other.number_ && whole_ == other.whole_;
    case Kind::text: return text_ == other.text_;
    case Kind::list: return items_ == other.items_;
    case Kind::object: return members_ == other.members_;
  }
  return false;
}

std::string pointer_segment(std::string_view name) {
  std::string segment = "/";
  for (const char c : name) {
    if (c == '~') segment += "~0";
    else if (c == '/') segment += "~1";
    else segment += c;
  }
  return segment;
}

std::string quoted(const Tree& tree) {
  switch (tree.kind()) {
    case Tree::Kind::boolean: return tree.as_boolean() ? "true" : "false";
    case Tree::Kind::number: return tree.is_whole() ? fmt::format("{}", tree.as_whole()) : fmt::format("{}", tree.as_number());
    case Tree::Kind::text: {
      constexpr std::size_t longest = 60;
      const auto& text = tree.as_text();
      if (text.size() <= longest) return fmt::format("\"{}\"", text);
      std::size_t end = longest;  // never cut inside a UTF-8 character
      while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
      return fmt::format("\"{}...\"", text.substr(0, end));
    }
    case Tree::Kind::list: return fmt::format("a list of {}", tree.items().size());
    case Tree::Kind::object: return "an object";
    case Tree::Kind::null: break;
  }
  return "null";
}

}  // namespace sim
