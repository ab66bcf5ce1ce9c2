// models/vocabulary/schema_collaboration.cpp -- what a world holds of collaboration: profiles, knowledge, tools, projects, platform.
#include "models/vocabulary/schema_collaboration.hpp"

#include "models/vocabulary/group.hpp"
#include "models/vocabulary/knowledge.hpp"
#include "models/vocabulary/platform.hpp"
#include "models/vocabulary/project.hpp"
#include "models/vocabulary/tool.hpp"
#include "sim/kernel/world.hpp"

namespace models {
namespace {

template <const auto&... Columns> sim::Population& columns(sim::Population& population) {
  (population.add<Columns>(), ...);
  return population;
}
template <const auto&... Columns> void columns(sim::Network& network) { (network.add<Columns>(), ...); }
void links(sim::Population& population, std::initializer_list<const sim::LinkKey*> keys) {
  for (const sim::LinkKey* key : keys) population.add_link(*key);
}

void declare_actors(sim::World& world) {
  namespace a = actor;
  columns<a::role, a::social, a::digital, a::preactive, a::proactive>(world[a::all]);
  columns<a::exchanged, a::seen, a::image>(world[a::trust]);
}

void declare_groups(sim::World& world) {
  namespace g = group;
  links(columns<g::kind, g::rhythm, g::facilitation, g::wanted_roles, g::peers_only, g::opened, g::meetings>(world[g::all]), {&g::place});
}

void declare_knowledge(sim::World& world) {
  columns<field::topic>(world.add(field::all));
  links(columns<capability::topic, capability::rarity>(world.add(capability::all)), {&capability::field});
  columns<kene::ability, kene::expertise, kene::shared, kene::used>(world.add(kene::of));
  namespace a = actor;
  columns<a::core, a::offers, a::offers_tools, a::lacks, a::topics_mask>(world[a::all]);
}

void declare_tools(sim::World& world) {
  namespace t = tool;
  links(columns<t::field, t::capacity, t::output>(world.add(t::all)), {&t::owner, &t::house});
  world.add(t::tools);
  columns<t::from, t::until, t::amount>(world.add(t::bookings));
  world.add(t::booking);
}

void declare_projects(sim::World& world) {
  namespace p = problem;
  links(columns<p::topic, p::field, p::fields, p::severity, p::crisis, p::state, p::opened, p::closed>(world.add(p::all)), {&p::owner});
  world.add(p::needs), world.add(p::of);
  namespace c = call;
  links(columns<c::topic, c::opened, c::closes, c::budget, c::experiments>(world.add(c::all)), {&c::host});
  world.add(c::asks);
  namespace j = project;
  links(columns<j::phase, j::governance, j::topic, j::experiment, j::born, j::started, j::due, j::ended, j::progress, j::match, j::granted, j::spent, j::use>(world.add(j::all)),
        {&j::leader, &j::answers, &j::serves});
  columns<j::brings>(world.add(j::partners));
  world.add(j::projects);
  world.add(j::proposal), world.add(j::grant);
}

void declare_platform(sim::World& world) {
  namespace p = platform;
  links(columns<p::until, p::cost, p::funded, p::runs, p::open_source, p::profiles, p::workspace, p::project_tools, p::watch, p::members>(world.add(p::all)), {&p::host});
  world.add(p::listing), world.add(p::funding);
  namespace a = actor;
  links(columns<a::published, a::published_tools, a::published_needs, a::published_day>(world[a::all]), {&a::platform});
}

}  // namespace

void declare_collaboration(sim::World& world) {
  declare_actors(world);
  declare_groups(world);
  declare_knowledge(world);
  declare_tools(world);
  declare_projects(world);
  declare_platform(world);
}

}  // namespace models
