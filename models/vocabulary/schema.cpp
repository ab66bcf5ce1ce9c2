// models/vocabulary/schema.cpp -- the list itself, population by population.
#include "models/vocabulary/schema.hpp"

#include "models/vocabulary/actor.hpp"
#include "models/vocabulary/citizen.hpp"
#include "models/vocabulary/commune.hpp"
#include "models/vocabulary/firm.hpp"
#include "models/vocabulary/group.hpp"
#include "models/vocabulary/indicator.hpp"
#include "models/vocabulary/institution.hpp"
#include "models/vocabulary/labour.hpp"
#include "models/vocabulary/sector.hpp"
#include "models/vocabulary/territory.hpp"
#include "sim/kernel/scenario.hpp"
#include "sim/kernel/world.hpp"

namespace models {
namespace {

template <const auto&... Columns> sim::Population& columns(sim::Population& population) {
  (population.add<Columns>(), ...);
  return population;
}
template <const auto&... Columns> void columns(sim::Network& network) { (network.add<Columns>(), ...); }

void declare_places(sim::World& world) {
  namespace t = territory;
  columns<t::outside, t::energy_price_firms, t::energy_price_households>(world.add(t::all));
  columns<t::output, t::jobs, t::employed, t::unemployed, t::firms_short, t::firms_failed, t::energy_bill, t::unmet,
          t::sober, t::proactivity_sum, t::residents, t::proactivity, t::ties_known, t::ties_across, t::ties_trusted, t::trust_sum,
          t::trust, t::members, t::know_how_sum, t::actors, t::know_how, t::aid, t::groups_cost>(world[t::all]);

  namespace s = sector;
  columns<s::code, s::output, s::jobs, s::firms_short, s::firms_failed>(world.add(s::all));

  namespace c = commune;
  columns<c::code, c::inhabitants, c::latitude, c::longitude, c::planned, c::settled_ratio, c::purse>(world.add(c::all))
      .add_link(c::within);
  columns<c::output, c::jobs, c::employed, c::unemployed, c::firms_short, c::firms_failed, c::energy_bill, c::sober,
          c::proactivity_sum, c::residents>(world[c::all]);
}

void declare_firms(sim::World& world) {
  namespace f = firm;
  auto& firms = world.add(f::all);
  columns<f::kind, f::active, f::base_jobs, f::positions, f::employees, f::commuters, f::base_commuters, f::wage,
          f::charges>(firms);
  columns<f::base_output, f::base_exports, f::exports, f::demand, f::output, f::fill, f::finished, f::delivered,
          f::activity>(firms);
  columns<f::input_coefficient, f::input_stock, f::input_target, f::input_order>(firms);
  columns<f::energy_coefficient, f::energy_price, f::contract_end, f::energy_bill>(firms);
  columns<f::cash, f::fixed_cost, f::cash_target, f::debt, f::lent>(firms);
  firms.add_link(f::place);
  firms.add_link(f::branch);
  firms.add_link(actor::face_of_firm);
}

void declare_people(sim::World& world) {
  namespace c = citizen;
  auto& citizens = world.add(c::all);
  columns<c::age, c::status, c::owner, c::transfer, c::benefit, c::energy_need, c::cash, c::buffer, c::habit, c::plan,
          c::proactivity, c::disposition, c::sober, c::needed>(citizens);
  citizens.add_link(c::home);
  citizens.add_link(c::employer);
  citizens.add_link(actor::face_of_citizen);
}

void declare_institutions(sim::World& world) {
  namespace b = public_body;
  columns<b::level, b::revenue, b::energy_need, b::spending, b::cash, b::cash_target>(world.add(b::all))
      .add_link(b::place);
  world.add(researcher::all).add_link(researcher::place);

  namespace a = actor;
  auto& faces = world.add(a::all);
  columns<a::sphere, a::topic, a::cooperation, a::know_how, a::learned, a::attends, a::aided>(faces);
  for (const sim::LinkKey* link : {&a::firm, &a::researcher, &a::public_body, &a::citizen, &a::place, &a::creditor})
    faces.add_link(*link);

  namespace g = group;
  columns<g::topic, g::seats, g::until, g::cost, g::funded, g::meets>(world.add(g::all)).add_link(g::host);
}

void declare_networks(sim::World& world) {
  columns<citizen::closeness>(world.add(citizen::ties));
  columns<firm::supply_share, firm::supply_order>(world.add(firm::supply));
  columns<firm::market_share, firm::market_order>(world.add(firm::market));
  columns<firm::workplaces_upto>(world.add(firm::workplaces));
  columns<actor::good, actor::bad, actor::lent_to>(world.add(actor::trust));
  world.add(group::members);
  world.add(group::membership);
  world.add(group::knows);
}

}  // namespace

void declare(sim::World& world) {
  declare_places(world);
  declare_firms(world);
  declare_people(world);
  declare_institutions(world);
  declare_networks(world);
  for (const sim::BidKey* bid : {&labour::post, &labour::vacancy, &actor::aid, &group::funding, &group::invitation})
    world.add(*bid);
}

void reach_all_rows(sim::World& world) {
  for (auto& network : world.networks()) network.grow(world[network.key().from].rows());
}

std::vector<sim::Sorting> sortings(sim::Period every) {
  return {{&firm::all, &firm::place, every},
          {&researcher::all, &researcher::place, every},
          {&public_body::all, &public_body::place, every},
          {&citizen::all, &citizen::home, every},
          {&actor::all, &actor::place, every}};
}

}  // namespace models
