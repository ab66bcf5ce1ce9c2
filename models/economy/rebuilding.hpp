// models/economy/rebuilding.hpp -- what a crisis destroyed is rebuilt, by builders who have other clients, and somebody pays.
//
// Who was hit orders remaining damage / time (Hallegatte 2008), as far as money is there: insurance once it is settled, savings,
// a bank's loan, the state. The commune pools orders, pays builders in the evening and is paid back the day after, so that goods
// and money stay exact. Part of the work is equipment and comes from outside, as do builders that the territory lacks.
#pragma once
#include <algorithm>

#include "models/vocabulary/firm.hpp"
#include "models/vocabulary/indicator.hpp"
#include "sim/kernel/process.hpp"

namespace models::economy {

// Claims are settled bit by bit, so many per day of those that are open.
struct Insurance {
  double settling_time = 158, state_share = 0;

  static constexpr std::string_view name = "insurance";
  static constexpr bool daily = true;
  static constexpr sim::Text meaning{"insurers settle the claims of establishments", "les assureurs indemnisent les établissements"};
  static constexpr auto parameters() {
    using P = Insurance;
    return std::tuple{sim::parameter(&P::settling_time, "settling_time", sim::unit::day, 1, 3650, "nine tenths of the firms' claims of June 2016 were settled after a year: 365 / ln 10", {"mean time until a claim is paid", "délai moyen d'indemnisation"}),
                      sim::parameter(&P::state_share, "state_share", sim::unit::one, 0, 1, "about half of the insured cost of the Pas-de-Calais floods of 2023-24 was borne by the public reinsurer; 0 leaves all with insurers", {"part of each payment that the state bears", "part de chaque indemnité à la charge de l'État"})};
  }
  using Uses = sim::Access<firm::all, sim::Along<firm::place, commune::within>, sim::Update<firm::claim, firm::cash>, sim::Tally<territory::insurer, territory::state>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const double claim = self.get<firm::claim>();
    if (claim <= 0) return;
    const auto place = self.follow<firm::place>();
    const auto territory = place ? place->follow<commune::within>() : std::nullopt;
    if (!territory) return;
    const double paid = claim < 100 ? claim : sim::whole<firm::cash>(claim / settling_time);
    const double by_state = sim::whole<firm::cash>(state_share * paid);
    self.set<firm::claim>(claim - paid);
    self.set<firm::cash>(self.get<firm::cash>() + paid);
    self.add<territory::insurer>(territory->row(), by_state - paid);
    self.add<territory::state>(territory->row(), -by_state);
  }
};

// Yesterday's work is paid for and counts; today's is ordered.
struct RebuildOrders {
  double time = 180, reserve = 0.5;

  static constexpr std::string_view name = "rebuild_orders";
  static constexpr bool daily = true;
  static constexpr sim::Text meaning{"establishments that were hit pay yesterday's repairs and order today's", "les établissements touchés paient les réparations de la veille et commandent celles du jour"};
  static constexpr auto parameters() {
    using P = RebuildOrders;
    return std::tuple{sim::parameter(&P::time, "time", sim::unit::day, 1, 3650, "assumed; ARIO takes 60 to 365", {"time to rebuild if money and builders are there", "délai de reconstruction si l'argent et les entreprises sont là"}),
                      sim::parameter(&P::reserve, "reserve", sim::unit::one, 0, 1, "assumed", {"part of its usual cash that a firm does not build with", "part de sa trésorerie habituelle qu'un établissement n'engage pas"})};
  }
  using Uses = sim::Access<firm::all, sim::Along<firm::place>, sim::Read<firm::active, firm::cash_target, commune::works_ratio>,
                           sim::Update<firm::works, firm::damage, firm::cash>, sim::Tally<commune::works, commune::works_purse>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const double ordered = self.get<firm::works>();
    if (ordered <= 0 && self.get<firm::damage>() <= 0) return;
    const auto place = self.follow<firm::place>();
    if (!place) return;
    if (ordered > 0) {
      const double done = sim::whole<firm::cash>(ordered * place->get<commune::works_ratio>());
      self.set<firm::damage>(std::max(0.0, self.get<firm::damage>() - done));
      self.set<firm::cash>(self.get<firm::cash>() - done);
      self.add<commune::works_purse>(place->row(), done);
    }
    const double damage = self.get<firm::damage>(), spare = self.get<firm::cash>() - reserve * self.get<firm::cash_target>();
    const double order = self.get<firm::active>() ? sim::whole_below<firm::works>(std::clamp(spare, 0.0, damage < 1000 ? damage : damage / time)) : 0;
    self.set<firm::works>(order);
    if (order > 0) self.add<commune::works>(place->row(), order);
  }
};

// The same for the dwellings of a commune, pooled. What insurers do not owe is raised from its households, week by week, with
// their purchases.
struct HomeRepairs {
  double time = 180, settling_time = 158, own_time = 365, state_share = 0, aid = 0;

  static constexpr std::string_view name = "home_repairs";
  static constexpr bool daily = true;
  static constexpr sim::Text meaning{"dwellings that were hit are repaired as insurance, households and the state pay", "les logements touchés sont réparés à mesure que l'assurance, les ménages et l'État paient"};
  static constexpr auto parameters() {
    using P = HomeRepairs;
    return std::tuple{sim::parameter(&P::time, "time", sim::unit::day, 1, 3650, "assumed; ARIO takes 60 to 365", {"time to rebuild if money and builders are there", "délai de reconstruction si l'argent et les entreprises sont là"}),
                      sim::parameter(&P::settling_time, "settling_time", sim::unit::day, 1, 3650, "assumed as for firms", {"mean time until a claim is paid", "délai moyen d'indemnisation"}),
                      sim::parameter(&P::own_time, "own_time", sim::unit::day, 1, 36500, "assumed", {"time over which households raise what is not insured", "délai sur lequel les ménages financent ce qui n'est pas assuré"}),
                      sim::parameter(&P::state_share, "state_share", sim::unit::one, 0, 1, "as insurance.state_share", {"part of each payment that the state bears", "part de chaque indemnité à la charge de l'État"}),
                      sim::parameter(&P::aid, "aid", sim::unit::one, 0, 1, "a choice of policy", {"part of what is not insured that the state gives", "part du non-assuré que donne l'État"})};
  }
  using Uses = sim::Access<commune::all, sim::Along<commune::within>, sim::Read<commune::works_ratio>,
                           sim::Update<commune::home_damage, commune::home_claim, commune::home_fund, commune::home_works, commune::works_purse, commune::works, commune::purse>,
                           sim::Tally<territory::insurer, territory::state>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    using sim::whole;
    const double ordered = self.get<commune::home_works>();
    double damage = self.get<commune::home_damage>(), fund = self.get<commune::home_fund>(), claim = self.get<commune::home_claim>();
    const auto territory = self.follow<commune::within>();
    if ((damage <= 0 && claim <= 0 && ordered <= 0) || !territory) return;
    if (ordered > 0) {
      const double done = whole<commune::home_fund>(ordered * self.get<commune::works_ratio>());
      damage = std::max(0.0, damage - done), fund -= done;
      self.set<commune::works_purse>(self.get<commune::works_purse>() + done);
    }
    const double settled = claim < 1000 ? claim : whole<commune::home_fund>(claim / settling_time);
    const double lacking = std::max(0.0, damage - claim - fund);
    const double raised = lacking < 1 ? 0 : whole<commune::home_fund>(lacking / own_time), given = whole<commune::home_fund>(aid * raised), own = raised - given;
    const double by_state = whole<commune::home_fund>(state_share * settled);
    claim -= settled, fund += settled + raised;
    self.set<commune::purse>(self.get<commune::purse>() - own);
    self.add<territory::insurer>(territory->row(), by_state - settled);
    self.add<territory::state>(territory->row(), -by_state - given);
    const double order = sim::whole_below<commune::home_works>(std::clamp(fund, 0.0, damage < 1000 ? damage : damage / time));
    self.set<commune::home_damage>(damage), self.set<commune::home_fund>(fund), self.set<commune::home_claim>(claim), self.set<commune::home_works>(order);
    self.set<commune::works>(self.get<commune::works>() + order);
  }
};

struct WorksOrders {
  double equipment = 0.3;

  static constexpr std::string_view name = "works_orders";
  static constexpr bool daily = true;
  static constexpr sim::Text meaning{"communes order the day's repairs from builders", "les communes commandent les travaux du jour aux entreprises du bâtiment"};
  static constexpr auto parameters() {
    return std::tuple{sim::parameter(&WorksOrders::equipment, "equipment", sim::unit::one, 0, 1, "assumed", {"part of the repairs that is equipment from outside", "part d'équipements venus d'ailleurs dans les réparations"})};
  }
  using Uses = sim::Access<commune::all, sim::Along<firm::builders>, sim::Read<commune::works, firm::active, firm::builders_share>,
                           sim::Update<firm::builders_order>, sim::Tally<firm::demand_households>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const double works = self.get<commune::works>() * (1 - equipment);
    for (const auto purchase : self.along<firm::builders>()) {
      const auto builder = purchase.other();
      const double order = works > 0 && builder.get<firm::active>() ? sim::whole<firm::demand_households>(double{purchase.get<firm::builders_share>()} * works) : 0;
      purchase.set<firm::builders_order>(order);
      if (order > 0) self.add<firm::demand_households>(builder.row(), order);
    }
  }
};

struct WorksDone {
  static constexpr std::string_view name = "works_done";
  static constexpr bool daily = true;
  static constexpr sim::Text meaning{"repairs are done and paid; those who ordered learn what they owe", "les travaux sont faits et payés ; chacun apprend ce qu'il doit"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<commune::all, sim::Along<firm::builders, commune::within>, sim::Read<firm::fill_households, firm::price, firm::builders_order>,
                           sim::Update<commune::works, commune::works_ratio, commune::works_purse>,
                           sim::Tally<firm::delivered, firm::surcharge, territory::outside, territory::unmet>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const double works = self.get<commune::works>();
    const auto territory = self.follow<commune::within>();
    if (works <= 0 || !territory) return self.set<commune::works_ratio>(1);
    double asked = 0, paid = 0, missing = 0;
    for (const auto purchase : self.along<firm::builders>()) {
      const double order = purchase.get<firm::builders_order>();
      if (order <= 0) continue;
      const auto builder = purchase.other();
      const double arrived = sim::whole_below<firm::delivered>(order * double{builder.get<firm::fill_households>()});
      self.add<firm::delivered>(builder.row(), arrived);
      asked += order, paid += arrived, missing += order - arrived;
      if (const double price = builder.get<firm::price>(); price != 1) {
        const double more = sim::whole<firm::surcharge>(arrived * (price - 1));
        self.add<firm::surcharge>(builder.row(), more);
        paid += more;
      }
    }
    const double elsewhere = sim::whole<commune::works_purse>(std::max(0.0, works - asked));
    const double purse = self.get<commune::works_purse>() - paid - elsewhere;
    self.set<commune::works_purse>(purse);
    self.set<commune::works_ratio>(-purse / works);  // tomorrow's payments fill the purse again, cents left over go along
    self.set<commune::works>(0);
    self.add<territory::outside>(territory->row(), elsewhere);
    if (missing > 0) self.add<territory::unmet>(territory->row(), missing);
  }
};

}  // namespace models::economy
