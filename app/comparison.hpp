// app/comparison.hpp -- what differs between two cells of contexts x strategies, pair by pair of common luck.
#pragma once
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "app/statistics.hpp"
#include "sim/io/run_reader.hpp"

namespace app {

struct Cell {
  std::string context, strategy;
};

struct Comparison {
  std::uint32_t replicates = 0;  // pairs that have something to compare
  bool zero = true;              // not one value differs, ever
  double base = 0;               // mean of the reference over the time compared
  Estimate mean;                 // of the difference over that time
  double largest = 0;            // difference at the moment when it is largest, mean over replicates
  sim::Day when = 0;
};

// A row of `series`, over the instants from `from` to `until` at which both are recorded; the state at the start left out.
Comparison compare(const io::RunReader& file, const io::RunReader::Series& series, const Cell& reference, const Cell& other, sim::Day from,
                   std::size_t row = 0, sim::Day until = std::numeric_limits<sim::Day>::max());

// How an effect ranks among others: first by its mean over its spread between replicates (as Cohen's d of pairs; infinite where
// all replicates agree), then, or if there is one replicate, by its mean over the reference.
std::pair<double, double> effect_size(const Comparison& comparison);

}  // namespace app
