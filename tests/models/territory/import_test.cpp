// Numbers and words as published tables write them.
#include "models/territory/import.hpp"

#include "models/territory/outline.hpp"
#include "tests/catch.hpp"

TEST_CASE("a published number is read in one way or not at all", "[territory]") {
  using models::territory::published_number;
  CHECK(published_number("1234.5", ';') == 1234.5);
  CHECK(published_number("1234,5", ';') == 1234.5);
  CHECK(published_number("1 234 567,25", ';') == 1234567.25);
  CHECK(published_number("1\xC2\xA0"
                         "234",
                         ';') == 1234);
  CHECK(published_number("1\xE2\x80\xAF"
                         "234",
                         ';') == 1234);
  CHECK(published_number("1,234", ';') == 1.234);
  CHECK(published_number("1,5", ',') == 1.5);
  CHECK(published_number("1E+05", ';') == 100000);
  CHECK(published_number("-2", ';') == -2);
  for (const char* wrong :
       {"", "abc", "1.234,5", "1,2,3", "1.2.3", "nan", "inf", "12a", "1e999", "-", "0x10"}) {
    INFO(wrong);
    CHECK_FALSE(published_number(wrong, ';').has_value());
  }
  CHECK_FALSE(published_number("1,234", ',').has_value());
}

TEST_CASE("words that offices write instead of a number have their reason, and others can be taught",
          "[territory]") {
  using models::territory::missing_reason;
  CHECK(missing_reason("s", {}) == "statistical secrecy");
  CHECK(missing_reason("ND", {}) == "not available");
  CHECK(missing_reason("", {}) == "not given");
  CHECK_FALSE(missing_reason("many", {}).has_value());
  CHECK(missing_reason("Many", {{"many", "uncounted"}}) == "uncounted");
  CHECK(missing_reason("s", {{"s", "small"}}) == "small");
}

TEST_CASE("activities of the French nomenclature have their A38 code, and other codes stay", "[territory]") {
  using models::territory::a38_of_activity;
  CHECK(a38_of_activity("47.11F") == "GZ");
  CHECK(a38_of_activity("4711F") == "GZ");
  CHECK(a38_of_activity("01.11Z") == "AZ");
  CHECK(a38_of_activity("10") == "CA");
  CHECK(a38_of_activity("62") == "JC");
  CHECK(a38_of_activity("88.99B") == "QB");
  CHECK(a38_of_activity("99") == "UZ");
  CHECK(a38_of_activity("C1") == "C1");
  CHECK(a38_of_activity("00") == "00");
  CHECK(a38_of_activity("47 + 48") == "47 + 48");
}

TEST_CASE("names fold to plain letters", "[territory]") {
  using models::territory::folded;
  CHECK(folded("Évry-Courcouronnes") == "evry courcouronnes");
  CHECK(folded("L'Haÿ-les-Roses") == "l hay les roses");
  CHECK(folded("Œuilly") == "oeuilly");
  CHECK(folded("  Saint--Denis ") == "saint denis");
}
