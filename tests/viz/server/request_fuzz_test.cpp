// tests/viz/server/request_fuzz_test.cpp -- two hundred thousand spoilt inputs, the same each time: what holds for every one of them.
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "sim/io/json.hpp"
#include "tests/catch.hpp"
#include "viz/server/answer.hpp"
#include "viz/server/policy.hpp"
#include "viz/server/request.hpp"

namespace {

// Takes one of `seeds` and spoils it: bytes changed, dropped, doubled, pieces of other seeds put in.
class Spoiler {
 public:
  explicit Spoiler(std::vector<std::string> seeds) : seeds_(std::move(seeds)) {}
  std::string next() {
    std::string text = seeds_[below(seeds_.size())];
    for (auto turns = below(5); turns > 0; --turns) {
      const auto at = below(text.size() + 1);
      switch (below(6)) {
        case 0: text.insert(at, 1, static_cast<char>(below(256))); break;
        case 1: if (at < text.size()) text[at] = static_cast<char>(below(256)); break;
        case 2: text.erase(at, below(8)); break;
        case 3: text.insert(at, text.substr(below(text.size() + 1), below(40))); break;
        case 4: text.insert(at, std::to_string(random_())); break;
        default: {
          const auto& other = seeds_[below(seeds_.size())];
          text.insert(at, other.substr(below(other.size() + 1), below(12)));
        }
      }
    }
    return text;
  }
  std::size_t below(std::size_t end) { return static_cast<std::size_t>(random_() % end); }

 private:
  std::mt19937_64 random_{20260101};
  std::vector<std::string> seeds_;
};

constexpr int rounds = 50'000;  // for each of four parts of a request

}  // namespace

TEST_CASE("no range, however spoilt, leads outside its file", "[viz]") {
  Spoiler spoiler({"bytes=0-99", "bytes=-500", "bytes=500-", "bytes=18446744073709551615-", "bytes=0-0,5-9", "BYTES=1-1", "items=4-5"});
  int parts = 0, none = 0, whole = 0;
  for (int i = 0; i < rounds; ++i) {
    const auto range = spoiler.next();
    const std::uint64_t size = spoiler.below(4) == 0 ? spoiler.below(3) : std::uint64_t{1} << spoiler.below(63);
    const auto made = viz::slice(range, size);
    if (made.kind == viz::Slice::Kind::part) {
      ++parts;
      if (made.count == 0 || made.count > viz::longest_part || made.first >= size || made.count > size - made.first) FAIL(range << " of " << size);
    } else {
      ++(made.kind == viz::Slice::Kind::whole ? whole : none);
      if (made.first != 0 || made.count != 0) FAIL(range << " of " << size);
    }
  }
  CHECK(parts > rounds / 10);  // the inputs reach every branch
  CHECK(none > rounds / 100);
  CHECK(whole > rounds / 10);
}

TEST_CASE("no target, however spoilt, reaches a file that is not served, and no sender but the page's own is trusted", "[viz]") {
  Spoiler targets({"/", "/files/0", "/files/2", "/files.json", "/live", "/favicon.ico", "/reader.wasm", "/files/../../etc/passwd", "/files/%2e%2e/x?y#z"});
  Spoiler senders({"127.0.0.1:8080", "localhost:8080", "http://127.0.0.1:8080", "http://localhost:8080", "null", "evil.example", "same-origin", "cross-site"});
  int files = 0, nothing = 0, trusted = 0;
  for (int i = 0; i < rounds; ++i) {
    const auto target = targets.next();
    const auto to = viz::route(target, 3);
    if (to.file >= 3 || to.piece >= viz::piece_names.size()) FAIL(target);
    if (to.kind == viz::Route::Kind::file) {
      ++files;
      if (target.substr(0, target.find('?')) != "/files/" + std::to_string(to.file)) FAIL(target);
    }
    if (to.kind == viz::Route::Kind::nothing) ++nothing;

    const auto host = senders.next(), origin = senders.next();
    viz::Sender sender;
    sender.host = host, sender.origin = origin;
    if (viz::trust(sender, 8080, to.kind) != viz::Trust::granted) continue;
    ++trusted;
    std::string small;
    for (const char c : host + " " + origin) small += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    if (small != "127.0.0.1:8080 http://127.0.0.1:8080" && small != "127.0.0.1:8080 http://localhost:8080" &&
        small != "localhost:8080 http://127.0.0.1:8080" && small != "localhost:8080 http://localhost:8080")
      FAIL(host << " | " << origin);
  }
  CHECK(files > rounds / 100);
  CHECK(nothing > rounds / 10);
  CHECK(trusted > rounds / 1000);
}

TEST_CASE("no question, however spoilt, is understood as one about another file, and each refusal is a sentence", "[viz]") {
  Spoiler spoiler({R"({"id":7,"file":0,"series":"territory.jobs"})",
                   R"({"id":8,"file":1,"series":"commune.unemployed","context":"calm","strategy":"as-is","replicate":0,"from":12})",
                   R"([[[[{"id":null}]]]])", R"({"id":1e9,"file":true,"series":"\u0000.\ud83d"})"});
  int understood = 0;
  for (int i = 0; i < rounds; ++i) {
    const auto text = spoiler.next();
    const auto made = viz::question(text, 2);
    if (const auto* asked = std::get_if<viz::Question>(&made)) {
      ++understood;
      if (asked->file > 1 || asked->id < 0) FAIL(text);
      if (io::parse_json(text, "again")["series"].as_text() != asked->population + "." + asked->column) FAIL(text);
    } else {
      const auto& wrong = std::get<viz::NoQuestion>(made);
      if (wrong.en.empty() || wrong.fr.empty()) FAIL(text);
    }
  }
  CHECK(understood > rounds / 10);
  CHECK(understood < rounds);
}

TEST_CASE("no page, however spoilt, puts words of its own into the policy, and no answer has a line of its own", "[viz]") {
  Spoiler pages({"<!doctype html><title>a</title><script>let a = 1;</script><style>b{}</style>", "<script src=x></script><script type=module>1</script>",
                 "<!-- <script>no</script> --><style media=print>c{}</style>", "<script><!-- <script></script> --></script>"});
  Spoiler targets({"/", "/files.json", "/live", "/nothing\r\nSet-Cookie: a=b", "/favicon.ico"});
  int hashed = 0;
  for (int i = 0; i < rounds; ++i) {
    const auto page = pages.next();
    const auto texts = viz::inline_texts(page);
    for (const auto& text : texts.scripts)
      if (text.size() > 3 * page.size()) FAIL(page);
    if (i % 8 == 0) {  // hashing takes its time
      const auto policy = viz::content_security_policy(page, 8080);
      hashed += policy.find("sha256-") != std::string::npos;
      if (policy.find_first_of("\r\n") != std::string::npos || policy.find("unsafe-inline") != std::string::npos) FAIL(page);
    }
    const auto target = targets.next();
    viz::Site site;
    site.port = 8080;
    viz::Asked asked;
    asked.method = i % 2 == 0 ? "GET" : "HEAD";
    asked.target = target;
    asked.sender.host = "localhost:8080";
    const auto made = viz::answer(site, asked);
    const auto head = viz::head(made, "default-src 'none'", 0);
    if (head.find("\r\n\r\n") != head.size() - 4 || head.find("Set-Cookie") != std::string::npos) FAIL(target);
  }
  CHECK(hashed > rounds / 80);
}
