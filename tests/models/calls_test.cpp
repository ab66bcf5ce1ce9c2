// tests/models/calls_test.cpp -- calls for projects: money set aside and given back, who is chosen, who hears of a call.
#include "models/governance/calls.hpp"

#include "tests/catch.hpp"
#include "tests/models/borough.hpp"

using namespace borough;

namespace {

// The applicants' side of another family, as small as can be: whoever has submitted asks each month until the call is over.
struct Ask {
  static constexpr std::string_view name = "test_ask";
  static constexpr sim::Text meaning{"projects ask for money", "des projets demandent de l'argent"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<project::all, sim::Along<project::answers>, sim::Read<project::match, project::granted, call::selected>, sim::Bid<project::grant>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto call = self.follow<project::answers>();
    if (call && !call->get<call::selected>() && self.get<project::granted>() == 0) self.bid<project::grant>(call->row(), self.get<project::match>(), 30'000);
  }
};
// And the public side: calls are made known while they are open.
struct Announce {
  static constexpr std::string_view name = "test_announce";
  static constexpr sim::Text meaning{"calls are made known", "les appels sont publics"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<call::all, sim::Along<call::host, public_body::place, commune::within>, sim::Read<call::closes>, sim::Edit<project::open_calls>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto territory = self.follow<call::host>()->follow<public_body::place>()->follow<commune::within>();
    if (self.now().day < self.get<call::closes>()) self.connect<project::open_calls>(territory->row(), self.row());
    else self.disconnect<project::open_calls>(territory->row(), self.row());
  }
};
void run_all(sim::World& w, const sim::Scenario& s) {
  auto c = catalogue();
  c.add<Ask>("test").add<Announce>("test");
  village::run(w, s, c);
}

struct Bid {  // a project by hand
  std::vector<std::uint32_t> partners;
  double match = 0.8;
  std::uint16_t brings = 0;
  bool serves = false, experiment = false;
  project::Governance form = project::Governance::one_leader;
};
const std::vector<std::string> closing{"test_ask", "select_projects", "close_calls"};

// One call, open until the 60th day, and projects that answer it.
sim::World tendered(const std::vector<Bid>& bids, double budget = 60'000) {
  auto w = world();
  state(w, {{0, 9}});
  w[call::all].settle(1);
  auto& calls = w[call::all];
  calls.link<call::host>()[0] = 0;
  at<call::topic>(w) = call::any, at<call::field>(w) = call::any, at<call::form>(w) = call::any;
  at<call::budget>(w) = budget, at<call::need_weight>(w) = 1, at<call::opened>(w) = sim::day({2020, 1, 6}), at<call::closes>(w) = sim::day({2020, 1, 6}) + 60;
  auto& projects = w[project::all];
  projects.settle(static_cast<std::uint32_t>(bids.size()));
  std::vector<sim::Network::Edge> partners;
  for (std::uint32_t p = 0; p < bids.size(); ++p) {
    projects.link<project::answers>()[p] = 0;
    if (bids[p].serves) projects.link<project::serves>()[p] = 0;
    at<project::match>(w, p) = static_cast<float>(bids[p].match), at<project::experiment>(w, p) = bids[p].experiment, at<project::governance>(w, p) = bids[p].form;
    for (const auto who : bids[p].partners) partners.push_back({p, who});
  }
  auto& network = w[project::partners];
  const auto edges = network.build(partners, projects, w[actor::all]);
  for (std::size_t e = 0; e < edges.size(); ++e) network.column<project::brings>()[edges[e]] = bids[partners[e].from].brings;
  models::reach_all_rows(w);
  return w;
}
std::vector<std::uint32_t> chosen(const sim::World& w) {
  std::vector<std::uint32_t> out;
  for (std::uint32_t p = 0; p < w[project::all].rows(); ++p)
    if (at<project::granted>(w, p) > 0) out.push_back(p);
  return out;
}
using list = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("what is granted is taken from the host, and what nobody was given goes back", "[laws][governance]") {
  auto w = world();
  const double before = cents(w), cash = at<public_body::cash>(w);
  auto s = scenario({"open_calls", "state_call", "test_announce", "test_ask", "select_projects", "close_calls"}, 3);
  s.processes[0].from = s.clock.start, s.processes[0].until = s.clock.start + 10;  // one call
  run_all(w, s);
  CHECK(w[call::all].living() == 1);
  CHECK(cents(w) == before);
  CHECK(at<public_body::cash>(w) == cash - 200'000);
  CHECK(at<call::budget>(w) == 200'000);
  auto unanswered = w;
  s.clock.start = s.clock.day_of(3), s.clock.steps = 4;
  run_all(unanswered, s);
  CHECK(at<public_body::cash>(unanswered) == cash);
  CHECK(at<call::selected>(unanswered));
  CHECK(cents(unanswered) == before);
  w[project::all].settle(2);
  models::reach_all_rows(w);
  for (std::uint32_t p = 0; p < 2; ++p) w[project::all].link<project::answers>()[p] = 0, at<project::match>(w, p) = 1;
  run_all(w, s);
  CHECK(sum<project::granted>(w) == 60'000);
  CHECK(at<territory::granted>(w) == 60'000);
  CHECK(at<public_body::cash>(w) == cash - 60'000);
  CHECK(cents(w) == before);
}

TEST_CASE("nobody is chosen before the call closes, and nobody gets more than is left", "[laws][governance]") {
  auto w = tendered({{{0, 1}, 0.9}, {{2, 3}, 0.8}, {{4, 5}, 0.7}}, 70'000);
  run_all(w, scenario(closing, 2));
  CHECK(chosen(w).empty());
  auto s = scenario(closing, 4);
  run_all(w, s);
  CHECK(chosen(w) == list{0, 1});
  CHECK(at<call::budget>(w) == 0);  // 10,000 went back
  CHECK(at<public_body::cash>(w) == 5e6 + 10'000);
}

TEST_CASE("by need the project that meets it is chosen, by novelty the one that brings what is rare", "[governance]") {
  const std::vector<Bid> bids{{{0, 1}, 0.9, 5, true}, {{2, 3}, 0.5, 95, false}};
  auto need = tendered(bids, 30'000), novelty = need;
  at<call::need_weight>(novelty) = 0;
  run_all(need, scenario(closing, 4));
  run_all(novelty, scenario(closing, 4));
  CHECK(chosen(need) == list{0});
  CHECK(chosen(novelty) == list{1});
}

TEST_CASE("a problem on the host's agenda comes first, with full information the one that many have", "[governance]") {
  const std::vector<Bid> bids{{{0, 1}, 0.7, 5, false}, {{2, 3}, 0.5, 5, true}};  // the second serves a problem in field 9
  auto off = tendered(bids, 30'000), on = off, all = off;
  run_all(off, scenario(closing, 4));
  CHECK(chosen(off) == list{0});
  on[issue::all].settle(1);
  at<issue::field>(on) = 9, on[issue::all].link<issue::host>()[0] = 0;
  on[issue::agenda].build(std::vector<sim::Network::Edge>{{0, 0}}, on[public_body::all], on[issue::all]);
  models::reach_all_rows(on);
  run_all(on, scenario(closing, 4));
  CHECK(chosen(on) == list{1});
  at<field::problems>(all, 9) = 200;
  auto s = scenario(closing, 4);
  set(s, "select_projects", "full_information", true);
  run_all(all, s);
  CHECK(chosen(all) == list{1});
}

TEST_CASE("quotas raise the share of small members in what is funded", "[laws][governance]") {
  // Even rows are firms of five jobs, odd ones of a hundred; 8 is a citizen.
  const std::vector<Bid> bids{{{1, 3, 5}, 0.9}, {{11, 13, 0}, 0.85}, {{0, 2, 3}, 0.6}, {{8, 4, 5}, 0.55}};
  auto free = tendered(bids), bound = free;
  at<call::quota>(bound) = 0.5F;
  run_all(free, scenario(closing, 4));
  run_all(bound, scenario(closing, 4));
  CHECK(chosen(free) == list{0, 1});
  CHECK(chosen(bound) == list{2, 3});
  auto rich = tendered(bids, 120'000);  // money left over goes to the others
  at<call::quota>(rich) = 0.5F;
  run_all(rich, scenario(closing, 4));
  CHECK(chosen(rich) == list{0, 1, 2, 3});
}

TEST_CASE("a call chooses only the form of governance that it requires, enough of a match, and experiments where it takes them", "[governance]") {
  using enum project::Governance;
  const std::vector<Bid> bids{{{0, 1}, 0.9, 0, false, false, one_leader}, {{2, 3}, 0.8, 0, false, true, co_led}, {{4, 5}, 0.2, 0, false, false, co_led}};
  auto any = tendered(bids, 120'000), co = any, experiments = any;
  at<call::least_match>(any) = 0.3F;
  run_all(any, scenario(closing, 4));
  CHECK(chosen(any) == list{0});
  at<call::form>(co) = static_cast<std::uint8_t>(co_led);
  run_all(co, scenario(closing, 4));
  CHECK(chosen(co) == list{2});
  at<call::experiments>(experiments) = true, at<call::cap>(experiments) = 20'000;
  run_all(experiments, scenario(closing, 4));
  CHECK(chosen(experiments) == list{0, 1, 2});
  for (std::uint32_t p = 0; p < 3; ++p) CHECK(at<project::granted>(experiments, p) == 20'000);
}

TEST_CASE("calls follow the lines of the plan in turn, and ask for what is needed or for anything", "[governance]") {
  auto w = world();
  auto s = scenario({"open_calls", "state_call", "draw_up_plan", "clear_plan", "close_calls"}, 27);
  auto technology = w;
  run_all(w, s);
  CHECK(w[call::all].living() == 9);
  std::set<int> topics;
  for (std::uint32_t c = 1; c < 9; ++c) topics.insert(at<call::topic>(w, c));  // the first was opened before there was a plan
  CHECK(topics.size() == 8);
  for (std::uint32_t c = 0; c < 9; ++c) CHECK(w[call::asks].neighbours(c).size() == 25);
  const auto in_field = [&](double weight) {
    auto one = world();
    one[issue::all].settle(1);
    at<issue::field>(one) = 19, at<issue::topic>(one) = 2, at<issue::actors>(one) = 5;
    one[issue::agenda].build(std::vector<sim::Network::Edge>{{0, 0}}, one[public_body::all], one[issue::all]);
    models::reach_all_rows(one);
    auto once = scenario({"open_calls", "state_call"});
    set(once, "open_calls", "topic", 2.0), set(once, "open_calls", "need_weight", weight);
    run_all(one, once);
    std::size_t count = 0;
    for (const auto c : one[call::asks].neighbours(0)) {
      CHECK(capability::topic_of(c) == 2);
      count += capability::field_of(c) == 19 ? 1 : 0;
    }
    return count;
  };
  CHECK(in_field(0.9) >= 11);  // all twelve or thirteen of the field, or nearly
  CHECK(in_field(0) <= 8);
}

TEST_CASE("a host short of cash opens no call", "[governance]") {
  auto w = world();
  at<public_body::cash>(w) = 3000;
  run_all(w, scenario({"open_calls"}));
  CHECK(w[call::all].living() == 0);
  at<public_body::cash>(w) = 100'000;
  run_all(w, scenario({"open_calls"}));
  CHECK(at<call::budget>(w) == 25'000);
  CHECK(at<public_body::cash>(w) == 75'000);
}

TEST_CASE("results are to be published as the call requires", "[governance]") {
  auto w = tendered({{{0, 1}, 0.9}}), closed = w;
  auto open = closing;
  open.insert(open.begin(), "require_open_results");
  run_all(w, scenario(open, 4));
  run_all(closed, scenario(closing, 4));
  CHECK(at<project::open>(w) == Catch::Approx(0.8));
  CHECK(at<project::open>(closed) == 0);
}

TEST_CASE("scanning costs and finds some, the platform tells its members sooner, full information tells all for nothing", "[laws][collaboration]") {
  const std::vector<std::string> processes{"open_calls", "state_call", "test_announce", "watch", "new_map_pages", "count_profiles", "count_calls", "map_averages"};
  auto w = world(2000);
  for (auto& topics : w[actor::all].column<actor::topics_mask>()) topics = 0xFF;
  auto told = w, all = w, idle = w;
  auto s = scenario(processes, 2);
  const double before = cents(w);
  run_all(w, s);
  CHECK(cents(w) == before);
  CHECK(at<territory::watch_paid>(w) > 0);
  CHECK(at<territory::concerned>(w) == 1200);
  CHECK(at<territory::aware>(w) > 60);
  CHECK(at<territory::aware>(w) < 400);

  told[platform::all].settle(1);
  at<platform::runs>(told) = at<platform::watch>(told) = true;
  for (auto& platform : told[actor::all].link<actor::platform>()) platform = 0;
  run_all(told, s);
  CHECK(at<territory::aware>(told) > 1000);
  CHECK(at<territory::unaware_share>(told) < at<territory::unaware_share>(w));
  CHECK(at<territory::lead_time>(told) > at<territory::lead_time>(w));

  set(s, "watch", "full_information", true);
  run_all(all, s);
  CHECK(at<territory::unaware_share>(all) == 0);
  CHECK(at<territory::watch_paid>(all) == 0);

  const auto print = village::fingerprint(idle);
  run_all(idle, scenario({"watch"}, 6));  // no call: nobody scans, nothing is paid
  CHECK(village::fingerprint(idle) == print);
}

TEST_CASE("calls have the same bits on 1, 3 and 7 threads", "[laws][governance]") {
  std::uint64_t first = 0;
  for (const std::size_t threads : {1, 3, 7}) {
    auto w = world(5000);
    auto s = scenario({"open_calls", "require_open_results", "declare_problem", "state_needs", "draw_up_plan", "clear_plan", "clear_agenda", "clear_voices", "clear_recurrence", "voice_problems", "set_agenda", "review_agenda",
                       "state_call", "test_announce", "watch", "test_ask", "select_projects", "close_calls", "new_map_pages", "count_profiles", "count_calls", "map_averages"},
                      13);
    sim::parallel::with_threads(threads, [&] { run_all(w, s); });
    CHECK(at<territory::aware>(w) > 0);
    const auto print = village::fingerprint(w);
    if (threads == 1) first = print;
    CHECK(print == first);
  }
}
