// app/comparison.hpp -- what differs between two cells of contexts x strategies, pair by pair of common luck.
#pragma once
#include <cstdint>
#include <string>
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

// `series` of one row, over the instants from `from` on at which both are recorded; the state at the start
// left out.
Comparison compare(const io::RunReader& file, const io::RunReader::Series& series, const Cell& reference,
                   const Cell& other, sim::Day from);

}  // namespace app
