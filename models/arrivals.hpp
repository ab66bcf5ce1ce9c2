// models/arrivals.hpp -- crises that come by chance: how often, in which months, how severe; worked out before a run begins.
//
// Arrivals of a Poisson process, thinned by month. They hang on the seed, the replicate and the name of the use alone: all
// contexts and strategies meet the same ones, a longer run meets the same first ones, and a run that is resumed meets them again.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/kernel/rng.hpp"
#include "sim/kernel/scenario.hpp"
#include "sim/kernel/shape.hpp"

namespace models {

struct Severity {  // what multiplies the intensity of one arrival
  enum class Distribution : std::uint8_t { constant, uniform, triangular, lognormal, pareto };
  Distribution distribution = Distribution::constant;
  double low = 1, mode = 1, high = 1;  // constant: low; lognormal: median low, sigma high; pareto: minimum low, shape high
  std::optional<double> most;          // never above
  double draw(sim::Rng& rng) const;    // by inversion, so that a draw takes as many numbers each time
};

struct Arrival {
  sim::Day day = 0;
  double severity = 1;
};

struct Arrivals {
  std::string name;                // of the use: "flood"
  double rate = 0;                 // a year
  std::array<double, 12> season{};  // weights of the months, which add up to 1
  Severity severity;
  std::string source;
  sim::Day first = 0;                    // the crisis's own earliest date
  std::vector<sim::Instance> instances;  // of the crisis, with its own dates
  std::vector<std::string> mechanisms;   // that each instance embodies; empty: none
  std::vector<double> most_intensity;    // of each instance, the most that its process allows; negative: it has none

  // Those of one run, in order, from `start` until `end`.
  std::vector<Arrival> drawn(std::uint64_t seed, std::uint32_t replicate, sim::Day start, sim::Day end) const;
  // The crisis's instances once for each arrival, named NAME.1, NAME.2 ..., moved to its day, with its severity.
  std::vector<sim::Instance> dated(const std::vector<Arrival>& arrivals) const;
};

namespace scenario {

sim::Shape arrivals_shape();
// Adds what is wrong to `mistakes`; nothing if it cannot be used.
std::optional<Arrivals> read_arrivals(const sim::Tree& tree, bool strict, std::vector<sim::Mistake>& mistakes);

}  // namespace scenario
}  // namespace models
