#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "models/territory/allocation.hpp"
#include "models/territory/commuting.hpp"
#include "models/territory/settle.hpp"
#include "models/territory/shape.hpp"
#include "models/vocabulary/actor.hpp"
#include "models/vocabulary/group.hpp"
#include "models/vocabulary/indicator.hpp"
#include "sim/kernel/parallel.hpp"
#include "tests/catch.hpp"
#include "tests/models/territory/country.hpp"

namespace {

using namespace models;
using country::at;
using country::number;
using country::object;
using country::text;
using country::whole;
using territory::Zones;

constexpr sim::Day start = 17903;  // 2019-01-07

territory::Settled settle(const sim::Tree& tree, double scale = 1) {
  std::vector<sim::Mistake> mistakes;
  sim::check(tree, territory::territory_shape(), mistakes);
  for (const auto& mistake : mistakes) UNSCOPED_INFO(mistake.pointer << ": " << mistake.message);
  REQUIRE(mistakes.empty());
  return territory::settle(tree, country::sectors(), 1, start, scale);
}
const territory::Settled& standard() {
  static const territory::Settled settled = settle(country::territory());
  return settled;
}
territory::Figures figures_of(const sim::Tree& tree) { return territory::read_figures(tree, {"AZ", "DE", "C2", "C5", "FZ", "GZ", "HZ", "MN", "OQ"}); }

const sim::Statement* statement(const territory::Settled& settled, const std::string& place, const std::string& name) {
  for (const auto& one : settled.statements)
    if (one.place == place && one.figure == name) return &one;
  return nullptr;
}

std::uint64_t hash(const sim::World& world) {
  std::uint64_t h = 0;
  const auto bytes = [&](const void* data, std::size_t size) { h = sim::mix(h, sim::hash({static_cast<const char*>(data), size})); };
  for (const auto& population : world.populations()) {
    for (const auto& column : population.columns()) bytes(column.front.data(), column.info.size * population.rows());
    for (const auto& link : population.links()) bytes(link.rows.data(), link.rows.size() * 4);
  }
  for (const auto& network : world.networks()) {
    bytes(network.offsets().data(), network.offsets().size_bytes());
    bytes(network.targets().data(), network.targets().size_bytes());
    for (const auto& column : network.columns()) bytes(column.front.data(), column.info.size * network.edges());
  }
  return h;
}

// How many pairs share each level of zones as the finest.
using ByLevel = std::array<double, Zones::levels>;
std::size_t shared(const Zones& zones, std::uint32_t a, std::uint32_t b) {
  std::size_t level = 0;
  while (zones.of(level, a) != zones.of(level, b)) ++level;
  return level;
}

}  // namespace

TEST_CASE("zones are nested, and each is one run of the order", "[territory]") {
  const auto tree = country::territory();
  const Zones zones(figures_of(tree));
  CHECK(zones.count(Zones::itself) == 240);
  CHECK(zones.count(Zones::epci) == 30 + 5);  // five communes have no EPCI: each is a zone of its own
  CHECK(zones.count(Zones::department) == 6);
  CHECK(zones.count(Zones::region) == 2);
  CHECK(zones.count(Zones::whole) == 1);
  for (std::size_t level = 0; level < Zones::levels; ++level)
    for (std::uint32_t zone = 0; zone < zones.count(level); ++zone)
      for (const std::uint32_t c : zones.communes(level, zone)) {
        CHECK(zones.of(level, c) == zone);
        if (level + 1 < Zones::levels) CHECK(zones.of(level + 1, c) == zones.of(level + 1, zones.communes(level, zone)[0]));
      }
  CHECK(zones.of(Zones::department, 40) == zones.of(Zones::department, 32));  // its EPCI lies mostly across the border
}

TEST_CASE("every inhabitant of a country is counted once, in the commune of the register", "[laws][territory]") {
  const auto& world = standard().world;
  const auto& communes = world[commune::all];
  REQUIRE(communes.rows() == 240);
  std::vector<std::int64_t> adults(240, 0);
  for (const auto home : world[citizen::all].link<citizen::home>()) ++adults[home];
  for (int c = 0; c < 240; ++c) {
    CHECK(sim::text(communes.column<commune::code>()[c]) == country::code_of(c));
    CHECK(communes.column<commune::inhabitants>()[c] == static_cast<std::uint32_t>(country::inhabitants({}, c)));
    CHECK(adults[c] == std::llround(0.82 * country::inhabitants({}, c)));
    CHECK(communes.column<commune::residents>()[c] == adults[c]);
  }
}

TEST_CASE("in a country everybody who works has one post, and every post that residents hold has one of them", "[laws][territory]") {
  const auto& world = standard().world;
  const auto& firms = world[firm::all];
  const auto& people = world[citizen::all];
  std::vector<std::int32_t> employees(firms.rows(), 0);
  std::vector<std::int64_t> unemployed(240, 0);
  std::int64_t held = 0, jobs = 0, outside = 0, employed = 0;
  for (std::uint32_t i = 0; i < people.rows(); ++i) {
    const auto employer = people.link<citizen::employer>()[i];
    const auto status = people.column<citizen::status>()[i];
    if (employer != sim::nobody) ++employees[employer], ++held;
    else if (status == citizen::Status::labour_force) ++unemployed[people.link<citizen::home>()[i]];
    outside += status == citizen::Status::works_outside;
  }
  for (std::uint32_t f = 0; f < firms.rows(); ++f) {
    CHECK(firms.column<firm::employees>()[f] == employees[f]);
    jobs += firms.column<firm::base_jobs>()[f];
  }
  for (int c = 0; c < 240; ++c) {
    const bool town = c % 8 == 0;
    const double of_15_64 = (town ? 0.65 : 0.6) * country::inhabitants({}, c), active = (town ? 0.7 : 0.8) * of_15_64;
    CHECK(unemployed[c] == std::llround((town ? 0.15 : 0.1) * active));
    employed += std::llround(active) - unemployed[c];
  }
  CHECK(held == std::min<std::int64_t>(std::llround(0.99 * static_cast<double>(jobs)), employed));
  CHECK(held + outside == employed);
}

TEST_CASE("pools of zones match workers and posts as a table of all pairs would", "[territory]") {
  const auto tree = country::territory();
  const auto figures = figures_of(tree);
  const territory::Geography geography(figures);
  REQUIRE(geography.by_zones());
  territory::Sides sides{std::vector<std::vector<std::uint32_t>>(240), std::vector<std::vector<std::uint32_t>>(240), 0};
  std::vector<std::uint32_t> home, place;
  for (std::uint32_t c = 0; c < 240; ++c) {
    for (int i = 0; i < (c % 8 == 0 ? 1200 : 60 + static_cast<int>(c) % 5); ++i) sides.workers[c].push_back(static_cast<std::uint32_t>(home.size())), home.push_back(c);
    for (int i = 0; i < (c % 8 == 0 ? 1500 : 12); ++i) sides.posts[c].push_back(static_cast<std::uint32_t>(place.size())), place.push_back(c);
  }
  REQUIRE(place.size() < home.size());
  sides.outside = static_cast<std::int64_t>(home.size() - place.size());
  ByLevel by_table{}, by_zones{};
  territory::Table flows(240, 241);  // the same gravity model pair by pair, before any rounding; the last column is outside
  std::vector<double> rows, columns;
  for (std::uint32_t h = 0; h < 240; ++h) {
    rows.push_back(static_cast<double>(sides.workers[h].size())), columns.push_back(static_cast<double>(sides.posts[h].size()));
    for (std::uint32_t w = 0; w < 240; ++w) flows(h, w) = rows[h] * static_cast<double>(sides.posts[w].size()) * std::exp(-geography.distance(h, w) / figures.assumption("commuting_distance"));
    flows(h, 240) = rows[h] * 1000;
  }
  columns.push_back(static_cast<double>(sides.outside));
  REQUIRE(territory::fit(flows, rows, columns) < 1e-6);
  for (std::uint32_t h = 0; h < 240; ++h)
    for (std::uint32_t w = 0; w < 240; ++w) by_table[shared(geography.zones(), h, w)] += flows(h, w);
  std::vector<int> hired(home.size(), 0), filled(place.size(), 0);
  std::int64_t left = 0;
  sim::parallel::with_threads(1, [&] {
    territory::pair_by_zones(sides, figures, geography, {1}, [&](std::uint32_t worker, std::uint32_t post) {
      ++hired[worker];
      if (post == sim::nobody) { ++left; return; }
      ++filled[post], ++by_zones[shared(geography.zones(), home[worker], place[post])];
    });
  });
  CHECK(std::all_of(hired.begin(), hired.end(), [](int count) { return count == 1; }));
  CHECK(std::all_of(filled.begin(), filled.end(), [](int count) { return count == 1; }));
  CHECK(left == sides.outside);
  for (std::size_t level = 0; level < Zones::levels; ++level) {
    INFO(level);
    CHECK(by_zones[level] == Catch::Approx(by_table[level]).epsilon(0.05).margin(40));
  }
  CHECK(by_zones[Zones::epci] > 1000);  // villages work in their town
  CHECK(by_zones[Zones::department] > 300);
}

TEST_CASE("a country settles to the same bits on one thread and on three", "[laws][territory]") {
  std::array<std::uint64_t, 2> hashes{};
  for (const std::size_t i : {0U, 1U})
    sim::parallel::with_threads(2 * i + 1, [&] { hashes[i] = hash(settle(country::territory({160, 100, 1500})).world); });
  CHECK(hashes[0] == hashes[1]);
}

TEST_CASE("what no local figure states follows the ratios by size, is marked imputed and says so", "[territory]") {
  const auto& settled = standard();
  for (const auto& one : settled.statements) {
    INFO(one.place << " " << one.figure);
    if (one.figure == "inhabitants") CHECK((!one.imputed && one.settled == one.stated && one.source == "counted by hand"));
    else CHECK(one.imputed);
  }
  double jobs = 0;
  for (int c = 0; c < 240; ++c) jobs += std::round((c % 8 == 0 ? 0.5 : 0.2) * country::inhabitants({}, c));
  REQUIRE(statement(settled, "XX", "jobs") != nullptr);
  CHECK(statement(settled, "XX", "jobs")->settled == jobs);
  CHECK(statement(settled, "XX", "jobs")->note.find("imputed by size of commune, per inhabitants") != std::string::npos);
  CHECK(statement(settled, country::code_of(8), "jobs")->settled == std::round(0.5 * country::inhabitants({}, 8)));
  for (const auto& warning : {"population only, imputed elsewhere", "communes have no coordinates"})
    CHECK(std::any_of(settled.warnings.begin(), settled.warnings.end(), [&](const auto& one) { return one.first.rfind(warning, 0) == 0; }));
}

TEST_CASE("a stated whole or a local figure wins over the ratios by size", "[territory]") {
  auto tree = country::territory();
  at(tree, {"figures"}).put("jobs", object({{"unit", text("job")}, {"year", whole(2018)}, {"source", text("census")}, {"total", number(70000)},
                                            {"communes", object({{country::code_of(0), number(5000)}})}}));
  const auto settled = settle(tree);
  CHECK(statement(settled, country::code_of(0), "jobs")->settled == 5000);
  CHECK_FALSE(statement(settled, country::code_of(0), "jobs")->imputed);
  CHECK(statement(settled, country::code_of(1), "jobs")->imputed);
  CHECK(statement(settled, "XX", "jobs")->stated == 70000);
  CHECK(statement(settled, "XX", "jobs")->settled == Catch::Approx(70000).margin(60));  // each commune is rounded
}

TEST_CASE("beyond a thousand communes what is imputed is told as a whole", "[territory]") {
  const auto settled = settle(country::territory({1008, 12, 60}));
  CHECK(statement(settled, country::code_of(5), "inhabitants") != nullptr);
  CHECK(statement(settled, country::code_of(5), "jobs") == nullptr);
  REQUIRE(statement(settled, "XX", "jobs") != nullptr);
  CHECK(statement(settled, "XX", "jobs")->imputed);
  CHECK(settled.statements.size() < 1200);
}

TEST_CASE("each area of the register has its public body, which knows nobody beyond it", "[territory]") {
  const auto& world = standard().world;
  const auto tree = country::territory();
  const Zones zones(figures_of(tree));
  const auto& bodies = world[public_body::all];
  REQUIRE(bodies.rows() == 240 + 30 + 6 + 2);
  using Level = public_body::Level;
  const auto& knows = world[group::knows];
  std::array<std::size_t, 4> known{};
  for (std::uint32_t b = 0; b < bodies.rows(); ++b) {
    const Level level = bodies.column<public_body::level>()[b];
    const std::size_t scope = level == Level::commune ? Zones::itself : level == Level::epci ? Zones::epci : level == Level::departement ? Zones::department : Zones::region;
    for (std::uint32_t e = knows.offsets()[b]; e < knows.offsets()[b + 1]; ++e) {
      const std::uint32_t there = world[actor::all].link<actor::place>()[knows.targets()[e]];
      CHECK(zones.of(scope, there) == zones.of(scope, bodies.link<public_body::place>()[b]));
      ++known[scope];
    }
    if (level == Level::epci) CHECK(bodies.column<public_body::revenue>()[b] > 0);
    const std::uint32_t seat = bodies.link<public_body::place>()[b];
    if (level != Level::epci) continue;
    for (const std::uint32_t c : zones.communes(scope, zones.of(scope, seat))) CHECK(country::inhabitants({}, static_cast<int>(c)) <= country::inhabitants({}, static_cast<int>(seat)));
  }
  for (const std::size_t scope : {Zones::itself, Zones::epci, Zones::department, Zones::region}) CHECK(known[scope] > 0);
  std::set<std::uint32_t> hosts(world[researcher::all].link<researcher::place>().begin(), world[researcher::all].link<researcher::place>().end());
  CHECK(world[researcher::all].rows() == 20);
  CHECK(hosts.size() == 6);  // one town in each department
}

TEST_CASE("suppliers and shops of a country are near as often as distance says", "[territory]") {
  const auto& world = standard().world;
  const auto tree = country::territory();
  const Zones zones(figures_of(tree));
  const auto place = world[firm::all].link<firm::place>();
  const auto& market = world[firm::market];
  const auto shares = market.column<firm::market_share>();
  double near = 0, all = 0;
  for (std::uint32_t c = 0; c < market.rows(); ++c)
    for (std::uint32_t e = market.offsets()[c]; e < market.offsets()[c + 1]; ++e) {
      all += shares[e];
      if (shared(zones, c, place[market.targets()[e]]) <= Zones::epci) near += shares[e];
    }
  CHECK(near / all > 0.9);
  const auto& supply = world[firm::supply];
  ByLevel suppliers{};
  for (std::uint32_t f = 0; f < supply.rows(); ++f)
    for (std::uint32_t e = supply.offsets()[f]; e < supply.offsets()[f + 1]; ++e) ++suppliers[shared(zones, place[f], place[supply.targets()[e]])];
  for (const double count : suppliers) CHECK(count > 0);
  const auto& reach = world[firm::workplaces];
  for (std::uint32_t c = 0; c < reach.rows(); ++c) CHECK(reach.offsets()[c + 1] > reach.offsets()[c]);
}

TEST_CASE("a table of ratios that cannot be read is told row by row", "[territory]") {
  const auto refused = [](auto change) {
    auto rows = country::ratios();
    change(rows);
    auto tree = country::territory();
    tree.put("structure", country::table(std::move(rows)));
    try {
      figures_of(tree);
    } catch (const sim::ScenarioError& error) { return error.mistakes().size(); }
    return std::size_t{0};
  };
  CHECK(refused([](auto&) {}) == 0);
  CHECK(refused([](auto& rows) { rows[1].put("per", text("inhabitants")); }) == 1);
  CHECK(refused([](auto& rows) { rows[1].put("figure", text("happiness")); }) == 1);
  CHECK(refused([](auto& rows) { rows[2].put("from_2000", text("1.5")); }) == 1);
  CHECK(refused([](auto& rows) { rows[2].drop("from_2000"); }) == 1);
  CHECK(refused([](auto& rows) { rows.push_back(rows[0]); }) == 1);
  for (auto change : {+[](sim::Tree& row) { row.drop("from_2000"); }, +[](sim::Tree& row) { row.put("below_500", text("0.5")); }})
    CHECK(refused([&](auto& rows) { for (auto& row : rows) change(row); }) > 0);
}

TEST_CASE("inhabitants of a year that the register does not count are refused", "[territory]") {
  auto tree = country::territory();
  at(tree, {"figures", "inhabitants"}).put("year", whole(1999));
  CHECK_THROWS_AS(settle(tree), sim::ScenarioError);
}
