// app/intensity_grid.hpp -- how strong a crisis is made: exact decimal numbers, as "0:2:0.1" or "0,0.5,1" lists them.
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace app {

// In millionths, so that a grid is the same whether it was counted up or written out.
class Intensity {
 public:
  static constexpr std::int64_t one = 1'000'000;
  constexpr explicit Intensity(std::int64_t millionths = 0) : millionths_(millionths) {}

  constexpr std::int64_t millionths() const { return millionths_; }
  double value() const;      // the double nearest to the decimal number, as a scenario file would have it
  std::string text() const;  // "0.1"
  std::string name() const;  // "x0_1": of the context, where a point is not allowed
  auto operator<=>(const Intensity&) const = default;

 private:
  std::int64_t millionths_;
};

// At most six decimals and a million; nothing where it is no such number.
std::optional<Intensity> parse_intensity(std::string_view text);

// FIRST:LAST:STEP or numbers with commas, in rising order. Throws ScenarioError in the name of --intensity.
std::vector<Intensity> parse_grid(const std::string& text);

}  // namespace app
