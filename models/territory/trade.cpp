// models/territory/trade.cpp -- drawing partners, sharing purchases, leaving the rest to the world outside.
#include "models/territory/trade.hpp"

#include <algorithm>
#include <cmath>

#include "models/vocabulary/firm.hpp"
#include "sim/kernel/agent.hpp"

namespace models::territory {
namespace {

constexpr double least_coefficient = 0.005;    // inputs below half a percent of output are left to outside
constexpr double most_local = 0.8, most_of_output = 0.9;
constexpr std::size_t shops = 40, workplaces = 400;

struct Purchase {
  std::uint32_t from, to;
  float share;          // of all that `from` buys
  std::int64_t cents;  // of this purchase in a normal week
};

class Trader {
 public:
  Trader(sim::World& world, const Figures& figures, const Technology& technology, const Geography& geography, const Luck& luck)
      : world_(world), figures_(figures), technology_(technology), geography_(geography), luck_(luck),
        firms_(world[firm::all]), sectors_(technology.sectors.size()), communes_(figures.communes()) {
    const auto place = std::as_const(firms_).link<firm::place>();
    const auto branch = std::as_const(firms_).link<firm::branch>();
    of_.resize(communes_ * sectors_);
    for (std::uint32_t f = 0; f < firms_.rows(); ++f) of_[place[f] * sectors_ + branch[f]].push_back(f);
  }

  void trade() {
    local_parts();
    draw_suppliers();
    draw_shops();
    cap_orders();
    build<firm::supply, firm::supply_share, firm::supply_order>(supply_, world_[firm::all]);
    build<firm::market, firm::market_share, firm::market_order>(market_, world_[commune::all]);
    draw_workplaces();
  }

 private:
  double output(std::uint32_t f) const { return std::as_const(firms_).column<firm::base_output>()[f]; }

  void local_parts() {
    const auto branch = std::as_const(firms_).link<firm::branch>();
    std::vector<double> supply(sectors_, 0), demand(sectors_, 0);
    double planned = 0;
    for (const double plan : world_[commune::all].column<commune::planned>()) planned += plan;
    for (std::uint32_t f = 0; f < firms_.rows(); ++f) {
      supply[branch[f]] += output(f);
      for (std::size_t s = 0; s < sectors_; ++s) demand[s] += output(f) * technology_.sectors[branch[f]].inputs[s];
    }
    const double rho = figures_.assumption("local_purchases");
    for (std::size_t s = 0; s < sectors_; ++s) {
      demand[s] += planned * technology_.sectors[s].household_share;
      local_.push_back(demand[s] > 0 ? std::min(most_local, rho * supply[s] / demand[s]) : 0);
    }
  }

  // Firms of a sector within reach of a commune, with their weights.
  struct Choice { std::vector<std::uint32_t> firms; std::vector<double> weights; };
  Choice choice(std::size_t c, std::size_t sector, double reach) const {
    Choice out;
    for (const std::uint32_t near : geography_.near(c)) {
      const double decay = std::exp(-geography_.distance(c, near) / reach);
      for (const std::uint32_t f : of_[near * sectors_ + sector]) out.firms.push_back(f), out.weights.push_back(output(f) * decay);
    }
    return out;
  }

  void draw_suppliers() {
    const auto jobs = std::as_const(firms_).column<firm::base_jobs>();
    const auto input_order = std::as_const(firms_).column<firm::input_order>();
    const double reach = figures_.assumption("supply_distance");
    const std::uint64_t key = luck_.key("suppliers");
    for (std::size_t c = 0; c < communes_; ++c)
      for (std::size_t s = 0; s < sectors_; ++s) {
        const Choice choice = this->choice(c, s, reach);
        if (choice.firms.empty() || local_[s] <= 0) continue;
        const auto upto = cumulated(choice.weights);
        for (std::size_t k = 0; k < sectors_; ++k) {
          const Sector& sector = technology_.sectors[k];
          if (sector.inputs[s] <= least_coefficient) continue;
          for (const std::uint32_t buyer : of_[c * sectors_ + k]) {
            sim::Rng rng = draws(key, firms_.ids()[buyer] * sectors_ + s);
            const std::size_t wanted = jobs[buyer] < 10 ? 1 : jobs[buyer] < 50 ? 2 : 3;
            std::vector<std::uint32_t> chosen;
            for (std::size_t i = 0; i < wanted; ++i) {
              const std::uint32_t f = choice.firms[draw_from(upto, rng)];
              if (f != buyer && std::find(chosen.begin(), chosen.end(), f) == chosen.end()) chosen.push_back(f);
            }
            const double share = local_[s] * sector.inputs[s] / sector.input_coefficient / static_cast<double>(std::max<std::size_t>(1, chosen.size()));
            for (const std::uint32_t f : chosen) add(supply_, buyer, f, share, input_order[buyer]);
          }
        }
      }
  }

  void draw_shops() {
    const auto planned = std::as_const(world_)[commune::all].column<commune::planned>();
    const double reach = figures_.assumption("shopping_distance");
    for (std::uint32_t c = 0; c < communes_; ++c)
      for (std::size_t s = 0; s < sectors_; ++s) {
        const double spent = technology_.sectors[s].household_share * local_[s];
        const Choice choice = this->choice(c, s, reach);
        if (choice.firms.empty() || spent <= 0 || planned[c] <= 0) continue;
        sim::Rng rng = luck_.of("shops", c * sectors_ + s);
        const auto chosen = sample(choice.weights, shops, rng);
        double sum = 0;
        for (const std::uint32_t i : chosen) sum += choice.weights[i];
        for (const std::uint32_t i : chosen) add(market_, c, choice.firms[i], spent * choice.weights[i] / sum, planned[c]);
      }
  }

  static std::int64_t cents(float share, double of) { return static_cast<std::int64_t>(sim::quanta<firm::demand>(double{share} * of)); }
  static void add(std::vector<Purchase>& list, std::uint32_t from, std::uint32_t to, double share, double of) {
    const Purchase one{from, to, static_cast<float>(share), cents(static_cast<float>(share), of)};
    if (one.share > 0 && one.cents > 0) list.push_back(one);
  }

  void cap_orders() {
    std::vector<std::int64_t> received(firms_.rows(), 0);
    for (const auto* list : {&supply_, &market_})
      for (const Purchase& one : *list) received[one.to] += one.cents;
    const auto input_order = std::as_const(firms_).column<firm::input_order>();
    const auto planned = std::as_const(world_)[commune::all].column<commune::planned>();
    for (auto* list : {&supply_, &market_}) {
      for (Purchase& one : *list) {
        const double bearable = most_of_output * output(one.to), orders = static_cast<double>(received[one.to]) / 100;
        if (orders <= bearable) continue;
        one.share = static_cast<float>(one.share * bearable / orders);
        one.cents = cents(one.share, list == &supply_ ? input_order[one.from] : planned[one.from]);
      }
      std::erase_if(*list, [](const Purchase& one) { return one.cents <= 0 || one.share <= 0; });
    }
    std::fill(received.begin(), received.end(), 0);
    for (const auto* list : {&supply_, &market_})
      for (const Purchase& one : *list) received[one.to] += one.cents;
    const auto base_exports = firms_.column<firm::base_exports>();
    const auto exports = firms_.column<firm::exports>();
    for (std::uint32_t f = 0; f < firms_.rows(); ++f) {
      const auto left = static_cast<std::int64_t>(sim::quanta<firm::output>(output(f))) - received[f];
      sim::require(left >= 0, "more is ordered from an establishment than it makes");
      base_exports[f] = exports[f] = static_cast<double>(left) / 100;
    }
  }

  template <const sim::NetworkKey& N, const auto& Share, const auto& Order>
  void build(const std::vector<Purchase>& list, const sim::Population& from) {
    std::vector<sim::Network::Edge> edges;
    edges.reserve(list.size());
    for (const Purchase& one : list) edges.push_back({one.from, one.to});
    auto& network = world_[N];
    const auto place = network.build(edges, from, firms_);
    const auto share = network.column<Share>();
    const auto order = network.column<Order>();
    for (std::size_t i = 0; i < list.size(); ++i) {
      share[place[i]] = list[i].share;
      order[place[i]] = static_cast<double>(list[i].cents) / 100;
    }
  }

  // Employers within reach, larger and nearer ones likelier; each employer at least from its own commune.
  void draw_workplaces() {
    const auto kind = std::as_const(firms_).column<firm::kind>();
    const auto jobs = std::as_const(firms_).column<firm::base_jobs>();
    const auto place = std::as_const(firms_).link<firm::place>();
    const double reach = figures_.assumption("commuting_distance");
    std::vector<sim::Network::Edge> edges;
    std::vector<double> weights;
    std::vector<bool> reached(firms_.rows(), false);
    const auto weight = [&](std::uint32_t c, std::uint32_t f) { return jobs[f] * std::exp(-geography_.distance(c, place[f]) / reach); };
    for (std::uint32_t c = 0; c < communes_; ++c) {
      Choice choice;
      for (const std::uint32_t near : geography_.near(c))
        for (std::size_t s = 0; s < sectors_; ++s)
          for (const std::uint32_t f : of_[near * sectors_ + s])
            if (kind[f] == firm::Kind::employer) choice.firms.push_back(f), choice.weights.push_back(weight(c, f));
      sim::Rng rng = luck_.of("workplaces", c);
      for (const std::uint32_t i : sample(choice.weights, workplaces, rng)) {
        edges.push_back({c, choice.firms[i]}), weights.push_back(choice.weights[i]);
        reached[choice.firms[i]] = true;
      }
    }
    for (std::uint32_t f = 0; f < firms_.rows(); ++f)
      if (kind[f] == firm::Kind::employer && !reached[f]) edges.push_back({place[f], f}), weights.push_back(weight(place[f], f));

    auto& network = world_[firm::workplaces];
    const auto at = network.build(edges, world_[commune::all], firms_);
    std::vector<double> placed(edges.size());
    for (std::size_t i = 0; i < edges.size(); ++i) placed[at[i]] = weights[i];
    const auto upto = network.column<firm::workplaces_upto>();
    const auto offsets = network.offsets();
    for (std::uint32_t c = 0; c < communes_; ++c) {
      double all = 0, sum = 0;
      for (std::uint32_t e = offsets[c]; e < offsets[c + 1]; ++e) all += placed[e];
      for (std::uint32_t e = offsets[c]; e < offsets[c + 1]; ++e) upto[e] = static_cast<float>((sum += placed[e]) / all);
      if (offsets[c] < offsets[c + 1]) upto[offsets[c + 1] - 1] = 1;
    }
  }

  sim::World& world_;
  const Figures& figures_;
  const Technology& technology_;
  const Geography& geography_;
  const Luck& luck_;
  sim::Population& firms_;
  std::size_t sectors_, communes_;
  std::vector<std::vector<std::uint32_t>> of_;  // firms by commune and sector
  std::vector<double> local_;                   // regional purchase coefficient by sector
  std::vector<Purchase> supply_, market_;
};

}  // namespace

void set_trade(sim::World& world, const Figures& figures, const Technology& technology, const Geography& geography, const Luck& luck) {
  Trader(world, figures, technology, geography, luck).trade();
}

}  // namespace models::territory
