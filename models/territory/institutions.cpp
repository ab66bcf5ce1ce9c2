// models/territory/institutions.cpp -- the institutional set of a territory.
#include "models/territory/institutions.hpp"

#include <algorithm>
#include <cmath>

#include "models/vocabulary/institution.hpp"
#include "sim/kernel/agent.hpp"

namespace models::territory {
namespace {

std::uint32_t most_peopled(const Figures& figures) {
  std::uint32_t most = 0;
  const auto& inhabitants = figures.figure("inhabitants");
  for (std::uint32_t c = 1; c < figures.communes(); ++c)
    if (inhabitants.at(c) > inhabitants.at(most)) most = c;
  return most;
}

}  // namespace

void complete_institutions(Figures& figures) {
  using Level = public_body::Level;
  const std::uint32_t centre = most_peopled(figures);
  if (figures.bodies.empty()) {
    for (std::uint32_t c = 0; c < figures.communes(); ++c)
      figures.bodies.push_back({figures.places[c].name, "assumed: each commune has its municipality", static_cast<std::uint8_t>(Level::commune), c, 0, true});
    if (figures.is_epci) figures.bodies.push_back({figures.code, "assumed: seat in the largest commune", static_cast<std::uint8_t>(Level::epci), centre, 0, true});
  }
  std::uint32_t host = centre;
  for (const Body& body : figures.bodies)
    if (static_cast<Level>(body.level) == Level::university) host = body.commune;
  for (auto& team : figures.teams)
    if (team == nowhere) team = host;

  std::vector<std::size_t> bodies(figures.communes(), 0), teams(figures.communes(), 0);
  for (const Body& body : figures.bodies) ++bodies[body.commune];
  for (const std::uint32_t team : figures.teams) ++teams[team];
  for (const RealActor& real : figures.actors) {
    if (real.sphere == 1 && bodies[real.commune]-- == 0) {
      bodies[real.commune] = 0;
      figures.bodies.push_back({real.name, "a real actor of the file", static_cast<std::uint8_t>(Level::agency), real.commune, 0, true});
    }
    if (real.sphere == 2 && teams[real.commune]-- == 0) {
      teams[real.commune] = 0;
      figures.teams.push_back(real.commune);
    }
  }
}

void add_institutions(sim::World& world, const Figures& figures, const Counts& counts) {
  using Level = public_body::Level;
  using sim::whole;
  auto& bodies = world[public_body::all];
  bodies.settle(static_cast<std::uint32_t>(figures.bodies.size()));
  const auto place = bodies.link<public_body::place>();
  const auto level = bodies.column<public_body::level>();
  const auto revenue = bodies.column<public_body::revenue>();
  const auto energy_need = bodies.column<public_body::energy_need>();
  const auto spending = bodies.column<public_body::spending>();
  const auto cash = bodies.column<public_body::cash>();
  const auto cash_target = bodies.column<public_body::cash_target>();
  constexpr double weeks_per_year = sim::unit::days_per_year / 7, weeks_in_cash = 4;  // assumed
  std::int64_t everyone = 0;
  for (const auto& here : counts.communes) everyone += here.inhabitants;
  std::vector<bool> served(figures.communes(), false);  // the second body of a commune's level has no budget of its own
  bool union_served = false;
  for (std::uint32_t b = 0; b < bodies.rows(); ++b) {
    const Body& body = figures.bodies[b];
    place[b] = body.commune;
    level[b] = static_cast<Level>(body.level);
    double people = 0;
    if (level[b] == Level::commune && !served[body.commune]) people = static_cast<double>(counts.communes[body.commune].inhabitants), served[body.commune] = true;
    if (level[b] == Level::epci && !union_served) people = static_cast<double>(everyone) * figures.assumption("epci_budget_share"), union_served = true;
    revenue[b] = whole<public_body::cash>(people * figures.assumption("municipal_budget") / weeks_per_year);
    energy_need[b] = whole<public_body::cash>(people * figures.assumption("municipal_energy") / weeks_per_year);
    spending[b] = whole<public_body::cash>(revenue[b] - energy_need[b]);
    cash[b] = cash_target[b] = whole<public_body::cash>(weeks_in_cash * revenue[b]);
  }
  auto& teams = world[researcher::all];
  teams.settle(static_cast<std::uint32_t>(figures.teams.size()));
  std::copy(figures.teams.begin(), figures.teams.end(), teams.link<researcher::place>().begin());
}

}  // namespace models::territory
