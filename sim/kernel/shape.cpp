// sim/kernel/shape.cpp -- building shapes, and the sentences for what does not fit them.
#include "sim/kernel/shape.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include <fmt/format.h>

#include "sim/kernel/calendar.hpp"

namespace sim {
namespace {

Shape of(Shape::Kind kind, std::string meaning) {
  Shape shape;
  shape.kind = kind;
  shape.meaning = std::move(meaning);
  return shape;
}

Shape numeric(Shape::Kind kind, double low, double high, std::string unit, std::string meaning) {
  require(low <= high, "a shape whose low end is above its high end: " + meaning);
  Shape shape = of(kind, std::move(meaning));
  shape.low = low;
  shape.high = high;
  shape.unit = std::move(unit);
  return shape;
}

bool has_unit(const Shape& shape) { return !shape.unit.empty() && shape.unit != "1"; }
std::string in_unit(const Shape& shape) { return has_unit(shape) ? fmt::format(" ({})", shape.unit) : ""; }

std::string found(const Tree& tree) {
  return tree.is(Tree::Kind::boolean) ? quoted(tree) : std::string(tree.kind_name());
}

std::string expected(const Shape& shape) {
  switch (shape.kind) {
    case Shape::Kind::anything: return "anything";
    case Shape::Kind::boolean: return "true or false";
    case Shape::Kind::number:
    case Shape::Kind::quantity: return "a number" + in_unit(shape);
    case Shape::Kind::whole: return "a whole number" + in_unit(shape);
    case Shape::Kind::text: return "a text";
    case Shape::Kind::label: return "a text or an object with \"fr\" and \"en\"";
    case Shape::Kind::date: return "a date such as \"2019-01-07\"";
    case Shape::Kind::choice: return fmt::format("one of {}", fmt::join(shape.choices, ", "));
    case Shape::Kind::list: return "a list";
    case Shape::Kind::table:
    case Shape::Kind::object: return "an object";
    case Shape::Kind::either: break;
  }
  std::vector<std::string> options;
  for (const Shape& option : shape.options)
    if (auto text = expected(option); std::find(options.begin(), options.end(), text) == options.end())
      options.push_back(std::move(text));
  return fmt::format("{}", fmt::join(options, " or "));
}

bool accepts_kind(const Shape& shape, const Tree& tree) {
  const auto is = [&](Tree::Kind kind) { return tree.is(kind); };
  switch (shape.kind) {
    case Shape::Kind::anything: return true;
    case Shape::Kind::boolean: return is(Tree::Kind::boolean);
    case Shape::Kind::number:
    case Shape::Kind::whole: return is(Tree::Kind::number);
    case Shape::Kind::quantity: return is(Tree::Kind::number) || is(Tree::Kind::object);
    case Shape::Kind::text:
    case Shape::Kind::date:
    case Shape::Kind::choice: return is(Tree::Kind::text);
    case Shape::Kind::label: return is(Tree::Kind::text) || is(Tree::Kind::object);
    case Shape::Kind::list: return is(Tree::Kind::list);
    case Shape::Kind::table:
    case Shape::Kind::object: return is(Tree::Kind::object);
    case Shape::Kind::either: break;
  }
  return std::any_of(shape.options.begin(), shape.options.end(),
                     [&](const Shape& option) { return accepts_kind(option, tree); });
}

bool always_allowed(std::string_view name) { return name == "comment" || name.substr(0, 1) == "$"; }

std::string unknown_name(std::string_view name, const std::vector<std::string>& known) {
  if (const auto close = nearest(name, known); !close.empty())
    return fmt::format("unknown name \"{}\"; nearest: \"{}\"", name, close);
  constexpr std::size_t few = 20;
  if (known.empty() || known.size() > few) return fmt::format("unknown name \"{}\"", name);
  return fmt::format("unknown name \"{}\"; known names: {}", name, fmt::join(known, ", "));
}

// One look at one tree. Recursion goes as deep as the shape, not as deep as what the user wrote.
class Check {
 public:
  Check(std::vector<Mistake>& mistakes, bool strict) : mistakes_(mistakes), strict_(strict) {}

  void look(const Tree& tree, const Shape& shape) {
    if (shape.kind == Shape::Kind::either) return look_either(tree, shape);
    if (!accepts_kind(shape, tree))
      return say(tree, fmt::format("{}, expected {}", found(tree), expected(shape)));
    switch (shape.kind) {
      case Shape::Kind::anything:
      case Shape::Kind::boolean:
      case Shape::Kind::either: return;
      case Shape::Kind::number: return look_range(tree, shape);
      case Shape::Kind::whole: return look_whole(tree, shape);
      case Shape::Kind::quantity: return look_quantity(tree, shape);
      case Shape::Kind::text: return look_text(tree);
      case Shape::Kind::label: return look_label(tree, shape);
      case Shape::Kind::date: return look_date(tree, shape);
      case Shape::Kind::choice: return look_choice(tree, shape);
      case Shape::Kind::list: return look_list(tree, shape);
      case Shape::Kind::table: return look_table(tree, shape);
      case Shape::Kind::object: return look_object(tree, shape);
    }
  }

 private:
  void say(const Tree& tree, std::string message) { mistakes_.push_back(tree.mistake(std::move(message))); }

  void look_range(const Tree& tree, const Shape& shape) {
    const double value = tree.as_number();
    if (value >= shape.low && value <= shape.high) return;  // false for NaN
    const auto what = quoted(tree);
    if (std::isinf(shape.high) && value < shape.low)
      return say(tree, fmt::format("{} is less than {}{}", what, shape.low, in_unit(shape)));
    if (std::isinf(shape.low) && value > shape.high)
      return say(tree, fmt::format("{} is more than {}{}", what, shape.high, in_unit(shape)));
    if (std::isinf(shape.low) && std::isinf(shape.high))
      return say(tree, fmt::format("{} is not a number", what));
    say(tree, fmt::format("{} is outside [{}, {}]{}", what, shape.low, shape.high, in_unit(shape)));
  }

  void look_whole(const Tree& tree, const Shape& shape) {
    if (tree.is_whole()) return look_range(tree, shape);
    const double value = tree.as_number();
    if (std::trunc(value) == value)  // so large that not each whole number has a double of its own
      return say(tree,
                 fmt::format("{} is too large, expected a whole number{}", quoted(tree), in_unit(shape)));
    say(tree, fmt::format("{} is not a whole number{}", quoted(tree), in_unit(shape)));
  }

  void look_quantity(const Tree& tree, const Shape& shape) {
    if (tree.is(Tree::Kind::number)) {
      look_range(tree, shape);
      if (strict_) say(tree, no_source(tree, shape));
      return;
    }
    look_names(tree, {"value", "unit", "source", "low", "high"});
    const Tree* value = look_number(tree, "value", shape);
    const Tree* low = look_number(tree, "low", shape);
    const Tree* high = look_number(tree, "high", shape);
    if (!tree.has("value")) say(tree, "missing \"value\"");
    if (const Tree* unit = tree.find("unit")) look_unit(*unit, shape);
    if (const Tree* source = tree.find("source"))
      look(*source, Shape::text(""));
    else if (strict_ && value)
      say(tree, no_source(*value, shape));
    if (low && high && low->as_number() > high->as_number())
      return say(*low, fmt::format("{} is more than \"high\", {}", quoted(*low), quoted(*high)));
    if (low && value && value->as_number() < low->as_number())
      say(*value, fmt::format("{} is less than \"low\", {}", quoted(*value), quoted(*low)));
    if (high && value && value->as_number() > high->as_number())
      say(*value, fmt::format("{} is more than \"high\", {}", quoted(*value), quoted(*high)));
  }

  static std::string no_source(const Tree& value, const Shape& shape) {
    return fmt::format("no source for {}{}", quoted(value), has_unit(shape) ? " " + shape.unit : "");
  }

  const Tree* look_number(const Tree& tree, std::string_view name, const Shape& shape) {
    const Tree* member = tree.find(name);
    if (!member) return nullptr;
    look(*member, numeric(Shape::Kind::number, shape.low, shape.high, shape.unit, ""));
    return member->is(Tree::Kind::number) ? member : nullptr;
  }

  void look_unit(const Tree& tree, const Shape& shape) {
    const std::string& unit = shape.unit.empty() ? "1" : shape.unit;
    if (!tree.is(Tree::Kind::text))
      return say(tree, fmt::format("{}, expected the unit \"{}\"", found(tree), unit));
    if (tree.as_text() != unit) say(tree, fmt::format("unit {}, expected \"{}\"", quoted(tree), unit));
  }

  void look_text(const Tree& tree) {
    if (tree.as_text().empty()) say(tree, "an empty text");
  }

  void look_label(const Tree& tree, const Shape& shape) {
    if (tree.is(Tree::Kind::text)) return look_text(tree);
    look_names(tree, {"fr", "en"});
    for (const std::string_view language : {"fr", "en"})
      if (const Tree* text = tree.find(language)) look(*text, Shape::text(""));
    if (!tree.has("fr") && !tree.has("en")) say(tree, fmt::format("no text, expected {}", expected(shape)));
  }

  void look_date(const Tree& tree, const Shape& shape) {
    if (!parse_date(tree.as_text()))
      say(tree, fmt::format("{} is not a day of the calendar, expected {}", quoted(tree), expected(shape)));
  }

  void look_choice(const Tree& tree, const Shape& shape) {
    const auto& choices = shape.choices;
    if (std::find(choices.begin(), choices.end(), tree.as_text()) != choices.end()) return;
    const auto close = nearest(tree.as_text(), choices);
    say(tree, fmt::format("{} is not one of {}{}", quoted(tree), fmt::join(choices, ", "),
                          close.empty() ? "" : fmt::format("; nearest: \"{}\"", close)));
  }

  void look_list(const Tree& tree, const Shape& shape) {
    if (static_cast<double>(tree.items().size()) < shape.low)
      say(tree, fmt::format("{}, expected at least {}", quoted(tree), shape.low));
    if (shape.item)
      for (const Tree& item : tree.items()) look(item, *shape.item);
  }

  void look_table(const Tree& tree, const Shape& shape) {
    for (const auto& [name, value] : tree.members()) {
      if (name.empty()) say(value, "an empty name");
      if (shape.item) look(value, *shape.item);
    }
  }

  void look_object(const Tree& tree, const Shape& shape) {
    std::vector<std::string> names;
    for (const Field& field : shape.fields) names.push_back(field.name);
    look_names(tree, names);
    for (const Field& field : shape.fields) {
      if (const Tree* member = tree.find(field.name))
        look(*member, field.shape);
      else if (field.required)
        say(tree, fmt::format("missing \"{}\"", field.name));
    }
  }

  void look_names(const Tree& tree, const std::vector<std::string>& known) {
    for (const auto& [name, value] : tree.members())
      if (!always_allowed(name) && std::find(known.begin(), known.end(), name) == known.end())
        say(value, unknown_name(name, known));
  }

  // The first option that fits is meant. If none does, the one of the same kind with fewest mistakes.
  // Sources do not decide which option is meant, so strictness comes last.
  void look_either(const Tree& tree, const Shape& shape) {
    std::optional<std::vector<Mistake>> fewest;
    const Shape* meant = nullptr;
    std::size_t same_kind = 0;
    for (const Shape& option : shape.options) {
      if (!accepts_kind(option, tree)) continue;
      ++same_kind;
      std::vector<Mistake> mistakes;
      Check(mistakes, false).look(tree, option);
      if (!fewest || mistakes.size() < fewest->size()) fewest = std::move(mistakes), meant = &option;
    }
    const bool nested = tree.is(Tree::Kind::object) || tree.is(Tree::Kind::list);
    if (!meant) return say(tree, fmt::format("{}, expected {}", found(tree), expected(shape)));
    if (!fewest->empty() && !nested && same_kind > 1)
      return say(tree, fmt::format("{}, expected {}", quoted(tree), expected(shape)));
    look(tree, *meant);
  }

  std::vector<Mistake>& mistakes_;
  bool strict_;
};

}  // namespace

Shape Shape::anything(std::string meaning) { return of(Kind::anything, std::move(meaning)); }
Shape Shape::boolean(std::string meaning) { return of(Kind::boolean, std::move(meaning)); }
Shape Shape::text(std::string meaning) { return of(Kind::text, std::move(meaning)); }
Shape Shape::label(std::string meaning) { return of(Kind::label, std::move(meaning)); }
Shape Shape::date(std::string meaning) { return of(Kind::date, std::move(meaning)); }

Shape Shape::number(double low, double high, std::string unit, std::string meaning) {
  return numeric(Kind::number, low, high, std::move(unit), std::move(meaning));
}

Shape Shape::whole(double low, double high, std::string unit, std::string meaning) {
  return numeric(Kind::whole, low, high, std::move(unit), std::move(meaning));
}

Shape Shape::quantity(double low, double high, std::string unit, std::string meaning) {
  return numeric(Kind::quantity, low, high, std::move(unit), std::move(meaning));
}

Shape Shape::choice(std::vector<std::string> choices, std::string meaning) {
  require(!choices.empty(), "a choice of nothing: " + meaning);
  Shape shape = of(Kind::choice, std::move(meaning));
  shape.choices = std::move(choices);
  return shape;
}

Shape Shape::list(Shape item, std::string meaning, double at_least) {
  Shape shape = of(Kind::list, std::move(meaning));
  shape.item = std::make_shared<const Shape>(std::move(item));
  shape.low = at_least;
  return shape;
}

Shape Shape::table(Shape item, std::string meaning) {
  Shape shape = of(Kind::table, std::move(meaning));
  shape.item = std::make_shared<const Shape>(std::move(item));
  return shape;
}

Shape Shape::object(std::vector<Field> fields, std::string meaning) {
  for (auto field = fields.begin(); field != fields.end(); ++field)
    require(
        std::none_of(fields.begin(), field, [&](const Field& before) { return before.name == field->name; }),
        "an object that declares a field twice: " + field->name);
  Shape shape = of(Kind::object, std::move(meaning));
  shape.fields = std::move(fields);
  return shape;
}

Shape Shape::either(std::vector<Shape> options, std::string meaning) {
  require(!options.empty(), "either of nothing: " + meaning);
  Shape shape = of(Kind::either, std::move(meaning));
  shape.options = std::move(options);
  return shape;
}

Shape Shape::named(std::string given) const {
  Shape shape = *this;
  shape.name = std::move(given);
  return shape;
}

void check(const Tree& tree, const Shape& shape, std::vector<Mistake>& mistakes, bool strict) {
  Check(mistakes, strict).look(tree, shape);
}

double quantity(const Tree& tree) {
  return tree.is(Tree::Kind::object) ? tree["value"].as_number() : tree.as_number();
}

}  // namespace sim
