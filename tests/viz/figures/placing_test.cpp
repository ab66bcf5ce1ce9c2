// tests/viz/figures/placing_test.cpp -- texts fit their lines, labels and circles keep clear of each other.
#include "viz/figures/placing.hpp"

#include <algorithm>
#include <cmath>

#include "tests/catch.hpp"
#include "viz/figures/text.hpp"

TEST_CASE("lines of a text are no wider than asked, and nothing of it is lost", "[figures]") {
  const std::string text = "Administration publique, enseignement, santé humaine et action sociale anticonstitutionnellement";
  for (const double width : {30.0, 60.0, 120.0, 400.0}) {
    std::string joined;
    for (const auto& line : viz::lines_of(text, width, 12)) {
      CHECK(viz::text_width(line, 12) <= width);
      joined += line;
    }
    std::string wanted = text;
    std::erase(wanted, ' '), std::erase(joined, ' ');
    CHECK(joined == wanted);
  }
  const auto two = viz::lines_of(text, 120, 12, false, 2);
  REQUIRE(two.size() == 2);
  CHECK(two[1].ends_with("…"));
  CHECK(viz::text_width(two[1], 12) <= 120);
  CHECK(viz::lines_of("", 100, 12).empty());
}

TEST_CASE("texts of figures are escaped, and what XML forbids is left out", "[figures]") {
  CHECK(viz::xml_text("a<b & \"c\">") == "a&lt;b &amp; &quot;c&quot;&gt;");
  CHECK(viz::xml_text(std::string("a\x01\x1B\x7F") + "b\n") == "ab ");
  CHECK(viz::xml_text("caf\xE9 \xED\xA0\x80 é") == "caf\uFFFD \uFFFD\uFFFD\uFFFD é");
}

TEST_CASE("names at the ends of lines never meet, however near the lines end", "[figures]") {
  const std::vector<double> wanted{100, 101, 100.5, 250, 100, 12, 299}, heights{20, 34, 20, 20, 48, 20, 34};
  const auto centres = viz::spread(wanted, heights, 0, 300);
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    CHECK(centres[i] - heights[i] / 2 >= -1e-9);
    CHECK(centres[i] + heights[i] / 2 <= 300 + 1e-9);
    for (std::size_t j = 0; j < i; ++j) CHECK(std::abs(centres[i] - centres[j]) >= (heights[i] + heights[j]) / 2 - 1e-9);
  }
  CHECK(viz::spread({50}, {20}, 0, 300)[0] == 50);
  const auto crowded = viz::spread({5, 5, 5}, {20, 20, 20}, 0, 30);  // more than there is room for: downwards
  CHECK(crowded[0] == 10);
  CHECK(crowded[2] == 50);
}

TEST_CASE("a label near the end of a falling line finds the room beside the line", "[figures]") {
  viz::Labels labels({0, 0, 240, 130});
  std::vector<viz::Point> line;  // level, then steeply down to the point that is named, as in a small panel
  for (double x = 0; x < 110; x += 1) line.push_back({x, 25});
  for (double x = 110; x < 240; x += 1) line.push_back({x, 25 + 95 * (1 - (240 - x) * (240 - x) / (130 * 130))});
  labels.draw_over(line);
  const auto box = labels.place({236, 119}, 82, 26, 9);
  REQUIRE(box);
  CHECK(std::none_of(line.begin(), line.end(), [&](viz::Point one) { return box->holds(one); }));
}

TEST_CASE("labels near one point do not meet and stay in their area", "[figures]") {
  const viz::Box area{0, 0, 300, 200};
  viz::Labels labels(area);
  std::vector<viz::Box> placed;
  for (int i = 0; i < 40; ++i)
    if (const auto box = labels.place({150.0 + i % 3, 100.0 - i % 2}, 60, 14, 9)) placed.push_back(*box);
  CHECK(placed.size() >= 8);
  for (std::size_t i = 0; i < placed.size(); ++i) {
    CHECK(placed[i].x >= 0);
    CHECK(placed[i].x + placed[i].width <= 300);
    for (std::size_t j = 0; j < i; ++j) CHECK(!placed[i].meets(placed[j]));
  }
}

TEST_CASE("circles are pushed apart, even those at one place, and stay near where they were", "[figures]") {
  std::vector<viz::Circle> circles;
  for (int i = 0; i < 80; ++i) circles.push_back({{500 + 200 * std::sin(i * 1.7), 500 + 200 * std::cos(i * 2.3)}, 4.0 + i % 7 * 5});
  circles.push_back(circles.front());
  circles.push_back(circles.front());
  const auto before = circles;
  viz::separate(circles, 2);
  double moved = 0;
  for (std::size_t i = 0; i < circles.size(); ++i) {
    moved += std::hypot(circles[i].centre.x - before[i].centre.x, circles[i].centre.y - before[i].centre.y) / static_cast<double>(circles.size());
    for (std::size_t j = 0; j < i; ++j)
      CHECK(std::hypot(circles[i].centre.x - circles[j].centre.x, circles[i].centre.y - circles[j].centre.y) >= circles[i].radius + circles[j].radius);
  }
  CHECK(moved < 60);
}

TEST_CASE("intervals that meet get rows of their own", "[figures]") {
  CHECK(viz::rows_of({{0, 10}, {5, 20}, {11, 30}, {12, 13}}, 0.5) == std::vector<std::size_t>{0, 1, 0, 2});
}
