// models/reference/sizes.hpp -- the sizes and parameters at which the classics are compared in public.
//
// Source of every figure unless stated: the declarations of JuliaDynamics/ABMFrameworksComparison (read in 2026).
#pragma once
#include <cstdint>

namespace models::reference {

struct SchellingSize {
  std::uint32_t side, agents, radius, min_happy, steps;  // cells; half the agents in each group; Chebyshev, cells; neighbours
};
inline constexpr SchellingSize schelling_small{40, 1000, 1, 3, 20}, schelling_large{100, 8000, 2, 8, 20};

struct FlockingSize {
  double side, visual;  // of the periodic square; how far a bird sees, Euclidean
  std::uint32_t birds, steps;
};
inline constexpr FlockingSize flocking_small{100, 5, 200, 100}, flocking_large{150, 15, 400, 100};
// The large one's density on a larger square: of our own making, for the synchronous model.
inline constexpr FlockingSize flocking_million{7500, 15, 1'000'000, 10};

struct FlockingRule {  // weights of the three tendencies; distances below `separation` repel
  double speed = 1, separation = 1, cohere = 0.03, separate = 0.015, match = 0.05;
};

struct WolfSheepSize {
  std::uint32_t side, sheep, wolves, regrowth;  // cells; animals at the start; steps until grass is grown again
  double sheep_births, wolf_births;             // chance per step
  std::uint32_t steps;
  double sheep_gain = 5, wolf_gain = 13;  // energy of a meal
};
inline constexpr WolfSheepSize wolf_sheep_small{25, 60, 40, 20, 0.2, 0.1, 100}, wolf_sheep_large{100, 1000, 500, 10, 0.4, 0.2, 100};

// The declaration's text, or what Agents.jl codes and the published table times: they differ in six places.
enum class WolfSheepRules : std::uint8_t { declared, agents_jl };

struct ForestFireSize {
  std::uint32_t side;
  double density;  // chance that a cell holds a tree
  std::uint32_t steps;
};
inline constexpr ForestFireSize forest_fire_small{100, 0.7, 100}, forest_fire_large{500, 0.9, 100};


// A day's contacts as in OpenABM-Covid19 (parameter dictionary, read in 2026: Watts-Strogatz work networks rewired by 0.1 of
// which half is met each day, 7 contacts of adults at work, 4 at random); households are left out, so about ten in all.
struct EpidemicSize {
  std::uint32_t people, ties, random_contacts;  // persons; mean ties of the fixed network; persons met at random each day
  std::uint32_t first_infected, days;           // persons infectious at the start (assumed); length of a run (assumed)
};
inline constexpr EpidemicSize epidemic_town{20'000, 12, 4, 100, 120}, epidemic_million{1'000'000, 12, 4, 1000, 120};
inline constexpr EpidemicSize epidemic_mixed{20'000, 0, 10, 100, 120};  // no fixed ties: the mean-field recursion holds

struct EpidemicRule {
  double transmission = 0.04;                // chance per contact with an infectious person; assumed: about 2.4 cases per case
  double met = 0.5;                          // share of the fixed ties met on a day
  double onset = 0.25, recovery = 1.0 / 6;   // chance per day: exposed to infectious, infectious to recovered; assumed
  double rewired = 0.1;                      // share of the fixed ties that lead anywhere
};

}  // namespace models::reference
