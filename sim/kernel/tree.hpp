// sim/kernel/tree.hpp -- values as the user wrote them, each with the file and place where it stands.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/kernel/error.hpp"

namespace sim {

// Rooms without JSON read this, and complain with it. Objects keep the order of the file; names are unique.
class Tree {
 public:
  enum class Kind : std::uint8_t { null, boolean, number, text, list, object };
  using Member = std::pair<std::string, Tree>;

  Tree() = default;
  static Tree boolean(bool value);
  static Tree number(double value);
  static Tree whole(std::int64_t value);  // keeps all 64 bits
  static Tree text(std::string value);
  static Tree list(std::vector<Tree> items = {});
  static Tree object(std::vector<Member> members = {});

  Kind kind() const { return kind_; }
  std::string_view kind_name() const;  // "a number", "a list" ..., for sentences
  bool is(Kind kind) const { return kind_ == kind; }
  bool is_whole() const { return kind_ == Kind::number && is_whole_; }

  // The value itself; asking for another kind than it is breaks the contract (check the shape first).
  bool as_boolean() const;
  double as_number() const;
  std::int64_t as_whole() const;
  const std::string& as_text() const;
  const std::vector<Tree>& items() const;      // of a list
  const std::vector<Member>& members() const;  // of an object

  const Tree* find(std::string_view name) const;         // member of an object, or null pointer
  const Tree& operator[](std::string_view name) const;   // the same; breaks the contract if absent
  bool has(std::string_view name) const { return find(name) != nullptr; }

  // For whoever builds a tree (the reader, `extends`, `--set`).
  Tree& put(std::string name, Tree value);  // adds or replaces a member, keeps its place in the order
  void drop(std::string_view name);
  void append(Tree item);
  Tree* find(std::string_view name);

  // Where it stands. Children made by `put` and `append` keep the place that they came with.
  const std::string& file() const;
  const std::string& pointer() const { return pointer_; }
  void place(std::shared_ptr<const std::string> file, std::string pointer);
  Mistake mistake(std::string message) const;

  bool operator==(const Tree& other) const;  // same values; places do not matter

 private:
  Kind kind_ = Kind::null;
  bool truth_ = false, is_whole_ = false;
  double number_ = 0;
  std::int64_t whole_ = 0;
  std::string text_;
  std::vector<Tree> items_;
  std::vector<Member> members_;
  std::shared_ptr<const std::string> file_;
  std::string pointer_;
};

// `name` as one segment of a JSON pointer (RFC 6901).
std::string pointer_segment(std::string_view name);

// How a value reads in a sentence: a short quotation of what the user wrote.
std::string quoted(const Tree& tree);

}  // namespace sim
