#include <algorithm>

#include "models/territory/settle.hpp"
#include "models/territory/shape.hpp"
#include "tests/catch.hpp"
#include "tests/models/territory/two_communes.hpp"

namespace {

using two_communes::at;
using two_communes::list;
using two_communes::number;
using two_communes::object;
using two_communes::text;

// The places of all mistakes that settling finds; none if it settles.
std::vector<std::string> refused(sim::Tree tree) {
  two_communes::place(tree);
  try {
    models::territory::settle(tree, two_communes::sectors(), 1, 0);
  } catch (const sim::ScenarioError& error) {
    std::vector<std::string> places;
    for (const auto& mistake : error.mistakes()) {
      UNSCOPED_INFO(mistake.pointer << ": " << mistake.message);
      places.push_back(mistake.pointer);
    }
    return places;
  }
  return {};
}
std::vector<std::string> refused(const std::string& figure, const std::string& commune, double value) {
  auto tree = two_communes::territory();
  at(tree, {"figures", figure, "communes"}).put(commune, number(value));
  return refused(std::move(tree));
}
using Places = std::vector<std::string>;

}  // namespace

TEST_CASE("what cannot be true together is refused at the figure's place", "[territory]") {
  CHECK(refused(two_communes::territory()).empty());
  CHECK(refused("inhabitants_15_64", "A", 2600) == Places{"/figures/inhabitants_15_64/communes/A"});
  CHECK(refused("active_15_64", "A", 1600) == Places{"/figures/active_15_64/communes/A"});
  CHECK(refused("unemployed_15_64", "B", 280) == Places{"/figures/unemployed_15_64/communes/B"});
  CHECK(refused("owner_occupied", "B", 231) == Places{"/figures/owner_occupied/communes/B"});
  CHECK(refused("jobs_salaried", "A", 950) == Places{"/figures/jobs_salaried/communes/A"});
  CHECK(refused("establishments_industry", "A", 9) == Places{"/figures/establishments/communes/A"});
  CHECK(refused("establishments_trade", "A", 34) == Places{"/figures/establishments_trade/communes/A"});
  CHECK(refused("establishments_10_plus", "A", 21) == Places{"/figures/establishments/communes/A"});
  CHECK(refused("jobs", "A", -1).front() == "/figures/jobs/communes/A");
}

TEST_CASE("a part that rounding makes larger than its whole by half a person is no contradiction", "[territory]") {
  CHECK(refused("active_15_64", "A", 1550.7).empty());
}

TEST_CASE("all contradictions are told at once", "[territory]") {
  auto tree = two_communes::territory();
  at(tree, {"figures", "owner_occupied", "communes"}).put("A", number(1001));
  at(tree, {"figures", "unemployed_15_64", "communes"}).put("B", number(271));
  CHECK(refused(tree).size() == 2);
}

TEST_CASE("salaried jobs without any establishment are refused, own-account work without one is not", "[territory]") {
  auto tree = two_communes::territory();
  for (const char* name : {"establishments", "establishments_agriculture", "establishments_industry", "establishments_construction", "establishments_services",
                           "establishments_trade", "establishments_public", "establishments_1_9", "establishments_10_plus"})
    at(tree, {"figures", name, "communes"}).put("B", number(0));
  CHECK(refused(tree) == Places{"/figures/jobs_salaried/communes/B"});
  at(tree, {"figures", "jobs_salaried", "communes"}).put("B", number(0));
  CHECK(refused(tree).empty());
}

TEST_CASE("what the file's own lists do not know is refused with the nearest known name", "[territory]") {
  auto tree = two_communes::territory();
  at(tree, {"figures", "jobs", "communes"}).put("C", number(1));
  CHECK(refused(tree) == Places{"/figures/jobs/communes/C"});

  tree = two_communes::territory();
  tree.put("structural_zeros", list({object({{"sector", text("C7")}})}));
  CHECK(refused(tree) == Places{"/structural_zeros/0/sector"});

  tree = two_communes::territory();
  tree.put("public_bodies", list({object({{"name", text("Hall")}, {"level", text("commune")}, {"commune", text("Z")}})}));
  CHECK(refused(tree) == Places{"/public_bodies/0/commune"});

  tree = two_communes::territory();
  tree.put("communes", list({object({{"code", text("A")}}), object({{"code", text("B")}}), object({{"code", text("A")}})}));
  CHECK(refused(tree) == Places{"/communes/2/code"});
}

TEST_CASE("establishments of a broad sector whose sectors are all structural zeros are refused", "[territory]") {
  auto tree = two_communes::territory();
  tree.put("structural_zeros", list({object({{"sector", text("FZ")}, {"commune", text("B")}})}));
  CHECK(refused(tree) == Places{"/figures/establishments_construction/communes/B"});
}

TEST_CASE("inhabitants that are missing leave nothing to settle", "[territory]") {
  auto tree = two_communes::territory();
  at(tree, {"figures", "inhabitants", "communes"}).put("B", two_communes::missing("lost"));
  CHECK(refused(tree) == Places{"/figures/inhabitants/communes/B"});
}

TEST_CASE("ties between actors that are not in the list are refused", "[territory]") {
  auto tree = two_communes::territory();
  const auto one = [](const char* name) { return object({{"name", text(name)}, {"sphere", text("civil")}, {"commune", text("A")}}); };
  tree.put("actors", list({one("Ann"), one("Bob")}));
  tree.put("ties", list({object({{"from", text("Ann")}, {"to", text("Bab")}}), object({{"from", text("Bob")}, {"to", text("Bob")}})}));
  CHECK(refused(tree) == Places{"/ties/0/to", "/ties/1"});
}
