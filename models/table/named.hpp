// models/table/named.hpp -- numbers by name, found by the fingerprints of industries, regions and sectors.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "sim/kernel/scenario.hpp"

namespace models::table {

struct Keys {  // fingerprints of names, and where each industry belongs
  std::span<const std::uint64_t> industry, region, product;
  std::span<const std::uint32_t> place, makes;
};

class Named {
 public:
  explicit Named(const sim::Shares& shares);

  // Of "region/sector"; else of the region; else of the sector; else of all who are not named.
  double of_industry(const Keys& keys, std::size_t industry) const;
  double of_product(std::uint64_t key) const;

  // The names that nothing in this table has.
  std::vector<std::string> unknown(const Keys& keys) const;

 private:
  const double* find(std::uint64_t key) const;

  const sim::Shares& shares_;
  std::vector<std::pair<std::uint64_t, double>> by_key_;
};

// Throws ScenarioError where a name of `shares` is that of no industry, region or sector.
void require_known(const sim::Shares& shares, const Keys& keys, std::string_view what);

}  // namespace models::table
