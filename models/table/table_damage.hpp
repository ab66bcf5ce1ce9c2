// models/table/table_damage.hpp -- an event destroys capital of industries; it recovers over a stated time or is rebuilt.
//
// Damages of several events add. Nothing acts before day 1. Equations: docs/methods/table.md.
#pragma once
#include "models/table/disaster.hpp"
#include "models/vocabulary/table.hpp"
#include "sim/kernel/process.hpp"

namespace models::table {

struct TableDamage {
  sim::Shares share_of_capital;
  std::uint32_t first_day = 1, duration = 1;
  double recovery = 60;
  sim::Shares rebuild_by;
  double rebuild = 60;

  static constexpr std::string_view name = "table_damage";
  static constexpr sim::Text meaning{"an event destroys capital of industries, then it recovers or is rebuilt", "un événement détruit du capital d'industries, qui se rétablit ou est reconstruit"};
  static constexpr bool daily = true;
  static constexpr auto parameters() {
    using P = TableDamage;
    return std::tuple{
        sim::parameter(&P::share_of_capital, "share_of_capital", sim::unit::one, 0, 1, "the crisis file", {"destroyed share of capital, by \"region/sector\", region or sector", "part du capital détruite, par « région/branche », région ou branche"}),
        sim::parameter(&P::first_day, "first_day", sim::unit::day, 1, 1e6, "the crisis file", {"day on which it falls; the date \"from\" says the same", "jour où il frappe ; la date « from » dit la même chose"}),
        sim::parameter(&P::duration, "duration", sim::unit::day, 1, 1e6, "the crisis file", {"days before recovery or rebuilding begins", "jours avant le début du rétablissement ou de la reconstruction"}),
        sim::parameter(&P::recovery, "recovery", sim::unit::day, 0, 1e6, "assumed", {"days of a recovery in a straight line; 0: at once; only without \"rebuild_by\"", "jours d'un rétablissement linéaire ; 0 : immédiat ; seulement sans « rebuild_by »"}),
        sim::parameter(&P::rebuild_by, "rebuild_by", sim::unit::one, 0, 1, "the crisis file", {"share of the work by sector that builds; sums to 1", "part des travaux par branche qui construit ; somme 1"}),
        sim::parameter(&P::rebuild, "rebuild", sim::unit::day, 1, 1e6, "Hallegatte 2014", {"days in which what remains to rebuild is ordered", "jours en lesquels ce qui reste à reconstruire est commandé"})};
  }
  using Uses = sim::Access<industry::all,
                           sim::Read<industry::key, industry::code, industry::start_output, industry::final_demand, industry::start_value_added,
                                     industry::capital, industry::fill, region::key, product::key, product::code, stock::coefficient, flow::value>,
                           sim::Along<industry::place, industry::makes>,
                           sim::Update<industry::damage_today, industry::rebuilding_today, works::event, works::day, works::left>>;

  void whole(const sim::Whole<Uses>& all, sim::Rng&) const;
};

}  // namespace models::table
