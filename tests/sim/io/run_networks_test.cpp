// tests/sim/io/run_networks_test.cpp -- networks recorded again and again are read back as they were, births and deaths included.
#include <cmath>
#include <map>
#include <stdexcept>
#include <string>

#include "sim/io/digest.hpp"
#include "sim/io/run_file.hpp"
#include "sim/io/run_reader.hpp"
#include "sim/kernel/error.hpp"
#include "tests/catch.hpp"
#include "tests/folder.hpp"
#include "tests/sim/io/run_file_village.hpp"

namespace {

using namespace tests;
using Catch::Matchers::ContainsSubstring;

// A step in which ties change: strength grows, and one tie is made.
void change(sim::World& world, std::uint32_t step) {
  auto& network = world[village::ties];
  for (auto& one : network.column<village::strength>()) one += 0.25;
  const auto& people = world[village::citizen];
  const std::uint32_t from = step % 50, to = (step * 3 + 20) % 50;
  const sim::Network::Change edit{from, to, false, {}};
  network.edit(std::span(&edit, 1), people);
}

std::map<std::pair<std::uint64_t, std::uint64_t>, double> edges_of(const sim::World& world) {
  const auto& network = world[village::ties];
  const auto& people = world[village::citizen];
  std::map<std::pair<std::uint64_t, std::uint64_t>, double> out;
  for (std::uint32_t row = 0; row < network.rows(); ++row)
    if (people.lives(row))
      for (auto edge = network.at(row).begin; edge < network.at(row).end; ++edge)
        out[{people.ids()[row], people.ids()[network.targets()[edge]]}] = network.column<village::strength>()[edge];
  return out;
}

}  // namespace

TEST_CASE("a network recorded by the month is read back as it stood each month", "[run_file][network]") {
  const Folder folder;
  auto plan = village::plan(12, 1);
  plan.contexts.resize(1);
  const auto path = folder / "months.h5";
  std::map<sim::Day, std::map<std::pair<std::uint64_t, std::uint64_t>, double>> stood;
  {
    auto world = village::settle(600);  // 1,200 ties: the chunk that they fill is too small for more
    io::RunFile file(path, plan, world);
    const auto recorder = file.recorder(0, 0, 0);
    recorder->open(world, {});
    recorder->take(world, sim::Step{0});
    stood[plan.clock.day_of(0)] = edges_of(world);
    for (std::uint32_t step = 1; step <= 12; ++step) {
      change(world, step);
      recorder->take(world, sim::Step{step});
      stood[plan.clock.day_of(step)] = edges_of(world);
    }
    recorder->close();
    file.finish();
  }
  const io::RunReader file(path);
  const auto networks = file.networks();
  REQUIRE(networks.size() == 1);
  const auto& ties = networks[0];
  CHECK(ties.name == "ties");
  CHECK(ties.from == "citizen");
  CHECK(ties.warning_fr == "liens inventés");
  REQUIRE(ties.days.size() == 4);  // settled, and when February, March and April begin
  CHECK(sim::format_date(ties.days[0]) == "2019-01-07");
  CHECK(sim::format_date(ties.days[1]) == "2019-02-04");
  REQUIRE(ties.columns.size() == 2);
  const std::size_t strength = ties.columns[0].name == "strength" ? 0 : 1;
  CHECK(ties.columns[1 - strength].members.size() == 3);
  CHECK(ties.columns[1 - strength].labels_fr[2] == "pompe à chaleur");
  std::size_t before = 0;
  for (const auto day : ties.days) {
    const auto found = file.edges("calm", "as-is", 0, ties, day);
    CAPTURE(sim::format_date(day));
    std::map<std::pair<std::uint64_t, std::uint64_t>, double> read;
    for (std::size_t i = 0; i < found.from.size(); ++i) read[{found.from[i], found.to[i]}] = found.columns[strength][i];
    CHECK(read == stood.at(day));
    CHECK(found.from.size() == stood.at(day).size());
    CHECK(found.from.size() > before);
    before = found.from.size();
  }
  CHECK_THROWS_AS(file.edges("calm", "as-is", 0, ties, ties.days[0] + 1), sim::ContractError);
}

TEST_CASE("columns of agents are read as they last stood on a day", "[run_file][network]") {
  const Folder folder;
  const auto plan = village::plan(12, 1);
  const auto path = folder / "agents.h5";
  {
    io::RunFile file(path, plan, village::settle());
    for (const std::uint32_t context : {0U, 1U}) village::run(file, plan, village::settle(), context, 0);
    file.finish();
  }
  const io::RunReader file(path);
  const auto people = file.agents("calm", "as-is", 0, "citizen");
  REQUIRE(people.has_value());
  CHECK(people->ids[3] == 4);
  CHECK(people->ids.size() == 54);  // four were born
  const auto column = [&](const std::string& name) -> const io::RunReader::Column& {
    for (const auto& one : people->columns)
      if (one.name == name) return one;
    throw std::logic_error("no column " + name);
  };
  const auto day = *sim::parse_date("2019-03-01");
  const auto visits = file.agents_on("calm", "as-is", 0, "citizen", column("visits"), day);
  REQUIRE(visits.has_value());
  CHECK(sim::format_date(visits->day) == "2019-02-04");
  CHECK(visits->numbers[7] == 4);  // of step 4
  const auto home = file.agents_on("calm", "as-is", 0, "citizen", column("home"), day);
  REQUIRE(home.has_value());
  CHECK(home->codes[2] == "2A004");
  const auto employer = file.agents_on("calm", "as-is", 0, "citizen", column("employer"), day);
  CHECK(column("employer").links_to == "firm");
  CHECK(employer->numbers[2] == 2);
  CHECK(std::isnan(employer->numbers[4]));
  CHECK(column("engaged").is_boolean);
  CHECK_FALSE(file.agents_on("calm", "as-is", 0, "citizen", column("visits"), plan.clock.start - 1).has_value());
  CHECK_FALSE(file.agents("calm", "as-is", 0, "sector").has_value());
}

TEST_CASE("a run that did not get as far as a recorded day says so", "[run_file][network]") {
  const Folder folder;
  const auto plan = village::plan(12, 1);
  {
    io::RunFile file(folder / "cut.h5", plan, village::settle());
    const auto recorder = file.recorder(0, 0, 0);
    auto world = village::settle();
    recorder->open(world, {});
    recorder->take(world, sim::Step{0});
  }
  const io::RunReader file((folder / "cut.h5") + ".part");
  const auto ties = file.networks().at(0);
  CHECK(file.edges("calm", "as-is", 0, ties, ties.days[0]).from.size() == 100);
  CHECK_THROWS_WITH(file.edges("calm", "as-is", 0, ties, ties.days[1]), ContainsSubstring("did not get as far as 2019-02-04"));
}

TEST_CASE("a record without a network's period is refused in a sentence", "[run_file][network]") {
  const Folder folder;
  auto plan = village::plan(12, 1);
  plan.record.networks = {"ties@fortnight"};
  CHECK_THROWS_WITH(io::RunFile(folder / "no.h5", plan, village::settle()), ContainsSubstring("trust@year"));
}
