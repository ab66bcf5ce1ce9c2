// models/table/named.cpp -- looking names up by fingerprint.
#include "models/table/named.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "models/vocabulary/table.hpp"
#include "sim/kernel/error.hpp"

namespace models::table {

Named::Named(const sim::Shares& shares) : shares_(shares) {
  for (const auto& [name, value] : shares.named) by_key_.emplace_back(name_key(name), value);
  std::sort(by_key_.begin(), by_key_.end());
}

const double* Named::find(std::uint64_t key) const {
  const auto found = std::lower_bound(by_key_.begin(), by_key_.end(), key, [](const auto& one, std::uint64_t wanted) { return one.first < wanted; });
  return found != by_key_.end() && found->first == key ? &found->second : nullptr;
}

double Named::of_industry(const Keys& keys, std::size_t industry) const {
  for (const std::uint64_t key : {keys.industry[industry], keys.region[keys.place[industry]], keys.product[keys.makes[industry]]})
    if (const double* value = find(key)) return *value;
  return shares_.rest;
}

double Named::of_product(std::uint64_t key) const {
  const double* value = find(key);
  return value ? *value : shares_.rest;
}

std::vector<std::string> Named::unknown(const Keys& keys) const {
  std::vector<std::string> names;
  for (const auto& [name, value] : shares_.named) {
    const auto key = name_key(name);
    const auto has = [&](std::span<const std::uint64_t> some) { return std::find(some.begin(), some.end(), key) != some.end(); };
    if (!has(keys.industry) && !has(keys.region) && !has(keys.product)) names.push_back(name);
  }
  return names;
}

void require_known(const sim::Shares& shares, const Keys& keys, std::string_view what) {
  std::vector<sim::Mistake> mistakes;
  for (const auto& name : Named(shares).unknown(keys))
    mistakes.push_back({"", "", fmt::format("{} names \"{}\", which is no industry (\"region/sector\"), region or sector of the table", what, name)});
  if (!mistakes.empty()) throw sim::ScenarioError(std::move(mistakes));
}

}  // namespace models::table
