// bench/classics/ours.cpp -- see the header.
#include "bench/classics/ours.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "models/reference/epidemic.hpp"
#include "models/reference/flocking.hpp"
#include "models/reference/forest_fire.hpp"
#include "models/reference/schelling.hpp"
#include "models/reference/wolf_sheep.hpp"

namespace bench::classics {

using namespace models::reference;

// ---- Schelling

OurSchelling::OurSchelling(const SchellingSize& size, std::uint64_t seed) : size_(size), classic_(schelling(size, seed)) {}

std::uint32_t OurSchelling::moves() const {
  const auto happy = classic_.world()[resident::all].column<resident::happy>();
  return static_cast<std::uint32_t>(std::count(happy.begin(), happy.end(), false));
}

OurSchelling::Around OurSchelling::around(std::uint32_t row) const {
  const auto taken = classic_.world()[square::all].column<square::taken>();
  const std::uint32_t at = classic_.world()[resident::all].column<resident::at>()[row], width = schelling_width(size_);
  Around found{0, 0};
  for (std::uint32_t j = 0; j <= 2 * size_.radius; ++j)
    for (std::uint32_t i = 0; i <= 2 * size_.radius; ++i) {
      const std::uint32_t beside = at + (j - size_.radius) * width + i - size_.radius;
      if (beside != at && taken[beside] != 0) ++(taken[beside] == taken[at] ? found.same : found.other);
    }
  return found;
}

double OurSchelling::happy_share() const {
  double happy = 0;
  for (std::uint32_t row = 0; row < size_.agents; ++row) happy += around(row).same >= size_.min_happy ? 1 : 0;
  return happy / size_.agents;
}

double OurSchelling::same_group_share() const {
  double sum = 0, counted = 0;
  for (std::uint32_t row = 0; row < size_.agents; ++row) {
    const auto [same, other] = around(row);
    if (same + other > 0) sum += static_cast<double>(same) / (same + other), ++counted;
  }
  return sum / counted;
}

bool OurSchelling::sound() const {
  const auto& world = classic_.world();
  std::vector<std::uint8_t> left(world[square::all].column<square::taken>().begin(), world[square::all].column<square::taken>().end());
  for (std::uint32_t row = 0; row < size_.agents; ++row) {  // each agent takes its square off; another there finds none
    auto& taken = left[world[resident::all].column<resident::at>()[row]];
    if (taken != 1 + static_cast<std::uint8_t>(world[resident::all].column<resident::group>()[row])) return false;
    taken = 0;
  }
  return std::all_of(left.begin(), left.end(), [](std::uint8_t taken) { return taken == 0; });
}

// ---- Flocking

OurFlocking::OurFlocking(const FlockingSize& size, const FlockingRule& rule, std::uint64_t seed) : size_(size), classic_(flocking(size, rule, seed)) {}

double OurFlocking::order(const sim::World& world) {
  const auto vx = world[bird::all].column<bird::vx>(), vy = world[bird::all].column<bird::vy>();
  double x = 0, y = 0;
  for (std::size_t row = 0; row < vx.size(); ++row) x += vx[row], y += vy[row];
  return std::hypot(x, y) / static_cast<double>(vx.size());
}

double OurFlocking::mean_neighbours() const {
  const auto x = classic_.world()[bird::all].column<bird::x>(), y = classic_.world()[bird::all].column<bird::y>();
  double pairs = 0;
  for (std::uint32_t i = 0; i < size_.birds; ++i)
    for (std::uint32_t j = 0; j < size_.birds; ++j)
      if (i != j && std::hypot(std::remainder(x[i] - x[j], size_.side), std::remainder(y[i] - y[j], size_.side)) <= size_.visual) ++pairs;
  return pairs / size_.birds;
}

bool OurFlocking::sound() const {
  const auto& birds = classic_.world()[bird::all];
  const auto x = birds.column<bird::x>(), y = birds.column<bird::y>(), vx = birds.column<bird::vx>(), vy = birds.column<bird::vy>();
  for (std::uint32_t i = 0; i < size_.birds; ++i)
    if (std::abs(vx[i] * vx[i] + vy[i] * vy[i] - 1) > 1e-12 || !(x[i] >= 0 && x[i] < size_.side && y[i] >= 0 && y[i] < size_.side) ||
        classic_.world()[bird::sky].cell_of(i) != cell_at(x[i], y[i], size_.side, size_.visual))
      return false;
  return birds.living() == size_.birds;
}

// ---- WolfSheep

OurWolfSheep::OurWolfSheep(const WolfSheepSize& size, WolfSheepRules rules, std::uint64_t seed)
    : size_(size), classic_(wolf_sheep(size, rules, seed)) {}

void OurWolfSheep::watched_step() {
  classic_.step([&](const std::string& process) {
    const bool first = classic_.world()[ecosystem::all].column<ecosystem::sheep_first>()[0];
    if (process == "hunt") activations_ += wolves();
    if (process == "graze" || (process == "graze_first" && first) || (process == "graze_after" && !first)) activations_ += sheep();
  });
}

std::uint32_t OurWolfSheep::sheep() const { return classic_.world()[models::reference::sheep::all].living(); }
std::uint32_t OurWolfSheep::wolves() const { return classic_.world()[wolf::all].living(); }

double OurWolfSheep::grass_share() const {
  const auto growing = classic_.world()[pasture::all].column<pasture::growing>();
  return static_cast<double>(std::count(growing.begin(), growing.end(), 0)) / static_cast<double>(growing.size());
}

bool OurWolfSheep::sound() const {
  const sim::Space& meadow = classic_.world()[models::reference::sheep::meadow];
  const auto& flock = classic_.world()[models::reference::sheep::all];
  std::uint32_t found = 0;
  for (std::uint32_t cell = 0; cell < meadow.cells(); ++cell)
    for (const std::uint32_t row : meadow.members(cell)) {
      if (!flock.lives(row) || meadow.cell_of(row) != cell) return false;
      ++found;
    }
  return found == sheep();
}

// ---- ForestFire

OurForestFire::OurForestFire(const ForestFireSize& size, std::uint64_t seed) : classic_(forest_fire(size, seed)) {
  const auto state = classic_.world()[plot::all].column<plot::state>();
  trees_ = static_cast<std::uint32_t>(state.size() - static_cast<std::size_t>(std::count(state.begin(), state.end(), plot::State::bare)));
}

double OurForestFire::burnt_share() const {
  const auto state = classic_.world()[plot::all].column<plot::state>();
  return static_cast<double>(std::count(state.begin(), state.end(), plot::State::burnt)) / trees_;
}
std::uint32_t OurForestFire::burning() const { return classic_.world()[fire::all].living(); }

bool OurForestFire::sound() const {
  const auto state = classic_.world()[plot::all].column<plot::state>();
  const auto& fires = classic_.world()[fire::all];
  for (std::uint32_t row = 0; row < fires.rows(); ++row)
    if (fires.lives(row) && state[fires.column<fire::at>()[row]] != plot::State::on_fire) return false;
  const auto count = [&](plot::State s) { return static_cast<std::uint32_t>(std::count(state.begin(), state.end(), s)); };
  return count(plot::State::on_fire) == fires.living() && count(plot::State::tree) + count(plot::State::on_fire) + count(plot::State::burnt) == trees_;
}

// ---- Epidemic

OurEpidemic::OurEpidemic(const EpidemicSize& size, const EpidemicRule& rule, std::uint64_t seed) : classic_(epidemic(size, rule, seed)) {}

EpidemicCounts OurEpidemic::counts() const {
  EpidemicCounts counts;
  for (const auto health : classic_.world()[person::all].column<person::health>())
    counts.infectious += health == person::Health::infectious ? 1 : 0, counts.ever_infected += health != person::Health::susceptible ? 1 : 0;
  return counts;
}

Ties OurEpidemic::ties() const {
  Ties all;
  const auto& network = classic_.world()[person::ties];
  for (std::uint32_t row = 0; row < network.rows(); ++row)
    for (const std::uint32_t other : network.neighbours(row))
      if (row < other) all.emplace_back(row, other);
  return all;
}

}  // namespace bench::classics
