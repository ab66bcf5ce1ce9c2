// tests/models/economy/plant_closure_test.cpp -- what a place loses when its largest plant closes, against what was published.
//
// Published, net local loss per job closed, the closed job included: 0.6 to 0.7 in the affected industry (Jofre-Monseny,
// Sánchez-Vidal and Viladecans-Marsal 2018, Journal of Economic Geography 18(1)), 0.3 to 0.6 overall (their working paper of
// 2015): firms of the same industry nearby take people on. On the other side Gathmann, Helm and Schönberg (2020, JEEA 18(1))
// find further losses in other firms. The model gives about 1.0 in the branch and a little more overall, so it does NOT
// reproduce the first: no establishment grows beyond the jobs of the start (`staffing`), none is founded on new ground, and
// nobody leaves a post, so that none falls vacant. docs/methods/backtests.md says so. These tests hold what the model does.
#include <functional>

#include "app/preparation.hpp"
#include "tests/catch.hpp"
#include "tests/models/hamlet.hpp"

using namespace models;

namespace {

struct Case {
  sim::World world;
  sim::Scenario scenario;
  sim::Catalogue catalogue = models::catalogue();
};

// The back-test's territory at a tenth of its size: a plant of about 114 jobs in C5, which closes in the third week.
Case amiens(const std::string& until) {
  Case out;
  auto prepared = app::prepare(std::string(SILLON_SOURCE_DIR) + "/scenarios/backtests/plant-closure.json",
                               {"/territory/scale=0.1", "/clock/until=" + until}, out.catalogue);
  out.world = app::settle(prepared.plan).world;
  std::size_t closure = 0;
  while (prepared.plan.contexts[closure].name != "closure") ++closure;
  out.scenario = variant(prepared.plan, closure, 0, 0);
  out.scenario.sortings.clear();  // people are followed by row
  return out;
}
class Nothing : public sim::Recorder {
 public:
  void open(const sim::World&, const sim::Scenario&) override {}
  void take(const sim::World&, sim::Step) override {}
  void close() override {}
};
void run(Case& c) {
  Nothing nothing;
  sim::run(c.world, sim::Schedule::build(c.scenario, c.catalogue), c.scenario, nothing);
}
std::uint32_t branch(const sim::World& w, std::string_view name) {
  const auto codes = w[sector::all].column<sector::code>();
  return static_cast<std::uint32_t>(std::find(codes.begin(), codes.end(), sim::code(name)) - codes.begin());
}
std::uint32_t plant(const sim::World& w) {  // the largest of C5
  const auto c5 = branch(w, "C5");
  std::uint32_t largest = sim::nobody;
  for (std::uint32_t f = 0; f < w[firm::all].rows(); ++f)
    if (w[firm::all].link<firm::branch>()[f] == c5 && (largest == sim::nobody || w[firm::all].column<firm::base_jobs>()[f] > w[firm::all].column<firm::base_jobs>()[largest])) largest = f;
  return largest;
}
std::int64_t jobs(const sim::World& w, std::uint32_t of = sim::nobody) {  // in a branch; nobody: everywhere
  std::int64_t sum = 0;
  for (std::uint32_t f = 0; f < w[firm::all].rows(); ++f)
    if (of == sim::nobody || w[firm::all].link<firm::branch>()[f] == of) sum += w[firm::all].column<firm::employees>()[f] + w[firm::all].column<firm::commuters>()[f];
  return sum;
}
std::vector<std::uint32_t> staff(const sim::World& w, std::uint32_t of) {
  std::vector<std::uint32_t> rows;
  for (std::uint32_t i = 0; i < w[citizen::all].rows(); ++i)
    if (w[citizen::all].link<citizen::employer>()[i] == of) rows.push_back(i);
  return rows;
}
double at_work(const sim::World& w, const std::vector<std::uint32_t>& people) {
  const auto employer = w[citizen::all].link<citizen::employer>();
  return static_cast<double>(std::count_if(people.begin(), people.end(), [&](auto i) { return employer[i] != sim::nobody; })) / static_cast<double>(people.size());
}

}  // namespace

TEST_CASE("a plant that closes costs all the jobs that it had, for no other firm takes its people on", "[labour]") {
  auto c = amiens("2017-02-06");  // three years
  const auto site = plant(c.world), c5 = branch(c.world, "C5");
  const auto people = staff(c.world, site);
  const double closed = c.world[firm::all].column<firm::employees>()[site] + c.world[firm::all].column<firm::commuters>()[site];
  REQUIRE(closed > 100);
  REQUIRE(people.size() > 50);
  const auto before = jobs(c.world), before_c5 = jobs(c.world, c5);
  run(c);
  REQUIRE_FALSE(c.world[firm::all].column<firm::active>()[site]);
  const double in_branch = static_cast<double>(before_c5 - jobs(c.world, c5)) / closed, overall = static_cast<double>(before - jobs(c.world)) / closed;
  CAPTURE(in_branch, overall, at_work(c.world, people));
  CHECK(in_branch >= 1);      // published: 0.6 to 0.7
  CHECK(in_branch < 1.2);
  CHECK(overall >= in_branch);  // published: 0.3 to 0.6; the opposite evidence is on this side
  CHECK(overall < 1.5);
  CHECK(at_work(c.world, people) < 0.05);  // published: about a quarter of the loss reabsorbed within a year (vom Berge and Schmillen 2023)
}

TEST_CASE("the people of a plant that closed take other posts within reach as soon as some are vacant", "[labour]") {
  auto c = amiens("2014-02-10");
  const auto site = plant(c.world);
  const auto people = staff(c.world, site);
  run(c);
  REQUIRE(at_work(c.world, people) == 0);
  auto employer = c.world[citizen::all].link<citizen::employer>();
  for (std::uint32_t i = 0; i < c.world[citizen::all].rows(); i += 10) {  // a tenth of all who work retires, once the plant is shut
    if (employer[i] == sim::nobody) continue;
    --c.world[firm::all].column<firm::employees>()[employer[i]];
    c.world[citizen::all].column<citizen::status>()[i] = citizen::Status::retired;
    employer[i] = sim::nobody;
  }
  std::erase_if(c.scenario.processes, [](const sim::Instance& one) { return one.process == "employer_closing"; });
  c.scenario.clock = {sim::day({2014, 2, 10}), sim::Period::week, 26};
  run(c);
  CAPTURE(at_work(c.world, people));
  CHECK(at_work(c.world, people) > 0.2);
}
