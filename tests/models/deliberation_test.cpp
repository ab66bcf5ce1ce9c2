// tests/models/deliberation_test.cpp -- media, deliberation, and opinions of actors: who listens, what is kept.
#include "tests/catch.hpp"
#include "tests/models/crowd.hpp"

using namespace crowd;

namespace {
sim::World residents(std::uint32_t people) {
  auto w = crowd::world(8);
  auto& citizens = w[citizen::all];
  citizens.settle(people);
  for (std::uint32_t i = 0; i < people; ++i) {
    citizens.link<citizen::home>()[i] = i % 2;
    citizens.column<citizen::proactivity>()[i] = static_cast<float>(i) / static_cast<float>(people);
  }
  w[territory::all].column<territory::residents>()[0] = static_cast<std::int32_t>(people);
  return w;
}
double mean_opinion(const sim::World& w) {
  double sum = 0;
  for (const float x : w[citizen::all].column<citizen::proactivity>()) sum += double{x};
  return sum / w[citizen::all].rows();
}
}  // namespace

TEST_CASE("a message moves those who are near enough to it, and nobody is reached unpaid", "[laws][opinion]") {
  auto w = residents(400), unpaid = w;
  auto s = scenario({"pay_campaign", "communication", "meeting_averages"}, 1, sim::Period::month);
  set(s, "communication", "reach", 1.0);
  const double cash = w[public_body::all].column<public_body::cash>()[0], all = all_cash(w);
  run(w, s);
  CHECK(all_cash(w) == all);
  CHECK(cash - w[public_body::all].column<public_body::cash>()[0] == 10'000);
  CHECK(w[territory::all].column<territory::voice_cost>()[0] == 10'000);
  const auto x = w[citizen::all].column<citizen::proactivity>();
  for (std::uint32_t i = 0; i < 400; ++i) {
    const double before = i / 400.0;
    const double expected = std::abs(before - 0.9) < 0.4 ? before + 0.1 * (0.9 - before) : before;
    CHECK(double{x[i]} == Catch::Approx(expected).margin(1e-6));
  }
  unpaid[public_body::all].column<public_body::cash>()[0] = 9'999;
  const double mean = mean_opinion(unpaid);
  run(unpaid, s);
  CHECK(mean_opinion(unpaid) == mean);
}

TEST_CASE("a stubborn source of a narrow message splits opinions", "[opinion]") {
  auto w = residents(1000);
  auto s = scenario({"pay_campaign", "communication", "meeting_averages"}, 120, sim::Period::month);
  set(s, "communication", "reach", 0.5), set(s, "communication", "confidence", 0.3);
  run(w, s);
  std::uint32_t near = 0, between = 0;
  for (const float x : w[citizen::all].column<citizen::proactivity>()) near += x > 0.85F ? 1 : 0, between += x > 0.61F && x < 0.85F ? 1 : 0;
  CHECK(near > 350);
  CHECK(between < 20);  // those beyond its reach stay where they are, those within are with it
}

TEST_CASE("follow-up brings more people to deliberate, and breadth, depth and follow-up multiply", "[opinion]") {
  const auto taken = [](double follow_up) {
    auto w = residents(20'000);
    auto s = scenario({"pay_deliberation", "deliberation", "meeting_averages"}, 3, sim::Period::month);
    set(s, "deliberation", "follow_up", follow_up);
    run(w, s);
    const auto& t = w[territory::all];
    CHECK(t.column<territory::participation_quality>()[0] ==
          Catch::Approx(t.column<territory::participation>()[0] * t.column<territory::participation_depth>()[0] * follow_up));
    return t.column<territory::participation>()[0];
  };
  CHECK(taken(0.5) == Catch::Approx(0.0325).margin(0.005));
  CHECK(taken(1.0) > 1.5 * taken(0.0));
}

TEST_CASE("deeper channels bring opinions nearer to each other", "[opinion]") {
  const auto spread = [](const char* channel) {
    auto w = residents(4000);
    auto s = scenario({"pay_deliberation", "deliberation", "meeting_averages"}, 24, sim::Period::month);
    for (const char* one : {"meetings_reach", "online_reach", "on_site_reach", "delegated_reach"}) set(s, "deliberation", one, std::string(one) == channel ? 0.25 : 0.0);
    run(w, s);
    const double mean = mean_opinion(w);
    double squares = 0;
    for (const float x : w[citizen::all].column<citizen::proactivity>()) squares += (double{x} - mean) * (double{x} - mean);
    return squares / 4000;
  };
  const double online = spread("online_reach"), meetings = spread("meetings_reach");
  CHECK(online < 1.0 / 12);
  CHECK(meetings < 0.7 * online);
}

namespace {
const std::vector<std::string> talking{"seek_funding", "fund_groups", "convene", "invite", "accept", "attend", "debate"};
double gap(const sim::World& w) {  // between the mean of the lower and of the upper members
  double low = 0, high = 0, below = 0, above = 0;
  std::vector<float> x;
  for (const auto row : w[group::members].neighbours(0)) x.push_back(w[actor::all].column<actor::proactive>()[row]);
  for (const float one : x) (one < 0.5F ? low += double{one} : high += double{one}), one < 0.5F ? ++below : ++above;
  return below > 0 && above > 0 ? high / above - low / below : 0;
}
}  // namespace

TEST_CASE("two camps stay apart without a facilitator and draw nearer with a good one", "[opinion]") {
  const auto after = [](double facilitation) {
    auto w = crowd::world(60);
    for (std::uint32_t i = 0; i < 60; ++i) w[actor::all].column<actor::proactive>()[i] = i % 8 < 4 ? 0.3F : 0.7F;
    auto processes = talking;
    processes.insert(processes.begin(), "open_groups");
    auto s = months(processes, 24);
    set(s, "open_groups", "groups", 1.0), set(s, "open_groups", "facilitation", facilitation);
    run(w, s);
    return gap(w);
  };
  CHECK(after(0.2) == Catch::Approx(0.4).margin(1e-4));
  CHECK(after(0.9) < 0.2);
}

TEST_CASE("a crisis wakes actors, its memory fades by half in three years, and groups that go on meeting keep it", "[opinion]") {
  const auto course = [](bool groups) {
    auto w = crowd::world(60);
    for (std::uint32_t i = 0; i < 60; ++i) w[actor::all].column<actor::preactive>()[i] = 0.4F;
    auto processes = groups ? talking : std::vector<std::string>{};
    if (groups) processes.insert(processes.begin(), "open_groups");
    processes.push_back("live_through");
    auto s = scenario(processes, 12, sim::Period::month);
    set(s, "accept", "willing", 1.0), set(s, "open_groups", "groups", 5.0), set(s, "open_groups", "facilitation", 0.9);
    w[territory::all].column<territory::energy_price_households>()[0] = 3;
    run(w, s);
    const auto mean = [](const sim::World& world) {
      double sum = 0;
      for (const float x : world[actor::all].column<actor::preactive>()) sum += double{x};
      return sum / 60;
    };
    const double woken = mean(w);
    w[territory::all].column<territory::energy_price_households>()[0] = 1;
    auto calm = scenario(groups ? std::vector<std::string>{"seek_funding", "fund_groups", "convene", "attend", "debate", "live_through"} : std::vector<std::string>{"live_through"}, 36, sim::Period::month);
    run(w, calm);
    return std::pair{woken, mean(w)};
  };
  const auto [woken, later] = course(false);
  CHECK(woken > 0.55);
  CHECK((later - 0.4) / (woken - 0.4) == Catch::Approx(0.79 * 0.79 * 0.79).margin(0.002));
  const auto [awake, kept] = course(true);
  CHECK(kept - 0.4 > 1.3 * (later - 0.4) * (awake - 0.4) / (woken - 0.4));
}

TEST_CASE("who has become more preactive holds more stock before trouble comes, and gives it up again", "[opinion]") {
  auto w = hamlet::world();
  const auto s = scenario({"prepare_ahead"}, 1, sim::Period::month);
  auto before = w;
  run(w, s);
  CHECK(w[firm::all].column<firm::stock_factor>()[0] == before[firm::all].column<firm::stock_factor>()[0]);
  w[actor::all].column<actor::preactive_gain>()[0] = 0.4F;
  w[firm::all].column<firm::stock_factor>()[0] = 1.5F;  // by a policy
  run(w, s);
  CHECK(w[firm::all].column<firm::stock_factor>()[0] == Catch::Approx(1.7));
  CHECK(w[firm::all].column<firm::stock_factor>()[1] == 1);
  w[actor::all].column<actor::preactive_gain>()[0] = 0;
  run(w, s);
  CHECK(w[firm::all].column<firm::stock_factor>()[0] == Catch::Approx(1.5));
}
