// tests/sim/io/json_test.cpp -- what users write: good files, every kind of bad one, the places of mistakes.
#include "sim/io/json.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <limits>
#include <random>

#include <sys/stat.h>

#include "tests/catch.hpp"

using sim::Tree;
namespace fs = std::filesystem;

namespace {

// A folder that is the working folder while it lives, so that files are named as a user would name them.
class Folder {
 public:
  Folder() : before_(fs::current_path()), path_(fresh()) {
    fs::create_directories(path_);
    fs::current_path(path_);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    fs::current_path(before_, ignored);
    fs::remove_all(path_, ignored);
  }
  void write(const std::string& name, std::string_view text) const {
    if (fs::path(name).has_parent_path()) fs::create_directories(fs::path(name).parent_path());
    std::ofstream(name, std::ios::binary) << text;
  }

 private:
  static fs::path fresh() {
    std::random_device luck;
    return fs::temp_directory_path() /
           ("sillon-json-" + std::to_string(luck()) + "-" + std::to_string(luck()));
  }
  fs::path before_, path_;
};

template <class Action> std::vector<sim::Mistake> mistakes_of(const Action& action) {
  try {
    action();
  } catch (const sim::ScenarioError& error) { return error.mistakes(); }
  return {};
}

std::string line(const sim::Mistake& mistake) {
  return mistake.file + ":" + std::to_string(mistake.line) + ":" + std::to_string(mistake.column) + " " +
         mistake.pointer + " " + mistake.message;
}

using Told = std::vector<std::string>;  // "file:line:column pointer message"

template <class Action> Told told(const Action& action) {
  auto mistakes = mistakes_of(action);
  io::locate(mistakes);
  Told lines;
  std::transform(mistakes.begin(), mistakes.end(), std::back_inserter(lines), line);
  return lines;
}

Told told_of(const std::string& text) {
  return told([&] { io::parse_json(text, "x"); });
}

Tree parse(std::string_view text) { return io::parse_json(text, "x"); }

std::string written(const Tree& tree) { return io::to_json(tree, -1); }

}  // namespace

TEST_CASE("a file becomes a tree whose every node knows its file and pointer", "[io][json]") {
  const Folder folder;
  folder.write("a/b.json", R"({"x": [1, {"y/z": "t"}], "n": null, "yes": true})");
  const auto tree = io::read_json("a/b.json");
  CHECK(written(tree) == R"({"x":[1,{"y/z":"t"}],"n":null,"yes":true})");
  CHECK(tree.file() == "a/b.json");
  CHECK(tree.pointer().empty());
  const auto& deep = tree["x"].items()[1]["y/z"];
  CHECK(deep.file() == "a/b.json");
  CHECK(deep.pointer() == "/x/1/y~1z");
  CHECK(tree["x"].pointer() == "/x");
  CHECK(tree["x"].items()[0].pointer() == "/x/0");
  CHECK(tree["yes"].pointer() == "/yes");
}

TEST_CASE("whole numbers stay whole, all 64 bits of them", "[io][json]") {
  CHECK(parse("9223372036854775807").as_whole() == std::numeric_limits<std::int64_t>::max());
  CHECK(parse("-9223372036854775808").as_whole() == std::numeric_limits<std::int64_t>::min());
  CHECK(parse("5.0").as_whole() == 5);
  CHECK(parse("1e6").as_whole() == 1'000'000);
  CHECK_FALSE(parse("0.5").is_whole());
  CHECK_FALSE(parse("1e300").is_whole());
  CHECK(std::signbit(parse("-0.0").as_number()));
  CHECK(parse("1e-400").as_number() == 0.0);
}

TEST_CASE("a byte order mark is skipped and takes no column", "[io][json]") {
  const Folder folder;
  folder.write("x.json", "\xEF\xBB\xBF{\"a\": 1}");
  CHECK(io::read_json("x.json")["a"].as_whole() == 1);
  folder.write("x.json", "\xEF\xBB\xBF{\"a\": x}");
  CHECK(told([] { io::read_json("x.json"); }) ==
        Told{"x.json:1:7  x is not JSON, expected a number, true, false, null, or a text in double quotes"});
}

TEST_CASE("what is not JSON is told with its place and what was expected", "[io][json]") {
  const std::vector<std::array<std::string, 3>> wrong{
      {"", "1:1", "the file is empty, expected a JSON value"},
      {" \n\n ", "3:2", "the file is empty, expected a JSON value"},
      {"{\"a\": 1,}", "1:8", "nothing follows this comma, expected a name or no comma"},
      {"[1, 2,]", "1:6", "nothing follows this comma, expected a value or no comma"},
      {"[,]", "1:2", ", in place of a value"},
      {"{\"a\": 1\n \"b\": 2}", "2:2", "\"b\" after a value, expected a comma or \"}\""},
      {"[1 2]", "1:4", "2 after a value, expected a comma or \"]\""},
      {"{\"a\" 1}", "1:6", "1 after a name, expected a colon"},
      {"{\"a\": }", "1:7", "} in place of a value"},
      {"{a: 1}", "1:2", "a in place of a name, expected a name in double quotes"},
      {"{\"a\": 'b'}", "1:7", "a single quotation mark, expected a text in double quotes"},
      {"{\"a\": 1\n", "2:1", "the file ends inside the object that begins in line 1, expected \"}\""},
      {"\n[[1]", "2:5", "the file ends inside the list that begins in line 2, expected \"]\""},
      {"[1}", "1:3", "\"}\" inside the list that begins in line 1, expected \"]\""},
      {"{} {}", "1:4", "{ after the end of the value, expected nothing more"},
      {"1 2", "1:3", "2 after the end of the value, expected nothing more"},
      {"[NaN]", "1:2", "NaN is not a number of JSON, expected a finite number"},
      {"[-Infinity]", "1:2", "-Infinity is not a number of JSON, expected a finite number"},
      {"[True]", "1:2", "True is not JSON, expected true"},
      {"[None]", "1:2", "None is not JSON, expected null"},
      {"[01]", "1:2", "01 is not a number as JSON writes it, expected one such as 0.5 or -12"},
      {"[.5]", "1:2", ".5 is not a number as JSON writes it, expected one such as 0.5 or -12"},
      {"[1, +1]", "1:5", "+1 is not a number as JSON writes it, expected one such as 0.5 or -12"},
      {"[1e999]", "1:2", "1e999 is too large for a number"},
      {"[-1e999]", "1:2", "-1e999 is too large for a number"},
      {"1e999", "1:1", "1e999 is too large for a number"},
      {"// x\n{}", "1:1", "JSON has no comments, expected a member \"comment\""},
      {"{\"a\": 1, // x\n \"b\": 2}", "1:10", "JSON has no comments, expected a member \"comment\""},
      {"[\"abc]", "1:2", "this quotation mark is never closed"},
      {"[\"é\", \"C:\\data\"]", "1:10", "a backslash that begins no escape, expected \\\\ for a backslash"},
      {"[\"a\\u12\"]", "1:4",
       "a \\u escape that is no character, expected four hexadecimal digits such as \\u00e9"},
      {"[\"\\ud800\"]", "1:3",
       "a \\u escape that is no character, expected four hexadecimal digits such as \\u00e9"},
      {"[\"a\nb\"]", "1:4", "a line ends inside a text, expected \\n or a closing quotation mark"},
      {"[\"a\tb\"]", "1:4", "a tabulator inside a text, expected \\t"},
      {"{\"a\": 1, \"b\": {\"c\": 2}, \"a\": 3}", "1:25", "the name \"a\" stands twice in this object"},
      {"[9223372036854775808]", "1:2",
       "9223372036854775808 has too many digits for a whole number, expected at most "
       "9223372036854775807; write an amount as 1.5e19"},
      {"{\"a\": -123456789012345678901}", "1:7",
       "-123456789012345678901 has too many digits for a whole number, expected at most "
       "9223372036854775807; write an amount as 1.5e19"}};
  for (const auto& [text, place, message] : wrong) {
    INFO(text);
    const auto mistakes = mistakes_of([&, &text = text] { parse(text); });
    REQUIRE(mistakes.size() == 1);
    CHECK(std::to_string(mistakes[0].line) + ":" + std::to_string(mistakes[0].column) == place);
    CHECK(mistakes[0].message == message);
  }
}

TEST_CASE("all double names of a file are told at once", "[io][json]") {
  CHECK(told_of("{\"a\": 1,\n \"a\": {\"b\": 1, \"b\": 2}}") ==
        Told{"x:2:2 /a the name \"a\" stands twice in this object",
             "x:2:16 /a/b the name \"b\" stands twice in this object"});
}

TEST_CASE("text that is not UTF-8 is refused with the byte and its place", "[io][json]") {
  const Folder folder;
  const auto refused = [&](std::string_view text) {
    folder.write("x.json", text);
    return told([] { io::read_json("x.json"); });
  };
  CHECK(refused("{\n \"a\": \"caf\xE9\"}") ==
        Told{"x.json:2:11  the byte 0xE9 is not UTF-8, expected a file saved as UTF-8"});
  CHECK(refused("[\"\xC0\xAF\"]").size() == 1);          // overlong
  CHECK(refused("[\"\xED\xA0\x80\"]").size() == 1);      // surrogate
  CHECK(refused("[\"\xF4\x90\x80\x80\"]").size() == 1);  // above U+10FFFF
  CHECK(refused("[\"0123456789\xE2\x82").size() == 1);   // cut
  CHECK(refused("[\"\xF0\x9F\x8C\xBE €é 0123456789\"]").empty());
  CHECK(refused(std::string_view("\xFF\xFE{\0}\0", 6)) ==
        Told{"x.json:0:0  the file is UTF-16, expected UTF-8"});
  CHECK(mistakes_of([] { io::parse_json("\"\xFF\"", "x"); }).size() == 1);
}

TEST_CASE("columns are counted in characters and lines by line feeds", "[io][json]") {
  CHECK(told_of("{\"é€\xF0\x9F\x8C\xBE\": x}").front().substr(0, 7) == "x:1:9  ");
  CHECK(told_of("{\r\n\"a\":\r\n  x}").front().substr(0, 5) == "x:3:3");
}

TEST_CASE("a hundred levels are read, one more is refused", "[io][json]") {
  const auto nested = [](std::size_t levels) { return std::string(levels, '[') + std::string(levels, ']'); };
  CHECK(mistakes_of([&] { parse(nested(100)); }).empty());
  CHECK(told_of(nested(101)) == Told{"x:1:101  more than 100 levels of brackets inside each other"});
}

TEST_CASE("100 MB of nested brackets are refused before they become a tree", "[io][json]") {
  const Folder folder;
  for (const std::string unit : {"[", "{\"a\":", "[{\"a\":"}) {
    std::string text;
    text.reserve(100'000'000 + unit.size());
    while (text.size() < 100'000'000) text += unit;
    folder.write("deep.json", text);
    const auto mistakes = told([] { io::read_scenario("deep.json"); });
    REQUIRE(mistakes.size() == 1);
    CHECK_THAT(mistakes[0],
               Catch::Matchers::ContainsSubstring("more than 100 levels of brackets inside each other"));
  }
}

TEST_CASE("a file that is too large is refused before it is read", "[io][json]") {
  const Folder folder;
  folder.write("large.json", "");
  fs::resize_file("large.json", (std::uintmax_t{1} << 30U) + 1);  // a hole: takes no room
  CHECK(told([] { io::read_json("large.json"); }) ==
        Told{"large.json:0:0  the file is larger than 1 GiB, which is the most that is read"});
}

TEST_CASE("a missing file, a folder or a pipe is the user's mistake", "[io][json]") {
  const Folder folder;
  folder.write("scenario.json", "{}");
  fs::create_directory("folder.json");
  CHECK(told([] { io::read_json("scenari.json"); }) ==
        Told{"scenari.json:0:0  there is no such file; nearest: \"scenario.json\""});
  CHECK(told([] { io::read_json("scenario"); }) ==
        Told{"scenario:0:0  there is no such file; nearest: \"scenario.json\""});
  CHECK(told([] { io::read_json("nowhere/x.json"); }) == Told{"nowhere/x.json:0:0  there is no such file"});
  CHECK(told([] { io::read_json("folder.json"); }) ==
        Told{"folder.json:0:0  this is a folder, expected a file"});
  CHECK(told([] { io::read_json(""); }) == Told{":0:0  a file name is empty"});
  CHECK(told([] { io::read_json("/dev/zero"); }) ==
        Told{"/dev/zero:0:0  this is a device or a pipe, expected a file"});
  CHECK(told([] { io::read_csv("x.csv"); }) == Told{"x.csv:0:0  there is no such file"});
  REQUIRE(mkfifo("pipe.json", 0600) == 0);
  CHECK(told([] { io::read_json("pipe.json"); }) ==
        Told{"pipe.json:0:0  this is a device or a pipe, expected a file"});
}

TEST_CASE("a file that cannot be read is a failure of the disk", "[io][json]") {
  if (fs::exists("/proc/self/mem")) CHECK_THROWS_AS(io::read_json("/proc/self/mem"), sim::FileError);
  const Folder folder;
  folder.write("x.json", "{}");
  fs::permissions("x.json", fs::perms::none);
  if (!std::ifstream("x.json"))
    CHECK_THROWS_AS(io::read_json("x.json"), sim::FileError);  // an administrator may read it
}

TEST_CASE("a scenario is merged over what it extends", "[io][json]") {
  const Folder folder;
  folder.write(
      "models/base.json",
      R"({"clock": {"start": "2019-01-07", "step": "week"}, "list": [1, 2], "gone": 1, "kept": null})");
  folder.write(
      "scenarios/x.json",
      R"({"extends": "../models/base.json", "clock": {"step": "day", "until": "2020-01-01"}, "list": [3], "gone": null, "new": {"a": null, "b": 1}})");
  const auto tree = io::read_scenario("scenarios/x.json");
  CHECK(written(tree) ==
        R"({"clock":{"start":"2019-01-07","step":"day","until":"2020-01-01"},"list":[3],"new":{"b":1}})");
  CHECK(tree.file() == "scenarios/x.json");
  CHECK(tree["clock"]["start"].file() == "models/base.json");
  CHECK(tree["clock"]["start"].pointer() == "/clock/start");
  CHECK(tree["clock"]["step"].file() == "scenarios/x.json");
  CHECK(tree["clock"].file() == "scenarios/x.json");
}

TEST_CASE("of several parents the later wins, and parents have parents", "[io][json]") {
  const Folder folder;
  folder.write("a.json", R"({"x": 1, "y": 1, "z": 1})");
  folder.write("b.json", R"({"extends": "a.json", "y": 2, "z": 2})");
  folder.write("c.json", R"({"extends": "a.json", "z": 3})");
  folder.write("d.json", R"({"extends": ["b.json", "c.json"], "w": 4})");
  CHECK(written(io::read_scenario("d.json")) == R"({"x":1,"y":1,"z":3,"w":4})");
}

TEST_CASE("what extends itself is refused with the chain shown", "[io][json]") {
  const Folder folder;
  folder.write("a.json", "{\n \"extends\": \"f/b.json\"}");
  folder.write("f/b.json", R"({"extends": ["../c.json"]})");
  folder.write("c.json", R"({"extends": "./f/../a.json"})");
  folder.write("self.json", R"({"extends": "self.json"})");
  CHECK(told([] { io::read_scenario("a.json"); }) ==
        Told{"c.json:1:13 /extends a file that extends itself: a.json -> f/b.json -> c.json -> a.json"});
  CHECK(told([] { io::read_scenario("self.json"); }) ==
        Told{"self.json:1:13 /extends a file that extends itself: self.json -> self.json"});
}

TEST_CASE("what is wrong with extends is told where it stands, all at once", "[io][json]") {
  const Folder folder;
  folder.write("list.json", "[]");
  folder.write("base.json", "{}");
  folder.write("x.json", R"({"extends": [1, "bas.json", "list.json", "", "."]})");
  CHECK(told([] { io::read_scenario("x.json"); }) ==
        Told{"x.json:1:14 /extends/0 a number, expected a file name",
             "x.json:1:17 /extends/1 \"bas.json\": there is no such file; nearest: \"base.json\"",
             "x.json:1:29 /extends/2 \"list.json\" holds a list, expected an object",
             "x.json:1:42 /extends/3 \"\": a file name is empty",
             "x.json:1:46 /extends/4 \".\": this is a folder, expected a file"});
  folder.write("y.json", R"({"extends": 4})");
  CHECK(told([] { io::read_scenario("y.json"); }) ==
        Told{"y.json:1:13 /extends a number, expected a file name or a list of file names"});
}

TEST_CASE("use brings in the tree of a file, whose nodes keep their own place", "[io][json]") {
  const Folder folder;
  folder.write(
      "s/x.json",
      R"({"extends": "../models/base.json", "crises": [{"use": "../c/price.json", "intensity": 1}, {"use": 4}]})");
  folder.write("models/base.json", R"({"territory": {"use": "../t/lens.json"}})");
  folder.write("t/lens.json", R"({"extends": "france.json", "communes": {"use": "communes.csv"}})");
  folder.write("t/france.json", R"({"country": "fr"})");
  folder.write("t/communes.csv", "code,name\n62510,Liévin\n");
  folder.write("c/price.json", R"({"kind": "price"})");
  const auto tree = io::read_scenario("s/x.json");
  CHECK(
      written(tree) ==
      R"({"territory":{"use":"../t/lens.json","used":{"country":"fr","communes":{"use":"communes.csv","used":[{"code":"62510","name":"Liévin"}]}}},)"
      R"("crises":[{"use":"../c/price.json","intensity":1,"used":{"kind":"price"}},{"use":4}]})");
  const auto& row = tree["territory"]["used"]["communes"]["used"].items()[0];
  CHECK(row["name"].file() == "t/communes.csv");
  CHECK(row["name"].pointer() == "/0/name");
  CHECK(tree["territory"]["used"]["country"].file() == "t/france.json");
  CHECK(tree["crises"].items()[0].file() == "s/x.json");
  CHECK(tree["crises"].items()[0].pointer() == "/crises/0");
  CHECK(tree["crises"].pointer() == "/crises");
}

TEST_CASE("a child may exchange the file that its parent uses", "[io][json]") {
  const Folder folder;
  folder.write("base.json", R"({"t": {"use": "missing.json", "with": 1}})");
  folder.write("x.json", R"({"extends": "base.json", "t": {"use": "a.json"}})");
  folder.write("a.json", R"({"a": 1})");
  CHECK(written(io::read_scenario("x.json")) == R"({"t":{"use":"a.json","with":1,"used":{"a":1}}})");
}

TEST_CASE("what is wrong with use is told where it stands, all at once", "[io][json]") {
  const Folder folder;
  folder.write("f/crisis.json", R"({"a": NaN})");
  folder.write("f/loop.json", R"({"x": {"use": "more.json"}})");
  folder.write("f/more.json", R"({"y": {"use": "loop.json"}})");
  folder.write("f/bad.csv", "a,b\n1\n");
  folder.write("x.json", R"({
  "a": {"use": "f/crisi.json"},
  "b": {"use": "f/crisis.json"},
  "c": {"use": "f/crisis.json"},
  "d": {"use": "f/loop.json"},
  "e": {"use": "f/bad.csv"},
  "f": {"use": "x.json"}
})");
  CHECK(told([] { io::read_scenario("x.json"); }) ==
        Told{"x.json:2:16 /a/use \"f/crisi.json\": there is no such file; nearest: \"crisis.json\"",
             "f/crisis.json:1:7  NaN is not a number of JSON, expected a finite number",
             "f/more.json:1:15 /y/use a file that uses itself: f/loop.json -> f/more.json -> f/loop.json",
             "f/bad.csv:2:1 /0 a row of 1, expected 2 as in the header",
             "x.json:7:16 /f/use a file that uses itself: x.json -> x.json"});
}

TEST_CASE("used is for the program to write", "[io][json]") {
  const Folder folder;
  folder.write("x.json", R"({"a": [{"used": 1}], "b": {"use": "y.json"}})");
  folder.write("y.json", R"({"used": 2})");
  CHECK(told([] { io::read_scenario("x.json"); }) ==
        Told{"x.json:1:17 /a/0/used \"used\" is filled in when the file named by \"use\" is read"});
  folder.write("x.json", R"({"b": {"use": "y.json"}})");
  CHECK(told([] { io::read_scenario("x.json"); }) ==
        Told{"y.json:1:10 /used \"used\" is filled in when the file named by \"use\" is read"});
}

TEST_CASE("a file used in many places is told of once and may be used again", "[io][json]") {
  const Folder folder;
  folder.write("x.json", R"([{"use": "y.json"}, {"use": "./y.json"}])");
  folder.write("y.json", R"({"z": {"use": "z.json"}})");
  folder.write("z.json", "3");
  CHECK(
      written(io::read_scenario("x.json")) ==
      R"([{"use":"y.json","used":{"z":{"use":"z.json","used":3}}},{"use":"./y.json","used":{"z":{"use":"z.json","used":3}}}])");
  folder.write("z.json", "");
  CHECK(mistakes_of([] { io::read_scenario("x.json"); }).size() == 1);
}

TEST_CASE("files that use each other many times over do not fill the memory", "[io][json]") {
  const Folder folder;
  std::string ten = "[";
  for (int i = 0; i < 10; ++i) ten += std::string(i ? "," : "") + R"({"use": "NEXT"})";
  ten += "]";
  for (int level = 0; level < 12; ++level) {
    std::string text = ten;
    for (auto at = text.find("NEXT"); at != std::string::npos; at = text.find("NEXT"))
      text.replace(at, 4, std::to_string(level + 1) + ".json");
    folder.write(std::to_string(level) + ".json", text);
  }
  folder.write("12.json", "1");
  const auto mistakes = told([] { io::read_scenario("0.json"); });
  REQUIRE_FALSE(mistakes.empty());
  CHECK_THAT(mistakes[0],
             Catch::Matchers::ContainsSubstring("more than 5000000 values with all that is used"));
}

TEST_CASE("CSV is read with quotes, commas or semicolons, and any line ends", "[io][csv]") {
  const Folder folder;
  const auto read = [&](std::string_view text) {
    folder.write("x.csv", text);
    return written(io::read_csv("x.csv"));
  };
  CHECK(read("a,b\n1,2\n") == R"([{"a":"1","b":"2"}])");
  CHECK(read("a;b\n1,5;2\n") == R"([{"a":"1,5","b":"2"}])");
  CHECK(read("\"a,x\";b\n1;2") == R"([{"a,x":"1","b":"2"}])");
  CHECK(read("\xEF\xBB\xBF"
             "a,b\r\n1,2\r\n\r\n3,4\r\n") == R"([{"a":"1","b":"2"},{"a":"3","b":"4"}])");
  CHECK(read("a,b\n\"x \"\"y\"\", z\n2\",\n") == R"([{"a":"x \"y\", z\n2","b":""}])");
  CHECK(read("a,b\n\"\",\"\"") == R"([{"a":"","b":""}])");
  CHECK(read("a\n1\n2") == R"([{"a":"1"},{"a":"2"}])");
  CHECK(read("a,b") == "[]");
  CHECK(read("a,b\n1,") == R"([{"a":"1","b":""}])");
}

TEST_CASE("mistakes of a CSV file are told with their line, all at once", "[io][csv]") {
  const Folder folder;
  const auto told_csv = [&](std::string_view text) {
    folder.write("x.csv", text);
    return told([] { io::read_csv("x.csv"); });
  };
  CHECK(told_csv("") == Told{"x.csv:1:1  the file is empty, expected a row of column names"});
  CHECK(told_csv("\n\n") == Told{"x.csv:1:1  the file is empty, expected a row of column names"});
  CHECK(told_csv("a,,a\n") ==
        Told{"x.csv:1:3  column 2 has no name", "x.csv:1:4  the column \"a\" stands twice"});
  CHECK(told_csv("a,b\n1\n1,2\n1,2,3\n") == Told{"x.csv:2:1 /0 a row of 1, expected 2 as in the header",
                                                 "x.csv:4:1 /2 a row of 3, expected 2 as in the header"});
  CHECK(
      told_csv("a,b\n\"é\"x,2\nx\"y,3\n4,\"5\n6,7\n") ==
      Told{"x.csv:2:4 /0 text after a closing quotation mark, expected a separator or the end of the line",
           "x.csv:3:2 /1 a quotation mark inside a cell, expected it doubled in a cell that starts with one",
           "x.csv:4:3 /2 this quotation mark is never closed"});
  CHECK(told_csv("a\n\xE9") == Told{"x.csv:2:1  the byte 0xE9 is not UTF-8, expected a file saved as UTF-8"});
}

TEST_CASE("the second look finds cells of a CSV file", "[io][csv]") {
  const Folder folder;
  folder.write("x.csv", "code,name\n\n\"1\n2\",é\n3,\"four\"\n");
  std::vector<sim::Mistake> mistakes;
  for (const std::string pointer : {"", "/0", "/0/name", "/1", "/1/code", "/1/name", "/1/none", "/7"})
    mistakes.push_back({"x.csv", pointer, "m"});
  io::locate(mistakes);
  std::vector<std::pair<unsigned, unsigned>> places;
  for (const auto& mistake : mistakes) places.emplace_back(mistake.line, mistake.column);
  CHECK(places == std::vector<std::pair<unsigned, unsigned>>{
                      {1, 1}, {3, 1}, {4, 4}, {5, 1}, {5, 1}, {5, 3}, {5, 1}, {1, 1}});
}

TEST_CASE("the second look finds every pointer, or its nearest parent", "[io][json]") {
  const Folder folder;
  folder.write(
      "x.json",
      "{\n  \"é\": [ {\"b/c\": 1},\n    [[], 2.5] ],\n  \"d\\u0041\": {\"\": \"]},\", \"e\": {}}\n}\n");
  const std::vector<std::tuple<std::string, unsigned, unsigned>> expected{
      {"", 1, 1},           {"/é", 2, 8},      {"/é/0", 2, 10},      {"/é/0/b~1c", 2, 18}, {"/é/1", 3, 5},
      {"/é/1/0", 3, 6},     {"/é/1/1", 3, 10}, {"/dA", 4, 14},       {"/dA/", 4, 19},      {"/dA/e", 4, 31},
      {"/dA/e/x/y", 4, 31}, {"/é/9", 2, 8},    {"/é/0/none", 2, 10}, {"/none", 1, 1}};
  std::vector<sim::Mistake> mistakes;
  for (const auto& [pointer, where, column] : expected) mistakes.push_back({"x.json", pointer, "m"});
  io::locate(mistakes);
  for (std::size_t i = 0; i < expected.size(); ++i) {
    INFO(mistakes[i].pointer);
    CHECK(mistakes[i].line == std::get<1>(expected[i]));
    CHECK(mistakes[i].column == std::get<2>(expected[i]));
  }
}

TEST_CASE("the second look leaves alone what it cannot or need not find", "[io][json]") {
  std::vector<sim::Mistake> mistakes{
      {"absent.json", "/a", "m"}, {"--set", "/a", "m"}, {"absent.json", "/a", "m", 3, 4}};
  io::locate(mistakes);
  CHECK(mistakes[0].line == 0);
  CHECK(mistakes[1].line == 0);
  CHECK(mistakes[2].column == 4);
}

TEST_CASE("set reaches members by pointer and by dots, and makes what is missing", "[io][json]") {
  const auto set = [](std::string_view before, std::string_view assignment) {
    auto tree = parse(before);
    io::apply_set(tree, assignment);
    return written(tree);
  };
  CHECK(set(R"({"a": {"b": 1}})", "/a/b=2") == R"({"a":{"b":2}})");
  CHECK(set(R"({"a": {"b": 1}})", "a.b=2") == R"({"a":{"b":2}})");
  CHECK(set("{}", "/parameters/x/value=3") == R"({"parameters":{"x":{"value":3}}})");
  CHECK(set("{}", "parameters.x=3") == R"({"parameters":{"x":3}})");
  CHECK(set(R"({"p": {"trust.forgetting": 1}})", "p.trust.forgetting=0.5") ==
        R"({"p":{"trust.forgetting":0.5}})");
  CHECK(set(R"({"p": {"trust": {}, "trust.forgetting": {"value": 1}}})", "p.trust.forgetting.value=2") ==
        R"({"p":{"trust":{},"trust.forgetting":{"value":2}}})");
  CHECK(set(R"({"p": {"trust.for": 1}})", "p.trust.forgetting=2") ==
        R"({"p":{"trust.for":1,"trust":{"forgetting":2}}})");
  CHECK(set("{}", "/p/trust.forgetting=2") == R"({"p":{"trust.forgetting":2}})");
  CHECK(set("{}", "/a~1b/c~0d=1") == R"({"a/b":{"c~d":1}})");
  CHECK(set("{}", "a=text") == R"({"a":"text"})");
  CHECK(set("{}", "a=") == R"({"a":""})");
  CHECK(set("{}", "a=\"3\"") == R"({"a":"3"})");
  CHECK(set("{}", "a=2019-01-07") == R"({"a":"2019-01-07"})");
  CHECK(set("{}", "a=[1, {\"b\": true}]") == R"({"a":[1,{"b":true}]})");
  CHECK(set("{}", "a=x=y") == R"({"a":"x=y"})");
  CHECK(set(R"({"a": [1, 2]})", "a.1=3") == R"({"a":[1,3]})");
  CHECK(set(R"({"a": [1, 2]})", "/a/2=3") == R"({"a":[1,2,3]})");
  CHECK(set(R"({"a": [1, 2]})", "/a/-/b=3") == R"({"a":[1,2,{"b":3}]})");
  CHECK(set(R"({"a": [{"b": 1}]})", "a.0.b=2") == R"({"a":[{"b":2}]})");
  CHECK(set(R"({"a": [1, 2], "b": 3})", "b=null") == R"({"a":[1,2]})");
  CHECK(set(R"({"a": [1, 2]})", "a.0=null") == R"({"a":[2]})");
  CHECK(set(R"({"a": null})", "a.b=1") == R"({"a":{"b":1}})");
}

TEST_CASE("what is set stands in --set, what was there stays in its file", "[io][json]") {
  auto tree = parse(R"({"a": [{"b": 1}, 2]})");
  io::apply_set(tree, "/a/0/c={\"d\": [5]}");
  CHECK(tree.file() == "x");
  CHECK(tree["a"].file() == "x");
  CHECK(tree["a"].pointer() == "/a");
  CHECK(tree["a"].items()[0]["b"].file() == "x");
  const auto& deep = tree["a"].items()[0]["c"]["d"].items()[0];
  CHECK(deep.file() == "--set");
  CHECK(deep.pointer() == "/a/0/c/d/0");
}

TEST_CASE("a wrong set is told as such", "[io][json]") {
  const auto refused = [](std::string_view assignment) {
    return told([&] {
      auto tree = parse(R"({"seed": 1, "list": [1]})");
      io::apply_set(tree, assignment);
    });
  };
  CHECK(refused("seed") == Told{"--set:0:0  \"seed\" has no \"=\", expected PLACE=VALUE"});
  CHECK(refused("=3") == Told{"--set:0:0  \"=3\" has no place, expected such as clock.step=day"});
  CHECK(refused("seed.x=3") == Told{"--set:0:0 /seed a number has no member \"x\""});
  CHECK(refused("list.5=3") == Told{"--set:0:0 /list \"5\" is no place in a list of 1, expected 0 to 1"});
  CHECK(refused("list.x=3") == Told{"--set:0:0 /list \"x\" is no place in a list of 1, expected 0 to 1"});
  CHECK(refused("list.99999999999999999999=3").size() == 1);
  CHECK(refused("list.-1=3").size() == 1);
  CHECK(refused("a..b=3") ==
        Told{"--set:0:0 /a an empty name in the place, expected such as clock.step or /clock/step"});
  CHECK(refused("a.=3").size() == 1);
  CHECK(refused("/a~2=3") ==
        Told{"--set:0:0  \"a~2\" is no part of a JSON pointer, expected ~0 for ~ and ~1 for /"});
  CHECK(refused("a=\xFF") == Told{"--set:0:0  the text is not UTF-8"});
}

TEST_CASE("assignments are made before files are used, those inside a used file after", "[io][json]") {
  const Folder folder;
  folder.write("s/x.json", R"({"t": {"use": "a.json"}, "seed": 1})");
  folder.write("s/a.json", R"({"n": 1})");
  folder.write("b.json", R"({"n": 2})");
  const auto tree = io::read_scenario("s/x.json", {"t.used.n=3", "t.use=b.json", "seed=9"});
  CHECK(written(tree) == R"({"t":{"use":"b.json","used":{"n":3}},"seed":9})");
  CHECK(told([] {
          io::read_scenario("s/x.json", {"t.use=absent.json", "seed", "extends=b.json"});
        }) == Told{"--set:0:0  \"seed\" has no \"=\", expected PLACE=VALUE",
                   "--set:0:0 /extends \"extends\" can be written in a file only",
                   "--set:0:0 /t/use \"absent.json\": there is no such file"});
}

TEST_CASE("mistakes are shown by file, then by line, aligned", "[io][json]") {
  CHECK(io::format_mistakes({}).empty());
  CHECK(io::format_mistakes(
            {{"scenarios/x.json", "/processes/2/use", "no process \"set_colum\"; nearest: \"set_column\"", 17,
              14},
             {"b.json", "", "there is no such file"},
             {"scenarios/x.json", "/processes/1/with/hazard", "4 is outside [0, 1] (1/month)", 9, 121},
             {"--set", "/é", "a number, expected a text"},
             {"--set", "/seed", "a text, expected a number"}}) ==
        "scenarios/x.json: 2 mistakes\n"
        "  9:121  /processes/1/with/hazard  4 is outside [0, 1] (1/month)\n"
        "  17:14  /processes/2/use          no process \"set_colum\"; nearest: \"set_column\"\n"
        "b.json: 1 mistake\n"
        "  there is no such file\n"
        "--set: 2 mistakes\n"
        "  /é     a number, expected a text\n"
        "  /seed  a text, expected a number\n");
}

TEST_CASE("what a user wrote neither steers nor floods the terminal", "[io][json]") {
  CHECK(io::format_mistakes({{"x", "/a\x1b[31m", "line\nend", 1, 2}}) ==
        "x: 1 mistake\n  1:2  /a\\u001b[31m  line\\u000aend\n");
  std::vector<sim::Mistake> many(250, sim::Mistake{"x", "", std::string(5000, 'a'), 1, 1});
  const auto text = io::format_mistakes(many);
  CHECK(text.substr(0, 17) == "x: 250 mistakes\n ");
  CHECK(text.size() < 120'000);
  CHECK(text.substr(text.size() - 19) == "  ... and 150 more\n");
}

TEST_CASE("JSON is written so that the eye can follow, on one line if asked", "[io][json]") {
  const auto tree = parse(R"({"a": [], "b": {}, "c": [1, 0.5], "d": {"e": "x\"\\\n\u0001é"}})");
  CHECK(io::to_json(tree, 2) ==
        "{\n  \"a\": [],\n  \"b\": {},\n  \"c\": [\n    1,\n    0.5\n  ],\n  \"d\": {\n    \"e\": "
        "\"x\\\"\\\\\\n\\u0001é\"\n  }\n}");
  CHECK(io::to_json(tree, -1) == R"({"a":[],"b":{},"c":[1,0.5],"d":{"e":"x\"\\\n\u0001é"}})");
  CHECK_THROWS_AS(io::to_json(Tree::number(std::nan("")), 2), sim::ContractError);
  CHECK_THROWS_AS(io::to_json(Tree::number(std::numeric_limits<double>::infinity()), 2), sim::ContractError);
}

TEST_CASE("numbers come back as the same bits", "[io][json]") {
  for (const double value : {0.1, 1.0 / 3, 5e-324, 1.7976931348623157e308, 2.2250738585072014e-308, 1e22,
                             1.5e19, 12345678.875, 9007199254740994.0, 1e16, -0.0}) {
    const double back = parse(io::to_json(Tree::number(value))).as_number();
    CHECK(back == value);
    CHECK(std::signbit(back) == std::signbit(value));
  }
}

namespace {

class Gardener {  // grows random trees
 public:
  explicit Gardener(unsigned seed) : luck_(seed) {}

  Tree grow(int depth) {
    switch (below(depth > 0 ? 8 : 6)) {
      case 0: return {};
      case 1: return Tree::boolean(below(2) == 1);
      case 2: return Tree::whole(static_cast<std::int64_t>(luck_()));
      case 3: return Tree::whole(static_cast<std::int64_t>(below(10)) - 5);
      case 4: return Tree::number(real());
      case 5: return Tree::text(word());
      case 6: {
        std::vector<Tree> items(below(5));
        for (auto& item : items) item = grow(depth - 1);
        return Tree::list(std::move(items));
      }
      default: {
        Tree object = Tree::object();
        for (auto n = below(5); n > 0; --n) object.put(word(), grow(depth - 1));
        return object;
      }
    }
  }
  std::uint64_t below(std::uint64_t bound) { return luck_() % bound; }
  std::mt19937_64& luck() { return luck_; }

 private:
  double real() {  // with a fraction or beyond 2^53: others are whole numbers
    for (;;) {
      const auto value = std::ldexp(static_cast<double>(luck_()) / 3.0, static_cast<int>(below(1900)) - 1000);
      if (std::isfinite(value) && (value != std::trunc(value) || std::abs(value) > 1e16))
        return below(2) ? value : -value;
    }
  }
  std::string word() {
    static const std::vector<std::string> pieces{
        "a", "B", "é", "€", "\xF0\x9F\x8C\xBE", "\"", "\\", "/", "~", ".", "\n", "\t", "\x01", " ",
        "{", "]", ":", ","};
    std::string out;
    for (auto n = below(6); n > 0; --n) out += pieces[below(pieces.size())];
    return out;
  }
  std::mt19937_64 luck_;
};

// Every node knows the way to itself, and the second look finds it in the text.
void check_places(const Tree& tree, const std::string& pointer, std::vector<sim::Mistake>& mistakes) {
  REQUIRE(tree.pointer() == pointer);
  mistakes.push_back(tree.mistake("m"));
  if (tree.is(Tree::Kind::list))
    for (std::size_t i = 0; i < tree.items().size(); ++i)
      check_places(tree.items()[i], pointer + "/" + std::to_string(i), mistakes);
  if (tree.is(Tree::Kind::object))
    for (const auto& [name, value] : tree.members())
      check_places(value, pointer + sim::pointer_segment(name), mistakes);
}

}  // namespace

TEST_CASE("any tree that is written reads back as an equal tree with true places", "[io][json][property]") {
  const Folder folder;
  Gardener gardener(1);
  for (int trial = 0; trial < 300; ++trial) {
    const Tree tree = gardener.grow(5);
    const std::string text = io::to_json(tree, static_cast<int>(gardener.below(4)) - 1);
    INFO(text);
    folder.write("x.json", text);
    const Tree back = io::read_json("x.json");
    REQUIRE(back == tree);
    std::vector<sim::Mistake> mistakes;
    check_places(back, "", mistakes);
    io::locate(mistakes);
    std::vector<std::pair<unsigned, unsigned>> places;  // in the order of the text, no two alike
    for (const auto& mistake : mistakes) places.emplace_back(mistake.line, mistake.column);
    REQUIRE(std::adjacent_find(places.begin(), places.end(),
                               [](const auto& a, const auto& b) { return !(a < b); }) == places.end());
  }
}

TEST_CASE("text that has been damaged is read or refused with a place, never worse", "[io][json][property]") {
  Gardener gardener(2);
  for (int trial = 0; trial < 3000; ++trial) {
    std::string text = io::to_json(gardener.grow(4), static_cast<int>(gardener.below(2)));
    for (auto n = 1 + gardener.below(3); n > 0 && !text.empty(); --n) {
      const auto at = gardener.below(text.size());
      switch (gardener.below(3)) {
        case 0: text.erase(at, 1 + gardener.below(3)); break;
        case 1: text.insert(at, 1, "{}[]:,\"\\0e-\n\xC3"[gardener.below(13)]); break;
        default: text[at] = static_cast<char>(gardener.below(256));
      }
    }
    INFO(text);
    for (const auto& mistake : mistakes_of([&] { parse(text); })) {
      REQUIRE(mistake.line > 0);
      REQUIRE(mistake.column > 0);
      REQUIRE(mistake.message.size() > 5);
      REQUIRE(mistake.message != "this is not JSON");
    }
  }
}
