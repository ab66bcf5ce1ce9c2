// tests/models/open_results_test.cpp -- what a project publishes is copied with loss; a platform eases applications.
#include "models/vocabulary/platform.hpp"
#include "models/vocabulary/project.hpp"
#include "tests/catch.hpp"
#include "tests/models/hamlet.hpp"

using namespace hamlet;

namespace {

// Ten actors interested in every topic with room for ten capabilities; a project of actors 0 and 1 has just been delivered.
sim::World delivered(double open) {
  auto w = world();
  w[field::all].settle(field::count);
  auto& capabilities = w[capability::all];
  capabilities.settle(capability::count);
  for (std::uint32_t c = 0; c < capability::count; ++c) capabilities.column<capability::topic>()[c] = static_cast<std::uint8_t>(capability::topic_of(c)), capabilities.link<capability::field>()[c] = capability::field_of(c);
  auto& actors = w[actor::all];
  for (std::uint32_t i = 0; i < 10; ++i) actors.column<actor::digital>()[i] = 1, actors.column<actor::topics_mask>()[i] = i == 9 ? 0 : 0xFF, actors.column<actor::room>()[i] = i == 8 ? 0 : 10;
  auto& projects = w[project::all];
  projects.settle(1);
  projects.link<project::leader>()[0] = 0;
  projects.column<project::phase>()[0] = project::Phase::delivered, projects.column<project::open>()[0] = open;
  projects.column<project::ended>()[0] = scenario({}).clock.start;
  for (sim::Network& network : w.networks()) network.grow(w[network.key().from].rows());
  const std::vector<sim::Network::Edge> partners{{0, 0}, {0, 1}}, knows{{0, 17}, {1, 230}};
  const auto at = w[project::partners].build(partners, projects, actors);
  w[project::partners].column<project::brings>()[at[0]] = 17, w[project::partners].column<project::brings>()[at[1]] = 230;
  w[kene::of].build(knows, actors, capabilities);
  w.mirror();
  return w;
}
sim::Scenario read_along(std::uint32_t months) {
  auto s = scenario({"publish_results", "copy_results"}, months, sim::Period::month);
  set(s, "copy_results", "reading", 1.0);
  return s;
}

}  // namespace

TEST_CASE("open results are copied by who took no part, with loss, where there is interest and room", "[laws][knowledge]") {
  auto w = delivered(1);
  run(w, read_along(24));
  const auto& kene = w[kene::of];
  CHECK(w[capability::published].edges() == 2);
  for (std::uint32_t a = 2; a < 8; ++a) {
    REQUIRE(kene.at(a).end - kene.at(a).begin == 2);
    for (auto e = kene.at(a).begin; e < kene.at(a).end; ++e) {
      CHECK((kene.targets()[e] == 17 || kene.targets()[e] == 230));
      CHECK(kene.column<kene::ability>()[e] == 4);
      CHECK(kene.column<kene::expertise>()[e] == 1);
    }
  }
  CHECK(kene.neighbours(8).empty());  // no room
  CHECK(kene.neighbours(9).empty());  // no interest
  CHECK(w[territory::all].column<territory::capabilities_copied>()[0] == 14);
}

TEST_CASE("results that are not open are copied by nobody", "[knowledge]") {
  auto w = delivered(0);
  run(w, read_along(24));
  CHECK(w[capability::published].edges() == 0);
  CHECK(w[kene::of].edges() == 2);
}

TEST_CASE("a platform that saves work on applications brings more proposals, while it runs", "[collaboration]") {
  const auto proposed = [](float eases, bool runs) {
    auto w = delivered(0);
    auto& actors = w[actor::all];
    w[platform::all].settle(1), w[call::all].settle(1);
    w[platform::all].column<platform::runs>()[0] = runs, w[platform::all].column<platform::eases>()[0] = eases;
    w[call::all].column<call::closes>()[0] = 1 << 30, w[call::all].column<call::topic>()[0] = call::any;
    for (std::uint32_t i = 0; i < 10; ++i) actors.link<actor::platform>()[i] = 0, actors.link<actor::heard>()[i] = 0, actors.column<actor::proactive>()[i] = 0.5F;
    for (sim::Network& network : w.networks()) network.grow(w[network.key().from].rows());
    std::vector<sim::Network::Edge> kenes;
    for (std::uint32_t i = 0; i < 10; ++i)
      for (std::uint32_t c = 0; c < 5; ++c) kenes.push_back({i, 20 * i + c});
    w[kene::of].build(kenes, actors, w[capability::all]);
    w.mirror();
    run(w, scenario({"propose_project"}, 24, sim::Period::month));
    return w[project::all].living() - 1;
  };
  const auto plain = proposed(0, true), eased = proposed(1, true);
  CHECK(eased > plain + plain / 2);
  CHECK(proposed(1, false) == plain);
}
