// study/contrasts.hpp -- what carries a result: paired differences between runs of common luck, contrasts of a factorial design.
//
// docs/guide/attribution.md says what each means. Values stand by replicate, the same luck at the same place; NaN is "not
// recorded" and stays so. Pure functions of numbers: they read no file.
#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "study/resilience.hpp"

namespace study {

using Paired = std::vector<double>;  // one value for each replicate

// Sums of several results call 0 what is below 1e-9 of their terms: rounding. A difference of two is taken as it is.
Paired minus(const Paired& one, const Paired& other);
bool all_zero(const Paired& values);  // some value is recorded, and every one that is is exactly 0

// ---- mechanisms, each on or off. A bit of the mask is set for each that is off.

using Mask = std::uint64_t;
using EffectOf = std::function<Paired(Mask off)>;  // of a run's result with these off

Paired part(const EffectOf& effect, Mask off);                          // effect with all on, less that without `off`
Paired interaction(const EffectOf& effect, std::size_t i, std::size_t j);  // part of both less the part of each alone
Paired rest(const EffectOf& effect, std::size_t mechanisms);            // part of all less the sum of the parts of each alone

// Orders in which mechanisms are switched on, for Shapley's value: all of them if they are at most `wanted`, else `wanted` drawn.
struct Orders {
  std::vector<std::vector<std::size_t>> all;
  bool exact = false;
};
Orders orders(std::size_t mechanisms, std::size_t wanted, std::uint64_t seed);
std::vector<Mask> masks(const Orders& orders, std::size_t mechanisms);  // that these orders need, rising

// Mean over orders of what switching one on adds to those that are on already (Shapley 1953; sampled: Castro, Gómez and Tejada 2009).
struct Shapley {
  Paired each;             // by replicate; over mechanisms they add up to the part of all
  double orders_half = 0;  // 95 %, from drawing orders alone; 0 if exact, NaN with a single one
};
std::vector<Shapley> shapley(const EffectOf& effect, const Orders& orders, std::size_t mechanisms);

// ---- factors, each at one of several levels; a full design

struct Contrast {
  enum class Kind : std::uint8_t { main, interaction, alone, together };
  Kind kind = Kind::main;
  std::vector<std::size_t> levels;  // of each factor; 0, the first, is what others are compared with or what is averaged over
  Paired each;
};

// `results`: of every combination of levels, the last factor's changing fastest; `levels`: how many each factor has.
//   main:         at this level less at the first, averaged over the levels of the other factors
//   interaction:  what levels of two or more factors do together beyond what fewer of them do, averaged over the others
//   alone:        at this level less at the first, the other factors at their first
//   together:     a combination in which every factor has left its first level, less that of the first levels; two factors or more
std::vector<Contrast> contrasts(std::span<const std::size_t> levels, const std::vector<Paired>& results);

}  // namespace study
