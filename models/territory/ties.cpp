// models/territory/ties.cpp -- cliques where people live and work, and long ties between them.
//
// All invented. Overlapping cliques give the clustering that complex contagion needs (Centola and Macy 2007); one far tie
// for two residents gives short paths (Watts and Strogatz 1998).
#include "models/territory/ties.hpp"

#include <algorithm>
#include <array>

#include "models/vocabulary/citizen.hpp"
#include "sim/kernel/parallel.hpp"

namespace models::territory {
namespace {

enum Kind : std::uint8_t { neighbour, circle, workmate, far_away };  // in order of precedence
struct Closeness { double low, high; };
constexpr std::array<Closeness, 4> closeness_of{{{0.5, 1.0}, {0.4, 0.8}, {0.4, 0.8}, {0.3, 0.6}}};  // assumed
constexpr std::uint32_t quarter = 240;  // residents among whom a circle is drawn

// Residents in order, cut into cliques: each belongs to one of a kind at most, so whether two are tied by that kind is seen
// without any list of pairs.
struct Cliques {
  std::vector<std::uint32_t> order;  // rows, clique by clique
  std::vector<std::uint32_t> start;  // by row: where its clique starts in `order`, or nobody

  // Cuts order[begin .. end) into cliques of low .. high.
  void cut(std::uint32_t begin, std::uint32_t end, std::uint32_t low, std::uint32_t high, sim::Rng& rng) {
    for (std::uint32_t at = begin; at < end;) {
      const std::uint32_t size = std::min(low + rng.below(high - low + 1), end - at);
      for (std::uint32_t i = at; i < at + size; ++i) start[order[i]] = at;
      at += size;
    }
  }
  bool holds(std::uint32_t a, std::uint32_t b) const { return start[a] != sim::nobody && start[a] == start[b]; }
  template <class Visit> void each_other(std::uint32_t row, const Visit& visit) const {
    if (start[row] == sim::nobody) return;
    for (std::uint32_t i = start[row]; i < order.size() && start[order[i]] == start[row]; ++i)
      if (order[i] != row) visit(order[i]);
  }
};

class Weaver {
 public:
  Weaver(sim::World& world, const std::vector<std::uint32_t>& first, const Luck& luck) : world_(world), people_(world[citizen::all]), first_(first), luck_(luck), rows_(people_.rows()) {}

  void weave() {
    gather_neighbours();
    gather_workmates();
    draw_far();
    lay();
    measure_closeness();
  }

 private:
  static constexpr std::uint32_t at_once = sim::parallel::block_rows;
  template <class Body> static void each_row(std::uint32_t rows, const Body& body) {
    sim::parallel::blocks((rows + at_once - 1) / at_once, [&](std::size_t block, std::size_t) {
      const auto begin = static_cast<std::uint32_t>(block * at_once);
      for (std::uint32_t row = begin; row < std::min(rows, begin + at_once); ++row) body(row);
    });
  }

  void gather_neighbours() {
    for (Cliques* kind : {&neighbours_, &circles_}) {
      kind->order.resize(rows_), kind->start.resize(rows_);
      std::iota(kind->order.begin(), kind->order.end(), 0U);
    }
    const std::uint64_t key = luck_.key("ties");
    sim::parallel::blocks(first_.size() - 1, [&](std::size_t c, std::size_t) {
      sim::Rng rng = draws(key, c);
      neighbours_.cut(first_[c], first_[c + 1], 4, 7, rng);
      const auto here = std::span(circles_.order).subspan(first_[c], first_[c + 1] - first_[c]);
      for (std::size_t at = 0; at < here.size(); at += quarter) shuffle(here.subspan(at, std::min<std::size_t>(quarter, here.size() - at)), rng);
      circles_.cut(first_[c], first_[c + 1], 3, 5, rng);
    });
  }

  void gather_workmates() {
    const auto employer = std::as_const(people_).link<citizen::employer>();
    const std::uint32_t firms = world_[firm::all].rows();
    std::vector<std::uint32_t> upto(firms + 1, 0);
    for (const std::uint32_t f : employer)
      if (f != sim::nobody) ++upto[f + 1];
    std::partial_sum(upto.begin(), upto.end(), upto.begin());
    workmates_.order.resize(upto.back()), workmates_.start.assign(rows_, sim::nobody);
    std::vector<std::uint32_t> next(upto.begin(), upto.end() - 1);
    for (std::uint32_t i = 0; i < rows_; ++i)
      if (employer[i] != sim::nobody) workmates_.order[next[employer[i]]++] = i;
    const std::uint64_t key = luck_.key("workmates");
    each_row(firms, [&](std::uint32_t f) {
      if (upto[f + 1] - upto[f] < 2) return;
      sim::Rng rng = draws(key, f);
      shuffle(std::span(workmates_.order).subspan(upto[f], upto[f + 1] - upto[f]), rng);
      workmates_.cut(upto[f], upto[f + 1], 3, 5, rng);
    });
  }

  void draw_far() {
    far_.resize(rows_);
    const auto ids = std::as_const(people_).ids();
    const std::uint64_t key = luck_.key("far");
    each_row(rows_, [&](std::uint32_t i) {
      sim::Rng rng = draws(key, ids[i]);
      far_[i] = rng.chance(0.5) ? rng.below(rows_) : sim::nobody;
      if (far_[i] == i || (far_[i] != sim::nobody && near(i, far_[i]))) far_[i] = sim::nobody;
    });
  }
  bool near(std::uint32_t a, std::uint32_t b) const { return neighbours_.holds(a, b) || circles_.holds(a, b) || workmates_.holds(a, b); }
  bool goes_far(std::uint32_t i) const { return far_[i] != sim::nobody && (far_[far_[i]] != i || i < far_[i]); }  // a pair drawn from both ends is one

  template <class Visit> void each_near(std::uint32_t row, const Visit& visit) const {  // the first kind of each pair stays
    neighbours_.each_other(row, visit);
    circles_.each_other(row, [&](std::uint32_t other) { if (!neighbours_.holds(row, other)) visit(other); });
    workmates_.each_other(row, [&](std::uint32_t other) { if (!neighbours_.holds(row, other) && !circles_.holds(row, other)) visit(other); });
  }

  void lay() {
    auto& ties = world_[citizen::ties];
    std::vector<std::uint32_t> next(rows_);
    each_row(rows_, [&](std::uint32_t row) {
      std::uint32_t count = 0;
      each_near(row, [&](std::uint32_t) { ++count; });
      next[row] = count;
    });
    for (std::uint32_t i = 0; i < rows_; ++i)
      if (goes_far(i)) ++next[i], ++next[far_[i]];
    const auto targets = ties.lay_out(next);
    const auto offsets = ties.offsets();
    each_row(rows_, [&](std::uint32_t row) {
      next[row] = offsets[row];
      each_near(row, [&](std::uint32_t other) { targets[next[row]++] = other; });
    });
    for (std::uint32_t i = 0; i < rows_; ++i)
      if (goes_far(i)) targets[next[i]++] = far_[i], targets[next[far_[i]]++] = i;
    ties.settle_rows(people_, people_);
  }

  void measure_closeness() {
    auto& ties = world_[citizen::ties];
    const auto offsets = ties.offsets();
    const auto targets = ties.targets();
    const auto closeness = ties.column<citizen::closeness>();
    const std::uint64_t key = luck_.key("closeness");
    each_row(rows_, [&](std::uint32_t row) {
      for (std::uint32_t e = offsets[row]; e < offsets[row + 1]; ++e) {
        const std::uint32_t other = targets[e];
        const auto [low, high] = closeness_of[neighbours_.holds(row, other) ? neighbour : circles_.holds(row, other) ? circle : workmates_.holds(row, other) ? workmate : far_away];
        const std::uint64_t pair = std::uint64_t{std::min(row, other)} << 31U | std::max(row, other);
        const double drawn = static_cast<double>(sim::mix(key, pair) >> 11U) * 0x1.0p-53;  // one hash for a draw: ties are many
        closeness[e] = static_cast<std::uint8_t>(std::lround(100 * (low + (high - low) * drawn)));
      }
    });
  }

  sim::World& world_;
  sim::Population& people_;
  const std::vector<std::uint32_t>& first_;
  const Luck& luck_;
  std::uint32_t rows_;
  Cliques neighbours_, circles_, workmates_;
  std::vector<std::uint32_t> far_;  // by row: the far tie that it draws, or nobody
};

}  // namespace

void set_ties(sim::World& world, const std::vector<std::uint32_t>& first, const Luck& luck) {
  sim::require(world[citizen::all].rows() < 1U << 31U, "more citizens than a pair can hold");
  Weaver(world, first, luck).weave();
}

}  // namespace models::territory
