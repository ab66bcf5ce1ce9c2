// tests/sim/kernel/laws_test.cpp -- the promises of the kernel: same bits on any threads, in any row order; exact sums.
#include "tests/catch.hpp"
#include "tests/sim/kernel/village.hpp"

using namespace village;

namespace {
const std::vector<std::string> everything{"drift", "pay", "ask_seat", "give_seat", "swap", "change"};

std::uint64_t after(sim::World w, const sim::Scenario& s, std::size_t threads) {
  std::uint64_t h = 0;
  sim::parallel::with_threads(threads, [&] {
    run(w, s, catalogue());
    h = fingerprint(w);
  });
  return h;
}
double total(const sim::World& w) {
  double cents = 0;
  const auto& people = w[person];
  for (std::uint32_t row = 0; row < people.rows(); ++row)
    if (people.lives(row)) cents += sim::quanta<money>(people.column<money>()[row]);
  for (const double t : w[house].column<till>()) cents += sim::quanta<till>(t);
  return cents;
}
}  // namespace

TEST_CASE("a run is the same on 1, 2, 3, 5 and 7 threads", "[laws]") {
  const auto s = scenario(everything);
  const auto one = after(world(20'000), s, 1);
  for (const std::size_t threads : {2, 3, 5, 7}) CHECK(after(world(20'000), s, threads) == one);
}

TEST_CASE("a run is the same whatever the order of the rows", "[laws]") {
  const auto s = scenario(everything);
  const auto straight = after(world(9'000), s, 2);
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    auto w = world(9'000);
    w.reorder(person, shuffled(w[person].rows(), seed));
    w.reorder(house, shuffled(w[house].rows(), seed + 100));
    CHECK(fingerprint(w) == fingerprint(world(9'000)));
    CHECK(after(w, s, 2) == straight);
  }
}

TEST_CASE("another seed, another replicate, another result", "[laws]") {
  auto s = scenario(everything);
  const auto first = after(world(), s, 1);
  s.seed = 8;
  CHECK(after(world(), s, 1) != first);
  s.seed = 7, s.replicate = 1;
  CHECK(after(world(), s, 1) != first);
}

TEST_CASE("a fork with nothing changed goes on as the original", "[laws]") {
  auto w = world();
  run(w, scenario(everything, 5), catalogue());
  const sim::World fork = w;
  CHECK(after(fork, scenario(everything, 5), 2) == after(w, scenario(everything, 5), 1));
}

TEST_CASE("money is conserved to the cent by tallies and pairs", "[laws]") {
  auto w = world(5'000);
  const double before = total(w);
  run(w, scenario({"pay", "swap"}, 50), catalogue());
  CHECK(total(w) == before);
}

TEST_CASE("a process changes only what it declares", "[laws]") {
  auto w = world();
  const auto before = w;
  run(w, scenario({"drift"}), catalogue());
  for (const auto& column : before[person].columns()) {
    const bool touched = column.info.key == &mood_level || column.info.key == &mood;
    const bool same = std::memcmp(column.front.data(), w[person].find(column.info.key).front.data(), column.info.size * w[person].rows()) == 0;
    CHECK(same != touched);
  }
  CHECK(std::memcmp(before[house].find(&till).front.data(), w[house].find(&till).front.data(), 8 * w[house].rows()) == 0);
}

namespace {
struct Idle {
  static constexpr std::string_view name = "idle";
  static constexpr sim::Text meaning{"does nothing", "ne fait rien"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<person, sim::Along<friends>, sim::Read<mood_level>, sim::Update<mood_level, money>, sim::Tally<till>, sim::Edit<person, friends>>;
  void each(const sim::Agent<Uses>&, sim::Rng& rng) const { (void)rng.uniform(); }
};
struct OneBirth {  // the first settled person bears one child, once
  static constexpr std::string_view name = "one_birth";
  static constexpr sim::Text meaning{"one more", "un de plus"};
  static constexpr sim::Period period = sim::Period::once;
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<person, sim::Edit<person>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    if (self.id().value == 1) self.bear<person>();
  }
};
std::vector<std::uint64_t> names(const sim::World& w) {
  std::vector<std::uint64_t> ids(w[person].ids().begin(), w[person].ids().end());
  std::sort(ids.begin(), ids.end());
  return ids;
}
}  // namespace

TEST_CASE("a process that does nothing changes no bit", "[laws]") {
  auto c = catalogue();
  c.add<Idle>("test");
  auto with = scenario({"drift", "idle", "pay", "change", "idle2"}), without = scenario({"drift", "pay", "change"});
  with.processes[4].process = "idle";
  auto a = world(), b = world();
  run(a, with, c);
  run(b, without, c);
  CHECK(fingerprint(a) == fingerprint(b));
}

TEST_CASE("one birth more renames no other newborn", "[laws]") {
  auto c = catalogue();
  c.add<OneBirth>("test");
  auto a = world(), b = world();
  auto s = scenario({"one_birth", "change"});
  s.processes[1].settings = {{"death", 0.0, "", "", ""}};
  auto t = scenario({"change"});
  t.processes[0].settings = s.processes[1].settings;
  run(a, s, c);
  run(b, t, c);
  const auto more = names(a), fewer = names(b);
  CHECK(more.size() > fewer.size());
  CHECK(std::includes(more.begin(), more.end(), fewer.begin(), fewer.end()));
}

TEST_CASE("seats are given to as many as there are, and to nobody twice", "[laws]") {
  auto w = world(500, 10);
  run(w, scenario({"ask_seat", "give_seat"}, 3), catalogue());
  std::vector<int> seated(10, 0);
  for (const auto row : w[person].link<seat>())
    if (row != sim::nobody) ++seated[row];
  for (std::uint32_t h = 0; h < 10; ++h) {
    CHECK(seated[h] == 3);
    CHECK(w[house].column<seats>()[h] == 0);
  }
}

TEST_CASE("no edge and no link leads to the dead", "[laws]") {
  auto w = world(2'000);
  auto s = scenario({"change"}, 30);
  s.processes[0].settings = {{"death", 0.1, "", "", ""}, {"birth", 0.05, "", "", ""}};
  run(w, s, catalogue());
  const auto& people = w[person];
  CHECK(people.living() < people.rows() + 1);
  for (const auto target : w[friends].targets())
    if (target != sim::nobody) CHECK(people.lives(target));
  for (std::uint32_t row = 0; row < people.rows(); ++row) {
    if (!people.lives(row)) CHECK(w[friends].neighbours(row).empty());
    if (people.link<parent>()[row] != sim::nobody) CHECK(people.lives(people.link<parent>()[row]));
  }
}

TEST_CASE("neighbours stand in the order of their ids", "[laws]") {
  auto w = world(300);
  w.reorder(person, shuffled(300, 5));
  run(w, scenario({"change"}), catalogue());
  const auto& n = w[friends];
  for (std::uint32_t row = 0; row < n.rows(); ++row)
    for (auto e = n.at(row).begin; e + 1 < n.at(row).end; ++e)
      CHECK(w[person].ids()[n.targets()[e]] < w[person].ids()[n.targets()[e + 1]]);
}

TEST_CASE("edits meet a naive reference on random worlds", "[laws]") {
  // The reference keeps a set of pairs; every step the same edits, in the order of ids.
  for (const std::uint64_t seed : {1U, 2U, 3U, 4U, 5U}) {
    auto w = world(64, 2);
    auto s = scenario({"change"}, 1);
    s.seed = seed;
    s.processes[0].settings = {{"birth", 0.0, "", "", ""}, {"death", 0.0, "", "", ""}};
    std::vector<std::vector<std::uint32_t>> naive(64);
    for (std::uint32_t row = 0; row < 64; ++row)
      for (const auto target : w[friends].neighbours(row)) naive[row].push_back(target);
    const auto old = naive;
    for (std::uint32_t row = 0; row < 64; ++row) {
      sim::Rng rng(sim::luck_key(seed, 0, "change"), sim::Step{1}, row + 1);
      (void)rng.chance(0.0);
      if (rng.chance(0.1)) std::erase(naive[row], old[row][rng.below(static_cast<std::uint32_t>(old[row].size()))]);
      if (rng.chance(0.2)) {
        const auto& others = old[old[row][rng.below(static_cast<std::uint32_t>(old[row].size()))]];
        const auto met = others[rng.below(static_cast<std::uint32_t>(others.size()))];
        if (met != row && std::find(naive[row].begin(), naive[row].end(), met) == naive[row].end()) naive[row].push_back(met);
      }
    }
    run(w, s, catalogue());
    for (std::uint32_t row = 0; row < 64; ++row) {
      std::sort(naive[row].begin(), naive[row].end());
      const std::vector<std::uint32_t> found(w[friends].neighbours(row).begin(), w[friends].neighbours(row).end());
      CHECK(found == naive[row]);
    }
  }
}
