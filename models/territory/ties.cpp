// models/territory/ties.cpp -- cliques where people live and work, and long ties between them.
//
// All invented. Overlapping cliques give the clustering that complex contagion needs (Centola and Macy 2007); one far tie
// for two residents gives short paths (Watts and Strogatz 1998).
#include "models/territory/ties.hpp"

#include <algorithm>
#include <array>

#include "models/vocabulary/citizen.hpp"

namespace models::territory {
namespace {

enum Kind : std::uint8_t { neighbour, circle, workmate, far_away };  // in order of precedence
struct Closeness { double low, high; };
constexpr std::array<Closeness, 4> closeness_of{{{0.5, 1.0}, {0.4, 0.8}, {0.4, 0.8}, {0.3, 0.6}}};  // assumed
constexpr std::uint32_t quarter = 240;  // residents among whom a circle is drawn

class Weaver {  // gathers pairs, each once, packed in 64 bits: smaller row, larger row, kind
 public:
  void tie(std::uint32_t a, std::uint32_t b, Kind kind) {
    if (a == b) return;
    pairs_.push_back(std::uint64_t{std::min(a, b)} << 33U | std::uint64_t{std::max(a, b)} << 2U | kind);
  }
  template <class Rows> void clique(const Rows& rows, Kind kind) {
    for (std::size_t i = 0; i < rows.size(); ++i)
      for (std::size_t j = i + 1; j < rows.size(); ++j) tie(rows[i], rows[j], kind);
  }
  // Rows in order, cut into cliques of low .. high.
  void cut(std::span<const std::uint32_t> rows, std::uint32_t low, std::uint32_t high, Kind kind, sim::Rng& rng) {
    for (std::size_t at = 0; at < rows.size();) {
      const std::size_t size = std::min<std::size_t>(low + rng.below(high - low + 1), rows.size() - at);
      clique(rows.subspan(at, size), kind);
      at += size;
    }
  }
  const std::vector<std::uint64_t>& woven() {  // the first kind of each pair stays
    std::sort(pairs_.begin(), pairs_.end());
    pairs_.erase(std::unique(pairs_.begin(), pairs_.end(), [](auto a, auto b) { return a >> 2U == b >> 2U; }), pairs_.end());
    return pairs_;
  }

 private:
  std::vector<std::uint64_t> pairs_;
};

}  // namespace

void set_ties(sim::World& world, const std::vector<std::uint32_t>& first, const Luck& luck) {
  auto& people = world[citizen::all];
  const std::uint32_t n = people.rows();
  sim::require(n < 1U << 31U, "more citizens than a pair can hold");
  const auto employer = people.link<citizen::employer>();
  Weaver weaver;
  std::vector<std::uint32_t> rows(n);
  std::iota(rows.begin(), rows.end(), 0U);
  for (std::size_t c = 0; c + 1 < first.size(); ++c) {
    const auto here = std::span(rows).subspan(first[c], first[c + 1] - first[c]);
    sim::Rng rng = luck.of("ties", c);
    weaver.cut(here, 4, 7, neighbour, rng);
    for (std::size_t at = 0; at < here.size(); at += quarter) shuffle(here.subspan(at, std::min<std::size_t>(quarter, here.size() - at)), rng);
    weaver.cut(here, 3, 5, circle, rng);
  }

  std::vector<std::vector<std::uint32_t>> staff(world[firm::all].rows());
  for (std::uint32_t i = 0; i < n; ++i)
    if (employer[i] != sim::nobody) staff[employer[i]].push_back(i);
  for (std::uint32_t f = 0; f < staff.size(); ++f) {
    if (staff[f].size() < 2) continue;
    sim::Rng rng = luck.of("workmates", f);
    shuffle(std::span(staff[f]), rng);
    weaver.cut(staff[f], 3, 5, workmate, rng);
  }
  const std::uint64_t far_key = luck.key("far");
  for (std::uint32_t i = 0; i < n; ++i) {
    sim::Rng rng = draws(far_key, people.ids()[i]);
    if (rng.chance(0.5)) weaver.tie(i, rng.below(n), far_away);
  }

  const auto& pairs = weaver.woven();
  std::vector<sim::Network::Edge> edges;
  edges.reserve(2 * pairs.size());
  for (const std::uint64_t pair : pairs) {
    const auto a = static_cast<std::uint32_t>(pair >> 33U), b = static_cast<std::uint32_t>((pair >> 2U) & 0x7FFF'FFFFU);
    edges.push_back({a, b}), edges.push_back({b, a});
  }
  auto& ties = world[citizen::ties];
  const auto place = ties.build(edges, people, people);
  const auto closeness = ties.column<citizen::closeness>();
  const std::uint64_t close_key = luck.key("closeness");
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const auto [low, high] = closeness_of[pairs[i] & 3U];
    const double drawn = static_cast<double>(sim::mix(close_key, pairs[i] >> 2U) >> 11U) * 0x1.0p-53;  // one hash for a draw: ties are many
    closeness[place[2 * i]] = closeness[place[2 * i + 1]] = static_cast<float>(low + (high - low) * drawn);
  }
}

}  // namespace models::territory
