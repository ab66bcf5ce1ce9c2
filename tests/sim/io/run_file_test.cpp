// tests/sim/io/run_file_test.cpp -- run files written, read back, refused, interrupted, spoilt; digests.
#include "sim/io/run_file.hpp"

#include <chrono>
#include <cmath>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <limits>
#include <numeric>
#include <optional>
#include <string>
#include <thread>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sim/io/digest.hpp"
#include "sim/io/hdf5.hpp"
#include "sim/io/run_reader.hpp"
#include "sim/kernel/error.hpp"
#include "tests/catch.hpp"
#include "tests/folder.hpp"
#include "tests/sim/io/run_file_village.hpp"

namespace {

namespace fs = std::filesystem;
using Catch::Approx;
using Catch::Matchers::ContainsSubstring;
using namespace tests;

// All runs of the village, one after another.
std::string write(const std::string& path, const io::RunPlan& plan, bool backwards = false) {
  const auto world = village::settle();
  io::RunFile file(path, plan, world);
  for (std::uint32_t i = 0; i < 2 * plan.replicates; ++i) {
    const auto at = backwards ? 2 * plan.replicates - 1 - i : i;
    village::run(file, plan, world, at / plan.replicates, at % plan.replicates);
  }
  file.finish();
  return path;
}

std::string message(const std::string& path) {
  try {
    const io::RunReader reader(path);
    return "it was read";
  } catch (const sim::FileError& error) { return error.what(); }
}

void put(const std::string& path, std::string_view bytes) { std::ofstream(path, std::ios::binary) << bytes; }

std::string bytes(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("what is recorded is what is read back", "[run_file]") {
  const Folder folder;
  const auto plan = village::plan();
  const auto path = write(folder / "new/folder/village.h5", plan);
  CHECK_FALSE(fs::exists(path + ".part"));
  const io::RunReader reader(path);
  CHECK(reader.complete());
  CHECK(reader.seed() == plan.seed);
  CHECK(reader.scenario() == plan.scenario_json);
  CHECK(reader.attribute("title_fr") == plan.title_fr);
  CHECK(reader.attribute("question_fr").empty());
  CHECK(reader.attribute("format_version") == "1");
  CHECK_FALSE(reader.attribute("commit").empty());
  CHECK(reader.contexts().at(1).title_fr == "Choc");
  CHECK(reader.strategies().at(0).name == "as-is");
  CHECK(reader.replicates() == 2);
  CHECK(reader.time().size() == 13);
  CHECK(reader.time().front() == plan.clock.start);
  CHECK(reader.time().back() == plan.clock.day_of(12));

  REQUIRE(reader.series().size() == 4);  // the column without label is none, neither are codes
  const auto& income = reader.series().at(0);
  CHECK(income.population == "commune");
  CHECK(income.column == "income");
  CHECK(income.unit == "EUR");
  CHECK(income.label_fr == "Revenu des ménages à l'œuvre");
  CHECK(income.warning_en.empty());
  CHECK(income.row_names == std::vector<std::string>{"62498", "62510", "2A004"});
  CHECK(reader.series().at(2).row_names == std::vector<std::string>{"0", "1"});
  CHECK(reader.series().at(3).warning_fr == "chiffre imputé");

  auto world = village::settle();
  for (std::uint32_t step = 1; step <= 7; ++step) village::live(world, step, 11);
  const auto values = reader.series("shock", "as-is", 1, "commune", "income");
  REQUIRE(values.size() == 13 * 3);
  for (std::uint32_t row = 0; row < 3; ++row)
    CHECK(values[7 * 3 + row] == world[village::commune].column<village::income>()[row]);
  CHECK(reader.series("shock", "as-is", 1, "territory", "trust").at(7) ==
        world[village::territory].column<village::trust>()[0]);
  CHECK_THROWS_AS(reader.series("shock", "as-is", 1, "commune", "nothing"), sim::FileError);
  CHECK_THROWS_AS(reader.series("shock", "as-is", 2, "commune", "income"), sim::FileError);
  CHECK(reader.progress("calm", "as-is", 0).recorded == 13);
  CHECK(reader.progress("calm", "as-is", 0).last_step == 12);

  REQUIRE(reader.statements().size() == 2);
  CHECK(reader.statements()[1].note == "secret statistique");
  CHECK(std::isnan(reader.statements()[1].stated));
  CHECK(reader.statements()[1].imputed);
  CHECK(reader.statements()[0].settled == 30690);
  CHECK(reader.events().at(0).title_fr == "Prix de l'énergie");
  CHECK(reader.events().at(0).until == *sim::parse_date("2019-03-01"));
  CHECK(reader.parameters().at(0).value == "0.98");
  CHECK(reader.parameters().at(0).high == 1);
  CHECK(reader.warnings().at(0).second == "Deux tirages seulement");
}

TEST_CASE("every run says of each series whether more of it is better, and names each column of agents in a few words", "[run_file]") {
  const Folder folder;
  const auto path = write(folder / "described.h5", village::plan(3, 1));
  const auto file = io::hdf5::File::open(path);
  for (const auto* context : {"calm", "shock"}) {
    const auto run = file.root().group(std::string("runs/") + context + "/as-is/0");
    const auto series = run.group("series");
    CHECK(series.group("commune").dataset("income").text("polarity") == "more_is_better");
    CHECK(series.group("commune").dataset("people").text("polarity") == "neutral");
    CHECK(series.group("sector").dataset("output").text("polarity") == "more_is_worse");
    for (const auto& name : series.group("commune").names()) CHECK(name != "hidden");  // labelled, but it says nothing of better and worse
    const auto savings = run.group("agents/citizen").dataset("savings"), employer = run.group("agents/citizen").dataset("employer");
    CHECK(savings.text("label_en") == "money saved");
    CHECK(savings.text("label_fr") == "argent épargné");
    CHECK(savings.text("polarity").empty());
    CHECK(employer.text("label_fr") == "entreprise qui emploie");
  }
  const io::RunReader reader(path);
  for (const auto& series : reader.series())
    if (series.column == "output") CHECK(series.polarity == sim::worse);
}

TEST_CASE("a plan without statements, events, parameters, agents or networks gives a file that is read",
          "[run_file]") {
  const Folder folder;
  auto plan = village::plan(3, 1);
  plan.statements.clear();
  plan.events.clear();
  plan.parameters.clear();
  plan.warnings.clear();
  plan.record.agents.clear();
  plan.record.networks.clear();
  const io::RunReader reader(write(folder / "bare.h5", plan));
  CHECK(reader.statements().empty());
  CHECK(reader.events().empty());
  CHECK(reader.parameters().empty());
  CHECK(reader.warnings().empty());
  CHECK(reader.complete());
}

TEST_CASE("series recorded by the month have the months' instants only", "[run_file]") {
  const Folder folder;
  auto plan = village::plan(12, 1);
  plan.record.series_every = sim::Period::month;
  const io::RunReader reader(write(folder / "months.h5", plan));
  CHECK(reader.time().size() ==
        4);  // 7 January, then after the first steps that begin in January, February and March
  CHECK(reader.progress("calm", "as-is", 0).recorded == 4);
  CHECK(reader.progress("calm", "as-is", 0).last_step == 12);
  for (const auto value : reader.series("calm", "as-is", 0, "commune", "people"))
    CHECK_FALSE(std::isnan(value));
}

TEST_CASE("a run file gives the same digest whatever the order, threads and rows it was written in",
          "[laws][run_file]") {
  const Folder folder;
  const auto plan = village::plan();
  const auto expected = io::digest(write(folder / "one.h5", plan));
  CHECK(expected.size() == 64);
  CHECK(io::digest(write(folder / "backwards.h5", plan, true)) == expected);

  SECTION("two threads at once") {
    const auto world = village::settle();
    io::RunFile file(folder / "threads.h5", plan, world);
    const auto half = [&](std::uint32_t context) {
      for (std::uint32_t replicate = 0; replicate < 2; ++replicate)
        village::run(file, plan, world, context, replicate);
    };
    std::thread other(half, 1u);
    half(0);
    other.join();
    file.finish();
    CHECK(io::digest(file.path()) == expected);
  }
  SECTION("rows turned round in every population") {
    auto world = village::settle();
    for (auto& population : world.populations()) {
      std::vector<std::uint32_t> order(population.rows());
      std::iota(order.rbegin(), order.rend(), 0u);
      world.reorder(population.key(), order);
    }
    io::RunFile file(folder / "turned.h5", plan, world);
    for (std::uint32_t i = 0; i < 4; ++i) village::run(file, plan, world, i / 2, i % 2);
    file.finish();
    CHECK(io::digest(file.path()) == expected);
  }
  SECTION("another value is another digest, another title is not") {
    auto other = plan;
    other.title_en = "Another title";
    CHECK(io::digest(write(folder / "title.h5", other)) == expected);
    other.parameters[0].value = "0.97";
    CHECK(io::digest(write(folder / "parameter.h5", other)) != expected);
  }
}

TEST_CASE("agents that take their slots in another order give the same digest", "[laws][run_file]") {
  const Folder folder;
  auto plan = village::plan(1, 1);
  plan.contexts.pop_back();
  const auto one = [&](const std::string& name, std::vector<std::uint64_t> births) {
    const auto settled = village::settle(5);
    io::RunFile file(folder / name, plan, settled);
    auto world = settled;
    const auto recorder = file.recorder(0, 0, 0);
    recorder->open(world, {});
    recorder->take(world, sim::Step{0});
    auto& people = world[village::citizen];
    for (const auto id : births) {
      const auto row = people.bear(id);
      people.column<village::savings>()[row] = static_cast<double>(id % 1000);
      people.link<village::employer>()[row] = world[village::firm].bear(id + 1);
    }
    recorder->take(world, sim::Step{1});
    recorder->close();
    file.finish();
    return io::digest(file.path());
  };
  const std::uint64_t high = 0xABCD'0000'0000'0001, low = 77'000;
  CHECK(one("a.h5", {high, low}) == one("b.h5", {low, high}));
  CHECK(one("c.h5", {high, low + 2}) != one("d.h5", {low, high}));
}

TEST_CASE("a file that exists is not overwritten without force", "[run_file]") {
  const Folder folder;
  const auto plan = village::plan(2, 1);
  const auto world = village::settle();
  const auto path = write(folder / "kept.h5", plan);
  const auto before = bytes(path);
  CHECK_THROWS_WITH(io::RunFile(path, plan, world),
                    ContainsSubstring("kept.h5: this file exists already; --force"));
  CHECK(bytes(path) == before);
  CHECK_FALSE(fs::exists(path + ".part"));
  {
    io::RunFile file(path, plan, world, true);
    CHECK(bytes(path) == before);  // until the new one is whole
    for (std::uint32_t context = 0; context < 2; ++context) village::run(file, plan, world, context, 0);
    file.finish();
  }
  CHECK(io::RunReader(path).complete());

  put(folder / "other.h5.part", "somebody writes");
  CHECK_THROWS_WITH(io::RunFile(folder / "other.h5", plan, world),
                    ContainsSubstring("other.h5.part: another run") && ContainsSubstring("--force"));
  CHECK(bytes(folder / "other.h5.part") == "somebody writes");
  {
    io::RunFile file(folder / "late.h5", plan, world);
    put(folder / "late.h5", "came meanwhile");
    for (std::uint32_t context = 0; context < 2; ++context) village::run(file, plan, world, context, 0);
    CHECK_THROWS_WITH(file.finish(), ContainsSubstring("exists already"));
  }
  CHECK(bytes(folder / "late.h5") == "came meanwhile");
  CHECK(io::RunReader(folder / "late.h5.part").complete());
}

TEST_CASE("an interrupted file keeps its other name and says how far it got", "[run_file]") {
  const Folder folder;
  const auto plan = village::plan(6, 1);
  const auto world = village::settle();
  io::RunFile file(folder / "stopped.h5", plan, world);
  village::run(file, plan, world, 0, 0);
  auto other = world;
  const auto recorder = file.recorder(1, 0, 0);
  recorder->open(other, {});
  recorder->take(other, sim::Step{0});
  recorder->take(other, sim::Step{1});
  CHECK_THROWS_AS(file.finish(), sim::ContractError);
  CHECK(file.progress() == "calm/as-is/0 6/6\nshock/as-is/0 1/6");
  file.interrupted("SIGINT");
  CHECK_THROWS_AS(recorder->take(other, sim::Step{2}), sim::ContractError);
  CHECK_FALSE(fs::exists(folder / "stopped.h5"));

  const io::RunReader reader(folder / "stopped.h5.part");
  CHECK_FALSE(reader.complete());
  CHECK(reader.interrupted() == "SIGINT");
  CHECK(reader.progress("shock", "as-is", 0).recorded == 2);
  CHECK(reader.progress("shock", "as-is", 0).last_step == 1);
  CHECK(std::isnan(reader.series("shock", "as-is", 0, "territory", "trust").at(2)));
  CHECK_FALSE(std::isnan(reader.series("shock", "as-is", 0, "territory", "trust").at(1)));
}

TEST_CASE("a file that is being written is read, and so it is when it was left", "[run_file]") {
  const Folder folder;
  const auto plan = village::plan(4, 1);
  const auto world = village::settle();
  {
    io::RunFile file(folder / "live.h5", plan, world);
    CHECK(io::RunReader(file.part()).progress("calm", "as-is", 0).last_step == -1);
    village::run(file, plan, world, 0, 0, [&](std::uint32_t step) {
      const io::RunReader reader(file.part());
      CHECK(reader.progress("calm", "as-is", 0).last_step == static_cast<std::int32_t>(step));
      CHECK_FALSE(std::isnan(reader.series("calm", "as-is", 0, "commune", "income").at(3 * step)));
    });
  }
  CHECK_FALSE(fs::exists(folder / "live.h5"));
  CHECK_FALSE(io::RunReader(folder / "live.h5.part").complete());
}

TEST_CASE("what is recorded reaches the file from time to time, and before a state is saved, an interruption, the end",
          "[run_file]") {
  const Folder folder;
  auto plan = village::plan(8, 1);
  const auto world = village::settle();
  const auto last = [&](const std::string& file, const char* context) { return io::RunReader(file).progress(context, "as-is", 0).last_step; };

  SECTION("long rests: only what must be there is") {
    plan.flush_every = std::chrono::hours(1);
    std::optional<io::RunFile> file(std::in_place, folder / "rare.h5", plan, world);
    const auto part = file->part();
    const auto recorder = file->recorder(0, 0, 0);
    auto its = world;
    recorder->open(its, {});
    recorder->take(its, sim::Step{0});
    for (std::uint32_t step = 1; step <= 5; ++step) {
      village::live(its, step, 0);
      recorder->take(its, sim::Step{step});
      if (step == 3) recorder->flush();
      CHECK(last(part, "calm") == (step < 3 ? 0 : 3));
      CHECK(recorder->last_step() == last(part, "calm"));
    }
    CHECK(io::RunReader(part).progress("calm", "as-is", 0).recorded == 4);
    fs::copy_file(part, folder / "killed.h5.part");  // all that a kill at this moment would leave
    CHECK(last(folder / "killed.h5.part", "calm") == 3);
    CHECK_FALSE(io::digest(folder / "killed.h5.part").empty());
    const auto trust = io::RunReader(folder / "killed.h5.part").series("calm", "as-is", 0, "territory", "trust");
    CHECK_FALSE(std::isnan(trust.at(3)));
    CHECK(std::isnan(trust.at(4)));  // it was written, but nothing tells of it
    SECTION("an interruption") {
      file->interrupted("SIGINT");
      CHECK(last(part, "calm") == 5);
      CHECK(file->progress() == "calm/as-is/0 5/8\nshock/as-is/0 -/8");
    }
    SECTION("a file that is given up") {
      file.reset();
      CHECK(last(part, "calm") == 5);
    }
    SECTION("the last step of the last run, from which numbers are derived") {
      for (std::uint32_t step = 6; step <= 8; ++step) {
        village::live(its, step, 0);
        recorder->take(its, sim::Step{step});
      }
      recorder->close();
      CHECK(last(part, "calm") == 3);
      village::run(*file, plan, world, 1, 0);
      CHECK(last(part, "calm") == 8);
      CHECK(last(part, "shock") == 8);
      file->finish();
      plan.flush_every = std::chrono::milliseconds(0);
      CHECK(io::digest(folder / "rare.h5") == io::digest(write(folder / "often.h5", plan)));
    }
  }
  SECTION("short rests: by itself") {
    plan.flush_every = std::chrono::milliseconds(1);
    io::RunFile file(folder / "soon.h5", plan, world);
    std::int32_t reached = 0;
    village::run(file, plan, world, 0, 0, [&](std::uint32_t) {
      std::this_thread::sleep_for(std::chrono::milliseconds(30));
      reached = last(file.part(), "calm");
    });
    CHECK(reached >= 1);
  }
}

TEST_CASE("who asks sees whether a file is being written, and takes nothing by asking", "[run_file]") {
  const Folder folder;
  const auto plan = village::plan(2, 1);
  const auto world = village::settle();
  std::optional<io::RunFile> file(std::in_place, folder / "run.h5", plan, world);
  const int descriptor = ::open(file->part().c_str(), O_RDONLY);
  REQUIRE(descriptor >= 0);
  CHECK(io::is_held(descriptor) == true);
  const io::RunReader reader(file->part());  // a reader more or less changes nothing
  CHECK(io::is_held(descriptor) == true);
  file.reset();
  CHECK(io::is_held(descriptor) == false);
  CHECK_NOTHROW(io::HeldFile(folder / "run.h5.part"));
  const io::HeldFile held(folder / "run.h5.part");
  CHECK(io::is_held(descriptor) == true);
  ::close(descriptor);
}

TEST_CASE("what is no run file is refused in a sentence", "[run_file]") {
  const Folder folder;
  const auto whole = bytes(write(folder / "whole.h5", village::plan(2, 1)));
  CHECK_THAT(message(folder / "absent.h5"), ContainsSubstring("does not exist"));
  CHECK_THAT(message(folder / "."), ContainsSubstring("this is a folder"));
  put(folder / "empty.h5", "");
  CHECK_THAT(message(folder / "empty.h5"), ContainsSubstring("the file is empty (0 bytes)"));
  put(folder / "text.h5", "{\"format\": \"sillon-scenario/1\"}");
  CHECK_THAT(message(folder / "text.h5"), ContainsSubstring("this is not an HDF5 file"));
  put(folder / "half.h5", std::string_view(whole).substr(0, whole.size() / 2));
  CHECK_THAT(message(folder / "half.h5"), ContainsSubstring("truncated"));
  {
    auto other = io::hdf5::File::create(folder / "silent.h5");
    other.close();
    CHECK_THAT(message(folder / "silent.h5"), ContainsSubstring("does not say its format"));
  }
  {
    auto other = io::hdf5::File::create(folder / "other.h5");
    other.root().put("format", "cooking-book");
    other.close();
    CHECK_THAT(message(folder / "other.h5"),
               ContainsSubstring("its format is \"cooking-book\", expected \"sillon-run\""));
  }
  {
    auto other = io::hdf5::File::create(folder / "newer.h5");
    other.root().put("format", "sillon-run");
    other.root().put("format_version", std::int32_t{2});
    other.close();
    CHECK_THAT(message(folder / "newer.h5"),
               ContainsSubstring("version 2") && ContainsSubstring("use a newer program"));
    CHECK_THROWS_AS(io::digest(folder / "newer.h5"), sim::FileError);
  }
}

TEST_CASE("a run file cut or damaged anywhere is refused or read, and never more", "[run_file]") {
  const Folder folder;
  const auto whole = bytes(write(folder / "whole.h5", village::plan(2, 1)));
  for (std::size_t i = 1; i < 60; ++i) {
    put(folder / "cut.h5", std::string_view(whole).substr(0, whole.size() * i / 60));
    CHECK_THAT(message(folder / "cut.h5"), !ContainsSubstring("it was read"));
  }
}

TEST_CASE("a folder that vanishes is told at the next step", "[run_file]") {
  const Folder folder;
  const auto plan = village::plan(4, 1);
  const auto world = village::settle();
  io::RunFile file(folder / "gone/run.h5", plan, world);
  CHECK_THROWS_WITH(
      village::run(file, plan, world, 0, 0, [&](std::uint32_t) { fs::remove_all(folder / "gone"); }),
      ContainsSubstring("run.h5.part: the file being written is gone"));
}

TEST_CASE("a folder that cannot be made is told before the run", "[run_file]") {
  const Folder folder;
  put(folder / "file", "no folder");
  CHECK_THROWS_WITH(io::RunFile(folder / "file/run.h5", village::plan(1, 1), village::settle()),
                    ContainsSubstring("file/run.h5.part") && ContainsSubstring("cannot make the file"));
}

TEST_CASE("two writers of one file cannot pass for one another", "[run_file]") {
  const Folder folder;
  const auto plan = village::plan(2, 1);
  const auto world = village::settle();
  io::RunFile first(folder / "run.h5", plan, world);
  io::RunFile second(folder / "run.h5", plan, world, true);
  CHECK_THROWS_WITH(village::run(first, plan, world, 0, 0), ContainsSubstring("replaced by another"));
  for (std::uint32_t context = 0; context < 2; ++context) village::run(second, plan, world, context, 0);
  second.finish();
  CHECK(io::RunReader(folder / "run.h5").complete());
}

// A limit on the size of files stands in for a full disk: both make a write fail half way. In a child process,
// because the limit holds for all that a process writes.
TEST_CASE("a disk that is full is told, and what was written before stays", "[run_file]") {
  const Folder folder;
  const auto plan = village::plan(60, 1);
  const auto world = village::settle(20'000);
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    std::signal(SIGXFSZ, SIG_IGN);
    int told = 1;
    try {
      io::RunFile file(folder / "full.h5", plan, world);
      const rlimit limit{fs::file_size(file.part()) + 400'000, RLIM_INFINITY};
      ::setrlimit(RLIMIT_FSIZE, &limit);
      village::run(file, plan, world, 0, 0);
    } catch (const sim::FileError& error) {
      told = std::string(error.what()).find("reached the largest size") != std::string::npos ? 0 : 2;
    }
    ::_exit(told);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
  const io::RunReader reader(folder / "full.h5.part");
  CHECK_FALSE(reader.complete());
  const auto last = reader.progress("calm", "as-is", 0).last_step;
  CHECK(last >= 0);
  CHECK(last < 60);
  const auto trust = reader.series("calm", "as-is", 0, "territory", "trust");
  for (std::int32_t step = 0; step <= last; ++step)
    CHECK_FALSE(std::isnan(trust.at(static_cast<std::size_t>(step))));
}
