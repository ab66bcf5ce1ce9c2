// models/reference/bird.hpp -- birds on a periodic square: what both flocking models share.
//
// Neighbours are those within `visual` in the plane (Euclidean, across the edges too). A bird is drawn to where they are,
// takes on their heading, and keeps off those nearer than `separation`; then it flies `speed` on (Reynolds 1987, in the
// weights of the public comparison of agent frameworks).
#pragma once
#include <algorithm>
#include <cmath>
#include <cstdint>

#include "models/reference/sizes.hpp"
#include "sim/kernel/process.hpp"

namespace models::reference {

namespace bird {
inline constexpr sim::PopulationKey all{"bird", {"a bird", "un oiseau"}};
inline constexpr sim::ColumnKey<double> x{all, "x", sim::unit::one, {"place across", "position horizontale"}, {"place across", "position horizontale"}};
inline constexpr sim::ColumnKey<double> y{all, "y", sim::unit::one, {"place up", "position verticale"}, {"place up", "position verticale"}};
inline constexpr sim::ColumnKey<double> vx{all, "vx", sim::unit::one, {"heading across; of length 1 with vy after a step", "direction horizontale ; de longueur 1 avec vy après un pas"}, {"heading across", "direction horizontale"}};
inline constexpr sim::ColumnKey<double> vy{all, "vy", sim::unit::one, {"heading up", "direction verticale"}, {"heading up", "direction verticale"}};
inline constexpr sim::SpaceKey sky{all, "sky", {"squares at least as wide as a bird sees", "carrés au moins aussi larges que la vue"}};
}  // namespace bird

// The same for both: what may be set, and what a bird looks at and changes.
template <class P> constexpr auto bird_parameters() {
  return std::tuple{sim::parameter(&P::side, "side", sim::unit::one, 3, 1e6, "ABMFrameworksComparison: 100 (small), 150 (large)", {"length of a side of the square", "longueur d'un côté du carré"}),
                    sim::parameter(&P::visual, "visual", sim::unit::one, 0.1, 1e3, "ABMFrameworksComparison: 5 (small), 15 (large)", {"how far a bird sees; a third of the side at most", "portée de la vue ; un tiers du côté au plus"}),
                    sim::parameter(&P::speed, "speed", sim::unit::one, 0, 1e3, "ABMFrameworksComparison", {"length of a step; less than the side", "longueur d'un pas ; moins que le côté"}),
                    sim::parameter(&P::separation, "separation", sim::unit::one, 0, 1e3, "ABMFrameworksComparison", {"distance below which birds keep off", "distance en deçà de laquelle on s'écarte"}),
                    sim::parameter(&P::cohere, "cohere", sim::unit::one, 0, 1, "ABMFrameworksComparison", {"weight of where the neighbours are", "poids de la position des voisins"}),
                    sim::parameter(&P::separate, "separate", sim::unit::one, 0, 1, "ABMFrameworksComparison", {"weight of keeping off", "poids de l'écartement"}),
                    sim::parameter(&P::match, "match", sim::unit::one, 0, 1, "ABMFrameworksComparison", {"weight of the neighbours' heading", "poids de la direction des voisins"})};
}
using BirdUses = sim::Access<bird::all, sim::Along<bird::sky>, sim::Read<bird::x, bird::y, bird::vx, bird::vy>,
                             sim::Update<bird::x, bird::y, bird::vx, bird::vy>, sim::Edit<bird::sky>>;

// From one to the other the shorter way round a circle of this length; both in [0, length).
inline double displacement(double from, double to, double length) {
  const double d = to - from;
  return d > 0.5 * length ? d - length : d < -0.5 * length ? d + length : d;
}
inline double wrapped(double v, double length) {  // after a move shorter than `length`
  v = v < 0 ? v + length : v;
  return v >= length ? v - length : v;
}

struct Seen {  // sums over the neighbours of one bird
  double count = 0, x = 0, y = 0, vx = 0, vy = 0, near_x = 0, near_y = 0;
};

inline std::uint32_t cells_across(double side, double visual) { return static_cast<std::uint32_t>(side / visual); }
inline std::uint32_t cell_at(double x, double y, double side, double visual) {
  const std::uint32_t across = cells_across(side, visual);
  const double per_cell = across / side;
  const auto along = [&](double v) { return std::min(static_cast<std::uint32_t>(v * per_cell), across - 1); };
  return along(y) * across + along(x);
}

// One bird's step, whatever is read: the present (in a turn) or the past (all at once).
template <class Self> void fly(Self& self, double side, double visual, const FlockingRule& rule) {
  const double x = self.template get<bird::x>(), y = self.template get<bird::y>();
  const double far = visual * visual, near = rule.separation * rule.separation;
  Seen seen;
  self.template around<bird::sky>(1, [&](const auto& other) {
    const double dx = displacement(x, other.template get<bird::x>(), side), dy = displacement(y, other.template get<bird::y>(), side);
    const double distance = dx * dx + dy * dy;
    if (distance > far) return;
    seen.count += 1, seen.x += dx, seen.y += dy;
    seen.vx += other.template get<bird::vx>(), seen.vy += other.template get<bird::vy>();
    if (distance < near) seen.near_x += dx, seen.near_y += dy;
  });
  double vx = self.template get<bird::vx>(), vy = self.template get<bird::vy>();
  if (seen.count > 0) {
    const double part = 1 / seen.count;
    vx += part * (rule.cohere * seen.x + rule.match * seen.vx - rule.separate * seen.near_x);
    vy += part * (rule.cohere * seen.y + rule.match * seen.vy - rule.separate * seen.near_y);
  }
  const double scale = 1 / std::sqrt(vx * vx + vy * vy);
  vx *= scale, vy *= scale;
  const double to_x = wrapped(x + rule.speed * vx, side), to_y = wrapped(y + rule.speed * vy, side);
  self.template set<bird::vx>(vx), self.template set<bird::vy>(vy);
  self.template set<bird::x>(to_x), self.template set<bird::y>(to_y);
  const std::uint32_t cell = cell_at(to_x, to_y, side, visual);
  if (cell != self.template cell<bird::sky>()) self.template move<bird::sky>(cell);
}

sim::World settle_flock(const FlockingSize& size, std::uint64_t seed);

}  // namespace models::reference
