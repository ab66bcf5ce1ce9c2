// tests/sim/kernel/tree_test.cpp -- trees: what they hold, where it stands, how it reads in a sentence.
#include "sim/kernel/tree.hpp"

#include <cstdint>
#include <limits>

#include "tests/catch.hpp"

using sim::Tree;

TEST_CASE("a tree gives back what it was made of", "[kernel][tree]") {
  CHECK(Tree().is(Tree::Kind::null));
  CHECK(Tree::boolean(true).as_boolean());
  CHECK(Tree::number(0.25).as_number() == 0.25);
  CHECK(Tree::text("abc").as_text() == "abc");
  CHECK(Tree::list({Tree::whole(1), Tree()}).items().size() == 2);
  CHECK(Tree::object({{"a", Tree::whole(1)}}).members()[0].first == "a");
}

TEST_CASE("a whole number keeps all its 64 bits and is a number too", "[kernel][tree]") {
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  CHECK(Tree::whole(most).as_whole() == most);
  CHECK(Tree::whole(most - 1) != Tree::whole(most));  // equal as doubles
  CHECK(Tree::whole(3).as_number() == 3.0);
  CHECK_FALSE(Tree::number(0.5).is_whole());
}

TEST_CASE("asking a tree for another kind than it is breaks the contract", "[kernel][tree]") {
  const Tree number = Tree::number(0.5);
  CHECK_THROWS_AS(number.as_text(), sim::ContractError);
  CHECK_THROWS_AS(number.as_boolean(), sim::ContractError);
  CHECK_THROWS_AS(number.as_whole(), sim::ContractError);
  CHECK_THROWS_AS(number.items(), sim::ContractError);
  CHECK_THROWS_AS(number.members(), sim::ContractError);
  CHECK_THROWS_AS(Tree::text("1").as_number(), sim::ContractError);
  CHECK_THROWS_AS(Tree::object()["absent"], sim::ContractError);
  CHECK(Tree::object().find("absent") == nullptr);
  CHECK_FALSE(number.has("absent"));
}

TEST_CASE("putting a member again replaces it in its place of the order", "[kernel][tree]") {
  Tree tree = Tree::object({{"a", Tree::whole(1)}, {"b", Tree::whole(2)}});
  tree.put("a", Tree::whole(3));
  tree.put("c", Tree::whole(4));
  CHECK(tree == Tree::object({{"a", Tree::whole(3)}, {"b", Tree::whole(2)}, {"c", Tree::whole(4)}}));
  tree.drop("b");
  tree.drop("b");
  CHECK(tree == Tree::object({{"a", Tree::whole(3)}, {"c", Tree::whole(4)}}));
}

TEST_CASE("equality is of values and not of places", "[kernel][tree]") {
  Tree placed = Tree::list({Tree::text("x")});
  placed.place(std::make_shared<const std::string>("a.json"), "/list");
  CHECK(placed == Tree::list({Tree::text("x")}));
  CHECK(placed != Tree::list({Tree::text("y")}));
  CHECK(placed != Tree::text("x"));
  const auto mistake = placed.mistake("wrong");
  CHECK(mistake.file == "a.json");
  CHECK(mistake.pointer == "/list");
  CHECK(mistake.message == "wrong");
  CHECK(Tree().file().empty());
}

TEST_CASE("a name becomes a segment of a JSON pointer", "[kernel][tree]") {
  CHECK(sim::pointer_segment("clock") == "/clock");
  CHECK(sim::pointer_segment("a/b~c") == "/a~1b~0c");
  CHECK(sim::pointer_segment("") == "/");
}

TEST_CASE("a quotation is short and never cuts a character", "[kernel][tree]") {
  CHECK(sim::quoted(Tree::text("wek")) == "\"wek\"");
  CHECK(sim::quoted(Tree::number(0.1)) == "0.1");
  CHECK(sim::quoted(Tree::whole(-7)) == "-7");
  CHECK(sim::quoted(Tree::boolean(false)) == "false");
  CHECK(sim::quoted(Tree()) == "null");
  CHECK(sim::quoted(Tree::list({Tree(), Tree()})) == "a list of 2");
  std::string accents = "a";
  for (int i = 0; i < 40; ++i) accents += "é";  // the sixtieth byte is inside a character
  const auto quoted = sim::quoted(Tree::text(accents));
  CHECK(quoted.size() < 70);
  CHECK(quoted.substr(quoted.size() - 6) == "é...\"");
}
