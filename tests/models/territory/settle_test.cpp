#include "models/territory/settle.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>
#include <set>

#include "models/catalogue.hpp"
#include "models/territory/shape.hpp"
#include "models/vocabulary/actor.hpp"
#include "models/vocabulary/citizen.hpp"
#include "models/vocabulary/group.hpp"
#include "models/vocabulary/indicator.hpp"
#include "sim/kernel/agent.hpp"
#include "sim/kernel/schedule.hpp"
#include "tests/catch.hpp"
#include "tests/models/territory/two_communes.hpp"

namespace {

using namespace models;
using two_communes::at;
using two_communes::figure;
using two_communes::list;
using two_communes::number;
using two_communes::object;
using two_communes::text;
using two_communes::whole;

constexpr sim::Day start = 17903;  // 2019-01-07

territory::Settled settle(const sim::Tree& tree, std::uint64_t seed = 1, double scale = 1) {
  std::vector<sim::Mistake> mistakes;
  sim::check(tree, territory::territory_shape(), mistakes);
  for (const auto& mistake : mistakes) UNSCOPED_INFO(mistake.pointer << ": " << mistake.message);
  REQUIRE(mistakes.empty());
  return territory::settle(tree, two_communes::sectors(), seed, start, scale);
}

std::uint64_t hash(const sim::World& world) {
  std::uint64_t h = 0;
  const auto bytes = [&](const void* data, std::size_t size) { h = sim::mix(h, sim::hash({static_cast<const char*>(data), size})); };
  for (const auto& population : world.populations()) {
    bytes(population.ids().data(), population.ids().size_bytes());
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

std::int64_t cents(double amount) { return std::llround(amount * 100); }

double settled_figure(const territory::Settled& settled, const std::string& place, const std::string& name) {
  for (const auto& one : settled.statements)
    if (one.place == place && one.figure == name) return one.settled;
  return std::nan("");
}
const sim::Statement* statement(const territory::Settled& settled, const std::string& place, const std::string& name) {
  for (const auto& one : settled.statements)
    if (one.place == place && one.figure == name) return &one;
  return nullptr;
}

const territory::Settled& standard() {
  static const territory::Settled settled = settle(two_communes::territory());
  return settled;
}

}  // namespace

TEST_CASE("the same seed settles the same world, another seed another", "[laws][territory]") {
  const auto tree = two_communes::territory();
  CHECK(hash(settle(tree, 7).world) == hash(settle(tree, 7).world));
  CHECK(hash(settle(tree, 7).world) != hash(settle(tree, 8).world));
}

TEST_CASE("residents are counted as stated: adults, labour force, unemployed, retired", "[laws][territory]") {
  const auto& world = standard().world;
  const auto& people = world[citizen::all];
  std::array<std::int64_t, 2> adults{}, active{}, unemployed{}, of_15_64{};
  for (std::uint32_t i = 0; i < people.rows(); ++i) {
    const auto home = people.link<citizen::home>()[i];
    const auto status = people.column<citizen::status>()[i];
    const bool employed = people.link<citizen::employer>()[i] != sim::nobody;
    ++adults[home];
    active[home] += status == citizen::Status::labour_force || status == citizen::Status::works_outside;
    unemployed[home] += status == citizen::Status::labour_force && !employed;
    of_15_64[home] += status != citizen::Status::retired;
    if (employed) CHECK(status == citizen::Status::labour_force);
    CHECK((people.column<citizen::age>()[i] == citizen::Age::from_65) == (status == citizen::Status::retired));
  }
  CHECK(adults == std::array<std::int64_t, 2>{1920, 480});
  CHECK(of_15_64 == std::array<std::int64_t, 2>{std::llround(1550.4 * 2400 / 2500), std::llround(360.2 * 600 / 580)});
  CHECK(active == std::array<std::int64_t, 2>{std::llround(1100.0 * 2400 / 2500), std::llround(270.0 * 600 / 580)});
  CHECK(unemployed == std::array<std::int64_t, 2>{std::llround(200.5 * 2400 / 2500), std::llround(30.0 * 600 / 580)});
  CHECK(world[commune::all].column<commune::residents>()[0] == 1920);
}

TEST_CASE("jobs are those that are stated, salaried and own-account apart", "[laws][territory]") {
  const auto& firms = standard().world[firm::all];
  std::array<std::int64_t, 2> jobs{}, own{};
  for (std::uint32_t f = 0; f < firms.rows(); ++f) {
    jobs[firms.link<firm::place>()[f]] += firms.column<firm::base_jobs>()[f];
    if (firms.column<firm::kind>()[f] == firm::Kind::own_account) own[firms.link<firm::place>()[f]] += firms.column<firm::base_jobs>()[f];
    CHECK(firms.column<firm::base_jobs>()[f] >= 1);
  }
  CHECK(jobs == std::array<std::int64_t, 2>{900, 120});
  CHECK(own == std::array<std::int64_t, 2>{100, 39});
}

TEST_CASE("every job is held by a resident or a commuter, and every employee has that employer", "[laws][territory]") {
  const auto& world = standard().world;
  const auto& firms = world[firm::all];
  const auto& people = world[citizen::all];
  std::vector<std::int32_t> employees(firms.rows(), 0);
  std::int64_t residents = 0, jobs = 0;
  for (const auto employer : people.link<citizen::employer>())
    if (employer != sim::nobody) ++employees[employer], ++residents;
  for (std::uint32_t f = 0; f < firms.rows(); ++f) {
    CHECK(firms.column<firm::employees>()[f] == employees[f]);
    CHECK(firms.column<firm::employees>()[f] + firms.column<firm::commuters>()[f] == firms.column<firm::base_jobs>()[f]);
    CHECK(firms.column<firm::positions>()[f] == firms.column<firm::base_jobs>()[f]);
    CHECK(firms.column<firm::base_commuters>()[f] == firms.column<firm::commuters>()[f]);
    CHECK(firms.column<firm::commuters>()[f] >= 0);
    jobs += firms.column<firm::base_jobs>()[f];
  }
  CHECK(residents == std::llround(0.6 * static_cast<double>(jobs)));
}

TEST_CASE("establishments by broad sector are exact and no sector breaks a structural zero", "[laws][territory]") {
  for (const char* place : {"A", "B"})
    for (const char* name : {"establishments", "establishments_agriculture", "establishments_industry", "establishments_construction", "establishments_services",
                             "establishments_trade", "establishments_public", "establishments_10_plus", "establishments_1_9"}) {
      const auto* one = statement(standard(), place, name);
      REQUIRE(one != nullptr);
      INFO(place << " " << name);
      CHECK(one->settled == one->stated);
    }
  CHECK(settled_figure(standard(), "AB", "establishments_by_sector/C2") == 0);
  CHECK(settled_figure(standard(), "AB", "jobs_by_sector/C2") == 0);
  CHECK(statement(standard(), "AB", "jobs_by_sector/MN")->imputed);
}

TEST_CASE("orders and exports are the output of each establishment, to the cent", "[laws][territory]") {
  const auto& world = standard().world;
  const auto& firms = world[firm::all];
  std::vector<std::int64_t> received(firms.rows(), 0), bought(firms.rows(), 0);
  const auto take = [&](const auto& network, const auto& share, const auto& order) {
    for (std::uint32_t r = 0; r < network.rows(); ++r)
      for (std::uint32_t e = network.offsets()[r]; e < network.offsets()[r + 1]; ++e) {
        CHECK((share[e] > 0 && share[e] <= 1));
        received[network.targets()[e]] += cents(order[e]);
      }
  };
  const auto& supply = world[firm::supply];
  const auto& market = world[firm::market];
  const auto& inputs = world[firm::inputs];
  take(supply, supply.column<firm::supply_share>(), supply.column<firm::supply_order>());
  take(market, market.column<firm::market_share>(), market.column<firm::market_order>());
  CHECK(supply.edges() > 0);
  CHECK(market.edges() > 0);
  for (std::uint32_t f = 0; f < firms.rows(); ++f) {
    const double output = firms.column<firm::base_output>()[f], day = firms.column<firm::made>()[f];
    CHECK(cents(day) * 7 == cents(output));
    CHECK(received[f] + cents(firms.column<firm::exports>()[f]) == cents(day));
    CHECK(cents(firms.column<firm::base_exports>()[f]) == 7 * cents(firms.column<firm::exports>()[f]));
    CHECK(firms.column<firm::base_exports>()[f] >= 0);
    const auto [first, last] = inputs.at(f);
    double need = 0;
    for (auto e = first; e < last; ++e) {
      const double use = sim::whole<firm::used>(double{inputs.column<firm::coefficient>()[e]} * day), days = double{inputs.column<firm::stock_days>()[e]};
      CHECK(inputs.column<firm::ordered>()[e] == use);
      CHECK(cents(inputs.column<firm::stock>()[e]) == cents(days <= 1 ? use : sim::whole<firm::used>(days * double{inputs.column<firm::coefficient>()[e]} * day)));
      need += 7 * use;
    }
    CHECK(cents(firms.column<firm::used>()[f]) == cents(need));
    for (std::uint32_t e = supply.offsets()[f]; e < supply.offsets()[f + 1]; ++e) {
      const auto slot = first + supply.column<firm::supply_slot>()[e];
      REQUIRE(slot < last);
      CHECK(inputs.targets()[slot] == firms.link<firm::branch>()[supply.targets()[e]]);
      CHECK(supply.column<firm::supply_order>()[e] == sim::whole<firm::demand_firms>(double{supply.column<firm::supply_share>()[e]} * inputs.column<firm::ordered>()[slot]));
      CHECK(supply.targets()[e] != f);
      bought[f] += 7 * cents(supply.column<firm::supply_order>()[e]);
    }
    CHECK(bought[f] <= cents(need));
    const double labour = firms.column<firm::base_jobs>()[f] * firms.column<firm::wage>()[f] * (1 + firms.column<firm::charges>()[f]);
    CHECK(output >= need + firms.column<firm::energy_bill>()[f] + labour + firms.column<firm::fixed_cost>()[f] + firms.column<firm::production_tax>()[f]);
    CHECK(firms.column<firm::fixed_cost>()[f] >= 0);
    CHECK(firms.column<firm::cash>()[f] > 0);
    CHECK(firms.column<firm::contract_end>()[f] > start);
    CHECK(firms.column<firm::contract_end>()[f] <= start + 3 * 365);
  }
}

TEST_CASE("what households plan is what they earn and do not pay for energy, and their communes know it", "[laws][territory]") {
  const auto& world = standard().world;
  const auto& people = world[citizen::all];
  const auto& communes = world[commune::all];
  std::array<std::int64_t, 2> planned{};
  for (std::uint32_t i = 0; i < people.rows(); ++i) {
    const auto employer = people.link<citizen::employer>()[i];
    const bool seeks = people.column<citizen::status>()[i] == citizen::Status::labour_force;
    const double income = employer != sim::nobody ? world[firm::all].column<firm::wage>()[employer]
                                                  : double{seeks ? people.column<citizen::benefit>()[i] : people.column<citizen::transfer>()[i]};
    const double fuel = people.column<citizen::fuel_need>()[i] / 100.0, energy = people.column<citizen::energy_need>()[i] * ((1 - fuel) * (people.column<citizen::sober>()[i] ? 0.9 : 1.0) + fuel);
    const double plan = people.column<citizen::plan>()[i];
    CHECK(cents(plan) == cents(income) - cents(energy) - cents(sim::whole<citizen::cash>(0.11 * std::max(0.0, sim::whole<citizen::cash>(income) - 193))));
    CHECK(people.column<citizen::cash>()[i] == double{people.column<citizen::buffer>()[i]});
    planned[people.link<citizen::home>()[i]] += cents(plan) - cents(plan - plan / 1.115);  // less the taxes on products
  }
  for (std::uint32_t c = 0; c < 2; ++c) {
    CHECK(cents(communes.column<commune::planned>()[c]) == planned[c]);
    CHECK(communes.column<commune::purse>()[c] == -communes.column<commune::planned>()[c]);
    CHECK(communes.column<commune::settled_ratio>()[c] == 1);
  }
}

TEST_CASE("net pay is the stated mean", "[territory]") {
  CHECK(settled_figure(standard(), "AB", "assumption weekly_wage") == Catch::Approx(430).epsilon(1e-4));
}

TEST_CASE("without a crisis nothing moves in the economy", "[laws][territory]") {
  auto world = standard().world;
  const auto before = world;
  sim::Scenario scenario;
  scenario.clock = {start, sim::Period::week, 30};
  for (const char* process : {"open_accounts", "open_purses", "energy_tariffs", "public_budget", "open_books", "open_shops", "household_budget", "energy_shields", "shopping_list", "household_orders", "input_orders", "production",
                              "count_cash", "count_purses", "open_border", "input_deliveries", "shopping", "close_border", "bill", "close_day", "count_takings", "count_purchases",
                              "shopping_elsewhere", "energy_use", "pass_through", "export_response", "curtailment", "close_books", "credit", "add_purchases", "equalise", "short_time", "staffing", "write_off", "entry", "labour_market", "layoffs", "hiring", "wages"}) {
    sim::Instance instance;
    instance.process = instance.name = process;
    scenario.processes.push_back(instance);
  }
  const auto catalogue = models::catalogue();
  const auto schedule = sim::Schedule::build(scenario, catalogue);
  for (std::uint32_t t = 1; t <= scenario.clock.steps; ++t) {
    for (const auto& stage : schedule.due(sim::Step{t})) stage.compute(world), stage.commit(world);
    for (auto& book : world.bids()) book.offers.clear();
  }
  for (std::size_t p = 0; p < before.populations().size(); ++p) {
    const auto &was = before.populations()[p], &is = std::as_const(world).populations()[p];
    for (const auto& column : was.columns()) {
      if (column.info.key == &commune::settled_ratio) continue;  // a quotient: the last bit may differ
      INFO(was.key().name << "." << column.info.name);
      CHECK(std::memcmp(column.front.data(), is.find(column.info.key).front.data(), column.info.size * was.rows()) == 0);
    }
    for (const auto& link : was.links()) CHECK(link.rows == is.find_link(link.key).rows);
  }
  for (const double ratio : world[commune::all].column<commune::settled_ratio>()) CHECK(ratio == Catch::Approx(1).margin(1e-12));
}

TEST_CASE("ties are the same both ways and clustered", "[laws][territory]") {
  const auto& world = standard().world;
  const auto& ties = world[citizen::ties];
  const auto ids = world[citizen::all].ids();
  std::map<std::pair<std::uint32_t, std::uint32_t>, float> all;
  for (std::uint32_t r = 0; r < ties.rows(); ++r)
    for (std::uint32_t e = ties.offsets()[r]; e < ties.offsets()[r + 1]; ++e) {
      all[{r, ties.targets()[e]}] = ties.column<citizen::closeness>()[e];
      CHECK(ties.targets()[e] != r);
      if (e > ties.offsets()[r]) CHECK(ids[ties.targets()[e]] > ids[ties.targets()[e - 1]]);
    }
  double closed = 0, open = 0;
  for (const auto& [pair, closeness] : all) {
    const auto back = all.find({pair.second, pair.first});
    REQUIRE(back != all.end());
    CHECK(back->second == closeness);
    CHECK((closeness >= 30 && closeness <= 100));
    for (std::uint32_t e = ties.offsets()[pair.second]; e < ties.offsets()[pair.second + 1]; ++e)
      if (ties.targets()[e] != pair.first) (all.count({pair.first, ties.targets()[e]}) ? closed : open) += 1;
  }
  CHECK(closed / (closed + open) > 0.2);
  CHECK(static_cast<double>(ties.edges()) / ties.rows() == Catch::Approx(9.5).margin(2));
}

TEST_CASE("every actor has one owner, owners know their face, and bodies that are establishments have one face only", "[laws][territory]") {
  const auto& world = standard().world;
  const auto& actors = world[actor::all];
  std::size_t of_firms = 0;
  for (std::uint32_t a = 0; a < actors.rows(); ++a) {
    const auto firm_row = actors.link<actor::firm>()[a], person = actors.link<actor::citizen>()[a];
    const int owners = (firm_row != sim::nobody) + (person != sim::nobody) + (actors.link<actor::researcher>()[a] != sim::nobody) +
                       (actors.link<actor::public_body>()[a] != sim::nobody);
    CHECK(owners == 1);
    of_firms += firm_row != sim::nobody;
    if (firm_row != sim::nobody) CHECK(world[firm::all].link<actor::face_of_firm>()[firm_row] == a);
    if (person != sim::nobody) CHECK(world[citizen::all].link<actor::face_of_citizen>()[person] == a);
    CHECK(actors.link<actor::place>()[a] < 2);
    CHECK(actors.column<actor::topic>()[a] < actor::topics);
  }
  CHECK(of_firms == 72 - 4);  // four establishments stand for public bodies
  CHECK(world[researcher::all].rows() == 2);
  CHECK(world[public_body::all].rows() == 4);
  CHECK(world[actor::trust].edges() > actors.rows());
  CHECK(world[group::all].rows() == 0);
  CHECK(world[group::membership].rows() == actors.rows());
}

TEST_CASE("workplaces end at one and rise", "[territory]") {
  const auto& reach = standard().world[firm::workplaces];
  for (std::uint32_t c = 0; c < 2; ++c) {
    REQUIRE(reach.offsets()[c] < reach.offsets()[c + 1]);
    float last = 0;
    for (std::uint32_t e = reach.offsets()[c]; e < reach.offsets()[c + 1]; ++e) {
      CHECK(reach.column<firm::workplaces_upto>()[e] >= last);
      last = reach.column<firm::workplaces_upto>()[e];
    }
    CHECK(last == 1);
  }
}

TEST_CASE("public bodies spend what they receive", "[laws][territory]") {
  const auto& bodies = standard().world[public_body::all];
  for (std::uint32_t b = 0; b < bodies.rows(); ++b)
    CHECK(cents(bodies.column<public_body::revenue>()[b]) == cents(bodies.column<public_body::energy_need>()[b]) + cents(bodies.column<public_body::spending>()[b]));
  CHECK(bodies.column<public_body::revenue>()[0] == Catch::Approx(2400 * 1000 / 52.17857).epsilon(1e-5));
  CHECK(bodies.column<public_body::revenue>()[2] == Catch::Approx(3000 * 1000 * 0.3 / 52.17857).epsilon(1e-5));
}

TEST_CASE("a missing figure with its reason is filled from the others and marked imputed", "[territory]") {
  auto tree = two_communes::territory();
  for (const char* name : {"median_income", "jobs_salaried", "establishments_industry", "unemployed_15_64"})
    at(tree, {"figures", name, "communes"}).put("B", two_communes::missing("statistical secrecy"));
  const auto settled = settle(tree);
  const auto* one = statement(settled, "B", "unemployed_15_64");
  REQUIRE(one != nullptr);
  CHECK(one->imputed);
  CHECK(std::isnan(one->stated));
  CHECK(one->note.find("statistical secrecy") != std::string::npos);
  CHECK(one->settled == std::round(200.5 / 1100 * 270 * 600 / 580));
  CHECK(settled_figure(settled, "B", "establishments") == 12);  // the total leaves one for industry
  CHECK(settled_figure(settled, "B", "establishments_industry") == 1);
}

TEST_CASE("inhabitants alone are enough, and the world says that the rest is no diagnosis", "[territory]") {
  auto tree = two_communes::territory();
  tree.put("figures", object({{"inhabitants", figure("person", 2400, 600)}}));
  tree.drop("public_bodies");
  tree.drop("research");
  tree.drop("assumptions");
  const auto settled = settle(tree);
  CHECK(settled.world[firm::all].rows() > 50);
  CHECK(settled.world[public_body::all].rows() == 3);  // two municipalities and the union of an EPCI
  CHECK(statement(settled, "A", "jobs")->imputed);
  CHECK(std::any_of(settled.warnings.begin(), settled.warnings.end(), [](const auto& warning) { return warning.first.rfind("population only", 0) == 0; }));
}

TEST_CASE("stated sectors, named employers and flows anchor the world", "[territory]") {
  auto tree = two_communes::territory();
  auto& figures = at(tree, {"figures"});
  figures.put("jobs_salaried_by_sector",
              object({{"unit", text("job")}, {"year", whole(2018)}, {"source", text("by hand")},
                      {"communes", object({{"A", object({{"CA", number(0)}, {"CB", number(120)}, {"CM", number(30)}, {"FZ", number(55)}, {"OQ", number(300)}})}})}}));
  tree.put("sectors", object({{"use", text("sectors.json")}}));
  tree.put("large_employers", list({object({{"name", text("Works")}, {"commune", text("A")}, {"sector", text("C5")},
                                            {"jobs", object({{"value", number(100)}, {"low", number(80)}, {"high", number(120)}})}, {"source", text("by hand")}})}));
  const auto flow = [](const char* from, const char* to, double persons) { return object({{"from", text(from)}, {"to", text(to)}, {"persons", number(persons)}}); };
  tree.put("commuting", object({{"year", whole(2018)}, {"source", text("by hand")}, {"outside", list({object({{"code", text("BE")}, {"country", text("Belgium")}})})},
                                {"flows", list({flow("A", "A", 400), flow("A", "B", 10), flow("B", "A", 50), flow("B", "B", 60), flow("A", "BE", 300), flow("BE", "A", 450), flow("BE", "B", 30)})}}));
  at(tree, {"figures", "jobs_salaried_by_sector", "communes", "A"}).drop("CA");
  const auto settled = settle(tree);
  CHECK(settled_figure(settled, "A", "jobs_salaried_by_sector/C5") == 150);
  CHECK(settled_figure(settled, "A", "jobs_salaried_by_sector/FZ") == 55);
  CHECK(settled_figure(settled, "A", "jobs_salaried_by_sector/OQ") == 300);
  CHECK(settled_figure(settled, "A", "large_employer") == 100);
  CHECK(settled_figure(settled, "A", "jobs") == 900);
  CHECK(settled_figure(settled, "A", "establishments") == 60);
  const auto& world = settled.world;
  std::int64_t held = 0, within_b = 0;
  for (std::uint32_t i = 0; i < world[citizen::all].rows(); ++i)
    if (const auto employer = world[citizen::all].link<citizen::employer>()[i]; employer != sim::nobody) {
      ++held;
      within_b += world[citizen::all].link<citizen::home>()[i] == 1 && world[firm::all].link<firm::place>()[employer] == 1;
    }
  CHECK(held == std::llround(900 * 450.0 / 900 + 120 * 70.0 / 100));
  CHECK(within_b > 60);  // the flows' own ratio, 60 in 70, of 84 posts
}

TEST_CASE("real actors take the place of synthetic ones and their ties are as trusting as stated", "[territory]") {
  auto tree = two_communes::territory();
  const auto one = [](const char* name, const char* sphere, const char* commune, const char* topics) {
    return object({{"name", text(name)}, {"sphere", text(sphere)}, {"commune", text(commune)}, {"topics", text(topics)}, {"cooperation", text("0.9")}});
  };
  const auto rows = list({one("Works", "private", "A", "energy;mobility"), one("Town hall of B", "public", "B", "food"), one("Team", "research", "B", "nature"), one("Ann", "civil", "A", "skills")});
  tree.put("actors", object({{"use", text("actors.csv")}, {"used", rows}}));  // as a CSV file is read: texts alone
  tree.put("ties", list({object({{"from", text("Works")}, {"to", text("Ann")}, {"trust", number(0.8)}}), object({{"from", text("Ann")}, {"to", text("Works")}, {"trust", text("0.4")}})}));
  const auto plain = standard().world[actor::all].rows();
  const auto settled = settle(tree);
  const auto& world = settled.world;
  const auto& actors = world[actor::all];
  REQUIRE(settled.real_actors.size() == 4);
  CHECK(actors.rows() == plain + 1);  // a team in B had to be added
  CHECK(settled.real_actors[0].second.find("Works") == std::string::npos);  // pseudonymised by default
  const auto works = settled.real_actors[0].first, hall = settled.real_actors[1].first, ann = settled.real_actors[3].first;
  CHECK(actors.column<actor::topic>()[works] == actor::energy);
  CHECK(actors.column<actor::cooperation>()[works] == 0.9F);
  CHECK(actors.link<actor::public_body>()[hall] == 1);
  CHECK(actors.link<actor::place>()[settled.real_actors[2].first] == 1);
  const auto& trust = world[actor::trust];
  const auto of = [&](std::uint32_t from, std::uint32_t to) {
    for (std::uint32_t e = trust.offsets()[from]; e < trust.offsets()[from + 1]; ++e)
      if (trust.targets()[e] == to) return actor::trust_of(trust.column<actor::good>()[e], trust.column<actor::bad>()[e]);
    return -1.0;
  };
  CHECK(of(works, ann) == Catch::Approx(0.8));
  CHECK(of(ann, works) == Catch::Approx(0.4));

  tree.put("pseudonymise", sim::Tree::boolean(false));
  CHECK(settle(tree).real_actors[0].second == "Works");
}

TEST_CASE("a scaled territory is a small one of the same make, and its statements are brought back to size", "[territory]") {
  const auto half = settle(two_communes::territory(), 1, 0.5);
  CHECK(half.world[citizen::all].rows() == 960 + 240);
  CHECK(settled_figure(half, "A", "jobs") == 900);
  CHECK(settled_figure(half, "A", "establishments") == Catch::Approx(60).margin(4));
  std::int64_t jobs = 0;
  for (const auto count : half.world[firm::all].column<firm::base_jobs>()) jobs += count;
  CHECK(jobs == 450 + 60);
}

TEST_CASE("the table of sectors is found where the territory names it", "[territory]") {
  auto tree = two_communes::territory();
  CHECK_THROWS_AS(territory::settle(tree, 1, start), sim::ScenarioError);
  tree.put("sectors", object({{"use", text("sectors.json")}, {"used", two_communes::sectors()}}));
  CHECK(hash(territory::settle(tree, 1, start).world) == hash(standard().world));
}
