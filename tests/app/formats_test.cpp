// The pages of docs/formats and the shipped files keep to what the program says of itself.
#include <filesystem>
#include <string>

#include "sim/io/json.hpp"
#include "tests/app/program.hpp"
#include "tests/catch.hpp"

using namespace tests;

TEST_CASE("the tables of docs/formats/scenario.md are those that the program prints", "[app]") {
  const Desk desk;
  const auto printed = sillon(desk, "schema --markdown");
  REQUIRE(printed.code == 0);
  const std::string page = read_text(SILLON_SOURCE_DIR "/docs/formats/scenario.md");
  const std::string begin = "tests/app/formats_test.cpp -->\n\n", end = "\n<!-- end of tables -->";
  const auto from = page.find(begin), to = page.find(end);
  REQUIRE(from != std::string::npos);
  REQUIRE(to != std::string::npos);
  CHECK(page.substr(from + begin.size(), to - from - begin.size()) == printed.out);
}

TEST_CASE("the schema is JSON, and each of its references leads somewhere", "[app]") {
  const Desk desk;
  const auto printed = sillon(desk, "schema");
  REQUIRE(printed.code == 0);
  const auto schema = io::parse_json(printed.out, "schema");
  const std::string key = "\"$ref\": \"#/$defs/";
  std::size_t references = 0;
  for (auto at = printed.out.find(key); at != std::string::npos;
       at = printed.out.find(key, at + 1), ++references) {
    const auto start = at + key.size();
    const auto name = printed.out.substr(start, printed.out.find('"', start) - start);
    INFO(name);
    CHECK(name.find(' ') == std::string::npos);
    CHECK(schema["$defs"].has(name));
  }
  CHECK(references > 10);
}

TEST_CASE("every input file in scenarios is right", "[app]") {
  const Desk desk;
  std::string words = "check";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(SILLON_SOURCE_DIR "/scenarios")) {
    const auto path = entry.path().string();
    const bool package =
        path.find("/register/") != std::string::npos || path.find("node_modules") != std::string::npos;
    if (entry.path().extension() == ".json" && !package && !path.ends_with(".schema.json"))
      words += " '" + path + "'";
  }
  const auto outcome = sillon(desk, words);
  CHECK(outcome.err == "");
  CHECK(outcome.code == 0);
}
