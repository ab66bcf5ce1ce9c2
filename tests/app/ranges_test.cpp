// Names of variants, and what is said of a difference under several assumptions. Runs themselves: ranges_test.py.
#include "app/ranges_findings.hpp"

#include "app/ranges_plan.hpp"
#include "app/ranges_report.hpp"
#include "tests/catch.hpp"

namespace {

app::RangedLine line(const std::vector<double>& means) {
  app::RangedLine out;
  out.series.population = "territory", out.series.column = "output", out.series.unit = "EUR/step", out.series.label_en = "output", out.series.label_fr = "production";
  out.of = app::RangedLine::Of::mean, out.money = true;
  for (const double mean : means) {
    app::RangedDifference one;
    if (!out.all.empty()) one.variant.values[0] = 0.1 * static_cast<double>(out.all.size());
    one.replicates = 3, one.difference = {mean, 1};
    out.all.push_back(one);
  }
  app::find_extremes(out);
  return out;
}

}  // namespace

TEST_CASE("a strategy's name says which variant it is, and nothing else is taken for one", "[app]") {
  const app::Voice en(app::Language::en), fr(app::Language::fr);
  const app::Variant two{{0.5, std::nullopt, 3.0}};
  CHECK(app::strategy_name("as-is", two) == "as-is--psi-0_5-needs-3");
  CHECK(app::strategy_name("as-is", {}) == "as-is");
  CHECK(two.text(en) == "psi 0.5, needs 3");
  CHECK(two.text(fr) == "psi 0,5, besoins 3");
  for (const std::string base : {"as-is", "my--plan", "psi-1"}) {
    const auto found = app::parse_variant(app::strategy_name(base, two));
    REQUIRE(found);
    CHECK(found->first == base);
    CHECK(found->second == two);
  }
  for (const std::string none : {"as-is", "my--plan", "--psi-1", "a--", "a--psi-", "a--psi-x", "a--psi-1_0", "a--needs-3-psi-1", "a--psi-1-", "a--stock2"}) {
    INFO(none);
    CHECK(!app::parse_variant(none));
  }
}

TEST_CASE("lowest and highest include the base, and a change of sign is said", "[app]") {
  const auto same = line({-3, -5, -1});
  CHECK(same.low == 1);
  CHECK(same.high == 2);
  CHECK(!same.changes_sign);
  CHECK(!same.zero);
  const auto turned = line({-3, 2, -4});
  CHECK(turned.changes_sign);
  CHECK(line({1e-200, -1e-200}).changes_sign);
  CHECK(!line({-3, 0}).changes_sign);
  CHECK(line({0, 0}).zero);
  CHECK(line({5, 5}).low == 0);

  app::RangesFindings findings;
  findings.comparisons.push_back({false, "calm", "shock", "as-is", 0, {same, turned}});
  const auto text = app::range_line(findings, "calm", "shock", "as-is", app::Voice(app::Language::en));
  CHECK(text.find("-5") < text.find("the sign changes"));
  CHECK(text.find("the sign changes") != std::string::npos);
  CHECK(app::range_line(findings, "calm", "shock", "groups", app::Voice(app::Language::en)).empty());
}
