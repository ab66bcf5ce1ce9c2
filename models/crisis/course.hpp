// models/crisis/course.hpp -- what events share: how losses combine, how they fade, the parameters that all of them have.
//
// An event acts with full force from its first day. Its last `recovery` days bring it back to nothing along one of four
// curves; an event without an end never recovers. Curves: those of the ARIO family (docs/methods/crises.md).
#pragma once
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

#include "sim/kernel/calendar.hpp"
#include "sim/kernel/process.hpp"

namespace models::crisis {

// Two losses on one target: what the first leaves, the second takes its part of.
inline double combined(double one, double two) { return 1 - (1 - one) * (1 - two); }

enum class Shape : std::uint8_t { step, linear, convex, concave };

// What is left of a loss of 1, `e` days after recovery began, where it takes `tau` days.
inline double remaining(Shape shape, double e, double tau) {
  if (e <= 0 || shape == Shape::step) return 1;
  if (e >= tau) return 0;
  constexpr double small = 1e-6;
  switch (shape) {
    case Shape::convex: return std::pow(1 - 1 / std::max(tau, 1.0), 4 * e);
    case Shape::concave: {
      if (tau <= 2) break;  // the curve's power has no meaning below
      const double power = (std::log(tau) - std::log(small)) / (std::log(tau) - std::log(2.0));
      return tau / (tau + small * std::pow(e, power));
    }
    default: break;
  }
  return 1 - e / tau;
}

// The force of an event on the day that a process sees, 0 to 1.
inline double force(const sim::Now& now, double recovery, std::int32_t curve) {
  if (recovery <= 0 || now.until == std::numeric_limits<sim::Day>::max()) return 1;
  return remaining(static_cast<Shape>(curve), recovery - (now.until - now.day), recovery);
}

// `share` by name, scaled by the intensity and kept possible.
inline double part(double intensity, double share) { return std::clamp(intensity * share, 0.0, 1.0); }

// ---- the parameters that events have in common
template <class P> constexpr auto intensity() {
  return sim::parameter(&P::intensity, "intensity", sim::unit::one, 0, 100, "definition",
                        {"multiplies the magnitude, as far as possible; 0: nothing happens", "multiplie l'ampleur, dans les limites du possible ; 0 : rien"});
}
template <class P> constexpr auto recovery() {
  return sim::parameter(&P::recovery, "recovery", sim::unit::day, 0, 36'500, "the crisis file",
                        {"last days of the event, over which it fades", "derniers jours de l'événement, pendant lesquels il s'estompe"});
}
template <class P> constexpr auto curve() {
  return sim::parameter(&P::curve, "curve", sim::unit::one, 0, 3, "the crisis file; curves of the ARIO family",
                        {"how it fades: 0 at once at the end, 1 linear, 2 convex, 3 concave", "comment il s'estompe : 0 d'un coup à la fin, 1 linéaire, 2 convexe, 3 concave"});
}
template <class P> constexpr auto where() {
  return sim::parameter(&P::where, "where", sim::unit::one, 0, 0, "the crisis file", {"communes concerned, by code; none means all", "communes concernées, par code ; aucune : toutes"});
}
template <class P> constexpr auto exposure() {
  return sim::parameter(&P::exposure, "exposure", sim::unit::one, 0, 100, "the crisis file",
                        {"multiplies the footprint, by code of commune; none stated means 1 everywhere", "multiplie l'emprise, par code de commune ; rien : 1 partout"});
}

// The factor of one commune; without any stated, 1.
inline double factor(const sim::Shares& by_name, std::string_view name) { return by_name.empty() ? 1 : by_name.of(name); }

}  // namespace models::crisis
