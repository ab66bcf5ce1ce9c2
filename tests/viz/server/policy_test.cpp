// tests/viz/server/policy_test.cpp -- which texts of a page a browser would run, and their hashes.
#include "viz/server/policy.hpp"

#include <fmt/format.h>

#include "sim/io/sha256.hpp"
#include "tests/catch.hpp"

namespace {
using Texts = std::vector<std::string>;
Texts scripts(std::string_view page) { return viz::inline_texts(page).scripts; }
Texts styles(std::string_view page) { return viz::inline_texts(page).styles; }

std::string hexadecimal(std::string_view text) {
  std::string out;
  for (const auto byte : io::sha256(text)) out += fmt::format("{:02x}", byte);
  return out;
}
}  // namespace

TEST_CASE("SHA-256 gives the published values", "[viz]") {  // FIPS 180-2, appendix B
  CHECK(hexadecimal("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(hexadecimal("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("inline scripts and styles are found as a browser finds them", "[viz]") {
  CHECK(scripts("<script>a()</script>") == Texts{"a()"});
  CHECK(scripts("<SCRIPT type=module crossorigin>\na()</Script >") == Texts{"\na()"});
  CHECK(scripts("<script src=a.js></script><script SRC = 'b>.js'>c</script>").empty());
  CHECK(scripts("<script data-src='x'>a</script>") == Texts{"a"});
  CHECK(scripts("<script title='a > b'>c</script>") == Texts{"c"});
  CHECK(scripts("<scripted>a</scripted><script>b</script>") == Texts{"b"});
  CHECK(scripts("<!-- <script>a</script> --><script>b</script>") == Texts{"b"});
  CHECK(scripts("<title><script>a</script></title><script>b</script>") == Texts{"b"});
  CHECK(scripts("<style>'<script>a</script>'</style>").empty());
  CHECK(scripts("<script>a = '</scriptx>' + 1 < 2</script>") == Texts{"a = '</scriptx>' + 1 < 2"});
  CHECK(scripts("<script>a\r\nb\rc</script>") == Texts{"a\nb\nc"});
  CHECK(scripts(std::string_view("<script>a\0b</script>", 20)) == Texts{"a\xEF\xBF\xBD" "b"});
  CHECK(scripts("<script></script>") == Texts{""});
  CHECK(scripts("<script>never closed").empty());
  CHECK(scripts("1 < 2 <script>a</script>") == Texts{"a"});
  CHECK(styles("<style>p{}</style><style media='print'>q{}</style>") == Texts{"p{}", "q{}"});
  CHECK(styles("<script>'<style>a</style>'</script>").empty());
}

TEST_CASE("a script that writes a script ends where a browser ends it", "[viz]") {  // HTML standard, 13.2.5.15 to 13.2.5.31
  CHECK(scripts("<script>'<!--' + '</script>tail") == Texts{"'<!--' + '"});
  CHECK(scripts("<script><!-- <script> </script> --> a</script>") == Texts{"<!-- <script> </script> --> a"});
  CHECK(scripts("<script><!-- <script> </script> </script> tail") == Texts{"<!-- <script> </script> "});
  CHECK(scripts("<script><!--> <script> </script> a</script>") == Texts{"<!--> <script> "});
  CHECK(scripts("<script><!-- <scripted> </script> a</script>") == Texts{"<!-- <scripted> "});
}

TEST_CASE("pieces of the page are taken out of it, and only what is a piece", "[viz]") {
  const auto split = viz::split_page(
      "<meta><script type=\"application/gzip\" id=\"reader.js\">YWJj</script><script id=reader.wasm type=application/gzip>AP8=</script\n>"
      "<script>a()</script>tail");
  CHECK(split.page == "<meta><script>a()</script>tail");
  CHECK(split.pieces[0] == "abc");
  CHECK(split.pieces[1] == std::string("\0\xFF", 2));
  for (const std::string page :
       {"", "<p>none", "<script type='application/gzip' id='other.js'>YWJj</script>", "<script id='reader.js'>YWJj</script>",
        "<script type='application/gzip'>YWJj</script>", "<p type='application/gzip' id='reader.js'>YWJj</p>",
        "<!-- <script type='application/gzip' id='reader.js'>YWJj</script> -->", "<script type='application/gzip' id='reader.js'>YWJj",
        "<script type='application/gzip' id='reader.js'></script>", "<script type='application/gzip' id='reader.js'>YWJ</script>",
        "<script type='application/gzip' id='reader.js'>YW j</script>", "<script type='application/gzip' id='reader.js'>Y===</script>"}) {
    INFO(page);
    CHECK(viz::split_page(page).page == page);
    CHECK(viz::split_page(page).pieces[0].empty());
  }
  const auto twice = viz::split_page("<script type='application/gzip' id='reader.js'>YWJj</script><script type='application/gzip' id='reader.js'>ZA==</script>");
  CHECK(twice.pieces[0] == "abc");
  CHECK(twice.page == "<script type='application/gzip' id='reader.js'>ZA==</script>");
}

TEST_CASE("the policy names each inline text by its hash and allows no other", "[viz]") {
  const auto policy = viz::content_security_policy("<script>abc</script><style></style><script>abc</script>", 4321);
  CHECK(policy ==
        "default-src 'none'; script-src 'wasm-unsafe-eval' 'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='; "
        "style-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; worker-src blob: 'self'; img-src 'self' blob: data:; font-src data:; "
        "connect-src 'self' ws://127.0.0.1:4321 ws://localhost:4321; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
  CHECK(viz::content_security_policy("", 80).find("style-src 'none';") != std::string::npos);
}
