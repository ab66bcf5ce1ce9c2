// models/vocabulary/schema.cpp -- the list itself, population by population.
#include "models/vocabulary/schema.hpp"

#include "models/vocabulary/actor.hpp"
#include "models/vocabulary/citizen.hpp"
#include "models/vocabulary/classes.hpp"
#include "models/vocabulary/commune.hpp"
#include "models/vocabulary/firm.hpp"
#include "models/vocabulary/group.hpp"
#include "models/vocabulary/indicator.hpp"
#include "models/vocabulary/institution.hpp"
#include "models/vocabulary/labour.hpp"
#include "models/vocabulary/schema_collaboration.hpp"
#include "models/vocabulary/schema_commons.hpp"
#include "models/vocabulary/sector.hpp"
#include "models/vocabulary/table.hpp"
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
  columns<t::outside, t::state, t::bank, t::insurer, t::energy_price_firms, t::energy_price_households, t::energy_price_fuel>(world.add(t::all));
  columns<t::market_electricity, t::market_gas, t::market_fuel, t::retail_electricity, t::retail_gas, t::retail_fuel, t::tariff_electricity, t::tariff_gas, t::cap_electricity,
          t::cap_gas, t::fuel_rebate, t::firm_electricity, t::firm_gas, t::home_electricity, t::home_gas, t::public_electricity, t::public_gas, t::home_energy, t::car_fuel,
          t::energy_use, t::emissions, t::energy_help>(world[t::all]);
  columns<t::equalisation, t::state_before, t::produced, t::pay, t::commuters_pay, t::contributions, t::production_taxes, t::subsidies, t::surplus, t::stock_change, t::energy_paid>(world[t::all]);
  columns<t::value_added, t::value_added_income, t::value_added_expenditure, t::purchases, t::exports, t::imports, t::state_balance, t::public_cash, t::on_short_time,
          t::entries>(world[t::all]);
  columns<t::energy_day, t::users, t::served, t::queue, t::capital_lost, t::goods_lost, t::homes_lost, t::service_level, t::waiting>(world[t::all]);
  columns<t::output, t::jobs, t::employed, t::unemployed, t::firms_short, t::firms_failed, t::energy_bill, t::unmet,
          t::sober, t::proactivity_sum, t::residents, t::proactivity, t::ties_known, t::ties_across, t::ties_trusted, t::trust_sum,
          t::trust, t::members, t::know_how_sum, t::actors, t::know_how, t::aid, t::groups_cost>(world[t::all]);

  namespace s = sector;
  columns<s::code, s::capital, s::export_demand, s::household_demand, s::imports_available>(world.add(s::all));
  columns<s::output, s::jobs, s::firms_short, s::firms_failed, s::busy, s::able, s::activity>(world[s::all]);
  columns<s::electricity, s::gas, s::co2, s::energy_bill, s::energy_use, s::emissions>(world[s::all]);

  namespace c = commune;
  columns<c::code, c::inhabitants, c::latitude, c::longitude, c::planned, c::settled_ratio, c::purse, c::daily, c::asked, c::access>(world.add(c::all))
      .add_link(c::within);
  columns<c::bought_here, c::base_unemployed>(world[c::all]);
  world[c::all].add_link(public_body::municipality);
  world[c::all].add_link(public_body::union_of);
  columns<c::works, c::works_ratio, c::works_purse, c::home_damage, c::homes_hit, c::home_claim, c::home_fund, c::home_works>(world[c::all]);
  columns<c::output, c::jobs, c::employed, c::unemployed, c::firms_short, c::firms_failed, c::energy_bill, c::sober,
          c::proactivity_sum, c::residents, c::energy_use, c::emissions>(world[c::all]);
}

void declare_classes(sim::World& world) {
  namespace p = people;
  columns<p::code, p::residents, p::employed, p::unemployed, p::income, p::spending, p::energy, p::energy_share>(world.add(p::all));
  namespace s = size_class;
  columns<s::code, s::output, s::jobs, s::firms_short, s::firms_failed>(world.add(s::all));
}

void declare_firms(sim::World& world) {
  namespace f = firm;
  auto& firms = world.add(f::all);
  columns<f::kind, f::active, f::base_jobs, f::positions, f::employees, f::commuters, f::base_commuters, f::wage,
          f::charges>(firms);
  columns<f::base_output, f::base_exports, f::demand_firms, f::demand_households, f::exports, f::wanted, f::made, f::finished,
          f::delivered, f::exported, f::surcharge, f::fill_firms, f::fill_households, f::capacity_share, f::overproduction,
          f::activity, f::price, f::output, f::sold, f::used, f::bought>(firms);
  columns<f::closed, f::absent, f::damage, f::claim, f::works, f::stock_factor, f::swollen, f::served_upto, f::served_part>(firms);
  columns<f::goods_lost, f::hits, f::drilled, f::stricken, f::shut_until, f::winding, f::closing, f::closing_from, f::closing_days>(firms);
  columns<f::base_wage, f::notice_end, f::entered, f::short_time, f::short_weeks, f::short_pay, f::short_aid, f::takings, f::paid, f::surcharged, f::production_tax,
          f::start_loan>(firms);
  columns<f::energy_coefficient, f::energy_price, f::contract_end, f::energy_bill>(firms);
  columns<f::tariff, f::electricity_contract, f::gas_contract, f::gas_end, f::energy_relief, f::energy_use, f::base_cost, f::export_loss,
          f::curtailed, f::loan, f::guaranteed>(firms);
  columns<f::equipment_lent, f::equipment_borrowed, f::staff_lent, f::staff_borrowed, f::joint_discount, f::kept_away>(firms);
  columns<f::cash, f::fixed_cost, f::cash_target, f::debt, f::lent>(firms);
  firms.add_link(f::place);
  firms.add_link(f::branch);
  firms.add_link(f::size);
  firms.add_link(actor::face_of_firm);
}

void declare_people(sim::World& world) {
  namespace c = citizen;
  auto& citizens = world.add(c::all);
  columns<c::age, c::status, c::owner, c::transfer, c::benefit, c::energy_need, c::fuel_need, c::idle, c::cash, c::buffer, c::habit, c::plan,
          c::proactivity, c::disposition, c::sober, c::needed>(citizens);
  citizens.add_link(c::home);
  citizens.add_link(c::employer);
  citizens.add_link(c::group);
  citizens.add_link(actor::face_of_citizen);
}

void declare_institutions(sim::World& world) {
  namespace b = public_body;
  columns<b::electricity_contract, b::gas_contract, b::contract_end, b::energy_relief, b::energy_price>(world.add(b::all));
  columns<b::level, b::revenue, b::grants, b::taxes, b::energy_need, b::spending, b::cash, b::cash_target, b::capacity_lost, b::backlog, b::lost_lately, b::users_lent, b::users_borrowed, b::users_usual>(world[b::all])
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

void declare_table(sim::World& world) {
  columns<region::code, region::key>(world.add(region::all));
  columns<product::code, product::key, product::days>(world.add(product::all));

  namespace i = industry;
  auto& industries = world.add(i::all);
  columns<i::code, i::key, i::start_output, i::final_demand, i::start_value_added, i::capital>(industries);
  columns<i::damage_today, i::loss_today, i::loss_waiting, i::rebuilding_today, i::weight, i::limit, i::planned, i::fill>(industries);
  columns<i::output, i::capacity, i::unmet, i::rebuilding, i::damage, i::capacity_loss, i::overproduction, i::value_added>(industries);
  industries.add_link(i::place);
  industries.add_link(i::makes);

  namespace s = stock;
  auto& stocks = world.add(s::all);
  columns<s::coefficient, s::order, s::received, s::supply, s::inventory>(stocks);
  stocks.add_link(s::of);
  stocks.add_link(s::held_by);
  columns<flow::value>(world.add(flow::all));
  columns<works::event, works::day, works::left>(world.add(works::all));
}

void declare_networks(sim::World& world) {
  columns<citizen::closeness>(world.add(citizen::ties));
  columns<firm::coefficient, firm::stock_days, firm::need, firm::stock, firm::ordered>(world.add(firm::inputs));
  columns<firm::supply_share, firm::supply_slot, firm::supply_order>(world.add(firm::supply));
  columns<firm::builders_share, firm::builders_order>(world.add(firm::builders));
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
  declare_classes(world);
  declare_firms(world);
  declare_people(world);
  declare_institutions(world);
  declare_table(world);
  declare_networks(world);
  declare_collaboration(world);
  declare_commons(world);
  for (const sim::BidKey* bid : {&firm::order, &labour::post, &labour::vacancy, &actor::aid, &group::funding, &group::invitation})
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
