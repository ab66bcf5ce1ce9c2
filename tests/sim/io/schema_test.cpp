// tests/sim/io/schema_test.cpp -- JSON Schema and Markdown tables say what the shape says.
#include "sim/io/schema.hpp"

#include <limits>

#include "sim/io/json.hpp"
#include "tests/catch.hpp"

using sim::Shape;

namespace {

constexpr double inf = std::numeric_limits<double>::infinity();

// Without the line that names the draft and the title.
std::string schema(const Shape& shape) {
  auto tree = io::parse_json(io::json_schema(shape, "t"), "schema");
  CHECK(tree["$schema"].as_text() == "https://json-schema.org/draft/2020-12/schema");
  CHECK(tree["title"].as_text() == "t");
  tree.drop("$schema");
  tree.drop("title");
  return io::to_json(tree, -1);
}

}  // namespace

TEST_CASE("each kind of shape has its schema", "[io][schema]") {
  CHECK(schema(Shape::anything("m")) == R"~({"description":"m"})~");
  CHECK(schema(Shape::boolean("m")) == R"~({"description":"m","type":"boolean"})~");
  CHECK(schema(Shape::number(0, 0.5, "EUR", "m")) ==
        R"~({"description":"m (EUR)","type":"number","minimum":0,"maximum":0.5})~");
  CHECK(schema(Shape::whole(0, inf, "1", "m")) == R"~({"description":"m","type":"integer","minimum":0})~");
  CHECK(schema(Shape::text("")) == R"~({"type":"string","minLength":1})~");
  CHECK(schema(Shape::date("")) ==
        R"~({"type":"string","format":"date","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"})~");
  CHECK(schema(Shape::choice({"a", "b"}, "")) == R"~({"enum":["a","b"]})~");
  CHECK(schema(Shape::list(Shape::boolean(""), "", 2)) ==
        R"~({"type":"array","items":{"type":"boolean"},"minItems":2})~");
  CHECK(schema(Shape::table(Shape::boolean(""), "")) ==
        R"~({"type":"object","additionalProperties":{"type":"boolean"}})~");
  CHECK(schema(Shape::either({Shape::boolean(""), Shape::anything("")}, "")) ==
        R"~({"anyOf":[{"type":"boolean"},{}]})~");
}

TEST_CASE("a quantity is a number or an object in its schema", "[io][schema]") {
  CHECK(
      schema(Shape::quantity(0, 1, "1/month", "m")) ==
      R"~({"description":"m (1/month)","anyOf":[{"type":"number","minimum":0,"maximum":1},{"type":"object","properties":{)~"
      R"~("value":{"type":"number","minimum":0,"maximum":1},"unit":{"const":"1/month"},"source":{"type":"string","minLength":1},)~"
      R"~("low":{"type":"number","minimum":0,"maximum":1},"high":{"type":"number","minimum":0,"maximum":1},"comment":true},)~"
      R"~("patternProperties":{"^\\$":true},"additionalProperties":false,"required":["value"]}]})~");
}

TEST_CASE("a label wants one language at least in its schema", "[io][schema]") {
  CHECK(
      schema(Shape::label("")) ==
      R"~({"anyOf":[{"type":"string","minLength":1},{"type":"object","properties":{"fr":{"type":"string","minLength":1},)~"
      R"~("en":{"type":"string","minLength":1},"comment":true},"patternProperties":{"^\\$":true},"additionalProperties":false,)~"
      R"~("anyOf":[{"required":["fr"]},{"required":["en"]}]}]})~");
}

TEST_CASE("an object is closed, except for comments and names with a dollar", "[io][schema]") {
  CHECK(
      schema(Shape::object({{"a", Shape::boolean(""), true}, {"used", Shape::anything("")}}, "")) ==
      R"~({"type":"object","properties":{"a":{"type":"boolean"},"comment":true},"patternProperties":{"^\\$":true},)~"
      R"~("additionalProperties":false,"required":["a"]})~");
}

TEST_CASE("an object that extends another file need not be complete", "[io][schema]") {
  CHECK(
      schema(Shape::object({{"extends", Shape::anything("")}, {"a", Shape::boolean(""), true}}, "")) ==
      R"~({"type":"object","properties":{"extends":{},"a":{"type":"boolean"},"comment":true},"patternProperties":{"^\\$":true},)~"
      R"~("additionalProperties":false,"anyOf":[{"required":["extends"]},{"required":["a"]}]})~");
}

TEST_CASE("a named shape stands once in a schema, others refer to it", "[io][schema]") {
  const Shape place = Shape::choice({"x"}, "").named("a/place");
  CHECK(
      schema(Shape::list(Shape::either({place, place}, ""), "")) ==
      R"~({"type":"array","items":{"anyOf":[{"$ref":"#/$defs/a~1place"},{"$ref":"#/$defs/a~1place"}]},"$defs":{"a/place":{"enum":["x"]}}})~");
  const Shape other = Shape::boolean("").named("a/place");
  CHECK_THROWS_AS(io::json_schema(Shape::either({place, other}, ""), "t"), sim::ContractError);
}

TEST_CASE("tables tell field, type, unit, whether required, and meaning, one heading per object",
          "[io][schema]") {
  const Shape commune =
      Shape::object({{"code", Shape::text("official code"), true}}, "one municipality").named("commune");
  const Shape shape = Shape::object(
      {{"clock", Shape::object({{"step", Shape::choice({"day", "week"}, "length of a step")}}, "when"), true},
       {"communes", Shape::list(commune, "all of them", 1), true},
       {"capital", Shape::either({commune, Shape::text("")}, "a|b")},
       {"price", Shape::list(Shape::quantity(0, inf, "EUR", ""), "per year")},
       {"share", Shape::quantity(0, 1, "1", "of all")}},
      "A territory.");
  CHECK(io::shape_table(shape, "territory") ==
        "## territory\n\nA territory.\n\n"
        "| field | type | unit | required | meaning |\n|---|---|---|---|---|\n"
        "| `clock` | object `clock` |  | yes | when |\n"
        "| `communes` | list of object `commune`; at least 1 |  | yes | all of them |\n"
        "| `capital` | object `commune` or text |  |  | a\\|b |\n"
        "| `price` | list of quantity, at least 0 | EUR |  | per year |\n"
        "| `share` | quantity in [0, 1] | 1 |  | of all |\n"
        "\n## clock\n\nwhen.\n\n"
        "| field | type | unit | required | meaning |\n|---|---|---|---|---|\n"
        "| `step` | `day`, `week` |  |  | length of a step |\n"
        "\n## commune\n\none municipality.\n\n"
        "| field | type | unit | required | meaning |\n|---|---|---|---|---|\n"
        "| `code` | text |  | yes | official code |\n");
}

TEST_CASE("a shape that is no object begins with a sentence", "[io][schema]") {
  CHECK(io::shape_table(Shape::table(Shape::boolean(""), "Who is there"), "people") ==
        "## people\n\nWho is there: table of true or false.\n");
}
