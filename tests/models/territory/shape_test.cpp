#include "models/territory/shape.hpp"

#include "tests/catch.hpp"
#include "tests/models/territory/two_communes.hpp"

namespace {

using two_communes::at;
using two_communes::list;
using two_communes::number;
using two_communes::object;
using two_communes::text;
using two_communes::whole;

std::size_t mistakes(const sim::Tree& tree, const sim::Shape& shape = models::territory::territory_shape()) {
  std::vector<sim::Mistake> found;
  sim::check(tree, shape, found);
  for (const auto& mistake : found) UNSCOPED_INFO(mistake.message);
  return found.size();
}

}  // namespace

TEST_CASE("communes and inhabitants alone make a territory", "[territory]") {
  CHECK(mistakes(two_communes::territory()) == 0);
  CHECK(mistakes(two_communes::sectors(), models::territory::sectors_shape()) == 0);
  auto tree = object({{"format", text("sillon-territory/1")}, {"communes", list({object({{"code", text("A")}})})}, {"figures", object({})}});
  CHECK(mistakes(tree) == 1);
  at(tree, {"figures"}).put("inhabitants", two_communes::figure("person", 10, 10));
  CHECK(mistakes(tree) == 0);
}

TEST_CASE("a figure is a number, a value with its band, or missing with a reason", "[territory]") {
  auto tree = two_communes::territory();
  auto& communes = at(tree, {"figures", "jobs", "communes"});
  communes.put("A", object({{"value", number(900)}, {"low", number(850)}, {"high", number(950)}}));
  communes.put("B", two_communes::missing("not published"));
  CHECK(mistakes(tree) == 0);
  communes.put("B", sim::Tree());
  CHECK(mistakes(tree) == 1);
  communes.put("B", number(-3));
  CHECK(mistakes(tree) == 1);
  communes.put("B", number(3));
  at(tree, {"figures", "jobs"}).put("unit", text("person"));
  CHECK(mistakes(tree) == 1);
}

TEST_CASE("figures and assumptions are closed lists", "[territory]") {
  auto tree = two_communes::territory();
  at(tree, {"figures"}).put("happiness", two_communes::figure("1", 1, 1));
  at(tree, {"assumptions"}).put("luck", number(1));
  CHECK(mistakes(tree) == 2);
}

TEST_CASE("all that a user may have is accepted", "[territory]") {
  auto tree = two_communes::territory();
  const auto by_part = [](const char* unit, const char* part) {
    return object({{"unit", text(unit)}, {"year", whole(2019)}, {"source", text("by hand")}, {"communes", object({{"A", object({{part, number(3)}})}})}});
  };
  auto& figures = at(tree, {"figures"});
  figures.put("jobs_by_sector", by_part("job", "CB"));
  figures.put("establishments_by_sector", by_part("establishment", "C5"));
  figures.put("dwellings_by_class", by_part("dwelling", "G"));
  figures.put("services", by_part("service", "health"));
  figures.put("energy_demand", two_communes::figure("MWh/year", 1e5, 1e4));
  figures.put("jobs_own_account", two_communes::figure("job", 100, 39));
  figures.put("jobs_industry", two_communes::figure("job", 100, 5));
  tree.put("large_employers", list({object({{"name", text("Works")}, {"commune", text("A")}, {"sector", text("C5")},
                                            {"jobs", object({{"value", number(90)}, {"low", number(70)}, {"high", number(99)}, {"source", text("a newspaper")}})}})}));
  tree.put("commuting", object({{"year", whole(2018)}, {"source", text("census")}, {"outside", list({object({{"code", text("BE")}, {"country", text("Belgium")}})})},
                                {"flows", object({{"use", text("flows.csv")}, {"used", list({object({{"from", text("A")}, {"to", text("BE")}, {"persons", text("12.5")}})})}})}}));
  tree.put("actors", list({object({{"name", text("Works")}, {"sphere", text("private")}, {"commune", text("A")}, {"core_business", text("glass")},
                                   {"know_how", list({text("heat recovery")})}, {"tools", text("press; oven")}, {"topics", list({text("energy")})},
                                   {"problems", list({text("waste heat")})}, {"cooperation", number(0.7)}})}));
  tree.put("ties", object({{"use", text("ties.csv")}}));
  tree.put("pseudonymise", sim::Tree::boolean(false));
  tree.put("sources", object({{"census", object({{"title", text("the census")}, {"year", whole(2018)}})}}));
  CHECK(mistakes(tree) == 0);
}
