// tests/viz/figures/figures_test.cpp -- what the figures draw, read back from their SVG.
#include "viz/figures/figure.hpp"

#include <algorithm>
#include <cmath>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "viz/figures/placing.hpp"
#include "viz/figures/text.hpp"

namespace {

using viz::Language;

// The elements with this class, whole tags with what they enclose.
std::vector<std::string> of_class(const std::string& svg, const std::string& name) {
  std::vector<std::string> out;
  const std::regex tag("<(\\w+)([^<>]*class=\"([^\"]*)\"[^<>]*)>([^<]*)");
  for (std::sregex_iterator it(svg.begin(), svg.end(), tag), end; it != end; ++it)
    if ((" " + (*it)[3].str() + " ").find(" " + name + " ") != std::string::npos) out.push_back(it->str());
  return out;
}
double attribute(const std::string& element, const std::string& name) {
  std::smatch match;
  return std::regex_search(element, match, std::regex(" " + name + "=\"([-0-9.]+)\"")) ? std::stod(match[1]) : std::nan("");
}
std::string words(const std::string& element) { return element.substr(element.find('>') + 1); }
std::size_t points(const std::string& element) {
  const auto from = element.find("points=\"") + 8;
  const auto list = element.substr(from, element.find('"', from) - from);
  return static_cast<std::size_t>(std::count(list.begin(), list.end(), ','));
}

// The box that a line of text takes, by the table of widths.
viz::Box box(const std::string& element) {
  const double size = attribute(element, "font-size"), width = viz::text_width(words(element), size, element.find("bold") != std::string::npos);
  const double shift = element.find("\"end\"") != std::string::npos ? width : element.find("\"middle\"") != std::string::npos ? width / 2 : 0;
  return {attribute(element, "x") - shift, attribute(element, "y") - size * 0.75, width, size * 0.9};
}

// Tags that open are closed, in order; enough of XML for what one printer writes (Python's parser reads whole files in plot_test.py).
bool balanced(const std::string& svg) {
  std::vector<std::string> open;
  const std::regex tag("<(/?)(\\w+)[^<>]*?(/?)>");
  for (std::sregex_iterator it(svg.begin(), svg.end(), tag), end; it != end; ++it) {
    if ((*it)[3].length() > 0) continue;
    if ((*it)[1].length() == 0) {
      open.push_back((*it)[2]);
      continue;
    }
    if (open.empty() || open.back() != (*it)[2]) return false;
    open.pop_back();
  }
  return open.empty();
}

viz::Panel panel() {
  viz::Panel out;
  for (int i = 0; i < 120; ++i) out.days.push_back(17'903 + 7 * i);
  for (int l = 0; l < 5; ++l) {
    viz::Line line{.name = "une stratégie au nom assez long pour deux lignes, " + std::to_string(l)};
    for (int i = 0; i < 120; ++i) line.middle.push_back(1000 + l * 0.01 * i + (l > 0 && i > 40 && i < 90 ? -100 : 0));
    line.low = line.high = line.middle;
    out.lines.push_back(line);
  }
  out.lines[0].reference = true;
  out.lines[2].middle[50] = viz::unknown;
  out.spans = {{"Choc", 17'903 + 7 * 40, 17'903 + 7 * 90}, {"Groupes", 17'903 + 70, 20'000, true}};
  out.triangles = {{1, 0, 17'903 + 7 * 40, 17'903 + 7 * 60, 17'903 + 7 * 91}};
  return out;
}
viz::Frame frame(Language language) {
  return {.title = "A <b> & \"c\"", .subtitle = "s", .summary = "It falls.", .unit = "job", .source = "src", .warnings = {"un avertissement", "un autre", "un avertissement"}, .language = language, .id = "f1"};
}
std::vector<std::string> all_figures(Language language, bool dark) {
  auto its = frame(language);
  its.dark = dark;
  const viz::HeatMap heat{.rows = {"a", "b"}, .columns = {"x", "y", "z"}, .values = {1, 2, viz::unknown, -4, 5, 6}, .diverging = true};
  viz::PlaceMap map{.size_word = "inhabitants"};
  for (int i = 0; i < 30; ++i) map.places.push_back({"Place " + std::to_string(i), 2 + 0.1 * std::sin(i * 1.3), 50 + 0.1 * std::cos(i * 2.1), 100.0 * i, i == 3 ? viz::unknown : i * 10.0});
  return {viz::trajectories(its, panel()),
          viz::small_multiples(its, {panel(), panel(), panel()}),
          viz::intervals(its, {{"a", 1, 0.5, 1.5}, {"b", 1, -0.5, 2.5}, {"c", 2}, {"d", viz::unknown, viz::unknown, viz::unknown, "g", "", true}}, {"less", "more"}),
          viz::heat_map(its, heat),
          viz::bars(its, {{"a", 3, 2, 4}, {"b", -1}}),
          viz::schematic_map(its, map),
          viz::time_line(its, {{"crises", "Choc", 18'000, 18'100}, {"crises", "Crue", 18'050, 18'060}, {"policies", "Groupes", 17'950, 18'200, true}}, 17'903, 18'300)};
}

}  // namespace

TEST_CASE("every figure is one picture with a title and a summary, safe to stand in a page", "[figures]") {
  for (const auto language : {Language::en, Language::fr})
    for (const bool dark : {false, true})
      for (const auto& svg : all_figures(language, dark)) {
        CHECK(balanced(svg));
        CHECK(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
        CHECK(svg.find("role=\"img\" aria-labelledby=\"f1-title f1-summary\"") != svg.npos);
        CHECK(svg.find("<title id=\"f1-title\">A &lt;b&gt; &amp; &quot;c&quot;</title>") != svg.npos);
        CHECK(svg.find("<desc id=\"f1-summary\">It falls.</desc>") != svg.npos);
        for (const auto* forbidden : {"<script", "<style", " style=", "href", "@import", "prefers-color-scheme", "NaN", "nan", "\"inf"}) {
          INFO(forbidden);
          CHECK(svg.find(forbidden) == svg.npos);
        }
        CHECK(of_class(svg, "warning").size() == 2);  // the same one once
        CHECK(of_class(svg, "source").size() == 1);
        std::set<std::string> ids;
        const std::regex id(" id=\"([^\"]*)\"");
        for (std::sregex_iterator it(svg.begin(), svg.end(), id), end; it != end; ++it) CHECK(ids.insert((*it)[1]).second);
        CHECK((svg.find("fill=\"#14181d\"") != svg.npos) == dark);
      }
}

TEST_CASE("the same input gives the same bytes", "[figures]") { CHECK(all_figures(Language::fr, false) == all_figures(Language::fr, false)); }

TEST_CASE("no text of a figure leaves its picture", "[figures]") {
  for (const auto& svg : all_figures(Language::fr, false)) {
    const double width = attribute(svg.substr(0, 300), "width"), height = attribute(svg.substr(0, 300), "height");
    const std::regex text("<text[^>]*>[^<]*");
    for (std::sregex_iterator it(svg.begin(), svg.end(), text), end; it != end; ++it) {
      if (it->str().find("rotate") != std::string::npos) continue;
      const auto its = box(it->str());
      INFO(it->str());
      CHECK(its.x >= -1);
      CHECK(its.x + its.width <= width + 1);
      CHECK(its.y >= 0);
      CHECK(its.y + its.height <= height);
    }
  }
}

TEST_CASE("a line has a point for each day that is known, and breaks where one is not", "[figures]") {
  const auto svg = viz::trajectories(frame(Language::en), panel());
  std::vector<std::size_t> counts;
  for (const auto& line : of_class(svg, "line"))
    if (line.find("polyline") != line.npos) counts.push_back(points(line));
  std::sort(counts.begin(), counts.end());
  CHECK(counts == std::vector<std::size_t>{50, 69, 120, 120, 120, 120});
  CHECK(of_class(svg, "band").size() == 5);
  CHECK(of_class(svg, "reference").size() == 1);
  CHECK(of_class(svg, "triangle").size() == 1);
  CHECK(of_class(svg, "crisis").size() == 1);
}

TEST_CASE("values stand where the axis says", "[figures]") {
  const auto svg = viz::trajectories(frame(Language::en), panel());
  std::vector<std::pair<double, double>> ticks;  // value, y
  for (const auto& tick : of_class(svg, "value-tick")) {
    auto text = words(tick);
    std::erase(text, ',');
    ticks.emplace_back(std::stod(text), attribute(tick, "y") - 11 * 0.36);
  }
  REQUIRE(ticks.size() >= 3);
  const auto [v0, y0] = ticks.front();
  const auto [v1, y1] = ticks.back();
  const auto lowest = of_class(svg, "lowest");
  REQUIRE(lowest.size() == 1);
  const double value = v0 + (attribute(lowest[0], "cy") - y0) / (y1 - y0) * (v1 - v0);
  CHECK(value == Catch::Approx(900.6).margin((v1 - v0) / 400));
}

TEST_CASE("names of lines that end at one point, events and notes do not cover each other", "[figures]") {
  for (const double width : {480.0, 800.0, 1400.0}) {
    auto its = frame(Language::fr);
    its.width = width;
    const auto svg = viz::trajectories(its, panel());
    std::vector<std::string> texts;
    for (const auto* name : {"line-name", "event", "note-label", "time-tick", "value-tick", "warning", "title"})
      for (const auto& one : of_class(svg, name)) texts.push_back(one);
    CHECK(texts.size() > 20);
    for (std::size_t i = 0; i < texts.size(); ++i)
      for (std::size_t j = 0; j < i; ++j) {
        INFO(texts[i] << "\n" << texts[j]);
        CHECK(!box(texts[i]).meets(box(texts[j])));
      }
  }
}

TEST_CASE("an interval that includes zero is hollow, and the key says what that means", "[figures]") {
  const auto svg = viz::intervals(frame(Language::fr), {{"a", 1, 0.5, 1.5}, {"b", 1, -0.5, 2.5}, {"c", 2}, {"d", 0, 0, 0, "", "", true}});
  CHECK(of_class(svg, "clear").size() == 2);  // with the key's
  const auto unclear = of_class(svg, "unclear");
  REQUIRE(unclear.size() == 2);
  CHECK(unclear[0].find("fill=\"#ffffff\"") != std::string::npos);
  CHECK(svg.find("le hasard seul peut l’expliquer") != svg.npos);
  CHECK(of_class(svg, "exactly-zero").size() == 2);
  const auto clear_only = viz::intervals(frame(Language::en), {{"a", 1, 0.5, 1.5}});
  CHECK(clear_only.find("chance alone") == clear_only.npos);
}

TEST_CASE("cells of a heat map carry their number in ink that can be read, missing ones are hatched", "[figures]") {
  viz::HeatMap map{.rows = {"a"}, .columns = {}, .values = {}};
  for (int i = 0; i <= 20; ++i) map.columns.push_back(std::to_string(i)), map.values.push_back(i);
  map.values[7] = viz::unknown;
  const auto svg = viz::heat_map(frame(Language::en), map);
  const auto cells = of_class(svg, "cell"), texts = of_class(svg, "cell-text");
  CHECK(cells.size() == 21);
  CHECK(texts.size() == 20);
  CHECK(of_class(svg, "missing").size() == 1);
  const auto luminance = [](const std::string& hex) {
    double out = 0;
    for (int c = 0; c < 3; ++c) {
      const double v = static_cast<double>(std::stoi(hex.substr(1 + 2 * static_cast<std::size_t>(c), 2), nullptr, 16)) / 255;
      out += (c == 0 ? 0.2126 : c == 1 ? 0.7152 : 0.0722) * (v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4));
    }
    return out;
  };
  std::smatch fill, ink;
  for (std::size_t i = 0, t = 0; i < cells.size(); ++i) {
    if (i == 7) continue;
    REQUIRE(std::regex_search(cells[i], fill, std::regex("fill=\"(#[0-9a-f]{6})\"")));
    REQUIRE(std::regex_search(texts[t++], ink, std::regex("fill=\"(#[0-9a-f]{6})\"")));
    const double a = luminance(fill[1]) + 0.05, b = luminance(ink[1]) + 0.05;
    CHECK(std::max(a, b) / std::min(a, b) >= 4.5);
  }
}

TEST_CASE("circles of a map do not overlap, and their areas go with their sizes", "[figures]") {
  viz::PlaceMap map;
  for (int i = 0; i < 60; ++i) map.places.push_back({"P", 2 + 0.05 * std::sin(i * 1.3), 50 + 0.05 * std::cos(i * 2.1), 1000.0 + 100 * i, 1.0 * i});
  const auto svg = viz::schematic_map(frame(Language::en), map);
  const auto circles = of_class(svg, "place");
  REQUIRE(circles.size() == 60);
  for (std::size_t i = 0; i < circles.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      CHECK(std::hypot(attribute(circles[i], "cx") - attribute(circles[j], "cx"), attribute(circles[i], "cy") - attribute(circles[j], "cy")) >=
            attribute(circles[i], "r") + attribute(circles[j], "r") - 0.2);
  const double first = attribute(circles[0], "r"), last = attribute(circles[59], "r");
  CHECK(last * last / (first * first) == Catch::Approx(6900.0 / 1000).epsilon(0.05));
}

TEST_CASE("figures with nothing to draw are pictures all the same", "[figures]") {
  const auto its = frame(Language::en);
  for (const auto& svg : {viz::trajectories(its, {}), viz::small_multiples(its, {}), viz::intervals(its, {}), viz::heat_map(its, {}), viz::bars(its, {}),
                          viz::schematic_map(its, {}), viz::time_line(its, {}, 0, 0), viz::bars(its, {{"unknown"}}), viz::schematic_map(its, {.places = {{"one", 2, 50}}})}) {
    CHECK(balanced(svg));
    CHECK(of_class(svg, "title").size() == 1);
    CHECK(svg.find("nan") == svg.npos);
  }
}
