// viz/figures/palette.cpp -- after Okabe and Ito (2008), darkened where a thin line on white needs it (contrast at least 3 to 1).
#include "viz/figures/palette.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string_view>

#include <fmt/format.h>

namespace viz {
namespace {

constexpr std::array<std::string_view, 6> on_light{"#0072b2", "#d55e00", "#00795a", "#a8478e", "#806000", "#333333"};
constexpr std::array<std::string_view, 6> on_dark{"#62b7ea", "#f5924e", "#3fcca4", "#e59fca", "#e3c43a", "#e0e0e0"};
constexpr std::array<std::string_view, 6> dashes{"", "8 3", "2 2.5", "9 3 2 3", "5 2", "12 3 2 3 2 3"};

struct Rgb {
  double r, g, b;
};
std::string hex(const Rgb& c) {
  const auto whole = [](double x) { return std::clamp(static_cast<int>(std::lround(x)), 0, 255); };
  return fmt::format("#{:02x}{:02x}{:02x}", whole(c.r), whole(c.g), whole(c.b));
}
template <std::size_t N> std::string between(const std::array<Rgb, N>& stops, double share) {
  const double at = std::clamp(std::isfinite(share) ? share : 0.0, 0.0, 1.0) * static_cast<double>(N - 1);
  const auto i = std::min(static_cast<std::size_t>(at), N - 2);
  const double f = at - static_cast<double>(i);
  const auto mix = [&](double a, double b) { return a + (b - a) * f; };
  return hex({mix(stops[i].r, stops[i + 1].r), mix(stops[i].g, stops[i + 1].g), mix(stops[i].b, stops[i + 1].b)});
}

}  // namespace

Palette::Palette(bool dark_) : dark(dark_) {
  paper = dark ? "#14181d" : "#ffffff", ink = dark ? "#f1f3f5" : "#1b1b1b", soft = dark ? "#b4bcc5" : "#5a5a5a";
  axis = dark ? "#78828d" : "#8a8a8a", grid = dark ? "#2b333c" : "#e6e6e6";
  crisis = dark ? "#f5924e" : "#b84a00", policy = dark ? "#62b7ea" : "#0072b2";
}

std::string Palette::colour(int i) const { return std::string((dark ? on_dark : on_light)[static_cast<std::size_t>(((i % 6) + 6) % 6)]); }
std::string Palette::dash(int i) { return std::string(dashes[static_cast<std::size_t>(((i % 6) + 6) % 6)]); }

std::string Palette::sequential(double share) {
  constexpr std::array<Rgb, 5> stops{{{238, 244, 250}, {183, 212, 234}, {106, 169, 210}, {38, 112, 176}, {8, 48, 107}}};
  return between(stops, share);
}
std::string Palette::diverging(double share) {
  constexpr std::array<Rgb, 7> stops{
      {{153, 67, 4}, {224, 130, 20}, {250, 208, 158}, {245, 245, 245}, {178, 212, 236}, {67, 140, 196}, {18, 74, 140}}};
  return between(stops, (share + 1) / 2);
}

std::string Palette::text_on(const std::string& colour) {
  const auto channel = [&](std::size_t at) {  // WCAG 2: relative luminance
    const double c = static_cast<double>(std::stoi(colour.substr(at, 2), nullptr, 16)) / 255;
    return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  };
  const double luminance = 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
  return (luminance + 0.05) / 0.05 >= 1.05 / (luminance + 0.05) ? "#000000" : "#ffffff";
}

}  // namespace viz
