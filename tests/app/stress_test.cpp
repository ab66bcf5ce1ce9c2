// The stress test: its grid, its lines, its search, and what a user meets at the prompt.
#include <cmath>
#include <filesystem>
#include <string>

#include "app/intensity_grid.hpp"
#include "app/response.hpp"
#include "app/reverse_stress.hpp"
#include "app/threshold.hpp"
#include "sim/io/json.hpp"
#include "sim/kernel/error.hpp"
#include "tests/app/program.hpp"
#include "tests/catch.hpp"

namespace {

using namespace tests;
using app::Intensity;
using Catch::Matchers::ContainsSubstring;

// A hundredth of a real territory, in which a crisis moves the price of energy and nothing follows: at intensity x the price
// of new contracts rises to 1 + x, and that of households falls to 1 - x / 2, from April on.
const std::string two_prices =
    R"({ "format": "sillon-crisis/1", "title": { "en": "prices", "fr": "prix" }, "events": [{ "process": "energy_price", "name": "price",
         "with": { "firms": [["2020-02-01", 1], ["2020-04-01", 2]], "households": [["2020-02-01", 1], ["2020-04-01", 0.5]] } }] })";
const Members small{{"territory", R"({ "use": "place.json", "scale": 0.01 })"},
                    {"clock", R"({ "start": "2020-01-06", "until": "2020-05-04", "step": "week" })"},
                    {"strategies", R"({ "as-is": {}, "act": {} })"},
                    {"processes", R"([{ "process": "new_pages" }])"},
                    {"record", R"({ "series_of": ["territory", "commune"] })"},
                    {"replicates", "2"}};

void lay_out(const Desk& desk) {
  desk.put("place.json", place);
  desk.put("crisis.json", two_prices);
  desk.put("try.json", scenario(small));
}

sim::Tree json(const Desk& desk, const std::string& name) { return io::parse_json(desk.file(name), name); }

double number(const sim::Tree& tree, const std::string& name) { return tree[name].as_number(); }

std::vector<std::string> texts(const std::vector<Intensity>& grid) {
  std::vector<std::string> out;
  for (const auto intensity : grid) out.push_back(intensity.text());
  return out;
}

app::Threshold line(const std::string& text) { return app::parse_threshold(text, "--break"); }

std::vector<Intensity> grid(const std::string& text) { return app::parse_grid(text); }

}  // namespace

TEST_CASE("a grid of intensities has each decimal number once and exactly", "[app]") {
  const auto all = grid("0:2:0.1");
  REQUIRE(all.size() == 21);
  CHECK(all[3].value() == 0.3);
  CHECK(all[7].value() == 0.7);
  CHECK(all[20].value() == 2.0);
  CHECK(all[3].text() == "0.3");
  CHECK(all[3].name() == "x0_3");
  CHECK(all[20].name() == "x2");
  CHECK(texts(grid("0,0.5,1")) == std::vector<std::string>{"0", "0.5", "1"});
  CHECK(texts(grid("1:1.00002:0.00001")) == std::vector<std::string>{"1", "1.00001", "1.00002"});
  CHECK(texts(grid("1.25")) == std::vector<std::string>{"1.25"});
}

TEST_CASE("a grid that cannot be meant is refused with a sentence", "[app]") {
  for (const auto& [text, said] : Members{{"0:2", "expected FIRST:LAST:STEP"},
                                          {"0:2:0", "a step of 0"},
                                          {"2:0:0.1", "below its first number"},
                                          {"0:1:0.3", "the last number before it is 0.9"},
                                          {"0:2:0.0001", "20001 numbers, more than 1000"},
                                          {"0,1,1", "rising order"},
                                          {"1,0.5", "rising order"},
                                          {"0", "no intensity above 0"},
                                          {"-1,1", "\"-1\" is not an intensity"},
                                          {"0,,1", "\"\" is not an intensity"},
                                          {"1e3", "is not an intensity"},
                                          {"0.1234567", "at most 6 decimals"},
                                          {"nan", "is not an intensity"},
                                          {"", "is not an intensity"}}) {
    INFO(text);
    try {
      grid(text);
      FAIL("not refused");
    } catch (const sim::ScenarioError& error) {
      CHECK(error.mistakes().at(0).file == "--intensity");
      CHECK_THAT(error.mistakes().at(0).message, ContainsSubstring(said));
    }
  }
}

TEST_CASE("a line is a series, perhaps a measure, a direction and a number", "[app]") {
  using Of = app::Threshold::Of;
  const auto loss = line("territory.jobs loss > 5%");
  CHECK((loss.series() == "territory.jobs" && loss.of == Of::loss && loss.above && loss.value == 0.05));
  const auto level = line("territory.unemployed>30000");
  CHECK((level.series() == "territory.unemployed" && level.of == Of::level && level.above && level.value == 30000));
  const auto ratio = line("commune.jobs < 90%");
  CHECK((ratio.of == Of::ratio && !ratio.above && ratio.value == 0.9));
  CHECK(line("a.b end < -1e-3").value == -0.001);
  CHECK(line("a.b worst > 1").of == Of::worst);
  for (const std::string wrong : {"territory.jobs", "territory.jobs > ", "jobs > 1", "territory. > 1", "territory.jobs lost > 1",
                                  "territory.jobs loss loss > 1", "territory.jobs >= 1", "territory.jobs > many", "> 1", "territory.jobs > inf", ""}) {
    INFO(wrong);
    CHECK_THROWS_AS(line(wrong), sim::ScenarioError);
  }
}

TEST_CASE("how far a series went is counted from the first day of the crisis, against the control", "[app]") {
  const std::vector<sim::Day> time{0, 10, 20, 30};
  const auto reached = [&](const app::Threshold& line, const std::vector<double>& crisis, const std::vector<double>& control, sim::Day from,
                           sim::Polarity polarity = sim::better) { return app::reached(line, time, crisis, control, from, polarity); };
  const std::vector<double> control{100, 100, 100, 0}, crisis{500, 100, 80, 1};
  CHECK(reached(line("t.jobs < 1"), crisis, control, 10) == 1);
  CHECK(reached(line("t.jobs > 1"), crisis, control, 10) == 100);
  CHECK(reached(line("t.jobs > 1"), crisis, control, 0) == 500);
  CHECK(reached(line("t.jobs < 1%"), crisis, control, 10) == 0.8);
  CHECK(std::isinf(reached(line("t.jobs > 1%"), crisis, control, 10)));  // something where the control has nothing
  CHECK(std::isnan(reached(line("t.jobs > 1"), crisis, control, 40)));

  const std::vector<double> usual{100, 100, 100, 100}, fallen{100, 80, 80, 90};
  CHECK(reached(line("t.jobs worst > 0"), fallen, usual, 0) == Approx(0.2));
  CHECK(reached(line("t.jobs end > 0"), fallen, usual, 0) == Approx(0.1));
  CHECK(reached(line("t.jobs loss > 0"), fallen, usual, 0) == Approx((100 + 200 + 150) / 3000.0));
  const std::vector<double> risen{100, 120, 120, 110};  // of what is bad
  CHECK(reached(line("t.unemployed loss > 0"), risen, usual, 0, sim::worse) == Approx(0.15));
  CHECK(reached(line("t.jobs loss > 0"), risen, usual, 0) == 0);
}

TEST_CASE("bands have Student's interval, and quantiles from ten replicates on", "[app]") {
  const auto few = app::band(std::vector<double>{1, 2, 3});
  CHECK(few.mean == Approx(2));
  CHECK(few.half == Approx(4.3027 / std::sqrt(3.0)).epsilon(1e-4));
  CHECK(std::isnan(few.low));
  const auto many = app::band(std::vector<double>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
  CHECK((many.low == Approx(1) && many.high == Approx(9)));
  CHECK(std::isnan(app::band(std::vector<double>{1}).half));
}

TEST_CASE("the search finds the smallest intensity that breaks a line, to the tolerance", "[app]") {
  const Intensity tolerance(10'000);
  const auto all = grid("0:2:0.1");
  const auto square = [](Intensity x) { return std::optional(x.value() * x.value()); };
  const auto found = app::cross(line("t.jobs loss > 0.5"), all, tolerance, square);  // the root is 0.70711
  CHECK_FALSE(found.missing);
  CHECK((found.crossing.breaks->text() == "0.71" && found.crossing.holds->text() == "0.7"));
  CHECK_FALSE(found.crossing.turns);
  const auto falling = app::cross(line("t.jobs < 0.5"), all, Intensity(1), [](Intensity x) { return std::optional(1 - x.value() / 3); });
  CHECK(falling.crossing.breaks->text() == "1.500001");

  SECTION("a line that nothing breaks, and one that is broken without any crisis") {
    const auto never = app::cross(line("t.jobs loss > 5"), all, tolerance, square);
    CHECK((!never.crossing.breaks && never.crossing.holds->text() == "2" && never.crossing.reached == 4));
    const auto already = app::cross(line("t.jobs loss > -1"), all, tolerance, square);
    CHECK((already.crossing.breaks->text() == "0" && !already.crossing.holds));
  }
  SECTION("a response that comes back is told, and the first crossing is the answer") {
    const auto wave = [](Intensity x) { return std::optional(std::sin(3 * x.value())); };  // above 0.5 from 0.1745 to 0.8727
    const auto back = app::cross(line("t.jobs loss > 0.5"), all, tolerance, wave);
    CHECK(back.crossing.breaks->text() == "0.18");
    REQUIRE(back.crossing.turns);
    CHECK((back.crossing.turns->first.text() == "0.5" && back.crossing.turns->second.text() == "0.6"));
  }
  SECTION("what is not known yet is asked for, inside the first step of the grid that crosses the line") {
    const auto coarse = [&](Intensity x) { return x.millionths() % 100'000 == 0 ? square(x) : std::nullopt; };
    const auto asked = app::cross(line("t.jobs loss > 0.5"), all, tolerance, coarse);
    REQUIRE(asked.missing);
    CHECK(asked.missing->text() == "0.75");
  }
}

TEST_CASE("a stress test measures a response that is known exactly, finds the line that it breaks, and does nothing twice", "[app]") {
  const Desk desk;
  lay_out(desk);
  const std::string words =
      "stress try.json --crisis crisis.json --intensity 0:1:0.25 --strategy as-is --series territory.energy_price_firms territory.energy_price_households "
      "--break 'territory.energy_price_firms > 1.375' --break 'territory.energy_price_households worst > 30%' "
      "--break 'territory.energy_price_firms > 2' --tolerance 0.01 --report out -o try.h5 --language ";
  const auto run = sillon(desk, words + "en");
  INFO(run.err);
  REQUIRE(run.code == 0);
  CHECK(desk.files() == std::set<std::string>{"place.json", "crisis.json", "try.json", "try.h5", "try-reverse.h5", "out", "out/stress.json",
                                              "out/stress.csv", "out/stress.md"});
  const auto report = json(desk, "out/stress.json");
  CHECK(report["format"].as_text() == "sillon-stress/1");
  CHECK(report["intensities"].items().size() == 4);  // 0 is the control
  REQUIRE(report["curves"].items().size() == 2);
  const auto& households = report["curves"].items()[1];
  REQUIRE(households["series"].as_text() == "territory.energy_price_households");
  double before = 0;
  for (const auto& point : households["points"].items()) {
    const double x = number(point, "intensity");
    CHECK(number(point["worst"], "mean") == Approx(x / 2));
    CHECK(number(point["end"], "mean") == Approx(x / 2));
    CHECK(number(point["worst_difference"], "mean") == Approx(-x / 2));
    CHECK(point["worst"]["each"].items().size() == 2);
    CHECK(number(point["loss"], "mean") > before);
    before = number(point["loss"], "mean");
  }
  REQUIRE(report["reverse"].items().size() == 3);
  const auto& firms = report["reverse"].items()[0];  // 1 + x > 1.375
  CHECK((number(firms["mean"], "breaks") == 0.38 && number(firms["mean"], "holds") == 0.37));
  CHECK((firms["each"].items().size() == 2 && number(firms["each"].items()[1], "breaks") == 0.38));
  CHECK(firms["mean"]["monotone"].as_boolean());
  const auto& worst = report["reverse"].items()[1];  // x / 2 > 0.3
  CHECK(std::abs(number(worst["mean"], "breaks") - 0.6) <= 0.01);
  CHECK(report["reverse"].items()[2]["mean"]["breaks"].is(sim::Tree::Kind::null));
  CHECK_THAT(run.out, ContainsSubstring("broken from intensity 0.38 on (0.37 holds"));
  CHECK_THAT(run.out, ContainsSubstring("not broken, not even at intensity 1"));
  CHECK_THAT(desk.file("out/stress.md"), ContainsSubstring("## Reverse stress test"));
  CHECK_THAT(desk.file("out/stress.csv"), ContainsSubstring("curve,as-is,territory.energy_price_households,,0.25,worst,1,2,0.125,0,"));
  CHECK_THAT(sillon(desk, words + "fr").out, ContainsSubstring("franchi dès l'intensité 0,38 (0,37 tient"));  // of the runs that are there

  {  // Every other command reads the run file.
    CHECK_THAT(sillon(desk, "summary try.h5 --lang en").out, ContainsSubstring("What \"x0_25\" did, compared with \"control\""));
    CHECK(sillon(desk, "export try.h5 --series territory.energy_price_firms").out.find("x0_5,as-is,1,2020-05-04,") != std::string::npos);
    CHECK(sillon(desk, "resilience try.h5 --lang en").code == 0);
    CHECK(sillon(desk, "digest try-reverse.h5").code == 0);
  }
  {  // The same words again do nothing twice, and other words are refused without --force.
    const auto written = std::filesystem::last_write_time(desk.inside() / "try.h5"), probed = std::filesystem::last_write_time(desk.inside() / "try-reverse.h5");
    const auto again = sillon(desk, words + "en");
    CHECK(again.code == 0);
    CHECK(again.out == run.out);
    CHECK_THAT(again.err, ContainsSubstring("try.h5 holds these runs already"));
    CHECK(std::filesystem::last_write_time(desk.inside() / "try.h5") == written);
    CHECK(std::filesystem::last_write_time(desk.inside() / "try-reverse.h5") == probed);
    const auto other = sillon(desk, "stress try.json --crisis crisis.json --intensity 0,1 -o try.h5 --lang en");
    CHECK(other.code == 3);
    CHECK_THAT(other.err, ContainsSubstring("is not of this stress test; --force replaces it"));
    CHECK(std::filesystem::last_write_time(desk.inside() / "try.h5") == written);
    CHECK(sillon(desk, "stress try.json --crisis crisis.json --intensity 0,1 -o try.h5 --quiet --force").code == 0);
    CHECK_FALSE(std::filesystem::exists(desk.inside() / "try-reverse.h5"));
  }
}

TEST_CASE("an event without an intensity is named: refused where there is no other, else a warning", "[app]") {
  const Desk desk;
  lay_out(desk);
  const std::string same = R"({ "process": "new_commune_pages", "name": "same-again" })";
  desk.put("blind.json", R"({ "format": "sillon-crisis/1", "title": "b", "events": [)" + same + "] }");
  const auto refused = sillon(desk, "stress try.json --crisis blind.json --intensity 0,1 -o no.h5");
  CHECK(refused.code == 2);
  CHECK_THAT(refused.err, ContainsSubstring("event \"same-again\" (process \"new_commune_pages\") has no parameter \"intensity\""));
  CHECK_FALSE(std::filesystem::exists(desk.inside() / "no.h5.part"));

  auto half = two_prices;
  half.insert(half.rfind(']'), ", " + same);
  desk.put("half.json", half);
  const auto warned = sillon(desk, "stress try.json --crisis half.json --intensity 0,1 -o half.h5 --series territory.energy_price_firms --lang en");
  CHECK(warned.code == 0);
  CHECK_THAT(warned.out, ContainsSubstring("event \"same-again\" has no parameter \"intensity\""));
}

TEST_CASE("a stress test that cannot be meant is refused in a sentence before anything is written", "[app]") {
  const Desk desk;
  lay_out(desk);
  desk.put("mine.json", "{}");
  const auto before = desk.files();
  const std::string good = "stress try.json --crisis crisis.json --intensity 0,1 -o no.h5 --lang en ";
  for (const auto& [words, said] : Members{{"--series territory.energy_price_firm", "nearest: \"territory.energy_price_firms\""},
                                           {"--series commune.jobs", "expected a series of the whole"},
                                           {"--break 'territory.jobs lost > 1'", "no measure \"lost\""},
                                           {"--break 'territory.job loss > 1'", "no series \"territory.job\" is recorded"},
                                           {"--break 'commune.jobs loss > 1'", "expected a series of the whole"},
                                           {"--threshold 'commune.jobs loss > 1'", "without loss, worst or end"},
                                           {"--at 0.5", "no intensity of the grid"},
                                           {"--tolerance 0", "expected a number above 0"},
                                           {"--strategy actt", "nearest: \"act\""},
                                           {"--crisis none.json", "\"none.json\": no such file"},
                                           {"--crisis crisis.json@2031-01-01", "outside the simulated time"},
                                           {"--report out.txt", "none of .json, .csv and .md"},
                                           {"--set replicates=0", "replicates"},
                                           {"--until 2020-01-27", "the crisis has not begun by then"}}) {
    INFO(words);
    const auto run = sillon(desk, good + words);
    CHECK(run.code == 2);
    CHECK_THAT(run.err, ContainsSubstring(said));
  }
  const auto taken = sillon(desk, good + "--report mine.json");
  CHECK(taken.code == 3);
  CHECK_THAT(taken.err, ContainsSubstring("mine.json: this file exists already; --force replaces it"));
  CHECK(sillon(desk, "stress try.json --crisis crisis.json --intensity 0:1 -o no.h5").code == 2);
  CHECK_THAT(sillon(desk, "stress try.json --intensity 0,1").err, ContainsSubstring("--crisis is required"));
  CHECK(desk.files() == before);
}
