// models/territory/counts.hpp -- how many of each there will be in each commune: whole numbers from figures, gaps filled.
#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "models/territory/figures.hpp"

namespace models::territory {

struct CommuneCounts {
  std::int64_t inhabitants = 0, adults = 0;                         // of all ages; of 15 and over
  std::int64_t of_15_64 = 0, labour_force = 0, unemployed = 0;      // census rates on today's inhabitants
  double owner_share = 0;                                           // of households that own their home
  double income = unknown;                                          // median living standard, EUR/year
  std::int64_t jobs = 0, salaried = 0;                              // the rest is own-account work
  std::array<std::int64_t, broad_sectors.size()> establishments{};  // employers by broad sector, trade apart from services
  std::int64_t small = 0, large = 0;                                // employers of 1 to 9 and of 10 and more; the others have none at year end

  std::int64_t employers() const {
    std::int64_t all = 0;
    for (const auto count : establishments) all += count;
    return all;
  }
};

struct Counts {
  double scale = 1;
  std::vector<CommuneCounts> communes;
  std::map<std::string, std::vector<bool>, std::less<>> imputed;  // by figure and commune: no local figure states it

  void impute(std::string_view figure, std::size_t commune);
  bool is_imputed(std::string_view figure, std::size_t commune) const {
    const auto found = imputed.find(figure);
    return found != imputed.end() && found->second[commune];
  }
};

// A missing figure is filled by the ratio that the file's table states for communes of that size, else by the mean of the
// territory's other communes, or by a national ratio. Where the whole is stated the parts are brought to it. With a scale below 1
// everything that is counted shrinks alike -- inhabitants, jobs, establishments -- so a commune keeps its proportions.
Counts count(const Figures& figures, double scale);

}  // namespace models::territory
