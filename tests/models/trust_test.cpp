// tests/models/trust_test.cpp -- trust is slow to grow and quick to lose; groups build it; aid rewards or betrays it.
#include "tests/catch.hpp"
#include "tests/models/hamlet.hpp"

using namespace hamlet;

TEST_CASE("monthly contact takes a tie from 0.50 to about 0.76 in a year", "[laws][collaboration]") {
  auto w = world();
  befriend(w, {{0, 1}});
  CHECK(trust(w, 0, 1) == 0.5);
  auto s = scenario({"fade"}, 12, sim::Period::month);
  set(s, "fade", "meeting", 1.0);
  run(w, s);
  CHECK(trust(w, 0, 1) == Catch::Approx(0.759).margin(0.002));
}

TEST_CASE("one bad event after two years undoes them", "[laws][collaboration]") {
  auto w = world();
  befriend(w, {{0, 1}});
  auto s = scenario({"fade"}, 24, sim::Period::month);
  set(s, "fade", "meeting", 1.0);
  run(w, s);
  CHECK(trust(w, 0, 1) == Catch::Approx(0.83).margin(0.005));
  // Firm 1 borrowed from firm 0 and fails.
  w[actor::trust].column<actor::lent_to>()[0] = 500;
  w[firm::all].column<firm::active>()[1] = false;
  run(w, scenario({"remember_aid"}));
  CHECK(trust(w, 0, 1) == Catch::Approx(0.54).margin(0.01));
  CHECK(w[actor::trust].column<actor::lent_to>()[0] == 0);
}

TEST_CASE("trust does not depend on the length of the step", "[laws][collaboration]") {
  auto monthly = world(), weekly = world();
  befriend(monthly, {{0, 1}}, 5, 1);
  befriend(weekly, {{0, 1}}, 5, 1);
  auto a = scenario({"fade"}, 12, sim::Period::month), b = scenario({"fade"}, 52, sim::Period::week);
  for (auto* s : {&a, &b}) set(*s, "fade", "meeting", 1.0);
  run(monthly, a);
  run(weekly, b);
  CHECK(trust(monthly, 0, 1) == Catch::Approx(trust(weekly, 0, 1)).margin(1e-6));
}

namespace {
const std::vector<std::string> groups{"open_groups", "seek_funding", "fund_groups", "convene", "invite", "accept", "attend", "meet", "advice"};
sim::Scenario with_groups(std::uint32_t months, double number = 1) {
  auto s = scenario(groups, months, sim::Period::month);
  set(s, "open_groups", "groups", number);
  set(s, "accept", "willing", 1.0);
  return s;
}
double mean_trust(const sim::World& w) {
  const auto& n = w[actor::trust];
  double sum = 0;
  for (std::uint32_t e = 0; e < n.edges(); ++e) sum += actor::trust_of(n.column<actor::good>()[e], n.column<actor::bad>()[e]);
  return n.edges() > 0 ? sum / n.edges() : 0;
}
}  // namespace

TEST_CASE("working groups alone raise mean trust", "[laws][collaboration]") {
  auto with = world(), without = world();
  std::vector<sim::Network::Edge> all;
  for (std::uint32_t i = 0; i < 10; ++i)
    for (std::uint32_t j = 0; j < 10; ++j)
      if (i != j) all.push_back({i, j});
  befriend(with, all);
  befriend(without, all);
  run(with, with_groups(24));
  run(without, with_groups(24, 0));
  CHECK(mean_trust(without) == 0.5);
  CHECK(mean_trust(with) > 0.6);
}

TEST_CASE("members of a group become acquainted, sit once, and fill no more seats than there are", "[collaboration]") {
  auto w = world();
  auto s = with_groups(24, 3);
  set(s, "open_groups", "seats", 4.0);
  set(s, "accept", "most_of_institutions", 1.0);
  run(w, s);
  CHECK(w[group::all].living() == 3);
  CHECK(w[group::members].edges() == w[group::membership].edges());
  CHECK(w[group::members].edges() == 8);  // all six others, and one firm in each of the two groups on the firms' topic
  for (std::uint32_t g = 0; g < 3; ++g) CHECK(w[group::members].neighbours(g).size() <= 4);
  for (std::uint32_t a = 0; a < 10; ++a) CHECK(w[group::membership].neighbours(a).size() <= 1);
  CHECK(w[actor::trust].edges() > 10);
}

TEST_CASE("a group has a member of each sphere when the host knows them", "[collaboration]") {
  auto w = world();
  auto s = with_groups(12);
  set(s, "open_groups", "seats", 8.0);
  run(w, s);
  std::array<int, 4> seated{};
  for (std::uint32_t g = 0; g < w[group::members].rows(); ++g)
    for (const auto row : w[group::members].neighbours(g)) ++seated[static_cast<std::size_t>(w[actor::all].column<actor::sphere>()[row])];
  for (const int n : seated) CHECK(n >= 1);
}

TEST_CASE("what groups cost leaves the host's cash, and no group meets unpaid", "[laws][governance]") {
  auto w = world();
  w[public_body::all].column<public_body::cash>()[0] = 5 * 1500.0 + 100;  // five months of one group
  const double before = cents(w);
  run(w, with_groups(12));
  CHECK(cents(w) == before);
  CHECK(w[public_body::all].column<public_body::cash>()[0] == Catch::Approx(100));
  CHECK(!w[group::all].column<group::meets>()[0]);
}

TEST_CASE("groups end with the dates of the policy that opened them", "[governance]") {
  auto w = world();
  auto s = with_groups(12);
  s.processes[0].from = s.clock.start, s.processes[0].until = s.clock.day_of(4);
  const double before = w[public_body::all].column<public_body::cash>()[0];
  run(w, s);
  CHECK(w[public_body::all].column<public_body::cash>()[0] == Catch::Approx(before - 4 * 1500));
  CHECK(!w[group::all].column<group::meets>()[0]);
}

TEST_CASE("advice needs a research team at the table, and closes the gap without passing it", "[knowledge]") {
  auto w = world();
  auto s = with_groups(60);
  set(s, "open_groups", "energy_share", 1.0);
  run(w, s);
  const auto know_how = w[actor::all].column<actor::know_how>();
  CHECK(*std::max_element(know_how.begin(), know_how.begin() + 4) > 0.3);
  for (std::uint32_t i = 0; i < 10; ++i) {
    CHECK(know_how[i] <= 0.8F);
    if (i < 4) CHECK(w[actor::all].column<actor::learned>()[i] == know_how[i]);
  }
  auto alone = world();
  for (std::uint32_t i = 4; i < 6; ++i) alone[actor::all].column<actor::sphere>()[i] = actor::Sphere::civil;
  run(alone, s);
  for (std::uint32_t i = 0; i < 4; ++i) CHECK(alone[actor::all].column<actor::learned>()[i] == 0);
}

TEST_CASE("a firm short of cash is helped by a partner whom it trusts, and nobody else", "[collaboration]") {
  auto w = world();
  befriend(w, {{0, 1}, {1, 0}, {0, 2}, {2, 0}}, 4, 0);
  w[actor::trust].column<actor::bad>()[1] = 20;  // 0 does not trust 2
  w[firm::all].column<firm::cash>()[0] = -3000;
  const double before = cents(w);
  run(w, scenario({"ask_aid", "lend_aid", "remember_aid", "repay_aid"}));
  CHECK(cents(w) == before);
  CHECK(w[firm::all].column<firm::cash>()[0] == 0);
  CHECK(w[firm::all].column<firm::debt>()[0] == 3000);
  CHECK(w[firm::all].column<firm::lent>()[1] == 3000);
  CHECK(w[firm::all].column<firm::lent>()[2] == 0);
  CHECK(w[actor::all].link<actor::creditor>()[0] == 1);
  CHECK(trust(w, 0, 1) > (4.0 + 1) / (4 + 2));
}

TEST_CASE("help is paid back when cash returns, and a failed firm's debt is lost", "[collaboration]") {
  auto w = world();
  befriend(w, {{0, 1}, {1, 0}}, 4, 0);
  w[firm::all].column<firm::cash>()[0] = -3000;
  const std::vector<std::string> aid{"ask_aid", "lend_aid", "remember_aid", "repay_aid"};
  run(w, scenario(aid));
  auto failed = w;
  w[firm::all].column<firm::cash>()[0] = 50'000;
  run(w, scenario(aid, 3));
  CHECK(w[firm::all].column<firm::debt>()[0] == 0);
  CHECK(w[firm::all].column<firm::lent>()[1] == 0);
  CHECK(w[actor::all].link<actor::creditor>()[0] == sim::nobody);
  const double before = trust(failed, 1, 0);
  failed[firm::all].column<firm::active>()[0] = false;
  run(failed, scenario(aid));
  CHECK(failed[firm::all].column<firm::debt>()[0] == 0);
  CHECK(failed[firm::all].column<firm::lent>()[1] == 0);
  CHECK(trust(failed, 1, 0) < before);
}

TEST_CASE("without trust there is no aid", "[collaboration]") {
  auto w = world();
  befriend(w, {{0, 1}, {1, 0}}, 0, 0);  // acquainted at 0.5, below what it takes to ask
  w[firm::all].column<firm::cash>()[0] = -3000;
  run(w, scenario({"ask_aid", "lend_aid", "remember_aid", "repay_aid"}, 10));
  CHECK(w[firm::all].column<firm::debt>()[0] == 0);
}
