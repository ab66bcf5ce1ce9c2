// tests/viz/server/request_test.cpp -- targets, senders, ranges and questions, case by case.
#include "viz/server/request.hpp"

#include <string>
#include <vector>

#include "sim/io/json.hpp"
#include "tests/catch.hpp"

namespace {

using viz::Route;
using viz::Sender;
using viz::Slice;
using viz::Trust;
using Kind = viz::Route::Kind;

Sender from(std::string_view host) {
  Sender sender;
  sender.host = host;
  return sender;
}
viz::NoQuestion refused(std::string_view text, std::size_t files = 2) {
  const auto made = viz::question(text, files);
  REQUIRE(std::holds_alternative<viz::NoQuestion>(made));
  return std::get<viz::NoQuestion>(made);
}

}  // namespace

TEST_CASE("a target is one of a few names, and never a path", "[viz]") {
  struct Row {
    std::string target;
    Kind kind;
    std::size_t file;
  };
  const std::vector<Row> rows{{"/", Kind::page, 0},
                              {"/?lang=fr", Kind::page, 0},
                              {"/files.json", Kind::list, 0},
                              {"/files/0", Kind::file, 0},
                              {"/files/11?again", Kind::file, 11},
                              {"/live", Kind::live, 0},
                              {"/reader.js", Kind::piece, 0},
                              {"/reader.wasm?again", Kind::piece, 0},
                              {"/favicon.ico", Kind::icon, 0}};
  for (const auto& [target, kind, file] : rows) {
    INFO(target);
    CHECK(viz::route(target, 12).kind == kind);
    CHECK(viz::route(target, 12).file == file);
  }
  for (const std::string target :
       {"", "//", "/index.html", "/files", "/files/", "/files/12", "/files/00", "/files/01", "/files/-1", "/files/+1", "/files/1/", "/files/1.h5",
        "/files/%30", "/files/../files/0", "/../etc/passwd", "/files/..%2f..%2fetc/passwd", "/etc/passwd", "http://127.0.0.1/", "*",
        "/files/99999999999999999999999999", "/live/", "/LIVE", "/reader", "/reader.js/", "//reader.js", "/files/reader.js", "/files.json/", " /", "/files/0x0", "/files/\xD9\xA0"}) {
    INFO(target);
    CHECK(viz::route(target, 12).kind == Kind::nothing);
  }
  CHECK(viz::route("/reader.js", 1).piece == 0);
  CHECK(viz::route("/reader.wasm", 1).piece == 1);
  CHECK(viz::route("/files/0", 0).kind == Kind::nothing);
  CHECK(viz::route("/?" + std::string(viz::longest_target, 'a'), 1).kind == Kind::nothing);
}

TEST_CASE("only this machine's own two names are answered", "[viz]") {
  for (const std::string host : {"127.0.0.1:8080", "localhost:8080", "LocalHost:8080"}) CHECK(viz::trust(from(host), 8080, Kind::page) == Trust::granted);
  for (const std::string host :
       {"", "127.0.0.1", "localhost", "127.0.0.1:80", "127.0.0.1:08080", "127.0.0.1:8080.", "evil.example:8080", "localhost.evil.example:8080",
        "127.0.0.2:8080", "[::1]:8080", "127.0.0.1:8080@evil.example", "127.1:8080", "2130706433:8080", "localhost.:8080", " localhost:8080"}) {
    INFO(host);
    CHECK(viz::trust(from(host), 8080, Kind::page) == Trust::host);
  }
  CHECK(viz::trust(Sender{}, 8080, Kind::page) == Trust::host);
  CHECK(viz::trust(from("localhost"), 80, Kind::page) == Trust::granted);
  auto twice = from("localhost:8080");
  twice.ambiguous = true;
  CHECK(viz::trust(twice, 8080, Kind::page) == Trust::host);
}

TEST_CASE("other sites are refused, by origin and by what the browser says of them", "[viz]") {
  const auto with_origin = [](std::string_view origin) {
    auto sender = from("127.0.0.1:8080");
    sender.origin = origin;
    return viz::trust(sender, 8080, Kind::live);
  };
  CHECK(with_origin("http://127.0.0.1:8080") == Trust::granted);
  CHECK(with_origin("http://localhost:8080") == Trust::granted);
  for (const std::string origin : {"null", "", "http://127.0.0.1", "http://127.0.0.1:8081", "https://127.0.0.1:8080", "http://evil.example",
                                   "http://evil.example:8080", "http://127.0.0.1:8080/", "http://localhost:8080.evil.example", "file://"}) {
    INFO(origin);
    CHECK(with_origin(origin) == Trust::origin);
  }
  const auto with_site = [](std::string_view site, std::string_view mode, std::string_view dest, Kind asked) {
    auto sender = from("localhost:8080");
    sender.fetch_site = site, sender.fetch_mode = mode, sender.fetch_dest = dest;
    return viz::trust(sender, 8080, asked);
  };
  CHECK(with_site("same-origin", "cors", "empty", Kind::file) == Trust::granted);
  CHECK(with_site("none", "navigate", "document", Kind::page) == Trust::granted);
  CHECK(with_site("cross-site", "navigate", "document", Kind::page) == Trust::granted);  // a link in a mail
  for (const std::string site : {"cross-site", "same-site", "else"}) {
    CHECK(with_site(site, "navigate", "document", Kind::file) == Trust::site);
    CHECK(with_site(site, "navigate", "iframe", Kind::page) == Trust::site);
    CHECK(with_site(site, "no-cors", "image", Kind::file) == Trust::site);
    CHECK(with_site(site, "websocket", "empty", Kind::live) == Trust::site);
  }
}

TEST_CASE("a range is answered with bytes that the file has", "[viz]") {
  constexpr std::uint64_t large = 1'000'000'000'000;
  struct Row {
    std::string range;
    std::uint64_t size, first, count;
  };
  const std::vector<Row> parts{{"bytes=0-0", 10, 0, 1},
                               {"bytes=0-9", 10, 0, 10},
                               {"bytes=2-5", 10, 2, 4},
                               {"bytes=9-", 10, 9, 1},
                               {"bytes=0-", 10, 0, 10},
                               {"bytes=5-99", 10, 5, 5},
                               {"bytes=-3", 10, 7, 3},
                               {"bytes=-99", 10, 0, 10},
                               {"BYTES=1-2", 10, 1, 2},
                               {"bytes= 1-2 ", 10, 1, 2},
                               {"bytes=0-18446744073709551615", 10, 0, 10},
                               {"bytes=0-99999999999999999999999", 10, 0, 10},
                               {"bytes=-99999999999999999999999", 10, 0, 10},
                               {"bytes=0-", large, 0, viz::longest_part},
                               {"bytes=-50000000", large, large - 50'000'000, viz::longest_part},
                               {"bytes=999999999999-", large, large - 1, 1}};
  for (const auto& [range, size, first, count] : parts) {
    INFO(range);
    const auto part = viz::slice(range, size);
    CHECK(part.kind == Slice::Kind::part);
    CHECK(part.first == first);
    CHECK(part.count == count);
  }
  for (const auto& [range, size] : std::vector<std::pair<std::string, std::uint64_t>>{
           {"bytes=10-", 10}, {"bytes=10-12", 10}, {"bytes=-0", 10}, {"bytes=0-", 0}, {"bytes=-5", 0}, {"bytes=99999999999999999999999-", 10}}) {
    INFO(range);
    CHECK(viz::slice(range, size).kind == Slice::Kind::unsatisfiable);
  }
  for (const std::string range : {"", "bytes", "bytes=", "bytes=-", "bytes=5-2", "bytes=a-b", "bytes=1-2,4-5", "bytes=1-2-3", "bytes=--1", "bytes=+1-2",
                                  "bytes=1 -2", "items=0-1", "bytes 0-1", "bytes=0x0-1", "bytes=1.0-2", "bytes=1-2;q=1"}) {
    INFO(range);
    CHECK(viz::slice(range, 10).kind == Slice::Kind::whole);
  }
}

TEST_CASE("a question names its series, and may narrow it down", "[viz]") {
  const auto plain = viz::question(R"({"id":7,"file":0,"series":"territory.jobs"})", 1);
  REQUIRE(std::holds_alternative<viz::Question>(plain));
  const auto& asked = std::get<viz::Question>(plain);
  CHECK(asked.id == 7);
  CHECK(asked.population == "territory");
  CHECK(asked.column == "jobs");
  CHECK((!asked.context && !asked.strategy && !asked.replicate && asked.from == 0));

  const auto narrow = viz::question(
      R"({"id":9007199254740991,"file":1,"series":"commune.energy.bill","context":"calm","strategy":"as-is","replicate":3,"from":120,"new":[]})", 2);
  REQUIRE(std::holds_alternative<viz::Question>(narrow));
  const auto& part = std::get<viz::Question>(narrow);
  CHECK(part.id == 9007199254740991);
  CHECK(part.file == 1);
  CHECK(part.column == "energy.bill");
  CHECK(part.context == std::optional<std::string>("calm"));
  CHECK(part.replicate == std::optional<std::uint32_t>(3));
  CHECK(part.from == 120);
}

TEST_CASE("what is no question is told so in both languages, with its id if it has one", "[viz]") {
  for (const std::string text : {"", "hello", "[]", "7", "null", "{", "{\"id\":1", "\xFF\xFE", "{\"id\":1,\"id\":2}"}) {
    INFO(text);
    CHECK(!refused(text).id);
    CHECK(refused(text).en == "a question is one JSON object of at most 4096 bytes");
  }
  CHECK(!refused(std::string(5000, ' ') + "{}").id);
  CHECK(!refused(std::string(1500, '[')).id);  // deeper than anybody needs
  struct Row {
    std::string text, en;
  };
  const std::vector<Row> rows{{R"({"id":4,"series":"a.b"})", "\"file\" must be a whole number from 0 to 1"},
                              {R"({"id":4,"file":2,"series":"a.b"})", "\"file\" must be a whole number from 0 to 1"},
                              {R"({"id":4,"file":-1,"series":"a.b"})", "\"file\" must be a whole number from 0 to 1"},
                              {R"({"id":4,"file":0})", "\"series\" must be a text"},
                              {R"({"id":4,"file":0,"series":"jobs"})", "\"series\" must be population.column"},
                              {R"({"id":4,"file":0,"series":"a.b","context":1})", "\"context\" must be a text"},
                              {R"({"id":4,"file":0,"series":"a.b","from":1.5})", "\"from\" must be a whole number from 0 to 4294967295"},
                              {R"({"id":4,"file":0,"series":"a.b","replicate":4294967296})", "\"replicate\" must be a whole number from 0 to 4294967295"}};
  for (const auto& [text, en] : rows) {
    INFO(text);
    const auto wrong = refused(text);
    CHECK(wrong.id == std::optional<std::int64_t>(4));
    CHECK(wrong.en == en);
    CHECK(wrong.fr != wrong.en);
  }
  for (const std::string id : {"-1", "1.5", "\"4\"", "9007199254740992", "1e300"})
    CHECK(!refused(R"({"id":)" + id + R"(,"file":0,"series":"a.b"})").id);
}
