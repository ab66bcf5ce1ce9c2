// tests/models/territory/technology_test.cpp -- what the table of sectors becomes: inputs by product, blocks read as one.
#include "models/territory/technology.hpp"

#include <numeric>

#include "tests/catch.hpp"
#include "tests/models/territory/two_communes.hpp"

using namespace models;
using two_communes::list;
using two_communes::object;
using two_communes::text;

namespace {

territory::Technology read(sim::Tree table = two_communes::sectors()) { return territory::read_technology(table); }
const territory::Sector& branch_of(const territory::Technology& technology, std::string_view code) {
  for (const auto& one : technology.sectors)
    if (one.code == code) return one;
  FAIL("no such sector");
  return technology.sectors[0];
}
sim::Tree together(std::vector<const char*> codes) {
  std::vector<sim::Tree> block;
  for (const char* code : codes) block.push_back(text(code));
  auto members = two_communes::sectors().members();
  members.emplace_back("read_together", object({{"source", text("by hand")}, {"blocks", list({list(std::move(block))})}}));
  return object(std::move(members));
}

}  // namespace

TEST_CASE("inputs by product add up to what a sector buys, energy left out", "[territory]") {
  for (const auto& one : read().sectors) {
    INFO(one.code);
    CHECK(std::accumulate(one.all_inputs.begin(), one.all_inputs.end(), 0.0) == Catch::Approx(one.input_coefficient));
    CHECK(one.needs.size() == one.inputs.size());
    CHECK(one.capital > 0);
  }
}

TEST_CASE("sectors that are read together share one technology, and nothing is bought, made, paid or earned that was not", "[laws][territory]") {
  const auto apart = read(), one = read(together({"HZ", "MN"}));
  const auto output = [](const territory::Sector& s) { return s.output_per_job * s.employment; };
  const auto &hz = branch_of(one, "HZ"), &mn = branch_of(one, "MN");
  CHECK(hz.output_per_job == Catch::Approx(mn.output_per_job));
  CHECK(hz.labour_cost == Catch::Approx(mn.labour_cost));
  CHECK(hz.inputs == mn.inputs);
  CHECK(hz.employment == branch_of(apart, "HZ").employment);
  CHECK(output(hz) + output(mn) == Catch::Approx(output(branch_of(apart, "HZ")) + output(branch_of(apart, "MN"))));
  CHECK(hz.labour_cost * hz.employment + mn.labour_cost * mn.employment ==
        Catch::Approx(branch_of(apart, "HZ").labour_cost * branch_of(apart, "HZ").employment + branch_of(apart, "MN").labour_cost * branch_of(apart, "MN").employment));
  double bought = 0, bought_apart = 0;
  for (std::size_t k = 0; k < apart.sectors.size(); ++k) {
    const auto sum = [](const std::vector<double>& inputs) { return std::accumulate(inputs.begin(), inputs.end(), 0.0); };
    bought += sum(one.sectors[k].inputs) * output(one.sectors[k]), bought_apart += sum(apart.sectors[k].inputs) * output(apart.sectors[k]);
  }
  CHECK(bought == Catch::Approx(bought_apart));
  for (const auto& buyer : one.sectors)  // in proportion to output, by whoever buys
    CHECK(buyer.inputs[6] * output(mn) == Catch::Approx(buyer.inputs[7] * output(hz)));
  CHECK(branch_of(apart, "C5").inputs == branch_of(read(together({"C5"})), "C5").inputs);
  CHECK_THROWS_AS(read(together({"HZ", "XX"})), sim::ScenarioError);
}
