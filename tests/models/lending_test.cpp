// tests/models/lending_test.cpp -- staff, equipment and service lent in a crisis: who is asked, what is made (nothing), what is given back.
#include "models/vocabulary/aid.hpp"
#include "tests/catch.hpp"
#include "tests/models/crowd.hpp"

using namespace hamlet;

namespace {

// Four firms of one trade; the first has lost four fifths of its staff, all have people to spare.
sim::World stricken() {
  auto w = world();
  for (std::uint32_t i = 0; i < 10; ++i) w[actor::all].column<actor::core>()[i] = 0b11;
  w[firm::all].column<firm::kept_away>()[0] = 0.8F;
  for (std::uint32_t i = 1; i < 4; ++i) w[firm::all].column<firm::activity>()[i] = 0.6F;
  return w;
}
void knows(sim::World& w, std::vector<sim::Network::Edge> edges, float good) {
  befriend(w, std::move(edges), good);
  for (auto& image : w[actor::trust].column<actor::image>()) image = 0b01;
}
template <const auto& C> double total(const sim::World& w) {
  double sum = 0;
  for (const auto x : w[C.of].template column<C>()) sum += static_cast<double>(x);
  return sum;
}
sim::Scenario staff_aid(std::uint32_t weeks = 1) {
  auto s = scenario({"settle_loans", "ask_staff", "lend_staff"}, weeks);
  set(s, "lend_staff", "most", 0.4);
  return s;
}
// The same with a platform that firm 2 joined and whose profile names the field of capability 0.
sim::World with_platform(bool runs, std::int32_t written) {
  auto w = stricken();
  w[field::all].settle(field::count);
  w[capability::all].settle(capability::count);
  for (std::uint32_t c = 0; c < capability::count; ++c) w[capability::all].link<capability::field>()[c] = capability::field_of(c);
  w[platform::all].settle(1);
  w[platform::all].column<platform::runs>()[0] = runs, w[platform::all].column<platform::profiles>()[0] = true;
  auto& actors = w[actor::all];
  for (const std::uint32_t a : {0U, 2U}) actors.link<actor::platform>()[a] = 0, actors.column<actor::published>()[a] = 0b01, actors.column<actor::published_day>()[a] = written;
  for (sim::Network& network : w.networks()) network.grow(w[network.key().from].rows());
  const std::vector<sim::Network::Edge> masters{{0, 0}}, listed{{0, 0}, {0, 2}};
  w[kene::of].build(masters, actors, w[capability::all]);
  w[platform::listing].build(listed, w[field::all], actors);
  return w;
}

}  // namespace

TEST_CASE("staff is lent along trusted ties, and what one firm has another lacks", "[laws][collaboration]") {
  auto w = stricken();
  knows(w, {{0, 1}, {1, 0}}, 4);
  run(w, staff_aid());
  CHECK(w[firm::all].column<firm::staff_borrowed>()[0] == 2);
  CHECK(w[firm::all].column<firm::staff_lent>()[1] == 2);
  CHECK(total<firm::staff_lent>(w) == total<firm::staff_borrowed>(w));
  CHECK(w[territory::all].column<territory::staff_on_loan>()[0] == 2);
  CHECK(w[territory::all].column<territory::asked_ties>()[0] == 1);
}

TEST_CASE("nobody lends to whom it does not trust, unless both signed an agreement", "[collaboration]") {
  auto w = stricken();
  knows(w, {{0, 1}, {1, 0}}, 4);
  w[actor::trust].column<actor::bad>()[1] = 20;
  auto signed_too = w;
  run(w, staff_aid());
  CHECK(total<firm::staff_lent>(w) == 0);
  signed_too[actor::all].column<actor::agreed>()[0] = signed_too[actor::all].column<actor::agreed>()[1] = true;
  run(signed_too, staff_aid());
  CHECK(total<firm::staff_lent>(signed_too) == 2);
}

TEST_CASE("one asks by what one believes: a partner thought to know nothing of the trade is not asked", "[collaboration]") {
  auto w = stricken();
  knows(w, {{0, 1}, {1, 0}}, 4);
  for (auto& image : w[actor::trust].column<actor::image>()) image = 0b100;
  auto informed = w;
  run(w, staff_aid());
  CHECK(w[territory::all].column<territory::asked_ties>()[0] == 0);
  auto s = staff_aid();
  set(s, "ask_staff", "full_information", true);
  run(informed, s);
  CHECK(informed[territory::all].column<territory::asked_ties>()[0] == 1);
}

TEST_CASE("the platform is asked last, only while it runs and profiles are fresh", "[collaboration]") {
  const auto asked = [](bool runs, std::int32_t age, bool with_tie) {
    const auto s = staff_aid();
    auto w = with_platform(runs, s.clock.start - age);
    if (with_tie) knows(w, {{0, 1}, {1, 0}}, 4);
    run(w, s);
    const auto& t = w[territory::all];
    return std::pair{t.column<territory::asked_ties>()[0], t.column<territory::asked_platform>()[0]};
  };
  CHECK(asked(true, 10, false) == std::pair<std::int64_t, std::int64_t>{0, 1});
  CHECK(asked(false, 10, false) == std::pair<std::int64_t, std::int64_t>{0, 0});
  CHECK(asked(true, 400, false) == std::pair<std::int64_t, std::int64_t>{0, 0});
  CHECK(asked(true, 10, true) == std::pair<std::int64_t, std::int64_t>{1, 0});
}

TEST_CASE("staff on loan is paid for at cost, and goes back once nobody is away", "[laws][collaboration]") {
  auto w = stricken();
  knows(w, {{0, 1}, {1, 0}}, 4);
  const double before = cents(w);
  run(w, staff_aid(3));
  CHECK(cents(w) == before);
  CHECK(w[firm::all].column<firm::cash>()[0] == Catch::Approx(20'000 - 2 * 2 * 400 * 1.75));
  CHECK(w[firm::all].column<firm::cash>()[1] == Catch::Approx(20'000 + 2 * 2 * 400 * 1.75));
  CHECK(trust(w, 0, 1) > actor::trust_of(4, 0));  // the helped one remembers
  w[firm::all].column<firm::kept_away>()[0] = 0;
  run(w, staff_aid());
  CHECK(total<firm::staff_lent>(w) == 0);
  CHECK(total<firm::staff_borrowed>(w) == 0);
  CHECK(w[aid::loans].edges() == 0);
  CHECK(trust(w, 1, 0) > actor::trust_of(4, 0));
}

TEST_CASE("staff of a borrower that fails comes home, and trust is lost", "[laws][collaboration]") {
  auto w = stricken();
  knows(w, {{0, 1}, {1, 0}}, 4);
  run(w, staff_aid());
  w[firm::all].column<firm::active>()[0] = false;
  run(w, staff_aid());
  CHECK(total<firm::staff_lent>(w) == 0);
  CHECK(total<firm::staff_borrowed>(w) == 0);
  CHECK(trust(w, 1, 0) < actor::trust_of(4, 0) - 0.2);
}

TEST_CASE("a lender that laid off more than it has left at home works with what it borrowed, not with less than nobody", "[laws][economy]") {
  auto w = stricken();
  auto& firms = w[firm::all];
  const auto staff = firms.column<firm::employees>()[1] + firms.column<firm::commuters>()[1];
  for (const std::uint32_t f : {1U, 2U}) firms.column<firm::staff_lent>()[f] = staff + 3;
  firms.column<firm::staff_borrowed>()[2] = 1;
  run(w, scenario({"production"}, 1, sim::Period::day));
  CHECK(firms.column<firm::capacity_share>()[1] == 0);
  CHECK(firms.column<firm::made>()[1] == 0);
  CHECK(firms.column<firm::wanted>()[1] == 0);
  CHECK(firms.column<firm::capacity_share>()[2] == Catch::Approx(1.1 / firms.column<firm::base_jobs>()[2]));
}

TEST_CASE("equipment on loan replaces what is damaged, is booked in the tool's calendar and not twice", "[laws][collaboration]") {
  auto w = stricken();
  knows(w, {{0, 1}, {1, 0}, {2, 1}, {1, 2}}, 4);
  w[sector::all].column<sector::capital>()[0] = 2;
  const double capital = 2.0 * 5000 * sim::unit::days_per_year / 7;
  w[firm::all].column<firm::damage>()[0] = 0.4 * capital, w[firm::all].column<firm::damage>()[2] = 0.4 * capital;
  w[tool::all].settle(1);
  w[tool::all].link<tool::owner>()[0] = 1;
  w[tool::all].column<tool::capacity>()[0] = 2, w[tool::all].column<tool::output>()[0] = 3000;
  for (sim::Network& network : w.networks()) network.grow(w[network.key().from].rows());
  const std::vector<sim::Network::Edge> owns{{1, 0}};
  w[tool::tools].build(owns, w[actor::all], w[tool::all]);
  auto s = scenario({"return_equipment", "ask_equipment", "lend_equipment"}, 1);
  run(w, s);
  const auto borrowed = w[firm::all].column<firm::equipment_borrowed>();
  CHECK(borrowed[0] + borrowed[2] == Catch::Approx(3000));  // both ask for 2,000
  CHECK(std::max(borrowed[0], borrowed[2]) == Catch::Approx(2000));
  CHECK(w[firm::all].column<firm::equipment_lent>()[1] == Catch::Approx(3000));
  const auto& calendar = w[tool::bookings];
  double booked = 0;
  for (std::uint32_t e = 0; e < calendar.edges(); ++e) booked += static_cast<double>(calendar.column<tool::amount>()[e]);
  CHECK(booked == Catch::Approx(2));

  auto helped = w;
  auto produce = scenario({"production"}, 1, sim::Period::day);
  auto alone = w;
  for (auto& x : alone[firm::all].column<firm::equipment_borrowed>()) x = 0;
  run(helped, produce), run(alone, produce);
  const auto at = borrowed[0] > borrowed[2] ? 0U : 2U;
  CHECK(helped[firm::all].column<firm::capacity_share>()[at] == Catch::Approx(alone[firm::all].column<firm::capacity_share>()[at] + 0.4).margin(0.01));

  for (auto& x : w[firm::all].column<firm::damage>()) x = 0;
  run(w, s);
  CHECK(total<firm::equipment_lent>(w) == 0);
  CHECK(total<firm::equipment_borrowed>(w) == 0);
  CHECK(calendar.edges() == 0);
  CHECK(w[territory::all].column<territory::equipment_on_loan>()[0] == 0);
}

TEST_CASE("a public body serves in another's stead with what it can spare", "[laws][collaboration]") {
  auto w = stricken();
  knows(w, {{6, 7}, {7, 6}}, 4);
  auto& bodies = w[public_body::all];
  for (std::uint32_t b = 0; b < 3; ++b) bodies.column<public_body::users_usual>()[b] = 100;
  bodies.column<public_body::lost_lately>()[1] = 0.5F;
  auto s = scenario({"settle_loans", "ask_service", "lend_service"}, 1);
  run(w, s);
  CHECK(bodies.column<public_body::users_borrowed>()[1] == Catch::Approx(10));
  CHECK(bodies.column<public_body::users_lent>()[2] == Catch::Approx(10));
  bodies.column<public_body::lost_lately>()[1] = 0;
  run(w, s);
  CHECK(total<public_body::users_lent>(w) == 0);
  CHECK(total<public_body::users_borrowed>(w) == 0);
}

TEST_CASE("lending moves no capacity when nobody is hit", "[laws][collaboration]") {
  auto w = stricken();
  knows(w, {{0, 1}, {1, 0}}, 4);
  w[firm::all].column<firm::kept_away>()[0] = 0;
  run(w, scenario({"settle_loans", "return_equipment", "ask_staff", "lend_staff", "ask_service", "lend_service", "ask_equipment", "lend_equipment"}, 4));
  CHECK(w[aid::loans].edges() == 0);
  CHECK(w[tool::bookings].edges() == 0);
  CHECK(trust(w, 0, 1) == actor::trust_of(4, 0));
}

TEST_CASE("members of groups sign by will and cooperation, nobody else does, and signing alone moves nothing", "[laws][collaboration]") {
  auto w = crowd::world(4000);
  auto& actors = w[actor::all];
  w[group::all].settle(1);
  std::vector<sim::Network::Edge> seats;
  for (std::uint32_t i = 0; i < 3000; ++i) {  // of three members one has no cooperation skill, one half of it, one all
    seats.push_back({i, 0});
    actors.column<actor::cooperation>()[i] = 0.5F * static_cast<float>(i % 3);
  }
  for (sim::Network& network : w.networks()) network.grow(w[network.key().from].rows());
  w[group::membership].build(seats, actors, w[group::all]);
  const auto before = village::fingerprint(w);
  auto s = scenario({"sign_agreements"}, 4);
  set(s, "sign_agreements", "willing", 0.6);
  run(w, s);
  std::array<double, 3> signed_by{};
  for (std::uint32_t i = 0; i < 3000; ++i) signed_by[i % 3] += actors.column<actor::agreed>()[i] ? 1 : 0;
  CHECK(signed_by[0] == 0);
  CHECK(signed_by[1] == Catch::Approx(300).margin(60));  // asked once; four standard deviations
  CHECK(signed_by[2] == Catch::Approx(600).margin(60));
  for (std::uint32_t i = 3000; i < 4000; ++i) REQUIRE(!actors.column<actor::agreed>()[i]);
  for (std::uint32_t i = 0; i < 3000; ++i) actors.column<actor::agreed>()[i] = false;
  CHECK(village::fingerprint(w) == before);
}

TEST_CASE("a joint purchase gives members of an energy group a discount, and nobody else", "[collaboration]") {
  auto w = world();
  w[group::all].settle(2);
  w[group::all].column<group::topic>()[1] = 3;
  for (std::uint32_t g = 0; g < 2; ++g) w[group::all].column<group::until>()[g] = 1 << 30;
  for (sim::Network& network : w.networks()) network.grow(w[network.key().from].rows());
  const std::vector<sim::Network::Edge> seats{{0, 0}, {1, 1}};
  w[group::membership].build(seats, w[actor::all], w[group::all]);
  run(w, scenario({"joint_purchase"}, 2, sim::Period::month));
  const auto discount = w[firm::all].column<firm::joint_discount>();
  CHECK(discount[0] == 0.05F);
  CHECK(discount[1] == 0);
  for (std::uint32_t g = 0; g < 2; ++g) w[group::all].column<group::until>()[g] = 0;
  run(w, scenario({"joint_purchase"}, 2, sim::Period::month));
  CHECK(discount[0] == 0);
}
