// Names of runs without mechanisms, and what is said of a result. Runs themselves: attribution_test.py.
#include "app/attribution_findings.hpp"
#include "app/attribution_plan.hpp"

#include <cmath>

#include "tests/catch.hpp"

namespace {

app::AttributedLine line(const std::vector<std::vector<double>>& parts, const std::vector<double>& whole) {
  app::AttributedLine out;
  out.whole = study::interval(whole), out.whole_zero = study::all_zero(whole);
  for (const auto& part : parts) out.alone.push_back({study::interval(study::minus(whole, part)), study::interval(part), study::all_zero(part)});
  return out;
}

}  // namespace

TEST_CASE("a run without mechanisms is called after what is off, in at most sixty characters", "[app]") {
  const std::vector<std::string> mechanisms{"groups", "advice", "mutual aid", "all", "x1f"};
  CHECK(app::name_without("as-is", 0, mechanisms) == "as-is");
  CHECK(app::name_without("as-is", 1, mechanisms) == "as-is--without-groups");
  CHECK(app::name_without("as-is", 31, mechanisms) == "as-is--without-all");
  CHECK(app::name_without("as-is", 3, mechanisms) == "as-is--without-x3");
  CHECK(app::name_without("as-is", 4, mechanisms) == "as-is--without-x4");    // no name of a folder
  CHECK(app::name_without("as-is", 8, mechanisms) == "as-is--without-x8");    // "all" is taken
  CHECK(app::name_without("as-is", 16, mechanisms) == "as-is--without-x10");  // and so is a number
  CHECK(app::name_without(std::string(46, 'a'), 1, {"groups", "advice"}) == std::string(46, 'a') + "--without-x1");
  CHECK(app::name_without("a", 1, {"groups"}) == "a--without-groups");
}

TEST_CASE("a file's strategies with all on are those that no other one is the base of", "[app]") {
  const auto kept = app::with_all_on({{"as-is", "", ""}, {"as-is--without-groups", "", ""}, {"else--without-groups", "", ""}, {"as-is--without-x3", "", ""}});
  REQUIRE(kept.size() == 2);
  CHECK(kept[0].name == "as-is");
  CHECK(kept[1].name == "else--without-groups");
}

TEST_CASE("the mechanism that carries most is the first whose part chance does not explain", "[app]") {
  const auto found = line({{0, 0, 0}, {9, 10, 11}, {-40, 60, 100}, {-12, -12.5, -13}}, {20, 21, 22});
  CHECK(found.ranked() == std::vector<std::size_t>{2, 3, 1});
  CHECK(found.first() == std::size_t{3});
  CHECK(!found.zero());
  CHECK(app::may_be_chance(found.alone[2].part));
  CHECK(!app::may_be_chance(found.alone[1].part));
  CHECK(!line({{-40, 60, 100}}, {20, 21, 22}).first());
  CHECK(!line({{1}}, {1}).first());  // one luck says nothing of chance
  CHECK(line({{0, 0}, {0, 0}}, {0, 0}).zero());
  CHECK(!line({{0, 0}, {1, -1}}, {0, 0}).zero());
}

TEST_CASE("a time to recovery that one replicate does not see has no mean", "[app]") {
  CHECK(app::mean_of(app::Of::recovery, {10, std::nan("")}).count == 0);
  CHECK(app::mean_of(app::Of::recovery, {10, 20}).mean == Approx(15));
  CHECK(app::mean_of(app::Of::mean, {10, std::nan("")}).count == 1);
}

TEST_CASE("measures are called by one word each, which is understood again", "[app]") {
  for (const auto of : app::all_measures) CHECK(app::parse_measure(app::name(of)) == of);
  CHECK(!app::parse_measure("sum"));
}
