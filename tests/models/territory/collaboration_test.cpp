#include "models/territory/collaboration.hpp"

#include <algorithm>
#include <bit>
#include <map>
#include <set>
#include <tuple>

#include "models/territory/faces.hpp"
#include "models/territory/field_words.hpp"
#include "models/territory/settle.hpp"
#include "models/territory/shape.hpp"
#include "models/vocabulary/field_names.hpp"
#include "models/vocabulary/meeting.hpp"
#include "models/vocabulary/project.hpp"
#include "models/vocabulary/tool.hpp"
#include "sim/kernel/parallel.hpp"
#include "tests/catch.hpp"
#include "tests/models/hamlet.hpp"
#include "tests/models/territory/two_communes.hpp"

namespace {

using namespace models;
using two_communes::at;
using two_communes::list;
using two_communes::number;
using two_communes::object;
using two_communes::text;

constexpr sim::Day start = 17903;  // 2019-01-07

territory::Settled settle(const sim::Tree& tree, std::uint64_t seed = 1) {
  std::vector<sim::Mistake> mistakes;
  sim::check(tree, territory::territory_shape(), mistakes);
  for (const auto& mistake : mistakes) UNSCOPED_INFO(mistake.pointer << ": " << mistake.message);
  REQUIRE(mistakes.empty());
  return territory::settle(tree, two_communes::sectors(), seed, start);
}
sim::Tree assuming(std::vector<std::pair<std::string, double>> values) {
  auto tree = two_communes::territory();
  auto& assumptions = at(tree, {"assumptions"});
  for (const auto& [name, value] : values) assumptions.put(name, number(value));
  return tree;
}
std::string mistakes_of(const sim::Tree& tree) {
  try {
    settle(tree);
  } catch (const sim::ScenarioError& error) {
    return error.what();
  }
  return "";
}

std::uint64_t bits(const std::vector<std::string>& words) {
  std::uint64_t out = 0;
  for (const auto& word : words) out |= field::bit(territory::field_named(word).value());
  return out;
}

// All that settling says of collaboration, by ids: what must not hang on threads or rows.
using Told = std::vector<std::tuple<std::string, std::uint64_t, std::uint64_t, double, double>>;
Told told(const sim::World& world) {
  Told out;
  const auto& actors = world[actor::all];
  const auto ids = actors.ids();
  const auto& kenes = world[kene::of];
  const auto& trust = world[actor::trust];
  const auto& tools = world[tool::all];
  const auto& problems = world[problem::all];
  for (std::uint32_t a = 0; a < actors.rows(); ++a) {
    for (auto e = kenes.at(a).begin; e < kenes.at(a).end; ++e)
      out.emplace_back("kene", ids[a], kenes.targets()[e], kenes.column<kene::ability>()[e], kenes.column<kene::expertise>()[e] + 100.0 * kenes.column<kene::shared>()[e]);
    for (auto e = trust.at(a).begin; e < trust.at(a).end; ++e)
      out.emplace_back("image", sim::mix(ids[a], ids[trust.targets()[e]]), trust.column<actor::image>()[e], trust.column<actor::seen>()[e], trust.column<actor::exchanged>()[e]);
    out.emplace_back("skills", ids[a], actors.column<actor::topics_mask>()[a], actors.column<actor::digital>()[a], actors.column<actor::preactive>()[a] + static_cast<int>(actors.column<actor::role>()[a]));
    out.emplace_back("masks", actors.column<actor::core>()[a], actors.column<actor::offers>()[a], actors.column<actor::proactive>()[a], 0);
    out.emplace_back("more masks", actors.column<actor::offers_tools>()[a], actors.column<actor::lacks>()[a], ids[a], 0);
  }
  for (std::uint32_t t = 0; t < tools.rows(); ++t)
    out.emplace_back("tool", ids[tools.link<tool::owner>()[t]], tools.column<tool::field>()[t], tools.column<tool::capacity>()[t], tools.column<tool::output>()[t]);
  for (std::uint32_t p = 0; p < problems.rows(); ++p)
    out.emplace_back("problem", ids[problems.link<problem::owner>()[p]], problems.column<problem::fields>()[p], problems.column<problem::severity>()[p], problems.column<problem::opened>()[p]);
  std::sort(out.begin(), out.end());
  return out;
}

void check_masks(const sim::World& world) {
  const auto& actors = world[actor::all];
  const auto& kenes = world[kene::of];
  const auto& tools = world[tool::all];
  const auto& problems = world[problem::all];
  std::vector<std::uint64_t> known(actors.rows()), core(actors.rows()), offers(actors.rows()), lent(actors.rows()), lacks(actors.rows());
  for (std::uint32_t a = 0; a < actors.rows(); ++a)
    for (auto e = kenes.at(a).begin; e < kenes.at(a).end; ++e) {
      const std::uint64_t bit = field::bit(world[capability::all].link<capability::field>()[kenes.targets()[e]]);
      known[a] |= bit;
      if (kenes.column<kene::expertise>()[e] >= 7) core[a] |= bit;
      if (kenes.column<kene::shared>()[e]) offers[a] |= bit;
    }
  for (std::uint32_t t = 0; t < tools.rows(); ++t) lent[tools.link<tool::owner>()[t]] |= field::bit(tools.column<tool::field>()[t]);
  for (std::uint32_t p = 0; p < problems.rows(); ++p) lacks[problems.link<problem::owner>()[p]] |= problems.column<problem::fields>()[p];
  for (std::uint32_t a = 0; a < actors.rows(); ++a) {
    REQUIRE(actors.column<actor::fields>()[a] == known[a]);
    REQUIRE(actors.column<actor::core>()[a] == core[a]);
    REQUIRE(actors.column<actor::offers>()[a] == offers[a]);
    REQUIRE(actors.column<actor::offers_tools>()[a] == lent[a]);
    REQUIRE(actors.column<actor::lacks>()[a] == lacks[a]);
  }
}

}  // namespace

TEST_CASE("64 fields of different names hold 800 capabilities, ten of each topic rare and ten civic", "[territory]") {
  std::set<std::string_view> en, fr;
  for (const auto& name : field::names) en.insert(name.en), fr.insert(name.fr);
  CHECK(en.size() == field::count);
  CHECK(fr.size() == field::count);
  const auto settled = settle(two_communes::territory());
  const auto& all = settled.world[capability::all];
  REQUIRE(settled.world[field::all].rows() == 64);
  REQUIRE(all.rows() == 800);
  std::map<std::pair<int, capability::Rarity>, int> counts;
  std::map<std::uint32_t, int> in_field;
  for (std::uint32_t c = 0; c < 800; ++c) {
    ++counts[{all.column<capability::topic>()[c], all.column<capability::rarity>()[c]}];
    ++in_field[all.link<capability::field>()[c]];
    CHECK(settled.world[field::all].column<field::topic>()[all.link<capability::field>()[c]] == all.column<capability::topic>()[c]);
  }
  for (int topic = 0; topic < 8; ++topic) {
    CHECK(counts[{topic, capability::Rarity::rare}] == 10);
    CHECK(counts[{topic, capability::Rarity::civic}] == 10);
    CHECK(counts[{topic, capability::Rarity::common}] == 80);
  }
  for (const auto& [field, count] : in_field) CHECK((count == 12 || count == 13));
}

TEST_CASE("what is said of an actor by field is what its kene, tools and problems say", "[territory]") {
  for (const std::uint64_t seed : {1, 2, 3}) check_masks(settle(two_communes::territory(), seed).world);
}

TEST_CASE("no tie, kene, tool or problem leads to nobody", "[territory]") {
  const auto settled = settle(assuming({{"acquaintances", 3}, {"open_problems", 2}}));
  const auto& world = settled.world;
  for (const sim::NetworkKey* key : {&actor::trust, &kene::of, &tool::tools, &problem::of, &problem::needs, &group::knows}) {
    const auto& network = world[*key];
    REQUIRE(network.rows() == world[key->from].rows());
    REQUIRE(network.edges() > 0);
    for (std::uint32_t row = 0; row < network.rows(); ++row) {
      const auto neighbours = network.neighbours(row);
      CHECK(std::set<std::uint32_t>(neighbours.begin(), neighbours.end()).size() == neighbours.size());
      for (const auto target : neighbours) REQUIRE(target < world[key->to].rows());
    }
  }
  for (const auto owner : world[tool::all].link<tool::owner>()) REQUIRE(owner < world[actor::all].rows());
  for (const auto owner : world[problem::all].link<problem::owner>()) REQUIRE(owner < world[actor::all].rows());
  for (const auto house : world[tool::all].link<tool::house>()) REQUIRE(house == sim::nobody);
}

TEST_CASE("small firms alone have rare capabilities, citizens and associations alone civic ones, and kenes are as long as assumed", "[territory]") {
  const auto settled = settle(assuming({{"large_firm", 40}}));
  const auto& world = settled.world;
  const auto& actors = world[actor::all];
  const auto& kenes = world[kene::of];
  std::set<std::uint32_t> lengths;
  std::size_t rare = 0, civic = 0;
  for (std::uint32_t a = 0; a < actors.rows(); ++a) {
    const auto sphere = actors.column<actor::sphere>()[a];
    const auto f = actors.link<actor::firm>()[a];
    const bool large = f != sim::nobody && world[firm::all].column<firm::base_jobs>()[f] >= 40;
    const std::uint32_t length = sphere == actor::Sphere::research ? 25 : sphere == actor::Sphere::civil ? 10 : sphere == actor::Sphere::public_sphere ? 15 : large ? 25 : 5;
    REQUIRE(kenes.neighbours(a).size() == length);
    lengths.insert(length);
    std::size_t in_main = 0;
    for (auto e = kenes.at(a).begin; e < kenes.at(a).end; ++e) {
      const auto c = kenes.targets()[e];
      const auto rarity = world[capability::all].column<capability::rarity>()[c];
      rare += rarity == capability::Rarity::rare, civic += rarity == capability::Rarity::civic;
      REQUIRE((rarity != capability::Rarity::rare || length == 5));
      REQUIRE((rarity != capability::Rarity::civic || sphere == actor::Sphere::civil));
      REQUIRE(kenes.column<kene::ability>()[e] < 10);
      REQUIRE(kenes.column<kene::expertise>()[e] >= 1);
      REQUIRE(kenes.column<kene::expertise>()[e] <= 10);
      in_main += capability::topic_of(c) == actors.column<actor::topic>()[a];
    }
    REQUIRE(in_main == (length + 1) / 2);  // half of them, the odd one too
  }
  CHECK(lengths.size() == 4);
  CHECK(rare > 0);
  CHECK(civic > 0);
}

TEST_CASE("every actor has a role, a digital skill, a mentality and one to three topics with the main one", "[territory]") {
  const auto settled = settle(two_communes::territory());
  const auto& world = settled.world;
  const auto& actors = world[actor::all];
  std::map<actor::Role, double> digital, count;
  for (std::uint32_t a = 0; a < actors.rows(); ++a) {
    const auto role = actors.column<actor::role>()[a];
    digital[role] += actors.column<actor::digital>()[a], ++count[role];
    for (const float value : {actors.column<actor::digital>()[a], actors.column<actor::preactive>()[a], actors.column<actor::proactive>()[a]}) {
      REQUIRE(value > 0);
      REQUIRE(value < 1);
    }
    const unsigned topics = actors.column<actor::topics_mask>()[a];
    REQUIRE((topics >> actors.column<actor::topic>()[a] & 1U) == 1U);
    REQUIRE(std::popcount(topics) <= 3);
    const auto body = actors.link<actor::public_body>()[a];
    const bool person = actors.link<actor::citizen>()[a] != sim::nobody;
    if (person) {
      REQUIRE(role == actor::Role::citizen);
      REQUIRE(actors.column<actor::proactive>()[a] == world[citizen::all].column<citizen::proactivity>()[actors.link<actor::citizen>()[a]]);
    }
    if (body != sim::nobody) {
      const auto level = world[public_body::all].column<public_body::level>()[body];
      REQUIRE((role == actor::Role::elected) == (level <= public_body::Level::region));  // who has an assembly
    }
    if (role == actor::Role::association) {
      REQUIRE(actors.column<actor::social>()[a]);
      REQUIRE(actors.column<actor::sphere>()[a] == actor::Sphere::civil);
      REQUIRE(actors.link<actor::firm>()[a] != sim::nobody);
    }
  }
  CHECK(digital[actor::Role::researcher] / count[actor::Role::researcher] > digital[actor::Role::entrepreneur] / count[actor::Role::entrepreneur]);
}

TEST_CASE("the social economy has about its assumed part of salaried jobs, and none if none is assumed", "[territory]") {
  const auto part = [](double assumed, std::uint64_t seed) {
    const auto settled = settle(assuming({{"social_economy", assumed}}), seed);
    for (const auto& statement : settled.statements)
      if (statement.figure == "assumption social_economy") return statement.settled;
    return -1.0;
  };
  CHECK(part(0, 1) == 0);
  double mean = 0;
  for (std::uint64_t seed = 1; seed <= 12; ++seed) mean += part(0.1, seed) / 12;
  CHECK(mean == Catch::Approx(0.1).margin(0.05));
}

TEST_CASE("equipment is of firms that have some and makes a part of their output; rooms in common make none", "[territory]") {
  const auto settled = settle(assuming({{"tools_of_firms", 1}, {"tools_in_common", 1}, {"tools_output", 0.2}}));
  const auto& world = settled.world;
  const auto& actors = world[actor::all];
  const auto& tools = world[tool::all];
  std::size_t of_firms = 0, in_common = 0;
  for (std::uint32_t t = 0; t < tools.rows(); ++t) {
    const auto owner = tools.link<tool::owner>()[t];
    REQUIRE(tools.column<tool::capacity>()[t] >= 1);
    if (actors.column<actor::sphere>()[owner] == actor::Sphere::private_sphere) {
      ++of_firms;
      CHECK(tools.column<tool::output>()[t] == Catch::Approx(0.2 * world[firm::all].column<firm::base_output>()[actors.link<actor::firm>()[owner]]).margin(0.006));
    } else {
      ++in_common;
      CHECK(tools.column<tool::output>()[t] == 0);
      CHECK(actors.column<actor::sphere>()[owner] != actor::Sphere::research);
    }
    const auto neighbours = world[tool::tools].neighbours(owner);
    CHECK(std::find(neighbours.begin(), neighbours.end(), t) != neighbours.end());
  }
  CHECK(of_firms > 5);
  CHECK(in_common > 5);
  CHECK(settle(assuming({{"tools_of_firms", 0}, {"tools_in_common", 0}})).world[tool::all].rows() == 0);
}

TEST_CASE("a problem needs two to five capabilities of which its owner has none", "[territory]") {
  const auto settled = settle(assuming({{"open_problems", 1.5}}));
  const auto& world = settled.world;
  const auto& problems = world[problem::all];
  CHECK(problems.rows() == Catch::Approx(1.5 * world[actor::all].rows()).epsilon(0.15));
  std::set<std::size_t> sizes;
  for (std::uint32_t p = 0; p < problems.rows(); ++p) {
    const auto owner = problems.link<problem::owner>()[p];
    REQUIRE(owner != sim::nobody);
    const auto needs = world[problem::needs].neighbours(p), has = world[kene::of].neighbours(owner), declared = world[problem::of].neighbours(owner);
    REQUIRE(std::find(declared.begin(), declared.end(), p) != declared.end());
    sizes.insert(needs.size());
    std::uint64_t fields = 0;
    for (const auto c : needs) {
      REQUIRE(std::find(has.begin(), has.end(), c) == has.end());
      fields |= field::bit(capability::field_of(c));
    }
    REQUIRE(problems.column<problem::fields>()[p] == fields);
    REQUIRE((fields & field::bit(problems.column<problem::field>()[p])) != 0);
    REQUIRE(problems.column<problem::state>()[p] == problem::State::open);
    REQUIRE(problems.column<problem::opened>()[p] <= start);
  }
  CHECK(sizes == std::set<std::size_t>{2, 3, 4, 5});
}

TEST_CASE("first images cover what is assumed, err as often as assumed and are as old", "[territory]") {
  const auto look = [](double coverage, double error) {
    const auto settled = settle(assuming({{"image_coverage", coverage}, {"image_error", error}, {"acquaintances", 4}, {"image_age", 100}}));
    const auto& world = settled.world;
    const auto& trust = world[actor::trust];
    const auto& actors = world[actor::all];
    double offered = 0, right = 0, wrong = 0, age = 0;
    for (std::uint32_t a = 0; a < trust.rows(); ++a)
      for (auto e = trust.at(a).begin; e < trust.at(a).end; ++e) {
        const auto truth = actors.column<actor::offers>()[trust.targets()[e]], image = trust.column<actor::image>()[e];
        offered += std::popcount(truth), right += std::popcount(truth & image), wrong += std::popcount(image & ~truth);
        age += start - trust.column<actor::seen>()[e];
        REQUIRE(trust.column<actor::seen>()[e] > start - 201);
        REQUIRE(trust.column<actor::exchanged>()[e] >= trust.column<actor::seen>()[e]);
        REQUIRE(trust.column<actor::exchanged>()[e] <= start);
      }
    CHECK(age / trust.edges() == Catch::Approx(100).epsilon(0.05));
    return std::pair(right / offered, wrong / offered);
  };
  const auto [right, wrong] = look(0.6, 0.25);
  CHECK(right == Catch::Approx(0.6 * 0.75).margin(0.02));
  CHECK(wrong == Catch::Approx(0.6 * 0.25).margin(0.02));  // a little less: two errors may name the same field
  const auto [all, none] = look(1, 0);
  CHECK(all == 1);
  CHECK(none == 0);
  CHECK(look(0, 0.5).first == 0);
}

TEST_CASE("more acquaintances mean more ties outside suppliers, and the ones there were stay", "[territory]") {
  const auto edges = [](double times) { return settle(assuming({{"acquaintances", times}})).world[actor::trust].edges(); };
  const auto one = edges(1), two = edges(2), five = edges(5);
  CHECK(two > 1.2 * one);
  CHECK(five > two);
  const auto few = settle(assuming({{"acquaintances", 1}})), many = settle(assuming({{"acquaintances", 3}}));
  const auto& before = few.world[actor::trust];
  const auto& after = many.world[actor::trust];
  for (std::uint32_t a = 0; a < before.rows(); ++a)
    for (const auto b : before.neighbours(a)) {
      const auto all = after.neighbours(a);
      REQUIRE(std::find(all.begin(), all.end(), b) != all.end());
    }
}

TEST_CASE("collaboration is settled alike on one, three and seven threads", "[territory]") {
  const auto on = [](std::size_t threads) {
    Told out;
    sim::parallel::with_threads(threads, [&] { out = told(settle(two_communes::territory()).world); });
    return out;
  };
  const auto one = on(1);
  CHECK(one.size() > 500);
  CHECK(on(3) == one);
  CHECK(on(7) == one);
}

TEST_CASE("collaboration is settled alike whatever the order of rows", "[territory]") {
  territory::Figures figures;
  for (const auto& name : territory::assumption_names) figures.assumptions[std::string(name.name)] = {name.value, "", false};
  figures.assumptions["tools_of_firms"].value = figures.assumptions["tools_in_common"].value = 1, figures.assumptions["open_problems"].value = 2;
  const auto world = [&](bool turned) {
    auto w = hamlet::world();
    w[sector::all].column<sector::code>()[0] = sim::code("C1");
    std::vector<sim::Network::Edge> ties;
    for (std::uint32_t a = 0; a < 10; ++a) ties.push_back({a, (a + 1) % 10}), ties.push_back({a, (a + 4) % 10});
    hamlet::befriend(w, ties);
    if (turned) {
      w.reorder(actor::all, std::vector<std::uint32_t>{9, 7, 5, 3, 1, 0, 2, 4, 6, 8});
      w.reorder(firm::all, std::vector<std::uint32_t>{3, 0, 2, 1});
    }
    territory::add_collaboration(w, figures, {}, territory::Luck{7}, start);
    return told(w);
  };
  CHECK(world(true) == world(false));
}

TEST_CASE("a real actor is seated with its own words, in either language and however spelt", "[territory]") {
  auto tree = two_communes::territory();
  tree.put("actors", list({object({{"name", text("Works")}, {"sphere", text("private")}, {"commune", text("A")}, {"topics", list({text("energy"), text("digital")})},
                                   {"core_business", text("Biogas")}, {"know_how", list({text("reseaux-de-chaleur"), text("energy/metering")})},
                                   {"tools", list({text("digital fabrication: 3"), object({{"field", text("repair")}, {"capacity", number(2)}, {"output", number(1500)}})})},
                                   {"problems", list({text("Funding + law"), object({{"fields", list({text("compostage")})}, {"severity", number(0.9)}})})},
                                   {"digital", number(0.95)}, {"preactive", number(0.8)}, {"proactive", number(0.7)}}),
                           object({{"name", text("Friends of the pond")}, {"sphere", text("civil")}, {"role", text("association")}, {"commune", text("A")},
                                   {"know_how", text("biodiversity; rivers and wetlands")}, {"tools", text("canteens")}})}));
  tree.put("ties", list({object({{"from", text("Works")}, {"to", text("Friends of the pond")}, {"trust", number(0.8)}, {"since", text("2009")}, {"last_contact", text("2018-12")}})}));
  const auto settled = settle(tree);
  const auto& world = settled.world;
  check_masks(world);
  const auto& actors = world[actor::all];
  const auto works = settled.real_actors[0].first, friends = settled.real_actors[1].first;
  CHECK(actors.column<actor::core>()[works] == bits({"biogas"}));
  CHECK(actors.column<actor::offers>()[works] == bits({"heat networks", "metering"}));
  CHECK(actors.column<actor::offers_tools>()[works] == bits({"digital fabrication", "repair"}));
  CHECK(actors.column<actor::lacks>()[works] == bits({"funding", "law", "composting"}));
  CHECK(actors.column<actor::topics_mask>()[works] == (1 << 0 | 1 << 6));
  CHECK(actors.column<actor::topic>()[works] == 0);
  CHECK(actors.column<actor::digital>()[works] == 0.95F);
  CHECK(actors.column<actor::preactive>()[works] == 0.8F);
  CHECK(actors.column<actor::proactive>()[works] == 0.7F);
  CHECK(world[kene::of].neighbours(works).size() == 6);  // two for each field named, and no fewer than a firm has
  const auto tools = world[tool::tools].neighbours(works);
  REQUIRE(tools.size() == 2);
  CHECK(world[tool::all].column<tool::capacity>()[tools[0]] == 3);
  CHECK(world[tool::all].column<tool::output>()[tools[1]] == 1500);

  CHECK(actors.column<actor::role>()[friends] == actor::Role::association);
  CHECK(actors.column<actor::social>()[friends]);
  CHECK(actors.column<actor::offers>()[friends] == bits({"biodiversité", "rivières et zones humides"}));
  CHECK(actors.column<actor::lacks>()[friends] == 0);  // it states its profile, and no problem in it

  const auto& trust = world[actor::trust];
  for (auto e = trust.at(works).begin; e < trust.at(works).end; ++e)
    if (trust.targets()[e] == friends) {
      const double good = trust.column<actor::good>()[e], bad = trust.column<actor::bad>()[e];
      CHECK(actor::trust_of(good, bad) == Catch::Approx(0.8));
      CHECK(good + bad > 9);  // ten years of contacts weigh more than four experiences
      CHECK(trust.column<actor::exchanged>()[e] == 17866);  // 2018-12-01
      CHECK(trust.column<actor::since>()[e] == 14245);      // 2009-01-01
    }
}

TEST_CASE("where real actors stand is stated under a pseudonym, and under their names where the file allows it", "[territory]") {
  auto tree = two_communes::territory();
  tree.put("actors", list({object({{"name", text("Works")}, {"sphere", text("private")}, {"commune", text("B")}})}));
  const auto stated = [&] {
    const auto settled = settle(tree);
    for (const auto& one : settled.statements)
      if (one.figure == "real_actor") {
        CHECK(one.settled == settled.real_actors[0].first);
        CHECK(one.place == "B");
        return one.note;
      }
    return std::string();
  };
  CHECK(stated() == "private 1, B");
  tree.put("pseudonymise", sim::Tree::boolean(false));
  CHECK(stated() == "Works");
}

TEST_CASE("communes that name their EPCI have a union of their own, with its budget and its directory", "[territory]") {
  auto tree = two_communes::territory();
  sim::Tree communes = list({});
  for (sim::Tree one : tree["communes"].items()) one.put("epci", text("union of " + one["code"].as_text())), communes.append(std::move(one));
  tree.put("communes", std::move(communes));
  tree.put("public_bodies", list({}));
  const auto settled = settle(tree);
  const auto& world = settled.world;
  const auto council = world[commune::all].link<public_body::union_of>();
  REQUIRE(council[0] != sim::nobody);
  REQUIRE(council[1] != sim::nobody);
  CHECK(council[0] != council[1]);
  for (std::uint32_t c = 0; c < 2; ++c) {
    CHECK(world[public_body::all].column<public_body::revenue>()[council[c]] > 0);
    for (const auto a : world[group::knows].neighbours(council[c])) CHECK(world[actor::all].link<actor::place>()[a] == c);
  }
}

TEST_CASE("a word that names no field is a mistake that tells the nearest names", "[territory]") {
  const auto says = [](const char* member, const char* word) {
    auto tree = two_communes::territory();
    tree.put("actors", list({object({{"name", text("Works")}, {"sphere", text("private")}, {"commune", text("A")}, {member, text(word)}})}));
    return mistakes_of(tree);
  };
  using Catch::Matchers::ContainsSubstring;
  CHECK_THAT(says("know_how", "biogass"), ContainsSubstring("\"biogas\""));
  CHECK_THAT(says("core_business", "eolienne"), ContainsSubstring("\"éolien\""));
  CHECK_THAT(says("problems", "funding + energy"), ContainsSubstring("is a topic") && ContainsSubstring("\"solar\""));
  CHECK_THAT(says("tools", "repair: many"), ContainsSubstring("no capacity"));
  CHECK_THAT(says("role", "asociation"), ContainsSubstring("\"association\""));
  CHECK(says("tools", "repair: 2").empty());
}
