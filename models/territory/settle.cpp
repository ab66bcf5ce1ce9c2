// models/territory/settle.cpp -- the settling, top to bottom.
#include "models/territory/settle.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "models/territory/accounts.hpp"
#include "models/territory/budgets.hpp"
#include "models/territory/collaboration.hpp"
#include "models/territory/energy.hpp"
#include "models/territory/faces.hpp"
#include "models/territory/institutions.hpp"
#include "models/territory/people.hpp"
#include "models/territory/production.hpp"
#include "models/territory/statements.hpp"
#include "models/territory/ties.hpp"
#include "models/territory/trade.hpp"
#include "models/vocabulary/actor.hpp"
#include "models/vocabulary/commune.hpp"
#include "models/vocabulary/indicator.hpp"
#include "models/vocabulary/schema.hpp"
#include "models/vocabulary/sector.hpp"
#include "models/vocabulary/territory.hpp"

namespace models::territory {
namespace {

void add_places(sim::World& world, const Figures& figures, const Technology& technology, const Counts& counts) {
  auto& whole = world[territory::all];
  whole.settle(1);
  whole.column<territory::energy_price_firms>()[0] = whole.column<territory::energy_price_households>()[0] = whole.column<territory::energy_price_fuel>()[0] = 1;
  whole.column<territory::service_level>()[0] = 1;

  auto& sectors = world[sector::all];
  sectors.settle(static_cast<std::uint32_t>(technology.sectors.size()));
  for (std::uint32_t k = 0; k < sectors.rows(); ++k) {
    sectors.column<sector::code>()[k] = sim::code(technology.sectors[k].code);
    sectors.column<sector::capital>()[k] = technology.sectors[k].capital;
    sectors.column<sector::export_demand>()[k] = sectors.column<sector::household_demand>()[k] = sectors.column<sector::imports_available>()[k] = 1;
  }

  auto& communes = world[commune::all];
  communes.settle(static_cast<std::uint32_t>(figures.communes()));
  for (std::uint32_t c = 0; c < communes.rows(); ++c) {
    communes.column<commune::code>()[c] = sim::code(figures.places[c].code);
    communes.column<commune::inhabitants>()[c] = static_cast<std::uint32_t>(counts.communes[c].inhabitants);
    communes.column<commune::latitude>()[c] = static_cast<float>(figures.places[c].latitude);
    communes.column<commune::longitude>()[c] = static_cast<float>(figures.places[c].longitude);
    communes.link<commune::within>()[c] = 0;
    communes.column<commune::access>()[c] = communes.column<commune::works_ratio>()[c] = 1;
  }
}

std::vector<std::int64_t> jobs_by_sector(const Establishments& establishments, std::size_t sectors) {
  std::vector<std::int64_t> jobs(sectors, 0);
  for (const Establishment& one : establishments.all) jobs[one.sector] += one.jobs;
  return jobs;
}

using Warnings = std::vector<std::pair<std::string, std::string>>;
void warn(const Figures& figures, const Counts& counts, Warnings& warnings) {
  const auto stated = [&](std::string_view name) { return figures.figure(name).there(); };
  warnings.emplace_back("establishments are synthetic: none of them is an existing company",
                        "les établissements sont synthétiques : aucun n'est une entreprise existante");
  if (!stated("jobs_by_sector") && !stated("jobs_salaried_by_sector"))
    warnings.emplace_back("jobs by sector are imputed from establishments and national shares; other seeds give other allocations",
                          "les emplois par branche sont imputés à partir des établissements et de parts nationales ; d'autres graines donnent d'autres répartitions");
  if (figures.flows.empty())
    warnings.emplace_back("no commuting flows are stated: who works where follows distance and an assumed share of residents",
                          "aucun flux domicile-travail n'est donné : qui travaille où suit la distance et une part supposée de résidents");
  if (figures.ties.empty()) warnings.emplace_back("first ties are invented; only differences between runs mean something",
                                                  "les premiers liens sont inventés ; seules les différences entre simulations ont un sens");
  const bool by_size = figures.structure.row("jobs") != nullptr;
  if (!stated("jobs") && !stated("establishments"))
    warnings.emplace_back(by_size ? "population only, imputed elsewhere: activity, jobs and establishments come from national ratios by size of commune, which is no diagnosis of any place"
                                  : "population only: jobs and establishments come from national ratios, which is no diagnosis of this place",
                          by_size ? "population seulement, imputé ailleurs : activité, emplois et établissements viennent de ratios nationaux par taille de commune, ce qui n'est le diagnostic d'aucun lieu"
                                  : "population seulement : emplois et établissements viennent de ratios nationaux, ce qui n'est pas un diagnostic de ce lieu");
  if (figures.is_large())
    warnings.emplace_back("figures that are imputed are told for the whole, not commune by commune", "les chiffres imputés sont donnés pour l'ensemble, non commune par commune");
  const auto& inhabitants = figures.figure("inhabitants").communes;
  const auto empty = std::count_if(inhabitants.begin(), inhabitants.end(), [](const Stated& one) { return one.known() && !one.missing.empty(); });
  if (empty > 0) warnings.emplace_back(fmt::format("{} communes are not counted in the register: they are settled empty", empty),
                                       fmt::format("{} communes ne sont pas comptées dans le registre : elles restent vides", empty));
  std::size_t odd = 0;  // old coordinates, missing ones
  for (const Place& place : figures.places) odd += std::isnan(place.latitude) || std::isnan(place.longitude);
  if (figures.from_register)
    warnings.emplace_back("communes have no coordinates: how far apart two are follows from the EPCI, department or region that they share (assumed)",
                          "les communes sont sans coordonnées : leur éloignement découle de l'intercommunalité, du département ou de la région qu'elles partagent (hypothèse)");
  else if (odd > 0) warnings.emplace_back(fmt::format("{} communes have no coordinates: their distances are one assumed constant", odd),
                                     fmt::format("{} communes sont sans coordonnées : leurs distances valent une constante supposée", odd));
  if (counts.scale < 1) warnings.emplace_back(fmt::format("scaled to {}: inhabitants, jobs and establishments alike", counts.scale),
                                              fmt::format("à l'échelle {} : habitants, emplois et établissements pareillement", counts.scale));
}

std::vector<std::pair<std::uint32_t, std::string>> names(const Figures& figures, const Faces& faces) {
  std::vector<std::pair<std::uint32_t, std::string>> out;
  for (std::size_t i = 0; i < faces.real.size(); ++i) {
    const RealActor& real = figures.actors[i];
    if (faces.real[i] == sim::nobody) continue;
    out.emplace_back(faces.real[i], figures.pseudonymise ? fmt::format("{} {}, {}", sphere_names[real.sphere], i + 1, figures.places[real.commune].code) : real.name);
  }
  return out;
}

// Where each real actor stands, under the name to show, so that the run file can say it: its slot among the actors.
void tell(const Figures& figures, const Faces& faces, const sim::World& world, Settled& settled) {
  std::size_t next = 0;
  for (std::size_t i = 0; i < faces.real.size(); ++i) {
    if (faces.real[i] == sim::nobody) continue;
    const auto& [row, name] = settled.real_actors[next++];
    const Place& place = figures.places[figures.actors[i].commune];
    sim::Statement one{place.code, "real_actor", "slot", "the territory's list of actors", name, 0, unknown, static_cast<double>(world[actor::all].slots()[row]), false};
    one.place_name = place.name, one.label_en = "real actor, slot in population actor", one.label_fr = "acteur réel, rang dans la population actor";
    settled.statements.push_back(std::move(one));
  }
}

}  // namespace

Settled settle(const sim::Tree& territory, const sim::Tree& sectors, std::uint64_t seed, sim::Day start, double scale) {
  sim::require(scale > 0 && scale <= 1, "a scale between 0 and 1");
  const Luck luck{seed};
  Technology technology = read_technology(sectors);
  std::vector<std::string> codes;
  for (const Sector& sector : technology.sectors) codes.push_back(sector.code);
  Figures figures = read_figures(territory, codes);
  const Geography geography(figures);
  complete_institutions(figures, geography.zones());
  adapt(technology, sectors, figures);

  const Counts counts = count(figures, scale);
  const Establishments establishments = draw_establishments(figures, technology, counts, luck);
  technology.rescale(jobs_by_sector(establishments, codes.size()), figures.assumption("weekly_wage"));

  Settled settled;
  sim::World& world = settled.world;
  declare(world);
  add_places(world, figures, technology, counts);
  add_institutions(world, figures, counts, geography.zones());
  add_firms(world, establishments);
  const auto first = add_citizens(world, figures, counts, luck);
  match_jobs(world, figures, counts, geography, first, luck);
  set_production(world, figures, technology, luck, start);
  set_energy(world, technology, luck, start);
  set_budgets(world, figures, counts, first, luck);
  reach_all_rows(world);
  set_trade(world, figures, technology, geography, luck);
  set_accounts(world);
  set_ties(world, first, luck);
  const Faces faces = add_faces(world, figures, geography.zones(), establishments, technology, luck, start);
  add_collaboration(world, figures, faces.real, luck, start);
  reach_all_rows(world);

  settled.statements = statements(world, figures, counts, establishments, technology);
  warn(figures, counts, settled.warnings);
  for (const auto* more : {&establishments.warnings, &faces.warnings})
    settled.warnings.insert(settled.warnings.end(), more->begin(), more->end());
  settled.real_actors = names(figures, faces);
  tell(figures, faces, world, settled);
  return settled;
}

Settled settle(const sim::Tree& territory, std::uint64_t seed, sim::Day start, double scale) {
  const sim::Tree* named = territory.find("sectors");
  const sim::Tree* used = named && named->is(sim::Tree::Kind::object) ? named->find("used") : nullptr;
  if (!used) throw sim::ScenarioError({territory.mistake("the territory names no table of sectors: {\"sectors\": {\"use\": \"...\"}}")});
  return settle(territory, *used, seed, start, scale);
}

}  // namespace models::territory
