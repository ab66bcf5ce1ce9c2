// models/territory/institutions.cpp -- the institutional set of a territory.
#include "models/territory/institutions.hpp"

#include <algorithm>
#include <cmath>

#include "models/territory/allocation.hpp"
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

// A body for each area of the register, in its most peopled commune.
void add_areas(Figures& figures, const std::vector<Area>& areas, std::uint32_t Place::*area_of, public_body::Level level) {
  const Figure& inhabitants = figures.figure("inhabitants");
  std::vector<std::uint32_t> seat(areas.size(), nowhere);
  for (std::uint32_t c = 0; c < figures.communes(); ++c) {
    const std::uint32_t area = figures.places[c].*area_of;
    if (area != nowhere && (seat[area] == nowhere || inhabitants.at(c) > inhabitants.at(seat[area]))) seat[area] = c;
  }
  for (std::size_t a = 0; a < areas.size(); ++a)
    if (seat[a] != nowhere) figures.bodies.push_back({areas[a].name, "assumed: seat in the most peopled commune", static_cast<std::uint8_t>(level), seat[a], 0, true});
}

// Teams that name no host: by inhabitants over the most peopled communes of the departments.
void spread_teams(Figures& figures, const Zones& zones) {
  const auto centres = zones.centres(Zones::department, figures);
  std::vector<double> people;
  for (const std::uint32_t c : centres) people.push_back(figures.figure("inhabitants").at(c));
  const auto parts = apportion(people, std::count(figures.teams.begin(), figures.teams.end(), nowhere));
  std::size_t next = 0;
  std::int64_t given = 0;
  for (auto& team : figures.teams) {
    if (team != nowhere) continue;
    while (next < parts.size() && given == parts[next]) ++next, given = 0;
    if (next < parts.size()) team = centres[next], ++given;
  }
}

}  // namespace

void complete_institutions(Figures& figures, const Zones& zones) {
  using Level = public_body::Level;
  const std::uint32_t centre = most_peopled(figures);
  if (figures.bodies.empty()) {
    for (std::uint32_t c = 0; c < figures.communes(); ++c)
      figures.bodies.push_back({figures.places[c].name, "assumed: each commune has its municipality", static_cast<std::uint8_t>(Level::commune), c, 0, true});
    add_areas(figures, figures.epci, &Place::epci, Level::epci);
    add_areas(figures, figures.departments, &Place::department, Level::departement);
    add_areas(figures, figures.regions, &Place::region, Level::region);
    if (figures.is_epci && figures.epci.empty()) figures.bodies.push_back({figures.code, "assumed: seat in the largest commune", static_cast<std::uint8_t>(Level::epci), centre, 0, true});
  }
  std::uint32_t host = centre;
  for (const Body& body : figures.bodies)
    if (static_cast<Level>(body.level) == Level::university) host = body.commune;
  if (figures.from_register) spread_teams(figures, zones);
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

void add_institutions(sim::World& world, const Figures& figures, const Counts& counts, const Zones& zones) {
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
  std::vector<std::int64_t> members(zones.count(Zones::epci), 0);  // of each union
  for (std::size_t c = 0; c < counts.communes.size(); ++c) members[zones.of(Zones::epci, c)] += counts.communes[c].inhabitants;
  std::vector<bool> served(figures.communes(), false);  // the second body of a commune's level has no budget of its own
  std::vector<bool> union_served(members.size(), false);
  auto& communes = world[commune::all];
  const auto municipality = communes.link<public_body::municipality>();
  const auto council = communes.link<public_body::union_of>();
  std::vector<std::uint32_t> council_of(members.size(), sim::nobody);
  for (std::uint32_t b = 0; b < bodies.rows(); ++b) {
    const Body& body = figures.bodies[b];
    place[b] = body.commune;
    level[b] = static_cast<Level>(body.level);
    double people = 0;
    if (level[b] == Level::commune && !served[body.commune]) {
      people = static_cast<double>(counts.communes[body.commune].inhabitants), served[body.commune] = true;
      municipality[body.commune] = b;
    }
    if (const std::uint32_t zone = zones.of(Zones::epci, body.commune); level[b] == Level::epci && !union_served[zone]) {
      people = static_cast<double>(members[zone]) * figures.assumption("epci_budget_share"), union_served[zone] = true;
      council_of[zone] = b;
    }
    revenue[b] = whole<public_body::cash>(people * figures.assumption("municipal_budget") / weeks_per_year);
    energy_need[b] = whole<public_body::cash>(people * figures.assumption("municipal_energy") / weeks_per_year);
    spending[b] = whole<public_body::cash>(revenue[b] - energy_need[b]);
    cash[b] = cash_target[b] = whole<public_body::cash>(weeks_in_cash * revenue[b]);
  }
  for (std::uint32_t c = 0; c < communes.rows(); ++c) council[c] = council_of[zones.of(Zones::epci, c)];
  auto& teams = world[researcher::all];
  teams.settle(static_cast<std::uint32_t>(figures.teams.size()));
  std::copy(figures.teams.begin(), figures.teams.end(), teams.link<researcher::place>().begin());
}

}  // namespace models::territory
