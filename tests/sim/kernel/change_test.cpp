// tests/sim/kernel/change_test.cpp -- what changes while a run goes on: edges, reverse indexes, rows, cells, turns.
#include <map>

#include "tests/catch.hpp"
#include "tests/sim/kernel/village.hpp"

using namespace village;

namespace {

inline constexpr sim::NetworkKey known_by{person, person, "known_by", {"who counts me as a friend", "qui me compte parmi ses amis"}, {}, &friends};
inline constexpr sim::SpaceKey square{person, "square", {"where people stand", "où l'on se tient"}};
inline constexpr sim::ColumnKey<std::uint32_t> seen{person, "seen", one, {"how many stood near", "combien étaient près"}};
inline constexpr sim::ColumnKey<bool> awake{person, "awake", one, {"takes part", "participe"}};
inline constexpr sim::ColumnKey<std::uint32_t> order{person, "order", one, {"when the turn came", "quand vint le tour"}};
inline constexpr sim::ColumnKey<std::uint32_t> remembered{person, "remembered", one, {"a row from long ago", "une ligne d'autrefois"}};
inline constexpr sim::ColumnKey<std::uint32_t> counter{house, "counter", one, {"turns so far", "tours jusqu'ici"}};

template <class P> constexpr auto none() { return std::tuple{}; }

sim::World square_world(std::uint32_t people, std::uint32_t side, bool periodic) {
  auto w = world(people);
  w[person].add<seen>(), w[person].add<awake>(), w[person].add<order>(), w[person].add<remembered>();
  w[house].add<counter>();
  w.add(known_by);
  auto& s = w.add(square, side, side, periodic);
  for (std::uint32_t i = 0; i < people; ++i) {
    sim::Rng rng(3, sim::Step{0}, i);
    s.put(i, rng.below(side * side), w[person].ids().data());
    w[person].column<awake>()[i] = rng.chance(0.1);
  }
  return w;
}

// What a fingerprint does not know: cells, and who stands in them, in order.
std::uint64_t cells(const sim::World& w) {
  std::uint64_t h = 1;
  for (std::uint32_t c = 0; c < w[square].cells(); ++c)
    for (const auto row : w[square].members(c)) h = sim::mix(h, sim::mix(c, w[person].ids()[row]));
  return h;
}

struct Stroll {  // Edit of a space, Along a space
  static constexpr std::string_view name = "stroll";
  static constexpr sim::Text meaning{"people walk and look around", "on marche et regarde autour"};
  static constexpr auto parameters() { return none<Stroll>(); }
  using Uses = sim::Access<person, sim::Along<square>, sim::Read<mood_level>, sim::Update<seen, mood_level>, sim::Edit<square>>;
  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    if (self.cell<square>() == sim::nobody) return self.move<square>(rng.below(self.width<square>() * self.height<square>()));
    std::uint32_t near = 0;
    float sum = 0;
    self.around<square>(2, [&](sim::Other<Uses, person> other) { ++near, sum += other.get<mood_level>(); });
    self.set<seen>(near);
    if (near > 0) self.set<mood_level>(0.5F * self.get<mood_level>() + 0.5F * sum / static_cast<float>(near));
    if (rng.chance(0.3)) self.move<square>(rng.below(self.width<square>() * self.height<square>()));
  }
};
struct CountFollowers {  // Along a reverse index
  static constexpr std::string_view name = "count_followers";
  static constexpr sim::Text meaning{"people are told how warm those are who know them", "chacun apprend l'humeur de ceux qui le connaissent"};
  static constexpr auto parameters() { return none<CountFollowers>(); }
  using Uses = sim::Access<person, sim::Along<known_by>, sim::Read<mood_level>, sim::Update<seen>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    double sum = 0;
    for (const auto tie : self.along<known_by>()) sum += tie.other().get<mood_level>();
    self.set<seen>(self.along<known_by>().size() + static_cast<std::uint32_t>(100 * sum));
  }
};
struct Wake {  // wakes only marked agents
  static constexpr std::string_view name = "wake";
  static constexpr sim::Text meaning{"those awake draw a number", "les éveillés tirent un nombre"};
  static constexpr auto parameters() { return none<Wake>(); }
  static constexpr const auto& wakes = awake;
  using Uses = sim::Access<person, sim::Update<order>>;
  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const { self.set<order>(self.get<order>() + rng.below(100)); }
};
struct WakeAll {  // the same work, asking everybody
  static constexpr std::string_view name = "wake_all";
  static constexpr sim::Text meaning{"those awake draw a number", "les éveillés tirent un nombre"};
  static constexpr auto parameters() { return none<WakeAll>(); }
  using Uses = sim::Access<person, sim::Read<awake>, sim::Update<order>>;
  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    if (self.get<awake>()) self.set<order>(self.get<order>() + rng.below(100));
  }
};
struct Nap {  // falls asleep, wakes up
  static constexpr std::string_view name = "nap";
  static constexpr sim::Text meaning{"people wake and fall asleep", "on s'éveille et s'endort"};
  static constexpr auto parameters() { return none<Nap>(); }
  using Uses = sim::Access<person, sim::Update<awake>>;
  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const { self.set<awake>(rng.chance(0.1)); }
};
struct Queue {  // a turn: who comes when, in place
  static constexpr std::string_view name = "queue";
  static constexpr sim::Text meaning{"people come one after another", "on passe l'un après l'autre"};
  static constexpr auto parameters() { return none<Queue>(); }
  using Uses = sim::Access<person, sim::Along<home>, sim::Read<counter>, sim::Update<order, counter>>;
  void turn(sim::Turn<Uses>& self, sim::Rng&) const {
    const auto house = self.follow<home>();
    if (!house) return;
    self.set<order>(house->get<counter>());
    self.put<counter>(house->row(), house->get<counter>() + 1);
  }
};

inline constexpr sim::PopulationKey hare{"hare", {"a hare", "un lièvre"}};
inline constexpr sim::SpaceKey meadow{hare, "meadow", {"where hares run", "où courent les lièvres"}};
inline constexpr sim::ColumnKey<std::int32_t> strength{hare, "strength", one, {"what is left", "ce qui reste"}};
struct Hares {  // births and deaths in turns
  static constexpr std::string_view name = "hares";
  static constexpr sim::Text meaning{"hares run, breed and die", "les lièvres courent, se multiplient et meurent"};
  static constexpr auto parameters() { return none<Hares>(); }
  using Uses = sim::Access<hare, sim::Along<meadow>, sim::Read<strength>, sim::Update<strength>, sim::Edit<hare, meadow>>;
  void turn(sim::Turn<Uses>& self, sim::Rng& rng) const {
    const std::uint32_t here = self.cell<meadow>();
    const auto others = self.members<meadow>(here);
    if (others.size() > 3) {  // crowded: the strongest other one goes
      auto most = self.row();
      for (const auto other : others)
        if (other.row() != self.row() && (most == self.row() || other.get<strength>() > self.at(most).get<strength>())) most = other.row();
      if (most != self.row()) self.kill<hare>(most);
    }
    self.set<strength>(self.get<strength>() - 1);
    if (self.get<strength>() < 0) return self.die();
    if (rng.chance(0.3)) {
      const auto child = self.bear();
      child.set<strength>(self.get<strength>() / 2 + 1);
      self.place<meadow>(child.row(), here);
    }
    self.move<meadow>(rng.below(self.width<meadow>() * self.height<meadow>()));
    self.set<strength>(self.get<strength>() + static_cast<std::int32_t>(rng.below(3)));
  }
};
sim::World hares(std::uint32_t count) {
  sim::World w;
  auto& h = w.add(hare);
  h.settle(count);
  h.add<strength>();
  auto& m = w.add(meadow, 20, 15, true);
  for (std::uint32_t i = 0; i < count; ++i) m.put(i, i % 300, h.ids().data()), h.column<strength>()[i] = static_cast<std::int32_t>(i % 7);
  return w;
}

struct Remember {
  static constexpr std::string_view name = "remember";
  static constexpr sim::Text meaning{"people greet a row they noted", "on salue une ligne notée"};
  static constexpr auto parameters() { return none<Remember>(); }
  using Uses = sim::Access<person, sim::Update<remembered>, sim::Edit<friends>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const { self.connect<friends>(self.row(), sim::Row<person>{self.get<remembered>()}); }
};

sim::Catalogue more() {
  auto c = catalogue();
  c.add<Stroll>("test").add<CountFollowers>("test").add<Wake>("test").add<WakeAll>("test").add<Nap>("test").add<Queue>("test").add<Hares>("test").add<Remember>("test");
  return c;
}
std::uint64_t after(sim::World& w, const sim::Scenario& s, std::size_t threads) {
  sim::parallel::with_threads(threads, [&] { run(w, s, more()); });
  return sim::mix(fingerprint(w), w.has(square) ? cells(w) : 0);
}
const std::vector<std::string> everything{"nap", "drift", "stroll", "pay", "ask_seat", "give_seat", "wake", "swap", "queue", "change", "count_followers"};

}  // namespace

TEST_CASE("spaces, reverse indexes, active sets, turns: the same on 1, 2, 3, 5 and 7 threads", "[laws]") {
  const auto s = scenario(everything, 12);
  std::uint64_t one = 0;
  for (const std::size_t threads : {1, 2, 3, 5, 7}) {
    auto w = square_world(9'000, 60, true);
    const auto h = after(w, s, threads);
    if (threads == 1) one = h;
    CHECK(h == one);
  }
}

TEST_CASE("a run is the same however often rows are sorted, and from whatever order", "[laws]") {
  auto s = scenario(everything, 60);
  auto w = square_world(3'000, 40, false);
  const auto straight = after(w, s, 2);
  CHECK(w[person].living() < w[person].rows());
  for (const auto every : {sim::Period::step, sim::Period::month, sim::Period::year}) {
    s.sortings = {{&person, &home, every}, {&house, nullptr, every}};
    auto sorted = square_world(3'000, 40, false);
    CHECK(after(sorted, s, 2) == straight);
    if (every == sim::Period::step) CHECK(sorted[person].living() == sorted[person].rows());
    auto shuffled = square_world(3'000, 40, false);
    shuffled.reorder(person, village::shuffled(3'000, 11));
    shuffled.reorder(house, village::shuffled(30, 12));
    CHECK(after(shuffled, s, 3) == straight);
  }
}

TEST_CASE("sorting puts agents in order of where they live, then of their ids", "[world]") {
  auto w = square_world(500, 10, false);
  run(w, scenario({"change"}, 10), more());
  const auto before = fingerprint(w);
  w.sort(person, &home);
  CHECK(fingerprint(w) == before);
  const auto& p = w[person];
  CHECK(p.rows() == p.living());
  bool ordered = true;
  for (std::uint32_t row = 1; row < p.rows(); ++row) {
    const auto here = p.link<home>()[row], last = p.link<home>()[row - 1];
    ordered = ordered && (last < here || (last == here && p.ids()[row - 1] < p.ids()[row]));
  }
  CHECK(ordered);
  w.sort(square);
  CHECK(fingerprint(w) == before);
  for (std::uint32_t row = 1; row < p.rows(); ++row) CHECK(w[square].cell_of(row - 1) <= w[square].cell_of(row));
}

TEST_CASE("edits on random networks meet a naive reference, values included", "[laws]") {
  for (const std::uint64_t seed : {1U, 2U, 3U, 4U, 5U, 6U, 7U, 8U}) {
    const std::uint32_t n = 5 + 40 * static_cast<std::uint32_t>(seed);
    auto w = world(n, 2);
    auto& network = w[friends];
    std::map<std::pair<std::uint64_t, std::uint64_t>, float> naive;
    const auto id = [&](std::uint32_t row) { return w[person].ids()[row]; };
    const auto same = [&] {
      std::map<std::pair<std::uint64_t, std::uint64_t>, float> found;
      bool in_order = true;
      for (std::uint32_t row = 0; row < network.rows(); ++row) {
        const auto places = network.at(row);
        for (auto e = places.begin; e < places.end; ++e) {
          if (e > places.begin && id(network.targets()[e - 1]) >= id(network.targets()[e])) in_order = false;
          found[{id(row), id(network.targets()[e])}] = network.column<warmth>()[e];
        }
      }
      CHECK(in_order);
      CHECK((found == naive));  // said in one word: thousands of edges would fill the page
      CHECK(network.edges() == naive.size());
    };
    for (std::uint32_t row = 0; row < n; ++row)
      for (auto e = network.at(row).begin; e < network.at(row).end; ++e)
        naive[{id(row), id(network.targets()[e])}] = network.column<warmth>()[e];
    same();
    for (std::uint32_t round = 0; round < 60; ++round) {
      sim::Rng rng(seed, sim::Step{round}, 1);
      struct One { std::uint32_t from, to; bool cut; sim::Network::Given given; };
      std::vector<One> all;
      const std::uint32_t asked = rng.below(round % 10 == 0 ? 20 * n : n), hub = rng.below(n);
      for (std::uint32_t i = 0; i < asked; ++i) {
        const std::uint32_t from = rng.chance(0.3) ? hub : rng.below(n);
        all.push_back({from, rng.below(n), rng.chance(round < 30 ? 0.3 : 0.7), {&warmth, sim::to_bits(static_cast<float>(rng.below(1000)))}});
      }
      for (const One& one : all) {  // in the order of asking
        const std::pair key{id(one.from), id(one.to)};
        float value = 0;
        std::memcpy(&value, &one.given.bits, 4);
        if (one.cut) naive.erase(key);
        else naive[key] = value;
      }
      std::stable_sort(all.begin(), all.end(), [&](const One& a, const One& b) {
        return a.from != b.from ? a.from < b.from : id(a.to) < id(b.to);
      });
      std::vector<sim::Network::Change> changes;
      for (const One& one : all) changes.push_back({one.from, one.to, one.cut, one.cut ? std::span<const sim::Network::Given>() : std::span(&one.given, 1)});
      network.edit(changes, w[person]);
      same();
      if (round == 20) w.reorder(person, shuffled(n, seed));
      if (round == 40) network.pack();
    }
  }
}

TEST_CASE("a reverse index follows births, deaths and edits", "[laws]") {
  auto w = square_world(700, 10, false);
  auto s = scenario({"change"}, 1);
  s.processes[0].settings = {{"death", 0.05, "", "", ""}, {"birth", 0.06, "", "", ""}};
  for (std::uint32_t step = 0; step < 20; ++step) {
    s.seed = step;
    run(w, s, more());
    CHECK(w[known_by].mirrors() == w[friends].version());  // kept up, not made anew
    sim::Network fresh(known_by);
    fresh.mirror(w[friends], w[person], w[person]);
    REQUIRE(w[known_by].edges() == w[friends].edges());
    bool same = true;
    for (std::uint32_t row = 0; row < fresh.rows(); ++row) {
      const auto kept = w[known_by].neighbours(row), made = fresh.neighbours(row);
      same = same && std::equal(kept.begin(), kept.end(), made.begin(), made.end());
    }
    CHECK(same);
  }
}

TEST_CASE("births fill free rows before they add any, and slots are never given twice", "[world]") {
  sim::Population p(person);
  p.add<money>();
  p.settle(10);
  for (const std::uint32_t row : {7U, 2U, 5U}) p.bury(row);
  CHECK(p.living() == 7);
  const std::uint32_t one = p.bear(99), two = p.bear(99);  // the same id again becomes another
  CHECK(p.ids()[one] != p.ids()[two]);
  std::vector<std::uint32_t> filled{one, two, p.bear_next()};
  std::sort(filled.begin(), filled.end());
  CHECK(filled == std::vector<std::uint32_t>{2, 5, 7});
  CHECK(p.bear_next() == 10);
  std::vector<std::uint32_t> slots(p.slots().begin(), p.slots().end());
  std::sort(slots.begin(), slots.end());
  CHECK(std::adjacent_find(slots.begin(), slots.end()) == slots.end());
  CHECK(p.slots_used() == 14);
}

TEST_CASE("an id set holds what was put in and not taken out", "[world]") {
  sim::IdSet set;
  std::map<std::uint64_t, bool> naive;
  sim::Rng rng(5, sim::Step{1}, 1);
  for (int i = 0; i < 20'000; ++i) {
    const std::uint64_t id = 1 + rng.below(700);
    if (rng.chance(0.5)) {
      if (set.insert(id) == naive[id]) FAIL("an id was put in twice, or not at all");
      naive[id] = true;
    } else {
      set.erase(id);
      naive[id] = false;
    }
  }
  CHECK(set.size() == static_cast<std::size_t>(std::count_if(naive.begin(), naive.end(), [](const auto& one) { return one.second; })));
}

TEST_CASE("the members of a cell stand in order of ids, and all around means what it says", "[space]") {
  for (const bool periodic : {false, true})
    for (const std::uint32_t side : {1U, 3U, 4U, 9U}) {
      auto w = square_world(60, side, periodic);
      run(w, scenario({"stroll"}, 8), more());
      const auto& space = w[square];
      const auto ids = w[person].ids();
      std::uint32_t placed = 0;
      for (std::uint32_t c = 0; c < space.cells(); ++c) {
        const auto members = space.members(c);
        placed += static_cast<std::uint32_t>(members.size());
        for (std::size_t i = 0; i < members.size(); ++i) {
          CHECK(space.cell_of(members[i]) == c);
          if (i > 0) CHECK(ids[members[i - 1]] < ids[members[i]]);
        }
      }
      CHECK(placed == 60);
      auto before = w;
      run(w, scenario({"stroll"}, 1), more());
      const auto near = [&](std::uint32_t a, std::uint32_t b) {
        const auto apart = [&](std::uint32_t from, std::uint32_t to) {
          const std::uint32_t straight = from > to ? from - to : to - from;
          return periodic ? std::min(straight, side - straight) : straight;
        };
        const std::uint32_t ca = before[square].cell_of(a), cb = before[square].cell_of(b);
        return apart(ca % side, cb % side) <= 2 && apart(ca / side, cb / side) <= 2;
      };
      for (std::uint32_t a = 0; a < 60; ++a) {
        std::uint32_t expected = 0;
        for (std::uint32_t b = 0; b < 60; ++b) expected += a != b && near(a, b);
        CHECK(w[person].column<seen>()[a] == expected);
      }
    }
}

TEST_CASE("waking the marked gives the bits of asking everybody", "[laws]") {
  auto c = more();
  auto s = scenario({"nap", "wake"}, 30), t = scenario({"nap", "wake"}, 30);
  t.processes[1].process = "wake_all";  // the same name, so the same luck
  auto a = square_world(5'001, 10, false), b = square_world(5'001, 10, false);
  run(a, s, c);
  run(b, t, c);
  CHECK(fingerprint(a) == fingerprint(b));
  CHECK(*std::max_element(a[person].column<order>().begin(), a[person].column<order>().end()) > 0);
}

TEST_CASE("in turns each comes once, in an order drawn afresh", "[turn]") {
  auto w = square_world(400, 10, false);
  run(w, scenario({"queue"}, 1), more());
  const std::vector<std::uint32_t> first(w[person].column<order>().begin(), w[person].column<order>().end());
  for (std::uint32_t h = 0; h < 30; ++h) {
    std::vector<std::uint32_t> turns;
    for (std::uint32_t i = 0; i < 400; ++i)
      if (w[person].link<home>()[i] == h) turns.push_back(first[i]);
    CHECK(w[house].column<counter>()[h] == turns.size());
    CHECK(!std::is_sorted(turns.begin(), turns.end()));
    std::sort(turns.begin(), turns.end());
    for (std::uint32_t i = 0; i < turns.size(); ++i) CHECK(turns[i] == i);
  }
  auto again = square_world(400, 10, false);
  again.reorder(person, shuffled(400, 9));
  run(again, scenario({"queue"}, 1), more());
  auto two = square_world(400, 10, false);
  run(two, scenario({"queue"}, 1), more());
  CHECK(fingerprint(again) == fingerprint(two));
}

TEST_CASE("births and deaths in turns keep rows, cells and ids true", "[turn]") {
  auto w = hares(300), shuffled_hares = hares(300);
  shuffled_hares.reorder(hare, shuffled(300, 4));
  run(w, scenario({"hares"}, 40), more());
  run(shuffled_hares, scenario({"hares"}, 40), more());
  CHECK(fingerprint(w) == fingerprint(shuffled_hares));
  const auto& h = w[hare];
  CHECK(h.slots_used() > 400);
  CHECK(h.living() > 0);
  CHECK(h.living() < h.slots_used());
  std::uint32_t placed = 0;
  for (std::uint32_t c = 0; c < w[meadow].cells(); ++c)
    for (const auto row : w[meadow].members(c)) placed += h.lives(row) && w[meadow].cell_of(row) == c;
  CHECK(placed == h.living());
}

TEST_CASE("an edge to somebody who is dead names the process", "[mistakes]") {
  auto w = square_world(50, 5, false);
  w[person].bury(7);
  for (auto& row : w[person].column<remembered>()) row = 7;
  try {
    run(w, scenario({"remember"}, 1), more());
    FAIL("an edge to the dead was made");
  } catch (const sim::ContractError& error) {
    CHECK(std::string(error.what()).find("process \"remember\" asks for an edge of \"friends\" with an agent that is dead") != std::string::npos);
  }
}

TEST_CASE("offers stand by target, priority and luck, and those of the dead are dropped", "[award]") {
  sim::Rng rng(9, sim::Step{0}, 0);
  for (const std::size_t count : {std::size_t{10}, std::size_t{3'000}, std::size_t{50'000}}) {
    std::vector<std::uint64_t> ids(1000);
    for (std::size_t i = 0; i < ids.size(); ++i) ids[i] = i % 17 == 3 ? 0 : i + 1;
    std::vector<sim::RawOffer> offers, naive;
    for (std::size_t i = 0; i < count; ++i) {
      const std::uint32_t from = rng.below(1000);
      offers.push_back({from, rng.below(777), from + std::uint64_t{1}, rng.below(50), static_cast<double>(rng.below(3)), 1, static_cast<std::uint32_t>(i)});
      if (ids[from] != 0) naive.push_back(offers.back());
    }
    const auto key = [](const sim::RawOffer& o) { return std::tuple(o.to, -o.priority, o.drawn, o.id, o.ordinal); };
    std::sort(naive.begin(), naive.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
    sim::parallel::with_threads(3, [&] { sim::execution::order_offers(offers, ids, 777); });
    REQUIRE(offers.size() == naive.size());
    bool same = true;
    for (std::size_t i = 0; i < offers.size(); ++i) same = same && key(offers[i]) == key(naive[i]);
    CHECK(same);
  }
}

TEST_CASE("a drawn order is that of key, then id, on any number of threads", "[pair]") {
  std::vector<std::uint64_t> ids(20'000);
  std::vector<std::vector<sim::execution::Drawn>> parts(5);
  std::vector<sim::execution::Drawn> naive;
  sim::Rng rng(1, sim::Step{1}, 1);
  for (std::uint32_t i = 0; i < ids.size(); ++i) {
    ids[i] = sim::mix(i);
    const sim::execution::Drawn one{i % 3 == 0 ? rng.below(50) : rng.bits(), i};  // many ties, and a crowded bucket
    parts[i % 5].push_back(one);
    naive.push_back(one);
  }
  std::sort(naive.begin(), naive.end(), [&](const auto& a, const auto& b) { return a.key != b.key ? a.key < b.key : ids[a.row] < ids[b.row]; });
  for (const std::size_t threads : {1, 4}) {
    std::vector<sim::execution::Drawn> ordered;
    sim::parallel::with_threads(threads, [&] { ordered = sim::execution::order_drawn(parts, ids.data()); });
    CHECK(std::equal(naive.begin(), naive.end(), ordered.begin(), ordered.end(), [](const auto& a, const auto& b) { return a.row == b.row; }));
  }
}

TEST_CASE("processes stand side by side unless one must wait, and the drawing says why", "[schedule]") {
  const auto c = more();
  const auto s = scenario({"nap", "pay", "count_followers", "wake", "change"}, 1);
  const auto schedule = sim::Schedule::build(s, c);
  const auto stages = schedule.due(sim::Step{1});
  REQUIRE(stages.size() == 3);
  CHECK(stages[0].members.size() == 3);  // nap, pay, count_followers
  CHECK(stages[1].members.size() == 1);  // wake waits for the marks
  CHECK(stages[2].members.size() == 1);  // change edits what all the others stand on
  const auto dot = schedule.dot();
  CHECK(dot.find("\"nap\" -> \"wake\" [label=\"person.awake\"]") != std::string::npos);
  CHECK(dot.find("\"wake\" -> \"change\"") != std::string::npos);
  CHECK(dot.find("\"nap\" -> \"change\"") == std::string::npos);  // said by the way over wake
  CHECK(sim::Schedule::conflict(*c.find("count_followers"), *c.find("change")) != "");
  CHECK(sim::Schedule::conflict(*c.find("count_followers"), *c.find("pay")) == "");
}
