// tests/sim/io/checkpoint_test.cpp -- worlds saved and loaded: the same world, the same future, or a refusal.
#include "sim/io/checkpoint.hpp"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>

#include <unistd.h>

#include "sim/kernel/error.hpp"
#include "tests/catch.hpp"
#include "tests/folder.hpp"
#include "tests/sim/kernel/village.hpp"

namespace {

namespace fs = std::filesystem;
using namespace village;
using tests::Folder;
using Catch::Matchers::ContainsSubstring;

inline constexpr sim::NetworkKey known_by{person, person, "known_by", {"who knows me", "qui me connaît"}, {}, &friends};
inline constexpr sim::SpaceKey field{person, "field", {"where people stand", "où l'on se tient"}};
inline constexpr sim::ColumnKey<float> thin_money{person, "money", eur, {"cash", "argent"}};
inline constexpr sim::ColumnKey<double> dollars{person, "money", one, {"cash", "argent"}};

sim::World whole(std::uint32_t people, std::uint32_t houses = 30) {
  auto w = world(people, houses);
  w.add(known_by);
  auto& space = w.add(field, 7, 5, true);
  for (std::uint32_t row = 0; row < people; ++row)
    if (row % 3 != 0) space.put(row, row * 11 % 35, w[person].ids().data());
  return w;
}
sim::World declared() { return whole(0, 0); }

const std::vector<std::string> everything{"drift", "pay", "ask_seat", "give_seat", "swap", "change"};

io::WorldNotes notes(std::uint32_t step = 3) {
  io::WorldNotes out;
  out.kind = "checkpoint", out.name = "calm/as-is/0", out.scenario = "abc", out.seed = 18446744073709551557U;
  out.replicate = 4, out.step = step, out.day = sim::day({2020, 2, 29}), out.scale = 0.1;
  sim::Statement absent{"62498", "jobs", "job", "INSEE", "secret", 2021, std::nan(""), 12.5, true, "Loos", "jobs\n", "emplois"};
  out.statements = {absent, absent};
  out.warnings = {{"one", "un \"seul\""}};
  return out;
}

std::string bytes(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}
void put(const std::string& path, std::string_view bytes) { std::ofstream(path, std::ios::binary) << bytes; }

std::string refusal(const std::string& path, sim::World into = declared()) {
  try {
    (void)io::load_world(path, std::move(into));
    return "it was loaded";
  } catch (const sim::FileError& error) { return error.what(); }
}

bool same_rows(const sim::World& a, const sim::World& b) {
  for (std::size_t i = 0; i < a.populations().size(); ++i) {
    const auto x = a.populations()[i].state(), y = b.populations()[i].state();
    if (!std::equal(x.ids.begin(), x.ids.end(), y.ids.begin(), y.ids.end()) ||
        !std::equal(x.slots.begin(), x.slots.end(), y.slots.begin(), y.slots.end()))
      return false;
    if (x.slots_used != y.slots_used || x.settled != y.settled || x.numbered != y.numbered) return false;
  }
  for (std::size_t i = 0; i < a.spaces().size(); ++i) {
    const auto &x = a.spaces()[i], &y = b.spaces()[i];
    for (std::uint32_t row = 0; row < a[x.key().of].rows(); ++row)
      if (x.cell_of(row) != y.cell_of(row)) return false;
    for (std::uint32_t cell = 0; cell < x.cells(); ++cell)
      if (!std::equal(x.members(cell).begin(), x.members(cell).end(), y.members(cell).begin(), y.members(cell).end()))
        return false;
  }
  return true;
}

}  // namespace

TEST_CASE("a world comes back as it was saved, after births, deaths and edits of its network", "[checkpoint]") {
  const Folder folder;
  for (const std::uint32_t steps : {0U, 1U, 12U}) {
    CAPTURE(steps);
    auto w = whole(2'000);
    run(w, scenario(everything, steps), catalogue());
    if (steps == 12) REQUIRE_FALSE(w[friends].packed());
    const auto path = folder / "w.world";
    const io::SlotHistory history{"person", {1, 2, 3}, {0, 0, 5}, {-1, 4, -1}};
    const std::vector<const io::SlotHistory*> histories{&history};
    io::save_world(path, w, notes(), histories);
    const auto back = io::load_world(path, declared());
    CHECK(fingerprint(back.world) == fingerprint(w));
    CHECK(same_rows(back.world, w));
    CHECK(back.world[known_by].edges() == w[friends].edges());
    REQUIRE(back.histories.size() == 1);
    CHECK(back.histories[0].born == history.born);
    CHECK(back.histories[0].ids == history.ids);
    CHECK(back.notes.name == "calm/as-is/0");
    CHECK(back.notes.seed == 18446744073709551557U);
    CHECK(back.notes.day == sim::day({2020, 2, 29}));
    REQUIRE(back.notes.statements.size() == 2);
    CHECK(std::isnan(back.notes.statements[1].stated));
    CHECK(back.notes.statements[1].settled == 12.5);
    CHECK(back.notes.statements[1].label_en == "jobs\n");
    CHECK(back.notes.warnings.at(0).second == "un \"seul\"");
    CHECK(io::read_notes(path).step == 3);
    CHECK(folder.files() == 1);  // nothing is left beside
  }
}

TEST_CASE("a run that goes on from a saved world ends as if it had not stopped, on any threads", "[checkpoint][laws]") {
  const Folder folder;
  const auto s = scenario(everything, 15);
  auto straight = whole(3'000);
  run(straight, s, catalogue());
  auto half = whole(3'000);
  run(half, scenario(everything, 6), catalogue());
  const auto path = folder / "half.world";
  io::save_world(path, half, notes(6));
  for (const std::size_t threads : {1, 2, 3, 5, 7}) {
    std::uint64_t h = 0;
    sim::parallel::with_threads(threads, [&] {
      auto w = io::load_world(path, declared()).world;
      Nothing nothing;
      sim::run(w, sim::Schedule::build(s, catalogue()), s, nothing, sim::Step{6});
      h = fingerprint(w);
    });
    CHECK(h == fingerprint(straight));
  }
  CHECK(fingerprint(half) != fingerprint(straight));
}

TEST_CASE("a world of many blocks comes back as it was", "[checkpoint]") {
  const Folder folder;
  const auto w = whole(400'000, 1'000);
  io::save_world(folder / "large.world", w, notes());
  CHECK(fs::file_size(folder / "large.world") > std::size_t{20} << 20U);
  const auto back = io::load_world(folder / "large.world", declared());
  CHECK(fingerprint(back.world) == fingerprint(w));
}

TEST_CASE("a saved world with one damaged byte is refused, wherever the byte stands", "[checkpoint]") {
  const Folder folder;
  auto w = whole(60, 5);
  io::save_world(folder / "good.world", w, notes());
  const auto good = bytes(folder / "good.world");
  REQUIRE(good.size() % 4096 == 0);
  const auto spoilt = folder / "spoilt.world";
  std::size_t refused = 0, tried = 0;
  const auto spoil = [&](std::size_t at) {
    auto text = good;
    text[at] = static_cast<char>(text[at] ^ 0x10);
    put(spoilt, text);
    ++tried;
    const auto said = refusal(spoilt);
    refused += said != "it was loaded";
    if (said == "it was loaded") WARN("byte " << at << " was not missed");
  };
  for (std::size_t at = 0; at < 80; ++at) spoil(at);
  for (std::size_t at = 80; at < good.size(); at += 293) spoil(at);
  CHECK(tried > 300);
  CHECK(refused == tried);
  auto text = good;
  text[4096] = static_cast<char>(text[4096] + 1);
  put(spoilt, text);
  CHECK_THAT(refusal(spoilt), ContainsSubstring("damaged: section \""));
}

TEST_CASE("a saved world that is cut, too long, unfinished or something else is refused with the reason", "[checkpoint]") {
  const Folder folder;
  io::save_world(folder / "good.world", whole(60, 5), notes());
  const auto good = bytes(folder / "good.world");
  const auto other = folder / "other.world";
  for (const std::size_t length :
       {std::size_t{1}, std::size_t{4095}, std::size_t{4096}, good.size() / 2, good.size() - 4096, good.size() - 1}) {
    CAPTURE(length);
    put(other, good.substr(0, length));
    CHECK_THAT(refusal(other), ContainsSubstring(length < 4096 ? "too short" : "truncated"));
  }
  put(other, good + '\0');
  CHECK_THAT(refusal(other), ContainsSubstring("longer than it was written"));
  put(other, "");
  CHECK_THAT(refusal(other), ContainsSubstring("empty"));
  put(other, std::string(8192, '\0'));
  CHECK_THAT(refusal(other), ContainsSubstring("never finished"));
  put(other, std::string(8192, 'x'));
  CHECK_THAT(refusal(other), ContainsSubstring("no saved world"));
  auto newer = good;
  newer[13] = '2';
  put(other, newer);
  CHECK_THAT(refusal(other), ContainsSubstring("\"sillon-world/2\"; this program reads \"sillon-world/1\""));
  CHECK_THAT(refusal(folder / "none.world"), ContainsSubstring("does not exist"));
  CHECK_THAT(refusal(folder / "."), ContainsSubstring("folder"));
  CHECK_THROWS_AS(io::save_world(folder / "no/such/folder.world", whole(1, 1), notes()), sim::FileError);
}

TEST_CASE("a world of another vocabulary is refused, and what differs is named", "[checkpoint]") {
  const Folder folder;
  io::save_world(folder / "w.world", whole(60, 5), notes());
  const auto with = [](auto add) {
    sim::World w;
    w.add(house), w.add(person);
    w[house].add<seats>(), w[house].add<till>(), w[house].add<visits>();
    auto& p = w[person];
    add(p);
    p.add<mood_level>(), p.add<mood>();
    p.add_link(home), p.add_link(seat), p.add_link(parent);
    w.add(friends).add<warmth>();
    w.add(known_by);
    w.add(field, 7, 5, true);
    return w;
  };
  CHECK(refusal(folder / "w.world", with([](auto& p) { p.template add<money>(); })) == "it was loaded");
  CHECK_THAT(refusal(folder / "w.world", with([](auto&) {})), ContainsSubstring("the program lacks person.money"));
  CHECK_THAT(refusal(folder / "w.world", with([](auto& p) { p.template add<thin_money>(); })),
             ContainsSubstring("person.money is \"f64 [EUR]\" in the file and \"f32 [EUR]\" in the program"));
  CHECK_THAT(refusal(folder / "w.world", with([](auto& p) { p.template add<dollars>(); })),
             ContainsSubstring("\"f64 [1]\" in the program"));
  CHECK_THAT(refusal(folder / "w.world", world(0, 0)), ContainsSubstring("the program lacks space field"));
  io::save_world(folder / "less.world", world(60, 5), notes());
  CHECK_THAT(refusal(folder / "less.world"), ContainsSubstring("the file lacks space field"));
}

TEST_CASE("a world that is saved over another replaces it as a whole", "[checkpoint]") {
  const Folder folder;
  const auto path = folder / "w.world";
  io::save_world(path, whole(2'000), notes(1));
  put(path + ".tmp", "left by a kill");
  io::save_world(path, whole(50), notes(2));
  CHECK(io::read_notes(path).step == 2);
  CHECK(io::load_world(path, declared()).world[person].rows() == 50);
  CHECK(folder.files() == 1);
}
