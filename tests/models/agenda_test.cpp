// tests/models/agenda_test.cpp -- problems, who hears of them, what is put on an agenda, who is asked to the table.
#include "models/governance/agenda.hpp"

#include <array>

#include "models/collaboration/problems.hpp"
#include "tests/catch.hpp"
#include "tests/models/borough.hpp"

using namespace borough;

namespace {

const std::vector<std::string> hearing{"draw_up_plan", "clear_plan", "clear_agenda", "clear_voices", "clear_recurrence", "voice_problems", "set_agenda", "review_agenda"};
std::vector<std::string> and_then(std::vector<std::string> first, const std::vector<std::string>& then) {
  first.insert(first.end(), then.begin(), then.end());
  return first;
}
std::uint32_t issues(const std::vector<Stated>& stated, const std::vector<std::uint32_t>& known, bool all = false) {
  auto w = world();
  state(w, stated), map(w, known);
  auto s = scenario(hearing);
  set(s, "voice_problems", "full_information", all);
  run(w, s);
  CHECK(w[issue::agenda].edges() == w[issue::all].living());
  return w[issue::all].living();
}

}  // namespace

TEST_CASE("an issue opens when three actors of two spheres are heard with a problem in one field", "[laws][governance]") {
  CHECK(issues({{0, 9}, {1, 9}, {2, 9}}, {0, 1, 2}) == 0);            // three firms
  CHECK(issues({{0, 9}, {6, 9}}, {0, 6}) == 0);                       // two actors
  CHECK(issues({{0, 9}, {1, 9}, {6, 10}}, {0, 1, 6}) == 0);           // two fields
  CHECK(issues({{0, 9}, {0, 9}, {6, 9}}, {0, 6}) == 0);               // one of them twice
  CHECK(issues({{0, 9}, {1, 9}, {6, 9}}, {0, 1, 6}) == 1);            // a research team with two firms
  CHECK(issues({{0, 9}, {1, 9}, {6, 9}, {8, 9}}, {0, 1, 6, 8}) == 1);  // never twice
}

TEST_CASE("a body takes up what it can see, and with full information all there is", "[laws][governance]") {
  const std::vector<Stated> stated{{0, 9}, {1, 9}, {6, 9}};
  CHECK(issues(stated, {0, 1}) == 0);
  CHECK(issues(stated, {}) == 0);
  CHECK(issues(stated, {}, true) == 1);
}

TEST_CASE("what profiles on line name is heard, what those off line name is not", "[governance]") {
  for (const bool runs : {true, false}) {
    auto w = world();
    state(w, {{0, 9}, {1, 9}, {6, 9}}), map(w, {});
    w[platform::all].settle(1);
    at<platform::runs>(w) = runs;
    for (const std::uint32_t who : {0U, 1U, 6U}) w[actor::all].link<actor::platform>()[who] = 0, at<actor::published_needs>(w, who) = field::bit(9);
    run(w, scenario(hearing));
    CHECK(w[issue::all].living() == (runs ? 1U : 0U));
    CHECK(at<territory::heard_online>(w) == (runs ? 3 : 0));
    CHECK(at<field::problems>(w, 9) == 3);
    CHECK(at<field::problems_heard>(w, 9) == (runs ? 3 : 0));
  }
}

TEST_CASE("a word that is passed on is heard where that channel is open, and weighs less", "[governance]") {
  auto w = world();
  // Actor 0's acquaintance 9 is an association; the body knows it alone.
  w[actor::trust].build(std::vector<sim::Network::Edge>{{0, 9}}, w[actor::all], w[actor::all]);
  state(w, {{0, 9}, {1, 9}}), map(w, {9});
  auto s = scenario(hearing, 2);
  auto closed = w;
  run(closed, s);
  CHECK(at<territory::heard_delegated>(closed) == 0);
  set(s, "voice_problems", "delegated", 1.0);
  run(w, s);
  CHECK(at<territory::heard_delegated>(w) == 1);
  CHECK(sum<plan::asked>(w) == Catch::Approx(0.3));
  CHECK(sum<plan::declared>(w) == 2);
}

TEST_CASE("an agenda holds no more issues than its host has attention for, the most declared first", "[governance]") {
  auto w = world();
  std::vector<Stated> stated;
  for (std::uint8_t field = 0; field < 12; ++field)
    for (std::uint32_t k = 0; k < 3U + field; ++k) stated.push_back({k == 0 ? 6U : k, field});
  std::vector<std::uint32_t> everybody;
  for (std::uint32_t i = 0; i < 400; ++i) everybody.push_back(i);
  state(w, stated), map(w, everybody);
  auto s = scenario(hearing, 3);
  set(s, "set_agenda", "most", 5.0);
  run(w, s);
  CHECK(w[issue::all].living() == 5);
  for (std::uint32_t i = 0; i < 5; ++i) CHECK(at<issue::field>(w, i) >= 7);
}

TEST_CASE("an issue that nobody declares any more leaves the agenda after a year", "[governance]") {
  auto w = world();
  state(w, {{0, 9}, {1, 9}, {6, 9}}), map(w, {0, 1, 6});
  run(w, scenario(hearing, 2));
  for (auto& state : w[problem::all].column<problem::state>()) state = problem::State::solved;
  auto later = scenario(hearing, 10);
  later.clock.start = later.clock.day_of(2);
  run(w, later);
  CHECK(w[issue::agenda].edges() == 1);
  later.clock.start = later.clock.day_of(10);
  run(w, later);
  CHECK(w[issue::agenda].edges() == 0);
  CHECK(at<issue::closed>(w) > 0);
}

TEST_CASE("actors meet problems at the stated rate, more of them in a crisis, and no more than they can attend to", "[collaboration]") {
  auto quiet = world(4000);
  auto s = scenario({"declare_problem", "state_needs"}, 12);
  run(quiet, s);
  CHECK(quiet[problem::all].living() / 4000.0 == Catch::Approx(0.35).margin(0.03));  // a chance of 0.3 a year, several possible: -ln 0.7
  for (std::uint32_t p = 0; p < quiet[problem::all].rows(); ++p) CHECK(!at<problem::crisis>(quiet, p));
  auto crisis = world(4000);
  for (auto& cash : crisis[firm::all].column<firm::cash>()) cash = -1;
  run(crisis, s);
  std::uint32_t born = 0;
  for (std::uint32_t p = 0; p < crisis[problem::all].rows(); ++p) born += at<problem::crisis>(crisis, p) ? 1 : 0;
  CHECK(born / 2400.0 == Catch::Approx(3 * 0.357).epsilon(0.15));  // of the firms, three times as often; the cap takes some
  for (std::uint32_t a = 0; a < 4000; ++a) CHECK(crisis[problem::of].neighbours(a).size() <= 3);
}

TEST_CASE("a problem needs two to five capabilities that its owner lacks, one of them in its main field", "[laws][collaboration]") {
  auto w = world(2000);
  run(w, scenario({"declare_problem", "state_needs"}, 12));
  const auto& needs = w[problem::needs];
  std::array<std::uint32_t, 8> within{};
  REQUIRE(w[problem::all].rows() > 100);
  for (std::uint32_t p = 0; p < w[problem::all].rows(); ++p) {
    const std::uint32_t owner = w[problem::all].link<problem::owner>()[p];
    const auto has = w[kene::of].neighbours(owner);
    bool in_field = false;
    CHECK(needs.neighbours(p).size() >= 2);
    CHECK(needs.neighbours(p).size() <= 5);
    for (const auto c : needs.neighbours(p)) {
      CHECK(std::count(has.begin(), has.end(), c) == 0);
      CHECK(capability::topic_of(c) == at<problem::topic>(w, p));
      CHECK((at<problem::fields>(w, p) & field::bit(capability::field_of(c))) != 0);
      in_field = in_field || capability::field_of(c) == at<problem::field>(w, p);
    }
    CHECK(in_field);
    CHECK(w[problem::of].neighbours(owner).size() > 0);
    ++within[at<problem::field>(w, p) % 8];
  }
  CHECK(within[0] > 3 * within[7]);  // the same problems come again: sqrt(1/8) of them in the first field, one in fifteen in the last
  auto ignorant = world(100);
  ignorant[kene::of].build(std::vector<sim::Network::Edge>{}, ignorant[actor::all], ignorant[capability::all]);
  models::reach_all_rows(ignorant);
  run(ignorant, scenario({"declare_problem", "state_needs"}, 24));
  CHECK(ignorant[problem::all].living() == 0);
}

TEST_CASE("a problem that nothing is done about is given up after two years, one in hand is not", "[collaboration]") {
  auto w = world();
  state(w, {{0, 9}, {1, 9}});
  auto s = scenario({"give_up"}, 23);
  for (auto& opened : w[problem::all].column<problem::opened>()) opened = s.clock.start;
  at<problem::state>(w, 1) = problem::State::in_project;
  run(w, s);
  CHECK(at<problem::state>(w, 0) == problem::State::open);
  s.clock.steps = 27;
  run(w, s);
  CHECK(at<problem::state>(w, 0) == problem::State::given_up);
  CHECK(at<problem::closed>(w, 0) > 0);
  CHECK(at<problem::state>(w, 1) == problem::State::in_project);
}

TEST_CASE("the distance of two splits is nothing for like ones, one for those apart", "[laws][governance]") {
  using three = std::array<double, 3>;
  CHECK(plan::distance(three{1, 2, 3}, three{2, 4, 6}) == Catch::Approx(0).margin(1e-12));
  CHECK(plan::distance(three{1, 0, 0}, three{0, 5, 0}) == 1);
  CHECK(plan::distance(three{1, 1, 0}, three{0, 1, 1}) == 0.5);
  CHECK(plan::distance(three{1, 1, 1}, three{0, 0, 0}) == 0);
}

TEST_CASE("a plan moves to what is declared where the policy lets it, and its parts stay a whole", "[laws][governance]") {
  const auto list = and_then(hearing, {"revise_plan", "new_map_pages", "compare_plans", "map_averages"});
  auto w = world();
  state(w, {{0, 9}, {1, 9}, {6, 9}, {2, 60}}), map(w, {0, 1, 2, 6});
  auto none = w, blind = w;
  auto s = scenario(list, 13);
  run(w, s);
  set(s, "revise_plan", "voice", 0.0);
  run(none, s);
  CHECK(sum<plan::part>(w) == Catch::Approx(1).margin(1e-5));
  CHECK(at<territory::plan_distance>(none) == Catch::Approx(0.75));  // eight alike against 3/4 and 1/4
  CHECK(at<territory::plan_distance>(w) < 0.1);
  map(blind, {2});
  auto all = blind;
  auto hears = scenario(list, 13);
  run(blind, hears);
  set(hears, "revise_plan", "full_information", true);
  run(all, hears);
  CHECK(at<territory::plan_distance>(blind) > 0.6);  // it hears of one problem in four
  CHECK(at<territory::plan_distance>(all) < 0.1);    // the regret of blindness is the difference
}

namespace {

// Three owners of problems in field 9, an issue, a collective in charge of it after the policy.
const std::vector<std::string> inclusion{"open_collectives", "charge_collectives", "invite_stakeholders", "draw_up_plan", "clear_plan", "clear_agenda", "clear_voices", "clear_recurrence", "voice_problems", "set_agenda",
                                         "review_agenda", "expose", "find_stakeholders", "accept", "new_map_pages", "count_issues", "map_averages"};
sim::World included(bool threatened, bool hit, bool all, const std::vector<std::uint32_t>& known) {
  auto w = world();
  state(w, {{0, 9}, {1, 9}, {6, 9}});
  map(w, known);
  // Firm 5 buys from firm 0; nobody else from these.
  auto& supply = w[firm::supply];
  const auto purchase = supply.build(std::vector<sim::Network::Edge>{{5, 0}}, w[firm::all], w[firm::all]);
  supply.column<firm::supply_share>()[purchase[0]] = 0.8F;
  for (auto& core : w[actor::all].column<actor::core>()) core = 0;
  at<actor::core>(w, 11) = field::bit(9);  // an opportunity
  models::reach_all_rows(w);
  auto s = scenario(inclusion, 36);
  set(s, "invite_stakeholders", "threatened", threatened), set(s, "invite_stakeholders", "hit", hit), set(s, "invite_stakeholders", "full_information", all);
  set(s, "accept", "willing", 1.0);
  run(w, s);
  return w;
}
std::set<std::uint32_t> seated(const sim::World& w) {
  const auto row = w[group::members].neighbours(0);
  return {row.begin(), row.end()};
}

}  // namespace

TEST_CASE("whose stake the rule of inclusion counts sits in the collective, and nobody else", "[laws][governance]") {
  const std::vector<std::uint32_t> known{0, 1, 5, 6, 11, 20, 21};
  using people = std::set<std::uint32_t>;
  const auto none = included(false, false, false, known), first = included(true, false, false, known), second = included(false, true, false, known), both = included(true, true, false, known);
  REQUIRE(both[group::all].living() == 1);
  CHECK(at<group::kind>(both) == group::Kind::collective);
  CHECK(both[issue::all].link<issue::group>()[0] == 0);
  CHECK(seated(none).empty());
  CHECK(seated(first) == people{0, 1, 6, 11});
  CHECK(seated(second) == people{5});
  CHECK(seated(both) == people{0, 1, 5, 6, 11});
  CHECK(at<territory::at_stake>(both) == 5);
  CHECK(at<territory::excluded_share>(none) == 1);
  CHECK(at<territory::excluded_share>(first) == Catch::Approx(0.2));
  CHECK(at<territory::excluded_share>(both) == 0);
}

TEST_CASE("nobody is asked whom the host does not know, unless it knows all", "[governance]") {
  CHECK(seated(included(true, true, false, {0, 1, 6})) == std::set<std::uint32_t>{0, 1, 6});
  CHECK(seated(included(true, true, true, {0, 1, 6})) == std::set<std::uint32_t>{0, 1, 5, 6, 11});
}

TEST_CASE("an outside expert is paid once, and the plan moves to what it saw", "[laws][governance]") {
  auto w = world();
  state(w, {{0, 9}, {1, 9}, {6, 9}, {2, 60}}), map(w, {});
  auto list = hearing;
  list.insert(list.begin(), {"hire_expert", "follow_expert"});
  for (const auto& process : {"new_map_pages", "compare_plans", "map_averages"}) list.emplace_back(process);
  auto s = scenario(list, 6);
  for (std::size_t i = 0; i < 2; ++i) s.processes[i].from = s.clock.day_of(3), s.processes[i].until = s.clock.day_of(6);
  const double before = cents(w);
  auto poor = w;
  run(w, s);
  CHECK(cents(w) == before);
  CHECK(at<public_body::cash>(w) == 5e6 - 350'000);
  CHECK(at<territory::expert_paid>(w) == 350'000);
  CHECK(sum<plan::part>(w) == Catch::Approx(1).margin(1e-5));
  CHECK(at<territory::plan_distance>(w) == Catch::Approx(0.15));  // four fifths of the way from 0.75, though nobody told the body
  at<public_body::cash>(poor) = 100'000;
  run(poor, s);
  CHECK(at<public_body::cash>(poor) == 100'000);
  CHECK(at<territory::plan_distance>(poor) == Catch::Approx(0.75));
}

TEST_CASE("targets of a roadmap are met or missed once, on their day", "[governance]") {
  for (const auto step : {sim::Period::week, sim::Period::month}) {
    auto w = world();
    at<territory::projects_delivered>(w) = 7;
    auto s = scenario({"roadmap_target"}, 30);
    s.clock.step = step;
    s.processes[0].from = s.clock.start, s.processes[0].until = s.clock.day_of(20);
    set(s, "roadmap_target", "delivered", 5.0), set(s, "roadmap_target", "solved", 3.0);
    auto early = s;
    early.clock.steps = 19;
    auto before = w;
    run(before, early);
    CHECK(at<territory::targets_met>(before) + at<territory::targets_missed>(before) == 0);
    run(w, s);
    CHECK(at<territory::targets_met>(w) == 1);
    CHECK(at<territory::targets_missed>(w) == 1);
  }
}

TEST_CASE("problems and agendas have the same bits on 1, 3 and 7 threads", "[laws][governance]") {
  std::uint64_t first = 0;
  for (const std::size_t threads : {1, 3, 7}) {
    auto w = world(5000);
    auto s = scenario(and_then({"open_collectives", "charge_collectives", "invite_stakeholders", "declare_problem", "state_needs", "give_up"},
                               and_then(hearing, {"revise_plan", "expose", "find_stakeholders", "accept", "new_map_pages", "count_problems", "count_issues", "compare_plans", "map_averages"})),
                      12);
    sim::parallel::with_threads(threads, [&] { run(w, s); });
    CHECK(w[issue::all].living() > 3);
    CHECK(w[issue::stakes].edges() > 100);
    const auto print = village::fingerprint(w);
    if (threads == 1) first = print;
    CHECK(print == first);
  }
}
