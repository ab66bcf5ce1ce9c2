// models/economy/close_books.hpp -- contributions, commuters, taxes, fixed costs, banks and owners are paid.
//
// Residents' pay has left with their own budgets, energy with its bill (energy_use). What is above the cash target goes to owners outside the territory, less
// the tax on profits. The operating surplus is taken from what was cashed and paid, not as a remainder.
#pragma once
#include <algorithm>
#include <cmath>

#include "models/vocabulary/firm.hpp"
#include "models/vocabulary/indicator.hpp"
#include "models/vocabulary/institution.hpp"
#include "models/vocabulary/public_money.hpp"
#include "sim/kernel/process.hpp"

namespace models::economy {

struct CloseBooks {
  double profit_tax = public_money::profit_tax, follows_output = public_money::follows_output, repayment = 0.01;

  static constexpr std::string_view name = "close_books";
  static constexpr sim::Text meaning{"establishments pay contributions, commuters, taxes, fixed costs, banks and owners", "les établissements paient cotisations, navetteurs, impôts, frais fixes, banques et propriétaires"};
  static constexpr auto parameters() {
    using P = CloseBooks;
    return std::tuple{sim::parameter(&P::profit_tax, "profit_tax", sim::unit::one, 0, 0.9, "corporate tax, France 2022", {"tax on what is paid to owners", "impôt sur ce qui est versé aux propriétaires"}),
                      sim::parameter(&P::follows_output, "follows_output", sim::unit::one, 0, 1, "assumed: taxes on value added and turnover against those on property", {"part of the taxes on production that follows output", "part des impôts sur la production qui suit la production"}),
                      sim::parameter(&P::repayment, "repayment", sim::unit::per_week, 0, 1, "assumed: about two years", {"part of the bank's loan for a foundation that is paid back", "part de l'emprunt de création qui est remboursée"})};
  }
  using Uses = sim::Access<firm::all, sim::Along<firm::place, commune::within, public_body::municipality, public_body::union_of>,
                           sim::Read<firm::active, firm::output, firm::sold, firm::used, firm::bought, firm::takings, firm::paid, firm::surcharged, firm::base_jobs,
                                     firm::positions, firm::entered, firm::employees, firm::commuters, firm::wage, firm::charges, firm::short_time, firm::short_pay, firm::short_aid,
                                     firm::fixed_cost, firm::production_tax, firm::base_output, firm::energy_bill, firm::loan, firm::guaranteed, firm::cash, firm::cash_target>,
                           sim::Update<firm::start_loan>,
                           sim::Tally<firm::cash, territory::outside, territory::state, territory::bank, public_body::taxes, territory::produced, territory::commuters_pay,
                                      territory::contributions, territory::production_taxes, territory::subsidies, territory::surplus, territory::stock_change, territory::energy_paid>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    if (!self.get<firm::active>()) return;
    using sim::whole;
    const double weeks = self.now().days / 7, output = self.get<firm::output>();
    const double size = self.get<firm::entered>() > 0 ? double(self.get<firm::positions>()) / self.get<firm::base_jobs>() : 1;  // a new enterprise rents what it needs
    const double energy = self.get<firm::energy_bill>();  // paid already

    const double wage = self.get<firm::wage>(), worked = wage * (1 - double{self.get<firm::short_time>()});
    const std::int32_t employees = self.get<firm::employees>(), commuters = self.get<firm::commuters>();
    const double per_job = whole<firm::cash>((worked + double{self.get<firm::short_pay>()}) * weeks), to_commuters = commuters * per_job;
    const double contributions = whole<firm::cash>((employees + commuters) * worked * self.get<firm::charges>() * weeks);
    const double refund = whole<firm::cash>((employees + commuters) * double{self.get<firm::short_aid>()} * weeks);
    const double usual = self.get<firm::base_output>() * weeks, share = usual > 0 ? output / usual : 1;
    const double tax = whole<firm::cash>(self.get<firm::production_tax>() * weeks * size * (1 - follows_output + follows_output * share));
    const double fixed = whole<firm::cash>(self.get<firm::fixed_cost>() * weeks * size);

    const double at_hand = self.get<firm::cash>() + refund - to_commuters - contributions - tax - fixed;
    const double loan = self.get<firm::start_loan>(), repaid = loan > 0 && at_hand > 0 ? std::min({loan, at_hand, whole<firm::cash>(std::max(1.0, repayment * loan))}) : 0;
    if (repaid > 0) self.set<firm::start_loan>(loan - repaid);
    const bool indebted = self.get<firm::loan>() > 0 || self.get<firm::guaranteed>() > 0;  // the bank comes before owners
    const double profit = indebted ? 0 : whole<firm::cash>(std::max(0.0, at_hand - repaid - self.get<firm::cash_target>() * size)), to_state = whole<firm::cash>(profit_tax * profit);
    self.add<firm::cash>(self.row(), refund - to_commuters - contributions - tax - fixed - repaid - profit);

    const auto place = self.follow<firm::place>();
    const auto territory = place ? place->follow<commune::within>() : std::nullopt;
    if (!territory) return;
    const auto row = territory->row();
    self.add<territory::outside>(row, to_commuters + fixed + profit - to_state);
    self.add<territory::state>(row, contributions + tax + to_state - refund);
    if (repaid > 0) self.add<territory::bank>(row, repaid);
    if (const auto town = place->follow<public_body::municipality>()) self.add<public_body::taxes>(town->row(), public_money::to_commune * tax);
    if (const auto council = place->follow<public_body::union_of>()) self.add<public_body::taxes>(council->row(), public_money::to_union * tax);

    const double stocks = output - self.get<firm::sold>() + self.get<firm::bought>() - self.get<firm::used>();
    const double margin = self.get<firm::takings>() - self.get<firm::paid>() + stocks - energy;  // by cash
    self.add<territory::produced>(row, output + self.get<firm::surcharged>() - self.get<firm::used>() - (self.get<firm::paid>() - self.get<firm::bought>()) - energy);
    self.add<territory::commuters_pay>(row, to_commuters);
    self.add<territory::contributions>(row, contributions);
    self.add<territory::production_taxes>(row, tax);
    if (refund > 0) self.add<territory::subsidies>(row, refund);
    self.add<territory::surplus>(row, margin - employees * per_job - to_commuters - contributions - tax + refund);
    self.add<territory::stock_change>(row, stocks);
    self.add<territory::energy_paid>(row, energy);
  }
};

// Purchases of the step, from communes to the territory.
struct AddPurchases {
  static constexpr std::string_view name = "add_purchases";
  static constexpr sim::Text meaning{"communes' purchases of the step are added up", "les achats du pas des communes sont additionnés"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<commune::all, sim::Along<commune::within>, sim::Read<commune::bought_here>, sim::Tally<territory::purchases>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    if (const auto territory = self.follow<commune::within>()) self.add<territory::purchases>(territory->row(), self.get<commune::bought_here>());
  }
};

// Taxes and benefits of a normal week do not balance in a territory: the rest of the country gives or takes the difference.
struct Equalise {
  static constexpr std::string_view name = "equalise";
  static constexpr sim::Text meaning{"the rest of the country balances the state's account of a normal week", "le reste du pays équilibre le compte de l'État d'une semaine normale"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<territory::all, sim::Read<territory::equalisation>, sim::Update<territory::state, territory::outside>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const double given = sim::whole<territory::state>(self.get<territory::equalisation>() * self.now().days / 7);
    self.set<territory::state>(self.get<territory::state>() + given);
    self.set<territory::outside>(self.get<territory::outside>() - given);
  }
};

}  // namespace models::economy
