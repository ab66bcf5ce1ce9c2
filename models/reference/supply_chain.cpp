// models/reference/supply_chain.cpp -- drawing suppliers, solving for the outputs that meet final demand.
#include "models/reference/supply_chain.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "models/vocabulary/schema.hpp"
#include "sim/kernel/agent.hpp"
#include "sim/kernel/rng.hpp"

namespace models::reference {
namespace {

struct Purchase {
  std::uint32_t supplier;
  std::uint8_t slot;
  float share;
};

class Chain {
 public:
  explicit Chain(const SupplyChain& shape) : shape_(shape) {
    sim::require(shape.products < shape.sectors && shape.firms >= shape.sectors * shape.regions, "a chain with firms of each sector in each region");
    place_.resize(shape.firms), in_sector_.resize(shape.sectors), in_region_.resize(shape.sectors * shape.regions);
    for (std::uint32_t f = 0; f < shape.firms; ++f) {
      place_[f] = f / shape.sectors % shape.regions;
      in_sector_[sector(f)].push_back(f);
      in_region_[sector(f) * shape.regions + place_[f]].push_back(f);
    }
    lists_.resize(shape.firms);
    for (std::uint32_t f = 0; f < shape.firms; ++f) choose(f);
    solve();
  }

  std::uint32_t sector(std::uint32_t f) const { return f % shape_.sectors; }
  std::vector<std::uint32_t> products(std::uint32_t f) const {  // in rising order: the order of the firm's inputs
    std::vector<std::uint32_t> out;
    for (std::uint32_t p = 1; p <= shape_.products; ++p) out.push_back((sector(f) + p) % shape_.sectors);
    std::sort(out.begin(), out.end());
    return out;
  }
  float coefficient() const { return static_cast<float>(shape_.intermediate / shape_.products); }
  const std::vector<Purchase>& suppliers(std::uint32_t f) const { return lists_[f]; }
  std::uint32_t place(std::uint32_t f) const { return place_[f]; }
  double output(std::uint32_t f) const { return output_[f]; }

 private:
  // The i-th of n is drawn with a weight of (n / i)^attraction: by inverting its cumulated weight.
  std::uint32_t pick(const std::vector<std::uint32_t>& among, sim::Rng& rng) const {
    const double u = rng.uniform(), n = static_cast<double>(among.size());
    const double at = shape_.attraction < 1 ? std::pow(u, 1 / (1 - shape_.attraction)) * n : std::exp(u * std::log(n)) - 1;
    return among[std::min(among.size() - 1, static_cast<std::size_t>(at))];
  }
  void choose(std::uint32_t f) {
    sim::Rng rng(sim::luck_key(shape_.seed, 0, "suppliers"), sim::Step{0}, f);
    const auto wanted = products(f);
    for (std::size_t slot = 0; slot < wanted.size(); ++slot) {
      const std::size_t first = lists_[f].size();
      for (std::uint32_t i = 0, tries = 0; i < shape_.suppliers && tries < 20 * shape_.suppliers; ++tries) {
        const bool near = shape_.local > 0 && rng.chance(shape_.local);
        const std::uint32_t one = pick(near ? in_region_[wanted[slot] * shape_.regions + place_[f]] : in_sector_[wanted[slot]], rng);
        if (std::any_of(lists_[f].begin(), lists_[f].end(), [&](const Purchase& p) { return p.supplier == one; })) continue;
        lists_[f].push_back({one, static_cast<std::uint8_t>(slot), 0});
        ++i;
      }
      const auto share = static_cast<float>(1.0 / static_cast<double>(lists_[f].size() - first));
      for (std::size_t i = first; i < lists_[f].size(); ++i) lists_[f][i].share = share;
    }
  }
  // x = final demand + what the buyers of each need; a few dozen rounds, since inputs are a part of output.
  void solve() {
    std::vector<double> final_demand(shape_.firms);
    for (std::uint32_t f = 0; f < shape_.firms; ++f) {
      sim::Rng rng(sim::luck_key(shape_.seed, 0, "demand"), sim::Step{0}, f);
      const double s = shape_.spread;
      final_demand[f] = shape_.usual_day * (s > 0 ? std::exp(s * rng.normal() - s * s / 2) : 1.0);
    }
    output_ = final_demand;
    for (int round = 0; round < 60; ++round) {
      std::vector<double> next = final_demand;
      for (std::uint32_t f = 0; f < shape_.firms; ++f)
        for (const Purchase& one : lists_[f]) next[one.supplier] += double{one.share} * double{coefficient()} * output_[f];
      output_ = std::move(next);
    }
    for (double& x : output_) x = sim::whole<firm::made>(x);
  }

  const SupplyChain& shape_;
  std::vector<std::uint32_t> place_;
  std::vector<std::vector<std::uint32_t>> in_sector_, in_region_;
  std::vector<std::vector<Purchase>> lists_;
  std::vector<double> output_;
};

void add_places(sim::World& world, const SupplyChain& shape) {
  world[territory::all].settle(1);
  auto& communes = world[commune::all];
  communes.settle(shape.regions);
  for (std::uint32_t c = 0; c < shape.regions; ++c) communes.link<commune::within>()[c] = 0, communes.column<commune::access>()[c] = 1;
  auto& sectors = world[sector::all];
  sectors.settle(shape.sectors);
  for (std::uint32_t s = 0; s < shape.sectors; ++s) {
    sectors.column<sector::capital>()[s] = 2;
    sectors.column<sector::export_demand>()[s] = sectors.column<sector::household_demand>()[s] = sectors.column<sector::imports_available>()[s] = 1;
  }
}

void add_firms(sim::World& world, const SupplyChain& shape, const Chain& chain) {
  auto& firms = world[firm::all];
  firms.settle(shape.firms);
  for (std::uint32_t f = 0; f < shape.firms; ++f) {
    const double day = chain.output(f);
    firms.link<firm::place>()[f] = chain.place(f), firms.link<firm::branch>()[f] = chain.sector(f);
    firms.column<firm::active>()[f] = true;
    firms.column<firm::base_jobs>()[f] = firms.column<firm::commuters>()[f] = firms.column<firm::base_commuters>()[f] = firms.column<firm::positions>()[f] = 100;
    firms.column<firm::base_output>()[f] = sim::whole<firm::output>(7 * day);
    firms.column<firm::made>()[f] = firms.column<firm::wanted>()[f] = day;
    firms.column<firm::fill_firms>()[f] = firms.column<firm::fill_households>()[f] = firms.column<firm::capacity_share>()[f] = 1;
    firms.column<firm::overproduction>()[f] = firms.column<firm::stock_factor>()[f] = firms.column<firm::activity>()[f] = 1;
    firms.column<firm::price>()[f] = 1;
  }
}

void add_trade(sim::World& world, const SupplyChain& shape, const Chain& chain) {
  auto& firms = world[firm::all];
  auto& inputs = world[firm::inputs];
  auto& supply = world[firm::supply];
  const auto products = inputs.lay_out(std::vector<std::uint32_t>(shape.firms, shape.products));
  std::vector<std::uint32_t> degrees(shape.firms);
  for (std::uint32_t f = 0; f < shape.firms; ++f) degrees[f] = static_cast<std::uint32_t>(chain.suppliers(f).size());
  const auto targets = supply.lay_out(degrees);
  std::vector<double> exports(shape.firms);
  for (std::uint32_t f = 0; f < shape.firms; ++f) exports[f] = chain.output(f);
  for (std::uint32_t f = 0; f < shape.firms; ++f) {
    const double use = sim::whole<firm::used>(double{chain.coefficient()} * chain.output(f));
    auto e = inputs.at(f).begin;
    for (const std::uint32_t product : chain.products(f)) {
      products[e] = product;
      inputs.column<firm::coefficient>()[e] = chain.coefficient();
      inputs.column<firm::stock_days>()[e] = static_cast<float>(shape.stock_days);
      inputs.column<firm::need>()[e] = shape.need;
      inputs.column<firm::ordered>()[e] = use;
      inputs.column<firm::stock>()[e] = shape.stock_days <= 1 ? use : sim::whole<firm::used>(double{static_cast<float>(shape.stock_days)} * double{chain.coefficient()} * chain.output(f));
      ++e;
    }
    e = supply.at(f).begin;
    for (const Purchase& one : chain.suppliers(f)) {
      targets[e] = one.supplier;
      supply.column<firm::supply_share>()[e] = one.share, supply.column<firm::supply_slot>()[e] = one.slot;
      const double order = sim::whole<firm::demand_firms>(double{one.share} * use);
      supply.column<firm::supply_order>()[e] = order;
      exports[one.supplier] -= order;
      ++e;
    }
  }
  inputs.settle_rows(firms, world[sector::all]);
  supply.settle_rows(firms, firms);
  for (std::uint32_t f = 0; f < shape.firms; ++f) {
    const double left = sim::whole<firm::exports>(std::max(0.0, exports[f]));
    firms.column<firm::exports>()[f] = firms.column<firm::exported>()[f] = left;
    firms.column<firm::base_exports>()[f] = sim::whole<firm::exports>(7 * left);
  }
}

}  // namespace

sim::World supply_chain(const SupplyChain& shape) {
  const Chain chain(shape);
  sim::World world;
  declare(world);
  add_places(world, shape);
  add_firms(world, shape, chain);
  reach_all_rows(world);
  add_trade(world, shape, chain);
  reach_all_rows(world);
  return world;
}

}  // namespace models::reference
