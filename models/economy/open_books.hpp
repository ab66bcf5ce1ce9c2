// models/economy/open_books.hpp -- a new step: sums over its days start at nothing; shopping lists are emptied and handed out.
#pragma once
#include "models/vocabulary/firm.hpp"
#include "models/vocabulary/indicator.hpp"
#include "sim/kernel/process.hpp"

namespace models::economy {

// The first of a step: what flows between accounts is weighed anew.
struct OpenAccounts {
  static constexpr std::string_view name = "open_accounts";
  static constexpr sim::Text meaning{"the territory's flows of the step start at nothing; the state's account is noted", "les flux du territoire repartent de zéro ; le compte de l'État est relevé"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<territory::all, sim::Read<territory::state>,
                           sim::Update<territory::state_before, territory::produced, territory::pay, territory::commuters_pay, territory::contributions, territory::production_taxes,
                                       territory::subsidies, territory::surplus, territory::stock_change, territory::energy_paid, territory::purchases, territory::exports, territory::imports>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    self.set<territory::state_before>(self.get<territory::state>());
    wipe<territory::produced, territory::pay, territory::commuters_pay, territory::contributions, territory::production_taxes, territory::subsidies, territory::surplus,
         territory::stock_change, territory::energy_paid, territory::purchases, territory::exports, territory::imports>(self);
  }

 private:
  template <const auto&... C> static void wipe(const sim::Agent<Uses>& self) { (self.template set<C>(0), ...); }
};

struct OpenPurses {
  static constexpr std::string_view name = "open_purses";
  static constexpr sim::Text meaning{"what groups of people earn and spend starts at nothing", "ce que les groupes de personnes gagnent et dépensent repart de zéro"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<people::all, sim::Update<people::income, people::spending, people::energy>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const { self.set<people::income>(0), self.set<people::spending>(0), self.set<people::energy>(0); }
};

struct OpenBooks {
  static constexpr std::string_view name = "open_books";
  static constexpr sim::Text meaning{"establishments' sums over the step start at nothing", "les cumuls des établissements sur le pas repartent de zéro"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<firm::all, sim::Update<firm::output, firm::sold, firm::used, firm::bought, firm::energy_bill, firm::takings, firm::paid, firm::surcharged>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    self.set<firm::output>(0), self.set<firm::sold>(0), self.set<firm::used>(0), self.set<firm::bought>(0), self.set<firm::energy_bill>(0);
    self.set<firm::takings>(0), self.set<firm::paid>(0), self.set<firm::surcharged>(0);
  }
};

struct OpenShops {
  static constexpr std::string_view name = "open_shops";
  static constexpr sim::Text meaning{"the communes' shopping lists are emptied", "les listes d'achats des communes sont vidées"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<commune::all, sim::Update<commune::planned, commune::asked, commune::bought_here>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const { self.set<commune::planned>(0), self.set<commune::asked>(0), self.set<commune::bought_here>(0); }
};

struct ShoppingList {
  static constexpr std::string_view name = "shopping_list";
  static constexpr sim::Text meaning{"what households mean to buy is spread over the days of the step", "les achats prévus des ménages sont répartis sur les jours du pas"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<commune::all, sim::Read<commune::planned>, sim::Update<commune::daily>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const { self.set<commune::daily>(self.get<commune::planned>() / self.now().days); }
};

}  // namespace models::economy
