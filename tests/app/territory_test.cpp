// sillon territory: what it writes is good at once; what it cannot write is answered with a sentence.
#include <string>
#include <vector>

#include "models/territory/names.hpp"
#include "sim/io/json.hpp"
#include "tests/app/program.hpp"
#include "tests/catch.hpp"

namespace {

using namespace tests;
using Catch::Matchers::ContainsSubstring;

const std::string shipped = " --register " SILLON_SOURCE_DIR "/scenarios/register/register.json";

}  // namespace

TEST_CASE(
    "the file of an EPCI states places and inhabitants, names all that is imputed, and passes the strict "
    "check",
    "[app]") {
  const Desk desk;
  const auto made = sillon(desk, "territory 200039865 -o metz.json --lang en" + shipped);
  REQUIRE(made.code == 0);
  CHECK_THAT(made.out,
             ContainsSubstring("metz.json: Metz Métropole, 46 communes, 232,612 inhabitants (2023)"));
  CHECK_THAT(made.out, ContainsSubstring("--set territory.use=metz.json"));
  const auto tree = io::read_scenario(desk.inside() / "metz.json");
  CHECK(tree["kind"].as_text() == "epci");
  CHECK(tree["code"].as_text() == "200039865");
  CHECK(tree["communes"].items().size() == 46);
  CHECK(tree["figures"]["inhabitants"]["year"].as_whole() == 2023);
  CHECK(tree["figures"]["inhabitants"]["communes"]["57463"].as_whole() == 122'572);
  CHECK(tree["figures"].members().size() == 1);
  std::size_t named = tree["comment"]["stated"].items().size();
  for (const auto& entry : tree["comment"]["imputed"].items())
    if (const auto* figures = entry.find("figures")) named += figures->items().size();
  CHECK(named == std::size(models::territory::figure_names));
  CHECK(sillon(desk, "check --strict metz.json").code == 0);
}

TEST_CASE("a territory of the register settles and runs with the scenario that is shipped for it", "[app]") {
  const Desk desk;
  REQUIRE(sillon(desk, "territory 17161 97705 97502 -o place.json" + shipped).code ==
          2);  // two codes of no commune
  REQUIRE(sillon(desk, "territory 29083 97502 -o place.json" + shipped).code == 0);
  const auto ran = sillon(desk, "run " SILLON_SOURCE_DIR
                                "/scenarios/any-place/energy-shock.json --set territory.use=place.json "
                                "--until 2021-03-15 --replicates 1 -o a.h5 --lang en");
  INFO(ran.err);
  CHECK(ran.code == 0);
  CHECK_THAT(ran.out, ContainsSubstring("inhabitants"));
}

TEST_CASE(
    "the same EPCI has other inhabitants in another year of count, and the count of a year that is not there "
    "is refused",
    "[app]") {
  const Desk desk;
  REQUIRE(sillon(desk, "territory 246200364 --year 2022 -o lens.json" + shipped).code == 0);
  const auto ours = io::read_scenario(SILLON_SOURCE_DIR "/scenarios/territories/ca-lens-lievin.json");
  const auto made = io::read_scenario(desk.inside() / "lens.json");
  CHECK(made["figures"]["inhabitants"]["communes"] == ours["figures"]["inhabitants"]["communes"]);
  REQUIRE(made["communes"].items().size() == ours["communes"].items().size());
  for (std::size_t c = 0; c < 36; ++c)
    CHECK(made["communes"].items()[c]["name"] == ours["communes"].items()[c]["name"]);
  const auto refused = sillon(desk, "territory 246200364 --year 1999 -o x.json" + shipped);
  CHECK(refused.code == 2);
  CHECK_THAT(refused.err, ContainsSubstring("the register has no count of 1999; it has 2023, 2022"));
}

TEST_CASE("departments, regions, communes and several of them make territories", "[app]") {
  const Desk desk;
  struct Case {
    std::string codes, kind;
    std::size_t communes;
  };
  for (const Case& one : std::vector<Case>{{"57", "department", 725},
                                           {"2A", "department", 124},
                                           {"region:94", "region", 360},
                                           {"departement:44", "department", 207},
                                           {"75056", "commune", 1},
                                           {"976", "department", 17},
                                           {"62498 62510 62498", "communes", 2}}) {
    INFO(one.codes);
    const auto made = sillon(desk, "territory " + one.codes + " --force -o place.json" + shipped);
    REQUIRE(made.code == 0);
    const auto tree = io::read_json(desk.inside() / "place.json");
    CHECK(tree["kind"].as_text() == one.kind);
    CHECK(tree["communes"].items().size() == one.communes);
    CHECK(tree["figures"]["inhabitants"]["communes"].members().size() == one.communes);
  }
}

TEST_CASE("communes without a count are left out and told", "[app]") {
  const Desk desk;
  const auto made = sillon(desk, "territory 98411 97502 -o south.json --lang fr" + shipped);
  REQUIRE(made.code == 0);
  CHECK_THAT(made.out,
             ContainsSubstring("laissés de côté, personne n'y compte d'habitants: 98411 Îles Saint-Paul"));
  CHECK_THAT(made.out, ContainsSubstring("outre-mer : les ratios nationaux sont ceux de l'hexagone"));
  const auto comment = io::read_json(desk.inside() / "south.json")["comment"];
  CHECK(comment["left_out"].items().size() == 1);
  CHECK(comment.has("overseas"));
  CHECK(sillon(desk, "territory 57463" + shipped).err.find("overseas") == std::string::npos);
}

TEST_CASE("a name is found whatever its accents and hyphens, areas first", "[app]") {
  const Desk desk;
  const auto found = sillon(desk, "territory --find 'evry courcouronnes' --lang en" + shipped);
  CHECK(found.code == 0);
  CHECK_THAT(found.out, ContainsSubstring("91228  Évry-Courcouronnes"));
  const auto metz = sillon(desk, "territory --find METZ --lang fr" + shipped);
  CHECK(metz.out.find("200039865") < metz.out.find("57463 "));
  CHECK_THAT(metz.out, ContainsSubstring("122 572"));
  CHECK(sillon(desk, "territory --find nowherebury" + shipped).code == 2);
}

TEST_CASE("without -o the file goes to standard output, and the words beside it to the other", "[app]") {
  const Desk desk;
  const auto made = sillon(desk, "territory 29083 --lang en" + shipped);
  CHECK(made.code == 0);
  CHECK(io::parse_json(made.out, "out")["communes"].items().size() == 1);
  CHECK_THAT(made.err, ContainsSubstring("1 commune, 263 inhabitants"));
  CHECK(desk.files().empty());
}

TEST_CASE("a file that is there stays as it is without --force", "[app]") {
  const Desk desk;
  desk.put("mine.json", "precious");
  const auto refused = sillon(desk, "territory 29083 -o mine.json" + shipped);
  CHECK(refused.code == 3);
  CHECK_THAT(refused.err, ContainsSubstring("--force replaces it"));
  CHECK(desk.file("mine.json") == "precious");
  CHECK(sillon(desk, "territory 29083 --force -o mine.json" + shipped).code == 0);
  CHECK(desk.file("mine.json") != "precious");
}

TEST_CASE("words that name no territory are answered with a sentence, and nothing is written", "[app]") {
  struct Case {
    std::string words, said;
  };
  for (const Case& one : std::vector<Case>{
           {"",
            "sillon territory: 1 mistake\n  name a place by its code, for example 200039865, or look for one "
            "with --find NAME\n"},
           {"44",
            "44: 1 mistake\n  both the department Loire-Atlantique and the region Grand Est: write "
            "department:44 or region:44\n"},
           {"metz",
            "metz: 1 mistake\n  no code; `sillon territory --find metz` lists the places of that name\n"},
           {"1004", "1004: 1 mistake\n  no such place; a leading zero is missing: 01004\n"},
           {"75101", "75101: 1 mistake\n  Paris 1er Arrondissement is a part of Paris, write 75056\n"},
           {"01059", "01059: 1 mistake\n  Brénaz is today a part of Arvière-en-Valromey, write 01453\n"},
           {"200039866",
            "200039866: 1 mistake\n  no place \"200039866\" in the register of 2026; nearest: "
            "\"200039865\"\n"},
           {"epci:57463", "epci:57463: 1 mistake\n  no epci \"57463\" in the register of 2026; nearest: "},
           {"France",
            "France: 1 mistake\n  the whole country has its own file, scenarios/france/france.json, "},
           {"town:57463",
            "town:57463: 1 mistake\n  \"town\" is no kind of place, expected commune, epci, department or "
            "region\n"},
           {"98901",
            "Île de Clipperton: 1 mistake\n  no inhabitants in the count of 2023: there is nobody to "
            "simulate\n"},
           {"55039",
            "Beaumont-en-Verdunois: 1 mistake\n  no inhabitants in the count of 2023: there is nobody to "
            "simulate\n"},
           {"--find metz 57463", "--find: 1 mistake\n  looks for a name; write no codes beside it\n"}}) {
    const Desk desk;
    INFO(one.words);
    const auto refused = sillon(desk, "territory " + one.words + " -o new.json" + shipped);
    CHECK(refused.code == 2);
    CHECK(refused.out.empty());
    CHECK(refused.err.substr(0, one.said.size()) == one.said);
    CHECK(desk.files().empty());
  }
  const Desk desk;
  const auto both = sillon(desk, "territory 1 2" + shipped);
  CHECK_THAT(both.err, ContainsSubstring("1: 1 mistake"));
  CHECK_THAT(both.err, ContainsSubstring("2: 1 mistake"));
}

TEST_CASE("a register that is not there, or is wrong, is told with its line", "[app]") {
  const Desk desk;
  const auto absent = sillon(desk, "territory 57463 --register absent.json");
  CHECK(absent.code == 2);
  CHECK(absent.err == "--register: 1 mistake\n  absent.json: there is no such file\n");
  desk.put("register.json",
           R"({ "format": "sillon-register/1", "title": "r", "year": 2026, "source": "s", "licence": "l",
 "counts": [{ "column": "inhabitants", "year": 2023, "source": "s" }],
 "communes": { "use": "c.csv" }, "epci": { "use": "e.csv" }, "departments": { "use": "d.csv" }, "regions": { "use": "r.csv" } })");
  desk.put("c.csv",
           "code,name,inhabitants,department,region,epci\n57463,Metz,10,57,44,\n57480,Montigny,-3,57,44,"
           "\n57463,Metz,10,58,44,\n");
  desk.put("e.csv", "code,name,kind\n200039865,Metz,METRO\n");
  desk.put("d.csv", "code,name,region\n57,Moselle,44\n");
  desk.put("r.csv", "code,name\n44,Grand Est\n");
  const auto wrong = sillon(desk, "territory 57463 --register register.json");
  CHECK(wrong.code == 2);
  CHECK_THAT(wrong.err, ContainsSubstring("c.csv: 3 mistakes"));
  CHECK_THAT(wrong.err, ContainsSubstring("3:16  /1/inhabitants  \"-3\" is negative"));
  CHECK_THAT(wrong.err, ContainsSubstring("4:1   /2/code         commune \"57463\" is there twice"));
  CHECK_THAT(wrong.err, ContainsSubstring("4:15  /2/department   no department \"58\" in the register"));
}
