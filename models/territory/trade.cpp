// models/territory/trade.cpp -- drawing partners, sharing purchases, leaving the rest to the world outside.
#include "models/territory/trade.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "models/vocabulary/firm.hpp"
#include "models/vocabulary/indicator.hpp"
#include "sim/kernel/agent.hpp"
#include "sim/kernel/parallel.hpp"

namespace models::territory {
namespace {

constexpr double most_local = 0.8, most_of_output = 0.9;
constexpr std::size_t shops = 40, workplaces = 400, builders = 20;
constexpr std::size_t trips = 3;  // draws for each place of a list that is drawn zone by zone
// In a country of thousands of villages, a list grows with the residents who use it, up to the same length (assumed).
std::size_t shops_for(std::int32_t residents) { return std::min(shops, 5 + static_cast<std::size_t>(residents) / 50); }
std::size_t workplaces_for(std::int32_t residents) { return std::min(workplaces, 50 + static_cast<std::size_t>(residents) / 2); }

struct Purchase {
  std::uint32_t from, to;
  float share;               // of what `from` buys of this product
  std::uint8_t slot;         // which of the inputs of `from`; of a commune: none
  std::int64_t cents;        // of this purchase on a normal day
};

// Firms of one kind, zone by zone, each drawn in proportion to weight x exp(-distance / reach): a zone that holds the commune
// is drawn first, then a firm in it. No list of who is within reach is ever made.
class Market {
 public:
  template <class Weight> Market(const Zones& zones, const std::vector<std::vector<std::uint32_t>>& by_commune, const Weight& weight) : zones_(zones) {
    start_.push_back(0), upto_.push_back(0);
    for (const std::uint32_t c : zones.order()) {
      for (const std::uint32_t f : by_commune[c]) firms_.push_back(f), upto_.push_back(upto_.back() + weight(f));
      start_.push_back(static_cast<std::uint32_t>(firms_.size()));
    }
  }
  // What each zone of a commune weighs, cumulated; the last is nothing if nobody is there.
  using Reach = std::array<double, Zones::levels>;
  Reach reach(std::size_t commune, const std::array<double, Zones::levels>& part) const {
    Reach upto{};
    double all = 0;
    for (std::size_t level = 0; level < Zones::levels; ++level) {
      const auto [begin, end] = interval(level, commune);
      upto[level] = all += part[level] * (upto_[end] - upto_[begin]);
    }
    return upto;
  }
  std::uint32_t draw(std::size_t commune, const Reach& reach, sim::Rng& rng) const {
    const auto [begin, end] = interval(draw_from(reach, rng), commune);
    const double drawn = upto_[begin] + rng.uniform() * (upto_[end] - upto_[begin]);
    const auto found = std::upper_bound(upto_.begin() + begin + 1, upto_.begin() + end, drawn);
    return firms_[static_cast<std::size_t>(found - upto_.begin()) - 1];
  }
  // Those that so many trips lead to, at most `most`, in rising order of rows.
  std::vector<std::uint32_t> visit(std::size_t commune, const Reach& reach, std::size_t most, sim::Rng& rng) const {
    std::vector<std::uint32_t> met;
    for (std::size_t trip = 0; trip < trips * most && met.size() < std::min(most, firms_.size()); ++trip) {
      const std::uint32_t f = draw(commune, reach, rng);
      const auto at = std::lower_bound(met.begin(), met.end(), f);
      if (at == met.end() || *at != f) met.insert(at, f);
    }
    return met;
  }

 private:
  std::pair<std::uint32_t, std::uint32_t> interval(std::size_t level, std::size_t commune) const {
    const std::uint32_t zone = zones_.of(level, commune);
    return {start_[zones_.begin(level, zone)], start_[zones_.end(level, zone)]};
  }

  const Zones& zones_;
  std::vector<std::uint32_t> firms_, start_;  // start of each commune, in the order of the zones
  std::vector<double> upto_;
};

class Trader {
 public:
  Trader(sim::World& world, const Figures& figures, const Technology& technology, const Geography& geography, const Luck& luck)
      : world_(world), figures_(figures), technology_(technology), geography_(geography), luck_(luck),
        firms_(world[firm::all]), ids_(firms_.ids()), sectors_(technology.sectors.size()), communes_(figures.communes()) {
    const auto place = std::as_const(firms_).link<firm::place>();
    const auto branch = std::as_const(firms_).link<firm::branch>();
    of_.resize(communes_ * sectors_);
    for (std::uint32_t f = 0; f < firms_.rows(); ++f) of_[place[f] * sectors_ + branch[f]].push_back(f);
  }

  void trade() {
    local_parts();
    if (geography_.by_zones()) draw_by_zones();
    else draw_suppliers(), draw_shops();
    cap_orders();
    build<firm::supply, firm::supply_share, firm::supply_order>(supply_, world_[firm::all]);
    build<firm::market, firm::market_share, firm::market_order>(market_, world_[commune::all]);
    const auto daily = world_[commune::all].column<commune::daily>();
    const auto asked = world_[commune::all].column<commune::asked>();
    const auto planned = std::as_const(world_)[commune::all].column<commune::planned>();
    for (const Purchase& one : market_) asked[one.from] += static_cast<double>(one.cents) * 7;
    for (std::uint32_t c = 0; c < communes_; ++c) daily[c] = planned[c] / 7, asked[c] /= 100;
    std::vector<Purchase>().swap(supply_), std::vector<Purchase>().swap(market_);
    draw_workplaces();
    draw_builders();
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
    quotients();
    const double rho = figures_.assumption("local_purchases");
    for (std::size_t s = 0; s < sectors_; ++s) {
      demand[s] += planned * technology_.sectors[s].household_share;
      local_.push_back(demand[s] > 0 ? std::min(most_local, rho * supply[s] / demand[s]) : 0);
    }
  }

  // Location quotients of Flegg and Webber (1997): what part of a buyer's purchases of a product a territory of this size and mix
  // can be expected to make itself.
  void quotients() {
    const auto branch = std::as_const(firms_).link<firm::branch>();
    const auto jobs = std::as_const(firms_).column<firm::base_jobs>();
    std::vector<double> here(sectors_, 0);
    double all_here = 0, all = 0;
    for (std::uint32_t f = 0; f < firms_.rows(); ++f) here[branch[f]] += jobs[f], all_here += jobs[f];
    for (const Sector& sector : technology_.sectors) all += sector.employment * 1000;
    const double size = std::pow(std::log2(1 + std::min(1.0, all_here / all)), figures_.assumption("flegg_delta"));
    std::vector<double> simple(sectors_, 0);  // share here over share nationally
    for (std::size_t s = 0; s < sectors_; ++s)
      simple[s] = all_here > 0 ? here[s] / all_here / (technology_.sectors[s].employment * 1000 / all) : 0;
    quotient_.resize(sectors_ * sectors_);
    for (std::size_t k = 0; k < sectors_; ++k)
      for (std::size_t s = 0; s < sectors_; ++s) {
        const double across = s == k ? simple[s] : simple[k] > 0 ? simple[s] / simple[k] : 0;
        quotient_[k * sectors_ + s] = std::clamp(across * size, 0.0, most_local);
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
    const double reach = figures_.assumption("supply_distance");
    const std::uint64_t key = luck_.key("suppliers");
    for (std::size_t c = 0; c < communes_; ++c)
      for (std::size_t s = 0; s < sectors_; ++s) {
        const Choice choice = this->choice(c, s, reach);
        if (choice.firms.empty() || local_[s] <= 0) continue;
        const auto upto = cumulated(choice.weights);
        buy(c, s, key, jobs, supply_, [&](sim::Rng& rng) { return choice.firms[draw_from(upto, rng)]; });
      }
  }
  // What the firms of a commune buy from one sector.
  template <class Draw> void buy(std::size_t c, std::size_t s, std::uint64_t key, std::span<const std::int32_t> jobs,
                                 std::vector<Purchase>& list, const Draw& draw) const {
    for (std::size_t k = 0; k < sectors_; ++k) {
      const Sector& sector = technology_.sectors[k];
      if (sector.all_inputs[s] <= 0 || sector.inputs[s] <= 0 || quotient_[k * sectors_ + s] <= 0) continue;
      for (const std::uint32_t buyer : of_[c * sectors_ + k]) {
        const std::uint8_t slot = slot_of(buyer, s);
        if (slot == no_slot) continue;
        sim::Rng rng = draws(key, ids_[buyer] * sectors_ + s);
        const std::size_t wanted = jobs[buyer] < 10 ? 1 : jobs[buyer] < 50 ? 2 : 3;
        std::array<std::uint32_t, 3> chosen{};
        std::size_t count = 0;
        for (std::size_t i = 0; i < wanted; ++i) {
          const std::uint32_t f = draw(rng);
          if (f != buyer && std::find(chosen.begin(), chosen.begin() + count, f) == chosen.begin() + count) chosen[count++] = f;
        }
        const double share = quotient_[k * sectors_ + s] * sector.inputs[s] / sector.all_inputs[s] / static_cast<double>(std::max<std::size_t>(1, count));
        for (std::size_t i = 0; i < count; ++i) add(list, buyer, chosen[i], share, ordered(buyer, slot), slot);
      }
    }
  }

  // ---- the same where places are zones: commune by commune, side by side
  void draw_by_zones() {
    const Zones& zones = geography_.zones();
    const auto jobs = std::as_const(firms_).column<firm::base_jobs>();
    const auto outputs = std::as_const(firms_).column<firm::base_output>();
    const auto planned = std::as_const(world_)[commune::all].column<commune::planned>();
    const auto residents = std::as_const(world_)[commune::all].column<commune::residents>();
    const auto supply_part = geography_.parts(figures_.assumption("supply_distance")), shop_part = geography_.parts(figures_.assumption("shopping_distance"));
    std::vector<Market> markets;
    for (std::size_t s = 0; s < sectors_; ++s) {
      std::vector<std::vector<std::uint32_t>> by_commune(communes_);
      for (std::size_t c = 0; c < communes_; ++c) by_commune[c] = of_[c * sectors_ + s];
      markets.emplace_back(zones, by_commune, [&](std::uint32_t f) { return outputs[f]; });
    }
    const std::uint64_t supplier_key = luck_.key("suppliers"), shop_key = luck_.key("shops");
    std::vector<std::vector<Purchase>> supply(communes_), market(communes_);
    sim::parallel::blocks(communes_, [&](std::size_t c, std::size_t) {
      for (std::size_t s = 0; s < sectors_; ++s) {
        if (local_[s] <= 0) continue;
        const auto reach = markets[s].reach(c, supply_part);
        if (reach.back() > 0) buy(c, s, supplier_key, jobs, supply[c], [&](sim::Rng& rng) { return markets[s].draw(c, reach, rng); });
        const auto shopping = markets[s].reach(c, shop_part);
        const double spent = technology_.sectors[s].household_share * local_[s];
        if (shopping.back() <= 0 || spent <= 0 || planned[c] <= 0) continue;
        sim::Rng rng = draws(shop_key, c * sectors_ + s);
        const auto met = markets[s].visit(c, shopping, shops_for(residents[c]), rng);
        std::vector<double> weights;
        double sum = 0;
        for (const std::uint32_t f : met) weights.push_back(outputs[f] * decay(c, f, "shopping_distance")), sum += weights.back();
        for (std::size_t i = 0; i < met.size(); ++i) add(market[c], static_cast<std::uint32_t>(c), met[i], spent * weights[i] / sum, planned[c] / 7, no_slot);
      }
    });
    join(supply, supply_), join(market, market_);
  }
  double decay(std::size_t c, std::uint32_t f, std::string_view reach) const {
    return std::exp(-geography_.distance(c, std::as_const(firms_).link<firm::place>()[f]) / figures_.assumption(reach));
  }
  static void join(std::vector<std::vector<Purchase>>& lists, std::vector<Purchase>& into) {
    std::size_t all = 0;
    for (const auto& list : lists) all += list.size();
    into.reserve(all);
    for (auto& list : lists) into.insert(into.end(), list.begin(), list.end()), std::vector<Purchase>().swap(list);
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
        for (const std::uint32_t i : chosen) add(market_, c, choice.firms[i], spent * choice.weights[i] / sum, planned[c] / 7, no_slot);
      }
  }

  // ---- the products that a firm buys
  static constexpr std::uint8_t no_slot = 0xFF;
  std::uint8_t slot_of(std::uint32_t firm, std::size_t product) const {
    const auto& inputs = std::as_const(world_)[firm::inputs];
    const auto [begin, end] = inputs.at(firm);
    for (auto e = begin; e < end; ++e)
      if (inputs.targets()[e] == product) return static_cast<std::uint8_t>(e - begin);
    return no_slot;
  }
  double ordered(std::uint32_t firm, std::uint8_t slot) const {
    const auto& inputs = std::as_const(world_)[firm::inputs];
    return inputs.column<firm::ordered>()[inputs.at(firm).begin + slot];
  }

  static std::int64_t cents(float share, double of) { return static_cast<std::int64_t>(sim::quanta<firm::demand_firms>(double{share} * of)); }
  static void add(std::vector<Purchase>& list, std::uint32_t from, std::uint32_t to, double share, double of, std::uint8_t slot) {
    const Purchase one{from, to, static_cast<float>(share), slot, cents(static_cast<float>(share), of)};
    if (one.share > 0 && one.cents > 0) list.push_back(one);
  }

  void cap_orders() {
    std::vector<std::int64_t> received(firms_.rows(), 0);
    for (const auto* list : {&supply_, &market_})
      for (const Purchase& one : *list) received[one.to] += one.cents;
    const auto planned = std::as_const(world_)[commune::all].column<commune::planned>();
    for (auto* list : {&supply_, &market_}) {
      for (Purchase& one : *list) {
        const double bearable = most_of_output * output(one.to) / 7, orders = static_cast<double>(received[one.to]) / 100;
        if (orders <= bearable) continue;
        one.share = static_cast<float>(one.share * bearable / orders);
        one.cents = cents(one.share, list == &supply_ ? ordered(one.from, one.slot) : planned[one.from] / 7);
      }
      std::erase_if(*list, [](const Purchase& one) { return one.cents <= 0 || one.share <= 0; });
    }
    std::fill(received.begin(), received.end(), 0);
    for (const auto* list : {&supply_, &market_})
      for (const Purchase& one : *list) received[one.to] += one.cents;
    const auto base_exports = firms_.column<firm::base_exports>();
    const auto exports = firms_.column<firm::exports>();
    const auto exported = firms_.column<firm::exported>();
    for (std::uint32_t f = 0; f < firms_.rows(); ++f) {
      const auto left = static_cast<std::int64_t>(sim::quanta<firm::made>(output(f) / 7)) - received[f];
      sim::require(left >= 0, "more is ordered from an establishment than it makes");
      exports[f] = exported[f] = static_cast<double>(left) / 100;
      base_exports[f] = static_cast<double>(7 * left) / 100;
    }
  }

  template <const sim::NetworkKey& N, const auto& Share, const auto& Order>
  void build(const std::vector<Purchase>& list, const sim::Population& from) const {
    std::vector<std::uint32_t> next(from.rows(), 0);
    for (const Purchase& one : list) ++next[one.from];
    auto& network = world_[N];
    const auto targets = network.lay_out(next);
    const auto share = network.template column<Share>();
    const auto order = network.template column<Order>();
    std::copy_n(network.offsets().begin(), next.size(), next.begin());
    for (const Purchase& one : list) {
      const std::uint32_t at = next[one.from]++;
      targets[at] = one.to, share[at] = one.share, order[at] = static_cast<double>(one.cents) / 100;
      if constexpr (&N == &firm::supply) network.template column<firm::supply_slot>()[at] = one.slot;
    }
    network.settle_rows(from, firms_);
  }

  // Builders within reach, larger and nearer ones likelier; a part of the work goes to builders from elsewhere.
  void draw_builders() {
    const auto place = std::as_const(firms_).link<firm::place>();
    const double reach = figures_.assumption("supply_distance");
    std::vector<std::vector<std::uint32_t>> by_commune(communes_);
    std::vector<bool> builds(sectors_);
    for (std::size_t s = 0; s < sectors_; ++s) builds[s] = technology_.sectors[s].broad == Broad::construction;
    for (std::size_t c = 0; c < communes_; ++c)
      for (std::size_t s = 0; s < sectors_; ++s)
        if (builds[s]) by_commune[c].insert(by_commune[c].end(), of_[c * sectors_ + s].begin(), of_[c * sectors_ + s].end());
    std::vector<std::vector<std::pair<std::uint32_t, double>>> lists(communes_);
    if (geography_.by_zones()) {
      const Market market(geography_.zones(), by_commune, [&](std::uint32_t f) { return output(f); });
      const auto part = geography_.parts(reach);
      const std::uint64_t key = luck_.key("builders");
      sim::parallel::blocks(communes_, [&](std::size_t c, std::size_t) {
        const auto upto = market.reach(c, part);
        if (upto.back() <= 0) return;
        sim::Rng rng = draws(key, c);
        for (const std::uint32_t f : market.visit(c, upto, builders, rng)) lists[c].emplace_back(f, output(f) * decay(c, f, "supply_distance"));
      });
    } else {
      for (std::size_t c = 0; c < communes_; ++c) {
        Choice choice;
        for (const std::uint32_t near : geography_.near(c))
          for (const std::uint32_t f : by_commune[near]) choice.firms.push_back(f), choice.weights.push_back(output(f) * std::exp(-geography_.distance(c, near) / reach));
        sim::Rng rng = luck_.of("builders", c);
        for (const std::uint32_t i : sample(choice.weights, builders, rng)) lists[c].emplace_back(choice.firms[i], choice.weights[i]);
      }
    }
    std::vector<Purchase> purchases;
    for (std::uint32_t c = 0; c < communes_; ++c) {
      double sum = 0;
      for (const auto& one : lists[c]) sum += one.second;
      for (const auto& [f, weight] : lists[c]) purchases.push_back({c, f, static_cast<float>(most_local * weight / sum), no_slot, 0});
    }
    build<firm::builders, firm::builders_share, firm::builders_order>(purchases, world_[commune::all]);
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
    const auto take = [&](std::uint32_t c, std::uint32_t f, double heavy) { edges.push_back({c, f}), weights.push_back(heavy), reached[f] = true; };
    if (geography_.by_zones())
      for (const auto& list : visited())
        for (const auto& [c, f] : list) take(c, f, weight(c, f));
    for (std::uint32_t c = 0; c < communes_ && !geography_.by_zones(); ++c) {
      Choice choice;
      for (const std::uint32_t near : geography_.near(c))
        for (std::size_t s = 0; s < sectors_; ++s)
          for (const std::uint32_t f : of_[near * sectors_ + s])
            if (kind[f] == firm::Kind::employer) choice.firms.push_back(f), choice.weights.push_back(weight(c, f));
      sim::Rng rng = luck_.of("workplaces", c);
      for (const std::uint32_t i : sample(choice.weights, workplaces, rng)) take(c, choice.firms[i], choice.weights[i]);
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

  std::vector<std::vector<sim::Network::Edge>> visited() const {  // by commune
    const auto kind = std::as_const(firms_).column<firm::kind>();
    const auto jobs = std::as_const(firms_).column<firm::base_jobs>();
    std::vector<std::vector<std::uint32_t>> employers(communes_);
    for (std::size_t c = 0; c < communes_; ++c)
      for (std::size_t s = 0; s < sectors_; ++s)
        for (const std::uint32_t f : of_[c * sectors_ + s])
          if (kind[f] == firm::Kind::employer) employers[c].push_back(f);
    const Market market(geography_.zones(), employers, [&](std::uint32_t f) { return static_cast<double>(jobs[f]); });
    const auto part = geography_.parts(figures_.assumption("commuting_distance"));
    const auto residents = std::as_const(world_)[commune::all].column<commune::residents>();
    const std::uint64_t key = luck_.key("workplaces");
    std::vector<std::vector<sim::Network::Edge>> out(communes_);
    sim::parallel::blocks(communes_, [&](std::size_t c, std::size_t) {
      const auto reach = market.reach(c, part);
      if (reach.back() <= 0) return;
      sim::Rng rng = draws(key, c);
      for (const std::uint32_t f : market.visit(c, reach, workplaces_for(residents[c]), rng)) out[c].push_back({static_cast<std::uint32_t>(c), f});
    });
    return out;
  }

  sim::World& world_;
  const Figures& figures_;
  const Technology& technology_;
  const Geography& geography_;
  const Luck& luck_;
  sim::Population& firms_;
  std::span<const std::uint64_t> ids_;
  std::size_t sectors_, communes_;
  std::vector<std::vector<std::uint32_t>> of_;  // firms by commune and sector
  std::vector<double> local_;                   // part of the households' purchases of each product that is made here
  std::vector<double> quotient_;                // the same of what firms buy: by buying sector, then product
  std::vector<Purchase> supply_, market_;
};

}  // namespace

void set_trade(sim::World& world, const Figures& figures, const Technology& technology, const Geography& geography, const Luck& luck) {
  Trader(world, figures, technology, geography, luck).trade();
}

}  // namespace models::territory
