// models/reference/classic.cpp -- the scenarios of the classics: processes in order, with their settings.
#include "models/reference/classic.hpp"

#include <initializer_list>

#include "models/reference/adoption.hpp"
#include "models/reference/bounded_confidence.hpp"
#include "models/reference/convention.hpp"
#include "models/reference/epidemic.hpp"
#include "models/reference/flocking.hpp"
#include "models/reference/forest_fire.hpp"
#include "models/reference/schelling.hpp"
#include "models/reference/sorted_flocking.hpp"
#include "models/reference/wolf_sheep.hpp"

namespace models::reference {
namespace {

using Settings = std::vector<std::pair<std::string, sim::SettingValue>>;

sim::Instance instance(std::string process, std::string name, const Settings& settings) {
  sim::Instance made{std::move(process), std::move(name), {}, {}, {}, "reference", "/processes"};
  for (const auto& [parameter, value] : settings) made.settings.push_back({parameter, value, "reference", "reference", "/processes"});
  return made;
}

sim::Scenario scenario(std::string name, std::uint64_t seed, std::uint32_t steps, std::vector<sim::Instance> processes) {
  sim::Scenario made;
  made.name = std::move(name);
  made.seed = seed;
  made.clock = {sim::day({2020, 1, 6}), sim::Period::day, steps};
  made.processes = std::move(processes);
  return made;
}

Settings flock_settings(const FlockingSize& size, const FlockingRule& rule) {
  return {{"side", size.side},     {"visual", size.visual},     {"speed", rule.speed}, {"separation", rule.separation},
          {"cohere", rule.cohere}, {"separate", rule.separate}, {"match", rule.match}};
}
double number(std::uint32_t value) { return value; }

}  // namespace

sim::Catalogue catalogue() {
  sim::Catalogue all;
  all.add<Schelling>("reference").add<Flocking>("reference").add<SortedFlocking>("reference").add<ForestFire>("reference");
  all.add<SpeciesOrder>("reference").add<Graze>("reference").add<Hunt>("reference").add<GrowGrass>("reference");
  all.add<Contagion>("reference").add<Adoption>("reference").add<Convention>("reference").add<BoundedConfidence>("reference");
  return all;
}

Classic::Classic(sim::World world, sim::Scenario scenario, sim::Catalogue known)
    : world_(std::move(world)),
      scenario_(std::move(scenario)),
      catalogue_(std::make_unique<const sim::Catalogue>(std::move(known))),
      schedule_(sim::Schedule::build(scenario_, *catalogue_)) {}

Classic Classic::fork() const {
  Classic other(world_, scenario_, *catalogue_);
  other.step_ = step_;
  return other;
}

void Classic::step() {
  step([](const std::string&) {});
}

Classic schelling(const SchellingSize& size, std::uint64_t seed) {
  return {settle_schelling(size, seed),
          scenario("schelling", seed, size.steps,
                   {instance("schelling", "schelling", {{"radius", number(size.radius)}, {"min_happy", number(size.min_happy)}, {"width", number(schelling_width(size))}, {"vacancies", number(size.side * size.side - size.agents)}})})};
}

Classic flocking(const FlockingSize& size, const FlockingRule& rule, std::uint64_t seed) {
  return {settle_flock(size, seed), scenario("flocking", seed, size.steps, {instance("flocking", "flocking", flock_settings(size, rule))})};
}

Classic sorted_flocking(const FlockingSize& size, const FlockingRule& rule, std::uint64_t seed) {
  sim::World world = settle_flock(size, seed);
  world.sort(bird::sky);
  return {std::move(world),
          scenario("sorted_flocking", seed, size.steps, {instance("sorted_flocking", "sorted_flocking", flock_settings(size, rule))})};
}

Classic wolf_sheep(const WolfSheepSize& size, WolfSheepRules rules, std::uint64_t seed) {
  const bool jl = rules == WolfSheepRules::agents_jl;
  const auto graze = [&](const std::string& name, double when) {
    return instance("graze", name, {{"side", number(size.side)}, {"regrowth", number(size.regrowth)}, {"when", when}, {"births", size.sheep_births}, {"gain", size.sheep_gain}, {"as_agents_jl", jl}});
  };
  const auto hunt = instance("hunt", "hunt", {{"side", number(size.side)}, {"births", size.wolf_births}, {"gain", size.wolf_gain}, {"as_agents_jl", jl}});
  std::vector<sim::Instance> processes;
  if (jl) processes = {instance("species_order", "species_order", {}), graze("graze_first", 1), hunt, graze("graze_after", 2)};
  else processes = {graze("graze", 0), hunt};
  processes.push_back(instance("grow_grass", "grow_grass", {}));
  return {settle_wolf_sheep(size, rules, seed), scenario("wolf_sheep", seed, size.steps, std::move(processes))};
}

Classic forest_fire(const ForestFireSize& size, std::uint64_t seed) {
  return {settle_forest(size, seed), scenario("forest_fire", seed, size.steps, {instance("forest_fire", "forest_fire", {{"side", number(size.side)}})})};
}

Classic epidemic(const EpidemicSize& size, const EpidemicRule& rule, std::uint64_t seed) {
  return {settle_epidemic(size, rule, seed),
          scenario("epidemic", seed, size.days,
                   {instance("contagion", "contagion", {{"transmission", rule.transmission}, {"met", rule.met}, {"onset", rule.onset}, {"recovery", rule.recovery}, {"random_contacts", number(size.random_contacts)}, {"people", number(size.people)}})})};
}

}  // namespace models::reference
