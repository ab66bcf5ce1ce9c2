// tests/models/commons_test.cpp -- commons: laws, what each of Ostrom's principles does here, and what follows from our hypotheses.
#include <algorithm>
#include <functional>

#include "tests/catch.hpp"
#include "tests/models/allotment.hpp"

using namespace allotment;

namespace {

const std::vector<std::string> list{"new_commons_pages", "seek_commons_funding", "fund_commons", "run_commons", "invite_contributors", "join_commons", "commons_talk", "commons_vote",
                                    "contribute", "sanction", "common_pool", "codify", "count_commons", "count_commoners", "commons_averages"};
std::vector<std::string> opened() {
  auto all = list;
  all.insert(all.begin() + 1, "open_commons");
  return all;
}
constexpr auto every = key::principle::every;
std::uint8_t without(std::uint8_t one) { return static_cast<std::uint8_t>(every & ~one); }
// `number` commons of `each` that keep `principles`, after so many months of the whole list.
sim::World kept(std::uint8_t principles, std::uint32_t months, const std::function<void(sim::Population&)>& change = [](auto&) {}) {
  auto w = world(40, 8, 320, 2);
  for (auto& one : w[key::all].column<key::principles>()) one = principles;
  for (auto& one : w[key::all].column<key::talk>()) one = true;
  change(w[key::all]);
  run(w, scenario({"run_commons", "commons_talk", "commons_vote", "contribute", "sanction", "common_pool", "codify"}, months, 9));
  return w;
}
std::uint32_t chosen(const sim::World& w) {
  std::uint32_t count = 0;
  for (const auto one : w[key::all].column<key::sanctions>()) count += one == key::Sanctions::chosen ? 1 : 0;
  return count;
}
void impose(sim::Population& all) {
  for (auto& one : all.column<key::sanctions>()) one = key::Sanctions::imposed;
}

}  // namespace

TEST_CASE("a policy opens commons, actors of the topic join, and the host pays to the cent", "[laws][commons]") {
  auto w = world(0, 0, 60, 1);
  w[actor::all].add<actor::sphere>();
  auto s = scenario(opened(), 12, 3);
  set(s, "open_commons", "commons", 2.0);
  set(s, "open_commons", "seats", 10.0);
  set(s, "open_commons", "cost", 800.0);
  w[territory::all].column<territory::actors>()[0] = 60;
  run(w, s);
  CHECK(w[key::all].living() == 2);
  CHECK(w[public_body::all].column<public_body::cash>()[0] == Catch::Approx(1e6 - 2 * 12 * 800));
  CHECK(w[territory::all].column<territory::outside>()[0] == Catch::Approx(2 * 12 * 800));
  CHECK(w[territory::all].column<territory::commons_cost>()[0] == Catch::Approx(2 * 800));
  CHECK(w[key::contributors].neighbours(0).size() == 10);  // the first is on the actors' topic, the second on another
  CHECK(w[key::contributors].neighbours(1).empty());
  CHECK(w[key::of_actor].edges() == w[key::contributors].edges());
  const double commoners = w[territory::all].column<territory::commoners>()[0];
  CHECK(commoners > 0);
  CHECK(commoners <= 10);
  CHECK(w[territory::all].column<territory::commons_share>()[0] == Catch::Approx(commoners / 60));
  CHECK(w[territory::all].column<territory::commons_seats>()[0] == 10);
  CHECK(w[territory::all].column<territory::commons_contribution>()[0] == Catch::Approx(w[key::all].column<key::contribution>()[0]).margin(1e-5));
  CHECK(w[territory::all].column<territory::commons_items>()[0] == Catch::Approx(w[key::all].column<key::items>()[0]).margin(1e-5));
}

TEST_CASE("no actor contributes to more commons than it has time for", "[laws][commons]") {
  auto w = world(6, 0, 12, 1);
  for (auto& seats : w[key::all].column<key::seats>()) seats = 12;
  auto s = scenario(list, 24, 3);
  set(s, "join_commons", "willing", 1.0);
  run(w, s);
  for (std::uint32_t a = 0; a < 12; ++a) CHECK(w[key::of_actor].neighbours(a).size() == 2);
}

TEST_CASE("commons that nobody opened change nothing but their own zeros", "[laws][commons]") {
  auto with = world(0, 0, 20, 1);
  const auto before = village::fingerprint(with);
  run(with, scenario(list, 6, 1));
  CHECK(village::fingerprint(with) == before);
}

TEST_CASE("commons end with the policy: nobody is paid, talks or gives from that day on", "[commons]") {
  auto w = world(0, 0, 30, 1);
  auto s = scenario(opened(), 12, 3);
  s.processes[1].from = s.clock.start, s.processes[1].until = s.clock.day_of(6);
  set(s, "open_commons", "commons", 1.0);
  set(s, "open_commons", "information_share", 0.0);
  run(w, s);
  CHECK(w[public_body::all].column<public_body::cash>()[0] == Catch::Approx(1e6 - 6 * 800));
  CHECK(!w[key::all].column<key::runs>()[0]);
  CHECK(w[key::all].column<key::contribution>()[0] == 0);
  const auto places = w[key::contributors].at(0);
  CHECK(places.end > places.begin);
  for (auto e = places.begin; e < places.end; ++e) CHECK(w[key::contributors].column<key::given>()[e] == 0);
}

TEST_CASE("a commons whose host has no money left runs no more, and what its members give decays", "[commons]") {
  auto w = world(0, 0, 30, 1);
  w[public_body::all].column<public_body::cash>()[0] = 6 * 800 + 10;
  auto s = scenario(opened(), 36, 3);
  set(s, "open_commons", "commons", 1.0);
  run(w, s);
  CHECK(w[public_body::all].column<public_body::cash>()[0] == Catch::Approx(10));
  CHECK(!w[key::all].column<key::runs>()[0]);
  CHECK(w[key::all].column<key::contribution>()[0] < 0.2);
}

TEST_CASE("commons give the same bits on one thread and on seven, and with rows in any order", "[laws][commons]") {
  const auto s = scenario({"run_commons", "commons_talk", "commons_vote", "contribute", "sanction", "common_pool", "codify", "count_commons", "count_commoners", "commons_averages"}, 24, 5);
  const auto print = [&](std::size_t threads, bool shuffle) {
    auto w = world(50, 9, 300, 6);
    if (shuffle) w.reorder(actor::all, village::shuffled(300, 3)), w.reorder(key::all, village::shuffled(50, 4));
    sim::parallel::with_threads(threads, [&] { run(w, s); });
    return village::fingerprint(w);
  };
  const auto first = print(1, false);
  CHECK(print(7, false) == first);
  CHECK(print(3, true) == first);
}

TEST_CASE("what people give lies between nothing and all, whatever the rules", "[laws][commons]") {
  const auto w = kept(every, 60, impose);
  for (const float given : w[key::contributors].column<key::given>()) REQUIRE((given >= 0 && given <= 1));
  for (const float lesson : w[key::contributors].column<key::lesson>()) REQUIRE((lesson >= -0.5F && lesson <= 1));
}

TEST_CASE("payoffs add up: what all keep and have of the commons, less fees and fines, is what the mean says", "[laws][commons]") {
  const auto w = kept(every, 20, impose);
  for (std::uint32_t i = 0; i < 40; ++i) {
    const auto places = w[key::contributors].at(i);
    double sum = 0;
    for (auto e = places.begin; e < places.end; ++e) sum += w[key::contributors].column<key::payoff>()[e];
    const double given = w[key::all].column<key::contribution>()[i], burden = w[key::all].column<key::burden>()[i];
    CHECK(sum / (places.end - places.begin) == Catch::Approx(1 + 0.6 * given - burden).margin(1e-5));
  }
}

TEST_CASE("what is harvested left the stock or grew: nothing is made by taking", "[laws][commons]") {
  auto w = world(1, 0, 1, 1);
  auto& pool = w[key::all];
  pool.column<key::growth>()[0] = 0;
  for (int month = 0; month < 12; ++month) {
    const double before = pool.column<key::stock>()[0];
    run(w, scenario({"common_pool"}, 1, 1));
    CHECK(before - pool.column<key::stock>()[0] == Catch::Approx(pool.column<key::benefit>()[0] + pool.column<key::spilled>()[0]));
  }
}

TEST_CASE("boundaries keep outsiders from the harvest", "[hypothesis][commons]") {
  const auto closed = kept(every, 60), open = kept(without(key::principle::boundaries), 60);
  CHECK(mean<key::spilled>(closed) == 0);
  CHECK(mean<key::spilled>(open) > 0);
  CHECK(mean<key::stock>(open) < mean<key::stock>(closed));
}

TEST_CASE("rules that fit let a low stock recover where fixed ones do not", "[hypothesis][commons]") {
  const auto low = [](sim::Population& all) {
    for (auto& stock : all.column<key::stock>()) stock = 8;
  };
  const auto collapsed = [](const sim::World& w) {
    const auto stocks = w[key::all].column<key::stock>();
    return std::count_if(stocks.begin(), stocks.end(), [](double stock) { return stock < 20; });
  };
  CHECK(collapsed(kept(every, 240, low)) == 0);
  CHECK(collapsed(kept(without(key::principle::fit), 240, low)) > 5);
}

TEST_CASE("without collective choice no rule is chosen, without the right to organise fewer chosen rules stand", "[hypothesis][commons]") {
  const auto all = kept(every, 36), no_choice = kept(without(key::principle::collective_choice), 36), no_right = kept(without(key::principle::right_to_organise), 36);
  CHECK(chosen(all) > 20);
  CHECK(chosen(no_choice) == 0);
  CHECK(chosen(no_right) < chosen(all));
  CHECK(mean<key::contribution>(no_choice) < mean<key::contribution>(all));
}

TEST_CASE("monitoring finds more of those who give too little", "[hypothesis][commons]") {
  const auto offences = [](const sim::World& w) {
    double sum = 0;
    for (const auto n : w[key::contributors].column<key::offences>()) sum += n;
    return sum;
  };
  CHECK(offences(kept(every, 12, impose)) > offences(kept(without(key::principle::monitoring), 12, impose)));
}

TEST_CASE("graduated sanctions begin with less", "[hypothesis][commons]") {
  // In the first month alone: later a small fine has taught less, and more fines follow.
  CHECK(mean<key::burden>(kept(every, 1, impose)) < mean<key::burden>(kept(without(key::principle::graduated_sanctions), 1, impose)));
}

TEST_CASE("arenas for conflicts spare the generous", "[hypothesis][commons]") {
  const auto struck = [](const sim::World& w) {
    double sum = 0;
    for (const float lesson : w[key::contributors].column<key::lesson>()) sum += std::min(0.0F, lesson);
    return sum;
  };
  CHECK(struck(kept(every, 12, impose)) > struck(kept(without(key::principle::conflict_arenas), 12, impose)));
}

TEST_CASE("nesting is noted and changes nothing", "[hypothesis][commons]") {
  const auto with = kept(every, 24), other = kept(without(key::principle::nesting), 24);
  CHECK(mean<key::contribution>(with) == mean<key::contribution>(other));
  CHECK(mean<key::stock>(with) == mean<key::stock>(other));
}

TEST_CASE("an information commons is copied without being used up, a copy keeps a part", "[hypothesis][commons]") {
  const auto information = [](sim::Population& all) {
    for (auto& kind : all.column<key::kind>()) kind = key::Kind::information;
  };
  const auto w = kept(every, 48, information);
  for (std::uint32_t i = 0; i < 40; ++i) {
    const double items = w[key::all].column<key::items>()[i];
    CHECK(items > 0);
    const auto places = w[key::contributors].at(i);
    for (auto e = places.begin; e < places.end; ++e) {
      CHECK(w[key::contributors].column<key::held>()[e] > 0.3 * items);
      CHECK(w[key::contributors].column<key::held>()[e] <= 0.8 * items + 1e-4);
    }
  }
}
