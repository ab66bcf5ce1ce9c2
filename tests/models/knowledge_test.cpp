// tests/models/knowledge_test.cpp -- knowledge passes and is not made from nothing; use keeps it, research and courses renew it.
#include <algorithm>
#include <cmath>
#include <set>

#include "models/indicators/knowledge_census.hpp"
#include "models/knowledge/enrol.hpp"
#include "models/vocabulary/attractiveness.hpp"
#include "models/vocabulary/project.hpp"
#include "models/vocabulary/tool.hpp"
#include "sim/kernel/parallel.hpp"
#include "tests/catch.hpp"
#include "tests/models/hamlet.hpp"

using namespace models;

namespace {

struct Known {
  std::uint32_t actor, capability;
  double ability = 5;
  int expertise = 5;
  bool shared = true, hypothesis = false;
};

// The capabilities of INFSO-SKIN, and who knows what.
void teach(sim::World& w, const std::vector<Known>& known) {
  w[models::field::all].settle(models::field::count);
  w[capability::all].settle(capability::count);
  for (std::uint32_t f = 0; f < models::field::count; ++f) w[models::field::all].column<models::field::topic>()[f] = static_cast<std::uint8_t>(f / models::field::per_topic);
  for (std::uint32_t c = 0; c < capability::count; ++c) {
    w[capability::all].column<capability::topic>()[c] = static_cast<std::uint8_t>(capability::topic_of(c));
    w[capability::all].link<capability::field>()[c] = capability::field_of(c);
  }
  for (sim::Network& network : w.networks()) network.grow(w[network.key().from].rows());
  std::vector<sim::Network::Edge> edges;
  for (const Known& one : known) edges.push_back({one.actor, one.capability});
  auto& kene = w[kene::of];
  const auto at = kene.build(edges, w[actor::all], w[capability::all]);
  for (std::size_t i = 0; i < known.size(); ++i) {
    kene.column<kene::ability>()[at[i]] = static_cast<float>(known[i].ability);
    kene.column<kene::expertise>()[at[i]] = static_cast<std::uint8_t>(known[i].expertise);
    kene.column<kene::shared>()[at[i]] = known[i].shared;
    kene.column<kene::hypothesis>()[at[i]] = known[i].hypothesis;
  }
  for (auto& room : w[actor::all].column<actor::room>()) room = 15;
}
sim::World hamlet_of(const std::vector<Known>& known) {
  auto w = hamlet::world();
  teach(w, known);
  return w;
}
// Many actors of one commune, who own nothing.
sim::World crowd(std::uint32_t actors, const std::vector<Known>& known) {
  sim::World w;
  models::declare(w);
  w[territory::all].settle(1);
  w[commune::all].settle(1);
  w[commune::all].link<commune::within>()[0] = 0;
  w[actor::all].settle(actors);
  for (auto& place : w[actor::all].link<actor::place>()) place = 0;
  teach(w, known);
  return w;
}
// Groups that meet this month; everybody comes. Facilitation 0, any topic (a third place).
void seat(sim::World& w, const std::vector<std::vector<std::uint32_t>>& groups) {
  w[group::all].settle(static_cast<std::uint32_t>(groups.size()));
  std::vector<sim::Network::Edge> members, membership;
  for (std::uint32_t g = 0; g < groups.size(); ++g) {
    w[group::all].column<group::meets>()[g] = true;
    w[group::all].column<group::kind>()[g] = group::Kind::third_place;
    for (const auto a : groups[g]) members.push_back({g, a}), membership.push_back({a, g}), w[actor::all].column<actor::attends>()[a] = true;
  }
  w[group::members].build(members, w[group::all], w[actor::all]);
  w[group::membership].build(membership, w[actor::all], w[group::all]);
  for (sim::Network& network : w.networks()) network.grow(w[network.key().from].rows());
}
// One project of these partners; each brings the capability beside it.
void join(sim::World& w, project::Phase phase, std::int32_t ended, const std::vector<std::pair<std::uint32_t, std::uint32_t>>& partners) {
  w[project::all].settle(1);
  w[project::all].column<project::phase>()[0] = phase;
  w[project::all].column<project::ended>()[0] = ended;
  std::vector<sim::Network::Edge> edges;
  for (const auto& [actor, brought] : partners) edges.push_back({0, actor});
  const auto at = w[project::partners].build(edges, w[project::all], w[actor::all]);
  for (std::size_t i = 0; i < partners.size(); ++i) w[project::partners].column<project::brings>()[at[i]] = static_cast<std::uint16_t>(partners[i].second);
}

struct Mastery {
  double ability = -1;
  int expertise = -1;  // -1: not known
  bool hypothesis = false;
};
Mastery of(const sim::World& w, std::uint32_t actor, std::uint32_t capability) {
  const auto& n = w[kene::of];
  for (auto e = n.at(actor).begin; e < n.at(actor).end; ++e)
    if (n.targets()[e] == capability) return {n.column<kene::ability>()[e], n.column<kene::expertise>()[e], n.column<kene::hypothesis>()[e]};
  return {};
}
std::uint32_t length(const sim::World& w, std::uint32_t actor) { return static_cast<std::uint32_t>(w[kene::of].neighbours(actor).size()); }
template <const auto& C> auto whole(const sim::World& w) { return w[territory::all].column<C>()[0]; }

sim::Scenario monthly(std::vector<std::string> processes, std::uint32_t months = 1) { return hamlet::scenario(std::move(processes), months, sim::Period::month); }
sim::Scenario with(sim::Scenario s, std::string_view process, const std::vector<std::pair<std::string, double>>& values) {
  for (const auto& [parameter, value] : values) hamlet::set(s, process, parameter, value);
  return s;
}
void run(sim::World& w, const sim::Scenario& s) {
  sim::Catalogue c;
  models::knowledge::enrol(c);
  using namespace models::indicators;
  c.add<NewKnowledgePages>("test").add<NewCapabilityPages>("test").add<CountKnowledge>("test").add<CountCapabilities>("test").add<CountComplementarities>("test").add<KnowledgeAverages>("test");
  village::run(w, s, c);
}

const std::vector<std::string> all_of_them{"list_capabilities", "profile", "learn_from_partners", "reflect", "culture", "research", "innovate", "spin_off", "found_spin_off", "inherit", "public_innovation", "study", "unlearn", "practise",
                                           "new_knowledge_pages", "new_capability_pages", "count_knowledge", "count_capabilities", "count_complementarities", "knowledge_averages"};

}  // namespace

TEST_CASE("a conservative looks for the same, a progressive for something else with something in common", "[knowledge]") {
  using namespace attractiveness;
  CHECK(conservative(4U, 8U, 4U) == 1);
  CHECK(conservative(4U, 8U, 1U) == 0.25);
  CHECK(conservative(0U, 8U, 0U) == 0);
  CHECK(progressive(4U, 4U, 4U) == 0);
  CHECK(progressive(4U, 4U, 1U) == 0.75);
  CHECK(progressive(4U, 4U, 0U) == 0);  // nothing in common: not understood
  CHECK(conservative(std::uint64_t{0b1111}, std::uint64_t{0b0110}) == 1);
  CHECK(progressive(std::uint64_t{0b0011}, std::uint64_t{0b0110}) == 0.5);
  CHECK(understanding(0b0001, 0b1111) == 0.25);
  CHECK(understanding(0b0001, 0) == 0);
}

TEST_CASE("a profile says by field what is core, shared, lacking and at hand, and how much there is room for", "[knowledge]") {
  auto w = hamlet_of({{0, 0, 5, 9, false}, {0, 799, 5, 6, true}, {4, 0}});
  w[tool::all].settle(1);
  w[tool::all].column<tool::field>()[0] = 5;
  w[tool::tools].build(std::vector<sim::Network::Edge>{{0, 0}}, w[actor::all], w[tool::all]);
  w[problem::all].settle(2);
  w[problem::all].column<problem::fields>()[0] = models::field::bit(7), w[problem::all].column<problem::fields>()[1] = models::field::bit(8);
  w[problem::all].column<problem::state>()[1] = problem::State::solved;
  w[problem::of].build(std::vector<sim::Network::Edge>{{0, 0}, {0, 1}}, w[actor::all], w[problem::all]);
  w[firm::all].column<firm::base_jobs>()[1] = 300;
  run(w, monthly({"profile"}));
  const auto& actors = w[actor::all];
  CHECK(actors.column<actor::core>()[0] == models::field::bit(0));
  CHECK(actors.column<actor::offers>()[0] == models::field::bit(63));
  CHECK(actors.column<actor::fields>()[0] == (models::field::bit(0) | models::field::bit(63)));
  CHECK(actors.column<actor::offers_tools>()[0] == models::field::bit(5));
  CHECK(actors.column<actor::lacks>()[0] == models::field::bit(7));
  CHECK(actors.column<actor::room>()[0] == 10);
  CHECK(actors.column<actor::room>()[1] == 50);
  CHECK(actors.column<actor::room>()[4] == 50);
}

TEST_CASE("what is out of use fades and is forgotten, what is in use reaches ten", "[laws][knowledge]") {
  auto w = hamlet_of({{0, 1, 5, 3}, {0, 2, 5, 3, true, true}, {0, 3, 5, 7}, {1, 3, 5, 7}, {0, 4, 5, 1}});
  w[firm::all].column<firm::active>()[1] = false;  // closed: its core business is out of use
  join(w, project::Phase::running, 0, {{0, 4}, {2, 1}});
  const auto certain = with(monthly({"practise"}, 3), "practise", {{"gain", 1}, {"loss", 1}});
  run(w, certain);
  CHECK(of(w, 0, 1).expertise == -1);
  CHECK(of(w, 0, 2).expertise == 6);
  CHECK(of(w, 0, 3).expertise == 10);
  CHECK(of(w, 1, 3).expertise == 4);
  CHECK(of(w, 0, 4).expertise == 4);  // brought to a project
  run(w, with(monthly({"practise"}, 20), "practise", {{"gain", 1}, {"loss", 1}}));
  CHECK(of(w, 0, 2).expertise == 10);
  CHECK(of(w, 1, 3).expertise == -1);
}

TEST_CASE("forgetting does not depend on the length of the step", "[laws][knowledge]") {
  std::vector<Known> known;
  for (std::uint32_t a = 0; a < 4000; ++a) known.push_back({a, a % 800, 5, 6});
  auto months = crowd(4000, known), weeks = months;
  auto a = monthly({"practise"}, 60), b = hamlet::scenario({"practise"}, 261, sim::Period::week);
  run(months, a);
  run(weeks, b);
  const auto mean = [](const sim::World& w) {
    double sum = 0;
    for (std::uint32_t i = 0; i < 4000; ++i) sum += std::max(0, of(w, i, i % 800).expertise);
    return sum / 4000;
  };
  CHECK(mean(months) == Catch::Approx(6 - 60 * 0.0333).margin(0.1));
  CHECK(mean(weeks) == Catch::Approx(mean(months)).margin(0.1));
}

TEST_CASE("a full kene drops what is weak and unused, and a recipe that keeps failing is given up", "[knowledge]") {
  auto w = hamlet_of({{0, 1, 5, 2}, {0, 2, 5, 1}, {0, 3, 5, 9}, {1, 1, 5, 2, true, true}, {2, 1, 5, 1}});
  w[actor::all].column<actor::room>()[0] = 3;
  w[actor::all].column<actor::failures>()[1] = 2;
  w[actor::all].column<actor::research_on>()[1] = 2;
  run(w, with(monthly({"unlearn"}), "unlearn", {{"dropped", 1}}));
  CHECK(of(w, 0, 2).expertise == -1);
  CHECK(of(w, 0, 1).expertise == 2);
  CHECK(of(w, 0, 3).expertise == 9);
  CHECK(of(w, 2, 1).expertise == 1);  // it has room
  CHECK(!of(w, 1, 1).hypothesis);
  CHECK(w[actor::all].column<actor::research_on>()[1] == 0);
}

TEST_CASE("nobody learns a capability that no partner had, and nothing passes without a meeting or a project", "[laws][knowledge]") {
  std::vector<Known> known;
  sim::Rng rng(1, sim::Step{0}, 1);
  std::array<std::set<std::uint32_t>, 3> had;  // by group of four; the last two actors are alone
  std::set<std::pair<std::uint32_t, std::uint32_t>> given;
  for (std::uint32_t a = 0; a < 10; ++a)
    for (int i = 0; i < 6; ++i)
      if (const std::uint32_t c = rng.below(800); given.insert({a, c}).second) known.push_back({a, c, 5, 4 + i}), had[a / 4].insert(c);
  auto w = hamlet_of(known);
  seat(w, {{0, 1, 2, 3}, {4, 5, 6, 7}});
  run(w, with(monthly({"profile", "learn_from_partners"}, 60), "learn_from_partners", {{"rate", 1}}));
  for (std::uint32_t a = 0; a < 10; ++a)
    for (const auto c : w[kene::of].neighbours(a)) CHECK(had[a / 4].contains(c));
  CHECK(length(w, 0) > 6);
  CHECK(length(w, 4) > 6);
  CHECK(length(w, 8) + length(w, 9) == std::count_if(known.begin(), known.end(), [](const Known& one) { return one.actor >= 8; }));
  std::uint32_t gained = w[kene::of].edges() - static_cast<std::uint32_t>(known.size());
  CHECK(whole<territory::capabilities_learned>(w) == gained);
}

TEST_CASE("nobody learns more than there is room for", "[laws][knowledge]") {
  std::vector<Known> known{{0, 0, 5, 9}};
  for (std::uint32_t c = 0; c < 40; ++c) known.push_back({1, c, 5, 9});
  auto w = hamlet_of(known);
  seat(w, {{0, 1}});
  w[actor::all].column<actor::fields>()[0] = w[actor::all].column<actor::fields>()[1] = ~std::uint64_t{0};
  run(w, with(monthly({"learn_from_partners"}, 240), "learn_from_partners", {{"rate", 1}}));
  CHECK(length(w, 0) == 15);
  CHECK(length(w, 1) == 40);
}

TEST_CASE("what is known is taken over from a better partner, what is new with a point less, at least two", "[knowledge]") {
  auto w = hamlet_of({{0, 1, 2, 3}, {1, 1, 8, 6}, {1, 2, 4, 1}, {2, 1, 1, 9}, {2, 2, 9, 10}, {3, 5, 5, 7}});
  hamlet::befriend(w, {{0, 1}, {2, 1}, {1, 0}, {1, 3}}, 1e6F);
  for (auto& fields : w[actor::all].column<actor::fields>()) fields = 1;
  const auto certain = with(monthly({"learn_from_partners"}), "learn_from_partners", {{"rate", 1}});
  join(w, project::Phase::running, 0, {{0, 1}, {1, 1}});
  auto first = w;
  run(first, certain);
  CHECK(of(first, 0, 1).ability == Catch::Approx(8));
  CHECK(of(first, 0, 1).expertise == 6);
  CHECK(of(first, 1, 1).expertise == 6);  // the better one learns nothing
  auto second = hamlet_of({{0, 1, 2, 3}, {1, 2, 4, 1}, {3, 5, 5, 7}});
  hamlet::befriend(second, {{0, 1}, {0, 3}}, 1e6F);
  for (auto& fields : second[actor::all].column<actor::fields>()) fields = 1;
  join(second, project::Phase::running, 0, {{0, 1}, {1, 2}, {3, 5}});
  run(second, certain);
  CHECK(of(second, 0, 2).expertise == 2);
  CHECK(of(second, 0, 5).expertise == 6);
  auto ended = hamlet_of({{0, 1, 2, 3}, {1, 1, 8, 6}});
  join(ended, project::Phase::delivered, 1, {{0, 1}, {1, 1}});
  run(ended, certain);
  CHECK(of(ended, 0, 1).expertise == 3);
}

namespace {
// Pairs who meet once: each learner has one capability in each field of its topic, its partner the same except in
// `distance` fields, where it knows something of another topic. How much is learned per pair.
double learned_at(std::uint32_t distance, double good = 0, double bad = 0) {
  constexpr std::uint32_t pairs = 3000;
  std::vector<Known> known;
  std::vector<std::vector<std::uint32_t>> groups;
  std::vector<sim::Network::Edge> ties;
  for (std::uint32_t p = 0; p < pairs; ++p) {
    for (std::uint32_t f = 0; f < 8; ++f) {
      const std::uint32_t own = f * 100 / 8 + 1;
      known.push_back({2 * p, own, 5, 9});
      known.push_back({2 * p + 1, f < distance ? own + 300 : own, 5, 9});
    }
    groups.push_back({2 * p, 2 * p + 1});
    ties.push_back({2 * p, 2 * p + 1});
  }
  auto w = crowd(2 * pairs, known);
  seat(w, groups);
  if (good + bad > 0) hamlet::befriend(w, ties, static_cast<float>(good), static_cast<float>(bad));
  run(w, with(monthly({"profile", "learn_from_partners"}), "learn_from_partners", {{"rate", 1}}));
  std::uint32_t learned = 0;
  for (std::uint32_t p = 0; p < pairs; ++p) learned += length(w, 2 * p) - 8;
  return static_cast<double>(learned) / pairs;
}
}  // namespace

TEST_CASE("most is learned at an intermediate cognitive distance", "[evidence][knowledge]") {
  // Nooteboom and others 2007: novelty grows with distance, understanding falls, their product has its maximum between.
  const double same = learned_at(0), near = learned_at(2), middle = learned_at(4), far = learned_at(8);
  CHECK(same == 0);
  CHECK(middle > near);
  CHECK(middle > 2 * far);
  CHECK(far > 0);
  CHECK(middle == Catch::Approx(0.5 * 0.5 * (0.1 + 0.9 * 0.5)).margin(0.02));  // trust of strangers, half new, half understood
}

TEST_CASE("who trusts a partner learns more from it", "[knowledge]") {
  CHECK(learned_at(4, 8, 0) > 1.3 * learned_at(4));
  CHECK(learned_at(4, 0, 8) < 0.5 * learned_at(4));
}

TEST_CASE("what establishments pay for research leaves the territory, and who has no cash does none", "[laws][knowledge]") {
  auto w = hamlet_of({{0, 9, 5, 5}, {1, 9, 5, 5}, {4, 9, 5, 5}});
  w[firm::all].column<firm::cash>()[1] = 5'000;  // below half of its usual cash
  const double before = hamlet::cents(w);
  run(w, with(monthly({"research"}, 12), "research", {{"firms", 1}, {"teams", 1}}));
  CHECK(hamlet::cents(w) == before);
  CHECK(w[firm::all].column<firm::cash>()[0] == Catch::Approx(20'000 - 12 * 100));
  CHECK(w[firm::all].column<firm::cash>()[1] == 5'000);
  CHECK(whole<territory::research_cost>(w) == Catch::Approx(1200));
  CHECK(of(w, 0, 9).ability != 5);
  CHECK(of(w, 1, 9).ability == 5);
  CHECK(of(w, 4, 9).ability != 5);
}

TEST_CASE("incremental research moves one ability, in the same direction while it is rewarded, and radical research exchanges a capability", "[knowledge]") {
  auto w = hamlet_of({{4, 9, 5, 5}, {4, 19, 5, 5}, {5, 9, 5, 5}, {5, 19, 5, 5}});
  w[actor::all].column<actor::reward>()[4] = 1;
  w[actor::all].column<actor::research_on>()[4] = 10;
  w[actor::all].column<actor::research_up>()[4] = true;
  w[actor::all].column<actor::failures>()[5] = 3;
  run(w, with(monthly({"list_capabilities", "research"}, 3), "research", {{"teams", 1}}));
  CHECK(of(w, 4, 9).ability == Catch::Approx(5 * 1.1 * 1.1 * 1.1));
  CHECK(of(w, 4, 19).ability == 5);
  CHECK(length(w, 5) == 2);
  CHECK((of(w, 5, 9).expertise == -1 || of(w, 5, 19).expertise == -1));
}

TEST_CASE("an innovation is adopted only if it is another product and better than the best so far", "[knowledge]") {
  auto w = hamlet_of({{4, 9, 2, 10, true, true}, {4, 19, 4, 10, true, true}, {0, 9, 2, 10, true, true}, {0, 19, 4, 10, true, true}, {6, 9, 9, 9, true, true}, {6, 10, 9, 9, true, true}});
  w[actor::all].column<actor::social>()[0] = true;
  const auto s = with(monthly({"innovate"}), "innovate", {{"teams", 1}, {"others", 1}, {"kept", 0.5}});
  run(w, s);
  const auto& actors = w[actor::all];
  CHECK(actors.column<actor::quality>()[4] == Catch::Approx(6 * (1 - std::exp(-10.0))).epsilon(1e-6));
  CHECK(actors.column<actor::product>()[4] == 1 + (10 * 2 + 20 * 4) % 100);
  CHECK(actors.column<actor::innovated>()[4] == 0);  // it had that before
  run(w, s);  // the same once more is not new, even if the old one has aged
  CHECK(w[actor::all].column<actor::failures>()[4] == 1);
  CHECK(whole<territory::innovations>(w) == 0);
  for (auto& ability : w[kene::of].column<kene::ability>()) ability += 0.25F;  // something has been learned
  run(w, s);
  CHECK(w[actor::all].column<actor::quality>()[4] == Catch::Approx(6.5).epsilon(1e-3));
  CHECK(w[actor::all].column<actor::innovated>()[4] == 1);
  CHECK(w[actor::all].column<actor::failures>()[4] == 0);
  CHECK(w[actor::all].column<actor::innovated>()[6] == 0);  // a public body
  CHECK(whole<territory::innovations>(w) == 2);
  CHECK(whole<territory::innovations_social>(w) == 1);
  CHECK(whole<territory::innovations_research>(w) == 1);
  CHECK(w[models::field::all].column<models::field::innovations>()[capability::field_of(19)] == 2);
  for (auto& ability : w[kene::of].column<kene::ability>()) ability -= 0.75F;  // other, and worse
  auto worse = with(monthly({"innovate"}), "innovate", {{"teams", 1}, {"others", 1}, {"kept", 1}});
  run(w, worse);
  CHECK(w[actor::all].column<actor::innovated>()[4] == 1);
  CHECK(w[actor::all].column<actor::failures>()[4] == 1);
}

TEST_CASE("a hypothesis is a part of what one knows, of two elements or more", "[knowledge]") {
  std::vector<Known> known;
  for (std::uint32_t c = 0; c < 20; ++c) known.push_back({4, c}), known.push_back({5, 3 * c}), known.push_back({0, 7 * c});
  auto w = hamlet_of(known);
  run(w, with(monthly({"innovate"}), "innovate", {{"teams", 1}, {"others", 1}, {"longest", 6}}));
  for (const std::uint32_t a : {0U, 4U, 5U}) {
    int elements = 0;
    for (const auto c : w[kene::of].neighbours(a)) elements += of(w, a, c).hypothesis ? 1 : 0;
    CHECK(elements >= 2);
    CHECK(elements <= 6);
  }
}

TEST_CASE("a spin-off has one owner, a face, and a part of what its parent's innovation rests on", "[knowledge]") {
  auto w = hamlet_of({{4, 9, 8, 5, true, true}, {4, 19, 8, 1, true, true}, {4, 29, 8, 5}});
  w[firm::all].column<firm::kind>()[2] = firm::Kind::own_account;
  w[firm::all].link<actor::face_of_firm>()[2] = sim::nobody;  // firms 0, 1 and 3 have faces
  w[actor::all].link<actor::firm>()[2] = sim::nobody, w[actor::all].link<actor::citizen>()[2] = 12;
  w[firm::market].build(std::vector<sim::Network::Edge>{{0, 0}, {0, 2}, {0, 3}}, w[commune::all], w[firm::all]);
  for (const std::uint32_t a : {4U, 5U}) w[actor::all].column<actor::quality>()[a] = 9.5F, w[actor::all].column<actor::reward>()[a] = 1;
  const auto s = with(with(monthly({"spin_off", "found_spin_off", "inherit", "new_knowledge_pages", "count_knowledge"}, 12), "spin_off", {{"chance", 1}, {"looks", 100}}), "inherit", {{"fidelity", 1}});
  run(w, s);
  const auto& actors = w[actor::all];
  REQUIRE(actors.living() == 11);
  CHECK(actors.link<actor::firm>()[10] == 2);
  CHECK(actors.link<actor::parent>()[10] == 4);
  CHECK(w[firm::all].link<actor::face_of_firm>()[2] == 10);
  CHECK(of(w, 10, 9).expertise == 4);
  CHECK(of(w, 10, 19).expertise == 1);
  CHECK(of(w, 10, 29).expertise == -1);
  CHECK(length(w, 4) == 3);
  CHECK(hamlet::trust(w, 4, 10) > 0.5);
  CHECK(hamlet::trust(w, 10, 4) > 0.5);
  CHECK(whole<territory::spin_offs>(w) == 1);
  CHECK(whole<territory::spin_offs_alive>(w) == 1);
  w[firm::all].column<firm::active>()[2] = false;
  run(w, monthly({"new_knowledge_pages", "count_knowledge"}));
  CHECK(whole<territory::spin_offs>(w) == 1);
  CHECK(whole<territory::spin_offs_alive>(w) == 0);
}

namespace {
sim::World school() {
  std::vector<Known> known;
  for (std::uint32_t a = 0; a < 10; ++a) known.push_back({a, 100 + a});
  auto w = hamlet_of(known);
  for (auto& host : w[commune::all].link<public_body::union_of>()) host = 0;
  for (std::uint32_t a = 0; a < 10; ++a) w[actor::all].column<actor::digital>()[a] = a % 2 == 0 ? 0.2F : 0.6F, w[actor::all].column<actor::cooperation>()[a] = 0.5F;
  return w;
}
}  // namespace

TEST_CASE("places in courses are paid by the host, to the cent, no more than it has set aside, and teach those who complete", "[laws][knowledge]") {
  auto w = school();
  w[actor::all].column<actor::lacks>()[7] = models::field::bit(20);
  const double before = hamlet::cents(w);
  auto s = with(with(monthly({"list_capabilities", "train", "fund_courses", "study"}, 2), "train", {{"interest", 1}, {"completed", 1}, {"months", 1}}), "fund_courses", {{"part", 0.02}});
  s.processes[1].from = s.clock.start, s.processes[1].until = s.clock.day_of(1);
  run(w, s);
  CHECK(hamlet::cents(w) == before);
  CHECK(w[public_body::all].column<public_body::cash>()[0] == Catch::Approx(100'000 - 3 * 600));
  CHECK(whole<territory::courses_begun>(w) == 3);
  CHECK(whole<territory::courses_completed>(w) == 3);
  CHECK(whole<territory::courses_cost>(w) == Catch::Approx(1800));
  CHECK(w[actor::all].column<actor::cooperation>()[7] == Catch::Approx(0.55));  // who lacks most is served first
  CHECK(length(w, 7) == 2);
  for (const auto c : w[kene::of].neighbours(7)) CHECK((c == 107 || capability::field_of(c) == 20));
  for (const auto course : w[actor::all].column<actor::course>()) CHECK(course == actor::Course::none);
  int better = 0;
  for (const auto cooperation : w[actor::all].column<actor::cooperation>()) better += cooperation > 0.5F ? 1 : 0;
  CHECK(better == 3);
}

TEST_CASE("who does not complete a course gains nothing, and a host without money pays no place", "[knowledge]") {
  auto w = school(), poor = school();
  const auto before = village::fingerprint(w);
  poor[public_body::all].column<public_body::cash>()[0] = 0;
  auto s = with(monthly({"list_capabilities", "train", "fund_courses", "study"}, 3), "train", {{"interest", 1}, {"completed", 0}, {"months", 1}});
  run(w, s);
  CHECK(village::fingerprint(w) != before);  // it was paid
  CHECK(whole<territory::courses_begun>(w) > 0);
  CHECK(whole<territory::courses_completed>(w) == 0);
  CHECK(w[kene::of].edges() == 10);
  for (const auto cooperation : w[actor::all].column<actor::cooperation>()) CHECK(cooperation == 0.5F);
  run(poor, s);
  CHECK(whole<territory::courses_begun>(poor) == 0);
}

TEST_CASE("training and online courses can be had at the same time", "[knowledge]") {
  auto w = school();
  run(w, with(with(monthly({"train", "online_courses", "fund_courses", "study"}), "train", {{"interest", 0.5}}), "online_courses", {{"interest", 1}, {"needed", 0}}));
  std::set<actor::Course> followed;
  for (const auto course : w[actor::all].column<actor::course>()) followed.insert(course);
  CHECK(followed.contains(actor::Course::classroom));
  CHECK(followed.contains(actor::Course::online));
}

TEST_CASE("online courses keep out who lacks the digital skill, counted by sphere", "[knowledge]") {
  auto w = school();
  run(w, with(monthly({"online_courses", "fund_courses", "study"}), "online_courses", {{"interest", 1}, {"completed", 1}}));
  CHECK(whole<territory::courses_begun>(w) == 5);
  CHECK(whole<territory::excluded_firms>(w) == 2);
  CHECK(whole<territory::excluded_research>(w) == 1);
  CHECK(whole<territory::excluded_public>(w) == 1);
  CHECK(whole<territory::excluded_civil>(w) == 1);
  for (std::uint32_t a = 0; a < 10; ++a) CHECK((w[actor::all].column<actor::course>()[a] == actor::Course::online) == (a % 2 == 1));
}

TEST_CASE("without a policy of courses, studying changes nothing", "[laws][knowledge]") {
  auto w = school();
  const auto before = village::fingerprint(w);
  run(w, monthly({"study", "spin_off", "found_spin_off", "inherit"}, 12));
  CHECK(village::fingerprint(w) == before);
}

TEST_CASE("single, double and triple loop: ability, way to choose partners, speed of learning", "[knowledge]") {
  auto w = hamlet_of({{0, 1, 5, 5}, {1, 2, 5, 5}});
  const auto s = monthly({"reflect"});
  const sim::Day yesterday = s.clock.start - 1;
  auto failed = w;
  failed[actor::all].column<actor::setbacks>()[0] = 2;
  join(failed, project::Phase::failed, yesterday, {{0, 1}, {1, 2}});
  run(failed, s);
  CHECK(of(failed, 0, 1).ability == Catch::Approx(4.5));
  CHECK(failed[actor::all].column<actor::strategy>()[0] == actor::Strategy::progressive);
  CHECK(failed[actor::all].column<actor::strategy>()[1] == actor::Strategy::conservative);  // its first
  CHECK(failed[actor::all].column<actor::setbacks>()[1] == 1);
  CHECK(whole<territory::strategy_changes>(failed) == 1);
  CHECK(failed[actor::all].column<actor::absorption>()[0] == 0);
  auto again = failed;
  run(again, s);  // an outcome is looked back on once
  CHECK(again[actor::all].column<actor::setbacks>()[1] == 1);
  auto delivered = failed;
  join(delivered, project::Phase::delivered, s.clock.start, {{0, 1}, {1, 2}});
  auto later = s;
  later.clock.start = s.clock.start + 31;
  run(delivered, later);
  CHECK(of(delivered, 0, 1).ability == Catch::Approx(4.5 + 0.1 * 5.5));
  CHECK(delivered[actor::all].column<actor::absorption>()[0] == Catch::Approx(0.1));
  CHECK(delivered[actor::all].column<actor::absorption>()[1] == 0);  // it had changed nothing
  CHECK(delivered[actor::all].column<actor::setbacks>()[1] == 0);
}

TEST_CASE("projects that work strengthen the culture of cooperation of those who took part, those that fail weaken it", "[knowledge]") {
  const auto s = monthly({"culture"});
  auto good = hamlet_of({}), bad = hamlet_of({});
  join(good, project::Phase::delivered, s.clock.start - 1, {{0, 0}, {1, 0}});
  join(bad, project::Phase::failed, s.clock.start - 1, {{0, 0}, {1, 0}});
  run(good, s), run(bad, s);
  CHECK(good[actor::all].column<actor::culture>()[0] == Catch::Approx(0.05).epsilon(0.02));
  CHECK(bad[actor::all].column<actor::culture>()[0] == Catch::Approx(-0.05).epsilon(0.02));
  CHECK(good[actor::all].column<actor::culture>()[2] == 0);
}

TEST_CASE("administrations that change procedures answer sooner, and those who meet others change more", "[knowledge]") {
  auto alone = hamlet_of({}), together = hamlet_of({});
  for (const std::uint32_t a : {6U, 7U}) together[actor::all].column<actor::attends>()[a] = true;
  const std::vector<std::string> list{"public_innovation", "new_knowledge_pages", "count_knowledge", "knowledge_averages"};
  auto start = hamlet_of({});
  run(start, with(monthly(list), "public_innovation", {{"rate", 0}}));
  CHECK(whole<territory::response_time>(start) == Catch::Approx(15 * (1 + 3 * 0.6)));
  run(alone, monthly(list, 120)), run(together, monthly(list, 120));
  CHECK(whole<territory::procedures_changed>(together) > whole<territory::procedures_changed>(alone));
  CHECK(whole<territory::response_time>(together) < whole<territory::response_time>(start));
  CHECK(together[actor::all].column<actor::silo>()[0] == 0);  // a firm has none
}

TEST_CASE("the census counts capabilities, diversity, concentration and complementarities unmet", "[knowledge]") {
  auto w = hamlet_of({{0, 1, 5, 4}, {0, 2, 5, 8}, {1, 1, 5, 6}, {4, 300, 5, 6}, {5, 500, 5, 6}});
  w[problem::all].settle(1);
  w[problem::needs].build(std::vector<sim::Network::Edge>{{0, 1}, {0, 300}, {0, 500}, {0, 700}}, w[problem::all], w[capability::all]);
  w[problem::of].build(std::vector<sim::Network::Edge>{{0, 0}}, w[actor::all], w[problem::all]);
  hamlet::befriend(w, {{0, 4}, {0, 1}});
  run(w, monthly({"profile", "new_knowledge_pages", "new_capability_pages", "count_knowledge", "count_capabilities", "count_complementarities", "knowledge_averages"}, 2));
  CHECK(whole<territory::capabilities>(w) == 4);
  CHECK(whole<territory::kene_length>(w) == Catch::Approx(5.0 / 4));
  CHECK(whole<territory::expertise>(w) == Catch::Approx(6));
  CHECK(whole<territory::knowledge_concentration>(w) == Catch::Approx(7.0 / 25));
  CHECK(whole<territory::capability_diversity>(w) == Catch::Approx(25.0 / 7));
  CHECK(whole<territory::complementarities_unmet>(w) == Catch::Approx(0.5));  // 300 it knows of, 500 not, 700 nobody has, 1 it has itself
}

TEST_CASE("all processes of knowledge together give the same bits on 1, 3 and 7 threads and in any order of rows", "[laws][knowledge]") {
  constexpr std::uint32_t actors = 9000;
  std::vector<Known> known;
  std::vector<std::vector<std::uint32_t>> groups;
  sim::Rng rng(3, sim::Step{0}, 1);
  for (std::uint32_t a = 0; a < actors; ++a)
    for (std::uint32_t i = 0; i < 6; ++i) known.push_back({a, i * 130 + rng.below(130), 10 * rng.uniform(), static_cast<int>(1 + rng.below(10))});
  for (std::uint32_t g = 0; g < actors / 8; ++g) {
    groups.emplace_back();
    for (std::uint32_t i = 0; i < 8; ++i) groups.back().push_back(8 * g + i);
  }
  auto w = crowd(actors, known);
  seat(w, groups);
  for (std::uint32_t a = 0; a < actors; ++a) w[actor::all].column<actor::sphere>()[a] = static_cast<actor::Sphere>(a % 4), w[actor::all].column<actor::cooperation>()[a] = 0.5F;
  const auto after = [&](std::size_t threads) {
    sim::World copy = w;
    sim::parallel::with_threads(threads, [&] { run(copy, monthly(all_of_them, 6)); });
    return village::fingerprint(copy);
  };
  const auto one = after(1);
  CHECK(one != village::fingerprint(w));
  CHECK(after(3) == one);
  CHECK(after(7) == one);
  std::uint64_t key = 40;
  for (const auto* population : {&actor::all, &group::all}) w.reorder(*population, village::shuffled(w[*population].rows(), ++key));
  CHECK(after(2) == one);  // nor does it matter in what order rows lie
}
