// tests/sim/kernel/shape_test.cpp -- every way in which a tree can differ from its shape, and the sentence for it.
#include "sim/kernel/shape.hpp"

#include <cmath>
#include <limits>

#include "tests/catch.hpp"

using sim::Shape;
using sim::Tree;

namespace {

constexpr double inf = std::numeric_limits<double>::infinity();

// Places every node, as a reader would.
Tree placed(Tree tree, const std::string& pointer = "") {
  if (tree.is(Tree::Kind::list)) {
    std::vector<Tree> items;
    for (const auto& item : tree.items())
      items.push_back(placed(item, pointer + "/" + std::to_string(items.size())));
    tree = Tree::list(std::move(items));
  } else if (tree.is(Tree::Kind::object)) {
    Tree object = Tree::object();
    for (const auto& [name, value] : tree.members())
      object.put(name, placed(value, pointer + sim::pointer_segment(name)));
    tree = std::move(object);
  }
  tree.place(std::make_shared<const std::string>("x.json"), pointer);
  return tree;
}

using Told = std::vector<std::string>;  // "pointer message"

Told told(const Tree& tree, const Shape& shape, bool strict = false) {
  std::vector<sim::Mistake> mistakes;
  check(placed(tree), shape, mistakes, strict);
  Told lines;
  for (const auto& mistake : mistakes) {
    CHECK(mistake.file == "x.json");
    lines.push_back(mistake.pointer + " " + mistake.message);
  }
  return lines;
}

Tree text(std::string value) { return Tree::text(std::move(value)); }
Tree object(std::vector<Tree::Member> members) { return Tree::object(std::move(members)); }

}  // namespace

TEST_CASE("anything may be anything", "[kernel][shape]") {
  for (const auto& tree : {Tree(), Tree::boolean(true), Tree::list(), Tree::object(), text("")})
    CHECK(told(tree, Shape::anything("")).empty());
}

TEST_CASE("a value of another kind is told by what it is and what was expected", "[kernel][shape]") {
  CHECK(told(text("4"), Shape::number(0, 1, "EUR", "")) == Told{" a text, expected a number (EUR)"});
  CHECK(told(text("4"), Shape::quantity(0, 1, "EUR", "")) == Told{" a text, expected a number (EUR)"});
  CHECK(told(text("4"), Shape::number(0, 1, "1", "")) == Told{" a text, expected a number"});
  CHECK(told(Tree::boolean(true), Shape::whole(0, 1, "job", "")) ==
        Told{" true, expected a whole number (job)"});
  CHECK(told(Tree(), Shape::text("")) == Told{" null, expected a text"});
  CHECK(told(Tree::whole(1), Shape::boolean("")) == Told{" a number, expected true or false"});
  CHECK(told(Tree::whole(1), Shape::label("")) ==
        Told{" a number, expected a text or an object with \"fr\" and \"en\""});
  CHECK(told(Tree::whole(1), Shape::date("")) == Told{" a number, expected a date such as \"2019-01-07\""});
  CHECK(told(Tree::list(), Shape::choice({"day", "week"}, "")) == Told{" a list, expected one of day, week"});
  CHECK(told(Tree::object(), Shape::list(Shape::text(""), "")) == Told{" an object, expected a list"});
  CHECK(told(Tree::list(), Shape::table(Shape::text(""), "")) == Told{" a list, expected an object"});
  CHECK(told(Tree::list(), Shape::object({}, "")) == Told{" a list, expected an object"});
}

TEST_CASE("a number outside its range is told with range and unit", "[kernel][shape]") {
  CHECK(told(Tree::whole(4), Shape::number(0, 1, "1/month", "")) == Told{" 4 is outside [0, 1] (1/month)"});
  CHECK(told(Tree::number(-0.5), Shape::number(0, 1, "1", "")) == Told{" -0.5 is outside [0, 1]"});
  CHECK(told(Tree::whole(-1), Shape::number(0, inf, "EUR", "")) == Told{" -1 is less than 0 (EUR)"});
  CHECK(told(Tree::whole(11), Shape::whole(-inf, 10, "job", "")) == Told{" 11 is more than 10 (job)"});
  CHECK(told(Tree::whole(0), Shape::number(0, 1, "1", "")).empty());
  CHECK(told(Tree::whole(1), Shape::number(0, 1, "1", "")).empty());
  CHECK(told(Tree::number(std::nan("")), Shape::number(0, 1, "1", "")).size() == 1);
  CHECK(told(Tree::number(std::nan("")), Shape::number(-inf, inf, "1", "")).size() == 1);
}

TEST_CASE("a whole number has no fraction", "[kernel][shape]") {
  CHECK(told(Tree::number(2.5), Shape::whole(0, 10, "person", "")) ==
        Told{" 2.5 is not a whole number (person)"});
  CHECK(told(Tree::number(1e30), Shape::whole(0, inf, "1", "")) ==
        Told{" 1e+30 is too large, expected a whole number"});
  CHECK(told(Tree::whole(12), Shape::whole(0, 10, "1", "")) == Told{" 12 is outside [0, 10]"});
  CHECK(told(Tree::whole(10), Shape::whole(0, 10, "1", "")).empty());
}

TEST_CASE("a quantity is a number or an object with a value in the declared unit", "[kernel][shape]") {
  const Shape shape = Shape::quantity(0, 1, "1/month", "");
  CHECK(told(Tree::number(0.5), shape).empty());
  CHECK(told(object({{"value", Tree::number(0.5)}}), shape).empty());
  CHECK(told(object({{"value", Tree::number(0.5)},
                     {"unit", text("1/month")},
                     {"source", text("assumed")},
                     {"low", Tree::number(0.1)},
                     {"high", Tree::number(0.9)},
                     {"comment", text("c")},
                     {"$id", Tree()}}),
             shape)
            .empty());
  CHECK(told(Tree::whole(4), shape) == Told{" 4 is outside [0, 1] (1/month)"});
  CHECK(told(object({{"value", Tree::whole(4)}}), shape) == Told{"/value 4 is outside [0, 1] (1/month)"});
  CHECK(told(object({{"vale", Tree::number(0.5)}}), shape) ==
        Told{"/vale unknown name \"vale\"; nearest: \"value\"", " missing \"value\""});
  CHECK(told(object({{"value", text("x")}}), shape) == Told{"/value a text, expected a number (1/month)"});
  CHECK(told(object({{"value", Tree::number(0.5)}, {"unit", text("1/year")}}), shape) ==
        Told{"/unit unit \"1/year\", expected \"1/month\""});
  CHECK(told(object({{"value", Tree::number(0.5)}, {"unit", Tree::whole(1)}}), shape) ==
        Told{"/unit a number, expected the unit \"1/month\""});
  CHECK(told(object({{"value", Tree::number(0.5)}, {"source", Tree::whole(1)}}), shape) ==
        Told{"/source a number, expected a text"});
  CHECK(told(object({{"value", Tree::number(0.5)}, {"low", Tree::number(0.6)}}), shape) ==
        Told{"/value 0.5 is less than \"low\", 0.6"});
  CHECK(told(object({{"value", Tree::number(0.5)}, {"high", Tree::number(0.4)}}), shape) ==
        Told{"/value 0.5 is more than \"high\", 0.4"});
  CHECK(told(object({{"value", Tree::number(0.5)}, {"low", Tree::number(0.6)}, {"high", Tree::number(0.4)}}),
             shape) == Told{"/low 0.6 is more than \"high\", 0.4"});
  CHECK(
      told(object({{"value", Tree::whole(1)}, {"unit", text("1")}}), Shape::quantity(0, 1, "", "")).empty());
}

TEST_CASE("a quantity that fits gives its number", "[kernel][shape]") {
  CHECK(sim::quantity(Tree::number(0.5)) == 0.5);
  CHECK(sim::quantity(object({{"value", Tree::whole(3)}, {"source", text("s")}})) == 3.0);
}

TEST_CASE("strictness wants a source for every quantity and for nothing else", "[kernel][shape]") {
  const Shape kept = Shape::quantity(0, 1, "kept/month", "");
  CHECK(told(Tree::number(0.98), kept, true) == Told{" no source for 0.98 kept/month"});
  CHECK(told(object({{"value", Tree::number(0.98)}}), kept, true) == Told{" no source for 0.98 kept/month"});
  CHECK(told(object({{"value", Tree::number(0.98)}, {"source", text("assumed")}}), kept, true).empty());
  CHECK(told(object({{"value", Tree::number(0.98)}, {"source", text("")}}), kept, true) ==
        Told{"/source an empty text"});
  CHECK(told(Tree::whole(2), Shape::quantity(0, 9, "1", ""), true) == Told{" no source for 2"});
  CHECK(told(Tree::number(0.98), Shape::number(0, 1, "EUR", ""), true).empty());
  const Shape nested =
      Shape::object({{"a", Shape::list(kept, "")}, {"b", Shape::either({kept, Shape::boolean("")}, "")}}, "");
  CHECK(told(object({{"a", Tree::list({Tree::number(0.1)})}, {"b", Tree::number(0.2)}}), nested, true) ==
        Told{"/a/0 no source for 0.1 kept/month", "/b no source for 0.2 kept/month"});
}

TEST_CASE("a text is not empty", "[kernel][shape]") {
  CHECK(told(text("a"), Shape::text("")).empty());
  CHECK(told(text(""), Shape::text("")) == Told{" an empty text"});
}

TEST_CASE("a label is a text or has at least one of fr and en", "[kernel][shape]") {
  CHECK(told(text("a"), Shape::label("")).empty());
  CHECK(told(object({{"fr", text("a")}}), Shape::label("")).empty());
  CHECK(told(object({{"en", text("a")}, {"fr", text("b")}}), Shape::label("")).empty());
  CHECK(told(Tree::object(), Shape::label("")) ==
        Told{" no text, expected a text or an object with \"fr\" and \"en\""});
  CHECK(told(object({{"fr", Tree::whole(1)}}), Shape::label("")) == Told{"/fr a number, expected a text"});
  CHECK(told(object({{"fr", text("a")}, {"deutsch", text("b")}}), Shape::label("")) ==
        Told{"/deutsch unknown name \"deutsch\"; known names: fr, en"});
  CHECK(told(text(""), Shape::label("")) == Told{" an empty text"});
}

TEST_CASE("a date is a day of the calendar", "[kernel][shape]") {
  CHECK(told(text("2019-01-07"), Shape::date("")).empty());
  CHECK(told(text("2024-02-29"), Shape::date("")).empty());
  for (const std::string bad :
       {"2023-02-30", "2023-13-01", "2023-1-1", "07/01/2019", "2019-01-07T00:00", "", "2019-01-07 "})
    CHECK(told(text(bad), Shape::date("")) ==
          Told{" \"" + bad + "\" is not a day of the calendar, expected a date such as \"2019-01-07\""});
}

TEST_CASE("a choice that is not known is told with the nearest", "[kernel][shape]") {
  const Shape step = Shape::choice({"day", "week", "month"}, "");
  CHECK(told(text("week"), step).empty());
  CHECK(told(text("wek"), step) == Told{" \"wek\" is not one of day, week, month; nearest: \"week\""});
  CHECK(told(text("fortnight"), step) == Told{" \"fortnight\" is not one of day, week, month"});
}

TEST_CASE("every item of a list is looked at, and their number", "[kernel][shape]") {
  const Shape shape = Shape::list(Shape::number(0, 1, "1", ""), "", 2);
  CHECK(told(Tree::list({Tree::whole(0), Tree::whole(1)}), shape).empty());
  CHECK(told(Tree::list(), shape) == Told{" a list of 0, expected at least 2"});
  CHECK(told(Tree::list({Tree::whole(3), text("a"), Tree::whole(4)}), shape) ==
        Told{"/0 3 is outside [0, 1]", "/1 a text, expected a number", "/2 4 is outside [0, 1]"});
}

TEST_CASE("the names of a table are the user's", "[kernel][shape]") {
  const Shape shape = Shape::table(Shape::whole(0, 9, "1", ""), "");
  CHECK(told(object({{"any", Tree::whole(1)}, {"comment", Tree::whole(2)}}), shape).empty());
  CHECK(told(object({{"a/b", text("x")}}), shape) == Told{"/a~1b a text, expected a whole number"});
  CHECK(told(object({{"", Tree::whole(1)}}), shape) == Told{"/ an empty name"});
}

TEST_CASE("an object has its fields, comments and nothing else, and all mistakes are told at once",
          "[kernel][shape]") {
  const Shape clock = Shape::object(
      {{"start", Shape::date(""), true}, {"step", Shape::choice({"day", "week", "month"}, "")}}, "");
  const Shape shape = Shape::object({{"clock", clock, true},
                                     {"strategies", Shape::table(Shape::anything(""), "")},
                                     {"seed", Shape::whole(0, 9, "1", ""), true}},
                                    "");
  CHECK(told(object({{"clock", object({{"start", text("2019-01-07")}})},
                     {"seed", Tree::whole(1)},
                     {"$schema", Tree()},
                     {"comment", Tree::list()}}),
             shape)
            .empty());
  CHECK(told(object({{"stratgies", Tree::object()}}), shape) ==
        Told{"/stratgies unknown name \"stratgies\"; nearest: \"strategies\"", " missing \"clock\"",
             " missing \"seed\""});
  CHECK(told(object(
                 {{"clock", object({{"step", text("wek")}, {"zzzzzz", Tree()}})}, {"seed", Tree::whole(12)}}),
             shape) == Told{"/clock/zzzzzz unknown name \"zzzzzz\"; known names: start, step",
                            "/clock missing \"start\"",
                            "/clock/step \"wek\" is not one of day, week, month; nearest: \"week\"",
                            "/seed 12 is outside [0, 9]"});
}

TEST_CASE("either takes the option that fits, else tells of the one that fits best", "[kernel][shape]") {
  const Shape curve = Shape::object({{"points", Shape::list(Shape::date(""), ""), true}}, "");
  const Shape shape = Shape::either({Shape::quantity(0, 1, "EUR", ""), curve}, "");
  CHECK(told(Tree::number(0.5), shape).empty());
  CHECK(told(object({{"value", Tree::number(0.5)}}), shape).empty());
  CHECK(told(object({{"points", Tree::list()}}), shape).empty());
  CHECK(told(Tree::whole(4), shape) == Told{" 4 is outside [0, 1] (EUR)"});
  CHECK(told(object({{"points", Tree::list({text("x")})}}), shape) ==
        Told{"/points/0 \"x\" is not a day of the calendar, expected a date such as \"2019-01-07\""});
  CHECK(told(object({{"value", Tree::whole(4)}}), shape) == Told{"/value 4 is outside [0, 1] (EUR)"});
  CHECK(told(text("x"), shape) == Told{" a text, expected a number (EUR) or an object"});
  const Shape date_or_word = Shape::either({Shape::date(""), Shape::choice({"start", "end"}, "")}, "");
  CHECK(told(text("end"), date_or_word).empty());
  CHECK(told(text("2019-02-30"), date_or_word) ==
        Told{" \"2019-02-30\", expected a date such as \"2019-01-07\" or one of start, end"});
}

TEST_CASE("a shape that contradicts itself breaks the contract", "[kernel][shape]") {
  CHECK_THROWS_AS(Shape::number(1, 0, "1", ""), sim::ContractError);
  CHECK_THROWS_AS(Shape::choice({}, ""), sim::ContractError);
  CHECK_THROWS_AS(Shape::either({}, ""), sim::ContractError);
  CHECK_THROWS_AS(Shape::object({{"a", Shape::text("")}, {"a", Shape::text("")}}, ""), sim::ContractError);
}
