// tests/sim/io/run_file_village.hpp -- a small world with a column of every type, and its life.
#pragma once
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "sim/io/run_file.hpp"
#include "sim/kernel/keys.hpp"
#include "sim/kernel/scenario.hpp"
#include "sim/kernel/world.hpp"

namespace tests::village {

enum class Heating : std::uint8_t { gas, oil, heat_pump };
constexpr std::array<sim::Member, 3> members(Heating) {
  return {{{0, "gas", {"gas boiler", "chaudière à gaz"}},
           {1, "oil", {"oil boiler", "chaudière au fioul"}},
           {2, "heat_pump", {"heat pump", "pompe à chaleur"}}}};
}

inline constexpr sim::PopulationKey territory{"territory", {"the whole territory", "le territoire entier"}};
inline constexpr sim::PopulationKey commune{"commune", {"a commune", "une commune"}};
inline constexpr sim::PopulationKey sector{"sector", {"a sector without codes", "un secteur sans code"}};
inline constexpr sim::PopulationKey citizen{"citizen", {"an inhabitant", "un habitant"}};
inline constexpr sim::PopulationKey firm{"firm", {"an establishment", "un établissement"}};

inline constexpr sim::ColumnKey<double> trust{territory,
                                              "trust",
                                              sim::unit::one,
                                              {"mean trust", "confiance moyenne"},
                                              {"Trust", "Confiance"},
                                              0,
                                              sim::better,
                                              {"imputed figure", "chiffre imputé"}};
inline constexpr sim::ColumnKey<sim::Code> code{
    commune, "code", sim::unit::one, {"INSEE code", "code Insee"}};
inline constexpr sim::ColumnKey<double> income{commune,
                                               "income",
                                               sim::unit::eur,
                                               {"income of a week", "revenu d'une semaine"},
                                               {"Income", "Revenu des ménages à l'œuvre"},
                                               0,
                                               sim::better};
inline constexpr sim::ColumnKey<std::uint32_t> people{
    commune, "people", sim::unit::person, {"inhabitants", "habitants"}, {"Inhabitants", "Habitants"}, 0, sim::neither};
inline constexpr sim::ColumnKey<double> hidden{
    commune, "hidden", sim::unit::one, {"is no series", "pas une série"}, {"Hidden", "Cachée"}};
inline constexpr sim::ColumnKey<float> output{
    sector, "output", sim::unit::eur, {"output", "production"}, {"Output", "Production"}, 0, sim::worse};
inline constexpr sim::ColumnKey<double> savings{
    citizen, "savings", sim::unit::eur, {"liquid wealth", "épargne"}, {"money saved", "argent épargné"}};
inline constexpr sim::ColumnKey<float> mood{citizen, "mood", sim::unit::one, {"mood", "humeur"}};
inline constexpr sim::ColumnKey<bool> engaged{
    citizen, "engaged", sim::unit::one, {"takes part", "participe"}};
inline constexpr sim::ColumnKey<Heating> heating{
    citizen, "heating", sim::unit::one, {"installed system", "système installé"}};
inline constexpr sim::ColumnKey<std::int32_t> age{citizen, "age", sim::unit::year, {"age", "âge"}};
inline constexpr sim::ColumnKey<std::uint16_t> visits{
    citizen, "visits", sim::unit::one, {"visits", "visites"}};
inline constexpr sim::ColumnKey<sim::Code> home{
    citizen, "home", sim::unit::one, {"commune of residence", "commune de résidence"}};
inline constexpr sim::LinkKey employer{citizen, firm, "employer", {"where they work", "où l'on travaille"}, {"employing firm", "entreprise qui emploie"}};
inline constexpr sim::NetworkKey ties{
    citizen, citizen, "ties", {"who knows whom", "qui connaît qui"}, {"invented ties", "liens inventés"}};
inline constexpr sim::EdgeColumnKey<double> strength{ties, "strength", sim::unit::one, {"strength", "force"}};
inline constexpr sim::EdgeColumnKey<Heating> topic{
    ties, "topic", sim::unit::one, {"what they talk about", "de quoi l'on parle"}};

inline sim::World settle(std::uint32_t citizens = 50) {
  sim::World world;  // all populations first: adding one moves the others
  for (const auto* key : {&territory, &commune, &sector, &firm, &citizen}) world.add(*key);
  world[territory].add<trust>();
  world[territory].settle(1);
  auto& c = world[commune];
  c.add<code>(), c.add<income>(), c.add<people>(), c.add<hidden>();
  c.settle(3);
  c.column<code>()[0] = sim::code("62498");
  c.column<code>()[1] = sim::code("62510");
  c.column<code>()[2] = sim::code("2A004");
  world[sector].add<output>();
  world[sector].settle(2);
  world[firm].settle(4);
  auto& inhabitants = world[citizen];
  inhabitants.add<savings>(), inhabitants.add<mood>(), inhabitants.add<engaged>(), inhabitants.add<heating>(),
      inhabitants.add<age>();
  inhabitants.add<visits>(), inhabitants.add<home>();
  inhabitants.add_link(employer);
  inhabitants.settle(citizens);
  for (std::uint32_t i = 0; i < citizens; ++i) {
    inhabitants.column<age>()[i] = static_cast<std::int32_t>(15 + i % 80);
    inhabitants.column<heating>()[i] = static_cast<Heating>(i % 3);
    inhabitants.column<home>()[i] = c.column<code>()[i % 3];
    inhabitants.link<employer>()[i] = i % 5 == 4 ? sim::nobody : i % 4;
  }
  auto& network = world.add(ties);
  network.add<strength>(), network.add<topic>();
  std::vector<sim::Network::Edge> edges;
  for (std::uint32_t i = 0; i < citizens; ++i)
    edges.push_back({i, (i + 1) % citizens}), edges.push_back({i, (i + 7) % citizens});
  const auto at = network.build(edges, inhabitants, inhabitants);
  for (std::size_t i = 0; i < edges.size(); ++i) {
    network.column<strength>()[at[i]] = 0.5 + 0.001 * edges[i].from;
    network.column<topic>()[at[i]] = static_cast<Heating>(edges[i].to % 3);
  }
  return world;
}

// One step of a life that depends on nothing but (luck, step, id). A birth every third step, a death every
// fifth.
inline void live(sim::World& world, std::uint32_t step, std::uint32_t luck) {
  const auto by = [&](std::uint64_t id) {
    return static_cast<double>((id * 2654435761u + step * 40503u + luck * 97u) % 1000u) / 1000;
  };
  auto& inhabitants = world[citizen];
  if (step % 3 == 0) {
    const auto row = inhabitants.bear(1'000'000'000'000 + step);
    for (std::uint32_t at = 0; at < world[firm].rows(); ++at)
      if (world[firm].ids()[at] == 1 + step % 4) inhabitants.link<employer>()[row] = at;
  }
  if (step % 5 == 0)
    for (std::uint32_t row = 0; row < inhabitants.rows(); ++row)
      if (inhabitants.ids()[row] == step) inhabitants.bury(row);
  for (std::uint32_t row = 0; row < inhabitants.rows(); ++row) {
    if (!inhabitants.lives(row)) continue;
    const auto id = inhabitants.ids()[row];
    inhabitants.column<savings>()[row] += by(id);
    inhabitants.column<mood>()[row] = static_cast<float>(by(id + 1));
    inhabitants.column<engaged>()[row] = by(id + 2) > 0.5;
    inhabitants.column<visits>()[row] = static_cast<std::uint16_t>(step);
  }
  for (std::uint32_t row = 0; row < world[commune].rows(); ++row) {
    const auto id = world[commune].ids()[row];
    world[commune].column<income>()[row] = 1000 * static_cast<double>(id) + step + by(id);
    world[commune].column<people>()[row] = static_cast<std::uint32_t>(10 * id + step);
  }
  for (std::uint32_t row = 0; row < world[sector].rows(); ++row)
    world[sector].column<output>()[row] = static_cast<float>(by(world[sector].ids()[row] + 7));
  world[territory].column<trust>()[0] = 0.5 + by(3) / 10;
}

inline io::RunPlan plan(std::uint32_t steps = 12, std::uint32_t replicates = 2) {
  io::RunPlan plan;
  plan.name = "village";
  plan.title_en = "A village";
  plan.title_fr = "Un village à l'œuvre";
  plan.question_en = "Does it hold?";
  plan.scenario_json = R"({"format": "sillon-scenario/1", "title": {"fr": "Un village à l'œuvre"}})";
  plan.seed = 18446744073709551557u;
  plan.clock = {*sim::parse_date("2019-01-07"), sim::Period::week, steps};
  plan.contexts = {{"calm", "Calm", "Calme"}, {"shock", "Shock", "Choc"}};
  plan.strategies = {{"as-is", "As is", "En l'état"}};
  plan.replicates = replicates;
  plan.flush_every = std::chrono::milliseconds(0);
  plan.record.series_of = {"territory", "commune", "sector"};
  plan.record.agents = {
      {"citizen", "savings", sim::Period::month}, {"citizen", "mood", sim::Period::step},
      {"citizen", "engaged", sim::Period::month}, {"citizen", "heating", sim::Period::month},
      {"citizen", "age", sim::Period::year},      {"citizen", "visits", sim::Period::month},
      {"citizen", "home", sim::Period::year},     {"citizen", "employer", sim::Period::month}};
  plan.record.networks = {"ties@month"};
  sim::Statement population;
  population.place = "62498";
  population.figure = "population";
  population.unit = "person";
  population.source = "INSEE 2021";
  population.year = 2021;
  population.stated = 30689;
  population.settled = 30690;
  sim::Statement absent = population;
  absent.place = "2A004";
  absent.stated = std::numeric_limits<double>::quiet_NaN();
  absent.note = "secret statistique";
  absent.imputed = true;
  plan.statements = {population, absent};
  plan.events = {{"shock", "crisis", "Energy prices", "Prix de l'énergie", *sim::parse_date("2019-02-01"),
                  *sim::parse_date("2019-03-01"), "assumed"}};
  plan.parameters = {
      {"trust", "forgetting", "kept/month", "0.98", 0, 1, "assumed", "what is kept", "ce qui reste"}};
  plan.warnings = {{"Two lucks only", "Deux tirages seulement"}};
  return plan;
}

// Runs one run of the file, as sim::run does.
template <class Between>
void run(io::RunFile& file, const io::RunPlan& plan, sim::World world, std::uint32_t context,
         std::uint32_t replicate, Between between) {
  const auto recorder = file.recorder(context, 0, replicate);
  sim::Scenario scenario;
  scenario.clock = plan.clock;
  recorder->open(world, scenario);
  recorder->take(world, sim::Step{0});
  for (std::uint32_t step = 1; step <= plan.clock.steps; ++step) {
    live(world, step, 10 * context + replicate);
    recorder->take(world, sim::Step{step});
    between(step);
  }
  recorder->close();
}
inline void run(io::RunFile& file, const io::RunPlan& plan, const sim::World& world, std::uint32_t context,
                std::uint32_t replicate) {
  run(file, plan, world, context, replicate, [](std::uint32_t) {});
}

}  // namespace tests::village
