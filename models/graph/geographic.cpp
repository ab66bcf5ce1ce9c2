// models/graph/geographic.cpp -- ties whose chance falls with distance, found in near-linear time and without a cut-off.
//
// Space is halved in both directions again and again. Two squares whose chances differ little between their nearest and
// their farthest points are sampled as one: skips at the chance of the nearest, each hit kept in proportion to its own
// chance. So are two squares between which next to nothing is to be expected, however large they are. Others are divided.
// After Bringmann, Keusch and Lengler (2019), with bounds that suit any falling chance.
#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

#include "models/graph/blocks.hpp"
#include "models/graph/generators.hpp"
#include "models/graph/skips.hpp"

namespace models::graph {
namespace {

constexpr std::uint32_t deepest = 24;  // 16.8 million squares along a side

struct Spot {  // a point in its place along the curve of Morton 1966
  std::uint64_t code;
  std::uint32_t vertex;
  double x, y;
};
struct Square {
  std::uint32_t first, last;  // its spots
  std::uint64_t code;         // of the square, at its depth
};
struct Two {
  Square a, b;
  std::uint32_t depth;
  bool same() const { return a.code == b.code; }
  double pairs() const {
    const double na = a.last - a.first, nb = b.last - b.first;
    return same() ? na * (na - 1) / 2 : na * nb;
  }
};

std::uint64_t spread(std::uint64_t x) {  // bit i goes to bit 2i
  x = (x | x << 16U) & 0x0000FFFF0000FFFFU;
  x = (x | x << 8U) & 0x00FF00FF00FF00FFU;
  x = (x | x << 4U) & 0x0F0F0F0F0F0F0F0FU;
  x = (x | x << 2U) & 0x3333333333333333U;
  return (x | x << 1U) & 0x5555555555555555U;
}
std::uint32_t packed(std::uint64_t x) {  // the inverse of `spread`
  x &= 0x5555555555555555U;
  x = (x | x >> 1U) & 0x3333333333333333U;
  x = (x | x >> 2U) & 0x0F0F0F0F0F0F0F0FU;
  x = (x | x >> 4U) & 0x00FF00FF00FF00FFU;
  x = (x | x >> 8U) & 0x0000FFFF0000FFFFU;
  return static_cast<std::uint32_t>(x | x >> 16U);
}

class Plane {
 public:
  explicit Plane(std::span<const Point> points) : spots_(points.size()) {
    if (points.empty()) return;
    double left = points[0].x, right = left, low = points[0].y, high = low;
    for (const auto [x, y] : points) {
      sim::require(std::isfinite(x) && std::isfinite(y), "a point has finite coordinates");
      left = std::min(left, x), right = std::max(right, x), low = std::min(low, y), high = std::max(high, y);
    }
    constexpr double along = 1U << deepest;
    const double side = std::max(right - left, high - low);
    smallest_ = side > 0 ? side * (1 + 1e-12) / along : 1 / along;
    over_blocks(static_cast<std::uint32_t>(points.size()), [&](std::uint32_t begin, std::uint32_t end, std::size_t) {
      for (std::uint32_t v = begin; v < end; ++v) {
        const auto column = static_cast<std::uint64_t>(std::min((points[v].x - left) / smallest_, along - 1));
        const auto line = static_cast<std::uint64_t>(std::min((points[v].y - low) / smallest_, along - 1));
        spots_[v] = {spread(column) | spread(line) << 1U, v, points[v].x, points[v].y};
      }
    });
    std::sort(spots_.begin(), spots_.end(), [](const Spot& a, const Spot& b) { return a.code != b.code ? a.code < b.code : a.vertex < b.vertex; });
  }

  const Spot& spot(std::size_t i) const { return spots_[i]; }
  Two all() const {
    const Square whole{0, static_cast<std::uint32_t>(spots_.size()), 0};
    return {whole, whole, 0};
  }
  // Distances between the nearest and the farthest points that two squares may hold.
  std::array<double, 2> between(const Two& two) const {
    const double side = smallest_ * static_cast<double>(1ULL << (deepest - two.depth));
    const auto apart = [](std::uint32_t a, std::uint32_t b) { return static_cast<double>(a > b ? a - b : b - a); };
    const double dx = apart(packed(two.a.code), packed(two.b.code)), dy = apart(packed(two.a.code >> 1U), packed(two.b.code >> 1U));
    const double near = std::hypot(std::max(0.0, dx - 1), std::max(0.0, dy - 1)) * side;
    return {std::max(0.0, near * (1 - 1e-9)), std::hypot(dx + 1, dy + 1) * side * (1 + 1e-9)};
  }
  // Calls each(part) for the pairs of quarters that make up two squares; false if they cannot be divided.
  template <class Each> bool divide(const Two& two, const Each& each) const {
    if (two.depth == deepest) return false;
    const auto a = quarters(two.a, two.depth), b = quarters(two.b, two.depth);
    for (std::size_t i = 0; i < 4; ++i)
      for (std::size_t j = two.same() ? i : 0; j < 4; ++j)
        if (const Two part{a[i], b[j], two.depth + 1}; part.pairs() > 0) each(part);
    return true;
  }

 private:
  std::array<Square, 4> quarters(const Square& square, std::uint32_t depth) const {
    std::array<Square, 4> out{};
    std::uint32_t from = square.first;
    for (std::uint64_t i = 0; i < 4; ++i) {
      const std::uint64_t code = square.code << 2U | i, end = (code + 1) << (2 * (deepest - depth - 1));
      const auto last = std::lower_bound(spots_.begin() + from, spots_.begin() + square.last, end, [](const Spot& spot, std::uint64_t value) { return spot.code < value; });
      const auto upto = static_cast<std::uint32_t>(last - spots_.begin());
      out[i] = {from, upto, code};
      from = upto;
    }
    return out;
  }

  std::vector<Spot> spots_;
  double smallest_ = 1;
};

double decay(const Geography& how, double distance) {
  const double far = distance / how.reach;
  return how.decay == Decay::exponential ? std::exp(-far) : std::pow(1 + far, -how.exponent);
}

void check(std::span<const Point> points, const Geography& how) {
  sim::require(points.size() < sim::nobody, "at most 4,294,967,294 points");
  sim::require(how.reach > 0 && how.exponent > 0, "reach and exponent of a decay with distance are above 0");
  sim::require(how.nearest >= 0 && how.nearest <= 1, "a probability lies between 0 and 1");
}

// Pairs of squares in a fixed order, enough of them to share out: those that `whole` accepts, or that are deep enough.
std::vector<Two> shared_out(const Plane& plane, const std::function<bool(const Two&)>& whole) {
  std::vector<Two> all{plane.all()}, next;
  for (int round = 0; round < 12 && all.size() < 8192; ++round) {
    next.clear();
    for (const Two& two : all)
      if (whole(two) || !plane.divide(two, [&](const Two& part) { next.push_back(part); })) next.push_back(two);
    if (next.size() == all.size()) break;
    all.swap(next);
  }
  return all;
}

}  // namespace

double tie_probability(const Geography& how, double distance) { return how.nearest * decay(how, distance); }

std::vector<Edge> geographic(const Vertices& vertices, std::span<const Point> points, const Geography& how, std::uint64_t key) {
  check(points, how);
  sim::require(points.size() == vertices.count(), "each vertex has its point");
  if (points.size() < 2) return {};
  const Plane plane(points);
  const auto whole = [&](const Two& two) {
    const auto [near, far] = plane.between(two);
    const double most = tie_probability(how, near), least = tie_probability(how, far);
    return most <= 2 * least || two.pairs() * (most - least) <= 2;  // at most two draws in vain, on average
  };
  const auto sample = [&](const Two& two, std::vector<Edge>& out) {
    const double most = tie_probability(how, plane.between(two)[0]);
    if (most <= 0) return;
    // Luck of two squares: their places in space, and the ids of their first, so that another network differs.
    sim::Rng rng(key, sim::Step{two.depth}, sim::mix(sim::mix(vertices.ids[plane.spot(two.a.first).vertex], vertices.ids[plane.spot(two.b.first).vertex]),
                                                      sim::mix(two.a.code, two.b.code)));
    const auto keep = [&](std::uint64_t i, std::uint64_t j) {
      const Spot &a = plane.spot(i), &b = plane.spot(j);
      if (rng.uniform() * most < tie_probability(how, std::hypot(a.x - b.x, a.y - b.y)))
        out.push_back({std::min(a.vertex, b.vertex), std::max(a.vertex, b.vertex)});
    };
    const Skips skips(most);
    const std::uint64_t wide = two.b.last - two.b.first, high = two.a.last - two.a.first;
    if (!two.same()) return skips.among(wide * high, rng, [&](std::uint64_t hit) { keep(two.a.first + hit / wide, two.b.first + hit % wide); });
    // Pairs i > j of one square, line by line: line i holds i pairs.
    std::uint64_t line = 1, start = 0;
    const std::uint64_t pairs = wide * (wide - 1) / 2;
    skips.among(pairs, rng, [&](std::uint64_t hit) {
      if (hit - start > 4 * line) line = static_cast<std::uint64_t>((1 + std::sqrt(1 + 8 * static_cast<double>(hit))) / 2);
      while (line * (line - 1) / 2 > hit) --line;
      while (line * (line + 1) / 2 <= hit) ++line;
      start = line * (line - 1) / 2;
      keep(two.a.first + line, two.a.first + (hit - start));
    });
  };
  const std::function<void(const Two&, std::vector<Edge>&)> visit = [&](const Two& two, std::vector<Edge>& out) {
    if (whole(two) || !plane.divide(two, [&](const Two& part) { visit(part, out); })) sample(two, out);
  };
  const auto parts = shared_out(plane, whole);
  return gathered<Edge>(parts.size(), [&](std::size_t i, std::vector<Edge>& out) { visit(parts[i], out); });
}

double nearest_for(std::span<const Point> points, const Geography& how, double mean_degree) {
  check(points, {1, how.reach, how.decay, how.exponent});
  sim::require(mean_degree >= 0, "a mean degree is not negative");
  if (points.size() < 2) return 0;
  const Plane plane(points);
  const double negligible = 1e-4 * static_cast<double>(points.size());
  const auto whole = [&](const Two& two) {
    const auto [near, far] = plane.between(two);
    const double most = decay(how, near), least = decay(how, far);
    return two.pairs() <= 32 || most <= 3 * least || two.pairs() * (most - least) <= negligible;
  };
  const std::function<double(const Two&)> sum = [&](const Two& two) {
    double parts = 0;
    if (!whole(two) && plane.divide(two, [&](const Two& part) { parts += sum(part); })) return parts;
    // Few pairs are all taken, of many sixteen: lines and columns far from one another.
    const std::uint32_t lines = two.a.last - two.a.first, columns = two.b.last - two.b.first;
    const std::uint32_t across = two.pairs() <= 32 ? lines : std::min(lines, 4U), along = two.pairs() <= 32 ? columns : std::min(columns, std::max(4U, 16 / across));
    double found = 0, taken = 0;
    for (std::uint32_t i = 0; i < across; ++i)
      for (std::uint32_t j = 0; j < along; ++j) {
        const auto line = static_cast<std::uint32_t>((2ULL * i + 1) * lines / (2 * across)), column = static_cast<std::uint32_t>((2ULL * j + 1) * columns / (2 * along));
        if (two.same() && line == column) continue;
        const Spot &a = plane.spot(two.a.first + line), &b = plane.spot(two.b.first + column);
        found += decay(how, std::hypot(a.x - b.x, a.y - b.y)), ++taken;
      }
    return two.pairs() * found / taken;
  };
  const auto parts = shared_out(plane, whole);
  std::vector<double> sums(parts.size());
  sim::parallel::blocks(parts.size(), [&](std::size_t i, std::size_t) { sums[i] = sum(parts[i]); });
  double expected = 0;  // ties if the chance at distance 0 were 1
  for (const double part : sums) expected += part;
  const double nearest = mean_degree * static_cast<double>(points.size()) / 2 / expected;
  sim::require(nearest <= 1, "so many ties cannot be had within this reach: the chance at distance 0 would exceed 1");
  return nearest;
}

}  // namespace models::graph
