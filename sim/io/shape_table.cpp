// sim/io/shape_table.cpp -- the Markdown tables of a shape.
#include <cmath>
#include <deque>
#include <set>
#include <vector>

#include <fmt/format.h>

#include "sim/io/schema.hpp"

namespace io {
namespace {

using sim::Shape;
using Kind = sim::Shape::Kind;

std::string limits(const Shape& shape) {
  const bool low = std::isfinite(shape.low), high = std::isfinite(shape.high);
  if (low && high) return fmt::format(" in [{}, {}]", shape.low, shape.high);
  if (low) return fmt::format(", at least {}", shape.low);
  return high ? fmt::format(", at most {}", shape.high) : "";
}

std::string cell(std::string_view text) {  // a bar would end the cell
  std::string out;
  for (const char c : text) {
    if (c == '|')
      out += "\\|";
    else if (c == '\n')
      out += ' ';
    else
      out += c;
  }
  return out;
}

// Objects are told one after the other; each that is met on the way gets a table of its own further down.
class Tables {
 public:
  std::string all(const Shape& shape, std::string_view root) {
    if (shape.kind == Kind::object) {
      enqueue(shape, std::string(root), "");
    } else {
      out_ = fmt::format("## {}\n\n{}{}{}.\n", root, meaning(shape), shape.meaning.empty() ? "" : ": ",
                         type(shape, ""));
    }
    while (!waiting_.empty()) {
      const Waiting next = waiting_.front();
      waiting_.pop_front();
      tell(next);
    }
    return out_;
  }

 private:
  struct Waiting {
    const Shape* shape;
    std::string heading, path;
  };

  static std::string meaning(const Shape& shape) {  // without a full stop at its end
    return shape.meaning.substr(0, shape.meaning.find_last_not_of('.') + 1);
  }

  // The heading of a named shape is its name, of another the place where it stands.
  std::string enqueue(const Shape& shape, const std::string& fallback, const std::string& path) {
    std::string heading = shape.name.empty() ? fallback : shape.name;
    if (headings_.insert(heading).second) waiting_.push_back({&shape, heading, path});
    return heading;
  }

  std::string type(const Shape& shape, const std::string& path) {
    switch (shape.kind) {
      case Kind::anything: return "anything";
      case Kind::boolean: return "true or false";
      case Kind::number: return "number" + limits(shape);
      case Kind::whole: return "whole number" + limits(shape);
      case Kind::quantity: return "quantity" + limits(shape);
      case Kind::text: return "text";
      case Kind::label: return "label";
      case Kind::date: return "date";
      case Kind::choice: return fmt::format("`{}`", fmt::join(shape.choices, "`, `"));
      case Kind::list:
        return fmt::format("list of {}{}", shape.item ? type(*shape.item, path + "[]") : "anything",
                           shape.low > 0 ? fmt::format("; at least {}", shape.low) : "");
      case Kind::table: return "table of " + (shape.item ? type(*shape.item, path + ".*") : "anything");
      case Kind::object: return fmt::format("object `{}`", enqueue(shape, fresh(shape, path), path));
      case Kind::either: break;
    }
    std::vector<std::string> options;
    for (const Shape& option : shape.options) options.push_back(type(option, path));
    return fmt::format("{}", fmt::join(options, " or "));
  }

  // Two unnamed objects may stand in one place, as options.
  std::string fresh(const Shape& shape, const std::string& path) const {
    if (!shape.name.empty() || !headings_.count(path)) return path;
    std::size_t n = 2;
    while (headings_.count(fmt::format("{} ({})", path, n))) ++n;
    return fmt::format("{} ({})", path, n);
  }

  // Where a number stands inside lists, tables and options, its unit is shown all the same.
  static std::string unit(const Shape& shape) {
    if (!shape.unit.empty()) return shape.unit;
    if (shape.item && shape.item->kind != Kind::object) return unit(*shape.item);
    for (const Shape& option : shape.options)
      if (auto symbol = unit(option); !symbol.empty()) return symbol;
    return "";
  }

  void tell(const Waiting& object) {
    if (!out_.empty()) out_ += '\n';
    out_ += fmt::format("## {}\n\n", object.heading);
    if (!object.shape->meaning.empty()) out_ += meaning(*object.shape) + ".\n\n";
    out_ += "| field | type | unit | required | meaning |\n|---|---|---|---|---|\n";
    for (const sim::Field& field : object.shape->fields) {
      if (field.name == "used") continue;
      const std::string path = object.path.empty() ? field.name : object.path + "." + field.name;
      out_ += fmt::format("| `{}` | {} | {} | {} | {} |\n", cell(field.name), cell(type(field.shape, path)),
                          cell(unit(field.shape)), field.required ? "yes" : "", cell(field.shape.meaning));
    }
  }

  std::string out_;
  std::deque<Waiting> waiting_;
  std::set<std::string> headings_;
};

}  // namespace

std::string shape_table(const sim::Shape& shape, std::string_view root) { return Tables().all(shape, root); }

}  // namespace io
