// app/text.hpp -- texts for people: two languages, readable numbers, aligned columns.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "sim/kernel/keys.hpp"

namespace app {

enum class Language { en, fr };
Language language(const std::string& asked);  // "en", "fr", or empty: French if the system's language is

// Chooses between what was written in both.
class Voice {
 public:
  explicit Voice(Language language) : french_(language == Language::fr) {}
  bool french() const { return french_; }
  std::string operator()(std::string_view en, std::string_view fr) const {
    return std::string(french_ && !fr.empty() ? fr : en);
  }
  std::string operator()(const sim::Text& text) const { return (*this)(text.en, text.fr); }

  // 1,234,567 or 1 234 567; four digits that mean something: 12.3 k, 4.56 M, 0.01234.
  std::string count(double whole) const;
  std::string amount(double value) const;
  std::string change(double value) const;   // with its sign
  std::string percent(double share) const;  // with its sign; empty if it is no number

 private:
  bool french_;
};

std::size_t width(std::string_view text);  // in characters
std::string left(std::string_view text, std::size_t width);
std::string right(std::string_view text, std::size_t width);
std::string shortened(std::string_view text, std::size_t width);  // ends in "..." if it was longer
std::string wrapped(std::string_view text, std::string_view indent, std::size_t width = 100);

// Lines of cells. `signs` has one sign for each column: '<' left, '>' right.
class Table {
 public:
  explicit Table(std::string signs) : signs_(std::move(signs)) {}
  void row(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
  bool empty() const { return rows_.empty(); }
  std::string text(std::string_view indent = "  ") const;
  std::string markdown() const;  // the first row is the head

 private:
  std::string signs_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace app
