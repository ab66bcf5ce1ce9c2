// tests/models/platform_test.cpp -- the platform: who joins, what profiles say and how wrong they are, who pays, what is known by it.
#include "models/collaboration/platform.hpp"

#include "tests/catch.hpp"
#include "tests/models/borough.hpp"

using namespace borough;

namespace {

const std::vector<std::string> living{"seek_platform_funding", "fund_platform", "run_platform", "join_platform", "publish", "browse"};
const std::vector<std::string> census{"new_map_pages", "new_tie_pages", "count_profiles", "count_beliefs", "read_chains", "map_averages"};
sim::Scenario opened(std::uint32_t months, bool counted = false, bool fast = true) {
  std::vector<std::string> list{"offer_to_host", "open_platform"};
  list.insert(list.end(), living.begin(), living.end());
  if (counted) list.insert(list.end(), census.begin(), census.end());
  auto s = scenario(list, months);
  if (fast) set(s, "join_platform", "pace", 0.3);
  return s;
}
// A platform on line on which everybody is.
sim::World all_on(std::uint32_t actors = 400) {
  auto w = world(actors);
  w[platform::all].settle(1);
  at<platform::runs>(w) = at<platform::profiles>(w) = true, at<platform::members>(w) = static_cast<std::int32_t>(actors);
  for (auto& platform : w[actor::all].link<actor::platform>()) platform = 0;
  w[territory::all].link<territory::platform>()[0] = 0;
  models::reach_all_rows(w);
  return w;
}
std::uint32_t members(const sim::World& w) {
  std::uint32_t count = 0;
  for (const auto platform : w[actor::all].link<actor::platform>()) count += platform != sim::nobody ? 1 : 0;
  return count;
}

}  // namespace

TEST_CASE("recall is what is told of the truth, precision what is true of the told", "[laws][collaboration]") {
  using platform::precision, platform::recall;
  CHECK(recall(0b1111, 0b0011) == 0.5);
  CHECK(recall(0b1111, 0b110011) == 0.5);
  CHECK(precision(0b1111, 0b110011) == 0.5);
  CHECK(precision(0b1111, 0b0011) == 1);
  CHECK(recall(0b1111, 0) == 0);
  CHECK(recall(0, 0b11) == 1);
  CHECK(precision(0, 0b11) == 0);
  CHECK(precision(0b11, 0) == 1);
}

TEST_CASE("without a platform its processes change not a bit", "[laws][collaboration]") {
  auto w = world();
  const auto print = village::fingerprint(w);
  run(w, scenario(living, 24));
  CHECK(village::fingerprint(w) == print);
}

TEST_CASE("adoption is slow, then fast, then slow again, and acquaintances carry it", "[collaboration]") {
  const auto start = world(2000);
  std::vector<std::uint32_t> joined{0};
  for (std::uint32_t year = 1; year <= 12; ++year) {
    auto w = start;
    run(w, opened(12 * year, false, false));
    joined.push_back(members(w));
  }
  auto alone = start;
  std::uint32_t fastest = 1;
  for (std::uint32_t year = 2; year <= 12; ++year)
    if (joined[year] - joined[year - 1] > joined[fastest] - joined[fastest - 1]) fastest = year;
  CHECK(fastest > 1);
  CHECK(fastest < 11);
  CHECK(joined[fastest] - joined[fastest - 1] > 1.5 * (joined[1] - joined[0]));
  CHECK(joined[fastest] - joined[fastest - 1] > 2 * (joined[12] - joined[11]));
  auto unmoved = opened(72, false, false);
  set(unmoved, "join_platform", "peers", 0.0);
  run(alone, unmoved);
  CHECK(members(alone) < joined[6]);
  CHECK(joined[12] < 1800);  // some never have the skill: the digital divide stays
}

TEST_CASE("who has digital skill joins first, and a subsidy brings more", "[collaboration]") {
  auto w = world(2000), trained = w;
  auto s = opened(36);
  set(s, "open_platform", "subsidy", 0.0);
  run(w, s);
  double on = 0, off = 0;
  for (std::uint32_t a = 0; a < 2000; ++a) (w[actor::all].link<actor::platform>()[a] != sim::nobody ? on : off) += at<actor::digital>(w, a);
  CHECK(on / members(w) > off / (2000 - members(w)) + 0.1);
  auto subsidised = opened(36);
  set(subsidised, "open_platform", "subsidy", 300.0);
  run(trained, subsidised);
  CHECK(members(trained) > members(w));
}

TEST_CASE("the listing names members only, and just what their profiles say", "[laws][collaboration]") {
  auto w = world(1000);
  run(w, opened(60));
  REQUIRE(w[platform::listing].edges() > 200);
  std::uint64_t told = 0;
  for (std::uint32_t f = 0; f < field::count; ++f)
    for (const auto who : w[platform::listing].neighbours(f)) {
      CHECK(w[actor::all].link<actor::platform>()[who] != sim::nobody);
      CHECK((at<actor::published>(w, who) & field::bit(f)) != 0);
    }
  for (std::uint32_t a = 0; a < 1000; ++a) told += platform::count(at<actor::published>(w, a));
  CHECK(w[platform::listing].edges() == told);
  CHECK(static_cast<std::uint32_t>(at<platform::members>(w)) == members(w));
}

TEST_CASE("what profiles tell has the recall and the precision that are stated", "[laws][collaboration]") {
  auto w = all_on(4000);
  for (auto& digital : w[actor::all].column<actor::digital>()) digital = 1;
  for (auto& tools : w[actor::all].column<actor::offers_tools>()) tools = field::bit(9);
  auto s = scenario({"publish"}, 2);
  set(s, "publish", "fill", 1.0);
  run(w, s);
  std::uint64_t truth = 0, told = 0, right = 0;
  for (std::uint32_t a = 0; a < 4000; ++a) {
    const auto offers = at<actor::offers>(w, a), published = at<actor::published>(w, a);
    truth += platform::count(offers), told += platform::count(published), right += platform::count(offers & published);
  }
  // A wrong field may be another that is true: somewhat more is recalled than 0.8 x 0.9.
  CHECK(static_cast<double>(right) / static_cast<double>(truth) == Catch::Approx(0.74).margin(0.03));
  CHECK(static_cast<double>(right) / static_cast<double>(told) == Catch::Approx(0.94).margin(0.03));
  run(w, scenario(census, 1));
  CHECK(at<territory::tools_coverage>(w) == Catch::Approx(0.72).margin(0.03));  // one field of tools each: a wrong one is never true
}

TEST_CASE("off line profiles go with their members, unless open source and members enough keep it on line", "[governance]") {
  const auto after = [](bool open_source) {
    auto w = world(1000);
    auto s = opened(60);
    set(s, "open_platform", "open_source", open_source), set(s, "open_platform", "keepers", 100.0);
    s.processes[0].from = s.processes[1].from = s.clock.start, s.processes[0].until = s.processes[1].until = s.clock.day_of(36);
    run(w, s);
    return w;
  };
  const auto closed = after(false), open = after(true);
  CHECK(members(closed) == 0);
  CHECK(at<platform::members>(closed) == 0);
  CHECK(closed[platform::listing].edges() == 0);
  for (std::uint32_t a = 0; a < 1000; ++a) CHECK(at<actor::published>(closed, a) == 0);
  CHECK(members(open) > 100);
  CHECK(open[platform::listing].edges() > 100);
  CHECK(at<territory::platform_paid>(open) > 0);
}

TEST_CASE("what the platform costs leaves its host's cash, and no month is on line unpaid", "[laws][governance]") {
  auto w = world();
  const double before = cents(w);
  auto s = opened(24);
  set(s, "open_platform", "open_source", false);
  auto poor = w;
  run(w, s);
  CHECK(cents(w) == before);
  CHECK(at<public_body::cash>(w) == Catch::Approx(5e6 - at<territory::platform_paid>(w)));
  CHECK(at<territory::platform_paid>(w) >= 24 * 8000);
  CHECK(at<territory::platform_paid>(w) - 24 * 8000 == Catch::Approx(100.0 * members(w) - at<platform::owed>(w)).margin(0.01));
  CHECK(at<platform::runs>(w));
  at<public_body::cash>(poor) = 3 * 8000.0 + 50;
  set(s, "open_platform", "subsidy", 0.0);
  run(poor, s);
  CHECK(at<public_body::cash>(poor) == Catch::Approx(50));
  CHECK(!at<platform::runs>(poor));
}

TEST_CASE("members read what their acquaintances published, as old as it is", "[collaboration]") {
  auto w = all_on();
  for (std::uint32_t a = 0; a < 400; ++a) at<actor::digital>(w, a) = 1, at<actor::published>(w, a) = a, at<actor::published_day>(w, a) = a % 2 == 0 ? 18'000 : 0;
  auto s = scenario({"browse"}, 1);
  set(s, "browse", "reads", 1.0);
  auto off = w;
  run(w, s);
  const auto& trust = w[actor::trust];
  for (std::uint32_t e = 0; e < trust.edges(); ++e) {
    const std::uint32_t other = trust.targets()[e];
    CHECK(trust.column<actor::image>()[e] == (other % 2 == 0 ? other : 0U));
    CHECK(trust.column<actor::seen>()[e] == (other % 2 == 0 ? 18'000 : 0));
  }
  at<platform::runs>(off) = false;
  run(off, s);
  for (std::uint32_t e = 0; e < trust.edges(); ++e) CHECK(off[actor::trust].column<actor::image>()[e] == 0);
}

TEST_CASE("the platform widens what actors and public bodies know, and shows who is left out", "[indicators]") {
  auto w = world(1000), without = w;
  run(w, opened(60, true));
  run(without, scenario(census, 60));
  CHECK(at<territory::map_coverage>(without) == 0);  // nobody has learnt anything
  CHECK(at<territory::map_coverage>(w) > 0.02);
  CHECK(at<territory::map_coverage>(w) < 1);
  CHECK(at<territory::public_coverage>(w) > at<territory::public_coverage>(without));
  CHECK(at<territory::public_coverage>(without) > 0.02);  // core business of those whom the union knows
  CHECK(at<territory::profile_recall>(w) > 0.4);
  CHECK(at<territory::profile_precision>(w) == Catch::Approx(0.94).margin(0.04));
  CHECK(at<territory::belief_age>(w) > 0);
  CHECK(at<territory::belief_error>(w) < 0.15);
  CHECK(at<territory::offline_private>(w) > 0);
  CHECK(at<territory::offline_private>(w) < 1);
  CHECK(at<territory::offline_private>(without) == 0);
  CHECK(at<territory::chain_recall>(w) <= 1);
  CHECK(w[group::knows].edges() > without[group::knows].edges());
}

TEST_CASE("value chains are read rightly where firms know their suppliers, and wrongly where they know others", "[indicators]") {
  auto w = all_on(400);
  for (auto& published : w[actor::all].column<actor::published>()) published = 1;
  std::vector<sim::Network::Edge> ties;
  for (std::uint32_t a = 0; a < 400; ++a)
    if (a % 10 < 6)
      for (const auto supplier : w[firm::supply].neighbours(a)) ties.push_back({a, supplier});
  auto strangers = w;
  w[actor::trust].build(ties, w[actor::all], w[actor::all]);
  models::reach_all_rows(w);
  run(w, scenario(census, 1));
  CHECK(at<territory::chain_recall>(w) == 1);
  CHECK(at<territory::chain_precision>(w) == 1);
  run(strangers, scenario(census, 1));
  CHECK(at<territory::chain_recall>(strangers) < 0.1);
  CHECK(at<territory::chain_precision>(strangers) < 0.1);
}

TEST_CASE("the map's coverage is one where everybody's profile tells all and everybody reads, nothing where nobody knows", "[laws][indicators]") {
  auto w = all_on(), dark = w;
  for (std::uint32_t a = 0; a < 400; ++a) at<actor::published>(w, a) = at<actor::offers>(w, a), at<actor::published_day>(w, a) = 18'000;
  run(w, scenario(census, 1));
  CHECK(at<territory::map_coverage>(w) == Catch::Approx(1));
  CHECK(at<territory::profile_precision>(w) == 1);
  CHECK(at<territory::public_coverage>(w) == Catch::Approx(1));
  run(dark, scenario(census, 1));
  CHECK(at<territory::map_coverage>(dark) == 0);
}

TEST_CASE("what public bodies see of shared tools, and who is off line in each sphere, are counted exactly", "[indicators]") {
  auto w = all_on();
  const auto platform = w[actor::all].link<actor::platform>();
  for (std::uint32_t a = 0; a < 400; ++a) {
    at<actor::offers_tools>(w, a) = 0b11, at<actor::published_tools>(w, a) = 0b101;
    const std::uint32_t kind = a % 10;
    if (kind == 0 || (kind == 6 && a < 200) || (kind == 7 && a < 100) || kind == 8) platform[a] = sim::nobody;
  }
  auto dark = w;
  run(w, scenario(census, 1));
  CHECK(at<territory::tools_coverage>(w) == Catch::Approx((400 - 40 - 20 - 10 - 40) / 800.0));  // one true field of two, of whoever is on line
  CHECK(at<territory::offline_private>(w) == Catch::Approx(1.0 / 6));
  CHECK(at<territory::offline_research>(w) == Catch::Approx(0.5));
  CHECK(at<territory::offline_public>(w) == Catch::Approx(0.25));
  CHECK(at<territory::offline_civil>(w) == Catch::Approx(0.5));
  at<platform::runs>(dark) = false;  // no platform: nothing seen, and nobody is left out of it
  run(dark, scenario(census, 1));
  CHECK(at<territory::tools_coverage>(dark) == 0);
  CHECK(at<territory::offline_private>(dark) + at<territory::offline_research>(dark) + at<territory::offline_public>(dark) + at<territory::offline_civil>(dark) == 0);
}

TEST_CASE("acquaintances with an exchange in the last year are counted, those of earlier or never are not", "[indicators]") {
  auto w = world();
  const auto s = scenario(census, 1);
  auto& trust = w[actor::trust];
  const auto exchanged = trust.column<actor::exchanged>();
  const std::array<std::int32_t, 4> day{s.clock.start - 300, s.clock.start - 500, 0, s.clock.start - 2};
  double recent = 0;
  for (std::uint32_t e = 0; e < trust.edges(); ++e) exchanged[e] = day[e % 4], recent += e % 4 == 0 || e % 4 == 3 ? 1 : 0;
  run(w, s);
  CHECK(at<territory::exchanging>(w) == Catch::Approx(recent / trust.edges()));
}

TEST_CASE("failed firms are no longer listed", "[collaboration]") {
  auto w = world(600);
  run(w, opened(36));
  std::uint32_t firm = sim::nobody;
  for (std::uint32_t a = 0; a < 600 && firm == sim::nobody; ++a)
    if (a % 10 < 6 && at<actor::published>(w, a) != 0) firm = a;
  REQUIRE(firm != sim::nobody);
  at<firm::active>(w, firm) = false;
  run(w, scenario({"publish"}));
  for (std::uint32_t f = 0; f < field::count; ++f) {
    const auto row = w[platform::listing].neighbours(f);
    CHECK(std::count(row.begin(), row.end(), firm) == 0);
  }
}

TEST_CASE("a platform has the same bits on 1, 3 and 7 threads", "[laws][collaboration]") {
  std::uint64_t first = 0;
  for (const std::size_t threads : {1, 3, 7}) {
    auto w = world(5000);
    sim::parallel::with_threads(threads, [&] { run(w, opened(24, true)); });
    CHECK(members(w) > 100);
    const auto print = village::fingerprint(w);
    if (threads == 1) first = print;
    CHECK(print == first);
  }
}
