// models/table/table_economy.hpp -- one day of an economy that is an input-output table.
//
// Equations, their order and sources: docs/methods/table.md. Step n of days is day n: day 0 is the state of the start. Events
// of the same day stand before this process in the list.
#pragma once
#include "models/table/engine.hpp"
#include "models/vocabulary/table.hpp"
#include "sim/kernel/process.hpp"

namespace models::table {

struct TableEconomy {
  double psi = 0.8;
  double inventory_days = 90;
  sim::Shares inventory_days_of, unlimited;
  double restock = 60;
  double overproduction_max = 1.25;
  double overproduction_time = 365;
  bool fixed_orders = false;
  std::uint32_t capacity_event_lag = 0;

  static constexpr std::string_view name = "table_economy";
  static constexpr sim::Text meaning{"an input-output table lives through one day: orders, output, rationing, stocks", "un tableau entrées-sorties vit une journée : commandes, production, rationnement, stocks"};
  static constexpr bool daily = true;
  static constexpr auto parameters() {
    using P = TableEconomy;
    return std::tuple{
        sim::parameter(&P::psi, "psi", sim::unit::one, 0.01, 1, "Hallegatte 2014", {"share of the stock aimed at below which output is cut", "part du stock visé sous laquelle la production baisse"}),
        sim::parameter(&P::inventory_days, "inventory_days", sim::unit::day, 0, 3650, "Hallegatte 2014", {"stock aimed at, in days of use; 1 or less counts as 2", "stock visé, en jours d'usage ; 1 ou moins compte pour 2"}),
        sim::parameter(&P::inventory_days_of, "inventory_days_of", sim::unit::day, 0, 3650, "assumed", {"the same for named sectors; 0: as the others", "de même pour des branches nommées ; 0 : comme les autres"}),
        sim::parameter(&P::unlimited, "unlimited", sim::unit::one, 0, 1, "assumed", {"1 for sectors whose products are never short", "1 pour les branches dont les produits ne manquent jamais"}),
        sim::parameter(&P::restock, "restock", sim::unit::day, 1, 3650, "Hallegatte 2014", {"days in which a gap in the stock is ordered", "jours en lesquels un manque de stock est commandé"}),
        sim::parameter(&P::overproduction_max, "overproduction_max", sim::unit::one, 1, 10, "Hallegatte 2008", {"largest capacity over the usual", "capacité maximale rapportée à l'habituelle"}),
        sim::parameter(&P::overproduction_time, "overproduction_time", sim::unit::day, 1, 36500, "Hallegatte 2008", {"days in which overproduction builds up and fades", "jours en lesquels la surproduction s'installe et s'efface"}),
        sim::parameter(&P::fixed_orders, "fixed_orders", sim::unit::one, 0, 1, "Guan et al. 2020; Hallegatte 2014", {"orders in the table's shares, not by the suppliers' capacity", "commandes selon les parts du tableau et non la capacité des fournisseurs"}),
        sim::parameter(&P::capacity_event_lag, "capacity_event_lag", sim::unit::day, 0, 1, "definition", {"1: a loss of capacity is felt a day late, as a published program has it", "1 : une perte de capacité agit un jour plus tard, comme dans un programme publié"})};
  }
  using Uses = sim::Access<
      industry::all,
      sim::Read<industry::code, industry::start_output, industry::final_demand, industry::start_value_added, industry::capital, region::key,
                product::key, product::code, flow::value, stock::coefficient>,
      sim::Update<product::days, industry::damage_today, industry::loss_today, industry::loss_waiting, industry::rebuilding_today, industry::weight, industry::limit,
                  industry::planned, industry::fill, industry::output, industry::capacity, industry::unmet, industry::rebuilding,
                  industry::damage, industry::capacity_loss, industry::overproduction, industry::value_added, stock::order, stock::received,
                  stock::supply, stock::inventory>>;

  void whole(const sim::Whole<Uses>& all, sim::Rng&) const;
};

// Day 0 in a world that was just settled: what step 0 records. Later days come from the process itself.
void first_day(sim::World& world, const TableEconomy& rules);

}  // namespace models::table
