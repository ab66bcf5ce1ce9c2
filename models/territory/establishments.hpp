// models/territory/establishments.hpp -- who employs: establishments with sector and size, and own-account workers.
//
// Counts by commune and broad sector are met exactly. The A17 sector is imputed: national shares within the broad sector
// as prior, blurred by the seed so that several seeds give several allocations, fitted to whatever is stated, structural
// zeros kept. Sizes are heavy-tailed: Zipf from 1 to 9, Pareto from 10, fitted so that jobs are met exactly per commune.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "models/territory/counts.hpp"
#include "models/territory/draws.hpp"
#include "models/territory/technology.hpp"

namespace models::territory {

struct Establishment {
  std::uint32_t commune = 0;
  std::uint8_t sector = 0;
  bool employer = true;       // false: an own-account worker, whose job it is
  bool large = false;         // drawn into the class of 10 and more
  bool none_at_year_end = false;
  std::int32_t jobs = 1;
  std::int32_t body = -1;      // public body that it stands for
  std::int32_t employer_row = -1;  // large employer of the file that it is
};

struct Establishments {
  std::vector<Establishment> all;                // by commune, employers first
  std::vector<std::pair<std::string, std::string>> warnings;  // English, French
};

Establishments draw_establishments(const Figures& figures, const Technology& technology, const Counts& counts, const Luck& luck);

}  // namespace models::territory
