// What a user meets at the prompt: help, run files, summaries, tables, interruption.
#include <algorithm>
#include <string>

#include "sim/io/hdf5.hpp"
#include "sim/io/json.hpp"
#include "tests/app/program.hpp"
#include "tests/catch.hpp"

namespace {

using namespace tests;
using Catch::Matchers::ContainsSubstring;

// A tenth of a real territory, so that settling is quick; the crisis moves the price of energy, and nothing
// follows.
const Members small{
    {"territory", R"({ "use": "place.json", "scale": 0.1 })"},
    {"clock", R"({ "start": "2020-01-06", "until": "2020-06-01" })"},
    {"contexts", R"({ "calm": {}, "shock": { "crises": [{ "use": "crisis.json", "intensity": 2 }] } })"},
    {"strategies", R"({ "as-is": {}, "act": { "policies": [{ "use": "policy.json" }] } })"},
    {"processes", R"([{ "process": "new_pages" }])"},
    {"replicates", "2"}};

void lay_out(const Desk& desk) {
  desk.put("place.json", place);
  desk.put("crisis.json", crisis);
  desk.put(
      "policy.json",
      R"({ "format": "sillon-policy/1", "title": "p", "processes": [{ "process": "new_commune_pages" }] })");
  desk.put("try.json", scenario(small));
}

std::size_t lines(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

TEST_CASE("help is given for each command, teaches by examples and names the exit codes", "[app]") {
  const Desk desk;
  const auto all = sillon(desk, "--help");
  CHECK(all.code == 0);
  CHECK_THAT(all.out, ContainsSubstring("Exit codes"));
  for (const std::string command : {"run", "check", "describe", "schema", "export", "digest", "summary", "resilience", "network", "stress", "ranges", "territory", "import"}) {
    INFO(command);
    CHECK_THAT(all.out, ContainsSubstring("  " + command + " "));
    const auto help = sillon(desk, command + " --help");
    CHECK(help.code == 0);
    CHECK(help.err.empty());
    CHECK_THAT(help.out, ContainsSubstring("--help"));
  }
  CHECK_THAT(sillon(desk, "run --help").out, ContainsSubstring("--until 2019-07-01"));
  CHECK_THAT(sillon(desk, "--version").out, ContainsSubstring("sillon "));
  const auto nothing = sillon(desk, "");
  CHECK(nothing.code == 2);
  CHECK(nothing.out.empty());
  CHECK(nothing.err == all.out);
}

TEST_CASE("a run writes its file into runs, sums it up, and never overwrites it without --force", "[app]") {
  const Desk desk;
  lay_out(desk);
  const auto run = sillon(desk, "run try.json --lang en");
  REQUIRE(run.err.find("100 %") != std::string::npos);
  REQUIRE(run.code == 0);
  const auto wanted =
      std::set<std::string>{"crisis.json", "place.json", "policy.json", "runs", "runs/try.h5", "try.json"};
  CHECK(desk.files() == wanted);

  const auto summary = sillon(desk, "summary runs/try.h5 --lang en");
  CHECK(summary.code == 0);
  CHECK(run.out == "\n" + summary.out);
  CHECK_THAT(summary.out, ContainsSubstring("The territory, as stated and as settled"));
  CHECK_THAT(summary.out, ContainsSubstring("What \"shock\" did, compared with \"calm\"; strategy \"act\""));
  CHECK_THAT(summary.out, ContainsSubstring("energy price, new contracts of firms"));
  CHECK_THAT(
      summary.out,
      ContainsSubstring("exactly zero, in every run and at every step: all of it"));  // what "act" changed
  CHECK_THAT(summary.out, ContainsSubstring("! "));
  CHECK_THAT(summary.out, ContainsSubstring("sillon export runs/try.h5"));
  CHECK_THAT(sillon(desk, "summary runs/try.h5", "LC_ALL= LANG=fr_FR.UTF-8").out,
             ContainsSubstring("Avertissements"));

  const auto bytes = desk.file("runs/try.h5");
  const auto again = sillon(desk, "run try.json");
  CHECK(again.code == 3);
  CHECK(again.err == "runs/try.h5: this file exists already; --force replaces it\n");
  CHECK(desk.file("runs/try.h5") == bytes);
  const auto forced = sillon(desk, "run try.json --force --quiet --seed 5");
  CHECK(forced.code == 0);
  CHECK((forced.out + forced.err).empty());
  CHECK(desk.file("runs/try.h5") != bytes);
  CHECK(desk.files() == wanted);
}

TEST_CASE("the digest is the same with one thread and with three, and another with another seed",
          "[app][laws]") {
  const Desk desk;
  lay_out(desk);
  CHECK(sillon(desk, "run try.json -o one.h5 --quiet --threads 1").code == 0);
  CHECK(sillon(desk, "run try.json -o three.h5 --quiet --threads 3").code == 0);
  CHECK(sillon(desk, "run try.json -o other.h5 --quiet --seed 2").code == 0);
  const auto one = sillon(desk, "digest one.h5");
  CHECK(one.code == 0);
  CHECK(one.out.size() == 65);
  CHECK(sillon(desk, "digest three.h5").out == one.out);
  CHECK(sillon(desk, "digest other.h5").out != one.out);
}

TEST_CASE("a run can be cut to some contexts, strategies, replicates and days", "[app]") {
  const Desk desk;
  lay_out(desk);
  CHECK(sillon(desk,
               "run try.json -o cut.h5 --quiet --context shock --strategy as-is --replicates 1 --until "
               "2020-01-20 --set title=cut")
            .code == 0);
  const auto table = sillon(desk, "export cut.h5 --series territory.energy_price_firms --csv");
  CHECK(table.code == 0);
  CHECK(table.out ==
        "context,strategy,replicate,date,place,series,value,unit,warning\r\n"
        "shock,as-is,0,2020-01-06,0,territory.energy_price_firms,1,1,\r\n"
        "shock,as-is,0,2020-01-13,0,territory.energy_price_firms,1,1,\r\n"
        "shock,as-is,0,2020-01-20,0,territory.energy_price_firms,1,1,\r\n");
  CHECK_THAT(sillon(desk, "summary cut.h5 --lang en").out, ContainsSubstring("a single luck"));
}

TEST_CASE("a run file is run again from the scenario that it holds, to the same digest", "[app]") {
  const Desk desk;
  lay_out(desk);
  REQUIRE(sillon(desk, "run try.json -o whole.h5 --quiet --seed 7 --until 2020-03-02 --set title=changed").code == 0);
  REQUIRE(sillon(desk, "run try.json -o cut.h5 --quiet --context shock --strategy act --replicates 1 --until 2020-02-03").code == 0);
  for (const auto* name : {"try.json", "place.json", "crisis.json", "policy.json"}) std::filesystem::remove(desk.inside() / name);
  for (const std::string name : {"whole", "cut"}) {
    INFO(name);
    REQUIRE(sillon(desk, "run " + name + ".h5 --quiet --threads 1").code == 0);
    CHECK(sillon(desk, "digest runs/" + name + "-again.h5").out == sillon(desk, "digest " + name + ".h5").out);
    const auto text = [&](const std::string& path, const char* attribute) { return io::hdf5::File::open((desk.inside() / path).string()).root().text(attribute); };
    for (const auto* attribute : {"scenario", "name", "title_en"}) CHECK(text("runs/" + name + "-again.h5", attribute) == text(name + ".h5", attribute));
  }
  REQUIRE(sillon(desk, "run whole.h5 -o part.h5 --quiet --context shock --strategy act --until 2020-02-03").code == 0);
  CHECK_THAT(sillon(desk, "summary part.h5 --lang en").out, ContainsSubstring("1 x 1 x 2 = 2 runs; 2020-01-06 to 2020-02-03"));

  const auto changed = sillon(desk, "run whole.h5 --seed 8 --replicates 1 --set title=other");
  CHECK(changed.code == 2);
  for (const auto* flag : {"--seed", "--replicates", "--set"})
    CHECK_THAT(changed.err, ContainsSubstring(std::string(flag)) && ContainsSubstring("whole.h5 is a run file: it is run again as it was"));
  CHECK_THAT(sillon(desk, "run whole.h5 --until 2020-06-01").err, ContainsSubstring("2020-06-01 is later than the end of whole.h5, 2020-03-02"));
  lay_out(desk);
  REQUIRE(sillon(desk, "fork whole.h5 --at 2020-02-03 --with try.json --set seed=7 --until 2020-03-02 -o fork.h5 --quiet").code == 0);
  const auto fork = sillon(desk, "run fork.h5");
  CHECK(fork.code == 3);
  CHECK_THAT(fork.err, ContainsSubstring("this is a fork, whose past is that of whole.h5"));
}

TEST_CASE("a run file says of each series whether more of it is better, with one context or two", "[app]") {
  const Desk desk;
  lay_out(desk);
  REQUIRE(sillon(desk, "run try.json -o alone.h5 --quiet --context shock --replicates 1 --until 2020-01-20").code == 0);
  const auto file = io::hdf5::File::open((desk.inside() / "alone.h5").string());
  CHECK_FALSE(file.root().holds("resilience"));
  const auto series = file.root().group("runs/shock/act/0/series/territory");
  CHECK(series.dataset("jobs").text("polarity") == "more_is_better");
  CHECK(series.dataset("unemployed").text("polarity") == "more_is_worse");
  CHECK(series.dataset("energy_price_firms").text("polarity") == "neutral");
  REQUIRE(sillon(desk, "run try.json -o two.h5 --quiet --strategy act --replicates 1 --until 2020-03-02").code == 0);
  const auto both = io::hdf5::File::open((desk.inside() / "two.h5").string());
  for (const auto* column : {"jobs", "unemployed", "energy_price_firms"})
    CHECK(both.root().group("resilience/rows/territory").dataset(column).text("polarity") == series.dataset(column).text("polarity"));
}

TEST_CASE("export writes one line per context, strategy, replicate, date and place, with unit and warning",
          "[app]") {
  const Desk desk;
  lay_out(desk);
  REQUIRE(sillon(desk, "run try.json -o try.h5 --quiet --until 2020-02-03").code == 0);
  const auto table = sillon(desk, "export try.h5 --series commune.jobs territory.output -o table.csv");
  CHECK(table.code == 0);
  CHECK(table.out.empty());
  const auto text = desk.file("table.csv");
  CHECK(lines(text) == 1 + 2 * 2 * 2 * 5 * (36 + 1));
  CHECK_THAT(text, ContainsSubstring("calm,as-is,0,2020-01-13,62498,commune.jobs,"));
  CHECK_THAT(text, ContainsSubstring(",job,\"imputed: "));
  const auto again = sillon(desk, "export try.h5 --series commune.jobs -o table.csv");
  CHECK(again.code == 3);
  CHECK(again.err == "table.csv: this file exists already; --force replaces it\n");
  const auto unknown = sillon(desk, "export try.h5 --series commune.job");
  CHECK(unknown.code == 2);
  CHECK(unknown.err == "--series: 1 mistake\n  no series \"commune.job\"; nearest: \"commune.jobs\"\n");
  CHECK(unknown.out.empty());
}

TEST_CASE("Ctrl-C stops at the next step, keeps what was recorded and says how far it got", "[app]") {
  const Desk desk;
  lay_out(desk);
  auto text = desk.file("try.json");
  const std::string until = R"("until": "2020-06-01")";
  desk.put("try.json",
           text.replace(text.find(until), until.size(), R"("step": "day", "until": "2120-01-01")"));
  for (const std::string signal : {"INT", "TERM"}) {
    INFO(signal);
    const auto run = sillon(desk, "run try.json -o long.h5 --force --threads 2 --lang en",
                            "timeout --preserve-status -s " + signal + " 2");
    CHECK(run.code == 130);
    CHECK_THAT(run.err, ContainsSubstring("interrupted; steps done of each run:\ncalm/as-is/0 "));
    CHECK_THAT(run.err, ContainsSubstring("what was recorded is in long.h5.part\n"));
    CHECK(run.out.empty());
    CHECK(desk.files().count("long.h5") == 0);
    const auto summary = sillon(desk, "summary long.h5.part --lang en");
    CHECK(summary.code == 0);
    CHECK_THAT(summary.out, ContainsSubstring("NOT COMPLETE: stopped by a signal"));
  }
}

TEST_CASE("a file or disk that fails is told with exit code 3", "[app]") {
  const Desk desk;
  lay_out(desk);
  CHECK(sillon(desk, "run try.json -o place.json/run.h5").code == 3);
  CHECK(sillon(desk, "summary absent.h5").code == 3);
  CHECK(sillon(desk, "digest try.json").code == 3);
  CHECK(sillon(desk, "export absent.h5 --series a.b").code == 3);
  CHECK(sillon(desk, "--version > /dev/full 2> /dev/null; exit $?; true").code == 3);
}

TEST_CASE("describe tells populations, processes and the territory, and draws the step", "[app]") {
  const Desk desk;
  lay_out(desk);
  const auto all = sillon(desk, "describe --lang en");
  CHECK(all.code == 0);
  CHECK_THAT(all.out, ContainsSubstring("Populations"));
  CHECK_THAT(all.out, ContainsSubstring("energy_price (crisis; each territory, step)"));
  CHECK_THAT(sillon(desk, "describe --lang fr --format markdown").out, ContainsSubstring("| paramètre |"));
  const auto one = sillon(desk, "describe try.json --lang en");
  CHECK(one.code == 0);
  CHECK_THAT(one.out, ContainsSubstring("crisis.price (each territory, step)"));
  CHECK_THAT(one.out, ContainsSubstring("The territory, as stated and as settled"));
  const auto dot = sillon(desk, "describe try.json --format dot");
  CHECK(dot.code == 0);
  CHECK(dot.out.substr(0, 12) == "digraph step");
  CHECK(sillon(desk, "describe --format dot").code == 2);
}
