// sillon import: tables as offices publish them become figures; what is wrong in them is told at its line, all at once.
#include <string>
#include <vector>

#include "sim/io/json.hpp"
#include "tests/app/program.hpp"
#include "tests/catch.hpp"

namespace {

using namespace tests;
using Catch::Matchers::ContainsSubstring;

// Three communes: two towns of Moselle and one whose code begins with a zero.
const std::string three = R"({
  "format": "sillon-territory/1", "title": "three", "kind": "communes",
  "communes": [{ "code": "57463", "name": "Metz" }, { "code": "57480", "name": "Montigny" }, { "code": "01004", "name": "Ambérieu" }],
  "sectors": { "use": ")" SILLON_SOURCE_DIR R"(/scenarios/data/france-a17-2010.json" },
  "figures": {
    "inhabitants": { "unit": "person", "year": 2022, "source": "register", "communes": { "57463": 121695, "57480": 21700, "01004": 15000 } },
    "jobs": { "unit": "job", "year": 2018, "source": "old", "total": 9, "communes": { "57463": 5, "57480": 3, "01004": 1 } } }
}
)";
const std::string words =
    "import table.csv --into place.json -o new.json --lang en --year 2021 --source test ";

struct Made {
  Outcome outcome;
  sim::Tree tree;
};
Made import(const std::string& table, const std::string& more, const std::string& start = words) {
  const Desk desk;
  desk.put("place.json", three);
  desk.put("table.csv", table);
  Made made{sillon(desk, start + more), {}};
  INFO(made.outcome.err);
  REQUIRE(made.outcome.code == 0);
  made.tree = io::read_scenario(desk.inside() / "new.json");
  CHECK(sillon(desk, "check new.json").code == 0);
  CHECK(desk.file("place.json") == three);
  return made;
}
const sim::Tree& of(const Made& made, const std::string& figure, const std::string& commune) {
  return made.tree["figures"][figure]["communes"][commune];
}

struct Case {
  std::string name, table, more;
  std::vector<std::string> said;
  std::string where = "table.csv";
  std::string start = words;
};

std::vector<Case> cases() {
  const std::string jobs = "--figure jobs=E", good = "CODGEO;E\n57463;1\n";
  return {
      {"an empty file", "", jobs, {"1:1  the file is empty, expected a row of column names"}},
      {"no column of codes",
       "X;E\n57463;1\n",
       jobs,
       {"1:1  which column holds the communes' codes? --code COLUMN; there are X, E"}},
      {"another column of codes",
       good,
       jobs + " --code CODEGO",
       {"1:1  no column \"CODEGO\"; nearest: \"CODGEO\""}},
      {"an unknown column",
       "CODGEO;P21_EMPLT\n57463;1\n",
       "--figure jobs=P21_EMPL",
       {"1:1  no column \"P21_EMPL\"; nearest: \"P21_EMPLT\""}},
      {"a column twice", "CODGEO;E;E\n57463;1;2\n", jobs, {"1:1  the column \"E\" stands twice"}},
      {"an unknown figure",
       good,
       "--figure job=E",
       {"no figure \"job\" in a territory; nearest: \"jobs\""},
       "--figure"},
      {"a figure without a column", good, "--figure jobs", {"\"jobs\", expected FIGURE=COLUMN"}, "--figure"},
      {"a multiplier that is none",
       good,
       "--figure 'jobs=E*x'",
       {"\"x\" is no number to multiply by"},
       "--figure"},
      {"a figure twice", good, jobs + " " + jobs, {"jobs is filled twice"}, "--figure"},
      {"nothing to import",
       good,
       "",
       {"nothing to import: name at least one FIGURE=COLUMN, or a --map"},
       "--figure"},
      {"a text for a number",
       "CODGEO;E\n57463;many\n",
       jobs,
       {"2:1  E: \"many\" is no number; if it means that there is none: --missing many=REASON"}},
      {"per cent with its sign",
       "CODGEO;E\n57463;15 %\n",
       "--figure poverty_rate=E",
       {"2:1  E: \"15 %\" is no number; leave out the sign and write COLUMN*0.01"}},
      {"per cent for a share",
       "CODGEO;E\n57463;15.2\n",
       "--figure poverty_rate=E",
       {"2:1  poverty_rate: 15.2 is more than 1; if it is per cent, write poverty_rate=E*0.01"}},
      {"a negative number", "CODGEO;E\n57463;-1\n", jobs, {"2:1  E: -1 is negative"}},
      {"a number of two readings",
       "CODGEO,E\n57463,\"1,234\"\n",
       jobs,
       {"2:1  E: \"1,234\" is no number that can be read in one way only"}},
      {"infinity",
       "CODGEO;E\n57463;inf\n",
       jobs,
       {"2:1  E: \"inf\" is no number; if it means that there is none: --missing inf=REASON"}},
      {"a commune twice",
       "CODGEO;E\n57463;1\n57480;1\n57463;2\n",
       jobs,
       {"4:1  commune 57463 is there twice, first on line 2; --add-rows adds rows up, --only keeps some of "
        "them"}},
      {"a row too short", "CODGEO;E\n57463\n", jobs, {"2:1  a row of 1, expected 2 as in the header"}},
      {"a row too long", "CODGEO;E\n57463;1;2\n", jobs, {"2:1  a row of 3, expected 2 as in the header"}},
      {"a quotation mark that never closes",
       "CODGEO;E\n\"57463;1\n",
       jobs,
       {"2:1  a quotation mark of this row is never closed"}},
      {"no commune of the territory",
       "CODGEO;E\n75056;1\nTOTAL;2\n",
       jobs,
       {"1:1  no row is of a commune of this territory; 2 rows of others (TOTAL, commune)"}},
      {"three mistakes at once",
       "CODGEO;E\n57463;x\n57480;-2\n01004;1;1\n",
       jobs,
       {"2:1  E: \"x\" is no number; if it means that there is none: --missing x=REASON",
        "3:1  E: -2 is negative", "4:1  a row of 3, expected 2 as in the header"}},
      {"UTF-16",
       std::string("\xFF\xFE") + "C",
       jobs,
       {"1:1  a file in UTF-16, expected UTF-8 or Latin-1; save it as CSV UTF-8"}},
      {"a packed file",
       "PK\x03\x04rest",
       jobs,
       {"1:1  a packed file (zip or xlsx), expected CSV; unpack it, or save the sheet as CSV"}},
      {"no year",
       good,
       jobs,
       {"of which year is jobs? E does not end in one"},
       "--year",
       "import table.csv --into place.json -o new.json --source test "},
      {"no source",
       good,
       jobs,
       {"where do the figures come from? A territory's file says it for each of them"},
       "--source",
       "import table.csv --into place.json -o new.json --year 2021 "},
      {"a year that is none",
       good,
       jobs,
       {"12 is no year"},
       "--year",
       "import table.csv --into place.json -o new.json --source test --year 12 "},
      {"a whole with parts",
       good,
       "--figure jobs/C1=E",
       {"jobs is not broken down; figures that are: jobs_by_sector, jobs_salaried_by_sector, "
        "establishments_by_sector, dwellings_by_class, services"},
       "--figure"},
      {"parts without a part",
       good,
       "--figure jobs_by_sector=E",
       {"jobs_by_sector is broken down: write jobs_by_sector/PART=COLUMN, or --long "
        "jobs_by_sector=PART_COLUMN:COLUMN"},
       "--figure"},
      {"an unknown sector in a row",
       "CODGEO;A;E\n57463;XX;1\n",
       "--long jobs_by_sector=A:E",
       {"2:1  no sector \"XX\" in the table of sectors; A17, A38, A88 and APE codes are known"}},
      {"a row of no sector",
       "CODGEO;A;E\n57463;;1\n",
       "--long jobs_by_sector=A:E",
       {"2:1  A is empty: of which part is this row?"}},
      {"a class that is none",
       "CODGEO;A;E\n57463;H;1\n",
       "--long dwellings_by_class=A:E",
       {"2:1  no class \"H\", expected A to G"}},
      {"a commune and sector twice",
       "CODGEO;A;E\n57463;C1;1\n57463;C1;1\n",
       "--long jobs_by_sector=A:E",
       {"3:1  commune 57463 with C1 is there twice, first on line 2; --add-rows adds rows up, --only keeps "
        "some of them"}},
      {"a filter without a column",
       good,
       jobs + " --only NIVEAU=COM",
       {"1:1  no column \"NIVEAU\"; there are CODGEO, E"}},
      {"a filter without a value",
       good,
       jobs + " --only CODGEO",
       {"\"CODGEO\", expected COLUMN=VALUE"},
       "--only"},
      {"a place that is none",
       good,
       "--place height=E",
       {"\"height\" is not one of latitude, longitude, area, name"},
       "--place"},
      {"a latitude beyond the pole",
       "CODGEO;E\n57463;490\n",
       "--place latitude=E",
       {"2:1  E: 490 is out of range, expected -90 to 90"}},
      {"more salaried jobs than jobs",
       "CODGEO;E;S\n57463;10;11\n",
       jobs + " --figure jobs_salaried=S",
       {"2:1  /figures/jobs_salaried/communes/57463  11 jobs salaried in commune 57463, more than the 10 "
        "jobs"}},
  };
}

}  // namespace

TEST_CASE("a table that is wrong is told at its line, all mistakes at once, and nothing is written",
          "[app]") {
  for (const Case& one : cases()) {
    const Desk desk;
    desk.put("place.json", three);
    desk.put("table.csv", one.table);
    const auto before = desk.files();
    const auto refused = sillon(desk, one.start + one.more);
    INFO(one.name);
    std::string said =
        one.where +
        (one.said.size() == 1 ? ": 1 mistake\n" : ": " + std::to_string(one.said.size()) + " mistakes\n");
    for (const auto& sentence : one.said) said += "  " + sentence + "\n";
    CHECK(refused.code == 2);
    CHECK(refused.err == said);
    CHECK(refused.out.empty());
    CHECK(desk.files() == before);
  }
}

TEST_CASE("decimal commas, blanks in thousands, lost zeros, secrets and rows of others are understood",
          "[app]") {
  const auto made = import(
      "\xEF\xBB\xBF"
      "CODGEO;LIBGEO;E;T\r\n57463;Metz;80 "
      "123,5;15,2\r\n57480;Montigny;s;nd\r\n1004;Ambérieu;7;\r\n75056;Paris;9;1\r\nTOTAL;;9;1\r\n;;;\r\n",
      "--figure jobs=E --figure 'poverty_rate=T*0.01'");
  CHECK(of(made, "jobs", "57463").as_number() == 80123.5);
  CHECK(of(made, "jobs", "57480")["missing"].as_text() == "statistical secrecy");
  CHECK(of(made, "jobs", "01004").as_whole() == 7);
  CHECK(of(made, "poverty_rate", "57463").as_number() == 0.152);
  CHECK(of(made, "poverty_rate", "57480")["missing"].as_text() == "not available");
  CHECK(of(made, "poverty_rate", "01004")["missing"].as_text() == "not given");
  CHECK_THAT(made.outcome.out,
             ContainsSubstring(
                 "6 rows: 3 of this territory, 1 of other communes, 2 of no commune ((no code), TOTAL)"));
  CHECK_THAT(made.outcome.out, ContainsSubstring("1 codes had lost their leading zero; it was put back"));
}

TEST_CASE("commas, tabs and bars separate as well as semicolons", "[app]") {
  for (const std::string separator : {",", "\t", "|"}) {
    const auto made =
        import("CODGEO" + separator + "\"E\"\n\"57463\"" + separator + "1.5\n", "--figure jobs=E");
    CHECK(of(made, "jobs", "57463").as_number() == 1.5);
  }
}

TEST_CASE("Latin-1 is recognised and told", "[app]") {
  const auto made = import("CODGEO;Libell\xE9;Emplois \xE0 plein temps\n57463;Metz;4\n",
                           "--figure 'jobs=Emplois à plein temps'");
  CHECK(of(made, "jobs", "57463").as_whole() == 4);
  CHECK_THAT(made.outcome.out, ContainsSubstring("table.csv is not UTF-8: read as Latin-1 (Windows-1252)"));
}

TEST_CASE(
    "a figure of another year replaces the one that was there; communes without a row are missing, with the "
    "reason",
    "[app]") {
  const auto made = import("CODGEO;E\n57463;80\n", "--figure jobs=E");
  CHECK(made.tree["figures"]["jobs"]["year"].as_whole() == 2021);
  CHECK(!made.tree["figures"]["jobs"].has("total"));
  CHECK(of(made, "jobs", "57480")["missing"].as_text() == "no row in table.csv");
  CHECK(made.tree["sources"][made.tree["figures"]["jobs"]["source"].as_text()]["title"].as_text() == "test");
  CHECK_THAT(made.outcome.out,
             ContainsSubstring("2 without a row; replaces what the file had; its total is left out"));
}

TEST_CASE("a wide table gives the year in the name of its column, and its rows can be added up", "[app]") {
  const std::string start =
      "import table.csv --into place.json -o new.json --lang en --source URSSAF --add-rows ";
  const auto made = import(
      "Code commune,APE,nb_etab_2021,nb_etab_2022\n57463,4711F,3,4\n57463,1071C,1,2\n57480,4711F,1,1\n",
      "--figure establishments=nb_etab_2022", start);
  CHECK(made.tree["figures"]["establishments"]["year"].as_whole() == 2022);
  CHECK(of(made, "establishments", "57463").as_whole() == 6);
  CHECK_THAT(made.outcome.out, ContainsSubstring("year from the column's name"));
}

TEST_CASE("a long table fills a figure by sector, activities brought to the 17 sectors", "[app]") {
  const auto made =
      import("CODGEO;APE;E\n57463;4711F;30\n57463;46.20Z;5\n57463;10;2\n57480;GZ;s\n57480;C1;8\n",
             "--long jobs_salaried_by_sector=APE:E");
  CHECK(of(made, "jobs_salaried_by_sector", "57463")["GZ"].as_whole() == 35);
  CHECK(of(made, "jobs_salaried_by_sector", "57463")["C1"].as_whole() == 2);
  CHECK(of(made, "jobs_salaried_by_sector", "57480")["GZ"]["missing"].as_text() == "statistical secrecy");
  CHECK(of(made, "jobs_salaried_by_sector", "57480")["C1"].as_whole() == 8);
}

TEST_CASE("one column for each sector, columns that add up, and filters", "[app]") {
  const auto made = import("CODGEO;NIV;A;B;C\n57463;COM;1;2;3\n57463;ARR;9;9;9\n",
                           "--figure establishments_by_sector/C1=A --figure establishments_by_sector/GZ=B "
                           "--figure jobs=A+B+C --only NIV=COM");
  CHECK(of(made, "establishments_by_sector", "57463")["C1"].as_whole() == 1);
  CHECK(of(made, "establishments_by_sector", "57463")["GZ"].as_whole() == 2);
  CHECK(of(made, "jobs", "57463").as_whole() == 6);
  CHECK_THAT(made.outcome.out, ContainsSubstring("1 passed over"));
}

TEST_CASE("coordinates and areas go to the communes themselves", "[app]") {
  const auto made = import("CODGEO;lat;lon;km2\n57463;49,12;6,18;41,94\n57480;;;\n",
                           "--place latitude=lat --place longitude=lon --place area=km2");
  CHECK(made.tree["communes"].items()[0]["latitude"].as_number() == 49.12);
  CHECK(made.tree["communes"].items()[0]["area"].as_number() == 41.94);
  CHECK(!made.tree["communes"].items()[1].has("latitude"));
}

TEST_CASE("a map says all of it, and options win over it", "[app]") {
  const Desk desk;
  desk.put("place.json", three);
  desk.put("table.csv", "INSEE;E;P\n57463;10;99\n57480;SECRET STAT;20\n");
  desk.put(
      "map.json",
      R"({ "format": "sillon-import/1", "code": "INSEE", "year": 2020, "source": "ours", "licence": "free", "missing": { "secret stat": "kept secret" },
  "figures": { "jobs": "E", "poverty_rate": { "column": "P", "times": 0.01, "year": 2019, "source": "Filosofi 2019" } } })");
  REQUIRE(sillon(desk, "import table.csv --into place.json -o new.json --map map.json").code == 0);
  const auto tree = io::read_scenario(desk.inside() / "new.json");
  CHECK(tree["figures"]["jobs"]["year"].as_whole() == 2020);
  CHECK(tree["figures"]["jobs"]["communes"]["57480"]["missing"].as_text() == "kept secret");
  CHECK(tree["figures"]["poverty_rate"]["communes"]["57463"].as_number() == 0.99);
  CHECK(tree["sources"]["ours-2020"]["licence"].as_text() == "free");
  CHECK(tree["sources"]["filosofi-2019"]["year"].as_whole() == 2019);
  REQUIRE(
      sillon(desk,
             "import table.csv --into place.json -o other.json --map map.json --figure jobs=P --year 2022")
          .code == 0);
  const auto other = io::read_scenario(desk.inside() / "other.json");
  CHECK(other["figures"]["jobs"]["year"].as_whole() == 2022);
  CHECK(other["figures"]["jobs"]["communes"]["57463"].as_whole() == 99);

  desk.put(
      "wrong.json",
      R"({ "format": "sillon-import/1", "figure": { "jobs": "E" }, "figures": { "jobs": { "times": 2 } } })");
  const auto wrong = sillon(desk, "import table.csv --into place.json -o x.json --map wrong.json");
  CHECK(wrong.code == 2);
  CHECK_THAT(wrong.err, ContainsSubstring("/figure  unknown name"));
}

TEST_CASE("rows of merged communes and of arrondissements count in their commune of today", "[app]") {
  const Desk desk;
  const std::string shipped = " --register " SILLON_SOURCE_DIR "/scenarios/register/register.json";
  REQUIRE(sillon(desk, "territory 75056 01453 57463 -o place.json" + shipped).code == 0);
  desk.put("table.csv",
           "CODGEO;E;M\n75101;10;20000\n75102;20;30000\n01453;5;25000\n01059;2;26000\n01060;99;27000\n57463;"
           "8;22000\n");
  const auto made = sillon(desk,
                           "import table.csv --into place.json -o new.json --lang en --year 2018 --source s "
                           "--figure jobs=E --figure median_income=M" +
                               shipped);
  INFO(made.err);
  REQUIRE(made.code == 0);
  const auto tree = io::read_scenario(desk.inside() / "new.json");
  CHECK(tree["figures"]["jobs"]["communes"]["75056"].as_whole() == 30);
  CHECK(tree["figures"]["jobs"]["communes"]["01453"].as_whole() == 7);
  CHECK(tree["figures"]["jobs"]["communes"]["57463"].as_whole() == 8);
  CHECK(tree["figures"]["median_income"]["communes"]["75056"]["missing"].as_text() ==
        "several rows, which have no common value");
  CHECK(tree["figures"]["median_income"]["communes"]["57463"].as_whole() == 22'000);
  CHECK_THAT(made.out,
             ContainsSubstring("counted in their commune of today where it lacks them: 01059, 75101, 75102"));
  bool still_imputed = false;
  for (const auto& entry : tree["comment"]["imputed"].items())
    if (const auto* figures = entry.find("figures"))
      for (const auto& name : figures->items()) still_imputed = still_imputed || name.as_text() == "jobs";
  CHECK(!still_imputed);

  desk.put("both.csv", "CODGEO;E\n75056;100\n75101;10\n");
  REQUIRE(
      sillon(desk, "import both.csv --into place.json -o both.json --year 2018 --source s --figure jobs=E" +
                       shipped)
          .code == 0);
  CHECK(io::read_scenario(desk.inside() / "both.json")["figures"]["jobs"]["communes"]["75056"].as_whole() ==
        100);
}

TEST_CASE("two tables fill one territory, and a second import adds to the first", "[app]") {
  const Desk desk;
  desk.put("place.json", three);
  desk.put("one.csv", "CODGEO;E\n57463;10\n");
  desk.put("two.csv", "CODGEO;E;H\n57480;20;9\n");
  REQUIRE(sillon(desk,
                 "import one.csv two.csv --into place.json -o new.json --year 2021 --source s --figure "
                 "jobs=E --figure households=H")
              .code == 0);
  const auto tree = io::read_scenario(desk.inside() / "new.json");
  CHECK(tree["figures"]["jobs"]["communes"]["57463"].as_whole() == 10);
  CHECK(tree["figures"]["jobs"]["communes"]["57480"].as_whole() == 20);
  CHECK(tree["figures"]["households"]["communes"]["57480"].as_whole() == 9);
  desk.put("three.csv", "CODGEO;E\n01004;30\n");
  REQUIRE(
      sillon(desk, "import three.csv --into new.json -o newer.json --year 2021 --source s --figure jobs=E")
          .code == 0);
  const auto newer = io::read_scenario(desk.inside() / "newer.json");
  CHECK(newer["figures"]["jobs"]["communes"]["57463"].as_whole() == 10);
  CHECK(newer["figures"]["jobs"]["communes"]["01004"].as_whole() == 30);
  CHECK(newer["sources"].members().size() == 1);
}

TEST_CASE("a territory from elsewhere names its files from where the new one lies", "[app]") {
  const Desk desk;
  std::filesystem::create_directories(desk.inside() / "scenarios" / "territories");
  std::filesystem::create_directories(desk.inside() / "scenarios" / "data");
  std::filesystem::copy_file(SILLON_SOURCE_DIR "/scenarios/data/france-a17-2010.json",
                             desk.inside() / "scenarios/data/table.json");
  std::string text = three;
  const auto at = text.find(SILLON_SOURCE_DIR);
  text.replace(at, std::string(SILLON_SOURCE_DIR "/scenarios/data/france-a17-2010.json").size(),
               "../data/table.json");
  desk.put("scenarios/territories/place.json", text);
  desk.put("table.csv", "CODGEO;E\n57463;10\n");
  REQUIRE(sillon(desk,
                 "import table.csv --into scenarios/territories/place.json -o new.json --year 2021 --source "
                 "s --figure jobs=E")
              .code == 0);
  CHECK(io::read_json(desk.inside() / "new.json")["sectors"]["use"].as_text() == "scenarios/data/table.json");
  CHECK(sillon(desk, "check new.json").code == 0);
  const auto refused = sillon(desk,
                              "import table.csv --into scenarios/territories/place.json -o new.json --year "
                              "2021 --source s --figure jobs=E");
  CHECK(refused.code == 3);
}
