// tests/models/meetings_test.cpp -- conferences, groups, peers, third places, clusters: who meets, what it is worth, what it leaves.
#include <algorithm>
#include <bit>

#include "models/vocabulary/platform.hpp"
#include "tests/catch.hpp"
#include "tests/models/crowd.hpp"

using namespace crowd;

TEST_CASE("a conference leaves many weak ties, groups leave few strong ones", "[collaboration]") {
  auto conference = crowd::world(400), groups = conference;
  auto s = months(opened_by("open_conference"), 24);
  set(s, "open_conference", "guests", 200.0), set(s, "fade", "meeting", 0.0), set(s, "gather", "coming", 0.5), set(s, "gather", "elsewhere", 1.0);
  run(conference, s);
  auto t = months(opened_by("open_groups"), 24);
  set(t, "open_groups", "groups", 3.0), set(t, "fade", "meeting", 0.0), set(t, "open_groups", "energy_share", 0.0);
  run(groups, t);
  const double weak = conference[actor::trust].edges(), few = groups[actor::trust].edges();
  CHECK(conference[group::all].column<group::meetings>()[0] == 6);
  CHECK(weak > 5 * few);
  CHECK(strong_ties(conference) == 0);
  CHECK(strong_ties(groups) > few / 3);
}

TEST_CASE("each guest of a conference talks with about four others, both ways", "[laws][collaboration]") {
  auto w = crowd::world(400);
  auto s = months({"open_conference", "seek_funding", "fund_groups", "convene", "gather"}, 1);
  set(s, "open_conference", "guests", 150.0), set(s, "gather", "coming", 1.0), set(s, "gather", "elsewhere", 1.0);
  run(w, s);
  const auto& n = w[actor::trust];
  std::uint32_t guests = 0;
  for (std::uint32_t row = 0; row < n.rows(); ++row) {
    const auto degree = n.neighbours(row).size();
    CHECK((degree == 0 || degree == 4));
    guests += degree > 0 ? 1 : 0;
    for (const auto other : n.neighbours(row)) CHECK(trust(w, other, row) > 0.5);
  }
  CHECK(guests == 150);
  CHECK(w[group::all].column<group::present>()[0] == 150);
}

TEST_CASE("a group meets, and is paid for, in the months that its rhythm says", "[laws][governance]") {
  auto w = crowd::world(60);
  auto s = months(opened_by("open_groups"), 12);
  set(s, "open_groups", "groups", 1.0), set(s, "open_groups", "rhythm", 3.0), set(s, "attend", "presence", 1.0);
  const double before = w[public_body::all].column<public_body::cash>()[0], all = all_cash(w);
  run(w, s);
  CHECK(before - w[public_body::all].column<public_body::cash>()[0] == Catch::Approx(4 * 1500));
  CHECK(all_cash(w) == all);
  CHECK(w[group::all].column<group::meetings>()[0] <= 4);
  CHECK(w[group::all].column<group::meetings>()[0] >= 3);
}

TEST_CASE("a meeting is worth most between members of middling distance", "[laws][collaboration]") {
  const auto value = [](std::uint64_t shared) {  // eight fields each, so many of them in common
    auto w = crowd::world(32);
    for (std::uint32_t i = 0; i < 32; ++i) {
      const std::uint64_t own = ((std::uint64_t{1} << (8 - shared)) - 1) << (i % 6 * 8 + 8);
      w[actor::all].column<actor::offers>()[i] = ((std::uint64_t{1} << shared) - 1) | own;
    }
    auto s = months(opened_by("open_groups"), 6);
    std::erase_if(s.processes, [](const auto& p) { return p.process == "leave_groups"; });
    set(s, "open_groups", "groups", 1.0), set(s, "open_groups", "seats", 6.0), set(s, "attend", "presence", 1.0);
    run(w, s);
    REQUIRE(w[group::all].column<group::meetings>()[0] > 1);
    return w[group::all].column<group::quality>()[0];
  };
  const float same = value(8), middling = value(4), apart = value(0);
  CHECK(same < 0);
  CHECK(middling > same);
  CHECK(middling > apart);
}

TEST_CASE("a group in which nobody brings anything new is left, one of different people is not", "[collaboration]") {
  const auto left = [](bool alike) {
    auto w = crowd::world(60);
    for (std::uint32_t i = 0; i < 60; ++i) w[actor::all].column<actor::offers>()[i] = alike ? 0xFFU : 0xFU | std::uint64_t{0xF} << (i % 14 * 4 + 4);
    auto s = months(opened_by("open_groups", {"count_ties", "count_opinions", "meeting_averages"}), 12);
    set(s, "open_groups", "groups", 2.0);
    run(w, s);
    std::int32_t months_with = w[territory::all].column<territory::groups_left>()[0];
    CHECK(w[group::members].edges() == w[group::membership].edges());
    return std::pair{months_with, w[group::all].column<group::quality>()[0]};
  };
  const auto [alike, bad] = left(true);
  const auto [different, good] = left(false);
  CHECK(bad < 0);
  CHECK(good > 0);
  CHECK(alike > 0);
  CHECK(different == 0);
}

TEST_CASE("too large a group loses", "[collaboration]") {
  const auto value = [](double seats) {
    auto w = crowd::world(400);
    auto s = months(opened_by("open_groups"), 5);
    set(s, "open_groups", "groups", 1.0), set(s, "open_groups", "seats", seats), set(s, "accept", "most", 5.0), set(s, "leave_groups", "leaving", 0.0);
    run(w, s);
    return std::pair{w[group::all].column<group::present>()[0], w[group::all].column<group::quality>()[0]};
  };
  const auto [few, small] = value(10);
  const auto [many, large] = value(200);
  REQUIRE(many > 60);
  REQUIRE(few < 12);
  CHECK(small > 0);
  CHECK(large < 0);
}

TEST_CASE("peers of one role meet first, then the group mixes", "[collaboration]") {
  auto w = crowd::world(140);
  const auto roles = [](const sim::World& world) {
    std::uint32_t seen = 0;
    for (const auto row : world[group::members].neighbours(0)) seen |= 1U << static_cast<unsigned>(world[actor::all].column<actor::role>()[row]);
    return std::popcount(seen);
  };
  auto s = months(opened_by("open_peers"), 6);
  set(s, "open_peers", "groups", 6.0);
  auto early = w;
  run(early, s);
  for (std::uint32_t g = 0; g < 6; ++g) CHECK(early[group::members].neighbours(g).size() <= 6);
  CHECK(early[group::members].neighbours(0).size() >= 4);
  CHECK(roles(early) == 1);
  s.clock.steps = 14;
  run(w, s);
  CHECK(roles(w) >= 4);
  CHECK(w[group::members].neighbours(0).size() <= 12);
}

TEST_CASE("a group that names roles has them at its table", "[collaboration]") {
  auto named = crowd::world(140);
  auto open = months({"open_groups"}, 1);
  set(open, "open_groups", "groups", 1.0);
  run(named, open);
  named[group::all].column<group::wanted_roles>()[0] = 0b0101010;
  auto go = months(meeting, 6);
  run(named, go);
  std::uint32_t seen = 0;
  for (const auto row : named[group::members].neighbours(0)) seen |= 1U << static_cast<unsigned>(named[actor::all].column<actor::role>()[row]);
  CHECK(seen == 0b0101010U);
  CHECK(named[group::all].column<group::coverage>()[0] >= 0.66F);
}

TEST_CASE("a cluster joins social economy, firms, public bodies and research, and keeps their tools while it lives", "[collaboration]") {
  auto w = crowd::world(160);
  auto& tools = w[tool::all];
  tools.settle(160);
  std::vector<sim::Network::Edge> owned;
  for (std::uint32_t i = 0; i < 160; ++i) tools.link<tool::owner>()[i] = i, owned.push_back({i, i});
  w[tool::tools].build(owned, w[actor::all], w[tool::all]);
  for (sim::Network& network : w.networks()) network.grow(w[network.key().from].rows());
  auto s = months(opened_by("open_cluster", {"pool_tools", "close_groups"}), 12);
  set(s, "open_cluster", "seats", 12.0);
  auto ended = w;
  run(w, s);
  bool social = false, firm = false, body = false, research = false;
  for (const auto row : w[group::members].neighbours(0)) {
    const auto sphere = w[actor::all].column<actor::sphere>()[row];
    const bool of_it = w[actor::all].column<actor::social>()[row];
    social = social || of_it || sphere == actor::Sphere::civil;
    firm = firm || (sphere == actor::Sphere::private_sphere && !of_it);
    body = body || sphere == actor::Sphere::public_sphere, research = research || sphere == actor::Sphere::research;
    CHECK(w[tool::all].link<tool::house>()[row] == 0);
  }
  CHECK(social);
  CHECK(firm);
  CHECK(body);
  CHECK(research);
  const auto housed = [](const sim::World& world) { return std::count_if(world[tool::all].link<tool::house>().begin(), world[tool::all].link<tool::house>().end(), [](auto house) { return house != sim::nobody; }); };
  CHECK(housed(w) == static_cast<std::ptrdiff_t>(w[group::members].edges()));
  s.processes[0].from = s.clock.start, s.processes[0].until = s.clock.day_of(8);
  run(ended, s);
  CHECK(ended[group::all].living() == 0);
  CHECK(ended[group::members].edges() == 0);
  CHECK(ended[group::membership].edges() == 0);
  CHECK(ended[actor::trust].edges() > 20);  // acquaintances remain
  CHECK(housed(ended) == 0);
  CHECK(tools.living() == ended[tool::all].living());
}

TEST_CASE("a third place brings together those who are near it, of all spheres, and takes in tools", "[collaboration]") {
  auto w = crowd::world(200);
  auto& tools = w[tool::all];
  tools.settle(200);
  std::vector<sim::Network::Edge> owned;
  for (std::uint32_t i = 0; i < 200; ++i) tools.link<tool::owner>()[i] = i, owned.push_back({i, i});
  w[tool::tools].build(owned, w[actor::all], w[tool::all]);
  for (sim::Network& network : w.networks()) network.grow(w[network.key().from].rows());
  auto s = months(opened_by("open_third_place"), 12);
  set(s, "gather", "dropping_in", 0.2);
  run(w, s);
  REQUIRE(w[group::all].living() == 1);  // one commune is large enough
  CHECK(w[group::all].link<group::place>()[0] == 0);
  const auto& n = w[actor::trust];
  std::uint32_t across = 0;
  for (std::uint32_t row = 0; row < n.rows(); ++row)
    for (const auto other : n.neighbours(row)) {
      CHECK(row % 2 == 0);  // who lives in the commune two hundred kilometres away does not come
      CHECK(other % 2 == 0);
      across += row % 4 != other % 4 ? 1 : 0;
    }
  CHECK(n.edges() > 100);
  CHECK(across > n.edges() / 4);
  CHECK(std::count(w[tool::all].link<tool::house>().begin(), w[tool::all].link<tool::house>().end(), 0U) > 5);
}

TEST_CASE("writing on a shared workspace gives weak ties to those whose profile names what is lacking, and only while it runs", "[collaboration]") {
  auto w = crowd::world(100);
  w[platform::all].settle(1);
  w[platform::all].column<platform::workspace>()[0] = true;
  auto& actors = w[actor::all];
  std::vector<sim::Network::Edge> listed;
  for (std::uint32_t i = 0; i < 100; ++i) {
    actors.link<actor::platform>()[i] = i < 80 ? 0 : sim::nobody;
    actors.column<actor::digital>()[i] = 1, actors.column<actor::lacks>()[i] = field::bit(5) | field::bit(9);
    if (i < 10) listed.push_back({5, i});
  }
  w[platform::listing].build(listed, w[field::all], actors);
  for (sim::Network& network : w.networks()) network.grow(w[network.key().from].rows());
  const auto s = months({"digital_contact"}, 6);
  auto stopped = w;
  run(stopped, s);
  CHECK(stopped[actor::trust].edges() == 0);
  w[platform::all].column<platform::runs>()[0] = true;
  run(w, s);
  const auto& n = w[actor::trust];
  CHECK(n.edges() > 40);
  CHECK(strong_ties(w, 0.6) == 0);
  for (std::uint32_t row = 0; row < 100; ++row)
    for (const auto other : n.neighbours(row)) {
      CHECK((row < 10 || other < 10));
      CHECK((row < 80 && other < 80));
      CHECK(trust(w, other, row) > 0.5);
    }
}

TEST_CASE("a hired facilitator makes more of the same meetings, and is paid", "[collaboration][governance]") {
  const auto run_with = [](bool hired) {
    auto w = crowd::world(60);
    auto processes = opened_by("open_groups");
    if (hired) processes.insert(processes.begin() + 1, "facilitate");
    auto s = months(processes, 12);
    set(s, "open_groups", "groups", 2.0), set(s, "leave_groups", "leaving", 0.0);
    run(w, s);
    return std::pair{strong_ties(w, 0.5) > 0 ? strong_ties(w, 0.7) : 0, w[public_body::all].column<public_body::cash>()[0]};
  };
  const auto [with, paid] = run_with(true);
  const auto [without, kept] = run_with(false);
  CHECK(with > without);
  CHECK(kept - paid == Catch::Approx(2 * 12 * 1000));
}

TEST_CASE("the shared diagnosis of a mixed group is truer than its members' own", "[collaboration]") {
  auto w = crowd::world(210);
  const auto lacks = w[actor::all].column<actor::lacks>();
  for (std::uint32_t i = 0; i < 210; ++i) {  // one field in each topic is lacked by many, others by few
    sim::Rng rng(5, sim::Step{0}, i);
    for (std::uint32_t topic = 0; topic < 8; ++topic) {
      if (rng.chance(0.5)) lacks[i] |= field::bit(topic * 8);
      if (rng.chance(0.2)) lacks[i] |= field::bit(topic * 8 + 1 + rng.below(7));
    }
  }
  auto s = months(opened_by("open_groups", {"count_needs", "recurrent_needs", "share_views", "count_ties", "count_opinions", "meeting_averages", "close_groups"}), 10);
  set(s, "open_groups", "groups", 4.0), set(s, "recurrent_needs", "share", 0.25), set(s, "share_views", "share", 0.25);
  auto ended = w;
  run(w, s);
  CHECK(w[territory::all].column<territory::recurrent>()[0] == 0x0101'0101'0101'0101U);
  const double shared = w[territory::all].column<territory::shared_diagnosis>()[0], own = w[territory::all].column<territory::own_diagnosis>()[0];
  CHECK(own > 0);
  CHECK(shared > own + 0.15);
  s.processes[0].from = s.clock.start, s.processes[0].until = s.clock.day_of(8);
  run(ended, s);
  CHECK(ended[territory::all].column<territory::group_reports>()[0] == 4);  // handed over at the deadline
}

TEST_CASE("E-I indices, strong ties and fresh ties are counted exactly", "[indicators]") {
  auto w = crowd::world(8);  // spheres 0 1 2 3 0 1 2 3
  befriend(w, {{0, 4}, {0, 1}, {0, 2}, {4, 0}, {1, 5}, {3, 0}}, 4, 0);
  w[actor::trust].column<actor::bad>()[0] = 2;
  auto s = scenario({"count_ties", "count_opinions", "meeting_averages"}, 1, sim::Period::month);
  w[actor::trust].column<actor::exchanged>()[1] = s.clock.start - 300, w[actor::trust].column<actor::exchanged>()[2] = s.clock.start - 400;
  for (std::uint32_t i = 0; i < 8; ++i) w[actor::all].column<actor::preactive>()[i] = i < 4 ? 0.25F : 0.75F;
  w[actor::all].column<actor::proactive>()[0] = 0.9F, w[actor::all].column<actor::cooperation>()[0] = 0.5F;  // the only one who would more than it can
  run(w, s);
  const auto& t = w[territory::all];
  CHECK(t.column<territory::e_i_private>()[0] == Catch::Approx(0));  // 0-4, 4-0 inside; 0-1, 0-2 outside
  CHECK(t.column<territory::e_i_public>()[0] == -1);
  CHECK(t.column<territory::e_i_research>()[0] == 0);
  CHECK(t.column<territory::e_i_civil>()[0] == 1);
  CHECK(t.column<territory::ties_strong>()[0] == 5);
  CHECK(t.column<territory::ties_exchanged>()[0] == Catch::Approx(1.0 / 6));
  CHECK(t.column<territory::actors_preactive>()[0] == Catch::Approx(0.5));
  CHECK(t.column<territory::actors_preactive_variance>()[0] == Catch::Approx(0.0625));
  CHECK(t.column<territory::will_gap>()[0] == Catch::Approx(0.05));
  run(w, s);
  CHECK(t.column<territory::ties_strong>()[0] == 5);  // counts start anew
}

TEST_CASE("acquaintances across roles, and across branches between firms, are counted exactly", "[indicators]") {
  auto w = crowd::world(16);  // firms are 0, 4, 8 and 12; roles go round by seven
  w[sector::all].settle(2), w[firm::all].settle(4);
  for (std::uint32_t f = 0; f < 4; ++f) w[actor::all].link<actor::firm>()[4 * f] = f, w[firm::all].link<firm::branch>()[f] = f < 2 ? 0 : f == 2 ? 1 : sim::nobody;
  for (sim::Network& network : w.networks()) network.grow(w[network.key().from].rows());
  // One branch; two branches, both ways; a firm of no branch; outside the private sphere; roles that are the same.
  befriend(w, {{0, 4}, {0, 8}, {8, 0}, {4, 12}, {0, 1}, {1, 0}, {8, 1}, {0, 7}});
  run(w, scenario({"count_ties", "count_opinions", "meeting_averages"}, 1, sim::Period::month));
  CHECK(w[territory::all].column<territory::ties_branches>()[0] == 2);
  CHECK(w[territory::all].column<territory::ties_roles>()[0] == 6);
}

TEST_CASE("coverage is the mean over the month's meetings, and the value of full tables that of those with all roles", "[indicators]") {
  auto w = crowd::world(8);
  auto& groups = w[group::all];
  groups.settle(3);
  std::vector<sim::Network::Edge> seats{{0, 0}, {0, 4}};            // two of the four roles that it names
  for (std::uint32_t i = 0; i < 4; ++i) seats.push_back({1, i});  // all four spheres, where none is named
  seats.push_back({2, 5}), seats.push_back({2, 6});                   // does not meet
  for (std::uint32_t g = 0; g < 3; ++g) groups.link<group::host>()[g] = 0, groups.column<group::meets>()[g] = g < 2, groups.column<group::led>()[g] = 0.5F;
  groups.column<group::wanted_roles>()[0] = 0b0110011;
  for (std::uint32_t i = 0; i < 8; ++i) w[actor::all].column<actor::attends>()[i] = true;
  for (sim::Network& network : w.networks()) network.grow(w[network.key().from].rows());
  w[group::members].build(seats, groups, w[actor::all]);
  run(w, scenario({"assess_meetings", "count_ties", "count_opinions", "meeting_averages"}, 1, sim::Period::month));
  const auto& t = w[territory::all];
  const double one = groups.column<group::value>()[0], two = groups.column<group::value>()[1];
  REQUIRE(one != Catch::Approx(two));
  CHECK(t.column<territory::meetings>()[0] == 2);
  CHECK(t.column<territory::meetings_coverage>()[0] == Catch::Approx((0.5 + 1) / 2));
  CHECK(t.column<territory::meetings_full_value>()[0] == Catch::Approx(two).epsilon(1e-4));
  CHECK(t.column<territory::meetings_value>()[0] == Catch::Approx((one + two) / 2).epsilon(1e-4));
}

TEST_CASE("meetings have the same bits on any number of threads", "[laws][collaboration]") {
  const auto start = [] {
    auto w = crowd::world(500);
    for (std::uint32_t i = 0; i < 500; ++i) w[actor::all].column<actor::offers>()[i] = sim::mix(i) & sim::mix(i + 1000), w[actor::all].column<actor::lacks>()[i] = sim::mix(i + 2000) & sim::mix(i + 3000);
    return w;
  }();
  std::vector<std::string> processes{"open_groups", "open_conference", "open_third_place", "open_cluster", "open_peers", "facilitate"};
  for (const auto& more : {meeting, std::vector<std::string>{"digital_contact", "news_of_betrayal", "gossip", "glimpse", "pool_tools", "count_needs", "recurrent_needs", "share_views", "debate", "live_through",
                                                             "count_ties", "count_opinions", "meeting_averages", "close_groups"}})
    processes.insert(processes.end(), more.begin(), more.end());
  const auto s = months(processes, 9);
  std::uint64_t first = 0;
  for (const std::size_t threads : {1, 3, 7}) {
    auto w = start;
    sim::parallel::with_threads(threads, [&] { run(w, s); });
    if (threads == 1) first = village::fingerprint(w);
    CHECK(village::fingerprint(w) == first);
  }
}
