// bench/classics/plain_epidemic.hpp -- an epidemic on a daily contact network as a sequential loop; a naive one; the mean field.
#pragma once
#include <cstdint>
#include <utility>
#include <vector>

#include "bench/classics/plain_luck.hpp"
#include "models/reference/sizes.hpp"

namespace bench::classics {

enum class Health : std::uint8_t { susceptible, exposed, infectious, recovered };
using Ties = std::vector<std::pair<std::uint32_t, std::uint32_t>>;  // each pair once, the smaller first

// A ring in which each knows `ties`/2 on either side, some of the ties leading anywhere (Watts and Strogatz 1998).
Ties small_world(std::uint32_t people, std::uint32_t ties, double rewired, std::uint64_t seed);

struct EpidemicCounts {
  std::uint32_t infectious = 0, ever_infected = 0;
};

class PlainEpidemic {  // each susceptible looks at whom it meets; the day is read as it began
 public:
  PlainEpidemic(const models::reference::EpidemicSize& size, const models::reference::EpidemicRule& rule, const Ties& ties, std::uint64_t seed);
  void step();
  EpidemicCounts counts() const;

 private:
  models::reference::EpidemicSize size_;
  models::reference::EpidemicRule rule_;
  PlainLuck luck_;
  std::vector<std::uint32_t> offsets_, targets_;
  std::vector<Health> now_, next_;
};

// Another way of computing the same: only the infectious look, at whom they meet. It costs with the infectious, not with
// the people, and is sequential by nature.
class PlainEpidemicFromTheSick {
 public:
  PlainEpidemicFromTheSick(const models::reference::EpidemicSize& size, const models::reference::EpidemicRule& rule, const Ties& ties,
                           std::uint64_t seed);
  void step();
  EpidemicCounts counts() const;

 private:
  models::reference::EpidemicSize size_;
  models::reference::EpidemicRule rule_;
  PlainLuck luck_;
  std::vector<std::uint32_t> offsets_, targets_;
  std::vector<Health> health_;
  std::vector<std::uint32_t> exposed_, infectious_, met_;
};

// Written as stated, a coin for each tie and for each contact: what the gate's figures come from.
class NaiveEpidemic {
 public:
  NaiveEpidemic(const models::reference::EpidemicSize& size, const models::reference::EpidemicRule& rule, const Ties& ties, std::uint64_t seed);
  void step();
  EpidemicCounts counts() const;

 private:
  models::reference::EpidemicSize size_;
  models::reference::EpidemicRule rule_;
  PlainLuck luck_;
  Ties ties_;
  std::vector<Health> health_;
};

// The expected course without fixed ties in an endless population: (infectious, ever infected) as shares, day by day.
std::vector<std::pair<double, double>> mean_field(const models::reference::EpidemicSize& size, const models::reference::EpidemicRule& rule);

}  // namespace bench::classics
