// The decision report's numbers, readings, sentences and page, as text alone.
#include <cmath>
#include <limits>
#include <string>

#include "app/decision_report_page.hpp"
#include "app/decision_report_print.hpp"
#include "app/decision_report_sentences.hpp"
#include "app/decision_report_words.hpp"
#include "app/stated_figures.hpp"
#include "tests/catch.hpp"

namespace {

using namespace app;
using Catch::Matchers::ContainsSubstring;
using study::Polarity;

constexpr double none = std::numeric_limits<double>::quiet_NaN();
const Words en(Language::en, "week"), fr(Language::fr, "week");

Comparison found(double base, double mean, double half, std::uint32_t replicates = 10) {
  Comparison out;
  out.replicates = replicates, out.zero = false, out.base = base, out.mean = {mean, half};
  return out;
}
NamedEffect named(const std::string& label, Polarity polarity, const Comparison& comparison) { return {label, "EUR/step", "", {0, polarity, comparison}}; }

}  // namespace

TEST_CASE("a number in the report has three digits that mean something, and the spaces of its language", "[app]") {
  CHECK(en.number(1234567) == "1.23\u202fM");
  CHECK(fr.number(1234567, "EUR/step") == "1,23\u202fM€ par semaine");
  CHECK(en.number(12'345, "EUR") == "12.3\u202fk€");
  CHECK(fr.number(70'861, "job") == "70\u202f861\u202femplois");
  CHECK(en.number(20'970, "person") == "20,970\u202fpeople");
  CHECK(en.number(0.05) == "0.05");  // no zeros at the end
  CHECK(fr.number(-0.25) == "−0,25");
  CHECK(en.number(0.0000125) == "1.25\u202f×\u202f10⁻⁵");
  CHECK(en.number(none) == "unknown");
  CHECK(en.unit("t CO2/step") == "t CO₂ per week");
  CHECK(fr.unit("EUR/month") == "€ par mois");
  CHECK(en.unit("1").empty());
  CHECK(fr.unit("probability/month") == "probabilité par mois");
  CHECK(en.unit("1/month") == "per month");
  CHECK(fr.as_written("0.0333") == "0,0333");
  CHECK(fr.as_written("2021-02-01 1.04, 2022-02-01 1.4") == "2021-02-01 1.04, 2022-02-01 1.4");  // no number alone
  CHECK(en.as_written("0.5") == "0.5");
}

TEST_CASE("an interval is written in one scale, as precise as its half-width", "[app]") {
  CHECK(en.with_interval(-1'425'000, 19'574, "EUR/step") == "−1.425\u00a0±\u202f0.020\u202fM€ per week");
  CHECK(fr.with_interval(1331, 235.2, "EUR/step") == "+1\u202f331\u00a0±\u202f235\u202f€ par semaine");
  CHECK(en.with_interval(-0.0000182, 0.0000291, "1") == "(−1.8\u00a0±\u202f2.9)\u202f×\u202f10⁻⁵");
  CHECK(en.with_interval(28.568, 0.0003, "") == "+28.57\u00a0±\u202f<\u202f0.01");  // not ± 0
  CHECK(en.with_interval(2.5, none, "") == "+2.5");                          // one replicate
  CHECK(en.with_interval(0.1888, 0, "") == "+0.189 (± 0)");
  CHECK(fr.percent_change(-0.0203) == "−2,0\u202f%");
  CHECK(fr.percent(0.05) == "5\u202f%");
  CHECK(en.percent_change(0.0000191) == "+0.0019\u202f%");
  CHECK(fr.percent_interval(0.882, 0.021) == "88,2\u00a0±\u202f2,1\u202f%");
  CHECK(en.percent_interval(1, 0) == "100\u202f%");
  CHECK(en.percent_interval(0.882, 0.021, true) == "+88.2\u00a0±\u202f2.1\u202f%");
  CHECK(en.percent_interval(0.05, none, true) == "+5\u202f%");  // one replicate
}

TEST_CASE("dates and lists are said as people say them", "[app]") {
  CHECK(en.date(*sim::parse_date("2021-06-01")) == "1 June 2021");
  CHECK(fr.date(*sim::parse_date("2021-06-01")) == "1er juin 2021");
  CHECK(fr.date(*sim::parse_date("2021-08-02")) == "2 août 2021");
  CHECK(en.list({"a"}) == "a");
  CHECK(fr.list({"a", "b", "c"}) == "a, b et c");
  CHECK(en.list({"a", "b", "c", "d", "e"}, 3) == "a, b, c and 2 others");
  CHECK(en.list({"a", "b", "c", "d"}, 3) == "a, b, c and d");  // never "1 others"
}

TEST_CASE("French gets its narrow spaces, English none, and addresses stay whole", "[app]") {
  CHECK(fr.typeset("Quoi ? Ceci : « cela » ; 12 345 !") == "Quoi\u202f? Ceci\u202f: «\u202fcela\u202f»\u202f; 12\u202f345\u202f!");
  CHECK(en.typeset("What? This: 5 %") == "What? This: 5 %");
  CHECK(fr.sentence("à suivre") == "À suivre.");
  CHECK(fr.sentence("pourquoi ?") == "Pourquoi ?");
}

TEST_CASE("what a difference says follows from its interval and the side that is good", "[app]") {
  CHECK(read_effect({}, Polarity::more_is_better) == Reading::nothing_recorded);
  Comparison same;
  same.replicates = 10;
  CHECK(read_effect(same, Polarity::more_is_better) == Reading::exactly_zero);
  CHECK(read_effect(found(10, -1, 0.5), Polarity::more_is_better) == Reading::worse);
  CHECK(read_effect(found(10, -1, 0.5), Polarity::more_is_worse) == Reading::better);
  CHECK(read_effect(found(10, -1, 0.5), Polarity::neutral) == Reading::less);
  CHECK(read_effect(found(10, 1, 0.5), Polarity::undeclared) == Reading::more);
  CHECK(read_effect(found(10, 1, 1), Polarity::more_is_better) == Reading::chance);
  CHECK(read_effect(found(10, 1, none, 1), Polarity::more_is_better) == Reading::better);  // one luck: said with a "?"
  CHECK(en.name(Reading::better, true) == "better ?");
  CHECK(en.brief(Reading::chance) == "chance?");
  CHECK(fr.brief(Reading::worse, true) == "moins bien ?");
}

TEST_CASE("sentences name what is worse, better, perhaps chance and exactly nothing, with their numbers", "[app]") {
  Comparison same;
  same.replicates = 10;
  const std::vector<NamedEffect> all{named("value added", Polarity::more_is_better, found(70e6, -1'425'000, 19'574)), named("jobs", Polarity::more_is_better, same),
                                     named("debt", Polarity::more_is_worse, found(100, -3, 1)), named("trust", Polarity::more_is_better, found(1, 0.1, 0.2)),
                                     named("price", Polarity::neutral, found(0, 5, 1))};
  CHECK(told(all[0], en) == "value added (−2.0\u202f%, that is −1.425\u00a0±\u202f0.020\u202fM€ per week)");
  CHECK(told(all[4], en) == "price (+5.0\u00a0±\u202f1.0\u202f€ per week)");  // no share of nothing
  CHECK(in_brief(all, 3, en) == "Worse: value added (−2.0\u202f%). Better: debt (−3\u202f%). Exactly unchanged: jobs.");
  CHECK(in_brief({all[3]}, 3, fr) == "Le hasard seul peut expliquer : trust.");  // where there is nothing better or worse to tell
  CHECK(tally(all, en) == "Of 5 main series: 1 better, 1 worse, 1 moved without a declared side, 1 where chance alone may explain the difference and 1 exactly unchanged.");
  CHECK_THAT(tally(all, fr), ContainsSubstring("Sur 5 séries principales : 1 mieux, 1 moins bien"));
  const auto most = largest(all, 3);
  REQUIRE(most.size() == 2);  // neither chance nor neutral
  CHECK(most[0].label == "debt");
}

TEST_CASE("what is beyond chance but less than a thousandth of the reference is never merely called better or worse", "[app]") {
  const std::vector<NamedEffect> all{named("value added", Polarity::more_is_better, found(70e6, 1331, 235)), named("output", Polarity::more_is_better, found(100, 3, 1)),
                                     named("failures", Polarity::more_is_worse, found(0, 2, 1))};  // of nothing: no share, so not tiny
  CHECK(is_tiny(all[0].effect));
  CHECK_FALSE(is_tiny(all[1].effect));
  CHECK_FALSE(is_tiny(all[2].effect));
  CHECK_THAT(in_brief(all, 3, fr), ContainsSubstring("Mieux : output") && !ContainsSubstring("value added"));
  CHECK(in_brief({all[0]}, 3, fr) == "Presque rien (moins de 0,1 %) : value added.");
  CHECK(tally(all, fr) == "Sur 3 séries principales : 2 mieux (dont 1 de moins de 0,1 %) et 1 moins bien.");
  CHECK(tally({all[0]}, en) == "Of 1 main series: 1 better (by less than 0.1 %).");
}

TEST_CASE("a single luck leaves every side in doubt, and no effect without its name", "[app]") {
  std::vector<NamedEffect> all;
  for (const std::string name : {"a", "b", "c", "d", "e"}) all.push_back(named(name, Polarity::more_is_better, found(10, -1, none, 1)));
  CHECK_THAT(in_brief(all, 3, en), ContainsSubstring("Worse? (a single luck): a (−10\u202f%), b (−10\u202f%), c (−10\u202f%) and 2 others."));
}

TEST_CASE("a page escapes what files say, and tells each warning below what carries it", "[app]") {
  CHECK(escaped("a<b> & \"c\"\x01\xff é") == "a&lt;b&gt; &amp; &quot;c&quot; é");
  CHECK(letter_mark(0) == "a");
  CHECK(letter_mark(26) == "aa");
  Page page(en);
  page.heading(2, "One <1>");
  ReportTable table{"Caption", "<>", {"series", "value"}, {}, ""};
  table.row({{"jobs", {"imputed & assumed"}}, "1"});
  table.row({{"output", {"imputed & assumed"}}, "2"});
  page.table(table);
  const auto html = page.document("T", "", "", "end");
  CHECK_THAT(html, ContainsSubstring("<h2 id=\"s1\">1 One &lt;1&gt;</h2>"));
  CHECK_THAT(html, ContainsSubstring("<a href=\"#s1\">1 One &lt;1&gt;</a>"));
  CHECK_THAT(html, ContainsSubstring("<th scope=\"row\">jobs<sup>a</sup></th><td class=\"n\">1</td>"));
  CHECK_THAT(html, ContainsSubstring("<sup>a</sup>\u202fImputed &amp; assumed."));
  const auto first = html.find("Imputed &amp;");
  CHECK(html.find("Imputed &amp;", first + 1) == std::string::npos);  // once
}

TEST_CASE("figures of the territory count as met to the whole unit where the source has decimals", "[app]") {
  const auto statement = [](double stated, double settled, bool imputed = false) {
    sim::Statement out;
    out.place = "whole", out.figure = "jobs", out.stated = stated, out.settled = settled, out.imputed = imputed;
    return out;
  };
  auto place = statement(100, 90);
  place.place = "62001";
  const auto its = settled({statement(828.4, 828), statement(10, 12), statement(none, 3), statement(3, none), statement(7, 7, true), place});
  CHECK(its.all == 6);
  CHECK(its.met == 2);
  CHECK(its.residual == 2);
  CHECK(its.missing == 1);
  CHECK(its.unused == 1);
  CHECK(its.imputed == 1);
  CHECK(its.whole.size() == 2);
  CHECK(its.places.size() == 1);
}

TEST_CASE("no browser is found where PATH has none", "[app]") {
  CHECK(printing_browser("").empty());
  CHECK(printing_browser("/nowhere:/neither").empty());
}

TEST_CASE("a figure of several pictures may be cut between them, and in a part whose warnings come last it carries their letters", "[app]") {
  Page page(en);
  page.defer_notes();
  page.figure("<svg >a</svg><svg >b</svg>", "two", {"imputed"});
  page.figure("<svg >c</svg>", "one", {"assumed"});
  page.put_deferred_notes();
  const auto html = page.document("T", "", "", "end");
  CHECK_THAT(html, ContainsSubstring("<figure id=\"figure-1\" class=\"rows\">") && ContainsSubstring("<figure id=\"figure-2\">"));
  CHECK_THAT(html, ContainsSubstring("two<sup>a</sup></figcaption>") && ContainsSubstring("one<sup>b</sup></figcaption>"));
  CHECK(html.find("Imputed.") > html.find("figure-2"));
}
