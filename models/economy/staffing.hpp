// models/economy/staffing.hpp -- how many jobs an establishment wants; when it fails, and what becomes of its stocks and debts.
//
// Labour is hoarded: nothing happens while activity stays within a band below the usual, or while short-time work carries the
// staff. A firm short of cash cuts a part of its jobs until its cash is back; below a floor of weeks of output it fails.
// Layoffs are announced and take effect after a notice. Jobs of people from elsewhere follow in proportion.
#pragma once
#include <algorithm>
#include <cmath>

#include "models/vocabulary/firm.hpp"
#include "models/vocabulary/indicator.hpp"
#include "sim/kernel/process.hpp"

namespace models::economy {

struct Staffing {
  double hoarding = 0.05, distress_cut = 0.1, failure = 8, notice = 8, growth = 0.1, salvage = 0.3;

  static constexpr std::string_view name = "staffing";
  static constexpr sim::Text meaning{"establishments decide how many jobs they want, and fail when they are out of cash for good", "les établissements décident de leur effectif, et défaillent quand la trésorerie est épuisée"};
  static constexpr auto parameters() {
    using P = Staffing;
    return std::tuple{
        sim::parameter(&P::hoarding, "hoarding", sim::unit::one, 0, 0.5, "assumed", {"fall of activity that leaves jobs as they are", "baisse d'activité sans effet sur l'emploi"}),
        sim::parameter(&P::distress_cut, "distress_cut", sim::unit::one, 0, 1, "assumed", {"part of the jobs cut while cash is negative", "part des emplois supprimée tant que la trésorerie est négative"}),
        sim::parameter(&P::failure, "failure", sim::unit::week, 0, 260, "assumed", {"overdraft at which a firm fails, in weeks of its output at the start", "découvert qui entraîne la défaillance, en semaines de production de départ"}),
        sim::parameter(&P::notice, "notice", sim::unit::week, 0, 104, "assumed; notice by law is one to two months in France", {"time from the announcement of layoffs to their effect", "délai entre l'annonce de licenciements et leur effet"}),
        sim::parameter(&P::growth, "growth", sim::unit::per_week, 0, 10, "assumed", {"most posts opened, over those that there are", "postes ouverts au plus, rapportés à ceux qui existent"}),
        sim::parameter(&P::salvage, "salvage", sim::unit::one, 0, 1, "assumed", {"price of the stocks of a failed firm over the start's price", "prix de cession des stocks d'une entreprise défaillante, rapporté au départ"})};
  }
  using Uses = sim::Access<firm::all, sim::Along<firm::inputs, firm::place, commune::within>,
                           sim::Read<firm::base_jobs, firm::base_commuters, firm::base_output, firm::activity, firm::cash_target, firm::short_time, firm::winding, firm::entered>,
                           sim::Update<firm::active, firm::positions, firm::commuters, firm::cash, firm::start_loan, firm::loan, firm::guaranteed, firm::notice_end, firm::finished, firm::sold, firm::stock>,
                           sim::Tally<territory::outside, territory::bank>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    if (!self.get<firm::active>()) {  // what comes in or falls due after the failure
      if (const double left = self.get<firm::cash>(); left != 0) wind_up(self, left, 0, 0);
      return;
    }
    const std::int32_t base = self.get<firm::base_jobs>(), now = self.get<firm::positions>();
    const double cash = self.get<firm::cash>(), size = self.get<firm::entered>() > 0 ? double(now) / base : 1, closed = double{self.get<firm::winding>()};
    if (cash - self.get<firm::loan>() < -failure * self.get<firm::base_output>() * size || closed >= 1) return liquidate(self);

    double wanted = std::min(1.0, double{self.get<firm::activity>()} / (1 - hoarding));
    if (double{self.get<firm::short_time>()} > 0) wanted = std::max(wanted, double(now) / base);  // the scheme keeps them
    if (cash < 0) wanted = std::min(wanted, 1 - distress_cut);
    const std::int32_t most = std::max(1, static_cast<std::int32_t>(std::ceil(base * (1 - closed) - 1e-9)));
    const std::int32_t target = std::min(most, std::max(1, static_cast<std::int32_t>(std::ceil(base * wanted - 1e-9))));
    std::int32_t positions = now;
    if (target > now) {
      if (cash >= 0.5 * self.get<firm::cash_target>() * size) positions = std::min(target, now + opened(now, rng));  // hires again once it can pay
    } else if (target < now) {
      positions = std::max(target, std::min(now, most));  // an announced closure has had its notice
      const std::int32_t end = self.get<firm::notice_end>();
      if (positions > target && (notice == 0 || (end > 0 && self.now().day >= end))) positions = target;
      else if (positions > target && end == 0) self.set<firm::notice_end>(self.now().day + static_cast<std::int32_t>(notice * 7));
    }
    if (positions <= target && self.get<firm::notice_end>() != 0) self.set<firm::notice_end>(0);
    self.set<firm::positions>(positions);
    self.set<firm::commuters>(static_cast<std::int32_t>(std::lround(double(self.get<firm::base_commuters>()) * positions / base)));
  }

 private:
  // Posts come by ones: what is less than one comes by chance. The smallest open one in four weeks.
  std::int32_t opened(std::int32_t now, sim::Rng& rng) const {
    const double expected = growth * std::max(2.5, double(now)), whole = std::floor(expected);
    return static_cast<std::int32_t>(whole) + (rng.chance(expected - whole) ? 1 : 0);
  }

  // Stocks are sold outside below their price; what is still owed is the bank's loss, what is left goes to owners outside.
  void liquidate(const sim::Agent<Uses>& self) const {
    double stocks = self.get<firm::finished>();
    self.set<firm::sold>(self.get<firm::sold>() + stocks);
    self.set<firm::finished>(0);
    for (const auto input : self.along<firm::inputs>()) {
      stocks += input.get<firm::stock>();
      input.set<firm::stock>(0);
    }
    const double got = sim::whole<firm::cash>(salvage * stocks), in_hand = self.get<firm::cash>() + got, loan = self.get<firm::loan>(), guaranteed = self.get<firm::guaranteed>();
    const double line = std::clamp(in_hand, 0.0, loan), rest = std::clamp(in_hand - line, 0.0, guaranteed);  // write_off sees to what is still owed
    if (loan > 0) self.set<firm::loan>(loan - line);
    if (guaranteed > 0) self.set<firm::guaranteed>(guaranteed - rest);
    self.set<firm::start_loan>(0), self.set<firm::notice_end>(0);
    self.set<firm::active>(false), self.set<firm::positions>(0), self.set<firm::commuters>(0);
    wind_up(self, in_hand - line - rest, got, line + rest);
  }

  static void wind_up(const sim::Agent<Uses>& self, double left, double got, double to_bank) {
    self.set<firm::cash>(0);
    const auto place = self.follow<firm::place>();
    const auto territory = place ? place->follow<commune::within>() : std::nullopt;
    if (!territory) return;
    self.add<territory::outside>(territory->row(), std::max(0.0, left) - got);
    self.add<territory::bank>(territory->row(), std::min(0.0, left) + to_bank);
  }
};

// Wages rise where work is short: the wage curve (Blanchflower and Oswald 1994). They do not fall in money.
struct Wages {
  double elasticity = 0.1, pace = 0.25;

  static constexpr std::string_view name = "wages";
  static constexpr sim::Text meaning{"wages rise slowly where few are without work", "les salaires montent lentement là où peu sont sans emploi"};
  static constexpr sim::Period period = sim::Period::quarter;
  static constexpr auto parameters() {
    using P = Wages;
    return std::tuple{sim::parameter(&P::elasticity, "elasticity", sim::unit::one, 0, 1, "Blanchflower and Oswald 1994: 0.1", {"rise of pay with the fall of unemployment in the commune", "hausse du salaire avec la baisse du chômage de la commune"}),
                      sim::parameter(&P::pace, "pace", sim::unit::per_year, 0, 4, "assumed", {"part of the gap that is closed", "part de l'écart qui est comblée"})};
  }
  using Uses = sim::Access<firm::all, sim::Along<firm::place>, sim::Read<firm::active, firm::base_wage, commune::unemployed, commune::base_unemployed>, sim::Update<firm::wage>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto place = self.follow<firm::place>();
    if (!place || !self.get<firm::active>()) return;
    const double now = place->get<commune::unemployed>(), then = place->get<commune::base_unemployed>(), wage = self.get<firm::wage>();
    if (now <= 0 || then <= now) return;
    const double aim = self.get<firm::base_wage>() * std::pow(then / now, elasticity);
    if (aim > wage) self.set<firm::wage>(sim::whole<firm::cash>(wage + std::min(1.0, pace) * (aim - wage)));
  }
};

}  // namespace models::economy
