// sillon resilience on a small crisis: three forms of one answer, and the same numbers in the run file.
#include <cmath>
#include <cstdlib>
#include <map>
#include <string>
#include <vector>

#include "sim/io/json.hpp"
#include "sim/io/run_reader.hpp"
#include "tests/app/program.hpp"
#include "tests/catch.hpp"

namespace {

using namespace tests;
using Catch::Approx;
using Catch::Matchers::ContainsSubstring;

// A fiftieth of a real territory with all its processes, half a year, energy twice as dear from April on.
void lay_out(const Desk& desk, const std::string& contexts) {
  desk.put("place.json", place);
  desk.put("crisis.json", crisis);
  desk.put("policy.json",
           R"({ "format": "sillon-policy/1", "title": "p", "processes": [{ "process": "new_commune_pages" }] })");
  desk.put("try.json", scenario({{"extends", "\"" SILLON_SOURCE_DIR "/scenarios/models/territory.json\""},
                                 {"territory", R"({ "use": "place.json", "scale": 0.02 })"},
                                 {"clock", R"({ "start": "2020-01-06", "until": "2020-06-15" })"},
                                 {"processes", ""},
                                 {"contexts", contexts},
                                 {"strategies", R"({ "as-is": {}, "act": { "policies": [{ "use": "policy.json" }] } })"},
                                 {"replicates", "2"}}));
}
const std::string calm_and_shock = R"({ "calm": {}, "shock": { "crises": [{ "use": "crisis.json", "intensity": 3 }] } })";

using Key = std::vector<std::string>;
constexpr const char* keys[] = {"context", "strategy", "compared_with", "series", "row", "measure"};

}  // namespace

TEST_CASE("table, JSON, CSV and run file give one answer on what a crisis did", "[app]") {
  const Desk desk;
  lay_out(desk, calm_and_shock);
  REQUIRE(sillon(desk, "run try.json -o try.h5 --quiet").err == "");

  const auto json = sillon(desk, "resilience try.h5 --format json --lang en");
  REQUIRE(json.err == "");
  const auto all = io::parse_json(json.out, "json");
  CHECK(all["control"].as_text() == "calm");
  CHECK(all["replicates"].as_whole() == 2);
  CHECK(all["warnings"].items().size() >= 2);
  std::map<Key, double> from_json;
  for (const auto& line : all["results"].items()) {
    Key key;
    for (const auto* name : keys) key.push_back(line[name].as_text());
    const bool known = line["mean"].is(sim::Tree::Kind::number);
    CHECK(from_json.emplace(key, known ? line["mean"].as_number() : std::nan("")).second);
  }

  CHECK(sillon(desk, "resilience try.h5 --format csv -o try.csv --lang en").out == "");
  const auto csv = io::read_csv(desk.inside() / "try.csv");
  REQUIRE(csv.items().size() == from_json.size());
  for (const auto& line : csv.items()) {
    Key key;
    for (const auto* name : keys) key.push_back(line[name].as_text());
    const auto& mean = line["mean"].as_text();
    const auto there = from_json.find(key);
    REQUIRE(there != from_json.end());
    CHECK((mean.empty() ? std::isnan(there->second) : std::strtod(mean.c_str(), nullptr) == there->second));
  }

  const io::RunReader file((desk.inside() / "try.h5").string());
  REQUIRE(file.derived_whole());
  const auto measures = file.derived()->row;
  std::size_t compared = 0;
  double lost = 0;
  for (const auto& series : file.series()) {
    const auto name = series.population + "." + series.column;
    const auto stored = file.derived("shock", "as-is", "mean", "rows/" + series.population + "/" + series.column);
    for (std::size_t row = 0; row < series.rows; ++row)
      for (std::size_t m = 0; m < measures.size(); ++m, ++compared) {
        const double told = from_json.at({"shock", "as-is", "", name, series.row_names[row], measures[m].name}),
                     there = stored[row * measures.size() + m];
        CHECK((told == there || (std::isnan(told) && std::isnan(there))));
        if (measures[m].name == "mean_loss" && name == "territory.energy_bill") lost = told;
      }
  }
  CHECK(compared > 1000);
  CHECK(lost + from_json.at({"shock", "as-is", "", "territory.energy_bill", "0", "mean_gain"}) > 0);  // the crisis did something

  const auto table = sillon(desk, "resilience try.h5 --lang en");
  CHECK(table.code == 0);
  CHECK_THAT(table.out, ContainsSubstring("\"shock\", strategy \"act\"; 2020-01-27 to 2020-06-15"));
  CHECK_THAT(table.out, ContainsSubstring("energy paid by establishments (~)"));
  CHECK_THAT(table.out, ContainsSubstring("resilience is no single number"));
  CHECK_THAT(sillon(desk, "resilience try.h5 --lang fr --by sector --epsilon 0.001").out, ContainsSubstring("Lieux, branches, groupes"));
  const auto again = sillon(desk, "resilience try.h5 --format csv -o try.csv");
  CHECK(again.code == 3);
  CHECK(again.err == "try.csv: this file exists already; --force replaces it\n");
}

TEST_CASE("two contexts without crises are the same to the last bit, so nothing is lost", "[app]") {
  const Desk desk;
  lay_out(desk, R"({ "calm": {}, "quiet": {} })");
  REQUIRE(sillon(desk, "run try.json -o two.h5 --quiet --replicates 1").code == 0);
  CHECK_FALSE(io::RunReader((desk.inside() / "two.h5").string()).derived());  // which of them is the control?
  const auto unclear = sillon(desk, "resilience two.h5 --lang en");
  CHECK(unclear.code == 2);
  CHECK_THAT(unclear.err, ContainsSubstring("several contexts have no crisis: calm, quiet"));

  const auto json = sillon(desk, "resilience two.h5 --control calm --format json --lang en");
  REQUIRE(json.code == 0);
  CHECK_THAT(json.out, ContainsSubstring("a single luck"));
  std::size_t losses = 0;
  const auto all = io::parse_json(json.out, "json");
  for (const auto& line : all["results"].items()) {
    const auto& measure = line["measure"].as_text();
    if (measure != "loss" && measure != "gain" && measure != "mean_loss" && measure != "mean_gain" && measure != "turnover") continue;
    if (!line["mean"].is(sim::Tree::Kind::number)) continue;
    CHECK(line["mean"].as_number() == 0);
    ++losses;
  }
  CHECK(losses > 500);
  CHECK_THAT(sillon(desk, "resilience two.h5 --control calm --lang en").out, ContainsSubstring("exactly as without the crisis: "));
}

TEST_CASE("what is asked of resilience must be in the file", "[app]") {
  const Desk desk;
  lay_out(desk, calm_and_shock);
  REQUIRE(sillon(desk, "run try.json -o try.h5 --quiet --replicates 1 --until 2020-03-02").code == 0);
  const auto wrong = sillon(desk, "resilience try.h5 --series territory.job --by communes --control calme");
  CHECK(wrong.code == 2);
  CHECK_THAT(wrong.err, ContainsSubstring("no series \"territory.job\"; nearest: \"territory.jobs\""));
  CHECK_THAT(wrong.err, ContainsSubstring("no population \"communes\"; nearest: \"commune\""));
  CHECK_THAT(sillon(desk, "resilience try.h5 --control calme").err, ContainsSubstring("no context \"calme\"; nearest: \"calm\""));
  CHECK_THAT(sillon(desk, "resilience try.h5 --reserve territory.aid").err, ContainsSubstring("give both"));
  CHECK(sillon(desk, "resilience absent.h5").code == 3);

  const auto more = sillon(desk, "resilience try.h5 --by territory --driver territory.energy_price_firms --reserve territory.aid --need "
                                 "territory.output --worse output --format csv --lang en");
  CHECK(more.code == 0);
  CHECK_THAT(more.out, ContainsSubstring("loop_area"));
  CHECK_THAT(more.out, ContainsSubstring("the driver did not come back"));
  CHECK_THAT(more.out, ContainsSubstring("resourcefulness,1,0"));
  CHECK_THAT(more.out, ContainsSubstring("territory.output,0,more_is_worse,loss"));
  REQUIRE(sillon(desk, "run try.json -o alone.h5 --quiet --replicates 1 --context shock --until 2020-01-20").code == 0);
  CHECK(sillon(desk, "resilience alone.h5").code == 2);
}
