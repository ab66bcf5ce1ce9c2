// sim/kernel/shape.hpp -- what a tree must look like, declared once: checking, JSON Schema and tables come from it.
#pragma once
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "sim/kernel/tree.hpp"

namespace sim {

struct Field;

// A shape is plain data. `meaning` is one English sentence for editors and tables; `unit` the unit's symbol.
struct Shape {
  enum class Kind : std::uint8_t {
    anything,
    boolean,
    number,    // within [low, high]
    whole,     // a number without fraction, within [low, high]
    quantity,  // a number in `unit`, or {"value":, "unit":, "source":, "low":, "high":}, low <= value <= high
    text,      // not empty
    label,     // a text, or {"fr": ..., "en": ...}
    date,      // "2019-01-07", a day of the calendar
    choice,    // one of `choices`
    list,      // of `item`; at least `low` of them
    table,     // names chosen by the user, each an `item`
    object,    // `fields` and no others
    either,    // one of `options`
  };

  Kind kind = Kind::anything;
  std::string meaning, unit;
  double low = -std::numeric_limits<double>::infinity(), high = std::numeric_limits<double>::infinity();
  std::vector<std::string> choices;
  std::shared_ptr<const Shape> item;
  std::vector<Field> fields;
  std::vector<Shape> options;
  std::string name;  // of a shape that the schema defines once and refers to

  static Shape anything(std::string meaning);
  static Shape boolean(std::string meaning);
  static Shape number(double low, double high, std::string unit, std::string meaning);
  static Shape whole(double low, double high, std::string unit, std::string meaning);
  static Shape quantity(double low, double high, std::string unit, std::string meaning);
  static Shape text(std::string meaning);
  static Shape label(std::string meaning);
  static Shape date(std::string meaning);
  static Shape choice(std::vector<std::string> choices, std::string meaning);
  static Shape list(Shape item, std::string meaning, double at_least = 0);
  static Shape table(Shape item, std::string meaning);
  static Shape object(std::vector<Field> fields, std::string meaning);
  static Shape either(std::vector<Shape> options, std::string meaning);

  Shape named(std::string name) const;  // the same, defined once under this name in the schema and the tables
};

struct Field {
  std::string name;
  Shape shape;
  bool required = false;
};

// Adds to `mistakes` every place where `tree` differs from `shape`. Names that start with "$" are always
// allowed in objects, and so is "comment" (not in tables, where each name is an entry); `strict` also wants a
// source for every quantity.
void check(const Tree& tree, const Shape& shape, std::vector<Mistake>& mistakes, bool strict = false);

// The number of a quantity that passed its check: the plain number or its "value".
double quantity(const Tree& tree);

}  // namespace sim
