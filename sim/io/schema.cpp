// sim/io/schema.cpp -- the JSON Schema of a shape.
#include "sim/io/schema.hpp"

#include <cmath>

#include <fmt/format.h>

#include "sim/io/json.hpp"

namespace io {
namespace {

using sim::Field;
using sim::Shape;
using sim::Tree;
using Kind = sim::Shape::Kind;

Tree text(std::string_view value) { return Tree::text(std::string(value)); }

Tree limit(double value) {
  constexpr double exact = 9007199254740992.0;  // 2^53
  if (std::trunc(value) == value && std::abs(value) <= exact)
    return Tree::whole(static_cast<std::int64_t>(value));
  return Tree::number(value);
}

Tree required(const std::vector<std::string>& names) {
  std::vector<Tree> list;
  list.reserve(names.size());
  for (const auto& name : names) list.push_back(text(name));
  return Tree::object({{"required", Tree::list(std::move(list))}});
}

class Schema {
 public:
  Tree whole(const Shape& shape, std::string_view title) {
    Tree schema = Tree::object(
        {{"$schema", text("https://json-schema.org/draft/2020-12/schema")}, {"title", text(title)}});
    const Tree root = of(shape);
    for (const auto& [name, value] : root.members()) schema.put(name, value);
    if (!definitions_.members().empty()) schema.put("$defs", definitions_);
    return schema;
  }

 private:
  Tree of(const Shape& shape) {
    if (shape.name.empty()) return body(shape);
    if (!definitions_.has(shape.name)) {
      definitions_.put(shape.name, Tree());  // keeps its place before those that it holds
      definitions_.put(shape.name, body(shape));
    } else {
      sim::require(definitions_[shape.name] == body(shape), "two shapes of one name: " + shape.name);
    }
    return Tree::object({{"$ref", text("#/$defs" + sim::pointer_segment(shape.name))}});
  }

  Tree body(const Shape& shape) {
    Tree schema = Tree::object();
    const bool unit = !shape.unit.empty() && shape.unit != "1";
    if (!shape.meaning.empty() || unit)
      schema.put("description",
                 text(!unit                   ? shape.meaning
                      : shape.meaning.empty() ? shape.unit
                                              : fmt::format("{} ({})", shape.meaning, shape.unit)));
    switch (shape.kind) {
      case Kind::anything: break;
      case Kind::boolean: schema.put("type", text("boolean")); break;
      case Kind::number:
      case Kind::whole: put_range(schema, shape); break;
      case Kind::quantity: schema.put("anyOf", Tree::list({range(shape), quantity(shape)})); break;
      case Kind::text: put_text(schema); break;
      case Kind::label: schema.put("anyOf", label()); break;
      case Kind::date:
        schema.put("type", text("string"));
        schema.put("format", text("date"));
        schema.put("pattern", text("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"));
        break;
      case Kind::choice: schema.put("enum", choices(shape)); break;
      case Kind::list:
        schema.put("type", text("array"));
        if (shape.item) schema.put("items", of(*shape.item));
        if (shape.low > 0) schema.put("minItems", limit(shape.low));
        break;
      case Kind::table:
        schema.put("type", text("object"));
        if (shape.item) schema.put("additionalProperties", of(*shape.item));
        break;
      case Kind::object: put_object(schema, shape); break;
      case Kind::either: {
        std::vector<Tree> options;
        for (const Shape& option : shape.options) options.push_back(of(option));
        schema.put("anyOf", Tree::list(std::move(options)));
      }
    }
    return schema;
  }

  static void put_text(Tree& schema) {
    schema.put("type", text("string"));
    schema.put("minLength", Tree::whole(1));
  }

  static void put_range(Tree& schema, const Shape& shape) {
    schema.put("type", text(shape.kind == Kind::whole ? "integer" : "number"));
    if (std::isfinite(shape.low)) schema.put("minimum", limit(shape.low));
    if (std::isfinite(shape.high)) schema.put("maximum", limit(shape.high));
  }

  static Tree range(const Shape& shape) {
    Tree schema = Tree::object();
    put_range(schema, shape);
    return schema;
  }

  static Tree choices(const Shape& shape) {
    std::vector<Tree> values;
    for (const auto& choice : shape.choices) values.push_back(text(choice));
    return Tree::list(std::move(values));
  }

  static Tree closed(Tree properties) {  // an object with these members, comments and no others
    properties.put("comment", Tree::boolean(true));
    return Tree::object({{"type", text("object")},
                         {"properties", std::move(properties)},
                         {"patternProperties", Tree::object({{"^\\$", Tree::boolean(true)}})},
                         {"additionalProperties", Tree::boolean(false)}});
  }

  static Tree quantity(const Shape& shape) {
    Tree source = Tree::object();
    put_text(source);
    Tree object =
        closed(Tree::object({{"value", range(shape)},
                             {"unit", Tree::object({{"const", text(shape.unit.empty() ? "1" : shape.unit)}})},
                             {"source", std::move(source)},
                             {"low", range(shape)},
                             {"high", range(shape)}}));
    object.put("required", required({"value"})["required"]);
    return object;
  }

  static Tree label() {
    Tree one = Tree::object();
    put_text(one);
    Tree both = closed(Tree::object({{"fr", one}, {"en", one}}));
    both.put("anyOf", Tree::list({required({"fr"}), required({"en"})}));
    return Tree::list({one, both});
  }

  void put_object(Tree& schema, const Shape& shape) {
    Tree properties = Tree::object();
    std::vector<std::string> names;
    bool extends = false;
    for (const Field& field : shape.fields) {
      if (field.name == "used") continue;
      properties.put(field.name, of(field.shape));
      extends = extends || field.name == "extends";
      if (field.required) names.push_back(field.name);
    }
    const Tree object = closed(std::move(properties));
    for (const auto& [name, value] : object.members()) schema.put(name, value);
    if (names.empty()) return;
    if (extends)
      schema.put("anyOf", Tree::list({required({"extends"}), required(names)}));
    else
      schema.put("required", required(names)["required"]);
  }

  Tree definitions_ = Tree::object();
};

}  // namespace

std::string json_schema(const sim::Shape& shape, std::string_view title) {
  return to_json(Schema().whole(shape, title)) + '\n';
}

}  // namespace io
