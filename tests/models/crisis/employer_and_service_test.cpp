// tests/models/crisis/employer_and_service_test.cpp -- a dominant employer closes; a public body's computers are down.
#include "tests/catch.hpp"
#include "tests/models/crisis/valley.hpp"

using namespace valley;
using Catch::Approx;

namespace {
std::vector<std::uint32_t> closing(const sim::World& w) {
  std::vector<std::uint32_t> rows;
  for (std::uint32_t i = 0; i < w[firm::all].rows(); ++i)
    if (of<firm::closing>(w, i) > 0) rows.push_back(i);
  return rows;
}
sim::World with_plant() {  // a plant of 400 in C5 in the second commune, one of 300 in the first, a carrier of 60 beside the larger
  auto w = world();
  const auto grow = [&](std::uint32_t row, std::int32_t jobs) {
    w[firm::all].column<firm::base_jobs>()[row] = w[firm::all].column<firm::positions>()[row] = w[firm::all].column<firm::employees>()[row] = jobs;
  };
  grow(branch("C5") + 17, 400), grow(branch("C5"), 300), grow(branch("HZ") + 17, 60);
  return w;
}
}  // namespace

TEST_CASE("the largest establishment of the branch and communes named is the one that closes", "[crisis]") {
  auto w = with_plant();
  run(w, {event("employer_closing", {value("sectors", sim::Codes{{sim::code("C5")}})})});
  CHECK(closing(w) == std::vector<std::uint32_t>{branch("C5") + 17});
  auto in_the_first = with_plant();
  run(in_the_first, {event("employer_closing", {value("sectors", sim::Codes{{sim::code("C5")}}), value("where", sim::Codes{{sim::code("62001")}})})});
  CHECK(closing(in_the_first) == std::vector<std::uint32_t>{branch("C5")});
  auto none = with_plant();
  run(none, {event("employer_closing", {value("sectors", sim::Codes{{sim::code("C5")}}), value("least_jobs", 500.0)})});
  CHECK(closing(none).empty());
}

TEST_CASE("posts fall in a straight line after the notice, to what remains, and stay there", "[crisis]") {
  auto w = with_plant();
  const auto plant = branch("C5") + 17;
  const std::vector<sim::Instance> list{event("employer_closing", {value("sectors", sim::Codes{{sim::code("C5")}}), value("share", 0.5), value("notice", 10.0), value("phase_out", 20.0)}),
                                        event("aftermath", {}), event("staffing", {})};
  const auto after = [&](std::uint32_t days) {
    auto copy = w;
    run(copy, list, days);
    return std::pair{double{of<firm::winding>(copy, plant)}, of<firm::positions>(copy, plant)};
  };
  CHECK(after(10) == std::pair{0.0, 400});
  CHECK(after(20).first == Approx(0.25));
  CHECK(after(20).second == 300);
  CHECK(after(30).first == Approx(0.5));
  CHECK(after(30).second == 200);
  CHECK(after(60).second == 200);
}

TEST_CASE("an establishment that closes wholly is no longer active", "[crisis]") {
  auto w = with_plant();
  run(w, {event("employer_closing", {value("sectors", sim::Codes{{sim::code("C5")}}), value("phase_out", 5.0)}), event("aftermath", {}), event("staffing", {})}, 6);
  CHECK_FALSE(of<firm::active>(w, branch("C5") + 17));
  CHECK(of<firm::positions>(w, branch("C5") + 17) == 0);
  CHECK(of<firm::active>(w, branch("C5")));
}

TEST_CASE("subcontractors lose the stated jobs, those beside the plant and the largest first", "[crisis]") {
  auto w = with_plant();
  run(w, {event("employer_closing", {value("sectors", sim::Codes{{sim::code("C5")}}), value("subcontracted", 0.05), value("subcontractors", sim::Codes{{sim::code("HZ")}}), value("dependence", 0.5)})});
  CHECK(of<firm::closing>(w, branch("HZ") + 17) == Approx(20.0 / 60));  // 20 jobs: the carrier beside it can bear 30
  CHECK(closing(w).size() == 2);
}

TEST_CASE("equals close together, so that no order of rows decides", "[crisis]") {
  auto w = world();
  run(w, {event("employer_closing", {value("sectors", sim::Codes{{sim::code("C5")}})})});
  CHECK(closing(w).size() == 6);
}

TEST_CASE("a cyber-attack takes the capacity of the largest body of its level; a queue grows and is worked off", "[crisis]") {
  auto w = world();
  const std::vector<sim::Instance> list{event("cyber_attack", {value("share", shares({{"hospital", 0.6}})), value("recovery", 5.0)}, start + 5, start + 20), event("public_service", {}), event("service_level", {})};
  const auto after = [&](std::uint32_t days) {
    auto copy = w;
    run(copy, list, days);
    return copy;
  };
  const auto calm = after(5), hit = after(10), late = after(200);
  CHECK(of<territory::service_level>(calm, 0) == 1);
  CHECK(of<territory::waiting>(calm, 0) == 0);
  const double users = 2 * 200 + 3 * 2 * 22;  // two hospitals, three town halls of 22,000 inhabitants
  CHECK(of<territory::service_level>(hit, 0) == Approx((users - 200 + 200 * 1.1 * 0.4) / users));
  CHECK(of<public_body::backlog>(hit, 4) > 400);  // the larger one alone
  CHECK(of<public_body::backlog>(hit, 3) == 0);
  CHECK(of<territory::waiting>(hit, 0) == of<public_body::backlog>(hit, 4));
  CHECK(of<territory::service_level>(after(25), 0) > 1);  // the spare capacity works the queue off
  CHECK(of<territory::service_level>(late, 0) == 1);
  CHECK(of<territory::waiting>(late, 0) == 0);
  for (std::uint32_t b = 0; b < 5; ++b) CHECK(of<public_body::capacity_lost>(late, b) == 0);
}
