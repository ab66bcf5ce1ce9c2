// The register: what a table that contradicts itself is answered with, and that the one that is shipped reads well.
#include "models/territory/register.hpp"

#include <cmath>
#include <numeric>

#include "sim/io/json.hpp"
#include "tests/catch.hpp"

namespace {

using models::territory::nowhere;
using models::territory::Register;

const std::string head =
    R"({ "format": "sillon-register/1", "title": "r", "year": 2026, "source": "s", "licence": "l",
  "counts": [{ "column": "inhabitants", "year": 2023, "source": "a" }, { "column": "inhabitants_2022", "year": 2022, "source": "b" }],
)";

struct Tables {
  std::string communes =
      R"({"code": "57463", "name": "Metz", "inhabitants": "100", "department": "57", "region": "44", "epci": "200039865", "inhabitants_2022": "99"},
         {"code": "2A004", "name": "Ajaccio", "inhabitants": "50", "department": "2A", "region": "94", "epci": "", "inhabitants_2022": ""})";
  std::string epci =
      R"({"code": "200039865", "name": "Metz Métropole", "kind": "METRO", "communes": "1", "inhabitants": "100", "inhabitants_2022": "99"})";
  std::string departments =
      R"({"code": "57", "name": "Moselle", "region": "44"}, {"code": "2A", "name": "Corse-du-Sud", "region": "94"})";
  std::string regions = R"({"code": "44", "name": "Grand Est"}, {"code": "94", "name": "Corse"})";

  sim::Tree tree() const {
    const auto table = [](const std::string& name, const std::string& rows) {
      return "\"" + name + "\": { \"use\": \"x.csv\", \"used\": [" + rows + "] }";
    };
    return io::parse_json(head + table("communes", communes) + ",\n" + table("epci", epci) + ",\n" +
                              table("departments", departments) + ",\n" + table("regions", regions) + "}",
                          "r.json");
  }
  // The sentences that it is answered with, one in each line.
  std::string answer() const {
    try {
      models::territory::read_register(tree());
    } catch (const sim::ScenarioError& error) {
      std::string all;
      for (const auto& mistake : error.mistakes()) all += mistake.pointer + "  " + mistake.message + "\n";
      return all;
    }
    return "";
  }
};

std::string with(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE(
    "a register is read into plain rows, communes in the order of their codes, areas with their members") {
  const Register read = models::territory::read_register(Tables{}.tree());
  REQUIRE(read.communes.size() == 2);
  CHECK(read.communes[0].code == "2A004");
  CHECK(read.communes[0].epci == nowhere);
  CHECK(std::isnan(read.communes[0].inhabitants[1]));
  CHECK(read.communes[1].inhabitants == std::vector<double>{100, 99});
  CHECK(read.epci[0].communes == std::vector<std::uint32_t>{1});
  CHECK(read.departments[0].region == read.communes[1].region);
  CHECK(read.commune("57463") == 1);
  CHECK(read.commune("57464") == nowhere);
}

TEST_CASE("a register that contradicts itself is refused with a sentence at its line") {
  Tables t;
  SECTION("a commune twice") {
    t.communes +=
        R"(, {"code": "2A004", "name": "Again", "inhabitants": "1", "department": "2A", "region": "94", "epci": "", "inhabitants_2022": ""})";
    CHECK(t.answer() == "/communes/used/2/code  commune \"2A004\" is there twice\n");
  }
  SECTION("an unknown department") {
    t.communes = with(t.communes, R"("department": "2A")", R"("department": "20")");
    CHECK(t.answer() == "/communes/used/1/department  no department \"20\" in the register\n");
  }
  SECTION("no department") {
    t.communes = with(t.communes, R"("department": "2A")", R"("department": "")");
    CHECK(t.answer() == "/communes/used/1  commune \"2A004\" has no department\n");
  }
  SECTION("an unknown EPCI") {
    t.communes = with(t.communes, R"("epci": "")", R"("epci": "1")");
    CHECK(t.answer() == "/communes/used/1/epci  no EPCI \"1\" in the register\n");
  }
  SECTION("a negative count") {
    t.communes = with(t.communes, "\"50\"", "\"-50\"");
    CHECK(t.answer() == "/communes/used/1/inhabitants  \"-50\" is negative\n");
  }
  SECTION("a count that is no number") {
    t.communes = with(t.communes, "\"50\"", "\"5O\"");
    CHECK(t.answer() == "/communes/used/1/inhabitants  \"5O\" is not a number\n");
  }
  SECTION("half an inhabitant") {
    t.communes = with(t.communes, "\"50\"", "\"50.5\"");
    CHECK(t.answer() == "/communes/used/1/inhabitants  \"50.5\" is no whole number\n");
  }
  SECTION("a department in another region than its commune") {
    t.communes = with(t.communes, R"("region": "94")", R"("region": "44")");
    CHECK(t.answer() ==
          "/communes/used/1/region  commune \"2A004\" is in region 44, its department 2A in another\n");
  }
  SECTION("members that do not add up to their EPCI") {
    t.epci = with(t.epci, "\"99\"", "\"98\"");
    CHECK(
        t.answer() ==
        "/epci/used/0  EPCI \"200039865\" has 98 inhabitants of 2022 here and 99 in the table of communes\n");
  }
  SECTION("a member too many in the table of EPCI") {
    t.epci = with(t.epci, R"("communes": "1")", R"("communes": "2")");
    CHECK(t.answer() ==
          "/epci/used/0  EPCI \"200039865\" has 2 communes here and 1 in the table of communes\n");
  }
  SECTION("a table without one of its columns") {
    t.communes = R"({"code": "57463", "name": "Metz"})";
    CHECK(t.answer().find("/communes/used/0  the table has no column \"department\"\n") != std::string::npos);
    CHECK(t.answer().find("/communes/used/0  the table has no column \"inhabitants_2022\"\n") !=
          std::string::npos);
  }
  SECTION("an empty table") {
    t.regions.clear();
    CHECK(t.answer().find("/regions  holds no rows, expected a table such as \"communes.csv\"\n") !=
          std::string::npos);
  }
  SECTION("two mistakes are told at once") {
    t.communes =
        with(with(t.communes, "\"50\"", "\"-50\""), R"("department": "57")", R"("department": "58")");
    CHECK(t.answer() ==
          "/communes/used/1/inhabitants  \"-50\" is negative\n/communes/used/0/department  no department "
          "\"58\" in the register\n");
  }
}

TEST_CASE("the register that is shipped knows every commune of France once, arrondissements left out") {
  const Register read = models::territory::read_register(
      io::read_scenario(SILLON_SOURCE_DIR "/scenarios/register/register.json"));
  CHECK(read.communes.size() == 34'969);
  CHECK(read.epci.size() == 1'255);
  CHECK(read.departments.size() == 109);
  CHECK(read.regions.size() == 26);
  std::size_t uncounted = 0, alone = 0;
  double inhabitants = 0;
  for (const auto& one : read.communes) {
    if (std::isnan(one.inhabitants[0]))
      ++uncounted;
    else
      inhabitants += one.inhabitants[0];
    alone += one.epci == nowhere;
  }
  CHECK(uncounted == 6);  // southern lands, scattered islands and Clipperton: nobody lives there
  CHECK(alone == 98);     // four islands of the mainland, the others overseas
  CHECK(inhabitants == 68'952'941);
  const auto paris = read.commune("75056");
  REQUIRE(paris != nowhere);
  CHECK(read.communes[paris].inhabitants[0] == 2'103'778);
  CHECK(read.commune("75101") == nowhere);
  REQUIRE(read.part("75101") != nullptr);
  CHECK(read.part("75101")->commune == paris);
  CHECK(read.part("75056") == nullptr);
  CHECK(read.parts.size() == 2'037);
  const auto lens = read.commune("62498");
  REQUIRE(lens != nowhere);
  const auto& members = read.epci[read.communes[lens].epci].communes;
  CHECK(members.size() == 36);
  CHECK(std::accumulate(members.begin(), members.end(), 0.0, [&](double sum, std::uint32_t c) {
          return sum + read.communes[c].inhabitants[1];
        }) == 242'591);
}
