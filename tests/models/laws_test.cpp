// tests/models/laws_test.cpp -- the laws of the whole model, on a small sample of the real scenario.
#include <functional>

#include "app/preparation.hpp"
#include "tests/catch.hpp"
#include "tests/models/hamlet.hpp"

using namespace models;

namespace {

struct Case {
  Plan plan;
  sim::World world;
  sim::Catalogue catalogue = models::catalogue();
};

// The shipped scenario at one fiftieth of its size, cut to `until`; further assignments as on the command line.
Case sample(std::vector<std::string> more = {}, const std::string& until = "2020-06-01") {
  std::vector<std::string> assignments{"/territory/scale=0.02", "/replicates=1", "/clock/until=" + until};
  assignments.insert(assignments.end(), more.begin(), more.end());
  Case out;
  auto prepared = app::prepare(std::string(SILLON_SOURCE_DIR) + "/scenarios/loos-en-gohelle/energy-shock.json", assignments, out.catalogue);
  out.world = app::settle(prepared.plan).world;
  out.plan = std::move(prepared.plan);
  return out;
}
const std::string no_crisis = "/contexts/energy-shock=null";
// Brings the shock forward, so that a short run meets it in full.
const std::string at_once = R"(/contexts/energy-shock/crises/0/from="2019-02-01")";

class Watch : public sim::Recorder {
 public:
  explicit Watch(std::function<void(const sim::World&, std::uint32_t)> look) : look_(std::move(look)) {}
  void open(const sim::World&, const sim::Scenario&) override {}
  void take(const sim::World& w, sim::Step step) override { look_(w, static_cast<std::uint32_t>(step)); }
  void close() override {}

 private:
  std::function<void(const sim::World&, std::uint32_t)> look_;
};
void run(sim::World& w, const Case& c, const sim::Scenario& s, std::function<void(const sim::World&, std::uint32_t)> look = [](auto&, auto) {}) {
  Watch watch(std::move(look));
  sim::run(w, sim::Schedule::build(s, c.catalogue), s, watch);
}
std::size_t named(const std::vector<Choice>& choices, std::string_view name) {
  for (std::size_t i = 0; i < choices.size(); ++i)
    if (choices[i].name == name) return i;
  FAIL("no such choice");
  return 0;
}
sim::Scenario variant_of(const Case& c, std::string_view context, std::string_view strategy) {
  return variant(c.plan, named(c.plan.contexts, context), named(c.plan.strategies, strategy), 0);
}
template <const auto& C> double quanta_of(const sim::World& w) {
  double sum = 0;
  for (const auto x : w[C.of].template column<C>()) sum += sim::quanta<C>(x);
  return sum;
}

}  // namespace

TEST_CASE("without crisis, policy and the other families the economy stays at its equilibrium, to the cent", "[laws]") {
  auto c = sample({no_crisis, "/switches/sobriety=false", "/switches/mentality=false", "/switches/research=false", "/switches/projects=false"});
  const sim::World start = c.world;
  auto scenario = variant_of(c, "calm", "as-is");
  scenario.sortings.clear();  // compared row by row
  run(c.world, c, scenario, [&](const sim::World& w, std::uint32_t step) {
    if (step != 1 && step != 30 && step < 70) return;
    const auto same = [&](const sim::Population& now, const sim::Population& then, const void* key) {
      const auto &a = now.find(key), &b = then.find(key);
      return std::memcmp(a.front.data(), b.front.data(), a.info.size * now.rows()) == 0;
    };
    CHECK(same(w[firm::all], start[firm::all], &firm::output));
    CHECK(same(w[firm::all], start[firm::all], &firm::cash));
    CHECK(std::memcmp(w[firm::inputs].find(&firm::stock).front.data(), start[firm::inputs].find(&firm::stock).front.data(), 8 * w[firm::inputs].edges()) == 0);
    CHECK(same(w[firm::all], start[firm::all], &firm::employees));
    CHECK(same(w[firm::all], start[firm::all], &firm::finished));
    CHECK(same(w[citizen::all], start[citizen::all], &citizen::cash));
    CHECK(same(w[citizen::all], start[citizen::all], &citizen::plan));
    CHECK(same(w[commune::all], start[commune::all], &commune::purse));
    CHECK(same(w[public_body::all], start[public_body::all], &public_body::cash));
  });
}

TEST_CASE("money is conserved to the cent in every step of a crisis, the outside included", "[laws]") {
  auto c = sample({at_once, "/contexts/energy-shock/crises/0/intensity=4"}, "2021-01-04");
  const double before = hamlet::cents(c.world);
  bool moved = false;
  run(c.world, c, variant_of(c, "energy-shock", "groups"), [&](const sim::World& w, std::uint32_t) {
    REQUIRE(hamlet::cents(w) == before);
    moved = moved || w[territory::all].column<territory::firms_short>()[0] > 0;
  });
  CHECK(moved);  // a law that holds because nothing happens says nothing
}

TEST_CASE("goods are conserved to the cent in every step: made is delivered or in stock, received is paid", "[laws]") {
  auto c = sample({at_once, "/contexts/energy-shock/crises/0/intensity=4"}, "2021-01-04");
  double stock = quanta_of<firm::finished>(c.world);
  run(c.world, c, variant_of(c, "energy-shock", "as-is"), [&](const sim::World& w, std::uint32_t step) {
    if (step == 0) return;
    const double made = quanta_of<firm::output>(w), delivered = quanta_of<firm::sold>(w), now = quanta_of<firm::finished>(w);
    REQUIRE(stock + made == delivered + now);
    for (const double x : w[firm::all].column<firm::finished>()) REQUIRE(x >= 0);
    for (const double x : w[firm::inputs].column<firm::stock>()) REQUIRE(x >= 0);
    stock = now;
  });
}

TEST_CASE("jobs are conserved in every step: employees are those who are linked, posts are never overfilled for long", "[laws]") {
  auto c = sample({at_once, "/contexts/energy-shock/crises/0/intensity=6"}, "2021-01-04");
  std::int64_t lost = 0;
  const std::int64_t start = std::count_if(c.world[citizen::all].link<citizen::employer>().begin(), c.world[citizen::all].link<citizen::employer>().end(), [](auto row) { return row != sim::nobody; });
  run(c.world, c, variant_of(c, "energy-shock", "as-is"), [&](const sim::World& w, std::uint32_t) {
    const auto& firms = w[firm::all];
    std::vector<std::int32_t> linked(firms.rows(), 0);
    for (const auto row : w[citizen::all].link<citizen::employer>())
      if (row != sim::nobody) ++linked[row];
    std::int64_t total = 0;
    for (std::uint32_t f = 0; f < firms.rows(); ++f) {
      REQUIRE(linked[f] == firms.column<firm::employees>()[f]);
      REQUIRE(linked[f] + firms.column<firm::commuters>()[f] <= firms.column<firm::positions>()[f]);
      total += linked[f];
    }
    REQUIRE(w[territory::all].column<territory::employed>()[0] == total);
    lost = start - total;
  });
  CHECK(lost > 0);
}

TEST_CASE("the whole model gives the same bits on 1, 2, 3 and 7 threads", "[laws]") {
  auto c = sample({at_once, "/contexts/energy-shock/crises/0/intensity=4"}, "2020-02-03");
  const auto s = variant_of(c, "energy-shock", "groups");
  std::uint64_t first = 0;
  for (const std::size_t threads : {1, 2, 3, 7}) {
    sim::World w = c.world;
    sim::parallel::with_threads(threads, [&] { run(w, c, s); });
    const auto print = village::fingerprint(w);
    if (threads == 1) first = print;
    CHECK(print == first);
  }
}

TEST_CASE("the whole model gives the same bits after shuffling the rows of every population", "[laws]") {
  auto c = sample({at_once, "/contexts/energy-shock/crises/0/intensity=4"}, "2020-02-03");
  const auto s = variant_of(c, "energy-shock", "groups");
  sim::World straight = c.world;
  run(straight, c, s);
  sim::World shuffled = c.world;
  std::uint64_t seed = 1;
  for (const auto& population : c.world.populations())
    if (population.rows() > 1 && !population.key().numbered) shuffled.reorder(population.key(), village::shuffled(population.rows(), ++seed));
  CHECK(village::fingerprint(shuffled) == village::fingerprint(c.world));
  run(shuffled, c, s);
  CHECK(village::fingerprint(shuffled) == village::fingerprint(straight));
}

TEST_CASE("a policy that does nothing changes no bit", "[laws]") {
  auto c = sample({no_crisis, "/strategies/groups/policies/0/with/groups=0"}, "2020-02-03");
  sim::World with = c.world, without = c.world;
  run(with, c, variant_of(c, "calm", "groups"));
  run(without, c, variant_of(c, "calm", "as-is"));
  CHECK(village::fingerprint(with) == village::fingerprint(without));
}

TEST_CASE("working groups alone raise mean trust in the settled territory", "[laws]") {
  auto c = sample({no_crisis, "/switches/mutual_aid=false", "/switches/advice=false"}, "2021-01-04");
  sim::World with = c.world, without = c.world;
  run(with, c, variant_of(c, "calm", "groups"));
  run(without, c, variant_of(c, "calm", "as-is"));
  // Over all pairs of actors; a stranger counts one half, which is what the formula gives without experience. (Over
  // acquaintances alone the mean may fall, because groups add many new ties that start low.)
  const auto above_strangers = [](const sim::World& w) {
    const auto& t = w[territory::all];
    return t.column<territory::trust_sum>()[0] - 0.5 * static_cast<double>(t.column<territory::ties_known>()[0]);
  };
  CHECK(above_strangers(with) > above_strangers(without));
  CHECK(with[territory::all].column<territory::ties_trusted>()[0] > without[territory::all].column<territory::ties_trusted>()[0]);
  CHECK(with[territory::all].column<territory::ties_across>()[0] > without[territory::all].column<territory::ties_across>()[0]);
}

TEST_CASE("two strategies share their luck until the policy begins", "[laws]") {
  auto c = sample({no_crisis}, "2019-07-01");
  const auto prints = [&](std::string_view strategy) {
    std::vector<std::uint64_t> out;
    sim::World w = c.world;
    run(w, c, variant_of(c, "calm", strategy), [&](const sim::World& now, std::uint32_t) { out.push_back(village::fingerprint(now)); });
    return out;
  };
  const auto with = prints("groups"), without = prints("as-is");
  for (std::uint32_t step = 0; step < with.size(); ++step)  // the groups open in the first week that begins in June
    CHECK((with[step] == without[step]) == (c.plan.clock.day_of(step) <= sim::day({2019, 6, 3})));
}

TEST_CASE("switching mutual aid off leaves no loan", "[laws]") {
  auto c = sample({at_once, "/contexts/energy-shock/crises/0/intensity=4", "/switches/mutual_aid=false"}, "2021-01-04");
  double lent = 0;
  run(c.world, c, variant_of(c, "energy-shock", "as-is"), [&](const sim::World& w, std::uint32_t) { lent += w[territory::all].column<territory::aid>()[0]; });
  CHECK(lent == 0);
}

TEST_CASE("side by side in stages or one after another in the order of the list: the same bits", "[laws]") {
  auto c = sample({at_once, "/contexts/energy-shock/crises/0/intensity=4"}, "2020-02-03");
  const auto s = variant_of(c, "energy-shock", "groups");
  sim::World staged = c.world, listed = c.world;
  run(staged, c, s);
  const auto schedule = sim::Schedule::build(s, c.catalogue);
  std::size_t together = 0;
  for (std::uint32_t t = 1; t <= s.clock.steps; ++t) {
    std::vector<std::pair<const sim::Scheduled*, sim::Now>> list;
    for (const sim::Stage& stage : schedule.due(sim::Step{t})) {
      together = std::max(together, stage.members.size());
      list.insert(list.end(), stage.members.begin(), stage.members.end());
    }
    const sim::Scheduled* last_daily = nullptr;
    for (const auto& one : list)
      if (one.first->entry->daily) last_daily = std::max(last_daily, one.first);
    const auto place = [&](const auto& one) {  // as they stand in the list; daily processes together, day after day
      const bool daily = one.first->entry->daily;
      return std::tuple(daily ? last_daily : one.first, daily ? one.second.day : 0, one.first);
    };
    std::stable_sort(list.begin(), list.end(), [&](const auto& a, const auto& b) { return place(a) < place(b); });
    for (const auto& [process, now] : list) {
      process->runner.compute(listed, now);
      process->runner.commit(listed, now);
    }
    for (auto& book : listed.bids()) book.offers.clear();
  }
  CHECK(together > 1);
  CHECK(village::fingerprint(listed) == village::fingerprint(staged));
}

TEST_CASE("the whole model gives the same bits however often its rows are sorted", "[laws]") {
  auto c = sample({at_once, "/contexts/energy-shock/crises/0/intensity=4"}, "2020-02-03");
  const auto s = variant_of(c, "energy-shock", "groups");
  CHECK(s.sortings.size() == 5);  // a year, if not stated
  sim::World straight = c.world;
  run(straight, c, s);
  for (const auto every : {sim::Period::step, sim::Period::quarter}) {
    auto often = s;
    for (auto& sorting : often.sortings) sorting.every = every;
    sim::World sorted = c.world;
    run(sorted, c, often);
    CHECK(village::fingerprint(sorted) == village::fingerprint(straight));
  }
  auto never = s;
  never.sortings.clear();
  sim::World unsorted = c.world;
  run(unsorted, c, never);
  CHECK(village::fingerprint(unsorted) == village::fingerprint(straight));
}
